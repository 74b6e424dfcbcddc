"""Where: a grid of equal tiles, or a ranked list where a country has no grid.

Counts, never rates: they are small, and no region is watched as closely as another. A zero is a documented zero; a
hatched tile is a region nobody could look at. Cases whose region is not known are counted beside the grid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from researchkit.briefing import tables
from researchkit.briefing.blocks import FigureBlock, TableBlock
from researchkit.briefing.charts import colour, frame
from researchkit.briefing.charts.alt import Sentence, named, sentence
from researchkit.briefing.charts.drawing import CAP, GAP, WIDTH, Sheet
from researchkit.briefing.charts.frame import HATCHED, Lettering, NotDrawn, Row
from researchkit.briefing.charts.lines import Lines, fit
from researchkit.briefing.charts.metrics import SEMIBOLD, width
from researchkit.reference.tiles import Tile

if TYPE_CHECKING:
    import pandas as pd

CLASSES = ((1, 5, 10, 20), (1, 10, 25, 50), (1, 20, 50, 100), (1, 50, 100, 250), (1, 100, 500, 1000))
"""Scales: lowest count of each class but the first, which is zero. The finest that still tells the largest apart."""

_RATIO = 1.62


@dataclass(frozen=True, slots=True)
class _Place:
    """A region's numbers; ``n`` missing = suppressed, ``informed`` false = nobody could look."""

    region: str
    name: str
    n: int | None
    part: int | None
    informed: bool


def draw(
    counts: pd.DataFrame,
    tiles: Sequence[Tile],
    lettering: Lettering,
    unplaced: int = 0,
    counting: str = "count",
    total: int | None = None,
) -> FigureBlock | NotDrawn:
    """Draw the tile grid, or the ranked list if there are no tiles.

    Args:
        counts: one row a region: ``region``, ``n`` (missing = suppressed), ``attendance`` (of these, for attendance
            only; missing = not told), ``informed`` (false = no information). A region of the grid that is absent is
            not informed; a region outside the grid is listed under it, never dropped.
        tiles: the country's grid (:func:`researchkit.reference.tiles.grid`).
        lettering: words; labels: ``region``, ``arrests``, ``attendance``, ``no_information``, ``unplaced``,
            ``large_figure``, ``small_figure``, ``city_frame``, and every region by its code.
        unplaced: cases whose region is not known.
        total: cases in all, where a suppressed count keeps it from being added up here.
        counting: ``count`` for all arrests, ``attendance`` where attendance only is what is counted.
    """
    places = {}
    for region, n, part, informed in zip(
        counts["region"], counts["n"], counts["attendance"], counts["informed"], strict=True
    ):
        code = str(region)
        count = frame.counted(n)
        # a part of a count that may not be shown may not be shown either
        attending = None if count is None else frame.counted(part)
        places[code] = _Place(code, _plain(lettering, code), count, attending, bool(informed))
    for tile in tiles:
        places.setdefault(tile.region, _Place(tile.region, _plain(lettering, tile.region), None, None, False))
    table = _table(list(places.values()), unplaced, lettering)
    known = sum(place.n or 0 for place in places.values()) + unplaced
    if total is None and not any(place.informed and place.n is None for place in places.values()):
        total = known
    if refusal := frame.too_few(known if total is None else total, table):
        return refusal
    sheet = Sheet()
    scale = "seq" if counting == "attendance" else "seq_count"
    if tiles:
        _grid(sheet, places, tiles, lettering, unplaced, scale)
    else:
        _ranked(sheet, list(places.values()), lettering, unplaced, counting)
    return frame.figure(sheet, lettering, _sentences(places, unplaced, total), table)


def _plain(lettering: Lettering, code: str) -> str:
    return lettering.label(code).replace("\u00ad", "")


def _scale(places: Mapping[str, _Place]) -> tuple[int, ...]:
    """The finest scale whose last class begins at no less than a third of the largest count."""
    largest = max((place.n or 0 for place in places.values()), default=0)
    return next((scale for scale in CLASSES if scale[-1] * 3 >= largest), CLASSES[-1])


def _grid(
    sheet: Sheet,
    places: Mapping[str, _Place],
    tiles: Sequence[Tile],
    lettering: Lettering,
    unplaced: int,
    scale: str,
) -> None:
    top = frame.key(sheet, _key(places, lettering, scale)) + 4
    across = max(tile.column for tile in tiles) + 1
    wide = WIDTH / across
    classes = _scale(places)
    names = {tile.region: _name(lettering, tile, wide) for tile in tiles}
    tall = max(wide / _RATIO, max(name.height for name in names.values()) + 31)
    for tile in tiles:
        at = tile.column * wide, top + tile.row * tall
        _tile(
            sheet, tile, places[tile.region], names[tile.region], lettering, at, (wide, tall), scale, classes
        )
    bottom = top + (max(tile.row for tile in tiles) + 1) * tall
    lines = [lettering.label("large_figure"), lettering.label("small_figure")]
    if any(tile.kind == "city" for tile in tiles):
        lines.append(lettering.label("city_frame"))
    room = _room(tiles, across, wide) - 10
    notes = [fit(line, max(room, 150.0), frame.SMALL, 400, 3) for line in lines]
    high = sum(note.height + 3 for note in notes)
    y = bottom - high if room >= 130 and high < tall else bottom + 6
    if y > bottom:
        notes = [fit(" ".join(lines), WIDTH, frame.SMALL, 400, 3)]
    for note in notes:
        note.draw(sheet, 0, y, colour.token("muted"))
        y += note.height + 3
    y = max(y, bottom) + 3
    placed = {tile.region for tile in tiles}
    rest = [(place.name, place.n) for place in places.values() if place.region not in placed]
    if unplaced:
        rest.append((lettering.label("unplaced"), unplaced))
    for name, n in rest:
        words = fit(name, WIDTH - 60, frame.TEXT, 400, 2)
        number = f"[{tables.SUPPRESSED}]" if n is None else lettering.number(n)
        sheet.words(0, y + 3 + CAP * frame.NUMBER, number, frame.NUMBER, colour.token("ink"), weight=SEMIBOLD)
        words.draw(sheet, width(number, frame.NUMBER, SEMIBOLD) + 6, y + 3.5, colour.token("ink"))
        y += words.height + 6
    sheet.height = y


def _room(tiles: Sequence[Tile], across: int, wide: float) -> float:
    """Width of the empty places at the left of the lowest row, where the legend of the figures goes."""
    last = max(tile.row for tile in tiles)
    return min((tile.column for tile in tiles if tile.row == last), default=across) * wide


def _key(places: Mapping[str, _Place], lettering: Lettering, scale: str) -> list[frame.Entry]:
    edges = [0, *_scale(places)]
    entries = []
    for index, low in enumerate(edges):
        if index + 1 < len(edges):
            words = lettering.span(low, edges[index + 1] - 1)
        else:
            words = lettering.sentence("tiles-or-more", n=low)
        paint = colour.token(f"{scale}.{index}")

        def square(sheet: Sheet, x: float, y: float, size: float, paint: str = paint) -> None:
            edge = colour.token("rule") if paint == colour.token("paper") else paint
            sheet.rect(x + 0.4, y + 0.4, size - 0.8, size - 0.8, paint, stroke=edge, stroke_width=0.8)

        entries.append(frame.Entry(words, square))
    if any(not place.informed for place in places.values()):
        entries.append(frame.role_entry(lettering.label("no_information"), "not_known", HATCHED))
    return entries


def _name(lettering: Lettering, tile: Tile, wide: float) -> Lines:
    """A region's name as it fits its tile."""
    return fit(lettering.label(tile.region), wide - 2 * GAP - 11, frame.SMALL, 400, 2)


def _tile(
    sheet: Sheet, tile: Tile, place: _Place, name: Lines, lettering: Lettering,
    at: tuple[float, float], size: tuple[float, float], shades: str, classes: Sequence[int],
) -> None:  # fmt: skip
    (x, y), (w, h) = (at[0] + GAP, at[1] + GAP), (size[0] - 2 * GAP, size[1] - 2 * GAP)
    paint = colour.token("paper")
    if place.informed and place.n is not None:
        paint = colour.token(f"{shades}.{sum(place.n >= least for least in classes)}")
    if place.informed and place.n is None:
        paint = colour.token("panel")
    edge = colour.token("rule") if paint in (colour.token("paper"), colour.token("panel")) else paint
    sheet.rect(x + 0.4, y + 0.4, w - 0.8, h - 0.8, paint, stroke=edge, stroke_width=0.8)
    if not place.informed:
        _hatched_frame(sheet, x, y, w, h)
    ink = colour.ink_on(paint)
    inset = 2.6
    if tile.kind == "city":
        sheet.rect(
            x + inset, y + inset, w - 2 * inset, h - 2 * inset, stroke=ink, stroke_width=0.6, backdrop=True
        )
    name.draw(sheet, x + 6, y + 6.5, ink)
    base = y + h - 7
    if not place.informed:
        number = "?"
    else:
        number = f"[{tables.SUPPRESSED}]" if place.n is None else lettering.number(place.n)
    sheet.words(
        x + 6,
        base,
        number,
        12.5 if place.n is not None or not place.informed else frame.NUMBER,
        ink,
        weight=SEMIBOLD,
    )
    if place.informed and place.part is not None and place.n:
        sheet.words(x + w - 6, base, lettering.number(place.part), frame.TEXT, ink, anchor="end")


def _hatched_frame(sheet: Sheet, x: float, y: float, w: float, h: float) -> None:
    """A hatched margin: the tile says "no information" and its words stay on white."""
    band = 3.0
    for left, top, wide, tall in (
        (x + 1, y + 1, w - 2, band),
        (x + 1, y + h - 1 - band, w - 2, band),
        (x + 1, y + 1 + band, band, h - 2 - 2 * band),
        (x + w - 1 - band, y + 1 + band, band, h - 2 - 2 * band),
    ):
        sheet.hatch(left, top, wide, tall, colour.token("rule"), step=3.0, stroke_width=0.6)


def _ranked(
    sheet: Sheet, places: Sequence[_Place], lettering: Lettering, unplaced: int, counting: str
) -> None:
    """A dot for each region on a common scale, the most first; what cannot be ranked comes last."""
    ranked = sorted(
        (p for p in places if p.informed and p.n is not None), key=lambda p: (-(p.n or 0), p.name)
    )
    rest = sorted((p for p in places if not (p.informed and p.n is not None)), key=lambda p: p.name)
    largest = max([p.n or 0 for p in ranked] + [unplaced, 1])
    ink, muted = colour.token("ink"), colour.token("muted")
    rows: list[tuple[str, int | None, str]] = [(p.name, p.n, "") for p in ranked]
    if unplaced:
        rows.append((lettering.label("unplaced"), unplaced, "unplaced"))
    rows += [
        (p.name, None, f"[{tables.SUPPRESSED}]" if p.informed else lettering.label("no_information"))
        for p in rest
    ]
    names = [fit(name, 150, frame.TEXT, 400, 2) for name, _, _ in rows]
    left = max(name.width for name in names) + 13
    room = WIDTH - left - 30
    y = 2.0
    for (_, n, note), name in zip(rows, names, strict=True):
        tall = name.height + 7
        middle = y + tall / 2
        name.draw_middle(sheet, left - 12, middle, muted if note else ink, "end")
        if n is None:
            fit(note, room, frame.TEXT, 400, 2).draw_middle(sheet, left, middle, muted)
        else:
            x = left + room * n / largest
            sheet.line([(left, middle), (x, middle)], colour.token("hair"), 1.0, backdrop=True)
            if note:
                sheet.circle(
                    x, middle, 3.2, colour.token("paper"), stroke=colour.token("rule"), stroke_width=1.2
                )
            else:
                sheet.circle(x, middle, 3.6, colour.fill(counting))
            sheet.words(
                x + 7,
                middle + CAP * frame.NUMBER / 2,
                lettering.number(n),
                frame.NUMBER,
                ink,
                weight=SEMIBOLD,
            )
        y += tall
    sheet.height = y + 2


def _table(places: Sequence[_Place], unplaced: int, lettering: Lettering) -> TableBlock:
    fields = [
        tables.Field("region", lettering.label("region"), heads=True),
        tables.Field("n", lettering.label("arrests"), "number"),
        tables.Field("attendance", lettering.label("attendance"), "number"),
    ]
    rows: list[dict[str, tables.Value]] = []
    for place in sorted(places, key=lambda p: (not p.informed, -(p.n or 0), p.name)):
        row = Row(place.region, place.name, covered=place.informed)
        entry: dict[str, tables.Value] = {"region": place.name, "n": frame.cell(lettering, row, "n", place.n)}
        if place.informed and place.part is None and place.n is not None:
            entry["attendance"] = tables.Marked(None, tables.NOT_AVAILABLE)
        else:
            entry["attendance"] = frame.cell(lettering, row, "attendance", place.part)
        rows.append(entry)
    if unplaced:
        n = lettering.traced("unplaced", "n", unplaced)
        rows.append({"region": lettering.label("unplaced"), "n": n, "attendance": None})
    return frame.table(lettering, fields, rows)


def _sentences(places: Mapping[str, _Place], unplaced: int, total: int | None) -> list[Sentence]:
    known = [place for place in places.values() if place.informed and place.n is not None]
    out = [sentence("tiles-part", regions=len(places))]
    if total is not None:
        out = [sentence("tiles-form", regions=len(places), total=total)]
    if known:
        most = max(place.n or 0 for place in known)
        out.append(sentence("tiles-most", name=named([p.name for p in known if p.n == most]), n=most))
    zero = sum(place.n == 0 for place in known)
    silent = sum(not place.informed for place in places.values())
    out.append(sentence("tiles-exception", zero=zero, silent=silent, unplaced=unplaced))
    return out
