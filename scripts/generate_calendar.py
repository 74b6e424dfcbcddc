"""Write the calendar vocabularies that come from CLDR (through Babel) as CSV.

Run it after a change of Babel or of ``reference/calendar/languages.csv``:

    python scripts/generate_calendar.py

It writes ``months.csv``, ``weekdays.csv``, ``quarters.csv`` and ``ago.csv`` in
``src/researchkit/reference/calendar/``. ``words.csv``, ``suffixes.csv`` and ``roles.csv`` there are made by
hand and are not touched.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import babel
from babel import Locale

FOLDER = Path(__file__).resolve().parents[1] / "src" / "researchkit" / "reference" / "calendar"
Row = tuple[str, str, str, str, str]


def languages() -> list[tuple[str, str]]:
    """Language tag and CLDR locale of every line of ``languages.csv``."""
    with (FOLDER / "languages.csv").open(encoding="utf-8", newline="") as handle:
        return [(row["lang"], row["locale"]) for row in csv.DictReader(handle)]


def named(lang: str, locale: str, what: str, names: Any, shift: int = 0) -> Iterator[Row]:
    """Rows of one CLDR name table: word, value, language, width, source."""
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, word in dict(names[context][width]).items():
                clean = str(word).strip()
                if clean.strip(".").isdigit() or len(clean.strip(".")) < 2:
                    continue  # a bare number or a single letter says too little
                if clean:
                    source = f"CLDR (Babel {babel.__version__}) {locale} {what} {context} {width}"
                    yield clean, str(int(number) + shift), lang, width, source


def ago(lang: str, locale: str, fields: Any) -> Iterator[Row]:
    """Rows of the relative patterns: ``{0} days ago`` is ``# days ago`` with value ``day:-1``."""
    for unit in ("day", "week", "month", "year"):
        for suffix in ("", "-short"):
            for tense, sign in (("past", "-1"), ("future", "1")):
                name = unit + suffix
                if name not in fields or tense not in fields[name]:
                    continue
                for pattern in dict(fields[name][tense]).values():
                    words = str(pattern).replace("{0}", " # ").strip()
                    if "#" in words and any(letter.isalpha() for letter in words):
                        source = f"CLDR (Babel {babel.__version__}) {locale} relative {name} {tense}"
                        yield " ".join(words.split()), f"{unit}:{sign}", lang, "wide", source


def write(name: str, rows: list[Row]) -> int:
    """Write one vocabulary, each word once for a language and value; returns the number of rows."""
    seen: dict[tuple[str, str, str], Row] = {}
    for row in rows:
        seen.setdefault((row[0].casefold(), row[1], row[2]), row)
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow(("word", "value", "lang", "width", "source"))
        out.writerows(seen.values())
    return len(seen)


def main() -> None:
    """Write all four files."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    months: list[Row] = []
    weekdays: list[Row] = []
    quarters: list[Row] = []
    relative: list[Row] = []
    for lang, name in languages():
        locale = Locale.parse(name)
        months += named(lang, name, "months", locale.months)
        weekdays += named(lang, name, "days", locale.days, shift=1)
        quarters += named(lang, name, "quarters", locale.quarters)
        relative += ago(lang, name, locale._data["date_fields"])
    for file, rows in (
        ("months.csv", months), ("weekdays.csv", weekdays), ("quarters.csv", quarters), ("ago.csv", relative),
    ):  # fmt: skip
        sys.stdout.write(f"{file}: {write(file, rows)} rows\n")


if __name__ == "__main__":
    main()
