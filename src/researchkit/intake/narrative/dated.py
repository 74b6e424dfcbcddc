"""The dates a sentence tells: those of a case, and what each is the date of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from researchkit.clean import dates
from researchkit.clean.context import Context
from researchkit.clean.place_mentions import mentions as place_mentions
from researchkit.core.claim import ROLES, Reading
from researchkit.intake.narrative import happened, phrases
from researchkit.intake.narrative.date_roles import REPORTING, Roles
from researchkit.intake.narrative.facts import OCCURRED, Fact
from researchkit.intake.narrative.scope import Scope
from researchkit.reference import lexicon

#: Units of "two days later" in days; longest head of a page that is its dateline.
_DAYS = {"day": 1, "week": 7}
_DATELINE = 60
#: How far, in words, a date may stand from a ban; characters looked at after "two days later".
_BAN, _NEXT = 3, 30
#: Qualifier of "after" where it follows its noun: "two days after" is whole then.
_POSTPOSED = "postposed"
#: The day after the page, not the day after what it tells.
_TOMORROW = re.compile(r"завтра|tomorrow|demain|ертең", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_DASH = re.compile(r"\s[\u2014\u2013-]\s|\.\s[\u2014\u2013-]\s?")
#: Sentences at the head in which a digest tells its week.
_TOP = 3
#: A clause on somebody between commas: "whose son was wounded in 2011,".
_CLAUSE = re.compile(
    r",\s*(?:dont|qui|whose|who|чей|чья|чьи|чьего|чью|котор(?:ый|ая|ые|ого|ой|ых))\b[^,;:]*,", re.IGNORECASE
)


class Dates:
    """The dates of one sentence."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.roles = Roles(scope)

    def read(self) -> Iterator[Fact]:
        """Every date of a case told in the sentence."""
        found = list(self.scope.dates)
        named = place_mentions(self.scope.text, self.scope.context.country).found if found else []
        places_named = [
            m
            for m in named
            if self.scope.text[m.start].isupper() and not _DIGIT.search(self.scope.text[m.start : m.end])
        ]
        to_the_day = any(r.qualifier == "day" and "relative_to_publication" not in r.flags for r in found)
        for reading in found:
            if reading.role == "publication" or (reading.value or "").startswith("["):
                continue  # one of two years: a person must say which
            if self.scope.here.line and self.scope.here.number < _TOP and "/" in (reading.value or ""):
                continue  # the week of a digest
            relative = "relative_to_publication" in reading.flags and reading.qualifier != "day"
            if relative and (to_the_day or reading.qualifier == "year"):
                continue  # "a year ago, on 20 July"; "this year"
            role = self.roles.of(reading)
            if any(m.start < reading.end and reading.start < m.end for m in places_named):
                continue  # Dushanbe is a town and, in Tajik, Monday
            if self._of_a_ban(reading) or self._of_a_birth(reading) or self._by_the_way(reading):
                continue
            if role == REPORTING or self._is_dateline(reading) or "end_only" in reading.flags:
                continue  # the day something was said, the page's own, "until 15 November"
            if reading.value is None or self._ahead(reading):
                days = self._days_later(reading)
                if days is not None:
                    start, end = self.scope.here.start + reading.start, self.scope.here.start + reading.end
                    rule = "narrative:days_later@1" if days else "narrative:same_day@1"
                    yield Fact("date", start, end, at=start, value="", role=role, rule=rule, confidence=0.7,
                               details=(("days", str(days)),))  # fmt: skip
                continue
            context = replace(self.scope.context, role=reading.role)

            def fits(words: str, value: str = reading.value, context: Context = context) -> bool:
                return [one.value for one in dates.read(words, context)] == [value]

            then = self._occurred()
            for fact in self.scope.fact("date", reading, fits, role=then or role):
                yield replace(fact, rule=OCCURRED) if then else fact

    def _ahead(self, reading: Reading) -> bool:
        """Whether a relative day would lie after the page: "two days later" counts from another day then."""
        last = self.scope.context.published.last
        relative = "relative_to_publication" in reading.flags
        return relative and last is not None and reading.when.first is not None and reading.when.first > last

    def _days_later(self, reading: Reading) -> int | None:
        """How many days after the day told before some words speak of; ``None`` if they do not."""
        words = lexicon.cut(self.scope.text[reading.start : reading.end])
        if phrases.find("same_day", words, self.scope.language):
            return 0
        after = lexicon.cut(self.scope.text[reading.end : reading.end + _NEXT])
        if any(m.first == 0 for m in phrases.every("counted_from", after, self.scope.language)):
            return None  # "nine days after his arrest"
        ends = {
            m.last
            for m in phrases.every("counted_from", words, self.scope.language)
            if m.entry.qualifier != _POSTPOSED
        }
        if len(words.words) - 1 in ends and self.scope.text[reading.end :].lstrip()[:1].isalpha():
            return None  # "four days after" with what follows
        if _TOMORROW.fullmatch(self.scope.text, reading.start, reading.end):
            return None
        unit, _, shift = dict(reading.details).get("shift", "").partition(":")
        last = self.scope.context.published.last
        if reading.value is not None and last is not None and reading.when.first is not None:
            return (reading.when.first - last).days
        if unit not in _DAYS:
            return None
        return _DAYS[unit] * int(shift)

    def _of_a_ban(self, reading: Reading) -> bool:
        """Whether a date is told of an organisation's ban or a law: "which the court banned in 2014"."""
        words = self.scope.prose.words(self.scope.here)
        for match in phrases.find("bans", words, self.scope.language):
            if match.entry.code == "events" and reading.qualifier == "day":
                continue  # "the events of January" are what a month is known for
            low, high = (
                (match.end, reading.start) if match.start < reading.start else (reading.end, match.start)
            )
            if len(self.scope.text[low:high].split()) <= _BAN and "," not in self.scope.text[low:high]:
                return True
        return False

    def _occurred(self) -> str:
        """The step told last, of which a sentence without one says when it was: "This happened on 29 January"."""
        here = self.scope.here
        steps = any(match.entry.code != "weak" for match in self.scope.events)
        if (
            steps
            or here.opens
            or not phrases.find("occurred", self.scope.prose.words(here), self.scope.language)
        ):
            return ""
        before = happened.events(self.scope.prose, self.scope.prose.sentences[here.number - 1])
        told = [step for step in before if step.entry.qualifier == "verb" and step.entry.code in ROLES]
        return told[-1].entry.code if told else ""

    def _of_a_birth(self, reading: Reading) -> bool:
        """Whether a date is when somebody was born: "born in 1990", "1996 г.р."."""
        before = lexicon.cut(self.scope.text[max(0, reading.start - _NEXT) : reading.start])
        after = lexicon.cut(self.scope.text[reading.end : reading.end + _NEXT])
        sides = (("before", before), ("after", after))
        for side, words in sides:
            for match in phrases.every("births", words, self.scope.language):
                gap = match.first if side == "after" else len(words.words) - 1 - match.last
                if match.entry.qualifier == side and gap <= 1:
                    return True
        return False

    def _by_the_way(self, reading: Reading) -> bool:
        """Whether a date stands in a clause that tells of no step: "X, whose son was wounded in 2011, was fined"."""
        return any(
            clause.start() < reading.start and reading.end <= clause.end()
            and not any(clause.start() < step.start < clause.end() for step in self.scope.events)
            and not any(act.value for act in self.scope.acts(clause.start(), clause.end()))
            for clause in _CLAUSE.finditer(self.scope.text)
        )  # fmt: skip

    def _is_dateline(self, reading: Reading) -> bool:
        """Whether a date is that of the page: at its head, before a dash: "GENEVA (5 December) - …"."""
        if self.scope.here.number > 1:
            return False
        dash = _DASH.search(self.scope.text)
        return dash is not None and reading.end <= dash.start() <= _DATELINE
