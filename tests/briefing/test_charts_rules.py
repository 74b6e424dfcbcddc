"""The rules for small numbers, for what is not known, and for what a colour means."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from briefing.chart_samples import CHARTS, LANGUAGES, kaplan_meier, quarters, words

from researchkit.briefing.blocks import FigureBlock
from researchkit.briefing.charts import (
    bounds,
    colour,
    columns,
    conduct,
    dated,
    export,
    lateness,
    safeguards,
    survival,
    swimlane,
    tiles,
    upset,
)
from researchkit.briefing.charts.drawing import Rect, Words
from researchkit.briefing.charts.frame import NotDrawn, Row
from researchkit.briefing.runs import Number, plain
from researchkit.reference.tiles import grid

ACCENTED = {colour.token("accent"), *colour.tokens()["seq"][1:]}


def texts(figure: FigureBlock) -> list[str]:
    return [shape.text for shape in export.read(figure.svg).shapes if isinstance(shape, Words)]


def counts(*values: tuple[str, str, int | None]) -> pd.DataFrame:
    return pd.DataFrame(values, columns=["period", "category", "n"]).astype({"n": "Int64"})


@pytest.mark.parametrize(("n", "drawn"), [(0, False), (9, False), (10, True)])
def test_under_ten_cases_no_chart(n: int, drawn: bool) -> None:
    figure = columns.draw(counts(("q0", "sole", n)), [Row("q0", "A")], ["sole"], words("en", "f"))
    assert isinstance(figure, FigureBlock) is drawn
    if isinstance(figure, NotDrawn):
        assert (figure.reason, figure.n, figure.fewest) == ("few_cases" if n else "no_cases", n, 10)
        assert plain(figure.table.rows[0][1].runs) == str(n)


@pytest.mark.parametrize(("n", "drawn"), [(19, False), (20, True)])
def test_under_twenty_no_share(n: int, drawn: bool) -> None:
    frame = pd.DataFrame([("q0", 3, 7, n)], columns=["code", "low", "high", "n"])
    figure = bounds.draw(frame, [Row("q0", "A")], words("en", "f"))
    assert isinstance(figure, FigureBlock) is drawn
    if isinstance(figure, NotDrawn):
        assert figure.reason == "no_share"


def test_a_row_with_few_cases_shows_its_counts_and_no_bar() -> None:
    frame = pd.DataFrame([("q0", 3, 7, 19), ("q1", 6, 12, 24)], columns=["code", "low", "high", "n"])
    figure = bounds.draw(frame, [Row("q0", "A"), Row("q1", "B")], words("en", "f"))
    assert isinstance(figure, FigureBlock)
    assert "3–7 of 19" in texts(figure)
    sheet = export.read(figure.svg)
    ticks = [
        s for s in sheet.shapes if isinstance(s, Rect) and s.fill == colour.token("accent") and s.h == 12
    ]
    assert len(ticks) == 1


@pytest.mark.parametrize("name", sorted(set(CHARTS) - {"bounds", "survival"}))
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_percentage_outside_the_two_charts_of_shares(name: str, language: str) -> None:
    figure = CHARTS[name](language, "usual")
    assert isinstance(figure, FigureBlock)
    assert "%" not in "".join(texts(figure)) + figure.alt


@pytest.mark.parametrize(
    ("name", "may"),
    [("columns", True), ("bounds", True), ("conduct", True), ("survival", True), ("dated", False), ("lateness", False),
     ("ranked", False), ("safeguards", False), ("swimlane", False), ("tiles", False), ("upset", False)],
)  # fmt: skip
def test_the_accent_is_for_attendance_only(name: str, may: bool) -> None:
    figure = CHARTS[name]("en", "usual")
    assert isinstance(figure, FigureBlock)
    used = set(re.findall(r'"(#[0-9A-F]{6})"', figure.svg)) & ACCENTED
    assert bool(used) is may


def test_zero_and_no_information_do_not_look_alike() -> None:
    frame = counts(("q0", "sole", 12), ("q1", "sole", 0), ("q2", "sole", 0))
    rows = [Row("q0", "A"), Row("q1", "B"), Row("q2", "C", covered=False)]
    figure = columns.draw(frame, rows, ["sole"], words("en", "f"))
    assert isinstance(figure, FigureBlock)
    assert texts(figure).count("0") == 1
    assert "No information" in texts(figure)
    assert figure.table is not None
    assert [plain(row[1].runs) for row in figure.table.rows] == ["12", "0", "[x]"]
    assert any("[x] not available" in plain(note) for note in figure.table.notes)


def test_a_region_nobody_reported_on_is_not_a_zero() -> None:
    places = grid("KZ")
    labels = {place.region: place.labels["en"] for place in places}
    frame = pd.DataFrame(
        [("KZ-75", 12, 5, True), ("KZ-71", 0, 0, True)], columns=["region", "n", "attendance", "informed"]
    )
    figure = tiles.draw(frame, places, words("en", "f", **labels))
    assert isinstance(figure, FigureBlock)
    shown = texts(figure)
    assert shown.count("?") == 18
    assert "0" in shown
    assert "for 18 there is no information" in figure.alt


def test_a_region_outside_the_grid_is_not_lost() -> None:
    places = grid("KZ")
    labels = {place.region: place.labels["en"] for place in places} | {"KZ-OLD": "A former region"}
    frame = pd.DataFrame(
        [("KZ-75", 12, 5, True), ("KZ-OLD", 7, 1, True)], columns=["region", "n", "attendance", "informed"]
    )
    figure = tiles.draw(frame, places, words("en", "f", **labels), unplaced=4)
    assert isinstance(figure, FigureBlock)
    assert {"A former region", "7", "Region not known", "4"} <= set(texts(figure))
    assert "23 documented cases" in figure.alt


def test_a_suppressed_count_is_never_drawn_summed_or_told() -> None:
    frame = counts(("q0", "sole", 12), ("q0", "partial", 3), ("q1", "sole", 9), ("q1", "partial", None))
    figure = columns.draw(frame, [Row("q0", "A"), Row("q1", "B")], ["sole", "partial"], words("en", "f"))
    assert isinstance(figure, FigureBlock)
    assert "[c]" in texts(figure)
    assert "9" not in texts(figure)
    assert "in all" not in figure.alt
    assert "suppressed" in figure.alt
    assert figure.table is not None
    assert [plain(cell.runs) for cell in figure.table.rows[1]] == ["B", "9", "[c]", "[c]"]


def test_a_part_of_a_suppressed_count_is_suppressed_too() -> None:
    places = grid("KZ")
    labels = {place.region: place.labels["en"] for place in places}
    frame = pd.DataFrame(
        [("KZ-75", 40, 5, True), ("KZ-71", None, 3, True)], columns=["region", "n", "attendance", "informed"]
    )
    figure = tiles.draw(frame, places, words("en", "f", **labels), total=43)
    assert isinstance(figure, FigureBlock)
    assert figure.table is not None
    astana = next(row for row in figure.table.rows if plain(row[0].runs) == "Astana")
    assert [plain(cell.runs) for cell in astana[1:]] == ["[c]", "[c]"]
    assert "3" not in texts(figure)


def test_suppressed_combinations_are_not_drawn() -> None:
    frame = pd.DataFrame([("a", 30), ("a|b", None)], columns=["sources", "n"])
    refusal = upset.draw(frame, [Row("a", "A"), Row("b", "B")], words("en", "f"))
    assert isinstance(refusal, NotDrawn)
    assert refusal.reason == "suppressed"
    assert plain(refusal.table.rows[-1][1].runs) == "[c]"


def test_a_suppressed_cell_of_late_reports_is_not_one_still_to_come() -> None:
    frame = pd.DataFrame(
        [("q0", "d0", 30), ("q1", "d0", 25), ("q1", "d1", 6)], columns=["period", "delay", "n"]
    )
    rows, delays = [Row("q0", "A"), Row("q1", "B")], [Row("d0", "soon"), Row("d1", "late")]
    figure = lateness.draw(frame, rows, delays, words("en", "f"), suppressed={("q0", "d1")})
    assert isinstance(figure, FigureBlock)
    assert texts(figure).count("[c]") == 2
    assert "Still to come" not in texts(figure)
    assert "30 of" not in figure.alt


@pytest.mark.parametrize(
    ("people", "ends", "reason"), [(19, 19, "few_cases"), (30, 9, "few_events"), (20, 10, "")]
)
def test_a_curve_needs_twenty_people_and_ten_ends(people: int, ends: int, reason: str) -> None:
    curve = kaplan_meier("sole", "Group", [(10 + i, i < ends) for i in range(people)])
    figure = survival.draw([curve], words("en", "f"))
    assert (figure.reason if isinstance(figure, NotDrawn) else "") == reason


def test_a_curve_ends_where_fewer_than_five_remain() -> None:
    curve = kaplan_meier("sole", "Group", [(10 * (i + 1), True) for i in range(30)])
    assert curve.until == 260
    assert curve.at_risk[curve.shown - 1] == 5
    figure = survival.draw([curve], words("en", "f"))
    assert isinstance(figure, FigureBlock)
    assert figure.csv.strip().splitlines()[-1].startswith("Group,260,5,")


def test_a_median_that_is_not_reached_is_not_invented() -> None:
    curve = kaplan_meier("sole", "Group", [(10 + i, i < 12) for i in range(40)])
    figure = survival.draw([curve], words("en", "f"))
    assert isinstance(figure, FigureBlock)
    assert "70%" in figure.alt
    assert "not reached" in figure.alt
    assert figure.table is not None
    assert plain(figure.table.rows[0][3].runs) == "[x]"


def test_an_answer_nobody_gave_is_unknown_not_respected() -> None:
    cases, rights = [Row("c0", "one"), Row("c1", "two")], [Row("r0", "Lawyer")]
    frame = pd.DataFrame([("c0", "r0", "violated")], columns=["case", "safeguard", "value"])
    figure = safeguards.draw(frame, cases, rights, words("en", "f"))
    assert isinstance(figure, FigureBlock)
    # Nobody is told to have respected anything: "1 of 1 known" would read as always.
    assert "1" in texts(figure)
    assert "1 of 1" not in texts(figure)
    assert "Said to be respected" not in texts(figure)
    assert figure.table is not None
    assert plain(figure.table.rows[1][1].runs) == "Not known"
    both = pd.concat([frame, frame.assign(case="c1", value="respected")])
    assert {"1 of 2", "Said to be respected"} <= set(
        texts(safeguards.draw(both, cases, rights, words("en", "f")))
    )
    with pytest.raises(ValueError, match="violated, respected"):
        safeguards.draw(frame.assign(value="yes"), cases, rights, words("en", "f"))


def test_a_lane_without_a_date_of_arrest_is_there() -> None:
    lanes = [
        swimlane.Lane("a", "first", "free", 100, (swimlane.Stage("custody", (0, 0), (9, 9)),)),
        swimlane.Lane("b", "second", "held", None),
    ]
    figure = swimlane.draw(lanes, words("en", "f"))
    assert isinstance(figure, FigureBlock)
    assert {"first", "second", "Date of arrest not known"} <= set(texts(figure))
    refusal = swimlane.draw(lanes[1:], words("en", "f"))
    assert isinstance(refusal, NotDrawn)
    assert refusal.reason == "no_dates"


def test_possible_events_are_told_apart_from_sure_ones_and_from_undated_ones() -> None:
    frame = pd.DataFrame([("arrest", "q0", 7, 5)], columns=["role", "period", "surely", "possibly"])
    rows = [Row("q0", "A"), Row("q1", "B", covered=False)]
    figure = dated.draw(
        frame, [Row("arrest", "Arrest")], rows, {"arrest": 3}, {"arrest": 15}, words("en", "f")
    )
    assert isinstance(figure, FigureBlock)
    assert {"7–12", "3", "No information"} <= set(texts(figure))
    assert figure.table is not None
    assert [plain(row[1].runs) for row in figure.table.rows] == ["7–12", "[x]", "3", "15"]


def test_a_number_of_the_table_leads_to_its_result() -> None:
    import dataclasses

    lettering = dataclasses.replace(
        words("en", "f"), ids={("q0", "sole"): "kz.q0.sole", ("q0", "total"): "kz.q0"}
    )
    figure = columns.draw(counts(("q0", "sole", 12)), [Row("q0", "A", provisional=True)], ["sole"], lettering)
    assert isinstance(figure, FigureBlock)
    assert figure.table is not None
    numbers = [run for cell in figure.table.rows[0] for run in cell.runs if isinstance(run, Number)]
    assert [(n.text, n.result_id) for n in numbers] == [("12", "kz.q0.sole"), ("12", "kz.q0")]
    assert figure.table.rows[0][1].value == 12


def test_above_eighty_the_squares_become_columns_on_a_scale() -> None:
    small = columns.draw(counts(("q0", "sole", 80)), [Row("q0", "A")], ["sole"], words("en", "f"))
    large = columns.draw(counts(("q0", "sole", 81)), [Row("q0", "A")], ["sole"], words("en", "f"))
    for figure, squares in ((small, 80), (large, 1)):
        assert isinstance(figure, FigureBlock)
        red = [
            s
            for s in export.read(figure.svg).shapes
            if isinstance(s, Rect) and s.fill == colour.token("accent")
        ]
        assert len(red) == squares + 1  # and the key


def test_provisional_is_hatched_not_only_coloured() -> None:
    late = quarters("en", "usual", 1)
    figure = columns.draw(counts(("q0", "sole", 12)), late, ["sole"], words("en", "f"))
    assert isinstance(figure, FigureBlock)
    assert "Provisional" in texts(figure)
    assert figure.svg.count("<path") >= 12


def test_cells_overlap_so_no_article_adds_up_to_a_share() -> None:
    cells = pd.DataFrame([("a", "x", 9), ("a", "y", 8)], columns=["row", "column", "n"])
    figure = conduct.draw(
        cells,
        [Row("a", "Art. 1", "title")],
        [Row("x", "X"), Row("y", "Y")],
        {"a": 11},
        {"x": 9, "y": 8},
        11,
        words("en", "f"),
    )
    assert isinstance(figure, FigureBlock)
    assert texts(figure).count("11") == 2
    assert "17" not in texts(figure)


def test_of_a_period_without_cases_no_share_is_told_not_even_none() -> None:
    frame = pd.DataFrame([("q0", 2, 9, 24), ("q1", 0, 0, 0)], columns=["code", "low", "high", "n"])
    figure = bounds.draw(frame, [Row("q0", "one"), Row("q1", "two")], words("en", "f"))
    assert isinstance(figure, FigureBlock)
    assert figure.table is not None
    assert [plain(row[1].runs) for row in figure.table.rows] == ["2–9", "[z]"]
    assert [plain(row[2].runs) for row in figure.table.rows] == ["24", "0"]
