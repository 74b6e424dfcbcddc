"""Opens one case for a dossier: the confidential edition with claims and words, the public one without.

The public edition reads redacted tables alone. What only a source that is not open tells is taken out of it,
and the finding is concluded anew without it: the codes of a case are harmless in a count, not in a dossier of
one person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from researchkit import store
from researchkit.briefing.casefile import CONFIDENTIAL, CaseFile, Page, Similar, Told
from researchkit.briefing.languages import DOSSIERS, require
from researchkit.briefing.story import Story
from researchkit.briefing.wording import Wording
from researchkit.core.dates import Period
from researchkit.core.issue import ResearchkitError
from researchkit.study import AUDIENCES, Study

if TYPE_CHECKING:
    import pandas as pd

#: Columns of a case that hold codes told by its reports, with the field that tells them.
_TOLD_BY = {"articles": "article", "affiliations": "affiliation", "conducts": "conduct",
            "exclusivity": "exclusivity", "procedures": "procedure"}  # fmt: skip
_MOST_SIMILAR = 8


def open_case(study: Study, case: str, *, language: str, audience: str) -> CaseFile:
    """One case, as an edition may know it.

    Args:
        study: the study, built.
        case: a case id, an old id that was merged, or the id of a person with one case.
        language: one that this document is told in (:mod:`researchkit.briefing.languages`).
        audience: public or confidential.

    Raises:
        ResearchkitError: no such case (PIPE-05), several (DOSSIER-01), a wrong language or audience (PIPE-02,
            PIPE-07), or a public dossier of a case without an open source (DOSSIER-02).
    """
    require(language, DOSSIERS)
    if audience not in AUDIENCES:
        raise ResearchkitError("PIPE-07", "audience")
    return _Opened(study, case, language, audience).file()


def find(study: Study, wanted: str) -> str:
    """The case that an id means.

    Raises:
        ResearchkitError: none (PIPE-05), or several (DOSSIER-01).
    """
    cases = store.read_table(study.processed / "06_redact", "cases_public_en")
    redirects = store.read_table(study.processed / "04_link", "redirects")
    known = set(cases["case_id"])
    onward = dict(zip(redirects["old_id"], redirects["new_id"], strict=True))
    seen: set[str] = set()
    while wanted not in known and wanted in onward and wanted not in seen:
        seen.add(wanted)
        wanted = onward[wanted]
    if wanted in known:
        return wanted
    own = sorted(cases.loc[cases["person_id"] == wanted, "case_id"])
    if len(own) > 1:
        raise ResearchkitError("DOSSIER-01", "case", ", ".join(own))
    if not own:
        raise ResearchkitError("PIPE-05", wanted if wanted.isascii() and len(wanted) < 40 else "the id given")
    return str(own[0])


class _Opened:
    """The tables of one edition, narrowed to one case."""

    def __init__(self, study: Study, case: str, language: str, audience: str) -> None:
        self.study, self.language, self.audience = study, language, audience
        self.case = find(study, case)
        self.redacted = study.processed / "06_redact"
        self.confidential = audience == CONFIDENTIAL
        self.cases = store.read_table(self.redacted, f"cases_{audience}_{language}")
        self.sources = self._own(store.read_table(self.redacted, f"case_sources_{audience}"))
        #: Whether the case has sources that this edition may not show.
        self.hides = False
        if not self.confidential:
            is_open = self.sources["tier"] == "open"
            self.hides = not bool(is_open.all())
            self.sources = self.sources[is_open]
            if self.sources.empty:
                raise ResearchkitError("DOSSIER-02", self.case)

    def _own(self, table: pd.DataFrame) -> pd.DataFrame:
        return table[table["case_id"] == self.case].reset_index(drop=True)

    def file(self) -> CaseFile:
        """The case file."""
        pages, numbers = self._pages()
        told = self._told(numbers)
        row = self._row(told)
        events = self._events(row, told)
        every = store.read_table(self.redacted, f"findings_{self.audience}")
        finding = self._finding(every, told)
        story = self._story(row, events, every)
        name = row["display_name"]
        given, family = self._name_parts(name) if self.confidential else ("", "")
        return CaseFile(
            story=story,
            case_id=self.case,
            name=name,
            ground=row["publication"],
            row=row,
            finding=finding,
            events=self._in_order(events, story),
            told=told,
            pages=pages,
            limbs=self._limbs(row, finding, told, story),
            similar=self._similar(every),
            consent=self._consent(row["person_id"]),
            last_told=max(
                [one for one in self.sources["published_last"] if one] or [row["last_recorded_on"]]
            ),
            given=given,
            family=family,
        )

    def _pages(self) -> tuple[tuple[Page, ...], dict[str, int]]:
        """Pages in order of publication, one a page however many reports were taken from it; report → number."""
        ordered = self.sources.sort_values(["published_first", "publisher", "url", "report_id"])
        extra = self._documents()
        pages: dict[str, Page] = {}
        numbers: dict[str, int] = {}
        for row in map(_texts, ordered.to_dict("records")):
            key = row["url"] or row["report_id"]
            more = extra.get(row["report_id"], {})
            if key in pages and more.get("title") and not pages[key].title:
                pages[key] = replace(pages[key], title=more["title"])
            if key not in pages:
                pages[key] = Page(
                    len(pages) + 1, row["publisher"], row["url"], row["language"], row["tier"], row["published_first"],
                    row["published_last"], more.get("title", ""), more.get("received_on", ""), more.get("sha256", ""),
                )  # fmt: skip
            numbers[row["report_id"]] = pages[key].number
        return tuple(pages.values()), numbers

    def _documents(self) -> dict[str, Mapping[str, str]]:
        """Title, receipt and hash of each report's document: for the confidential edition alone."""
        if not self.confidential:
            return {}
        reports = store.read_table(self.study.processed / "02_intake", "reports")
        documents = store.read_table(self.study.processed / "01_receive", "documents")
        own = reports[reports["report_id"].isin(self.sources["report_id"])]
        joined = own.merge(documents[["document_id", "received_on", "sha256"]], on="document_id", how="left")
        return {row["report_id"]: _texts(row) for row in joined.to_dict("records")}

    def _told(self, numbers: Mapping[str, int]) -> tuple[Told, ...]:
        if self.confidential:
            claims = store.read_table(self.study.processed / "03_clean", "claims")
            own = claims[claims["report_id"].isin(list(numbers))]
            reports = store.read_table(self.study.processed / "02_intake", "reports")
            roles = dict(zip(reports["report_id"], reports["event_role"], strict=True))
        else:
            own = self._own(store.read_table(self.redacted, "told_public"))
            own = own[own["report_id"].isin(list(numbers))]
            roles = {}
        out = []
        for row in map(_texts, own.sort_values("claim_id").to_dict("records")):
            out.append(Told(
                claim_id=row["claim_id"], field=row["field"], value=row["value"], reason=row["unknown_reason"],
                qualifier=row["qualifier"], first=row["date_first"], last=row["date_last"], role=row["role"],
                assertion=row["assertion"], by=row["asserted_by"],
                event_role=row.get("event_role", "") or roles.get(row["report_id"], ""),
                page=numbers[row["report_id"]], report_id=row["report_id"], flags=row["flags"],
                words=row.get("verbatim", ""), language=row.get("language", ""),
                speaker=row.get("speaker", ""), locator=row.get("locator", ""),
            ))  # fmt: skip
        return tuple(out)

    def _row(self, told: tuple[Told, ...]) -> dict[str, str]:
        """The case's row; in the public edition without codes that no open report tells."""
        row = _texts(self._own(self.cases).iloc[0].to_dict())
        if not self.confidential:
            for column, field in _TOLD_BY.items():
                seen = {one.value for one in told if one.field == field}
                row[column] = "|".join(code for code in row[column].split("|") if code in seen)
            if row["status"] not in {one.value for one in told if one.field == "status"}:
                row |= {"status": "", "status_grade": "unknown", "held": "unknown"}
            places = {one.qualifier for one in told if one.field == "place"}
            if row["region"] not in places:
                row |= {"region": "", "region_now": "", "place_id": ""}
            kinds = {one.value.partition(":")[0] for one in told if one.field == "sentence"}
            row["outcome"] = "|".join(code for code in row["outcome"].split("|") if code in kinds)
            if not any(one.field == "violence" and one.assertion in {"asserted", "denied"} for one in told):
                row["violence"] = ""
        if self.hides:
            told_on = [one for one in self.sources["published_last"] if one]
            row |= {"reports_n": str(len(self.sources)), "origins_n": "", "disputed": "",
                    "last_recorded_on": max(told_on, default="")}  # fmt: skip
        return row

    def _events(self, row: Mapping[str, str], told: tuple[Told, ...]) -> pd.DataFrame:
        """The case's events.

        In the public edition those that an open report tells, as that report dates them: a date or grade to
        which another source contributes is not shown.
        """
        own = self._own(store.read_table(self.redacted, f"events_{self.audience}"))
        if self.hides:
            seen = {one.claim_id: one for one in told}
            rows = []
            for event in own.to_dict("records"):
                ids = str(event["claim_ids"]).split("|")
                visible = [seen[one] for one in ids if one in seen]
                if visible and len(visible) < len(ids):
                    first = visible[0]
                    event |= {"date_first": first.first, "date_last": first.last, "edtf": first.value, "grade": "",
                              "region": ""}  # fmt: skip
                if visible:
                    rows.append(event)
            own = own.iloc[0:0] if not rows else type(own)(rows, columns=own.columns).astype("str")
        return own.reset_index(drop=True)

    def _in_order(self, events: pd.DataFrame, story: Story) -> tuple[Mapping[str, str], ...]:
        """Events in order of time as far as it can be told, the arrest first of one day, undated last."""
        drawn = story.events.assign(
            _late=story.events["date_first"] == "", _other=story.events["role"] != "arrest"
        )
        order = drawn.sort_values(["_late", "date_first", "_other", "date_last", "role"]).index
        return tuple(_texts(event) for event in events.loc[order].to_dict("records"))

    def _finding(self, every: pd.DataFrame, told: tuple[Told, ...]) -> dict[str, str]:
        """The finding; where this edition hides a source, concluded by the same rules from what it shows."""
        from researchkit.classify.basis import decide, fact_of
        from researchkit.reference import codebook

        own = every[(every["case_id"] == self.case) & (every["variable"] == f"basis.{self.study.ground}")]
        if own.empty:
            return {}
        if not self.hides:
            return _texts(own.iloc[0].to_dict())
        facts = [
            fact_of(one.claim_id, one.report_id, one.field, one.value, one.reason, one.assertion, one.by,
                    one.qualifier, one.flags)
            for one in told if one.field in {"conduct", "violence", "exclusivity"}
        ]  # fmt: skip
        found = decide(facts, self.study.ground, codebook.load())
        return {
            "value": found.value, "grade": found.grade, "reason": found.reason, "rule": found.rule, "of": "open",
            "claims_for": "|".join(one.claim_id for one in found.proof_for),
            "claims_against": "|".join(one.claim_id for one in found.proof_against),
        }  # fmt: skip

    def _limbs(
        self, row: Mapping[str, str], finding: Mapping[str, str], told: tuple[Told, ...], story: Story
    ) -> tuple[Mapping[str, str], ...]:
        import pandas as pd

        from researchkit.classify.candidates import candidates

        violent = any(one.field == "violence" and one.assertion == "asserted" for one in told)
        basis = pd.Series(dict(finding) or {"value": ""}, dtype="str")
        found = candidates(pd.Series(dict(row), dtype="str"), basis, violent, story.book)
        return tuple(_texts(limb) for limb in found.to_dict("records"))

    def _similar(self, every: pd.DataFrame) -> tuple[Similar, ...]:
        """Similar cases that have an open source, by what the edition may show of both."""
        from researchkit.classify.similar import similar

        country = self._own(self.cases)["country"].iloc[0]
        chosen = self.cases[self.cases["country"] == country]
        if not self.confidential:
            chosen = chosen[(chosen["tier"] == "open") | (chosen["case_id"] == self.case)]
        findings = every[every["variable"] == f"basis.{self.study.ground}"]
        if self.hides:
            return ()  # what it shares may be told only by a source that is not open
        found = similar(self.case, chosen, findings, most=_MOST_SIMILAR)
        return tuple(Similar(one.case_id, one.reasons) for one in found)

    def _consent(self, person: str) -> tuple[Mapping[str, str], ...]:
        """Recorded grounds; in the public edition without who gave and who reviewed them."""
        rows = store.decisions(self.study.raw, "publication.csv")
        own = [row for row in rows if row["person_id"] == person]
        hidden = () if self.confidential else ("given_by", "reviewed_by", "reviewed_on")
        return tuple(
            {key: "" if key in hidden else str(value or "") for key, value in row.items()} for row in own
        )

    def _name_parts(self, name: str) -> tuple[str, str]:
        """Given and family name, where the likeliest reading of the name tells them apart."""
        from researchkit.clean.names.parse import parses

        found = parses(name)
        if not found or not found[0].family or not found[0].given or "order_uncertain" in found[0].flags:
            return "", ""
        family = " ".join(word.written for word in found[0].family)
        given = " ".join(word.written for word in found[0].given)
        return given, family

    def _story(self, row: Mapping[str, str], events: pd.DataFrame, findings: pd.DataFrame) -> Story:
        from researchkit.reference import codebook, gazetteer, organisations

        names = {("region", row["region"]): gazetteer.name_of_region(row["region"], self.language).text}
        names |= {("affiliation", code): one.name for code, one in organisations.load().items()}
        study = self.study
        return Story(
            wording=Wording(self.language),
            country=row["country"],
            period=Period.parse(f"{study.as_of}..{study.as_of}"),
            audience=self.audience,
            ground=study.ground,
            results={},
            cases=_frame(row),
            events=_sharpened(events, row["last_recorded_on"]),
            findings=findings[findings["case_id"] == self.case].reset_index(drop=True),
            pages=self.sources,
            book=codebook.load(),
            about={
                "title": study.title, "publisher": study.publisher, "contact": study.contact,
                "as_of": study.as_of.isoformat(), "invented": "yes" if study.invented else "no",
            },
            names=names,
        )  # fmt: skip


def _sharpened(events: pd.DataFrame, last: str) -> pd.DataFrame:
    """Events for drawing: none before the arrest of the same case, none after the day it was told."""
    arrests = events.loc[(events["role"] == "arrest") & (events["date_first"] != ""), "date_first"]
    if arrests.empty:
        return events
    day = min(arrests)
    out = events.copy()
    later = (out["date_first"] != "") & (out["role"] != "arrest") & (out["date_last"] >= day)
    out["date_first"] = out["date_first"].where(~later | (out["date_first"] >= day), day)
    known = out["first_recorded_on"].where(out["first_recorded_on"] != "", last)
    vague = (
        later
        & (out["date_first"] != out["date_last"])
        & (known >= out["date_first"])
        & (known < out["date_last"])
    )
    out["date_last"] = out["date_last"].where(~vague, known)
    return out


def _frame(row: Mapping[str, str]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame([row], dtype="str")


def _texts(row: Mapping[Any, Any]) -> dict[str, str]:
    """A row as text; what is missing is empty."""
    return {str(key): "" if value is None or value != value else str(value) for key, value in row.items()}
