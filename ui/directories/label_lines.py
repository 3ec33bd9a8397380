"""Texts in several languages in a grid: a line for each language, a column for each sort of text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from translations import current_language
from ui.common import theme
from ui.common.layouts import clear, keep_tab_order, label
from ui.common.wording import language_name

Labels = Mapping[str, str]


def label_languages(form_languages: Iterable[str], *there: Labels) -> list[str]:
    """The clerk's language, those of the form and English, then whatever there is a text in."""
    present = [code for labels in there for code, text in labels.items() if text]
    return list(dict.fromkeys((current_language(), *form_languages, "en", *present)))


class LabelLines(QWidget):
    """Signal ``edited()``. ``columns``: (name, caption) of each sort of text."""

    edited = Signal()

    def __init__(self, columns: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._columns = list(columns)
        self._languages: list[str] = []
        self.lines: dict[tuple[str, str], QLineEdit] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(4))
        for number in range(len(self._columns)):
            self._grid.setColumnStretch(number + 1, 3 if number == 0 else 2)
        self.setLayout(self._grid)

    def show_labels(self, languages: Sequence[str], texts: Mapping[str, Labels]) -> None:
        """Show the texts by the name of their column, with a line for each of the languages."""
        if list(languages) != self._languages:
            self._make(list(languages))
        for (code, name), line in self.lines.items():
            line.setText(texts.get(name, {}).get(code, ""))
            line.setCursorPosition(0)

    def _make(self, languages: list[str]) -> None:
        clear(self._grid)
        self._languages, self.lines = languages, {}
        for at, (_name, caption) in enumerate(self._columns, 1):
            self._grid.addWidget(label(caption, "caption"), 0, at)
        for number, code in enumerate(languages, 1):
            self._grid.addWidget(label(language_name(code), "secondary"), number, 0)
            for at, (name, caption) in enumerate(self._columns, 1):
                line = self.lines[code, name] = QLineEdit()
                line.setAccessibleName(f"{caption}, {language_name(code)}")
                line.textEdited.connect(self.edited)
                self._grid.addWidget(line, number, at)
                line.show()  # at once, so that it can take the focus
        keep_tab_order(self, self.lines.values())

    def labels(self, name: str) -> dict[str, str]:
        """What is typed in a column, by language; empty lines are left out."""
        typed = ((code, line.text().strip()) for (code, column), line in self.lines.items() if column == name)
        return {code: text for code, text in typed if text}

    def take_focus(self) -> None:
        """The keys go to the first line without a text, else to the first."""
        lines = [line for (_code, name), line in self.lines.items() if name == self._columns[0][0]]
        wanted = next((line for line in lines if not line.text().strip()), lines[0] if lines else None)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.TabFocusReason)
