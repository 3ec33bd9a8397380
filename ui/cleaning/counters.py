"""The counters of the desk: how many findings of each kind, zero said in words."""

from __future__ import annotations

from dataclasses import dataclass

from models.cleaning.findings import KINDS
from translations import N_, _
from ui.cleaning import words
from ui.cleaning.desk import Desk
from ui.common.cells import Cell
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column
from ui.common.wording import LEVEL_ICONS


@dataclass(frozen=True, slots=True)
class Counter:
    """A kind with the number of its findings, None before the first count."""

    id: int
    kind: str
    count: int | None


def _title(one: Counter) -> Cell:
    kind = words.KINDS[one.kind]
    if one.count is None:
        icon = ("ring", "text3")
    else:
        icon = LEVEL_ICONS[kind.level if one.count else "ok"]
    spoken = f"{_(kind.title)}: {_number(one)}"
    return Cell(_(kind.title), icon=icon, pad=16, tone="text" if one.count else "text2", spoken=spoken)


def _number(one: Counter) -> str:
    if one.count is None:
        return "…"
    return words.number(one.count) if one.count else _("done")


def _count(one: Counter) -> Cell:
    tone = "ok" if one.count == 0 else "text" if one.count else "text3"
    return Cell(_number(one), right_aligned=True, strong=bool(one.count), tone=tone)


class CounterList(RecordList):
    """All kinds, in the order of the desk; ``chosen`` tells which."""

    def __init__(self) -> None:
        columns = [
            Column(N_("Kind"), _title, 180, stretch=True),
            Column(N_("Count"), _count, 68, right_aligned=True),
        ]
        super().__init__(columns, _("What is to do"), row_height=36, header=False, ground="sunken")

    def show_desk(self, desk: Desk) -> None:
        """The numbers of now; the chosen kind stays chosen."""
        rows = [Counter(at, kind, desk.count(kind)) for at, kind in enumerate(KINDS)]
        if rows != self.table_model.rows:
            self.set_rows(rows)
        if self.current() is None:
            self.select_row(0)

    def kind(self) -> str:
        """The chosen kind."""
        current = self.current()
        return current.kind if current is not None else KINDS[0]

    def next_with_findings(self, step: int) -> bool:
        """Go to the next kind of which there is something; False if there is none."""
        rows = self.table_model.rows
        at = self.currentIndex().row()
        order = [(at + step * far) % len(rows) for far in range(1, len(rows) + 1)]
        wanted = next((number for number in order if rows[number].count), None)
        if wanted is None:
            return False
        self.select_row(wanted)
        return True
