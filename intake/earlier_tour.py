"""Tourists of an earlier tour as a list for the import (I8): their columns say themselves what they are."""

from __future__ import annotations

from collections.abc import Sequence

from intake.tables import CellDetail, Place, SourceTable
from intake.targets import COMPOSITES, TARGETS
from models.records import Tourist
from textkit.dates import format_date
from translations import _


def table_of_people(people: Sequence[Tourist], origin: str) -> SourceTable:
    """A row for each person, a column for each field that any of them has filled.

    Dates stand as they are written, with their true value; who is a regular client is known by the row.
    """
    targets = [one for one in TARGETS if one.field not in COMPOSITES]
    used = [one for one in targets if any(getattr(person, one.field) for person in people)]
    details: dict[Place, CellDetail] = {}
    rows: list[list[str]] = []
    for number, person in enumerate(people):
        texts = [getattr(person, one.field) for one in used]
        for column, one in enumerate(used):
            if one.kind == "date" and len(texts[column]) == 10:
                details[number, column] = CellDetail("date", texts[column])
                texts[column] = format_date(texts[column], "dd.MM.yyyy")
            elif texts[column]:
                details[number, column] = CellDetail("text", "", True)
        rows.append(texts)
    return SourceTable(
        headings=[_(one.label) for one in used],
        rows=rows,
        origin=origin,
        header_rows=1,
        groups=[""] * len(used),
        details=details,
        fields={column: one.field for column, one in enumerate(used)},
        clients={row: one.client_id for row, one in enumerate(people) if one.client_id is not None},
    )
