"""Makes the linkage model that ships with the package.

    python benchmarks/linkage/train.py

Two kinds of numbers go in. How far spellings of one name differ (comparison ``name``) is measured on invented
people whose names are written in the ways sources write them (``people.py``); how far the facts around
an arrest agree is set by reasoning, given beside each level, because invented facts would only prove what was
put in. No truth file is read: those are for measuring.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pandas as pd
import people

from researchkit.clean.names.keys import keys_frame
from researchkit.core.contracts import LINK_KEYS
from researchkit.link.kinship import Kinship
from researchkit.link.records import FAMILY_RATE, GIVEN_RATE, PARTIAL_SHARE, spellings

MODEL = Path(__file__).parents[2] / "src" / "researchkit" / "link" / "model.json"
VERSION = "1"

Level = tuple[str, str, float, float]


def comparison(
    name: str, null: str, levels: list[Level], tf: dict[int, str] | None = None
) -> dict[str, object]:
    """One comparison; levels from the most telling to ELSE, each (SQL, words, m, u)."""
    tf = tf or {}
    out: list[dict[str, object]] = [
        {"sql_condition": null, "label_for_charts": "not told", "is_null_level": True}
    ]
    for number, (sql, words, m, u) in enumerate(levels):
        level: dict[str, object] = {
            "sql_condition": sql, "label_for_charts": words, "m_probability": m, "u_probability": u,
        }  # fmt: skip
        if number in tf:
            level["tf_adjustment_column"] = tf[number]
            level["tf_minimum_u_value"] = 0.02 if name != "name" else 1e-8
            if name != "name":
                level["disable_tf_exact_match_detection"] = True
        out.append(level)
    return {"output_column_name": name, "comparison_levels": out}


def either_null(column: str) -> str:
    return f'"{column}_l" IS NULL OR "{column}_r" IS NULL'


def near(level: str) -> str:
    return f'list_contains("near_{level}_l", "name_id_r")'


SHARP = '"day_last_l" - "day_first_l" <= 3 AND "day_last_r" - "day_first_r" <= 3'
APART = 'greatest("day_first_l" - "day_last_r", "day_first_r" - "day_last_l")'


def model(rates: dict[str, tuple[float, float]]) -> dict[str, object]:
    """The whole model; ``rates`` holds (m, u) of the name levels."""
    comparisons = [
        comparison(
            "name",
            '"name_id_l" IS NULL OR "name_id_r" IS NULL',
            [
                ('"full_key_l" = "full_key_r"', "same name", *rates["same"]),
                (f"{near('same')} OR {near('strong')}", "same name in another spelling", *rates["strong"]),
                (near("variant"), "a variant of the name", *rates["variant"]),
                (near("short"), "same family name, short form of the given name", *rates["short"]),
                (near("initial"), "same family name and initial", *rates["initial"]),
                ('"family_key_l" = "family_key_r"', "same name as far as told", *rates["partial"]),
                (near("loose"), "a like name", *rates["loose"]),
                ("ELSE", "another name", *rates["else"]),
            ],
            {0: "full_key", 1: "full_key", 2: "full_key", 3: "full_key", 4: "family_key", 5: "family_key"},
        ),
        comparison(
            "patronymic",
            either_null("patronymic_key"),
            [
                ('"patronymic_key_l" = "patronymic_key_r"', "same patronymic", 0.90, 0.02),
                (
                    'levenshtein("patronymic_key_l", "patronymic_key_r") <= 1',
                    "nearly the same patronymic",
                    0.07,
                    0.01,
                ),
                ("ELSE", "another patronymic", 0.03, 0.97),
            ],
        ),
        comparison(
            "birth",
            either_null("birth_year"),
            [
                ('"birth_year_l" = "birth_year_r"', "same year of birth", 0.85, 0.03),
                ('abs("birth_year_l" - "birth_year_r") <= 1', "year of birth within one", 0.10, 0.06),
                ("ELSE", "another year of birth", 0.05, 0.91),
            ],
        ),
        comparison(
            "page",
            '"page_l" IS NULL OR "page_r" IS NULL OR "page_l" <> "page_r"',
            [
                ('"name_id_l" = "name_id_r"', "same page and spelling", 0.90, 0.03),
                (
                    '"complete_l" = 1 AND "complete_r" = 1',
                    "one page tells both, spelled differently",
                    0.05,
                    0.80,
                ),
                ("ELSE", "same page", 0.05, 0.17),
            ],
        ),
        comparison(
            "when",
            either_null("day_first"),
            [
                (f"{SHARP} AND {APART} <= 0", "same day", 0.20, 0.012),
                (f"{SHARP} AND {APART} <= 7", "within a week", 0.08, 0.016),
                (f"{APART} <= 0", "dates that may coincide", 0.15, 0.08),
                (f"{APART} <= 731", "dates within two years", 0.40, 0.45),
                ("ELSE", "dates further apart", 0.17, 0.442),
            ],
        ),
        comparison(
            "country",
            either_null("country"),
            [
                ('"country_l" = "country_r"', "(same country)", 0.97, 0.6),
                ("ELSE", "another country", 0.03, 0.4),
            ],
        ),
        comparison(
            "region",
            either_null("region"),
            [
                ('list_has_any("region_l", "region_r")', "same region", 0.62, 0.25),
                ('list_has_any("parent_l", "parent_r")', "same region by its older borders", 0.04, 0.03),
                ("ELSE", "another region", 0.34, 0.72),
            ],
            {0: "common_region"},
        ),
        comparison(
            "articles",
            either_null("articles"),
            [
                ('list_has_any("articles_l", "articles_r")', "an article in common", 0.55, 0.17),
                ("ELSE", "other articles", 0.45, 0.83),
            ],
            {0: "common_articles"},
        ),
        comparison(
            "affiliations",
            either_null("affiliations"),
            [
                ('list_has_any("affiliations_l", "affiliations_r")', "a movement in common", 0.70, 0.30),
                ("ELSE", "other movements", 0.30, 0.70),
            ],
            {0: "common_affiliations"},
        ),
    ]
    return {
        "researchkit_version": VERSION,
        # A name told so briefly fits relatives too, and relatives are held together: facts alone never settle it.
        "researchkit_weak": {
            "levels": ["same family name and initial", "same name as far as told", "a like name"],
            "unless": ["same patronymic", "same year of birth", "same page and spelling"],
        },
        "link_type": "dedupe_only",
        "unique_id_column_name": "uid",
        "sql_dialect": "duckdb",
        "probability_two_random_records_match": 0.001,
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
        "blocking_rules_to_generate_predictions": ['l."name_id" = r."name_id"'],
        "comparisons": comparisons,
    }  # fmt: skip


def name_rates(count: int = 3000, seed: int = 11) -> dict[str, tuple[float, float]]:
    """How names agree for one person (m) and for two (u), on invented people.

    The u of full agreement is not taken from the invented names, whose commonness means nothing, but from the
    general rates that the term frequencies are shrunk to; the other levels keep their proportion to it.
    """
    made = people.reports(count, seed)
    keyed = keys_frame(made["name"])
    for column in keyed:
        made[column] = keyed[column].to_numpy()
    keys = LINK_KEYS.shape(made[[column for column in LINK_KEYS.names if column in made]])
    number, table = spellings(keys)
    kin = Kinship.of(table)
    told = pd.DataFrame({"spelling": number, "truth": made["truth"].to_numpy()})
    of = {s: Counter(part) for s, part in told[told["spelling"] >= 0].groupby("spelling")["truth"]}
    same: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for (a, b), level in kin.degree.items():
        if a == b:
            count = sum(of[a].values())
            hits, pairs = sum(n * (n - 1) // 2 for n in of[a].values()), count * (count - 1) // 2
        else:
            hits = sum(n * of[b][who] for who, n in of[a].items())
            pairs = sum(of[a].values()) * sum(of[b].values())
        same[level] += hits
        other[level] += pairs - hits
    sizes = made["truth"].value_counts()
    true_pairs = int((sizes * (sizes - 1) // 2).sum())
    u_same = GIVEN_RATE * FAMILY_RATE * 0.85  # both names are complete in most pairs
    out = {
        level: (round(same[level] / true_pairs, 3), float(f"{u_same * other[level] / other['same']:.2g}"))
        for level in ("same", "strong", "variant", "initial")
    }
    # Shortened given names are not invented here. A source may shorten one in a hundred; of two relatives or
    # namesakes, one in two hundred bears a short form of the other's name.
    out["short"] = (0.01, FAMILY_RATE / 200)
    out["partial"] = (round(same["partial"] / true_pairs, 3), FAMILY_RATE * PARTIAL_SHARE)
    out["loose"] = (round(same["loose"] / true_pairs, 3), 3e-6)
    rest = 1 - sum(m for m, _ in out.values())
    out["else"] = (round(rest, 3), round(1 - sum(u for _, u in out.values()), 6))
    print({level: (m, u, same[level], other[level]) for level, (m, u) in out.items()})
    return out


if __name__ == "__main__":
    text = json.dumps(model(name_rates()), indent=1, ensure_ascii=False)
    MODEL.write_text(text + "\n", encoding="utf-8")
