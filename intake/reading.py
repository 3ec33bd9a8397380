"""A list read as a whole: every placed column, what only whole rows tell, and which rows cannot go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from intake.columns import ColumnReader, ReadColumn
from intake.doubts import STOP, Doubt
from intake.edits import Arrangement
from intake.row_checks import RowFindings, check_rows
from intake.tables import CellDetail, SourceTable
from intake.targets import BY_FIELD, COMPOSITES

Cells = Sequence[list[str]]


@dataclass(slots=True)
class Reading:
    """``columns`` by field, ``findings`` of rows, ``stopped``: row -> first reason why it cannot go."""

    columns: dict[str, ReadColumn]
    findings: RowFindings
    stopped: dict[int, str] = field(default_factory=dict)

    def values(self, row: int) -> dict[str, str]:
        """Field -> value of one row, without the empty ones."""
        values = {name: column.values[row] for name, column in self.columns.items() if column.values[row]}
        values.update(self.findings.values.get(row, {}))
        return values

    def doubts(self, row: int) -> list[Doubt]:
        """The doubts of a row in the order of its columns; a cell that stops is not doubted further."""
        found = [doubt for column in self.columns.values() for doubt in column.doubts.get(row, ())]
        stopping = {doubt.field for doubt in found if doubt.level == STOP}
        later = self.findings.doubts.get(row, ())
        return found + [doubt for doubt in later if doubt.field not in stopping]


class ListReader:
    """Reads the cells of one table; remembers what it read of a column for one field."""

    def __init__(self, table: SourceTable, today: date) -> None:
        self._table = table
        self._today = today
        self._readers: dict[tuple[int, str], ColumnReader] = {}
        self._details: dict[int, dict[int, CellDetail]] = {}
        for (row, column), detail in table.details.items():
            self._details.setdefault(column, {})[row] = detail

    def read(self, cells: Cells, state: Arrangement) -> Reading:
        """What the cells mean as arranged. A field's own column wins over a part of a whole name."""
        columns: dict[str, ReadColumn] = {}
        own = set(state.mapping.values())
        for column, target in state.mapping.items():
            if target not in BY_FIELD:
                continue
            for name, read in self._read_column(cells, column, target, state).items():
                if name == target or (name not in columns and name not in own):
                    columns[name] = read
        findings = check_rows(columns, len(cells), self._number_cells(cells, state.mapping))
        return Reading(columns, findings, _stopped(columns, findings))

    def details(self, cells: Cells, column: int) -> dict[int, CellDetail]:
        """What the source said about the cells of a column, as far as their text is still the source's."""
        rows = self._table.rows
        return {
            row: detail
            for row, detail in self._details.get(column, {}).items()
            if cells[row] is rows[row] or cells[row][column] == rows[row][column]
        }

    def _read_column(
        self, cells: Cells, column: int, target: str, state: Arrangement
    ) -> dict[str, ReadColumn]:
        reader = self._readers.get((column, target))
        if reader is None:
            reader = self._readers[(column, target)] = ColumnReader(target, self._today)
        texts = [row[column] for row in cells]
        return reader.read(texts, self.details(cells, column), state.day_first.get(target))

    def _number_cells(self, cells: Cells, mapping: Mapping[int, str]) -> set[int]:
        """Rows whose passport number stands in a number cell that does not keep zeros."""
        column = column_of(mapping, "international_passport_number")
        if column is None or not self._table.details:
            return set()
        details = self.details(cells, column)
        return {row for row, one in details.items() if one.kind == "number" and not one.keep_text}


def column_of(mapping: Mapping[int, str], target: str) -> int | None:
    """The column from which a field comes, be it as a part of a whole name."""
    for column, there in mapping.items():
        if there == target:
            return column
    for column, there in mapping.items():
        if target in COMPOSITES.get(there, ()):
            return column
    return None


def _stopped(columns: Mapping[str, ReadColumn], findings: RowFindings) -> dict[int, str]:
    stopped: dict[int, str] = {}
    sources: list[Mapping[int, Sequence[Doubt]]] = [column.doubts for column in columns.values()]
    for doubts_by_row in (*sources, findings.doubts):
        for row, doubts in doubts_by_row.items():
            for doubt in doubts:
                if doubt.level == STOP:
                    stopped.setdefault(row, doubt.reason)
    return stopped
