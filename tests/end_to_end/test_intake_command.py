"""A press release, drafted, confirmed, built and explained, by the command line as a person runs it."""

from __future__ import annotations

import io
import json
import zipfile

import pandas as pd
import pytest
from studies import make_study, researchkit

from researchkit import drafting

RELEASE = drafting.example().read_text(encoding="utf-8")
PAGE = (
    "<html><head><title>Блогер задержан в Актобе</title></head><body><nav>Главная</nav><p>3 марта 2025</p>"
    "<p>Блогера Ермека Зулкашева задержали в Актобе 1 марта за участие в митинге. Суд арестовал его на 15 суток. "
    "Его адвокат Сергей Уткин обжалует решение.</p></body></html>"
)


def docx(text):
    out = io.BytesIO()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def scan():
    import pikepdf

    book = pikepdf.new()
    book.add_blank_page(page_size=(300, 300)).Contents = book.make_stream(b"0 0 50 50 re f")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder of mixed files, drafted; the study that takes them over, built."""
    home = tmp_path_factory.mktemp("intake")
    folder = home / "releases"
    (folder / "deeper").mkdir(parents=True)
    for name, data in {
        "a.txt": RELEASE.encode(), "b.html": PAGE.encode(), "deeper/c.docx": docx(RELEASE.replace("Aigul", "Gulnar")),
        "empty.txt": b"", "nul.txt": RELEASE.replace("school", "sch\0ol").encode(), "scan.pdf": scan(),
        "cut.docx": docx(RELEASE)[:300], "line.txt": b"Police detained activists. " * 40_000,
        "old.txt": "Алматыда белсенді ұсталды. Сот оны қамады. Ол айыпты мойындамады.".encode("kz1048"),
        "table.csv": b"name,date\nA,2025\n", "picture.png": b"\x89PNG\r\n\x1a\n" + b"0" * 50,
        "list.txt": b"[Almaty, 3 May 2025] Police detained the activist Yerlan Omarov.",
    }.items():  # fmt: skip
        (folder / name).write_bytes(data)
    (folder / ".hidden.txt").write_bytes(RELEASE.encode())
    drafted = researchkit("intake", folder, "--out", home / "drafts", "--publisher", "Example Paper")
    assert drafted.returncode == 1  # some files could not be read
    return home, drafted


def test_every_file_is_drafted_or_told_and_the_others_go_on(place):
    home, done = place
    told = {one["file"]: one for one in json.loads((home / "drafts" / "drafts.json").read_text())}
    persons = {name: len(one["persons"]) for name, one in told.items()}
    assert persons["a.txt"] == persons["deeper/c.docx"] == persons["nul.txt"] == 2
    assert persons["b.html"] == persons["list.txt"] == 1
    for name, code in {
        "empty.txt": "INTAKE-FILE-05", "nul.txt": "NARRATIVE-08", "scan.pdf": "INTAKE-TEXT-02",
        "cut.docx": "INTAKE-FILE-06", "line.txt": "NARRATIVE-02", "old.txt": "NARRATIVE-09",
        "table.csv": "NARRATIVE-10", "picture.png": "INTAKE-FILE-06",
    }.items():  # fmt: skip
        assert code in told[name]["issues"], name
        line = next(line for line in done.stderr.splitlines() if line.startswith(f"{code} {name}"))
        assert "->" in line
    assert ".hidden.txt" not in told
    assert told["b.html"]["language"] == "ru"
    assert told["b.html"]["published"] == "2025-03-03"


def test_what_is_drafted_lies_ready_for_a_person(place):
    home, done = place
    folder = home / "drafts"
    assert {path.name for path in folder.iterdir()} >= {
        "README.txt", "claims.csv", "texts.csv", "source.toml", "drafts.json", "drafts.txt", "pages", "texts", "originals",
    }  # fmt: skip
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("pages/*.html"))
    assert "<mark class='rk-person'" in text
    assert not any(name in text for name in ("Marat", "Tkachenko", "Akhmetzhanov", "Уткин"))
    assert "Serikbaeva" not in done.stdout + done.stderr


def test_from_a_text_to_its_words_in_the_proof(place):
    home, _ = place
    study = make_study(home / "study", persons=20)
    drafts = home / "drafts"
    missing = researchkit("confirm", drafts, "releases", "--by", "AB", "--study", study)
    assert missing.returncode == 1
    assert "DRAFT-17" in missing.stderr
    table = (drafts / "claims.csv").read_text(encoding="utf-8-sig")
    head, *lines = table.splitlines()
    chosen = [line.replace(",,", ",yes,", 1) if line.startswith(("T1.", "T2.")) else line for line in lines]
    (drafts / "claims.csv").write_text("\n".join([head, *chosen, ""]), encoding="utf-8")
    faulty = researchkit("confirm", drafts, "releases", "--by", "AB", "--study", study)
    assert "drafts/source.toml#key=title" in faulty.stderr
    assert not (study / "data" / "raw" / "releases").exists()
    record = (drafts / "source.toml").read_text()
    for blank, filled in (('title = ""', 'title = "Releases"'), ('licence = ""', 'licence = "quoted"')):
        record = record.replace(blank, filled)
    (drafts / "source.toml").write_text(record.replace('since = "received"', 'since = "published"'))
    done = researchkit("confirm", drafts, "releases", "--by", "AB", "--study", study)
    assert done.returncode == 0, done.stderr
    built = researchkit("build", "--study", study)
    assert built.returncode == 0, built.stderr
    reports = pd.read_parquet(study / "data" / "processed" / "02_intake" / "reports.parquet")
    own = reports[reports["source_id"] == "releases"]
    assert len(own) == sum(line.split(",")[4] == "person" and ",yes," in line for line in chosen)
    claims = pd.read_parquet(study / "data" / "processed" / "03_clean" / "claims.parquet")
    person = claims[(claims["field"] == "person") & (claims["verbatim"] == "Aigul Serikbaeva")].iloc[0]
    proof = researchkit("explain", person["report_id"], "--study", study).stdout
    for words in ("attended_meeting", "“attendance at a private meeting”", "KZ-CC:405(2)", "confirmed by AB on",
                  "solely", "asserted by ngo (Foundation", "releases/texts/T", "#char="):  # fmt: skip
        assert words in proof, words
    links = pd.read_parquet(study / "data" / "processed" / "04_link" / "links.parquet").set_index("report_id")
    case = researchkit("explain", links.loc[person["report_id"], "case_id"], "--study", study).stdout
    assert "finding basis.attendance: partial (alleged)" in case
    assert "“attendance at a private meeting”" in case
    issues = pd.read_parquet(study / "data" / "processed" / "02_intake" / "issues.parquet")
    told = issues[issues["place"].str.startswith("releases/")]
    assert {*told["severity"]} <= {"info"}
    assert not claims.astype("str").apply(lambda column: column.str.contains("Marat Serik")).any(axis=None)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["intake", "nowhere.txt"], "DRAFT-01"),
        (["intake", "."], "DRAFT-02"),
        (["intake", "one", "--country", "Kazakhstan"], "DRAFT-19"),
        (["intake", "one", "--language", "русский"], "DRAFT-20"),
        (["intake", "one", "--published", "soon"], "DRAFT-21"),
        (["intake", "one", "--out", "one"], "DRAFT-03"),
    ],
)
def test_wrong_use_is_told(tmp_path, monkeypatch, capsys, arguments, code):
    from researchkit import cli

    monkeypatch.chdir(tmp_path)
    if arguments[1] == "one":
        (tmp_path / "one").mkdir()
        (tmp_path / "one" / "a.txt").write_text(RELEASE)
    assert cli.main(arguments) == 2
    assert f"researchkit: {code}" in capsys.readouterr().err
    assert not (tmp_path / "drafts").exists()
