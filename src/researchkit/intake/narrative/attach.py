"""What is told of whom: facts of each sentence brought to the persons they belong to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from researchkit.intake.narrative import phrases, share
from researchkit.intake.narrative.cues import HARD, QUIET
from researchkit.intake.narrative.facts import Fact, Told
from researchkit.intake.narrative.people import Mention, Person
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.reference import gazetteer

#: Facts that a sentence without an event of a case may still tell of the person it speaks of.
_WITHOUT_EVENT = frozenset({"exclusivity", "violence", "procedure", "article", "affiliation", "conduct"})


#: Third parties beside whom a sentence may still speak of the person: judges, prosecutors, officials.
_BYSTANDERS = HARD | {"official"}
#: What a headline may tell of those whom the next sentences name.
_OF_HEADLINES = frozenset({"place", "date", "article", "affiliation", "exclusivity"})
#: Violations that only a case of somebody's has.
_OF_A_CASE = frozenset({"closed_trial", "online_trial", "no_warrant", "devices_seized", "nda", "confession_coerced",
                        "counsel_barred", "no_counsel", "late_counsel"})  # fmt: skip
#: Fields that by themselves show that a sentence speaks of a case.
_SPEAKS = frozenset({"article", "exclusivity"})


@dataclass(slots=True)
class Scene:
    """Who is spoken of when a sentence begins.

    Attributes:
        topic: persons of the last sentence that names somebody.
        group: the last several persons named together.
        met: every person met so far.
        last: number of the last sentence that was about them.
        others: whether people of whom nobody is named have been spoken of since.
        heading: places that a line above a list tells ("Almaty:").
    """

    topic: list[Person] = field(default_factory=list)
    group: list[Person] = field(default_factory=list)
    met: list[Person] = field(default_factory=list)
    last: int = -9
    others: bool = False
    heading: list[Fact] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Attached:
    """A fact of a person.

    Attributes:
        person: whose.
        fact: what.
        how: ``named`` (in the sentence), ``back`` (a word points back), ``lead`` (a sentence before the
            names), ``topic`` (nobody else is spoken of).
        about: ``relative`` or ``counsel`` if the words are about such a person instead.
    """

    person: Person
    fact: Fact
    how: str
    about: str = ""


#: Characters at the head of a sentence in which a ground makes it speak of the case: "Reason: a post".
_OPENING = 14
#: Marks that begin a quotation.
_SPEECH = ("\u00ab", "\u201c", "\u201e", '"')
#: Words of a line that heads a list, at most.
_HEADING = 8
#: How far back, in characters, the day may stand that "the same day" means.
_NEAR_DAY = 700
_SURENESS = {"named": 0.9, "back": 0.8, "lead": 0.75, "topic": 0.6}


def attach(
    prose: Prose, subjects: Sequence[Person], others: Sequence[Person], told: Callable[[Sentence], Told]
) -> list[Attached]:
    """Bring facts to persons.

    Args:
        prose: the text.
        subjects: the persons it is about.
        others: third parties named in it.
        told: what a sentence tells.
    """
    if not subjects:
        return []
    out: list[Attached] = []
    scene = Scene()
    first = min(mention.sentence for person in subjects for mention in person.mentions)
    for sentence in prose.sentences:
        if sentence.titled:
            continue
        if not (sentence.item or sentence.line):
            scene.heading = [] if sentence.opens and not _colon(prose, sentence) else scene.heading
        here = _here(subjects, sentence)
        strangers = [m for person in others for m in person.mentions if m.sentence == sentence.number]
        surely = [m for person in others if any(span.sure for span in person.spans) for m in person.mentions]
        if here:
            facts = _theirs(prose, told(sentence), strangers)
            out += _named(prose, sentence, here, facts)
            out += _under(scene, sentence, here, facts)
            _turn(scene, sentence, here)
        elif not strangers and (places := _heading(prose, sentence, told)):
            scene.heading = places
            if sentence.number < first:
                out += _lead(prose, sentence, subjects, told(sentence), first)
        elif sentence.number < first:
            out += _lead(prose, sentence, subjects, told(sentence), first)
        else:
            if any(m.full and not m.cues and m.sentence == sentence.number for m in surely):
                scene.topic = []  # somebody else is spoken of now
            acting = [mention for mention in strangers if not mention.cues & _BYSTANDERS]
            out += _unnamed(prose, sentence, scene, told, acting)
    return _same_days(out)


def _colon(prose: Prose, sentence: Sentence) -> bool:
    return prose.of(sentence).rstrip().endswith(":")


def _heading(prose: Prose, sentence: Sentence, told: Callable[[Sentence], Told]) -> list[Fact]:
    """The places of a line that heads a list: a few words, a place among them, nobody named."""
    if not (sentence.line or _colon(prose, sentence)) or len(prose.words(sentence).words) > _HEADING:
        return []
    return [fact for fact in told(sentence).facts if fact.field == "place"]


def _under(
    scene: Scene, sentence: Sentence, here: Sequence[tuple[Person, Mention]], told: Told
) -> list[Attached]:
    """The places of the heading above an item that names none itself."""
    if not (sentence.item or sentence.line) or any(fact.field == "place" for fact in told.facts):
        return []
    return [Attached(person, fact, "lead") for fact in scene.heading for person, _ in here]


def _same_days(attached: Sequence[Attached]) -> list[Attached]:
    """Read "the same day" as the last day told of the person: its words, with what happened then."""
    out: list[Attached] = []
    days = [one.fact for one in attached if one.fact.field == "date" and len(one.fact.value) == 10]
    for one in attached:
        fact = one.fact
        if fact.field == "date" and not fact.value:
            before = [day for day in days if 0 < fact.start - day.start <= _NEAR_DAY]
            later = int(dict(fact.details).get("days", "0"))
            if later:
                dated = [day for day in before if not day.value.startswith("X")]
                last = max(dated, key=lambda other: other.start, default=None)
                if last is not None:
                    moved = (dt.date.fromisoformat(last.value) + dt.timedelta(days=later)).isoformat()
                    out.append(replace(one, fact=replace(fact, value=moved, qualifier="day",
                                                         pointed=(last.start, last.end))))  # fmt: skip
                continue
            same = [day for day in before if day.role == fact.role]
            day = max(same or before, key=lambda other: other.start, default=None)
            if day is None:
                continue
            pointed = replace(day, role=fact.role, rule=fact.rule, confidence=fact.confidence,
                              pointed=(fact.start, fact.end))  # fmt: skip
            out.append(replace(one, fact=pointed))
            continue
        out.append(one)
    return out


def places_of_text(
    prose: Prose, subjects: Sequence[Person], attached: Sequence[Attached], told: Callable[[Sentence], Told]
) -> list[Attached]:
    """The one place that the head of a text names, for those of whom nothing tells a place."""
    placed = {id(one.person) for one in attached if one.fact.field == "place"}
    head = [
        fact for sentence in prose.sentences[:2] for fact in told(sentence).facts if fact.field == "place"
    ]
    if any(one.how == "named" and one.fact.field == "place" for one in attached):
        return []
    if len({fact.value for fact in head}) != 1 or gazetteer.load().places[head[0].value].kind == "region":
        return []
    happened = {id(one.person) for one in attached}
    return [
        Attached(person, replace(head[0], rule="narrative:place_of_text@1"), "topic")
        for person in subjects
        if id(person) not in placed and id(person) in happened
    ]


def _here(subjects: Sequence[Person], sentence: Sentence) -> list[tuple[Person, Mention]]:
    """Persons the text is about who are named in a sentence as more than somebody's anchor."""
    found = [
        (person, mention)
        for person in subjects
        for mention in person.mentions
        if mention.sentence == sentence.number and not mention.cues & HARD
    ]
    return sorted(found, key=lambda entry: entry[1].start)


def _turn(scene: Scene, sentence: Sentence, here: Sequence[tuple[Person, Mention]]) -> None:
    persons = list(dict.fromkeys(person for person, _ in here))
    scene.topic = persons
    if len(persons) > 1:
        scene.group = persons
    scene.met += [person for person in persons if person not in scene.met]
    scene.last = sentence.number
    scene.others = False


# -- sentences that name them ----------------------------------------------------------------------------


def _named(
    prose: Prose, sentence: Sentence, here: Sequence[tuple[Person, Mention]], told: Told
) -> list[Attached]:
    names = share.groups(prose, here)
    out: list[Attached] = []
    by_field: dict[str, list[Fact]] = {}
    for fact in told.facts:
        about = _aside(prose, fact)
        inside = share.bracketed(prose, fact, here)
        if inside:
            out += [Attached(person, fact, "named", about) for person in inside]
        else:
            by_field.setdefault(fact.field, []).append(fact)
    for facts in by_field.values():
        for fact, persons in share.share(facts, names, told, prose):
            out += [Attached(person, fact, "named", _aside(prose, fact)) for person in persons]
    listed = all(person.rule == "named_after_event" for person, _ in here)
    return [one for one in out if _stands(one.fact, told, listed)]


def _stands(fact: Fact, told: Told, listed: bool = False) -> bool:
    """Whether a fact may be one of a case: its sentence tells of an event, or of conduct of that day.

    A list of names after the sentence that tells what happened to them needs no event of its own.
    """
    if (
        fact.field in _WITHOUT_EVENT
        or told.happens
        or (listed and fact.field in {"place", "date", "sentence"})
    ):
        return True
    if fact.field == "date":
        return fact.role == "other" and any(other.field == "conduct" for other in told.facts)
    return fact.field == "status" and bool(told.kinds)


def _aside(prose: Prose, fact: Fact) -> str:
    """Whom a procedure flag is about, where it is not the person."""
    if fact.field != "procedure" or "counsel" in fact.value:  # a lawyer kept out is the person's loss
        return ""
    subject = dict(fact.details).get("subject", "")
    return subject if subject in {"relative", "counsel"} else ""


# -- sentences before them ---------------------------------------------------------------------------------


def _lead(
    prose: Prose, sentence: Sentence, subjects: Sequence[Person], told: Told, first: int
) -> list[Attached]:
    """A sentence that tells of people who are named in the next ones."""
    if not told.happens or first - sentence.number > 2:
        return []
    if sentence.line:  # a headline says in brief what the text tells of each: its place and day help
        told = replace(told, facts=tuple(fact for fact in told.facts if fact.field in _OF_HEADLINES))
    reach = first + 2
    while (
        reach + 1 < len(prose.sentences) and prose.sentences[reach + 1].item and prose.sentences[first].item
    ):
        reach += 1
    named = [person for person in subjects if any(m.sentence <= reach for m in person.mentions)]
    # "Detained, jailed or fined": what befell whom stands in the next sentences.
    several = len({fact.value for fact in told.facts if fact.field == "status"}) > 1
    either = several and bool(phrases.find("alternatives", prose.words(sentence), prose.language))
    return [
        Attached(person, fact, "lead", _aside(prose, fact))
        for fact in told.facts
        if not (either and fact.field in {"status", "sentence"})
        and fact.field != "procedure"
        and (fact.field != "affiliation" or _of_people(prose, sentence, fact, told))
        for person in named
    ]


def _of_people(prose: Prose, sentence: Sentence, fact: Fact, told: Told) -> bool:
    """Whether an organisation is named as that of people ("two activists of …") or as a ground."""
    if any(side == "after" and at <= fact.at for at, side in told.grounds):
        return True
    found = phrases.every("people_counted", prose.words(sentence), prose.language)
    for match in found:
        if match.entry.code != "people":
            continue
        start, end = sentence.start + match.start, sentence.start + match.end
        low, high = (end, fact.at) if start < fact.at else (fact.end, start)
        if len(prose.flat[low:high].split()) <= 4:
            return True
    return False


def _theirs(prose: Prose, told: Told, strangers: Sequence[Mention]) -> Told:
    """What is told without what is said of a third party: "the jailed runner …"."""
    if not strangers:
        return told
    kept = [
        fact
        for fact in told.facts
        if fact.field not in {"status", "sentence"}
        or not any(
            mention.cues & HARD
            and 0 <= mention.start - fact.end <= 40
            and "," not in prose.flat[fact.end : mention.start]
            for mention in strangers
        )
    ]
    return replace(told, facts=tuple(kept))


# -- sentences after them ----------------------------------------------------------------------------------


def _unnamed(
    prose: Prose,
    sentence: Sentence,
    scene: Scene,
    told: Callable[[Sentence], Told],
    strangers: Sequence[Mention],
) -> list[Attached]:
    words = prose.words(sentence)
    pointing = {match.entry.code for match in phrases.find("anaphora", words, prose.language)}
    if _others(prose, sentence, pointing):
        scene.others = True
        return []
    if scene.others and "one" not in pointing:
        return []
    if "all" in pointing:
        persons, how = (scene.met if len(scene.met) > 1 else scene.topic), "back"
    elif "many" in pointing:
        persons, how = (scene.group or scene.met), "back"
    elif "one" in pointing:
        if len(scene.topic) > 1:
            return []  # which of them is not told
        persons, how = scene.topic, "back"
    else:
        persons, how = scene.topic, "topic"
    if how == "topic" and sentence.number - scene.last > 1:
        return []
    if prose.of(sentence)[:1] in _SPEECH and sentence.number - scene.last <= 1 and how == "topic":
        scene.last = sentence.number  # a quotation changes nobody's turn
    facts = told(sentence)
    happens = bool(facts.kinds - QUIET)
    opening = any(at - sentence.start <= _OPENING for at, side in facts.grounds if side == "after")
    speaks = any(
        f.field in _SPEAKS or f.value in _OF_A_CASE or (f.field == "conduct" and opening) for f in facts.facts
    )
    if not persons or (how == "topic" and not happens and not speaks):
        return []
    if how == "topic" and len(persons) < len(scene.met) and any(f.field == "article" for f in facts.facts):
        persons = scene.met
    if pointing:
        scene.last = sentence.number
    out = []
    quoted = bool(strangers) and bool(phrases.find("attributions", words, prose.language))
    theirs = next((code for code in ("relative", "counsel") if any(code in m.cues for m in strangers)), "")
    for fact in facts.facts:
        procedure = fact.field == "procedure" and "counsel" not in fact.value
        about = _aside(prose, fact) or (theirs if procedure else "")
        if fact.field == "procedure" and theirs and fact.value != "nda" and quoted:
            about = _aside(prose, fact)  # what a wife tells of her husband
        elif strangers and not about and not (quoted and fact.field in _WITHOUT_EVENT):
            if how != "back" or fact.at > min(mention.start for mention in strangers):
                continue  # "she was arrested with her husband X, since released"
        if not _stands(fact, facts):
            continue
        out += [Attached(person, fact, how, about) for person in persons]
    return out


def _others(prose: Prose, sentence: Sentence, pointing: set[str]) -> bool:
    """Whether a sentence speaks of people of whom nobody is named: "hundreds have been sentenced"."""
    counted = phrases.every("people_counted", prose.words(sentence), prose.language)
    people = [match for match in counted if match.entry.code == "people"]
    vague = [match for match in counted if match.entry.code == "vague"]
    if not people:
        return False
    for match in people:
        if any(0 <= match.first - one.last <= 3 for one in vague):
            return True
    return not pointing & {"many", "one", "all"}


def sureness(one: Attached) -> float:
    """How sure an attached fact is, 0–1: by how it was attached and how it was found."""
    return round(min(0.95, _SURENESS[one.how] * one.fact.confidence / 0.8), 2)


def moved(fact: Fact, **changes: str) -> Fact:
    """A fact with other properties."""
    return replace(fact, **changes)  # type: ignore[arg-type]
