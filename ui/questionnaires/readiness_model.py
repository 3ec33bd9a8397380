"""The cells of readiness: a tourist's state of a question."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from paperwork.forms import Question
from paperwork.readiness import TO_DO, Readiness, ReadyTourist
from translations import current_language
from ui.common.cells import Index
from ui.common.plain_text import tip
from ui.questionnaires.person_names import full_name
from ui.questionnaires.readiness_words import cell_words, count_words, question_words

COLUMN, ROW_HEIGHT = 26, 28  # at 100 %
Roles = Qt.ItemDataRole


class ReadinessModel(QAbstractTableModel):
    """Only presents. ``shown`` are the questions that have a column, by their place in ``found``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: Readiness | None = None
        self.shown: list[int] = []

    def show_found(self, found: Readiness | None, *, only_gaps: bool) -> None:
        """Show this; ``only_gaps`` leaves out questions with which nobody has anything to do."""
        self.beginResetModel()
        self.found = found
        counts = found.by_question if found else ()
        self.shown = [at for at, one in enumerate(counts) if one.to_do or not only_gaps]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.found is None else len(self.found.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def row(self, number: int) -> ReadyTourist:
        assert self.found is not None
        return self.found.rows[number]

    def name(self, number: int) -> str:
        return full_name(self.row(number).tourist)

    def question(self, column: int) -> Question:
        assert self.found is not None
        return self.found.questions[self.shown[column]]

    def section_title(self, column: int) -> str:
        """The section of the form that the question belongs to."""
        assert self.found is not None
        sections = {one.key: one for one in self.found.form.sections}
        return sections[self.question(column).section].label(current_language())

    def state(self, row: int, column: int) -> str:
        return self.row(row).states[self.shown[column]]

    def words(self, row: int, column: int) -> str:
        """The cell in words, with the tourist's name."""
        return cell_words(self.row(row), self.shown[column])

    def is_to_do(self, row: int, column: int) -> bool:
        return self.state(row, column) in TO_DO

    def place_of(self, tourist_id: int | None, key: str) -> tuple[int, int]:
        """(row, column) of a tourist's question, -1 for what is not shown."""
        rows, columns = range(self.rowCount()), range(self.columnCount())
        row = next((at for at in rows if self.row(at).tourist.id == tourist_id), -1)
        return row, next((at for at in columns if self.question(at).key == key), -1)

    def data(self, index: Index, role: int = Roles.DisplayRole) -> Any:
        if role == Roles.AccessibleTextRole and index.isValid():
            question = question_words(self.question(index.column()))
            return f"{self.words(index.row(), index.column())}, {question}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Roles.DisplayRole) -> Any:
        if self.found is None or section < 0:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._question_head(section, role) if section < self.columnCount() else None
        return self._person_head(section, role) if section < self.rowCount() else None

    def _question_head(self, section: int, role: int) -> Any:
        question = self.question(section)
        if role == Roles.DisplayRole:
            return question.number
        if role == Roles.ToolTipRole:
            return tip(f"{self.section_title(section)}\n{question_words(question)}")
        return question_words(question) if role == Roles.AccessibleTextRole else None

    def _person_head(self, section: int, role: int) -> Any:
        if role == Roles.DisplayRole:
            return self.name(section)
        if role in (Roles.ToolTipRole, Roles.AccessibleTextRole):
            words = f"{self.name(section)}: {count_words(self.row(section).counts)}"
            return tip(words) if role == Roles.ToolTipRole else words
        return None
