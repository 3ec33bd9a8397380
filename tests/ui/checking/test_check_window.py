"""A tour's check in its window: opened by a key, gone through by keys, each finding leads to its field."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from models.tourists import TouristSave, delete_tourists, load_tourist, save_tourists
from models.tours import save_tour
from tests.ui.checking.conftest import choose, found, made_tour, said, settle, tourist
from tests.ui.typing import CTRL, PLAIN, SHIFT, press, shown, type_text
from ui.checking.check_window import CheckWindow
from ui.common.changes import changes
from ui.main_window import MainWindow

K = Qt.Key
WRONG, MIXED = (
    ("Волкова", "expires_on_tour"),
    [("Петрoва", "latin_lookalike"), ("Сидорoва", "latin_lookalike")],
)


@pytest.fixture
def main(qtbot, office):
    """The main window: it opens the others."""
    made = shown(qtbot, MainWindow())
    qtbot.waitUntil(lambda: made.place() == "tours")
    yield made
    for one in made.opened_windows():
        one.close()


def check_of(main: MainWindow) -> CheckWindow:
    [window] = [one for one in main.opened_windows() if isinstance(one, CheckWindow) and one.isVisible()]
    settle()
    return window


def chips(window: CheckWindow) -> list[str]:
    buttons = window.pane.levels.findChildren(QPushButton)
    return [one.text().replace("  ", " ") for one in buttons if one.isVisible()]


def codes(window: CheckWindow) -> list[str]:
    return [code for _name, code in found(window)]


def test_before_the_first_answer_it_says_that_it_checks(qtbot, tour):
    """No count says 0, nothing can be taken or sent, and no button is without words."""
    window = shown(qtbot, CheckWindow(tour.id))
    assert not window.is_read()
    assert "The tourists are being checked…" in said(window)
    assert chips(window) == []
    for one in (window.pane.accept, window.pane.settle, window.pane.go):
        assert one.text()
        assert not one.isEnabled()
    settle()
    assert window.is_read()
    assert chips(window)[0].startswith("All ")
    assert "The tourists are being checked…" not in said(window)


def test_ctrl_shift_k_opens_the_check_of_the_tour(main, tour):
    """From its tourists; its title names the tour, the keys go to the list, the worst line is chosen."""
    main.open_tour(tour.id)
    press(main, K.Key_K, CTRL | SHIFT)
    window = check_of(main)
    assert window.windowTitle() == "Check of tour T-0412 Italy"
    assert window.list.hasFocus()
    assert (window.list.current().name, window.list.current().level) == ("Волкова Анна", "wrong")


def test_the_button_above_the_tourists_opens_it_once(main, tour):
    """A second asking brings the same window to the front."""
    main.open_tour(tour.id)
    main.page().header.check.click()
    first = check_of(main)
    main.page().header.check.click()
    assert check_of(main) is first


def test_ctrl_shift_k_in_the_list_of_tours(main, tour):
    """The chosen tour is checked."""
    main.go("tours")
    main.page().refresh()
    assert main.page().tours.select_id(tour.id)
    press(main, K.Key_K, CTRL | SHIFT)
    assert check_of(main).tour_id == tour.id


def test_the_worst_comes_first(window):
    """Then what is to be looked at, by booking; who is in order is not in the list."""
    levels = [one.level for one in window.list.table_model.rows]
    assert levels == ["wrong", "warn", "warn", "warn"]
    assert found(window)[0] == WRONG
    assert found(window)[2:] == MIXED
    assert "4 tourists checked, something to see on 3" in said(window)


def test_a_line_is_heard_in_words(window):
    """Level, person with field, sentence, proposal and whether it is ticked."""
    model = window.list.table_model
    heard = [model.data(model.index(2, at), Qt.ItemDataRole.AccessibleTextRole) for at in range(4)]
    assert heard[0] == "To look at"
    assert heard[1] == "Петрoва Анна, Surname"
    assert "is Latin" in heard[2]
    assert heard[3] == "Петрова, not ticked"


def test_the_chosen_finding_is_said_in_full_below(window):
    """Also where the list has no room for its sentence."""
    choose(window, "latin_lookalike")
    assert "Петрoва Анна · Surname" in said(window)
    assert window.list.current().words in said(window)


def test_ctrl_tab_shows_one_level_after_the_other(window):
    """With their numbers; levels of which there is nothing are passed over, and All comes again."""
    assert chips(window) == ["All 4", "Wrong 1", "To look at 3", "Not known 0", "Worth knowing 0"]
    press(window, K.Key_Tab, CTRL)
    assert found(window) == [WRONG]
    press(window, K.Key_Tab, CTRL)
    assert [one.level for one in window.list.table_model.rows] == ["warn"] * 3
    press(window, K.Key_Tab, CTRL)
    assert len(found(window)) == 4
    press(window, K.Key_Tab, CTRL | SHIFT)
    assert len(found(window)) == 3


def test_a_chip_is_pressed_by_the_keys(window):
    """F6 goes to the chips, an arrow chooses the next one."""
    press(window, K.Key_F6)
    press(window, K.Key_Right)
    assert found(window) == [WRONG]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("сидор", {"Сидорoва"}),
        ("sidorova", {"Сидорoва"}),
        ("expires", {"Волкова"}),
        ("Latin", {"Петрoва", "Сидорoва"}),
        ("Петрова", {"Петрoва"}),
    ],
)
def test_the_search_narrows(window, typed, names):
    """By a name in either script, by the field, by words of the sentence or of the proposal."""
    press(window, K.Key_F, CTRL)
    type_text(window, typed)
    QApplication.processEvents()
    assert {name for name, _code in found(window)} == names
    press(window, K.Key_Down)
    assert window.list.hasFocus()


def test_a_narrow_window_keeps_the_level_as_an_icon(window):
    """Which a screen reader hears in words; nothing is lost when it grows again."""
    chosen = window.list.current().id
    window.resize(900, 600)
    QApplication.processEvents()
    model = window.list.table_model
    assert model.cell(0, 0).words() == ""
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == "Wrong"
    assert not window.list.isColumnHidden(3)
    window.resize(1366, 768)
    QApplication.processEvents()
    assert model.cell(0, 0).words() == "Wrong"
    assert window.list.current().id == chosen


def test_without_proposals_their_column_gives_its_room(window):
    """Of the wrong ones none has a proposal."""
    press(window, K.Key_Tab, CTRL)
    assert window.list.isColumnHidden(3)
    press(window, K.Key_Tab, CTRL)
    assert not window.list.isColumnHidden(3)


def test_a_search_without_a_hit_says_so(window):
    """And what was chosen before is not said any more."""
    press(window, K.Key_F, CTRL)
    type_text(window, "zzz")
    QApplication.processEvents()
    assert found(window) == []
    assert "No finding has “zzz”." in said(window)
    assert "Волкова" not in said(window)


def test_f8_goes_through_the_findings_and_round(window):
    """Shift+F8 goes back."""
    window.list.select_row(0)
    visited = []
    for _step in range(5):
        visited.append(window.list.currentIndex().row())
        press(window, K.Key_F8)
    assert visited == [0, 1, 2, 3, 0]
    press(window, K.Key_F8, SHIFT)
    assert window.list.currentIndex().row() == 0


@pytest.mark.parametrize("way", ["enter", "click", "button"])
def test_a_finding_leads_to_its_field(main, tour, people, way):
    """The form of that tourist comes to the front with the focus in the field and what is to be seen below it."""
    main.open_tour(tour.id)
    press(main, K.Key_K, CTRL | SHIFT)
    window = check_of(main)
    choose(window, "latin_lookalike")
    if way == "enter":
        press(window, K.Key_Return)
    elif way == "button":
        window.pane.go.click()
    else:
        place = window.list.visualRect(window.list.currentIndex()).center()
        QTest.mouseClick(window.list.viewport(), Qt.MouseButton.LeftButton, PLAIN, place)
    QApplication.processEvents()
    page = main.page()
    assert page.tour_id == tour.id
    assert page._current.list_id == people[1]
    assert page.form.fields["native_surname"].editor.hasFocus()
    assert page.form.fields["native_surname"].message()
    assert main.isActiveWindow()


def test_what_only_the_tour_knows_is_said_at_the_field(main, office):
    """The form alone cannot know that somebody else has the same passport."""
    twin = replace(tourist(2, "Яшина", "IASHINA"), international_passport_number="0012301")
    tour = made_tour(tourist(1, "Волкова", "VOLKOVA"), twin)
    main.open_tour_check(tour.id)
    window = check_of(main)
    choose(window, "same_passport")
    press(window, K.Key_Return)
    field = main.page().form.fields["international_passport_number"]
    assert field.editor.hasFocus()
    assert field.message() == "Яшина Анна has the same number on this tour."


def test_what_the_passport_says_otherwise_leads_to_its_field(main, office):
    """What the international passport says otherwise stands in the fold, which is open for it."""
    other = {"birth_place": "Казань", "international_passport_printed_birth_place": "Самара"}
    tour = made_tour(tourist(1, "Волкова", "VOLKOVA", **other))
    main.open_tour_check(tour.id)
    window = check_of(main)
    choose(window, "place_differs")
    press(window, K.Key_Return)
    field = main.page().form.fields["international_passport_printed_birth_place"]
    assert field.editor.hasFocus()
    assert not main.page().form.fold.is_folded
    assert "The places differ." in field.message()


def test_a_finding_opens_the_tour_that_is_not_open(main, tour):
    """The check was opened from the list of tours."""
    main.open_tour_check(tour.id)
    window = check_of(main)
    choose(window, "expires_on_tour")
    press(window, K.Key_Return)
    assert main.place() == f"tour:{tour.id}"
    assert main.page().form.fields["international_passport_expiry"].editor.hasFocus()


def test_what_is_saved_elsewhere_is_read_and_the_place_stays(window, people):
    """The first finding is mended: it goes, the chosen line stays chosen."""
    choose(window, "latin_lookalike")
    chosen = window.list.current().id
    first = load_tourist(people[0])
    saved = save_tourists([TouristSave(replace(first, international_passport_expiry="2040-01-01"))])
    changes.announce(saved)
    QTest.qWait(100)
    settle()
    assert WRONG not in found(window)
    assert window.list.current().id == chosen


def test_when_the_chosen_line_goes_its_neighbour_is_chosen(window, people):
    """The list does not jump to its beginning."""
    window.list.select_row(2)
    changes.announce(delete_tourists([people[1]]))
    QTest.qWait(100)
    settle()
    assert window.list.currentIndex().row() == 2
    assert window.list.current().name == "Сидорoва Анна"


def test_f5_reads_again(window, people):
    """Also what nobody announced: another workstation's work."""
    delete_tourists(people[:1])
    press(window, K.Key_F5)
    settle()
    assert WRONG not in found(window)


def test_all_in_order_is_said_with_what_was_checked(open_check, office):
    """In green, with the number of tourists and the country whose rule they were held against."""
    window = open_check(made_tour(tourist(1, "Волкова", "VOLKOVA")).id)
    assert "All in order" in said(window)
    assert "1 tourist was checked: names, dates and ages" in said(window)
    assert "what Italy asks of passports" in said(window)
    assert window.pane._fine.property("tone") == "ok"


def test_a_tour_without_destination_says_that_no_rule_applies(open_check, office):
    """Green alone would say too much; the button leads to the tour."""
    window = open_check(made_tour(tourist(1, "Волкова", "VOLKOVA"), countries=[]).id)
    assert "The tour has no destination: no rule for passports can be applied." in said(window)
    assert "asks of passports" not in said(window)


def test_a_tour_without_tourists_says_so(open_check, office):
    """With the way on."""
    window = open_check(made_tour().id)
    assert "Nobody is on this tour yet" in said(window)
    assert "Its tourists are checked" in said(window)
    assert "0 tourists checked" not in said(window)


def test_a_destination_that_is_entered_is_heard_of(open_check, office):
    """The window reads again when the tour is saved."""
    tour = made_tour(tourist(1, "Волкова", "VOLKOVA"), countries=[])
    window = open_check(tour.id)
    changes.announce(save_tour(replace(tour, countries=["IT"])))
    QTest.qWait(100)
    settle()
    assert "no destination" not in said(window)


def test_a_tour_deleted_meanwhile_is_told(window, tour, told):
    """And what was shown stays."""
    from models.tours import delete_tour

    delete_tour(tour.id, with_tourists=True)
    press(window, K.Key_F5)
    settle()
    assert told[-1][1] == "error"
    assert len(found(window)) == 4


def test_a_click_on_a_proposal_ticks_it_and_leads_nowhere(main, tour):
    """Another one takes the tick away again."""
    main.open_tour_check(tour.id)
    window = check_of(main)
    window.resize(1366, 768)
    QApplication.processEvents()
    choose(window, "latin_lookalike")
    place = window.list.visualRect(window.list.currentIndex().siblingAtColumn(3)).center()
    QTest.mouseClick(window.list.viewport(), Qt.MouseButton.LeftButton, PLAIN, place)
    assert window.list.current().ticked is True
    assert main.place() == "tours"
    QTest.mouseClick(window.list.viewport(), Qt.MouseButton.LeftButton, PLAIN, place)
    assert window.list.current().ticked is False
    assert main.place() == "tours"
