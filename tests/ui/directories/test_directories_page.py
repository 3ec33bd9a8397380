"""The place of the directories: its tabs by keys, and what is typed in one of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from models.directories import own_entries
from models.journal import undo
from tests.ui.typing import CTRL, SHIFT, press, shown, type_text
from ui.common.messages import messages
from ui.directories.directories_page import DirectoriesPage


@pytest.fixture
def page(qtbot, empty_office) -> DirectoriesPage:
    made = shown(qtbot, DirectoriesPage())
    made.resize(1280, 700)
    made.activate()
    return made


def test_tabs_by_keys(page):
    """Ctrl+Tab goes round, Ctrl+Shift+Tab back; the last one is the first the next time."""
    titles = [page.title()]
    for _step in range(4):
        press(page, Qt.Key.Key_Tab, CTRL)
        titles.append(page.title())
    assert titles == ["Dictionary", "Questionnaires", "Countries", "Embassies' forms", "Dictionary"]
    press(page, Qt.Key.Key_Tab, CTRL | SHIFT)
    assert page.title() == "Embassies' forms"
    assert DirectoriesPage().title() == "Embassies' forms"


def test_a_tab_with_typing_that_cannot_be_kept_stays(page):
    """And says why."""
    page.go("countries")
    page.page.editor.amount.editor.setFocus()
    type_text(page, "x")
    press(page, Qt.Key.Key_Tab, CTRL)
    assert page.title() == "Countries"
    assert page.unsaved() == 1
    assert page.page.editor.amount.message()


def test_the_dictionary_gets_a_language(page):
    """A column and a line for it; taken back by undo."""
    told = []
    messages.undo_offered.connect(lambda _text, operation: told.append(operation))
    dictionary = page.page
    dictionary.set_language("de", True)
    assert [entry.name for entry in own_entries()] == ["de"]
    assert "German" in [column.title for column in dictionary.terms.table_model.columns]
    press(page, Qt.Key.Key_Insert)
    assert ("de", "") in dictionary.editor.lines.lines
    undo(told[-1])
    dictionary.read()
    assert "German" not in [column.title for column in dictionary.terms.table_model.columns]
