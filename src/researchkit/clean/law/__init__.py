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

import functools

from researchkit.clean.context import NOWHERE, Context
from researchkit.clean.law import canonical
from researchkit.clean.law.model import LegalRef
from researchkit.clean.law.parse import parse, references
from researchkit.core.claim import Reading
from researchkit.core.truth import UnknownReason
from researchkit.reference import lexicon

__all__ = ["LegalRef", "find", "parse", "read"]

NO_ARTICLE = "CLEAN-LAW-02"
UNREADABLE = "CLEAN-LAW-03"

_CACHED = 400


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
    refs, tokens = references(verbatim, context.language)
    out = list(canonical.readings(refs, tokens, context))
    covered = [(ref.start, ref.end) for ref in refs]
    named: set[str] = {reading.qualifier for reading in out if not reading.value}
    vague = False
    for start, end in _parts(verbatim):
        if any(first < end and start < last for first, last in covered):
            continue
        words = lexicon.load("offences").find(verbatim[start:end], context.language)
        for match in words:
            group = match.entry.code
            vague = True
            if group not in named:
                named.add(group)
                place = (start + match.start, start + match.end)
                out.append(_named(group, *place))
    if out:
        return tuple(out)
    silent = not verbatim.strip() or _says_nothing(verbatim, context.language)
    if silent or vague:
        return (Reading(None, UnknownReason.NOT_STATED, start=0, end=len(verbatim), rule="law.none@1"),)
    told = any(tokens.get(at, kind) for at in range(min(tokens.count, 400)) for kind in ("art", "code"))
    if told and any(tokens.is_a(at, "n") for at in range(tokens.count)):
        reason, issue = UnknownReason.UNREADABLE, UNREADABLE
    else:
        reason, issue = UnknownReason.NOT_STATED, NO_ARTICLE
    return (Reading(None, reason, start=0, end=len(verbatim), issue=issue, rule="law.none@1"),)


_read_cached = functools.lru_cache(maxsize=1 << 14)(_read)


def _named(group: str, start: int, end: int) -> Reading:
    return Reading(
        None,
        UnknownReason.NOT_STATED,
        qualifier=group,
        start=start,
        end=end,
        flags=("offence_named",),
        rule="law.offence@1",
    )


def _parts(verbatim: str) -> list[tuple[int, int]]:
    """The parts of a cell between semicolons, as characters."""
    out, start = [], 0
    for piece in verbatim.split(";"):
        out.append((start, start + len(piece)))
        start += len(piece) + 1
    return out


def _says_nothing(verbatim: str, language: str) -> bool:
    if not any(character.isalnum() for character in verbatim):
        return True
    return bool(lexicon.load("not_told").find(verbatim, language))
