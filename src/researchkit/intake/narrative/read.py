"""A text to a draft: the steps in their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from researchkit.clean import names
from researchkit.clean.context import Context
from researchkit.clean.names.words import word
from researchkit.core.dates import UNDATED, Interval
from researchkit.core.truth import Assertion
from researchkit.intake import origins
from researchkit.intake.narrative import (
    attach,
    chapters,
    country,
    cues,
    fields,
    people,
    prose,
    spans,
    subjects,
    uncased,
    voices,
    week,
    whereabouts,
)
from researchkit.intake.narrative.drafts import Claim, Closed, Draft, DraftPerson
from researchkit.intake.narrative.facts import Told
from researchkit.intake.narrative.people import Person
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.intake.narrative.scenes import Attached
from researchkit.intake.narrative.spans import Span
from researchkit.intake.narrative.voices import Voice

#: Characters read by rule; a press release has some thousands.
LONGEST = 200_000
#: Statuses that tell how a trial ended.
_OUTCOMES = ("convicted", "imprisoned", "fined", "suspended_sentence", "restriction_of_freedom", "acquitted",
             "administrative_detention")  # fmt: skip
#: Cues that make a lone surname ("judge Gubashev") a third party's.
_CLOSING = cues.HARD | cues.SOFT


def read(
    text: str, *, name: str = "", language: str = "und", country_code: str = "", publisher: str = "",
    title: str = "", published: Interval = UNDATED,
) -> Draft:  # fmt: skip
    """Read a text by rule.

    Args:
        text: any text.
        name: where it comes from.
        language: BCP 47 tag.
        country_code: country that detains; ``""`` = told from the places the text names.
        publisher: who published it.
        title: its headline.
        published: when the page was published: years that days are told without are resolved from it.
    """
    issues = ["NARRATIVE-01"]
    if len(text) > LONGEST:
        issues.append("NARRATIVE-02")
    if published == UNDATED:
        issues.append("NARRATIVE-04")
    if language == "und":
        issues.append("NARRATIVE-05")
    cut = prose.read(text[:LONGEST], language)
    home = country_code or country.of(cut)
    found = [
        span
        for sentence in cut.sentences
        for span in (*spans.find(cut, sentence, home), *uncased.find(cut, sentence))
    ]
    found = _from_titles(cut, found, home)
    persons, lone = people.gather(found, language)
    _mark(cut, persons, lone)
    subjects.decide(cut, persons)
    about = [person for person in persons if not person.relation]
    others = [person for person in persons if person.relation]
    closed = _closed(others, lone, cut) + _in_titles(cut, found, home)
    closed.sort(key=lambda one: one.start)
    if closed:
        issues.append("NARRATIVE-03")
    context = Context(home, language, week.told(cut, Context(home, language, published)) or published)
    places = [(span.start, span.end) for span in found]
    known: dict[int, Told] = {}
    elsewhere = chapters.countries(cut, home)

    def told(sentence: Sentence) -> Told:
        if sentence.number not in known:
            abroad = elsewhere.get(sentence.number)
            near = replace(context, country=abroad) if abroad else context
            known[sentence.number] = fields.read(cut, sentence, near, places)
        return known[sentence.number]

    attached = attach.attach(cut, about, others, told)
    attached += whereabouts.places_of_text(cut, about, attached, told)
    last = max(
        [m.sentence for person in about for m in person.mentions] + [_number(cut, a) for a in attached],
        default=-2,
    )
    origin_id, first = voices.origin(cut, cut.sentences[: last + 3], publisher)
    teller = _teller(first, publisher)
    drafted = tuple(
        _person(
            cut,
            person,
            [a for a in attached if a.person is person],
            closed,
            places,
            teller,
            elsewhere.get(person.best.sentence, ""),
        )
        for person in about
    )
    return Draft(
        name=name, text=text, language=language, country=home, publisher=publisher, title=title,
        published=published, origin_id=origin_id, origin=(first.start, first.end) if first else None,
        persons=drafted, closed=tuple(closed), issues=tuple(issues),
    )  # fmt: skip


def _from_titles(cut: Prose, found: Sequence[Span], home: str) -> list[Span]:
    """The spans of a text with names of headlines in title case that it goes on to use in part."""
    parts = {one.casefold() for span in found for one in span.words}
    out = list(found)
    for sentence in cut.sentences:
        if sentence.titled:
            titled = [
                span for span in spans.find(cut, sentence, home, titled=True) if span.full and span.sure
            ]
            out += [span for span in titled if span.words[-1].casefold() in parts]
    return sorted(out, key=lambda span: span.start)


def _in_titles(cut: Prose, found: Sequence[Span], home: str) -> list[Closed]:
    """Names in lines in title case that the text does not go on to use: a signature, "Director Xy Zw"."""
    taken = {(span.start, span.end) for span in found}
    return [
        Closed(span.start, span.end, "named")
        for sentence in cut.sentences
        if sentence.titled
        for span in spans.find(cut, sentence, home, titled=True)
        if span.full and (span.sure or _signed(span)) and (span.start, span.end) not in taken
    ]


def _signed(span: Span) -> bool:
    """Whether a name stands as in a signature: "Xy ZW"."""
    return span.words[-1].isupper() and len(span.words[-1]) > 2 and not span.words[0].isupper()


def _mark(cut: Prose, persons: Sequence[Person], lone: Sequence[Span]) -> None:
    """Cues and events of every mention; lone names draw the cues that are theirs."""
    by_sentence: dict[int, list[people.Mention]] = {}
    for person in persons:
        for mention in person.mentions:
            by_sentence.setdefault(mention.sentence, []).append(mention)
    for span in lone:
        mention = people.Mention(span.start, span.end, span.sentence, False, lone=True)
        by_sentence.setdefault(span.sentence, []).append(mention)
    for number, mentions in by_sentence.items():
        cues.mark(cut, cut.sentences[number], mentions)


def _closed(others: Sequence[Person], lone: Sequence[Span], cut: Prose) -> list[Closed]:
    """Every place that names a third party."""
    out = [Closed(m.start, m.end, person.relation) for person in others for m in person.mentions]
    for span in lone:
        mention = people.Mention(span.start, span.end, span.sentence, False, lone=True)
        cues.mark(cut, cut.sentences[span.sentence], [mention])
        relation = next(iter(sorted(mention.cues & _CLOSING)), "")
        if (relation and span.sure) or (_surely(span) and not (span.opens and not _given(span))):
            out.append(Closed(span.start, span.end, relation or "named"))
    return sorted(out, key=lambda one: one.start)


def _surely(span: Span) -> bool:
    """Whether a lone word is a name as it stands: a listed given name, a family name's ending."""
    return any(word(one).given_like or word(one).family.strength >= 2 for one in span.words)


def _given(span: Span) -> bool:
    """Whether a lone word is a listed given name: any other word may begin a sentence."""
    return any(word(one).given_like for one in span.words)


def _number(cut: Prose, one: Attached) -> int:
    sentence = cut.at(one.fact.start)
    return sentence.number if sentence else 0


def _teller(first: Voice | None, publisher: str) -> str:
    """Who asserts what nobody else is said to: the publisher, or the organisation that told it first."""
    known = origins.of_publisher(publisher) if publisher else None
    if known and known.asserted_by:
        return known.asserted_by
    return first.code if first is not None else ""


def _person(
    cut: Prose, person: Person, attached: Sequence[Attached], closed: Sequence[Closed],
    places: Sequence[tuple[int, int]], teller: str, abroad: str,
) -> DraftPerson:  # fmt: skip
    best = person.best
    written = cut.text[best.start : best.end]
    reading = names.read(written)[0]
    family = (reading.value or written).split()[-1].casefold()
    if family not in {one.casefold() for one in person.alone} and (
        other := people.attested(person, best.words)
    ):
        reading = names.read(" ".join(other))[0]
    at = cut.sentences[best.sentence]
    sure = 0.9 if person.rule == "event_of_person" else 0.7
    shared = len(best.words) > len(cut.text[best.start : best.end].split())  # "Umed and Jamshed Safarov"
    own = Claim(
        "person", best.start, best.end, best.text if shared else reading.value or best.text, "", "", Assertion.ASSERTED, teller, "",
        f"narrative:{person.rule}@1", sure, (at.start, at.end),
    )  # fmt: skip
    claims: dict[tuple[str, int, int, str], Claim] = {}
    unsure: dict[tuple[str, int, int, str], Claim] = {}
    for one in attached:
        claim = _claim(cut, one, closed, places, teller)
        if claim is None:
            continue
        key = (claim.field, claim.start, claim.end, claim.role + claim.value)
        kept = unsure if attach.asked(cut, one) else claims
        if key not in kept or kept[key].confidence < claim.confidence:
            kept[key] = claim
    _settle(claims)
    told = {(claim.field, claim.role + claim.value) for claim in claims.values()}
    asked = [claim for claim in unsure.values() if (claim.field, claim.role + claim.value) not in told]
    return DraftPerson(best.start, best.end, own.value, person.rule, (own, *_ordered(claims.values())),
                       _ordered(asked), abroad)  # fmt: skip


def _ordered(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: (claim.start, claim.field, claim.value)))


def _settle(claims: dict[tuple[str, int, int, str], Claim]) -> None:
    """Drop "imprisoned" where the same sentence gives days of administrative arrest or a suspended term.

    And "on trial" where the text tells how the trial ended.
    """
    ended = any(
        (claim.field == "status" and claim.value in _OUTCOMES)
        or (claim.field == "sentence" and not claim.qualifier and not claim.value.startswith("custody"))
        for claim in claims.values()
    )
    for key, claim in list(claims.items()):
        if ended and claim.value == "on_trial" and claim.field == "status":
            del claims[key]
    for key, claim in list(claims.items()):
        if claim.field != "status" or claim.value != "imprisoned":
            continue
        kinds = {
            other.value.partition(":")[0]
            for other in claims.values()
            if other.field == "sentence" and other.sentence == claim.sentence and not other.qualifier
        }
        if kinds & {"administrative_arrest", "suspended", "restriction"} and not kinds & {"imprisonment"}:
            del claims[key]


def _claim(
    cut: Prose, one: Attached, closed: Sequence[Closed], places: Sequence[tuple[int, int]], teller: str
) -> Claim | None:
    """A fact as a claim; none if its words name a third party."""
    fact = one.fact
    if any(other.start < fact.end and fact.start < other.end for other in closed):
        return None
    sentence = cut.at(fact.pointed[0] if fact.pointed else fact.start)
    if sentence is None:
        return None
    voice = voices.of(cut, sentence, places)
    asserted_by = voice.code if voice else teller
    if voice is None and fact.field == "conduct":
        asserted_by = voices.accuser(cut, sentence) or teller
    return Claim(
        fact.field, fact.start, fact.end, fact.value, one.about or fact.qualifier, fact.role, fact.assertion,
        asserted_by, cut.text[voice.start : voice.end] if voice else "", fact.rule, attach.sureness(one),
        (sentence.start, sentence.end), fact.pointed,
    )  # fmt: skip


def again(draft: Draft, **changes: object) -> Draft:
    """A draft with other properties of its page."""
    return replace(draft, **changes)  # type: ignore[arg-type]
