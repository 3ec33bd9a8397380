"""What ``habitue import --json`` prints about a batch."""

from __future__ import annotations

from typing import Any

from intake.batch import CheckedRow, ImportBatch
from intake.doubts import Doubt
from intake.reasons import sentence

# A person who stands in the list twice is on the tour by the first of the rows.
_STATUSES = {"twice": "on_tour", "imported": "new"}


def report(batch: ImportBatch) -> dict[str, Any]:
    """``{"mapping": {source column: field}, "rows": [{"row", "status", "values", "doubts"}]}``.

    Rows that are no people (empty, totals, headings) are left out; ``row`` counts the rows below the headings
    from 1. The status after an import is still the one the row had before it: take the report first.
    """
    headings = batch.headings
    return {
        "mapping": {headings[column]: target for column, target in batch.mapping.items()},
        "rows": [_row(batch.row(index)) for index in batch.people()],
    }


def _row(row: CheckedRow) -> dict[str, Any]:
    doubts = [_doubt(doubt) for doubt in row.doubts]
    if row.status == "twice":
        repeated = Doubt(
            "native_surname", "twice_in_list", row.values.get("native_surname", ""), (), "mark", row.reason
        )
        doubts.append(_doubt(repeated))
    return {
        "row": row.n,
        "status": _STATUSES.get(row.status, row.status),
        "values": row.values,
        "doubts": doubts,
    }


def _doubt(doubt: Doubt) -> dict[str, str]:
    return {
        "field": doubt.field,
        "reason": doubt.reason,
        "text": doubt.text,
        "proposal": doubt.proposals[0] if doubt.proposals else "",
        "message": sentence(doubt),
    }
