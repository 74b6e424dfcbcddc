"""Speed of the readers of places, organisations and lexicon-driven fields.

Run: ``python benchmarks/fields.py``. Prints cells a second on distinct cells (the pipeline reads each
distinct cell once), and seconds for one cell of a megabyte.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable

from researchkit.clean import (
    conduct,
    exclusivity,
    organisations,
    places,
    procedure,
    sentence,
    speakers,
    status,
)
from researchkit.clean.context import Context
from researchkit.core.claim import Reading

HERE = Context(country="KZ", language="en")
WORDS = {
    "place": [
        "Almaty",
        "г. Караганда",
        "Qonaev, Almaty region",
        "Алматы қаласы",
        "near Taraz",
        "Семей",
        "Aktau; Atyrau",
    ],
    "affiliation": ["DVK (alleged)", "ДВК / «Көше партиясы»", "civil activist", "лидер Демпартии"],
    "conduct": [
        "attended a meeting linked to DVK",
        "посты в соцсетях",
        "organised a rally",
        "митингке қатысты",
    ],
    "violence": ["no", "peaceful rally", "нападение на полицейского"],
    "exclusivity": ["prosecuted solely for attending", "лишь за пост", "not told"],
    "status": ["convicted, imprisoned", "под домашним арестом", "сотталған", "released"],
    "sentence": ["4 years restriction of freedom; 5-year ban", "15 суток", "six ans avec sursis", "50個月"],
    "procedure": ["closed trial; no counsel", "избиение при задержании", "none told"],
    "speaker": ["Amnesty International", "court press service", "адвокат"],
}
READERS: dict[str, Callable[[str, Context], tuple[Reading, ...]]] = {
    "place": places.read,
    "affiliation": organisations.read,
    "conduct": conduct.read,
    "violence": conduct.read_violence,
    "exclusivity": exclusivity.read,
    "status": status.read,
    "sentence": sentence.read,
    "procedure": procedure.read,
    "speaker": speakers.read,
}


def main() -> None:
    total = 0.0
    for field, reader in READERS.items():
        reader("warm up", HERE)
        cells = [
            f"{word} {number}"
            for number, word in zip(range(3000), itertools.cycle(WORDS[field]), strict=False)
        ]
        start = time.perf_counter()
        for cell in cells:
            reader(cell, HERE)
        each = (time.perf_counter() - start) / len(cells)
        total += each
        long = (" ".join(WORDS[field]) + ". ") * (1_000_000 // (len(" ".join(WORDS[field])) + 2))
        start = time.perf_counter()
        reader(long, HERE)
        print(
            f"{field:12} {1 / each:10,.0f} distinct cells/s   {time.perf_counter() - start:6.1f} s for 1 MB"
        )
    print(f"all fields of a report, nothing repeated: {60 / total:,.0f} reports/min on one core")


if __name__ == "__main__":
    main()
