"""Several countries in one line, in order: "Czechia, Austria". Each completes itself while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QLineEdit

from translations import _
from ui.common.completing import Completer
from ui.common.fields import Field, countries_like, country_text, is_country


class _LastPartCompleter(Completer):
    """Completes what stands after the last comma."""

    _before = ""

    def begun(self, text: str) -> str:
        before, comma, last = text.rpartition(",")
        self._before = f"{before}{comma} " if comma else ""
        return last

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return self._before + str(index.data())


def complete_countries(line: QLineEdit) -> None:
    """Offer countries for the part of the line that is being typed."""
    _LastPartCompleter(line, countries_like, is_country)


class CountriesField(Field):
    """Several countries; the value is their alpha-2 codes joined by spaces."""

    def __init__(self, name: str, caption: str, *, required: bool = False, hint: str = "") -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        super().__init__(name, caption, self.line, required=required)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        complete_countries(self.line)

    def value(self) -> str:
        return " ".join(code for _part, code in self._read() if code)

    def set_value(self, value: str) -> None:
        self.line.setText(", ".join(country_text(code) for code in value.split()))
        self.line.setCursorPosition(0)

    def problem(self) -> str:
        unknown = next((part for part, code in self._read() if not code), "")
        if not unknown:
            return ""
        return _("“%(typed)s” is not a country that is known. Type its name or its code.") % {
            "typed": unknown
        }

    def normalise(self) -> None:
        problem = self.problem()
        if not problem:
            self.set_value(self.value())
        self.show_message(problem)

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)

    def _read(self) -> list[tuple[str, str]]:
        """(what was typed, alpha-2 code or "") of each part."""
        from textkit.countries import parse_country

        parts = [part.strip() for part in self.line.text().replace(";", ",").split(",") if part.strip()]
        return [(part, parse_country(part)) for part in parts]
