"""Every chart, in every language and size: legible, lawful SVG, the same every time, with alt text and data."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from briefing.chart_samples import CHARTS, LANGUAGES, SIZES, words

from researchkit.briefing.blocks import FigureBlock
from researchkit.briefing.charts import alt, colour, extents, lines, metrics, plot
from researchkit.briefing.charts.frame import MissingLabel, NotDrawn
from researchkit.briefing.pictures import safe_svg
from researchkit.briefing.runs import plain
from researchkit.briefing.serial import from_json, to_json
from researchkit.briefing.wording import messages

ALWAYS = {"usual", "many", "long"}


def drawn(name: str, language: str, size: str) -> FigureBlock:
    figure = CHARTS[name](language, size)
    assert isinstance(figure, FigureBlock)
    return figure


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_clipped_overlapping_small_or_faint(name: str, language: str, size: str) -> None:
    figure = CHARTS[name](language, size)
    if isinstance(figure, NotDrawn):
        assert size in {"empty", "one"}
        assert figure.table.columns
        return
    assert size in ALWAYS or name in {"swimlane", "safeguards"}
    assert extents.check(figure.svg) == []


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_has_all_its_parts(name: str, language: str) -> None:
    figure = drawn(name, language, "usual")
    assert plain(figure.headline)
    assert plain(figure.subtitle)
    assert plain(figure.source)
    assert len(figure.alt) >= 40
    assert figure.alt not in (plain(figure.headline), plain(figure.subtitle))
    assert figure.table is not None
    assert figure.csv_name.endswith(".csv")
    listed = list(csv.reader(io.StringIO(figure.csv)))
    assert len(listed) == len(figure.table.rows) + 1 or name == "survival"
    assert {len(row) for row in listed} == {len(listed[0])}
    assert from_json(to_json(figure)) == figure


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("size", sorted(ALWAYS))
def test_drawing_twice_gives_the_same_bytes(name: str, size: str) -> None:
    assert drawn(name, "kk", size) == drawn(name, "kk", size)


@pytest.mark.parametrize("name", CHARTS)
def test_the_svg_passes_the_page_unchanged(name: str) -> None:
    figure = drawn(name, "ru", "usual")
    page = safe_svg(figure.svg, prefix=figure.id, title="t", alt=figure.alt, strict=True)
    assert page.count("<text") == figure.svg.count("<text")
    assert re.findall(r'id="([^"]*)"', figure.svg) == [f"{figure.id}-title", f"{figure.id}-desc"]


@pytest.mark.parametrize("name", CHARTS)
def test_only_colours_of_the_house(name: str) -> None:
    tokens = colour.tokens()
    allowed = {*tokens["light"].values(), *tokens["seq"], *tokens["seq_count"], "none"}
    found = set(re.findall(r'(?:fill|stroke)="([^"]*)"', drawn(name, "en", "usual").svg))
    assert found <= allowed


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_the_languages_own(name: str, language: str) -> None:
    """No word of the drawing is written into the code: with every label and sentence blanked, none is left."""
    blank = words(language, "fig-x").labels
    figure = drawn(name, language, "usual")
    shown = re.findall(r">([^<>]+)</text>", figure.svg)
    latin = {word for text in shown for word in re.findall(r"[A-Za-z]{3,}", text)}
    if language in {"ru", "kk"}:
        assert latin <= {"KZ"}, latin
    assert blank


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_and_label_is_there_in_every_language(language: str) -> None:
    have = set(messages(language))
    assert {f"chart-{key}" for key in alt.keys()} <= have
    english = {key for key in messages("en") if key.startswith(("chart-label-", "chart-mark-"))}
    assert english <= have


def test_every_listed_sentence_is_used_by_a_chart() -> None:
    said: set[str] = set()
    for name in CHARTS:
        for size in ("usual", "many"):
            said |= set(_keys_said(name, size))
    listed = {key for key, _ in alt.keys().items() if not key.endswith(("-part", "-not-reached", "-open"))}
    assert listed <= said | {"swimlane-open", "columns-exception"}


def _keys_said(name: str, size: str) -> list[str]:
    from researchkit.briefing.charts import words as module

    keys: list[str] = []
    real = module._say

    def listen(wording: object, figure_id: str, key: str, **values: object) -> str:
        keys.append(key)
        return str(real(wording, figure_id, key, **values))  # type: ignore[arg-type]

    module._say = listen  # type: ignore[assignment]
    try:
        CHARTS[name]("en", size)
    finally:
        module._say = real
    return keys


def test_a_sentence_with_other_figures_than_listed_is_refused() -> None:
    speaker = words("en", "fig-x").say
    with pytest.raises(ValueError, match=r"sentences\.csv"):
        alt.text(speaker, [alt.sentence("columns-so-far", n=3, more=4)])
    with pytest.raises(ValueError, match=r"sentences\.csv"):
        alt.text(speaker, [alt.sentence("no-such-key", n=3)])


def test_a_missing_word_names_its_key() -> None:
    with pytest.raises(MissingLabel, match="no_such_word"):
        words("en", "fig-x").label("no_such_word")


ALTS = {
    "bounds": "Horizontal bars from the least to the most possible share, 8 rows, 6 of them with enough cases for a "
    "share. In Oct–Dec 2025 it is at least 16 and at most 25 of 36. No bar is wider than that of Oct–Dec 2025, where "
    "9 of 36 are not established.",
    "columns": "8 columns of squares, one square a case, from Jan–Mar 2024 to Oct–Dec 2025: 177 cases in all. The "
    "highest count is 37 (Jul–Sep 2025), the lowest 0 (Jan–Mar 2025). Oct–Dec 2025 is provisional: 36 so far, and "
    "likely 36 to 58 once late reports have arrived.",
    "conduct": "A grid of squares, 6 articles by 6 kinds of conduct; the area of a square is the number of cases, "
    "117 in all. The largest square stands for 31 cases (Art. 405 CC banned organisation × Attended meeting). In 14 "
    "cells no case is documented.",
    "dated": "Bars for 8 periods in 4 panels: the full part is surely in the period, the empty part may be. Arrest, "
    "Oct–Dec 2025: 2 surely, and at most 6. 36 of 160 events have no date at all.",
    "lateness": "A table of 7 periods by 5 delays; darker cells hold more cases. 111 of 154 cases became known within "
    "the shortest delay (within a month). 2 of 3 earlier forecasts held the final count within their interval.",
    "ranked": "20 regions with their documented cases, counts in figures; some are suppressed. The highest count is "
    "31 (Almaty city). 2 regions have no documented case, for 1 there is no information, and the region of 14 cases "
    "is not known.",
    "safeguards": "A grid of 8 cases by 7 safeguards; a sign in each cell says what sources tell of it. The most cases "
    "in which one safeguard is said to be breached are 4 (Judge within two days; Language understood). For 11 of 56 "
    "cells no source tells it.",
    "swimlane": "Bars show the stages of 7 cases in days since the arrest; 7 are drawn. In 3 of 7 a stage goes on at "
    "the reference date. In 3 of 7 a date or a form of detention is not known.",
    "upset": "Columns for 11 combinations of 5 sources, with dots that show which: 112 cases in all. The most any "
    "source recorded is 72 of 112 (Local organisation). 31 of 112 rest on a single source.",
}
"""Worked out by hand from the sample data."""


@pytest.mark.parametrize("name", ALTS)
def test_the_alternative_text_tells_the_data(name: str) -> None:
    assert drawn(name, "en", "usual").alt == ALTS[name]


def test_a_tie_names_all_that_share_it() -> None:
    assert alt.named(["a"]) == "a"
    assert alt.named(["a", "b", "c"]) == "a; b; c"
    assert alt.named(["a", "b", "c", "d"]) == "a; b; c; …"


@pytest.fixture
def no_house_fonts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    def forget() -> None:
        for cached in (
            metrics._first,
            metrics._fallback,
            metrics._advance,
            metrics.width,
            lines.fit,
            plot.font,
        ):
            cached.cache_clear()

    monkeypatch.setattr(metrics, "FOLDER", tmp_path)
    forget()
    yield
    monkeypatch.undo()
    forget()


@pytest.mark.usefixtures("no_house_fonts")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHARTS)
def test_charts_stand_in_the_wider_font_that_stands_in(name: str, language: str) -> None:
    for size in sorted(ALWAYS):
        figure = drawn(name, language, size)
        assert "Source Sans" not in figure.svg
        assert extents.check(figure.svg) == []
