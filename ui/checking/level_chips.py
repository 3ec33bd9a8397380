"""Which findings are shown: all, or those of one level, each with its number."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from paperwork.check_columns import LEVEL_WORDS
from paperwork.tour_check import SHOWN
from translations import _
from ui.checking.check_rows import LEVEL_SIGNS
from ui.common import icons
from ui.common.buttons import button, button_group
from ui.common.layouts import row

ALL = ""


class LevelChips(QWidget):
    """Signal ``chosen(level)``, "" for all."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._chips: dict[str, QPushButton] = {}
        for level in (ALL, *SHOWN):
            chip = button("", kind="chip")
            if level:
                chip.setIcon(icons.icon(*LEVEL_SIGNS[level]))
            chip.clicked.connect(lambda _checked=False, level=level: self.choose(level))
            self._chips[level] = chip
        self._group = button_group(self, list(self._chips.values()))
        self._chips[ALL].setChecked(True)
        self.setLayout(row(*self._chips.values(), gap=6))
        self.show_counts(dict.fromkeys(SHOWN, 0))

    def level(self) -> str:
        """The chosen one."""
        return next(level for level, chip in self._chips.items() if chip.isChecked())

    def choose(self, level: str) -> None:
        """Show findings of this level."""
        self._chips[level].setChecked(True)
        self.chosen.emit(level)

    def step(self, by: int) -> None:
        """Ctrl+Tab: the next level of which there is something, round."""
        levels = [level for level, chip in self._chips.items() if chip.isEnabled()]
        at = levels.index(self.level()) if self.level() in levels else 0
        self.choose(levels[(at + by) % len(levels)])

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Put the numbers on the chips; one of which nothing is left gives way to All."""
        numbers = {ALL: sum(counts.values()), **counts}
        for level, chip in self._chips.items():
            words = _(LEVEL_WORDS[level]) if level else _("All")
            chip.setText(f"{words}  {numbers[level]}")
            chip.setEnabled(level == ALL or numbers[level] > 0)
        if not self._chips[self.level()].isEnabled():
            self._chips[ALL].setChecked(True)

    def take_focus(self) -> None:
        self._chips[self.level()].setFocus()
