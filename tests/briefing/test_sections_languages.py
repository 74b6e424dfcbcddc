"""The sentences of the languages: the same messages and variables, no digits, and the house's rules of wording."""

import datetime as dt
import json
import re
from importlib import resources

import pytest
from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor

from researchkit.briefing import review, wording
from researchkit.briefing.languages import BRIEFINGS, DOSSIERS, offer
from researchkit.briefing.sections import closing, notes
from researchkit.briefing.wording import Wording
from researchkit.core.dates import Period
from researchkit.pipeline import briefs
from researchkit.reference import codebook

FOLDER = resources.files("researchkit.briefing") / "languages"
FILES = sorted(entry.name for entry in (FOLDER / "en").iterdir() if entry.name.endswith(".ftl"))
#: What a language needs that tells dossiers alone.
OF_DOSSIERS = sorted({*FILES} - {"briefing.ftl", "index.ftl"})


class Reader(Visitor):
    """Collects the texts and variables of a message."""

    def __init__(self):
        self.texts, self.variables, self.selected = [], set(), []

    def visit_TextElement(self, node):
        self.texts.append(node.value)

    def visit_VariableReference(self, node):
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node):
        self.selected.append((node.selector.id.name, [str(variant.key.name) for variant in node.variants]))
        self.generic_visit(node)


def read(language, name):
    body = parse((FOLDER / language / name).read_text(encoding="utf-8")).body
    assert not [entry for entry in body if isinstance(entry, ast.Junk)]
    out = {}
    for entry in body:
        if isinstance(entry, ast.Message):
            assert entry.id.name not in out, entry.id.name
            reader = Reader()
            reader.visit(entry.value)
            out[entry.id.name] = reader
    return out


ENGLISH = {name: read("en", name) for name in FILES}
ALL = {
    language: {name: read(language, name) for name in (FILES if language in BRIEFINGS else OF_DOSSIERS)}
    for language in DOSSIERS
}


def whole(language):
    """Every message of a language, of whichever file."""
    return {key: message for messages in ALL[language].values() for key, message in messages.items()}


def test_the_languages_are_those_that_have_the_files():
    assert set(BRIEFINGS) == {"en", "fr", "kk", "ru"}
    assert set(DOSSIERS) == {*BRIEFINGS, "es"}
    assert "briefings are told in en, fr, kk, ru; case dossiers also in es" in offer()
    for language in DOSSIERS:
        had = sorted(entry.name for entry in (FOLDER / language).iterdir() if entry.name.endswith(".ftl"))
        assert had == (FILES if language in BRIEFINGS else OF_DOSSIERS)


@pytest.mark.parametrize(("language", "name"), [(one, name) for one, files in ALL.items() for name in files])
def test_every_language_has_the_same_messages_and_variables(language, name):
    own = ALL[language][name]
    assert own.keys() == ENGLISH[name].keys()
    assert {key: message.variables for key, message in own.items()} == {
        key: message.variables for key, message in ENGLISH[name].items()
    }


#: Digits that are part of a proper name and count nothing: a resolution of the Assembly, a checksum's method, a licence.
NAMES_WITH_DIGITS = re.compile(r"\b1900\b|\bSHA-256\b|\bCC BY 4\.0\b")


@pytest.mark.parametrize("language", DOSSIERS)
def test_no_message_holds_a_digit(language):
    for name, messages in ALL[language].items():
        for key, message in messages.items():
            text = NAMES_WITH_DIGITS.sub("", "".join(message.texts))
            assert not re.search(r"\d", text), f"{name}: {key}"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_ending_is_attached_to_a_variable(language):
    for name in FILES:
        text = (FOLDER / language / name).read_text(encoding="utf-8")
        assert not re.search(r"\}(-?[^\W\d_]{1,3}(?![^\W_]))", text), name


def test_a_choice_has_the_plural_forms_of_its_language():
    allowed = {"en": {"one", "other"}, "fr": {"one", "other", "many"}, "kk": {"one", "other"},
               "es": {"one", "other", "many"},
               "ru": {"one", "few", "many", "other"}}  # fmt: skip
    for language, files in ALL.items():
        for name, messages in files.items():
            for key, message in messages.items():
                for _, forms in message.selected:
                    assert set(forms) <= allowed[language], f"{language} {name} {key}"
                    assert "other" in forms


def test_the_two_kinds_of_detention_are_never_mixed():
    ru, kk = whole("ru"), whole("kk")
    assert "".join(ru["role-arrest"].texts) == "Задержание"
    assert "".join(kk["role-arrest"].texts) == "Ұстау"
    assert "рест" in "".join(ru["role-custody"].texts)
    assert "амауға алу" in "".join(kk["role-custody"].texts)
    assert "".join(whole("es")["role-arrest"].texts) == "Arresto"
    assert "".join(whole("es")["status-pretrial-detention"].texts) == "En prisión preventiva"
    for key, message in ru.items():
        if key.startswith(("point-arrests", "key-arrests", "caption-cases", "column-arrest")):
            assert "арест" not in "".join(message.texts).lower(), key
    for key, message in kk.items():
        if key.startswith(("point-arrests", "key-arrests", "caption-cases", "column-arrest")):
            assert "қама" not in "".join(message.texts).lower(), key


@pytest.mark.parametrize("language", [one for one in DOSSIERS if one != "en"])
def test_months_are_written_small_inside_a_line_and_large_where_one_opens_it(language):
    wording = Wording(language)
    for month in range(1, 13):
        day = dt.date(2025, month, 1)
        written = (
            wording.day(day).text,
            wording.when(str(day), str(day)).text,
            wording.period(Period.parse(f"2025-{month:02d}")).text,
        )
        assert all(text == text.lower() for text in written), written
    if language in BRIEFINGS:
        line = wording.say("point-ground-no-base", period=Period.parse("2025-04"))
        opening = "".join(run.text for run in line)[0]
        assert opening == opening.upper()


FORBIDDEN = {
    "en": r"\btotals?\b|\bjust\b|\bsignificant|\bconfirmed\b|\bregime\b|\bdramatic|\bsurge|\bspike",
    "ru": r"\bитого\b|значительн|статистически значим|\bрежим(а|у|ом)?\b (властей|страны)|резк(о|ий)",
    "kk": r"айтарлықтай|күрт",
    "fr": r"\bau total\b|significati|\bjuste\b|nettement|flambée",
    "es": r"\ben total\b|significativ|\brégimen (de|del) (gobierno|país)|drástic|probad[oa]\b",
}


@pytest.mark.parametrize("language", DOSSIERS)
def test_words_that_claim_too_much_are_not_used(language):
    for key, message in whole(language).items():
        assert not re.search(FORBIDDEN[language], "".join(message.texts), re.IGNORECASE), key


def test_a_rise_or_fall_is_said_only_where_it_is_claimed():
    allowed = {"point-rose", "point-fell", "read-coverage", "by-quarter-lead", "not-drawn-few-events"}
    words = re.compile(r"\b(rose|fell|rise|fall|increas\w*|decreas\w*|grew|dropped)\b", re.IGNORECASE)
    found = {
        key for key, message in ALL["en"]["briefing.ftl"].items() if words.search("".join(message.texts))
    }
    assert found <= allowed
    for key in ("point-rose", "point-fell"):
        assert {"ratio", "low", "high"} <= ALL["en"]["briefing.ftl"][key].variables


def test_at_least_stands_only_with_a_lower_bound():
    heads = (
        "column-",
        "note-",
        "headline-share-part",
        "key-",
        "methods-",
        "finding-definition",
        "chart-",
        "rule-",
    )
    for key, message in {**ALL["en"]["briefing.ftl"], **ALL["en"]["codes.ftl"]}.items():
        if "at least" in "".join(message.texts).lower() and not key.startswith(heads):
            assert "low" in message.variables, key


def test_solely_carries_its_source():
    for key, message in {**ALL["en"]["briefing.ftl"], **ALL["en"]["codes.ftl"]}.items():
        text = "".join(message.texts)
        if "solely" in text.lower():
            assert re.search(r"statement|says|said", text), key
        if "was all" in text or "only ground" in text:
            assert not re.search(r"\b(proves?|proven|truth)\b", text), key


def test_the_rules_are_told_as_the_codebook_says_them():
    messages = ALL["en"]["codes.ftl"]
    book = codebook.load()
    keys = {notes.rule_key(rule.when): rule.says for rule in book.rules}
    assert len(keys) == len(book.rules)
    for key, says in keys.items():
        assert Wording("en").words(key, ground="~") == says.format(ground="~")
    assert {key for key in messages if key.startswith("rule-")} == set(keys)


@pytest.mark.parametrize("kind", ["conduct", "status", "procedure", "grade"])
def test_every_value_of_the_codebook_has_words(kind):
    for code in codebook.load().variables[kind].values:
        key = f"{kind}-{code}".replace("_", "-")
        assert key in ENGLISH["codes.ftl"], key
        if kind == "conduct":
            assert f"conduct-short-{code}".replace("_", "-") in ENGLISH["codes.ftl"]


def test_wording_awaits_review_until_it_is_signed_off_as_it_stands(tmp_path, monkeypatch):
    assert not review.awaiting("en")
    assert all(review.awaiting(language) for language in DOSSIERS if language != "en")
    signed = tmp_path / "languages" / "ru"
    signed.mkdir(parents=True)
    (signed / "briefing.ftl").write_text("a = b\n", encoding="utf-8")
    monkeypatch.setattr(review.resources, "files", lambda _: tmp_path)
    wanted = review.digest("ru")
    review.awaiting.cache_clear()
    (signed / "reviewed.toml").write_text(f'reviewer = "A lawyer"\non = 2026-01-01\nwording = "{wanted}"\n')
    assert not review.awaiting("ru")
    review.awaiting.cache_clear()
    (signed / "briefing.ftl").write_text("a = c\n", encoding="utf-8")
    assert review.awaiting("ru")
    review.awaiting.cache_clear()


def test_a_word_that_is_missing_stands_in_english_and_stops_publication(tmp_path, monkeypatch):
    real = wording._bundle

    class Without:
        def __init__(self, bundle):
            self.bundle = bundle

        def has_message(self, key):
            return key != "section-cases" and self.bundle.has_message(key)

        def __getattr__(self, name):
            return getattr(self.bundle, name)

    monkeypatch.setattr(
        wording, "_bundle", lambda language: Without(real(language)) if language == "ru" else real(language)
    )
    said = Wording("ru")
    (run,) = said.say("section-cases")
    assert (run.text, run.lang) == ("Cases", "en")
    assert said.missing == {"section-cases"}
    monkeypatch.setattr(wording, "_bundle", real)

    heading = {"type": "Heading", "id": closing.UNTRANSLATED}
    (tmp_path / "document.json").write_text(json.dumps({"blocks": [heading]}))
    one = briefs.Brief("quarterly_briefing", Period.parse("2025Q2"), "KZ", "ru", "public")
    blocked = briefs.untranslated([briefs.Made(one, tmp_path, ran=True)])
    assert len(blocked) == 1
    assert "WORDING-01" in blocked[0]
    assert "ru" in blocked[0]
    assert briefs.UNTRANSLATED == closing.UNTRANSLATED
