"""Who a row is: namesakes to choose from, differences to take, doubts settled for all alike."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from models.clients import save_client
from models.records import Client, Contact, Document
from tests.ui.importing.hands import statuses, texts
from tests.ui.typing import ALT, CTRL, press

LIST = {"text/plain": "Фамилия\tИмя\tДата рождения\tТелефон\nЖвыгмуз\tЯна\t01.02.1985\t111\n"}


def buttons(window) -> list[QPushButton]:
    return [one for one in window.pane.person.findChildren(QPushButton) if one.isVisible()]


def test_a_namesake_is_chosen(window, tour):
    """What tells them apart stands on the buttons; the row is that client afterwards, and Undo asks again."""
    twins = [
        Client(native_surname="Жвыгмуз", native_given_name="Яна", birth_date="1985-02-01", contacts=[Contact(value=one)])
        for one in ("+7 912 000-00-01", "+7 912 000-00-02")
    ]  # fmt: skip
    for one in twins:
        save_client(one)
    made = window(LIST)
    assert statuses(made) == ["new"]
    choices = [one.text() for one in buttons(made)]
    assert len(choices) == 3
    assert "000-00-02" in choices[1]
    assert choices[2] == "None of them: a new person"
    buttons(made)[1].click()
    assert statuses(made) == ["client"]
    assert made.batch.row(0).client_id == twins[1].id
    press(made, Qt.Key.Key_Z, CTRL)
    assert statuses(made) == ["new"]
    buttons(made)[2].click()
    assert made.batch.row(0).doubts == ()


@pytest.fixture
def known(window, tour):
    """One row of a regular client whose phone differs."""
    client = Client(
        native_surname="Жвыгмуз",
        native_given_name="Яна",
        birth_date="1985-02-01",
        contacts=[Contact(value="+7 912 000-00-01")],
        documents=[Document(series="71", number="1234567")],
    )
    save_client(client)
    made = window(LIST)
    made.grid.go_to(0, 0)
    return made


def test_a_difference_is_left_or_taken(known):
    """The list's value goes to the tour unless the base's is taken, which is a step like any other."""
    assert known.model.status_words(0) == "Client, 1 differs"
    [take] = buttons(known)
    assert take.text() == "Take the base's"
    take.click()
    assert texts(known, 3) == ["+7 912 000-00-01"]
    assert known.model.status_words(0) == "Regular client"
    press(known, Qt.Key.Key_Z, CTRL)
    assert texts(known, 3) == ["111"]


def test_one_answer_for_all_cells_that_say_the_same(window):
    """Sexes written 1 and 2: what 1 means is said once for the column."""
    made = window({"text/plain": "Фамилия\tПол\nКим\t1\nТитов\t2\nЛунин\t1\n"})
    made.editing.place(1, "sex")
    made.grid.go_to(0, 1)
    assert made.pane._alike.text() == "In all 2 such cells"
    made.pane._alike.click()
    press(made, Qt.Key.Key_Return, ALT)
    assert texts(made, 1) == ["M", "2", "M"]
    press(made, Qt.Key.Key_Z, CTRL)
    assert texts(made, 1) == ["1", "2", "1"]


def test_the_order_of_day_and_month_is_said_once(window):
    """Nothing in the column decides: the question is for all of its dates, and can be undone."""
    made = window({"text/plain": "Фамилия\tДата рождения\nКим\t03/04/1985\nТитов\t05/06/1990\n"})
    made.grid.go_to(0, 1)
    assert statuses(made) == ["rejected", "rejected"]
    press_day = next(
        one for one in made.pane.findChildren(QPushButton) if one.text() == "Column: month first"
    )
    press_day.click()
    assert [made.batch.row(row).values["birth_date"] for row in (0, 1)] == ["1985-03-04", "1990-05-06"]
    assert statuses(made) == ["new", "new"]
    press(made, Qt.Key.Key_Z, CTRL)
    assert statuses(made) == ["rejected", "rejected"]
