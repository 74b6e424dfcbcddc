"""The phrase language of lexicons and its matcher."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import researchkit.reference
from researchkit.reference import lexicon
from researchkit.reference.lexicon import Lexicon, cut

FOLDER = Path(researchkit.reference.__file__).parent / "lexicons"
PHRASE_FILES = sorted(
    path
    for path in FOLDER.glob("*.csv")
    if path.read_text(encoding="utf-8").startswith("phrase,language,code")
)


def lex(*rows: tuple[str, str], **more: str) -> Lexicon:
    classes = {"animal": "cat|dog*|кошк*"}
    return Lexicon([{"phrase": phrase, "code": code, **more} for phrase, code in rows], classes)


def codes(found):
    return [match.entry.code for match in found]


def test_words_stems_classes_gaps_and_alternatives():
    book = lex(("see ~2 <animal>", "seen"), ("run*", "ran"), ("red|blue", "colour"))
    assert codes(book.find("She sees nothing; we see a big dogfish. Running! Blue.")) == [
        "seen",
        "ran",
        "colour",
    ]
    assert codes(book.find("see one two three cat")) == []
    assert codes(book.find("вижу кошку, see кошку")) == ["seen"]


def test_a_phrase_does_not_reach_over_a_sentence_or_a_semicolon():
    book = lex(("big ~2 house", "x"))
    assert codes(book.find("It was big. The house fell.")) == []
    assert codes(book.find("big; house")) == []
    assert codes(book.find("big, old house")) == ["x"]


def test_abbreviations_do_not_end_a_sentence():
    book = lex(("г ~1 Алматы", "x"))
    assert codes(book.find("в г. Алматы")) == ["x"]


def test_the_phrase_with_more_words_wins_and_silence_says_nothing():
    book = lex(("peaceful", "denied"), ("law on ~1 peaceful assembly", "-"), ("assembly", "met"))
    assert codes(book.find("the law on peaceful assembly")) == []
    assert codes(book.find("a peaceful assembly")) == ["denied", "met"]


def test_case_matters_only_where_asked():
    book = lex(("!OQ", "oyan"), ("!Мемориал*", "memorial"))
    assert codes(book.find("OQ oq Мемориалом мемориал")) == ["oyan", "memorial"]


def test_anchors():
    book = lex(("^ no $", "no"))
    assert codes(book.find("no")) == ["no"]
    assert codes(book.find("no violence")) == []


def test_false_friends_need_their_language():
    book = Lexicon([{"phrase": "solo", "code": "only", "only_in": "es it"}], {})
    assert codes(book.find("solo", "es")) == ["only"]
    assert codes(book.find("solo picket", "en")) == []


def test_hyphens_and_elisions_part_words():
    assert cut("pre-trial").words == ("pre", "trial")
    assert cut("d'Astana").words == ("d", "Astana")
    assert cut("Ural'sk").words == ("Ural'sk",)
    assert cut("西九龍").words == ("西", "九", "龍")


def test_spans_are_those_of_the_text():
    text = "  Он вышел на «митинг»."
    (match,) = lex(("вышел на митинг", "x")).find(text)
    assert text[match.start : match.end] == "вышел на «митинг"


def test_an_empty_phrase_is_refused():
    with pytest.raises(ValueError, match="no words"):
        lex(("~3", "x"))


@pytest.mark.parametrize("path", PHRASE_FILES, ids=lambda path: path.stem)
def test_every_lexicon_of_the_package_compiles_and_names_its_sources(path):
    lexicon.load(path.stem)
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert rows
    assert all(row["source"] and row["language"] and row["code"] for row in rows)
    seen = {(row["phrase"], row["language"], row["code"], row["qualifier"], row["assertion"]) for row in rows}
    assert len(seen) == len(rows), "a phrase is listed twice"


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=300))
def test_any_text_is_cut_into_its_own_words(text):
    words = cut(text)
    for word, (start, end) in zip(words.words, words.spans, strict=True):
        assert text[start:end] == word
    assert list(words.spans) == sorted(words.spans)
    assert len(words.words) == len(words.breaks)
