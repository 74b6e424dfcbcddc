"""One sentence as the readers of fields see it, and how a reading becomes a fact whose words stand alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from researchkit.clean import conduct, dates
from researchkit.clean.context import Context
from researchkit.core.claim import Reading
from researchkit.core.truth import Assertion
from researchkit.intake.narrative import happened
from researchkit.intake.narrative.alone import alone
from researchkit.intake.narrative.facts import Fact
from researchkit.intake.narrative.prose import Prose, Sentence


class Scope:
    """A sentence with what is known of it.

    Attributes:
        text: the sentence.
        language: its language.
        events: events of cases told in it.
        names: characters of the names in the text.
        grounds: characters of the words that give a reason, with the side on which the reason stands.
        dates: the dates told in it.
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
        self.events = happened.events(prose, here)
        self.grounds = grounds
        self.dates = tuple(dates.find(self.text, context))

    def acts(self, start: int = 0, end: int | None = None) -> tuple[Reading, ...]:
        """Conduct told in the sentence, or in a stretch of it; no part of a date ("5 March" is no march)."""
        stop = len(self.text) if end is None else end
        found = conduct.find(self.text[start:stop], self.language)
        days = [(day.start - start, day.end - start) for day in self.dates]
        if not any(first < act.end and act.start < last for first, last in days for act in found):
            return found
        undated = self.text
        for day in self.dates:
            undated = undated[: day.start] + " " * (day.end - day.start) + undated[day.end :]
        return conduct.find(undated[start:stop], self.language)

    def fact(
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
                field, *span, at=start, value=reading.value or "", role=role,
                qualifier="" if reading.qualifier == "admitted" else reading.qualifier,
                assertion=reading.assertion or Assertion.ASSERTED, rule=f"narrative:{field}@1",
                details=reading.details,
            )  # fmt: skip

    def _without_name(self, start: int, end: int) -> tuple[int, int]:
        """A stretch up to the name in it ("interview with …"); nothing of one that lies inside a name."""
        for first, last in self.names:
            if first <= start and end <= last:
                return start, start
            if start < first < end <= last:
                end = start + len(self.prose.flat[start:first].rstrip())
        return start, end
