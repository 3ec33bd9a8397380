"""The dictionary as a screen: found in any language, edited by keys, deleted with undo, to files and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from models.dictionary import load_terms
from models.journal import undo
from tests.ui.typing import CTRL, press, shown, type_text, walk
from ui.common.changes import changes
from ui.common.messages import messages
from ui.directories.dictionary_page import DictionaryPage


@pytest.fixture
def page(qtbot, empty_office) -> DictionaryPage:
    made = shown(qtbot, DictionaryPage())
    made.resize(1280, 700)
    made.activate()
    made.take_focus()
    return made


def names(page: DictionaryPage) -> list[str]:
    return [one.term.text("ru") for one in page.terms.table_model.rows]


def find(page: DictionaryPage, text: str) -> None:
    page.find_here()
    type_text(page, text)
    press(page, Qt.Key.Key_Return)


def line(page: DictionaryPage, language: str, sex: str = ""):
    return page.editor.lines.lines[language, sex]


def test_a_term_is_found_in_any_language(page):
    """Typed in French, shown with all its texts; Enter goes to the list and from there into the term."""
    find(page, "comptable")
    assert "бухгалтер" in names(page)
    assert page.terms.hasFocus()
    press(page, Qt.Key.Key_Return)
    assert page.editor.lines.isAncestorOf(page.focusWidget())


def test_a_new_term_by_keys_only(page):
    """Ins, a line for each language with Enter between, the last Enter keeps it; it is the chosen one."""
    press(page, Qt.Key.Key_Insert)
    type_text(page, "звездолётчик")
    press(page, Qt.Key.Key_Return)
    type_text(page, "starship pilot")
    press(page, Qt.Key.Key_Return)
    type_text(page, "pilote de vaisseau")
    press(page, Qt.Key.Key_Return)
    assert load_terms()[0].text("fr") == "pilote de vaisseau"
    assert page.terms.current().term.text("ru") == "звездолётчик"
    assert page.unsaved() == 0


def test_a_shipped_term_is_changed_and_taken_back(page, qtbot):
    """Ctrl+Enter keeps it, the undo that is offered brings the program's own back."""
    find(page, "бухгалтер")
    row = names(page).index("бухгалтер")
    page.terms.select_row(row)
    line(page, "en").setFocus()
    line(page, "en").selectAll()
    type_text(page, "bookkeeper")
    with qtbot.waitSignal(messages.undo_offered) as offered:
        press(page, Qt.Key.Key_Return, CTRL)
    assert page.terms.current().term.text("en") == "bookkeeper"
    undo(offered.args[1])
    changes.announce_all()
    assert page.terms.table_model.rows[names(page).index("бухгалтер")].term.text("en") == "accountant"


def test_what_cannot_be_kept_stays_and_says_why(page):
    """A double; another row is not shown before that is settled, and Ctrl+R goes back."""
    press(page, Qt.Key.Key_Insert)
    type_text(page, "Бухгалтер")
    press(page, Qt.Key.Key_S, CTRL)
    assert "in the dictionary already" in page.editor._problem.text()
    page.terms.select_row(3)
    assert line(page, "ru").text() == "Бухгалтер"
    assert not page.may_leave()
    press(page, Qt.Key.Key_R, CTRL)
    assert page.may_leave()


def test_del_removes_with_undo(page, qtbot):
    """A shipped term is hidden; undone, it is back."""
    find(page, "бухгалтер")
    before = names(page)
    with qtbot.waitSignal(messages.undo_offered) as offered:
        press(page, Qt.Key.Key_Delete)
    assert names(page) == before[1:]
    undo(offered.args[1])
    changes.announce_all()
    assert sorted(names(page)) == sorted(before)


def test_to_a_file_and_back(page, tmp_path, told):
    """What is shown is written; read again nothing is new."""
    find(page, "бухгалтер")
    path = tmp_path / "terms.tmx"
    page.write_file(path)
    page.take_file(path)
    count = len(names(page))
    assert told[-1][0] == f"Terms: 0 new, 0 changed, {count} as they were."


def test_a_bad_file_is_refused_in_place(page, tmp_path):
    """With its line; nothing is taken."""
    from ui.common.messages import InfoBar

    before = len(load_terms())
    path = tmp_path / "terms.csv"
    path.write_text("ru,en\nзвездолётчик,starship pilot\nзвездолётчик,x\n", encoding="utf-8")
    page.take_file(path)
    QApplication.processEvents()
    [bar] = [one for one in page.notice.findChildren(InfoBar) if one.isVisible()]
    assert "terms.csv, line 3" in bar.text.text()
    assert len(load_terms()) == before


def test_where_it_is_used_is_told(page, qtbot):
    """And that it comes with the program."""
    find(page, "бухгалтер")
    qtbot.waitUntil(lambda: "Stands in 0 answers. Comes with the program." in page.editor._uses.text())


def test_tab_goes_from_the_list_into_the_term(page):
    """Its texts, then its kind and note, as they stand below each other; no stop is without a name."""
    page.terms.setFocus()
    stops = walk(page)
    spoken = [one.accessibleName() for one in stops]
    assert spoken[1:5] == ["Russian", "Russian, a woman", "English", "English, a woman"]
    assert spoken[7] == "Kind"
    assert all(name or isinstance(one, QPushButton) for name, one in zip(spoken, stops, strict=True))
