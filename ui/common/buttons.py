"""Buttons of the design. The text says what will happen; the key that does the same is in the tip."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QLabel, QPushButton, QToolButton, QWidget

from ui.common import icons, theme
from ui.common.layouts import label
from ui.common.plain_text import set_tip

ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PushButton(QPushButton):
    """A button that Enter presses as Space does."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _pressed_by_enter(self, event):
            super().keyPressEvent(event)


class ToolButton(QToolButton):
    """The same without a frame."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _pressed_by_enter(self, event):
            super().keyPressEvent(event)


def _pressed_by_enter(pressed: QAbstractButton, event: QKeyEvent) -> bool:
    """Enter presses the button that has the focus, once however long the key is held.

    Qt gives Enter to a dialog's default button only, and that one would also take the Enter typed in a field.
    """
    if event.key() not in ENTER or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if not event.isAutoRepeat():
        pressed.click()
    return True


def button(
    text: str,
    on_press: Callable[[], object] | None = None,
    *,
    kind: str = "",
    icon: str = "",
    key: str = "",
    small: bool = False,
) -> QPushButton:
    """A button; ``kind`` is primary, ghost, link, chip, tab or "" for an ordinary one.

    ``key`` is told in the tip only: shortcuts belong to the page (see ``shortcut``).
    """
    made = PushButton(text)
    if kind:
        made.setProperty("kind", kind)
    if small:
        made.setProperty("small", True)
    if icon:
        tone = {"primary": "on_accent", "link": "accent"}.get(kind, "text2")
        made.setIcon(icons.icon(icon, tone))
        made.setIconSize(QSize(theme.px(16), theme.px(16)))
    if key:
        set_tip(made, key_text(key))
    if kind in {"chip", "tab"}:
        made.setCheckable(True)
    if on_press:
        made.clicked.connect(lambda _checked=False: on_press())
    return made


def tool(icon: str, name: str, on_press: Callable[[], object] | None = None, key: str = "") -> QToolButton:
    """A small button of an icon only; ``name`` is what it is called aloud and in the tip."""
    made = ToolButton()
    made.setIcon(icons.icon(icon))
    made.setIconSize(QSize(theme.px(16), theme.px(16)))
    made.setFixedSize(theme.px(28), theme.px(28))
    made.setAccessibleName(name)
    set_tip(made, f"{name} ({key_text(key)})" if key else name)
    if on_press:
        made.clicked.connect(lambda _checked=False: on_press())
    return made


def key_text(key: str) -> str:
    """The key as keyboards have it printed, "Ctrl+Enter"; as this system's signs on a Mac."""
    form = QKeySequence.SequenceFormat
    shape = form.NativeText if sys.platform == "darwin" else form.PortableText
    text = QKeySequence(key).toString(shape).replace("Return", "Enter").replace("PgDown", "PgDn")
    return "+".join(ARROWS.get(part, part) for part in text.split("+"))


def key_label(key: str) -> QLabel:
    """The key drawn as a small cap beside what it does."""
    made = label(re.sub(r"\+(?=.)", " ", key_text(key)), "key")
    made.setFixedHeight(theme.px(18))
    return made


def shortcut(parent: QWidget, key: str, action: Callable[[], object]) -> QShortcut:
    """The key does the action while the focus is anywhere in ``parent``."""
    made = QShortcut(QKeySequence(key), parent)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(action)
    return made


def button_group(parent: QWidget, buttons: Sequence[QAbstractButton]) -> QButtonGroup:
    """Of these checkable buttons exactly one is checked."""
    group = QButtonGroup(parent)
    group.setExclusive(True)
    for one in buttons:
        group.addButton(one)
    return group
