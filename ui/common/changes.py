"""Tells all screens what an operation wrote, so that each reads again only what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from models.records import Saved


class Changes(QObject):
    """Signal ``written(tables)``: names of tables with the ids written, {"client": (3, 4)}."""

    written = Signal(object)

    def announce(self, saved: Saved) -> None:
        self.written.emit(saved.changed)

    def announce_all(self) -> None:
        """Everything may have changed: after an undo, a restore, another workstation's work."""
        self.written.emit({})


changes = Changes()


def concerns(tables: dict[str, tuple[int, ...]], *names: str) -> bool:
    """Whether a screen that shows these tables has to read again; an empty mapping concerns everybody."""
    return not tables or any(name in tables for name in names)
