"""The dictionary at an answer: it comes by itself, takes no key until asked, and the form gets the translation."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from models.answers import load_answers, save_answers
from models.dictionary import Term, load_terms, save_term
from models.records import Answer
from models.tourists import list_tourists
from models.tours import list_tours
from tests.ui.typing import ALT, CTRL, press, shown, type_text
from ui.common.changes import changes
from ui.questionnaires.questionnaire_window import QuestionnaireWindow

NEW = "оператор дронов"


@pytest.fixture
def window(qtbot, office) -> QuestionnaireWindow:
    """A tour of Italy, the cursor in the occupation of its first tourist."""
    tour = next(row.id for row in list_tours() if row.countries == ("IT",) and row.tourists > 3)
    made = shown(qtbot, QuestionnaireWindow(tour))
    made.sheet.row_of("occupation").editor.entry().setFocus()
    return made


def first(window) -> int:
    return list_tourists(window.tour_id)[0].id


def on_form(window) -> str:
    spoken = window.sheet.row_of("occupation").editor.entry().accessibleDescription()
    return spoken.removeprefix("On the form: ")


def answer(window, text: str) -> None:
    entry = window.sheet.row_of("occupation").editor.entry()
    entry.setFocus()
    entry.selectAll()
    type_text(window, text)
    press(window, Qt.Key.Key_Return)


def test_a_known_term_is_translated_at_once(window):
    """Whatever its case; no panel comes."""
    answer(window, "Бухгалтер.")
    assert on_form(window) == "accountant"
    assert not window.terms.panel.isVisible()


def test_an_unknown_term_opens_the_panel_without_taking_a_key(window):
    """The focus goes on as ever; Ctrl+D goes in, Enter leads through the languages, and the form has it."""
    answer(window, NEW)
    assert window.terms.panel.isVisible()
    assert window.sheet.current().question.key != "occupation"
    assert on_form(window) == "no translation yet: Ctrl+D opens the dictionary"
    press(window, Qt.Key.Key_D, CTRL)
    type_text(window, "drone operator")
    press(window, Qt.Key.Key_Return)
    type_text(window, "opérateur de drones")
    press(window, Qt.Key.Key_Return)
    assert not window.terms.panel.isVisible()
    assert on_form(window) == "drone operator"
    assert window.sheet.current().question.key == "occupation"
    [term] = [one for one in load_terms() if NEW in one.texts.values()]
    assert term.text("fr") == "opérateur de drones"


def test_escape_leaves_the_panel(window):
    """Back at the answer, nothing kept."""
    before = len(load_terms())
    answer(window, NEW)
    press(window, Qt.Key.Key_D, CTRL)
    type_text(window, "drone")
    press(window, Qt.Key.Key_Escape)
    assert not window.terms.panel.isVisible()
    assert window.sheet.current().question.key == "occupation"
    assert len(load_terms()) == before


def test_a_term_without_the_forms_language_is_refused_in_place(window):
    """What was typed stays."""
    answer(window, NEW)
    press(window, Qt.Key.Key_D, CTRL)
    window.terms.panel._save.click()
    assert "English" in window.terms.panel._problem.text()
    assert window.terms.panel.isVisible()


def test_words_for_this_form_only(window):
    """They overrule the translation, are marked, saved with the answer, and go when the answer changes."""
    answer(window, "бухгалтер")
    window.sheet.row_of("occupation").editor.entry().setFocus()
    press(window, Qt.Key.Key_D, CTRL)
    window.terms.panel._words.setFocus()
    type_text(window, "chartered accountant")
    press(window, Qt.Key.Key_Return)
    assert on_form(window) == "chartered accountant (by hand)"
    press(window, Qt.Key.Key_Return, CTRL)
    kept = load_answers(first(window))["occupation"]
    assert (kept.value, kept.form_text, kept.overruled) == ("бухгалтер", "chartered accountant", True)
    answer(window, "учитель")
    assert on_form(window) == "teacher"
    press(window, Qt.Key.Key_Return, CTRL)
    assert not load_answers(first(window))["occupation"].overruled


def test_words_that_the_form_cannot_carry_are_refused(window):
    """Cyrillic letters on a Latin form; what was typed stays."""
    answer(window, "бухгалтер")
    window.sheet.row_of("occupation").editor.entry().setFocus()
    press(window, Qt.Key.Key_D, CTRL)
    window.terms.panel._words.setFocus()
    type_text(window, "главбух")
    press(window, Qt.Key.Key_Return)
    assert window.terms.panel._problem.text() == "This form takes Latin letters only."
    assert window.terms.panel._words.text() == "главбух"


@pytest.mark.parametrize("by", ["click", "key"])
def test_near_terms_are_offered(window, by):
    """A typing error shows the term that was meant; its translations are taken over."""
    answer(window, "бухгалтерр")
    press(window, Qt.Key.Key_D, CTRL)
    near = next(one for one in window.terms.panel.findChildren(QPushButton) if "accountant" in one.text())
    if by == "click":
        near.click()
    else:
        press(window, Qt.Key.Key_1, ALT)
    press(window, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert on_form(window) == "accountant"


def test_what_is_typed_in_the_panel_comes_back(window):
    """Ctrl+D pressed again, Esc, another answer and another tourist lose nothing of it."""
    answer(window, NEW)
    press(window, Qt.Key.Key_D, CTRL)
    type_text(window, "drone")
    press(window, Qt.Key.Key_D, CTRL)
    assert window.terms.panel.lines.lines["en", ""].text() == "drone"
    press(window, Qt.Key.Key_Escape)
    window.step(1)
    window.step(-1)
    answer(window, NEW + " и")
    answer(window, NEW)
    assert window.terms.panel.lines.lines["en", ""].text() == "drone"


def test_words_after_other_are_a_term_too(qtbot, window):
    """Of a choice the panel asks for the words that were typed, not for the ticked options."""
    save_answers(first(window), [Answer("purpose", "tourism;other:лечение зубов")])
    again = shown(qtbot, QuestionnaireWindow(window.tour_id))
    again.sheet.row_of("purpose").editor.entry().setFocus()
    press(again, Qt.Key.Key_D, CTRL)
    assert again.terms.panel.text == "лечение зубов"


def test_ctrl_d_goes_to_the_panel_that_waits(window):
    """Also when the answer with the focus has a translation already."""
    answer(window, NEW)
    window.sheet.row_of("surname").editor.entry().setFocus()
    press(window, Qt.Key.Key_D, CTRL)
    assert window.terms.panel.text == NEW
    assert window.terms.panel.isAncestorOf(window.focusWidget())


def test_a_term_added_elsewhere_comes_to_the_answer(window):
    """The form has it at once, the panel goes, and what is just being typed in another answer stays."""
    answer(window, NEW)
    other = window.sheet.row_of("employer_full").editor.entry()
    other.setFocus()
    type_text(window, "Sky")
    changes.announce(save_term(Term({("ru", ""): NEW, ("en", ""): "drone operator"})))
    assert on_form(window) == "drone operator"
    assert not window.terms.panel.isVisible()
    assert other.hasFocus()
    type_text(window, " Ltd")
    assert other.toPlainText() == "Sky Ltd"


def test_ctrl_d_is_for_the_answer_with_the_focus(window):
    """Of two that wait it goes to the one where the person is: the other would get its translation."""
    answer(window, NEW)
    other = window.sheet.row_of("purpose_detail").editor.entry()
    other.setFocus()
    type_text(window, "полёт над вулканом")
    press(window, Qt.Key.Key_Return)
    assert window.terms.panel.text == "полёт над вулканом"
    window.sheet.row_of("occupation").editor.entry().setFocus()
    press(window, Qt.Key.Key_D, CTRL)
    assert window.terms.panel.text == NEW
    assert window.terms.panel.isAncestorOf(window.focusWidget())
