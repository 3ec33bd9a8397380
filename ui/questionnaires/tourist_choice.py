"""Whose questionnaire it is: the tourists of the tour to choose from, and arrows to those beside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.records import TouristRow
from translations import _
from ui.common.buttons import tool
from ui.common.layouts import row
from ui.questionnaires.person_names import full_name
from ui.questionnaires.window_parts import narrow_combo


class TouristChoice(QWidget):
    """Signals: ``wanted(tourist_id)``: chosen; ``stepped(by)``: the next (1) or previous (-1) is wanted."""

    wanted = Signal(int)
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.people: list[TouristRow] = []
        self._back = tool("left", _("Previous tourist"), lambda: self.stepped.emit(-1), "Ctrl+PgUp")
        self._box = narrow_combo(_("Tourist"))
        self._box.activated.connect(lambda at: self.wanted.emit(self.people[at].id))
        self._on = tool("right", _("Next tourist"), lambda: self.stepped.emit(1), "Ctrl+PgDown")
        self.setLayout(row(self._back, (self._box, 1), self._on, gap=6))

    def show_people(self, people: Sequence[TouristRow]) -> None:
        self.people = list(people)
        self._box.clear()
        place = _("%(number)d of %(count)d")
        for number, one in enumerate(self.people, 1):
            at = place % {"number": number, "count": len(self.people)}
            self._box.addItem(f"{at}   {full_name(one)}", one.id)

    def current(self) -> TouristRow | None:
        at = self._box.currentIndex()
        return self.people[at] if 0 <= at < len(self.people) else None

    def show_one(self, tourist_id: int) -> TouristRow | None:
        """Show this tourist, or the first if the tour does not have that one; None if it has nobody."""
        at = max(0, self._box.findData(tourist_id))
        self._box.setCurrentIndex(at)
        self._back.setEnabled(at > 0)
        self._on.setEnabled(at < len(self.people) - 1)
        return self.current()

    def beside(self, by: int) -> TouristRow | None:
        """The next (1) or previous (-1) tourist, if there is one."""
        at = self._box.currentIndex() + by
        return self.people[at] if 0 <= at < len(self.people) else None
