"""Where a sentence names persons: runs of capitalised words that look like names and are nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from researchkit.clean.names.inflection import restore
from researchkit.clean.names.words import Word, word
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.intake.narrative.tokens import TOKEN, Token, known_as_name, listed_name
from researchkit.intake.narrative.tokens import read as read_tokens

#: A name's words at most; a longer run of capitals is something else.
MOST_WORDS = 4
_AND = re.compile(r"\s+(?:and|et|e|und|y|и|мен|пен|бен|және)\s+")


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


def find(prose: Prose, sentence: Sentence, country: str = "", *, titled: bool = False) -> list[Span]:
    """Spans of a sentence that may name persons, in order.

    Args:
        prose: the text.
        sentence: one of its sentences.
        country: the country that detains: its places are known first.
        titled: read a headline in title case as well, where capitals tell little; else it gives none.
    """
    text = prose.of(sentence)
    shouts = sentence.line and text.isupper() and not any(listed_name(word) for word in TOKEN.findall(text))
    if (sentence.titled and not titled) or shouts:
        return []
    tokens = read_tokens(prose, sentence, text, country)
    out: list[Span] = []
    run: list[Token] = []
    led = False
    before: Token | None = None
    for token in [*tokens, None]:
        goes_on = token is not None and token.kind != "not" and (not run or token.joined)
        if goes_on and token is not None:
            led = led if run else _leads(before, token, text)
            run.append(token)
        else:
            if run:
                out += [
                    replace(span, led=led and number == 0)
                    for number, span in enumerate(_spans(run, sentence, led))
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


def _leads(before: Token | None, token: Token, text: str) -> bool:
    """Whether a word for people stands right before a word; only a space, a stop or a mark of quotation between."""
    return (
        before is not None
        and before.role
        and not text[before.end : token.start].strip(" .\"\u00ab\u201c\u2019'")
    )


def _spans(run: list[Token], sentence: Sentence, led: bool = False) -> Iterable[Span]:
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
        if end == 0 and led:
            continue  # "prosecutor Abai …" names a man
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


def _initials_between(run: list[Token]) -> int:
    """Where a second name begins whose initials stand between two family names: "Ivanova's A. Petrov"."""
    kinds = [token.kind for token in run]
    inner = [at for at in range(1, len(run) - 1) if kinds[at] == "initial"]
    if not inner or kinds[0] == "initial" or kinds[-1] == "initial" or len(inner) != len(run) - 2:
        return 0
    return 1 if _surname(run[0]) and _surname(run[-1]) else 0


def _two_names(named: list[Token]) -> int:
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


def _surname(token: Token) -> bool:
    """Whether a word surely is a family name, in any case of its language."""
    if token.item.patronymic is not None:
        return False
    forms = (token.text, *(restored.words[0] for restored in restore((token.text,)) if restored.likely))
    return any(word(form).family.strength >= 3 for form in forms)


def _pieces(run: list[Token], sentence: Sentence) -> Iterable[Span]:
    """Two names with nothing between them, or capitals that are no name: pieces of two words with a sure one."""
    at = 0
    while at < len(run):
        piece = run[at : at + 2]
        if len(piece) == 2 and any(token.kind == "name" for token in piece):
            yield _span(piece, sentence)
        at += 2


def _span(run: list[Token], sentence: Sentence) -> Span:
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
