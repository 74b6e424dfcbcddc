"""Texts of every kind give their words, or a reason why not."""

from __future__ import annotations

import io
import zipfile

import pytest
from intake.intake_samples import RECORD, codes, places

from researchkit.core.issue import Issue
from researchkit.intake.lookup import words_at
from researchkit.intake.reading import Draft, Intake, read, read_together
from researchkit.intake.text import Narrative

STORY = "Person One was held in Town A on 5 May 2025.\nНикто не сказал почему."
OWN = (
    RECORD.replace('"rows"', '"narratives"')
    + """
[[text]]
files = ["*.txt", "*.html", "*.docx", "*.pdf", "*.csv"]
publisher = "Example Times"
url = "https://example.org/story"
published = "6 May 2025"
"""
)
INDEX = (
    RECORD.replace('"rows"', '"narratives"')
    + """
[[table]]
files = ["index.csv"]
texts = "file"
[table.columns]
id = { is = "row_id" }
title = [{ is = "title" }, { field = "exclusivity", optional = true }]
"""
)


def docx(body: str) -> bytes:
    out = io.BytesIO()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def pdf(*pages: str) -> bytes:
    import pikepdf

    book = pikepdf.new()
    font = book.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    for text in pages:
        page = book.add_blank_page(page_size=(300, 300))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        drawn = f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET" if text else "0 0 50 50 re f"
        page.Contents = book.make_stream(drawn.encode())
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def own(name: str, data: bytes) -> Intake:
    return read("made", {"source.toml": OWN.encode(), name: data})


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.txt", STORY.encode(), STORY),
        ("a.txt", STORY.replace("\n", "\r\n").encode("utf-16"), STORY),
        ("a.html", f"<!DOCTYPE html><html><head><title>T</title><style>x</style></head><body><nav>menu</nav><p>"
                   f"{STORY.replace(chr(10), '</p><p>')}</p><script>alert(1)</script></body></html>".encode(), STORY),
        ("a.docx", docx("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in STORY.split("\n"))), STORY),
        ("a.pdf", pdf("Person One was held.", "Nobody said why."), "Person One was held.\n\nNobody said why."),
    ],
)  # fmt: skip
def test_the_words_of_a_text(name: str, data: bytes, text: str) -> None:
    taken = own(name, data)
    (narrative,) = taken.narratives
    assert narrative.text == text
    assert narrative.report["publisher"] == "Example Times"
    assert narrative.report["published_first"] == "2025-05-06"
    assert narrative.report["locator"] == f"made/{name}"
    assert not codes(taken)
    assert words_at(f"made/{name}#char=0,10", {"source.toml": OWN.encode(), name: data}) == "Person One"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"...\n12 34", "INTAKE-TEXT-02"),
        ("a.html", b"<html><body><img src=x></body></html>", "INTAKE-TEXT-02"),
        ("a.pdf", pdf(""), "INTAKE-TEXT-02"),
        ("a.pdf", pdf("words")[:300], "INTAKE-FILE-09"),
        ("a.docx", docx("<w:p><w:r><w:t>unclosed"), "INTAKE-FILE-09"),
        ("a.csv", b"a,b\n1,2\n", "INTAKE-TEXT-04"),
        ("a.txt", "Әсем Үлгіқызы ұсталды".encode("kz1048"), "INTAKE-ENCODING-02"),
    ],
)
def test_a_text_that_cannot_be_read_is_set_aside(name: str, data: bytes, code: str) -> None:
    taken = own(name, data)
    assert codes(taken) == {code: 1}
    assert taken.balance.set_aside == taken.balance.rows_in == 1
    assert not taken.narratives


def test_a_pdf_with_one_page_without_text_is_told() -> None:
    assert codes(own("a.pdf", pdf("words here", ""))) == {"INTAKE-TEXT-05": 1}


def test_entities_in_a_word_document_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
        )
    assert codes(own("a.docx", out.getvalue())) == {"INTAKE-FILE-09": 1}


def indexed(index: bytes, draft: Draft | None = None, **texts: bytes) -> Intake:
    files = {name.replace("_", "."): data for name, data in texts.items()}
    return read_together({"made": {"source.toml": INDEX.encode(), "index.csv": index, **files}}, draft)


def test_an_index_names_the_texts() -> None:
    taken = indexed(b"id,file,title\nT1,a.txt,Held solely for a post\n", a_txt=STORY.encode())
    (narrative,) = taken.narratives
    assert narrative.report["source_row_id"] == "T1"
    assert narrative.report["title"] == "Held solely for a post"
    assert narrative.report["locator"] == "made/a.txt"
    assert [(word.field, word.method) for word in narrative.words] == [
        ("exclusivity", "column:title?optional")
    ]
    assert not codes(taken)


def test_rows_and_texts_that_do_not_meet_are_told() -> None:
    index = b"id,file,title\nT1,a.txt,x\nT2,gone.txt,x\nT3,a.txt,x\nT4,b.txt,x\n"
    taken = indexed(index, a_txt=STORY.encode(), b_txt=b"123", c_txt=STORY.encode())
    assert codes(taken) == {
        "INTAKE-TEXT-01": 2, "INTAKE-TEXT-02": 1, "INTAKE-TEXT-04": 1, "INTAKE-TEXT-07": 1,
    }  # fmt: skip
    assert places(taken, "INTAKE-TEXT-01") == ["made/index.csv#row=3", "made/index.csv#row=5"]
    assert (taken.balance.rows_in, taken.balance.narratives, taken.balance.set_aside) == (5, 1, 4)


def test_drafts_take_the_place_of_texts() -> None:
    from researchkit.intake.reports import Report

    index = b"id,file,title\nT1,a.txt,x\nT2,b.txt,x\n"

    def draft(narrative: Narrative) -> tuple[list[Report], list[Issue]]:
        row = narrative.report
        if row["source_row_id"] == "T2":
            return [], []
        return [Report(row | {"report_id": f"R{n}"}, ()) for n in range(2)], []

    done = indexed(index, draft, a_txt=STORY.encode(), b_txt=STORY.encode())
    assert (len(done.reports), len(done.set_aside), done.rows_in) == (2, 1, 3)
    assert codes(done) == {"INTAKE-TEXT-06": 1}
    assert not done.narratives
