"""No character of the data is ever read as HTML, Typst, Jinja or anything else: it appears as it is, or the run stops."""

from __future__ import annotations

import html
import io
import re
from html.parser import HTMLParser

import pypdf
import pytest
from briefing import documents

from researchkit.briefing import blocks as b
from researchkit.briefing import markdown
from researchkit.briefing.assemble import assemble
from researchkit.briefing.blocks import runs
from researchkit.briefing.html import render_html
from researchkit.briefing.pdf import render_pdf
from researchkit.core.issue import ResearchkitError

PAYLOADS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onmouseover='alert(1)",
    "<iframe src=\"file:///etc/passwd\"></iframe>", "</title><script>1</script>", "</style><style>*{}</style>",
    "</textarea>", "<!--", "-->", "<![CDATA[x]]>", "]]>", "<link rel=attachment href=file:///etc/passwd>",
    "<a href=\"javascript:alert(1)\">x</a>", "&lt;b&gt;", "&#x3C;script&#x3E;", "&amp;", "\\u003cscript\\u003e",
    "{{ 7*7 }}", "{% import os %}", "{{ ''.__class__.__mro__ }}", "${7*7}", "$title", "$$", "%(x)s", "{0}", "{number}",
    "{label.__class__}", "#read(\"/etc/passwd\")", "#{panic()}", "]#{panic()}[", "#import \"@preview/x:1.0.0\"", "$ sum $",
    "*strong* _em_", "`raw`", "= heading", "- item", "+ item", "/ term: x", "@ref", "<label>", "#let x = 1", "\\", "\\n", "//",
    "/* */", "~", "---", "...", "https://example.org", "\\input{/etc/passwd}", "\\write18{id}", "=1+1", "@SUM(A1)",
    "[x](javascript:1)", "![x](file:///etc/passwd)", "<http://x>", "`{=html}`", "<style>@import 'x'</style>", "\"", "'",
]  # fmt: skip


def everywhere(payload: str) -> b.Block:
    line = runs(payload)
    return b.Box(
        (
            b.Paragraph(
                runs(
                    payload, b.Text(payload, strong=True, em=True), b.Text(payload, code=True), b.Text(payload, lang="kk"),
                    b.Number(payload, "r"), b.Mark(payload, payload), b.DateRun(payload, "2026"),
                    b.Link(payload, "https://example.org", payload),
                )
            ),
            b.ListBlock(((b.Paragraph(line),),)),
            b.KeyFigures((b.KeyFigure(line, line, line),)),
            b.Preformatted(payload),
            b.TableBlock(line, (b.Column(payload, payload, scope="row"),), ((b.Cell(line),),), (line,), line),
            documents.figure(payload, alt=payload, source=line, subtitle=line, notes=(line,), table=None, csv_name="", card_name=""),
            b.ImageBlock(documents.png(), payload, line),
        ),
        line,
    )  # fmt: skip


def whole(payloads: list[str]) -> b.Block:
    proof = b.ProofList((b.Proof("r", *payloads[:5], (payloads[0],)),))
    head = b.Masthead(
        payloads[0], payloads[1], "x", payloads[2], ((payloads[3], runs(payloads[4])),), runs(payloads[5])
    )
    return assemble([head, b.Heading(2, runs(payloads[6])), *map(everywhere, payloads), proof])


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.kinds: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.kinds.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        self.texts.append(data)


PLAIN = Reader()
PLAIN.feed(render_html(whole(["x"] * 7)).decode())


@pytest.mark.parametrize("start", range(0, len(PAYLOADS), 14))
def test_html_shows_every_payload_literally(start):
    payloads = PAYLOADS[start : start + 14] + PAYLOADS[:7]
    page = render_html(whole(payloads)).decode()
    reader = Reader()
    reader.feed(page)
    assert reader.kinds <= PLAIN.kinds | {"br"}
    assert reader.attributes <= PLAIN.attributes
    texts = set(reader.texts)
    for payload in payloads:
        assert payload in texts, payload
    assert page.count("<script") == 0
    assert html.unescape(page)


def test_the_title_of_a_page_stays_a_title():
    page = render_html(assemble([b.Masthead("</title><script>1</script> $body {number}")])).decode()
    assert "<title>&lt;/title&gt;&lt;script&gt;1&lt;/script&gt; $body {number}</title>" in page


def test_pdf_shows_every_payload_literally():
    pdf = render_pdf(whole(PAYLOADS))
    text = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    packed = re.sub(r"[\s\u200b]", "", text)
    for payload in PAYLOADS:
        want = re.sub(r"\s", "", payload)
        assert packed.count(want) >= 10, payload
    assert "root:x:0" not in text


def test_a_pdf_links_only_where_a_link_was_given():
    pdf = pypdf.PdfReader(io.BytesIO(render_pdf(whole(PAYLOADS))))
    found = {
        note.get_object()["/A"]["/URI"]
        for sheet in pdf.pages
        for note in sheet.get("/Annots", [])
        if "/URI" in note.get_object().get("/A", {})
    }
    assert found == {"https://example.org"}
    assert not pdf.attachments


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markdown_never_loses_or_runs_a_payload(payload):
    document = assemble(markdown.parse(f"Before\n\n{payload}\n\nafter {payload} end"), title="t")
    page = render_html(document).decode()
    reader = Reader()
    reader.feed(page)
    assert not reader.kinds & {"script", "iframe", "textarea", "link"}
    assert not {name for name in reader.attributes if name.startswith("on")}
    assert "javascript:" not in re.sub(r">[^<]*<", "><", page)


def test_file_names_are_escaped_and_odd_ids_refused():
    odd = b.TableBlock(runs("c"), (b.Column("a", "A"),), (), csv_name='a"><b.csv', csv="1")
    page = render_html(assemble([b.Masthead("t"), odd]), files_at="").decode()
    assert "<b.csv" not in page
    for wrong in ('x"y<z', "page:main", "a b"):
        with pytest.raises(ResearchkitError, match="BRIEF-24"):
            assemble([b.Masthead("t"), b.Heading(2, runs("h"), id=wrong)])
