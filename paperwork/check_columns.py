"""A tour's check as lines of a list that leaves: one finding a line, in the language of the list."""

from __future__ import annotations

from collections.abc import Sequence

from models.checks.findings import NOTE, UNKNOWN, WARN, WRONG
from models.checks.sentences import sentence
from models.field_names import FIELD_NAMES
from models.records import Tour, Tourist
from paperwork.list_columns import ColumnKind, Line
from paperwork.lists import Cell, say
from paperwork.tour_check import CheckRow
from translations import N_, speaking

LEVEL_WORDS = {
    WRONG: N_("Wrong"),
    WARN: N_("To look at"),
    UNKNOWN: N_("Not known"),
    NOTE: N_("Worth knowing"),
}


def check_lines(rows: Sequence[CheckRow], tour: Tour, language: str) -> list[Line]:
    """A line for each finding, in their order."""
    return [Line(row.tourist, language, tour=tour, finding=row.finding) for row in rows]


def whole_name(person: Tourist) -> str:
    """All names in the native script, in Latin letters where there is none."""
    native = (person.native_surname, person.native_given_name, person.patronymic)
    return " ".join(filter(None, native)) or f"{person.latin_surname} {person.latin_given_name}".strip()


def _level(line: Line) -> Cell:
    return say(LEVEL_WORDS[line.finding.level], line.language) if line.finding is not None else ""


def _field(line: Line) -> Cell:
    if line.finding is None:
        return ""
    return say(FIELD_NAMES.get(line.finding.field, line.finding.field), line.language)


def _sentence(line: Line) -> Cell:
    if line.finding is None:
        return ""
    with speaking(line.language):
        return sentence(line.finding)


def _proposal(line: Line) -> Cell:
    return next(iter(line.finding.proposals), "") if line.finding is not None else ""


CHECK_COLUMNS: dict[str, ColumnKind] = {
    "level": ColumnKind(N_("Level"), _level, width=14),
    "person": ColumnKind(N_("Tourist"), lambda line: whole_name(line.person), width=28),
    "field": ColumnKind(N_("Field"), _field, width=28),
    "finding": ColumnKind(N_("What was found"), _sentence, width=70),
    "proposal": ColumnKind(N_("Proposal"), _proposal, width=22),
}
