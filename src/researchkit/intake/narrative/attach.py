"""What is told of whom: facts of each sentence brought to the persons they belong to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from researchkit.core.claim import ROLES
from researchkit.intake.narrative import (
    called,
    crowd,
    descriptions,
    dialogue,
    earlier,
    joined,
    kin,
    layout,
    phrases,
    pointed,
    same_days,
    share,
)
from researchkit.intake.narrative.clauses import Clause, part
from researchkit.intake.narrative.cues import HARD
from researchkit.intake.narrative.facts import Fact, Told
from researchkit.intake.narrative.later import unnamed
from researchkit.intake.narrative.leads import introduces, lead
from researchkit.intake.narrative.people import Mention, Person
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.intake.narrative.scenes import (
    Attached,
    Scene,
    aside,
    colon,
    headed,
    heading,
    stands,
    turn,
    under,
)
from researchkit.reference import gazetteer

#: Third parties beside whom a sentence may still speak of the person: judges, prosecutors, officials.
_BYSTANDERS = HARD | {"official"}
#: What stands for a code that is not told.
_NO_CODE = "-?:"
#: Length of a date told to the day.
_TO_THE_DAY = 10
#: How sure a fact is by how it was brought to a person.
_SURENESS = {"named": 0.9, "back": 0.8, "lead": 0.75, "topic": 0.6, "hint": 0.5}
#: How far into a paragraph, in characters, the name of an entry may stand: after a number, a title.
_HEAD = 12
#: Fields of which a fact must be tied to its person by a word.
_TIED = frozenset({"status", "sentence", "date"})


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
    scene = Scene(alone=len(subjects) == 1)
    first = min(mention.sentence for person in subjects for mention in person.mentions)
    names = called.words_of(prose, (*subjects, *others))
    profile, labels = layout.profile(prose), layout.labels(prose)
    asked = False
    for sentence in prose.sentences:
        asked = (asked and layout.demanded(prose, sentence)) or layout.demands(prose, sentence)
        if (sentence.titled and sentence.number not in profile) or (
            asked and layout.demanded(prose, sentence)
        ):
            continue
        if sentence.number in labels:
            scene.begin([fact for fact in told(sentence).facts if fact.field == "place"])
            continue
        dialogue.go_on(prose, sentence, scene, others)
        if not (sentence.item or sentence.line):
            scene.heading = [] if sentence.opens and not colon(prose, sentence) else scene.heading
        if sentence.opens and not sentence.item:
            scene.heads = _heads(prose, sentence, told)
        if sentence.number in profile:
            out += _of_profile(prose, sentence, subjects, scene, told(sentence))
            continue
        here = kin.without_owners(prose, sentence, _here(subjects, sentence))
        if not here and scene.met:
            here = called.mentions(prose, sentence, names, scene.met)
            here = here or pointed.each(prose, sentence, scene.topic)
        strangers = [m for person in others for m in person.mentions if m.sentence == sentence.number]
        surely = [m for person in others if any(span.sure for span in person.spans) for m in person.mentions]
        if here:
            facts = _theirs(prose, told(sentence), strangers)
            owned = [one for one in facts.facts if kin.told_of_owned(prose, sentence, here, strangers, one)]
            facts = (
                replace(facts, facts=tuple(one for one in facts.facts if one not in owned))
                if owned
                else facts
            )
            here = joined.with_pronoun(prose, sentence, here, scene)
            clauses = part(prose, sentence, here, facts) or [Clause(0, 0, tuple(here), facts)]
            mine = [one for each in clauses for one in _named(prose, sentence, each.here, each.told, scene)]
            out += [*mine, *joined.taken_along(prose, sentence, here, mine, scene)]
            out += under(scene, sentence, here, facts)
            turn(scene, sentence, here)
        elif not strangers and (places := heading(prose, sentence, told)):
            scene.heading = places
            if sentence.number < first:
                out += lead(prose, sentence, subjects, told(sentence), first)
        elif sentence.number < first:
            # "A court jailed a student. NAME …": it is told of the one named first.
            one = not sentence.line and introduces(prose, sentence, ())
            out += lead(prose, sentence, subjects, told(sentence), first, next_only=one)
        else:
            pointing = descriptions.pointing(prose, sentence)
            if not strangers and introduces(prose, sentence, pointing):
                out += lead(prose, sentence, subjects, told(sentence), sentence.number + 1, next_only=True)
                continue
            if any(m.full and not m.cues and m.sentence == sentence.number for m in surely):
                scene.topic = []  # somebody else is spoken of now
            acting = [mention for mention in strangers if not mention.cues & _BYSTANDERS]
            out += unnamed(prose, sentence, scene, told, acting)
    days = [
        fact
        for sentence in prose.sentences
        for fact in told(sentence).facts
        if fact.field == "date" and fact.value
    ]
    kept = [one for one in same_days.told(out, days) if one.how == "named" or one.fact.role != "unspecified"]
    return _finest(_nearest(prose, earlier.without(prose, kept)))


def _nearest(prose: Prose, attached: Sequence[Attached]) -> list[Attached]:
    """Facts without what a line above tells of several where the own sentence of each tells it closer."""
    own = [one for one in attached if one.how == "named"]

    def coarser(one: Attached) -> bool:
        mine = [
            other.fact for other in own if other.person is one.person and other.fact.field == one.fact.field
        ]
        if one.how != "lead" or not mine:
            return False
        if one.fact.field == "date":
            value = one.fact.value
            return len(value) < _TO_THE_DAY and any(
                fact.value.startswith(value) and fact.role == one.fact.role for fact in mine
            )
        here = prose.at(one.fact.start)
        told = {
            other.fact.value
            for other in attached
            if other.how == "lead" and other.fact.field == "place" and prose.at(other.fact.start) is here
        }
        return one.fact.field == "place" and len(told) > 1

    return [one for one in attached if not coarser(one)]


def _finest(attached: Sequence[Attached]) -> list[Attached]:
    """Facts without regions in which another place told of the person lies: "Pavlodar regional court" and Pavlodar."""
    known = gazetteer.load()
    told: dict[int, set[str]] = {}
    for one in attached:
        if one.fact.field == "place" and one.fact.value in known.places:
            told.setdefault(id(one.person), set()).add(one.fact.value)

    def coarse(one: Attached) -> bool:
        value = one.fact.value
        if one.fact.field != "place" or value not in known.places or known.places[value].kind != "region":
            return False
        others = told[id(one.person)] - {value}
        return any(known.contains(value, other) for other in others)

    codes: dict[int, set[str]] = {}
    for one in attached:
        if one.fact.field == "article" and _NO_CODE not in one.fact.value:
            codes.setdefault(id(one.person), set()).add(_number(one.fact.value))

    def again(one: Attached) -> bool:
        """Whether it is an article told again without its code: "under article 488, an organiser faces …"."""
        value = one.fact.value
        told_whole = {number.partition("(")[0] for number in codes.get(id(one.person), ())}
        return one.fact.field == "article" and _NO_CODE in value and _number(value) in told_whole

    return [one for one in attached if not coarse(one) and not again(one)]


def _number(article: str) -> str:
    """The number of an article without state and code."""
    return article.partition(":")[2]


def _of_profile(
    prose: Prose, sentence: Sentence, subjects: Sequence[Person], scene: Scene, told: Told
) -> list[Attached]:
    """What a line of a profile tells of the one whose profile it is: named before it, or first after it."""
    after = [p for p in subjects if p.mentions[0].sentence > sentence.number]
    whose = scene.topic or sorted(after, key=lambda person: person.mentions[0].sentence)[:1] or subjects[:1]
    return [Attached(person, fact, "lead", aside(prose, fact)) for fact in told.facts for person in whose[:1]]


def _here(subjects: Sequence[Person], sentence: Sentence) -> list[tuple[Person, Mention]]:
    """Persons the text is about who are named in a sentence as more than somebody's anchor."""
    found = [
        (person, mention)
        for person in subjects
        for mention in person.mentions
        if mention.sentence == sentence.number and not mention.cues & HARD
    ]
    return sorted(found, key=lambda entry: entry[1].start)


def _named(
    prose: Prose, sentence: Sentence, here: Sequence[tuple[Person, Mention]], told: Told, scene: Scene
) -> list[Attached]:
    names = share.groups(prose, here)
    out: list[Attached] = []
    by_field: dict[str, list[Fact]] = {}
    for fact in told.facts:
        about = aside(prose, fact)
        inside = share.bracketed(prose, fact, here)
        if inside:
            out += [Attached(person, fact, "named", about) for person in inside]
        else:
            by_field.setdefault(fact.field, []).append(fact)
    for facts in by_field.values():
        for fact, persons in share.share(facts, names, told, prose):
            if crowd.in_clause(prose, sentence, here, fact):
                continue
            if _of_the_rest(prose, sentence, here, fact) or kin.told_of_one(prose, sentence, here, fact):
                continue
            out += [Attached(person, fact, "named", aside(prose, fact)) for person in persons]
    listed = (
        sentence.item or bool(scene.heads) or all(person.rule == "named_after_event" for person, _ in here)
    )
    out = [replace(one, fact=headed(scene, one.fact)) for one in out]
    return [one for one in out if stands(one.fact, told, listed)]


def _heads(prose: Prose, sentence: Sentence, told: Callable[[Sentence], Told]) -> frozenset[str]:
    """Kinds of event that a line before the items of a list tells."""
    following = prose.sentences[sentence.number + 1 : sentence.number + 2]
    if not (sentence.line or colon(prose, sentence)) or not any(after.item for after in following):
        return frozenset()
    return frozenset(kind for kind in told(sentence).kinds if kind in ROLES)


def _of_the_rest(
    prose: Prose, sentence: Sentence, here: Sequence[tuple[Person, Mention]], fact: Fact
) -> bool:
    """Whether a fact after the last name is told of others: "X is in custody, the other two at home"."""
    last = max(mention.end for _, mention in here)
    if fact.at < last:
        return False
    found = phrases.find("rest", prose.words(sentence), prose.language)
    return any(last <= sentence.start + match.start < fact.at for match in found)


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
            and (
                ":" in prose.flat[fact.end : mention.start]
                or not any(fact.end <= at <= mention.start for at, _ in told.grounds)
            )  # "two years for insulting X"
            for mention in strangers
        )
    ]
    return replace(told, facts=tuple(kept))


def asked(prose: Prose, one: Attached) -> bool:
    """Whether a fact is for a person to give to somebody: no word of the text ties it to this one.

    On texts that no rule had seen, none of 30 statuses and penalties was right that hung on nothing but the person
    being spoken of (docs/quality/narratives.md).
    """
    return one.how == "hint" or (one.how == "topic" and one.fact.field in _TIED and not _entry(prose, one))


def _entry(prose: Prose, one: Attached) -> bool:
    """Whether a fact stands in a paragraph that begins with the name of its person: an entry, a profile, an item."""
    sentence = prose.at(one.fact.start)
    while sentence is not None and sentence.number and not (sentence.opens or sentence.item):
        sentence = prose.sentences[sentence.number - 1]
    return sentence is not None and any(
        mention.sentence == sentence.number and mention.start - sentence.start <= _HEAD
        for mention in one.person.mentions
    )


def sureness(one: Attached) -> float:
    """How sure an attached fact is, 0–1: by how it was attached and how it was found."""
    return round(min(0.95, _SURENESS[one.how] * one.fact.confidence / 0.8), 2)
