"""The catalogue: complete, safe, the same every time, readable by people without script and by machines."""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.release.catalogue import About, Correction, Entry, File, carried, catalogue, unmatched, works
from researchkit.release.catalogue_data import from_plain, plain

ABOUT = About(
    "invented", "An invented study", "Invented publisher", "c@example.invalid", ("en", "ru"), False,
    {("KZ", "en"): "Kazakhstan", ("KZ", "ru"): "Казахстан"},
)  # fmt: skip
ATOM = "{http://www.w3.org/2005/Atom}"


class Plain:
    """Sentences that show their key and values."""

    def __init__(self, language):
        self.language = language

    def say(self, key, /, **values):
        return " ".join([key, *values.values()])

    def day(self, iso):
        return iso

    def period(self, code):
        return code

    def size(self, bytes_n):
        return f"{bytes_n} B"


WORDS = {name: Plain(name) for name in ("en", "ru")}


def entry(period="2025Q2", language="en", notebook="quarterly_briefing", **changes):
    quarter = int(period[-1]) if "Q" in period else 0
    first, last = (
        (
            f"{period[:4]}-{3 * quarter - 2:02d}-01",
            f"{period[:4]}-{3 * quarter:02d}-{31 if quarter in (1, 4) else 30}",
        )
        if quarter
        else (f"{period}-01-01", f"{period}-12-31")
    )
    stem = f"{period}/{language}/{notebook}"
    made = Entry(
        notebook=notebook, country="KZ", period=period, language=language, first=first, last=last,
        title=f"Arrests {period}", status="provisional", status_text="Provisional",
        finding=f"At least 3 people in {period}.", as_of="2026-01-15", identifier=f"invented-KZ-{period}-1",
        files=tuple(File(f"{stem}{end}", 1000, "0" * 64) for end in (".html", ".pdf", "_files/t.csv")),
        made_from=(("code", "abc"),),
    )  # fmt: skip
    return replace(made, **changes)


def made(*entries, corrections=(), about=ABOUT):
    return catalogue(entries, about=about, words=WORDS, corrections=corrections)


WRONG = Correction("2025Q2", "quarterly_briefing", "One case twice.", "Not joined.", "None.", "2026-02-01")


def test_every_file_of_the_catalogue_is_there():
    out = made(entry(), entry(language="ru"))
    assert set(out) == {
        "index.html", "index.en.html", "index.ru.html", "feed.en.xml", "feed.ru.xml", "catalog.json",
        "briefings.json", "index.js",
    }  # fmt: skip
    assert out["index.html"] == out["index.en.html"]
    assert made() == {}


def test_the_same_input_in_any_order_gives_the_same_bytes():
    one, two = entry(), entry("2025Q1")
    assert made(one, two, corrections=[WRONG]) == made(two, one, corrections=[WRONG])


def test_newest_first_and_a_quarter_before_the_year_that_ends_with_it():
    order = [
        w.entries[0].period for w in works([entry("2024"), entry("2024Q4"), entry("2025Q1"), entry("2023Q4")])
    ]
    assert order[0] == "2025Q1"
    assert order.index("2024Q4") < order.index("2024")
    assert order[-1] == "2023Q4"


def test_the_page_needs_no_script_and_asks_nobody():
    page = made(entry(), entry("2025Q1"))["index.html"].decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    assert "default-src &#x27;none&#x27;" in policy
    assert "script-src &#x27;self&#x27;" in policy
    assert "unsafe" not in policy
    scripts = re.findall(r"<script([^>]*)>", page)
    assert scripts == [' type="application/ld+json"', ' src="index.js" defer']
    assert not re.search(r'(?:src|action)="https?:|@import|url\(', page)
    assert not re.search(r"\son\w+=", page)
    for period in ("2025Q2", "2025Q1"):  # shown without any script
        assert f"At least 3 people in {period}." in page
        assert f'href="{period}/en/quarterly_briefing.pdf"' in page
    assert re.search(r'<form id="filters"[^>]* hidden>', page)


def test_the_script_is_small():
    assert len(made(entry())["index.js"]) <= 2048


def test_languages_and_translations_in_preparation():
    out = made(entry(), entry("2025Q1"), entry("2025Q1", "ru", title="Аресты"))
    english, russian = out["index.en.html"].decode(), out["index.ru.html"].decode()
    assert "index-preparing index-name-ru" in english  # of 2025Q2
    assert "Аресты" in russian
    assert '<a href="2025Q2/en/quarterly_briefing.html" lang="en">' in russian
    assert '<html lang="ru">' in russian


def test_a_correction_is_a_flag_a_text_and_an_entry_of_the_feed():
    out = made(entry(), corrections=[WRONG])
    page = out["index.html"].decode()
    assert "index-corrected 2026-02-01" in page
    assert "One case twice." in page
    feed = ET.fromstring(out["feed.en.xml"])
    kinds = [one.find(f"{ATOM}category").get("term") for one in feed.iter(f"{ATOM}entry")]
    assert kinds == ["correction", "provisional"]  # newest first
    assert feed.find(f"{ATOM}updated").text == "2026-02-01T00:00:00Z"


def test_a_correction_of_nothing_is_told():
    other = replace(WRONG, period="2031Q1")
    assert unmatched([entry()], [WRONG, other]) == [other]


def test_the_feed_is_atom_with_lasting_ids():
    feed = ET.fromstring(made(entry(), entry("2025Q1"))["feed.en.xml"])
    ids = [one.find(f"{ATOM}id").text for one in feed.iter(f"{ATOM}entry")]
    assert len(set(ids)) == 2
    again = ET.fromstring(made(entry())["feed.en.xml"])
    assert again.find(f"{ATOM}entry").find(f"{ATOM}id").text in ids
    newer = ET.fromstring(made(entry(identifier="invented-KZ-2025Q2-2"))["feed.en.xml"])
    assert newer.find(f"{ATOM}entry").find(f"{ATOM}id").text not in ids  # a revision is read as new
    for one in feed.iter(f"{ATOM}entry"):
        assert one.find(f"{ATOM}updated") is not None
        assert one.find(f"{ATOM}title").text
        assert one.find(f"{ATOM}summary").text


def test_dcat_tells_every_file_with_its_checksum():
    catalog = json.loads(made(entry(), entry(language="ru"))["catalog.json"])
    sets = [one for one in catalog["dcat:dataset"] if one["@type"] == "dcat:Dataset"]
    series = [one for one in catalog["dcat:dataset"] if one["@type"] == "dcat:DatasetSeries"]
    assert len(sets) == 2
    assert len(series) == 1
    for one in sets:
        assert one["dct:temporal"]["dcat:startDate"]["@value"] == "2025-04-01"
        assert one["dcat:inSeries"]["@id"] == series[0]["@id"]
        assert len(one["dcat:distribution"]) == 3
        for part in one["dcat:distribution"]:
            assert len(part["spdx:checksum"]["spdx:checksumValue"]["@value"]) == 64


def test_schema_org_tells_translations():
    page = made(entry(), entry(language="ru"))["index.html"].decode()
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert data["dataset"][0]["temporalCoverage"] == "2025-04-01/2025-06-30"
    assert [one["inLanguage"] for one in data["dataset"][0]["workTranslation"]] == ["ru"]


def test_invented_data_are_called_so_on_every_page_and_in_the_feed():
    out = made(entry(), about=replace(ABOUT, invented=True))
    assert "index-invented" in out["index.html"].decode()
    assert "index-invented" in out["feed.en.xml"].decode()


def test_what_is_not_replaced_is_carried_over():
    old = [entry("2025Q1"), entry("2025Q2"), entry("2025Q2", "ru")]
    kept = carried(old, [entry("2025Q2")])
    assert [(one.period, one.language) for one in kept] == [("2025Q1", "en"), ("2025Q2", "ru")]


def test_the_list_is_read_back():
    listed = [entry(), entry("2025Q1", "ru")]
    assert from_plain(plain(listed)) == listed
    for bad in (b"[{}]", b"{", b"[1]", b'{"a": 1}'):
        with pytest.raises(ValueError):
            from_plain(bad)


class _Checker(HTMLParser):
    """Collects elements and text; a broken page loses or gains some."""

    def __init__(self):
        super().__init__()
        self.tags, self.texts = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.texts.append(data)


NASTY = st.sampled_from([
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title></script><b>", "&amp; ' \" <",
    "]]>", "</summary>", "\u202eabc", "Ә. Қ.", "'; DROP", "{shown}",
])  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(title=NASTY, finding=NASTY, status=NASTY, what=NASTY)
def test_no_text_becomes_mark_up(title, finding, status, what):
    one = entry(title=title, finding=finding, status_text=status)
    out = made(one, entry("2025Q1"), corrections=[replace(WRONG, what=what)])
    calm = made(
        entry(title="a", finding="b", status_text="c"),
        entry("2025Q1"),
        corrections=[replace(WRONG, what="d")],
    )
    pages = []
    for files in (out, calm):
        checker = _Checker()
        checker.feed(files["index.html"].decode())
        pages.append([tag for tag, _ in checker.tags])
    assert pages[0] == pages[1]
    texts = [one.text for one in ET.fromstring(out["feed.en.xml"]).iter(f"{ATOM}title")]
    assert title in texts
    assert from_plain(out["briefings.json"])[1].title in {title, "Arrests 2025Q1"}
