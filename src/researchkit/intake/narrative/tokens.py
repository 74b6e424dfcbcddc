"""The words of a sentence one by one: which may be part of a person's name, and which are something else.

Which words are no names (institutions, roles, words that only begin a sentence) is data:
``lexicons/not_names.csv``. Names of places and organisations are taken out of play first.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from researchkit.clean.names.inflection import restore
from researchkit.clean.names.script import main_script
from researchkit.clean.names.words import Word, is_initial, word
from researchkit.clean.place_mentions import mentions as place_mentions
from researchkit.intake.narrative import phrases
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.reference import lexicon, organisations, packs, place_names
from researchkit.reference import names as vocabulary

#: A word as it may stand in a name.
TOKEN = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc\u02bb\u2018`\-\u2010\u2011][^\W\d_]+)*\.?")
_ELISION = re.compile(r"(?:[dlnsjmtc]|qu|dell|all|nell|sull|dall|un)['\u2019](?=\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['\u2019]s$|['\u2019]$")
_QUOTED = re.compile(
    r"[\u00ab\u201e\u201c\"\u2018]([^\u00bb\u201d\u201c\"\u2019\n]{2,60})[\u00bb\u201d\u201c\"\u2019]"
)
_CLOSE = re.compile(r"[ \u2009]{0,2}")
#: Where given names are written in two parts with a hyphen, and the second part.
_HYPHENED, _SECOND = ("HK", "CN", "TW", "MO"), re.compile(r"-[a-z]+(?![\w-])")
#: How strong the ending of a family name is, at least, that makes a word one.
_SURE = 2.0


@dataclass(slots=True)
class Token:
    """A word of a sentence.

    Attributes:
        start, end: characters in the sentence.
        text: the word without an elided article and without a possessive.
        item: what is known of it as a word of a name.
        first: whether it begins the sentence.
        kind: ``name`` (known as one), ``weak`` (it may be one), ``particle``, ``initial`` or ``not``.
        joined: whether only a space stands between it and the word before.
        place: whether a place bears the same name.
        role: whether it is a word for people.
    """

    start: int
    end: int
    text: str
    item: Word
    first: bool
    kind: str
    joined: bool
    place: bool = False
    role: bool = False


def read(prose: Prose, sentence: Sentence, text: str, country: str) -> list[Token]:
    """The words of a sentence.

    Args:
        prose: the text.
        sentence: one of its sentences.
        text: that sentence.
        country: the country that detains: its places are known first.
    """
    words = prose.words(sentence)
    led = {
        index.last + 1
        for index in phrases.every("prepositions", words, prose.language)
        if index.entry.code == "locative"
    }
    after_preposition = {words.spans[at][0] for at in led if at < len(words.spans)}
    bases = {prose.language.split("-")[0], "und"}
    foreign = main_script(text) == "Latn"  # English names of organisations stand in every Latin text
    not_names: dict[int, tuple[str, bool]] = {}
    for match in lexicon.load("not_names").all(words, prose.language):
        if country in _HYPHENED and _SECOND.match(text, match.end) and text[match.start].isupper():
            continue  # "Lee Man-yee" is no man
        english = foreign and match.entry.language == "en" and match.entry.code in {"institution", "common"}
        if (
            match.entry.language in bases
            or (english and text[match.start].isupper() and match.entry.code == "institution")
            or (english and match.start > 0 and text[match.start].isupper())
        ):
            stem = match.entry.phrase.endswith("*")
            known = not_names.get(match.start)
            not_names[match.start] = (match.entry.code, stem if known is None else stem and known[1])
    masked, shared = _masked(text, words, not_names, country)
    stemmed = {start for start, (_, stem) in not_names.items() if stem}
    particles = vocabulary.particles()
    found: list[Token] = []
    previous = 0
    for found_at in TOKEN.finditer(text):
        start, end = found_at.span()
        elided = _ELISION.match(text, start, end)
        if elided and text[elided.end()].isupper():
            start = elided.end()
        end -= found_at[0].endswith(".")
        bare = _POSSESSIVE.sub("", text[start:end])
        dotted = found_at[0].endswith(".")
        kind = _kind(bare, dotted, start, not_names, masked, particles, sentence, bool(found))
        stop = found_at.end() if kind == "initial" and dotted else start + len(bare)
        joined = bool(found) and _CLOSE.fullmatch(text, previous, start) is not None
        if kind == "weak" and prose.language.startswith("de") and not _goes_on(found, joined, bare):
            kind = "not"  # every German noun has a capital
        if kind == "not" and found and listed_institution(start, not_names):
            _unname(found, previous, start, text)
        if kind in {"name", "weak"} and _two_scripts(bare):
            kind = "not"  # "Telegram-арнада"
        role = kind == "not" and not_names.get(start, ("", False))[0] == "role"
        found.append(Token(start, stop, bare, word(bare), not found, kind, joined, start in shared, role))
        if kind == "not" and start in stemmed and _goes_on(found[:-1], joined, bare):
            found[-1].kind = "weak"  # Zhanat Қазақбай: a name that begins like a common word
        if (
            start in shared
            and start in after_preposition
            and not (found[-1].item.given_like and _before_name(text, stop))
        ):
            found[-1].kind = "not"  # "in Astana", though a man may be called so
        previous = stop
    if prose.language.startswith("de"):
        _before_family_name(found, not_names)
    districts, named_after = _before_kind(words), _after_kind(words, prose.language)
    for token in found:
        token.place = token.place or (token.kind == "weak" and token.start in districts)
        if token.start in named_after and not token.item.given_like:
            token.kind = "not"  # "the Vakhitovski district"
    _join_particles(found)
    return found


def _before_name(text: str, stop: int) -> bool:
    """Whether a word with a capital stands right after another: "the trial of Stanislau Xy"."""
    return text[stop : stop + 1] == " " and text[stop + 1 : stop + 2].isupper()


def _two_scripts(text: str) -> bool:
    """Whether the parts of a word with a hyphen are written in different scripts."""
    parts = [main_script(part) for part in text.split("-") if part]
    return len(set(parts)) > 1


def _before_kind(words: lexicon.Text) -> set[int]:
    """First characters of the words that stand right before a kind of place: "Sokuluk district"."""
    signs = lexicon.load("place_words").all(words)
    kinds = {
        sign.first
        for sign in signs
        if sign.entry.qualifier in {"after", "both"} and not words.breaks[sign.first]
    }
    return {words.spans[first - 1][0] for first in kinds if first}


def _after_kind(words: lexicon.Text, language: str) -> set[int]:
    """First characters of the words that stand right after a district: French "district Vakhitovski"."""
    signs = lexicon.load("place_words").all(words, language)
    return {
        words.spans[sign.last + 1][0]
        for sign in signs
        if sign.entry.code == "district" and sign.entry.qualifier == "before"
        and sign.last + 1 < len(words.words) and not words.breaks[sign.last + 1]
    }  # fmt: skip


def _before_family_name(tokens: list[Token], not_names: Collection[int]) -> None:
    """A capitalised German word right before what ends like a family name is a given name unless listed."""
    for token, after in itertools.pairwise(tokens):
        family = after.kind == "name" and after.joined and not after.item.given_like
        if family and token.kind == "not" and token.text[:1].isupper() and token.start not in not_names:
            token.kind = "weak"


def _after_given(text: str, start: int) -> bool:
    """Whether a listed given name stands right before a place's name, so that it may be a family name."""
    before = re.search(r"(?<![^\W\d_'\u2019-])([^\W\d_]+) $", text[max(0, start - 40) : start])
    return before is not None and before[1][0].isupper() and known_as_name(before[1])


def _goes_on(found: Sequence[Token], joined: bool, bare: str) -> bool:
    """Whether a capitalised word stands right after a given name."""
    return (
        bool(found)
        and joined
        and bare[:1].isupper()
        and found[-1].kind == "name"
        and found[-1].item.given_like
    )


def listed_institution(start: int, not_names: dict[int, tuple[str, bool]]) -> bool:
    """Whether the word at a place names an institution (Committee, Foundation)."""
    return start in not_names and not_names[start][0] == "institution"


def _unname(found: list[Token], previous: int, start: int, text: str) -> None:
    """Capitals right before a capitalised institution are its name: Norwegian Helsinki Committee."""
    if not text[start].isupper():
        return
    edge = start
    for token in reversed(found):
        if token.kind == "not" or not _CLOSE.fullmatch(text, token.end, edge) or _declined(token):
            break
        token.kind = "not"
        edge = token.start


def _declined(token: Token) -> bool:
    """Whether a word is a family name in a case that no name before an institution stands in."""
    return any(restored.likely and word(restored.words[0]).family.strength >= 3 and restored.words[0] != token.text
               for restored in restore((token.text,)))  # fmt: skip


def _masked(
    text: str, words: lexicon.Text, not_names: Collection[int], country: str
) -> tuple[set[int], set[int]]:
    """First characters of words of places, organisations and short quotations, and of words that may be either."""
    out: set[int] = set()
    shared: set[int] = set()

    def mask(start: int, end: int) -> None:
        out.update(span[0] for span in words.spans if start <= span[0] < end)

    for exact in place_names.load().find(words):
        # A city of two words ("Nur-Sultan") is one even where the reader of places took the word before it.
        if exact.exact and exact.last > exact.first and any(naming.rank == 0 for naming in exact.namings):
            mask(words.spans[exact.first][0], words.spans[exact.last][1])
    found = place_mentions(text, country).found
    taken = {mention.start for mention in found} | set(not_names)
    for mention in found:
        piece = text[mention.start : mention.end]
        if not piece[:1].isupper():
            continue
        at_home = any(place.country == country for place in mention.places)
        named = all(known_as_name(part) for part in piece.split())
        beside = _beside_name(text, mention.start, mention.end, taken)
        # Abai, Amangeldy and Zhanibek are towns and men: beside another name they are men.
        after_given = _after_given(text, mention.start)
        if (
            mention.kind
            or (not named and not after_given and (at_home or not beside))
            or (at_home and not beside)
        ):
            mask(mention.start, mention.end)
        else:
            shared.add(mention.start)
    for match, _ in organisations.find(words, country):
        mask(match.start, match.end)
    for quoted in _QUOTED.finditer(text):
        if len(quoted[1].split()) <= 5:
            mask(quoted.start(1), quoted.end(1))
    return out, shared


def _beside_name(text: str, start: int, end: int, taken: Collection[int]) -> bool:
    """Whether a capitalised word stands right beside a stretch that is no place and no common word."""
    low = max(0, start - 40)
    before = re.search(r"(?<![^\W\d_'\u2019-])([^\W\d_]+) $", text[low:start])
    after = re.match(r" ([^\W\d_]+)", text[end : end + 40])
    places = [low + before.start(1)] if before else []
    places += [end + after.start(1)] if after else []
    return any(text[place].isupper() and place not in taken for place in places)


def _kind(
    bare: str,
    dotted: bool,
    start: int,
    not_names: dict[int, tuple[str, bool]],
    masked: set[int],
    particles: dict[str, str],
    sentence: Sentence,
    inner: bool,
) -> str:
    if not bare:
        return "not"
    if not bare[0].isupper():
        return "particle" if bare.lower() in particles and bare == bare.lower() else "not"
    if start in masked:
        return "not"
    listed = not_names.get(start)
    if is_initial(bare + ("." if dotted else "")) and dotted:
        return "not" if listed is not None and listed[0] == "role" else "initial"  # "M. Durand"
    item = word(bare)
    ending = item.family.strength >= _SURE or item.patronymic is not None
    if listed is not None:
        code, stem = listed
        plainly = listed_name(bare) and (code == "role" or stem)
        if not (plainly or (stem and item.family.strength >= 3 and inner)):
            return "not"
    letters = [char for char in bare if char.isalpha()]
    if listed_name(bare) and len(letters) > 2:
        return "name"
    if len(letters) < 2 or (all(char.isupper() for char in letters) and len(letters) <= 5 and not ending):
        return "not"
    if main_script(bare) in {"Geor", "Hani"}:
        return "not"
    return "name" if known_as_name(bare) else "weak"


def listed_name(bare: str) -> bool:
    """Whether a word stands, letter for letter, in the list of given names."""
    return bare.lower() in _given()


@functools.cache
def _given() -> frozenset[str]:
    return frozenset(name.lower() for name, _ in vocabulary.given_names())


packs.cached(_given)


@functools.lru_cache(maxsize=1 << 14)
def known_as_name(bare: str) -> bool:
    """Whether a word is known as a given name, or ends like a family name, in any case of its language."""
    forms = (bare, *(restored.words[0] for restored in restore((bare,))))
    items = [word(form) for form in forms]
    return any(
        item.given_like or item.family.strength >= _SURE or item.patronymic is not None for item in items
    )


packs.cached(known_as_name)


def _join_particles(tokens: list[Token]) -> None:
    """A particle counts only between or after words of a name."""
    particles = vocabulary.particles()
    for index, token in enumerate(tokens):
        if token.kind != "particle":
            continue
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        joins = particles[token.text.lower()]
        led = before is not None and before.kind in {"name", "weak"} and token.joined
        followed = after is not None and after.kind in {"name", "weak"} and after.joined
        if not (led and (joins == "previous" or followed)):
            token.kind = "not"
