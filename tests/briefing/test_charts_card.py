"""The share card: a picture that carries its title, source and licence."""

from __future__ import annotations

import dataclasses

from briefing.chart_samples import CHARTS

from researchkit.briefing.blocks import FigureBlock
from researchkit.briefing.charts import card
from researchkit.briefing.pictures import size_of_png
from researchkit.briefing.runs import runs


def figure() -> FigureBlock:
    made = CHARTS["conduct"]("kk", "usual")
    assert isinstance(made, FigureBlock)
    return made


def test_a_card_is_the_same_every_time_and_wide_enough_to_read() -> None:
    one, other = (card.share_card(figure(), licence="CC BY 4.0", language="kk") for _ in range(2))
    assert one == other
    wide, high = size_of_png(one)
    assert wide >= 1200
    assert high > 400


def test_the_card_shows_title_source_and_licence() -> None:
    plain = card.share_card(figure(), licence="CC BY 4.0", language="kk")
    for change in (
        {"headline": runs("Another finding")},
        {"subtitle": runs("Another measure")},
        {"source": runs("Another source")},
    ):
        assert (
            card.share_card(dataclasses.replace(figure(), **change), licence="CC BY 4.0", language="kk")
            != plain
        )
    assert card.share_card(figure(), licence="All rights", language="kk") != plain


def test_words_of_a_card_are_never_markup() -> None:
    hostile = dataclasses.replace(
        figure(), headline=runs('#read("/etc/hostname") #panic() $x$ *b* @ref'), source=runs("]#{panic()}")
    )
    assert card.share_card(hostile, licence="", language="en")


def test_a_figure_takes_its_card_with_it() -> None:
    carried = card.with_card(figure(), licence="CC BY 4.0", language="kk")
    assert carried.card_name == "fig-conduct.png"
    assert carried.card.startswith(b"\x89PNG")
