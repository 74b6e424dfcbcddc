"""Invented press texts give what they tell, close whom they are not about, and survive what no text is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake.narrative_samples import SAMPLES, Sample

from researchkit.clean.names import compare
from researchkit.intake import narrative
from researchkit.intake.narrative.drafts import Claim, Draft


def told(claim: Claim) -> str:
    return f"{claim.field}={claim.value}" + (f"@{claim.role}" if claim.field == "date" else "")


def drafted(sample: Sample) -> Draft:
    return narrative.draft(sample.text, language=sample.language, published=sample.published,
                           publisher=sample.publisher, country=sample.country)  # fmt: skip


def matches(draft: Draft, wanted: str, start: int, end: int, name: str) -> bool:
    forms = (name, draft.text[start:end])
    return any(
        form == wanted or compare(wanted, form).level in {"same_key", "strong", "variant"} for form in forms
    )


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.key)
def test_a_text_gives_what_it_tells(sample):
    draft = drafted(sample)
    left = dict(sample.persons)
    for person in draft.persons:
        name = next((one for one in left if matches(draft, one, person.start, person.end, person.name)), None)
        assert name is not None, "a person was invented"
        claims = {told(claim) for claim in person.claims if claim.field != "sentence" or not claim.qualifier}
        assert set(left.pop(name)) <= claims, name
        assert not claims & set(sample.never)
    assert not left
    closed = {draft.text[one.start : one.end] for one in draft.closed}
    assert set(sample.closed) <= closed
    assert not sample.origin or draft.origin_id == sample.origin


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.key)
def test_every_claim_has_its_words_its_sentence_and_no_third_party(sample):
    draft = drafted(sample)
    for _, claim in draft.rows():
        assert draft.verbatim(claim).strip()
        assert 0 < claim.confidence < 1
        assert claim.rule.startswith("narrative:")
        if claim.pointed is None:
            assert claim.sentence[0] <= claim.start < claim.end <= claim.sentence[1]
        assert not any(one.start < claim.end and claim.start < one.end for one in draft.closed)
    names = [draft.text[one.start : one.end] for one in draft.closed]
    assert not any(name in narrative.to_html(draft) or name in narrative.to_text([draft]) for name in names)
    assert not any(name in narrative.to_csv([draft]) or name in narrative.to_json([draft]) for name in names)


@given(st.text(max_size=400), st.sampled_from(["en", "ru", "kk", "fr", "und"]))
@settings(deadline=None, max_examples=100)
def test_any_text_is_survived(text, language):
    draft = narrative.draft(text, language=language)
    for _, claim in draft.rows():
        assert 0 <= claim.start < claim.end <= len(text)
    narrative.to_html(draft)
    narrative.to_csv([draft])


@given(st.sampled_from(SAMPLES), st.data())
@settings(deadline=None, max_examples=60)
def test_a_text_cut_anywhere_is_survived_and_invents_nobody(sample, data):
    at = data.draw(st.integers(0, len(sample.text)))
    draft = narrative.draft(sample.text[at:], language=sample.language, published=sample.published)
    narrative.to_html(draft)
    for _, claim in draft.rows():
        assert draft.verbatim(claim)


def test_markup_in_a_text_stays_text():
    text = 'Police in Almaty detained <script>alert("x")</script> activist Yerlan Omarov on 5 May 2024.'
    page = narrative.to_html(narrative.draft(text, language="en"))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_reading_is_linear_in_the_text():
    text = "Police in Almaty detained activist Yerlan Omarov on 5 May 2024 for attending a rally. " * 1000
    draft = narrative.draft(text, language="en", published="2024-06-01")
    assert [person.name for person in draft.persons] == ["Yerlan Omarov"]
    assert narrative.draft("x" * 1_000_000, language="en").issues.count("NARRATIVE-02") == 1
