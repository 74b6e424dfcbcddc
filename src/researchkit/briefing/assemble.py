"""From blocks to a document: ids, heading levels, footnotes and proofs are made to fit, or refused."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from researchkit.briefing.blocks import (
    Block,
    FigureBlock,
    Footnote,
    FootnoteRef,
    Heading,
    Link,
    Masthead,
    Number,
    PageBreak,
    Proof,
    ProofList,
    TableBlock,
    Text,
    plain,
)
from researchkit.briefing.document import AS_GIVEN, Document, nouns, rewrite
from researchkit.briefing.letters import fit
from researchkit.core.issue import ResearchkitError


def assemble(
    blocks: Iterable[Block],
    places: Sequence[str] | None = None,
    *,
    title: str = "",
    lang: str = "en",
    date: str = "",
) -> Document:
    """Put blocks together.

    A document with a masthead is a briefing: what does not fit is refused, with the place of the block.
    One without (any notebook at all) is brought into order: its first heading of level 1 is the title,
    further ones become sections, and skipped levels are closed.

    Args:
        blocks: in reading order.
        places: where each comes from, for messages; numbered if not given.
        title: used where neither a masthead nor a heading gives one.
        lang: BCP 47 tag of the document's language.
        date: ISO date of the document, or ``""``.

    Raises:
        ResearchkitError: BRIEF-23, -24, -25, -26, -28, -33 or -34.
    """
    listed = [_fit(block) for block in blocks]
    where = list(places) if places is not None else [f"block={n}" for n in range(1, len(listed) + 1)]
    briefing = any(isinstance(block, Masthead) for block in listed)
    if briefing:
        _check_masthead(listed, where)
        head = next(block for block in listed if isinstance(block, Masthead))
        title, lang, date = head.title, head.lang or lang, head.date or date
    else:
        title, listed, where = _titled(listed, where, fit(title))
        listed = _levelled(listed)
    if not title.strip():
        raise ResearchkitError("BRIEF-34", where[0] if where else "document")
    _check_levels(listed, where)
    listed = _with_ids(listed, where)
    if not briefing:
        listed = _without_dead_links(listed)
    document = Document(title, lang, date, tuple(listed), tuple(where))
    _check_footnotes(document)
    _check_proofs(document)
    _check_links(document)
    _check_files(document)
    return _without_unused_proofs(document)


def _fit(noun: Any) -> Any:
    """A noun with every shown text made fit for a page."""
    return _remade(noun, lambda value: fit(value) if isinstance(value, str) else value)


def _remade(noun: Any, change: Callable[[Any], Any]) -> Any:
    """A noun with ``change`` applied to every shown text, then to every noun inside it and to itself."""
    if isinstance(noun, str):
        return change(noun)
    if isinstance(noun, tuple):
        return tuple(_remade(item, change) for item in noun)
    if dataclasses.is_dataclass(noun) and not isinstance(noun, type):
        changes = {}
        for field in dataclasses.fields(noun):
            value = getattr(noun, field.name)
            if field.name in AS_GIVEN or not value or isinstance(value, bytes):
                continue
            made = _remade(value, change)
            if made is not value and made != value:
                changes[field.name] = made
        return change(dataclasses.replace(noun, **changes) if changes else noun)
    return noun


def _without_dead_links(listed: list[Block]) -> list[Block]:
    """Links to places that the document does not have, as plain words."""
    ids = {getattr(noun, "id", "") for block in listed for noun in nouns(block)}

    def checked(noun: Any) -> Any:
        if isinstance(noun, Link) and noun.href.startswith("#") and noun.href[1:] not in ids:
            return Text(noun.text)
        return noun

    return [_remade(block, checked) for block in listed]


def _check_masthead(listed: list[Block], where: list[str]) -> None:
    found = [index for index, block in enumerate(listed) if isinstance(block, Masthead)]
    titles = [i for i, block in enumerate(listed) if isinstance(block, Heading) and block.level == 1]
    for index in found[1:] + titles:
        raise ResearchkitError("BRIEF-24", where[index], "a second title")
    if any(not isinstance(block, Footnote | PageBreak) for block in listed[: found[0]]):
        raise ResearchkitError("BRIEF-24", where[found[0]], "the masthead is not first")


def _titled(listed: list[Block], where: list[str], title: str) -> tuple[str, list[Block], list[str]]:
    """The title of a document without a masthead, and its blocks under one masthead."""
    for index, block in enumerate(listed):
        if isinstance(block, Heading) and block.level == 1:
            title = plain(block.runs)
            rest = listed[:index] + listed[index + 1 :]
            where = where[:index] + where[index + 1 :]
            break
    else:
        rest = listed
    deeper = any(isinstance(noun, Heading) and noun.level == 1 for noun in nouns(tuple(rest)))

    def lower(block: Block) -> Block:
        if deeper and isinstance(block, Heading):
            return dataclasses.replace(block, level=min(block.level + 1, 6))
        return block

    return title, [rewrite(block, lower) for block in rest], where


def _levelled(listed: list[Block]) -> list[Block]:
    last = 1

    def close(block: Block) -> Block:
        nonlocal last
        if isinstance(block, Heading):
            last = max(2, min(block.level, last + 1))
            return dataclasses.replace(block, level=last)
        return block

    return [rewrite(block, close) for block in listed]


def _check_levels(listed: list[Block], where: list[str]) -> None:
    last = 1
    for block, place in zip(listed, where, strict=True):
        for noun in nouns(block):
            if isinstance(noun, Heading):
                if noun.level > last + 1:
                    raise ResearchkitError("BRIEF-23", place)
                last = noun.level


def slug(text: str) -> str:
    """Words as an id: letters and digits of any script, joined with hyphens."""
    folded = unicodedata.normalize("NFC", text).lower()
    return re.sub(r"[\W_]+", "-", folded).strip("-")[:60].strip("-")


def _with_ids(listed: list[Block], where: list[str]) -> list[Block]:
    """Every heading, table and figure with an id; ids that were given are kept, and may not repeat.

    An id of a document has no colon: those with one (``page:main``, ``proof:…``) are the page's own.
    """
    taken: set[str] = set()
    for block, place in zip(listed, where, strict=True):
        for noun in nouns(block):
            given = getattr(noun, "id", "")
            if given and (given in taken or not re.fullmatch(r"[\w.-]+", given)):
                raise ResearchkitError("BRIEF-24", place, "an id that is taken, or not of letters and digits")
            if given:
                taken.add(given)
    counts = {"figure": 0, "table": 0}

    def free(wanted: str) -> str:
        candidate, n = wanted, 2
        while candidate in taken:
            candidate, n = f"{wanted}-{n}", n + 1
        taken.add(candidate)
        return candidate

    def named(block: Block) -> Block:
        if isinstance(block, Heading) and not block.id:
            return dataclasses.replace(block, id=free(slug(plain(block.runs)) or "section"))
        if isinstance(block, FigureBlock):
            counts["figure"] += 1
            given = block.id or free(f"figure-{counts['figure']}")
            data = block.table
            if data is not None and not data.id:
                data = dataclasses.replace(data, id=free(f"{given}-data"))
            return dataclasses.replace(block, id=given, table=data)
        if isinstance(block, TableBlock):
            counts["table"] += 1
            return block if block.id else dataclasses.replace(block, id=free(f"table-{counts['table']}"))
        return block

    return [rewrite(block, named) for block in listed]


def _place_of(document: Document, kind: type, **match: str) -> str:
    for block, place in zip(document.blocks, document.places, strict=True):
        for noun in nouns(block):
            if isinstance(noun, kind) and all(getattr(noun, k) == v for k, v in match.items()):
                return place
    return "document"


def _check_footnotes(document: Document) -> None:
    notes = [noun.id for noun in document.walk() if isinstance(noun, Footnote)]
    refs = {noun.note_id for noun in document.walk() if isinstance(noun, FootnoteRef)}
    for note_id in sorted(refs - set(notes)):
        raise ResearchkitError("BRIEF-25", _place_of(document, FootnoteRef, note_id=note_id))
    for note_id in sorted(set(notes) - refs):
        raise ResearchkitError("BRIEF-25", _place_of(document, Footnote, id=note_id))


def _check_proofs(document: Document) -> None:
    """With a list of proofs, every printed number must be in it."""
    listed = document.proof_list()
    if listed is None:
        return
    known = [proof.result_id for proof in listed.proofs]
    if len(known) != len(set(known)):
        raise ResearchkitError("BRIEF-24", _place_of(document, ProofList), "a result is proved twice")
    for number in document.numbers():
        if number.result_id not in known:
            place = _place_of(document, Number, result_id=number.result_id)
            raise ResearchkitError("BRIEF-26", place, number.result_id)


def _check_links(document: Document) -> None:
    ids = {getattr(noun, "id", "") for noun in document.walk()}
    for noun in document.walk():
        if isinstance(noun, Link) and noun.href.startswith("#") and noun.href[1:] not in ids:
            raise ResearchkitError("BRIEF-28", _place_of(document, Link, href=noun.href))


def _check_files(document: Document) -> None:
    seen: dict[str, object] = {}
    for noun in document.walk():
        for name, data in (("csv_name", "csv"), ("card_name", "card")):
            if file := getattr(noun, name, ""):
                content = getattr(noun, data)
                if seen.setdefault(file, content) != content:
                    raise ResearchkitError("BRIEF-33", _place_of(document, type(noun), **{name: file}))


def _without_unused_proofs(document: Document) -> Document:
    printed = {number.result_id for number in document.numbers()}
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, ProofList):
            used: tuple[Proof, ...] = tuple(p for p in block.proofs if p.result_id in printed)
            block = dataclasses.replace(block, proofs=used)
        blocks.append(block)
    return dataclasses.replace(document, blocks=tuple(blocks))
