"""A document as the data that the typesetter reads: everything decided that needs more than words and order."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import Any

from researchkit.briefing import blocks as b
from researchkit.briefing.columns import columns
from researchkit.briefing.document import Document
from researchkit.briefing.html import CONTENTS_FROM
from researchkit.briefing.labels import labels
from researchkit.briefing.letters import dividable, printed
from researchkit.briefing.pictures import safe_svg, size_of_png
from researchkit.briefing.serial import Json, to_json

TEXT_WIDTH_MM = 160.0
MM_PER_PX = 25.4 / 96
CASES_IN_PRINT = 60
"""So many case ids are printed for one number; the HTML edition lists all."""

LONGEST_WORD, LONGEST_CODE = 60, 84
"""Letters of the longest word that is not divided, in running text and in code."""

MOST_LEADING = 2
"""So many paragraphs go with a heading and its table or figure to the next page."""

_HEADED = frozenset({"TableBlock", "FigureBlock"})

LONGEST_FACT = 20
"""Letters of code that fit into a column of the masthead."""

LONG_CELL = 700
"""A cell of more characters may be divided between pages."""


class Typeset:
    """The data of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.labels = labels(document.lang)
        self.numbering = document.numbering()
        listed = document.proof_list()
        self.proved = sorted({proof.result_id for proof in listed.proofs}) if listed else []
        self.referred: set[str] = set()
        self.pictures: dict[str, bytes] = {}

    def data(self) -> dict[str, Any]:
        """The whole document; afterwards :attr:`pictures` holds the raster pictures, by file name."""
        document = self.document
        masthead = document.masthead()
        blocks = [self.block(block) for block in document.blocks if not isinstance(block, b.Footnote)]
        if masthead is None:
            blocks.insert(0, {"type": "Masthead", "title": document.title})
        sections = [heading for heading in document.headings() if heading.level == 2]
        tokens = resources.files("researchkit.briefing") / "design" / "tokens.json"
        return {
            "title": document.title,
            "lang": tongue(document.lang),
            "date": [int(part) for part in document.date.split("-")] if document.date else None,
            "running": document.title,
            "status": masthead.status_text if masthead else "",
            "labels": self.labels,
            "colours": json.loads(tokens.read_text(encoding="utf-8"))["light"],
            "proved": self.proved,
            "contents": len(sections) >= CONTENTS_FROM,
            "contents_half": sections[(len(sections) - 1) // 2].id if len(sections) > 5 else None,
            "notes": {note.id: self.line(note.runs) for note in document.footnotes()},
            "blocks": _turned(_led(blocks)),
        }

    def block(self, block: b.Block) -> dict[str, Any]:
        """One block."""
        if isinstance(block, b.TableBlock):
            return self.table(block)
        if isinstance(block, b.FigureBlock):
            return self.figure(block)
        if isinstance(block, b.ImageBlock):
            return self.image(block)
        if isinstance(block, b.ProofList):
            return {"type": "ProofList", "proofs": [self.proof(proof) for proof in block.proofs]}
        out: dict[str, Any] = self.resolved(to_json(block))
        if isinstance(block, b.Masthead):
            for _, line in out.get("facts", ()):
                for run in line:
                    if run.get("code"):
                        run["text"] = dividable(str(run["text"]), LONGEST_FACT)
        return out

    def resolved(self, noun: Any) -> Any:
        """JSON of a noun with every run and inner block resolved."""
        if isinstance(noun, list):
            return [self.resolved(item) for item in noun]
        if not isinstance(noun, dict):
            return noun
        if noun.get("type") in {"TableBlock", "FigureBlock", "ImageBlock", "ProofList"}:
            from researchkit.briefing.serial import from_json

            return self.block(from_json(noun))
        noun = {key: self.resolved(value) for key, value in noun.items()}
        return self.resolve_run(noun)

    def line(self, runs: b.Runs, longest: int = LONGEST_WORD) -> list[Any]:
        """A line of runs, for a column in which words of so many letters fit."""
        return [self.resolve_run(dict(to_json(run)), longest) for run in runs]

    def resolve_run(self, run: dict[str, Any], longest: int = LONGEST_WORD) -> dict[str, Any]:
        """A run with what only the document knows."""
        if run.get("type") in {"Text", "Link"}:
            run["text"] = printed(str(run["text"]), longest)
        elif run.get("type") == "Preformatted":
            run["text"] = dividable(str(run["text"]), LONGEST_CODE)
        if run.get("type") == "Text" and run.get("lang"):
            run["tongue"] = tongue(str(run["lang"]))
        elif run.get("type") == "Link":
            run["away"] = re.match(r"https?:|mailto:", str(run["href"])) is not None
        elif run.get("type") == "FootnoteRef":
            run["first"] = run["note_id"] not in self.referred
            self.referred.add(str(run["note_id"]))
        return run

    def called(self, block_id: str) -> str:
        """``Figure 3`` in the document's language."""
        kind, number = self.numbering.get(block_id, ("", 0))
        return self.labels[kind].format(number=number) if kind else ""

    def table(self, block: b.TableBlock) -> dict[str, Any]:
        """A table with the widths of its columns and the size of its type."""
        found = columns(block)
        return {
            "type": "TableBlock",
            "id": block.id,
            "called": self.called(block.id),
            "caption": self.line(block.caption),
            "columns": [to_json(column) for column in block.columns],
            "widths": list(found.widths),
            "short": found.short,
            "rows": [
                [
                    {"runs": self.line(cell.runs, found.longest), "long": len(b.plain(cell.runs)) > LONG_CELL}
                    for cell in row
                ]
                for row in block.rows
            ],
            "notes": [self.line(note) for note in block.notes],
            "source": self.line(block.source),
            "csv_name": block.csv_name,
            "size": found.size,
            "pad": found.pad,
            "wide": found.turned,
        }

    def figure(self, block: b.FigureBlock) -> dict[str, Any]:
        """A chart."""
        headline = b.plain(block.headline)
        svg = safe_svg(block.svg, prefix=block.id or "figure", title=headline, alt=block.alt)
        return {
            "type": "FigureBlock",
            "id": block.id,
            "called": self.called(block.id),
            "headline": self.line(block.headline),
            "subtitle": self.line(block.subtitle),
            "svg": str(svg),
            "alt": block.alt,
            "width": TEXT_WIDTH_MM,
            "notes": [self.line(note) for note in block.notes],
            "source": self.line(block.source),
            "csv_name": block.csv_name,
        }

    def image(self, block: b.ImageBlock) -> dict[str, Any]:
        """A raster picture: at its size on screen, at most as wide as the text."""
        width, height = size_of_png(block.png)
        name = f"picture-{len(self.pictures) + 1}.png"
        self.pictures[name] = block.png
        wide = min(TEXT_WIDTH_MM, width * MM_PER_PX, 200 * width / max(height, 1))
        return {
            "type": "ImageBlock",
            "file": name,
            "alt": block.alt,
            "width": round(wide, 2),
            "caption": self.line(block.caption),
        }

    def proof(self, proof: b.Proof) -> dict[str, Any]:
        """Where one number comes from."""
        out: dict[str, Any] = {
            key: value for key, value in to_json(proof).items() if not key.endswith("_ids")
        }
        for name, ids in (("cases", proof.case_ids), ("possible", proof.possible_ids)):
            out[name] = ", ".join(ids[:CASES_IN_PRINT])
            out[f"{name}_more"] = max(0, len(ids) - CASES_IN_PRINT)
        return out


def _led(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The blocks; words between a heading and what it heads stay with that, so that no heading is left behind."""
    for index, block in enumerate(blocks):
        if block["type"] not in _HEADED:
            continue
        start = index
        while start and blocks[start - 1]["type"] == "Paragraph":
            start -= 1
        words = blocks[start:index]
        if start and blocks[start - 1]["type"] == "Heading" and len(words) <= MOST_LEADING:
            for paragraph in words:
                paragraph["sticky"] = True
    return blocks


def _turned(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The blocks, each table that needs a page turned sideways together with the heading and words before it."""
    out: list[dict[str, Any]] = []
    for block in blocks:
        if not block.get("wide"):
            out.append(block)
            continue
        start = len(out)
        while start and out[start - 1]["type"] in {"Paragraph", "Heading"}:
            start -= 1
            if out[start]["type"] == "Heading":
                break
        else:
            start = len(out)  # words without a heading stay where they are
        out[start:] = [{"type": "Turned", "blocks": [*out[start:], block]}]
    return out


def tongue(tag: str) -> dict[str, Json]:
    """A BCP 47 tag in the parts that the typesetter takes."""
    parts = tag.split("-")
    script = next((part.lower() for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    region = next((part.upper() for part in parts[1:] if len(part) == 2 and part.isalpha()), None)
    return {"lang": parts[0].lower(), "script": script or "auto", "region": region}
