"""JSON is read as RFC 8259 says, and nothing laxer; numbers keep their digits."""

from __future__ import annotations

import pytest

from researchkit.intake.records import MAX_DEPTH, strict

REFUSED = [
    "", " ", "nul", "NaN", "-NaN", "Infinity", "-Infinity", "[NaN]", '{"a": Infinity}',
    "[1,]", "[,1]", "[1 2]", "[1", "1]", "[", "]", "{", "}", '{"a"}', '{"a":}', '{"a":1,}', '{a:1}', "{'a':1}",
    '{"a":1 "b":2}', '{"a":1}}', '{"a":1,"a":1}', '{"a":{"b":1,"b":2}}', '[{"a":1,"a":2}]',
    "01", "-01", "+1", "1.", ".5", "1e", "1e+", "0x1", "1_000", "１", "- 1",
    '"', '"a', 'a"', '"\n"', '"\t"', '"\\x00"', '"\\u12"', '"\\', "'a'", "True", "None", "undefined",
    "// note\n1", "/* note */ 1", "[1] [2]", "\u00a01", "\ufeff1\ufeff",
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        strict(text)


@pytest.mark.parametrize("bracket", ["[", '{"a":'])
def test_a_deep_nest_is_refused_before_it_costs_anything(bracket: str) -> None:
    closing = "]" if bracket == "[" else "}"
    strict(bracket * (MAX_DEPTH - 1) + "1" + closing * (MAX_DEPTH - 1))
    for depth in (MAX_DEPTH + 1, 100_000):
        with pytest.raises(ValueError):
            strict(bracket * depth + "1" + closing * depth)


def test_brackets_in_words_are_no_nest() -> None:
    assert strict('["' + "[{" * 1_000 + '", "\\"["]')[1] == '"['


@pytest.mark.parametrize("number", ["0", "-0", "12345678901234567890", "0.10", "1e400", "1E-2", "15122022"])
def test_numbers_keep_their_digits(number: str) -> None:
    assert strict(f"[{number}]") == [number]
