from __future__ import annotations

import json
import math
from importlib import resources

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from researchkit.clean.names.keys import keys_frame
from researchkit.core.contracts import LINK_KEYS
from researchkit.link import model
from researchkit.link.engine import score
from researchkit.link.kinship import DEGREES, Kinship, degree
from researchkit.link.reasons import words
from researchkit.link.records import commonest, rarity, records, region_parents, shares, spellings


def shipped() -> dict:
    return json.loads((resources.files("researchkit.link") / "model.json").read_text(encoding="utf-8"))


def test_the_prior_falls_with_the_number_of_reports() -> None:
    assert model.prior(1001) == pytest.approx(1.6 / 1000)
    assert model.prior(2) == model.prior(0) == model.HIGHEST_PRIOR
    assert model.settings(1001)["probability_two_random_records_match"] == model.prior(1001)


def test_every_comparison_is_a_distribution() -> None:
    for comparison in shipped()["comparisons"]:
        plain = [level for level in comparison["comparison_levels"] if not level.get("is_null_level")]
        for which in ("m_probability", "u_probability"):
            assert sum(level[which] for level in plain) == pytest.approx(1.0, abs=0.005), comparison[
                "output_column_name"
            ]
        assert plain[-1]["sql_condition"] == "ELSE"


def test_levels_of_a_comparison_weigh_differently_and_never_nothing() -> None:
    """The engine reads a level back from its weight."""
    for comparison in shipped()["comparisons"]:
        weights = [
            math.log2(level["m_probability"] / level["u_probability"])
            for level in comparison["comparison_levels"]
            if not level.get("is_null_level")
        ]
        near = [abs(a - b) for n, a in enumerate(weights) for b in [*weights[:n], 0.0]]
        assert min(near) > 1e-6, comparison["output_column_name"]


def test_agreement_weighs_more_than_disagreement() -> None:
    for comparison in shipped()["comparisons"]:
        plain = [level for level in comparison["comparison_levels"] if not level.get("is_null_level")]
        first, last = (level["m_probability"] / level["u_probability"] for level in (plain[0], plain[-1]))
        assert first > 1 > last


def test_spark_words_are_swapped_and_numbers_are_not() -> None:
    duck, spark = model.settings(500), model.settings(500, "spark")
    text = json.dumps(spark)
    assert "list_" not in text
    assert "array_contains(`near_" in text
    for one, other in zip(duck["comparisons"], spark["comparisons"], strict=True):
        for a, b in zip(one["comparison_levels"], other["comparison_levels"], strict=True):
            assert {k: v for k, v in a.items() if k != "sql_condition"} == {
                k: v for k, v in b.items() if k != "sql_condition"
            }


def test_words_leave_out_what_goes_without_saying() -> None:
    top = {name: max(levels) for name, levels in model.levels().items()}
    said = words(top)
    assert said.startswith("same name, same patronymic")
    assert "(" not in said
    assert words({"name": -1, "when": 0}) == "dates further apart"


def test_weak_names_need_something_beside() -> None:
    levels = {name: {label: number for number, label in of.items()} for name, of in model.levels().items()}
    initial = levels["name"]["same family name and initial"]
    base = {name: np.full(4, -1) for name in levels}
    base["name"] = np.array([initial, initial, initial, levels["name"]["same name"]])
    base["page"] = np.array([-1, levels["page"]["same page and spelling"], levels["page"]["same page"], -1])
    base["when"] = np.full(4, levels["when"]["same day"])
    assert model.weak(base).tolist() == [True, False, True, False]


def table(*names: str, **facts: list[str]) -> pd.DataFrame:
    rows = pd.DataFrame({"name": names, **facts}, dtype="str")
    rows["report_id"] = [f"r{n}" for n in range(len(names))]
    rows["source_id"], rows["country"] = "s", "KZ"
    for column, values in keys_frame(rows["name"]).items():
        rows[column] = values.to_numpy()
    return LINK_KEYS.shape(rows)


def test_rarity_counts_people_not_reports() -> None:
    keys = table(
        *["Tolegen Zharmukhan"] * 30, "Madi Aldabergenov", "Erzat Aldabergenov", "Dana Aldabergenova"
    )
    _, spelled = spellings(keys)
    family, _ = rarity(spelled)
    by = dict(zip(spelled["name"], family, strict=True))
    assert by["Madi Aldabergenov"] > by["Tolegen Zharmukhan"]


def test_common_places_say_less_than_rare_ones() -> None:
    lists = [["KZ-75"], ["KZ-75"], ["KZ-75", "KZ-10"], ["KZ-10"], None]
    share = shares(lists, np.arange(5))
    assert share["KZ-75"] > share["KZ-10"]
    assert commonest(lists, share) == ["KZ-75", "KZ-75", "KZ-75", "KZ-10", None]


def test_older_regions_are_known_from_the_country_packs() -> None:
    assert region_parents()["KZ-10"] == "KZ-63"


def test_every_degree_stands_in_the_model() -> None:
    text = json.dumps(shipped())
    for name in DEGREES:
        assert f"near_{name}" in text or name == "partial"


def test_degrees_follow_the_names_room() -> None:
    from researchkit.clean.names.compare import NameMatch

    assert degree(NameMatch(1.0, "same_key", ())) == "same"
    assert degree(NameMatch(0.3, "conflict", ("given_differs",))) == ""
    assert degree(NameMatch(0.5, "cannot_tell", ("given_missing",))) == "partial"
    assert degree(NameMatch(0.5, "cannot_tell", ("given_short_form",))) == "short"
    assert degree(NameMatch(0.5, "cannot_tell", ("several_slips",))) == "loose"


def pair(**facts: list[str]) -> tuple[float, str]:
    """Weight and words of two reports under one name, with the facts given."""
    keys = table("Tolegen Zharmukhan", "Tolegen Zharmukhan", **facts)
    if "date_first" in facts and "date_last" not in facts:
        keys["date_last"] = keys["date_first"]
    number, spelled = spellings(keys)
    kin = Kinship.of(spelled)
    rows, rates = records(keys, number, spelled, kin.near(), region_parents())
    out = score(rows, kin.table(), rates, model.settings(2))
    gamma = {n.removeprefix("gamma_"): out[n][0].as_py() for n in out.column_names if n.startswith("gamma_")}
    assert isinstance(out, pa.Table)
    return out["match_weight"][0].as_py(), words(gamma)


def test_dates_are_compared_as_intervals() -> None:
    plain = pair()[0]
    day = pair(date_first=["2024-05-01", "2024-05-01"])
    week = pair(date_first=["2024-05-01", "2024-05-06"])
    rough = pair(date_first=["2024-05-03", "2024-05-01"], date_last=["2024-05-03", "2024-05-31"])
    far = pair(date_first=["2014-05-01", "2024-05-06"])
    assert day[1] == "same name, same day"
    assert week[1] == "same name, within a week"
    assert rough[1] == "same name, dates that may coincide"
    assert far[1] == "same name, dates further apart"
    assert day[0] > week[0] > rough[0] > plain > far[0]


def test_an_older_region_agrees_with_the_one_split_from_it() -> None:
    assert pair(region=["KZ-10", "KZ-63"])[1] == "same name, same region by its older borders"
    assert pair(region=["KZ-10", "KZ-10|KZ-75"])[1] == "same name, same region"
    assert pair(region=["KZ-10", "KZ-75"])[1] == "same name, another region"


def test_parts_of_an_article_do_not_make_another_article() -> None:
    assert pair(articles=["KZ-CC:405(1)", "KZ-CC:405(2)"])[1] == "same name, an article in common"
    assert pair(articles=["KZ-CC:405", "KZ-CC:272"])[1] == "same name, other articles"
