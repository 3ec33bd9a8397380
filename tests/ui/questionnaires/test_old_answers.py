"""Old answers: told in one line, ticked as still true, confirmed with who was asked, for tourist and client."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton

from models.answers import confirm_answers, load_answers, load_kept_answers, save_answers
from models.drafts import load_draft
from models.records import Answer, Tour, Tourist
from models.tourists import TouristSave, delete_tourists, list_tourists, load_tourist, save_tourists
from models.tours import list_tours, load_tour, save_tour
from paperwork.answering import old_before
from tests.ui.typing import CTRL, press, shown, type_text
from ui.common import days, theme
from ui.common.changes import changes
from ui.common.preferences import OLD_AFTER
from ui.questionnaires.copying_answers import AnswerCopying
from ui.questionnaires.person_names import full_name
from ui.questionnaires.questionnaire_window import QuestionnaireWindow
from ui.questionnaires.readiness_window import go_to_question
from ui.questionnaires.tourist_answers import draft_key

K = Qt.Key
OLD = {"marital_status": "married", "occupation": "cook", "employer_full": "School 5, Moscow"}
DAY = "2024-03-12"


def old(key: str, day: str = DAY) -> Answer:
    return Answer(key, OLD[key], answered_on=day)


@pytest.fixture
def tour(office) -> Tour:
    """A tour of Italy whose first tourist answered three questions years ago, two of them for good."""
    made = load_tour(next(row.id for row in list_tours() if row.countries == ("IT",) and row.tourists > 3))
    first = list_tourists(made.id)[0].id
    save_answers(first, [old("marital_status"), old("occupation"), old("employer_full", "2023-01-31")], OLD)
    return made


@pytest.fixture
def people(tour) -> list[int]:
    return [row.id for row in list_tourists(tour.id)]


@pytest.fixture
def window(qtbot, tour) -> QuestionnaireWindow:
    return opened(qtbot, tour.id)


def opened(qtbot, tour_id: int, tourist_id: int | None = None) -> QuestionnaireWindow:
    made = shown(qtbot, QuestionnaireWindow(tour_id, tourist_id))
    made.resize(1366, 768)
    assert made.sheet.rows, "those below the window's edge are made too"
    QApplication.processEvents()
    return made


def texts(widget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible() and one.text()]


def listed(window: QuestionnaireWindow) -> list[str]:
    """Keys of the lines in the panel; [] while it is closed."""
    panel = window.old.panel
    return [one.key for one in panel.list.table_model.rows] if panel.isVisible() else []


def problem(window: QuestionnaireWindow) -> str:
    return window.old.panel._problem.text()


def focused_question(window: QuestionnaireWindow) -> str:
    focus = QApplication.focusWidget()
    return next((one.question.key for one in window.sheet.rows if one.isAncestorOf(focus)), "")


def button_of(widget, words: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text() == words)


def click(widget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
    QApplication.processEvents()


def name_of(tourist_id: int) -> str:
    return full_name(load_tourist(tourist_id))


def ask_name(window: QuestionnaireWindow, name: str) -> None:
    """Type who was asked over what is proposed."""
    window.old.panel.asked.setFocus()
    window.old.panel.asked.lineEdit().selectAll()
    type_text(window, name)


def days_of(answers: dict[str, Answer]) -> dict[str, tuple[str, str]]:
    return {key: (one.answered_on, one.asked) for key, one in answers.items()}


TODAY = date.today().isoformat()


def test_one_line_says_how_many_are_how_old(window):
    """The newest of the old ones gives the day; the panel is closed, and the person begins at the first gap."""
    assert "3 answers are from 12 Mar 2024 or older" in texts(window.old.bar)
    assert not window.old.panel.isVisible()
    assert window.sheet.current().shown.is_gap


def test_where_nothing_is_old_there_is_no_line(window, told):
    """The second tourist: Ctrl+O says so and opens nothing."""
    press(window, K.Key_PageDown, CTRL)
    assert not window.old.bar.isVisible()
    press(window, K.Key_O, CTRL)
    assert told[-1] == ("No answer here is old.", "info")
    assert not window.old.panel.isVisible()


def test_the_panel_lists_question_answer_day_and_who_was_asked(window, people):
    """In the form's order, nothing ticked; who was asked years ago is told."""
    save_answers(people[0], [Answer("occupation", "cook", answered_on="2024-06-01", asked="мама")])
    press(window, K.Key_F5)
    press(window, K.Key_O, CTRL)
    assert listed(window) == list(OLD)
    model = window.old.panel.list.table_model
    assert [model.cell(1, column).words() for column in range(4)] == [
        "21  Current occupation",
        "cook",
        "1 Jun 2024",
        "мама",
    ]
    assert [model.cell(row, 0).checked for row in range(3)] == [False] * 3
    assert window.old.panel.list.hasFocus()
    assert not window.old.bar.isVisible()


def test_what_is_ticked_is_confirmed_and_nothing_else(window, people):
    """Space, Down, Space, Ctrl+Enter: today and the tourist's name, with the client too; the third stays old."""
    press(window, K.Key_O, CTRL)
    for key in (K.Key_Space, K.Key_Down, K.Key_Space):
        press(window, key)
    press(window, K.Key_Return, CTRL)
    now = (TODAY, name_of(people[0]))
    wanted = {"marital_status": now, "occupation": now, "employer_full": ("2023-01-31", "")}
    assert days_of(load_answers(people[0])) == wanted
    assert days_of(load_kept_answers(load_tourist(people[0]).client_id)) == wanted
    assert {key: one.value for key, one in load_answers(people[0]).items()} == OLD
    assert listed(window) == ["employer_full"]
    assert window.old.panel.list.hasFocus()


def test_the_origin_says_confirmed_and_who_was_asked(window):
    """Where it said the day before, and where it is old no more."""
    row = window.sheet.row_of("occupation")
    assert "answered 12 Mar 2024" in texts(row)
    press(window, K.Key_O, CTRL)
    ask_name(window, "мама")
    window.old.panel.list.setFocus()
    press(window, K.Key_A, CTRL)
    press(window, K.Key_Return, CTRL)
    assert f"confirmed {days.day(TODAY)}, asked: мама" in texts(row)
    assert not row.shown.is_old


def test_after_the_last_one_the_panel_goes_and_the_keys_go_back(window):
    """Ctrl+A, Ctrl+Enter: neither line nor panel, and the focus where it was before."""
    before = focused_question(window)
    press(window, K.Key_O, CTRL)
    press(window, K.Key_A, CTRL)
    press(window, K.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier)
    assert not window.old.panel.isVisible()
    assert not window.old.bar.isVisible()
    assert focused_question(window) == before != ""


def test_ctrl_enter_in_the_panel_saves_no_typing(window, people):
    """An answer that is being typed stays a draft; outside of the panel Ctrl+Enter saves as ever."""
    window.sheet.row_of("national_id_number").editor.entry().setFocus()
    type_text(window, "123")
    press(window, K.Key_O, CTRL)
    press(window, K.Key_Space)
    press(window, K.Key_Return, CTRL)
    assert "national_id_number" not in load_answers(people[0])
    assert window.unsaved() == 1
    assert load_draft(draft_key(people[0]))["answers"] == {"national_id_number": "123"}
    press(window, K.Key_Escape)
    press(window, K.Key_Return, CTRL)
    assert load_answers(people[0])["national_id_number"].value == "123"
    assert load_answers(people[0])["occupation"].answered_on == DAY


@pytest.mark.parametrize("key", [K.Key_Return, K.Key_F2])
def test_what_is_not_true_any_more_is_corrected_in_its_row(window, people, key):
    """Enter or F2 on a line goes to the field; once typed otherwise it leaves the list, and its tick with it."""
    press(window, K.Key_O, CTRL)
    press(window, K.Key_Down)
    press(window, K.Key_Space)
    press(window, key)
    assert focused_question(window) == "occupation"
    QApplication.focusWidget().selectAll()
    type_text(window, "teacher")
    press(window, K.Key_Return)
    assert listed(window) == ["marital_status", "employer_full"]
    press(window, K.Key_O, CTRL)
    press(window, K.Key_Return, CTRL)
    assert problem(window) == "Tick what is still true."
    assert load_answers(people[0])["occupation"] == old("occupation")


def test_ticks_stay_while_the_answers_are_read_again(window):
    """F5 and a colleague's change of something else take no tick away and leave the current line."""
    press(window, K.Key_O, CTRL)
    press(window, K.Key_Down)
    press(window, K.Key_Space)
    press(window, K.Key_F5)
    assert [one.key for one in window.old.panel.ticked()] == ["occupation"]
    assert window.old.panel.list.current().key == "occupation"
    assert window.old.panel.list.hasFocus()


def test_escape_closes_the_panel(window):
    """Nothing is confirmed, the line says what it said, the focus is back in the answers."""
    before = focused_question(window)
    press(window, K.Key_O, CTRL)
    press(window, K.Key_Escape)
    assert not window.old.panel.isVisible()
    assert window.old.bar.isVisible()
    assert focused_question(window) == before != ""


def test_the_panel_is_one_tourists(window, people):
    """Ctrl+PgDn closes it: what is ticked and who was asked belongs to a person."""
    save_answers(people[1], [old("occupation")])
    press(window, K.Key_O, CTRL)
    ask_name(window, "мама")
    press(window, K.Key_PageDown, CTRL)
    assert not window.old.panel.isVisible()
    assert "1 answer is from 12 Mar 2024" in texts(window.old.bar)
    press(window, K.Key_O, CTRL)
    assert window.old.panel.asked.currentText() == name_of(people[1])
    assert window.old.panel.ticked() == []


def test_an_answer_that_only_the_client_has_is_confirmed(qtbot, tour, people):
    """Kept from this tour, shown on a later one: it gets the day with the client, the earlier tour keeps its."""
    later = Tour(number="2027-0001", countries=["IT"])
    save_tour(later)
    first = load_tourist(people[0])
    again = Tourist(tour_id=later.id, native_surname=first.native_surname, client_id=first.client_id)
    save_tourists([TouristSave(again)])
    window = opened(qtbot, later.id)
    row = window.sheet.row_of("occupation")
    assert "kept 12 Mar 2024" in texts(row)
    press(window, K.Key_O, CTRL)
    press(window, K.Key_A, CTRL)
    press(window, K.Key_Return, CTRL)
    assert f"confirmed {days.day(TODAY)}, asked: {first.native_surname}" in texts(row)
    assert load_answers(again.id) == {}
    assert load_kept_answers(first.client_id)["occupation"].answered_on == TODAY
    assert load_answers(people[0])["occupation"] == old("occupation")


def test_undo_makes_them_old_again(window, people):
    """The bar says how many were confirmed; Undo there brings the old days back, in the window too."""
    press(window, K.Key_O, CTRL)
    press(window, K.Key_A, CTRL)
    press(window, K.Key_Return, CTRL)
    bar = window.findChild(AnswerCopying)._bar
    assert "3 answers are confirmed." in texts(bar)
    bar._button.click()
    wanted = dict.fromkeys(OLD, (DAY, "")) | {"employer_full": ("2023-01-31", "")}
    assert days_of(load_answers(people[0])) == wanted
    assert "3 answers are from 12 Mar 2024 or older" in texts(window.old.bar)
    assert "answered 12 Mar 2024" in texts(window.sheet.row_of("occupation"))


def test_a_colleagues_answer_is_not_confirmed(window, people):
    """It is shown and asked about again: nothing was written, and its tick is gone; the others' stay."""
    press(window, K.Key_O, CTRL)
    press(window, K.Key_A, CTRL)
    save_answers(people[0], [Answer("occupation", "teacher", answered_on=DAY)])
    press(window, K.Key_Return, CTRL)
    assert problem(window).startswith("Somebody changed or confirmed some of these answers meanwhile.")
    assert {one.answered_on for one in load_answers(people[0]).values()} == {DAY, "2023-01-31"}
    model = window.old.panel.list.table_model
    assert model.cell(1, 1).words() == "teacher"
    assert [one.key for one in window.old.panel.ticked()] == ["marital_status", "employer_full"]
    press(window, K.Key_Return, CTRL)
    assert listed(window) == ["occupation"]


def test_what_a_colleague_confirmed_stays_theirs(window, people, told):
    """They asked somebody else a minute ago: that stays, and where nothing is old any more it is told below."""
    press(window, K.Key_O, CTRL)
    press(window, K.Key_A, CTRL)
    confirm_answers(people[0], load_answers(people[0]).values(), "папа")
    press(window, K.Key_Return, CTRL)
    assert {one.asked for one in load_answers(people[0]).values()} == {"папа"}
    assert not window.old.panel.isVisible()
    assert told[-1][0].startswith("Somebody changed or confirmed")


def test_a_deleted_tourist_is_told(window, people):
    """Removed on another workstation meanwhile: a sentence in the panel, and nothing with the client."""
    client = load_tourist(people[0]).client_id
    press(window, K.Key_O, CTRL)
    press(window, K.Key_A, CTRL)
    delete_tourists([people[0]])
    press(window, K.Key_Return, CTRL)
    assert problem(window).startswith("This tourist was deleted.")
    assert load_kept_answers(client)["occupation"] == old("occupation")


def test_others_confirmations_arrive(window, people):
    """Confirmed in another window of this program: the line goes by itself."""
    changes.announce(confirm_answers(people[0], load_answers(people[0]).values(), "мама"))
    assert not window.old.bar.isVisible()


def test_of_a_minor_the_guardian_is_proposed(qtbot, tour, people):
    """The adult of the family first, then the child, then the rest of the tour."""
    child, parent = load_tourist(people[0]), load_tourist(people[2])
    child.birth_date, child.native_surname = "2024-01-01", "Щукина"
    parent.birth_date, parent.native_surname = "1990-01-01", "Щукин"
    save_tourists([TouristSave(child), TouristSave(parent)])
    window = opened(qtbot, tour.id)
    press(window, K.Key_O, CTRL)
    box = window.old.panel.asked
    assert box.currentText() == full_name(parent)
    assert [box.itemText(at) for at in range(2)] == [full_name(parent), full_name(child)]
    assert box.count() == len({full_name(load_tourist(one)) for one in people})  # namesakes are one name


def test_of_a_minor_alone_somebody_has_to_be_named(qtbot, tour, people):
    """Nobody is proposed; a confirmation without a name is refused beside the field, and typing one mends it."""
    child = load_tourist(people[0])
    child.birth_date, child.native_surname, child.address = "2024-01-01", "Щукина", ""
    save_tourists([TouristSave(child)])
    window = opened(qtbot, tour.id)
    press(window, K.Key_O, CTRL)
    press(window, K.Key_A, CTRL)
    press(window, K.Key_Return, CTRL)
    assert problem(window) == "Say who was asked."
    assert window.old.panel.asked.hasFocus()
    type_text(window, "бабушка")
    assert problem(window) == ""
    press(window, K.Key_Return, CTRL)
    assert {one.asked for one in load_answers(people[0]).values()} == {"бабушка"}


def test_everything_can_be_clicked(window, people):
    """The line's button, a tick, the button that goes to the chosen line's answer, Confirm, the cross."""
    panel = window.old.panel
    click(button_of(window.old.bar, "Ask and confirm…"))
    click(panel.list.viewport(), panel.list.visualRect(panel.list.table_model.index(1, 0)).center())
    click(button_of(panel, "Correct the answer"))
    assert focused_question(window) == "occupation"
    click(button_of(panel, "Confirm 1 answer"))
    assert load_answers(people[0])["occupation"].answered_on == TODAY
    assert listed(window) == ["marital_status", "employer_full"]
    click(next(one for one in panel.findChildren(QToolButton) if one.accessibleName() == "Close"))
    assert not panel.isVisible()


def test_a_typed_name_is_kept_to_the_letter(window, people):
    """A name on the tour that begins alike does not take its place; Enter goes on to the button."""
    other = load_tourist(people[1])
    other.native_surname = "Мамаева"
    changes.announce(save_tourists([TouristSave(other)]))
    press(window, K.Key_O, CTRL)
    press(window, K.Key_Space)
    ask_name(window, "Мама")
    press(window, K.Key_Return)
    assert QApplication.focusWidget().text() == "Confirm 1 answer"
    press(window, K.Key_Return)
    assert load_answers(people[0])["marital_status"].asked == "Мама"


def test_somebody_else_of_the_tour_is_chosen_by_an_arrow(window, people):
    """Down in the field takes the next name."""
    press(window, K.Key_O, CTRL)
    press(window, K.Key_Space)
    window.old.panel.asked.setFocus()
    press(window, K.Key_Down)
    name = window.old.panel.asked.currentText()
    assert name in {name_of(one) for one in people[1:]}
    press(window, K.Key_Return, CTRL)
    assert load_answers(people[0])["marital_status"].asked == name


def test_what_is_not_asked_of_the_tourist_is_not_listed(qtbot, tour, people):
    """An adult's answer to what minors are asked; one that waits for a translation is asked about."""
    given = [
        Answer("guardian_details", "мама", answered_on=DAY),
        Answer("occupation", "няня котов", answered_on=DAY),
    ]
    save_answers(people[1], given)
    window = opened(qtbot, tour.id, people[1])
    press(window, K.Key_O, CTRL)
    assert listed(window) == ["occupation"]


def test_the_age_is_the_one_of_the_settings(window, people):
    """Set while the window is open: what is younger is not old any more, and the legend says the age."""
    save_answers(people[0], [old("occupation", old_before(3 * 12))])
    OLD_AFTER.set(36)
    changes.announce_all()
    assert not window.sheet.row_of("occupation").shown.is_old
    assert "older than 3 years: ask again" in texts(window._sections)


def test_readiness_leads_to_the_answer_with_the_line_above(qtbot, window, tour, people):
    """The field has the focus as ever; the line is there for whoever wants to confirm."""
    press(window, K.Key_PageDown, CTRL)
    go_to_question(tour.id, people[0], "occupation", "IT")
    assert focused_question(window) == "occupation"
    assert window.old.bar.isVisible()


def test_another_country_asks_about_its_own_questions(window):
    """Of the old answers only those to questions of the shown form are listed."""
    press(window, K.Key_O, CTRL)
    window.choose_country("US")
    assert listed(window) == ["marital_status"]


def test_long_names_and_large_letters_fit_the_screen(qtbot, qapp, tour, people):
    """At 160 % with the panel open the window needs no more than the screen has."""
    person = load_tourist(people[0])
    person.native_surname = "Ы" * 100
    save_tourists([TouristSave(person)])
    theme.apply(qapp, "light", 1.6)
    try:
        window = shown(qtbot, QuestionnaireWindow(tour.id))
        press(window, K.Key_O, CTRL)
        least = window.minimumSizeHint()
        assert least.width() <= 1366
        assert least.height() <= 768
    finally:
        theme.apply(qapp, "light")
