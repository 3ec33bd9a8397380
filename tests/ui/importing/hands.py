"""What hands do in the import window: take a column by its heading and carry it to a slot."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def take(window, column: int) -> None:
    """Press on the heading of a column and pull until it is in the hand."""
    head = window.grid.head
    window.grid.scrollTo(window.model.index(0, column))
    where = QPoint(head.sectionViewportPosition(column) + 20, head.height() // 2)
    QTest.mousePress(head.viewport(), LEFT, NONE, where)
    QTest.mouseMove(head.viewport(), where + QPoint(4, 6))
    QApplication.processEvents()


def carry(window, field: str) -> None:
    """Move the column over the slot of a field."""
    head, slot = window.grid.head.viewport(), window.page.strip.slots[field]
    QTest.mouseMove(head, head.mapFromGlobal(slot.mapToGlobal(slot.rect().center())))
    QApplication.processEvents()


def drop(window, field: str) -> None:
    """Let the column go over the slot."""
    head, slot = window.grid.head.viewport(), window.page.strip.slots[field]
    QTest.mouseRelease(head, LEFT, NONE, head.mapFromGlobal(slot.mapToGlobal(slot.rect().center())))
    QApplication.processEvents()


def statuses(window) -> list[str]:
    """What the first column says, row by row."""
    return [window.model.status(row) for row in window.model.rows]


def texts(window, column: int) -> list[str]:
    """What stands in a column of the grid."""
    return [str(window.model.index(row, column).data()) for row in range(window.model.rowCount())]


def menu(window) -> QMenu:
    """The menu that is open."""
    return next(one for one in window.findChildren(QMenu) if one.isVisible())


def choose(window, *path: str) -> None:
    """Trigger an entry of the menu that is open, or of the menus inside it."""
    there = menu(window)
    for part in path:
        action = next(one for one in there.actions() if one.text().split("\t")[0] == part)
        if action.menu():
            there = action.menu()
    for one in window.findChildren(QMenu):
        one.close()
    action.trigger()
    window.activateWindow()  # off-screen a popup takes the activation along
    QApplication.processEvents()
