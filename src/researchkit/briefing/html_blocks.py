"""Each block of a document as HTML."""

from __future__ import annotations

from researchkit.briefing import blocks as b
from researchkit.briefing.html_runs import proof_id
from researchkit.briefing.html_tables import HtmlTables
from researchkit.briefing.markup import Html, join, tag


class HtmlBlocks(HtmlTables):
    """Draws blocks."""

    __slots__ = ()

    def block(self, block: b.Block) -> Html:
        """One block."""
        if isinstance(block, b.Heading):
            return tag(f"h{block.level}", self.line(block.runs), id=block.id or None)
        if isinstance(block, b.Paragraph):
            return tag("p", self.line(block.runs), class_=block.role or None)
        if isinstance(block, b.ListBlock):
            items = (tag("li", self.item(item)) for item in block.items)
            return tag("ol" if block.ordered else "ul", items, class_=block.role or None)
        if isinstance(block, b.TableBlock):
            return self.table(block)
        if isinstance(block, b.FigureBlock):
            return self.figure(block)
        if isinstance(block, b.ImageBlock):
            return self.image(block)
        if isinstance(block, b.Preformatted):
            return tag("pre", tag("code", block.text), tabindex="0")
        if isinstance(block, b.Box):
            head = tag("p", self.line(block.title), class_="box-title") if block.title else None
            inside = join(head, (self.block(inner) for inner in block.blocks))
            return tag("blockquote" if block.kind == "quote" else "div", inside, class_=f"box {block.kind}")
        if isinstance(block, b.KeyFigures):
            return tag("dl", (self.key_figure(item) for item in block.items), class_="key")
        if isinstance(block, b.Masthead):
            return self.masthead(block)
        if isinstance(block, b.ProofList):
            return self.proofs(block)
        return Html("")

    def item(self, blocks: tuple[b.Block, ...]) -> Html:
        """A list item; a lone paragraph needs no element of its own."""
        if len(blocks) == 1 and isinstance(blocks[0], b.Paragraph) and not blocks[0].role:
            return self.line(blocks[0].runs)
        return join(self.block(block) for block in blocks)

    def key_figure(self, item: b.KeyFigure) -> Html:
        """One key figure."""
        return tag(
            "div",
            tag("dt", self.line(item.label)),
            tag("dd", self.line(item.number), class_="value"),
            tag("dd", self.line(item.qualifier)) if item.qualifier else None,
        )

    def masthead(self, block: b.Masthead) -> Html:
        """The head of the briefing."""
        badge = None
        if block.status_text:
            badge = tag("p", tag("span", block.status_text, class_=f"badge {block.status}".strip()))
        facts = [tag("div", tag("dt", label), tag("dd", self.line(runs))) for label, runs in block.facts]
        links = None
        if block.links:
            links = tag("ul", (tag("li", self.run(link)) for link in block.links), class_="formats")
            links = tag("nav", links, aria_label=self.labels["formats"])
        return join(
            tag("h1", block.title),
            tag("p", block.subtitle, class_="subtitle") if block.subtitle else None,
            badge,
            tag("dl", facts, class_="facts") if facts else None,
            tag("p", self.line(block.notice), class_="box notice") if block.notice else None,
            links,
        )

    def proofs(self, block: b.ProofList) -> Html:
        """The list of proofs; every number of the text links here."""
        return tag("div", (self.proof(proof) for proof in block.proofs), class_="proofs")

    def proof(self, proof: b.Proof) -> Html:
        """Where one number comes from."""
        words = self.labels
        facts = [
            tag("div", tag("dt", words[label]), tag("dd", value))
            for label, value in (
                ("proof_value", proof.text),
                ("proof_n", proof.n),
                ("proof_unit", proof.unit),
                ("proof_method", proof.method),
            )
            if value
        ]
        cases = [
            tag(
                "details",
                tag("summary", f"{words[label]}: {len(ids)}"),
                tag("p", ", ".join(ids), class_="ids"),
            )
            for label, ids in (("proof_cases", proof.case_ids), ("proof_possible", proof.possible_ids))
            if ids
        ]
        return tag(
            "div",
            tag(
                "p",
                tag("strong", proof.label) if proof.label else None,
                " " if proof.label else None,
                tag("code", proof.result_id),
            ),
            tag("dl", facts, class_="facts"),
            cases,
            class_="proof",
            id=proof_id(proof.result_id),
        )
