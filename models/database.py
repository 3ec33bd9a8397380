"""Which database is open, who works with it, and how it is opened and closed.

A SQLite file for one workstation (``sqlite:///PATH``) or a PostgreSQL server for many
(``postgresql://user@server/database``). One database is open at a time; each thread has its own connection.
"""

from __future__ import annotations

import getpass
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from models import failures, migrating, sqlite_file
from models.errors import DatabaseUnavailable, NoDatabaseYet
from models.tables import database
from translations import _

__all__ = [
    "close_database",
    "connection_context",
    "current",
    "database",
    "default_database_url",
    "describe",
    "is_open",
    "kind",
    "now",
    "open_database",
    "sqlite_path",
    "writing",
]

# peewee's DEBUG lines hold passports and phones: never let them out.
logging.getLogger("peewee").setLevel(logging.INFO)


@dataclass(frozen=True, slots=True)
class OpenDatabase:
    """The database in use. ``path`` is None for a server; ``server`` is its name without the password.

    ``passed_over``: operations of which nothing could be undone. It was said; Ctrl+Z goes on to earlier ones.
    """

    kind: str
    path: Path | None
    server: str
    read_only: bool
    person: str
    workstation: str
    passed_over: set[int] = field(default_factory=set)


_current: OpenDatabase | None = None


def default_database_url() -> str:
    """The file used when none is named: habitue.db in the person's own data folder."""
    import platformdirs

    folder = platformdirs.user_data_dir("habitue", appauthor=False)
    return f"sqlite:///{Path(folder) / 'habitue.db'}"


def open_database(url: str, *, read_only: bool = False, person: str | None = None) -> None:
    """Open the database named by ``url`` for the whole program, making or migrating it where needed.

    ``read_only`` works beside another program that has the same file open, and never writes. ``person`` is
    who the journal names, by default the user of the operating system. Raises DatabaseUnavailable, with the
    database as it was, if it is not ours, newer, read-only, damaged or cannot be reached.
    """
    close_database()
    path = sqlite_path(url)
    if path is not None:
        with failures.in_words(path):
            handle = _open_file(path, read_only)
        _set_current("sqlite", path, "", read_only, person)
        return
    with failures.in_words(connecting=True):
        handle = _open_server(url, read_only)
    server = f"{handle.connect_params.get('host', 'localhost')}/{handle.database}"
    _set_current("postgresql", None, server, read_only, person)


def close_database() -> None:
    """Close this thread's connection and forget the database. Nothing happens if none is open."""
    global _current
    if database.obj is not None and not database.is_closed():
        database.close()
    _current = None


def is_open() -> bool:
    return _current is not None


def current() -> OpenDatabase:
    """The open database; DatabaseUnavailable if there is none."""
    if _current is None:
        raise DatabaseUnavailable(_("No database is open. Open one first."))
    return _current


def kind() -> str:
    """ "sqlite" or "postgresql"."""
    return current().kind


def describe() -> str:
    """The open database in a few words for the status bar."""
    opened = current()
    name = opened.path.name if opened.path is not None else opened.server
    return _("%(name)s (only reading)") % {"name": name} if opened.read_only else name


def sqlite_path(url: str) -> Path | None:
    """The file a URL names, None if it names a server. DatabaseUnavailable for any other address."""
    scheme, found, rest = url.partition("://")
    if found and scheme in ("postgresql", "postgres"):
        return None
    if not found or scheme != "sqlite" or not rest.startswith("/") or not rest[1:] or "\0" in rest:
        raise DatabaseUnavailable(
            _(
                "The address of a database looks like sqlite:///path/to/file or postgresql://user@server/database."
            )
        )
    try:
        return Path(rest[1:]).expanduser()
    except RuntimeError as error:  # ~name of somebody whom this machine does not know
        raise DatabaseUnavailable(_(failures.CANNOT_OPEN)) from error


@contextmanager
def connection_context() -> Iterator[None]:
    """This thread's own connection for as long as the block runs: for background workers."""
    path = current().path
    with failures.in_words(path), database.connection_context():
        yield


@contextmanager
def writing() -> Iterator[None]:
    """The one transaction of a write that is not an operation (drafts), errors in words."""
    opened = current()
    if opened.read_only:
        raise DatabaseUnavailable(_(failures.READ_ONLY))
    with failures.in_words(opened.path):
        # IMMEDIATE: a transaction that reads first and writes later fails at once when somebody else wrote.
        transaction = database.atomic("IMMEDIATE") if opened.kind == "sqlite" else database.atomic()
        try:
            with transaction:
                _refuse_if_migrated()
                yield
        except Exception as error:
            if failures.is_lost_connection(error):
                failures.drop_connection(database.obj)
            raise


def now() -> str:
    """This instant as ISO 8601 in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _refuse_if_migrated() -> None:
    # A newer program may have migrated the database while this one was open.
    if _schema_now() > migrating.newest_schema_cached():
        raise sqlite_file.too_new()


def _schema_now() -> int:
    if not database.sequences:
        return int(database.execute_sql("PRAGMA user_version").fetchone()[0])
    row = database.execute_sql(f"SELECT max(name) FROM {migrating.HISTORY}").fetchone()  # noqa: S608
    return migrating.number_of(row[0] or "")


def _open_file(path: Path, read_only: bool) -> Any:
    newest = migrating.newest_schema_cached()
    if not read_only:
        sqlite_file.prepare_folder(path)
    found = sqlite_file.schema_of(path, newest)
    if read_only and found < newest:
        raise _not_made_yet(found)
    if not read_only:
        with sqlite_file.file_errors_in_words():
            path.touch(mode=0o600)  # other people's passports: nobody else on this machine reads them
    handle = sqlite_file.SqliteFile(path, read_only=read_only)
    database.initialize(handle)
    try:
        handle.connect()
        if found < newest:
            _upgrade(handle, path, found)
    except BaseException:
        handle.close()
        raise
    return handle


def _upgrade(handle: Any, path: Path, found: int) -> None:
    if found:
        from models.backup import copy_before_migration

        copy_before_migration(path, found)
    migrating.migrate(handle)


def _open_server(url: str, read_only: bool) -> Any:
    from models import postgresql_server

    handle = postgresql_server.from_url(url)
    database.initialize(handle)
    try:
        handle.connect()
        found = migrating.schema_on_server(handle)
        newest = migrating.newest_schema_cached()
        if found is None:
            raise sqlite_file.not_ours(handle.database)
        if found > newest:
            raise sqlite_file.too_new()
        if found < newest:
            if read_only:
                raise _not_made_yet(found)
            migrating.migrate(handle)
    except BaseException:
        handle.close()
        raise
    return handle


def _not_made_yet(schema: int) -> DatabaseUnavailable:
    """Who only reads neither makes nor migrates; ``schema`` 0 is an empty database."""
    message = _(
        "There is no database here yet, or it is of an older Habitué. Open it once in the window first."
    )
    return DatabaseUnavailable(message) if schema else NoDatabaseYet(message)


def _set_current(name: str, path: Path | None, server: str, read_only: bool, person: str | None) -> None:
    global _current
    _current = OpenDatabase(name, path, server, read_only, person or _user(), socket.gethostname())


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container or a service without a name
        return "?"
