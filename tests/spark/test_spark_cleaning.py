"""Spark cleans to what pandas cleans to, claim by claim. Needs ``researchkit[spark]`` and Java 17."""

from pathlib import Path

import pytest

from researchkit import intake, store
from researchkit.clean.claims import clean
from researchkit.clean.on_spark import clean_on_spark
from researchkit.reference import packs

pytestmark = pytest.mark.filterwarnings("ignore")
STUDY = Path(__file__).parents[2] / "examples" / "synthetic"


def test_the_same_claims_and_issues_on_four_partitions():
    raw = store.raw_sources(STUDY / "data" / "raw")
    taken = intake.read_all(raw)
    orders = intake.date_orders(raw)
    one = clean(taken.words, taken.reports, orders)
    other = clean_on_spark(taken.words, taken.reports, orders, partitions=4)
    assert len(one.claims) == len(other.claims) > 5000
    for column in one.claims:
        assert one.claims[column].fillna(-1).tolist() == other.claims[column].fillna(-1).tolist(), column
    assert sorted(map(str, one.issues)) == sorted(map(str, other.issues))


def test_workers_read_the_vocabularies_of_the_study(tmp_path):
    raw = store.raw_sources(STUDY / "data" / "raw")
    taken = intake.read_all(raw)
    chosen = taken.words[taken.words["field"] == "status"].head(40).assign(verbatim="zzyzxed")
    own = tmp_path / "lexicons"
    own.mkdir()
    (own / "status.csv").write_text(
        "phrase,language,code,source\nzzyzxed,en,released,invented\n", encoding="utf-8"
    )
    try:
        packs.use_study_folder(tmp_path)
        done = clean_on_spark(chosen.assign(language="en"), taken.reports, {}, partitions=2)
    finally:
        packs.use_study_folder(None)
    assert set(done.claims["value"]) == {"released"}
    assert set(clean_on_spark(chosen, taken.reports, {}, partitions=2).claims["value"]) == {""}
