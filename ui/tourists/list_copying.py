"""The list of tourists as a table that Excel pastes as cells and the import reads again (T13)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from models.records import TOURIST_FIELDS, Tourist
from ui.common.copying import table_mime
from ui.common.wording import field_name
from ui.tourists.overwrite_rows import shown


def list_table(tourists: Sequence[Tourist]) -> list[list[str]]:
    """Headings and rows; columns that nobody has filled are left out."""
    names = [name for name in TOURIST_FIELDS if any(getattr(one, name) for one in tourists)]
    rows = [[shown(name, getattr(one, name)) for name in names] for one in tourists]
    return [[field_name(name) for name in names], *rows]


def list_mime(tourists: Sequence[Tourist]) -> QMimeData:
    mime = QMimeData()
    for kind, content in table_mime(list_table(tourists)).items():
        mime.setData(kind, content)
    return mime


def mime_mapping(mime: QMimeData | None) -> dict[str, bytes]:
    """What the clipboard holds, by MIME type, as navigator.import_list takes it."""
    return {kind: bytes(mime.data(kind).data()) for kind in mime.formats()} if mime is not None else {}
