"""A full disk while people work: it is said, what was typed stays, and the next Save goes through."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from models import database
from models.answers import load_answers
from models.clients import count_clients, list_clients, load_client
from models.drafts import list_drafts
from models.tourists import list_tourists, load_tourist
from models.tours import find_tour, list_tours
from tests.ui.typing import CTRL, press, shown, type_text
from ui.common import messages
from ui.main_window import MainWindow

S = Qt.Key.Key_S
LONG = "Звонила сама, просит место у окна. " * 500


@pytest.fixture
def disk(office) -> Iterator[Callable[[bool], None]]:
    """``disk(True)``: the database can grow no more, as on a full disk; ``disk(False)``: space was freed."""

    def fill(full: bool) -> None:
        pages = database.database.execute_sql("PRAGMA page_count").fetchone()[0]
        database.database.execute_sql(f"PRAGMA max_page_count = {pages if full else 1_000_000}")

    yield fill
    if database.is_open():
        fill(False)


@pytest.fixture
def window(qtbot, office) -> Iterator[MainWindow]:
    made = shown(qtbot, MainWindow())
    qtbot.waitUntil(lambda: made.place() == "tours")
    yield made
    made.hide()
    qtbot.wait(50)


def paste(widget, text: str) -> None:
    QApplication.clipboard().setText(text)
    press(widget, Qt.Key.Key_V, CTRL)


def words(widget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def type_tourist(window) -> int:
    """A new tourist with long notes is typed on a tour; the tour's id."""
    tour = max(list_tours(), key=lambda row: row.tourists)
    window.open_tour(tour.id)
    press(window, Qt.Key.Key_Insert)
    type_text(window, "Непомнящий")
    window.page().form.fields["notes"].setFocus()
    paste(window, LONG)
    return tour.id


def test_save_of_a_tourist(qtbot, window, disk):
    """The sentence stands in the status bar, the form is as it was, and later everything is saved."""
    disk(True)
    tour_id = type_tourist(window)
    before = len(list_tourists(tour_id))
    press(window, S, CTRL)
    assert "is full" in words(window)
    assert len(list_tourists(tour_id)) == before
    assert window.page().form.fields["native_surname"].value() == "Непомнящий"
    assert window.page().form.fields["notes"].value() == LONG
    assert window.page().unsaved() > 0
    disk(False)
    press(window, S, CTRL)
    saved = [load_tourist(row.id) for row in list_tourists(tour_id)]
    assert LONG.strip() in [one.notes for one in saved]
    assert window.page().unsaved() == 0


def test_going_to_another_page_keeps_the_typing(window, disk):
    """Neither the pages nor the other tourists take it away."""
    disk(True)
    type_tourist(window)
    press(window, Qt.Key.Key_PageUp, CTRL)
    press(window, Qt.Key.Key_2, CTRL)
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    page = window.page()
    page.list_pane.choose(page.list_pane.rows()[-1].id)
    assert page.form.fields["native_surname"].value() == "Непомнящий"
    assert page.form.fields["notes"].value() == LONG
    disk(False)


@pytest.mark.parametrize(("reply", "closed"), [("stay", False), ("", False), ("leave", True)])
def test_closing_asks_before_typing_is_lost(window, disk, monkeypatch, reply, closed):
    """What can be kept nowhere is not dropped in silence."""
    asked = []
    monkeypatch.setattr(messages, "ask", lambda *args: asked.append(args[2]) or reply)
    disk(True)
    type_tourist(window)
    assert window.close() == closed
    assert len(asked) == 1
    assert "is full" in asked[0]
    disk(False)


def test_what_could_not_be_kept_is_kept_later(window, disk):
    """Two tourists were typed while the disk was full; with space again both wait as drafts."""
    disk(True)
    type_tourist(window)
    type_tourist(window)
    disk(False)
    assert window.close()
    bodies = [str(body) for _key, body, _at in list_drafts()]
    assert len([one for one in bodies if "Непомнящий" in one and LONG.strip() in one]) == 2


def test_save_of_a_client(window, disk):
    """The editor says it above the form and keeps what was typed."""
    client_id = list_clients().rows[0].id
    window.open_client(client_id)
    press(window, Qt.Key.Key_F2)
    disk(True)
    window.page().editor.form.fields["notes"].setFocus()
    paste(window, LONG)
    press(window, S, CTRL)
    assert "is full" in words(window)
    assert LONG in window.page().editor.form.fields["notes"].value()
    disk(False)
    press(window, S, CTRL)
    assert LONG.strip() in load_client(client_id).notes


def test_save_of_a_tour(qtbot, office, disk):
    """The editor stays open with the sentence."""
    from ui.tours.tour_editor import TourEditor

    editor = shown(qtbot, TourEditor(None, None))
    disk(True)
    editor._fields["notes"].setFocus()
    paste(editor, LONG)
    number = editor._fields["number"].value()
    press(editor, S, CTRL)
    assert editor.isVisible()
    assert "is full" in words(editor)
    assert find_tour(number) is None
    disk(False)
    press(editor, S, CTRL)
    assert find_tour(number).notes == LONG.strip()


def test_an_import(qtbot, window, disk):
    """Nothing of the list is taken, the list stays, and the same key imports it later."""
    tour = min(list_tours(), key=lambda row: row.tourists)
    lines = [f"Иванов{chr(0x430 + n % 32) * (n // 32 + 1)}\tПётр\t{LONG[:1500]}" for n in range(60)]
    window.open_import(tour.id, {"text/plain": "\n".join(["Фамилия\tИмя\tПримечание", *lines])})
    importing = window.opened_windows()[-1]
    qtbot.waitUntil(importing.is_ready)
    clients = count_clients()
    disk(True)
    press(importing, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(importing.is_ready)
    assert "is full" in words(importing)
    assert len(list_tourists(tour.id)) == tour.tourists
    assert importing.model.rowCount() == 60
    disk(False)
    press(importing, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(list_tourists(tour.id)) == tour.tourists + 60)
    assert count_clients() == clients


def test_an_answer_of_a_questionnaire(qtbot, window, disk, monkeypatch):
    """Additional data stay in their window too, and it does not close over them in silence."""
    tour = max(list_tours(), key=lambda row: row.tourists)
    tourist_id = list_tourists(tour.id)[0].id
    window.open_questionnaire(tour.id, tourist_id)
    form = window.opened_windows()[-1]
    qtbot.waitExposed(form)
    form.activateWindow()
    QApplication.processEvents()
    disk(True)
    for _question in range(12):
        press(form, Qt.Key.Key_Tab)
        paste(form, LONG[:1500])
    press(form, S, CTRL)
    assert "is full" in words(form)
    assert load_answers(tourist_id) == {}
    monkeypatch.setattr(messages, "ask", lambda *_args: "stay")
    assert not form.close()
    disk(False)
    press(form, S, CTRL)
    assert len(load_answers(tourist_id)) > 1
    form.close()
