"""Makes the invented study: seeded, so that the same seed always gives the same bytes.

    python examples/synthetic/generate.py [--persons 640] [--seed 20250630] [--out FOLDER]

A truth is drawn first (persons, episodes, dates, conduct, who reports what and when); then four invented
sources tell of it as real ones do: in other languages and spellings, with imprecise dates, late, incompletely,
repeating one another. ``truth.csv`` says which row belongs to which person and case.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import hashlib
import io
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
FIRST, LAST = dt.date(2021, 1, 1), dt.date(2025, 12, 31)
MONTHS_RU = HERE / "words" / "months_ru.csv"


@dataclass
class Person:
    """An invented person."""

    key: str
    given: dict[str, str]
    family: dict[str, str]
    father: dict[str, str]
    female: bool


@dataclass
class Episode:
    """An invented deprivation of liberty.

    Attributes:
        conduct: codes the accusation rests on.
        sole: who says that this was all (``ngo``, ``court``), or ``""``.
        told: whether any source tells the conduct.
    """

    key: str
    person: Person
    arrest: dt.date
    place: dict[str, str]
    charge: dict[str, str]
    conduct: list[dict[str, str]]
    sole: str
    told: bool
    days: int
    ended: str
    charged_after: int
    origin: str = field(default="Invented Rights Group")

    @property
    def end(self) -> dt.date:
        """Day of release or sentence."""
        return self.arrest + dt.timedelta(days=self.days)


def words(name: str) -> list[dict[str, str]]:
    """Rows of a word list."""
    with (HERE / "words" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def weighted(rng: random.Random, rows: Sequence[dict[str, str]]) -> dict[str, str]:
    """One row, by weight."""
    return rng.choices(rows, weights=[float(row["weight"]) for row in rows])[0]


def people(rng: random.Random, count: int) -> list[Person]:
    """Invented persons; some are relatives of one another, which linkage must not confuse."""
    given, family = words("given"), words("family")
    men = [row for row in given if row["gender"] == "m"]
    out: list[Person] = []
    used: set[tuple[str, str]] = set()
    while len(out) < count:
        relative = rng.choice(out) if out and rng.random() < 0.06 else None
        first = rng.choice(given)
        last = relative.family if relative else rng.choice(family)
        if (first["latin"], last["latin"]) in used:
            continue
        used.add((first["latin"], last["latin"]))
        father = relative.given if relative and not relative.female else rng.choice(men)
        out.append(Person(f"p{len(out):04d}", first, last, father, first["gender"] == "f"))
    return out


def episodes(rng: random.Random, persons: Sequence[Person]) -> list[Episode]:
    """Episodes of the persons: rising then falling over the years, with seasons."""
    places, charges, conducts = words("places"), words("charges"), words("conduct")
    out: list[Episode] = []
    span = (LAST - FIRST).days
    for person in persons:
        for _ in range(1 if rng.random() < 0.86 else 2):
            day = FIRST + dt.timedelta(days=int(rng.betavariate(2.0, 1.6) * span))
            charge = weighted(rng, charges)
            conduct = [weighted(rng, conducts)]
            if rng.random() < 0.25:
                extra = weighted(rng, conducts)
                if extra["code"] != conduct[0]["code"]:
                    conduct.append(extra)
            peaceful = all(c["code"] != "violence_to_person" for c in conduct)
            alone = len(conduct) == 1 and peaceful
            sole = rng.choices(["", "ngo", "court"], [0.55, 0.38, 0.07])[0] if alone else ""
            administrative = charge["kind"] == "administrative"
            days = rng.choice([5, 10, 15, 20]) if administrative else int(rng.gammavariate(1.6, 90)) + 2
            ended = (
                "release"
                if administrative
                else rng.choices(["sentence", "release", ""], [0.55, 0.25, 0.2])[0]
            )
            others = [e for e in out if e.person is person]
            if any(abs((e.arrest - day).days) < 500 for e in others):
                continue
            out.append(Episode(f"e{len(out):04d}", person, day, weighted(rng, places), charge, conduct, sole,
                               rng.random() < 0.78, days, ended, rng.randint(1, 9)))  # fmt: skip
    return out


def name(rng: random.Random, person: Person, script: str) -> str:
    """The person's name as one source writes it."""
    given, family = person.given[script], person.family[script]
    if script == "latin":
        last = f"{family}ova" if person.female else f"{family}ov"
        if rng.random() < 0.15:
            last = last.replace("q", "k").replace("Q", "K").replace("zh", "j").replace("Zh", "J")
    elif script == "cyrillic":
        last = f"{family}ова" if person.female else f"{family}ов"
    else:
        last = f"{family}ова" if person.female else f"{family}ов"
    choice = rng.random()
    if script != "latin" and choice < 0.35:
        father = person.father[script] + ("қызы" if person.female else "ұлы") if script == "kazakh" else (
            person.father[script] + ("овна" if person.female else "ович"))  # fmt: skip
        return f"{last} {given} {father}"
    if choice > 0.97:
        return f"{given[0]}. {last}"
    return f"{last} {given}" if choice < 0.5 and script != "latin" else f"{given} {last}"


def when(rng: random.Random, day: dt.date, language: str) -> str:
    """A date as one source writes it: mostly to the day, sometimes to the month or year."""
    precision = rng.choices(["day", "month", "year", "none"], [0.80, 0.10, 0.04, 0.06])[0]
    if precision == "none":
        return ""
    if precision == "year":
        return str(day.year)
    if language == "iso":
        return day.isoformat()[: 10 if precision == "day" else 7]
    if language == "en":
        return f"{day:%B} {day.day}, {day.year}" if precision == "day" else f"{day:%B %Y}"
    months = {int(row["month"]): row for row in words("months_ru")}
    if precision == "day":
        return f"{day.day} {months[day.month]['genitive']} {day.year} года"
    return f"{months[day.month]['nominative']} {day.year} года"


def later(rng: random.Random, day: dt.date, mean: float) -> dt.date:
    """When a report of an event was published: late, with a long tail."""
    return day + dt.timedelta(days=1 + int(rng.expovariate(1 / mean)))


def joined(episode: Episode, language: str) -> str:
    """The conduct in words; empty where nobody tells it."""
    return "; ".join(c[language] for c in episode.conduct) if episode.told else ""


def tell(
    rng: random.Random, cases: Sequence[Episode]
) -> tuple[dict[str, list[dict[str, str]]], list[dict[str, str]]]:
    """What each source tells, and the truth of each row."""
    group: list[dict[str, str]] = []
    paper: list[dict[str, str]] = []
    court: list[dict[str, str]] = []
    lawyers: list[dict[str, str]] = []
    truth: list[dict[str, str]] = []
    close = dt.date(2026, 1, 10)

    def add(
        rows: list[dict[str, str]], source: str, episode: Episode, row: dict[str, str], published: dt.date
    ) -> None:
        if published > close:
            return  # not yet told
        row_id = f"{source[:2].upper()}{len(rows) + 1:04d}"
        rows.append({"id": row_id, "published": published.isoformat(), **row})
        truth.append({"source": source, "row_id": row_id, "person": episode.person.key, "case": episode.key,
                      "arrest": episode.arrest.isoformat()})  # fmt: skip

    for episode in cases:
        told_by_group = rng.random() < 0.72
        exclusive = episode.sole == "ngo" and episode.told
        if told_by_group:
            add(group, "rights_group", episode, {
                "name": name(rng, episode.person, "latin"), "date": when(rng, episode.arrest, "en"),
                "place": episode.place["en"], "charge": episode.charge["en"], "conduct": joined(episode, "en"),
                "exclusivity": "solely because of this" if exclusive else "",
                "violence": "yes" if any(c["code"] == "violence_to_person" for c in episode.conduct) and episode.told
                else rng.choice(["no", "not stated"]),
                "status": "administrative arrest" if episode.charge["kind"] == "administrative" else "pre-trial detention",
                "procedure": rng.choice(["", "", "", "no access to a lawyer", "closed trial", "ill-treatment alleged"]),
            }, later(rng, episode.arrest, 25))  # fmt: skip
        if rng.random() < (0.5 if told_by_group else 0.35):
            copies = told_by_group and rng.random() < 0.55
            add(paper, "newspaper", episode, {
                "name": name(rng, episode.person, "cyrillic"), "date": when(rng, episode.arrest, "ru"),
                "place": episode.place["ru"], "charge": episode.charge["ru"],
                "conduct": joined(episode, "ru") if rng.random() < 0.7 else "",
                "origin": "Invented Rights Group" if copies else "Invented Newspaper",
                "status": "задержан" if episode.person.female is False else "задержана",
            }, later(rng, episode.arrest, 12))  # fmt: skip
        if episode.ended == "sentence" and episode.end <= LAST and rng.random() < 0.6:
            add(court, "court_register", episode, {
                "name": name(rng, episode.person, "kazakh"), "date": when(rng, episode.end, "iso"), "role": "sentence",
                "place": episode.place["ru"], "charge": episode.charge["ru"],
                "conduct": "|".join(c["code"] for c in episode.conduct) if episode.sole == "court" else "",
                "exclusivity": "solely" if episode.sole == "court" else "",
                "sentence": rng.choice(["2 года ограничения свободы", "3 года лишения свободы", "5 лет лишения свободы"]),
            }, later(rng, episode.end, 40))  # fmt: skip
        if rng.random() < 0.3:
            add(lawyers, "legal_aid", episode, {
                "name": name(rng, episode.person, "latin"), "arrested": when(rng, episode.arrest, "iso"),
                "charged": (episode.arrest + dt.timedelta(days=episode.charged_after)).isoformat(),
                "released": episode.end.isoformat() if episode.ended == "release" and episode.end <= LAST else "",
                "place": episode.place["en"], "charge": episode.charge["en"],
                "conduct": joined(episode, "en") if rng.random() < 0.8 else "",
            }, later(rng, episode.arrest, 60))  # fmt: skip
    sources = {"rights_group": group, "newspaper": paper, "court_register": court, "legal_aid": lawyers}
    return sources, truth


def csv_bytes(
    rows: Sequence[dict[str, str]], header: dict[str, str], delimiter: str = ",", encoding: str = "utf-8"
) -> bytes:
    """Rows under a source's own column names."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(header.values())
    writer.writerows([row.get(key, "") for key in header] for row in rows)
    return out.getvalue().encode(encoding)


def codings(rng: random.Random, rows: Iterable[dict[str, str]]) -> bytes:
    """Double codings of the rights group's rows: two invented coders who mostly agree."""
    out = [["report_id", "variable", "value", "coder", "coded_on", "reason"]]
    for row in list(rows)[:160]:
        digest = hashlib.sha256(f"rights_group\x1f{row['id']}".encode()).hexdigest()[:12]
        for coder in ("coder_1", "coder_2"):
            right = "yes" if row["conduct"].startswith(("attended", "took part")) else "no"
            value = right if rng.random() < 0.93 else rng.choice(["yes", "no", "unknown"])
            out.append(
                [f"R{digest}", "attendance_told", value, coder, "2026-01-05", "invented double coding"]
            )
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(out)
    return text.getvalue().encode()


GROUP = {"id": "Case no", "published": "Published", "name": "Name", "date": "Date of arrest", "place": "Place",
         "charge": "Charge", "conduct": "What it is said to rest on", "exclusivity": "Said to be all?",
         "violence": "Violence alleged", "status": "Status", "procedure": "Procedure"}  # fmt: skip
PAPER = {"id": "№", "published": "Дата публикации", "name": "ФИО", "date": "Когда задержан", "place": "Место",
         "charge": "Статья", "conduct": "За что", "origin": "Источник", "status": "Статус"}  # fmt: skip


def write(out: Path, persons: int, seed: int) -> None:
    """Write the study's raw data and its truth."""
    rng = random.Random(seed)  # noqa: S311 - reproducible invention, not cryptography
    sources, truth = tell(rng, episodes(rng, people(rng, persons)))
    raw = out / "data" / "raw"
    files: dict[str, bytes] = {
        "rights_group/cases.csv": csv_bytes(sources["rights_group"], GROUP),
        "newspaper/zaderzhaniya.csv": csv_bytes(sources["newspaper"], PAPER, ";", "cp1251"),
        "court_register/register.json": json.dumps(
            {"records": sources["court_register"]}, ensure_ascii=False, indent=1).encode(),
        "legal_aid/intake.tsv": csv_bytes(sources["legal_aid"], {key: key for key in (
            "id", "published", "name", "arrested", "charged", "released", "place", "charge", "conduct")}, "\t"),
        "judgements/codings.csv": codings(rng, sources["rights_group"]),
        "judgements/links.csv": b"report_a,report_b,judgement,reason,author,date\n",
        "judgements/corrections.csv":
            b"report_id,field,verbatim,value,qualifier,date_first,date_last,role,reason,by,on\n",
        "judgements/publication.csv":
            b"person_id,ground,given_by,audiences,languages,given_on,reviewed_by,reviewed_on,until,withdrawn_on\n",
    }  # fmt: skip
    for source in sources:
        files[f"{source}/source.toml"] = (HERE / "sources" / f"{source}.toml").read_bytes()
    for path, data in files.items():
        target = raw / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    for source in sources:
        received = [
            name for name in files if name.startswith(f"{source}/") and not name.endswith("source.toml")
        ]
        lines = ["file,sha256,bytes_n,received_on"]
        lines += [
            f"{name.partition('/')[2]},{hashlib.sha256(files[name]).hexdigest()},{len(files[name])},2026-01-12"
            for name in received
        ]
        (raw / source / "received.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with (out / "truth.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(truth[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(truth)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make the invented study.")
    parser.add_argument("--persons", type=int, default=640)
    parser.add_argument("--seed", type=int, default=20250630)
    parser.add_argument("--out", type=Path, default=HERE)
    given = parser.parse_args()
    write(given.out, given.persons, given.seed)
