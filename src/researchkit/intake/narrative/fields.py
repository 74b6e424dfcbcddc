"""What the cleaners find in a sentence, as facts with words that stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from researchkit.clean import cleaners, conduct, exclusivity, law, organisations, procedure, status
from researchkit.clean.context import Context
from researchkit.core.claim import Reading
from researchkit.core.truth import Assertion
from researchkit.intake.narrative import happened, phrases, relevance
from researchkit.intake.narrative.cues import MOVEMENTS
from researchkit.intake.narrative.dated import Dates
from researchkit.intake.narrative.facts import Fact, Told
from researchkit.intake.narrative.penalties import not_given, ranged
from researchkit.intake.narrative.penalties import read as read_penalties
from researchkit.intake.narrative.places import read as read_places
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.intake.narrative.scope import Scope

#: Statuses that a text by itself tells too loosely.
_NOT_TOLD = ("other", "abroad", "under_investigation")
#: Statuses that a penalty has for its words.
_OF_TERM = ("restriction_of_freedom", "suspended_sentence", "administrative_detention", "fined")
#: Articles told within so many characters of one another are read as one reference.
_ONE_REFERENCE = 40


def read(prose: Prose, sentence: Sentence, context: Context, names: Sequence[tuple[int, int]]) -> Told:
    """What a sentence tells of a case: what the cleaners find, less what is law, background or not known.

    Args:
        prose: the text.
        sentence: the sentence.
        context: country, language, publication.
        names: characters of the persons named in the text: no place or organisation is read inside them.
    """
    inside = [span for span in names if span[0] < sentence.end and sentence.start < span[1]]
    grounds = relevance.grounds(prose, sentence)
    scope = Scope(prose, sentence, context, inside, grounds)
    found = [*Fields(scope).read(), *relevance.bare_grounds(prose, sentence, context, grounds)]
    kept = relevance.keep(prose, sentence, found, grounds)
    return Told(
        tuple(sorted(kept, key=lambda fact: (fact.at, fact.field))),
        frozenset(match.entry.code for match in scope.events),
        grounds,
        tuple(sentence.start + match.start for match in scope.events if match.entry.code != "weak"),
    )


class Fields:
    """The fields of one sentence."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def read(self) -> Iterator[Fact]:
        """Every fact found."""
        yield from Dates(self.scope).read()
        here = (self.scope.prose, self.scope.here, self.scope.context, self.scope.names)
        yield from read_places(*here, self.scope.events)
        yield from self._articles()
        yield from read_penalties(*here, happened.happenings(self.scope.prose, self.scope.here))
        yield from self._statuses()
        yield from self._affiliations()
        yield from self._plain("conduct", self.scope.acts())
        yield from self._plain("procedure", procedure.find(self.scope.text, self.scope.language))
        yield from self._plain("violence", conduct.find_violence(self.scope.text, self.scope.language))
        yield from self._plain("exclusivity", exclusivity.find(self.scope.text, self.scope.language))

    def _articles(self) -> Iterator[Fact]:
        groups: list[list[Reading]] = []
        for reading in law.find(self.scope.text, self.scope.context):
            if reading.value is None:
                continue
            if groups and reading.start - groups[-1][-1].end <= _ONE_REFERENCE:
                groups[-1].append(reading)
            else:
                groups.append([reading])
        for group in groups:
            values = [reading.value for reading in group]

            def fits(words: str, values: list[str | None] = values) -> bool:
                return [one.value for one in law.read(words, self.scope.context)] == values

            whole = replace(group[0], end=group[-1].end)
            for fact in self.scope.fact("article", whole, fits):
                for reading in group:
                    yield replace(
                        fact, value=reading.value or "", qualifier=reading.qualifier, confidence=0.9,
                        at=self.scope.here.start + reading.start, details=reading.details,
                    )  # fmt: skip

    def _statuses(self) -> Iterator[Fact]:
        possible = ranged(self.scope.text, self.scope.context)
        asked = not_given(self.scope.text, self.scope.context) if possible else []
        pointing = phrases.find("anaphora", self.scope.prose.words(self.scope.here), self.scope.language)
        unreal = phrases.find("unreal", self.scope.prose.words(self.scope.here), self.scope.language)
        taken = -1
        for reading in status.find(self.scope.text, self.scope.language):
            code = reading.value or ""
            weak = code in {"recognised_political_prisoner", "extradition_detention"}
            part_of = {
                match.entry.code
                for match in self.scope.events
                if match.start < reading.end and reading.start < match.end
            }
            if any(m.start <= reading.start and reading.end <= m.end for m in pointing):
                continue  # "the accused" names people
            if code in _NOT_TOLD or not (weak or happened.TOLD_BY.get(code, part_of) & part_of):
                continue
            if code == "on_trial" and not any(
                m.entry.qualifier != happened.STATUS and m.start < reading.end and reading.start < m.end
                and (m.entry.words > 1 or m.entry.qualifier == "verb") for m in self.scope.events
            ):  # fmt: skip
                continue  # "after a trial", "a hearing is scheduled"
            if any(0 <= reading.start - m.end <= 2 for m in unreal):
                continue  # "if convicted"
            if reading.start < taken:
                continue  # "house arrest for two months" is no arrest for two months
            taken = reading.end
            if possible and (
                code == "imprisoned"
                or any(code in _OF_TERM and start <= reading.start < end for start, end in asked)
            ):
                continue
            if weak and self._wanted(reading):
                continue  # "a rally for the freedom of political prisoners"

            def fits(words: str, code: str = code) -> bool:
                return [one.value for one in status.read(words, self.scope.context)] == [code]

            yield from self.scope.fact("status", reading, fits)

    def _wanted(self, reading: Reading) -> bool:
        """Whether a phrase before it makes prisoners those whom people act for."""
        found = phrases.every("people_cues", self.scope.prose.words(self.scope.here), self.scope.language)
        return any(
            match.entry.code == "supported" and match.start < reading.start
            and len(self.scope.text[match.end : reading.start].split()) <= 2 for match in found
        )  # fmt: skip

    def _affiliations(self) -> Iterator[Fact]:
        for reading in organisations.find(self.scope.text, self.scope.language, self.scope.context.country):
            if reading.value is None or dict(reading.details).get("kind", "") not in MOVEMENTS:
                continue

            def fits(words: str, value: str = reading.value) -> bool:
                return [one.value for one in organisations.read(words, self.scope.context)] == [value]

            yield from self.scope.fact("affiliation", reading, fits)

    def _plain(self, field: str, found: Sequence[Reading]) -> Iterator[Fact]:
        read = cleaners.FIELD_CLEANERS[field]
        for reading in found:
            if reading.value is None:
                continue
            wanted = (reading.value, reading.assertion)

            def fits(words: str, wanted: tuple[str, Assertion | None] = wanted) -> bool:
                return [(one.value, one.assertion) for one in read(words, self.scope.context)] == [wanted]

            yield from self.scope.fact(field, reading, fits)
