"""The base is counted beside the window: it answers, Esc calls the count off, no saving waits behind it."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.clients import load_client, save_client
from tests.ui.cleaning.conftest import counts, settle, texts
from tests.ui.typing import CTRL, SHIFT, press, type_text
from ui.cleaning import desk as desk_module
from ui.cleaning.desk import desk
from ui.common.changes import changes


@pytest.fixture
def held(monkeypatch):
    """A count that stops in its middle until it is let go."""
    inside, go = threading.Event(), threading.Event()
    real = desk_module.scan_base

    def slowly(today, report, is_cancelled):
        def reported(done, total):
            report(done, total)
            inside.set()
            while not go.wait(0.01) and not is_cancelled():
                pass

        return real(today, reported, is_cancelled)

    monkeypatch.setattr(desk_module, "scan_base", slowly)
    yield inside, go
    go.set()


@pytest.fixture
def counting(window, held, qtbot):
    """The window in the middle of its first count."""
    press(window, Qt.Key.Key_D, CTRL | SHIFT)
    inside, _go = held
    qtbot.waitUntil(inside.is_set)
    qtbot.waitUntil(lambda: "%" in texts(window.page()))
    return window


def test_progress_and_cancel_are_shown_while_it_counts(counting):
    """How far it is, and the way to call it off, in the place of "Count again"."""
    page = counting.page()
    assert page.head.cancel.isVisible()
    assert not page.head.count.isVisible()
    assert "counting: " in texts(page)
    assert set(counts(page).values()) == {None}
    assert "The base is counted for the first time." in texts(page)


def test_the_window_answers_while_it_counts(counting, held):
    """Keys go on working: the search finds a client and opens it; the numbers are there afterwards."""
    page = counting.page()
    press(counting, Qt.Key.Key_K, CTRL)
    type_text(counting, "серов")
    press(counting, Qt.Key.Key_Return)
    assert counting.place() == "clients"
    assert desk().is_counting()
    held[1].set()
    settle()
    press(counting, Qt.Key.Key_D, CTRL | SHIFT)
    assert counts(page)["phones"] == 1


def test_escape_calls_the_count_off(counting):
    """The desk says that nothing is counted yet, and F5 counts."""
    page = counting.page()
    press(counting, Qt.Key.Key_Escape)
    settle()
    assert not desk().is_counting()
    assert not page.head.cancel.isVisible()
    assert "Not counted yet. F5 counts." in texts(page)
    assert desk().scan is None


def test_the_button_calls_a_second_count_off_and_the_old_numbers_stay(qtbot, page, held):
    """What was known before is not lost."""
    press(page, Qt.Key.Key_F5)
    qtbot.waitUntil(held[0].is_set)
    qtbot.mouseClick(page.head.cancel, Qt.MouseButton.LeftButton)
    settle()
    assert counts(page)["mixed_alphabets"] == 2
    assert page.head.count.isVisible()


def test_f5_counts_again_and_finds_what_others_wrote(page, dirty):
    """What another workstation saved is not announced here: another count finds it."""
    client = load_client(dirty["mixed"])
    client.native_surname = "Иванов"
    save_client(client)
    assert counts(page)["mixed_alphabets"] == 2
    press(page, Qt.Key.Key_F5)
    settle()
    assert counts(page)["mixed_alphabets"] == 1


def test_what_is_saved_while_it_counts_is_right_in_the_numbers(counting, held, dirty):
    """A saving does not wait for the count, which has read the old value: the new one is what counts."""
    client = load_client(dirty["mixed"])
    client.native_surname = "Иванов"
    changes.announce(save_client(client))
    assert desk().is_counting()
    held[1].set()
    settle()
    assert counts(counting.page())["mixed_alphabets"] == 1


def test_fixes_are_applied_while_it_counts_again(qtbot, in_list, held, dirty):
    """The fix is written at once, beside the count."""
    page = in_list("mixed_alphabets")
    press(page, Qt.Key.Key_F5)
    qtbot.waitUntil(held[0].is_set)
    press(page, Qt.Key.Key_A, CTRL)
    press(page, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: load_client(dirty["mixed"]).native_surname == "ИВАНОВ")
    assert desk().is_counting()
    held[1].set()
    settle()
    assert "mixed_alphabets" not in counts(page)


def test_a_pair_settled_while_it_counts_does_not_come_back(qtbot, in_list, held):
    """The count has read before what is settled; undo still brings the pair back."""
    page = in_list("duplicates")
    press(page, Qt.Key.Key_F5)
    qtbot.waitUntil(held[0].is_set)
    press(page, Qt.Key.Key_Delete)
    assert desk().is_counting()
    held[1].set()
    settle()
    assert "duplicates" not in counts(page)
    press(page, Qt.Key.Key_Z, CTRL)
    settle()
    assert counts(page)["duplicates"] == 1


def test_after_very_many_changes_the_base_is_counted_again(page, monkeypatch, dirty):
    """An import wrote more than can be looked at one by one: the desk in front counts by itself."""
    monkeypatch.setattr(desk_module, "MOST_AGAIN", 0)
    client = load_client(dirty["mixed"])
    client.native_surname = "Иванов"
    changes.announce(save_client(client))
    assert desk().is_counting()
    settle()
    assert counts(page)["mixed_alphabets"] == 1


def test_larger_letters_do_not_call_the_count_off(qtbot, qapp, counting, held):
    """The window drawn anew shows the same count, and its end."""
    page = counting.page()
    press(counting, Qt.Key.Key_Equal, CTRL)
    qtbot.waitUntil(lambda: counting.page() is not page)
    qapp.processEvents()
    assert desk().is_counting()
    held[1].set()
    settle()
    assert counts(counting.page())["mixed_alphabets"] == 2
    again = counting.page()
    press(counting, Qt.Key.Key_0, CTRL)
    qtbot.waitUntil(lambda: counting.page() is not again)


def test_closing_the_program_calls_the_count_off(counting):
    """Nobody waits a minute for numbers that nobody will see."""
    from ui import application

    assert counting.close()
    application.leave([])
    QApplication.processEvents()


def test_of_very_many_findings_the_first_are_listed(window, monkeypatch):
    """All are counted; when those of the list are done, the desk says how to get at the others."""
    monkeypatch.setattr("models.cleaning.scan.MOST_LISTED", 1)
    press(window, Qt.Key.Key_D, CTRL | SHIFT)
    settle()
    page = window.page()
    assert counts(page)["mixed_alphabets"] == 2
    assert "The first 1 are listed." in page._advice.text()
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_A, CTRL)
    press(page, Qt.Key.Key_Return, CTRL)
    settle()
    assert counts(page)["mixed_alphabets"] == 1
    assert "All that was listed is done." in texts(page)
    press(page, Qt.Key.Key_F5)
    settle()
    assert [one.name for one in page.list.table_model.rows] == ["ПETPOB Илья"]
