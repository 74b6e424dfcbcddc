"""Words that only repeat the title of an offence tell which charge there is, and no act.

The titles are those of the countries' law tables, and of ``offence_titles.csv`` in the languages of the codes. A statement (what stands between semicolons) names charges
alone if each of its clauses does: "group actions; insulting the president". One clause that says more, or that
nothing here understands, and the whole statement keeps what was read from it.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Collection, Iterator

from researchkit.clean import lexical
from researchkit.reference import lexicon, packs, statutes
from researchkit.reference.folding import fold
from researchkit.reference.lexicon import Text

#: Shorter words (articles, prepositions) weigh nothing; longer ones are compared by their first letters.
_WEIGHS = 4
_STEM = 5
#: One word of a title is too little ("insults"), unless the statement says that it is an accusation or all
#: others beside it name charges.
_ENOUGH = 2
_WORD = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"\([^)]*\)")
_CUT = re.compile(r"[,:()/]")
_JOINS = re.compile(r"and|or|и|және|et|und|y", re.IGNORECASE)
#: Qualifier of modal words that frame what follows as an accusation ("accused of"), not only as somebody's word.
_FRAMES = "charge"


def titles_in(
    text: Text,
    verbatim: str,
    language: str,
    charges: Collection[int],
    silent: Collection[int],
    acts: Collection[int],
) -> frozenset[int]:
    """The words of the statements that name charges and nothing else.

    Args:
        text: the words of the cell.
        verbatim: the cell.
        language: its language.
        charges: words known to name a charge.
        silent: words known to tell nothing.
        acts: words known to tell an act of a kind of its own; a statement with one of them is kept.
    """
    framed: set[int] = set()
    ignored = set(silent) | set(charges) | _covered("prepositions", text, language)
    for match in lexicon.load("modality").find(text, language):
        if match.entry.code == "alleged":
            words = range(match.first, match.last + 1)
            ignored.update(words)
            framed.update(words if match.entry.qualifier == _FRAMES else ())
    speakers = _covered("speakers", text, language)
    named: set[int] = set()
    single: set[int] = set()
    other = False
    for statement in _statements(text):
        fewest = _ENOUGH if not framed.intersection(statement) else 1
        found: list[int] = []
        for clause in _clauses(text, verbatim, statement):
            weighing = {at for at in clause if at not in ignored and len(text.words[at]) >= _WEIGHS}
            if not weighing or (weighing <= speakers and _ends_in_colon(text, verbatim, clause)):
                continue
            stems = frozenset(_stem(text.words[at]) for at in weighing)
            titled = any(stems <= title for title in _titles())
            found.append(len(weighing) if titled and not set(clause) & set(acts) else 0)
        if 0 in found or set(acts).intersection(statement):
            other = True
        elif found and min(found) < fewest:
            single.update(statement)
        elif found or set(charges).intersection(statement):
            named.update(statement)
    # One word of a title in a list of charges is one more charge.
    return frozenset(named if other or not named else named | single)


def _statements(text: Text) -> Iterator[range]:
    starts = [0, *(at for at, broken in enumerate(text.breaks) if broken and at), len(text.words)]
    for first, last in itertools.pairwise(starts):
        yield range(first, last)


def _clauses(text: Text, verbatim: str, statement: range) -> Iterator[list[int]]:
    clause: list[int] = []
    for at in statement:
        joins = _JOINS.fullmatch(text.words[at])
        if joins or (clause and _CUT.search(verbatim[text.spans[at - 1][1] : text.spans[at][0]])):
            yield clause
            clause = []
        if not joins:
            clause.append(at)
    yield clause


def _ends_in_colon(text: Text, verbatim: str, clause: list[int]) -> bool:
    return verbatim[text.spans[clause[-1]][1] :].lstrip().startswith(":")


def _covered(name: str, text: Text, language: str) -> set[int]:
    return {
        at for match in lexical.matches((name,), text, language) for at in range(match.first, match.last + 1)
    }


def _stem(word: str) -> str:
    return fold(word)[:_STEM]


@functools.cache
def _titles() -> frozenset[frozenset[str]]:
    told = [
        row["title"]
        for country in packs.countries()
        for row in packs.rows("countries", country.lower(), "statutes.csv")
        if row["offence_group"] != statutes.GENERAL_PART
    ]
    told += [row["title"] for row in packs.rows("lexicons", "offence_titles.csv")]
    titles = (_WORD.findall(_ASIDE.sub("", title)) for title in told)
    return frozenset(frozenset(_stem(word) for word in title if len(word) >= _WEIGHS) for title in titles) - {
        frozenset()
    }


packs.cached(_titles)
