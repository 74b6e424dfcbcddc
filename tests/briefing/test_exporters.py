from __future__ import annotations

import io

import nbformat
import pypdf
import pytest
from briefing import documents
from nbconvert.exporters import get_exporter
from nbformat import v4

from researchkit.briefing import blocks as b
from researchkit.briefing.serial import to_json
from researchkit.core.issue import ResearchkitError


def book():
    notebook = v4.new_notebook()
    for block in documents.blocks():
        output = v4.new_output("display_data", data={b.MIME: to_json(block)})
        notebook.cells.append(v4.new_code_cell("show()", outputs=[output], execution_count=1))
    return nbformat.from_dict(notebook)


def test_nbconvert_finds_both():
    page, resources = get_exporter("researchkit-html")().from_notebook_node(book())
    assert page.startswith("<!DOCTYPE html>")
    assert "show()" not in page
    assert resources["output_extension"] == ".html"
    pdf, resources = get_exporter("researchkit-pdf")().from_notebook_node(book())
    assert resources["output_extension"] == ".pdf"
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) >= 4


def test_a_file_is_converted(tmp_path):
    path = tmp_path / "brief.ipynb"
    nbformat.write(book(), path)
    page, resources = get_exporter("researchkit-html")().from_filename(str(path))
    assert resources["metadata"]["name"] == "brief"
    assert "Main points" in page


def test_what_a_notebook_does_not_say_can_be_told():
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell("text")])
    exporter = get_exporter("researchkit-html")(title="Told", language="ru", date="2026-01-01")
    page, _ = exporter.from_notebook_node(nbformat.from_dict(notebook))
    assert '<html lang="ru">' in page
    assert "<title>Told</title>" in page
    assert 'content="2026-01-01"' in page


def test_a_notebook_that_failed_is_not_converted():
    notebook = book()
    notebook.cells[3].outputs = [v4.new_output("error", ename="E", evalue="e", traceback=[])]
    with pytest.raises(ResearchkitError, match="BRIEF-03"):
        get_exporter("researchkit-html")().from_notebook_node(notebook)
