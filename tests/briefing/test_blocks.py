from __future__ import annotations

import json

import pytest
from briefing import documents
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.briefing import blocks as b
from researchkit.briefing.blocks import runs
from researchkit.briefing.document import Document
from researchkit.briefing.serial import NotABlock, from_json, to_json


def test_every_block_survives_json():
    for block in documents.blocks():
        assert from_json(json.loads(json.dumps(to_json(block)))) == block


def test_a_document_survives_json():
    document = documents.document()
    assert Document.from_json(json.loads(json.dumps(document.to_json()))) == document


SAMPLES = [to_json(block) for block in documents.blocks()]


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_a_damaged_block_is_refused_or_equal(data):
    """Whatever is changed in a block's JSON, it is refused, or gives a block of the same JSON."""
    damaged = json.loads(json.dumps(data.draw(st.sampled_from(SAMPLES))))
    spots = []

    def walk(node):
        for key in node if isinstance(node, dict) else range(len(node)):
            spots.append((node, key))
            if isinstance(node[key], dict | list):
                walk(node[key])

    walk(damaged)
    node, key = data.draw(st.sampled_from(spots))
    node[key] = data.draw(
        st.one_of(
            st.none(),
            st.booleans(),
            st.integers(),
            st.text(max_size=3),
            st.just([]),
            st.just({"type": "Text"}),
        )
    )
    try:
        block = from_json(damaged)
    except NotABlock:
        pass
    else:
        assert from_json(to_json(block)) == block


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "Paragraph", "runs": [], "extra": 1},
        {"type": "Paragraph"},
        {"type": "Text", "text": "x"},
        {"type": "Paragraph", "runs": "text"},
        {"type": "Heading", "level": True, "runs": []},
        {"type": "Heading", "level": 9, "runs": []},
        {"type": "ImageBlock", "png": "###", "alt": "x"},
        {"type": "ImageBlock", "png": "", "alt": " "},
        {"type": "object"},
        [],
        None,
        "Paragraph",
    ],
)
def test_what_is_no_block_is_refused(wrong):
    with pytest.raises(NotABlock):
        from_json(wrong)


def test_nesting_has_an_end():
    block: dict[str, object] = {"type": "Box", "blocks": []}
    for _ in range(60):
        block = {"type": "Box", "blocks": [block]}
    with pytest.raises(NotABlock, match="deeply"):
        from_json(block)


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "//host/x",
        "/etc/passwd",
        "../up",
        "a/../b",
        "",
        "http:// x",
        "HTTP://x",
        "vbscript:x",
        "a b",
    ],
)
def test_a_link_goes_to_the_web_or_beside(href):
    with pytest.raises(ValueError, match="link"):
        b.Link("x", href)


def test_a_number_needs_its_result_and_a_figure_its_alt():
    with pytest.raises(ValueError, match="result"):
        b.Number("3", "")
    with pytest.raises(ValueError, match="alternative"):
        b.FigureBlock(runs("x"), "<svg/>", " ")
    with pytest.raises(ValueError, match="columns"):
        b.TableBlock(runs("x"), (b.Column("a", "A"),), ((),))


def test_a_block_shows_itself_in_jupyterlab():
    bundle = documents.table(2)._repr_mimebundle_()
    assert from_json(bundle[b.MIME]) == documents.table(2)
    assert bundle["text/html"].startswith('<div class="table"')
    assert bundle["text/plain"]
