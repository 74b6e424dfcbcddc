"""Workbooks (XLSX), read in the jail."""

from __future__ import annotations

from researchkit.intake import jail
from researchkit.intake.grid import Grid, gather
from researchkit.intake.mapping import TableSpec


def read(data: bytes, spec: TableSpec) -> Grid:
    """Read one sheet of a workbook; a row's number is that of the sheet.

    Cells are text: whole numbers without a point, days as ISO dates. Formulas show their last stored value
    and are told; so are other sheets that hold anything.

    Raises:
        Unreadable: the jail refused it, the sheet is not there (INTAKE-TABLE-05), header.
    """
    found = jail.run("workbook", data, sheet=spec.sheet)
    lines = list(enumerate(found["rows"], 1))
    width = max((len(cells) for _, cells in lines), default=0)
    grid = gather([(n, cells + [""] * (width - len(cells))) for n, cells in lines], spec.header_row,
                  sheet=found["sheet"])  # fmt: skip
    if found["formulas"]:
        grid.notes.append(("INTAKE-CELL-02", ""))
    grid.others = tuple(found["others"])
    return grid
