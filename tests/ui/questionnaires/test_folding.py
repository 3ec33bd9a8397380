"""Sections of a questionnaire are folded by click and key; what is gone to unfolds, and nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from models.drafts import load_draft
from models.records import Answer
from models.tourists import list_tourists
from models.tours import list_tours
from tests.ui.typing import CTRL, SHIFT, press, shown, type_text
from ui.common.preferences import FOLDED_SECTIONS
from ui.questionnaires.questionnaire_window import QuestionnaireWindow, show_question
from ui.questionnaires.section_head import SectionHead
from ui.questionnaires.tourist_answers import draft_key


@pytest.fixture
def tour(office) -> int:
    return next(row.id for row in list_tours() if row.countries == ("IT",) and row.tourists > 3)


@pytest.fixture
def window(qtbot, tour) -> QuestionnaireWindow:
    """Italy's questionnaire of the first tourist, all rows there, the cursor in the first gap."""
    return opened(qtbot, tour)


def opened(qtbot, tour: int) -> QuestionnaireWindow:
    made = shown(qtbot, QuestionnaireWindow(tour))
    made.resize(1366, 768)
    waited_for(qtbot, made)
    return made


def waited_for(qtbot, window: QuestionnaireWindow) -> None:
    """Until the rows below the edge of what is not folded have come."""
    folded = {key for key, head in window.sheet.heads.items() if head.is_folded}
    asked = [one.key for one in window._form.questions if one.section not in folded]
    qtbot.waitUntil(lambda: {one.question.key for one in window.sheet.made} >= set(asked), timeout=10_000)
    QApplication.processEvents()


def head(window: QuestionnaireWindow, section: str) -> SectionHead:
    return window.sheet.heads[section]


def go(window: QuestionnaireWindow, key: str) -> QWidget:
    entry = window.sheet.row_of(key).editor.entry()
    entry.setFocus()
    QApplication.processEvents()
    return entry


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(10, widget.height() // 2))
    QApplication.processEvents()


def folded(window: QuestionnaireWindow) -> set[str]:
    return {key for key, one in window.sheet.heads.items() if one.is_folded}


def visible_questions(window: QuestionnaireWindow) -> set[str]:
    return {one.question.section for one in window.sheet.made if one.isVisible()}


def at_work(window: QuestionnaireWindow) -> str:
    """The question with the focus, or the section whose head has it."""
    focus = QApplication.focusWidget()
    if isinstance(focus, SectionHead):
        return f"head of {focus.section.key}"
    current = window.sheet.current()
    return current.question.key if current else ""


def gaps_of(window: QuestionnaireWindow, section: str) -> list[str]:
    rows = [one for one in window.sheet.rows if one.question.section == section]
    return [one.question.key for one in rows if one.shown.is_gap]


def test_a_click_on_a_head_folds_and_unfolds(window):
    """The rows go and come back, and the head stays under the mouse."""
    one = head(window, "person")
    window.sheet.verticalScrollBar().setValue(0)
    before = one.mapToGlobal(QPoint(0, 0))
    click(one)
    assert folded(window) == {"person"}
    assert "person" not in visible_questions(window)
    assert one.mapToGlobal(QPoint(0, 0)) == before
    click(one)
    assert folded(window) == set()
    assert visible_questions(window) >= {"person"}


def test_a_head_says_its_count_its_gaps_and_whether_it_is_folded(window):
    """In words for who does not see it; an empty section says that nothing is asked."""
    assert head(window, "person").accessibleName() == "Person, 6 of 8, 2 gaps, unfolded"
    click(head(window, "person"))
    assert head(window, "person").accessibleName() == "Person, 6 of 8, 2 gaps, folded"
    assert head(window, "document").accessibleName() == "Travel document, 5 of 5, unfolded"
    assert "nothing is asked" in head(window, "eu_family").accessibleName()


def test_a_folded_head_counts_on(window):
    """What is answered elsewhere in the window counts there at once."""
    for key in gaps_of(window, "address_work"):
        go(window, key)
        type_text(window, "teacher")
        press(window, Qt.Key.Key_F7)
    assert head(window, "address_work").accessibleName() == "Address, work, 4 of 4, folded"


def test_f7_folds_the_section_at_work_and_goes_back(window):
    """The focus is on the head meanwhile; F7 again is where one was."""
    go(window, "place_of_birth")
    press(window, Qt.Key.Key_F7)
    assert folded(window) == {"person"}
    assert at_work(window) == "head of person"
    press(window, Qt.Key.Key_F7)
    assert folded(window) == set()
    assert at_work(window) == "place_of_birth"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Right])
def test_a_head_is_unfolded_by_its_keys(window, key):
    """Enter, Space, and the arrow of a tree."""
    go(window, "place_of_birth")
    press(window, Qt.Key.Key_F7)
    press(window, key)
    assert folded(window) == set()
    assert at_work(window) == "head of person"


def test_arrows_turn_a_head_one_way_only(window):
    """Right unfolds what is folded, Left folds what is not; pressed again nothing happens."""
    go(window, "place_of_birth")
    press(window, Qt.Key.Key_F7)
    press(window, Qt.Key.Key_Left)
    assert folded(window) == {"person"}
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Right)
    assert folded(window) == set()
    press(window, Qt.Key.Key_Left)
    assert folded(window) == {"person"}


def test_f7_in_the_list_of_sections_folds_the_chosen_one(window):
    """F6 into the list, Down, F7."""
    go(window, "surname")
    press(window, Qt.Key.Key_F6)
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_F7)
    assert folded(window) == {"document"}


def test_all_are_folded_and_unfolded(window):
    """Shift+F7, and the button over the list of sections."""
    go(window, "place_of_birth")
    press(window, Qt.Key.Key_F7, SHIFT)
    assert folded(window) == set(window.sheet.heads)
    assert visible_questions(window) == set()
    assert at_work(window) == "head of person"
    click(window._sections.fold_all)
    assert folded(window) == set()
    press(window, Qt.Key.Key_F7)
    press(window, Qt.Key.Key_F7, SHIFT)
    assert folded(window) == set(window.sheet.heads), "some were open"


def test_typing_is_not_lost_by_folding(window):
    """F7 in the middle of a word: it is a draft, and there when the section is unfolded."""
    entry = go(window, "occupation")
    type_text(window, "teach")
    press(window, Qt.Key.Key_F7)
    tourist = list_tourists(window.tour_id)[0].id
    assert load_draft(draft_key(tourist))["answers"] == {"occupation": "teach"}
    press(window, Qt.Key.Key_F7)
    assert entry.text() == "teach"
    click(head(window, "address_work"))
    click(head(window, "address_work"))
    assert entry.text() == "teach"
    assert window.unsaved() == 1


def test_another_section_is_folded_while_typing(window):
    """A click on another head neither takes the focus nor a letter."""
    entry = go(window, "occupation")
    type_text(window, "tea")
    click(head(window, "journey"))
    type_text(window, "cher")
    assert entry.text() == "teacher"
    assert at_work(window) == "occupation"


def test_folds_are_remembered_for_the_form(qtbot, window, tour):
    """The next window has them, and makes no row for them; another form has its own."""
    click(head(window, "person"))
    click(head(window, "journey"))
    again = opened(qtbot, tour)
    assert folded(again) >= {"journey"}
    assert not [one for one in again.sheet.made if one.question.section == "journey"]
    again.choose_country("JP")
    assert folded(again) == set()
    again.choose_country("IT")
    assert folded(again) >= {"journey"}
    click(head(again, "journey"))
    waited_for(qtbot, again)
    assert "journey" not in folded(opened(qtbot, tour))


def test_a_damaged_setting_counts_as_none(qtbot, tour):
    """Whatever stands there the window opens."""
    for damaged in ("{", "[1]", '{"schengen": 3}'):
        FOLDED_SECTIONS.set(damaged)
        window = opened(qtbot, tour)
        assert folded(window) == set()


def test_a_gap_unfolds_its_section_for_this_tourist(window):
    """F8 goes into folded sections; with the next tourist they are folded again, but for the one at work."""
    go(window, "surname")
    press(window, Qt.Key.Key_F7, SHIFT)
    visited = []
    for _step in range(3):
        press(window, Qt.Key.Key_F8)
        visited.append(at_work(window))
    gaps = [key for section in ("person", "address_work") for key in gaps_of(window, section)]
    assert visited == gaps[:3]
    assert folded(window) == set(window.sheet.heads) - {"person", "address_work"}
    press(window, Qt.Key.Key_PageDown, CTRL)
    assert folded(window) == set(window.sheet.heads) - {"address_work"}
    assert at_work(window) == visited[-1]
    press(window, Qt.Key.Key_F8, SHIFT)
    assert "person" not in folded(window), "backwards too"


def test_others_writing_folds_nothing_again(window):
    """The window reads again what a colleague wrote; what was opened stays open."""
    go(window, "surname")
    press(window, Qt.Key.Key_F7, SHIFT)
    press(window, Qt.Key.Key_F8)
    go(window, gaps_of(window, "person")[0])
    press(window, Qt.Key.Key_F5)
    assert folded(window) == set(window.sheet.heads) - {"person"}


def test_enter_passes_folded_sections_without_a_gap(window):
    """From the last answer before a folded section to the first of what is open behind it."""
    click(head(window, "document"))
    go(window, "national_id_number")
    press(window, Qt.Key.Key_Return)
    assert at_work(window) == "eu_family_surname"
    assert folded(window) == {"document"}


def test_enter_passes_over_no_gap(window):
    """A gap in a folded section is gone to, and what is filled in there is not."""
    gap = gaps_of(window, "address_work")[0]
    click(head(window, "address_work"))
    go(window, "eu_family_relationship")
    press(window, Qt.Key.Key_Return)
    assert at_work(window) == gap
    assert folded(window) == set()


def test_enter_in_the_last_answer_before_folded_ones_reaches_save(window):
    """Nothing is asked in what is folded behind it."""
    click(head(window, "filler"))
    rows = [
        one for one in window.sheet.rows if one.question.section == "host_means" and one.editor.isEnabled()
    ]
    go(window, rows[-1].question.key)
    press(window, Qt.Key.Key_Return)
    assert QApplication.focusWidget().text() == "&Save"


def test_the_list_of_sections_unfolds_by_click_and_enter(window):
    """A click shows the section, Enter goes into it; the arrow keys only come by."""
    go(window, "surname")
    press(window, Qt.Key.Key_F7, SHIFT)
    sections = window._sections.list
    sections.setFocus()
    press(window, Qt.Key.Key_Down)
    assert folded(window) == set(window.sheet.heads)
    press(window, Qt.Key.Key_Return)
    assert at_work(window) == "passport_type"
    assert folded(window) == set(window.sheet.heads) - {"document"}
    place = sections.visualRect(sections.model().index(4, 0)).center()
    QTest.mouseClick(sections.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    assert folded(window) == set(window.sheet.heads) - {"document", "journey"}
    assert not head(window, "journey").visibleRegion().isEmpty()


def test_a_question_gone_to_from_elsewhere_unfolds(window, qtbot):
    """As the readiness table and the print dialog do, for another tourist too."""
    go(window, "surname")
    press(window, Qt.Key.Key_F7, SHIFT)
    other = list_tourists(window.tour_id)[2].id
    show_question(window.tour_id, other, "occupation")
    qtbot.waitUntil(lambda: at_work(window) == "occupation")
    assert folded(window) == set(window.sheet.heads) - {"address_work"}
    assert not window.sheet.current().visibleRegion().isEmpty()


def test_the_dictionary_waits_in_a_folded_section(window):
    """Its panel goes and comes with the rows; Ctrl+D unfolds where it stands."""
    entry = go(window, "occupation")
    entry.selectAll()
    type_text(window, "оператор дронов")
    press(window, Qt.Key.Key_F7)
    panel = window.terms.panel
    assert not panel.isVisible()
    press(window, Qt.Key.Key_D, CTRL)
    assert panel.isVisible()
    assert panel.isAncestorOf(QApplication.focusWidget())
    assert "address_work" not in folded(window)


def test_the_window_begins_in_an_open_section(qtbot, tour):
    """With no gap left the first answer is that of the first section that is not folded."""
    from models.answers import save_answers

    FOLDED_SECTIONS.set('{"schengen": ["person"]}')
    window = opened(qtbot, tour)
    answers = [Answer(one.question.key, "Moscow", form_text="X", overruled=True) for one in window.sheet.rows]
    tourist = list_tourists(tour)[0].id
    gaps = {one.question.key for one in window.sheet.rows if one.shown.is_gap}
    save_answers(tourist, [one for one in answers if one.key in gaps])
    again = opened(qtbot, tour)
    assert not any(one.shown.is_gap for one in again.sheet.made)
    assert at_work(again) == "passport_type"
    assert folded(again) == {"person"}
