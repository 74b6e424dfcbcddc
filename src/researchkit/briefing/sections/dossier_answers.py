"""The answers to the questionnaire of the Working Group on Arbitrary Detention, from what is told of a case.

Nothing is inferred: an answer is what sources tell, with who says it; what no source tells is "not known",
with the reason. A field that mixes things (an authority named without saying what it did) says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from researchkit.briefing.casefile import CaseFile, Told
from researchkit.briefing.languages import ORIGINAL
from researchkit.briefing.runs import Run, Runs, Text, runs
from researchkit.core.truth import UnknownReason
from researchkit.reference import gazetteer, organisations
from researchkit.reference.forms import Question, questionnaire

_TERM = re.compile(r"P(\d+)([YMWD])")
_UNITS = {"Y": "duration-year", "M": "duration-month", "W": "duration-week", "D": "duration-day"}
_NOT_IMPOSED = frozenset({"possible", "requested", "range", "upto"})


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its lines, each with the values behind it; or why there is none.

    Attributes:
        question: the question.
        lines: words and the told values that they rest on.
        reason: key of the reason why nothing is known, if there are no lines.
    """

    question: Question
    lines: tuple[tuple[Runs, tuple[Told, ...]], ...] = ()
    reason: str = ""

    @property
    def known(self) -> bool:
        """Whether anything is told."""
        return bool(self.lines)


Line = tuple[Runs, tuple[Told, ...]]


def answers(file: CaseFile) -> list[Answer]:
    """Every answer of the edition, in the order of the form."""
    made = _Answers(file)
    out = []
    for question in questionnaire():
        if question.edition == "confidential" and not file.confidential:
            continue
        found = getattr(made, question.code, None)
        lines, reason = found() if found is not None else ([], _NOT_STATED)
        out.append(Answer(question, tuple(lines), "" if lines else reason))
    return out


_NOT_STATED = UnknownReason.NOT_STATED.value
_Found = tuple[list[Line], str]


class _Answers:
    """One method a question that sources may answer; a question without one is not answered by any source read."""

    def __init__(self, file: CaseFile) -> None:
        self.file = file

    # ---- I identity

    def family_name(self) -> _Found:
        return self._name(self.file.family or ("" if self.file.given else self.file.name))

    def first_name(self) -> _Found:
        return self._name(self.file.given)

    def profession(self) -> _Found:
        names = organisations.load()
        lines = []
        for told in self._each("affiliation"):
            name = names[told[0].value].name if told[0].value in names else told[0].value
            english = "" if self.file.story.wording.language == ORIGINAL else ORIGINAL
            grade = {one.qualifier for one in told}
            key = "affiliation-alleged" if "alleged" in grade or not grade - {""} else "affiliation"
            lines.append((self.file.say(key, name=runs(Text(name, lang=english))), tuple(told)))
        return lines, _NOT_STATED

    def submitter_name(self) -> _Found:
        return [], "submitter"

    submitter_address = submitter_date = submitter_signature = submitter_name

    # ---- II arrest

    def arrest_date(self) -> _Found:
        return self._dates("arrest"), _NOT_STATED

    def arrest_place(self) -> _Found:
        return self._places({"arrest", ""}), _NOT_STATED

    def arrest_forces(self) -> _Found:
        return self._authorities("arrest")

    def arrest_warrant(self) -> _Found:
        lines: list[Line] = []
        for told in self._each("procedure", "no_warrant"):
            key = "warrant-shown" if told[0].assertion == "denied" else "warrant-not-shown"
            lines.append((self.file.say(key), tuple(told)))
        return lines, _NOT_STATED

    def arrest_reasons(self) -> _Found:
        """What authorities themselves are told to give as reason: their words, or the conduct they assert."""
        official = self.file.story.book.official
        lines: list[Line] = []
        for one in self.file.of("stated_reason"):
            lines.append((self.file.quoted(one.words or one.value, one.language), (one,)))
        for told in self._each("conduct", by=official):
            lines.append((runs(self._coded("conduct", told[0])), tuple(told)))
        return lines, _NOT_STATED

    def detention_reasons(self) -> _Found:
        return self._as_under("II.6", self.arrest_reasons())

    def arrest_law(self) -> _Found:
        lines: list[Line] = []
        for told in sorted(
            self._each("article"), key=lambda told: (told[0].value.startswith("?"), told[0].value)
        ):
            about = self._offence(told[0].value)
            law = self.file.story.law(told[0].value)
            lines.append((runs(law, f" ({about})" if about else ""), tuple(told)))
        return lines, _NOT_STATED

    def detention_law(self) -> _Found:
        return self._as_under("II.7", self.arrest_law())

    def _as_under(self, number: str, found: _Found) -> _Found:
        """Sources do not tell arrest and detention apart here: the answer above stands for both."""
        lines, reason = found
        return ([(self.file.say("as-under", number=number), ())] if lines else []), reason

    # ---- III detention

    def detention_date(self) -> _Found:
        return self._dates("custody"), _NOT_STATED

    def detention_duration(self) -> _Found:
        """Penalties imposed; then terms that the law allows or a prosecutor asks for, said to be such."""
        lines: list[Line] = []
        for told in self._each("sentence"):
            one = told[0]
            words = penalty(self.file, one.value)
            key = "penalty-told" if one.qualifier not in _NOT_IMPOSED else f"penalty-{one.qualifier}"
            lines.append((self.file.say(key, penalty=runs(words)), tuple(told)))
        if self.file.row.get("held") == "yes":
            day = self.file.story.wording.when(self.file.last_told, self.file.last_told)
            lines.insert(
                0, (self.file.say("held-as-told", day=(day,) if day else ()), tuple(self.file.of("status")))
            )
        return lines, _NOT_STATED

    def detention_places(self) -> _Found:
        return self._places({"custody"}) or self._places({"sentence", "trial"}), "place-of-detention"

    def detention_authority(self) -> _Found:
        return self._authorities("custody")

    # ---- IV to VI

    def circumstances(self) -> _Found:
        file = self.file
        lines: list[Line] = []
        for told in self._each("conduct"):
            denied = told[0].assertion == "denied"
            words = self._coded("conduct", told[0])
            key = "conduct-denied" if denied else "conduct-told"
            lines.append((file.say(key, what=runs(words)), tuple(told)))
        for told in self._each("exclusivity"):
            lines.append((file.say(f"exclusivity-{told[0].value.replace('_', '-')}"), tuple(told)))
        violence = [told for told in self._each("violence") if told[0].assertion in {"asserted", "denied"}]
        for told in violence:
            lines.append((file.say(f"violence-{told[0].assertion}"), tuple(told)))
        if lines and not violence:
            lines.append((file.say("violence-not-mentioned"), ()))
        for told in self._each("procedure"):
            key = "breach-denied" if told[0].assertion == "denied" else "breach-told"
            lines.append((file.say(key, what=runs(file.label("procedure", told[0].value))), tuple(told)))
        for told in self._authority_words({"arrest", "custody"}, other=True):
            lines.append(
                (file.say("authority-named", name=file.quoted(told[0].words, told[0].language)), tuple(told))
            )
        for one in file.of("evidence", lambda told: bool(told.words)):
            lines.append((file.say("evidence-told", what=file.quoted(one.words, one.language)), (one,)))
        return lines, _NOT_STATED

    def arbitrary(self) -> _Found:
        """Points to the matrix of standards, where candidates stand with their evidence."""
        found = [
            limb
            for limb in self.file.limbs
            if limb["standard"] == "wgad" and limb["verdict"] != "indeterminate"
        ]
        lines: list[Line] = [
            (self.file.say(f"arbitrary-{limb['verdict']}", limb=limb_words(self.file, limb)), ())
            for limb in found
        ]
        return lines, UnknownReason.NOT_ASSESSED.value

    def remedies(self) -> _Found:
        lines = self._dates("appeal")
        for told in self._each("status"):
            if told[0].value in {"appeal_rejected", "sentence_upheld"}:
                lines.append((runs(self.file.label("status", told[0].value)), tuple(told)))
        return lines, _NOT_STATED

    # ---- parts

    def _name(self, text: str) -> _Found:
        if not text:
            return [], "name-not-parted" if self.file.name else UnknownReason.WITHHELD.value
        return [(self.file.bare(text), tuple(self.file.of("person")))], _NOT_STATED

    def _each(self, field: str, value: str = "", by: Iterable[str] = ()) -> list[list[Told]]:
        """What is told of a field, grouped by value, assertion and whether it is only alleged or possible."""
        speakers = set(by)
        grouped: dict[tuple[str, str, str], list[Told]] = {}
        for one in self.file.of(field):
            if (value and one.value != value) or (speakers and one.by not in speakers):
                continue
            if one.assertion == "not_mentioned":
                continue
            if field == "sentence" and self._told_better(one):
                continue
            apart = one.qualifier if field == "sentence" else ""
            grouped.setdefault((one.value, one.assertion, apart), []).append(one)
        return list(grouped.values())

    def _told_better(self, one: Told) -> bool:
        """Whether a term of which the kind is not told is told with its kind elsewhere."""
        kind, _, amount = one.value.partition(":")
        return kind == "term" and any(
            other.value.partition(":")[2] == amount
            and other.value != one.value
            and other.qualifier == one.qualifier
            for other in self.file.of("sentence")
        )

    def _coded(self, field: str, one: Told) -> str:
        return self.file.label(field, one.value)

    def _offence(self, code: str) -> str:
        from researchkit.briefing.sections.law import offence

        return offence(self.file.story, code)

    def _dates(self, role: str) -> list[Line]:
        lines: list[Line] = []
        for event in self.file.events:
            if event["role"] != role:
                continue
            when = self.file.story.wording.when(event["date_first"], event["date_last"], event["edtf"])
            grade = runs(f" ({self.file.label('grade', event['grade'])})") if event["grade"] else ()
            line = runs(*((when,) if when else self.file.say("undated")), *grade)
            lines.append((line, tuple(self.file.claims(event["claim_ids"].split("|")))))
        return lines

    def _places(self, roles: set[str]) -> list[Line]:
        """Places told by reports of these events; a report that tells of a whole case counts for the arrest."""
        places = gazetteer.load().places
        grouped: dict[str, list[Told]] = {}
        for one in self.file.of("place", lambda told: told.event_role in roles):
            grouped.setdefault(one.value, []).append(one)
        lines: list[Line] = []
        finer = {one for one in grouped if one not in places or places[one].kind != "country"}
        for place_id, told in grouped.items():
            if finer and place_id not in finer:
                continue  # the whole country says nothing beside a place in it
            language = self.file.story.wording.language
            name = foreign(gazetteer.name_of(place_id, language), language)
            region = foreign(gazetteer.name_of_region(told[0].qualifier, language), language)
            around: list[str | Run] = [" (", region, ")"] if region.text not in {"", name.text} else []
            lines.append((runs(name, *around), tuple(told)))
        return lines

    def _authorities(self, role: str) -> _Found:
        lines: list[Line] = [
            (self.file.quoted(told[0].words, told[0].language), tuple(told))
            for told in self._authority_words({role})
        ]
        reason = _NOT_STATED if self.file.confidential else "words-withheld"
        return lines, reason

    def _authority_words(self, roles: set[str], *, other: bool = False) -> list[list[Told]]:
        """Authorities named, by their words; of reports on these events, or on all others."""
        grouped: dict[str, list[Told]] = {}
        for one in self.file.of("authority", lambda told: bool(told.words)):
            if (one.event_role in roles) is not other:
                grouped.setdefault(one.words, []).append(one)
        return list(grouped.values())


def limb_words(file: CaseFile, limb: Mapping[str, str]) -> Runs:
    """A limb of a standard: which, and what it is about."""
    standard = file.words(f"standard-{limb['standard']}")
    return runs(
        f"{standard}\u00a0{limb['limb']}: ", *file.say(f"limb-{limb['standard']}-{limb['limb'].lower()}")
    )


def penalty(file: CaseFile, value: str) -> str:
    """``imprisonment:P4Y/P10Y`` in words."""
    kind, _, amount = value.partition(":")
    name = file.label("outcome", kind)
    low, slash, high = amount.partition("/")
    ends = [_amount(file, low), _amount(file, high)] if slash else [_amount(file, amount)]
    if slash and (one := _TERM.fullmatch(low)) and (other := _TERM.fullmatch(high)) and one[2] == other[2]:
        ends[0] = one[1]  # 4–10 years
    shown = "–".join(end or "…" for end in ends) if slash else ends[0]
    return f"{name}: {shown}" if shown else name


def _amount(file: CaseFile, text: str) -> str:
    from babel.numbers import format_decimal
    from babel.units import format_unit

    language = file.story.wording.language
    if parts := _TERM.findall(text):
        return " ".join(
            str(format_unit(int(number), _UNITS[unit], "long", locale=language)) for number, unit in parts
        )
    currency, _, number = text.rpartition(":")
    if currency and number.replace(".", "", 1).isdecimal():
        return f"{format_decimal(float(number), locale=language)} {currency}"
    return "" if text in {"", ".."} else text


def foreign(name: gazetteer.Named, language: str) -> Text:
    """A name, with the tag of its language where that is not the reader's."""
    return Text(name.text, lang="" if name.language == language else name.language)


def line_of(parts: Iterable[Runs], between: str = "\n") -> Runs:
    """Lines of a cell, one under another (or with something else between)."""
    out: list[str | Run] = []
    for part in parts:
        out += [between] if out else []
        out += part
    return runs(*out)
