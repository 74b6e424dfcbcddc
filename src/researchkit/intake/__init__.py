"""What was received becomes reports and verbatim words; nothing is lost on the way.

Everything takes names and bytes and touches no disk: the store reads the files. ``raw`` is always
``{source_id: {path below its folder: bytes}}``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the tables need pandas; whoever only asks for a file type does not
    from researchkit.intake.reading import Intake, Received

Raw = Mapping[str, Mapping[str, bytes]]


def receive_all(raw: Raw) -> Received:
    """Every file of every source with its origin record, held against the ledgers of what was received.

    Returns:
        ``documents`` (contract DOCUMENTS; set aside are files that changed, cannot be read or are declared
        nowhere) and the ``issues`` that were met on receipt.
    """
    from researchkit.intake.reading import read_together

    return read_together(raw).received


def read_all(raw: Raw) -> Intake:
    """Every source read and put together: see :class:`researchkit.intake.reading.Intake`."""
    from researchkit.intake import narrative
    from researchkit.intake.reading import read_together

    return read_together(raw, narrative.reports)


def date_orders(raw: Raw) -> dict[str, str]:
    """Source id → ``dmy``, ``mdy`` or ``ymd``, of the sources that declare it."""
    from researchkit.intake import source

    declared = (source.load(name, files.get(source.RECORD))[0] for name, files in raw.items())
    return {found.source_id: found.date_order for found in declared if found and found.date_order}
