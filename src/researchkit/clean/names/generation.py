"""Words that tell two people of one name apart: "Jr.", "младший", "(сын)", "III"."""

from __future__ import annotations

from dataclasses import dataclass

from researchkit.clean.names.segments import EDGES, kind_of, tokens_of

#: Kinds of cell words → what they say. Words of kin tell it only in brackets or behind a hyphen.
_TOLD = {"younger": "younger", "elder": "elder", "second": "second", "third": "third"}
_KIN = {"child": "younger", "parent": "elder"}
_NUMBERED = frozenset({"second", "third"})
_SHORTEST_NAME = 4
_ENDS = ",;()[]/\n"


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that tells the generation: where it stands, what it says, and how it is written."""

    start: int
    end: int
    says: str
    written: str


def marks(text: str) -> tuple[str, list[Mark]]:
    """The text with such words blanked out (its length stays), and the words.

    A word counts in brackets of its own, behind a hyphen, or at the end of a part after a name: "ст. лейтенант" is a
    rank, and Junior alone after a given name may be a family name.
    """
    found: list[Mark] = []
    out = text
    tokens = tokens_of(text)
    for nth, (start, end, token) in enumerate(tokens):
        if nth and token[0] in "([" and token.rstrip(".,")[-1] in ")]":
            says = _says(token.strip("()[]" + EDGES), {**_TOLD, **_KIN})
            if says:
                found.append(Mark(start, end, says, token.rstrip(".,")))
            continue
        head, hyphen, tail = token.rpartition("-")
        says = _says(tail, {**_TOLD, **_KIN}) if hyphen and len(head) >= _SHORTEST_NAME else ""
        if says and says not in _NUMBERED:
            found.append(Mark(start + len(head), end, says, tail))
            out = _blank(out, start + len(head), end)
        elif (
            nth and _ends_part(text, end) and (says := _says(token, _TOLD)) and _after_name(text, nth, tokens)
        ):
            found.append(Mark(start, end, says, token))
            before = len(out[:start].rstrip())
            out = _blank(out, before - 1 if out[before - 1 : before] == "," else start, end)
    return out, found


def differ(one: str, other: str) -> bool | None:
    """Whether two people of a name are of different generations; ``None`` where only one is told, or unlike words."""
    if one == other:
        return False
    told = {one, other}
    return None if "" in told or ("younger" in told and told & _NUMBERED) else True


def _says(token: str, table: dict[str, str]) -> str:
    bare = token.strip(EDGES)
    kinds = kind_of(bare)
    says = next((table[kind] for kind in table if kind in kinds), "")
    return "" if says in _NUMBERED and not (bare.isupper() and bare.isascii()) else says


def _ends_part(text: str, end: int) -> bool:
    rest = text[end:].lstrip(" ")
    return not rest or rest[0] in _ENDS


def _after_name(text: str, nth: int, tokens: list[tuple[int, int, str]]) -> bool:
    """Two words of a name stand before, or one and the word is cut short or a comma follows."""
    _, end, token = tokens[nth]
    if nth >= 2:
        return True
    return token.endswith(".") or text[end:].lstrip(" ")[:1] == ","


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
