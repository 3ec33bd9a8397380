"""Which of the new people also become regular clients."""

from __future__ import annotations

from collections.abc import Collection, Iterable


class ClientMarks:
    """All or none by the check box, but for the rows that were marked or unmarked one by one."""

    def __init__(self, everybody: bool) -> None:
        self.everybody = everybody
        self._otherwise: set[int] = set()

    def __contains__(self, row: object) -> bool:
        return self.everybody != (row in self._otherwise)

    def choose(self, everybody: bool) -> None:
        """The check box was pressed: marks of single rows are gone."""
        self.everybody, self._otherwise = everybody, set()

    def toggle(self, rows: Collection[int]) -> bool:
        """Mark the rows, or unmark them if all are marked; says whether they are marked now."""
        marked = not all(row in self for row in rows)
        for row in rows:
            if marked == self.everybody:
                self._otherwise.discard(row)
            else:
                self._otherwise.add(row)
        return marked

    def among(self, rows: Iterable[int]) -> list[int]:
        """Those of the rows that are marked."""
        return [row for row in rows if row in self]
