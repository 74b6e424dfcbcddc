"""What the words around a name say of the person: a relative, a judge, somebody supported, a speaker.

``lexicons/people_cues.csv`` lists phrases with where the name stands (``after:3``: within three words
after the phrase) and what that makes of the person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from researchkit.intake.narrative import crowd, phrases
from researchkit.intake.narrative.happened import QUIET, events
from researchkit.intake.narrative.people import Mention
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.reference.lexicon import SILENT, Match, Text

#: Cues after which a person is none of those the sentence is about, whatever else it tells.
HARD = frozenset({"judge", "prosecutor", "background", "supported", "interviewed", "insulted", "attacked",
                  "namesake", "victim"})  # fmt: skip
#: Cues of people who may be in a case of their own, if the clause tells so of them directly.
SOFT = frozenset({"relative", "counsel", "official", "leader", "speaker", "acquaintance"})
#: Kinds of organisation that a person belongs to, not those that report.
MOVEMENTS = ("movement", "party", "assembly", "initiative", "association", "religious", "group", "union",
              "commission", "committee", "organisation")  # fmt: skip
#: Cues that name the object of a verb: no comma stands between.
_OBJECTS = frozenset({"supported", "interviewed", "insulted", "attacked", "background", "victim"})
#: Cues that name somebody by whose they are.
_KIN = frozenset({"relative", "counsel", "acquaintance"})
#: Cues whose name may stand in apposition: "the spokesman of the State Committee, NAME".
_APPOSED = frozenset({"leader", "official", "prosecutor", "judge", "counsel"})
#: Cues of people who act in a case: whoever is the object of what they do is another.
_ACTORS = frozenset({"judge", "prosecutor", "official", "counsel", "relative", "acquaintance"})
#: How far what somebody leads may be told before the name, in words.
_APPOSITION = 12
#: How far an event may stand from the name of a person who is somebody's relative, lawyer or the like.
_SOFT_REACH = 5
#: How far an event may stand from the name of the person it is directly told of, in words.
_BEFORE, _AFTER = 9, 7
#: Cues of people by what they do, not by whose they are; languages whose verbs follow all their objects.
_PROFESSIONS = frozenset({"counsel", "official", "leader"})
VERB_LAST = ("kk", "ky", "uz", "tr", "az")
#: Cues that do not part people told of together.
_LEADS = frozenset({"leader"})
#: Words between a name and the verb of an event that stands right beside it, plus one.
_BESIDE = 2
#: How far whoever speaks may be named after the word of saying, in words.
_SPEAKER = 10
#: Words between the noun of an event and the name of whom it happened to.
_OBJECT = re.compile(
    r"(?:of|de|du|des|del|della|di|d['\u2019]|von)(?!\s+(?:his|her|their|son|sa|ses|leur|leurs)\b)"
    r"(?:\s*[^\s,;:()]+){0,3}"
)
_PASSIVE = re.compile(r" (?:a|ont|avait|avaient) été |(?: has| have| had) been ")
_MINE = re.compile(
    r"my|our|mon|ma|notre|mio|mia|мо(?:й|я|его|ему|ю|ей|им)|наш(?:его|ему|у|ей|а)?|менің", re.IGNORECASE
)
#: What stands between a relative and whose relative it is.
_OF = re.compile(r"\s+(?:of|de|du|d['\u2019])\s*")
#: What opens an apposition before a name, characters looked at; a relative clause right after a name.
_OPENED, _NEAR_NAME = re.compile(r",\s+(?:[^\s,;:]+\s+){0,4}$"), 60
_WHO = re.compile(r"^,\s*(?:who|qui|котор(?:ый|ая|ого|ую|ые|ых))\b")
#: A comma, and a title at most, right before a name: "the spokesman of the ministry, M. X".
_PARTED = re.compile(r",[\s\"\u00bb\u201d\u201c]*(?:[^\W\d_]{1,4}\.?\s+)?$")
_AFTER_QUOTE = re.compile(r"[\u00bb\u201d\"]\s*[,.!?\u2026]?\s*[\u2014\u2013-]?\s*(?:a-t-|ont-)?$")
_JOIN = re.compile(
    r"\s*(?:,|,?\s*\b(?:and the|et l|et le|et la|and|и|й|і|та|ды|және|мен|бен|пен|жана|et|e|ed|und|y|და|ve|va|с|со|з|із|са)\b)?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A mention as words of its sentence: ``first`` to ``last``."""

    mention: Mention
    first: int
    last: int


def places(prose: Prose, sentence: Sentence, mentions: Sequence[Mention]) -> list[Place]:
    """Mentions as words of their sentence, in order."""
    words = prose.words(sentence)
    out = []
    for mention in sorted(mentions, key=lambda one: one.start):
        inside = [
            index
            for index, (start, end) in enumerate(words.spans)
            if start < mention.end - sentence.start and end > mention.start - sentence.start
        ]
        if inside:
            out.append(Place(mention, inside[0], inside[-1]))
    return out


def mark(prose: Prose, sentence: Sentence, mentions: Sequence[Mention]) -> None:
    """Give the mentions of a sentence their cues and the events directly told of them."""
    words = prose.words(sentence)
    here = places(prose, sentence, mentions)
    if not here:
        return
    found = _told(phrases.every("people_cues", words, prose.language))
    saying = phrases.find("attributions", words, prose.language)
    cued: list[set[str]] = [set() for _ in here]
    happened = _of_somebody(events(prose, sentence), phrases.find("anaphora", words, prose.language))
    for match in found:
        side, _, reach = match.entry.qualifier.partition(":")
        if (
            side == "after"
            and match.entry.code in _KIN
            and (_possessor(match, here) or _owner(match, here, prose.of(sentence), sentence.start))
        ):
            continue
        if side == "after" and match.entry.code == "speaker" and any(p.last + 1 == match.first for p in here):
            continue  # Kazakh "and" is its "I" as well
        if match.entry.code == "relative" and match.first and _MINE.fullmatch(words.words[match.first - 1]):
            if (
                side == "after"
                and (
                    at := _nearest(
                        match, here, words, side, int(reach), prose.of(sentence), saying, prose.language
                    )
                )
                is not None
            ):
                here[at].mention.led = True  # "my brother X": whoever writes is the relative
            continue
        if match.entry.code == "speaker" and any(e.first <= match.first <= e.last for e in happened):
            continue  # "signed a pledge not to leave"
        if (
            side == "before"
            and match.entry.code in _KIN
            and any(place.first == match.last + 1 for place in here)
        ):
            continue  # "X and his wife Y": the wife is Y
        index = _nearest(match, here, words, side, int(reach), prose.of(sentence), saying, prose.language)
        if index is not None and not (side == "after" and _acts(match, here[index], happened)):
            cued[index].add(match.entry.code)
    _quoted(prose, sentence, here, saying, cued)
    _spread(prose, here, cued)
    modal = phrases.find("unreal", words, prose.language)
    for index, place in enumerate(here):
        place.mention.cues = frozenset(cued[index])
        place.mention.direct = _direct(
            index, here, words, [one for one in happened if not _before_next(one, index, here, prose.language)],
            modal, found, prose.of(sentence),
        )  # fmt: skip
    for index in range(1, len(here)):  # "A and B, arrested in May"
        one, other = here[index - 1].mention, here[index].mention
        if (
            _coordinated(prose, words, here[index - 1], here[index])
            and one.cues - _LEADS == other.cues - _LEADS
        ):
            one.direct = other.direct = one.direct | other.direct
        elif not other.cues and other.direct and _of_both(prose, words, here[index - 1], here[index]):
            one.direct |= other.direct  # "lawyer A and journalist B-ACC they jailed"


def _told(found: Sequence[Match]) -> list[Match]:
    """Cues but for those inside words that only look like one: a defender of rights is no defence lawyer."""
    silent = [match for match in found if match.entry.code == SILENT]
    return [
        match
        for match in found
        if match.entry.code != SILENT
        and not any(one.first <= match.first and match.last <= one.last for one in silent)
    ]


def _of_somebody(happened: Sequence[Match], pointing: Sequence[Match]) -> list[Match]:
    """Events but for those that are part of words for people: "those detained", "the accused"."""
    return [
        event
        for event in happened
        if not any(one.first <= event.first and event.last <= one.last for one in pointing)
    ]


def _acts(cue: Match, place: Place, happened: Sequence[Match]) -> bool:
    """Whether the verb of an event parts a cue from the name after it: "a judge sent NAME to custody"."""
    return cue.entry.code in _ACTORS and any(
        cue.last < event.first < place.first and event.entry.qualifier == "verb" for event in happened
    )


def _coordinated(prose: Prose, words: Text, one: Place, other: Place) -> bool:
    """Whether two names are joined by a comma or "and", with words for people between: "A and the poet B"."""
    if joined(prose.flat[one.mention.end : other.mention.start]):
        return True
    roles = {
        at
        for match in phrases.every("not_names", words, prose.language)
        if match.entry.code == "role"
        for at in range(match.first, match.last + 1)
    }
    inner = [words.words[at] for at in range(one.last + 1, other.first) if at not in roles]
    return len(inner) < other.first - one.last - 1 and joined(f" {' '.join(inner)} ")


def _before_next(event: Match, index: int, here: Sequence[Place], language: str) -> bool:
    """Whether a participle after a name stands right before the next, whose it is: "lawyer A … the arrested B"."""
    after = here[index + 1] if index + 1 < len(here) else None
    last = language.split("-")[0] in VERB_LAST
    return last and after is not None and here[index].last < event.first and after.first == event.last + 1


def _of_both(prose: Prose, words: Text, one: Place, other: Place) -> bool:
    """Whether what is told of the second of two joined names is told of a lawyer or leader named first as well.

    Only where "and" and no comma joins them and the verb follows both, as in languages with the verb at the end.
    """
    between = prose.flat[one.mention.end : other.mention.start]
    professional = bool(one.mention.cues) and one.mention.cues <= _PROFESSIONS
    last = prose.language.split("-")[0] in VERB_LAST
    return professional and last and "," not in between and _coordinated(prose, words, one, other)


def _quoted(
    prose: Prose, sentence: Sentence, here: Sequence[Place], saying: Sequence[Match], cued: list[set[str]]
) -> None:
    """Who is named after a quotation and a word of saying is the one who speaks: "…", said X."""
    text = prose.of(sentence)
    for say in saying:
        if not _AFTER_QUOTE.search(text[: say.start]):
            continue
        index = next((i for i, place in enumerate(here) if 0 < place.first - say.last <= _SPEAKER), None)
        if index is not None:
            cued[index].add("speaker")


def _possessor(match: Match, here: Sequence[Place]) -> bool:
    """Whether the name right after a word for a relative is whose relative it is: part of a name known already."""
    mention = next((place.mention for place in here if place.first == match.last + 1), None)
    return mention is not None and not mention.full and not mention.lone


def _owner(match: Match, here: Sequence[Place], text: str, offset: int) -> bool:
    """Whether "of" alone stands between a word for a relative and a name: "relatives of X" are others than X."""
    after = next((place.mention for place in here if place.first > match.last), None)
    return after is not None and _OF.fullmatch(text, match.end, after.start - offset) is not None


def _nearest(
    match: Match,
    here: Sequence[Place],
    words: Text,
    side: str,
    reach: int,
    text: str,
    saying: Sequence[Match],
    language: str,
) -> int | None:
    """The mention that a cue speaks of: the nearest on its side, if near enough."""
    if side == "after":
        index = next((i for i, place in enumerate(here) if place.first > match.last), None)
        if index is None:
            return None
        low, high = match.last, here[index].first
    else:
        index = next((i for i in reversed(range(len(here))) if here[i].last < match.first), None)
        if index is None:
            return None
        low, high = here[index].last, match.first
    between = text[words.spans[low][1] : words.spans[high][0]]
    if side == "after" and match.entry.code in _APPOSED and _PARTED.search(between):
        reach = _APPOSITION  # "the leader of the banned movement …, NAME"
    if high - low > reach or any(words.breaks[low + 1 : high + 1]):
        return None
    if match.entry.code == "relative" and side == "after" and crowd.is_number(words.words[low + 1], language):
        return None  # "mother of three children, NAME"
    if (reach != _APPOSITION and between.count(",") > (0 if match.entry.code in _OBJECTS else 1)) or any(
        mark in between for mark in ":()"
    ):
        return None
    if side == "after" and any(low < said.first < high for said in saying):
        return None
    return index


def _spread(prose: Prose, here: Sequence[Place], cued: list[set[str]]) -> None:
    """What is said of one of several names joined by "and" or commas is said of all after it."""
    for index in range(1, len(here)):
        between = prose.flat[here[index - 1].mention.end : here[index].mention.start]
        if between.strip() and joined(between):
            cued[index] |= cued[index - 1] & (HARD | {"relative", "counsel", "leader"}) - {"namesake"}


def _surely(event: Match, low: int, high: int, words: Text, text: str) -> bool:
    """Whether an event is told of a relative, a lawyer or a speaker: by a verb, close by, in the same breath."""
    between = text[words.spans[low][1] : words.spans[high][0]].strip()
    if event.entry.code != "charge" and _OBJECT.fullmatch(between) and event.last == low:
        return True  # "after the arrest of lawyer X"
    if event.first == low + 1 and between == "," and event.entry.qualifier == "verb":
        return True  # "his colleague X, tried for the same"
    if event.first > low:
        name = words.spans[low][0]
        opened = _OPENED.search(text, max(0, name - _NEAR_NAME), name) is not None
        between = _WHO.sub("", between)
        between = between[1:] if opened and between.startswith(",") else between
        if event.entry.code == "charge":
            return False  # a lawyer accuses
    return event.entry.qualifier == "verb" and high - low <= _SOFT_REACH and "," not in between


def joined(between: str) -> bool:
    """Whether nothing but a comma or "and" stands between two names."""
    return len(between) <= 12 and _JOIN.fullmatch(between) is not None


def _direct(
    index: int,
    here: Sequence[Place],
    words: Text,
    happened: Sequence[Match],
    modal: Sequence[Match],
    cues: Sequence[Match],
    text: str,
) -> frozenset[str]:
    """Kinds of event told of a mention in its clause, nobody else being named in between."""
    place = here[index]
    out: set[str] = set()
    left = here[index - 1].last if index else -1
    right = here[index + 1].first if index + 1 < len(here) else len(words.words)
    says = [match for match in cues if match.entry.code == "speaker"]
    for event in happened:
        if event.entry.code in QUIET:
            continue
        if event.first < place.first and place.last < event.last:  # "sent NAME to custody"
            out.add(event.entry.code)
            continue
        if event.first > place.last:
            low, high = place.last, event.first
            near = event.first - place.last <= _BEFORE and event.first < right
        else:
            low, high = event.last, place.first
            near = place.first - event.last <= _AFTER and event.last > left
        if not near or any(words.breaks[low + 1 : high + 1]):
            continue
        if place.mention.cues & (SOFT - {"leader"}) and not _surely(event, low, high, words, text):
            continue
        if any(low < other.first < high for other in (*modal, *says)):
            continue
        out.add(event.entry.code)
        between = text[words.spans[low][1] : words.spans[high][0]]
        if event.entry.qualifier == "verb" and (high - low <= _BESIDE or _PASSIVE.fullmatch(between)):
            place.mention.beside = True
    return frozenset(out)
