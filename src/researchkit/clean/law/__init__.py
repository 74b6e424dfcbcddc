"""Law: the words of a charge to provisions, ``<country>-<code>[-<edition>]:<article>[(part)][(paragraph)]``.

``parse`` reads references as the words tell them; ``read`` reads a cell and adds only the jurisdiction, from
the country that detains; ``find`` reads running text.

* What the words do not name stays a question mark: ``KZ-?:258(1)``, ``?-CC:272``. Articles of a code that the
  tables hold under that number stand in the details (``candidates``), never in the value.
* An article is never inferred from an offence's name: "mass riots" gives no value, the qualifier ``riot`` and
  the flag ``offence_named``.
* An edition stands in the value only where the words name one that is no longer in force.
* Provisions on attempt and preparation qualify the article they are told with and are no charge themselves.
* A point without its part is written ``194(?)(2)``.
"""

from __future__ import annotations

import bisect
import functools

from researchkit.clean import told
from researchkit.clean.context import NOWHERE, Context
from researchkit.clean.law import canonical
from researchkit.clean.law.model import LegalRef
from researchkit.clean.law.parse import parse, references
from researchkit.clean.tokens import Tokens
from researchkit.core.claim import Reading
from researchkit.core.truth import UnknownReason
from researchkit.reference import law_words, lexicon, packs

__all__ = ["LegalRef", "find", "parse", "read"]

NO_ARTICLE = "CLEAN-LAW-02"
UNREADABLE = "CLEAN-LAW-03"

_CACHED = 400
#: Code of phrases that speak of a charge and name none ("similar charges").
_VAGUE = "vague"
#: Words that hold the name of an offence and name none: "riot police".
_NONE = "-"


def read(verbatim: str, context: Context = NOWHERE) -> tuple[Reading, ...]:
    """Read a cell that tells a charge.

    Args:
        verbatim: the words.
        context: the country that detains, the language, the interval of the event.

    Returns:
        One reading a provision, and one a named offence in parts of the cell without a provision; without
        either, a reading with a reason (and an issue, unless the cell is empty or says that nothing is told).
    """
    if len(verbatim) > _CACHED:
        return _read(verbatim, context)
    return _read_cached(verbatim, context)


def find(text: str, context: Context = NOWHERE) -> tuple[Reading, ...]:
    """Find the provisions in running text; none if there is none."""
    refs, tokens = references(text, context.language)
    return canonical.readings(refs, tokens, context)


def _read(verbatim: str, context: Context) -> tuple[Reading, ...]:
    refs, tokens, named, vague = _told(verbatim, context.language)
    out = list(canonical.readings(refs, tokens, context))
    out += named
    if out:
        return tuple(out)
    silent = told.untold(verbatim, "law.none@1")
    if silent or vague:
        return (silent or Reading(None, UnknownReason.NOT_STATED, end=len(verbatim), rule="law.vague@1"),)
    looks = any(tokens.get(at, kind) for at in range(min(tokens.count, 400)) for kind in ("art", "code"))
    if looks and any(tokens.is_a(at, "n") for at in range(tokens.count)):
        reason, issue = UnknownReason.UNREADABLE, UNREADABLE
    else:
        reason, issue = UnknownReason.NOT_STATED, NO_ARTICLE
    return (Reading(None, reason, end=len(verbatim), issue=issue, rule="law.none@1"),)


def _told_anew(verbatim: str, language: str) -> tuple[list[LegalRef], Tokens, list[Reading], bool]:
    """What the words of a cell tell wherever and whenever it was: references, tokens, offences named."""
    refs, tokens = references(verbatim, language)
    named, vague = _offences(verbatim, [(ref.start, ref.end) for ref in refs], language)
    return refs, tokens, named, vague


_read_cached = packs.cached(functools.lru_cache(maxsize=1 << 14)(_read))
_told_before = packs.cached(functools.lru_cache(maxsize=1 << 13)(_told_anew))


def _told(verbatim: str, language: str) -> tuple[list[LegalRef], Tokens, list[Reading], bool]:
    return (_told_anew if len(verbatim) > _CACHED else _told_before)(verbatim, language)


def _offences(verbatim: str, covered: list[tuple[int, int]], language: str) -> tuple[list[Reading], bool]:
    """Offences named in the parts of a cell that hold no provision, each group once; whether one is vague."""
    out: dict[str, Reading] = {}
    vague = False
    ends = [last for _, last in covered]
    for start, end in _parts(verbatim):
        nearest = bisect.bisect_right(ends, start)
        if nearest < len(covered) and covered[nearest][0] < end:
            continue
        part = verbatim[start:end]
        inchoate = _inchoate(part, language)
        for match in lexicon.load("offences").find(part, language):
            group = match.entry.code
            if group == _NONE:
                continue
            if group == _VAGUE:
                vague = True
            elif group not in out:
                out[group] = Reading(
                    None,
                    UnknownReason.NOT_STATED,
                    qualifier=group,
                    start=start + match.start,
                    end=start + match.end,
                    flags=("offence_named",),
                    rule="law.offence@1",
                    details=(("inchoate", inchoate),) if inchoate else (),
                )
    return list(out.values()), vague


def _inchoate(part: str, language: str) -> str:
    """Attempt, preparation or conspiracy, where the words of a named offence tell exactly one."""
    tokens = Tokens(part[:_CACHED], language, law_words.words())
    told_words = {found[0].value for at in range(tokens.count) if (found := tokens.get(at, "inchoate"))}
    return told_words.pop() if len(told_words) == 1 else ""


def _parts(verbatim: str) -> list[tuple[int, int]]:
    """The parts of a cell between semicolons that stand outside brackets, as characters."""
    out, start, depth = [], 0, 0
    for at, character in enumerate(verbatim):
        if character in "([":
            depth += 1
        elif character in ")]":
            depth = max(0, depth - 1)
        elif character in ";\n" and not depth:
            out.append((start, at))
            start = at + 1
    out.append((start, len(verbatim)))
    return out
