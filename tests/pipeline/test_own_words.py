"""A study's own vocabularies: each folder works alone, from the first command on, and a change of one rebuilds."""

import pytest
from studies import make_study

from researchkit import pipeline, store
from researchkit import study as studies
from researchkit.reference import packs

HEAD = "phrase,language,code,qualifier,assertion,only_in,source\n"


@pytest.fixture(autouse=True)
def _forget():
    yield
    packs.use_study_folder(None)


@pytest.mark.parametrize(
    ("folder", "name", "head", "row"),
    [
        ("lexicons", "status.csv", HEAD, "smarchified,en,released,,,,invented"),
        ("countries/qq", "regions.csv", "code,name\n", "QQ-1,Smarchia"),
        ("names", "aliases.csv", "name,alias,kind,source\n", "One,Other,pseudonym,invented"),
    ],
)
def test_each_folder_is_read_without_the_others(tmp_path, folder, name, head, row):
    make_study(tmp_path, persons=3)
    parts = (*folder.split("/"), name)
    before = packs.rows(*parts)
    place = tmp_path / folder
    place.mkdir(parents=True)
    (place / name).write_text(head + row + "\n", encoding="utf-8")
    studies.load(tmp_path)
    own = packs.rows(*parts)
    assert own[: len(before)] == before
    assert [list(one.values()) for one in own[len(before) :]] == [row.split(",")]


def test_a_study_without_any_leaves_the_packages_words_alone(tmp_path):
    make_study(tmp_path, persons=3)
    before = packs.rows("lexicons", "status.csv")
    studies.load(tmp_path)
    assert packs.rows("lexicons", "status.csv") == before
    assert packs.own(tmp_path) == []


def test_a_word_of_the_study_is_read_into_claims_and_a_change_of_it_rebuilds(tmp_path):
    make_study(tmp_path, persons=6)
    study = studies.load(tmp_path)
    pipeline.build(study)
    assert pipeline.stale(study) == []
    words = store.read_table(study.processed / "02_intake", "words")
    told = words[(words["field"] == "status") & (words["language"] == "en")].iloc[0]
    assert "died" not in values(study, told["words_id"])
    (tmp_path / "lexicons").mkdir()
    own = f"{HEAD}{told['verbatim']},en,died,,,,invented\n"
    (tmp_path / "lexicons" / "status.csv").write_text(own, encoding="utf-8")
    study = studies.load(tmp_path)
    assert "clean" in pipeline.stale(study)
    pipeline.build(study)
    assert "died" in values(study, told["words_id"])


def values(study, words_id):
    claims = store.read_table(study.processed / "03_clean", "claims")
    return set(claims.loc[claims["words_id"] == words_id, "value"])
