"""Which of the things found in a sentence belong to a case, and which are law, hearsay or background.

Conduct counts where the sentence gives it as a ground ("for", "accused of", "за", "үшін"), or where it is a
dated act of the person. What a law says, what a charge is called, and what is told not to be known tells of
nobody's conduct.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from researchkit.clean import amounts, conduct, dates, exclusivity
from researchkit.clean.context import Context
from researchkit.core.truth import Assertion
from researchkit.intake.narrative import happened, phrases
from researchkit.intake.narrative.cues import VERB_LAST
from researchkit.intake.narrative.facts import Fact
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.reference import lexicon

Grounds = tuple[tuple[int, str], ...]

#: Groups of offences whose names speak of violence or organising: a charge so called tells of no conduct.
_CHARGES = ("riot", "violence", "terrorism", "organised_crime", "state_security")
#: Conduct codes that such a name may seem to tell.
_SEEMING = ("organised", "violence_to_person", "call_to_violence", "property_damage", "other")
#: Conduct that counts only as a ground: a link to a movement is told in its own field.
ONLY_GROUND = ("membership", "other", "organised", "call_to_violence", "violence_to_person", "campaigning")
#: Conduct whose words may say of themselves what else they do ("a post that criticises").
_TOLD_OF = ("campaigning", "other")
_TOLD_BY_WORDS = ("online_post", "online_chat", "journalism")
#: Acts that a sentence on what went before tells as a reason.
_EXPRESSED = ("online_post", "online_chat", "donation", "symbol", "journalism", "attended_meeting",
              "attended_assembly")  # fmt: skip
#: Procedure flags for which so many words say too little.
_NEEDS_WORDS = {"other_violation": 2, "online_trial": 2, "language_not_understood": 1}
#: A word that asks, after a comma: "did not know, where".
_ASKS = re.compile(r"где|куда|что|where|o\u00f9|қайда", re.IGNORECASE)
#: Words of "not prosecuted for the only reason": what else there is need not be told beside.
_NEGATED = 5
#: What may stand between words of the name of an offence and its article in brackets.
_TITLE = re.compile(r"[^,;:.()]{0,60}\s\(")
#: What stands between an article and words of its name in brackets after it; conduct that such words seem to tell.
_BRACKET = re.compile(r"\S{0,4}\s?\([^().;:]{0,60}")
_CALLED = ("other", "membership", "organised", "call_to_violence", "violence_to_person", "property_damage")
#: Characters between the name of an offence and its article.
_NEXT = 4
#: Conduct that words for an arrest may tell: "detained at a rally".
_GATHERED = "attended_assembly"
#: Articles of a state's law begin with its code; a French word that is a month with a letter more.
_OF_A_STATE, _BUT = re.compile(r"[A-Z]{2}-"), "mais"
_QUOTED = re.compile(
    r"[\u00ab\u201c\"]([^\u00bb\u201d\"\n]{8,})[\u00bb\u201d\"]|\u201e([^\u201c\u201d\"\n]{8,})[\u201c\u201d\"]"
)
#: The status that slogans speak of.
_RECOGNISED = "recognised_political_prisoner"
#: Clauses parted by more than a comma.
_BETWEEN = re.compile(r"[^;:]+")
#: Words at the head of a sentence among which the one stands that points back.
_OPENING = 2
#: Characters at the head of a sentence in which a date opens it.
_DATED = 4
#: Qualifier of words that give a ground before them, or after them where they are a participle.
_EITHER = "either"
#: What stands between the parts of a list.
_LISTED = re.compile(r"[,/&]|\b(?:and|or|as well as|и|или|а также|және|et|ou)\b", re.IGNORECASE)
#: How far a bare noun ("a picket") may stand from the word that makes it a ground, in words.
_NOUN = 4


def grounds(prose: Prose, sentence: Sentence) -> Grounds:
    """Where a sentence gives grounds: characters from which on, or up to which, they stand."""
    words = prose.words(sentence)
    text = prose.of(sentence)
    sizes = [amount.start for amount in amounts.read(text, prose.language)]
    found = phrases.find("grounds", words, prose.language)
    out = [
        (
            sentence.start + (match.end if match.entry.qualifier == "after" else match.start),
            "before" if match.entry.qualifier == _EITHER else match.entry.qualifier,
        )
        for match in found
        if match.entry.qualifier != "after"  # "for 15 days" is no ground
        or not any(0 <= start - match.end <= 3 for start in sizes)
    ]
    # "The article that gave the ground for it": a participle has its ground after it.
    out += [(sentence.start + match.end, "after") for match in found if match.entry.qualifier == _EITHER]
    # What is said to be the only ground is one: "attending is all they are accused of".
    for reading in exclusivity.find(text, prose.language):
        if reading.value == "solely":
            out += [(sentence.start + reading.start, "after"), (sentence.start + reading.end, "before")]
    # "Given two years: he had shared a post": after an event a colon explains.
    colon = text.find(": ")
    steps = happened.events(prose, sentence) if colon >= 0 else []
    if (
        colon >= 0
        and not sentence.line
        and any(event.end <= colon for event in steps)
        and not any(event.start > colon and event.entry.qualifier == "verb" for event in steps)
    ):
        out.append((sentence.start + colon + 1, "after"))
    return tuple(out)


def keep(prose: Prose, sentence: Sentence, found: Sequence[Fact], given: Grounds) -> Iterator[Fact]:
    """The facts that belong to a case, with their confidence."""
    text = prose.of(sentence)
    words = prose.words(sentence)
    marks = [m for m in phrases.find("unsaid", words, prose.language) if ":" not in text[m.start : m.end]]
    law = min((sentence.start + m.end for m in marks if m.entry.code == "law"), default=1 << 60)
    made = any(match.entry.code == "made" for match in marks)
    only = any(fact.field == "exclusivity" and fact.value == "solely" for fact in found)
    untold = [(sentence.start + m.start, sentence.start + m.end) for m in marks if m.entry.code == "unsaid"]
    unsaid = not only and bool(untold)  # "nothing but her reports"
    offences = [
        (sentence.start + match.start, sentence.start + match.end, match.entry.code)
        for match in lexicon.load("offences").find(words, prose.language)
    ]
    charges = [(start, end) for start, end, code in offences if code in _CHARGES]
    quoted = [(sentence.start + m.start(), sentence.start + m.end()) for m in _QUOTED.finditer(text)]
    dated = [fact for fact in found if fact.field == "date"]
    days = [(sentence.start + one.start, sentence.start + one.end) for one in dates.find(text)]
    flags = [fact for fact in found if fact.field == "procedure"]
    articles = [fact.start for fact in found if fact.field == "article"]
    peace = [
        f for f in found
        if f.field == "violence" and f.assertion is Assertion.DENIED and _size(prose, f) > 1
    ]  # fmt: skip
    steps = [
        (sentence.start + one.start, sentence.start + one.end) for one in happened.events(prose, sentence)
    ]
    went_before = _went_before(prose, sentence)
    acts = any(fact.field == "conduct" for fact in found)
    verb_last = prose.language.split("-")[0] in VERB_LAST
    roles = [
        (sentence.start + m.start, sentence.start + m.end)
        for m in phrases.every("not_names", words, prose.language)
        if m.entry.code == "role"
    ]
    for fact in found:
        if fact.field == "article" and (made or not _OF_A_STATE.match(fact.value)):
            continue  # "was added to the Code"; a covenant that is recalled: nobody is charged with it
        if fact.field == "date" and prose.flat[fact.start : fact.end] == _BUT:
            continue
        if (
            fact.field == "exclusivity"
            and fact.value == "other_grounds"
            and not acts
            and _size(prose, fact) < _NEGATED
        ):
            continue  # "also sentenced to" tells of no ground
        if fact.field == "conduct" and any(o.start < fact.end and fact.start < o.end for o in peace):
            continue  # "never called for violence" tells of no call
        if fact.field == "conduct" and any(o.start < fact.end and fact.start < o.end for o in flags):
            continue  # a trial by video is no video
        if fact.field == "conduct" and any(
            s < fact.end and fact.start < e and not (fact.start < s and e < fact.end) for s, e in days
        ):
            continue  # "since March" tells of no march
        if fact.field in {"status", "procedure"} and any(s <= fact.start and fact.end <= e for s, e in days):
            continue
        if fact.value == _RECOGNISED and any(start < fact.at < end for start, end in quoted):
            continue  # "Freedom for political prisoners!"
        if fact.field not in {"conduct", "violence", "procedure"}:
            yield fact
            continue
        denies = fact.assertion is not Assertion.ASSERTED
        if denies and fact.field == "conduct":
            continue
        if unsaid and not denies and not (fact.field == "procedure" and _apart(prose, fact, untold)):
            continue
        if fact.field == "procedure":
            first, comma, last = prose.flat[fact.start : fact.end].rpartition(",")
            seized = fact.value == "devices_seized"  # "his phone, seized"
            apposed = seized and len(first.split()) == len(last.split()) == 1
            if comma and not apposed and ("," in first or not _ASKS.fullmatch(last.strip())):
                continue  # words of two clauses; but "did not know, where"
            if any(start < fact.at < end for start, end in quoted) and _linked(fact, given):
                continue  # the name of an offence
            if _size(prose, fact) > _NEEDS_WORDS.get(fact.value, 0) and not (
                denies and fact.value in _NEEDS_WORDS
            ):
                yield fact
            continue
        if fact.at >= law or (any(start < fact.at < end for start, end in quoted) and law < 1 << 60):
            continue
        if any(start < fact.at < end and 0 <= at - end <= _NEXT for start, end in quoted for at in articles):
            continue  # an article's name before it
        if any(start < fact.at < end and prose.flat[start - 1] == "(" for start, end in quoted):
            continue  # an article's name in brackets after it
        if fact.value in _CALLED and any(
            _BRACKET.fullmatch(prose.flat, one.end, fact.start) for one in found if one.field == "article"
        ):
            continue  # "under article 330 (inciting discord)"
        if fact.value == "other" and "(" in prose.flat[fact.start : fact.end]:
            continue  # words of a charge that reach into the bracket with its article
        if fact.value == "other" and _TITLE.fullmatch(
            prose.flat, fact.end, min(articles, key=lambda at: (at < fact.end, at), default=0)
        ):
            continue  # "charged with smuggling of currency (article 206)": what the charge is called
        named = any(start < fact.end and fact.start < end for start, end in charges)
        if named and (fact.field == "violence" or fact.value in _SEEMING) and not denies:
            continue
        if verb_last and any(start <= fact.start and fact.end <= end for start, end in roles):
            continue  # "the journalist" is who somebody is, the ground stands elsewhere
        if fact.value in _TOLD_OF and any(o.value in _TOLD_BY_WORDS for o in found):
            continue  # what a post says
        if (
            fact.value in _EXPRESSED
            and _size(prose, fact) > 1
            and any(s <= fact.at < e for s, e in went_before)
        ):
            yield replace(fact, confidence=0.6)
            continue
        linked = _linked(fact, given) and not (_size(prose, fact) == 1 and _outrun(fact, found, given))
        linked = linked or (
            verb_last and bool(steps) and _size(prose, fact) > 1 and _attribute(prose, fact, roles)
        )
        if fact.field == "violence":
            called = any(o.field == "conduct" and o.start < fact.end and fact.start < o.end for o in found)
            if not denies and (called or any(start < fact.at < end for start, end in quoted) or named):
                continue  # a call to it, or what a charge is called
            if _size(prose, fact) < 2 and denies:
                continue  # "peaceful" is what a gathering is called
            if not denies and any(
                o.value == "property_damage" and o.start < fact.end and fact.start < o.end for o in found
            ):
                continue  # things, not people
            if denies or linked:
                yield fact
        elif linked or (fact.value == _GATHERED and any(s < fact.end and fact.start < e for s, e in steps)):
            yield fact  # or "detained at a rally"
        elif _size(prose, fact) > 1 and fact.value not in ONLY_GROUND and _dated(prose, fact, dated):
            yield replace(fact, confidence=0.6)


def _attribute(prose: Prose, fact: Fact, roles: Sequence[tuple[int, int]]) -> bool:
    """Whether an act stands as a participle before the word for whoever did it: "the article-sharing resident NAME"."""
    if fact.value in ONLY_GROUND:
        return False
    last = prose.flat[fact.start : fact.end].split()[-1]
    participle = phrases.find("participles", lexicon.cut(last), prose.language)
    near = [
        start for start, _ in roles if 0 < start - fact.end and len(prose.flat[fact.end : start].split()) <= 1
    ]
    return bool(participle) and any(not re.search(r"[,;:.]", prose.flat[fact.end : start]) for start in near)


def _apart(prose: Prose, fact: Fact, untold: Sequence[tuple[int, int]]) -> bool:
    """Whether words for what is not told are a part of a flag ("did not say where he was") or of another clause."""
    return all(
        (start < fact.end and fact.start < end)
        or "," in prose.flat[min(end, fact.end) : max(start, fact.start)]
        for start, end in untold
    )


def _went_before(prose: Prose, sentence: Sentence) -> list[tuple[int, int]]:
    """Clauses that tell what went before what happened: "She had shared a video", "tried in May; he had held a poster"."""
    steps = happened.events(prose, sentence)
    out = []
    for clause in _BETWEEN.finditer(prose.of(sentence)):
        words = lexicon.cut(clause[0])
        pointing = [match.first for match in phrases.find("anaphora", words, prose.language)]
        if not pointing or any(clause.start() <= step.start < clause.end() for step in steps):
            continue
        # "On 12 June she had stood …": a day may open it.
        day = next((one.end for one in dates.find(clause[0]) if one.start <= _DATED), 0)
        opening = _OPENING + len(clause[0][:day].split())
        if min(pointing) < opening and phrases.find("pluperfect", words, prose.language):
            out.append((sentence.start + clause.start(), sentence.start + clause.end()))
    return out


def bare_grounds(prose: Prose, sentence: Sentence, context: Context, given: Grounds) -> Iterator[Fact]:
    """Conduct told by a bare noun right beside the word that makes it a ground: "за акцию", "пикеті үшін"."""
    words = prose.words(sentence)
    cells = lexicon.load("conduct_cells").all(words, prose.language)
    told = [(one.start, one.end) for one in conduct.find(prose.of(sentence), prose.language) if one.value]
    told_at = [(sentence.start + first, sentence.start + last) for first, last in told]
    for match in lexicon.choose(cells):
        if match.entry.code == lexicon.SILENT or any(s < match.end and match.start < e for s, e in told):
            continue
        start, end = sentence.start + match.start, sentence.start + match.end
        if not any(
            _beside(prose, start, end, at, side) and not _belongs(prose, start, at, side, told_at)
            for at, side in given
        ):
            continue
        readings = conduct.read(prose.flat[start:end], context)
        if len(readings) == 1 and readings[0].value is not None:
            yield Fact("conduct", start, end, at=start, value=readings[0].value, qualifier=readings[0].qualifier,
                       rule="narrative:ground@1", confidence=0.7)  # fmt: skip


def _belongs(prose: Prose, start: int, at: int, side: str, told: Sequence[tuple[int, int]]) -> bool:
    """Whether a bare noun only says of what another act was: "for a video of the protests"."""
    return side == "after" and any(
        at <= first + 2 and last <= start and _LISTED.search(prose.flat, last, start) is None
        for first, last in told
    )


def _beside(prose: Prose, start: int, end: int, at: int, side: str) -> bool:
    between = prose.flat[at:start] if side == "after" else prose.flat[end:at]
    right = at <= start if side == "after" else end <= at
    return right and len(between.split()) <= _NOUN and not re.search(r"[,;:]", between)


def _linked(fact: Fact, given: Grounds) -> bool:
    return any(
        at <= fact.at + 2 or fact.start <= at < fact.end if side == "after" else at >= fact.end - 2
        for at, side in given
    )  # "for his reports" holds its ground


def _outrun(fact: Fact, found: Sequence[Fact], given: Grounds) -> bool:
    """Whether another act stands between a lone word and the ground after it: "on election day's picket for"."""
    behind = [at for at, side in given if side == "before" and at >= fact.end]
    if not behind or any(side == "after" and at <= fact.at for at, side in given):
        return False
    return any(o.field == "conduct" and fact.end <= o.start and o.end <= max(behind) for o in found)


def _size(prose: Prose, fact: Fact) -> int:
    return len(prose.flat[fact.start : fact.end].split())


def _dated(prose: Prose, fact: Fact, dates: Sequence[Fact]) -> bool:
    """Whether a date stands near an act: it is told as something that happened then."""
    for date in dates:
        low, high = (date.end, fact.start) if date.start < fact.start else (fact.end, date.start)
        if len(prose.flat[low:high].split()) <= 6 and date.role in {"other", "unspecified"}:
            return True
    return False
