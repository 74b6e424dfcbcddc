"""Encodings are told, proven or asked for; never guessed in silence."""

from __future__ import annotations

import pytest
from intake.intake_samples import codes, read_one, table, words

from researchkit.intake.encoding import decode
from researchkit.intake.grid import Unreadable

RUSSIAN = [["1", "Образцова Вера Петровна", "город Примерск, Первая область"]] * 8
KAZAKH = [["1", "Үлгіқызы Әсем Ғалымқызы", "Өрнек қаласы, Құм ауданы"]] * 8
UKRAINIAN = [["1", "Зразківна Єва Їжаківна", "місто Приклад, Київ"]] * 8
FRENCH = [["1", "Élodie Modèle-Préféré", "Châteauneuf-sur-Épte"]] * 8


def rows(cells: list[list[str]], encoding: str) -> bytes:
    numbered = [[str(n), *row[1:]] for n, row in enumerate(cells)]
    return table(numbered).decode().encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("cells", [RUSSIAN, KAZAKH, UKRAINIAN, FRENCH, [["1", "王小明", "示例市"]]])
def test_unicode_proves_itself(encoding: str, cells: list[list[str]]) -> None:
    taken = read_one(rows(cells, encoding))
    assert words(taken, "person")[0] == cells[0][1]
    assert not codes(taken)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "cp866"])
def test_russian_in_an_old_encoding_is_read_and_told(encoding: str) -> None:
    taken = read_one(rows(RUSSIAN, encoding))
    assert words(taken, "person")[0] == RUSSIAN[0][1]
    assert codes(taken) == {"INTAKE-ENCODING-03": 1}


@pytest.mark.parametrize("encoding", ["kz1048", "ptcp154"])
def test_kazakh_in_an_old_encoding_is_asked_for(encoding: str) -> None:
    taken = read_one(rows(KAZAKH, encoding))
    assert codes(taken) == {"INTAKE-ENCODING-02": 1}
    declared = read_one(rows(KAZAKH, encoding), settings=f'encoding = "{encoding}"')
    assert words(declared, "person")[0] == KAZAKH[0][1]
    assert not codes(declared)


@pytest.mark.parametrize(
    ("cells", "encoding"), [(UKRAINIAN, "cp1251"), (FRENCH, "cp1252"), (FRENCH, "mac_roman")]
)
def test_letters_that_share_codes_are_asked_for(cells: list[list[str]], encoding: str) -> None:
    taken = read_one(rows(cells, encoding))
    assert codes(taken) == {"INTAKE-ENCODING-02": 1}


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "no-such-encoding"])
def test_a_declared_encoding_that_does_not_fit_is_refused(encoding: str) -> None:
    taken = read_one(rows(RUSSIAN, "cp1251"), settings=f'encoding = "{encoding}"')
    assert codes(taken) == {"INTAKE-ENCODING-01": 1}


def test_sixteen_bits_without_a_mark_are_asked_for() -> None:
    with pytest.raises(Unreadable) as caught:
        decode("Id,Name\n1,Person One\n".encode("utf-16-le"))
    assert caught.value.code == "INTAKE-ENCODING-02"


@pytest.mark.parametrize("cells", [RUSSIAN, KAZAKH])
@pytest.mark.parametrize("wrong", ["cp1251", "latin-1"])
def test_text_encoded_twice_is_told(cells: list[list[str]], wrong: str) -> None:
    twice = rows(cells, "utf-8").decode(wrong, errors="ignore").encode()
    assert codes(read_one(twice))["INTAKE-ENCODING-04"] == 1


def test_no_plain_text_is_taken_for_encoded_twice() -> None:
    for cells in (RUSSIAN, KAZAKH, UKRAINIAN, FRENCH):
        assert "INTAKE-ENCODING-04" not in codes(read_one(rows(cells, "utf-8")))


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_mark_between_cells_is_told_from_the_file(mark: str) -> None:
    cells = [["1", "Person, One; the first", "Town | A"], ["2", "Person Two", "Town, B"]]
    taken = read_one(table(cells, delimiter=mark))
    assert words(taken, "person") == ["Person, One; the first", "Person Two"]
