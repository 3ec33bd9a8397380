"""The findings of a tour's check as lines: level, whose, what was found, and what could stand there."""

from __future__ import annotations

from dataclasses import dataclass

from models.checks.findings import NOTE, UNKNOWN, WARN, WRONG
from models.checks.sentences import sentence
from models.field_names import field_name
from paperwork.check_columns import LEVEL_WORDS, whole_name
from paperwork.tour_check import CheckRow, RowId
from textkit.folding import fold
from translations import N_, _
from ui.common.cells import Cell
from ui.common.record_table_model import Column

ALL, SETTLED = "", "settled"  # chips that are no level
LEVEL_SIGNS = {
    WRONG: ("error", "error_icon"),
    WARN: ("warn", "warn_icon"),
    UNKNOWN: ("unknown", "text3"),
    NOTE: ("info", "text2"),
}


@dataclass(frozen=True, slots=True, repr=False)
class CheckLine:
    """A finding in words. ``ticked``: its proposal is to be taken; None where it has none or is settled."""

    id: RowId
    row: CheckRow
    name: str
    field: str
    words: str
    ticked: bool | None
    settled: bool = False

    @property
    def level(self) -> str:
        return self.row.finding.level

    @property
    def mends_typing(self) -> bool:
        """Whether its proposal may be taken among many."""
        return self.ticked is not None and self.row.mends_typing

    def stands_under(self, chip: str) -> bool:
        """Whether it is shown under that chip of LevelChips."""
        return chip == SETTLED if self.settled else chip in (ALL, self.level)

    def fits(self, typed: str) -> bool:
        """Whether the line says what was typed: a name in either script, or words of it."""
        key = fold(typed)
        said = f"{self.field} {self.words} {self.row.proposal}".casefold()
        person = self.row.tourist
        names = f"{self.name} {person.latin_surname} {person.latin_given_name}"
        return typed.strip().casefold() in said or (bool(key) and key in fold(names))


def line_of(row: CheckRow, ticked: bool, *, settled: bool = False) -> CheckLine:
    """The row in the language of the interface."""
    name = whole_name(row.tourist) or _("New tourist")
    tick = ticked if row.proposal and not settled else None
    words = sentence(row.finding)
    return CheckLine(row.id, row, name, field_name(row.finding.field), words, tick, settled)


def _level(line: CheckLine) -> Cell:
    return Cell(_(LEVEL_WORDS[line.level]), icon=LEVEL_SIGNS[line.level], pad=20)


def _whose(line: CheckLine) -> Cell:
    surname = line.row.tourist.native_surname or line.row.tourist.latin_surname
    begins = bool(surname) and line.name.startswith(surname)
    spans = ((surname, True), (line.name[len(surname) :], False)) if begins else ()
    return Cell(line.name, spans=spans, second=line.field)


def _found(line: CheckLine) -> Cell:
    return Cell(line.words, wraps=True)


def _proposal(line: CheckLine) -> Cell:
    if line.ticked is None:
        return Cell("")
    spoken = _("%(what)s, ticked") if line.ticked else _("%(what)s, not ticked")
    return Cell(line.row.proposal, checked=line.ticked, spoken=spoken % {"what": line.row.proposal})


def _level_icon(line: CheckLine) -> Cell:
    return Cell(icon=LEVEL_SIGNS[line.level], spoken=_(LEVEL_WORDS[line.level]), pad=20)


LEVEL_ICON = Column("", _level_icon, 48)
COLUMNS = [
    Column(N_("Level"), _level, 160),
    Column(N_("Tourist"), _whose, 250),
    Column(N_("What was found"), _found, 300, stretch=True),
    Column(N_("Proposal"), _proposal, 220),
]
