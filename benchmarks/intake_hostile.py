"""Damaged and hostile files by the hundred: every one is read or set aside, and the parent lives.

    python benchmarks/intake_hostile.py [files per kind]

Each seed (XLSX, DOCX, PDF, HTML, JSON, CSV) is damaged at random: bits flipped, bytes cut out, cut off, doubled.
Prints, per kind, how many were read, how many set aside by code, and the slowest. A crash, a file that took longer
than the limit, or rows that do not balance end the run.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from intake import intake_samples as samples
from intake import test_text

from researchkit.intake.reading import read

SEED = 20260131


def damaged(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 30))):
        at = chance.randrange(len(out))
        match chance.randrange(4):
            case 0:
                out[at] ^= 1 << chance.randrange(8)
            case 1:
                del out[at : at + chance.randrange(1, 200)]
            case 2:
                out = out[: max(at, 10)]
            case _:
                out[at:at] = out[at : at + chance.randrange(1, 200)]
        if len(out) < 10:
            break
    return bytes(out)


def main() -> None:
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    chance = random.Random(SEED)
    rows = [[str(n), f"Person {n}", "Town A"] for n in range(40)]
    table = {"source.toml": samples.record()}
    text = {"source.toml": test_text.OWN.encode()}
    kinds = {
        "xlsx": (table, "cases.xlsx", samples.workbook(rows)),
        "csv": (table, "cases.csv", samples.table(rows)),
        "json": (table, "cases.json", samples.as_json([dict(zip(samples.HEADER, row, strict=True)) for row in rows])),
        "docx": (text, "a.docx", test_text.docx("<w:p><w:r><w:t>Some words.</w:t></w:r></w:p>" * 40)),
        "pdf": (text, "a.pdf", test_text.pdf(*["Some words."] * 5)),
        "html": (text, "a.html", b"<!DOCTYPE html><html><body>" + b"<p>Some <b>words</b>.</p>" * 40 + b"</body></html>"),
    }  # fmt: skip
    for kind, (folder, name, data) in kinds.items():
        told: Counter[str] = Counter()
        slowest = 0.0
        for _ in range(many):
            started = time.monotonic()
            taken = read("made", folder | {name: damaged(data, chance)})
            slowest = max(slowest, time.monotonic() - started)
            whole = taken.documents["status"].eq("set_aside").any()
            told[taken.set_aside["code"].iat[-1] if whole else "read"] += 1
        counts = ", ".join(f"{code} {count}" for code, count in told.most_common())
        print(f"{kind}: {many} files, slowest {slowest:.1f} s: {counts}")


if __name__ == "__main__":
    main()
