"""Before any list came: what can be brought, and how."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from translations import _
from ui.common.empty_state import EmptyState, Way


def empty_page(
    on_paste: Callable[[], object], on_file: Callable[[], object], on_tour: Callable[[], object]
) -> QWidget:
    """The ways on of an import window without a list."""
    paste = Way(
        "clip",
        _("From the clipboard"),
        _("Rows copied in Excel, Word, LibreOffice, a web page, an e-mail or a text file."),
        _("Paste"),
        on_paste,
        "Ctrl+V",
    )
    file = Way(
        "file",
        _("From a file"),
        _(".xlsx, .xls, .ods, .docx, .csv, .txt or .html; it can also be dropped on this window."),
        _("Choose a file…"),
        on_file,
        "Ctrl+O",
    )
    tour = Way(
        "bag",
        _("From an earlier tour"),
        _("Its tourists again: found by number, surname or date, regular clients with today's data."),
        _("Find the tour…"),
        on_tour,
        "Ctrl+E",
    )
    text = _("You place its columns and see what will happen before anything is written.")
    return EmptyState(_("Bring a list of tourists"), text, [paste, file, tour])
