"""Windows beside the main one have the keys of everywhere, and say what is told while they are in front."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from models.clients import list_clients
from models.paper_forms import PaperForm, list_paper_forms, save_paper_form
from models.tourists import list_tourists
from models.tours import list_tours
from tests.ui.typing import CTRL, press, shown, type_text
from ui.common import theme
from ui.common.messages import messages
from ui.main_window import MainWindow

K = Qt.Key


@pytest.fixture
def main(qtbot, office):
    window = shown(qtbot, MainWindow())
    qtbot.waitUntil(lambda: window.place() == "tours")
    yield window
    theme.apply(QApplication.instance(), "light")


def opened(qtbot, main, kind):
    """The window of that kind, in front."""
    tour = max(list_tours(), key=lambda one: one.tourists)
    if kind == "clients":
        main.open_client_window(list_clients().rows[3].id)
    elif kind == "questionnaire":
        main.open_questionnaire(tour.id, list_tourists(tour.id)[0].id)
    else:
        main.open_import(tour.id, None)
    window = main.opened_windows()[-1]
    qtbot.waitUntil(window.isActiveWindow)
    return window


def said(window):
    return [one.text() for one in window.findChildren(QLabel) if one.isVisible()]


@pytest.mark.parametrize("kind", ["clients", "questionnaire", "import"])
def test_f1_shows_all_keys_in_every_window(qtbot, main, kind):
    """The sheet of keys opens over the window in which F1 was pressed."""
    window = opened(qtbot, main, kind)
    press(window, K.Key_F1)
    [sheet] = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert sheet.windowTitle() == "Keys"
    press(sheet, K.Key_Escape)
    window.close()


@pytest.mark.parametrize("kind", ["clients", "questionnaire"])
def test_ctrl_k_brings_the_search_to_the_front(qtbot, main, kind):
    """From a window of its own Ctrl+K goes on in the search of the main window."""
    window = opened(qtbot, main, kind)
    press(window, K.Key_K, CTRL)
    qtbot.waitUntil(main.isActiveWindow)
    type_text(main, "ив")
    assert main.search.box.text() == "ив"
    assert main.search.is_open()
    window.close()


def test_what_is_told_is_seen_in_the_window_of_clients(qtbot, main):
    """Ctrl+T without an open tour says there what is to be done first."""
    window = opened(qtbot, main, "clients")
    press(window, K.Key_T, CTRL)
    assert "Open the tour first, then put the client on it." in said(window)
    window.close()


def test_what_is_told_is_seen_in_the_questionnaire(qtbot, main):
    """Ctrl+S with nothing typed says so."""
    window = opened(qtbot, main, "questionnaire")
    press(window, K.Key_S, CTRL)
    assert "There is nothing to save." in said(window)
    window.close()


def test_what_the_main_window_does_is_told_there_only(qtbot, main):
    """A window that stands behind says nothing of what happens in front of it."""
    window = opened(qtbot, main, "clients")
    main.activateWindow()
    qtbot.waitUntil(main.isActiveWindow)
    messages.tell("Done.")
    assert "Done." in said(main)
    assert "Done." not in said(window)
    window.close()


def test_the_window_of_clients_grows_with_its_letters(qtbot, qapp, main):
    """Ctrl+plus draws it anew: the same client is edited, and typing goes on in the same field."""
    window = opened(qtbot, main, "clients")
    shown_id, before = window.page.shown_id(), window.centralWidget()
    press(window, K.Key_F2)
    window.page.editor.form.focus_part("birth_place")
    window.page.editor.form.fields["birth_place"].set_value("")
    type_text(window, "Пер")
    press(window, K.Key_Equal, CTRL)
    qtbot.waitUntil(lambda: window.centralWidget() is not before)
    qapp.processEvents()
    type_text(window, "мь")
    assert window.page.shown_id() == shown_id
    assert window.page.editor.form.fields["birth_place"].value() == "Пермь"
    assert theme.px(100) == 110
    press(window, K.Key_0, CTRL)
    assert theme.px(100) == 100
    window.close()


def test_a_replaced_form_is_opened_anew(main, small_form):
    """Its window is brought to the front, but not with the file that is no more."""
    content = small_form("/FT /Tx /T (old) /Rect [10 10 99 30]")
    save_paper_form(PaperForm(name="Own", form="schengen", language="en"), content)
    paper = list_paper_forms()[0]
    main.open_joining(paper.id)
    first = main.opened_windows()[-1]
    main.open_joining(paper.id)
    assert main.opened_windows()[-1] is first
    save_paper_form(paper, small_form("/FT /Tx /T (new) /Rect [10 10 99 30]"))
    main.open_joining(paper.id)
    window = main.opened_windows()[-1]
    assert [one.field.name for one in window.fields.table_model.rows] == ["new"]
    window.close()
