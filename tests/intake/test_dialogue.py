"""Interviews of questions and answers: what is told of the one who answers, and what of others. Nobody exists."""

from __future__ import annotations

from researchkit.intake import narrative

HEAD = "Тимур Алдаберген, 45 лет, учитель, вышел на свободу 14 июня.\n\n"


def of_one(text: str) -> set[str]:
    draft = narrative.draft(
        text, language="ru", published="2025-06-30", publisher="Example Watch", country="KZ"
    )
    assert len(draft.persons) == 1
    return {f"{claim.field}={claim.value}" for claim in draft.persons[0].claims}


def test_answers_tell_of_the_one_who_is_asked():
    claims = of_one(
        HEAD + "— За что вас судили?\n\n— За видео. Больше ничего в деле нет.\n\n— Как вас задержали?\n\n"
        "— На работе. Никакого постановления не показали. Забрали телефон.\n\n"
        "— Адвокат у вас был?\n\n— Был. Потом его лишили лицензии."
    )
    assert claims >= {"exclusivity=solely", "procedure=no_warrant", "procedure=devices_seized"}
    assert "procedure=counsel_pressured" in claims


def test_she_in_an_answer_is_somebody_else():
    claims = of_one(
        HEAD + "— С кем вы сидели?\n\n— Рядом спала соседка. У неё три года за пожертвования."
        " Её задержали 2 марта 2023 года."
    )
    assert not {claim for claim in claims if claim.startswith(("sentence=", "conduct=donation", "date=2023"))}


def test_a_lawyer_who_may_answer_tells_of_nobody():
    claims = of_one(
        HEAD + "Мы поговорили с его адвокатом Ольгой Сериковой.\n\n— Как вас встретили?\n\n"
        "— В коридоре. Забрали телефон. Никакого постановления не показали."
    )
    assert "procedure=devices_seized" not in claims
