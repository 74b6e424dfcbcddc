"""Documents made for tests: every kind of block once."""

from __future__ import annotations

import struct
import zlib

from researchkit.briefing import blocks as b
from researchkit.briefing.assemble import assemble
from researchkit.briefing.blocks import Cell, Column, Number, runs
from researchkit.briefing.document import Document

KAZAKH = "Ә Ғ Қ Ң Ө Ұ Ү Һ І ₸ ә ғ қ ң ө ұ ү һ і"

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 453 80" width="453pt" height="80pt">'
    '<defs><clipPath id="c"><rect width="453" height="80"/></clipPath></defs>'
    '<g clip-path="url(#c)"><rect x="150" y="10" width="200" height="20" fill="#BD381B"/></g>'
    '<text x="0" y="25" font-size="9" fill="#1B2733">Attendance only, Қостанай</text></svg>'
)


def png(width: int = 2, height: int = 2) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + b"\x80" * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def row(*cells: str | b.Runs) -> tuple[Cell, ...]:
    return tuple(Cell(runs(cell)) for cell in cells)


def figure(
    headline: str = "Attendance only is the recorded ground for most", **changes: object
) -> b.FigureBlock:
    data = b.TableBlock(
        runs("Arrests by ground"),
        (Column("ground", "Ground", scope="row"), Column("n", "Persons", align="right", kind="number")),
        (
            row("Attendance only", runs(Number("16–25", "kz.share"))),
            row("Other", runs(Number("11", "kz.other"))),
        ),
    )
    given: dict[str, object] = {
        "subtitle": runs("People arrested by ground, October to December 2025"),
        "source": runs("Reports of three organisations"),
        "notes": (runs(b.Mark("[p]", "provisional"), " provisional"),),
        "table": data,
        "csv_name": "figure-1.csv",
        "csv": "ground,n\nattendance,16\n",
        "card_name": "figure-1.png",
        "card": png(),
    }
    given["alt"] = "A bar chart with one bar: attendance only, with 16 to 25 people."
    return b.FigureBlock(runs(headline), SVG, **{**given, **changes})


def table(rows: int = 60, **changes: object) -> b.TableBlock:
    columns = (
        Column("case", "Case", scope="row"),
        Column("place", "Place"),
        Column("date", "Date of arrest", kind="date"),
        Column("days", "Days held", align="right", kind="number"),
        Column("article", "Article"),
    )
    body = tuple(
        row(
            f"KZ-{i:04d}",
            runs(b.Text("Қостанай", lang="kk")),
            runs(b.DateRun("5 October 2025", "2025-10-05")),
            runs(Number(str(i * 3), "kz.days")),
            "Article 488" if i % 3 else runs(b.Mark("[x]", "not available")),
        )
        for i in range(rows)
    )
    given: dict[str, object] = {"csv_name": "cases.csv", "csv": "case\nKZ-0001\n", "source": runs("Register")}
    return b.TableBlock(runs("Cases new or changed"), columns, body, **{**given, **changes})


def proofs() -> b.ProofList:
    cases = tuple(f"KZ-{i:04d}" for i in range(70))
    return b.ProofList(
        tuple(
            b.Proof(
                f"kz.{name}", name.title(), f"{n} of 36", "36", "persons", "count", cases[:n], ("KZ-0099",)
            )
            for name, n in (
                ("arrests", 36),
                ("share", 16),
                ("other", 11),
                ("held", 4),
                ("days", 70),
                ("spare", 1),
            )
        )
    )


def blocks() -> list[b.Block]:
    """Every kind of block."""
    arrests, share, held = (
        Number("36", "kz.arrests"),
        Number("16–25", "kz.share"),
        Number("4", "kz.held", strong=True),
    )
    return [
        b.Masthead(
            "Arrests at public meetings, October to December 2025",
            "What is documented, and what is not known",
            "corrected",
            "Corrected",
            (("Published", runs(b.DateRun("29 January 2026", "2026-01-29"))), ("Version", runs("1.1"))),
            runs("Corrected on 2 February 2026: one case was counted twice."),
            (b.Link("PDF (240 kB)", "briefing.pdf"), b.Link("Қазақша", "briefing.kk.html")),
            lang="en",
            date="2026-01-29",
        ),
        b.Heading(2, runs("Main points")),
        b.ListBlock(
            (
                (b.Paragraph(runs("Attendance is the ground for ", share, " of ", arrests, ".", b.FootnoteRef("n"))),),
                (b.Paragraph(runs("Of these, ", held, " were held.", b.FootnoteRef("n"))),),
            ),
            role="main-points",
        ),
        b.KeyFigures((b.KeyFigure(runs(arrests), runs("arrests"), runs("at least")), b.KeyFigure((held,), runs("held")))),
        b.Heading(2, runs("On what basis?")),
        b.Paragraph(runs("Lead. ", b.Text(KAZAKH, lang="kk"), b.Text(" emphasis", em=True)), role="lead"),
        b.Paragraph(
            runs(
                b.Link("outside", "https://example.org/a?b=c&d=e"), " ", b.Link("method", "#methods"), " ",
                b.Text("strong", strong=True), b.Text("code", code=True),
            )
        ),
        figure(),
        b.Heading(3, runs("Cases")),
        table(),
        b.Box((b.Paragraph(runs("A minimum.")), b.ListBlock(((b.Paragraph(runs("one")),),), ordered=True)), runs("How to read")),
        b.ImageBlock(png(40, 20), "A grey picture of nothing.", runs("Nothing")),
        b.Preformatted("$ make brief\n  <b>literal</b>"),
        b.Footnote("n", runs("The ground is unknown for some.")),
        b.PageBreak(),
        b.Heading(2, runs("Methods"), id="methods"),
        b.Paragraph(runs("Long text. " * 60), role="small"),
        b.Heading(2, runs("Where each number comes from")),
        proofs(),
    ]  # fmt: skip


def document(lang: str = "en") -> Document:
    return assemble(blocks(), lang=lang)
