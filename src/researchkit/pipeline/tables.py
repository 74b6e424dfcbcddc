"""The stages that make tables: each hands its room's tables in and checks that rows balance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from researchkit import store
from researchkit.briefing.languages import DOSSIERS
from researchkit.core.dates import quarters
from researchkit.core.issue import Issue, ResearchkitError, codes
from researchkit.pipeline.stage import Build

if TYPE_CHECKING:
    import pandas as pd

    from researchkit.pipeline.stage import Tables


def receive(work: Build) -> tuple[Tables, dict[str, object]]:
    """Hash every file and hold it against the ledger of what was received."""
    documents = work.taken.documents
    aside = documents["status"] == "set_aside"
    facts: dict[str, object] = {"documents": len(documents), "set_aside": int(aside.sum())}
    return {"documents": documents, "issues": _issues(work.taken.received.issues, "receive")}, facts


def intake(work: Build) -> tuple[Tables, dict[str, object]]:
    """Turn accepted files into reports and their words; set the rest aside."""
    import pandas as pd

    from researchkit.core.tables import looked_up
    from researchkit.intake import date_orders

    taken = work.taken
    _balance("intake", taken.rows_in, len(taken.reports) + len(taken.narratives), len(taken.set_aside))
    facts: dict[str, object] = {
        "rows": taken.rows_in,
        "reports": len(taken.reports),
        "texts": len(taken.narratives),
        "set_aside": len(taken.set_aside),
        "words": len(taken.words),
    }
    orders = pd.DataFrame(sorted(date_orders(work.raw).items()), columns=["source_id", "date_order"]).astype(
        "str"
    )
    rows = {"received": taken.rows_in, "set_aside": len(taken.set_aside), "text": len(taken.narratives)}
    tiers = dict(zip(taken.documents["document_id"], taken.documents["tier"], strict=True))
    reports = taken.reports.assign(tier=looked_up(taken.reports["document_id"], tiers, "closed"))
    return {
        "reports": reports,
        "words": taken.words,
        "set_aside": taken.set_aside,
        "date_orders": orders,
        "rows": pd.DataFrame({"place": rows.keys(), "rows_n": rows.values()}).astype({"place": "str"}),
        "issues": _issues(taken.issues, "intake"),
    }, facts


def clean(work: Build) -> tuple[Tables, dict[str, object]]:
    """Read every field's words into claims; gather what linkage compares."""
    from researchkit.clean.claims import clean as read_here
    from researchkit.clean.corrections import correct
    from researchkit.clean.link_keys import link_keys

    words, reports = work.table("intake", "words"), work.table("intake", "reports")
    orders = work.table("intake", "date_orders")
    declared = dict(zip(orders["source_id"], orders["date_order"], strict=True))
    if work.engine == "spark":
        from researchkit.clean.on_spark import clean_on_spark

        cleaned = clean_on_spark(words, reports, declared)
    else:
        cleaned = read_here(words, reports, declared)
    _balance("clean", words["words_id"].nunique(), cleaned.claims["words_id"].nunique(), 0)
    corrected = correct(cleaned.claims, work.decisions("corrections.csv"))
    claims = corrected.claims
    facts: dict[str, object] = {"words": len(words), "claims": len(claims), "without_value": int((claims["value"] == "").sum()),
             "corrections": corrected.used}  # fmt: skip
    return (
        {"claims": claims, "link_keys": link_keys(claims, reports),
         "issues": _issues([*cleaned.issues, *corrected.issues], "clean")},
        facts,
    )  # fmt: skip


def link(work: Build) -> tuple[Tables, dict[str, object]]:
    """Join reports to persons and cases, with what people decided."""
    import pandas as pd

    from researchkit.link import episodes, events, judgements, persons
    from researchkit.link.identity import accumulate

    reports, keys, claims = (work.table("intake", "reports"), work.table("clean", "link_keys"),
                             work.table("clean", "claims"))  # fmt: skip
    day = work.study.as_of.isoformat()
    reported = reports[reports["recorded_on"] <= day]
    keys = keys[keys["report_id"].isin(reported["report_id"])].reset_index(drop=True)
    claims = claims[claims["report_id"].isin(reported["report_id"])]
    decided = pd.DataFrame(work.decisions("links.csv"), columns=list(judgements.JUDGEMENTS.names)).astype(
        "str"
    )
    previous, earlier = _previous(work, "links"), _previous(work, "redirects")
    linked = persons.link(keys, decided, previous=previous, earlier=earlier, engine=work.engine)
    published = {
        report: last
        for report, last in zip(reported["report_id"], reported["published_last"], strict=True)
        if last
    }
    placed = episodes.episodes(
        linked.persons, events.from_claims(claims), published=published, previous=previous, earlier=earlier
    )
    _balance("link", len(keys), len(placed.links), 0)
    unplaced = placed.links["case_id"].str.startswith(episodes.UNPLACED)
    facts: dict[str, object] = {
        "reports": len(keys),
        "not_yet_known": len(reports) - len(keys),
        "persons": int(placed.links["person_id"].nunique()),
        "cases": int(placed.links.loc[~unplaced, "case_id"].nunique()),
        "unplaced_reports": int(unplaced.sum()),
        "to_review": len(linked.review),
    }
    return {
        "links": placed.links,
        "dated": placed.events[placed.events["claim_id"] != ""].reset_index(drop=True),
        "pairs": linked.pairs,
        "review": linked.review,
        "redirects": accumulate(earlier, linked.redirects, placed.redirects),
        "issues": _issues([*linked.issues, *placed.issues], "link"),
    }, facts


def _previous(work: Build, name: str) -> pd.DataFrame | None:
    """A table of the last build: ids stay, and what was merged or split is recorded for good."""
    folder = work.folder("link")
    return store.read_table(folder, name) if store.intact(folder) else None


def classify(work: Build) -> tuple[Tables, dict[str, object]]:
    """Reconcile the claims of each case, and conclude findings by the codebook."""
    from researchkit.classify.conclude import conclude
    from researchkit.link.episodes import UNPLACED
    from researchkit.reference import codebook

    links, reports, claims = (work.table("link", "links"), work.table("intake", "reports"),
                              work.table("clean", "claims"))  # fmt: skip
    # A report that tells of one of a person's cases, not known which, belongs to no case and is not counted.
    links = links[~links["case_id"].str.startswith(UNPLACED)].reset_index(drop=True)
    linked = set(links["report_id"])
    reports = reports[reports["report_id"].isin(linked)].reset_index(drop=True)
    claims = claims[claims["report_id"].isin(linked)].reset_index(drop=True)
    book = codebook.load()
    done = conclude(
        claims,
        reports,
        links,
        work.table("link", "dated"),
        book,
        grounds_of_arrest=tuple(book.grounds),
        languages=DOSSIERS,
    )
    _balance("classify", links["case_id"].nunique(), len(done.cases), 0)
    facts: dict[str, object] = {"cases": len(done.cases), "events": len(done.events), "findings": len(done.findings),
             "codebook": book.edition}  # fmt: skip
    return {
        "cases": done.cases,
        "events": done.events,
        "findings": done.findings,
        "display_names": done.display_names,
    }, facts


def redact(work: Build) -> tuple[Tables, dict[str, object]]:
    """Leave only what each audience may see."""
    from researchkit.protect.redact import CASE_SOURCES, PUBLICATION, grounds, positions
    from researchkit.protect.redact import redact as hide
    from researchkit.protect.told import told
    from researchkit.reference import codebook, forms

    cases, events, findings = (work.table("classify", name) for name in ("cases", "events", "findings"))
    names = work.table("classify", "display_names")
    reports = work.table("intake", "reports").merge(
        work.table("link", "links")[["report_id", "case_id"]], on="report_id"
    )
    sources = CASE_SOURCES.shape(reports[[name for name in CASE_SOURCES.names if name in reports]])
    publication = PUBLICATION.check(PUBLICATION.frame(work.decisions("publication.csv")))
    tables: Tables = {}
    for audience in ("public", "confidential"):
        for language in DOSSIERS:
            written = names[names["language"] == language]
            allowed = grounds(publication, audience, language, work.study.as_of.isoformat())
            seen = hide(cases, events, findings, sources, written, audience=audience, allowed=allowed,
                          link_sources=work.study.link_sources)  # fmt: skip
            tables[f"cases_{audience}_{language}"] = seen.cases
        official = codebook.load().official
        said = positions(work.table("clean", "claims"), sources, official, audience=audience)
        tables[f"positions_{audience}"] = said
        tables |= {f"events_{audience}": seen.events, f"findings_{audience}": seen.findings,
                   f"case_sources_{audience}": seen.case_sources}  # fmt: skip
    # What open reports tell of each case, as codes: all that a public dossier is made of.
    tables["told_public"] = told(
        work.table("clean", "claims"), work.table("intake", "reports"), sources, forms.coded_fields()
    )
    tables["rows"] = _rows(work)
    named = int((tables["cases_public_en"]["display_name"] != "").sum())
    return tables, {"cases": len(cases), "named_in_public": named}


def _rows(work: Build) -> pd.DataFrame:
    """Rows received, and those that are part of no case, by why: contract ROWS."""
    from researchkit.link.episodes import UNPLACED
    from researchkit.protect.redact import ROWS

    known = {str(place): int(n) for place, n in work.table("intake", "rows").itertuples(index=False)}
    links = work.table("link", "links")
    later = len(work.table("intake", "reports")) - len(links)
    unplaced = int(links["case_id"].str.startswith(UNPLACED).sum())
    places = {**known, "later": later, "unplaced": unplaced}
    return ROWS.frame([{"place": place, "rows_n": n} for place, n in places.items()])


def analyse(work: Build) -> tuple[Tables, dict[str, object]]:
    """Count and bound, for every period wanted."""
    from researchkit.analyse.arrivals import reporting, still_to_come
    from researchkit.analyse.standard import standard_results
    from researchkit.analyse.tabulate import to_table

    cases = work.table("redact", "cases_public_en")
    events, findings, positions, pages = (
        work.table("redact", f"{name}_public") for name in ("events", "findings", "positions", "case_sources")
    )
    aside = {str(place): int(n) for place, n in work.table("redact", "rows").itertuples(index=False)}
    found = [
        result
        for country in work.study.countries
        for period in work.wanted
        for result in standard_results(cases, events, findings, country=country, period=period,
                                       ground=work.study.ground, as_of=work.study.as_of.isoformat(),
                                       positions=positions, aside=aside, pages=pages)
    ]  # fmt: skip
    start = quarters(work.study.first_period.first, work.study.first_period.last)[0]
    for country in work.study.countries:
        reports = reporting(events, country, work.study.as_of.isoformat(), start.code)
        cases_in = {f"{country}.{period.code}.arrest.cases": period.code for period in work.wanted}
        documented = {cases_in[one.result_id]: int(one.low) for one in found
                      if one.result_id in cases_in and one.low is not None}  # fmt: skip
        found += still_to_come(reports, country, documented) if reports else []
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
