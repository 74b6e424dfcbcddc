"""Tile grids: equal tiles instead of a map, one a region, near where the region lies.

A country without ``countries/<iso2>/tile_grid.csv`` has none; its regions are then shown as a ranked list.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from researchkit.reference import packs


@dataclass(frozen=True, slots=True)
class Tile:
    """One region in the grid.

    Attributes:
        region: ISO 3166-2 code.
        row, column: place in the grid, from north and from west, beginning at 0.
        kind: ``region`` or ``city`` (a city is given an inner frame).
        labels: short names by language code.
    """

    region: str
    row: int
    column: int
    kind: str
    labels: dict[str, str]


@packs.cached
@functools.cache
def grid(country: str) -> tuple[Tile, ...]:
    """The tiles of a country, north to south and west to east; empty when it has no grid.

    Args:
        country: ISO 3166-1 alpha-2 code.

    Raises:
        ValueError: two regions share a place.
    """
    tiles: dict[str, Tile] = {}
    for row in packs.rows("countries", country.lower(), "tile_grid.csv"):
        labels = {
            name.removeprefix("label_"): value for name, value in row.items() if name.startswith("label_")
        }
        tile = Tile(row["region"], int(row["row"]), int(row["column"]), row["kind"], labels)
        tiles[tile.region] = tile
    placed = {(tile.row, tile.column) for tile in tiles.values()}
    if len(placed) != len(tiles):
        raise ValueError(f"countries/{country.lower()}/tile_grid.csv: two regions share a place")
    return tuple(sorted(tiles.values(), key=lambda tile: (tile.row, tile.column)))
