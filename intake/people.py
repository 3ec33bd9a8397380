"""Checked rows as the records that models takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from intake.columns import ReadColumn
from models.records import Tourist


def to_tourists(
    columns: Mapping[str, ReadColumn],
    changed: Mapping[int, Mapping[str, str]],
    rows: Sequence[int],
    clients: Mapping[int, int],
) -> list[Tourist]:
    """The records of rows. ``changed``: values of single rows that win; ``clients``: row -> client id."""
    names = list(columns)
    values = [columns[name].values for name in names]
    people = []
    for row in rows:
        tourist = Tourist(**dict(zip(names, [column[row] for column in values], strict=True)))  # type: ignore[arg-type]
        for name, value in changed.get(row, {}).items():
            setattr(tourist, name, value)
        tourist.client_id = clients.get(row)
        people.append(tourist)
    return people
