"""Layouts of the lists that leave: which columns, in which order and language, under a name.

They belong to the office, not to a person, and are no operations: nothing of the agency's data changes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from models import database as db
from models.tables import ListLayout as Table


@dataclass(frozen=True, slots=True)
class ListLayout:
    """``kind`` of the list it is for; ``columns``: keys in order; ``language`` of its headings, "" for the
    interface's."""

    kind: str
    name: str
    columns: tuple[str, ...]
    language: str = ""


def keep_list_layout(layout: ListLayout) -> None:
    """Keep the layout, instead of what the kind has under that name."""
    values = {
        "columns": json.dumps(layout.columns),
        "language": layout.language,
        "kept_at": db.now(),
        "person": db.current().person,
    }
    with db.writing():
        named = (Table.kind == layout.kind) & (Table.name == layout.name)
        if not Table.update(values).where(named).execute():
            Table.insert(kind=layout.kind, name=layout.name, **values).execute()


def list_layouts_of(kind: str) -> list[ListLayout]:
    """The layouts of a kind of list, by name."""
    query = Table.select(Table.kind, Table.name, Table.columns, Table.language).where(Table.kind == kind)
    rows = sorted(query.tuples(), key=lambda row: str(row[1]).casefold())
    return [
        ListLayout(kind, name, tuple(json.loads(columns)), language) for kind, name, columns, language in rows
    ]


def drop_list_layout(layout: ListLayout) -> None:
    """Forget a layout; nothing happens if there is none."""
    with db.writing():
        Table.delete().where((Table.kind == layout.kind) & (Table.name == layout.name)).execute()
