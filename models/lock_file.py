"""One program at a time writes to a SQLite file: a lock beside it that says who, where and since when.

The lock is the operating system's, so it goes away with the program however that ends; the text in the file
is only for people. It never has to be deleted by hand.
"""

from __future__ import annotations

import errno
import getpass
import json
import os
import socket
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from models import failures, migrating, sqlite_file
from models.database import now
from models.errors import DatabaseUnavailable
from translations import _

# Behind any text, because Windows does not let others read a locked part of a file.
_LOCKED_BYTE = 1 << 30


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a database file. ``since`` is ISO 8601 in UTC."""

    person: str = "?"
    workstation: str = "?"
    since: str = ""
    pid: int = 0


class Lock:
    """A held lock; ends with ``release()``, with the block, or with the program."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Let others in. May be called again."""
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Lock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def hold(path: Path, person: str | None = None) -> Lock:
    """Hold the database file for this program. DatabaseUnavailable names who has it already.

    A file that is no database of ours is refused as by ``open_database``, and nothing is left beside it.
    """
    lock_path = lock_path_of(path)
    was_there = os.path.lexists(lock_path)
    descriptor = _open(lock_path)
    if not _try_lock(descriptor):
        os.close(descriptor)
        raise DatabaseUnavailable(in_use(path))
    try:
        # Before a byte is written: another program's file may have another program's .lock beside it.
        sqlite_file.schema_of(path, migrating.newest_schema_cached())
    except BaseException:
        os.close(descriptor)
        if not was_there:
            lock_path.unlink(missing_ok=True)
        raise
    mine = Holder(person or _user(), socket.gethostname(), now(), os.getpid())
    with suppress(OSError):  # the text is only for people: a full disk may go without
        os.ftruncate(descriptor, 0)
        os.write(descriptor, json.dumps(asdict(mine)).encode())
    return Lock(lock_path, descriptor)


def _open(lock_path: Path) -> int:
    try:
        lock_path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(lock_path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DatabaseUnavailable(_(failures.FULL)) from error
        raise DatabaseUnavailable(
            _(
                "The folder of the database cannot be written. Choose another folder, or ask for the "
                "right to write."
            )
        ) from error


def holder(path: Path) -> Holder | None:
    """Who holds the database file now, None if nobody does."""
    lock_path = lock_path_of(path)
    try:
        descriptor = os.open(lock_path, os.O_RDWR)
    except OSError:
        return None
    try:
        return None if _try_lock(descriptor) else _read(lock_path)
    finally:
        os.close(descriptor)


def in_use(path: Path) -> str:
    """The sentence that names the holder."""
    found = _read(lock_path_of(path))
    return _(
        "%(person)s has this database open on %(workstation)s since %(since)s. Close Habitué there, and "
        "try again."
    ) % {"person": found.person, "workstation": found.workstation, "since": _at_this_desk(found.since)}


def _at_this_desk(utc: str) -> str:
    """The instant by the clock here, as people write it: "30.11.2026 06:19"; "?" if there is none."""
    try:
        return datetime.fromisoformat(utc).astimezone().strftime("%d.%m.%Y %H:%M")
    except (ValueError, TypeError, OverflowError):  # the file is anybody's to write
        return "?"


def lock_path_of(path: Path) -> Path:
    """Beside the file itself, so that a link to it and its own name are one lock."""
    real = Path(os.path.realpath(path))
    return real.with_name(real.name + ".lock")


def _read(lock_path: Path) -> Holder:
    try:
        values = json.loads(lock_path.read_text("utf-8"))
        return Holder(**values)
    except (OSError, ValueError, TypeError):
        return Holder()


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
