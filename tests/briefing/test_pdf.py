from __future__ import annotations

import io
import re

import page
import pikepdf
import pypdf
import pytest
from briefing import documents

from researchkit.briefing import blocks as b
from researchkit.briefing.assemble import assemble
from researchkit.briefing.blocks import runs
from researchkit.briefing.pdf import render_pdf
from researchkit.briefing.typeset import Typeset
from researchkit.core.issue import ResearchkitError

PDF = render_pdf(documents.document())
READ = pypdf.PdfReader(io.BytesIO(PDF))
TEXT = "\n".join(sheet.extract_text() for sheet in READ.pages)


def verdict(pdf: bytes, profile: page.ValidationProfile) -> list[str]:
    report = page.validate_pdf_bytes(pdf, profile=profile)
    assert report.is_compliant == (not report.failures)
    return [failure.rule_id for failure in report.failures]


def elements(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """The structure of a PDF, flat."""
    out = []

    def walk(element):
        kids = element.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                out.append(kid)
                walk(kid)

    walk(pdf.Root.StructTreeRoot)
    return out


def test_it_is_accessible_and_archival():
    assert verdict(PDF, page.ValidationProfile.PDF_UA_1) == []
    assert verdict(PDF, page.ValidationProfile.PDF_A_2A) == []


def test_without_a_date_it_is_accessible():
    document = assemble([b.Masthead("Title"), b.Paragraph(runs("x"))])
    assert verdict(render_pdf(document), page.ValidationProfile.PDF_UA_1) == []


def test_the_same_document_gives_the_same_bytes():
    assert render_pdf(documents.document()) == PDF


def test_it_says_what_it_is():
    assert READ.metadata.title == "Arrests at public meetings, October to December 2025"
    assert READ.metadata.creation_date.date().isoformat() == "2026-01-29"
    assert READ.trailer["/Root"]["/Lang"] == "en"
    names = []

    def walk(items):
        for item in items:
            walk(item) if isinstance(item, list) else names.append(item.title)

    walk(READ.outline)
    assert names[0].replace("\u00a0", " ") == READ.metadata.title
    assert names[1:] == [
        "Main points", "On what basis?", "Cases", "Methods", "Where each number comes from",
    ]  # fmt: skip


def test_kazakh_letters_can_be_searched_and_copied():
    assert documents.KAZAKH in TEXT.replace("\n", " ")
    assert "Attendance only, Қостанай" in TEXT  # in a drawing


def test_pages_are_numbered_and_headed():
    count = len(READ.pages)
    assert count >= 4
    for number, sheet in enumerate(READ.pages, 1):
        text = sheet.extract_text()
        assert f"Page {number} of {count}" in text
        assert (READ.metadata.title in text.replace("\n", " ")) or number == 1


def test_header_rows_repeat_and_no_row_is_lost():
    texts = [sheet.extract_text() for sheet in READ.pages]
    assert sum("Date of arrest" in text for text in texts) == 2
    found = [text for text in texts if "Date of arrest" in text]
    for i in range(60):
        assert sum(f"KZ-{i:04d}\n" in text or f"KZ-{i:04d} " in text for text in found) >= 1


def test_every_font_is_embedded():
    seen = 0
    with pikepdf.open(io.BytesIO(PDF)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                seen += 1
                assert {"/FontFile2", "/FontFile3"} & set(thing.keys())
    assert seen >= 3


def test_figures_are_described_and_tables_are_headed():
    pdf = pikepdf.open(io.BytesIO(PDF))
    tags = elements(pdf)
    figures = [tag for tag in tags if tag.S == "/Figure"]
    assert [str(tag.Alt) for tag in figures] == [
        "A bar chart with one bar: attendance only, with 16 to 25 people.",
        "A grey picture of nothing.",
    ]
    heads = [tag for tag in tags if tag.S == "/TH"]
    scopes = [
        str(attributes.get("/Scope")) for tag in heads for attributes in tag.A if attributes.O == "/Table"
    ]
    assert scopes.count("/Column") == 5
    assert scopes.count("/Row") == 60
    assert [tag.S for tag in tags if str(tag.S) in {"/H1", "/H2", "/H3"}][:2] == ["/H1", "/H2"]
    days = next(
        tag for tag in tags if tag.S == "/TD" and any("R0x0y" in str(h) for h in tag.A[0].get("/Headers", []))
    )
    assert len(days.A[0].Headers) == 2


def test_every_proof_names_its_pages_and_a_long_list_its_rest():
    assert "and 10 more in the HTML edition" in TEXT.replace("\n", " ")
    assert "Pages: 1" in TEXT


def test_a_letter_that_no_font_has_names_its_block():
    document = assemble(
        [b.Masthead("T"), b.Paragraph(runs("ok")), b.Paragraph(runs("漢字"))], ["a", "b", "n.ipynb#cell=7"]
    )
    with pytest.raises(ResearchkitError) as caught:
        render_pdf(document)
    assert str(caught.value).startswith("BRIEF-27 n.ipynb#cell=7")
    assert "漢" not in str(caught.value)
    assert "U+6F22" in str(caught.value)


def test_fallback_letters_are_drawn():
    document = assemble([b.Masthead("T"), b.Paragraph(runs("ქართული Հայերեն ✕ ☐ שלום العربية"))])
    pdf = render_pdf(document)
    assert verdict(pdf, page.ValidationProfile.PDF_UA_1) == []
    assert "ქართული Հայերեն" in pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def test_a_long_identifier_stays_in_its_column_of_the_masthead():
    name = "synthetic-KZ-2024-01-01..2025-12-31-3a1f005e"
    facts = tuple((f"Fact {n}", runs(b.Text(name, code=True))) for n in range(4))
    made = Typeset(assemble([b.Masthead("T", facts=facts)])).data()["blocks"][0]
    for _, ((run,)) in made["facts"]:
        assert max(map(len, run["text"].split("\u200b"))) <= 20
        assert run["text"].replace("\u200b", "") == name


def wide(columns: int, word: str) -> b.TableBlock:
    return b.TableBlock(
        runs("Wide"),
        tuple(b.Column(f"c{i}", f"Column {i}") for i in range(columns)),
        tuple(documents.row(*[word] * columns) for _ in range(3)),
    )


def test_a_wide_table_turns_its_page():
    document = assemble(
        [b.Masthead("T", date="2026-01-29"), wide(13, "confidentially"), b.Paragraph(runs("after"))]
    )
    pdf = render_pdf(document)
    sizes = [tuple(map(float, sheet.mediabox[2:])) for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    assert any(width > height for width, height in sizes)
    assert any(width < height for width, height in sizes)
    assert verdict(pdf, page.ValidationProfile.PDF_A_2A) == []


def test_a_turned_page_begins_with_the_heading_and_the_words_before_its_table():
    heading, words, other = (
        b.Heading(2, runs("Cases"), "cases"),
        b.Paragraph(runs("All of them.")),
        b.Paragraph(runs("Before.")),
    )
    document = assemble(
        [b.Masthead("T", date="2026-01-29"), other, heading, words, wide(13, "confidentially"), other]
    )
    pages = pypdf.PdfReader(io.BytesIO(render_pdf(document))).pages
    (turned,) = [sheet for sheet in pages if sheet.mediabox[2] > sheet.mediabox[3]]
    assert re.search("Cases.*All of them.*Column 12", turned.extract_text(), re.DOTALL)
    assert "Before." in pages[0].extract_text()
    document = assemble([b.Masthead("T"), other, wide(13, "confidentially"), wide(13, "confidentially")])
    pages = pypdf.PdfReader(io.BytesIO(render_pdf(document))).pages
    assert "Before." in pages[0].extract_text()
    assert len(pages) == 3


@pytest.mark.parametrize("before", range(20, 44, 4))
def test_a_heading_and_its_words_stay_with_the_table_they_lead_to(before):
    columns = (b.Column("a", "A"), b.Column("b", "B"))
    short = b.TableBlock(runs("c"), columns, tuple(documents.row(f"row{n}", "x") for n in range(15)))
    filler = [b.Paragraph(runs(f"Line {n}.")) for n in range(before)]
    lead = [b.Heading(2, runs("Section"), "section"), b.Paragraph(runs("These words lead to it."))]
    document = assemble(
        [b.Masthead("T", date="2026-01-29"), *filler, *lead, short, b.Paragraph(runs("after"))]
    )
    texts = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(render_pdf(document))).pages]
    (place,) = [n for n, text in enumerate(texts) if "These words" in text]
    assert all(words in texts[place] for words in ("Section", "row0", "row14"))


@pytest.mark.parametrize("rows", range(28, 60, 5))
def test_no_page_holds_the_notes_of_a_turned_table_alone(rows):
    """Whatever the number of rows, the last page of the table has some, and its notes stand where it begins."""
    told = b.TableBlock(
        runs("Wide"),
        tuple(b.Column(f"c{i}", f"Column {i}") for i in range(13)),
        tuple(documents.row(f"row{n}", *["confidentially"] * 12) for n in range(rows)),
        notes=tuple(runs(f"This is note {n}.") for n in range(5)),
    )
    pages = pypdf.PdfReader(
        io.BytesIO(render_pdf(assemble([b.Masthead("T", date="2026-01-29"), told])))
    ).pages
    turned = [sheet.extract_text() for sheet in pages if sheet.mediabox[2] > sheet.mediabox[3]]
    assert all(re.search(r"row\d", text) for text in turned)
    assert re.search(r"Wide.*note 0.*note 4.*Column 0.*row0", turned[0], re.DOTALL)


def test_a_table_is_kept_whole_only_if_it_is_short():
    columns = (b.Column("a", "A"), b.Column("b", "B"))

    def table(rows, text):
        cells = tuple((b.Cell(runs("x")), b.Cell(runs(text))) for _ in range(rows))
        document = assemble([b.Heading(1, runs("T")), b.TableBlock(runs("c"), columns, cells)], lang="en")
        return next(one for one in Typeset(document).data()["blocks"] if one["type"] == "TableBlock")

    assert table(20, "word")["short"]
    assert not table(8, "word " * 100)["short"]
    assert not table(40, "word")["short"]


def test_long_words_and_long_cells_stay_on_the_page():
    long = "https://example.org/" + "a" * 90
    document = assemble(
        [
            b.Masthead("T"),
            b.Paragraph(runs("f" * 150, " ", b.Link(long, long))),
            b.TableBlock(
                runs("c"), (b.Column("a", "A"), b.Column("b", "B")), (documents.row("x" * 80, "word " * 900),)
            ),
        ]
    )
    pdf = render_pdf(document)
    assert verdict(pdf, page.ValidationProfile.PDF_UA_1) == []
    for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        right = [0.0]
        sheet.extract_text(
            visitor_text=lambda text, _, tm, *__, right=right: right.append(tm[4] if text.strip() else 0)
        )
        assert max(right) < 595 - 25 / 25.4 * 72 + 1


def test_no_stream_ends_where_a_checker_could_miscount_it(monkeypatch):
    """One compressed stream in 256 ends in a carriage return, whatever the level of compression."""
    from researchkit.briefing import pdf as module

    monkeypatch.setattr(module, "tag_row_headers", lambda *_: None)
    monkeypatch.setattr(module, "heads_of_rows", lambda _: None)
    blank = pikepdf.new()
    blank.add_blank_page()
    held = [bytes((n * k + n) % 251 for k in range(90 + n)) for n in range(600)]
    blank.Root.Streams = pikepdf.Array([blank.make_stream(data) for data in held])
    out = io.BytesIO()
    blank.save(out)
    finished = module._finished(out.getvalue(), documents.document())
    with monkeypatch.context() as once:
        once.setattr(module, "_lengths_seen", lambda pdf: pdf)
        before = module._finished(out.getvalue(), documents.document())
    assert len(finished) == len(before)
    doubtful = re.compile(rb"(?<!\r)\r\nendstream")
    assert doubtful.search(before)
    assert not doubtful.search(finished)
    with pikepdf.open(io.BytesIO(finished)) as read:
        assert not read.check_pdf_syntax()
        assert [stream.read_bytes() for stream in read.Root.Streams] == held
