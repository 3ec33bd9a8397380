"""The place above the form for what concerns the whole record: fills, duplicates, conflicts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from translations import _
from ui.common.buttons import button
from ui.common.layouts import clear, column, label, row
from ui.common.messages import InfoBar
from ui.common.wording import field_name
from ui.tourists.overwrite_rows import shown

MINE, THEIRS = "mine", "theirs"


class InfoArea(QWidget):
    """Info bars one below the other; takes no room while there is none. Signal ``changed()``."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._box = column(gap=4, margins=(20, 6, 20, 4))
        self.setLayout(self._box)
        self.hide()

    def say(self, text: str, level: str = "warn", *actions: QPushButton) -> InfoBar:
        """Add a bar; the actions are small buttons."""
        bar = InfoBar(text, level, *actions)
        self.add(bar)
        return bar

    def add(self, bar: QWidget) -> None:
        self._box.addWidget(bar)
        self.show()
        self.changed.emit()

    def drop(self, bar: QWidget) -> None:
        """Take one bar away."""
        self._box.removeWidget(bar)
        bar.hide()
        bar.deleteLater()
        self.setVisible(self._box.count() > 0)
        self.changed.emit()

    def clear(self) -> None:
        clear(self._box)
        self.hide()
        self.changed.emit()

    def buttons(self) -> list[QAbstractButton]:
        """What can be pressed in the bars, in reading order."""
        return [one for one in self.findChildren(QAbstractButton) if one.isVisibleTo(self)]

    def texts(self) -> list[str]:
        """What the bars say."""
        widgets = [self._box.itemAt(n).widget() for n in range(self._box.count())]
        return [bar.text.text() for bar in widgets if isinstance(bar, InfoBar)]


def action(text: str, on_press: Callable[[], object]) -> QPushButton:
    """A small button for a bar."""
    return button(text, on_press, small=True)


def local_time(instant: str) -> str:
    """ "10:44" of an ISO instant in UTC, "" if there is none."""
    try:
        return datetime.fromisoformat(instant).astimezone().strftime("%H:%M")
    except ValueError:
        return ""


class ConflictBar(InfoBar):
    """Who saved it meanwhile, and for each field that both changed the two values to choose from."""

    def __init__(
        self,
        conflicts: Mapping[str, tuple[str, str]],
        who: str,
        when: str,
        on_settled: Callable[[set[str]], object],
    ) -> None:
        """``on_settled`` gets the fields in which theirs is taken, once all are chosen."""
        text = _("%(who)s saved this tourist at %(time)s while you were typing. Choose for each field.")
        super().__init__(text % {"who": who or "?", "time": local_time(when)}, "warn")
        self._on_settled = on_settled
        self._open = set(conflicts)
        self._theirs: set[str] = set()
        self.choices: dict[tuple[str, str], QPushButton] = {}
        lines = column(self.text, *(self._line(name, *values) for name, values in conflicts.items()), gap=4)
        box = self.layout()
        box.insertLayout(1, lines, 1)

    def _line(self, name: str, mine: str, theirs: str) -> QWidget:
        known = field_name(name) if "." not in name else _("Services")
        made = QWidget()
        keep = self._choice(name, MINE, _("Keep mine: %(value)s"), mine)
        take = self._choice(name, THEIRS, _("Take theirs: %(value)s"), theirs)
        made.setLayout(row(label(known, "strong"), keep, take, None, gap=8))
        return made

    def _choice(self, name: str, whose: str, text: str, value: str) -> QPushButton:
        words = text % {"value": (shown(name, value) or _("empty"))[:60]}
        made = button(words.replace("&", "&&"), lambda: self._choose(name, whose), kind="chip")
        self.choices[name, whose] = made
        return made

    def _choose(self, name: str, whose: str) -> None:
        for side in (MINE, THEIRS):
            self.choices[name, side].setChecked(side == whose)
        self._theirs.discard(name)
        if whose == THEIRS:
            self._theirs.add(name)
        self._open.discard(name)
        if not self._open:
            self._on_settled(self._theirs)
