"""Drafts as a source folder: a table for a person to confirm, and the ``source.toml`` that reads it.

The table holds the words of the text, so what is confirmed goes the way of every other source: words first,
values by the cleaners. A row is one person in one text. Nothing is read before a person wrote the four lines
of ``source.toml`` that no program can know.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Sequence

from researchkit.intake.narrative.drafts import Claim, Draft, DraftPerson
from researchkit.intake.narrative.tables import plain

#: Between several values of one cell.
SPLIT = " ; "
_PAGE = (
    "id",
    "file",
    "file_sha256",
    "publisher",
    "title",
    "published",
    "language",
    "country",
    "told_first_by",
)
#: Fields with one column of words each, and what else is told of each value.
_WORDS = ("place", "article", "affiliation", "status", "sentence")
_SAID = ("date", "conduct", "violence", "exclusivity", "procedure")

_TOML = """\
# Drafted by rule from {n} text(s). Look at every row of confirmed.csv beside its text: correct it, strike it out, add
# what was not found. Then write out the four lines below; until then the build tells what is missing.
# title = ""  # confirm: what the source is, in a few words
# publisher = ""  # confirm: who published it, where a row names no other
# licence = ""  # confirm: licence, terms or consent under which it was given
# received_on = 2026-01-31  # confirm: the day it came
kind = "rows"
language = "{language}"  # where a row names none
tier = "closed"  # confirm: open, restricted or closed
obtained_how = "read by rule from texts, confirmed by a person"  # confirm by whom

[[table]]
files = ["confirmed.csv"]

[table.columns]
id = {{ is = "row_id" }}
publisher = {{ is = "publisher" }}
title = {{ is = "title" }}
published = {{ is = "published" }}
language = {{ is = "language" }}
country = {{ is = "country" }}
told_first_by = {{ is = "origin" }}
person = {{ field = "person" }}
date = {{ field = "date", split = " ; " }}
date_role = {{ says = "role", of = ["date"], split = " ; " }}
{words}
{said}
note = {{ field = "note" }}

[table.ignored]
file = "the text the row was read from"
file_sha256 = "hash of that text, so that it can be found again"
"""


def folder(drafts: Sequence[Draft]) -> dict[str, bytes]:
    """Files of a source folder.

    Args:
        drafts: what was read; drafts without persons give no row.
    """
    languages = sorted({draft.language for draft in drafts if draft.persons}) or ["und"]
    words = "\n".join(f'{name} = {{ field = "{name}", split = "{SPLIT}" }}' for name in _WORDS)
    said = "\n".join(
        line
        for name in _SAID
        if name != "date"
        for line in (
            f'{name} = {{ field = "{name}", split = "{SPLIT}" }}',
            f'{name}_said_by = {{ says = "asserted_by", of = ["{name}"], split = "{SPLIT}" }}',
        )
    )
    said += f'\nprocedure_of = {{ says = "qualifier", of = ["procedure"], split = "{SPLIT}" }}'
    toml = _TOML.format(n=len(drafts), language=languages[0] if len(languages) == 1 else "und", words=words,
                        said=said)  # fmt: skip
    return {"source.toml": toml.encode(), "confirmed.csv": _table(drafts).encode()}


def _table(drafts: Sequence[Draft]) -> str:
    out = io.StringIO(newline="")
    said = [column for name in _SAID if name != "date" for column in (name, f"{name}_said_by")]
    header = [*_PAGE, "person", "date", "date_role", *_WORDS, *said, "procedure_of", "note"]
    writer = csv.DictWriter(out, header, lineterminator="\n")
    writer.writeheader()
    for number, draft in enumerate(drafts, 1):
        for nth, person in enumerate(draft.persons, 1):
            row = _page(draft, f"{number}.{nth}") | _cells(draft, person)
            writer.writerow({name: plain(row.get(name, "")) for name in header})
    return out.getvalue()


def _page(draft: Draft, own_id: str) -> dict[str, str]:
    return {
        "id": own_id, "file": draft.name, "file_sha256": hashlib.sha256(draft.text.encode()).hexdigest(),
        "publisher": draft.publisher, "title": draft.title, "published": draft.published.edtf,
        "language": draft.language, "country": draft.country,
        "told_first_by": draft.text[draft.origin[0] : draft.origin[1]] if draft.origin else "",
    }  # fmt: skip


def _cells(draft: Draft, person: DraftPerson) -> dict[str, str]:
    def words(claims: Sequence[Claim]) -> str:
        return SPLIT.join(_one_line(draft, claim) for claim in claims)

    out = {"person": " ".join(draft.text[person.start : person.end].split())}
    for name in (*_WORDS, *_SAID):
        claims = _distinct(draft, person.told(name))
        out[name] = words(claims)
        if name == "date":
            out["date_role"] = SPLIT.join(claim.role for claim in claims)
        elif name in _SAID:
            out[f"{name}_said_by"] = SPLIT.join(claim.asserted_by or "unattributed" for claim in claims)
        if name == "procedure":
            out["procedure_of"] = SPLIT.join(
                claim.qualifier if claim.qualifier in {"relative", "counsel"} else "person"
                for claim in claims
            )
    return out


def _distinct(draft: Draft, claims: Sequence[Claim]) -> list[Claim]:
    """Claims with words of their own: one stretch may tell several values."""
    seen: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        seen.setdefault((_one_line(draft, claim), claim.role), claim)
    return list(seen.values())


def _one_line(draft: Draft, claim: Claim) -> str:
    return " ".join(draft.verbatim(claim).replace(SPLIT, " , ").split())
