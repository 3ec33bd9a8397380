"""Answers of others: taken as if typed, copied as one operation, ticked one by one, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.answers import load_answers, save_answers
from models.drafts import load_draft, save_draft
from models.journal import recent_operations, undo
from models.records import Answer, Tour
from models.tourists import TouristSave, list_tourists, load_tourist, load_tourists, save_tourists
from models.tours import list_tours, load_tour, save_tour
from tests.ui.typing import CTRL, SHIFT, press, shown, type_text
from ui.questionnaires.copy_dialog import CopyDialog, CopyToDialog, TakeDialog
from ui.questionnaires.copying_answers import AnswerCopying
from ui.questionnaires.questionnaire_window import QuestionnaireWindow
from ui.questionnaires.tourist_answers import draft_key

K = Qt.Key
GIVEN = {"costs_covered_by": "sponsor", "number_of_entries": "two", "marital_status": "married"}


@pytest.fixture
def tour(office) -> Tour:
    return load_tour(next(row.id for row in list_tours() if row.countries == ("IT",) and row.tourists > 3))


@pytest.fixture
def people(tour) -> list[int]:
    """The first two and the third are one family of one address; the first has answered."""
    ids = [row.id for row in list_tourists(tour.id)]
    everybody = load_tourists(ids)
    for number, one in enumerate(everybody):
        one.native_surname, one.address = ("Ким", "") if number < 3 else (f"Чужой{number}", f"ул. {number}")
    save_tourists([TouristSave(one) for one in everybody])
    save_answers(ids[0], [Answer(key, code) for key, code in GIVEN.items()])
    return ids


@pytest.fixture
def window(qtbot, tour, people) -> QuestionnaireWindow:
    """The second of the family is shown."""
    return shown(qtbot, QuestionnaireWindow(tour.id, people[1]))


def dialog_of(window: QuestionnaireWindow, *key) -> CopyDialog:
    press(window, *key)
    found = [one for one in window.findChildren(CopyDialog) if one.isVisible()]
    assert len(found) == 1
    found[0].activateWindow()
    QApplication.processEvents()
    return found[0]


def take(window: QuestionnaireWindow) -> TakeDialog:
    return dialog_of(window, K.Key_T, CTRL)


def copy(window: QuestionnaireWindow) -> CopyToDialog:
    return dialog_of(window, K.Key_T, CTRL | SHIFT)


def enter(window: QuestionnaireWindow, dialog: CopyDialog) -> None:
    """Enter does it; a screen without a window manager does not bring the window to the front again."""
    press(dialog, K.Key_Return)
    assert not window.findChildren(CopyDialog)
    window.activateWindow()
    QApplication.processEvents()


def ticked(dialog: CopyDialog) -> list[tuple[str, int]]:
    return [(one.key, one.tourist_id) for one in dialog.offers.taken()]


def choose(dialog: CopyDialog, key: str, tourist: int) -> None:
    """Put the focus on the line of that question and tourist."""
    rows = dialog.offers.table_model.rows
    number = next(n for n, one in enumerate(rows) if (one.key, one.tourist_id) == (key, tourist))
    dialog.offers.setFocus()
    dialog.offers.select_row(number)


def undo_bar(window: QuestionnaireWindow):
    return window.findChild(AnswerCopying)._bar


def test_enter_takes_the_ticked_answers_as_typed_ones(window, people):
    """The family stands first; common answers are typed, not saved; civil status stays the person's own."""
    dialog = take(window)
    assert dialog.people.current().id == people[0]
    keys = [key for key, _id in ticked(dialog)]
    assert {"costs_covered_by", "number_of_entries"} <= set(keys)
    assert "marital_status" not in keys
    enter(window, dialog)
    assert window.unsaved() == len(keys)
    assert window.sheet.row_of("number_of_entries").shown.filled.code == "two"
    assert load_answers(people[1]) == {}
    press(window, K.Key_Return, CTRL)
    assert load_answers(people[1])["costs_covered_by@schengen"].value == "sponsor"


def test_ctrl_r_goes_back_from_what_was_taken(window, people):
    """Taken answers are unsaved ones like any other."""
    enter(window, take(window))
    assert window.unsaved() > 0
    press(window, K.Key_R, CTRL)
    assert window.unsaved() == 0
    assert load_draft(draft_key(people[1])) is None


def test_space_leaves_an_answer_out_and_ctrl_a_ticks_all(window, people):
    """F6 goes to the answers; a person's own answer is taken by whoever ticks it."""
    dialog = take(window)
    choose(dialog, "number_of_entries", people[1])
    press(dialog, K.Key_Space)
    assert "number_of_entries" not in dict(ticked(dialog))
    press(dialog, K.Key_A, CTRL)
    assert {"number_of_entries", "marital_status"} <= set(dict(ticked(dialog)))
    press(dialog, K.Key_A, CTRL)
    assert ticked(dialog) == []
    assert not dialog.do_button.isEnabled()
    press(dialog, K.Key_Return)
    assert dialog.isVisible()
    press(dialog, K.Key_Escape)
    assert window.unsaved() == 0


def test_undo_gives_back_what_was_typed_before(window, people):
    """Also where somebody else is shown by then, and what was typed since then stays."""
    window.step(-1)
    save_draft(draft_key(people[1]), {"form": "schengen", "answers": {"number_of_entries": "one"}})
    window.step(1)
    dialog = take(window)
    assert "number_of_entries" not in dict(ticked(dialog))
    choose(dialog, "number_of_entries", people[1])
    press(dialog, K.Key_Space)
    enter(window, dialog)
    assert window.sheet.row_of("number_of_entries").shown.filled.code == "two"
    window.sheet.row_of("occupation").editor.entry().setFocus()
    type_text(window, "teacher")
    press(window, K.Key_PageDown, CTRL)
    undo_bar(window)._button.click()
    typed = {"number_of_entries@schengen": "one", "occupation": "teacher"}
    assert load_draft(draft_key(people[1]))["answers"] == typed
    assert load_draft(draft_key(people[2])) is None


def test_answers_of_an_earlier_tour_are_found_by_name(window, people, tour):
    """Typing in the search finds tourists of all tours; the dates of that journey are not ticked."""
    earlier = Tour(number="1999-0001", title="Rome", start_date="1999-05-01", end_date="1999-05-08")
    save_tour(earlier)
    client = load_tourist(people[1]).client_id
    made = load_tourist(people[1])
    made.id, made.tour_id, made.version, made.services = None, earlier.id, 0, []
    save_tourists([TouristSave(made)])
    save_answers(made.id, [Answer("costs_covered_by", "applicant")])
    dialog = take(window)
    assert client is None or made.id in {one.id for one in dialog.people.table_model.rows}
    press(dialog, K.Key_F, CTRL)
    type_text(dialog, "1999-0001")
    assert [one.id for one in dialog.people.table_model.rows] == [made.id]
    assert "arrival_date" in {one.key for one in dialog.offers.table_model.rows}
    assert [key for key, _id in ticked(dialog)] == ["costs_covered_by"]
    press(dialog, K.Key_Return)
    assert window.sheet.row_of("costs_covered_by").shown.filled.code == "applicant"


def test_nobody_found_takes_nothing(window):
    """The sentence says what to do, and the button is off."""
    dialog = take(window)
    dialog.box.setFocus()
    type_text(dialog, "<img src=x>")
    assert dialog._count.text().startswith("Nobody is found.")
    press(dialog, K.Key_Return, CTRL)
    assert dialog.isVisible()


def test_copies_go_to_the_family_as_one_operation(window, people):
    """Ticked are those of the surname; each gets their copy, and one undo takes all back."""
    window.step(-1)
    before = len(recent_operations())
    dialog = copy(window)
    assert [one.id for one in dialog.people.taken()] == people[1:3]
    press(dialog, K.Key_Return)
    assert len(recent_operations()) == before + 1
    for one in people[1:3]:
        assert load_answers(one)["costs_covered_by@schengen"].value == "sponsor"
        assert "marital_status" not in load_answers(one)
    assert load_answers(people[3]) == {}
    assert undo_bar(window)._text.text().endswith(", 2 tourists.")
    undo_bar(window)._button.click()
    assert [load_answers(one) for one in people[1:]] == [{}] * len(people[1:])


def test_space_ticks_another_person(window, people):
    """A stranger's lines appear when they are ticked, and go with the tick."""
    window.step(-1)
    dialog = copy(window)
    row = dialog.people.table_model.row_of(people[3])
    dialog.people.select_row(row)
    press(dialog, K.Key_Space)
    assert ("costs_covered_by", people[3]) in ticked(dialog)
    press(dialog, K.Key_Space)
    assert people[3] not in {one.tourist_id for one in dialog.offers.table_model.rows}


def test_what_somebody_types_there_is_not_copied_over(window, people):
    """A draft is shown as such, cannot be ticked, and is there afterwards."""
    draft = {"form": "schengen", "answers": {"number_of_entries": "one"}}
    save_draft(draft_key(people[2]), draft)
    window.step(-1)
    dialog = copy(window)
    choose(dialog, "number_of_entries", people[2])
    assert dialog.offers.current().is_draft
    assert "not saved yet" in dialog._detail.text()
    press(dialog, K.Key_Space)
    press(dialog, K.Key_A, CTRL)
    assert ("number_of_entries", people[2]) not in ticked(dialog)
    assert ("number_of_entries", people[1]) in ticked(dialog)
    press(dialog, K.Key_Return)
    assert "number_of_entries@schengen" not in load_answers(people[2])
    assert load_draft(draft_key(people[2])) == draft


def test_a_colleague_who_was_faster_is_shown(window, people):
    """Nothing is written; the dialog stays and shows what stands there now."""
    window.step(-1)
    dialog = copy(window)
    saved = save_answers(people[1], [Answer("costs_covered_by@schengen", "applicant")])
    press(dialog, K.Key_Return)
    assert dialog.isVisible()
    assert dialog._count.text().startswith("Somebody answered the same questions")
    assert ("costs_covered_by", people[1]) not in ticked(dialog)
    assert load_answers(people[2]) == {}
    undo(saved.operation_id)


def test_a_sole_tourist_has_nobody_to_copy_to(qtbot, office):
    """Said in the status line, without a dialog."""
    from models.records import Tourist

    alone = Tour(number="1", countries=["IT"])
    save_tour(alone)
    save_tourists([TouristSave(Tourist(tour_id=alone.id, native_surname="Ким"))])
    window = shown(qtbot, QuestionnaireWindow(alone.id))
    press(window, K.Key_T, CTRL | SHIFT)
    assert window.findChildren(CopyDialog) == []
