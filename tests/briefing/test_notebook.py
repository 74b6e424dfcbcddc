from __future__ import annotations

import base64

import nbformat
import pytest
from briefing import documents
from nbformat import v4

from researchkit.briefing import blocks as b
from researchkit.briefing import markdown
from researchkit.briefing.blocks import plain, runs
from researchkit.briefing.notebook import PLACEHOLDER, to_document
from researchkit.briefing.serial import to_json
from researchkit.core.issue import ResearchkitError

PNG = base64.b64encode(documents.png()).decode()


def shown(data: dict[str, object], metadata: dict[str, object] | None = None, **more: object):
    return v4.new_output("display_data", data=data, metadata=metadata or {}, **more)


def book(*outputs: object, tags: list[str] | None = None, **metadata: object):
    notebook = v4.new_notebook(metadata=metadata)
    notebook.cells = [
        v4.new_markdown_cell("# Title"),
        v4.new_code_cell("x", outputs=list(outputs), execution_count=1, metadata={"tags": tags or []}),
    ]
    return nbformat.from_dict(notebook)


def read(*outputs: object, **options: object):
    document, issues = to_document(book(*outputs, **options), name="n.ipynb")
    return list(document.blocks), [(issue.code, issue.place) for issue in issues]


def refused(*outputs: object) -> tuple[str, str]:
    with pytest.raises(ResearchkitError) as caught:
        to_document(book(*outputs), name="n.ipynb")
    return caught.value.issue.code, caught.value.issue.place


def test_blocks_come_in_their_order_and_nothing_else_does():
    first, last = b.Paragraph(runs("one")), b.Preformatted("two")
    outputs = [
        shown({b.MIME: to_json(block), "text/html": "<script>", "text/plain": "x"}) for block in (first, last)
    ]
    assert read(*outputs) == ([first, last], [])


@pytest.mark.parametrize(
    "data",
    [
        {"text/html": "<script>alert(1)</script>", "text/plain": "<IPython.core.display.HTML object>"},
        {"application/javascript": "alert(1)", "text/plain": "<IPython.core.display.Javascript object>"},
        {"text/vnd.mermaid": "graph"},
        {"text/latex": "$\\input{/etc/passwd}$"},
        {"text/markdown": "# x", "text/plain": "<IPython.core.display.Markdown object>"},
        {"application/vnd.jupyter.widget-view+json": {"model_id": "x"}, "text/plain": "<Widget x>"},
        {"image/jpeg": "AAAA"},
        {"image/gif": "AAAA"},
        {"application/pdf": "AAAA"},
        {},
    ],
)
def test_outputs_that_could_carry_anything_are_left_out(data):
    assert read(shown(data)) == ([], [("BRIEF-31", "n.ipynb#cell=2")])


def test_plain_text_is_kept_literally():
    assert read(shown({"text/plain": ["<b>", "x"]})) == ([b.Preformatted("<b>x")], [])


def test_of_a_briefing_only_blocks_are_published():
    head = shown({b.MIME: to_json(b.Masthead("M"))})
    notebook = book(head, shown({"text/plain": "a row"}), shown({"image/png": PNG}, {"alt": "x"}))
    del notebook.cells[0]
    document, issues = to_document(notebook)
    assert document.blocks == (b.Masthead("M"),)
    assert [issue.code for issue in issues] == ["BRIEF-31", "BRIEF-31"]


def test_printed_text_is_left_out_and_said():
    assert read(v4.new_output("stream", text="hello")) == ([], [("BRIEF-30", "n.ipynb#cell=2")])


def test_a_cell_for_the_researcher_is_not_published():
    notebook = book(shown({"text/plain": "secret"}), tags=["researcher"])
    notebook.cells.append(v4.new_markdown_cell("secret", metadata={"tags": ["researcher"]}))
    document, issues = to_document(notebook)
    assert (document.blocks, issues) == ((), [])


def test_a_picture_needs_its_alternative_text():
    assert refused(shown({"image/png": PNG})) == ("BRIEF-21", "n.ipynb#cell=2")
    assert refused(shown({"image/png": PNG}, {"alt": f"{PLACEHOLDER.upper()}."})) == (
        "BRIEF-21",
        "n.ipynb#cell=2",
    )
    assert refused(shown({"image/svg+xml": documents.SVG})) == ("BRIEF-21", "n.ipynb#cell=2")
    for metadata in ({"alt": "grey"}, {"image/png": {"alt": "grey", "width": '1" onload="x'}}):
        assert read(shown({"image/png": PNG}, metadata)) == ([b.ImageBlock(documents.png(), "grey")], [])
    (drawing,), _ = read(shown({"image/svg+xml": documents.SVG}, {"image/svg+xml": {"alt": "a bar"}}))
    assert (drawing.alt, drawing.id) == ("a bar", "figure-1")


def test_a_picture_that_is_none_is_refused():
    assert refused(shown({"image/png": "bm90IGEgcG5n"}, {"alt": "x"}))[0] == "BRIEF-22"
    assert refused(shown({"image/svg+xml": "<svg"}, {"alt": "x"}))[0] == "BRIEF-22"


def test_our_own_figures_must_be_clean():
    dirty = documents.figure()
    data = to_json(dirty)
    data["svg"] = documents.SVG.replace("<text", "<script/><text")
    assert refused(shown({b.MIME: data})) == ("BRIEF-22", "n.ipynb#cell=2")


def test_a_damaged_block_and_an_error_are_refused():
    assert refused(shown({b.MIME: {"type": "Paragraph"}})) == ("BRIEF-20", "n.ipynb#cell=2")
    assert refused(v4.new_output("error", ename="E", evalue="secret", traceback=[])) == (
        "BRIEF-03",
        "n.ipynb#cell=2",
    )


def test_title_language_and_date_are_found():
    def said(**metadata: object):
        document, _ = to_document(book(**metadata), name="n.ipynb", title="t", lang="", date="")
        return document.title, document.lang, document.date

    assert said() == ("Title", "en", "")
    assert said(language_code="ru", date="2026-01-01") == ("Title", "ru", "2026-01-01")
    assert said(researchkit={"lang": "kk"}) == ("Title", "kk", "")
    head = shown({b.MIME: to_json(b.Masthead("M", lang="uk", date="2026-02-02"))})
    notebook = book(head)
    del notebook.cells[0]
    document, issues = to_document(notebook)
    assert (document.title, document.lang, document.date) == ("M", "uk", "2026-02-02")
    assert [issue.code for issue in issues] == ["BRIEF-32"]


def test_a_notebook_of_another_s_making_is_readable():
    notebook = v4.new_notebook()
    notebook.cells = [
        v4.new_raw_cell("raw"),
        v4.new_markdown_cell("#### Deep\n\ntext[^a]\n\n[^a]: note"),
        v4.new_markdown_cell("# T\n\nx[^a]\n\n[^a]: other"),
    ]
    document, _ = to_document(notebook, name="their.ipynb")
    assert document.title == "T"
    assert [note.runs for note in document.footnotes()] == [runs("note"), runs("other")]


MARKDOWN = """\
Some *em*, **strong**, `code` and <b onclick="x">raw</b>.
A [link](https://example.org "t") and a [bad one](javascript:alert) and ![a picture](x.png).

<script>alert(1)</script>

- one
- two
  1. nested

> quoted

```python
x = 1
```

| A | B |
|---|--:|
| 1 | *2* |
"""


def test_markdown_becomes_blocks_and_html_stays_letters():
    found = markdown.parse(MARKDOWN, caption="Section")
    assert [type(block).__name__ for block in found] == [
        "Paragraph",
        "Paragraph",
        "ListBlock",
        "Box",
        "Preformatted",
        "TableBlock",
    ]
    paragraph, html, listed, _, code, table = found
    assert plain(paragraph.runs) == (
        'Some em, strong, code and <b onclick="x">raw</b>. A link and a bad one and a picture.'
    )
    assert [run for run in paragraph.runs if isinstance(run, b.Link)] == [
        b.Link("link", "https://example.org", "t")
    ]
    assert plain(html.runs) == "<script>alert(1)</script>"
    assert isinstance(listed.items[1][1], b.ListBlock)
    assert code.text == "x = 1"
    assert (plain(table.caption), table.columns[1].align, plain(table.rows[0][1].runs)) == (
        "Section",
        "right",
        "2",
    )


def test_a_frame_of_pandas_becomes_a_table():
    import pandas as pd

    frame = pd.DataFrame({"name": ["<b>A</b>", "Қ"], "n": [1, 20]}, index=["x", "y"])
    (table,), issues = read(shown({"text/html": frame._repr_html_(), "text/plain": repr(frame)}))
    assert issues == []
    assert plain(table.caption) == "Title"
    assert [(c.label, c.align, c.scope) for c in table.columns] == [
        ("Row", "left", "row"), ("name", "left", ""), ("n", "right", ""),
    ]  # fmt: skip
    assert [[plain(cell.runs) for cell in row] for row in table.rows] == [
        ["x", "<b>A</b>", "1"],
        ["y", "Қ", "20"],
    ]


def test_a_frame_of_several_levels_keeps_every_word():
    import pandas as pd

    index = pd.MultiIndex.from_tuples([("a", 1), ("a", 2), ("b", 1)], names=["first", "second"])
    columns = pd.MultiIndex.from_tuples([("u", "p"), ("u", "q"), ("v", "p")])
    frame = pd.DataFrame([[1, 2, 3], [4, 5, 6], [7, 8, 9]], index=index, columns=columns)
    (table,), _ = read(shown({"text/html": frame._repr_html_(), "text/plain": repr(frame)}))
    assert [(c.label, c.scope) for c in table.columns] == [
        ("first", "row"), ("second", "row"), ("u · p", ""), ("u · q", ""), ("v · p", ""),
    ]  # fmt: skip
    assert [plain(cell.runs) for cell in table.rows[1]] == ["a", "2", "4", "5", "6"]


@pytest.mark.parametrize(
    "html",
    [
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>",
        '<table class="dataframe"><tbody><tr><td>1</td></tr></tbody></table>',
        '<table class="dataframe"><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
        '<table class="dataframe"><thead><tr><th colspan="9999999">a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>',
        '<table class="dataframe"></table><table class="dataframe"></table>',
        "<script>",
    ],
)
def test_html_that_is_not_one_frame_is_shown_as_its_plain_text(html):
    assert read(shown({"text/html": html, "text/plain": "plain"})) == ([b.Preformatted("plain")], [])
