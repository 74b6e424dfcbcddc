import re

import pytest

from researchkit.core.issue import Issue, ResearchkitError, codes
from researchkit.core.result import Result, refused


def test_every_code_says_what_next():
    assert len(codes()) > 20
    for code in codes().values():
        assert re.fullmatch(r"[A-Z]+(-[A-Z]+)*-\d{2}", code.code), code.code
        assert code.problem
        assert code.next_step


def test_an_unlisted_code_is_refused():
    with pytest.raises(KeyError):
        Issue("NOPE-01", "here")


def test_a_message_has_code_place_problem_and_next_step():
    text = str(ResearchkitError("PIPE-03", "period"))
    assert text.startswith("PIPE-03 period: ")
    assert " -> " in text


def test_a_refused_result_carries_no_number():
    with pytest.raises(ValueError, match="refused"):
        Result("x", value=1, refused="why")
    assert str(refused("x", "too few")) == "not given: too few"
