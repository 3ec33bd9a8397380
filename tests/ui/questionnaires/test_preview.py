"""The preview: what is printed is seen before, by keys, and goes from there to a printer or into a PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QPushButton

from models.records import Tour
from models.tourists import list_tourists
from models.tours import list_tours, load_tour
from paperwork import page_pictures
from tests.ui.typing import CTRL, SHIFT, press, shown, type_text
from ui.common import printers
from ui.common.background import runner
from ui.common.preferences import PRINT_FOLDER
from ui.questionnaires.preview_window import PreviewWindow
from ui.questionnaires.print_dialog import PrintDialog
from ui.questionnaires.print_order import PrintOrder
from ui.questionnaires.questionnaire_window import QuestionnaireWindow


@pytest.fixture
def tour(office) -> Tour:
    return load_tour(next(row.id for row in list_tours() if row.countries == ("IT",) and row.tourists > 3))


@pytest.fixture
def preview(qtbot, tour) -> PreviewWindow:
    """Three tourists with three pages each."""
    people = list_tourists(tour.id)
    order = PrintOrder(tour.id, "IT", tuple(one.id for one in people[:3]), "")
    made = PreviewWindow(None, order, people)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown(qtbot, made)
    settle()
    yield made
    made.close()


@pytest.fixture
def to_file(monkeypatch, tmp_path) -> Path:
    """The system's dialog answers with a printer that prints to this file."""
    path = tmp_path / "spool.pdf"

    def ask(_parent: object, _pages: int) -> QPrinter:
        printer = printers.new_printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printer.setResolution(100)
        return printer

    monkeypatch.setattr(printers, "ask_printer", ask)
    return path


def settle() -> None:
    for _round in range(4):
        assert runner().wait(30_000)
        QApplication.processEvents()


def texts(window: PreviewWindow | PrintDialog) -> str:
    return "\n".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())


def ink(window: PreviewWindow) -> int:
    """Dark dots of what the view shows."""
    picture = window.view.viewport().grab().toImage()
    return sum(
        picture.pixelColor(x, y).lightness() < 100
        for x in range(20, picture.width() - 20, 3)
        for y in range(20, picture.height(), 3)
    )


def test_the_pages_are_there(preview):
    """The first page is seen, with the number of all pages and whose it is; the keys go to the pages."""
    assert "of 9" in texts(preview)
    assert ink(preview) > 200
    assert preview.person.count() == 3
    assert QApplication.focusWidget() is preview.view
    assert preview.view.accessibleName() == "Page 1 of 9"


def test_keys_go_through_the_pages(preview):
    """PgDn reads on, End is the last page, Home the first; number and person follow."""
    press(preview, Qt.Key.Key_End)
    assert (preview.view.current, preview.number.text(), preview.person.currentIndex()) == (8, "9", 2)
    press(preview, Qt.Key.Key_Home)
    for _step in range(40):
        press(preview, Qt.Key.Key_PageDown)
    assert preview.view.current == 8
    press(preview, Qt.Key.Key_PageUp)
    press(preview, Qt.Key.Key_Up)
    assert 0 < preview.view.verticalScrollBar().value() < preview.view.verticalScrollBar().maximum()


def test_keys_go_from_tourist_to_tourist(preview):
    """Ctrl+PgDn is the first page of the next one, and stops at the last."""
    for expected in (3, 6, 6):
        press(preview, Qt.Key.Key_PageDown, CTRL)
        assert preview.view.current == expected
    press(preview, Qt.Key.Key_PageUp, CTRL)
    assert (preview.view.current, preview.person.currentIndex()) == (3, 1)


def test_a_page_number_is_typed(preview):
    """Enter in the field goes there; of too large a number the last page is shown, of no number none."""
    preview.number.setFocus()
    for typed, expected in (("5", 4), ("x", 4), ("77", 8), ("0", 0)):
        preview.number.selectAll()
        type_text(preview, typed)
        press(preview, Qt.Key.Key_Return)
        assert (preview.view.current, preview.number.text()) == (expected, str(expected + 1))
    assert preview.isVisible()


def test_keys_and_wheel_change_the_size(preview):
    """Ctrl+plus and minus go by steps, Ctrl+0 fits the width, Ctrl and the wheel turn it freely; the page stays."""
    view = preview.view
    press(preview, Qt.Key.Key_PageDown, CTRL)
    fitting = view.zoom
    press(preview, Qt.Key.Key_Plus, CTRL)
    assert view.zoom > fitting
    assert f"{round(100 * view.zoom)} %" in texts(preview)
    press(preview, Qt.Key.Key_Minus, CTRL)
    press(preview, Qt.Key.Key_Minus, CTRL)
    assert view.zoom < fitting
    for turn in (120, -240):
        before = view.zoom
        middle = QPointF(view.viewport().rect().center())
        wheel = QWheelEvent(
            middle,
            view.viewport().mapToGlobal(middle),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            CTRL,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), wheel)
        assert (view.zoom - before) * turn > 0
    press(preview, Qt.Key.Key_0, CTRL)
    assert view.zoom == fitting
    assert view.current == 3
    for _step in range(20):
        press(preview, Qt.Key.Key_Minus, CTRL)
    assert view.zoom == 0.25


def test_another_size_is_drawn_anew(preview):
    """Larger letters are not the old picture blown up: it is asked for in the new scale."""
    asked: list[float] = []
    preview.view.wanted.connect(lambda _number, scale: asked.append(scale))
    press(preview, Qt.Key.Key_Plus, CTRL)
    preview.view.viewport().grab()
    settle()
    assert asked
    scale, image = preview.view._pictures[0]
    assert scale == asked[-1]
    assert image.width() == pytest.approx(scale * 595.28, abs=1.5)


def test_few_pictures_are_kept(preview, monkeypatch):
    """A long run does not fill the memory: pages far away are forgotten and come again when they are seen."""
    from ui.common import page_view

    monkeypatch.setattr(page_view, "KEPT", 2)
    for number in (0, 4, 8, 0):
        preview.view.go_to(number)
        preview.view.viewport().grab()
        settle()
    assert len(preview.view._pictures) <= 2
    assert ink(preview) > 200


def test_it_is_printed_from_there(preview, to_file):
    """Ctrl+P asks for the printer and prints all pages."""
    press(preview, Qt.Key.Key_P, CTRL)
    settle()
    assert len(pypdfium2.PdfDocument(to_file.read_bytes())) == 9
    assert "9 pages went to the printer." in texts(preview)


def test_esc_stops_printing_and_leaves_no_file(preview, to_file):
    """A run on a printer is called off: told in words, the pages stay, the begun file is gone."""
    with page_pictures.PDFIUM:  # the first page waits
        press(preview, Qt.Key.Key_P, CTRL)
        press(preview, Qt.Key.Key_Escape)
    settle()
    assert "Printing was stopped." in texts(preview)
    assert preview.isVisible()
    assert not to_file.exists()


def test_no_printer_is_told_there(preview, monkeypatch):
    """The sentence stands above the pages, which stay."""

    def none(_parent: object, _pages: int) -> QPrinter:
        raise printers.NotPrinted("This computer has no printer.")

    monkeypatch.setattr(printers, "ask_printer", none)
    press(preview, Qt.Key.Key_Return, CTRL)
    assert "has no printer" in texts(preview)
    assert preview.isVisible()


@pytest.mark.parametrize("name", ["mine.pdf", "mine"])
def test_it_becomes_a_pdf(preview, tmp_path, monkeypatch, name):
    """Ctrl+S proposes a name that says whose pages they are, and writes those that are seen."""
    proposed: list[str] = []

    def choose(_parent: object, _title: str, path: str, _kinds: str) -> tuple[str, str]:
        proposed.append(Path(path).name)
        return str(tmp_path / name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    press(preview, Qt.Key.Key_S, CTRL)
    assert "01-03" in proposed[0]
    assert len(pypdfium2.PdfDocument((tmp_path / "mine.pdf").read_bytes())) == 9
    assert str(tmp_path / "mine.pdf") in texts(preview)
    assert PRINT_FOLDER.get() == str(tmp_path)


def test_a_pdf_that_cannot_be_written_is_told(preview, tmp_path, monkeypatch):
    """No folder there: a sentence, and the pages stay."""
    (tmp_path / "file").write_text("x")
    chosen = str(tmp_path / "file" / "a.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (chosen, ""))
    press(preview, Qt.Key.Key_S, CTRL)
    assert "is not a folder" in texts(preview)


def test_nothing_is_left_when_it_closes(preview, tmp_path, monkeypatch):
    """Esc closes; the PDF was never on the disk and is let go."""
    pictures = preview._pictures
    press(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible()
    with pytest.raises(ValueError, match="closed"):
        pictures.picture(0, 1.0)


def test_closing_while_pages_are_drawn_is_no_trouble(preview, monkeypatch):
    """A picture that comes too late is dropped."""
    preview.view.wanted.emit(1, 3.0)
    preview.close()
    settle()
    assert preview._pictures is None


def test_esc_stops_the_layout(qtbot, tour):
    """A long run that is still laid out is called off, and the window goes."""
    people = list_tourists(tour.id)
    made = PreviewWindow(None, PrintOrder(tour.id, "IT", tuple(one.id for one in people), ""), people)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown(qtbot, made)
    press(made, Qt.Key.Key_Escape)
    assert not made.isVisible()
    settle()
    assert made._pictures is None


def test_the_questionnaire_shows_its_pages(qtbot, tour):
    """Ctrl+Shift+P in the questionnaire: this tourist's pages; what is typed and not saved is told of and saved."""
    window = shown(qtbot, QuestionnaireWindow(tour.id))
    window.sheet.row_of("occupation").editor.entry().setFocus()
    type_text(window, "teacher")
    press(window, Qt.Key.Key_P, CTRL | SHIFT)
    settle()
    (preview,) = window.findChildren(PreviewWindow)
    assert "1 answer is not saved and would not be printed." in texts(preview)
    before = preview._paper.pdf
    next(one for one in preview.findChildren(QPushButton) if one.text() == "Save them").click()
    settle()
    assert preview._paper.pdf != before
    assert "not saved" not in texts(preview)
    preview.close()


def test_the_print_dialog_shows_the_pages(qtbot, tour):
    """Ctrl+Shift+P there: whom the dialog would print for, with the language beside that it has chosen."""
    dialog = shown(qtbot, PrintDialog(None, tour.id))
    settle()
    beside = next(
        one
        for one in dialog.findChildren(QComboBox)
        if one.accessibleName() == "Second language of questions"
    )
    beside.setCurrentIndex(beside.findData("ru"))
    beside.activated.emit(beside.currentIndex())
    press(dialog, Qt.Key.Key_P, CTRL | SHIFT)
    settle()
    (preview,) = dialog.findChildren(PreviewWindow)
    document = pypdfium2.PdfDocument(preview._paper.pdf)
    assert len(preview._paper.counts) == len(list_tourists(tour.id))
    assert "Семейное положение" in document[0].get_textpage().get_text_range()
    preview.close()


def test_paper_is_a_choice_of_the_print_dialog(qtbot, tour, to_file, choose: Callable[..., None]):
    """On paper: no folder is asked for; Ctrl+Enter prints, and the next time it is chosen already."""
    dialog = shown(qtbot, PrintDialog(None, tour.id, [list_tourists(tour.id)[0].id]))
    settle()
    choose(dialog, "On paper")
    assert not dialog.folder.isVisible()
    press(dialog, Qt.Key.Key_Return, CTRL)
    settle()
    assert len(pypdfium2.PdfDocument(to_file.read_bytes())) == 3
    assert "3 pages went to the printer." in texts(dialog)
    again = PrintDialog(None, tour.id)
    qtbot.addWidget(again)
    assert again.target.way() == "paper"


def test_leaving_the_system_dialog_prints_nothing(qtbot, tour, monkeypatch, choose: Callable[..., None]):
    """Cancel there, and the dialog is as it was."""
    monkeypatch.setattr(printers, "ask_printer", lambda _parent, _pages: None)
    dialog = shown(qtbot, PrintDialog(None, tour.id))
    settle()
    choose(dialog, "On paper")
    press(dialog, Qt.Key.Key_P, CTRL)
    settle()
    assert "went to the printer" not in texts(dialog)
    assert all(one.isEnabled() for one in dialog.findChildren(QPushButton) if one.isVisible())


def test_pdfium_is_asked_by_one_at_a_time(preview):
    """Whoever draws holds the lock that all share."""
    with page_pictures.PDFIUM:
        preview.view.wanted.emit(2, 1.0)
        assert not runner().wait(50)
    settle()
    assert 2 in preview.view._pictures
