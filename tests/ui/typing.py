"""Typing as a person does: key events sent to the window, letters of any script."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
MODIFIER_KEYS = {CTRL: Qt.Key.Key_Control, SHIFT: Qt.Key.Key_Shift, ALT: Qt.Key.Key_Alt}


def focused(fallback: QWidget) -> QWidget:
    return QApplication.focusWidget() or fallback


def type_text(widget: QWidget, text: str) -> None:
    """Type into whatever has the focus in the widget's window (qtbot.keyClicks aborts on Cyrillic letters)."""
    for letter in text:
        target = focused(widget)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, PLAIN, letter))


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key where the focus is, shortcuts included: the event goes through the window."""
    target = widget.window().windowHandle() or focused(widget)
    QTest.keyClick(target, key, modifiers)
    _let_go(target if isValid(target) else QApplication.focusWindow(), modifiers)  # it may have closed it
    QApplication.processEvents()


def _let_go(target: QWindow | QWidget | None, modifiers: Qt.KeyboardModifier) -> None:
    """Release the modifiers: keyClick leaves them held, and the next test would find them so."""
    for held, key in MODIFIER_KEYS.items():
        if modifiers & held and target is not None:
            QTest.keyRelease(target, key, PLAIN)


def shown(qtbot: object, widget: QWidget) -> QWidget:
    """The widget on the (off-screen) screen, its window active so that focus works."""
    qtbot.addWidget(widget)  # type: ignore[attr-defined]
    widget.show()
    qtbot.waitExposed(widget)  # type: ignore[attr-defined]
    widget.activateWindow()
    QTest.qWaitForWindowActive(widget, 2000)  # on a busy machine it comes late, and keys would go nowhere
    QApplication.processEvents()
    return widget


def walk(
    widget: QWidget, key: Qt.Key = Qt.Key.Key_Tab, modifiers: Qt.KeyboardModifier = PLAIN
) -> list[QWidget]:
    """Press Tab from where the focus is until it comes back: all stops in their order, the first one first."""
    stops: list[QWidget] = []
    while (one := QApplication.focusWidget()) is not None and one not in stops:
        stops.append(one)
        press(widget, key, modifiers)
    assert one is stops[0], f"Tab comes back to {one} and not to where it began"
    return stops
