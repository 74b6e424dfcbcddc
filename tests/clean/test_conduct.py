"""What an accusation is said to rest on, and whether violence is part of it."""

from __future__ import annotations

import pytest

from researchkit.clean import conduct
from researchkit.clean.context import Context
from researchkit.core.truth import Assertion, UnknownReason


def codes(text: str, language: str = "und") -> list[str]:
    return [r.value or str(r.unknown_reason) for r in conduct.read(text, Context(language=language))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("attended a meeting linked to DVK", ["attended_meeting"]),
        ("присутствовал на встрече сторонников", ["attended_meeting"]),
        ("took part in an unsanctioned rally", ["attended_assembly"]),
        ("одиночный пикет у акимата", ["attended_assembly"]),
        ("митингке қатысты", ["attended_assembly"]),
        ("участь у мітингу", ["attended_assembly"]),
        ("a participé à une manifestation", ["attended_assembly"]),
        ("ha partecipato a una protesta", ["attended_assembly"]),
        ("participó en una marcha", ["attended_assembly"]),
        ("Teilnahme an einer Kundgebung", ["attended_assembly"]),
        ("參加集會", ["attended_assembly"]),
        ("აქციაში მონაწილეობა", ["attended_assembly"]),
        ("organised a peaceful rally", ["organised"]),
        ("митинг ұйымдастырды", ["organised"]),
        ("участие в деятельности запрещенной организации", ["membership"]),
        ("ҚДТ қызметіне қатысу", ["membership"]),
        ("posts on Facebook", ["online_post"]),
        ("рэпост у Тэлеграме", ["online_post"]),
        ("участие в чатах ДВК", ["online_chat"]),
        ("сбор средств для семей", ["donation"]),
        ("held a banner", ["symbol"]),
        ("интервью с оппозиционером", ["journalism"]),
        ("handed out leaflets", ["campaigning"]),
        ("поджог автомобиля", ["property_damage"]),
        ("hit a police officer", ["violence_to_person"]),
        ("призыв к вооруженному джихаду", ["call_to_violence"]),
        ("insulted the head of the village at a session", ["other"]),
        ("posts; leaflets", ["online_post", "campaigning"]),
    ],
)
def test_codes(text, expected):
    assert codes(text) == expected


def test_a_legal_name_is_not_violence_of_the_person():
    assert codes("attempt to organise mass riots") == ["organised"]
    assert conduct.read_violence("attempt to organise mass riots")[0].assertion is Assertion.NOT_MENTIONED


def test_the_name_of_a_law_is_no_conduct():
    assert codes("the law on peaceful assemblies") == ["not_stated"]
    assert not conduct.find("He broke the law on peaceful assemblies.")


def test_denial_and_modality():
    (denied,) = conduct.read("отрицает участие в митинге")
    assert denied.assertion is Assertion.DENIED
    (planned,) = conduct.read("planned to attend a rally")
    assert planned.qualifier == "intended"
    (alleged,) = conduct.read("allegedly attended a rally")
    assert alleged.qualifier == "alleged"
    assert conduct.read("did not take part in the rally")[0].assertion is Assertion.DENIED


@pytest.mark.parametrize(
    "text",
    [
        "was not detained for attending the rally",
        "detained, but not for the rally",
        "the arrest is unrelated to the rally",
        "not charged with attending the rally",
        "не за участие в митинге",
        "pas pour avoir participé à une manifestation",
    ],
)
def test_a_denial_that_the_deed_is_relied_on(text):
    (reading,) = conduct.read(text)
    assert (reading.value, reading.assertion, reading.flags) == ("attended_assembly", Assertion.DENIED, ())


@pytest.mark.parametrize("text", ["denies taking part in the rally", "отрицает участие в митинге"])
def test_a_denial_of_the_deed(text):
    (reading,) = conduct.read(text)
    assert (reading.assertion, reading.flags) == (Assertion.DENIED, ("deed_denied",))


@pytest.mark.parametrize(
    "text",
    [
        "not for posts but attending the rally",
        "не за посты, а за участие в митинге",
        "jailed not only for attending the rally",
        "not for posts, for attending the rally",
    ],
)
def test_not_for_reaches_no_further_than_its_deed(text):
    assert [r.value for r in conduct.read(text) if r.assertion is None] == ["attended_assembly"]


def test_no_evidence_that_somebody_did_it_asserts_nothing():
    assert codes("no evidence he attended the rally") == ["not_stated"]


def test_nouns_that_only_say_where_are_left_out():
    assert codes("damaged cameras during protests") == ["property_damage"]


def test_prose_needs_whole_statements():
    assert conduct.find("The rally was large.") == ()
    assert [r.value for r in conduct.find("She had joined a rally in May.")] == ["attended_assembly"]


def test_a_statement_passed_over_beside_others_that_tell_no_act_is_for_a_person_to_see():
    (reading,) = conduct.read("protesters blocked the road; he handed round hot water")
    assert (reading.value, reading.issue) == (None, "CLEAN-CONDUCT-01")
    (reading,) = conduct.read("group actions; insulting the president", Context(language="en"))
    assert (reading.value, reading.issue) == (None, "")


def test_unread_words_are_told():
    (reading,) = conduct.read("zzz qqq")
    assert reading.unknown_reason is UnknownReason.UNREADABLE
    assert reading.issue == "CLEAN-CONDUCT-01"


def test_coarse_groups():
    assert conduct.coarse("attended_meeting") == conduct.coarse("attended_assembly") == "attendance"
    assert conduct.coarse("donation") == "donation"


@pytest.mark.parametrize(
    "text",
    [
        "no evidence of participation in the rally",
        "нет доказательств участия в митинге",
        "aucune preuve de participation à une manifestation",
        "protest of May (context)",
        "participation in a banned organisation (article only)",
        "case of the unrest; personal acts not told",
        "theft; no account of facts in the text read",
        "trial over the unrest of January",
        "held before the rally",
        "day of announced protests",
        "в день анонсированных митингов",
        "an activist ties the wave to protests called by a party leader",
        "stopped at the request of another state",
        "other",
        "fled the region weeks before",
        "protesters went to the airport against the arrival of troops",
        "протестующие вышли на площадь",
        "stopped in a taxi on the way to a rally",
        "was travelling to a rally in another city when police stopped the car",
        "остановили по дороге на митинг",
    ],
)
def test_what_is_not_told_as_an_act_is_read_as_none(text):
    found = conduct.read(text)
    assert [reading.value for reading in found] == [None], found
    assert found[0].unknown_reason is UnknownReason.NOT_STATED


@pytest.mark.parametrize(
    "text",
    [
        "seeking to undermine the constitutional order",
        "charge is support for the banned movement",
        "charges of extremism",
    ],
)
def test_the_name_of_a_charge_tells_no_act(text):
    (reading,) = conduct.read(text)
    assert reading.value is None
    assert reading.flags == ("charge_words",)


@pytest.mark.parametrize(
    "text",
    [
        "insulting an official",
        "insulting a government official",
        "group actions; insulting the president",
        "accused of riots",
        "convicted of inciting discord",
        "charged with petty hooliganism",
        "court: insult of a judge",
        "insulting the president and slander of a judge",
        "group actions; insults; slander against the president",
        "оскорбление представителя власти",
        "мелкое хулиганство",
        "билік өкілін қорлау",
        "абраза прэзідэнта",
    ],
)
def test_the_title_of_an_offence_tells_no_act(text):
    (reading,) = conduct.read(text, Context(language="en"))
    assert reading.value is None
    assert "charge_words" in reading.flags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("insults", ["other"]),  # one word of a title, and nobody calls it a charge
        ("extortion", ["other"]),
        ("insulted the president during a wedding", ["other"]),
        ("spread false information, disclosed banking secrecy", ["other"]),  # one clause says more
        ("knocked the cap off an officer; insults", ["violence_to_person", "other"]),
        ("mass riots and seizure of the airport", ["other"]),
        ("disobeying the police", ["other"]),
        ("неповиновение полиции", ["other"]),
        ("хранение запрещённой литературы", ["other"]),
        ("participation in a banned organisation", ["membership"]),  # an act of a kind of its own stays
        ("calls to mass riots", ["call_to_violence"]),
        ("use of force against a representative of authority", ["violence_to_person"]),
    ],
)
def test_an_act_is_never_lost_in_a_title(text, expected):
    assert codes(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("police: call to an unlawful action", ["campaigning"]),
        ("fled from custody", ["other"]),
        ("crossed the border illegally", ["other"]),
        ("stood among protesters", ["attended_assembly"]),
        ("took part in an unlawful action", ["attended_assembly"]),
        ("sostenitore del movimento", ["membership"]),
    ],
)
def test_acts_near_the_silent_ones_are_kept(text, expected):
    assert codes(text) == expected


def test_being_on_the_way_is_a_plan():
    (reading,) = conduct.read("was heading to a rally", Context(language="en"))
    assert (reading.value, reading.qualifier) == ("attended_assembly", "intended")


@pytest.mark.parametrize("text", ["sostenitore", "Anhänger", "поддржувач", "член"])
def test_a_supporter_or_member_of_nothing_named_is_not_read(text):
    assert conduct.read(text)[0].unknown_reason is UnknownReason.UNREADABLE


def test_what_others_say_after_a_semicolon_is_theirs():
    def flagged(text):
        return {r.value: r.flags for r in conduct.read(text, Context(language="en")) if r.value}

    assert flagged("court: took part in a rally; relatives link it to his posts") == {
        "attended_assembly": (),
        "online_post": ("anothers_word",),
    }
    assert flagged("relatives: he took part in a rally") == {"attended_assembly": ()}
    assert flagged("took part in a rally; prosecutors: his posts") == {
        "attended_assembly": (),
        "online_post": (),
    }


def test_what_the_readings_note_for_the_rules():
    def flags(text):
        return {flag for reading in conduct.read(text, Context(language="en")) for flag in reading.flags}

    assert flags("attended_rally") == {"class_code"}
    assert flags("not_told") == {"class_code"}
    assert flags("attended a rally") == set()
    assert flags("organised") == set()
    assert flags("taking part in mass riots") == {"riot"}
    assert flags("mass riots") == {"charge_words", "riot"}
    assert flags("picket with a poster") == set()
    assert flags("picket; a flag in the window") == {"apart"}
    assert flags("held before the rally") == {"no_act_told"}
    assert flags("posts; jailed solely for using his rights") == {"rights_at_large"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("detained at a rally", ["attended_assembly"]),
        ("jailed after attending a rally", ["attended_assembly"]),
        ("took part in a rally; details not told", ["attended_assembly"]),
        ("attended a rally, no evidence of violence against officers", ["attended_assembly"]),
        ("presence at the airport during protests", ["other"]),
        ("came to the station to meet a friend", ["other"]),
        ("human rights activism, conferences and rallies", ["campaigning"]),
        ("anti-war pickets", ["attended_assembly"]),
        ("a remark at a meeting with villagers", ["campaigning"]),
        ("пришла на площадь с плакатом", ["attended_assembly", "symbol"]),
        ("sat in a cafe with activists", ["attended_meeting"]),
        ("taking part in or organising a rally", ["attended_assembly", "organised"]),
        ("questions about the transfer of the reservoir", ["campaigning"]),
        ("police gave no reason for the detentions", ["not_disclosed"]),
        ("held at home; the authorities refused to explain", ["not_disclosed"]),
        ("relatives link it to his call for a rally", ["campaigning"]),
        ("organised", ["organised"]),
        ("violence", ["violence_to_person"]),
    ],
)
def test_an_act_beside_context_is_kept(text, expected):
    assert codes(text, "en") == expected
