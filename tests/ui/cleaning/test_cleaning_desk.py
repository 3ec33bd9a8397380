"""The cleaning desk as a clerk meets it: counters, lists, ticks, one operation, undo, what others did."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from models.clients import delete_client, load_client, save_client
from models.history import recent_operations
from tests.ui.cleaning.conftest import counts, saved, settle, texts
from tests.ui.typing import ALT, CTRL, SHIFT, press, type_text
from ui.cleaning.proposal_field import ProposalField
from ui.common.changes import changes
from ui.common.messages import UndoBar


def undo_bar(window):
    [bar] = [one for one in window.findChildren(UndoBar) if one.parentWidget() is window]
    return bar


def names(page):
    return [one.name for one in page.list.table_model.rows]


def test_the_counters_tell_how_much_of_each_kind_there_is(page):
    """Two mixed names, a passport issued before the birth, a phone of a spreadsheet, and a pair."""
    assert counts(page) == {"mixed_alphabets": 2, "impossible_dates": 1, "phones": 1, "duplicates": 1}
    assert "6 clients" in texts(page)
    assert page.counters.hasFocus()


def test_a_row_tells_who_where_what_why_and_what_it_should_be(in_list):
    """All columns of a finding with a proposal."""
    page = in_list("phones")
    cells = [page.list.table_model.cell(0, column) for column in range(5)]
    assert [one.words() for one in cells][:4] == ["Серов", "Phone", "89261234567.0", "+7 926 123-45-67"]
    assert "spreadsheet" in cells[4].spoken


def test_a_fault_far_inside_a_long_value_is_in_sight(page):
    """Value and proposal begin shortly before it; a copy and a screen reader have all of them."""
    changes.announce(save_client_of("Константинопольская-Преображенскaя"))
    settle()
    model = page.list.table_model
    value, proposal = model.cell(2, 2), model.cell(2, 3)
    assert value.spans[0][0].startswith("…")
    assert ("a", True) in value.spans
    assert value.words() == "Константинопольская-Преображенскaя"
    assert proposal.spans[0][0].startswith("…")
    assert proposal.words() == "Константинопольская-Преображенская"


def test_ticked_fixes_are_one_operation(in_list, dirty):
    """Ctrl+A, Ctrl+Enter: all of the list is mended by one operation, and the counter says so."""
    page = in_list("mixed_alphabets")
    press(page, Qt.Key.Key_A, CTRL)
    assert "2 ticked" in texts(page)
    press(page, Qt.Key.Key_Return, CTRL)
    settle()
    mended = [load_client(dirty[one]).native_surname for one in ("mixed", "other mixed")]
    assert mended == ["ИВАНОВ", "ПЕТРОВ"]
    assert recent_operations(1)[0].kind == "clean_clients"
    assert "mixed_alphabets" not in counts(page)
    assert "Nothing is left to do here." in texts(page)


def test_space_ticks_one_and_only_it_is_applied(in_list, dirty):
    """The second of two is ticked; the first stays in the list."""
    page = in_list("mixed_alphabets")
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Return, CTRL)
    settle()
    assert load_client(dirty["mixed"]).native_surname == "ИBАНОВ"
    assert load_client(dirty["other mixed"]).native_surname == "ПЕТРОВ"
    assert names(page) == ["ИBАНОВ Пётр"]
    assert page.list.hasFocus()


def test_a_click_on_the_box_ticks_and_elsewhere_does_not(qtbot, in_list):
    """The mouse ticks as Space does, and the button applies."""
    page = in_list("mixed_alphabets")
    place = page.list.visualRect(page.list.table_model.index(1, 0))
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(page.list.viewport(), left, pos=QPoint(place.x() + 150, place.center().y()))
    assert page.list.ticked() == []
    qtbot.mouseClick(page.list.viewport(), left, pos=QPoint(place.x() + 24, place.center().y()))
    assert [one.name for one in page.list.ticked()] == ["ПETPOB Илья"]
    qtbot.mouseClick(page.primary, left)
    settle()
    assert counts(page)["mixed_alphabets"] == 1


def test_nothing_ticked_is_told_instead_of_applied(in_list, told):
    """Ctrl+Enter without a tick changes nothing and says how to tick."""
    page = in_list("mixed_alphabets")
    press(page, Qt.Key.Key_Return, CTRL)
    assert "Tick the fixes first" in told[-1][0]
    assert counts(page)["mixed_alphabets"] == 2


@pytest.mark.parametrize("way", ["key", "bar"])
def test_undo_brings_the_findings_back(qtbot, window, in_list, dirty, way):
    """Ctrl+Z, or the button of the bar: values, list and counter are as before."""
    page = in_list("mixed_alphabets")
    press(page, Qt.Key.Key_A, CTRL)
    press(page, Qt.Key.Key_Return, CTRL)
    settle()
    if way == "key":
        press(page, Qt.Key.Key_Z, CTRL)
    else:
        qtbot.mouseClick(undo_bar(window)._button, Qt.MouseButton.LeftButton)
    settle()
    assert load_client(dirty["mixed"]).native_surname == "ИBАНОВ"
    assert counts(page)["mixed_alphabets"] == 2
    assert names(page) == ["ИBАНОВ Пётр", "ПETPOB Илья"]


def test_what_another_changed_meanwhile_is_not_overwritten_and_told(in_list, dirty, told):
    """Between the count and the fix somebody typed another surname: it stays, the other fix is applied."""
    page = in_list("mixed_alphabets")
    press(page, Qt.Key.Key_A, CTRL)
    client = load_client(dirty["mixed"])
    client.native_surname = "Сидоров"
    save_client(client)  # at another workstation: nothing is announced here
    press(page, Qt.Key.Key_Return, CTRL)
    settle()
    assert load_client(dirty["mixed"]).native_surname == "Сидоров"
    assert load_client(dirty["other mixed"]).native_surname == "ПЕТРОВ"
    assert told[-1] == ("1 value was changed by somebody meanwhile and stays as it is.", "warn")
    assert "mixed_alphabets" not in counts(page)


def test_what_is_right_so_leaves_the_list_and_comes_back_with_undo(in_list, dirty):
    """Del settles a finding: another count does not bring it, the undo does."""
    page = in_list("phones")
    press(page, Qt.Key.Key_Delete)
    settle()
    assert "phones" not in counts(page)
    press(page, Qt.Key.Key_F5)
    settle()
    assert "phones" not in counts(page)
    press(page, Qt.Key.Key_Z, CTRL)
    settle()
    assert counts(page)["phones"] == 1
    assert load_client(dirty["phone"]).contacts[0].value == "89261234567.0"


def test_two_who_are_not_one_person(in_list):
    """Of a pair Del says so: the pair does not come back with the next count, but with the undo."""
    page = in_list("duplicates")
    assert page.leave.text() == "&Not the same person"
    press(page, Qt.Key.Key_Delete)
    press(page, Qt.Key.Key_F5)
    settle()
    assert "duplicates" not in counts(page)
    press(page, Qt.Key.Key_Z, CTRL)
    settle()
    assert counts(page)["duplicates"] == 1


@pytest.mark.parametrize(
    ("key", "modifiers", "who"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "twin"),
        (Qt.Key.Key_Return, CTRL, "twin"),
        (Qt.Key.Key_Return, SHIFT, "her twin"),
    ],
)
def test_either_of_a_pair_opens_and_alt_left_comes_back(window, in_list, dirty, key, modifiers, who):
    """Enter opens the first, Shift+Enter the second; the way back ends in the list."""
    page = in_list("duplicates")
    press(page, key, modifiers)
    assert window.place() == "clients"
    assert window.page().clients.list.current().id == dirty[who]
    press(window, Qt.Key.Key_Left, ALT)
    assert window.page() is page
    assert page.list.hasFocus()


def test_a_date_is_typed_over_and_applied(in_list, dirty):
    """F2: what a person knows is ticked and written; Esc in the field keeps the old proposal."""
    page = in_list("impossible_dates")
    press(page, Qt.Key.Key_F2)
    type_text(page, "01.02.2021")
    press(page, Qt.Key.Key_Escape)
    assert page.list.current().proposal == ""
    press(page, Qt.Key.Key_F2)
    type_text(page, "01.02.2020")
    press(page, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.list
    assert page.list.ticked()[0].proposal == "2020-02-01"
    press(page, Qt.Key.Key_Return, CTRL)
    settle()
    assert load_client(dirty["dates"]).documents[0].issue_date == "2020-02-01"
    assert "impossible_dates" not in counts(page)


def test_what_is_no_date_is_told_and_stays_in_the_field(in_list, told):
    """Enter on half a date neither closes the field nor ticks."""
    page = in_list("impossible_dates")
    press(page, Qt.Key.Key_F2)
    type_text(page, "99.99.2020")
    press(page, Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), ProposalField)
    assert told[-1][1] == "warn"
    press(page, Qt.Key.Key_Escape)
    assert page.list.ticked() == []


def test_a_tick_without_a_proposal_is_not_applied(in_list, told):
    """Ctrl+Enter says that there is nothing to write, and how to type it."""
    page = in_list("impossible_dates")
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Return, CTRL)
    settle()
    assert told[-1][0].startswith("Nothing is proposed for what is ticked.")
    assert counts(page)["impossible_dates"] == 1


def test_what_cannot_be_kept_is_told_in_the_field(in_list, told):
    """A name that is too long would stop all fixes: it is not taken in the first place."""
    page = in_list("mixed_alphabets")
    press(page, Qt.Key.Key_F2)
    type_text(page, "и" * 2000)
    press(page, Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), ProposalField)
    assert told[-1][1] == "warn"
    press(page, Qt.Key.Key_Escape)
    assert page.list.current().proposal == "ИВАНОВ"


def test_apply_takes_what_is_still_being_typed(in_list, dirty):
    """Ctrl+Enter in the field: the typed name is written."""
    page = in_list("mixed_alphabets")
    press(page, Qt.Key.Key_F2)
    type_text(page, "Иванченко")
    press(page, Qt.Key.Key_Return, CTRL)
    settle()
    assert load_client(dirty["mixed"]).native_surname == "Иванченко"
    assert counts(page)["mixed_alphabets"] == 1


def test_a_change_elsewhere_does_not_put_the_typing_into_another_row(in_list, dirty):
    """The first row goes while the second is typed over: the second gets what was typed."""
    page = in_list("mixed_alphabets")
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_F2)
    type_text(page, "Петренко")
    client = load_client(dirty["mixed"])
    client.native_surname = "Иванов"
    changes.announce(save_client(client))
    settle()
    assert [(one.name, one.proposal) for one in page.list.table_model.rows] == [("ПETPOB Илья", "Петренко")]
    assert len(page.list.ticked()) == 1


def test_a_key_for_the_list_is_one_of_the_text_while_a_proposal_is_typed(in_list):
    """Del and Ctrl+A in the field are those of a text: nothing is settled, nothing ticked."""
    page = in_list("mixed_alphabets")
    press(page, Qt.Key.Key_F2)
    press(page, Qt.Key.Key_Delete)
    press(page, Qt.Key.Key_A, CTRL)
    press(page, Qt.Key.Key_Escape)
    settle()
    assert page.list.ticked() == []
    assert counts(page)["mixed_alphabets"] == 2


def test_f8_goes_from_finding_to_finding_over_all_lists(page):
    """Behind the last of a list comes the first of the next that has any; Shift+F8 goes back."""
    seen = []
    for _step in range(4):
        press(page, Qt.Key.Key_F8)
        seen.append((page.counters.kind(), page.list.current().name))
    assert [kind for kind, _name in seen] == ["mixed_alphabets", "impossible_dates", "phones", "duplicates"]
    press(page, Qt.Key.Key_F8, SHIFT)
    assert page.counters.kind() == "phones"


def test_f6_goes_from_pane_to_pane(page):
    """Counters, findings, buttons, and counters again."""
    for widget in (page.list, page.leave, page.counters):
        press(page, Qt.Key.Key_F6)
        assert widget.hasFocus()


def test_ticks_stay_while_another_list_is_looked_at(in_list):
    """Up and down the counters: what was ticked before is still ticked."""
    page = in_list("mixed_alphabets")
    press(page, Qt.Key.Key_Space)
    page.counters.setFocus()
    press(page, Qt.Key.Key_End)
    assert page.list.ticked() == []
    press(page, Qt.Key.Key_Home)
    assert [one.name for one in page.list.ticked()] == ["ИBАНОВ Пётр"]


def test_larger_letters_keep_list_place_and_ticks(qtbot, qapp, window, in_list):
    """Ctrl+plus draws the desk anew: the same finding is chosen, and still ticked."""
    page = in_list("mixed_alphabets")
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Space)
    press(window, Qt.Key.Key_Equal, CTRL)
    qtbot.waitUntil(lambda: window.page() is not page)
    qapp.processEvents()
    again = window.page()
    assert again.list.current().name == "ПETPOB Илья"
    assert again.list.hasFocus()
    assert [one.name for one in again.list.ticked()] == ["ПETPOB Илья"]
    press(window, Qt.Key.Key_0, CTRL)
    qtbot.waitUntil(lambda: window.page() is not again)


def test_the_numbers_follow_what_is_written_elsewhere_in_the_program(page, dirty):
    """A client saved, mended or deleted in another window: without another count."""
    client = load_client(dirty["mixed"])
    client.native_surname = "Иванов"
    changes.announce(save_client(client))
    settle()
    assert counts(page)["mixed_alphabets"] == 1
    changes.announce(save_client_of("Смиpнов"))
    settle()
    assert counts(page)["mixed_alphabets"] == 2
    changes.announce(delete_client(dirty["her twin"]))
    settle()
    assert "duplicates" not in counts(page)


def save_client_of(surname):
    from models.records import Client

    return save_client(Client(native_surname=surname))


def test_the_lists_are_proper_models(page, qtmodeltester):
    """Findings and counters keep Qt's rules."""
    qtmodeltester.check(page.list.table_model)
    qtmodeltester.check(page.counters.table_model)


def test_a_clean_base_says_so(qtbot, empty_office):
    """Nothing wrong: every counter is done, and F8 tells that nothing is left."""
    from tests.ui.typing import shown
    from ui.cleaning.cleaning_page import CleaningPage

    saved(native_given_name="Пётр")
    page = shown(qtbot, CleaningPage())
    page.activate()
    settle()
    assert counts(page) == {}
    assert "Nothing is left to do here." in texts(page)
    assert not page.primary.isVisible()
