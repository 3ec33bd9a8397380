"""The first lines of a list as they will leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from paperwork.lists import NUMBER, PaperList
from translations import _
from ui.common import theme
from ui.common.cells import Cell
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column, RecordTableModel

NARROWEST, WIDEST, AROUND = 48, 220, 26  # pixels of a column, and what stands around its text


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One line; ``id`` is its place."""

    id: int
    texts: list[str]


class PreviewModel(RecordTableModel):
    """Headings are in the language of the list, not in that of the interface."""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if (
            role == Qt.ItemDataRole.DisplayRole
            and orientation == Qt.Orientation.Horizontal
            and 0 <= section < len(self.columns)
        ):
            return self.columns[section].title
        return super().headerData(section, orientation, role)


def _cell(at: int, right: bool, row: PreviewRow) -> Cell:
    return Cell(row.texts[at].replace("\n", " "), right_aligned=right)


def _width(texts: Sequence[str]) -> int:
    """So wide that the longest text has room, if it is not very long; before the scale of the letters."""
    metrics = theme.face().metrics
    longest = max(metrics.horizontalAdvance(text) for text in texts)
    return max(NARROWEST, min(round(longest * 100 / theme.px(100)) + AROUND, WIDEST))


class Preview(RecordList):
    """Rows and headings, nothing to be done with them but copying."""

    model_type = PreviewModel

    def __init__(self) -> None:
        super().__init__(
            [Column("", lambda _row: Cell())], _("First lines of the list"), row_height=26, many=True
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def show_list(self, made: PaperList) -> None:
        """Show these lines; the place in the list stays."""
        texts = made.texts()[1:]
        columns = []
        for at, column in enumerate(made.columns):
            right = column.kind == NUMBER
            width = _width([column.title, *(row[at] for row in texts)])
            columns.append(Column(column.title, partial(_cell, at, right), width, right_aligned=right))
        place = self.horizontalScrollBar().value()
        self.table_model.set_rows([])
        self.set_columns(columns)
        self.set_rows([PreviewRow(number, row) for number, row in enumerate(texts)])
        self.horizontalScrollBar().setValue(place)
