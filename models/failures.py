"""What the database says when it cannot, in words for a clerk. The one place that reads its messages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import peewee

from models.errors import DatabaseUnavailable
from translations import N_, _

LOCKED = N_("The database is busy: another program or workstation is writing. Wait a moment and try again.")
FULL = N_("The disk with the database is full, so nothing was saved. Free some space and try again.")
DISK = N_(
    "The disk with the database could not be written, so nothing was saved. Check that the disk is connected "
    "and has free space, and try again."
)
READ_ONLY = N_(
    "The database can only be read here, so nothing was saved. Ask for the right to write to it or choose "
    "another database."
)
DAMAGED = N_("The database is damaged. Restore the last backup, or open another database.")
CONNECTION = N_(
    "The connection to the database server was lost. What you typed is still here: check the network and "
    "try again."
)
UNREACHABLE = N_("The database server does not answer. Check its address and the network, and try again.")
REFUSED = N_(
    "The database server refused the name or the password. Check them in the address of the database."
)
MISSING = N_("The database server has no such database. Check the address of the database.")
RIGHTS = N_(
    "The database server does not allow this to the user you are connected as. Ask its administrator."
)
CANNOT_OPEN = N_(
    "The database file cannot be opened. Check that its folder exists and that you may write there."
)

_SQLITE = (
    ("database or disk is full", FULL),
    ("disk i/o error", DISK),
    ("database is locked", LOCKED),
    ("database table is locked", LOCKED),
    ("readonly database", READ_ONLY),
    ("malformed", DAMAGED),
    ("not a database", DAMAGED),
    ("file is encrypted", DAMAGED),
    ("unable to open database file", CANNOT_OPEN),
)
# By the beginning of the SQLSTATE code (PostgreSQL manual, appendix A).
_SQLSTATE = (
    ("08", CONNECTION),
    ("57P", CONNECTION),
    ("25P03", CONNECTION),
    ("28", REFUSED),
    ("3D000", MISSING),
    ("42501", RIGHTS),
    ("53100", FULL),
    ("53", LOCKED),
    ("55P03", LOCKED),
    ("57014", LOCKED),
    ("40", LOCKED),
    ("25006", READ_ONLY),
    ("58", DISK),
    ("XX001", DAMAGED),
    ("XX002", DAMAGED),
)
# While connecting there is no code, only the server's text in the server's language.
_CONNECTING = (
    ("database", "does not exist", MISSING),
    ("база данных", "не существует", MISSING),
    ("password", "", REFUSED),
    ("authentication", "", REFUSED),
    ("role", "does not exist", REFUSED),
    ("парол", "", REFUSED),
    ("подлинности", "", REFUSED),
    ("роль", "не существует", REFUSED),
    ("pg_hba.conf", "", REFUSED),
)
_LOST = (
    "connection",
    "server closed",
    "could not receive",
    "could not send",
    "ssl syscall",
    "timeout expired",
)
# The last: a record that this one points to was deleted, or used, by somebody whose transaction ended first.
_RETRIED = ("40001", "40P01", "55P03", "23503")


def sqlstate(error: BaseException) -> str:
    """PostgreSQL's code of the error behind peewee's, "" if there is none."""
    for candidate in (error, *error.args, error.__cause__, error.__context__):
        code = getattr(candidate, "sqlstate", None)
        if code:
            return str(code)
    return ""


def is_collision(error: BaseException) -> bool:
    """Whether running the whole function again may help.

    Deadlock, serialization, lock timeout, a link to what somebody deleted in the same moment.
    """
    return isinstance(error, peewee.DatabaseError) and sqlstate(error) in _RETRIED


def is_lost_connection(error: BaseException) -> bool:
    return sentence_code(error) == CONNECTION


def drop_connection(handle: Any) -> None:
    """Throw away this thread's dead connection, so that the next use makes a new one."""
    state = handle._state  # noqa: SLF001  # close() would talk to the dead server
    try:
        if state.conn is not None:
            state.conn.close()
    finally:
        state.reset()


def sentence_code(error: BaseException) -> str:
    """The untranslated sentence for the error, "" where the error is a bug of ours."""
    code, text = sqlstate(error), str(error).lower()
    if code:
        return next((known for start, known in _SQLSTATE if code.startswith(start)), "")
    if not isinstance(error, peewee.DatabaseError | peewee.InterfaceError):
        return ""
    found = next((known for part, known in _SQLITE if part in text), "")
    if not found and isinstance(error, peewee.OperationalError | peewee.InterfaceError):
        found = CONNECTION if any(part in text for part in _LOST) else ""
    return found


@contextmanager
def in_words(path: Path | None = None, *, connecting: bool = False) -> Iterator[None]:
    """Turn what the driver raises into DatabaseUnavailable; bugs and AppErrors pass unchanged.

    ``path`` is the SQLite file, whose disk is looked at; ``connecting`` says that nothing was lost yet.
    """
    try:
        yield
    except peewee.PeeweeException as error:
        code = _while_connecting(error) if connecting else sentence_code(error)
        if not code:
            raise
        if code == DISK and path is not None and is_full(path):
            code = FULL
        raise DatabaseUnavailable(_(code)) from error


def _while_connecting(error: BaseException) -> str:
    text = str(error).lower()
    for part, also, sentence in _CONNECTING:
        if not sqlstate(error) and part in text and also in text:
            return sentence
    code = sentence_code(error)
    return (
        UNREACHABLE
        if code == CONNECTION or (not code and isinstance(error, peewee.OperationalError))
        else code
    )


def is_full(path: Path) -> bool:
    """Whether less than 8 MB are left on the disk of the file: SQLite often says only "I/O error"."""
    try:
        return shutil.disk_usage(path.parent).free < 8 * 1024 * 1024
    except OSError:
        return False
