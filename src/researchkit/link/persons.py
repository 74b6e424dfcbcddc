"""Reports to persons: block, compare, score, group, and keep every decision with its reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from researchkit.core.contracts import LINK_KEYS
from researchkit.core.issue import Issue
from researchkit.link import cluster
from researchkit.link.identity import name_groups, redirects_frame, retired
from researchkit.link.judgements import Judged
from researchkit.link.judgements import read as read_judgements
from researchkit.link.kinship import Kinship
from researchkit.link.records import region_parents, spellings
from researchkit.link.scored import AUTO, REVIEW, Scored, compare_reports
from researchkit.link.tables import PAIRS, PERSONS, REVIEW_QUEUE


@dataclass(frozen=True, slots=True)
class Linked:
    """What linkage gives.

    Attributes:
        persons: contract :data:`PERSONS`, sorted by report.
        pairs: contract :data:`PAIRS`.
        review: contract :data:`REVIEW_QUEUE`.
        redirects: person ids that changed in this build (contract REDIRECTS); keep them with
            :func:`researchkit.link.identity.accumulate`.
        issues: what a person should look at.
        counts: reports, spellings, pairs by rule, pairs compared …, for the run record.
    """

    persons: pd.DataFrame
    pairs: pd.DataFrame
    review: pd.DataFrame
    redirects: pd.DataFrame
    issues: list[Issue]
    counts: dict[str, int]


def link(
    keys: pd.DataFrame,
    judgements: pd.DataFrame,
    *,
    previous: pd.DataFrame | None = None,
    earlier: pd.DataFrame | None = None,
    engine: str = "duckdb",
    parents: Mapping[str, str] | None = None,
    build: str = "",
) -> Linked:
    """Say which reports are about one person.

    Args:
        keys: contract LINK_KEYS.
        judgements: what people decided: ``report_a, report_b, judgement, reason, author, date``.
        previous: LINKS (or ``report_id, person_id``) of an earlier build, whose ids are kept.
        earlier: redirects of all builds before; an id that was merged away is not given anew.
        engine: ``duckdb`` or ``spark``; the result is the same.
        parents: region → larger region that an older report may name instead; by default from the country packs.
        build: name of this build, for the redirects.

    Returns:
        Persons, pairs, review queue, redirects and issues; the same for every order of the input.

    Raises:
        ContractError: the keys break their contract.
        ResearchkitError: the engine is unknown or not installed.
    """
    LINK_KEYS.check(keys)
    keys = keys.sort_values("report_id", ignore_index=True)
    reports: list[str] = keys["report_id"].tolist()
    place = {report: number for number, report in enumerate(reports)}
    judged = read_judgements(judgements, reports)
    number, table = spellings(keys)
    kin = Kinship.of(table)
    must = [(place[a], place[b]) for a, b in judged.pairs("same")]
    cannot = [(place[a], place[b]) for a, b in judged.pairs("different", "unsure")]
    scored = compare_reports(
        keys, number, kin, engine, region_parents() if parents is None else parents, [*must, *cannot], must
    )
    probability = dict(zip(scored.pairs, scored.probability, strict=True))
    spelled = number.tolist()

    def conflict(a: int, b: int) -> bool:
        return spelled[a] < 0 or spelled[b] < 0 or kin.conflict(spelled[a], spelled[b])

    found = cluster.group(len(reports), probability, must, cannot, conflict, cluster.Rules(auto=AUTO))
    members: dict[int, list[int]] = defaultdict(list)
    for item, label in enumerate(found.label):
        members[label].append(item)
    named = name_groups(
        "P",
        [[reports[i] for i in group] for group in members.values()],
        _previous(previous),
        retired(earlier),
    )
    person = [named.ids[report] for report in reports]

    issues = [
        *judged.issues,
        *named.issues,
        *_issues(reports, spelled, kin, found, judged, probability, place),
    ]
    pairs = _pairs(reports, found, judged, scored, place)
    return Linked(
        _persons(reports, person, members, judged, scored, place),
        pairs,
        _review(pairs, dict(zip(reports, person, strict=True))),
        redirects_frame(named.redirects, build),
        issues,
        {"reports": len(reports), "spellings": len(table), "pairs_scored": scored.compared,
         "name_pairs_found": len(kin.found.pairs), "name_pairs_left_out": kin.left_out + kin.found.skipped,
         **{f"pairs by {rule}": count for rule, count in kin.found.counts.items()}},
    )  # fmt: skip


def _persons(
    reports: list[str],
    person: list[str],
    members: Mapping[int, list[int]],
    judged: Judged,
    scored: Scored,
    place: Mapping[str, int],
) -> pd.DataFrame:
    group_of = {item: label for label, group in members.items() for item in group}
    by_hand = {
        place[report] for pair in judged.pairs("same") for report in pair
        if group_of[place[pair[0]]] == group_of[place[pair[1]]]
    }  # fmt: skip
    strongest: dict[int, tuple[float, tuple[int, int]]] = {}
    for pair, probability in zip(scored.pairs, scored.probability, strict=True):
        if group_of[pair[0]] == group_of[pair[1]]:
            for item in pair:
                if probability > strongest.get(item, (-1.0, pair))[0]:
                    strongest[item] = (probability, pair)
    rows: list[tuple[object, ...]] = []
    for item, report in enumerate(reports):
        size = len(members[group_of[item]])
        if size == 1:
            rows.append((report, person[item], None, "only report of this person", "single"))
        elif item in by_hand:
            rows.append((report, person[item], 1.0, "joined by judgement", "judgement"))
        else:
            probability, pair = strongest[item]
            reason = f"one of {size} reports; strongest link: {scored.words(pair)}"
            rows.append((report, person[item], probability, reason, "model"))
    return PERSONS.frame(rows)


def _pairs(
    reports: list[str],
    found: cluster.Grouping,
    judged: Judged,
    scored: Scored,
    place: Mapping[str, int],
) -> pd.DataFrame:
    rows: dict[tuple[str, str], tuple[object, ...]] = {}
    rivals = {(min(a, b), max(a, b)) for a, others in found.rivals.items() for b in others}
    for pair, probability in zip(scored.pairs, scored.probability, strict=True):
        together = found.label[pair[0]] == found.label[pair[1]]
        if not together and probability < REVIEW:
            continue
        key = (reports[pair[0]], reports[pair[1]])
        said = scored.words(pair)
        if together:
            by = "model" if probability >= AUTO else "group"
            tail = "" if by == "model" else "; joined through the reports around it"
            rows[key] = (*key, probability, "same", by, said + tail)
        elif pair in rivals:
            rows[key] = (*key, probability, "review", "group", said + "; fits two people about equally")
        elif probability >= AUTO:
            rows[key] = (*key, probability, "review", "group", said + "; other reports of the two do not fit")
        else:
            rows[key] = (*key, probability, "review", "model", said)
    for key, judgement in judged.verdicts.items():
        pair = (place[key[0]], place[key[1]])
        row = scored.row.get(pair)
        together = found.label[pair[0]] == found.label[pair[1]]
        decision = "same" if together else judgement.verdict
        said = "; ".join(part for part in (f"judged {judgement.verdict}", scored.words(pair)) if part)
        rows[key] = (*key, None if row is None else scored.probability[row], decision, "judgement", said)
    return PAIRS.frame([rows[key] for key in sorted(rows)])


def _review(pairs: pd.DataFrame, person_of: Mapping[str, str]) -> pd.DataFrame:
    asked = pairs[pairs["decision"] == "review"]
    one = asked["report_a"].map(person_of)
    other = asked["report_b"].map(person_of)
    swap = one > other
    out = pd.DataFrame({
        "report_a": asked["report_a"].where(~swap, asked["report_b"]),
        "report_b": asked["report_b"].where(~swap, asked["report_a"]),
        "person_a": one.where(~swap, other),
        "person_b": other.where(~swap, one),
        "probability": asked["probability"],
        "reason": asked["reason"],
    })  # fmt: skip
    answered = pairs[pairs["decided_by"].eq("judgement") & pairs["decision"].isin(["different", "unsure"])]
    done = {
        tuple(sorted((person_of[a], person_of[b])))
        for a, b in zip(answered["report_a"], answered["report_b"], strict=True)
    }
    pairs_of = zip(out["person_a"], out["person_b"], strict=True)
    out = out[np.array([pair not in done for pair in pairs_of], dtype=bool)]
    out = out.sort_values(
        ["probability", "report_a", "report_b"], ascending=[False, True, True], ignore_index=True
    )
    group = out.groupby(["person_a", "person_b"], sort=False)
    out["pairs_n"] = group["probability"].transform("size")
    return REVIEW_QUEUE.shape(out.drop_duplicates(["person_a", "person_b"])[list(REVIEW_QUEUE.names)])


def _issues(
    reports: list[str],
    spelled: list[int],
    kin: Kinship,
    found: cluster.Grouping,
    judged: Judged,
    probability: Mapping[tuple[int, int], float],
    place: Mapping[str, int],
) -> list[Issue]:
    out = [
        Issue("LINK-NAMELESS-01", f"link#report={report}", "person", "link", report)
        for report, number in zip(reports, spelled, strict=True)
        if number < 0
    ]
    out += [
        Issue("LINK-AMBIGUOUS-01", f"link#report={reports[item]}", "person", "link", reports[item])
        for item in sorted(found.rivals)
    ]
    for (a, b), judgement in sorted(judged.verdicts.items()):
        value = probability.get((place[a], place[b]))
        against = (judgement.verdict == "different" and value is not None and value >= AUTO) or (
            judgement.verdict == "same" and (value is None or value < 1 - AUTO)
        )
        if against:
            out.append(
                Issue("LINK-JUDGE-06", f"judgements/links.csv#row={judgement.row}", "person", "link", a)
            )
    if kin.found.skipped or kin.left_out:
        out.append(Issue("LINK-BLOCK-01", "link#blocking", "person", "link"))
    return out


def _previous(previous: pd.DataFrame | None) -> dict[str, str]:
    if previous is None:
        return {}
    pairs = zip(
        previous["report_id"].astype("str"), previous["person_id"].fillna("").astype("str"), strict=True
    )
    return {report: person for report, person in pairs if person}
