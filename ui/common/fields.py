"""Fields of forms: label above, editor, message below. Values go in and out in the record's form.

A field shows what a person typed as long as they type; when they leave it, it becomes the clerk's usual form
("010285" becomes 01.02.1985). What cannot be read stays as typed, with its reason under the field. What was
only shown stays to the letter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from translations import _
from ui.common import icons, theme
from ui.common.completing import complete
from ui.common.field_parts import ChangedMark, Message
from ui.common.layouts import column, label, picture, row, set_tone
from ui.common.plain_text import PlainLabel


class Field(QWidget):
    """Base of all fields. Signals: ``edited()`` at every change by the person, ``left(typed)`` when they go
    on, with whether they typed in it."""

    edited = Signal()
    left = Signal(bool)

    def __init__(self, name: str, caption: str, editor: QWidget, *, required: bool = False) -> None:
        """``name`` is the record's field, ``caption`` the label's text (translated; may hold a mnemonic)."""
        super().__init__()
        self.name = name
        self.caption = caption
        self.editor = editor
        self._label = PlainLabel(caption)
        self._label.setProperty("role", "label")
        self._label.setBuddy(editor)
        self._star = label("*", "label", "error")
        if not required:
            self._star.hide()  # never show() here: without a parent it would be a window
        self._changed = ChangedMark()
        spoken = [caption.replace("&", ""), *([_("required")] if required else [])]
        editor.setAccessibleName(", ".join(spoken))
        self._head = row(self._label, self._star, self._changed, None, gap=4)
        self.message_part = Message()  # a row of fields may give it more room
        self._notice = ""
        self.setLayout(column(self._head, editor, self.message_part, None, gap=3))
        editor.installEventFilter(self)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Type here. A focus proxy would not do: Tab would stop at the field too and come back from it."""
        self.editor.setFocus(reason)

    def hasFocus(self) -> bool:
        return self.editor.hasFocus()

    def value(self) -> str:
        """What goes into the record; "" if empty, the typed text if it cannot be read."""
        raise NotImplementedError

    def set_value(self, value: str) -> None:
        """Show the record's value; this is not an edit."""
        raise NotImplementedError

    def type_over(self, text: str) -> None:
        """Put a text in as the person would: an edit that Ctrl+Z in the field takes back."""
        if isinstance(self.editor, QLineEdit):
            self.editor.selectAll()
            self.editor.insert(text)
        else:
            self.set_value(text)
            self.edited.emit()

    def problem(self) -> str:
        """Why the typed text cannot be kept, in words; "" if it can."""
        return ""

    def hide_caption(self) -> None:
        """No label above, where a heading above several fields says it; screen readers still hear it."""
        self._label.hide()
        self._star.hide()

    def speak_as(self, name: str) -> None:
        """What screen readers call the field, where its caption says it only together with a heading."""
        self.editor.setAccessibleName(name)

    def mark_changed(self, changed: bool) -> None:
        self._changed.setVisible(changed)

    def show_message(self, text: str = "", level: str = "error") -> None:
        """Put a sentence under the field, or take it away; ``level``: error, warn, unknown, info."""
        self.message_part.show_text(text, level)
        set_tone(self.editor, "level", level if text and level in ("error", "warn") else "")
        self.editor.setAccessibleDescription(text)

    def notify(self, text: str = "", level: str = "warn") -> None:
        """Say what deserves attention. Without a text what was said so goes, and no other message."""
        if text or self.message() == self._notice:
            self.show_message(text, level)
        self._notice = text

    def message(self) -> str:
        return self.message_part.text()

    def set_read_only(self, read_only: bool) -> None:
        self.editor.setEnabled(not read_only)

    def normalise(self) -> None:
        """Turn what was typed into the usual form."""

    def settle(self) -> bool:
        """The person leaves the field, or saves: what they typed takes its usual form. Whether they typed."""
        typed = self._is_typed()
        if typed:
            self.normalise()
            self._forget_typing()
        return typed

    def _is_typed(self) -> bool:
        """Whether the person changed the text since it was shown, or last took its usual form."""
        if isinstance(self.editor, QLineEdit):
            return self.editor.isModified()
        return isinstance(self.editor, QPlainTextEdit) and self.editor.document().isModified()

    def _forget_typing(self) -> None:
        if isinstance(self.editor, QLineEdit):
            self.editor.setModified(False)
        elif isinstance(self.editor, QPlainTextEdit):
            self.editor.document().setModified(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and isinstance(event, QFocusEvent) and _goes_on(event):
            self.left.emit(self.settle())
        return super().eventFilter(watched, event)


def _goes_on(event: QFocusEvent) -> bool:
    """Whether the person leaves the field; a list of completions over it is no leaving."""
    return event.type() == QEvent.Type.FocusOut and event.reason() != Qt.FocusReason.PopupFocusReason


class TextField(Field):
    """One line of text. ``completions(prefix)`` offers what was entered before."""

    def __init__(
        self,
        name: str,
        caption: str,
        *,
        required: bool = False,
        hint: str = "",
        document: bool = False,
        completions: Callable[[str], Sequence[str]] | None = None,
    ) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        if document:
            self.line.setFont(theme.font(document=True))
        super().__init__(name, caption, self.line, required=required)
        self.line.textEdited.connect(self._on_edited)
        self._proposed = QAction(icons.icon("wand", "text3"), _("Proposed from the native name"), self)
        self.line.addAction(self._proposed, QLineEdit.ActionPosition.TrailingPosition)
        self._proposed.setVisible(False)  # only now: a hidden action is added as a shown one
        if completions:
            complete(self.line, completions)

    def value(self) -> str:
        return " ".join(self.line.text().split())

    def set_value(self, value: str) -> None:
        self.line.setText(value)
        self.line.setCursorPosition(0)
        self._proposed.setVisible(False)

    def propose(self, value: str) -> None:
        """Fill in a proposal; a wand shows that no person typed it."""
        self.set_value(value)
        self._proposed.setVisible(bool(value))

    def is_proposed(self) -> bool:
        return self._proposed.isVisible()

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)

    def _on_edited(self) -> None:
        self._proposed.setVisible(False)
        self.edited.emit()


class NotesField(Field):
    """Several lines. Enter makes a line, Tab goes on."""

    def __init__(self, name: str, caption: str, height: int = 72) -> None:
        self.area = QPlainTextEdit()
        self.area.setTabChangesFocus(True)
        self.area.setMinimumHeight(theme.px(height))
        super().__init__(name, caption, self.area)
        self._quiet = False
        self.area.textChanged.connect(self._on_changed)

    def value(self) -> str:
        return self.area.toPlainText()

    def set_value(self, value: str) -> None:
        self._quiet = True
        self.area.setPlainText(value)
        self._quiet = False

    def set_read_only(self, read_only: bool) -> None:
        self.area.setReadOnly(read_only)

    def _on_changed(self) -> None:
        if not self._quiet:
            self.edited.emit()


class ChoiceField(Field):
    """One of a few; ``choices`` are (value, text) with texts translated."""

    def __init__(
        self, name: str, caption: str, choices: Sequence[tuple[str, str]], *, required: bool = False
    ) -> None:
        self.box = QComboBox()
        for value, text in choices:
            self.box.addItem(text, value)
        super().__init__(name, caption, self.box, required=required)
        self.box.activated.connect(lambda _index: self.edited.emit())

    def value(self) -> str:
        return str(self.box.currentData() or "")

    def set_value(self, value: str) -> None:
        self.box.setCurrentIndex(max(0, self.box.findData(value)))


class DateField(Field):
    """A date as the clerk types it; the value is ISO 8601, short where only a year is known."""

    def __init__(self, name: str, caption: str, meaning: str = "other", *, required: bool = False) -> None:
        """``meaning``: birth, issue, expiry, other; it decides what a two-digit year means."""
        self.line = QLineEdit()
        self.line.setPlaceholderText(date_hint())
        super().__init__(name, caption, self.line, required=required)
        self._meaning = meaning
        self.line.textEdited.connect(lambda _text: self.edited.emit())

    def value(self) -> str:
        return self._read()[0] or self.line.text().strip()

    def set_value(self, value: str) -> None:
        self.line.setText(show_date(value))

    def problem(self) -> str:
        return self._read()[1]

    def normalise(self) -> None:
        value, problem = self._read()
        if value:
            self.set_value(value)
        self.show_message(problem)

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)

    def _read(self) -> tuple[str, str]:
        """(ISO value or "", why it cannot be kept or "")."""
        from textkit.dates import FieldMeaning, parse_date
        from ui.common.wording import date_problem

        typed = self.line.text().strip()
        if not typed:
            return "", ""
        read = parse_date(typed, FieldMeaning(self._meaning))
        if read.value:
            return read.value, ""
        return "", date_problem(typed, read.problem)


class CountryField(Field):
    """A country, typed in any language or as a code; the value is ISO 3166-1 alpha-2."""

    def __init__(self, name: str, caption: str, *, required: bool = False) -> None:
        self.line = QLineEdit()
        super().__init__(name, caption, self.line, required=required)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        complete(self.line, countries_like, is_country)

    def value(self) -> str:
        return self._code() or self.line.text().strip()

    def set_value(self, value: str) -> None:
        self.line.setText(country_text(value))
        self.line.setCursorPosition(0)

    def problem(self) -> str:
        typed = self.line.text().strip()
        if not typed or self._code():
            return ""
        return _("“%(typed)s” is not a country that is known. Type its name or its code.") % {"typed": typed}

    def normalise(self) -> None:
        if code := self._code():
            self.set_value(code)
        self.show_message(self.problem())

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)

    def _code(self) -> str:
        from textkit.countries import parse_country

        return parse_country(self.line.text())


def is_country(typed: str) -> bool:
    """Whether it is a country's name or code, in any language."""
    from textkit.countries import parse_country

    return bool(parse_country(typed))


def show_date(iso: str) -> str:
    """The date as the clerk writes it; what is no date stays as it is."""
    from textkit.dates import format_date

    return format_date(iso) if iso[:1].isdigit() and "-" in iso else iso


def date_hint() -> str:
    return _("dd.mm.yyyy")


def country_text(code: str) -> str:
    """The country's name in the language of the interface; what is no code stays as it is."""
    from textkit.countries import country_name
    from translations import current_language

    return (country_name(code, current_language()) or code) if len(code) == 2 else code


def countries_like(typed: str) -> list[str]:
    """Names of countries in the interface's language that begin with what was typed."""
    from textkit.countries import country_codes

    names = sorted(country_text(code) for code in country_codes())
    begin = typed.strip().casefold()
    return [name for name in names if name.casefold().startswith(begin)]


__all__ = ["ChoiceField", "CountryField", "DateField", "Field", "NotesField", "TextField", "picture"]
