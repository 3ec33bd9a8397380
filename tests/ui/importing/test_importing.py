"""The list goes into the tour in one step, what cannot go stays, and all of it can be taken back."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from models.clients import count_clients
from models.journal import last_operation
from models.tourists import list_tourists, load_tourist
from tests.ui.importing.hands import carry, drop, statuses, take, texts
from tests.ui.typing import CTRL, SHIFT, press, type_text
from ui.common.background import runner
from ui.common.messages import InfoBar, messages
from ui.common.preferences import ADD_IMPORTED_CLIENTS
from ui.office.undoing import undo_operation

CLEAN = {"text/plain": "Фамилия\tИмя\tДата рождения\nТитов\tЕгор\t09.01.1999\nУварова\tНина\t30.01.1969\n"}


def import_by_key(opened) -> None:
    press(opened, Qt.Key.Key_Return, CTRL)


def test_the_sample_list_goes_in_and_comes_out_as_one(window, tour, on_clipboard, qtbot):
    """Nineteen of twenty go, the last one after its proposal was accepted; undo takes the nineteen back."""
    on_clipboard()
    opened = window()
    press(opened, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(opened.is_ready)
    assert "19 tourists will be imported" in opened.foot.first.text()
    import_by_key(opened)
    assert len(list_tourists(tour)) == 19
    assert opened.isVisible()
    assert [status for status in statuses(opened) if status != "left_out"] == ["rejected"]

    undo_operation(last_operation().id)
    assert list_tourists(tour) == []
    assert [status for status in statuses(opened) if status != "left_out"].count("rejected") == 1
    assert len(statuses(opened)) == 22


def test_all_twenty_go_once_the_proposal_is_accepted(window, tour, on_clipboard, qtbot):
    """The country that is gone is proposed a successor; with it the window has nothing to keep and closes."""
    on_clipboard()
    opened = window()
    press(opened, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(opened.is_ready)
    stopped = next(one for one in opened.model.outlook.doubtful if one.doubt.level == "stop")
    opened.grid.go_to(stopped.row, stopped.column)
    press(opened, Qt.Key.Key_Return)
    import_by_key(opened)
    assert len(list_tourists(tour)) == 20
    assert not opened.isVisible()


def test_a_column_carried_to_another_field_is_imported_there(window, tour, on_clipboard, qtbot):
    """The air ticket dropped on the notes is read as notes."""
    on_clipboard()
    opened = window()
    press(opened, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(opened.is_ready)
    column = opened.batch.column_of("ticket_number")
    ticket = opened.batch.cell(0, column)
    take(opened, column)
    carry(opened, "notes")
    drop(opened, "notes")
    import_by_key(opened)
    first = load_tourist(list_tourists(tour)[0].id)
    assert first.notes == ticket
    assert first.ticket_number != ticket


def test_the_imported_get_the_services_that_are_ticked(window, tour):
    """A service without its tick is given to nobody."""
    opened = window(CLEAN)
    visa = next(one for one in opened.pane.findChildren(QCheckBox) if one.text() == "Visa, Visa <b>")
    QTest.mouseClick(visa, Qt.MouseButton.LeftButton, pos=visa.rect().center())
    if visa.isChecked():
        visa.click()
    import_by_key(opened)
    uses = [len(load_tourist(one.id).services) for one in list_tourists(tour)]
    assert uses == [1, 1]


def test_new_people_stay_out_of_the_base_at_first(window, tour):
    """The check box is off until somebody ticks it."""
    before = count_clients()
    opened = window(CLEAN)
    assert not opened.foot.clients.isChecked()
    import_by_key(opened)
    assert len(list_tourists(tour)) == 2
    assert count_clients() == before


def test_the_check_box_adds_all_and_is_remembered(window, tour):
    """Ticked, both become regular clients, and the next import begins ticked."""
    before = count_clients()
    opened = window(CLEAN)
    opened.foot.clients.click()
    import_by_key(opened)
    assert count_clients() == before + 2
    assert ADD_IMPORTED_CLIENTS.get()


def test_f4_marks_chosen_rows_only(window, tour):
    """The row under the cursor becomes a regular client, the other does not; the box shows neither."""
    before = count_clients()
    opened = window(CLEAN)
    opened.grid.go_to(1, 0)
    press(opened, Qt.Key.Key_F4)
    assert opened.foot.clients.checkState() == Qt.CheckState.PartiallyChecked
    import_by_key(opened)
    assert count_clients() == before + 1
    assert [one.client_id is not None for one in list_tourists(tour)] == [False, True]


def test_who_is_on_the_tour_already_is_left_out(window, tour):
    """The same list a second time brings nobody."""
    import_by_key(window(CLEAN))
    again = window(CLEAN)
    assert statuses(again) == ["on_tour", "on_tour"]
    assert not again.foot.press.isEnabled()
    assert "2 are on this tour already" in again.foot.second.text()
    import_by_key(again)
    assert len(list_tourists(tour)) == 2


def test_undo_is_offered(window, tour):
    """The program says what was done and how to take it back."""
    heard: list[tuple[str, object]] = []
    messages.undo_offered.connect(lambda text, operation: heard.append((text, operation)))
    import_by_key(window(CLEAN))
    assert heard == [("2 tourists were imported.", last_operation().id)]


def test_differences_of_a_known_client_are_shown(window, tour, office):
    """Beside the grid stands what the list says and what the base says."""
    from models.client_matching import as_tourist
    from models.clients import list_clients, load_client

    known = next(
        one
        for one in (as_tourist(load_client(hit.id)) for hit in list_clients(limit=20).rows)
        if one.international_passport_number and one.birth_date and one.citizenship == "RU"
    )
    number = f"{known.international_passport_series} {known.international_passport_number}".strip()
    row = f"{known.native_surname}\t{known.native_given_name}\t01.01.1931\t{number}\tРФ"
    opened = window({"text/plain": f"Фамилия\tИмя\tДата рождения\tЗагранпаспорт\tГражданство\n{row}\n"})
    assert statuses(opened) == ["client"]
    assert opened.model.headerData(0, Qt.Orientation.Vertical) == "Client, 1 differs"
    opened.grid.go_to(0, 0)
    said = [one.text() for one in opened.pane.findChildren(type(opened.foot.first))]
    assert any("In the list: 01.01.1931" in text for text in said)


def test_closing_asks_while_rows_wait(window, answer):
    """Nothing is lost by closing: it asks, and stays if told so."""
    opened = window(CLEAN)
    asked = answer("stay")
    press(opened, Qt.Key.Key_W, CTRL)
    assert asked == ["2 rows are not imported yet"]
    assert opened.isVisible()
    answer("close")
    opened.close()
    assert not opened.isVisible()


def test_closing_an_empty_window_asks_nothing(window):
    """Where there is nothing to lose, it closes."""
    opened = window()
    opened.close()
    assert not opened.isVisible()


@pytest.fixture
def long_list() -> dict[str, str]:
    rows = [f"Титов\tЕгор\t{1 + n % 28:02}.{1 + n % 12:02}.{1940 + n // 28}" for n in range(600)]
    return {"text/plain": "\n".join(["Фамилия\tИмя\tДата рождения", *rows])}


def test_a_long_list_is_checked_and_imported_beside_the_window(window, tour, long_list, qtbot):
    """More than five hundred rows go in the background, with the same end."""
    opened = window(long_list)
    runner().start(lambda _work: time.sleep(0.2), print, print)  # the import waits behind other work
    import_by_key(opened)
    assert opened.run.is_on()
    assert opened.foot.cancel_button.isVisible()
    qtbot.waitUntil(lambda: not opened.run.is_on(), timeout=20_000)
    assert len(list_tourists(tour)) == 600


def test_a_long_import_is_cancelled_without_a_trace(window, tour, long_list, qtbot):
    """Cancel leaves nothing behind and the list as it was."""
    opened = window(long_list)
    runner().start(lambda _work: time.sleep(0.3), print, print)  # the import waits behind other work
    import_by_key(opened)
    opened.foot.cancel_button.click()
    qtbot.waitUntil(lambda: not opened.run.is_on(), timeout=20_000)
    assert list_tourists(tour) == []
    assert len(texts(opened, 0)) == 600
    assert opened.foot.press.isEnabled()


def test_an_edit_during_the_check_is_not_lost(window, long_list, qtbot):
    """Writing into a long list stops the check under way; the new check knows the edit."""
    opened = window(long_list)
    opened.check()
    opened.editing.write(0, 2, "31.02.1985")
    qtbot.waitUntil(lambda: not opened.checker.is_busy(), timeout=20_000)
    assert statuses(opened)[0] == "rejected"


def test_import_pressed_too_early_waits_for_the_check(window, tour, long_list, qtbot):
    """Ctrl+Enter while the rows are checked imports as soon as that is done."""
    opened = window(long_list)
    opened.check()
    assert opened.checker.is_busy()
    import_by_key(opened)
    assert list_tourists(tour) == []
    qtbot.waitUntil(lambda: len(list_tourists(tour)) == 600, timeout=20_000)


def test_ctrl_z_takes_the_import_back(window, tour, small, qtbot):
    """Right after Import it is the import that Undo takes back, if rows kept the window open."""
    made = window(small)
    press(made, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(list_tourists(tour)) == 2)
    assert made.isVisible()
    press(made, Qt.Key.Key_Z, CTRL)
    assert list_tourists(tour) == []
    qtbot.waitUntil(lambda: len(made.model.rows) == 3)


def test_the_bar_offers_only_the_last_step(window, small):
    """A row is deleted, then a cell is edited: the bar of the deletion is gone."""
    made = window(small)
    made.grid.go_to(2, 0)
    press(made, Qt.Key.Key_Delete)
    assert made._undo_bar.isVisible()
    made.editing.write(1, 0, "Ковальчук")
    assert not made._undo_bar.isVisible()


def test_enter_on_the_last_row_stays_there(window, small):
    """The cursor is not lost below the list, neither from an editor nor without."""
    made = window(small)
    made.grid.go_to(2, 0)
    press(made, Qt.Key.Key_Return)
    assert made.grid.place() == (2, 0)
    press(made, Qt.Key.Key_F2)
    type_text(made, "Титов")
    press(made, Qt.Key.Key_Return)
    assert made.grid.place() == (2, 0)
    assert made.batch.cell(2, 0) == "Титов"


def test_a_list_imported_before_is_noticed(window, tour, qtbot):
    """The same list again: everybody is there, and it is said who put them there."""
    first = window(CLEAN)
    import_by_key(first)
    again = window(CLEAN)
    bar = again.notice.findChild(InfoBar)
    assert bar.text.text().startswith("All 2 people of this list are on the tour already")
    assert "by Anna" in bar.text.text()
    assert not again.foot.press.isEnabled()


def test_chosen_rows_get_services_of_their_own(window, tour):
    """With several rows chosen the ticks are for them alone; mixed ones are told apart."""
    made = window({"text/plain": "Фамилия\tИмя\nКим\tЛи\nТитов\tЕгор\nЛунин\tПётр\n"})
    flight = next(one for one in made.pane.findChildren(QCheckBox) if one.text() == "Flight, SU 2402")
    made.grid.go_to(0, 0)
    press(made, Qt.Key.Key_Down, SHIFT)
    flight.click()
    assert not flight.isChecked()
    press(made, Qt.Key.Key_A, CTRL)
    assert flight.checkState() == Qt.CheckState.PartiallyChecked
    made.grid.go_to(2, 0)
    assert flight.isChecked()
    import_by_key(made)
    assert [len(load_tourist(one.id).services) for one in list_tourists(tour)] == [1, 1, 2]
