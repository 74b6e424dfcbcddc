"""Of whom a sentence of a press text tells what: constructions, each in a sentence or two. Nobody exists."""

from __future__ import annotations

import pytest

from researchkit.clean import amounts
from researchkit.intake import narrative
from researchkit.intake.narrative.drafts import Claim


def told(claim: Claim) -> str:
    return f"{claim.field}={claim.value}" + (f"@{claim.role}" if claim.field == "date" else "")


def drafted(language: str, text: str, country: str = "KZ") -> dict[str, set[str]]:
    found = narrative.draft(
        text, language=language, published="2025-03-14", publisher="Example Watch", country=country
    )
    return {person.name: {told(claim) for claim in person.claims[1:]} for person in found.persons}


A, B, C = "Arman Zhaksybek", "Dana Ospanqulova", "Erlan Toqsanbay"


@pytest.mark.parametrize(
    ("text", "wanted", "never"),
    [
        (f"With him gone, on 11 January, police arrested {A}, whom a court later placed under house arrest; a third"
         f" suspect, {C}, is being sought.",
         {A: {"date=2025-01-11@arrest", "status=house_arrest"}, C: {"status=wanted"}},
         {A: {"status=wanted"}, C: {"date=2025-01-11@arrest", "status=house_arrest", "status=detained"}}),
        (f"On 3 March the court gave {A} five years in prison; {B} and {C} got two years of restricted freedom each.",
         {A: {"sentence=imprisonment:P5Y", "date=2025-03-03@sentence"},
          B: {"sentence=restriction:P2Y", "date=2025-03-03@sentence"}, C: {"sentence=restriction:P2Y"}},
         {A: {"sentence=restriction:P2Y"}, B: {"sentence=imprisonment:P5Y"}}),
        (f"{A} was released from a colony on 2 March. He and {C} had been convicted in July 2023 under Article 174.",
         {A: {"date=2023-07@sentence"}, C: {"date=2023-07@sentence"}}, {C: {"status=released"}}),
        (f"{A} and {B} were detained in January. He was jailed for ten days; she was fined 20 MCI.",
         {A: {"sentence=administrative_arrest:P10D"}, B: {"sentence=fine:MCI:20"}},
         {A: {"sentence=fine:MCI:20"}, B: {"sentence=administrative_arrest:P10D"}}),
        (f"A court remanded the nurse {B} and the welder {A} in custody on 3 March. The nurse has since been released.",
         {B: {"status=released"}, A: {"date=2025-03-03@custody"}}, {A: {"status=released"}}),
        (f"On 12 March a court gave {A} three years of restricted freedom. In 2021 he had served 15 days for a rally.",
         {A: {"sentence=restriction:P3Y"}}, {A: {"sentence=administrative_arrest:P15D"}}),
        (f"Zhaksybek's cellmate, {C}, was moved to a punishment cell on 3 March. {A} was jailed for six years in May.",
         {A: {"sentence=imprisonment:P6Y"}}, {A: {"date=2025-03-03@custody"}}),
        (f"{A} is in a remand prison in Aktau, where his lawyer was not admitted for the first four days.",
         {A: {"procedure=counsel_barred"}}, {A: {"sentence=administrative_arrest:P4D"}}),
        (f"{A} was arrested on 3 March. Police say he was the only one: nobody else was arrested.",
         {A: {"date=2025-03-03@arrest"}}, {}),
        (f"{A} (Aktobe) - 20 days, {C} (Oral) - 15 days, {B} (Almaty) - a fine of 30 MCI.",
         {A: {"place=kz-aktobe", "sentence=administrative_arrest:P20D"}, B: {"status=fined"}},
         {A: {"status=fined"}, C: {"status=fined"}}),
    ],
)  # fmt: skip
def test_a_fact_goes_to_whom_it_is_told_of(text, wanted, never):
    found = drafted("en", text)
    for name, claims in wanted.items():
        assert claims <= found[name], name
    for name, claims in never.items():
        assert not claims & found.get(name, set()), name


def test_a_cellmate_of_whom_nothing_else_is_told_stays_closed():
    found = drafted(
        "en", f"{A} was jailed in May. His cellmate, {C}, who signed a complaint, was moved the same week."
    )
    assert list(found) == [A]


def test_a_trial_that_ended_is_no_trial_going_on():
    text = f"{A} stood trial in Almaty. On 3 March he was sentenced to two years in prison."
    assert "status=on_trial" not in drafted("en", text)[A]
    assert "status=on_trial" in drafted("en", f"{A} has been on trial in Almaty since 3 March.")[A]


def test_a_penalty_tells_of_a_sentence_without_a_verb_for_it():
    assert (
        "sentence=imprisonment:P10M"
        in drafted("en", f"{A}, 44, will spend ten months in prison for a post.")[A]
    )
    assert not drafted("en", f"{A}, 44, has worked as an accountant for ten months.")


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "a year and a half", "P18M"), ("en", "half a year", "P6M"), ("en", "a year and three months", "P15M"),
        ("ru", "год и три месяца", "P15M"), ("ru", "год с половиной", "P18M"), ("fr", "un an et trois mois", "P15M"),
        ("uk", "рік і шість місяців", "P18M"),
    ],
)  # fmt: skip
def test_a_unit_told_once_with_more_after_it_is_one_term(language, text, value):
    assert [one.low for one in amounts.read(text, language)] == [value]


def test_no_term_is_made_of_last_year_and_months():
    assert "P15M" not in [one.low for one in amounts.read("last year and three months later", "en")]
