"""A list comes in: from the real clipboard, from a file, or not at all."""

from __future__ import annotations

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QPushButton

from tests.ui.importing.hands import statuses, texts
from tests.ui.typing import CTRL, press


def words(window) -> str:
    """Everything that labels say now."""
    return "\n".join(one.text() for one in window.findChildren(QLabel) if one.isVisibleTo(window))


@pytest.mark.parametrize(
    "folder", ["libreoffice-calc-gtk3-ru", "libreoffice-calc-gtk3-en-US", "libreoffice-writer-table"]
)
def test_a_table_of_an_office_program_is_pasted_by_ctrl_v(window, on_clipboard, folder, qtbot):
    """All twenty people stand in the grid in their own order, one of them kept back."""
    on_clipboard(folder)
    opened = window()
    press(opened, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(opened.is_ready)
    people = [status for status in statuses(opened) if status != "left_out"]
    assert len(people) == 20
    assert people.count("rejected") == 1
    assert texts(opened, 1)[:3] == ["Иванов", "Петрова", "Щербакова-Ёлкина"]


def test_an_empty_window_says_what_can_be_pasted(window):
    """Before anything came, the ways on stand there with their keys."""
    opened = window()
    assert "Excel, Word, LibreOffice" in words(opened)
    assert {"Paste", "Choose a file…"} <= {one.text() for one in opened.findChildren(QPushButton)}


def test_a_picture_is_refused_in_words_and_the_list_stays(window, small, qapp):
    """What cannot be read is said above the list, which is not touched."""
    opened = window(small)
    picture = QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    qapp.clipboard().setMimeData(picture)
    press(opened, Qt.Key.Key_V, CTRL)
    assert "a picture holds no text" in words(opened)
    assert texts(opened, 0) == ["Лунин", "Кoвальчук", "Титова"]


def test_an_empty_clipboard_is_told(window, qapp):
    """Ctrl+V with nothing copied says what to do."""
    qapp.clipboard().clear()
    opened = window()
    press(opened, Qt.Key.Key_V, CTRL)
    assert "There is nothing to read" in words(opened)


def test_a_file_is_chosen_by_ctrl_o(window, cases, monkeypatch, qtbot):
    """The workbook chosen stands in the grid under its name."""
    path = str(cases / "lists" / "tourist_list.xlsx")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (path, ""))
    opened = window()
    press(opened, Qt.Key.Key_O, CTRL)
    qtbot.waitUntil(opened.is_ready)
    assert opened.model.rowCount() == 22
    assert "tourist_list.xlsx" in words(opened)


def test_hidden_rows_of_a_file_are_told(window, tmp_path):
    """Those who left the tour may only have been filtered away."""
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, ["Фамилия", "Лунин", "Титова"])
        sheet.write_column(0, 1, ["Имя", "Пётр", "Алла"])
        sheet.set_row(1, None, None, {"hidden": True})
    opened = window(str(path))
    assert texts(opened, 0) == ["Лунин", "Титова"]
    assert "Rows that are hidden in the file are in the list too." in words(opened)


def test_a_file_is_dropped_on_the_window(window, cases, qtbot):
    """A document dropped anywhere is read like one that was chosen."""
    opened = window()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(cases / "lists" / "tourist_list.docx"))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at = QPointF(300, 300)
    QApplication.sendEvent(opened, QDragEnterEvent(at.toPoint(), copy, mime, left, none))
    QApplication.sendEvent(opened, QDropEvent(at, copy, mime, left, none))
    qtbot.waitUntil(opened.is_ready)
    assert opened.model.rowCount() == 20


def test_a_table_is_chosen_among_several(window, qtbot):
    """A page with two tables offers both."""
    one = "<table><tr><td>Фамилия</td><td>Имя</td></tr><tr><td>Титов</td><td>Егор</td></tr></table>"
    two = one.replace("Титов", "Лунин").replace("Егор", "Пётр")
    opened = window({"text/html": f"<html><body>{one}<p>и</p>{two}</body></html>"})
    choice = opened.findChild(QComboBox)
    assert choice.count() == 2
    choice.setFocus()
    press(opened, Qt.Key.Key_Down)
    qtbot.waitUntil(opened.is_ready)
    assert texts(opened, 0) == ["Лунин"]


def test_the_list_before_comes_back_by_undo(window, small, qtbot):
    """Pasting another list loses nothing: Ctrl+Z brings the first one back, Ctrl+Y the second."""
    opened = window(small)
    opened.take({"text/plain": "Фамилия\tИмя\nКим\tМинхо\n"})
    qtbot.waitUntil(opened.is_ready)
    press(opened, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(opened.is_ready)
    assert texts(opened, 0) == ["Лунин", "Кoвальчук", "Титова"]
    press(opened, Qt.Key.Key_Y, CTRL)
    assert texts(opened, 0) == ["Ким"]


def test_markup_in_a_list_is_only_text(window):
    """A person called <b> is shown so, in the grid and beside it."""
    opened = window({"text/plain": "Фамилия\tДата рождения\n<b>Титов</b>\t31.02.1985\n"})
    assert texts(opened, 0) == ["<b>Титов</b>"]
    formats = {one.textFormat() for one in opened.findChildren(QLabel) if one.text()}
    assert formats == {Qt.TextFormat.PlainText}


def test_the_model_keeps_the_rules_of_qt(window, small, qtmodeltester):
    """Qt's own checks of an item model pass."""
    qtmodeltester.check(window(small).model)


def test_reading_a_long_list_can_be_called_off(window, small, monkeypatch, qtbot, qapp):
    """The bar says that it is read; Cancel keeps the list that was there, and the next one is read."""
    from PySide6.QtWidgets import QPushButton

    from intake import apart
    from ui.common.messages import InfoBar

    made = window(small)
    code = apart._CODE
    monkeypatch.setattr(apart, "_CODE", "while True: pass")
    made.take("list.xlsx")
    assert not made.is_ready()
    qapp.processEvents()
    bar = next(one for one in made.notice.findChildren(InfoBar) if one.isVisible())
    assert bar.text.text() == "The list is being read…"
    bar.findChild(QPushButton).click()
    assert made.is_ready()
    assert texts(made, 0)[0] == "Лунин"
    monkeypatch.setattr(apart, "_CODE", code)
    made.take({"text/plain": "Фамилия\tИмя\nКим\tЛи\n"})
    qtbot.waitUntil(made.is_ready)
    assert texts(made, 0) == ["Ким"]
