import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.classify.basis import decide
from researchkit.classify.basis import told as told_to_rules
from researchkit.classify.evidence import PREDICATES, Fact
from researchkit.reference import codebook

BOOK = codebook.load()
FIELDS = ("conduct", "violence", "exclusivity", "article", "evidence")


def facts(claims):
    out = []
    for number, claim in enumerate(claims):
        field = next(name for name in FIELDS if name in claim)
        out.append(Fact(
            f"{claim.get('words', f'w{number}')}.{number}", claim.get("report", "a"), field, claim[field], claim.get("assertion", "asserted"), claim["by"],
            claim.get("qualifier", ""), frozenset(claim.get("flags", ["exhaustive"] if claim.get("exhaustive") else [])),
        ))  # fmt: skip
    return out


@pytest.mark.parametrize("example", BOOK.examples, ids=lambda example: example["title"])
def test_every_example_of_the_codebook(example):
    finding = decide(facts(example["claims"]), "attendance", BOOK)
    assert (finding.value, finding.grade) == (example["value"], example["grade"])
    assert finding.reason == example.get("reason", finding.reason)


def told(code, by="ngo", report="a", **more):
    return {"conduct": code, "by": by, "report": report, **more}


def sole(by="ngo", report="a", value="solely"):
    return {"exclusivity": value, "by": by, "report": report}


@pytest.mark.parametrize(
    ("claims", "value", "grade", "rule"),
    [
        ([told("attended_meeting"), told("attended_meeting", "court", "b", assertion="denied")], "indeterminate", "disputed", "B1"),
        ([told("attended_meeting", "court", assertion="denied")], "not_basis", "documented", "B2"),
        ([told("attended_meeting"), told("online_post", report="b"), sole(report="b")], "indeterminate", "disputed", "B3"),
        ([told("online_post"), sole()], "not_basis", "alleged", "B4"),
        ([told("online_post", "charging_document", exhaustive=True)], "not_basis", "documented", "B5"),
        ([told("attended_meeting"), sole(), told("online_post", report="b")], "partial", "disputed", "B6"),
        ([told("attended_assembly", "court"), told("organised", "court")], "partial", "documented", "B7"),
        ([told("attended_assembly"), sole(), sole(report="b", value="other_grounds")], "sole", "disputed", "B8"),
        ([told("attended_assembly", "court"), sole("court")], "sole", "documented", "B9"),
        ([told("attended_assembly", "charging_document", exhaustive=True)], "sole", "documented", "B10"),
        ([told("attended_assembly"), sole("relative")], "sole", "alleged", "B11"),
        ([told("attended_assembly"), sole(value="other_grounds")], "indeterminate", "alleged", "B12"),
        ([told("attended_assembly")], "indeterminate", "alleged", "B13"),
        ([{"violence": "violence", "by": "court"}], "indeterminate", "documented", "B14"),
        ([told("online_post", "court")], "indeterminate", "documented", "B15"),
        ([told("not_disclosed", "authority")], "indeterminate", "unknown", "B16"),
        ([], "indeterminate", "unknown", "B17"),
    ],
)  # fmt: skip
def test_each_rule_decides_what_it_says(claims, value, grade, rule):
    finding = decide(facts(claims), "attendance", BOOK)
    assert (finding.value, finding.grade, finding.rule) == (value, grade, f"{BOOK.edition}#{rule}")


def test_each_rule_is_tested():
    assert [rule.rule_id for rule in BOOK.rules] == [f"B{n}" for n in range(1, 18)]


def test_rules_ask_only_for_predicates_that_exist():
    asked = {condition.removeprefix("!") for rule in BOOK.rules for condition in rule.when}
    assert asked <= set(PREDICATES)
    assert set(PREDICATES) <= asked


def test_a_violent_article_is_not_violent_conduct():
    with_article = decide(
        facts([{"article": "KZ-CC:272(1)", "by": "ngo"}, told("attended_meeting"), sole()]),
        "attendance",
        BOOK,
    )
    assert (with_article.value, with_article.grade) == ("sole", "alleged")


def test_a_class_of_the_ground_gives_way_to_words_that_tell_something_else():
    rally = told("attended_assembly", "media", flags=["class_code"])
    for beside, reason in [
        (told("", "media", flags=["no_act_told"]), "conduct_not_told"),
        (told("", "media", flags=["charge_words"]), "conduct_not_told"),
        (told("other", "media"), "other_conduct_told"),
        (told("attended_assembly", "media", qualifier="intended"), "other_conduct_told"),
        (told("not_disclosed", "media"), "not_disclosed"),
    ]:
        assert decide(facts([rally, beside]), "attendance", BOOK).reason == reason


@pytest.mark.parametrize(
    "beside",
    [
        told("attended_meeting"),  # the words tell the ground themselves
        told("", "media"),  # nothing in them was understood
        told("other", "media", flags=["riot"]),  # riots are no contradiction
        told("symbol"),  # how it was held
        told("other", "media", report="b"),  # another report's words
        told("other", "media", flags=["class_code"]),  # a second class, no words
        told("other", "coder"),  # a coder's inference
    ],
)
def test_a_class_of_the_ground_stands(beside):
    rally = told("attended_assembly", "media", flags=["class_code"])
    assert decide(facts([rally, beside]), "attendance", BOOK).rule.split("#")[1] in {"B7", "B13"}


def test_a_class_stands_where_its_report_says_what_was_all():
    rally = told("attended_assembly", "media", flags=["class_code"])
    finding = decide(facts([rally, told("", flags=["charge_words"]), sole()]), "attendance", BOOK)
    assert (finding.value, finding.grade) == ("sole", "alleged")


@pytest.mark.parametrize("code", sorted(set(BOOK.variables["conduct"].values) - {"not_disclosed"}))
def test_a_class_of_other_conduct_is_never_set_aside(code):
    if code in BOOK.ground("attendance").conduct:
        return
    claims = [
        told("attended_assembly"),
        told(code, report="b", flags=["class_code"]),
        told("", report="b", flags=["no_act_told"]),
    ]
    assert decide(facts(claims), "attendance", BOOK).value == "partial"


def test_solely_said_of_rights_as_such_is_about_no_one_conduct():
    post = told("online_post", report="b", flags=["rights_at_large"])
    assert (
        decide(facts([told("attended_meeting"), post, sole(report="b")]), "attendance", BOOK).value
        == "partial"
    )
    assert decide(facts([post, sole(report="b")]), "attendance", BOOK).reason == "other_conduct_told"
    rally = told("attended_assembly", flags=["rights_at_large"])
    assert decide(facts([rally, sole()]), "attendance", BOOK).reason == "exclusivity_unstated"


def test_a_symbol_in_a_statement_of_its_own_is_an_act_of_its_own():
    picket = told("attended_assembly", words="w1")
    assert (
        decide(facts([picket, told("symbol", words="w1")]), "attendance", BOOK).reason
        == "exclusivity_unstated"
    )
    flag = told("symbol", words="w1", flags=["apart"])
    assert decide(facts([picket, flag]), "attendance", BOOK).value == "partial"


def test_whoever_denies_the_deed_does_not_deny_that_it_is_relied_on():
    denied = told("attended_meeting", "person", "b", assertion="denied", flags=["deed_denied"])
    assert decide(facts([denied]), "attendance", BOOK).reason == "conduct_not_told"
    assert (
        decide(facts([told("attended_meeting"), denied]), "attendance", BOOK).reason == "exclusivity_unstated"
    )
    unused = told("attended_meeting", "person", "b", assertion="denied")
    assert decide(facts([unused]), "attendance", BOOK).value == "not_basis"


def test_what_a_court_gives_as_somebody_elses_word_is_not_documented():
    own = decide(facts([told("attended_assembly", "court")]), "attendance", BOOK)
    others = decide(facts([told("attended_assembly", "court", flags=["anothers_word"])]), "attendance", BOOK)
    assert (own.grade, others.grade) == ("documented", "alleged")


def test_a_coder_alone_concludes_nothing():
    finding = decide(facts([told("attended_meeting", "coder"), sole("coder")]), "attendance", BOOK)
    assert finding.reason == "conduct_not_told"


def test_solely_beside_another_conduct_is_not_about_the_ground():
    finding = decide(
        facts([told("attended_meeting", report="a"), told("online_post", report="b"), sole(report="b")]),
        "attendance",
        BOOK,
    )
    assert finding.value == "indeterminate"


def test_conduct_withheld_reaches_the_rules():
    assert told_to_rules("conduct", "", "not_disclosed") == "not_disclosed"
    assert told_to_rules("conduct", "", "not_stated") == ""
    assert told_to_rules("violence", "", "not_disclosed") == ""
    assert told_to_rules("conduct", "online_post", "") == "online_post"


def test_violence_of_a_case_leaves_no_reading_open():
    finding = decide(facts([{"violence": "violence", "by": "media"}]), "attendance", BOOK)
    assert finding.reason == "conduct_not_told"
    for reading in BOOK.readings.values():
        assert reading.answer(finding.value, finding.grade, finding.reason) == "no"


def test_violence_denied_or_not_mentioned_asserts_nothing():
    for assertion in ("denied", "not_mentioned"):
        violence = {"violence": "violence", "by": "authority", "assertion": assertion}
        finding = decide(facts([told("attended_meeting"), sole(), violence]), "attendance", BOOK)
        assert finding.value == "sole"


@given(
    st.lists(
        st.builds(
            lambda c, b, r, f: told(c, b, r, flags=f),
            st.sampled_from(sorted(BOOK.variables["conduct"].values)),
            st.sampled_from(["ngo", "court"]),
            st.sampled_from("ab"),
            st.sampled_from([[], ["class_code"], ["riot"], ["rights_at_large"], ["charge_words"]]),
        ),
        max_size=5,
    ),
    st.booleans(),
)
@settings(deadline=None)
def test_setting_a_class_aside_never_makes_a_case_look_like_the_ground_alone(claims, said):
    """Against the same claims with no class known as one, no reading turns to yes."""
    claims = [*claims, sole()] if said else claims
    plain = [
        claim | {"flags": [flag for flag in claim.get("flags", []) if flag != "class_code"]}
        for claim in claims
    ]
    now, before = (decide(facts(some), "attendance", BOOK) for some in (claims, plain))
    for reading in BOOK.readings.values():
        if reading.answer(now.value, now.grade, now.reason) == "yes":
            assert reading.answer(before.value, before.grade, before.reason) == "yes"


CONDUCT = sorted(BOOK.variables["conduct"].values)
claim = st.one_of(
    st.builds(lambda c, b, r, a: told(c, b, r, assertion=a), st.sampled_from(CONDUCT), st.sampled_from(["ngo", "court", "media", "coder"]),
              st.sampled_from("abc"), st.sampled_from(["asserted", "denied", "not_mentioned"])),
    st.builds(lambda v, b, r: sole(b, r, v), st.sampled_from(["solely", "other_grounds"]), st.sampled_from(["ngo", "court"]), st.sampled_from("abc")),
    st.builds(lambda b, r: {"violence": "violence", "by": b, "report": r}, st.sampled_from(["ngo", "authority"]), st.sampled_from("abc")),
)  # fmt: skip


@given(st.lists(claim, max_size=6), st.randoms())
@settings(deadline=None)
def test_the_order_of_claims_never_matters(claims, random):
    one = facts(claims)
    other = list(one)
    random.shuffle(other)
    assert decide(one, "attendance", BOOK) == decide(other, "attendance", BOOK)


@given(st.lists(claim, max_size=5), claim)
@settings(deadline=None)
def test_a_report_that_does_not_speak_of_the_ground_never_turns_unknown_into_not_basis(claims, more):
    before = decide(facts(claims), "attendance", BOOK)
    silent = {"conduct": "other", "by": "media", "report": "z", "assertion": "not_mentioned"}
    after = decide(facts([*claims, silent]), "attendance", BOOK)
    assert (before.value, before.grade, before.reason) == (after.value, after.grade, after.reason)
    del more


@given(st.lists(claim, max_size=6))
@settings(deadline=None)
def test_readings_widen_from_strict_to_broad(claims):
    finding = decide(facts(claims), "attendance", BOOK)
    answers = [
        BOOK.readings[name].answer(finding.value, finding.grade, finding.reason)
        for name in ("strict", "standard", "broad")
    ]
    rank = {"no": 0, "unknown": 1, "yes": 2}
    assert [rank[a] for a in answers] == sorted(rank[a] for a in answers)


def test_every_ground_can_be_decided():
    for ground, code in itertools.product(BOOK.grounds, CONDUCT):
        decide(facts([told(code), sole()]), ground, BOOK)
