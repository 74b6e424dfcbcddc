"""A draft as HTML: the text with highlighted claims beside the table of what they say.

Everything is escaped; nothing is loaded and nothing runs. Names of third parties are blotted out.
"""

from __future__ import annotations

import itertools
from html import escape

from researchkit.core.issue import codes
from researchkit.intake.narrative.drafts import Claim, Draft
from researchkit.intake.narrative.tables import claim_id

_STYLE = """
.rk-draft{display:flex;flex-wrap:wrap;gap:1.5rem;align-items:flex-start;font:15px/1.6 system-ui,sans-serif;
color:#1c2126;background:#fff;padding:.5rem}
.rk-draft .rk-text{flex:1 1 24rem;max-width:44rem;white-space:pre-wrap;overflow-wrap:anywhere}
.rk-draft .rk-side{flex:1 1 26rem;overflow-x:auto}
.rk-draft mark{background:#e8eef4;color:inherit;border-bottom:2px solid #4a6b8a;padding:0 .1em}
.rk-draft mark.rk-person{background:#f4ead5;border-color:#9a6b12}
.rk-draft mark.rk-conduct,.rk-draft mark.rk-exclusivity{background:#e6f0e8;border-color:#2f7049}
.rk-draft mark.rk-procedure,.rk-draft mark.rk-violence{background:#f6e6e3;border-color:#a1452f}
.rk-draft sup{font-size:.68em;margin-left:.1em;color:#3c4650}
.rk-draft .rk-closed{background:#1c2126;color:#fff;border-radius:2px;padding:0 .35em;font-size:.85em}
.rk-draft table{border-collapse:collapse;font-size:13px;width:100%;margin:.3rem 0 1.2rem}
.rk-draft th,.rk-draft td{text-align:left;vertical-align:top;padding:.25rem .5rem;border-bottom:1px solid #d5dbe0}
.rk-draft th{font-weight:600}.rk-draft h3{margin:.2rem 0;font-size:16px}
.rk-draft .rk-meta,.rk-draft li{font-size:13px;color:#3c4650}
"""
_ASKED = "Asked: the text does not say of whom this is told. Is it this person?"
_HEADER = ("no.", "field", "words", "read as", "who says so", "sure")


def fragment(draft: Draft, text: int = 0) -> str:
    """The draft for a notebook."""
    numbers = {id(claim): number for number, (_, claim) in enumerate(draft.rows(), 1)}
    return (
        f"<style>{_STYLE}</style><div class='rk-draft'>"
        f"<div class='rk-text' lang='{escape(draft.language)}'>{_text(draft, numbers)}</div>"
        f"<div class='rk-side'>{_side(draft, numbers, text)}</div></div>"
    )


def page(draft: Draft, text: int = 0) -> str:
    """The draft as a page of its own; see :func:`researchkit.intake.narrative.to_html`."""
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return (
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>"
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        "<meta name='viewport' content='width=device-width'><title>Draft to confirm</title></head><body>"
        f"{fragment(draft, text)}</body></html>"
    )


def _text(draft: Draft, numbers: dict[int, int]) -> str:
    claims = sorted((claim for _, claim in draft.rows()), key=lambda claim: (claim.start, -claim.end))
    edges = {0, len(draft.text)}
    for claim in claims:
        edges |= {claim.start, claim.end}
    for one in draft.closed:
        edges |= {one.start, one.end}
    places = sorted(edges)
    starting: dict[int, list[Claim]] = {}
    for claim in claims:
        starting.setdefault(claim.start, []).append(claim)
    closing = {one.start: one for one in draft.closed}
    out: list[str] = []
    active: list[Claim] = []
    hidden = -1
    for start, end in itertools.pairwise(places):
        active = [claim for claim in active if claim.end > start] + starting.get(start, [])
        if start in closing:
            hidden = max(hidden, closing[start].end)
            out.append(f"<span class='rk-closed'>{escape(closing[start].relation)}</span>")
        if start < hidden:
            continue
        piece = escape(draft.text[start:end])
        if not active:
            out.append(piece)
            continue
        field = active[-1].field
        ending = sorted({numbers[id(claim)] for claim in active if claim.end == end})
        title = ", ".join(dict.fromkeys(f"{claim.field}: {claim.value}" for claim in active))
        refs = f"<sup>{_ranges(ending)}</sup>" if ending else ""
        out.append(
            f"<mark class='rk-{escape(field)}' title='{escape(title, quote=True)}'>{piece}{refs}</mark>"
        )
    return "".join(out)


def _ranges(numbers: list[int]) -> str:
    """Numbers of claims, short: ``3, 7 …`` where many persons share the words."""
    shown = ", ".join(str(number) for number in numbers[:3])
    return shown + (" …" if len(numbers) > 3 else "")


def _side(draft: Draft, numbers: dict[int, int], text: int) -> str:
    out = ["<p class='rk-meta'><b>A draft, read by rule: confirm, correct or strike out.</b> "
           "Confidential: it names people.</p>"]  # fmt: skip
    told = [
        ("language", draft.language), ("country", draft.country), ("published", draft.published.edtf),
        ("publisher", draft.publisher), ("told first by", _origin(draft)),
    ]  # fmt: skip
    out.append(
        "<p class='rk-meta'>" + " · ".join(f"{name}: {escape(value) or '–'}" for name, value in told) + "</p>"
    )
    for person in draft.persons:
        head = "".join(f"<th scope='col'>{name}</th>" for name in _HEADER)
        rows = "".join(_row(draft, claim, numbers[id(claim)], text) for claim in person.claims)
        if person.asked:
            rows += f"<tr><th colspan='{len(_HEADER)}' scope='rowgroup'>{_ASKED}</th></tr>"
            rows += "".join(_row(draft, claim, numbers[id(claim)], text) for claim in person.asked)
        out.append(
            f"<h3>{escape(person.name)}</h3><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )
    if not draft.persons:
        out.append("<p>Nobody was found whom the text is about.</p>")
    notes = [codes()[code] for code in dict.fromkeys(draft.issues)]
    out.append(
        "<ul>"
        + "".join(f"<li>{escape(n.problem)}: {escape(n.next_step)} ({n.code})</li>" for n in notes)
        + "</ul>"
    )
    return "".join(out)


def _origin(draft: Draft) -> str:
    if draft.origin is None:
        return draft.origin_id
    return draft.text[draft.origin[0] : draft.origin[1]]


def _row(draft: Draft, claim: Claim, number: int, text: int) -> str:
    told = [claim.value, claim.qualifier, claim.role]
    if claim.assertion != "asserted":
        told.append(claim.assertion.value.replace("_", " "))
    voice = claim.speaker or claim.asserted_by
    cells = (
        claim_id(text, number) if text else str(number), claim.field, " ".join(draft.verbatim(claim).split()), " · ".join(part for part in told if part),
        voice, f"{claim.confidence:.2f}",
    )  # fmt: skip
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
