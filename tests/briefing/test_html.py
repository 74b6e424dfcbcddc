from __future__ import annotations

import base64
import hashlib
import itertools
import re
from html.parser import HTMLParser

from briefing import documents

from researchkit.briefing import blocks as b
from researchkit.briefing.assemble import assemble
from researchkit.briefing.blocks import runs
from researchkit.briefing.html import fragment, render_html
from researchkit.briefing.html_tables import size

VOID = {"meta", "br", "img", "hr", "link", "wbr", "rect", "path", "use"}


class Page(HTMLParser):
    """What a page holds."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag, attrs):
        assert len(attrs) == len(dict(attrs)), f"an attribute twice in {tag}"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


PAGE = render_html(documents.document())
READ = Page(PAGE)


def test_the_same_document_gives_the_same_bytes():
    assert render_html(documents.document()) == PAGE


def test_every_element_is_closed():
    assert READ.open == []


def test_the_page_asks_nobody_for_anything():
    text = PAGE.decode()
    policy = READ.all("meta")[1]["content"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    style = re.search("<style>(.*?)</style>", text, re.S)[1]
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in policy
    assert not re.search(r"url\((?!data:)", style)
    assert not READ.all("script")
    assert not READ.all("link")
    assert not [attrs for _, attrs in READ.tags if "style" in attrs]
    assert [img["src"][:22] for img in READ.all("img")] == ["data:image/png;base64,"]


def test_ids_are_unique_and_links_lead_somewhere():
    ids = [attrs["id"] for _, attrs in READ.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    for link in READ.all("a"):
        if link["href"].startswith("#"):
            assert link["href"][1:] in ids
    for _, attrs in READ.tags:
        for key in ("aria-labelledby", "aria-describedby"):
            assert attrs.get(key) is None or attrs[key] in ids


def test_one_title_and_no_skipped_level():
    levels = [int(tag[1]) for tag, _ in READ.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_tables_say_what_heads_what():
    tables = len(READ.all("table"))
    assert tables == len(READ.all("caption")) == 2
    assert {th["scope"] for th in READ.all("th")} == {"col", "row"}
    assert all("scope" in th for th in READ.all("th"))


def test_drawings_have_a_name_and_a_description():
    (svg,) = READ.all("svg")
    assert svg["role"] == "img"
    assert "A bar chart with one bar" in PAGE.decode()
    assert all(img["alt"] for img in READ.all("img"))
    assert b"No description has been provided" not in PAGE


def test_every_printed_number_leads_to_its_proof():
    numbers = [a for a in READ.all("a") if a.get("class") == "num"]
    assert len(numbers) > 60
    assert {a["href"] for a in numbers} == {
        f"#proof:kz.{n}" for n in ("arrests", "share", "other", "held", "days")
    }
    assert b"KZ-0069" in PAGE  # all case ids are listed


def test_what_is_wide_scrolls_in_a_region_of_its_own():
    regions = [d for d in READ.all("div") if d.get("class") == "scroll"]
    assert len(regions) == 4
    assert all(d["tabindex"] == "0" and d["role"] == "group" and d["aria-label"] for d in regions)


def test_languages_and_dates_are_marked():
    assert b'<html lang="en">' in PAGE
    assert '<span lang="kk">Қостанай</span>'.encode() in PAGE
    assert b'<time datetime="2025-10-05">5 October 2025</time>' in PAGE


def test_links_to_files_say_format_and_size_and_hold_the_data():
    links = {a["download"]: a for a in READ.all("a") if "download" in a}
    assert set(links) == {"figure-1.csv", "figure-1.png", "cases.csv"}
    data = links["figure-1.csv"]["href"].partition("base64,")[2]
    assert base64.b64decode(data) == b"ground,n\nattendance,16\n"
    assert b"Data for Figure 1 (CSV, 23 B)" in PAGE
    beside = render_html(documents.document(), files_at="data/")
    assert b'href="data/figure-1.csv"' in beside


def test_footnotes_lead_there_and_back():
    text = PAGE.decode()
    assert text.count('href="#fn:1"') == 2
    assert text.count('id="fnref:1"') == 1
    assert '<li id="fn:1">The ground is unknown for some. <a href="#fnref:1"' in text


def test_other_languages_have_their_own_labels():
    head = [b.Masthead("Тақырып", lang="kk"), *documents.blocks()[1:]]
    page = render_html(assemble(head)).decode()
    assert '<html lang="kk">' in page
    assert "1-сурет" in page
    assert "Contents" not in page


def test_the_golden_page_of_a_small_document():
    document = assemble(
        [
            b.Masthead("A & B", facts=(("Version", runs("1")),), date="2026-01-29"),
            b.Heading(2, runs("One")),
            b.Paragraph(runs("x < y ", b.Number("3", "r"), b.FootnoteRef("a"))),
            b.Footnote("a", runs("note")),
        ]
    )
    page = render_html(document).decode()
    body = page[page.index("<body>") :]
    assert body == (
        '<body>\n<a class="skip" href="#page:main">Skip to the text</a>\n'
        '<header><h1>A &amp; B</h1><dl class="facts"><div><dt>Version</dt><dd>1</dd></div></dl></header>\n\n'
        '<main id="page:main" tabindex="-1">\n'
        '<h2 id="one">One</h2><p>x &lt; y <data class="num" value="r">3</data>'
        '<sup class="fn"><a href="#fn:1" id="fnref:1" aria-label="Footnote 1">1</a></sup></p>\n'
        '<section class="footnotes" aria-labelledby="page:footnotes"><h2 id="page:footnotes">Footnotes</h2>'
        '<ol><li id="fn:1">note <a href="#fnref:1" aria-label="Back to the text (1)">↩</a></li></ol></section>\n'
        "</main>\n</body>\n</html>\n"
    )


def test_sizes_are_read_by_people():
    assert [size(n) for n in (0, 999, 1000, 1500, 23_400, 5_000_000)] == [
        "0 B",
        "999 B",
        "1 kB",
        "1.5 kB",
        "23 kB",
        "5 MB",
    ]
    assert size(1500, "ru") == "1,5 kB"


def test_lines_of_a_cell_stay_lines():
    assert fragment(b.Paragraph(runs("a\nb<"))) == "<p>a<br>b&lt;</p>"


def test_words_that_run_from_right_to_left_stay_apart():
    assert fragment(b.Paragraph(runs("a שלום 12"))) == '<p><span dir="rtl">a שלום 12</span></p>'
    assert fragment(b.Paragraph((b.Text("Ә", lang="kk"),))) == '<p><span lang="kk">Ә</span></p>'


def test_headings_named_like_parts_of_the_page_do_not_take_their_place():
    names = ["Main", "main points", "Contents title", "Footnotes", "fn 1", "proof r"]
    page = Page(render_html(assemble([b.Masthead("t"), *(b.Heading(2, runs(name)) for name in names)])))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_a_table_of_many_columns_may_stand_out_of_the_text_and_its_caption_stays_in_sight():
    def table(columns):
        heads = tuple(b.Column(f"c{n}", f"C{n}") for n in range(columns))
        block = b.TableBlock(runs("Caption"), heads, (tuple(b.Cell(runs("x")) for _ in heads),))
        return render_html(assemble([b.Masthead("t"), block])).decode()

    assert 'class="table wide"' in table(7)
    assert 'class="table wide"' not in table(6)
    assert re.search(r"caption\{[^}]*max-inline-size:100cqi;position:sticky;left:0", table(7))
