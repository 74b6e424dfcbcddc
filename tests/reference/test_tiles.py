"""Tile grids: one place a region, near where it lies."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path

import pytest

from researchkit.reference import packs, tiles

COUNTRIES = [code for code in packs.countries() if tiles.grid(code)]


def located(country: str) -> dict[str, tuple[float, float, int, int]]:
    rows = packs.rows("countries", country.lower(), "tile_grid.csv")
    return {
        row["region"]: (
            float(row["lon_approx"]),
            float(row["lat_approx"]),
            int(row["row"]),
            int(row["column"]),
        )
        for row in rows
    }


def test_kazakhstan_has_its_twenty_units_of_2022() -> None:
    found = tiles.grid("KZ")
    assert len(found) == 20
    assert {tile.region for tile in found if tile.kind == "city"} == {"KZ-71", "KZ-75", "KZ-79"}
    assert {"KZ-10", "KZ-33", "KZ-62"} <= {tile.region for tile in found}


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_tile_has_a_source_and_a_name_in_every_language(country: str) -> None:
    for row in packs.rows("countries", country.lower(), "tile_grid.csv"):
        assert row["source"]
        assert row["region"].startswith(f"{country}-")
        assert all(row[f"label_{language}"] for language in ("en", "ru", "kk", "fr"))


@pytest.mark.parametrize("country", COUNTRIES)
def test_east_stays_east_and_north_stays_north(country: str) -> None:
    """A region two degrees further east is never drawn further west; nor one a degree further north further south."""
    for (lon, lat, row, column), (lon2, lat2, row2, column2) in itertools.permutations(
        located(country).values(), 2
    ):
        if lon2 - lon >= 2:
            assert column2 >= column
        if lat2 - lat >= 1:
            assert row2 <= row


def test_a_country_without_a_grid_has_no_tiles() -> None:
    assert tiles.grid("QQ") == ()


def test_a_study_may_bring_a_grid_but_not_put_two_regions_in_one_place(tmp_path: Path) -> None:
    folder = tmp_path / "countries" / "qq"
    folder.mkdir(parents=True)
    header = ["region", "row", "column", "kind", "label_en", "lon_approx", "lat_approx", "source"]

    def write(*rows: tuple[str, int, int]) -> None:
        with (folder / "tile_grid.csv").open("w", newline="", encoding="utf-8") as handle:
            writer = csv.writer(handle)
            writer.writerow(header)
            writer.writerows(
                [region, row, column, "region", region, 0, 0, "invented"] for region, row, column in rows
            )

    try:
        write(("QQ-B", 1, 0), ("QQ-A", 0, 1))
        packs.use_study_folder(tmp_path)
        assert [tile.region for tile in tiles.grid("QQ")] == ["QQ-A", "QQ-B"]
        packs.use_study_folder(None)
        write(("QQ-A", 0, 0), ("QQ-B", 0, 0))
        packs.use_study_folder(tmp_path)
        with pytest.raises(ValueError, match="share a place"):
            tiles.grid("QQ")
    finally:
        packs.use_study_folder(None)
    assert tiles.grid("QQ") == ()
