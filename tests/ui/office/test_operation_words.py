"""Everything that can stand in the journal has words."""

from __future__ import annotations

import re
from pathlib import Path

import models
from models.history import OperationRow
from models.journal import UndoNote
from models.tables import TABLES
from ui.office.operation_words import COUNTS, OPERATIONS, RECORDS, counts_words, note_words, operation_words

MODELS = Path(models.__file__).parent


def test_every_kind_of_operation_has_words():
    """A kind that models writes and nobody named would show its code."""
    kinds = set()
    for path in MODELS.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        kinds |= set(re.findall(r'(?:perform|with operation)\(\s*"(\w+)"', text))
        kinds |= set(re.findall(r'^KIND = "(\w+)"', text, re.MULTILINE))
    assert len(kinds) > 8
    assert kinds <= set(OPERATIONS)


def test_every_journaled_table_has_words():
    """Counts and names of records exist for all tables that operations write."""
    assert set(TABLES) <= set(COUNTS)
    assert set(TABLES) <= set(RECORDS)


def test_people_are_told_before_what_hangs_on_them():
    """Thirty phones of thirty clients are thirty clients."""
    assert counts_words({"contact": 60, "client": 30, "tourist": 1}) == "1 tourist, 30 regular clients"


def test_an_undo_names_what_it_undid():
    """The line of an undo leads to the operation."""
    row = OperationRow(9, "undo", "", "Anna", "desk", "2026-01-01T00:00:00+00:00", False, undoes=7)
    assert operation_words(row) == "Operation 7 undone"


def test_a_record_that_is_gone_is_told_by_its_number(office):
    """Nobody can load its name any more."""
    assert note_words(UndoNote("tour", 987654, "gone")) == "Tour no. 987654: deleted since"
