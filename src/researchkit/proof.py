"""The proof of a number: result → cases → findings → claims → words → source, as a tree.

This is the promise of the package. The tree is shown in a terminal, in a notebook and as a page; names and
words are shown because whoever runs this holds the data: nothing of it goes into a briefing.
"""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from researchkit import store
from researchkit.core.issue import ResearchkitError
from researchkit.study import Study

if TYPE_CHECKING:
    import pandas as pd


@dataclass
class Node:
    """One step of a proof: what it is, and what it rests on."""

    text: str
    kind: str = ""
    url: str = ""
    children: list[Node] = field(default_factory=list)

    def add(self, text: str, kind: str = "", url: str = "") -> Node:
        """Add a step under this one."""
        child = Node(text, kind, url)
        self.children.append(child)
        return child

    def lines(self, depth: int = 0) -> list[str]:
        """The tree as indented lines."""
        head = "  " * depth + self.text + (f"  <{self.url}>" if self.url else "")
        return [head, *(line for child in self.children for line in child.lines(depth + 1))]

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def to_html(self) -> str:
        """The tree as nested, foldable HTML; every text is escaped."""
        text = html.escape(self.text)
        if self.url.startswith(("http://", "https://")):
            text += f' <a href="{html.escape(self.url, quote=True)}">{html.escape(self.url)}</a>'
        if not self.children:
            return f"<li>{text}</li>"
        inner = "".join(child.to_html() for child in self.children)
        return f"<li><details open><summary>{text}</summary><ul>{inner}</ul></details></li>"

    def _repr_html_(self) -> str:
        return f"<ul>{self.to_html()}</ul>"

    def page(self) -> str:
        """A page of its own."""
        style = "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}ul{list-style:none}"
        title = html.escape(self.text)
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
            f"<style>{style}</style></head><body><h1>{title}</h1><ul>{self.to_html()}</ul></body></html>\n"
        )


class Ledger:
    """The built tables of a study, opened for walking back."""

    def __init__(self, study: Study) -> None:
        folder = study.processed
        self.results = store.read_table(folder / "08_disclose", "results").set_index("result_id", drop=False)
        self.cases = store.read_table(folder / "05_classify", "cases").set_index("case_id", drop=False)
        self.events = store.read_table(folder / "05_classify", "events")
        self.findings = store.read_table(folder / "05_classify", "findings")
        self.links = store.read_table(folder / "04_link", "links").set_index("report_id", drop=False)
        self.redirects = store.read_table(folder / "04_link", "redirects")
        self.claims = store.read_table(folder / "03_clean", "claims").set_index("claim_id", drop=False)
        self.reports = store.read_table(folder / "02_intake", "reports").set_index("report_id", drop=False)
        self.variable = f"basis.{study.ground}"

    def explain(self, wanted: str) -> Node:
        """The proof of a result, case, person, finding, event, report or claim id.

        Raises:
            ResearchkitError: nothing has this id (PIPE-05).
        """
        if wanted in self.results.index:
            return self.result(wanted)
        redirected = dict(zip(self.redirects["old_id"], self.redirects["new_id"], strict=True))
        if wanted in redirected and wanted not in self.cases.index:
            node = Node(f"{wanted} is now {redirected[wanted]}", "redirect")
            node.children.append(self.explain(redirected[wanted]))
            return node
        if wanted in self.cases.index:
            return self.case(wanted)
        if wanted.partition(".")[0] in self.cases.index:  # a number of a dossier counts within one case
            return self.case(wanted.partition(".")[0])
        if wanted in set(self.cases["person_id"]):
            node = Node(f"person {wanted}", "person")
            own = self.cases[self.cases["person_id"] == wanted]
            node.children = [self.case(case) for case in sorted(own["case_id"])]
            return node
        if (found := self.findings[self.findings["finding_id"] == wanted]).size:
            return self.finding(found.iloc[0])
        if (events := self.events[self.events["event_id"] == wanted]).size:
            return self.event(events.iloc[0])
        if wanted in self.reports.index:
            return self.report(wanted)
        if wanted in self.claims.index:
            return self.claim(wanted)
        raise ResearchkitError("PIPE-05", wanted if len(wanted) < 80 and wanted.isascii() else "the id given")

    def result(self, result_id: str) -> Node:
        """A number, and the cases it counts."""
        row: Any = self.results.loc[result_id]
        if row["refused"]:
            return Node(f"{result_id}: not given: {row['refused']}", "result")
        node = Node(f"{result_id} = {_range(row)} {row['unit']}", "result")
        node.add(f"method: {row['method']}" + (f" ({row['citation']})" if row["citation"] else ""), "method")
        for note in filter(None, row["notes"].split("|")):
            node.add(f"note: {note}", "note")
        for column, words in (("case_ids", "counted surely"), ("possible_ids", "may count")):
            ids = [case for case in row[column].split("|") if case]
            branch = node.add(f"{words}: {len(ids)} case(s)", "cases")
            branch.children = [self.case(case) for case in ids]
        return node

    def case(self, case_id: str) -> Node:
        """A case: its name, what is concluded, what happened, and the reports behind it."""
        row = self.cases.loc[case_id]
        node = Node(
            f"case {case_id}: {row['display_name']} ({row['country']}, person {row['person_id']})", "case"
        )
        chosen = self.findings[
            (self.findings["case_id"] == case_id) & (self.findings["variable"] == self.variable)
        ]
        node.children += [self.finding(finding) for _, finding in chosen.iterrows()]
        for _, event in self.events[self.events["case_id"] == case_id].iterrows():
            node.children.append(self.event(event))
        if row["disputed"]:
            node.add(f"sources contradict one another on: {row['disputed'].replace('|', ', ')}", "disputed")
        pages = node.add(f"{row['reports_n']} report(s), {row['origins_n']} independent origin(s)", "reports")
        for report in sorted(self.links.index[self.links["case_id"] == case_id]):
            link = self.links.loc[report]
            child = self._page(report)
            child.text += f"; linked by {link['decided_by']}: {link['reason']}"
            pages.children.append(child)
        return node

    def finding(self, row: pd.Series[str]) -> Node:
        """A finding, the rule that decided, and the claims for and against."""
        reason = f", {row['reason']}" if row["reason"] else ""
        node = Node(f"finding {row['variable']}: {row['value']} ({row['grade']}{reason})", "finding")
        node.add(f"{row['sentence']} [{row['rule']}]", "rule")
        for column, words in (("claims_for", "for"), ("claims_against", "against")):
            ids = [claim for claim in row[column].split("|") if claim]
            if ids:
                branch = node.add(words, "claims")
                branch.children = [self.claim(claim) for claim in ids]
        return node

    def event(self, row: pd.Series[str]) -> Node:
        """An event and the claims that date it."""
        node = Node(f"{row['role']}: {row['edtf'] or 'undated'} ({row['grade']})", "event")
        node.children = [self.claim(claim) for claim in row["claim_ids"].split("|") if claim]
        return node

    def report(self, report_id: str) -> Node:
        """A report: its page and every claim read from it."""
        node = self._page(report_id)
        own = self.claims[self.claims["report_id"] == report_id]
        node.children = [self.claim(claim) for claim in own.index]
        return node

    def claim(self, claim_id: str) -> Node:
        """A claim: its value, its words, who asserts it, where they stand."""
        row = self.claims.loc[claim_id]
        value = row["value"] or f"unknown ({row['unknown_reason']})"
        if row["qualifier"]:
            value += f" [{row['qualifier']}]"
        by = f", asserted by {row['asserted_by']}" if row["asserted_by"] else ""
        speaker = f" ({row['speaker']})" if row["speaker"] else ""
        node = Node(f"claim {claim_id} {row['field']}: {value}, {row['assertion']}{by}{speaker}", "claim")
        node.add(f"words: “{row['verbatim']}”", "words")
        node.add(f"at: {row['locator']}; read by {row['method']}", "locator")
        node.children.append(self._page(str(row["report_id"])))
        return node

    def _page(self, report_id: str) -> Node:
        row = self.reports.loc[report_id]
        published = row["published_first"]
        if row["published_last"] != published:
            published = f"{published or '..'}/{row['published_last'] or '..'}"
        when = f", published {published}" if published else ""
        return Node(f"report {report_id}: {row['publisher']}{when}", "report", str(row["url"]))


def _range(row: pd.Series[float]) -> str:
    def short(number: float) -> str:
        return f"{number:.0f}" if float(number).is_integer() else f"{number:.3g}"

    value, low, high = row["value"], row["low"], row["high"]
    of = "" if row.isna()["n"] else f" of {row['n']}"
    span = f"{short(low)}–{short(high)}" if low == low and high == high else ""
    if value != value:
        return f"{span}{of} ({row['interval_kind']})"
    return f"{short(value)}{of}" + (f" ({span} {row['interval_kind']})" if span and low != high else "")
