"""What the cleaners find in a sentence, as facts with words that stand alone."""

from __future__ import annotations

import re
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
from researchkit.core.claim import ROLES, Reading
from researchkit.core.truth import Assertion
from researchkit.intake.narrative import cues, phrases
from researchkit.intake.narrative.alone import alone
from researchkit.intake.narrative.facts import Fact
from researchkit.intake.narrative.penalties import ranged
from researchkit.intake.narrative.penalties import read as read_penalties
from researchkit.intake.narrative.places import read as read_places
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.intake.narrative.relevance import ONLY_GROUND
from researchkit.reference import lexicon
from researchkit.reference.lexicon import Match

#: Kinds of organisation that a person belongs to, not those that report.
_MOVEMENTS = ("movement", "party", "assembly", "initiative", "association", "religious", "group", "union",
              "commission", "committee", "organisation")  # fmt: skip
#: Status code → kinds of event of which its words must be a part; others need only some event in the sentence.
_TOLD_BY: dict[str, frozenset[str]] = {
    "detained": frozenset({"arrest", "custody"}), "administrative_detention": frozenset({"sentence", "arrest"}),
    "pretrial_detention": frozenset({"custody", "arrest", "sentence"}), "house_arrest": frozenset({"custody"}),
    "bail_or_pledge": frozenset({"custody", "release"}), "charged": frozenset({"charge"}),
    "wanted": frozenset({"charge"}),
    "on_trial": frozenset({"trial"}), "convicted": frozenset({"sentence"}), "fined": frozenset({"sentence"}),
    "imprisoned": frozenset({"sentence", "arrest", "custody"}), "acquitted": frozenset({"sentence"}),
    "suspended_sentence": frozenset({"sentence"}), "restriction_of_freedom": frozenset({"sentence"}),
    "released": frozenset({"release"}), "released_early": frozenset({"release"}),
    "appeal_rejected": frozenset({"appeal"}), "sentence_upheld": frozenset({"appeal"}),
    "summoned": frozenset({"weak"}), "died": frozenset({"weak"}),
}  # fmt: skip
#: Statuses that a text by itself tells too loosely.
_NOT_TOLD = ("other", "abroad", "under_investigation")
#: Steps at which a person may also be present in somebody else's case.
_SETTINGS = ("trial", "appeal")
#: The day somebody said something: no day of a case.
_REPORTING = "said"
#: Units of "two days later" in days; longest head of a page that is its dateline.
_DAYS = {"day": 1, "week": 7}
_DATELINE = 60
#: How far, in words, a date may stand from a ban; characters looked at after "two days later".
_BAN, _NEXT = 3, 30
#: Words that may stand before a date at the head of a sentence.
_HEAD = 4
_DASH = re.compile(r"\s[\u2014\u2013-]\s|\.\s[\u2014\u2013-]\s?")
#: How far, in words, a step of the case may stand from its date.
_REACH = 16
_RELATIVE = re.compile(
    r",\s*(?:который|которая|которое|которые|которых|которого|которой|который|яке|які|який|яка|які|which|что)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\b(?:and|but|и|а|но|және|жана|et|mais|e|und|y|і|та|й)\b", re.IGNORECASE)
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
        told = cues.happenings(self.prose, self.here)
        yield from read_penalties(self.prose, self.here, self.context, self.names, told)
        yield from self._statuses()
        yield from self._affiliations()
        yield from self._plain("conduct", conduct.find(self.text, self.language))
        yield from self._plain("procedure", procedure.find(self.text, self.language))
        yield from self._plain("violence", conduct.find_violence(self.text, self.language))
        yield from self._plain("exclusivity", exclusivity.find(self.text, self.language))

    def _dates(self) -> Iterator[Fact]:
        found = dates.find(self.text, self.context)
        to_the_day = any(r.qualifier == "day" and "relative_to_publication" not in r.flags for r in found)
        for reading in found:
            if reading.role == "publication" or (reading.value or "").startswith("["):
                continue  # one of two years: a person must say which
            relative = "relative_to_publication" in reading.flags and reading.qualifier != "day"
            if relative and (to_the_day or reading.qualifier == "year"):
                continue  # "a year ago, on 20 July"; "this year"
            role = self._role(reading)
            if self._of_a_ban(reading) or self._of_a_birth(reading):
                continue
            if role == _REPORTING or self._is_dateline(reading) or "end_only" in reading.flags:
                continue  # the day something was said, the page's own, "until 15 November"
            if reading.value is None or self._ahead(reading):
                days = self._days_later(reading)
                if days is not None:
                    start, end = self.here.start + reading.start, self.here.start + reading.end
                    rule = "narrative:days_later@1" if days else "narrative:same_day@1"
                    yield Fact("date", start, end, at=start, value="", role=role, rule=rule, confidence=0.7,
                               details=(("days", str(days)),))  # fmt: skip
                continue
            context = replace(self.context, role=reading.role)

            def fits(words: str, value: str = reading.value, context: Context = context) -> bool:
                return [one.value for one in dates.read(words, context)] == [value]

            yield from self._fact("date", reading, fits, role=role)

    def _ahead(self, reading: Reading) -> bool:
        """Whether a relative day would lie after the page: "two days later" counts from another day then."""
        last = self.context.published.last
        relative = "relative_to_publication" in reading.flags
        return relative and last is not None and reading.when.first is not None and reading.when.first > last

    def _days_later(self, reading: Reading) -> int | None:
        """How many days after the day told before some words speak of; ``None`` if they do not."""
        words = lexicon.cut(self.text[reading.start : reading.end])
        if phrases.find("same_day", words, self.language):
            return 0
        after = lexicon.cut(self.text[reading.end : reading.end + _NEXT])
        if any(m.first == 0 for m in phrases.every("counted_from", after, self.language)):
            return None  # "nine days after his arrest"
        unit, _, shift = dict(reading.details).get("shift", "").partition(":")
        last = self.context.published.last
        if reading.value is not None and last is not None and reading.when.first is not None:
            return (reading.when.first - last).days
        if unit not in _DAYS or int(shift) < 0:
            return None
        return _DAYS[unit] * int(shift)

    def _of_a_ban(self, reading: Reading) -> bool:
        """Whether a date is told of an organisation's ban or a law: "which the court banned in 2014"."""
        words = self.prose.words(self.here)
        for match in phrases.find("bans", words, self.language):
            low, high = (
                (match.end, reading.start) if match.start < reading.start else (reading.end, match.start)
            )
            if len(self.text[low:high].split()) <= _BAN and "," not in self.text[low:high]:
                return True
        return False

    def _of_a_birth(self, reading: Reading) -> bool:
        """Whether a date is when somebody was born: "born in 1990", "1996 г.р."."""
        before = lexicon.cut(self.text[max(0, reading.start - _NEXT) : reading.start])
        after = lexicon.cut(self.text[reading.end : reading.end + _NEXT])
        sides = (("before", before), ("after", after))
        for side, words in sides:
            for match in phrases.every("births", words, self.language):
                gap = match.first if side == "after" else len(words.words) - 1 - match.last
                if match.entry.qualifier == side and gap <= 1:
                    return True
        return False

    def _is_dateline(self, reading: Reading) -> bool:
        """Whether a date is that of the page: at its head, before a dash: "GENEVA (5 December) - …"."""
        if self.here.number > 1:
            return False
        dash = _DASH.search(self.text)
        return dash is not None and reading.end <= dash.start() <= _DATELINE

    def _role(self, reading: Reading) -> str:
        """The role of a date: the step of the case nearest to it, or what the case punishes.

        "Sentenced for a rally he joined on 5 May": the ground stands between the step and the date.
        """
        role = reading.role or "unspecified"
        if role == "other":
            return role
        steps = [match for match in self.events if match.entry.code != "weak"]
        told = [match for match in steps if match.entry.qualifier != cues.STATUS]
        steps = told or steps
        led = self._led(reading, steps)
        if led:
            return led
        ranked = sorted(
            (
                (
                    self._far(reading, match) + 3 * (match.entry.code == "search"),
                    match.start > reading.start,
                    match.start,
                    match,
                )
                for match in steps
            ),
            key=lambda one: one[:3],
        )
        near = ranked[0] if ranked and ranked[0][0] <= _REACH else None
        said = [
            self._far(reading, match)
            for match in phrases.find("attributions", self.prose.words(self.here), self.language)
            if match.entry.qualifier != "finding"
            and not any(step.first <= match.first <= step.last for step in steps)  # "found guilty"
        ]
        if said and min(said) <= 2 and (near is None or min(said) < near[0]):
            return _REPORTING
        given = [at - self.here.start for at, side in self.grounds if side == "after"]
        verbs = [match for match in steps if match.entry.qualifier == "verb"]
        charged = all(match.entry.code == "charge" for match in steps)
        if (
            charged
            and not verbs
            and any(at <= reading.start for at in given)
            and conduct.find(self.text, self.language)
        ):
            return "other"  # "as the investigation has it, on 10 August they shouted slogans"
        before = [m for m in steps if m.end <= reading.start and m.entry.code not in _SETTINGS]
        low = before[-1].end if before else 0
        follows = near is not None and near[1] and near[0] <= 4 and near[3].entry.code not in _SETTINGS
        if before and not follows and any(low < at <= reading.start for at in given):
            return "other"
        if before and not follows and _RELATIVE.search(self.text, low, reading.start):
            return "other"  # "the talk, which took place in 2021"
        acts = [
            act
            for act in conduct.find(self.text, self.language)
            if not any(
                one.start < act.end and act.start < one.end
                for one in procedure.find(self.text, self.language)
            )
            and act.value
            and act.value not in ONLY_GROUND
            and self._same_act(reading, act, given)
        ]
        between = self.text[low : reading.start]
        if acts and not follows and (not before or "," in between or len(between.split()) > 8):
            return "other"
        if near is not None and near[3].entry.code in ROLES:
            return near[3].entry.code
        return role

    def _led(self, reading: Reading, steps: Sequence[Match]) -> str:
        """What a date at the head of a sentence is the date of: "On 5 May, after …, the court sentenced …".

        The first step told by a verb, unless another date or a ground comes before it.
        """
        if len(self.text[: reading.start].split()) > _HEAD or reading.rule.startswith("dates.offset"):
            return ""
        if any(m.entry.qualifier == "verb" and m.end <= reading.start for m in steps):
            return ""
        verbs = [
            m
            for m in steps
            if m.entry.qualifier == "verb" and m.start >= reading.end and m.entry.code in ROLES
        ]
        if not verbs:
            return ""
        between = dates.find(self.text[reading.end : verbs[0].start], self.context)
        parted = any(one.value is not None for one in between)
        grounds = any(
            reading.end <= at - self.here.start <= verbs[0].start
            for at, side in self.grounds
            if side == "after"
        )
        said = phrases.find(
            "attributions", lexicon.cut(self.text[reading.end : verbs[0].start]), self.language
        )
        return (
            ""
            if parted or grounds or said or ";" in self.text[reading.end : verbs[0].start]
            else verbs[0].entry.code
        )

    def _same_act(self, reading: Reading, act: Reading, given: Sequence[int]) -> bool:
        """Whether a date is told of an act: close by, no comma and no ground between them."""
        low, high = (reading.end, act.start) if reading.start < act.start else (act.end, reading.start)
        between = self.text[low:high]
        return "," not in between and len(between.split()) <= 5 and not any(low <= at <= high for at in given)

    def _far(self, reading: Reading, step: Match) -> int:
        """Words between a date and a step of the case; a comma or "and" between counts for several."""
        low, high = (step.end, reading.start) if step.start < reading.start else (reading.end, step.start)
        between = self.text[low:high]
        for first, last in self.names:  # a long list of names is one step
            name = self.prose.flat[max(first, self.here.start + low) : min(last, self.here.start + high)]
            between = between.replace(name, "", 1) if name else between
        between = re.sub(r"(?:\s*,\s*){2,}", ", ", between)
        return len(between.split()) + 4 * between.count(",") + 4 * len(_AND.findall(between))

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
        possible = ranged(self.text, self.context)
        pointing = phrases.find("anaphora", self.prose.words(self.here), self.language)
        unreal = phrases.find("unreal", self.prose.words(self.here), self.language)
        taken = -1
        for reading in status.find(self.text, self.language):
            code = reading.value or ""
            weak = code in {"recognised_political_prisoner", "extradition_detention"}
            part_of = {
                match.entry.code
                for match in self.events
                if match.start < reading.end and reading.start < match.end
            }
            if any(m.start <= reading.start and reading.end <= m.end for m in pointing):
                continue  # "the accused" names people
            if code in _NOT_TOLD or not (weak or _TOLD_BY.get(code, part_of) & part_of):
                continue
            if code == "on_trial" and not any(
                m.entry.qualifier != cues.STATUS and m.start < reading.end and reading.start < m.end
                and (m.entry.words > 1 or m.entry.qualifier == "verb") for m in self.events
            ):  # fmt: skip
                continue  # "after a trial", "a hearing is scheduled"
            if any(0 <= reading.start - m.end <= 2 for m in unreal):
                continue  # "if convicted"
            if reading.start < taken:
                continue  # "house arrest for two months" is no arrest for two months
            taken = reading.end
            if possible and code == "imprisoned":
                continue
            if weak and self._wanted(reading):
                continue  # "a rally for the freedom of political prisoners"

            def fits(words: str, code: str = code) -> bool:
                return [one.value for one in status.read(words, self.context)] == [code]

            yield from self._fact("status", reading, fits)

    def _wanted(self, reading: Reading) -> bool:
        """Whether a phrase before it makes prisoners those whom people act for."""
        found = phrases.every("people_cues", self.prose.words(self.here), self.language)
        return any(
            match.entry.code == "supported" and match.start < reading.start
            and len(self.text[match.end : reading.start].split()) <= 2 for match in found
        )  # fmt: skip

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
                field, *span, at=start, value=reading.value or "", role=role,
                qualifier="" if reading.qualifier == "admitted" else reading.qualifier,
                assertion=reading.assertion or Assertion.ASSERTED, rule=f"narrative:{field}@1",
                details=reading.details,
            )  # fmt: skip
