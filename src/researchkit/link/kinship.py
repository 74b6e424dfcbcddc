"""How near two spellings of a name are: the names room's comparison, asked once for each pair worth asking."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pyarrow as pa

from researchkit.clean import names
from researchkit.link.block import Candidates, candidates

#: Levels of the names room in the order of the model; ``conflict`` is not among them: such names are not kin.
LEVELS = ("same", "strong", "variant", "initial", "partial")


@dataclass(slots=True)
class Kinship:
    """Which spellings may be one person's.

    Attributes:
        spellings: distinct spellings, as numbered by :func:`researchkit.link.records.spellings`.
        found: candidate pairs with their counts.
        level: pair ``a <= b`` → level, for every pair that is kin; a spelling is kin to itself.
    """

    spellings: pd.DataFrame
    found: Candidates
    level: dict[tuple[int, int], str] = field(default_factory=dict)
    _keys: list[names.NameKeys] = field(default_factory=list)
    _asked: dict[tuple[int, int], bool] = field(default_factory=dict)

    @classmethod
    def of(cls, spellings: pd.DataFrame) -> Kinship:
        """Compare every pair of spellings that blocking brings together, and each with itself."""
        out = cls(spellings, candidates(spellings))
        out._keys = [names.keys(text) for text in spellings["name"]]
        for number in range(len(spellings)):
            out.level[number, number] = out._self(number)
        for a, b in out.found.pairs.tolist():
            level = names.compare(out._keys[a], out._keys[b]).level
            if level != "conflict":
                out.level[a, b] = level
        return out

    def conflict(self, a: int, b: int) -> bool:
        """Whether two spellings speak against one person."""
        pair = (a, b) if a <= b else (b, a)
        if pair in self.level:
            return False
        if pair not in self._asked:
            self._asked[pair] = names.compare(self._keys[pair[0]], self._keys[pair[1]]).level == "conflict"
        return self._asked[pair]

    def near(self) -> dict[str, list[list[int]]]:
        """For each level, the spellings near each spelling at that level."""
        out: dict[str, list[list[int]]] = {level: [[] for _ in self._keys] for level in LEVELS}
        for (a, b), level in sorted(self.level.items()):
            out[level][a].append(b)
            if a != b:
                out[level][b].append(a)
        return out

    def table(self) -> pa.Table:
        """Kin pairs for the engine."""
        pairs = np.array(sorted(self.level), dtype=np.int64).reshape(-1, 2)
        return pa.table({"a": pairs[:, 0], "b": pairs[:, 1]})

    def _self(self, number: int) -> str:
        row = self.spellings.iloc[number]
        if len(row["given_key"]) > 1 and row["family_key"]:
            return "same"
        return "initial" if row["given_initial"] and row["family_key"] else "partial"

    def counts(self) -> dict[str, int]:
        """Kin pairs by level, spellings with themselves left out."""
        out: dict[str, int] = defaultdict(int)
        for (a, b), level in self.level.items():
            if a != b:
                out[level] += 1
        return dict(out)
