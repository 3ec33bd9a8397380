"""The SQLite file of an office with one workstation: its driver, its settings, and whether it is ours."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import peewee
from sqlcipher3 import dbapi2 as driver

from models.errors import DatabaseUnavailable
from models.failures import CANNOT_OPEN, DAMAGED, FULL, READ_ONLY, in_words, is_full
from translations import _

# "HABT": tells our files from other programs' (sqlite.org/pragma.html#pragma_application_id).
APPLICATION_ID = 0x48414254
BUSY_SECONDS = 10
_HEADER = b"SQLite format 3\x00"
_PRAGMAS = {
    "foreign_keys": 1,
    "busy_timeout": BUSY_SECONDS * 1000,
    "secure_delete": 1,
    "trusted_schema": 0,
    "temp_store": 2,
    # KiB, taken as needed: a keystroke touches some three hundred pages, scattered over a large file. Not
    # mmap_size: a mapped file that is cut or whose disk goes away ends the program.
    "cache_size": -65_536,
}
_WRITING_PRAGMAS = {"journal_mode": "wal", "synchronous": 2}


class SqliteFile(peewee.SqliteDatabase):  # type: ignore[misc]  # peewee has no types
    """peewee's SQLite with the library of sqlcipher3: Python's own may have the WAL-reset corruption."""

    server_version = driver.sqlite_version_info

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        pragmas = _PRAGMAS if read_only else _PRAGMAS | _WRITING_PRAGMAS
        self.path = path
        name = read_only_address(path) if read_only else str(path)
        super().__init__(name, pragmas=pragmas, timeout=BUSY_SECONDS, uri=read_only, returning_clause=False)

    def _connect(self) -> Any:
        connection = driver.connect(
            self.database, timeout=self._timeout, isolation_level=None, **self.connect_params
        )
        try:
            self._add_conn_hooks(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """As peewee's; what the disk refuses to a reader is said in words, as it is to a writer."""
        if self.in_transaction():
            return super().execute_sql(sql, params)
        with in_words(self.path):
            return super().execute_sql(sql, params)

    def rollback(self) -> None:
        """As peewee's, but silent where SQLite rolled back by itself (full disk): the cause must be seen."""
        if self.connection().in_transaction:
            super().rollback()


def read_only_address(path: Path) -> str:
    """The file as an SQLite address that never writes to it."""
    return f"{path.resolve().as_uri()}?mode=ro"


def schema_of(path: Path, newest: int) -> int:
    """The number of the file's schema; 0 if the file is not there yet or is empty.

    Asks before anything else touches the file, and leaves its bytes as they are. Raises DatabaseUnavailable
    if the file is not ours, is newer than ``newest``, is damaged, or cannot be read.
    """
    with file_errors_in_words():
        if not path.exists():
            return 0
        if not path.is_file():  # a folder, a device, a pipe
            raise not_ours(str(path))
        if path.stat().st_size == 0:
            return 0
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    if header != _HEADER:
        raise not_ours(str(path))
    application, schema, empty = _numbers(path)
    if empty and application in (0, APPLICATION_ID):
        return 0  # a first start that was cut off
    if application != APPLICATION_ID:
        raise not_ours(str(path))
    if schema > newest:
        raise too_new()
    return schema


def _numbers(path: Path) -> tuple[int, int, bool]:
    """application_id, user_version, and whether there is no table but the empty history of migrations."""
    try:
        connection = driver.connect(read_only_address(path), uri=True, timeout=BUSY_SECONDS)
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            schema = connection.execute("PRAGMA user_version").fetchone()[0]
            empty = application in (0, APPLICATION_ID) and schema == 0 and _is_empty(connection)
        finally:
            connection.close()
    except driver.DatabaseError as error:
        damaged = "malformed" in str(error) or "not a database" in str(error)
        # Even a reader needs room for the index of the log.
        cannot = FULL if is_full(path) else CANNOT_OPEN
        raise DatabaseUnavailable(_(DAMAGED if damaged else cannot)) from error
    return application, schema, empty


def _is_empty(connection: Any) -> bool:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {name for (name,) in tables} <= {"schema_migration", "sqlite_sequence"}


def not_ours(name: str) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        _(
            "%(name)s is not a database of Habitué. Choose another file, or give a new name to begin an "
            "empty one."
        )
        % {"name": name}
    )


def too_new() -> DatabaseUnavailable:
    return DatabaseUnavailable(
        _(
            "This database was made by a newer Habitué. Update the program on this workstation; nothing "
            "was changed."
        )
    )


@contextmanager
def file_errors_in_words() -> Iterator[None]:
    """What the operating system refuses while the database is opened, as DatabaseUnavailable."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise DatabaseUnavailable(_(FULL if full else CANNOT_OPEN)) from error


def prepare_folder(path: Path) -> None:
    """Make the folder of a new file, and what stands beside an old one as writable as the file itself.

    DatabaseUnavailable where file or folder cannot be written.
    """
    with file_errors_in_words():
        path.parent.mkdir(parents=True, exist_ok=True)
    # The folder too: SQLite keeps its log beside the file.
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise DatabaseUnavailable(_(READ_ONLY))
    _share_rights(path)


def _share_rights(path: Path) -> None:
    """Log and index made while the file could only be read stay so when it may be written again.

    SQLite gives them the rights of the file, but only when it makes them, and cannot write without. They are
    not deleted: another program may have them open.
    """
    real = Path(os.path.realpath(path))
    for beside in (real.with_name(real.name + "-wal"), real.with_name(real.name + "-shm")):
        with suppress(OSError):  # not there, or somebody else's: then SQLite says what it cannot
            rights, given = (stat.S_IMODE(one.stat().st_mode) for one in (real, beside))
            if rights & 0o222 & ~given:
                beside.chmod(rights)
