from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
from briefing.documents import KAZAKH
from fontTools.ttLib import TTFont

from researchkit.briefing.fonts import faces


def covered(spans: faces.Ranges) -> set[int]:
    return {code for first, last in spans for code in range(first, last + 1)}


def test_the_list_of_letters_is_that_of_the_fonts():
    ours = [TTFont(path) for path in sorted(faces.folder().glob("*.ttf"))]
    assert len(ours) == 4
    both = set.intersection(*(set(font.getBestCmap()) for font in ours))
    assert covered(faces.coverage()["Source Sans 3"]) == both
    fallback = TTFont(Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf")
    assert covered(faces.coverage()["DejaVu Sans"]) <= set(fallback.getBestCmap())


def test_letters_that_no_font_has_are_found():
    assert faces.undrawable(KAZAKH + "ÄŁß Ελ Юї ქა Հա − – ≥ ≤ → ☐\u00ad\u200b\u200e\n") == []
    assert faces.undrawable("a 漢 漢 ក") == ["漢", "ក"]


def test_a_page_carries_only_the_parts_it_prints():
    latin, both = faces.css("Latin", italic=False), faces.css("Латин Latin", italic=True)
    assert latin.count("@font-face") == 2
    assert both.count("@font-face") == 6
    assert "url(http" not in both


def test_kazakh_is_in_the_web_fonts():
    spans = covered(tuple(span for spans in faces.web_ranges().values() for span in spans))
    assert {ord(char) for char in KAZAKH} <= spans
