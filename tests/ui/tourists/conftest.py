"""The Tourists screen of a tour of the sample office, on screen, and short ways to type into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from models.tourists import list_tourists
from models.tours import list_tours
from tests.ui.typing import PLAIN, press, shown, type_text
from ui.common.page import navigator
from ui.tourists.tourists_page import TouristsPage


@dataclass
class Hands:
    """A page and what a person does with it."""

    page: TouristsPage

    @property
    def ids(self) -> list[int]:
        return [row.id for row in list_tourists(self.page.tour_id)]

    def field(self, name: str):
        return self.page.form.fields[name]

    def go(self, name: str) -> None:
        self.field(name).setFocus()
        QApplication.processEvents()

    def put(self, name: str, text: str) -> None:
        """Type the text over what stands in the field."""
        self.go(name)
        editor = self.field(name).editor
        if isinstance(editor, QLineEdit):
            editor.selectAll()
        if text:
            type_text(self.page, text)
        else:
            press(self.page, Qt.Key.Key_Delete)

    def press(self, key: Qt.Key, modifiers=PLAIN) -> None:
        press(self.page, key, modifiers)

    def shows(self, name: str) -> str:
        editor = self.field(name).editor
        return editor.text() if isinstance(editor, QLineEdit) else self.field(name).value()

    def info(self) -> str:
        return "\n".join(self.page.person.info.texts())

    def push(self, text: str) -> None:
        """Click the button of an info bar."""
        from PySide6.QtWidgets import QPushButton

        buttons = self.page.person.info.findChildren(QPushButton)
        next(one for one in buttons if text in one.text() and one.isVisible()).click()
        QApplication.processEvents()


def close_popups() -> None:
    """A list of completions left open would take the keys meant for the next window."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


@pytest.fixture
def open_tour(qtbot, office) -> Iterator[Callable[..., Hands]]:
    """``open_tour(least_tourists)`` shows a tour that has so many; ``open_tour(0)`` one that has none."""

    def open_it(least: int = 5, tour_id: int | None = None) -> Hands:
        rows = [row for row in list_tours() if (row.tourists >= least if least else row.tourists == 0)]
        close_popups()
        page = TouristsPage(tour_id or rows[0].id)
        page.resize(1280, 700)
        shown(qtbot, page)
        page.activate()
        QApplication.processEvents()
        return Hands(page)

    yield open_it
    close_popups()


@pytest.fixture
def hands(open_tour) -> Hands:
    """A tour with some tourists."""
    return open_tour(5)


@pytest.fixture
def asked_for():
    """What the page asked other screens for: lists of arguments by the navigator's signal."""
    heard = SimpleNamespace(import_list=[], client=[], questionnaire=[])
    slots = {
        "import_list": lambda *args: heard.import_list.append(args),
        "client": lambda *args: heard.client.append(args),
        "questionnaire": lambda *args: heard.questionnaire.append(args),
    }
    for name, slot in slots.items():
        getattr(navigator, name).connect(slot)
    yield heard
    for name, slot in slots.items():
        getattr(navigator, name).disconnect(slot)


@pytest.fixture
def overwrite(monkeypatch):
    """``overwrite(act)``: the question of T7 is shown, ``act(dialog)`` presses its keys, then it is answered.

    Answers a list with the texts of the boxes and buttons of each dialog shown.
    """
    from ui.tourists import overwrite_dialog

    def prepare(act) -> list:
        seen: list = []

        def run(self) -> int:
            self.show()
            self.activateWindow()
            QApplication.processEvents()
            seen.append([one.text() for one in self.findChildren(QAbstractButton)])
            act(self)
            QApplication.processEvents()
            return self.result()

        monkeypatch.setattr(overwrite_dialog.OverwriteDialog, "exec", run)
        return seen

    return prepare
