"""Words of legal references in many languages, from ``lexicons/law_words.csv``.

Kinds: ``art`` (article; note ``post``: after its number, ``both``: either side), ``sect`` (section or §:
article or part, as it stands), ``part``, ``para`` (note ``weak``: the part, where no part is told),
``ordinal``, ``both``, ``prime``, ``suffix``, ``code``, ``codehead`` and ``codetail`` (a code's name around
its country), ``land`` (country), ``inchoate`` (attempt, preparation), ``and``, ``to``, ``link``, ``year``,
``notref`` (an organisation's name), ``ordprefix`` (before an ordinal number), ``numbered`` (after the number
of a law), ``change`` (one charge took the place of another).
"""

from __future__ import annotations

import functools

from researchkit.reference import packs
from researchkit.reference.phrases import Node, Sense, trie


@functools.cache
def words() -> Node:
    """The trie of every word and phrase of legal references."""
    return trie(
        (row["word"], Sense(row["kind"], row["value"], row["lang"], row["note"]))
        for row in packs.rows("lexicons", "law_words.csv")
    )


packs.cached(words)
