"""Alternative texts: two or three true sentences made from the figures of a chart.

A chart hands over keys and figures; the caller's ``say`` makes the sentences of the reader's language. Which keys
there are, and which figures each may use, stands in ``sentences.csv`` for translators and tests.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Value: TypeAlias = str | int | float

_LIST = Path(__file__).parent / "sentences.csv"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence to be said: its key and its figures."""

    key: str
    values: Mapping[str, Value]


def sentence(key: str, **values: Value) -> Sentence:
    """A sentence to be said."""
    return Sentence(key, values)


@functools.cache
def keys() -> dict[str, frozenset[str]]:
    """Every key with the names of the figures it is given."""
    with _LIST.open(encoding="utf-8", newline="") as handle:
        return {
            row["key"]: frozenset(filter(None, row["figures"].split("|"))) for row in csv.DictReader(handle)
        }


def named(names: Sequence[str], most: int = 3) -> str:
    """All that share a rank, so that a tie is not told as if there were one: at most three, then an ellipsis."""
    return "; ".join([*names[:most], *(["…"] if len(names) > most else [])])


def say(speaker: Callable[..., str], one: Sentence) -> str:
    """One sentence in the reader's language.

    Raises:
        ValueError: its key is not listed, is given other figures than listed, or nothing is said.
    """
    if keys().get(one.key) != frozenset(one.values):
        raise ValueError(f"{one.key}: not in sentences.csv with these figures: {sorted(one.values)}")
    words = speaker(one.key, **one.values).strip()
    if not words:
        raise ValueError(f"{one.key}: the sentence is empty")
    return words


def text(speaker: Callable[..., str], sentences: Sequence[Sentence]) -> str:
    """The alternative text: its sentences, one after the other, each with a capital first letter."""
    said = (say(speaker, one) for one in sentences)
    return " ".join(words[:1].upper() + words[1:] for words in said)
