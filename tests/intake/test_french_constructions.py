"""Constructions of French press texts and what they tell, and pronouns that a name's gender resolves. Nobody exists."""

from __future__ import annotations

import pytest

from researchkit.intake import narrative
from researchkit.intake.narrative.drafts import Claim, Draft


def drafted(text: str, language: str = "fr") -> Draft:
    return narrative.draft(text, language=language, published="2024-06-20", publisher="Exemple", country="KZ")


def told(claim: Claim) -> str:
    sign = "!" if claim.field == "violence" and claim.assertion.value == "denied" else ""
    return f"{claim.field}={sign}{claim.value}" + (f"@{claim.role}" if claim.field == "date" else "")


def of(draft: Draft, name: str) -> set[str]:
    person = next(one for one in draft.persons if name in (one.name, draft.text[one.start : one.end]))
    return {told(claim) for claim in person.claims[1:]}


ARRESTED = "Arman Jaksybek a été arrêté le 3 mars à Almaty. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (ARRESTED + "Les policiers n'ont laissé entrer aucun avocat.", "procedure=counsel_barred"),
        (ARRESTED + "Ses ordinateurs ne lui ont jamais été restitués.", "procedure=devices_seized"),
        (ARRESTED + "Il dit qu'on l'a étouffé avec un sac en plastique.", "procedure=torture_alleged"),
        (ARRESTED + "Il dit qu'on l'a frappé pour qu'il signe des aveux.", "procedure=confession_coerced"),
        (ARRESTED + "Sa mère l'a cherché trois jours dans les commissariats.", "procedure=no_notice_to_family"),
        (ARRESTED + "Il est resté deux semaines sans pouvoir consulter d'avocat.", "procedure=no_counsel"),
        (ARRESTED + "Il est resté trente heures sans insuline.", "procedure=medical_care_denied"),
        (ARRESTED + "Le dossier ne repose que sur un commentaire publié sur Facebook.", "exclusivity=solely"),
        (ARRESTED + "Les poursuites ne visent qu'à sanctionner ses articles.", "conduct=journalism"),
        (ARRESTED + "Aucun autre grief ne lui est imputé.", "exclusivity=solely"),
        ("Arman Jaksybek a été arrêté le 3 mars alors qu'il tenait une bougie.", "conduct=symbol"),
        ("Arman Jaksybek a été condamné le 3 mars pour avoir brandi une pancarte.", "conduct=symbol"),
        ("Arman Jaksybek a été condamné le 3 mars pour avoir envoyé des colis à des détenus.", "conduct=donation"),
        (ARRESTED + "Il est puni pour ses reportages sur les inondations.", "conduct=journalism"),
        (ARRESTED + "On le présente comme l'un de ceux qui ont jeté des pierres sur la mairie.",
         "conduct=property_damage"),
        (ARRESTED + "Il attend qu'on lui rende son téléphone, saisi par la police.", "procedure=devices_seized"),
        ("Arman Jaksybek a comparu le 3 mars par écran interposé depuis sa cellule.", "procedure=online_trial"),
        ("Arman Jaksybek a été conduit au poste le 3 mars, puis relâché.", "date=2024-03-03@arrest"),
        ("Arman Jaksybek n'a appelé à aucune violence. Il a été condamné le 3 mars.", "violence=!violence"),
        ("Le 3 mars, Arman Jaksybek, arrêté le 8 janvier, a été condamné à un an.", "date=2024-03-03@sentence"),
        ("Le 3 mars, Arman Jaksybek, arrêté le 8 janvier, a été condamné à un an.", "date=2024-01-08@arrest"),
    ],
)  # fmt: skip
def test_what_is_told(text, wanted):
    assert wanted in of(drafted(text), "Arman Jaksybek")


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (ARRESTED + "L'avocat a pu entrer au bout de deux heures.", "procedure=counsel_barred"),
        (ARRESTED + "La vidéo mise en ligne ce jour-là a été effacée.", "procedure=online_trial"),
        (ARRESTED + "Il enquêtait sur les marchés publics.", "conduct=attended_assembly"),
        (ARRESTED + "C'est un délit passible de trois ans de prison.", "sentence=imprisonment:P3Y"),
        (ARRESTED + "Ses proches ont appris le verdict du 5 mars trois jours après.", "sentence=term:P3D"),
        (ARRESTED + "Il avait défendu des familles de manifestants tués en mai.", "date=2024-05@other"),
        (ARRESTED + "Le tribunal, siégeant dans la maison d'arrêt, l'a condamné.", "status=pretrial_detention"),
        (ARRESTED + "Un retraité avait été condamné en 2022 à Semeï ; il est mort depuis.", "status=died"),
        ("Arman Jaksybek, dont le fils fut blessé en 2011, a été condamné le 3 mars.", "date=2011@sentence"),
        ("Le tribunal a condamné mardi Arman Jaksybek, coiffeur de 41 ans, à quatre mois de prison.",
         "sentence=imprisonment:P496M"),
        (ARRESTED + "Le colonel Erjan Sadyrmekov, chargé de la presse, s'est exprimé dimanche.",
         "date=2024-06-16@charge"),
    ],
)  # fmt: skip
def test_what_is_not_told(text, never):
    assert never not in of(drafted(text), "Arman Jaksybek")


def test_a_spokesman_in_apposition_is_closed():
    draft = drafted(
        ARRESTED
        + "Le porte-parole du ministère, M. Daulet Semgaliev, a assuré qu'il avait appelé à la grève."
    )
    assert [person.name for person in draft.persons] == ["Arman Jaksybek"]
    assert "Semgaliev" not in draft.masked()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Dana Ospankoulova et Arman Jaksybek ont été arrêtés le 3 mars. Elle a été relâchée mardi."),
        ("en", "Dana Ospankulova and Arman Zhaksybek were arrested on 3 March. She was released on Tuesday."),
        ("ru", "Дана Оспанкулова и Арман Жаксыбек задержаны 3 марта. Она освобождена во вторник."),
    ],
)
def test_a_pronoun_means_the_one_of_its_gender(language, text):
    draft = drafted(text, language)
    released = [
        person.name for person in draft.persons if any(claim.value == "released" for claim in person.claims)
    ]
    assert len(released) == 1
    assert released[0].startswith(("Dana", "Дан"))


def test_whose_term_is_whose_is_left_to_a_person():
    draft = drafted(
        "Dana Ospankoulova et Arman Jaksybek ont été condamnés le 3 mars. Elle a écopé de trois ans, lui de cinq ans."
    )
    assert "sentence=term:P5Y" not in of(draft, "Dana Ospankoulova")


def test_a_code_is_kept_with_its_article_and_no_more():
    draft = drafted(
        "Arman Jaksybek a été jugé mardi par le tribunal du district Vakhitovski au titre de l'article 488, partie 5,"
        " du Code des infractions administratives ; il tenait un portrait."
    )
    [article] = [claim for claim in draft.persons[0].claims if claim.field == "article"]
    assert draft.verbatim(article).startswith("article 488")
    assert "Vakhitovski" in draft.masked()


def test_labels_and_values_are_lines_of_their_own():
    draft = drafted(
        "Arman Jaksybek, 51 ans\n\nArrestation : 3 mars 2023, Taraz, au domicile de ses parents, à l'aube\n"
        "Peine : six ans de colonie à régime renforcé, confirmés en appel le 5 mai\nArticle : 405 du Code pénal\n\n"
        "Arman Jaksybek est électricien.\n"
    )
    assert "date=2023-03-03@arrest" in of(draft, "Arman Jaksybek")


def test_entries_of_a_page_keep_what_their_labels_tell():
    draft = drafted(
        "Arman Jaksybek, 51 ans, imprimeur\n\nArrestation : 3 mars 2023, Taraz\nArticle : 405 du Code pénal\n"
        "Peine : six ans de colonie\n\nDana Ospankoulova, 44 ans, libraire\n\n"
        "Arrêtée le 17 janvier 2024 à Semeï, Dana Ospankoulova a été condamnée à une amende de 50 MCI.\n"
    )
    assert {"date=2023-03-03@arrest", "sentence=imprisonment:P6Y"} <= of(draft, "Arman Jaksybek")
    assert not of(draft, "Dana Ospankoulova") & {"date=2023-03-03@arrest", "sentence=imprisonment:P6Y"}


def test_an_article_told_again_is_told_once():
    draft = drafted(
        ARRESTED + "Il est jugé au titre de l'article 488 du Code des infractions administratives."
        " Aux termes de l'article 488, l'organisateur encourt vingt jours."
    )
    assert [one for one in of(draft, "Arman Jaksybek") if one.startswith("article")] == ["article=KZ-CAO:488"]


def test_what_a_charge_is_called_is_no_conduct():
    draft = drafted(ARRESTED + "Il est inculpé de contrebande de devises (article 234 du Code pénal).")
    assert not {one for one in of(draft, "Arman Jaksybek") if one.startswith("conduct")}


def test_the_same_is_no_meme_and_the_name_of_a_charge_no_conduct():
    text = "Arman Jaksybek a été arrêté le 3 mars pour le même motif. Il est accusé dans le même dossier."
    assert "conduct=online_post" not in of(drafted(text), "Arman Jaksybek")
    text = "Arman Jaksybek a été condamné le 3 mars pour diffusion de fausses informations (article 274, partie 2)."
    assert "conduct=other" not in of(drafted(text), "Arman Jaksybek")
