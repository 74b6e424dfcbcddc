"""Movements, parties and organisations: their names in many languages, and when they were banned.

Data: ``countries/<iso2>/organisations.csv`` and ``countries/organisations.csv`` (international ones). Names
are phrases in the syntax of :mod:`lexicon`, parted with semicolons; ``names_at_home`` count only where the
country is that of the organisation (many countries have a Democratic Party).
"""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass

from researchkit.core.dates import UNDATED, Interval
from researchkit.reference import lexicon, packs
from researchkit.reference.lexicon import Lexicon, Match, Text

ANYWHERE, AT_HOME = "", "home"


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation.

    Attributes:
        org_id: stable id, e.g. ``kz-dvk``.
        country: ISO 3166-1 alpha-2, ``""`` for international ones.
        kind: movement, party, ngo, media …
        name: main name.
        status: its standing in law, in words.
        banned: days on which the ban may have been made; sources differ.
        ban_court: which court, as told.
        active: when it existed under its names; open ends are unknown.
        source: where the row comes from.
    """

    org_id: str
    country: str
    kind: str
    name: str
    status: str
    banned: Interval
    ban_court: str
    active: Interval
    source: str


@functools.cache
def load() -> dict[str, Organisation]:
    """Every organisation, by id."""
    out: dict[str, Organisation] = {}
    for country, row in _rows():
        banned = _interval(row["ban_first"], row["ban_last"])
        out[row["org_id"]] = Organisation(
            row["org_id"], country, row["kind"], row["name"], row["status"], banned, row["ban_court"],
            _interval(row["active_from"], row["active_to"]), row["source"],
        )  # fmt: skip
    return out


def find(
    text: Text, country: str = "", when: Interval = UNDATED
) -> tuple[tuple[Match, tuple[str, ...]], ...]:
    """Organisations named in a text.

    Args:
        text: a text cut into words.
        country: where it speaks of; names that many countries know count only there.
        when: the day decides between organisations of one name.

    Returns:
        ``(where, ids)`` in order of place; several ids where the name is borne by several.
    """
    found: dict[tuple[int, int], list[Match]] = {}
    known = load()
    for match in names().all(text):
        home = known[match.entry.code].country
        if match.entry.qualifier == AT_HOME and country not in {"", home}:
            continue
        found.setdefault((match.first, match.last), []).append(match)
    best = lexicon.choose([group[0] for group in found.values()])
    out = []
    for match in best:
        ids = tuple(dict.fromkeys(same.entry.code for same in found[match.first, match.last]))
        if len(ids) > 1:
            living = tuple(org for org in ids if _active(known[org], when))
            ids = living or ids
        out.append((match, ids))
    return tuple(out)


def lookup(name: str, country: str = "", when: Interval = UNDATED) -> tuple[str, ...]:
    """Ids of the organisations that bear exactly this name (in any case, accents and grammatical form)."""
    text = lexicon.cut(name)
    for match, ids in find(text, country, when):
        if match.first == 0 and match.last == len(text.words) - 1:
            return ids
    return ()


def banned_at(org_id: str, when: Interval) -> bool | None:
    """Whether it was banned on those days; ``None`` when the days or the sources do not settle it.

    Raises:
        KeyError: no such organisation.
    """
    ban = load()[org_id].banned
    if ban.first is None or ban.last is None:
        return False
    if when.first is not None and when.first >= ban.last:
        return True
    if when.last is not None and when.last < ban.first:
        return False
    return None


@functools.cache
def names() -> Lexicon:
    """All names as one compiled lexicon; ``code`` is the id."""
    entries = []
    for _, row in _rows():
        for column, qualifier in (("names", ANYWHERE), ("names_at_home", AT_HOME)):
            for phrase in (row.get(column) or "").split(" ; "):
                if phrase.strip():
                    entries.append({"phrase": phrase.strip(), "code": row["org_id"], "qualifier": qualifier})
    return Lexicon(entries, lexicon.word_classes())


def _rows() -> list[tuple[str, dict[str, str]]]:
    rows = [("", row) for row in packs.rows("countries", "organisations.csv")]
    for country in packs.countries():
        rows += [(country, row) for row in packs.rows("countries", country.lower(), "organisations.csv")]
    return rows


def _active(org: Organisation, when: Interval) -> bool:
    if when.first is None and when.last is None:
        return True
    ended = org.active.last is not None and when.first is not None and when.first > org.active.last
    unborn = org.active.first is not None and when.last is not None and when.last < org.active.first
    return not ended and not unborn


def _interval(first: str, last: str) -> Interval:
    return Interval(
        dt.date.fromisoformat(first) if first else None,
        dt.date.fromisoformat(last) if last else None,
        f"{first or '..'}/{last or '..'}" if first or last else "",
    )


packs.cached(load)
packs.cached(names)
