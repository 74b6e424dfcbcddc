"""Layouts of references met in registers and tables, and words that only look like one."""

from __future__ import annotations

import pytest

from researchkit.clean import law
from researchkit.clean.context import Context


@pytest.mark.parametrize(
    ("country", "words", "values"),
    [
        ("KZ", "Criminal Code arts 174 §1, 179 §3; 405 §2", "KZ-CC:174(1) KZ-CC:179(3) KZ-CC:405(2)"),
        ("KZ", "Art.256p.1CC", "KZ-CC:256(1)"),
        ("KZ", "p. 2 art. 405 CC", "KZ-CC:405(2)"),
        ("KZ", "ст. 4О5, 2О5 ч.2 УК", "KZ-CC:405 KZ-CC:205(2)"),
        ("KZ", "Code pénal, art. 405, al. 2", "KZ-CC:405(2)"),
        ("KZ", "articles 256 and 405 of the Criminal Code (parts 1 and 2)", "KZ-CC:256(1) KZ-CC:405(2)"),
        ("KZ", "articles 256 and 405 of the Criminal Code, parts 1 and 2", "KZ-CC:256 KZ-CC:405"),
        ("TJ", "ч. 1 ст. 307 прим. 2, ч. 3 ст. 307 прим. 1 УК", "TJ-CC:307-2(1) TJ-CC:307-1(3)"),
        ("AZ", "CM 233, 234.4.1-ci maddələr", "AZ-CC:233 AZ-CC:234(4)(1)"),
        ("GE", "სსკ-ის 226-ე მუხლის 1-ლი ნაწილი", "GE-CC:226(1)"),
        ("TR", "TCK 220/7 ile 3713 sayılı Kanun m. 7", "TR-CC:220(7) TR-ATL:7"),
    ],
)
def test_layouts(country: str, words: str, values: str) -> None:
    assert [r.value for r in law.read(words, Context(country=country))] == values.split()


@pytest.mark.parametrize("words", ["p. 4 of the report", "ARTICLE 19 report, p. 4", "room 4О5"])
def test_what_is_no_reference(words: str) -> None:
    assert [r.value for r in law.read(words, Context(country="KZ"))] == [None]
