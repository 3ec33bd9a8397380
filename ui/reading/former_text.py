"""The text of a field as it was, with cursor, selection and whether the person had changed it."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class FormerText:
    """Kept before a key is pressed, put back if the keys were not meant for the field."""

    def __init__(self, editor: QWidget) -> None:
        self._editor = editor
        self._text = text_of(editor)
        if isinstance(editor, QLineEdit):
            self._modified = editor.isModified()
            self._anchor, self._length = editor.selectionStart(), editor.selectionLength()
            self._cursor = editor.cursorPosition()
        elif isinstance(editor, QPlainTextEdit):
            self._modified = editor.document().isModified()
            self._cursor = editor.textCursor().position()
            self._anchor = editor.textCursor().anchor()

    def put_back(self) -> None:
        """As it was; the form hears it as an edit, for it heard the keys as one."""
        if isinstance(self._editor, QLineEdit):
            self._put_back_line(self._editor)
        elif isinstance(self._editor, QPlainTextEdit):
            self._put_back_area(self._editor)

    def _put_back_line(self, line: QLineEdit) -> None:
        line.setText(self._text)
        line.textEdited.emit(self._text)
        _offer_nothing(line)
        line.setModified(self._modified)
        if self._length:
            line.setSelection(self._anchor, self._length)
        else:
            line.setCursorPosition(self._cursor)

    def _put_back_area(self, area: QPlainTextEdit) -> None:
        area.setPlainText(self._text)
        area.document().setModified(self._modified)
        cursor = area.textCursor()
        cursor.setPosition(self._anchor)
        cursor.setPosition(self._cursor, QTextCursor.MoveMode.KeepAnchor)
        area.setTextCursor(cursor)


def _offer_nothing(line: QLineEdit) -> None:
    """Qt would open the list of completions once the key is through, and it would take all keys after it."""
    completer = line.completer()
    if completer is not None:
        model = completer.model()
        if isinstance(model, QStringListModel):
            model.setStringList([])
        completer.popup().hide()


def text_of(editor: QWidget) -> str:
    """What stands in a field of one line or of several."""
    if isinstance(editor, QLineEdit):
        return editor.text()
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else ""


def cursor_of(editor: QWidget) -> int:
    """How many letters stand before the place where the next one would come; Qt counts some as two."""
    if isinstance(editor, QLineEdit):
        place = editor.cursorPosition()
    else:
        place = editor.textCursor().position() if isinstance(editor, QPlainTextEdit) else 0
    return len(text_of(editor).encode("utf-16-le")[: 2 * place].decode("utf-16-le", "ignore"))


def has_selection(editor: QWidget) -> bool:
    """Whether the next letter would replace others."""
    if isinstance(editor, QLineEdit):
        return editor.hasSelectedText()
    return editor.textCursor().hasSelection() if isinstance(editor, QPlainTextEdit) else False
