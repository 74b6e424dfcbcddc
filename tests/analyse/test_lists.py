import pandas as pd

from researchkit.analyse.lists import REST, capture_table


def test_lists_are_origins_and_small_ones_are_put_together():
    cases = pd.DataFrame({
        "case_id": [f"C{i}" for i in range(6)], "person_id": ["p0", "p1", "p2", "p3", "p0", "p4"],
        "origins": ["a", "a|b", "b", "c", "b", "a"],
    })  # fmt: skip
    table = capture_table(cases, [f"C{i}" for i in range(5)], least=2)
    assert list(table.columns) == ["a", "b", REST, "count"]
    assert table["count"].sum() == 4
    rows = {tuple(row[:-1]): row[-1] for row in table.itertuples(index=False, name=None)}
    assert rows == {(1, 1, 0): 2, (0, 1, 0): 1, (0, 0, 1): 1}


def test_nobody_gives_an_empty_table():
    cases = pd.DataFrame({"case_id": ["C"], "person_id": ["p"], "origins": ["a"]}).astype("str")
    assert capture_table(cases, []).empty
