import pandas as pd
import pytest

from researchkit.core import contracts
from researchkit.core.tables import Column, ContractError, Table

SAMPLE = Table(
    "sample",
    "A table.",
    (
        Column("id", "text", "Id.", required=True),
        Column("kind", "text", "Kind.", allowed=("a", "b"), many=True),
        Column("n", "integer", "Number."),
        Column("on", "day", "Day."),
    ),
    key=("id",),
)


def test_missing_columns_become_empty_and_types_hold():
    frame = SAMPLE.frame([{"id": "1"}])
    assert frame.loc[0, "kind"] == ""
    assert pd.isna(frame.loc[0, "n"])
    assert SAMPLE.check(frame) is frame


def test_no_rows_still_have_the_columns():
    assert list(SAMPLE.check(SAMPLE.frame()).columns) == ["id", "kind", "n", "on"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"id": ""}, "id is empty"),
        ({"id": "1", "kind": "a|zz"}, "kind is not an allowed value"),
        ({"id": "1", "on": "30.06.2025"}, "on is not an ISO date"),
    ],
)
def test_breaches_name_column_rule_and_row_but_never_the_value(row, said):
    with pytest.raises(ContractError) as caught:
        SAMPLE.check(SAMPLE.frame([row]))
    assert said in str(caught.value)
    assert "zz" not in str(caught.value)
    assert "30.06" not in str(caught.value)


def test_all_breaches_are_told_at_once():
    with pytest.raises(ContractError) as caught:
        SAMPLE.check(SAMPLE.frame([{"id": "1", "kind": "x"}, {"id": "1", "on": "x"}]))
    assert str(caught.value).count(";") == 2


def test_an_unlisted_column_is_refused():
    with pytest.raises(ContractError, match="unlisted"):
        SAMPLE.shape(pd.DataFrame({"id": ["1"], "surprise": ["x"]}))


def test_every_contract_describes_itself():
    for table in vars(contracts).values():
        if isinstance(table, Table):
            schema = table.schema()
            assert all(field["description"] for field in schema["fields"])
            assert set(table.key) <= set(table.names)
