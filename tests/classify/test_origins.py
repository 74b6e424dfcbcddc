from hypothesis import given
from hypothesis import strategies as st

from researchkit.classify.origins import Teller, independent, page_key


def test_one_page_under_many_addresses():
    pages = [
        "https://www.example.org/a/1/amp",
        "http://example.org/a/1/",
        "https://example.org/a/1?utm_source=x#top",
    ]
    assert len({page_key(url) for url in pages}) == 1
    assert page_key("https://example.org/?p=1") != page_key("https://example.org/?p=2")


def test_a_statement_published_again_counts_once():
    known = {
        "ngo": Teller("ngo.org/1", "ngo"), "paper citing it": Teller("paper.org/9", "ngo"),
        "coder of the paper": Teller("paper.org/9", "coder"), "court": Teller("court.gov/3", "court"),
    }  # fmt: skip
    assert independent(["ngo", "paper citing it", "coder of the paper"], known) == 1
    assert independent(known, known) == 2


tellers = st.dictionaries(
    st.text("abc", min_size=1, max_size=3),
    st.builds(Teller, st.sampled_from("pqr"), st.sampled_from("xyz")),
    max_size=8,
)


@given(tellers, st.randoms())
def test_any_order_and_never_more_than_reports(known, random):
    ids = list(known)
    count = independent(ids, known)
    random.shuffle(ids)
    assert independent(ids, known) == count
    assert count <= len(ids)
    assert (count == 0) is (not ids)
