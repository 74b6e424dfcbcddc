"""Names planted in finished files are found; clean files pass; what cannot be read does not."""

import json

import leak_channels as leaks
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.protect import gate
from researchkit.protect.leaks import unwrap
from researchkit.protect.leaks.addresses import without
from researchkit.protect.leaks.search import Search
from researchkit.protect.leaks.unwrap import Unreadable, texts

SEARCH = Search(leaks.NAMES)


def found(path, data, search=SEARCH):
    return any(search.finds(text) for text in texts(path, data))


@pytest.mark.parametrize("number", range(len(leaks.CHANNELS)), ids=list(leaks.CHANNELS))
def test_a_planted_name_is_found(number):
    channel = list(leaks.CHANNELS.values())[number]
    for at in range(number % 5, len(leaks.NAMES), 5):  # four names a channel here; all in the benchmark
        assert found(*channel(leaks.NAMES[at])), leaks.NAMES[at]


@pytest.mark.parametrize("channel", leaks.CHANNELS)
def test_a_clean_file_passes(channel):
    path, data = leaks.CHANNELS[channel]("Nobody Atallwho")
    passed = gate.check({path: data}, leaks.NAMES)
    assert passed.open
    assert passed.clean == (path,)


def test_remarks_inside_a_name_are_no_part_of_it():
    search = Search(
        ["Ilja Vernancour (also known as Eliasson)", "Dov el-Hammouri von Tessel", "nobody atallwho"]
    )
    assert not search.finds("is not known E and as known, also I known; known as such")
    for written in (
        "Ilja Vernancour",
        "Vernancour, I.",
        "Ilja Eliasson",
        "Dov el-Hammouri",
        "D. Tessel",
        "Nobody Atallwho",
    ):
        assert search.finds(f"It was {written} who"), written


def test_a_checksum_that_begins_as_a_packed_file_does_is_no_packed_file():
    page = json.dumps({"sha256": "1f8b5d" + "0c" * 29}).encode()
    assert gate.check({"a.json": page}, leaks.NAMES).open
    broken = json.dumps({"sha256": "1f8b08" + "0c" * 29}).encode()
    assert not gate.check({"a.json": broken}, leaks.NAMES).open


def test_the_issue_names_the_file_and_never_the_name():
    name = leaks.NAMES[0]
    passed = gate.check(
        {"a.txt": name.encode(), f"{name.replace(' ', '_')}.txt": b"x", "b.txt": b"x"}, leaks.NAMES
    )
    assert [issue.code for issue in passed.issues] == ["RELEASE-03", "RELEASE-03"]
    assert passed.clean == ("b.txt",)
    told = " ".join(str(issue) for issue in passed.issues).lower()
    assert "a.txt" in told
    assert not [word for word in name.lower().split() if word in told]


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.exe", b"MZ"), ("a.xyz", b"text"), ("a.pdf", b"no pdf"), ("a.csv", b"%PDF-1.7"), ("a.png", b"GIF89a"),
        ("a.txt", b"\xff\xfe\xfd\x00\x01"), ("a.csv", bytes(range(128, 256))), ("a.json", b"{"),
        ("a.html", b"\x1f\x8b"), ("a.pdf", b"%PDF-1.7\nbroken\n%%EOF"), ("a.zip", b"PK\x03\x04rubbish"),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00\xff\xffIDAT"), ("a.zip", leaks.archive({"in.exe": b"MZ"})),
        ("a.json", json.dumps("[" * 5).encode()[:-1]), ("a.json", b"[" * 100_000),
    ],
)  # fmt: skip
def test_what_is_unknown_or_broken_does_not_pass(path, data):
    assert [issue.code for issue in gate.check({path: data}, leaks.NAMES).issues] == ["RELEASE-05"]


@given(st.sampled_from(["pdf", "png", "json", "csv", "zip", "html", "ipynb"]), st.binary(max_size=300))
@settings(deadline=None, max_examples=150)
def test_any_bytes_are_read_or_refused(kind, data):
    start = {"pdf": b"%PDF-1.7\n", "png": b"\x89PNG\r\n\x1a\n", "zip": b"PK\x03\x04"}.get(kind, b"")
    try:
        list(texts(f"a.{kind}", start + data))
    except Unreadable:
        return


def test_a_damaged_pdf_is_read_or_refused():
    whole = leaks.CHANNELS["pdf text"](leaks.NAMES[0])[1]
    for cut in range(0, len(whole), 97):
        try:
            list(texts("a.pdf", whole[:cut] + whole[cut + 5 :]))
        except Unreadable:
            continue


def test_a_bomb_is_refused(monkeypatch):
    monkeypatch.setattr(unwrap, "LARGEST", 1_000_000)
    bomb = leaks.archive({f"{number}.txt": b"a" * 300_000 for number in range(5)})
    assert [issue.code for issue in gate.check({"a.zip": bomb}, ["No Body"]).issues] == ["RELEASE-05"]


@pytest.mark.parametrize("written", [
    "Жансейітов Берік", "Zhanseitov Berik", "Берика Жансеитова", "БЕРИКУ ЖАНСЕИТОВУ", "Janseitow Berik",
    "Б. Жансеитов", "Zhanseitov B.", "Берік Аманұлы Жансейітов", "Dschanseitow, Berik", "Žanseitov Berik",
])  # fmt: skip
def test_other_spellings_and_cases_are_found(written):
    assert Search(["Берик Жансеитов"]).finds(f"We heard of {written} today.")


@pytest.mark.parametrize("written", [
    "Zhanseitov", "Berik", "Berik was there. Many words stand between them, and Zhanseitov", "A. Zhanseitova-free",
    "the law of beric acid", "Aslan Zhanseitov", "Berik Omarov",
])  # fmt: skip
def test_half_a_name_is_not_a_name(written):
    assert not Search(["Берик Жансеитов"]).finds(f"We heard of {written} today.")


def test_a_name_of_one_word_is_not_searched_alone():
    assert not Search(["Will", "May"]).finds("It will rain in May.")


def test_registered_addresses_may_hold_names_and_others_may_not():
    known = "https://example.org/news/thibault-vernancour-sentenced"
    body = f'<p><a href="{known}">A paper</a>, 2 May</p>'
    page = {"a.html": leaks.page(body)}
    assert not gate.check(page, leaks.NAMES).open
    assert gate.check(page, leaks.NAMES, addresses={known}).open
    longer = {"a.html": leaks.page(body.replace("sentenced", "sentenced?by=siarhei-dubravenski"))}
    assert not gate.check(longer, leaks.NAMES, addresses={known}).open
    beside = {"a.html": leaks.page(body + "<p>Thibault Vernancour</p>")}
    assert not gate.check(beside, leaks.NAMES, addresses={known}).open


def test_an_address_broken_over_lines_is_taken_out_whole():
    known = frozenset({"https://example.org/a-long-address", "https://example.org/"})
    assert without("see https://exam\nple.org/a-long-\n address, and x", known).split() == [
        "see",
        ",",
        "and",
        "x",
    ]
    assert without("https://example.org/else", known).split() == ["else"]


names = st.sampled_from(leaks.NAMES)


@given(names, st.text(max_size=60), st.text(max_size=60))
@settings(deadline=None, max_examples=100)
def test_a_name_is_found_whatever_stands_around_it(name, before, after):
    assert SEARCH.finds(f"{before}\n{name}\n{after}")
