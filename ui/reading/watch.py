"""Hears in any field that a passport's zone is being typed, pasted or sent by a scanner, and takes it out.

A scanner types as a keyboard does, into whatever has the focus, and very fast. So after each key the watch
looks whether what was typed in one go can only be the beginning of a zone. Then the field gets back what
stood there before, and whoever listens gets what was typed so far, and with the focus all further keys.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from textkit.mrz.progress import FILLERS, FIRST_SIGNS, SIZES, is_first_line, is_joined_zone, words_beside
from textkit.mrz.typed import looks_like_mrz_start
from ui.reading.former_text import FormerText, cursor_of, has_selection, text_of

Restore = Callable[[], object]
ENTER_OR_TAB = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
# Milliseconds in which an Enter or Tab after a zone is the scanner's: a person sees first what was read.
SCANNERS = 500
# Milliseconds between two keys of a scanner at most.
QUICK = 60
LONGEST_START = 60
# A pasted text that is no longer than this may hold a zone with something before it.
_SHORT_TEXT = 160
# A longer text is not read for a zone at all: it stays where it was pasted.
_LONGEST_TEXT = 3000


class Former(NamedTuple):
    """What stood in the field, and what puts back the rest of the form."""

    text: FormerText
    restore: Restore | None


class MrzWatch(QObject):
    """Signal ``begun(text)``: the beginning of a zone, or all of it, was taken out of a field."""

    begun = Signal(str)

    def __init__(self, parent: QObject, remember: Callable[[], Restore] | None = None) -> None:
        """``remember()`` is called before the first key of a run. What it answers is called to put back what
        the form made of the keys since."""
        super().__init__(parent)
        self._remember = remember
        self._editor: QWidget | None = None
        self._text = self._typed = ""
        self._cursor = 0
        self._former: dict[int, Former] = {}  # by how much of the run had been typed
        self._since_zone, self._since_begin = QElapsedTimer(), QElapsedTimer()

    def watch(self, editor: QWidget) -> None:
        """Look at this field from now on. Asked again it does nothing, nor for what is no field of text."""
        if not isinstance(editor, QLineEdit | QPlainTextEdit) or editor.property("reads_zones"):
            return
        editor.setProperty("reads_zones", True)
        editor.installEventFilter(self)
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(self._on_typed)
        else:
            editor.textChanged.connect(self._on_typed)

    def zone_ended(self) -> None:
        """A zone was read just now: the Enter or Tab that the scanner sends after it is nobody's."""
        self._since_zone.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in ENTER_OR_TAB:
            return self._on_line_end()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.InputMethod, QEvent.Type.ContextMenu):
            assert isinstance(watched, QWidget)
            self._before_key(watched)
        return False

    def _on_line_end(self) -> bool:
        """Whether an Enter or Tab is the scanner's: after a zone, or after a line known only by its end."""
        if self._since_zone.isValid() and not self._since_zone.hasExpired(SCANNERS):
            return True
        quick = self._since_begin.isValid() and self._since_begin.elapsed() < QUICK * len(self._typed)
        if not (quick and is_first_line(self._typed)):
            return False
        self._typed += "\n"
        self._take_out(0)
        return True

    def _before_key(self, editor: QWidget) -> None:
        """A run goes on while nothing but keys changes the text, where the last one left the cursor."""
        goes_on = editor is self._editor and cursor_of(editor) == self._cursor and not has_selection(editor)
        if goes_on and text_of(editor) == self._text:
            return
        self._editor, self._typed, self._former = editor, "", {}
        self._text, self._cursor = text_of(editor), cursor_of(editor)
        self._since_begin.start()
        self._keep()

    def _keep(self) -> None:
        """What the field and the form have now, in case that the next key begins a zone."""
        assert self._editor is not None
        restore = self._remember() if self._remember is not None else None
        self._former[len(self._typed)] = Former(FormerText(self._editor), restore)
        if len(self._typed) > LONGEST_START:  # what stood there before all of it stays known
            self._former.pop(len(self._typed) - LONGEST_START, None)

    def _on_typed(self) -> None:
        editor = self._editor
        if editor is None or not isValid(editor) or self.sender() is not editor or not editor.hasFocus():
            return
        text, cursor = text_of(editor), cursor_of(editor)
        inserted, removed = _difference(self._text, text, cursor)
        self._text, self._cursor = text, cursor
        if len(inserted) > _LONGEST_TEXT:
            self._typed, self._former, inserted = "", {}, ""
        self._typed = self._typed + inserted if inserted else self._typed[: -len(removed) or None]
        begin = self._begin_of_zone(inserted)
        if begin is None:
            self._keep()
        else:
            self._take_out(begin)

    def _begin_of_zone(self, inserted: str) -> int | None:
        """After how much of what was typed in one go a zone begins; a scan may follow typing at once."""
        if not inserted:
            return None
        if len(inserted) > 1 and _is_pasted_zone(inserted):
            return len(self._typed) - len(inserted)
        if len(self._typed) in SIZES and is_joined_zone(self._typed):
            return 0  # spaces for fillers, the lines joined
        for begin in sorted(self._former):
            rest = self._typed[begin:].lstrip()
            may_begin = begin == 0 or (rest[:1].upper() in FIRST_SIGNS and FILLERS & {*rest})
            if may_begin and looks_like_mrz_start(rest):
                return begin
        return None

    def _take_out(self, begin: int) -> None:
        editor, typed, former = self._editor, self._typed[begin:], self._former.get(begin)
        self._editor, self._typed, self._former = None, "", {}
        if former is not None:
            former.text.put_back()
            if former.restore is not None:
                former.restore()
        if isinstance(editor, QPlainTextEdit) and (words := words_beside(typed)):
            editor.insertPlainText(words)  # a message was pasted into the notes: the zone alone goes out
        self.begun.emit(_as_pasted(typed))


def _is_pasted_zone(text: str) -> bool:
    """Whether a pasted text is a zone, or has one with little around it."""
    if looks_like_mrz_start(text.lstrip()):
        return True
    if not 60 <= len(text) <= _SHORT_TEXT:
        return False
    from textkit.mrz.reading import read_mrz

    return read_mrz(text) is not None


def _difference(before: str, after: str, cursor: int) -> tuple[str, str]:
    """(what was inserted up to the cursor, what was removed there) between two texts of a field."""
    kept_behind = min(len(after) - cursor, len(before))
    same = 0
    most = min(cursor, len(before) - kept_behind)
    while same < most and before[same] == after[same]:
        same += 1
    return after[same:cursor], before[same : len(before) - kept_behind]


def _as_pasted(typed: str) -> str:
    """A field of one line pastes line ends as spaces, which may be fillers too: the clipboard has them."""
    clipboard = QGuiApplication.clipboard().text() if len(typed) > 20 else ""
    same = "".join(clipboard.split()) == "".join(typed.split())
    return clipboard if clipboard and same else typed
