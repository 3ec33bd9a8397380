"""The filters over the grid: which rows are shown, each with its number."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from translations import N_, _
from ui.common.buttons import button, button_group
from ui.importing.checking import Outlook
from ui.importing.flow_layout import FlowLayout
from ui.importing.grid_model import ALL, CLIENTS, DOUBTFUL, NEW, ON_TOUR, REJECTED

CHIPS = (
    (ALL, N_("All")),
    (NEW, N_("New tourists")),
    (CLIENTS, N_("Regular clients")),
    (ON_TOUR, N_("On this tour")),
    (REJECTED, N_("Cannot import")),
    (DOUBTFUL, N_("Doubtful cells")),
)


class FilterChips(QWidget):
    """Signal ``chosen(name)``."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._chips: dict[str, QPushButton] = {}
        for name, text in CHIPS:
            chip = button(_(text), kind="chip", icon="warn" if name == DOUBTFUL else "")
            chip.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            self._chips[name] = chip
        self._group = button_group(self, list(self._chips.values()))
        self.setLayout(FlowLayout(*self._chips.values()))
        self.choose(ALL)

    def choose(self, name: str) -> None:
        """Press a chip; nothing is emitted."""
        self._chips[name].setChecked(True)

    def show_counts(self, outlook: Outlook | None, rows: int) -> None:
        """Put the numbers on the chips; only All has one while the rows are checked."""
        counts = outlook.counts if outlook else {}
        numbers = {name: counts.get(name, 0) for name in (NEW, CLIENTS, REJECTED)}
        numbers[ON_TOUR] = counts.get("on_tour", 0) + counts.get("twice", 0)
        numbers[ALL] = rows
        numbers[DOUBTFUL] = len(outlook.worst) if outlook else 0
        for name, text in CHIPS:
            known = outlook is not None or name == ALL
            words = f"{_(text)}  {numbers[name]}" if known else _(text)
            self._chips[name].setText(words)
        self.layout().invalidate()
