"""Words to legal references, without knowing where they stand."""

from __future__ import annotations

import re

from researchkit.clean.law import codes, scope
from researchkit.clean.law.model import Draft, LegalRef, Mention
from researchkit.clean.law.references import References
from researchkit.clean.tokens import Tokens
from researchkit.reference import law_words

#: Letters that stand for figures inside a number, where a page was read by machine: 4О5.
_FIGURES = {"О": "0", "O": "0", "о": "0", "o": "0", "З": "3", "l": "1"}
_MISREAD = re.compile(rf"(?<=\d)[{''.join(_FIGURES)}](?=\d)")


def parse(text: str, language: str = "und") -> list[LegalRef]:
    """Every legal reference of a text, in order.

    A number is a reference only with a word for article, or right beside a code ("405(2) CC"), or in a list
    that such a number begins. Nothing is supplied that the words do not tell: no code, no country.

    Args:
        text: a cell or running text.
        language: its language (BCP 47).
    """
    return references(text, language)[0]


def references(text: str, language: str) -> tuple[list[LegalRef], Tokens]:
    """The references of a text and its tokens."""
    tokens = Tokens(_MISREAD.sub(lambda found: _FIGURES[found[0]], text), language, law_words.words())
    reader = References(tokens)
    groups: list[list[Draft]] = []
    mentions: list[Mention] = []
    at = no_bare_before = 0
    while at < tokens.count:
        if tokens.kind[at] not in "nw§":
            at += 1
            continue
        found = reader.read(at)
        if found:
            groups.append(found[0])
            at = max(found[1], at + 1)
            country = codes.land(tokens, at)
            if (
                country
                and not codes.mention(tokens, at)
                and not codes.mention(tokens, codes.links(tokens, at))
            ):
                mentions.append(country)
                at = country.last
            continue
        code = codes.mention(tokens, at)
        if code:
            mentions.append(code)
            at = code.last
            if groups and codes.links(tokens, groups[-1][-1].last, ",)") >= code.first:
                at = reader.parts_behind(groups[-1], at)
            beside = None if code.code.startswith("LAW") else _beside(tokens, reader, at)
            if beside:
                groups.append(beside[0])
                at = beside[1]
            continue
        bare = reader.bare(at) if tokens.kind[at] == "n" and at >= no_bare_before else None
        if bare and _before_code(tokens, bare[1]):
            groups.append(bare[0])
            at = bare[1]
            continue
        if bare:
            no_bare_before = bare[0][-1].first  # what begins inside this list ends where it does
        at = _past(tokens, at)
    scope.assign(tokens, groups, mentions)
    refs: list[LegalRef] = []
    for group in groups:
        for draft in group:
            if {"may_be_a_name", "section"} & draft.flags and not draft.code and not draft.parts:
                continue
            refs.extend(_refs(draft, tokens))
    return refs, tokens


def _past(tokens: Tokens, at: int) -> int:
    """The next place to look at; a number is passed with all that is written together with it."""
    if tokens.kind[at] != "n":
        return at + 1
    after = at + 1
    while after + 1 < tokens.count and tokens.is_a(after, ".-/") and tokens.touches(after):
        if not (tokens.is_a(after + 1, "n") and tokens.touches(after + 1)):
            break
        after += 2
    return after


def _beside(tokens: Tokens, reader: References, at: int) -> tuple[list[Draft], int] | None:
    """Bare numbers right after a code: "Uzbek CC 159(4), 244(3)", "TCK 314/2", "criminal code (212.1)"."""
    opened = tokens.is_a(at, "(")
    place = at + 1 if tokens.is_a(at, "(,:-") else at
    worded = reader.read(codes.links(tokens, place))
    if worded and not opened:
        return worded  # "AR CM 234.4.1, 221.2.1-ci maddələr"
    found = reader.bare(codes.links(tokens, place))
    if not found:
        return None
    drafts, after = found
    if opened:
        return (drafts, after + 1) if tokens.is_a(after, ")") else None
    if after < tokens.count and tokens.is_a(after, "w"):
        named = tokens.get(after, "link") or tokens.get(after, "and") or tokens.get(after, "code")
        if not named or tokens.get(after, "art"):
            return None
    return drafts, after


def _before_code(tokens: Tokens, at: int) -> bool:
    place = codes.links(tokens, at, "(" if tokens.is_a(at, "(") else "")
    return codes.mention(tokens, at) is not None or codes.mention(tokens, place) is not None


def _refs(draft: Draft, tokens: Tokens) -> list[LegalRef]:
    """One reference for each part; points belong to the last part told."""
    parts = list(dict.fromkeys(draft.parts))
    paragraphs = list(dict.fromkeys(draft.paragraphs))
    flags = set(draft.flags) - {"worded", "may_be_a_name", "section"}
    if paragraphs and not parts and "weak_point" in flags:
        parts, paragraphs = paragraphs, []
        flags.add("point_as_part")
    flags.discard("weak_point")
    pairs: list[tuple[str, str]] = [(part, "") for part in parts[:-1]]
    last = parts[-1] if parts else ""
    pairs += [(last, point) for point in paragraphs] or [(last, "")]
    start, end = tokens.start[draft.first], tokens.end[min(draft.last, tokens.count) - 1]
    shown = tuple(sorted(flags))
    return [
        LegalRef(draft.code, draft.country, draft.article, part, point, draft.edition, start, end, "", shown)
        for part, point in pairs
    ]
