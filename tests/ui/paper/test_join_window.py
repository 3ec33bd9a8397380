"""Joining the fields of an embassy's form to questions: by guess, by keys, by a click on the page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from models.paper_forms import PaperForm, delete_paper_forms, list_paper_forms, save_paper_form
from paperwork.matching import Match, Part, matches_body, matches_from
from paperwork.pdf_fields import read_form
from tests.ui.typing import CTRL, SHIFT, press, shown, type_text, walk
from ui.common import messages, theme
from ui.paper.field_rows import GUESS, JOINED, OPEN
from ui.paper.join_window import JoinWindow

ENTER, DEL, F8 = Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_F8


@pytest.fixture
def window(qtbot, office, small_form) -> JoinWindow:
    content = small_form(
        "/FT /Tx /T (f1) /TU (Surname \\(Family name\\)) /Rect [10 170 190 185]",
        "/FT /Tx /T (f2) /TU (First name\\(s\\) \\(Given name\\(s\\)\\)) /Rect [10 140 190 155]",
        "/FT /Ch /Ff 131072 /T (f3) /TU (Gender of the person) /Opt [(he) (she)] /Rect [10 110 190 125]",
        "/FT /Tx /T (f4) /TU (Zzz) /Rect [10 80 190 95]",
    )
    save_paper_form(PaperForm(name="Own", form="schengen", language="en"), content)
    made = shown(qtbot, JoinWindow(list_paper_forms()[0], read_form(content)))
    QApplication.processEvents()
    return made


def states(window: JoinWindow) -> list[str]:
    return [one.state for one in window.fields.table_model.rows]


def kept() -> dict:
    return matches_from(list_paper_forms()[0].matches)


def test_guesses_are_accepted_with_enter(window):
    """One after the other; what stands in the field for somebody is seen beside it."""
    assert states(window) == [GUESS, GUESS, OPEN, OPEN]
    assert window.fields.table_model.rows[0].value.isascii()
    assert window.fields.table_model.rows[0].value
    press(window, ENTER)
    press(window, ENTER)
    assert states(window) == [JOINED, JOINED, OPEN, OPEN]
    assert window.fields.currentIndex().row() == 2
    press(window, ENTER, CTRL)
    assert {name: match.parts for name, match in kept().items()} == {
        "f1": (Part("surname"),),
        "f2": (Part("given_names"),),
    }
    assert not window.is_changed()


def test_a_refused_guess_stays_open(window):
    """Del takes it away, and guessing again brings it back."""
    press(window, DEL)
    assert states(window)[0] == OPEN
    press(window, Qt.Key.Key_G, CTRL)
    assert states(window)[0] == GUESS


def test_a_question_is_chosen_by_keys(window):
    """F8 to the open field, Enter into its question, a letter finds it, Ctrl+Enter keeps it."""
    press(window, F8)
    press(window, F8)
    assert window.fields.current().field.name == "f3"
    press(window, ENTER)
    question = window.editor.parts[0].question
    assert question.hasFocus()
    place = question.findData("sex")
    for _step in range(place):
        press(window, Qt.Key.Key_Down)
    assert {"M", "F"} <= set(window.editor._boxes)
    window.editor._boxes["M"].setFocus()
    press(window, Qt.Key.Key_Down)
    press(window, ENTER, CTRL)
    assert kept()["f3"].parts == (Part("sex"),)
    assert kept()["f3"].options["M"] == "he"


def test_the_boxes_of_a_choice_are_next_to_its_question(window, monkeypatch):
    """Tab goes down the pane: question, boxes, Save."""
    monkeypatch.setattr("ui.paper.join_window.ask_unsaved", lambda _parent, _what: messages.DISCARD)
    press(window, F8)
    press(window, F8)
    press(window, ENTER)
    for _step in range(window.editor.parts[0].question.findData("sex")):
        press(window, Qt.Key.Key_Down)
    stops = [one.accessibleName() for one in walk(window)]
    start = stops.index("Question")
    assert stops[start + 1 : start + 3] == ["Male", "Female"]


def test_two_answers_in_one_field(window):
    """Surname and given name with a comma between them, in capital letters."""
    press(window, F8, SHIFT)
    assert window.fields.current().field.name == "f4"
    first, second = window.editor.parts
    for part, key in ((first, "surname"), (second, "given_names")):
        part.question.setCurrentIndex(part.question.findData(key))
        part.question.activated.emit(part.question.currentIndex())
    window.editor.join.setFocus()
    window.editor.join.selectAll()
    type_text(window, ", ")
    window.editor.capitals.click()
    value = window.fields.current().value
    assert ", " in value
    assert value == value.upper()
    press(window, ENTER, CTRL)
    assert kept()["f4"].parts == (Part("surname"), Part("given_names"))
    assert (kept()["f4"].join, kept()["f4"].capitals) == (", ", True)


def test_an_answer_is_cut_by_keys(window):
    """How it is written is chosen below: letters, and of them the first three."""
    press(window, ENTER)
    press(window, Qt.Key.Key_Up)
    surname = window.fields.current().value
    press(window, ENTER)
    part = window.editor.parts[0]
    assert not part.places.isVisible()
    press(window, Qt.Key.Key_Tab)
    assert part.take.hasFocus()
    press(window, Qt.Key.Key_Down)
    assert window.fields.current().value == surname[0]
    press(window, Qt.Key.Key_Tab)
    assert part.places.hasFocus()
    part.places.selectAll()
    type_text(window, "1-3x")
    assert window.fields.current().value == surname[:3]
    press(window, ENTER, CTRL)
    assert kept()["f1"].parts == (Part("surname", "letter:1-3"),)
    press(window, Qt.Key.Key_F2)
    assert part.places.text() == "1-3"


def test_a_click_on_the_page_chooses_the_field(window):
    """Whatever is filtered away at that moment."""
    window.search.setFocus()
    type_text(window, "nothing like this")
    assert window.fields.table_model.rows == []
    field = next(one for one in window.form.fields if one.name == "f2")
    place = window.pages._place(field, 0)
    QTest.mouseClick(window.pages.viewport(), Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert window.fields.current().field.name == "f2"
    assert window.fields.hasFocus()


def test_filters_and_search(window):
    """Only the open ones, or those that have a word."""
    window._chips[OPEN].click()
    assert [one.field.name for one in window.fields.table_model.rows] == ["f3", "f4"]
    press(window, Qt.Key.Key_F, CTRL)
    type_text(window, "gender")
    assert [one.field.name for one in window.fields.table_model.rows] == ["f3"]


def test_leaving_with_changes_asks(window, monkeypatch):
    """Staying keeps the window and what is joined; saving saves."""
    press(window, ENTER)
    answers = iter([messages.STAY, messages.SAVE])
    monkeypatch.setattr("ui.paper.join_window.ask_unsaved", lambda _parent, _what: next(answers))
    assert not window.close()
    assert window.is_changed()
    assert window.close()
    assert "f1" in kept()


def saved_by_a_colleague(**matches: Match) -> None:
    before = list_paper_forms()[0]
    body = {**before.matches, **matches_body(matches)}
    save_paper_form(replace(before, name="Renamed", matches=body))


def test_what_a_colleague_joined_meanwhile_stays(window):
    """Other fields are taken in without a question, the name too."""
    saved_by_a_colleague(f4=Match((Part("nationality"),)))
    press(window, ENTER)
    press(window, ENTER, CTRL)
    assert {name: match.parts for name, match in kept().items()} == {
        "f1": (Part("surname"),),
        "f4": (Part("nationality"),),
    }
    assert list_paper_forms()[0].name == "Renamed"
    assert states(window) == [JOINED, GUESS, OPEN, JOINED]


def test_a_field_that_both_joined_is_told_before_it_is_saved(window):
    """The second time it is meant so."""
    saved_by_a_colleague(f1=Match((Part("nationality"),)))
    press(window, ENTER)
    press(window, ENTER, CTRL)
    assert kept()["f1"].parts == (Part("nationality"),)
    told = " ".join(one.text() for one in window.notice.findChildren(QLabel))
    assert "Surname (Family name)" in told
    press(window, ENTER, CTRL)
    assert kept()["f1"].parts == (Part("surname"),)


def test_a_form_that_was_deleted_meanwhile_is_told(window, monkeypatch):
    """What was joined stays on the screen."""
    monkeypatch.setattr("ui.paper.join_window.ask_unsaved", lambda _parent, _what: messages.DISCARD)
    delete_paper_forms([window.paper.id])
    press(window, ENTER)
    press(window, ENTER, CTRL)
    assert "deleted" in " ".join(one.text() for one in window.notice.findChildren(QLabel))
    assert window.is_changed()


def test_a_question_that_is_not_asked_any_more_is_told_and_kept(qtbot, office, small_form):
    """Until another one is chosen for its field."""
    content = small_form("/FT /Tx /T (f1) /Rect [10 170 190 185]")
    matches = matches_body({"f1": Match((Part("gone", "digit:1-3"), Part("surname")))})
    save_paper_form(PaperForm(name="Own", form="schengen", language="en", matches=matches), content)
    window = shown(qtbot, JoinWindow(list_paper_forms()[0], read_form(content)))
    assert "not asked" in window.fields.current().lacks
    assert window.editor.parts[0].take.currentText() == "digits"
    window.editor.capitals.click()
    press(window, ENTER, CTRL)
    assert kept()["f1"] == Match((Part("gone", "digit:1-3"), Part("surname")), capitals=True)


def test_what_does_not_go_in_for_the_person_shown_is_told(qtbot, office, small_form):
    """Too long for its box, or none of what can be chosen."""
    content = small_form(
        "/FT /Tx /T (long) /MaxLen 2 /Rect [10 170 190 185]",
        "/FT /Ch /Ff 131072 /T (choice) /Opt [(Elsewhere)] /Rect [10 140 190 155]",
    )
    matches = matches_body({"long": Match((Part("surname"),)), "choice": Match((Part("nationality"),))})
    save_paper_form(PaperForm(name="Own", form="schengen", language="en", matches=matches), content)
    window = shown(qtbot, JoinWindow(list_paper_forms()[0], read_form(content)))
    long, choice = window.fields.table_model.rows
    assert "takes 2 characters" in long.lacks
    assert choice.lacks == "takes one of: Elsewhere"


@pytest.mark.parametrize(("letters", "width"), [(1.0, 1024), (1.6, 1366)])
def test_the_window_is_not_wider_than_small_screens(qtbot, qapp, office, small_form, letters, width):
    """Two cut answers in one field are the widest that there is."""
    theme.apply(qapp, "light", letters)
    try:
        content = small_form("/FT /Tx /T (f1) /Rect [10 170 190 185]")
        parts = Part("surname", "letter:1-3"), Part("given_names", "letter:1-3")
        matches = matches_body({"f1": Match(parts)})
        save_paper_form(PaperForm(name="Own", form="schengen", language="ru", matches=matches), content)
        window = shown(qtbot, JoinWindow(list_paper_forms()[0], read_form(content)))
        assert window.minimumSizeHint().width() <= width
    finally:
        theme.apply(qapp, "light")
