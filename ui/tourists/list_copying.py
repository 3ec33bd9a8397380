"""The list of tourists as a table that Excel shows as cells and the import reads again (T13)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from models.records import DATE_FIELDS, TOURIST_FIELDS, Tourist
from models.tourists import load_tourists
from translations import ngettext
from ui.common.copying import table_mime
from ui.common.messages import errors_told, messages
from ui.common.page import Page
from ui.common.wording import field_name
from ui.common.workbooks import open_as_workbook
from ui.tourists.overwrite_rows import shown


def filled_fields(tourists: Sequence[Tourist]) -> list[str]:
    """The fields that any of them has, in the order of the form."""
    return [name for name in TOURIST_FIELDS if any(getattr(one, name) for one in tourists)]


def list_table(tourists: Sequence[Tourist]) -> list[list[str]]:
    """Headings and rows; columns that nobody has filled are left out."""
    names = filled_fields(tourists)
    rows = [[shown(name, getattr(one, name)) for name in names] for one in tourists]
    return [[field_name(name) for name in names], *rows]


def list_workbook(tourists: Sequence[Tourist], title: str) -> bytes:
    """The same as an .xlsx; dates are dates there."""
    from paperwork.workbook import workbook

    names = filled_fields(tourists)
    rows = [[_cell(name, getattr(one, name)) for name in names] for one in tourists]
    return workbook([field_name(name) for name in names], rows, title)


def _cell(name: str, value: str) -> str | date:
    """A whole date as such (Excel knows none before 1900), everything else as people read it."""
    if name in DATE_FIELDS and len(value) == 10 and value >= "1900-03-01":
        return date.fromisoformat(value)
    return shown(name, value)


def copy_tourists(ids: Sequence[int]) -> None:
    """Put the saved data of these tourists on the clipboard and say so."""
    mime = QMimeData()
    for kind, content in table_mime(list_table(load_tourists(ids))).items():
        mime.setData(kind, content)
    QGuiApplication.clipboard().setMimeData(mime)
    text = ngettext("%(count)d tourist copied", "%(count)d tourists copied", len(ids))
    messages.tell(text % {"count": len(ids)})


def open_workbook(ids: Sequence[int], title: str) -> Path:
    """Make an .xlsx of the saved data of these tourists in a folder of its own, and open it."""
    return open_as_workbook(list_workbook(load_tourists(ids), title), title)


class ListOut(QObject):
    """The list that a page shows, on its way out; tourists never saved stay."""

    def __init__(self, page: Page, shown_ids: Callable[[], Sequence[int]]) -> None:
        super().__init__(page)
        self._page = page
        self._shown_ids = shown_ids

    def _ids(self) -> list[int]:
        return [one for one in self._shown_ids() if one > 0]

    def copy(self) -> None:
        """Ctrl+Shift+C: with all that is known of them, to the clipboard."""
        copy_tourists(self._ids())

    def open(self) -> None:
        """Ctrl+Shift+L: the same as a workbook in Excel."""
        with errors_told():
            open_workbook(self._ids(), self._page.title())

    def choose(self) -> None:
        """Ctrl+L: the ready lists of the tour."""
        from ui.lists.lists_dialog import open_tour_lists

        page = self._page
        page.may_leave()  # what is typed counts as unsaved only then
        unsaved = page.unsaved() > 0
        open_tour_lists(page.window(), page.tour_id, unsaved=unsaved, save=page.saving.write)


def mime_mapping(mime: QMimeData | None) -> dict[str, bytes]:
    """What the clipboard holds, by MIME type, as navigator.import_list takes it."""
    return {kind: bytes(mime.data(kind).data()) for kind in mime.formats()} if mime is not None else {}
