from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from briefing import documents

from researchkit.briefing.pictures import UnsafePicture, allowed, safe_svg, size_of_png

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10">'


def safe(inside: str, *, strict: bool = False) -> str:
    return safe_svg(f"{HEAD}{inside}</svg>", prefix="fig", title="Title", alt="Alt", strict=strict)


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "handler": '<rect onload="alert(1)" width="1" height="1"/>',
    "handler in capitals": '<rect ONCLICK="alert(1)"/>',
    "link": '<a href="javascript:alert(1)"><rect/></a>',
    "picture": '<image href="https://example.org/x.png"/>',
    "picture inside": '<image xlink:href="data:image/png;base64,AAAA"/>',
    "foreign": '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><p>x</p></body></foreignObject>',
    "outside use": '<use xlink:href="https://example.org/x.svg#a"/>',
    "outside paint": '<rect fill="url(https://example.org/x)"/>',
    "outside paint in style": '<rect style="fill: url(https://example.org/x)"/>',
    "animation": '<set attributeName="href" to="javascript:alert(1)"/>',
    "animate": '<animate attributeName="x" values="1"/>',
    "nested": "<svg><script/></svg>",
    "html": '<p xmlns="http://www.w3.org/1999/xhtml">x</p>',
    "filter": '<filter id="f"><feImage href="https://example.org"/></filter>',
    "escaped url": '<rect fill="u\\72l(https://example.org)"/>',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_acts_links_or_fetches_is_left_out(name):
    drawn = safe(HOSTILE[name])
    for word in (
        "script",
        "onload",
        "ONCLICK",
        "https",
        "javascript",
        "foreignObject",
        "<a",
        "image",
        "<set",
        "animate",
        "feImage",
        "<p",
    ):
        assert word not in drawn.replace('xmlns="http://www.w3.org/2000/svg"', "")
    with pytest.raises(UnsafePicture):
        safe(HOSTILE[name], strict=True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<svg",
        "<html/>",
        "plain",
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        '<!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg xmlns="http://www.w3.org/2000/svg"/>',
        "<svg/>",
        f"{HEAD}\x00</svg>",
        '<svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
)
def test_what_is_no_drawing_is_refused(text):
    with pytest.raises(UnsafePicture):
        safe_svg(text, prefix="fig", title="t", alt="a")


def test_names_and_descriptions_are_ours():
    drawn = safe(
        '<title>old</title><desc>old</desc><metadata>who</metadata><rect id="r" width="1"/><use xlink:href="#r"/>'
    )
    assert "old" not in drawn
    assert "who" not in drawn
    assert '<title id="fig:title">Title</title><desc id="fig:desc">Alt</desc>' in drawn
    assert 'aria-labelledby="fig:title" aria-describedby="fig:desc"' in drawn
    assert '<rect id="fig:r" width="1"/><use href="#fig:r"/>' in drawn
    ET.fromstring(drawn)


def test_styles_become_attributes():
    drawn = safe(
        "<defs><style type='text/css'>*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>"
        "<text style=\"font: bold 10px 'DejaVu Sans', sans-serif; text-anchor: middle; behavior: url(x)\">A&lt;b</text>"
        '<path style="fill: none; stroke: #333333; clip-path: url(#p)" d="M 0 0"/>'
    )
    assert "style" not in drawn
    assert 'stroke-linejoin="round"' in drawn
    assert 'font-weight="bold" font-size="10px" font-family="&#x27;DejaVu Sans&#x27;, sans-serif"' in drawn
    assert 'clip-path="url(#fig:p)"' in drawn
    assert ">A&lt;b</text>" in drawn
    ET.fromstring(drawn)


def test_a_chart_of_matplotlib_is_kept_whole():
    import io

    import matplotlib as mpl

    mpl.use("agg")
    import matplotlib.pyplot as plt

    with mpl.rc_context({"svg.hashsalt": "x", "svg.fonttype": "none"}):
        figure, axes = plt.subplots()
        axes.bar(["Қостанай", "<b>&"], [1, 2], hatch="//", label="one")
        axes.legend()
        out = io.StringIO()
        figure.savefig(out, format="svg", metadata={"Date": None})
        plt.close(figure)
    drawn = safe_svg(out.getvalue(), prefix="fig", title="t", alt="a", strict=True)
    root = ET.fromstring(drawn)
    words = {"".join(node.itertext()) for node in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Қостанай", "<b>&", "one"} <= words
    assert out.getvalue().count("<path") == drawn.count("<path")


def test_the_list_of_what_is_allowed_names_nothing_that_acts():
    elements, attributes, _ = allowed()
    assert (
        not {"script", "a", "image", "foreignObject", "animate", "set", "style", "filter", "iframe"}
        & elements
    )
    assert not [name for name in attributes if name.lower().startswith("on") or name in {"href", "style"}]


def test_only_a_png_is_a_png():
    assert size_of_png(documents.png(7, 5)) == (7, 5)
    for wrong in (b"", b"GIF89a", documents.png()[:20], documents.png() + b"<script>"):
        with pytest.raises(UnsafePicture):
            size_of_png(wrong)
