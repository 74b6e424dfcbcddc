"""Where a sentence names persons: runs of capitalised words that look like names and are nothing else.

Which words are no names (institutions, roles, words that only begin a sentence) is data:
``lexicons/not_names.csv``. Names of places and organisations are taken out of play first.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from researchkit.clean.names.inflection import restore
from researchkit.clean.names.script import main_script
from researchkit.clean.names.words import Word, is_initial, word
from researchkit.clean.place_mentions import mentions as place_mentions
from researchkit.intake.narrative import phrases
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.reference import lexicon, organisations, packs, place_names
from researchkit.reference import names as vocabulary

#: A name's words at most; a longer run of capitals is something else.
MOST_WORDS = 4
_TOKEN = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc\u02bb\u2018`\-\u2010\u2011][^\W\d_]+)*\.?")
_ELISION = re.compile(r"(?:[dlnsjmtc]|qu|dell|all|nell|sull|dall|un)['\u2019](?=\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['\u2019]s$|['\u2019]$")
_QUOTED = re.compile(
    r"[\u00ab\u201e\u201c\"\u2018]([^\u00bb\u201d\u201c\"\u2019\n]{2,60})[\u00bb\u201d\u201c\"\u2019]"
)
_AND = re.compile(r"\s+(?:and|et|e|und|y)\s+")
_CLOSE = re.compile(r"[ \u2009]{0,2}")
_SURE = 2.0


@dataclass(frozen=True, slots=True)
class Span:
    """Words that may name a person.

    Attributes:
        start, end: characters in the text.
        sentence: the sentence's number.
        words: the words.
        full: whether it has a given name (or an initial) and a family name: enough to be a person of its own.
        sure: whether a word of it is known as a name or has a family name's ending.
        opens: whether its first word begins the sentence.
        led: whether a word for people stands right before it: "activist", "Mr.".
    """

    start: int
    end: int
    sentence: int
    words: tuple[str, ...]
    full: bool
    sure: bool
    opens: bool
    led: bool = False

    @property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(self.words)


@dataclass(slots=True)
class _Token:
    start: int
    end: int
    text: str
    item: Word
    first: bool
    kind: str  # name, weak, particle, initial, not
    joined: bool  # only a space stands between it and the token before
    place: bool = False  # a place bears the same name
    role: bool = False  # a word for people


def find(prose: Prose, sentence: Sentence, country: str = "", *, titled: bool = False) -> list[Span]:
    """Spans of a sentence that may name persons, in order.

    Args:
        prose: the text.
        sentence: one of its sentences.
        country: the country that detains: its places are known first.
        titled: read a headline in title case as well, where capitals tell little; else it gives none.
    """
    text = prose.of(sentence)
    shouts = sentence.line and text.isupper() and not any(_listed(word) for word in _TOKEN.findall(text))
    if (sentence.titled and not titled) or shouts:
        return []
    tokens = _tokens(prose, sentence, text, country)
    out: list[Span] = []
    run: list[_Token] = []
    led = False
    before: _Token | None = None
    for token in [*tokens, None]:
        goes_on = token is not None and token.kind != "not" and (not run or token.joined)
        if goes_on and token is not None:
            led = led if run else _leads(before, token, text)
            run.append(token)
        else:
            if run:
                out += [
                    replace(span, led=led and number == 0)
                    for number, span in enumerate(_spans(run, sentence))
                ]
            run = [token] if token is not None and token.kind != "not" else []
            led = token is not None and _leads(before, token, text)
        before = token
    return _sharing(out, sentence, text)


def _sharing(spans: list[Span], sentence: Sentence, text: str) -> list[Span]:
    """A given name that shares the family name of the next: "Umed and Jamshed Safarov" are two Safarovs."""
    out: list[Span] = []
    for index, span in enumerate(spans):
        after = spans[index + 1] if index + 1 < len(spans) else None
        shares = (
            after is not None
            and not span.full
            and len(span.words) == 1
            and len(after.words) == 2
            and after.full
        )
        if shares and after is not None and (_is_given(span) or _is_given(after)):
            between = text[span.end - sentence.start : after.start - sentence.start]
            if _AND.fullmatch(between):
                out.append(replace(span, words=(span.words[0], after.words[1]), full=True))
                continue
        out.append(span)
    return out


def _is_given(span: Span) -> bool:
    return word(span.words[0]).given_like


def _leads(before: _Token | None, token: _Token, text: str) -> bool:
    """Whether a word for people stands right before a word; only a space, a stop or a mark of quotation between."""
    return (
        before is not None
        and before.role
        and not text[before.end : token.start].strip(" .\"\u00ab\u201c\u2019'")
    )


def _tokens(prose: Prose, sentence: Sentence, text: str, country: str) -> list[_Token]:
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
    found: list[_Token] = []
    previous = 0
    for found_at in _TOKEN.finditer(text):
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
        role = kind == "not" and not_names.get(start, ("", False))[0] == "role"
        found.append(_Token(start, stop, bare, word(bare), not found, kind, joined, start in shared, role))
        if kind == "not" and start in stemmed and _goes_on(found[:-1], joined, bare):
            found[-1].kind = "weak"  # Zhanat Қазақбай: a name that begins like a common word
        if start in shared and start in after_preposition:
            found[-1].kind = "not"  # "in Astana", though a man may be called so
        previous = stop
    if prose.language.startswith("de"):
        _before_family_name(found, not_names)
    districts = _before_kind(words)
    for token in found:
        token.place = token.place or (token.kind == "weak" and token.start in districts)
    _join_particles(found)
    return found


def _before_kind(words: lexicon.Text) -> set[int]:
    """First characters of the words that stand right before a kind of place: "Sokuluk district"."""
    signs = lexicon.load("place_words").all(words)
    kinds = {
        sign.first
        for sign in signs
        if sign.entry.qualifier in {"after", "both"} and not words.breaks[sign.first]
    }
    return {words.spans[first - 1][0] for first in kinds if first}


def _before_family_name(tokens: list[_Token], not_names: Collection[int]) -> None:
    """A capitalised German word right before what ends like a family name is a given name unless listed."""
    for token, after in itertools.pairwise(tokens):
        family = after.kind == "name" and after.joined and not after.item.given_like
        if family and token.kind == "not" and token.text[:1].isupper() and token.start not in not_names:
            token.kind = "weak"


def _after_given(text: str, start: int) -> bool:
    """Whether a listed given name stands right before a place's name, so that it may be a family name."""
    before = re.search(r"(?<![^\W\d_'\u2019-])([^\W\d_]+) $", text[max(0, start - 40) : start])
    return before is not None and before[1][0].isupper() and known_as_name(before[1])


def _goes_on(found: Sequence[_Token], joined: bool, bare: str) -> bool:
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


def _unname(found: list[_Token], previous: int, start: int, text: str) -> None:
    """Capitals right before a capitalised institution are its name: Norwegian Helsinki Committee."""
    if not text[start].isupper():
        return
    edge = start
    for token in reversed(found):
        if token.kind == "not" or not _CLOSE.fullmatch(text, token.end, edge) or _declined(token):
            break
        token.kind = "not"
        edge = token.start


def _declined(token: _Token) -> bool:
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
        plainly = _listed(bare) and (code == "role" or stem)
        if not (plainly or (stem and item.family.strength >= 3 and inner)):
            return "not"
    letters = [char for char in bare if char.isalpha()]
    if _listed(bare) and len(letters) > 2:
        return "name"
    if len(letters) < 2 or (all(char.isupper() for char in letters) and len(letters) <= 5 and not ending):
        return "not"
    if main_script(bare) in {"Geor", "Hani"}:
        return "not"
    return "name" if known_as_name(bare) else "weak"


def _listed(bare: str) -> bool:
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


def _join_particles(tokens: list[_Token]) -> None:
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


def _spans(run: list[_Token], sentence: Sentence) -> Iterable[Span]:
    """The spans of one run of capitalised words."""
    while (
        run
        and run[-1].kind == "initial"
        and len(run) > 1
        and not any(t.kind == "initial" for t in run[:-1])
        and len(run) < 2
    ):
        run = run[:-1]
    named = [token for token in run if token.kind in {"name", "weak"}]
    if not named:
        return
    if cut := _initials_between(run):
        yield from _spans(run[:cut], sentence)
        yield from _spans(run[cut:], sentence)
        return
    if (cut := _two_names(named)) and cut < len(run):
        yield from _spans(run[:cut], sentence)
        yield from _spans(run[cut:], sentence)
        return
    for end in (0, -1):  # "in Astana Rita …": a place before or after what is a name without it
        if run[end].place and len(named) > 2 and any(t.item.given_like for t in named if t is not run[end]):
            named = [token for token in named if token is not run[end]]
            run = run[1:] if end == 0 else run[:-1]
    # A word that only begins the sentence, before what is a name without it.
    initials = sum(token.kind == "initial" for token in run)
    if (
        run[0].first
        and run[0].kind == "weak"
        and not _name_like(run[0].item)
        and len(named) + bool(initials) > 2
    ):
        run = run[1:]
        named = named[1:]
    if len(named) > MOST_WORDS:
        yield from _pieces(run, sentence)
        return
    yield _span(run, sentence)


def _initials_between(run: list[_Token]) -> int:
    """Where a second name begins whose initials stand between two family names: "Ivanova's A. Petrov"."""
    kinds = [token.kind for token in run]
    inner = [at for at in range(1, len(run) - 1) if kinds[at] == "initial"]
    if not inner or kinds[0] == "initial" or kinds[-1] == "initial" or len(inner) != len(run) - 2:
        return 0
    return 1 if _surname(run[0]) and _surname(run[-1]) else 0


def _two_names(named: list[_Token]) -> int:
    """After how many words a second name begins: "his lawyer's and her own" names stand without a mark between."""
    surnames = [_surname(token) for token in named]
    given = [
        known_as_name(token.text) and not surname for token, surname in zip(named, surnames, strict=True)
    ]
    if len(named) == 4 and given[0] and given[2] and surnames[1] | surnames[3]:
        return 2
    if len(named) == 3 and given[0] and surnames[1] and surnames[2]:
        return 2
    if len(named) == 2 and surnames[0] and surnames[1] and not any(t.item.given_like for t in named):
        return 1
    return 0


def _surname(token: _Token) -> bool:
    """Whether a word surely is a family name, in any case of its language."""
    if token.item.patronymic is not None:
        return False
    forms = (token.text, *(restored.words[0] for restored in restore((token.text,)) if restored.likely))
    return any(word(form).family.strength >= 3 for form in forms)


def _pieces(run: list[_Token], sentence: Sentence) -> Iterable[Span]:
    """Two names with nothing between them, or capitals that are no name: pieces of two words with a sure one."""
    at = 0
    while at < len(run):
        piece = run[at : at + 2]
        if len(piece) == 2 and any(token.kind == "name" for token in piece):
            yield _span(piece, sentence)
        at += 2


def _span(run: list[_Token], sentence: Sentence) -> Span:
    named = [token for token in run if token.kind in {"name", "weak"}]
    initials = [token for token in run if token.kind == "initial"]
    return Span(
        start=sentence.start + run[0].start,
        end=sentence.start + run[-1].end,
        sentence=sentence.number,
        words=tuple(token.text + ("." if token.kind == "initial" else "") for token in run),
        full=len(named) >= 2 or bool(initials),
        sure=any(token.kind == "name" for token in named),
        opens=run[0].first,
    )


def _name_like(item: Word) -> bool:
    return item.given_like or item.family.strength > 0 or item.patronymic is not None
