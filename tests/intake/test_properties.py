"""Whatever the bytes: no crash, and every row accounted for."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st
from intake.intake_samples import RECORD, as_json, read_one, record, table, words

from researchkit.intake.encoding import decode
from researchkit.intake.grid import Unreadable
from researchkit.intake.locators import Place, parse
from researchkit.intake.lookup import words_at
from researchkit.intake.reading import read
from researchkit.intake.records import strict
from researchkit.intake.source import load

quick = settings(deadline=None, max_examples=100)
slow = settings(deadline=None, max_examples=25)  # each example builds the tables of a whole folder
cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
grids = st.lists(st.tuples(cells, cells, cells), max_size=6)
names = st.sampled_from(["cases.csv", "cases.json", "cases.ndjson", "cases.txt", "cases"])


@slow
@given(st.binary(max_size=300), names)
def test_any_bytes(data: bytes, name: str) -> None:
    read_one(data, name)  # the balance asserts itself


@slow
@given(st.text(max_size=300), names, st.sampled_from(["utf-8", "utf-16", "cp1251"]))
def test_any_text(text: str, name: str, encoding: str) -> None:
    read_one(
        ("Id,Name,Place\n" + text).encode(
            encoding, errors="surrogatepass" if encoding != "cp1251" else "ignore"
        ),
        name,
    )


@slow
@given(grids)
def test_a_written_table_is_read_back(rows: list[tuple[str, str, str]]) -> None:
    numbered = [(str(n), one, two) for n, (_, one, two) in enumerate(rows)]
    taken = read_one(table(numbered))
    assert taken.balance.rows_in == len(rows)
    kept = [name for _, name, _ in numbered if name.strip()]
    assert words(taken, "person") == kept
    files = {"source.toml": record(), "cases.csv": table(numbered)}
    for word in taken.words.itertuples():
        assert words_at(word.locator, files) == word.verbatim


@slow
@given(grids, st.sampled_from(";\t|"))
def test_any_mark_gives_the_same_rows(rows: list[tuple[str, str, str]], mark: str) -> None:
    numbered = [(str(n), one, two) for n, (_, one, two) in enumerate(rows)]
    settings_ = f"delimiter = {json.dumps(mark)}"
    taken = read_one(table(numbered, delimiter=mark), settings=settings_)
    assert list(taken.words["verbatim"]) == list(read_one(table(numbered)).words["verbatim"])


@slow
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["Id", "Name", "x"]), inner, max_size=3)
        ),
        max_leaves=12,
    )
)
def test_any_json(value: object) -> None:
    read_one(as_json(value) if "\ud800" not in repr(value) else b"[]", "cases.json")


@quick
@given(st.binary(max_size=200))
def test_a_decoded_text_encodes_back(data: bytes) -> None:
    try:
        found = decode(data)
    except Unreadable:
        return
    if found.encoding.startswith(("utf-16", "utf-32")):  # the mark says which end comes first
        assert found.text.encode(found.encoding).decode(found.encoding) == found.text
    else:
        assert found.text.encode(found.encoding) == data


@quick
@given(st.text(max_size=200))
def test_strict_json_is_never_laxer_than_json(text: str) -> None:
    try:
        strict(text)
    except (ValueError, RecursionError):
        return
    json.loads(text)


@quick
@given(
    st.text(min_size=1, max_size=10).filter(lambda s: "/" not in s), st.text(min_size=1, max_size=10), cells
)
def test_a_locator_is_read_back(source_id: str, file: str, column: str) -> None:
    if "#" in source_id or "%" in source_id:
        return
    place = Place(source_id, file, (("row", "17"), ("column", column)))
    back = parse(str(place))
    assert (back.source_id, back.file) == (source_id, file)
    assert back.get("column") == column


@quick
@given(st.binary(max_size=200))
def test_any_record(data: bytes) -> None:
    for toml in (data, RECORD.encode() + data):
        declared, issues = load("made", toml)
        assert (declared is None) is bool(issues)


@slow
@given(st.binary(max_size=200))
def test_any_ledger(data: bytes) -> None:
    read("made", {"source.toml": record(), "cases.csv": table(), "received.csv": data})


def test_a_row_is_never_swallowed_by_a_stray_quote() -> None:
    lines = [f"{n},Person {n},Town" for n in range(200)]
    for at in range(0, 200, 17):
        broken = list(lines)
        broken[at] = broken[at].replace("Person", '"Person')
        taken = read_one("\n".join(["Id,Name,Place", *broken, ""]).encode())
        assert taken.reports.empty
        assert taken.balance.set_aside == 1
        reader = csv.reader(io.StringIO("\n".join(broken)))
        assert sum(1 for _ in reader) < 200  # the plain reader loses rows without a word
