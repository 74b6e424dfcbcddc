"""What a date of a case is the date of: the step nearest to it, or what the case punishes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from researchkit.clean import dates, procedure
from researchkit.core.claim import ROLES, Reading
from researchkit.intake.narrative import happened, phrases
from researchkit.intake.narrative.relevance import ONLY_GROUND
from researchkit.intake.narrative.scope import Scope
from researchkit.reference import lexicon
from researchkit.reference.lexicon import Match

#: Steps at which a person may also be present in somebody else's case.
_SETTINGS = ("trial", "appeal")
#: The day somebody said something: no day of a case.
REPORTING = "said"
#: Words that may stand before a date at the head of a sentence.
_HEAD = 4
#: How far, in words, a step of the case may stand from its date.
_REACH = 16
#: How far, in words, a date may stand after the verb of a step to be its date whatever else is told.
_RIGHT = 2
#: How many words further off than a verb the noun of a step counts ("sentenced on 7 October after a trial").
_NOUN = 3
#: Characters between the verb of a finding and its day: " on ".
_NEXT_WORD = 4
#: Violations that have a day of their own.
_BEATEN = ("ill_treatment_alleged", "torture_alleged")
#: Kinds of event whose day is no step of a case: somebody is looked for, somebody has left.
_APART = ("sought", "left")
#: How far, in words, a word of saying after a date may stand that makes it the day something was said.
_SAID = 6
_RELATIVE = re.compile(
    r",\s*(?:который|которая|которое|которые|которых|которого|которой|который|яке|які|який|яка|які|which|что)\b",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\b(?:and|but|then|before|и|а|но|затем|потом|және|кейін|жана|et|mais|puis|avant|e|und|y|і|та|й)\b",
    re.IGNORECASE,
)
#: How far, in words, an occasion may stand after its date: "the unrest of January in Taraz".
_OCCASION = 3


class Roles:
    """The roles of the dates of one sentence."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def of(self, reading: Reading) -> str:
        """The role of a date: the step of the case nearest to it, or what the case punishes.

        "Sentenced for a rally he joined on 5 May": the ground stands between the step and the date.
        """
        role = reading.role or "unspecified"
        if role == "other" or self._of_an_occasion(reading):
            return "other"
        steps = [match for match in self.scope.events if match.entry.code != "weak"]
        surer = [match for match in steps if match.entry.qualifier != happened.STATUS]
        steps = [
            match
            for match in steps
            if match in surer or not any(self._far(reading, one) <= _REACH for one in surer)
        ]
        acts_told = [m for m in steps if m.entry.qualifier == "verb" and m.entry.code not in _SETTINGS]
        if any(m.start < reading.start for m in acts_told):
            # "sentenced on 7 October after a closed trial": the trial is where it happened.
            steps = [m for m in steps if m.start < reading.end or m.entry.code not in _SETTINGS]
        if role in ROLES and self._ruled(reading):
            return role
        led = self._led(reading, steps)
        if led:
            return led
        ranked = sorted(
            (
                (
                    self._far(reading, match)
                    + 3 * (match.entry.code == "search")
                    + _NOUN
                    * (match.entry.qualifier != "verb" and any(m.entry.qualifier == "verb" for m in steps)),
                    match.start > reading.start,
                    match.start,
                    match,
                )
                for match in steps
            ),
            key=lambda one: one[:3],
        )
        near = ranked[0] if ranked and ranked[0][0] <= _REACH else None
        says = [
            match
            for match in phrases.find(
                "attributions", self.scope.prose.words(self.scope.here), self.scope.language
            )
            if match.entry.qualifier != "finding"
            and not any(step.first <= match.first <= step.last for step in steps)  # "found guilty"
        ]
        said = [self._far(reading, match) for match in says]
        if near is not None and any(reading.end <= say.start and say.end <= near[3].start for say in says):
            low = min(self._far(reading, say) for say in says if reading.end <= say.start)
            if low < near[0] and low <= _SAID:
                return REPORTING  # "only on 24 April were his parents told that he was being held"
        if said and min(said) <= 2 and (near is None or min(said) < near[0]):
            return REPORTING
        if near is not None and near[1] and self._beaten(reading, near[0]):
            return REPORTING
        beside = [
            self._far(reading, match)
            for match in self.scope.events
            if match.entry.code == "weak" and match.entry.qualifier == "verb" and match.end <= reading.start
        ]
        if beside and min(beside) <= _RIGHT and (near is None or near[0] > min(beside)):
            return "unspecified"  # "was questioned on 14 January and charged in May"
        given = [at - self.scope.here.start for at, side in self.scope.grounds if side == "after"]
        if (
            near is not None
            and near[0] <= _RIGHT
            and near[3].end <= reading.start
            and near[3].entry.qualifier == "verb"
            and near[3].entry.code in ROLES
            and not any(near[3].end <= at <= reading.start for at in given)
        ):
            return near[3].entry.code  # "convicted in 2022 of an insult, was transferred on 24 May"
        verbs = [match for match in steps if match.entry.qualifier == "verb"]
        charged = all(match.entry.code == "charge" for match in steps)
        if charged and not verbs and any(at <= reading.start for at in given) and self.scope.acts():
            return "other"  # "as the investigation has it, on 10 August they shouted slogans"
        before = [m for m in steps if m.end <= reading.start and m.entry.code not in _SETTINGS]
        low = before[-1].end if before else 0
        follows = near is not None and near[1] and near[0] <= 4 and near[3].entry.code not in _SETTINGS
        if before and not follows and any(low < at <= reading.start for at in given):
            return "other"
        if before and not follows and _RELATIVE.search(self.scope.text, low, reading.start):
            # "the talk, which took place in 2021", not "the holiday, which falls on 25 October"
            acted = any(act.value for act in self.scope.acts(low, reading.end))
            return "other" if acted else REPORTING
        listed = phrases.every("not_names", self.scope.prose.words(self.scope.here), self.scope.language)
        roles = {m.start for m in listed if m.entry.code == "role"}  # a journalist is no act
        acts = [
            act
            for act in self.scope.acts()
            if not any(
                one.start < act.end and act.start < one.end
                for one in procedure.find(self.scope.text, self.scope.language)
            )
            and act.value
            and act.value not in ONLY_GROUND
            and act.start not in roles
            and self._same_act(reading, act, given)
        ]
        between = self.scope.text[low : reading.start]
        if acts and not follows and (not before or "," in between or len(between.split()) > 8):
            return "other"
        if near is not None and near[3].entry.code in ROLES:
            return near[3].entry.code
        if near is not None and near[3].entry.code in _APART:
            return "unspecified"
        if (
            not steps
            and self._alone(reading)
            and any(act.value not in ONLY_GROUND for act in self.scope.acts())
        ):
            return "other"  # "In July, he says, she forwarded a video": the only day, and what was done
        return role

    def _ruled(self, reading: Reading) -> bool:
        """Whether the verb of a finding stands right before a date: "the court ruled on Tuesday"."""
        words = self.scope.prose.words(self.scope.here)
        return any(
            match.entry.qualifier == "finding" and 0 <= reading.start - match.end <= _NEXT_WORD
            for match in phrases.find("attributions", words, self.scope.language)
        )

    def _beaten(self, reading: Reading, near: int) -> bool:
        """Whether a day is that of ill-treatment told right before it: "beaten on 5 May and put in a cell"."""
        return any(
            flag.value in _BEATEN
            and flag.end <= reading.start
            and "," not in (between := self.scope.text[flag.end : reading.start])
            and len(between.split()) <= min(near, _SAID)
            for flag in procedure.find(self.scope.text, self.scope.language)
        )

    def _alone(self, reading: Reading) -> bool:
        """Whether no other date is told in the sentence, and this one near its head."""
        head = len(self.scope.text[: reading.start].split()) <= _HEAD
        return head and all(one is reading for one in self.scope.dates if one.value is not None)

    def _led(self, reading: Reading, steps: Sequence[Match]) -> str:
        """What a date at the head of a sentence is the date of: "On 5 May, after …, the court sentenced …".

        The first step told by a verb, unless another date or a ground comes before it.
        """
        if len(self.scope.text[: reading.start].split()) > _HEAD or reading.rule.startswith("dates.offset"):
            return ""
        if any(m.entry.qualifier == "verb" and m.start < reading.start for m in steps):
            return ""
        verbs = [
            m
            for m in steps
            if m.entry.qualifier == "verb" and m.start >= reading.end and m.entry.code in ROLES
        ]
        if not verbs:
            return ""
        stop = verbs[0].start
        if len(verbs) > 1 and self._apposed(verbs[0], verbs[1]):
            verbs = verbs[1:]
        between = dates.find(self.scope.text[reading.end : stop], self.scope.context)
        parted = any(one.value is not None for one in between)
        grounds = any(
            reading.end <= at - self.scope.here.start <= stop
            for at, side in self.scope.grounds
            if side == "after"
        )
        said = phrases.find(
            "attributions", lexicon.cut(self.scope.text[reading.end : verbs[0].start]), self.scope.language
        )
        return (
            ""
            if parted or grounds or said or ";" in self.scope.text[reading.end : verbs[0].start]
            else verbs[0].entry.code
        )

    def _apposed(self, verb: Match, following: Match) -> bool:
        """Whether a step with a day of its own is told between commas: "the same day X, arrested on 4 June, was let go"."""
        before, between = self.scope.text[: verb.start].rstrip(), self.scope.text[verb.end : following.start]
        days = dates.find(between, self.scope.context)
        return before.endswith(",") and "," in between and any(one.value is not None for one in days)

    def _same_act(self, reading: Reading, act: Reading, given: Sequence[int]) -> bool:
        """Whether a date is told of an act: close by, no comma and no ground between them."""
        low, high = (reading.end, act.start) if reading.start < act.start else (act.end, reading.start)
        between = self.scope.text[low:high]
        return "," not in between and len(between.split()) <= 5 and not any(low <= at <= high for at in given)

    def _far(self, reading: Reading, step: Match) -> int:
        """Words between a date and a step of the case; a comma or "and" between counts for several."""
        low, high = (step.end, reading.start) if step.start < reading.start else (reading.end, step.start)
        between = self.scope.text[low:high]
        for first, last in self.scope.names:  # a long list of names is one step
            name = self.scope.prose.flat[
                max(first, self.scope.here.start + low) : min(last, self.scope.here.start + high)
            ]
            between = between.replace(name, "", 1) if name else between
        between = re.sub(r"(?:\s*,\s*){2,}", ", ", between)
        far = len(between.split()) + 4 * between.count(",") + 4 * len(_AND.findall(between))
        return far + _REACH * between.count(";")

    def _of_an_occasion(self, reading: Reading) -> bool:
        """Whether a date is told of what a case is about: "for the unrest held in Taraz in January 2022"."""
        for match in phrases.find("occasions", self.scope.prose.words(self.scope.here), self.scope.language):
            between = self.scope.text[reading.end : match.start]
            steps = any(reading.end <= step.start < match.start for step in self.scope.events)
            if (
                match.start >= reading.end
                and len(between.split()) <= _OCCASION
                and "," not in between
                and not steps
            ):
                return True
        return False
