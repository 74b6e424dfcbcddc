"""What the cleaners find in a sentence, as facts with words that stand alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from researchkit.clean import (
    cleaners,
    conduct,
    dates,
    exclusivity,
    law,
    organisations,
    procedure,
    status,
)
from researchkit.clean.context import Context
from researchkit.core.claim import Reading
from researchkit.core.truth import Assertion
from researchkit.intake.narrative import cues, phrases
from researchkit.intake.narrative.alone import alone
from researchkit.intake.narrative.facts import Fact
from researchkit.intake.narrative.penalties import ranged
from researchkit.intake.narrative.penalties import read as read_penalties
from researchkit.intake.narrative.places import read as read_places
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.reference import lexicon

#: Kinds of organisation that a person belongs to, not those that report.
_MOVEMENTS = ("movement", "party", "assembly", "initiative", "association", "religious", "group", "union")
#: Status code → kinds of event one of which its sentence must tell of.
_TOLD_BY: dict[str, frozenset[str]] = {
    "detained": frozenset({"arrest"}),
    "on_trial": frozenset({"trial"}),
    "charged": frozenset({"charge"}),
    "under_investigation": frozenset({"charge"}),
    "convicted": frozenset({"sentence"}),
}
#: Steps at which a person may also be present in somebody else's case.
_SETTINGS = ("trial", "appeal")
#: Articles told within so many characters of one another are read as one reference.
_ONE_REFERENCE = 40


class Fields:
    """The fields of one sentence.

    Attributes:
        events: events of cases told in it.
    """

    def __init__(
        self,
        prose: Prose,
        here: Sentence,
        context: Context,
        names: Sequence[tuple[int, int]],
        grounds: Sequence[tuple[int, str]],
    ) -> None:
        self.prose, self.here, self.context, self.names = prose, here, context, names
        self.text = prose.of(here)
        self.language = context.language
        self.events = cues.events(prose, here)
        self.grounds = grounds

    def read(self) -> Iterator[Fact]:
        """Every fact found."""
        yield from self._dates()
        yield from read_places(self.prose, self.here, self.context, self.names, self.events)
        yield from self._articles()
        yield from read_penalties(self.prose, self.here, self.context, self.names, self.events)
        yield from self._statuses()
        yield from self._affiliations()
        yield from self._plain("conduct", conduct.find(self.text, self.language))
        yield from self._plain("procedure", procedure.find(self.text, self.language))
        yield from self._plain("violence", conduct.find_violence(self.text, self.language))
        yield from self._plain("exclusivity", exclusivity.find(self.text, self.language))

    def _dates(self) -> Iterator[Fact]:
        for reading in dates.find(self.text, self.context):
            if reading.role == "publication":
                continue
            if reading.value is None:
                if phrases.find(
                    "same_day", lexicon.cut(self.text[reading.start : reading.end]), self.language
                ):
                    start, end = self.here.start + reading.start, self.here.start + reading.end
                    yield Fact("date", start, end, at=start, value="", role=reading.role or "unspecified",
                               rule="narrative:same_day@1", confidence=0.7)  # fmt: skip
                continue
            context = replace(self.context, role=reading.role)

            def fits(words: str, value: str = reading.value, context: Context = context) -> bool:
                return [one.value for one in dates.read(words, context)] == [value]

            yield from self._fact("date", reading, fits, role=self._role(reading))

    def _role(self, reading: Reading) -> str:
        """The role of a date: not the case's step but what it punishes, where that is what the date is of.

        "Sentenced for a rally he joined on 5 May": the ground stands between the step and the date.
        """
        role = reading.role or "unspecified"
        steps = [match for match in self.events if match.entry.code != "weak"]
        after = [match for match in steps if match.start >= reading.end and match.entry.code not in _SETTINGS]
        if any(len(self.text[reading.end : match.start].split()) <= 4 for match in after):
            return role
        before = [match for match in steps if match.end <= reading.start]
        low = before[-1].end if before else 0
        given = [at - self.here.start for at, side in self.grounds if side == "after"]
        if before and any(low < at <= reading.start for at in given):
            return "other"
        acts = [match for match in conduct.find(self.text, self.language) if match.value != "membership"]
        near = [
            act
            for act in acts
            if "," not in self.text[min(act.end, reading.end) : max(act.start, reading.start)]
            and self._words(reading, act) <= 5
        ]
        between = self.text[low : reading.start]
        if near and (not before or "," in between or len(between.split()) > 8):
            return "other"
        return role

    def _words(self, one: Reading, other: Reading) -> int:
        low, high = (one.end, other.start) if one.start < other.start else (other.end, one.start)
        return len(self.text[low:high].split())

    def _articles(self) -> Iterator[Fact]:
        groups: list[list[Reading]] = []
        for reading in law.find(self.text, self.context):
            if reading.value is None:
                continue
            if groups and reading.start - groups[-1][-1].end <= _ONE_REFERENCE:
                groups[-1].append(reading)
            else:
                groups.append([reading])
        for group in groups:
            values = [reading.value for reading in group]

            def fits(words: str, values: list[str | None] = values) -> bool:
                return [one.value for one in law.read(words, self.context)] == values

            whole = replace(group[0], end=group[-1].end)
            for fact in self._fact("article", whole, fits):
                for reading in group:
                    yield replace(
                        fact, value=reading.value or "", qualifier=reading.qualifier, confidence=0.9,
                        at=self.here.start + reading.start, details=reading.details,
                    )  # fmt: skip

    def _statuses(self) -> Iterator[Fact]:
        kinds = {match.entry.code for match in self.events} - {"weak"}
        possible = ranged(self.text, self.context)
        for reading in status.find(self.text, self.language):
            code = reading.value or ""
            weak = code == "recognised_political_prisoner"
            if not (weak or _TOLD_BY.get(code, kinds) & kinds) or code == "other":
                continue
            if possible and code == "imprisoned":
                continue

            def fits(words: str, code: str = code) -> bool:
                return [one.value for one in status.read(words, self.context)] == [code]

            yield from self._fact("status", reading, fits)

    def _affiliations(self) -> Iterator[Fact]:
        for reading in organisations.find(self.text, self.language, self.context.country):
            if reading.value is None or dict(reading.details).get("kind", "") not in _MOVEMENTS:
                continue

            def fits(words: str, value: str = reading.value) -> bool:
                return [one.value for one in organisations.read(words, self.context)] == [value]

            yield from self._fact("affiliation", reading, fits)

    def _plain(self, field: str, found: Sequence[Reading]) -> Iterator[Fact]:
        read = cleaners.FIELD_CLEANERS[field]
        for reading in found:
            if reading.value is None:
                continue
            wanted = (reading.value, reading.assertion)

            def fits(words: str, wanted: tuple[str, Assertion | None] = wanted) -> bool:
                return [(one.value, one.assertion) for one in read(words, self.context)] == [wanted]

            yield from self._fact(field, reading, fits)

    def _without_name(self, start: int, end: int) -> tuple[int, int]:
        """A stretch up to the name in it ("interview with …"); nothing of one that lies inside a name."""
        for first, last in self.names:
            if first <= start and end <= last:
                return start, start
            if start < first < end <= last:
                end = start + len(self.prose.flat[start:first].rstrip())
        return start, end

    def _fact(
        self, field: str, reading: Reading, fits: Callable[[str], bool], role: str = ""
    ) -> Iterator[Fact]:
        """The fact of a reading, if some stretch of the sentence tells it alone and it is no name's part."""
        offset = self.here.start
        start, end = self._without_name(offset + reading.start, offset + reading.end)
        if start >= end:
            return
        span = alone(self.prose.flat, start, end, (offset, self.here.end), fits)
        if span is not None:
            yield Fact(
                field, *span, at=start, value=reading.value or "", qualifier=reading.qualifier, role=role,
                assertion=reading.assertion or Assertion.ASSERTED, rule=f"narrative:{field}@1",
                details=reading.details,
            )  # fmt: skip
