"""A dossier by the command line: private where it must be, apart from releases, names by recorded ground alone."""

import pandas as pd
import pypdf
import pytest
from studies import researchkit

from researchkit import dossier
from researchkit import study as studies
from researchkit.core.issue import ResearchkitError

GROUNDS = (
    "person_id,ground,given_by,audiences,languages,given_on,reviewed_by,reviewed_on,until,withdrawn_on\n"
)


def chosen(study):
    """A case of Kazakhstan with a dated arrest and a name, and the names of its person."""
    tables = study / "data" / "processed"
    cases = pd.read_parquet(tables / "05_classify" / "cases.parquet")
    events = pd.read_parquet(tables / "05_classify" / "events.parquet")
    dated = set(events.loc[(events["role"] == "arrest") & (events["date_first"] != ""), "case_id"])
    row = cases[
        cases["case_id"].isin(dated) & (cases["tier"] == "open") & (cases["display_name"] != "")
    ].iloc[0]
    return row["case_id"], row["person_id"], row["display_name"]


def read(path):
    return "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_dossiers_are_private_or_nameless_and_never_in_a_release(study):
    case, _, name = chosen(study)
    latest = (study / "reports" / "latest").readlink()
    done = researchkit("dossier", case, "--study", study, "--language", "en", "--language", "es")
    assert done.returncode == 0, done.stderr
    folder = study / "reports" / "dossiers" / "confidential" / case
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.name for path in folder.iterdir()} == {"en.html", "en.pdf", "es.html", "es.pdf"}
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in folder.iterdir())
    assert name in (folder / "en.html").read_text(encoding="utf-8")
    printed = read(folder / "en.pdf")
    assert "Still to be collected" in printed
    assert "Invented data" in printed
    spanish = read(folder / "es.pdf")
    for said in (
        "Parte II: Arresto",
        "Ejemplar para presentar",
        "Datos inventados",
        "pendiente de revisión por un jurista",
    ):
        assert said in " ".join(spanish.split())

    done = researchkit("dossier", case, "--study", study, "--audience", "public")
    assert done.returncode == 0, done.stderr
    public = study / "reports" / "dossiers" / "public" / case
    for text in (read(public / "en.pdf"), (public / "en.html").read_text(encoding="utf-8")):
        assert not [word for word in name.split() if len(word) > 3 and word in text]
    assert (study / "reports" / "latest").readlink() == latest
    released = (study / "reports" / "latest").resolve()
    assert not [path for path in released.rglob("*") if "dossier" in path.name]
    assert case in researchkit("explain", f"{case}.reports", "--study", study).stdout


def test_a_name_is_printed_by_ground_language_and_day(study):
    case, person, name = chosen(study)
    path = study / "data" / "raw" / "judgements" / "publication.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        GROUNDS + f"{person},consent,sister,public|confidential,en,2025-12-01,reviewer,2025-12-02,,\n",
        encoding="utf-8",
    )
    assert researchkit("build", "--study", study).returncode == 0
    opened = studies.load(study)
    english = dossier.open_case(opened, case, language="en", audience="public")
    assert (english.name, english.ground) == (name, "consent")
    assert english.consent[0]["given_by"] == ""
    assert not any(one.words for one in english.told)
    russian = dossier.open_case(opened, case, language="ru", audience="public")
    assert russian.name == ""
    assert (
        dossier.open_case(opened, person, language="en", audience="confidential").consent[0]["given_by"]
        == "sister"
    )


def test_a_case_that_is_none_is_told(built):
    done = researchkit("dossier", "C000000000000", "--study", built)
    assert done.returncode == 2
    assert "PIPE-05" in done.stderr


def test_what_only_a_source_that_is_not_open_tells_is_not_in_a_public_dossier(study):
    declared = study / "data" / "raw" / "rights_group" / "source.toml"
    text = declared.read_text(encoding="utf-8")
    assert 'tier = "open"' in text
    declared.write_text(text.replace('tier = "open"', 'tier = "restricted"'), encoding="utf-8")
    assert researchkit("build", "--study", study).returncode == 0
    tables = study / "data" / "processed"
    sources = pd.read_parquet(tables / "06_redact" / "case_sources_public.parquet")
    claims = pd.read_parquet(tables / "03_clean" / "claims.parquet").set_index("claim_id")
    opened = studies.load(study)
    by_case = sources.groupby("case_id")["tier"].agg(set)
    mixed = sorted(by_case[by_case.map(lambda tiers: "open" in tiers and len(tiers) > 1)].index)[:12]
    closed = sorted(by_case[by_case.map(lambda tiers: "open" not in tiers)].index)[:3]
    assert mixed
    for case in mixed:
        file = dossier.open_case(opened, case, language="en", audience="public")
        hidden = set(sources.loc[(sources["case_id"] == case) & (sources["tier"] != "open"), "report_id"])
        assert {page.tier for page in file.pages} == {"open"}
        shown = {one.claim_id for one in file.told}
        assert not set(claims.loc[sorted(shown), "report_id"]) & hidden
        values = {one.value for one in file.told}
        for column in ("articles", "conducts", "procedures", "affiliations"):
            assert set(file.values(column)) <= values
        for event in file.events:
            assert shown & set(event["claim_ids"].split("|"))
        behind = [
            one for name in ("claims_for", "claims_against") for one in file.finding.get(name, "").split("|")
        ]
        assert set(behind) - {""} <= shown
        assert file.finding["of"] == "open"
        assert file.row["origins_n"] == ""
    assert closed
    for case in closed:
        with pytest.raises(ResearchkitError, match="DOSSIER-02"):
            dossier.open_case(opened, case, language="en", audience="public")
