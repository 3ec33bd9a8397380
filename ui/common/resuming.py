"""What the person was at in a window, found again after the window was drawn anew in another look.

The widgets are others then; they are known by what they are called aloud.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.common.record_list import RecordList

W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True, slots=True)
class _Focus:
    """The widget with the focus: its name, which of that name it is, and where in its text the person was."""

    name: str
    number: int
    text: str = ""
    start: int = 0
    selected: int = 0


@dataclass(frozen=True, slots=True)
class _Choice:
    """The record chosen in a list; one never saved is known by its words, its number may be another."""

    record_id: int
    words: str


@dataclass(frozen=True, slots=True)
class Noted:
    """What had the focus, and what was chosen in each list, by the name of the list."""

    focus: _Focus | None = None
    choices: dict[str, _Choice] = field(default_factory=dict)


def note(body: QWidget, focus: QWidget | None) -> Noted:
    """What is to be found again of the window's ``body``."""
    lists = [one for one in _named(body, RecordList) if one.current() is not None]
    return Noted(_focus_of(body, focus), {one.accessibleName(): _choice_of(one) for one in lists})


def resume(noted: Noted, body: QWidget) -> None:
    """Choose the same records and put the focus where it was."""
    for one in _named(body, RecordList):
        if one.accessibleName() in noted.choices:
            _choose(one, noted.choices[one.accessibleName()])
    if noted.focus is not None:
        _set_focus(noted.focus, body)


def _named(body: QWidget, kind: type[W], name: str = "") -> list[W]:
    """Those that can be seen in the body; with that name, or with any."""
    there = [one for one in body.findChildren(kind) if one.accessibleName() and one.isVisibleTo(body)]
    return [one for one in there if not name or one.accessibleName() == name]


def _focus_of(body: QWidget, focus: QWidget | None) -> _Focus | None:
    name = focus.accessibleName() if focus is not None else ""
    same = _named(body, QWidget, name) if name else []
    if focus is None or focus not in same:
        return None
    if isinstance(focus, QLineEdit):
        selected = len(focus.selectedText())
        start = focus.selectionStart() if selected else focus.cursorPosition()
        return _Focus(name, same.index(focus), focus.text(), start, selected)
    at = focus.textCursor().position() if isinstance(focus, QPlainTextEdit) else 0
    return _Focus(name, same.index(focus), start=at)


def _set_focus(before: _Focus, body: QWidget) -> None:
    same = _named(body, QWidget, before.name)
    if not same:
        return
    found = same[min(before.number, len(same) - 1)]
    found.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(found, QLineEdit):
        _resume_line(found, before)
    elif isinstance(found, QPlainTextEdit):
        cursor = found.textCursor()
        cursor.setPosition(min(before.start, len(found.toPlainText())))
        found.setTextCursor(cursor)


def _resume_line(line: QLineEdit, before: _Focus) -> None:
    if before.text and not line.text():
        # Forms are filled by their drafts; what is empty is a search, which goes on as if typed.
        line.setText(before.text)
        line.textEdited.emit(before.text)
    if before.selected:
        line.setSelection(before.start, before.selected)
    else:
        line.setCursorPosition(before.start)


def _choice_of(shown: RecordList) -> _Choice:
    return _Choice(shown.current().id or 0, _name_in(shown, shown.currentIndex().row()))


def _name_in(shown: RecordList, number: int) -> str:
    """What stands in the widest column of the row, which has the name."""
    columns = shown.table_model.columns
    widest = next((at for at, column in enumerate(columns) if column.stretch), 0)
    return shown.table_model.cell(number, widest).words()


def _choose(shown: RecordList, choice: _Choice) -> None:
    rows = shown.table_model.rows
    if choice.record_id >= 0:
        shown.select_id(choice.record_id)
        return
    fresh = [number for number, row in enumerate(rows) if row.id < 0]
    same = [number for number in fresh if _name_in(shown, number) == choice.words]
    shown.select_row((same or fresh or [-1])[-1])
