from __future__ import annotations

import dataclasses

import pytest
from briefing import documents

from researchkit.briefing import blocks as b
from researchkit.briefing.assemble import assemble
from researchkit.briefing.blocks import runs
from researchkit.core.issue import ResearchkitError

HEAD = b.Masthead("Title")


def refused(*blocks: b.Block) -> ResearchkitError:
    with pytest.raises(ResearchkitError) as caught:
        assemble(blocks, [f"n.ipynb#cell={i}" for i in range(1, len(blocks) + 1)])
    return caught.value


@pytest.mark.parametrize(
    ("code", "place", "blocks"),
    [
        ("BRIEF-23", 3, [HEAD, b.Heading(2, runs("a")), b.Heading(4, runs("b"))]),
        ("BRIEF-23", 2, [HEAD, b.Box((b.Heading(3, runs("b")),))]),
        ("BRIEF-24", 2, [HEAD, HEAD]),
        ("BRIEF-24", 2, [HEAD, b.Heading(1, runs("a"))]),
        ("BRIEF-24", 2, [b.Paragraph(runs("a")), HEAD]),
        ("BRIEF-24", 3, [HEAD, b.Heading(2, runs("a"), id="x"), b.Heading(2, runs("b"), id="x")]),
        ("BRIEF-25", 2, [HEAD, b.Paragraph(runs(b.FootnoteRef("x")))]),
        ("BRIEF-25", 2, [HEAD, b.Footnote("x", runs("a"))]),
        ("BRIEF-26", 2, [HEAD, b.Paragraph(runs(b.Number("3", "r.b"))), b.ProofList((b.Proof("r.a", "a", "3"),))]),
        ("BRIEF-24", 2, [HEAD, b.ProofList((b.Proof("r.a", "a", "3"), b.Proof("r.a", "a", "4")))]),
        ("BRIEF-28", 2, [HEAD, b.Paragraph(runs(b.Link("x", "#nowhere")))]),
        ("BRIEF-33", 2, [HEAD, documents.figure(csv="a"), documents.figure(csv="b")]),
        ("BRIEF-34", 1, [b.Masthead(" ")]),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_its_place(code, place, blocks):
    error = refused(*blocks)
    assert (error.issue.code, error.issue.place) == (code, f"n.ipynb#cell={place}")


def test_a_notebook_without_a_masthead_is_brought_into_order():
    document = assemble(
        [
            b.Paragraph(runs("before")),
            b.Heading(1, runs("Title")),
            b.Heading(4, runs("deep")),
            b.Heading(1, runs("Second")),
            b.Heading(2, runs("under")),
            b.Paragraph(runs(b.Link("x", "#nowhere"))),
        ],
        list("abcdef"),
    )
    assert document.title == "Title"
    assert [(h.level, h.id) for h in document.headings()] == [(2, "deep"), (2, "second"), (3, "under")]
    assert document.places == tuple("acdef")
    assert document.blocks[-1] == b.Paragraph(runs("x"))


def test_headings_of_any_script_get_an_id_of_their_own():
    names = ["Main points", "Main points", "Негізгі ойлар", "???"]
    document = assemble([HEAD, *(b.Heading(2, runs(name)) for name in names)])
    assert [h.id for h in document.headings()] == ["main-points", "main-points-2", "негізгі-ойлар", "section"]


def test_figures_and_tables_are_numbered_apart_and_in_boxes_too():
    document = assemble(
        [HEAD, documents.figure(), b.Box((documents.table(1),)), documents.table(1), documents.figure()]
    )
    assert document.numbering() == {
        "figure-1": ("figure", 1), "table-1": ("table", 1), "table-2": ("table", 2), "figure-2": ("figure", 2),
    }  # fmt: skip


def test_numbers_that_are_not_printed_need_no_proof_shown():
    proofs = documents.document().proof_list()
    assert "kz.spare" not in {proof.result_id for proof in proofs.proofs}


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\u202e", "\u2066", "\ud800", "\U000e0041", "\x85"])
def test_signs_that_could_mislead_are_seen(sign):
    document = assemble([b.Masthead(f"T{sign}1"), b.Paragraph(runs(f"a{sign}b")), b.Preformatted(f"x{sign}")])
    assert document.title == "T�1"
    assert document.blocks[1] == b.Paragraph(runs("a�b"))
    assert document.blocks[2] == b.Preformatted("x�")


def test_files_are_listed():
    document = documents.document()
    assert set(document.files()) == {"figure-1.csv", "figure-1.png", "cases.csv"}


def test_the_masthead_says_language_and_date():
    document = assemble([dataclasses.replace(HEAD, lang="kk", date="2026-01-29")], lang="en")
    assert (document.lang, document.date) == ("kk", "2026-01-29")
