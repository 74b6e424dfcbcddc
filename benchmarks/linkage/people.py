"""Invented reports about invented people, with the truth: for training the name model and for measuring cost.

A person has one to three cases; a case one to six reports by different sources. Each report writes the name in
one of the ways sources write names (script, scheme, order, initials, patronymic, case endings, a slip now and
then) and tells of one step of the case, roughly or to the day. Relatives are among the people on purpose.
"""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

DATA = Path(__file__).parent
SCHEMES = ("ru", "kk", "en", "fr", "de", "kkl", "iso")
SHARE = (0.38, 0.08, 0.40, 0.03, 0.03, 0.04, 0.04)
CASES = {"gen": ("а", "у", "а", "ом"), "fem": ("ой", "ой", "у", "ой")}


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def _letters() -> dict[str, dict[str, str]]:
    rows = _rows("letters.csv")
    return {scheme: {row["kk"]: row[scheme] for row in rows} for scheme in SCHEMES if scheme != "kk"}


LETTERS = _letters()


def write(text: str, scheme: str) -> str:
    """Kazakh or Russian Cyrillic in another spelling."""
    if scheme == "kk":
        return text
    table = LETTERS[scheme]
    out = "".join(table.get(letter, letter) for letter in text.lower())
    if scheme in {"en", "fr"} and out.startswith("e") and text[0] in "ЕЭ":
        out = ("y" if scheme == "en" and hash_of(text) % 2 else "") + out
    return "-".join(part[:1].upper() + part[1:] for part in out.split("-"))


def hash_of(text: str) -> int:
    """A small number that depends on the text alone."""
    return sum(ord(letter) * (place + 1) for place, letter in enumerate(text))


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person; names in Kazakh Cyrillic."""

    given: str
    family: str
    father: str
    gender: str


class People:
    """A source of invented people whose names are as unequally common as real ones."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        parts = _rows("parts.csv")
        first = [(row["kk"], row["gender"]) for row in parts if row["part"] == "first"]
        last = [(row["kk"], row["gender"]) for row in parts if row["part"] == "last"]
        whole = [(row["kk"], row["gender"]) for row in parts if row["part"] == "whole"]
        made = [
            (a + b, g or h or "m")
            for a, g in first
            for b, h in last
            if not (g and h and g != h) and a.lower() != b
        ]
        names = sorted({*made, *whole})
        self.random.shuffle(names)
        self.male = [name for name, gender in names if gender == "m"]
        self.female = [name for name, gender in names if gender == "f"]
        # The stems of family names: fathers' names and their joinings, the rare ones very many.
        stems = [name for name, gender in names if gender == "m"]
        more = [a[:4] + b.lower() for a in stems[:60] for b in stems[:300] if a != b]
        self.random.shuffle(more)
        self.stems = stems + more

    def _pick(self, names: list[str], power: float) -> str:
        rank = int(len(names) ** self.random.random() ** power) - 1
        return names[min(rank, len(names) - 1)]

    def person(self, family: str = "", father: str = "") -> Person:
        """One person; with a family name or a father given, a relative."""
        gender = "f" if self.random.random() < 0.3 else "m"
        given = self._pick(self.female if gender == "f" else self.male, 0.7)
        return Person(
            given, family or self._pick(self.stems, 0.55), father or self._pick(self.male, 0.7), gender
        )

    def many(self, count: int) -> list[Person]:
        """People, one in twelve of them a relative of the one before."""
        out: list[Person] = []
        for _ in range(count):
            if out and self.random.random() < 1 / 12:
                before = out[-1]
                child = self.random.random() < 0.4
                out.append(
                    self.person(
                        before.family, before.given if child and before.gender == "m" else before.father
                    )
                )
            else:
                out.append(self.person())
        return out

    def spell(self, person: Person) -> str:
        """The name as one source writes it."""
        draw = self.random.random
        scheme = SCHEMES[int(self.random.choice(len(SCHEMES), p=SHARE))]
        suffix = (
            ("ева" if person.family[-1] in "йеиіь" else "ова")
            if person.gender == "f"
            else ("ев" if person.family[-1] in "йеиіь" else "ов")
        )
        bare = draw() < (0.06 if hash_of(person.family) % 5 else 0.9)
        family = person.family if bare else person.family.rstrip("йеиіьая") + suffix
        given = person.given
        if scheme == "ru" and draw() < 0.18:
            given, family = self._decline(given, family, person.gender)
        given, family = write(given, scheme), write(family, scheme)
        if draw() < 0.015:
            family = self._slip(family)
        if draw() < 0.015:
            given = self._slip(given)
        if draw() < 0.06:
            family = family.upper()
        kind = draw()
        if kind < 0.05:
            return f"{family} {given[0]}." if draw() < 0.6 else f"{given[0]}. {family}"
        if kind < 0.06:
            return family
        if kind < 0.13:
            return f"{family} {given}"
        if kind < 0.20:
            ending = (
                ("ұлы" if person.gender == "m" else "қызы")
                if scheme == "kk"
                else ("ович" if person.gender == "m" else "овна")
            )
            father = write(person.father.rstrip("йеиіьая") + ending, scheme)
            return f"{family} {given} {father}" if draw() < 0.6 else f"{given} {father} {family}"
        return f"{given} {family}"

    def _decline(self, given: str, family: str, gender: str) -> tuple[str, str]:
        which = int(self.random.integers(4))
        if gender == "m":
            return given + CASES["gen"][which] if given[-1] not in "аяьйі" else given, family + (
                "ым" if which == 3 else CASES["gen"][which]
            )
        if family.endswith("а"):
            family = family[:-1] + CASES["fem"][which]
        return (given[:-1] + ("ы", "е", "у", "ой")[which] if given[-1] == "а" else given), family

    def _slip(self, word: str) -> str:
        place = int(self.random.integers(1, max(2, len(word))))
        return (
            word[:place] + word[place + 1 :]
            if self.random.random() < 0.5
            else word[:place] + word[place - 1] + word[place:]
        )


ROLES = ("arrest", "custody", "trial", "sentence")


def reports(people_count: int, seed: int = 7) -> pd.DataFrame:
    """Reports about invented people.

    Returns:
        One row a report: ``report_id, truth, name`` and the fact columns of LINK_KEYS, shuffled.
    """
    people = People(seed)
    random = people.random
    regions = [f"KZ-{n:02d}" for n in range(10, 30)]
    weights = np.array([12.0, 8.0, *[1.0] * 18])
    weights /= weights.sum()
    rows: list[dict[str, str]] = []
    for number, person in enumerate(people.many(people_count)):
        home = regions[int(random.choice(20, p=weights))]
        movement = f"O{int(random.integers(1, 12)):02d}" if random.random() < 0.5 else ""
        for _ in range(1 + int(random.random() < 0.3) + int(random.random() < 0.1)):
            arrest = dt.date(2016, 1, 1) + dt.timedelta(days=int(random.integers(0, 3600)))
            if random.random() < 0.4:  # round-ups
                arrest = dt.date(2016 + int(random.integers(0, 10)), int(random.choice([1, 3, 6, 12])), 16)
            region = home if random.random() < 0.8 else regions[int(random.choice(20, p=weights))]
            article = f"KZ-CC:{int(random.choice([174, 272, 274, 405, 488]))}"
            for _ in range(1 + int(random.geometric(0.55))):
                step = int(random.choice(4, p=(0.5, 0.15, 0.15, 0.2)))
                day = arrest + dt.timedelta(days=(0, 2, 200, 320)[step] + int(random.random() < 0.15))
                first, last = day.isoformat(), day.isoformat()
                sharpness = random.random()
                if sharpness < 0.15:
                    first, last = f"{day:%Y-%m}-01", f"{day:%Y-%m}-28"
                elif sharpness < 0.30:
                    first, last = f"{day.year}-01-01", f"{day.year}-12-31"
                elif sharpness < 0.45:
                    first = last = ""
                rows.append({
                    "truth": f"T{number:07d}",
                    "name": people.spell(person),
                    "region": region if random.random() < 0.7 else "",
                    "date_first": first, "date_last": last, "role": ROLES[step] if first else "",
                    "articles": article if random.random() < 0.5 else "",
                    "affiliations": movement if random.random() < 0.6 else "",
                    "url": f"https://example.org/{int(random.integers(1, 1 + people_count // 2))}",
                })  # fmt: skip
    out = pd.DataFrame(rows, dtype="str")
    out = out.iloc[random.permutation(len(out))].reset_index(drop=True)
    out.insert(0, "report_id", [f"R{n:08d}" for n in range(len(out))])
    return out.assign(source_id="s", country="KZ", patronymic_key="", birth_year="", origin_id=out["url"])
