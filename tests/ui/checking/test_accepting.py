"""Proposals of a tour's check: ticked, taken as one operation, undone; nobody's typing is overwritten."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from models.clients import load_client
from models.drafts import list_drafts
from models.history import recent_operations
from models.tourists import TouristSave, load_tourist, save_tourists, tourists_of
from tests.ui.checking.conftest import choose, found, made_tour, said, settle, tourist
from tests.ui.typing import CTRL, press, shown, type_text
from ui.common.changes import changes
from ui.common.messages import UndoBar
from ui.tourists.overwrite_dialog import BACK, TOUR_ONLY, Overwrite
from ui.tourists.tourists_page import TouristsPage

K = Qt.Key
MIXED = "latin_lookalike"


@pytest.fixture
def overwrite(monkeypatch):
    """``overwrite(outcome)``: the question whether clients get the changes as well is answered so."""
    from ui.tourists import overwrite_dialog

    def prepare(outcome: str) -> list:
        asked: list = []

        def ask(_parent, groups):
            asked.extend(groups)
            fields = {one.list_id: frozenset(["native_surname"]) for one in groups}
            return Overwrite(outcome, fields if outcome not in (BACK, TOUR_ONLY) else {})

        monkeypatch.setattr(overwrite_dialog, "ask_overwrite", ask)
        return asked

    return prepare


def surnames(people: list[int]) -> list[str]:
    return [load_tourist(one).native_surname for one in people]


def accept_button(window) -> QPushButton:
    return window.pane.accept


def take_all(window) -> None:
    """Ctrl+A, Ctrl+Enter."""
    window.list.setFocus()
    press(window, K.Key_A, CTRL)
    press(window, K.Key_Return, CTRL)
    QTest.qWait(100)
    settle()


def test_space_ticks_the_proposal_of_the_line(window):
    """The button says how many it takes; Space once more takes the tick away."""
    assert not accept_button(window).isEnabled()
    choose(window, MIXED)
    press(window, K.Key_Space)
    assert window.list.current().ticked is True
    assert accept_button(window).text() == "&Accept 1 proposal"
    press(window, K.Key_A, CTRL)
    assert accept_button(window).text() == "&Accept 2 proposals"
    press(window, K.Key_Space)
    assert accept_button(window).text() == "&Accept 1 proposal"
    press(window, K.Key_Space)
    press(window, K.Key_A, CTRL)
    assert not accept_button(window).isEnabled()


def test_ctrl_a_leaves_what_the_passports_alone_can_say(open_check, office):
    """A Latin name that fits no table has a proposal, but the passport may say what was typed: one by one."""
    window = open_check(made_tour(tourist(1, "Волкова", "PETROVA"), tourist(2, "Сидорoва", "SIDOROVA")).id)
    choose(window, "latin_does_not_fit")
    press(window, K.Key_A, CTRL)
    assert window.list.current().ticked is False
    assert accept_button(window).text() == "&Accept 1 proposal"
    press(window, K.Key_Space)
    assert accept_button(window).text() == "&Accept 2 proposals"


def test_space_on_a_line_without_a_proposal_does_nothing(window):
    """There is nothing to take."""
    choose(window, "expires_on_tour")
    press(window, K.Key_Space)
    assert window.list.current().ticked is None
    assert not accept_button(window).isEnabled()


def test_ctrl_enter_without_a_tick_says_what_to_do(window, told):
    """And writes nothing."""
    before = recent_operations(1)[0].id
    press(window, K.Key_Return, CTRL)
    assert told[-1] == ("No proposal is ticked. Space ticks the one of the line.", "info")
    assert recent_operations(1)[0].id == before


def test_the_ticked_are_written_as_one_operation(window, people, told):
    """Two names are mended at once; the findings go, and undo is offered."""
    before = recent_operations(1)[0].id
    take_all(window)
    assert surnames(people) == ["Волкова", "Петрова", "Сидорова", "Яшина"]
    assert [row.id > before for row in recent_operations(2)] == [True, False]
    assert MIXED not in [code for _name, code in found(window)]
    assert ("2 proposals accepted.", "ok") in told
    assert window.findChild(UndoBar).isVisible()


def test_series_and_number_go_to_both_fields(open_check, office):
    """A national passport typed whole into one field, without the zero that a spreadsheet threw away."""
    tour = made_tour(tourist(1, "Яшина", "IASHINA", national_passport_number="304123456"))
    take_all(open_check(tour.id))
    [mended] = tourists_of(tour.id)
    assert (mended.national_passport_series, mended.national_passport_number) == ("0304", "123456")


def test_ctrl_z_takes_all_of_them_back(window, people):
    """In the same window; the findings are there again."""
    take_all(window)
    press(window, K.Key_Z, CTRL)
    settle()
    assert surnames(people) == ["Волкова", "Петрoва", "Сидорoва", "Яшина"]
    press(window, K.Key_F5)
    settle()
    assert [code for _name, code in found(window)].count(MIXED) == 2
    press(window, K.Key_Y, CTRL)
    assert surnames(people)[1] == "Петрова"


def test_ticks_stay_when_the_list_is_narrowed(window, people):
    """What is ticked is taken, whether it is shown or not; the button counts it."""
    choose(window, MIXED)
    press(window, K.Key_Space)
    press(window, K.Key_Tab, CTRL)
    assert accept_button(window).text() == "&Accept 1 proposal"
    press(window, K.Key_Return, CTRL)
    settle()
    assert surnames(people)[1] == "Петрова"


def test_a_tourist_with_unsaved_typing_is_left_as_they_are(qtbot, open_check, tour, people, told):
    """Whoever is being typed on is named; the others are mended, and the draft waits as it was."""
    page = shown(qtbot, TouristsPage(tour.id))
    page.activate()
    page.show_tourist(people[1])
    page.form.focus_field("phone")
    type_text(page, "912")
    page.may_leave()
    window = open_check(tour.id)
    assert "1 tourist has unsaved typing (Петрoва А.)." in said(window)
    take_all(window)
    assert surnames(people)[1:3] == ["Петрoва", "Сидорова"]
    left = "1 proposal accepted. Left as they are, for their typing is not saved (Петрoва А.)."
    assert left in [text for text, _level in told]
    [(_key, body, _at)] = list_drafts(f"tourist/{tour.id}/")
    assert body["tourist"]["phone"] == "912"
    assert page._current.tourist.phone == "912"


def test_only_unsaved_ones_ticked_writes_nothing(qtbot, open_check, tour, people, told):
    """And says why."""
    page = shown(qtbot, TouristsPage(tour.id))
    page.activate()
    page.show_tourist(people[1])
    page.form.focus_field("phone")
    type_text(page, "912")
    page.may_leave()
    window = open_check(tour.id)
    before = recent_operations(1)[0].id
    choose(window, MIXED)
    press(window, K.Key_Space)
    press(window, K.Key_Return, CTRL)
    settle()
    assert recent_operations(1)[0].id == before
    assert told[-1] == ("Left as they are, for their typing is not saved (Петрoва А.).", "warn")


def test_a_new_tourist_being_typed_is_said(qtbot, open_check, tour):
    """Somebody who was never saved is not checked."""
    page = shown(qtbot, TouristsPage(tour.id))
    page.activate()
    press(page, K.Key_Insert)
    type_text(page, "Новикова")
    page.may_leave()
    assert "1 tourist has unsaved typing (New tourist)." in said(open_check(tour.id))


def test_a_field_changed_since_the_check_is_not_overwritten(window, people, told):
    """A colleague was faster: theirs stays, and it is said."""
    press(window, K.Key_A, CTRL)
    save_tourists([TouristSave(replace(load_tourist(people[1]), native_surname="Петрухина"))])
    press(window, K.Key_Return, CTRL)
    settle()
    assert surnames(people)[1:3] == ["Петрухина", "Сидорова"]
    assert "1 proposal accepted. 1 field was changed since it was checked." in [text for text, _level in told]


def make_client(tourist_id: int) -> int:
    """The tourist becomes a regular client with the same data; the client's id."""
    saved = save_tourists([TouristSave(load_tourist(tourist_id), add_client=True)])
    changes.announce(saved)
    return load_tourist(tourist_id).client_id


def test_regular_clients_are_asked_about(open_check, tour, people, overwrite):
    """As with Save on the form: accepted, the client's record is mended as well."""
    client_id = make_client(people[1])
    asked = overwrite("overwrite")
    take_all(open_check(tour.id))
    assert [one.list_id for one in asked] == [people[1]]
    assert load_client(client_id).native_surname == "Петрова"
    assert surnames(people)[1] == "Петрова"


def test_the_way_back_from_that_question_writes_nothing(open_check, tour, people, overwrite):
    """And the ticks stay."""
    make_client(people[1])
    overwrite(BACK)
    window = open_check(tour.id)
    take_all(window)
    assert surnames(people)[1:3] == ["Петрoва", "Сидорoва"]
    assert accept_button(window).text() == "&Accept 2 proposals"


def test_the_open_form_shows_what_was_accepted(qtbot, open_check, tour, people):
    """The page of the tourists reads again."""
    page = shown(qtbot, TouristsPage(tour.id))
    page.activate()
    page.show_tourist(people[1])
    take_all(open_check(tour.id))
    QApplication.processEvents()
    assert page.form.fields["native_surname"].value() == "Петрова"
    assert page.unsaved() == 0
