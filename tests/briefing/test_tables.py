"""Tables: what is printed, what the CSV holds, and that both say when a number is not one."""

from __future__ import annotations

import csv
import io
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.briefing import tables
from researchkit.briefing.runs import Mark, Number, plain
from researchkit.briefing.tables import Field, Marked, Span, Style, Traced
from researchkit.core.result import Result, refused

MARKS = {"p": "provisional", "r": "revised", "c": "suppressed", "x": "not available", "z": "not applicable"}
STYLE = Style(marks=MARKS, number=lambda n: f"{n:,.0f}".replace(",", " "), share=lambda n: f"{n:.0%}")
FIELDS = [Field("place", "Place", heads=True), Field("n", "People", "number")]


def made(
    *values: tables.Value, kind: str = "number"
) -> tuple[list[str], list[dict[str, str]], tuple[str, ...]]:
    """Printed cells, CSV rows and notes of a column of values."""
    fields = [Field("place", "Place", heads=True), Field("n", "People", kind)]
    rows = [{"place": f"p{i}", "n": value} for i, value in enumerate(values)]
    block = tables.table(rows, fields, caption="People", style=STYLE, id="t")
    return (
        [plain(row[1].runs) for row in block.rows],
        list(csv.DictReader(io.StringIO(block.csv))),
        tuple(plain(note) for note in block.notes),
    )


def test_zero_is_printed_and_missing_is_marked() -> None:
    printed, listed, notes = made(0, None, float("nan"), 1234)
    assert printed == ["0", "[x]", "[x]", "1 234"]
    assert [row["n"] for row in listed] == ["0", "", "", "1234"]
    assert [row["n_mark"] for row in listed] == ["", "x", "x", ""]
    assert notes == ("[x] not available",)


@pytest.mark.parametrize("letter", ["c", "x", "z"])
def test_a_mark_that_stands_for_a_value_has_none(letter: str) -> None:
    assert made(Marked(None, letter))[0] == [f"[{letter}]"]
    with pytest.raises(ValueError, match="not printed"):
        Marked(3, letter)


def test_provisional_numbers_keep_their_number() -> None:
    printed, listed, notes = made(Marked(12, "p"), Marked(Span(3, 5), "r"))
    assert printed == ["12 [p]", "3–5 [r]"]
    assert listed[0] == {"place": "p0", "n": "12", "n_low": "", "n_high": "", "n_mark": "p"}
    assert listed[1] == {"place": "p1", "n": "", "n_low": "3", "n_high": "5", "n_mark": "r"}
    assert notes == ("[p] provisional", "[r] revised")


def test_only_marks_that_are_used_are_explained_and_every_used_one_must_be() -> None:
    assert made(1, 2)[2] == ()
    with pytest.raises(KeyError, match=r"\[c\]"):
        tables.table([{"n": Marked(None, "c")}], [Field("n", "N")], caption="c", style=Style())


def test_bounds_are_printed_as_bounds_in_every_column() -> None:
    bounds = Result("kz.sole", value=16, low=16, high=25, interval_kind="bounds", unit="cases")
    for kind in ("number", "span"):
        printed, listed, _ = made(bounds, kind=kind)
        assert printed == ["16–25"]
        assert listed[0]["n_low"], listed[0]["n_high"] == ("16", "25")


def test_a_confidence_interval_is_a_span_only_where_a_span_is_asked_for() -> None:
    estimate = Result("kz.x", value=40, low=31, high=52, interval_kind="confidence", level=0.95)
    assert made(estimate)[0] == ["40"]
    assert made(estimate, kind="span")[0] == ["31–52"]


def test_results_carry_their_id_and_their_marks() -> None:
    block = tables.table(
        [{"place": "a", "n": Result("kz.1", value=0.34, unit="share", flags=("p",))}],
        FIELDS,
        caption="c",
        style=STYLE,
    )
    number, _, mark = block.rows[0][1].runs
    assert isinstance(number, Number)
    assert (number.text, number.result_id) == ("34%", "kz.1")
    assert isinstance(mark, Mark)
    assert (mark.text, mark.meaning) == ("[p]", "provisional")


def test_a_refused_result_prints_why_and_no_number() -> None:
    printed, listed, _ = made(refused("a", "too few"), refused("b", "small", flags=("c",)))
    assert printed == ["[x]", "[c]"]
    assert [row["n_mark"] for row in listed] == ["x", "c"]
    assert [row["n"] for row in listed] == ["", ""]


def test_one_open_end_is_shown_as_open() -> None:
    assert made(Result("a", low=50, unit="days"))[0] == ["50–…"]


def test_traced_numbers_keep_the_way_back() -> None:
    block = tables.table([{"place": "a", "n": Traced(Span(3, 3), "kz.2")}], FIELDS, caption="c", style=STYLE)
    (number,) = block.rows[0][1].runs
    assert isinstance(number, Number)
    assert (number.text, number.result_id) == ("3", "kz.2")


def test_numbers_stand_right_and_the_first_column_heads_its_row() -> None:
    block = tables.table(
        [{"place": "a", "n": 1}], FIELDS, caption="c", style=STYLE, source="S", id="t", notes=("N",)
    )
    assert [(c.align, c.scope) for c in block.columns] == [("left", "row"), ("right", "")]
    assert (plain(block.source), block.csv_name, plain(block.notes[0])) == ("S", "t.csv", "N")


def test_an_empty_table_says_so() -> None:
    block = tables.table([], FIELDS, caption="c", style=STYLE, nothing="No published figure has changed")
    assert block.rows == ()
    assert plain(block.notes[0]) == "No published figure has changed"
    assert block.csv == "place,n\n"


def test_a_value_without_a_column_is_refused_and_not_repeated() -> None:
    with pytest.raises(ValueError, match="no column for extra") as caught:
        tables.table([{"place": "a", "extra": "secret"}], FIELDS, caption="c", style=STYLE)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-x", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＠x"])
def test_text_that_a_spreadsheet_would_run_is_disarmed(text: str) -> None:
    listed = list(csv.reader(io.StringIO(tables.csv_text([{"a": text}], ["a"]), newline="")))
    assert listed[1] == ["'" + text.replace("\r", "\n")]


@pytest.mark.parametrize("text", ["-5", "+7 701 000 00 00", "- 3.5", "plain", "a=b", ""])
def test_numbers_and_harmless_text_are_left_alone(text: str) -> None:
    assert list(csv.reader(io.StringIO(tables.csv_text([{"a": text}, {"a": "z"}], ["a"]))))[1] == (
        [text] if text else [""]
    )


@given(
    st.lists(
        st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from('=\r\n\t",')), max_size=20),
        min_size=1,
        max_size=5,
    )
)
@settings(deadline=None, max_examples=80)
def test_text_survives_the_csv(texts: list[str]) -> None:
    rows: list[dict[str, tables.Value]] = [{"a": text, "b": 1} for text in texts]
    listed = list(csv.reader(io.StringIO(tables.csv_text(rows, ["a", "b"]), newline="")))[1:]
    plain_texts = [re.sub(r"\r\n?", "\n", text) for text in texts]
    assert all(row[0] in {text, f"'{text}"} for row, text in zip(listed, plain_texts, strict=True))


def test_the_rows_of_a_frame_lose_no_missing_value() -> None:
    frame = pd.DataFrame(
        {"place": ["a", None], "n": pd.array([1, None], dtype="Int64"), "s": [0.5, float("nan")]}
    )
    assert tables.records(frame) == [{"place": "a", "n": 1, "s": 0.5}, {"place": None, "n": None, "s": None}]
    assert tables.records(frame, ["n"]) == [{"n": 1}, {"n": None}]
