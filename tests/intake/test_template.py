"""A drafted source.toml: a person confirms it, nobody writes it from nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from intake.intake_samples import as_json, codes, table, words, workbook

from researchkit.core.issue import ResearchkitError
from researchkit.intake.mapping import Is, Tells
from researchkit.intake.reading import Intake, read
from researchkit.intake.source import load
from researchkit.intake.template import new_source

RAW = Path(__file__).parents[2] / "data" / "raw"


def confirmed(files: dict[str, bytes]) -> Intake:
    """Read a draft whose four open lines a person wrote out."""
    lines = files["source.toml"].decode()
    for name in ("title", "publisher", "licence", "received_on"):
        lines = lines.replace(f"# {name} = ", f"{name} = ").replace(f'{name} = ""', f'{name} = "made up"')
    return read("made", files | {"source.toml": lines.encode()})


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cases.csv", table()),
        ("cases.csv", table(delimiter=";")),
        ("cases.tsv", table(delimiter="\t")),
        ("cases.xlsx", workbook()),
        ("cases.json", as_json({"meta": {"n": 2}, "data": {"rows": [{"Id": "1", "Name": "Person One"}, {"Id": "2", "Name": "Person Two"}]}})),
        ("cases.ndjson", b'{"Id": "1", "Name": "Person One"}\n{"Id": "2", "Name": "Person Two"}\n'),
    ],
)  # fmt: skip
def test_a_draft_reads_its_sample_once_confirmed(name: str, data: bytes) -> None:
    files = new_source("made", data, name)
    assert files[name] == data
    taken = confirmed(files)
    assert not codes(taken)
    assert words(taken, "person") == ["Person One", "Person Two"]
    assert list(taken.reports["source_row_id"]) == ["1", "2"]


def test_a_draft_is_not_read_before_it_is_confirmed() -> None:
    taken = read("made", new_source("made", table(), "cases.csv"))
    assert codes(taken) == {"INTAKE-SOURCE-04": 4}
    assert list(taken.documents["tier"]) == ["closed"]


def test_a_header_below_a_title_is_found() -> None:
    data = workbook(
        [["", "", ""], ["Id", "Name", "Place"], ["1", "Person One", "Town A"]], ["Cases of 2026", "", ""]
    )
    taken = confirmed(new_source("made", data, "cases.xlsx"))
    assert words(taken, "person") == ["Person One"]


def test_an_encoding_told_from_the_letters_is_written_down() -> None:
    cells = [[str(n), "Образцова Вера Петровна", "город Примерск"] for n in range(8)]
    data = table(cells, ["№", "ФИО", "Город"]).decode().encode("cp1251")
    files = new_source("made", data, "cases.csv")
    assert b'encoding = "cp1251"  # confirm' in files["source.toml"]
    assert not codes(confirmed(files))


def test_a_text_is_drafted_as_a_text() -> None:
    story = b"Person One was held in Town A, it is said.\nNobody told why; his lawyer waits.\n"
    taken = confirmed(new_source("made", story, "story.txt"))
    assert [text.text for text in taken.narratives] == [story.decode()]


def test_dates_in_figures_tell_their_order() -> None:
    data = table([["1", "Person One", "05/13/2025"]], ["Id", "Name", "Date of arrest"])
    toml = tomllib.loads(new_source("made", data, "cases.csv")["source.toml"].decode())
    assert toml["date_order"] == "mdy"
    assert toml["table"][0]["columns"]["Date of arrest"] == {"field": "date", "role": "arrest"}


def test_a_plain_no_is_never_drafted_as_denied() -> None:
    header = ["Id", "Name", "Violence"]
    data = table([["1", "A B", "нет"], ["2", "C D", "да"], ["3", "E F", "perhaps"]], header)
    toml = tomllib.loads(new_source("made", data, "cases.csv")["source.toml"].decode())
    values = toml["table"][0]["columns"]["Violence"]["values"]
    assert values == {"нет": "not_mentioned", "да": "asserted", "perhaps": "nothing"}


def test_ids_that_repeat_are_no_row_ids() -> None:
    toml = tomllib.loads(
        new_source("made", table([["1", "A", ""], ["1", "B", ""]]), "cases.csv")["source.toml"].decode()
    )
    assert toml["table"][0]["columns"]["Id"] == {"field": "note"}


@pytest.mark.parametrize("name", ["", "A", "x y", "../x", "x/y", "1x"])
def test_a_name_that_is_no_id_is_refused(name: str) -> None:
    with pytest.raises(ResearchkitError, match="INTAKE-NEW-04"):
        new_source(name, table(), "cases.csv")


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "INTAKE-FILE-05"), (b"\x89PNG\r\n", "INTAKE-FILE-06"), (b"{", "INTAKE-JSON-01")]
)
def test_a_sample_that_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ResearchkitError, match=code):
        new_source("made", data, "cases.json")


def test_guesses_agree_with_what_people_declared() -> None:
    """On the sources of the study: columns with one plain use, guessed against declared."""
    right = wrong = 0
    for folder in sorted(path for path in RAW.iterdir() if (path / "source.toml").is_file()):
        declared, _ = load(folder.name, (folder / "source.toml").read_bytes())
        assert declared is not None
        for path in folder.iterdir():
            spec = next(iter(declared.tables_for(path.name)), None)
            if spec is None or spec.texts or spec.encoding:
                continue
            toml = tomllib.loads(new_source("made", path.read_bytes(), path.name)["source.toml"].decode())
            guesses = toml["table"][0]["columns"]
            for column, uses in spec.columns.items():
                told = [
                    f"is:{use.what}" if isinstance(use, Is) else f"field:{use.of_field}"
                    for use in uses
                    if isinstance(use, Is | Tells)
                ]
                guess = next(
                    iter(
                        f"{kind}:{guesses[column][kind]}"
                        for kind in ("is", "field")
                        if kind in guesses.get(column, {})
                    ),
                    "",
                )
                if told and column in guesses:
                    right += guess in told
                    wrong += guess not in told
    assert right / (right + wrong) > 0.95
