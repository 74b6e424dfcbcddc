"""Any data at all: a chart is legible or refused, never wrong and never an accident."""

from __future__ import annotations

import pandas as pd
import pytest
from briefing.chart_samples import LANGUAGES, words
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.briefing.blocks import FigureBlock
from researchkit.briefing.charts import (
    bounds,
    columns,
    conduct,
    dated,
    extents,
    lateness,
    safeguards,
    survival,
    swimlane,
    tiles,
    upset,
)
from researchkit.briefing.charts.frame import NotDrawn, Row
from researchkit.reference.tiles import grid

ANY = settings(deadline=None, max_examples=12)
WORD = st.text("абвгдеиоутқәөabcdeiouéèstr", min_size=2, max_size=12)
LABEL = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
COUNT = st.one_of(st.integers(0, 12), st.integers(0, 200), st.integers(0, 4000))
MAYBE = st.one_of(st.none(), COUNT)
LANGUAGE = st.sampled_from(LANGUAGES)


@st.composite
def some_rows(draw: st.DrawFn, least: int = 1, most: int = 12) -> list[Row]:
    n = draw(st.integers(least, most))
    return [
        Row(
            f"k{i}", draw(LABEL), draw(st.sampled_from(["", "2025"])),
            provisional=draw(st.booleans()), covered=draw(st.integers(0, 5)) > 0,
        )
        for i in range(n)
    ]  # fmt: skip


def legible(figure: FigureBlock | NotDrawn) -> None:
    if isinstance(figure, NotDrawn):
        assert figure.reason
        return
    assert extents.check(figure.svg) == []
    assert figure.alt
    assert figure.csv


def table(rows: list[tuple[object, ...]], names: list[str], *whole: str) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=names).astype(dict.fromkeys(whole, "Int64"))


@given(data=st.data(), rows=some_rows(most=20), language=LANGUAGE)
@ANY
def test_columns(data: st.DataObject, rows: list[Row], language: str) -> None:
    kinds = ["sole", "partial", "not_basis", "indeterminate"]
    cells = [(row.code, kind, data.draw(MAYBE)) for row in rows for kind in kinds]
    likely = {
        row.code: (n, n + data.draw(COUNT)) for row in rows if row.provisional for n in [data.draw(COUNT)]
    }
    legible(
        columns.draw(
            table(cells, ["period", "category", "n"], "n"), rows, kinds, words(language, "f"), likely
        )
    )


@given(data=st.data(), rows=some_rows(), language=LANGUAGE)
@ANY
def test_bounds(data: st.DataObject, rows: list[Row], language: str) -> None:
    cells = []
    for row in rows:
        low, more, rest = (data.draw(COUNT) for _ in range(3))
        cells.append(
            (row.code, low, low + more, low + more + rest)
            if data.draw(st.booleans())
            else (row.code, None, None, None)
        )
    legible(
        bounds.draw(
            table(cells, ["code", "low", "high", "n"], "low", "high", "n"), rows, words(language, "f")
        )
    )


@given(data=st.data(), rows=some_rows(most=9), across=some_rows(most=7), language=LANGUAGE)
@ANY
def test_conduct(data: st.DataObject, rows: list[Row], across: list[Row], language: str) -> None:
    cells = [(r.code, c.code, data.draw(MAYBE)) for r in rows for c in across]
    sums = {row.code: data.draw(MAYBE) for row in rows}
    legible(
        conduct.draw(
            table(cells, ["row", "column", "n"], "n"), rows, across, sums, {c.code: data.draw(COUNT) for c in across},
            data.draw(COUNT), words(language, "f"), ["k0"],
        )
    )  # fmt: skip


@given(data=st.data(), language=LANGUAGE, gridded=st.booleans())
@ANY
def test_tiles(data: st.DataObject, language: str, gridded: bool) -> None:
    places = grid("KZ")
    labels = {p.region: data.draw(LABEL) for p in places} | {"KZ-X": data.draw(LABEL)}
    cells = [
        (code, data.draw(MAYBE), data.draw(MAYBE), data.draw(st.booleans()))
        for code in labels
        if data.draw(st.booleans())
    ]
    frame = table(cells, ["region", "n", "attendance", "informed"], "n", "attendance")
    legible(
        tiles.draw(
            frame, places if gridded else (), words(language, "f", **labels), unplaced=data.draw(COUNT)
        )
    )


@given(data=st.data(), cases=some_rows(most=18), rights=some_rows(most=8), language=LANGUAGE)
@ANY
def test_safeguards(data: st.DataObject, cases: list[Row], rights: list[Row], language: str) -> None:
    answer = st.sampled_from(["violated", "respected", "unknown", "not_applicable"])
    cells = [(c.code, r.code, data.draw(answer)) for c in cases for r in rights]
    legible(
        safeguards.draw(
            pd.DataFrame(cells, columns=["case", "safeguard", "value"]), cases, rights, words(language, "f")
        )
    )


@given(data=st.data(), sources=some_rows(most=7), language=LANGUAGE)
@ANY
def test_upset(data: st.DataObject, sources: list[Row], language: str) -> None:
    masks = data.draw(st.lists(st.integers(1, 2 ** len(sources) - 1), unique=True, max_size=25))
    cells = [
        ("|".join(s.code for i, s in enumerate(sources) if mask >> i & 1), data.draw(COUNT)) for mask in masks
    ]
    legible(upset.draw(table(cells, ["sources", "n"], "n"), sources, words(language, "f")))


@given(data=st.data(), rows=some_rows(most=10), language=LANGUAGE)
@ANY
def test_swimlane(data: st.DataObject, rows: list[Row], language: str) -> None:
    kinds = [
        "custody",
        "administrative_detention",
        "pretrial_detention",
        "imprisonment",
        "house_arrest",
        "restriction",
        "not_known",
    ]
    lanes = []
    for row in rows:
        day, stages = 0, []
        for _ in range(data.draw(st.integers(0, 4))):
            early = day + data.draw(st.integers(0, 30))
            first = (early, early + data.draw(st.integers(0, 20)))
            day = first[1] + data.draw(st.integers(0, 500))
            last = (day, day + data.draw(st.integers(0, 40)))
            stages.append(swimlane.Stage(data.draw(st.sampled_from(kinds)), first, last))
            day = last[1]
        if stages and data.draw(st.booleans()):
            end = data.draw(st.booleans())
            stages[-1] = swimlane.Stage(stages[-1].kind, stages[-1].start, None, continuing=end)
        until = None if not data.draw(st.integers(0, 4)) else day + data.draw(st.integers(0, 100))
        lanes.append(swimlane.Lane(row.code, row.name, data.draw(LABEL), until, tuple(stages)))
    legible(swimlane.draw(lanes, words(language, "f")))


@given(data=st.data(), language=LANGUAGE)
@ANY
def test_survival(data: st.DataObject, language: str) -> None:
    from briefing.chart_samples import kaplan_meier

    spans = st.lists(st.tuples(st.integers(1, 900), st.booleans()), min_size=1, max_size=60)
    curves = [
        kaplan_meier(role, data.draw(LABEL), data.draw(spans)) for role in ("sole", "not_basis", "partial")
    ]
    legible(survival.draw(curves[: data.draw(st.integers(0, 3))], words(language, "f")))


@given(data=st.data(), rows=some_rows(), delays=some_rows(most=6), language=LANGUAGE)
@ANY
def test_lateness(data: st.DataObject, rows: list[Row], delays: list[Row], language: str) -> None:
    cells = [(r.code, d.code, data.draw(MAYBE)) for r in rows for d in delays]
    past = {}
    for row in rows[:3]:
        low = data.draw(COUNT)
        past[row.code] = lateness.Forecast(low, low + data.draw(COUNT), data.draw(MAYBE))
    legible(
        lateness.draw(table(cells, ["period", "delay", "n"], "n"), rows, delays, words(language, "f"), past)
    )


@given(data=st.data(), roles=some_rows(most=4), rows=some_rows(), language=LANGUAGE)
@ANY
def test_dated(data: st.DataObject, roles: list[Row], rows: list[Row], language: str) -> None:
    cells = [(r.code, p.code, data.draw(MAYBE), data.draw(MAYBE)) for r in roles for p in rows]
    frame = table(cells, ["role", "period", "surely", "possibly"], "surely", "possibly")
    undated, events = ({r.code: data.draw(COUNT) for r in roles} for _ in range(2))
    legible(dated.draw(frame, roles, rows, undated, events, words(language, "f")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rows_at_all_is_a_refusal(language: str) -> None:
    empty = table([], ["period", "category", "n"], "n")
    assert isinstance(columns.draw(empty, [], ["sole"], words(language, "f")), NotDrawn)
    assert isinstance(
        bounds.draw(table([], ["code", "low", "high", "n"]), [], words(language, "f")), NotDrawn
    )
    assert isinstance(upset.draw(table([], ["sources", "n"]), [], words(language, "f")), NotDrawn)
    assert isinstance(swimlane.draw([], words(language, "f")), NotDrawn)
    assert isinstance(survival.draw([], words(language, "f")), NotDrawn)
