"""Layouts of imported lists: where the columns of a list with these headings went the last time.

They belong to the office, not to a person, and are no operations: nothing of the agency's data changes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from models import database as db
from models.tables import ImportLayout


@dataclass(frozen=True, slots=True)
class Layout:
    """``key`` is made of the headings; ``mapping``: column -> field; ``kept_at`` UTC, ISO 8601; ``person``
    settled it last."""

    key: str
    name: str
    headings: tuple[str, ...]
    mapping: Mapping[int, str]
    kept_at: str = ""
    person: str = ""


def keep_layout(layout: Layout) -> None:
    """Keep where the columns went, instead of what was kept under the key."""
    values = {
        "name": layout.name,
        "headings": json.dumps(layout.headings, ensure_ascii=False),
        "mapping": json.dumps({str(column): field for column, field in layout.mapping.items()}),
        "kept_at": db.now(),
        "person": db.current().person,
    }
    with db.writing():
        if not ImportLayout.update(values).where(ImportLayout.key == layout.key).execute():
            ImportLayout.insert(key=layout.key, **values).execute()


def find_layout(key: str) -> Layout | None:
    """What is kept under the key, None if nothing is."""
    found = _layouts(ImportLayout.key == key)
    return found[0] if found else None


def list_layouts() -> list[Layout]:
    """All of them, the one kept last first."""
    return _layouts(ImportLayout.id > 0)


def drop_layout(key: str) -> None:
    """Forget a layout; nothing happens if there is none."""
    with db.writing():
        ImportLayout.delete().where(ImportLayout.key == key).execute()


def _layouts(condition: object) -> list[Layout]:
    one = ImportLayout
    query = one.select(one.key, one.name, one.headings, one.mapping, one.kept_at, one.person)
    rows = query.where(condition).order_by(one.kept_at.desc(), one.id.desc()).tuples()
    return [
        Layout(key, name, tuple(json.loads(headings)), _mapping(mapping), kept_at, person)
        for key, name, headings, mapping, kept_at, person in rows
    ]


def _mapping(text: str) -> dict[int, str]:
    return {int(column): str(field) for column, field in json.loads(text).items()}
