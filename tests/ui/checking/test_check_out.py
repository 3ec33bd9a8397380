"""A tour's check on its way out: what is shown is copied, opened in a spreadsheet, seen as pages and printed."""

from __future__ import annotations

import logging
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from python_calamine import CalamineWorkbook

from tests.ui.checking.conftest import settle
from tests.ui.typing import CTRL, SHIFT, press
from ui.common import printers
from ui.lists.lists_dialog import ListsDialog
from ui.questionnaires.preview_window import PreviewWindow

K = Qt.Key
SENTENCE = "Expires too early: 3 days before the tour ends."


@pytest.fixture
def opened(monkeypatch) -> list[Path]:
    """Files that were to be shown."""
    paths: list[Path] = []

    def open_url(url) -> bool:
        paths.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return paths


def preview_of(window) -> PreviewWindow:
    [preview] = [one for one in window.findChildren(PreviewWindow) if one.isVisible()]
    settle()
    return preview


def pages(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)
    finally:
        document.close()


def test_the_workbook_has_what_is_shown(window, opened):
    """Ctrl+Shift+L, of one level only: another program reads headings, names and sentences."""
    press(window, K.Key_Tab, CTRL)
    press(window, K.Key_L, CTRL | SHIFT)
    [path] = opened
    assert path.name == "Check of tour T-0412 Italy.xlsx"
    headings, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert headings == ["No.", "Level", "Tourist", "Field", "What was found", "Proposal"]
    assert rows == [[1, "Wrong", "Волкова Анна", "International passport, expires", SENTENCE, ""]]


def test_the_list_is_copied_with_headings(window, told):
    """Ctrl+Shift+C: as a table and as text."""
    press(window, K.Key_C, CTRL | SHIFT)
    mime = QGuiApplication.clipboard().mimeData()
    lines = [line.split("\t") for line in mime.text().strip().split("\n")]
    assert mime.hasHtml()
    assert (len(lines), lines[0][1], lines[1][4]) == (5, "Level", SENTENCE)
    assert told[-1][0] == "4 lines copied"
    QGuiApplication.clipboard().clear()


def test_the_preview_has_the_sentences(window):
    """Ctrl+P: one list of one page, no choice of tourists."""
    press(window, K.Key_P, CTRL)
    preview = preview_of(window)
    assert SENTENCE in pages(preview._paper.pdf)
    assert "T-0412 Italy" in pages(preview._paper.pdf)
    assert (sum(preview._paper.counts), preview.person.count()) == (1, 0)
    press(preview, K.Key_Escape)


def test_it_goes_to_the_printer_under_a_name_that_names_nobody(window, monkeypatch, tmp_path):
    """Others read the name of the job in the queue."""
    asked: list[QPrinter] = []

    def ask(_parent, _pages) -> QPrinter:
        printer = printers.new_printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "spool.pdf"))
        printer.setResolution(100)
        asked.append(printer)
        return printer

    monkeypatch.setattr(printers, "ask_printer", ask)
    press(window, K.Key_P, CTRL)
    preview = preview_of(window)
    press(preview, K.Key_Return, CTRL)
    settle()
    assert asked[0].docName() == "Check of the tour"
    assert (tmp_path / "spool.pdf").stat().st_size > 1000
    press(preview, K.Key_Escape)


def test_where_nothing_is_shown_nothing_leaves(window):
    """The buttons say so by being grey."""
    window.pane.search.setText("zzz")
    QApplication.processEvents()
    assert not any(one.isEnabled() for one, _words, _key in window.pane._ways_out)
    press(window, K.Key_P, CTRL)
    assert window.findChildren(PreviewWindow) == []


def test_ctrl_l_offers_the_check_among_the_lists(window):
    """With columns and language by choice."""
    press(window, K.Key_L, CTRL)
    [dialog] = window.findChildren(ListsDialog)
    settle()
    assert dialog.wish.kinds.currentText() == "Check of the tour"
    assert SENTENCE in [row.texts[4] for row in dialog.preview.table_model.rows]
    dialog.close()


def test_nothing_personal_is_logged(window, opened, caplog):
    """Neither by checking nor by what leaves."""
    caplog.set_level(logging.DEBUG)
    press(window, K.Key_F5)
    press(window, K.Key_L, CTRL | SHIFT)
    press(window, K.Key_C, CTRL | SHIFT)
    settle()
    QGuiApplication.clipboard().clear()
    assert not any(word in caplog.text for word in ("Волкова", "Петрoва", "0012301"))
