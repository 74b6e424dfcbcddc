"""The codebook as a page, made from the codebook: it cannot say anything else than what decides."""

from __future__ import annotations

from researchkit.core.issue import codes
from researchkit.reference.codebook import Codebook


def to_markdown(book: Codebook) -> str:
    """``docs/codebook.md``."""
    out = [
        f"# Codebook: {book.title.lower()}",
        "",
        f"Edition `{book.edition}`. Made from `src/researchkit/reference/codebooks/{book.name}.toml` by `make docs`; "
        "edit that file.",
        "",
        book.definition,
        "",
        "## Standing principles",
        "",
        *(f"{number}. {text}" for number, text in book.principles),
        "",
        "## Variables",
    ]
    for variable in book.variables.values():
        many = ", several values a case" if variable.many else ""
        out += ["", f"### {variable.title} (`{variable.name}`)", "", f"{variable.definition} Layer: {variable.layer}{many}.",
                "", "| value | meaning |", "|---|---|"]  # fmt: skip
        out += [f"| `{code}` | {meaning} |" for code, meaning in variable.values.items()]
    out += ["", "## Grounds", "", "| ground | conduct that makes it | standards |", "|---|---|---|"]
    out += [
        f"| `{g.name}`: {g.title} | {', '.join(f'`{c}`' for c in g.conduct)} | {', '.join(g.standards)} |"
        for g in book.grounds.values()
    ]
    out += ["", "## Decision rules, in order", "", "The first rule whose conditions all hold decides.", "",
            "| rule | conditions | finding | grade | reason | says |", "|---|---|---|---|---|---|"]  # fmt: skip
    for rule in book.rules:
        conditions = " and ".join(
            f"not {c[1:].replace('_', ' ')}" if c.startswith("!") else c.replace("_", " ") for c in rule.when
        )
        says = rule.says.format(ground="the ground")
        out.append(
            f"| {rule.rule_id} | {conditions or 'none'} | {rule.value} | {rule.grade.replace('_', ' ')} | "
            f"{rule.reason.replace('_', ' ')} | {says} |"
        )
    out += ["", "A grade *by ground* (or *by denial*, …) is *documented* if any of those claims is made by "
            f"{', '.join(sorted(book.official)).replace('_', ' ')}, else *alleged*.", "",
            "## Readings", "", "| reading | counts as yes | may count | else |", "|---|---|---|---|"]  # fmt: skip
    out += [
        f"| {r.name}: {r.title} | {_patterns(r.yes)} | {_patterns(r.unknown)} | no |"
        for r in book.readings.values()
    ]
    out += ["", "## Candidates under the standards", "",
            "A candidate is a question for a lawyer, never a verdict.", "",
            "| standard | limb | evidence for | evidence against |", "|---|---|---|---|"]  # fmt: skip
    out += [
        f"| {c.standard} | {c.limb}: {c.title} | {_patterns(c.supported) or 'none coded'} | {_patterns(c.against) or 'none coded'} |"
        for c in book.candidates
    ]
    out += [
        "",
        "## Examples",
        "",
        "Each is run as a test.",
        "",
        "| case | finding | grade |",
        "|---|---|---|",
    ]
    out += [f"| {e['title']} | {e['value']} | {e['grade']} |" for e in book.examples]
    out += ["", "## Sources", "", *(f"- {s['cite']} ({s['note']})" for s in book.sources), ""]
    return "\n".join(out)


def issues_to_markdown() -> str:
    """``docs/issues.md``: every issue code."""
    out = ["# Issue codes", "", "Made from `src/researchkit/core/issue_codes/` by `make docs`. `block` stops a release, "
           "`warn` is for a person to look at, `info` is only recorded.", "",
           "| code | severity | problem | next step |", "|---|---|---|---|"]  # fmt: skip
    out += [
        f"| {c.code} | {c.severity} | {c.problem} | {c.next_step} |"
        for c in sorted(codes().values(), key=lambda c: c.code)
    ]
    return "\n".join([*out, ""])


def _patterns(patterns: tuple[str, ...]) -> str:
    return ", ".join(f"`{pattern}`" for pattern in patterns)
