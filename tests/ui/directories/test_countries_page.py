"""Countries as a directory: questionnaire, languages and the rule for passports, by keys, with undo."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.directories import own_entries, save_entries
from models.journal import undo
from paperwork.countries import country_entry, country_of
from paperwork.directories import current_directories
from paperwork.forms import load_form
from tests.ui.typing import CTRL, press, shown, type_text
from ui.common.messages import messages
from ui.directories.countries_page import CountriesPage

ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(qtbot, empty_office) -> CountriesPage:
    made = shown(qtbot, CountriesPage())
    made.resize(1280, 700)
    made.activate()
    return made


def find(page: CountriesPage, text: str) -> None:
    page.find_here()
    type_text(page, text)
    press(page, ENTER)


def rule(code: str):
    return country_of(current_directories(), code).rule


def test_a_country_is_found_in_any_language(page):
    """Typed in Russian in an English office."""
    find(page, "Франц")
    assert [one.country.code for one in page.countries.table_model.rows] == ["FR"]
    assert page.countries.hasFocus()


def test_a_rule_is_corrected_and_confirmed(page):
    """By keys; it is the office's own from then on, and goes back to the program's."""
    find(page, "france")
    press(page, Qt.Key.Key_F2)
    page.editor.amount.editor.setFocus()
    page.editor.amount.editor.selectAll()
    type_text(page, "4")
    page.editor.confirmed.setFocus()
    press(page, Qt.Key.Key_Space)
    press(page, ENTER, CTRL)
    assert (rule("FR").amount, rule("FR").confirmed, rule("FR").issued_within_years) == (4, True, 10)
    assert (rule("IT").amount, rule("IT").confirmed) == (3, False)
    page.reset()
    assert (rule("FR").amount, own_entries()) == (3, [])


def test_a_number_that_is_none_is_told_at_its_field(page):
    """And nothing is kept; what was typed stays."""
    find(page, "france")
    page.editor.amount.editor.setFocus()
    page.editor.amount.editor.selectAll()
    type_text(page, "six")
    press(page, ENTER, CTRL)
    assert "six" in page.editor.amount.message()
    assert own_entries() == []
    assert page.editor.amount.hasFocus()


def test_an_empty_rule_is_unknown(page):
    """Unknown is not the same as nothing asked."""
    find(page, "france")
    page.editor.amount.editor.setFocus()
    page.editor.amount.editor.selectAll()
    press(page, Qt.Key.Key_Delete)
    press(page, ENTER, CTRL)
    assert rule("FR") is None


def test_a_rule_without_its_length_is_not_lost(page):
    """A note is typed and the length is not: the page stays and asks for it."""
    find(page, "france")
    page.editor.amount.editor.selectAll()
    page.editor.amount.editor.setFocus()
    press(page, Qt.Key.Key_Delete)
    page.editor.source.editor.setFocus()
    type_text(page, "X")
    assert not page.may_leave()
    assert page.editor.amount.message()
    assert page.editor.amount.hasFocus()
    type_text(page, "0")
    assert page.may_leave()
    assert (rule("FR").amount, rule("FR").source[0]) == (0, "X")


def test_a_new_country_without_its_name_says_what_lacks(page):
    """The sentence stands at the field; what else was typed stays."""
    press(page, Qt.Key.Key_Insert)
    page.editor.amount.editor.setFocus()
    type_text(page, "3")
    press(page, ENTER, CTRL)
    assert page.editor.code.message()
    assert page.editor.code.hasFocus()
    assert page.unsaved() == 1


@pytest.mark.parametrize("typed", ["many", "9" * 5000, "٣"])
def test_what_is_no_number_is_not_left_behind(page, typed):
    """Where none stood before it is no change of the rule, and would go without a word."""
    find(page, "japan")
    page.editor.pages.editor.setFocus()
    page.editor.pages.editor.insert(typed)
    assert page.unsaved() == 1
    assert not page.may_leave()
    assert page.editor.pages.message()


def test_the_language_of_the_questionnaire_is_chosen(page):
    """Belgium in French first; the others of the form keep theirs."""
    find(page, "belgium")
    page.editor.language.set_value("fr")
    page.editor.language.edited.emit()
    press(page, ENTER, CTRL)
    assert load_form("BE").language == "fr"
    assert load_form("IT").language == "en"


def test_a_new_country_with_a_questionnaire(page):
    """Ins, its name, its form; twice the same is told; undo takes it out."""
    told = []
    messages.undo_offered.connect(lambda _text, operation: told.append(operation))
    press(page, Qt.Key.Key_Insert)
    type_text(page, "Андорра")
    page.editor.form.set_value("schengen")
    page.editor.form.edited.emit()
    press(page, ENTER, CTRL)
    assert load_form("AD").id == "schengen"
    assert page.countries.current().country.code == "AD"
    press(page, Qt.Key.Key_Insert)
    type_text(page, "Andorra")
    press(page, ENTER, CTRL)
    assert "already" in page.editor._problem.text()
    page.editor.revert()
    undo(told[-1])
    assert current_directories().form_of("AD") == ""


def test_a_country_is_taken_out_with_undo(page):
    """Of the program's: hidden, no questionnaire is offered for it."""
    told = []
    messages.undo_offered.connect(lambda _text, operation: told.append(operation))
    find(page, "japan")
    press(page, Qt.Key.Key_Delete)
    assert current_directories().form_of("JP") == ""
    undo(told[-1])
    assert load_form("JP").id == "japan"


def test_a_colleagues_change_is_seen_after_going_back(page):
    """Nothing of theirs is overwritten; Ctrl+R shows it, and then one can go on from there."""
    find(page, "france")
    page.editor.note.editor.setFocus()
    type_text(page, "mine ")
    there = current_directories()
    theirs = country_of(there, "FR")
    save_entries([country_entry(there, replace(theirs, rule=replace(theirs.rule, amount=7)))])
    press(page, ENTER, CTRL)
    assert "Somebody" in page.editor._problem.text()
    assert page.unsaved() == 1
    press(page, Qt.Key.Key_R, CTRL)
    assert page.editor.amount.value() == "7"
    page.editor.note.editor.setFocus()
    type_text(page, "mine ")
    press(page, ENTER, CTRL)
    assert (rule("FR").amount, rule("FR").note[:4]) == (7, "mine")


def test_taking_out_one_country_loses_no_typing_about_another(page):
    """What cannot be kept holds the page at France, though the list went on to the next."""
    find(page, "france")
    page.find_here()
    press(page, Qt.Key.Key_Delete)
    press(page, ENTER)
    page.editor.pages.editor.setFocus()
    type_text(page, "many")
    page.countries.setFocus()
    press(page, Qt.Key.Key_Down)
    page.countries.setFocus()  # the field took the keys, for the person to mend it
    press(page, Qt.Key.Key_Delete)
    assert own_entries() == []
    assert page.editor.country.code == "FR"
    assert page.editor.pages.value().startswith("many")


def test_letters_go_to_the_country(page):
    """In the list, as in every other: not to the name of a questionnaire."""
    page.countries.setFocus()
    type_text(page, "japan")
    assert page.countries.current().country.code == "JP"


def test_a_narrow_list_keeps_country_and_rule(page):
    """What is the same for thirty countries gives way first, and nothing is cut at the edge."""
    page.resize(900, 600)
    QApplication.processEvents()
    hidden = [page.countries.isColumnHidden(number) for number in range(4)]
    assert hidden == [False, True, True, False]
    assert page.countries.horizontalHeader().length() <= page.countries.viewport().width()
