"""The pasted list as Qt sees it: texts straight from the batch, nothing made for cells that are not shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from intake.batch import ImportBatch
from intake.doubts import MARK
from intake.reasons import mark_text, sentence, why_text
from intake.targets import BY_FIELD
from translations import N_, _, ngettext
from ui.common.cells import Index
from ui.common.fields import show_date
from ui.common.plain_text import tip
from ui.importing.checking import DoubtfulCell, Outlook

Role = Qt.ItemDataRole
Display = Role.DisplayRole
# status -> (icon, tone of the icon, tone of the words, words)
LOOKS = {
    "new": ("plus", "accent", "text", N_("New tourist")),
    "client": ("link", "ok", "ok", N_("Regular client")),
    "on_tour": ("okc", "text2", "text2", N_("On this tour")),
    "twice": ("copy", "text2", "text2", N_("Twice in the list")),
    "rejected": ("blocked", "error", "error", N_("Cannot import")),
    "left_out": ("minus", "text3", "text2", N_("Left out")),
    "imported": ("check", "ok", "ok", N_("Imported")),
}
QUIET = frozenset({"on_tour", "twice", "left_out", "imported"})
ALL, NEW, CLIENTS, ON_TOUR, REJECTED, DOUBTFUL = "all", "new", "client", "on_tour", "rejected", "doubtful"
UNKNOWN = ("", "")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


class GridModel(QAbstractTableModel):
    """Columns are those of the list; rows those the filter lets through, headed by what will happen to them.

    Signal ``typed(row, column, text)``: a person wrote into a cell; whoever holds the batch changes it.
    """

    typed = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.batch: ImportBatch | None = None
        self.outlook: Outlook | None = None
        self.mapping: dict[int, str] = {}
        self.rows: list[int] = []
        self._width = 0
        self.dragged = -1
        self.becomes_client: Callable[[int], bool] = lambda _row: False
        self._filter = ALL

    # --- what is shown

    def set_batch(self, batch: ImportBatch | None) -> None:
        """Show another list; what will happen to its rows is not known yet."""
        self.beginResetModel()
        self.batch, self.outlook, self._filter = batch, None, ALL
        self.mapping = batch.mapping if batch else {}
        self.rows = self._passing()
        self._width = batch.width if batch else 0
        self.endResetModel()

    def refresh(self) -> None:
        """The batch was changed: rows may have come or gone, columns may mean something else."""
        mapping = self.batch.mapping if self.batch else {}
        self._follow_columns()
        rows = self._passing()
        if rows != self.rows:
            self.beginResetModel()
            self.rows, self.mapping = rows, mapping
            self.endResetModel()
            return
        if mapping != self.mapping:
            self.mapping = mapping
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self.repaint_all()

    def _follow_columns(self) -> None:
        """Columns were added to the list, or taken away again."""
        width = self.batch.width if self.batch else 0
        if width > self._width:
            self.beginInsertColumns(QModelIndex(), self._width, width - 1)
            self._width = width
            self.endInsertColumns()
        elif width < self._width:
            self.beginRemoveColumns(QModelIndex(), width, self._width - 1)
            self._width = width
            self.endRemoveColumns()

    def set_outlook(self, outlook: Outlook | None) -> None:
        self.outlook = outlook
        self.refresh()

    def set_filter(self, name: str) -> None:
        """Show only some rows: all, new, client, on_tour, rejected, doubtful."""
        self._filter = name
        self.refresh()

    def repaint_all(self) -> None:
        if self.rows:
            last = self.index(len(self.rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _passing(self) -> list[int]:
        rows = self.batch.visible() if self.batch else []
        if self.outlook is None:
            return rows
        statuses = self.outlook.statuses
        if self.outlook.counts["imported"]:
            rows = [row for row in rows if statuses.get(row, UNKNOWN)[0] != "imported"]
        if self._filter == ALL:
            return rows
        if self._filter == DOUBTFUL:
            doubtful = self.doubtful_rows()
            return [row for row in rows if row in doubtful]
        wanted = (ON_TOUR, "twice") if self._filter == ON_TOUR else (self._filter,)
        return [row for row in rows if statuses.get(row, UNKNOWN)[0] in wanted]

    def doubtful_rows(self) -> set[int]:
        return {row for row, _column in self.outlook.worst} if self.outlook else set()

    # --- one row, one cell

    def status(self, row: int) -> str:
        """What will happen to a row; "" while that is not known."""
        found = self.outlook.statuses.get(row) if self.outlook else None
        return found[0] if found else ""

    def status_words(self, row: int) -> str:
        """What will happen, as the first column says it."""
        status = self.status(row)
        if not status or self.outlook is None:
            return ""
        reason = self.outlook.statuses[row][1]
        if status == "client" and (count := len(self.outlook.differences.get(row, ()))):
            return ngettext("Client, %(count)d differs", "Client, %(count)d differ", count) % {"count": count}
        if status == "twice":
            return _("Same as row %(number)s") % {"number": reason}
        if status == "left_out":
            return mark_text(reason)[:1].upper() + mark_text(reason)[1:]
        return _(LOOKS[status][3])

    def shown_text(self, row: int, column: int) -> str:
        """The text of a cell as it is painted: a date that was put in is written the clerk's way."""
        if self.batch is None:
            return ""
        text = self.batch.cell(row, column)
        if _ISO.fullmatch(text) and not self.batch.is_as_brought(row, column):
            target = BY_FIELD.get(self.mapping.get(column, ""))
            return show_date(text) if target and target.kind == "date" else text
        return text

    def doubt(self, row: int, column: int) -> DoubtfulCell | None:
        """The gravest doubt of a cell; column -1 for what belongs to the row as a whole."""
        return self.outlook.worst.get((row, column)) if self.outlook else None

    # --- Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._width

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def data(self, index: Index, role: int = Display) -> Any:
        if not index.isValid() or self.batch is None:
            return None
        row, column = self.rows[index.row()], index.column()
        if role in (Display, Role.EditRole):
            return self.shown_text(row, column)
        one = self.doubt(row, column)
        if role == Role.ToolTipRole:
            return tip(sentence(one.doubt)) if one else None
        if role == Role.AccessibleTextRole:
            return ", ".join(filter(None, (self.shown_text(row, column), sentence(one.doubt) if one else "")))
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or not index.isValid():
            return False
        row, column = self.rows[index.row()], index.column()
        if str(value) != self.shown_text(row, column):
            self.typed.emit(row, column, str(value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Display) -> Any:
        if self.batch is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return f"{self.heading(section)}, {self.place_words(section)}" if role == Display else None
        if role == Display:
            return self.status_words(self.rows[section])
        return tip(self.explained(self.rows[section])) if role == Role.ToolTipRole else None

    def order(self) -> list[int]:
        """The columns from left to right: one that was added stands beside the one that it was made of."""
        return self.batch.order() if self.batch else []

    def heading(self, column: int) -> str:
        """The heading of a column; "" for one that was just taken away while its doubts are still shown."""
        headings = self.batch.headings if self.batch else []
        return headings[column] if column < len(headings) else ""

    def place_words(self, column: int) -> str:
        """Where the column goes: "→ Surname", "left out"."""
        target = self.mapping.get(column, "")
        return f"→ {_(BY_FIELD[target].label)}" if target in BY_FIELD else _("left out")

    def explained(self, row: int) -> str:
        """Why a row is what it is."""
        if self.outlook is None:
            return ""
        status, reason = self.outlook.statuses.get(row, ("", ""))
        if status in ("client", "on_tour"):
            return why_text(reason)
        if status == "rejected":
            return next(
                (
                    sentence(one.doubt)
                    for one in self.outlook.doubtful
                    if one.row == row and one.doubt.reason == reason
                ),
                "",
            )
        return ""


def look_of(doubt: DoubtfulCell) -> tuple[str, str, str]:
    """(icon, tone of the icon, ground) of a doubtful cell."""
    level = doubt.doubt.level
    if level == MARK:
        return "info", "text2", ""
    return ("error", "error_icon", "error_soft") if level == "stop" else ("warn", "warn_icon", "warn_soft")
