"""Writing SQLite's log back into its file out of the way of the person who waits.

By default the commit that made the log long also writes it back, which for a large import takes as long
again as the commit. What was committed is durable in the log already, so another connection can do it later.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import peewee

from models.database import current, database
from models.sqlite_file import SqliteFile

# Below this the log stays short.
LARGE = 1000
_USUAL_PAGES = 1000
_log = logging.getLogger(__name__)
_running: list[threading.Thread] = []


@contextmanager
def checkpoint_afterwards(rows: int) -> Iterator[None]:
    """The commit of a block that writes so many rows does not write the log back; that begins after it."""
    path = current().path
    if path is None or rows < LARGE:
        yield
        return
    database.execute_sql("PRAGMA wal_autocheckpoint = 0")
    try:
        yield
    finally:
        database.execute_sql(f"PRAGMA wal_autocheckpoint = {_USUAL_PAGES}")
    wait_for_checkpoint()
    thread = threading.Thread(target=_checkpoint, args=(path,), name="checkpoint")
    _running.append(thread)
    thread.start()


def wait_for_checkpoint() -> None:
    """Return when no log is being written back: before the file is copied away, replaced or deleted."""
    while _running:
        _running.pop().join()


def _checkpoint(path: Path) -> None:
    file = SqliteFile(path)
    try:
        file.connect()
        # PASSIVE waits for nobody and makes nobody wait; what it leaves the next commit does.
        file.execute_sql("PRAGMA wal_checkpoint(PASSIVE)")
    except peewee.DatabaseError:
        _log.info("the log was not written back, the next commit will do it")
    finally:
        file.close()
