"""Which findings are shown: all, those of one level, or the settled ones, each with its number."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from paperwork.check_columns import LEVEL_WORDS
from paperwork.tour_check import SHOWN
from translations import _, pgettext
from ui.checking.check_rows import ALL, LEVEL_SIGNS, SETTLED
from ui.common import icons
from ui.common.buttons import button, button_group
from ui.common.layouts import row


class LevelChips(QWidget):
    """Signal ``chosen(level)``, ALL or SETTLED; the latter is there where there are such."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._chips: dict[str, QPushButton] = {}
        for level in (ALL, *SHOWN, SETTLED):
            chip = button("", kind="chip")
            if level in LEVEL_SIGNS:
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

    def show_counts(self, counts: Mapping[str, int], settled: int = 0) -> None:
        """Put the numbers on the chips; one of which nothing is left gives way to All."""
        numbers = {ALL: sum(counts.values()), **counts, SETTLED: settled}
        words = {
            ALL: _("All"),
            **{level: _(LEVEL_WORDS[level]) for level in SHOWN},
            SETTLED: pgettext("findings", "Settled"),
        }
        for level, chip in self._chips.items():
            chip.setText(f"{words[level]}  {numbers[level]}")
            chip.setEnabled(level == ALL or numbers[level] > 0)
        self._chips[SETTLED].setVisible(settled > 0)
        if not self._chips[self.level()].isEnabled():
            self._chips[ALL].setChecked(True)

    def take_focus(self) -> None:
        self._chips[self.level()].setFocus()
