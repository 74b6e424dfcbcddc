"""The stages that make tables: each hands its room's tables in and checks that rows balance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from researchkit import store
from researchkit.core.issue import Issue, ResearchkitError, codes
from researchkit.pipeline.stage import Build

if TYPE_CHECKING:
    import pandas as pd

    from researchkit.pipeline.stage import Tables


def receive(work: Build) -> tuple[Tables, dict[str, object]]:
    """Hash every file and hold it against the ledger of what was received."""
    from researchkit import intake

    received = intake.receive_all(work.raw)
    return (
        {"documents": received.documents, "issues": _issues(received.issues, "receive")},
        {
            "documents": len(received.documents),
            "set_aside": int((received.documents["status"] == "set_aside").sum()),
        },
    )


def intake(work: Build) -> tuple[Tables, dict[str, object]]:
    """Turn accepted files into reports and their words; set the rest aside."""
    from researchkit import intake

    taken = intake.read_all(work.raw)
    _balance("intake", taken.rows_in, len(taken.reports), len(taken.set_aside))
    facts = {"rows": taken.rows_in, "reports": len(taken.reports), "set_aside": len(taken.set_aside),
             "words": len(taken.words)}  # fmt: skip
    return (
        {"reports": taken.reports, "words": taken.words, "set_aside": taken.set_aside,
         "issues": _issues(taken.issues, "intake")},
        facts,
    )  # fmt: skip


def clean(work: Build) -> tuple[Tables, dict[str, object]]:
    """Read every field's words into claims; gather what linkage compares."""
    from researchkit import intake
    from researchkit.clean.claims import clean
    from researchkit.clean.corrections import correct
    from researchkit.clean.link_keys import link_keys
    from researchkit.reference import packs

    packs.use_study_folder(work.study.root if (work.study.root / "countries").is_dir() else None)
    words, reports = work.table("intake", "words"), work.table("intake", "reports")
    cleaned = clean(words, reports, intake.date_orders(work.raw))
    _balance("clean", words["words_id"].nunique(), cleaned.claims["words_id"].nunique(), 0)
    corrected = correct(cleaned.claims, work.decisions("corrections.csv"))
    claims = corrected.claims
    facts = {"words": len(words), "claims": len(claims), "without_value": int((claims["value"] == "").sum()),
             "corrections": corrected.used}  # fmt: skip
    return (
        {"claims": claims, "link_keys": link_keys(claims, reports),
         "issues": _issues([*cleaned.issues, *corrected.issues], "clean")},
        facts,
    )  # fmt: skip


def link(work: Build) -> tuple[Tables, dict[str, object]]:
    """Join reports to persons and cases, with what people decided."""
    from researchkit import link

    reports, keys, claims = (work.table("intake", "reports"), work.table("clean", "link_keys"),
                             work.table("clean", "claims"))  # fmt: skip
    day = work.study.as_of.isoformat()
    known = reports.loc[reports["recorded_on"] <= day, "report_id"]
    keys = keys[keys["report_id"].isin(known)].reset_index(drop=True)
    claims = claims[claims["report_id"].isin(known)].reset_index(drop=True)
    linked = link.link(keys, link.judgements(work.decisions("links.csv")), previous=_previous(work))
    episodes = link.episodes(linked.persons, claims, keys)
    _balance("link", len(keys), len(episodes.links), 0)
    facts = {"reports": len(keys), "not_yet_known": len(reports) - len(keys),
             "persons": int(episodes.links["person_id"].nunique()),
             "cases": int(episodes.links["case_id"].nunique()), "to_review": len(linked.review)}  # fmt: skip
    return (
        {"links": episodes.links, "pairs": linked.pairs, "review": linked.review, "redirects": linked.redirects,
         "issues": _issues([*linked.issues, *episodes.issues], "link")},
        facts,
    )  # fmt: skip


def _previous(work: Build) -> pd.DataFrame | None:
    """The ids of the last build: they stay, and what was merged or split is recorded."""
    folder = work.folder("link")
    return store.read_table(folder, "links") if store.intact(folder) else None


def classify(work: Build) -> tuple[Tables, dict[str, object]]:
    """Reconcile the claims of each case, and conclude findings by the codebook."""
    from researchkit.classify.conclude import conclude
    from researchkit.reference import codebook

    links, reports, claims = (work.table("link", "links"), work.table("intake", "reports"),
                              work.table("clean", "claims"))  # fmt: skip
    linked = set(links["report_id"])
    reports = reports[reports["report_id"].isin(linked)].reset_index(drop=True)
    claims = claims[claims["report_id"].isin(linked)].reset_index(drop=True)
    book = codebook.load()
    done = conclude(
        claims, reports, links, book, grounds_of_arrest=tuple(book.grounds), publication={},
        language=work.study.languages[0],
    )  # fmt: skip
    _balance("classify", links["case_id"].nunique(), len(done.cases), 0)
    facts = {"cases": len(done.cases), "events": len(done.events), "findings": len(done.findings),
             "codebook": book.edition}  # fmt: skip
    return {"cases": done.cases, "events": done.events, "findings": done.findings}, facts


def redact(work: Build) -> tuple[Tables, dict[str, object]]:
    """Leave only what each audience may see."""
    from researchkit.protect.redact import CASE_SOURCES, PUBLICATION, grounds, redact

    cases, events, findings = (work.table("classify", name) for name in ("cases", "events", "findings"))
    reports = work.table("intake", "reports").merge(
        work.table("link", "links")[["report_id", "case_id"]], on="report_id"
    )
    sources = CASE_SOURCES.shape(reports[[name for name in CASE_SOURCES.names if name in reports]])
    publication = PUBLICATION.check(PUBLICATION.frame(work.decisions("publication.csv")))
    tables: Tables = {}
    for audience in ("public", "confidential"):
        for language in ("en", "ru", "kk", "fr"):
            allowed = grounds(publication, audience, language, work.study.as_of.isoformat())
            seen = redact(cases, events, findings, sources, audience=audience, allowed=allowed,
                          link_sources=work.study.link_sources)  # fmt: skip
            tables[f"cases_{audience}_{language}"] = seen.cases
        tables |= {f"events_{audience}": seen.events, f"findings_{audience}": seen.findings,
                   f"case_sources_{audience}": seen.case_sources}  # fmt: skip
    named = int((tables["cases_public_en"]["display_name"] != "").sum())
    return tables, {"cases": len(cases), "named_in_public": named}


def analyse(work: Build) -> tuple[Tables, dict[str, object]]:
    """Count and bound, for every period wanted."""
    from researchkit.analyse.standard import standard_results
    from researchkit.analyse.tabulate import to_table

    cases, events, findings = (
        work.table("redact", "cases_public_en"), work.table("redact", "events_public"),
        work.table("redact", "findings_public"),
    )  # fmt: skip
    found = [
        result
        for country in work.study.countries
        for period in work.wanted
        for result in standard_results(cases, events, findings, country=country, period=period,
                                       ground=work.study.ground)
    ]  # fmt: skip
    return {"results": to_table(found)}, {"results": len(found), "periods": len(work.wanted)}


def disclose(work: Build) -> tuple[Tables, dict[str, object]]:
    """Suppress small counts that would reveal a case that is not public."""
    import pandas as pd

    from researchkit.analyse.tabulate import from_table, to_table
    from researchkit.protect.disclose import disclose

    cases = work.table("redact", "cases_public_en")
    closed = frozenset(cases.loc[cases["tier"] != "open", "case_id"])
    done = disclose(from_table(work.table("analyse", "results")), closed, work.study.disclosure_threshold)
    log = pd.DataFrame(done.suppressed, columns=["result_id", "why"]).astype("str")
    return {"results": to_table(done.results), "suppressed": log}, {
        "results": len(done.results), "suppressed": len(log)}  # fmt: skip


def _issues(found: Iterable[Issue], stage: str) -> pd.DataFrame:
    from researchkit.core.contracts import ISSUES

    rows = []
    for issue in found:
        kind = codes()[issue.code]
        rows.append({
            "code": issue.code, "severity": kind.severity, "stage": issue.stage or stage, "place": issue.place,
            "field": issue.field, "report_id": issue.report_id, "problem": kind.problem,
            "next_step": kind.next_step,
        })  # fmt: skip
    return ISSUES.frame(rows)


def _balance(stage: str, rows_in: int, rows_out: int, set_aside: int) -> None:
    if rows_in != rows_out + set_aside:
        raise ResearchkitError("STORE-04", stage, f"{rows_in} in, {rows_out} out, {set_aside} set aside")
