"""A large write leaves its log to be written back behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.checkpoints import LARGE, checkpoint_afterwards, wait_for_checkpoint
from models.clients import count_clients, save_client
from models.database import database
from models.journal import operation
from models.records import Client
from models.tables import Client as ClientTable


def pages_of(path: Path) -> int:
    return path.stat().st_size


def test_the_log_is_written_back_after_a_large_write(sqlite_database):
    """The file grows behind the commit, and nothing is lost."""
    before = pages_of(sqlite_database)
    with checkpoint_afterwards(LARGE), operation("many") as op:
        op.insert_many(ClientTable, [{"native_surname": "Иванов" * 20, "version": 1}] * 5000)
        assert pages_of(sqlite_database) == before
    wait_for_checkpoint()
    assert pages_of(sqlite_database) > before
    assert count_clients() == 5000


def test_the_usual_setting_comes_back(any_database):
    """Also when the write fails; a server has no such setting."""
    with pytest.raises(ZeroDivisionError), checkpoint_afterwards(LARGE):
        raise ZeroDivisionError
    if not database.sequences:
        assert database.execute_sql("PRAGMA wal_autocheckpoint").fetchone()[0] == 1000


def test_a_small_write_is_left_alone(sqlite_database):
    """One client is saved as ever."""
    with checkpoint_afterwards(1):
        save_client(Client(native_surname="Иванов"))
    assert count_clients() == 1
