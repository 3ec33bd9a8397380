"""The main window on a base with a fault of each kind, and the desk counted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from models.clients import save_client
from models.records import Client, Contact, Document
from tests.ui.typing import CTRL, SHIFT, press, shown
from ui.cleaning.cleaning_page import CleaningPage
from ui.cleaning.desk import desk
from ui.common.background import reader, runner
from ui.main_window import MainWindow


def saved(**values) -> int:
    """The id of a new client."""
    client = Client(**{"native_surname": "Иванов", **values})
    save_client(client, allow_duplicate=True)
    return client.id


def settle() -> None:
    """All that runs beside the window is done, and what came of it is shown."""
    for _round in range(4):
        assert runner().wait(10_000)
        assert reader().wait(10_000)
        QApplication.processEvents()


def texts(widget: QWidget) -> str:
    """All that the labels to be seen say."""
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def counts(page: CleaningPage) -> dict[str, int | None]:
    """The counters that are not zero."""
    rows = page.counters.table_model.rows
    return {one.kind: one.count for one in rows if one.count != 0}


@pytest.fixture
def dirty(empty_office) -> dict[str, int]:
    """Clients by what is wrong with them."""
    return {
        "mixed": saved(native_surname="ИBАНОВ", native_given_name="Пётр"),
        "other mixed": saved(native_surname="ПETPOB", native_given_name="Илья"),
        "dates": saved(native_surname="Ким", birth_date="1999-01-01", documents=[paper("1990-01-01")]),
        "phone": saved(native_surname="Серов", contacts=[Contact(value="89261234567.0")]),
        "twin": saved(native_surname="Орлова", native_given_name="Анна", birth_date="1984-02-29"),
        "her twin": saved(native_surname="Орлова", native_given_name="Анна", birth_date="1984-02-29"),
    }


def paper(issued: str) -> Document:
    return Document(issuing_state="RU", number="751234567", issue_date=issued, expiry_date="2030-01-01")


@pytest.fixture
def window(qtbot, dirty) -> MainWindow:
    made = shown(qtbot, MainWindow())
    made.resize(1366, 768)
    qtbot.waitUntil(lambda: made.place() == "tours")
    return made


@pytest.fixture
def page(window) -> CleaningPage:
    """The desk, opened by its key and counted."""
    press(window, Qt.Key.Key_D, CTRL | SHIFT)
    settle()
    made = window.page()
    assert isinstance(made, CleaningPage)
    return made


@pytest.fixture
def in_list(page) -> Callable[[str], CleaningPage]:
    """Goes to the list of a kind by keys: down to its counter, then Enter."""

    def go(kind: str) -> CleaningPage:
        while page.counters.kind() != kind:
            press(page, Qt.Key.Key_Down)
        press(page, Qt.Key.Key_Return)
        assert page.list.hasFocus()
        return page

    return go


__all__ = ["counts", "desk", "settle", "texts"]
