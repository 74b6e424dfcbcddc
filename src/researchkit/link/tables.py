"""The tables of linkage: persons, decisions on pairs, and questions for a person."""

from __future__ import annotations

from researchkit.core.tables import Column, Table

PERSONS = Table(
    "persons",
    "Which report is about which person.",
    (
        Column("report_id", "text", "Report.", required=True),
        Column("person_id", "text", "Person.", required=True),
        Column("probability", "number", "Probability of the strongest link that holds it; empty when single."),
        Column("reason", "text", "Why, in words without names."),
        Column("decided_by", "text", "model, judgement or single.", required=True,
               allowed=("model", "judgement", "single")),
    ),
    key=("report_id",),
)  # fmt: skip

PAIRS = Table(
    "pairs",
    "One decision for every pair of reports that was more likely than not, judged, or came together.",
    (
        Column("report_a", "text", "One report.", required=True),
        Column("report_b", "text", "The other report.", required=True),
        Column("probability", "number", "What the model says; empty where it did not compare the two."),
        Column("decision", "text", "same, different, unsure (a person could not tell) or review (asked).",
               required=True, allowed=("same", "different", "unsure", "review")),
        Column("decided_by", "text", "model, judgement or group.", required=True,
               allowed=("model", "judgement", "group")),
        Column("reason", "text", "Why, in words without names.", required=True),
    ),
    key=("report_a", "report_b"),
)  # fmt: skip

REVIEW_QUEUE = Table(
    "link_review",
    "Questions for a person: are these two people one? The likeliest first.",
    (
        Column("report_a", "text", "A report of one.", required=True),
        Column("report_b", "text", "A report of the other.", required=True),
        Column("person_a", "text", "One.", required=True),
        Column("person_b", "text", "The other.", required=True),
        Column("probability", "number", "Of the likeliest pair between them.", required=True),
        Column("pairs_n", "integer", "Pairs between them that are more likely than not.", required=True),
        Column("reason", "text", "What speaks for and against, in words without names.", required=True),
    ),
    key=("person_a", "person_b"),
)  # fmt: skip
