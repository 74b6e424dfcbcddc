"""The tables of the way of the data, each with its contract. The stages meet only here."""

from __future__ import annotations

from researchkit.core.claim import FIELDS, ROLES, SPEAKERS
from researchkit.core.tables import Column, Table
from researchkit.core.truth import Assertion, UnknownReason

_ASSERTION = tuple(Assertion)
_REASON = tuple(UnknownReason)

DOCUMENTS = Table(
    "documents",
    "Files exactly as received, known by their hash, with their origin record.",
    (
        Column("document_id", "text", "Id from source and path.", required=True),
        Column("source_id", "text", "Folder in data/raw/ that brought it.", required=True),
        Column("path", "text", "Path below data/raw/, with forward slashes.", required=True),
        Column("sha256", "text", "SHA-256 of the bytes.", required=True),
        Column("bytes_n", "integer", "Size in bytes."),
        Column("media_type", "text", "Type told from the content, not the name."),
        Column("received_on", "day", "When it was received, as the origin record says."),
        Column("tier", "text", "open, restricted or closed.", allowed=("open", "restricted", "closed")),
        Column("licence", "text", "Licence or consent the source gave."),
        Column("status", "text", "accepted or set_aside.", required=True, allowed=("accepted", "set_aside")),
    ),
    key=("document_id",),
)

ISSUES = Table(
    "issues",
    "Problems with a code, a place and a next step; never a value.",
    (
        Column("code", "text", "Issue code.", required=True),
        Column("severity", "text", "block, warn or info.", required=True, allowed=("block", "warn", "info")),
        Column("stage", "text", "Stage that met it.", required=True),
        Column("place", "text", "Locator.", required=True),
        Column("field", "text", "Field concerned."),
        Column("report_id", "text", "Report concerned."),
        Column("problem", "text", "What is wrong."),
        Column("next_step", "text", "What to do."),
    ),
)

SET_ASIDE = Table(
    "set_aside",
    "Raw rows that could not become reports, kept whole.",
    (
        Column("document_id", "text", "Document they stand in.", required=True),
        Column("locator", "text", "Where.", required=True),
        Column("code", "text", "Issue code that says why.", required=True),
        Column("cells", "text", "The row as JSON, untouched.", closed=True),
    ),
)

REPORTS = Table(
    "reports",
    "One source's account of one person's arrest or prosecution.",
    (
        Column("report_id", "text", "Stable id from source and the source's own row id.", required=True),
        Column("source_id", "text", "Source folder.", required=True),
        Column("document_id", "text", "Document it stands in.", required=True),
        Column("locator", "text", "Row or passage.", required=True),
        Column("kind", "text", "row, event, narrative or coding.", required=True,
               allowed=("row", "event", "narrative", "coding")),
        Column("publisher", "text", "Who published it.", required=True),
        Column("url", "text", "Address of the page."),
        Column("title", "text", "Title of the page."),
        Column("language", "text", "Language of the page."),
        Column("country", "text", "ISO 3166-1 alpha-2 of the country that detains."),
        Column("published_first", "day", "Earliest day the page may have been published."),
        Column("published_last", "day", "Latest day the page may have been published."),
        Column("recorded_on", "day", "When we came to know it (received, or published if later known)."),
        Column("origin_id", "text", "Independent origin: reports with one origin count once.", required=True),
        Column("event_role", "text", "Role of the event a row of kind event tells of.", allowed=ROLES),
        Column("source_row_id", "text", "The source's own id of the row."),
        Column("tier", "text", "Tier of its source.", allowed=("open", "restricted", "closed")),
    ),
    key=("report_id",),
)  # fmt: skip

WORDS = Table(
    "words",
    "Verbatim words of a source about one field of one report.",
    (
        Column("words_id", "text", "Id.", required=True),
        Column("report_id", "text", "Report.", required=True),
        Column("field", "text", "Field they speak of.", required=True, allowed=tuple(FIELDS)),
        Column("verbatim", "text", "The words, untouched.", required=True, closed=True),
        Column("locator", "text", "Where they stand.", required=True),
        Column("language", "text", "Language of the words.", required=True),
        Column("role", "text", "For dates: role told in a column of its own.", allowed=ROLES),
        Column("assertion", "text", "asserted, denied or not disclosed.", required=True, allowed=_ASSERTION),
        Column("asserted_by", "text", "Who asserts it.", allowed=SPEAKERS),
        Column("speaker", "text", "Who asserts it, in the source's words.", closed=True),
        Column("method", "text", "Column, rule or coder that took them.", required=True),
        Column("confidence", "number", "0-1."),
        Column("qualifier", "text", "Second code told in a column of its own, e.g. alleged."),
    ),
    key=("words_id",),
)

CLAIMS = Table(
    "claims",
    "One canonical value read from words, or the reason why none could be.",
    (
        Column("claim_id", "text", "Id.", required=True),
        Column("words_id", "text", "Words it was read from.", required=True),
        Column("report_id", "text", "Report.", required=True),
        Column("field", "text", "Field.", required=True, allowed=tuple(FIELDS)),
        Column("value", "text", "Canonical value; empty only with a reason."),
        Column("unknown_reason", "text", "Why there is no value.", allowed=_REASON),
        Column("qualifier", "text", "Second code that goes with the value."),
        Column("date_first", "day", "Earliest day, for dates."),
        Column("date_last", "day", "Latest day, for dates."),
        Column("role", "text", "What the date is the date of.", allowed=ROLES),
        Column("verbatim", "text", "The words, untouched.", required=True, closed=True),
        Column("span_start", "integer", "First character in the words."),
        Column("span_end", "integer", "One past the last character in the words."),
        Column("locator", "text", "Where the words stand.", required=True),
        Column("language", "text", "Language of the words.", required=True),
        Column("assertion", "text", "asserted, denied or not disclosed.", required=True, allowed=_ASSERTION),
        Column("asserted_by", "text", "Who asserts it.", allowed=SPEAKERS),
        Column("speaker", "text", "Who asserts it, in words.", closed=True),
        Column("flags", "text", "What a reader must know.", many=True),
        Column("method", "text", "Rule, column or coder, with version.", required=True),
        Column("confidence", "number", "0-1."),
        Column("recorded_on", "day", "When we came to know it."),
    ),
    key=("claim_id",),
)

LINK_KEYS = Table(
    "link_keys",
    "What linkage compares: one row a report, made of precomputed keys.",
    (
        Column("report_id", "text", "Report.", required=True),
        Column("source_id", "text", "Source.", required=True),
        Column("country", "text", "Country.", required=True),
        Column("name", "text", "Name as written.", closed=True),
        Column("given_key", "text", "Comparison key of the given name.", closed=True),
        Column("family_key", "text", "Comparison key of the family name's root.", closed=True),
        Column("patronymic_key", "text", "Comparison key of the patronymic's root.", closed=True),
        Column("given_initial", "text", "First letter of the given-name key.", closed=True),
        Column("family_initial", "text", "First letter of the family-name key.", closed=True),
        Column("gender", "text", "f, m or empty, from the name's endings."),
        Column("birth_year", "text", "Year of birth if told.", closed=True),
        Column("region", "text", "ISO 3166-2 regions of the report.", many=True),
        Column("date_first", "day", "Earliest day of the report's main event."),
        Column("date_last", "day", "Latest day of the report's main event."),
        Column("role", "text", "Role of the main event.", allowed=ROLES),
        Column("articles", "text", "Articles, sorted.", many=True),
        Column("affiliations", "text", "Movements, sorted.", many=True),
        Column("url", "text", "Page, to tell reposts."),
        Column("origin_id", "text", "Origin."),
    ),
    key=("report_id",),
)

LINKS = Table(
    "links",
    "Which report belongs to which person and which case (episode).",
    (
        Column("report_id", "text", "Report.", required=True),
        Column("person_id", "text", "Person.", required=True),
        Column("case_id", "text", "Case: one episode of deprivation of liberty.", required=True),
        Column("arrest_id", "text", "Arrest event within the case, if the report tells of one."),
        Column("probability", "number", "Probability of the weakest link that holds it in the person."),
        Column("reason", "text", "Why it was linked, in words without names."),
        Column("decided_by", "text", "model, judgement or single.", allowed=("model", "judgement", "single")),
    ),
    key=("report_id",),
)

CASES = Table(
    "cases",
    "One person's episode of deprivation of liberty, reconciled from its claims.",
    (
        Column("case_id", "text", "Case.", required=True),
        Column("person_id", "text", "Person.", required=True),
        Column("country", "text", "Country.", required=True),
        Column("display_name", "text", "Name in the study's first language.", closed=True),
        Column("publication", "text", "Ground for publishing the name, or none.", required=True,
               allowed=("consent", "own_representative", "named_organisation", "none")),
        Column("deprived", "text", "Whether a deprivation of liberty is told.", required=True,
               allowed=("yes", "no", "unknown")),
        Column("region", "text", "ISO 3166-2 region of the arrest, at the time; empty if unknown or contradicted."),
        Column("region_now", "text", "The same in today's regions, where certain."),
        Column("regions_told", "text", "Every region a source tells.", many=True),
        Column("place_id", "text", "Most precise place of the arrest."),
        Column("articles", "text", "Articles charged, sorted.", many=True),
        Column("offence_groups", "text", "Groups of the articles.", many=True),
        Column("affiliations", "text", "Movements, sorted.", many=True),
        Column("conducts", "text", "Conduct said to be relied on.", many=True),
        Column("exclusivity", "text", "What sources say of exclusivity, if anything.", many=True),
        Column("violence", "text", "asserted, denied, both, or empty: not mentioned.",
               allowed=("asserted", "denied", "both")),
        Column("status", "text", "Latest status code."),
        Column("status_grade", "text", "documented, alleged, disputed, retracted or unknown."),
        Column("outcome", "text", "Kinds of penalty imposed.", many=True),
        Column("held", "text", "Whether the person is still deprived of liberty, as last told.", required=True,
               allowed=("yes", "no", "unknown")),
        Column("procedures", "text", "Procedure flags asserted.", many=True),
        Column("sources", "text", "Source ids.", many=True),
        Column("origins", "text", "Origins of its reports.", many=True),
        Column("tier", "text", "open if any source of the case is public, else the least protected tier.",
               allowed=("open", "restricted", "closed")),
        Column("origins_n", "integer", "Independent origins."),
        Column("reports_n", "integer", "Reports."),
        Column("disputed", "text", "Fields on which sources contradict one another.", many=True),
        Column("first_recorded_on", "day", "When we first knew of it."),
        Column("last_recorded_on", "day", "When we last learnt anything."),
    ),
    key=("case_id",),
)  # fmt: skip

EVENTS = Table(
    "events",
    "Dated (or undated) events of a case, one row an event after reconciliation.",
    (
        Column("event_id", "text", "Event.", required=True),
        Column("case_id", "text", "Case.", required=True),
        Column("person_id", "text", "Person.", required=True),
        Column("country", "text", "Country.", required=True),
        Column("role", "text", "What happened.", required=True, allowed=ROLES),
        Column("date_first", "day", "Earliest day."),
        Column("date_last", "day", "Latest day."),
        Column("edtf", "text", "The same as EDTF."),
        Column("grade", "text", "documented, alleged or disputed."),
        Column("region", "text", "ISO 3166-2 at the time."),
        Column("claim_ids", "text", "Claims behind it.", many=True),
        Column("report_ids", "text", "Reports behind it.", many=True),
        Column("first_recorded_on", "day", "When we first knew of it."),
    ),
    key=("event_id",),
)

FINDINGS = Table(
    "findings",
    "What the codebook concludes for a case, with its proof.",
    (
        Column("finding_id", "text", "Finding.", required=True),
        Column("case_id", "text", "Case.", required=True),
        Column("variable", "text", "Codebook variable, e.g. basis.attendance.", required=True),
        Column("value", "text", "Value in the codebook.", required=True),
        Column("grade", "text", "documented, alleged, disputed, retracted or unknown."),
        Column("reason", "text", "Why, when indeterminate or unknown."),
        Column("rule", "text", "Rule path with codebook version.", required=True),
        Column("claims_for", "text", "Claim ids.", many=True),
        Column("claims_against", "text", "Claim ids.", many=True),
        Column("origins_n", "integer", "Independent origins behind it."),
        Column("strict", "text", "Reading: yes, no or unknown.", allowed=("yes", "no", "unknown")),
        Column("standard", "text", "Reading: yes, no or unknown.", allowed=("yes", "no", "unknown")),
        Column("broad", "text", "Reading: yes, no or unknown.", allowed=("yes", "no", "unknown")),
        Column("sentence", "text", "The proof as a sentence, without names."),
    ),
    key=("finding_id",),
)

RESULTS = Table(
    "results",
    "Numbers that may be printed.",
    (
        Column("result_id", "text", "Stable name.", required=True),
        Column("value", "number", "Point value."),
        Column("low", "number", "Lower end."),
        Column("high", "number", "Upper end."),
        Column("interval_kind", "text", "bounds, confidence, prediction or credible.",
               allowed=("bounds", "confidence", "prediction", "credible")),
        Column("level", "number", "Coverage."),
        Column("n", "integer", "Denominator."),
        Column("unit", "text", "What is counted."),
        Column("method", "text", "Method."),
        Column("citation", "text", "Source of the method."),
        Column("refused", "text", "Why no number is given."),
        Column("case_ids", "text", "Cases counted surely.", many=True),
        Column("possible_ids", "text", "Cases that only may count.", many=True),
        Column("flags", "text", "Marks: p, r, c.", many=True),
        Column("notes", "text", "Assumptions that travel with the number.", many=True),
    ),
    key=("result_id",),
)  # fmt: skip
