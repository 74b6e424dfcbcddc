"""Drafts held against truth read by hand: right, wrong and missed per field and language.

A block of a truth file is ``@key | language | published | publisher | country | kind``, the text, ``---`` and a
line a person (a block without a text is a retelling that lies in the raw data): ``Name: field=value; ?field=value``. A claim with ``?`` before it may be drafted and need not be;
``a^b`` is satisfied by either; ``=Name`` repeats another person's line; a person with ``?`` before the name may be
told as one the text is about or closed. ``closed:`` lists third parties as first written, ``origin:`` who told it first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from researchkit.clean.names import compare
from researchkit.intake import narrative
from researchkit.intake.narrative.drafts import Claim, Draft

DATA = Path(__file__).parent / "data" / "narratives"
RETOLD = Path(__file__).parents[2] / "data" / "raw" / "coder_notes"
VAGUE = {"other", "unspecified"}
SAME_NAME = {"same_key", "strong", "variant"}
INITIALS = {*SAME_NAME, "initial_compatible"}


@dataclass
class Truth:
    key: str
    language: str
    published: str
    publisher: str
    country: str
    kind: str
    text: str
    persons: dict[str, list[str]] = field(default_factory=dict)
    optional: set[str] = field(default_factory=set)
    closed: list[str] = field(default_factory=list)
    origin: str = ""


def load(*names: str) -> list[Truth]:
    out = []
    for name in names:
        for block in ("\n" + (DATA / f"{name}.txt").read_text(encoding="utf-8")).split("\n@")[1:]:
            head, _, rest = block.partition("\n")
            text, _, told = ("\n" + rest).partition("\n---\n")
            cells = [cell.strip() for cell in head.split("|")]
            truth = Truth(*cells, text.strip() or (RETOLD / f"{cells[0]}.txt").read_text(encoding="utf-8"))
            for line in filter(None, told.strip().split("\n")):
                who, _, what = line.partition(":")
                parts = [part.strip() for part in what.split(";") if part.strip()]
                if who in {"closed", "origin"}:
                    setattr(truth, who, parts if who == "closed" else parts[0])
                    continue
                if who.startswith("?"):
                    truth.optional.add(who := who[1:])
                truth.persons[who] = truth.persons[parts[0][1:]] if what.strip().startswith("=") else parts
            out.append(truth)
    return out


def told(claim: Claim) -> str:
    value = claim.value
    if claim.field == "date":
        return f"date={value}@{claim.role}"
    if claim.field == "sentence":
        return f"sentence={value}" + (
            "?" if claim.qualifier in {"range", "possible", "requested", "upto"} else ""
        )
    if claim.field == "violence":
        return f"violence={claim.assertion.value}"
    if claim.field == "procedure" and claim.qualifier in {"relative", "counsel"}:
        return f"procedure={value}/{claim.qualifier}"
    return f"{claim.field}={value}"


def same(wanted: str, found: str) -> bool:
    if "^" in wanted:
        return any(same(one.strip().lstrip("?"), found) for one in wanted.split("^"))
    if wanted == found:
        return True
    if wanted.startswith("date=") and found.startswith("date="):
        (day, role), (other, its) = wanted[5:].split("@"), found[5:].split("@")
        day, other = (
            day.replace("?", ""),
            other.replace("?", ""),
        )  # a year told from the page is marked as less sure
        return day == other and (role == its or {role, its} <= VAGUE)
    if wanted.startswith("sentence=") and found.startswith("sentence="):
        (kind, _, size), (its, _, other) = wanted[9:].partition(":"), found[9:].partition(":")
        return size == other != "" and "term" in {kind, its}
    return False


@dataclass
class Score:
    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, other: Score) -> None:
        self.right, self.wrong, self.missed = (
            self.right + other.right, self.wrong + other.wrong, self.missed + other.missed,
        )  # fmt: skip

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)


@dataclass
class Scores:
    """Scores by language and field; what was wrong or missed; what was asked; invented people and third parties let through."""

    by: dict[tuple[str, str], Score] = field(default_factory=lambda: defaultdict(Score))
    faults: list[str] = field(default_factory=list)
    asked: Score = field(default_factory=Score)
    invented: list[str] = field(default_factory=list)
    leaked: list[str] = field(default_factory=list)

    def add(self, language: str, of_field: str, score: Score) -> None:
        self.by[language, of_field].add(score)

    def total(self, language: str = "", of_field: str = "") -> Score:
        out = Score()
        for (its, other), score in self.by.items():
            if language in {"", its} and of_field in {"", other}:
                out.add(score)
        return out

    def lines(self) -> Iterable[str]:
        languages = sorted({language for language, _ in self.by})
        yield "| field | all | " + " | ".join(languages) + " |"
        yield "|---|---|" + "---|" * len(languages)
        for of_field in [*sorted({name for _, name in self.by}), ""]:
            cells = [self.total("", of_field), *(self.total(language, of_field) for language in languages)]
            shown = [f"{s.precision:.3f} / {s.recall:.3f} ({s.right}, {s.wrong}, {s.missed})" for s in cells]
            yield f"| {of_field or 'all'} | " + " | ".join(shown) + " |"


def one_name(wanted: str, found: str) -> bool:
    levels = INITIALS if "." in wanted else SAME_NAME
    return wanted == found or compare(wanted, found).level in levels


def draft(truth: Truth) -> Draft:
    return narrative.draft(truth.text, language=truth.language, published=truth.published,
                           publisher=truth.publisher, country=truth.country)  # fmt: skip


def score(truths: Iterable[Truth]) -> Scores:
    out = Scores()
    for truth in truths:
        found = draft(truth)
        left = dict(truth.persons)

        def fault(kind: str, what: str, key: str = truth.key) -> None:
            out.faults.append(f"{key} {kind} {what}")

        for person in found.persons:
            forms = (person.name, found.text[person.start : person.end])
            name = next((n for n in left if any(one_name(n, form) for form in forms)), None)
            if name is None:
                out.add(truth.language, "person", Score(wrong=1))
                third = any(compare(c, f).level in SAME_NAME or c == f for c in truth.closed for f in forms)
                (out.leaked if third else out.invented).append(f"{truth.key} {forms[1]}")
                fault("WRONG person", f"{forms[1]} ({person.rule})")
                continue
            line = left.pop(name)
            out.add(truth.language, "person", Score(right=name not in truth.optional))
            must = [one for one in line if not one.startswith("?")]
            whole, met = list(must), set()
            may = [one[1:] for one in line if one.startswith("?")]
            for got in dict.fromkeys(told(claim) for claim in person.claims[1:]):
                of_field = got.partition("=")[0]
                hit = next((one for one in must if same(one, got)), None)
                if hit:
                    must.remove(hit)
                    out.add(truth.language, of_field, Score(right=1))
                    met.add(got)
                elif not any(same(one, got) for one in (*may, *whole)):
                    out.add(truth.language, of_field, Score(wrong=1))
                    words = [found.verbatim(c) for c in person.claims if told(c) == got]
                    fault("WRONG", f"{name}: {got} {words}")
            for got in dict.fromkeys(told(claim) for claim in person.asked):
                held = any(same(one, got) for one in (*must, *may))
                out.asked.add(Score(right=held, wrong=not held, missed=0))
            for one in must:
                if name not in truth.optional:
                    out.add(truth.language, one.partition("=")[0], Score(missed=1))
                    fault("MISSED", f"{name}: {one}")
        for name in left:
            if name not in truth.optional:
                out.add(truth.language, "person", Score(missed=1))
                fault("MISSED person", name)
        names = {found.text[one.start : one.end] for one in found.closed}
        for one in truth.closed:
            hidden = one in names or any(one in other or other in one for other in names)
            out.add(truth.language, "closed", Score(right=hidden, missed=not hidden))
            if not hidden:
                fault("MISSED closed", one)
        if truth.origin:
            right = found.origin_id == truth.origin or (truth.origin == "-" and found.origin is None)
            out.add(truth.language, "origin", Score(right=right, wrong=not right))
            if not right:
                fault("WRONG origin", found.origin_id)
    return out


if __name__ == "__main__":
    import sys

    result = score(load(*sys.argv[1:]))
    print("\n".join(result.faults))
    print("\n".join(result.lines()))
    print("asked, and right:", result.asked.right, "of", result.asked.right + result.asked.wrong)
    print("invented:", result.invented, "\nleaked:", result.leaked)
