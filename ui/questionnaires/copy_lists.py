"""The lists of the copy dialogs: lines to tick, answers that differ, people to take from or to copy to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent

from models.records import TouristHit, TouristRow
from translations import N_, _, current_language
from ui.common import days
from ui.common.cells import Cell, Tag
from ui.common.fields import show_date
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column
from ui.questionnaires.other_answers import Offer
from ui.questionnaires.person_names import full_name


class TickList(RecordList):
    """Rows that have a tick. Signal ``ticked()``: the person changed one (Space, a click, Ctrl+A for all)."""

    ticked = Signal()

    def __init__(self, columns: Sequence[Column], name: str, *, row_height: int = 32) -> None:
        super().__init__(columns, name, row_height=row_height, many=True)
        self._ids: set[int] = set()
        self.clicked.connect(self._on_clicked)

    def show_rows(self, rows: Sequence[Any], ticked: Collection[int]) -> None:
        """Show these; of them ``ticked`` (ids) have the tick."""
        self._ids = set(ticked)
        self.set_rows(rows)
        self.select_row(0)

    def taken(self) -> list[Any]:
        """The ticked rows in their order."""
        return [row for row in self.table_model.rows if row.id in self._ids]

    def is_ticked(self, row: Any) -> bool:
        return row.id in self._ids

    def may_tick(self, _row: Any) -> bool:
        """Whether the row can be ticked at all."""
        return True

    def toggle(self, rows: Sequence[Any]) -> None:
        """Tick these, or untick them if all of them are ticked."""
        ids = {row.id for row in rows if self.may_tick(row)}
        if ids <= self._ids:
            self._ids -= ids
        else:
            self._ids |= ids
        for number, one in enumerate(self.table_model.rows):
            if one.id in ids:
                self.table_model.replace_row(number, one)
        self.ticked.emit()

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.toggle([self.table_model.rows[index.row()]])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.selected():
            self.toggle(self.selected())
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.toggle(self.table_model.rows)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # a tick and a tick, not "open"


class OfferList(TickList):
    """Answers that differ, each with both values; ``with_names`` where there are several tourists."""

    def __init__(self, there: str, here: str, *, with_names: bool) -> None:
        """``there`` and ``here``, marked with N_, head the two columns of answers."""
        names = [Column(N_("Tourist"), lambda one: Cell(one.name), 170)] if with_names else []
        columns = [
            Column(N_("Question"), self._question_cell, 200, stretch=True),
            *names,
            Column(there, lambda one: Cell(one.difference.there), 190),
            Column(here, here_cell, 190),
        ]
        super().__init__(columns, _("Answers that differ"))

    def may_tick(self, row: Offer) -> bool:
        return not row.is_draft

    def _question_cell(self, one: Offer) -> Cell:
        words = question_words(one)
        if one.is_draft:
            return Cell(words, icon=("lock", "warn_icon"), tone="text2")
        taken = self.is_ticked(one)
        said = _("%(name)s, taken") if taken else _("%(name)s, left out")
        return Cell(words, checked=taken, spoken=said % {"name": words})


class PeopleTicks(TickList):
    """The others of the tour to copy to."""

    def __init__(self) -> None:
        columns = [
            Column(N_("Tourist"), self._name_cell, 200, stretch=True),
            Column(N_("Born"), lambda one: Cell(show_date(one.birth_date)), 122),
        ]
        super().__init__(columns, _("Tourists to copy to"))

    def _name_cell(self, one: TouristRow) -> Cell:
        taken = self.is_ticked(one)
        said = _("%(name)s, ticked") if taken else _("%(name)s, not ticked")
        return Cell(full_name(one), checked=taken, spoken=said % {"name": full_name(one)})


class SourceList(RecordList):
    """Whom answers may be taken from: people of this tour, and of earlier ones with the tour below."""

    def __init__(self, tour_id: int) -> None:
        self._tour_id = tour_id
        columns = [
            Column(N_("Tourist"), self._name_cell, 200, stretch=True),
            Column(N_("Born"), lambda one: Cell(show_date(one.birth_date)), 122),
        ]
        super().__init__(columns, _("Tourists to take from"))

    def _name_cell(self, one: TouristHit) -> Cell:
        if one.tour_id == self._tour_id:
            return Cell(full_name(one), _("this tour"), pad=16)
        return Cell(full_name(one), tour_words(one), pad=16)


def tour_words(one: TouristHit) -> str:
    """ "2025-0012, Italy in May, 1–8 May 2025"."""
    parts = (one.tour_number, one.tour_title, days.period(one.start_date, one.end_date))
    return ", ".join(filter(None, parts))


def question_words(one: Offer) -> str:
    question = one.difference.question
    return f"{question.number} {question.label(current_language()).lstrip('*')}".strip()


def here_cell(one: Offer) -> Cell:
    """What stands there now, and that it is only typed or only proposed."""
    words = one.difference.here
    if one.is_draft:
        return Cell(words, tags=(Tag(_("not saved yet"), "warn"),))
    if one.difference.is_proposal:
        return Cell(words, tags=(Tag(_("proposed")),))
    return Cell(words) if words else Cell("–", tone="text3", spoken=_("no answer"))
