"""Checked rows as the records that models takes, and as the keys by which people are recognised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from intake.columns import ReadColumn
from models.records import Tourist

if TYPE_CHECKING:
    from models.recognition import PersonKeys


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


def keys_of(people: Sequence[Tourist]) -> list[PersonKeys]:
    """The keys by which models recognises people."""
    from models.recognition import PersonKeys
    from textkit.documents import document_key
    from textkit.folding import fold

    keys = []
    for one in people:
        documents = (
            document_key(one.international_passport_series + one.international_passport_number),
            document_key(one.national_passport_series + one.national_passport_number),
        )
        keys.append(
            PersonKeys(
                fold(one.native_surname or one.latin_surname),
                fold(one.native_given_name or one.latin_given_name),
                one.birth_date,
                tuple(key for key in documents if key),
            )
        )
    return keys
