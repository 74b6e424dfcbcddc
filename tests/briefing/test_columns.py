"""The columns of printed tables: room for every word, the page filled, type and page chosen for the reader."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.briefing import blocks as b
from researchkit.briefing.blocks import runs
from researchkit.briefing.charts import metrics
from researchkit.briefing.columns import TURNED, UPRIGHT, Columns, columns
from researchkit.briefing.letters import printed
from researchkit.briefing.runs import Text


def table(
    labels: Sequence[str], rows: Sequence[Sequence[str | b.Runs]], right: Sequence[int] = ()
) -> b.TableBlock:
    heads = [
        b.Column(f"c{at}", label, align="right" if at in right else "left") for at, label in enumerate(labels)
    ]
    cells = [tuple(b.Cell(runs(cell) if isinstance(cell, str) else cell) for cell in row) for row in rows]
    return b.TableBlock(runs("caption"), tuple(heads), tuple(cells))


def inner(found: Columns) -> list[float]:
    """Widths without the white."""
    last = len(found.widths) - 1
    return [wide - found.pad * ((at > 0) + (at < last)) for at, wide in enumerate(found.widths)]


WORDS = st.text("абвгқңіwxi-", min_size=1, max_size=30)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)
TABLES = st.integers(1, 9).flatmap(
    lambda wide: st.builds(
        table,
        st.lists(WORDS, min_size=wide, max_size=wide),
        st.lists(st.lists(TEXTS, min_size=wide, max_size=wide), min_size=1, max_size=6),
        st.sets(st.integers(0, wide - 1), max_size=2),
    )
)


@settings(deadline=None, max_examples=100)
@given(TABLES)
def test_every_word_has_room_and_the_page_is_filled(block: b.TableBlock) -> None:
    found = columns(block)
    assert sum(found.widths) == pytest.approx(TURNED if found.turned else UPRIGHT, abs=0.1)
    for at, wide in enumerate(inner(found)):
        for word in re.split(r"[ \u200b]|(?<=[^\W\d]-)(?=[^\W\d])", block.columns[at].label):
            assert metrics.width(word, found.size, metrics.SEMIBOLD) <= wide
        for row in block.rows:
            for word in re.split(
                r"[ \u200b]|(?<=[^\W\d]-)(?=[^\W\d])", printed(b.plain(row[at].runs), found.longest)
            ):
                assert metrics.width(word, found.size) <= wide
    assert columns(block) == found


def test_numbers_take_what_they_need_and_words_the_rest() -> None:
    found = columns(
        table(["Event", "Surely", "At most"], [["Arrest", "2", "2–41"], ["Release", "0", "1"]], [1, 2])
    )
    assert found.widths[0] > 300
    assert found.size == 9
    assert not found.turned
    assert found.lines == 2


def test_words_that_may_not_be_parted_are_kept_in_mind() -> None:
    """A no-break space joins words to one; a remark in bold directly after a word goes on with it."""
    joined = columns(table(["A", "B"], [["30\u00a0июня\u00a02025\u00a0г.\u00a0утром", "слово " * 60]]))
    wide = metrics.width("30\u00a0июня\u00a02025\u00a0г.\u00a0утром", joined.size)
    assert inner(joined)[0] >= wide
    halves = (Text("Карагандинская"), Text("область", strong=True))
    found = columns(table(["A", "B"], [[halves, "слово " * 60]]))
    wide = metrics.width("Карагандинская", found.size) + metrics.width(
        "область", found.size, metrics.SEMIBOLD
    )
    assert inner(found)[0] >= wide


def test_code_is_measured_as_code() -> None:
    code = (Text("i" * 20, code=True),)
    found = columns(table(["A", "B"], [[code, "word " * 60]]))
    assert inner(found)[0] >= 20 * 8.2 * 0.602


def test_a_word_after_a_dash_does_not_begin_its_line_with_it() -> None:
    assert printed("апрель – июнь — да", 24) == "апрель\u00a0– июнь\u00a0— да"
    assert printed("1–2 и ещё", 24) == "1–2 и ещё"


def test_a_page_is_turned_only_where_it_helps() -> None:
    many = [["C0123456789a", *["одно или другое слово подлиннее, чем обыкновенно бывает"] * 6]] * 40
    labels = ["Случай", "Задержание", "Статья", "Вменяется", "Вывод", "Положение", "Сообщил"]
    assert columns(table(labels, many)).turned
    assert not columns(table(labels, many[:2])).turned
    # Half a page is left empty before a turned page, so a table of a few rows had better be narrow.
    assert not columns(table(labels, many[:8])).turned
    prose = columns(table(["A", "B"], [["x", "слово " * 90]] * 12))
    assert (prose.turned, prose.size) == (False, 9)


def test_more_columns_than_fit_divide_their_words() -> None:
    found = columns(table(["Обстоятельства"] * 13, [["неприкосновенность"] * 13]))
    assert found.longest < 18
    assert found.turned


def test_the_width_goes_where_it_saves_lines() -> None:
    found = columns(table(["A", "B", "C"], [["коротко и ясно", "слово " * 50, "тоже коротко, но ясно"]] * 3))
    assert found.widths[1] > 2 * found.widths[0]
    assert found.short


def test_the_name_of_a_file_is_kept_whole() -> None:
    found = columns(table(["File", "What"], [["figure-safeguards.csv", "слово " * 90]]))
    assert inner(found)[0] >= metrics.width("figure-safeguards.csv", found.size)
    assert inner(columns(table(["A", "B"], [["Западно-Казахстанская", "слово " * 90]])))[0] < inner(found)[0]
