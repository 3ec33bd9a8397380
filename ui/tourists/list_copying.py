"""The list of tourists as a table that Excel pastes as cells and the import reads again (T13)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from models.records import TOURIST_FIELDS, Tourist
from models.tourists import load_tourists
from translations import ngettext
from ui.common.copying import table_mime
from ui.common.messages import messages
from ui.common.wording import field_name
from ui.tourists.overwrite_rows import shown


def list_table(tourists: Sequence[Tourist]) -> list[list[str]]:
    """Headings and rows; columns that nobody has filled are left out."""
    names = [name for name in TOURIST_FIELDS if any(getattr(one, name) for one in tourists)]
    rows = [[shown(name, getattr(one, name)) for name in names] for one in tourists]
    return [[field_name(name) for name in names], *rows]


def copy_tourists(ids: Sequence[int]) -> None:
    """Put the saved data of these tourists on the clipboard and say so."""
    mime = QMimeData()
    for kind, content in table_mime(list_table(load_tourists(ids))).items():
        mime.setData(kind, content)
    QGuiApplication.clipboard().setMimeData(mime)
    text = ngettext("%(count)d tourist copied", "%(count)d tourists copied", len(ids))
    messages.tell(text % {"count": len(ids)})


def mime_mapping(mime: QMimeData | None) -> dict[str, bytes]:
    """What the clipboard holds, by MIME type, as navigator.import_list takes it."""
    return {kind: bytes(mime.data(kind).data()) for kind in mime.formats()} if mime is not None else {}
