"""A mapping that a person settled comes back for the next list of the same layout (I4)."""

from __future__ import annotations

import hashlib

from intake.batch import ImportBatch
from intake.column_content import look_at
from intake.edited_list import EditedList
from intake.heading_words import fold_heading
from intake.headings import guess_mapping
from intake.tables import SourceTable
from intake.targets import BY_FIELD
from models.layouts import Layout, find_layout, keep_layout
from textkit.names import script

_STRONG = 0.6  # share of a column's cells that makes it a column of dates, of numbers ...


def layout_key(table: SourceTable) -> str:
    """What two lists of the same layout have in common: their headings, or without any the looks of their
    columns."""
    if table.header_rows:
        words = [
            f"{fold_heading(group)}/{fold_heading(heading)}"
            for group, heading in zip(table.groups, table.headings, strict=True)
        ]
    else:
        words = [_looks(table, column) for column in range(table.width)]
    return hashlib.sha256("\x1f".join([str(table.width), *words]).encode()).hexdigest()


def _looks(table: SourceTable, column: int) -> str:
    content = look_at(table, column)
    return "+".join(sorted(shape for shape in content.shapes if content.share(shape) >= _STRONG))


def remembered(table: SourceTable) -> Layout | None:
    """What was settled for a list of this layout; fields that are no more are left out."""
    layout = find_layout(layout_key(table)) if not table.fields else None
    if layout is None:
        return None
    mapping = {
        column: field
        for column, field in layout.mapping.items()
        if column < table.width and field in BY_FIELD
    }
    return Layout(layout.key, layout.name, layout.headings, mapping, layout.kept_at, layout.person)


def batch_of(table: SourceTable) -> ImportBatch:
    """The list with its columns placed as the last time, else as they look."""
    layout = remembered(table)
    batch = ImportBatch(table, layout.mapping if layout is not None else None)
    batch.layout = layout
    return batch


def remember(batch: EditedList) -> bool:
    """Keep where the columns went, if the program would not place them so by itself."""
    mapping, known = settled_mapping(batch), remembered(batch.table)
    before = known.mapping if known is not None else guess_mapping(batch.table)
    if dict(before) == mapping:
        return False
    table = batch.table
    name = table.origin if table.origin not in _PLACES else ""
    keep_layout(Layout(layout_key(table), name, tuple(table.headings), mapping))
    return True


# Origins that are no name of a file.
_PLACES = frozenset(("excel", "calc", "word", "writer", "html", "text", ""))


def settled_mapping(batch: EditedList) -> dict[int, str]:
    """The mapping of the list's own columns; one that was taken apart counts as a column of whole names."""
    mapping = {column: field for column, field in batch.mapping.items() if column < batch.table.width}
    for column in {one.beside for one in batch.added}:
        field = mapping.get(column, "")
        if field.endswith("_surname") and column < batch.table.width:
            whole = f"{_side(batch, column)}_full_name"
            if whole not in mapping.values():
                mapping[column] = whole
    return mapping


def _side(batch: EditedList, column: int) -> str:
    scripts = [script(batch.cell(row, column)) for row in batch.people()]
    return "native" if scripts.count("cyrillic") > scripts.count("latin") else "latin"
