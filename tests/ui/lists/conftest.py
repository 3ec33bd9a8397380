"""The dialog of lists on screen, and short ways to use it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.tours import list_tours
from tests.ui.typing import PLAIN, press
from ui.common.messages import InfoBar
from ui.lists import lists_dialog
from ui.lists.lists_dialog import ListsDialog, open_client_lists, open_tour_lists


@dataclass
class Hands:
    """The dialog and what a person does with it."""

    dialog: ListsDialog
    qtbot: object
    folder: Path
    opened: list[Path]

    def rest(self) -> None:
        """Wait until nothing is read or made."""
        self.qtbot.waitUntil(
            lambda: self.dialog._reading is None and self.dialog._making is None, timeout=10_000
        )
        QApplication.processEvents()

    def choose(self, name: str) -> None:
        self.dialog.wish.choose(name)
        self.rest()

    def press(self, key: Qt.Key, modifiers=PLAIN) -> None:
        press(self.dialog, key, modifiers)
        self.rest()

    def headings(self) -> list[str]:
        model = self.dialog.preview.table_model
        return [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]

    def lines(self) -> list[list[str]]:
        return [row.texts for row in self.dialog.preview.table_model.rows]

    def bars(self) -> str:
        return "\n".join(bar.text.text() for bar in self.dialog.findChildren(InfoBar) if not bar.isHidden())

    def files(self) -> list[Path]:
        return sorted(self.folder.iterdir()) if self.folder.exists() else []


@pytest.fixture
def use(qtbot, office, tmp_path, monkeypatch):
    """``use(dialog)``: hands on a dialog that writes into a folder of this test and opens nothing."""
    opened: list[Path] = []
    monkeypatch.setattr(lists_dialog, "open_path", opened.append)

    def prepare(dialog: ListsDialog) -> Hands:
        # Not handed to qtbot: it deletes itself when it closes.
        dialog.show()
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        QTest.qWaitForWindowActive(dialog, 2000)
        dialog.folder.field.set_value(str(tmp_path / "lists"))
        hands = Hands(dialog, qtbot, tmp_path / "lists", opened)
        hands.rest()
        return hands

    return prepare


@pytest.fixture
def tour():
    return max(list_tours(), key=lambda one: one.tourists)


@pytest.fixture
def tour_hands(use, office, tour) -> Hands:
    """The lists of the largest tour of the sample office."""
    return use(open_tour_lists(None, tour.id))


@pytest.fixture
def clients_hands(use, office):
    """``clients_hands(text)``: the lists of clients after a search."""
    return lambda text="", sort="": use(open_client_lists(None, text, sort))
