"""Checked rows as the records that models takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from itertools import repeat

from intake.columns import ReadColumn
from models.records import TOURIST_FIELDS, Tourist

# Arguments by place are twice as fast as by name, which ten thousand people feel.
_ORDER = [one.name for one in fields(Tourist)]
_LAST = max(_ORDER.index(name) for name in TOURIST_FIELDS) + 1


def to_tourists(
    columns: Mapping[str, ReadColumn],
    changed: Mapping[int, Mapping[str, str]],
    rows: Sequence[int],
    clients: Mapping[int, int],
) -> list[Tourist]:
    """The records of rows. ``changed``: values of single rows that win; ``clients``: row -> client id."""
    blank = Tourist()
    arguments: list[Iterable[object]] = [
        _chosen(columns[name].values, rows) if name in columns else repeat(getattr(blank, name), len(rows))
        for name in _ORDER[:_LAST]
    ]
    people = list(map(Tourist, *arguments))
    if changed or clients:
        for row, tourist in zip(rows, people, strict=True):
            tourist.client_id = clients.get(row)
            for name, value in changed.get(row, {}).items():
                setattr(tourist, name, value)
    return people


def _chosen(values: list[str], rows: Sequence[int]) -> Iterable[str]:
    return [values[row] for row in rows]
