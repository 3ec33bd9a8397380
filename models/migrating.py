"""Bringing a database to the newest schema: playhouse's runner, made safe for tables with children.

playhouse switches foreign keys off only outside a transaction, and a table rebuild with them on deletes
all children. So each script runs like this: lock, foreign keys off, IMMEDIATE, script, check of the foreign
keys, number of the schema, commit.
"""

from __future__ import annotations

import functools
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "migrations"
HISTORY = "schema_migration"
# Any number that other programs on the same server are not likely to take.
ADVISORY_LOCK = 0x48414254
_DRIVERS = ("psycopg", "psycopg2", "psycopg2cffi", "pymysql", "MySQLdb")
_one_at_a_time = threading.Lock()


class MigrationBroken(Exception):
    """A script left a record that points to nothing. A bug of the script; nothing was kept of it."""


def newest_schema() -> int:
    """Number of the newest schema this program knows."""
    return max(number_of(path.stem) for path in FOLDER.glob("[0-9]*.py"))


@functools.cache
def newest_schema_cached() -> int:
    """``newest_schema``, read once: it is asked for in each transaction."""
    return newest_schema()


def migrate(database: Any, folder: Path = FOLDER) -> list[str]:
    """Run the pending scripts, oldest first; their names. The database is open, in no transaction."""
    with _one_at_a_time:
        runner = _runner_class()(database, str(folder), table_name=HISTORY)
        names: list[str] = runner.up()
        return names


def schema_on_server(database: Any) -> int | None:
    """Number of the schema on a server; 0 for an empty database, None if it holds something not ours."""
    tables = database.get_tables()
    if HISTORY not in tables:
        return None if tables else 0
    names = database.execute_sql(f"SELECT name FROM {HISTORY}").fetchall()  # noqa: S608
    return max((number_of(name) for (name,) in names), default=0)


def number_of(name: str) -> int:
    """The number at the beginning of a migration's name, 0 if there is none."""
    found = re.match(r"\d+", name)
    return int(found.group()) if found else 0


@contextmanager
def _without_drivers() -> Iterator[None]:
    # playhouse, like peewee itself, imports every driver it finds.
    hidden = [name for name in _DRIVERS if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None makes "import name" fail
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


def _runner_class() -> Any:
    with _without_drivers():
        from playhouse.migrations import Runner

    class SafeRunner(Runner):  # type: ignore[misc]  # playhouse has no types
        def up(self, target: str | None = None, fake: bool = False) -> list[str]:
            with _server_lock(self.database):
                names: list[str] = super().up(target, fake)
                return names

        def _run(self, name: str, module: Any, direction: str, fake: bool = False) -> None:
            with _schema_transaction(self.database):
                # Another program may have done it while this one waited for the lock.
                if self.History.select().where(self.History.name == name).exists():
                    return
                getattr(module, direction)(self.migrator, self.database)
                self.History.create(name=name)
                _finish(self.database, number_of(name))

    return SafeRunner


@contextmanager
def _server_lock(database: Any) -> Iterator[None]:
    if not database.sequences:
        yield
        return
    database.execute_sql("SET statement_timeout = 0; SET lock_timeout = 0")
    database.execute_sql("SELECT pg_advisory_lock(%s)", (ADVISORY_LOCK,))
    try:
        database.execute_sql("SET lock_timeout = '5s'")
        yield
    finally:
        database.execute_sql("SET statement_timeout = '60s'; SET lock_timeout = '5s'")
        database.execute_sql("SELECT pg_advisory_unlock(%s)", (ADVISORY_LOCK,))


@contextmanager
def _schema_transaction(database: Any) -> Iterator[None]:
    if database.in_transaction():
        raise MigrationBroken("a migration inside a transaction would delete children")
    if database.sequences:
        with database.atomic():
            yield
        return
    database.pragma("foreign_keys", 0)
    try:
        with database.atomic("IMMEDIATE"):
            yield
    finally:
        database.pragma("foreign_keys", 1)


def _finish(database: Any, number: int) -> None:
    if database.sequences:
        return
    broken = database.execute_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise MigrationBroken(f"{len(broken)} records point to nothing after migration {number}")
    from models.sqlite_file import APPLICATION_ID

    database.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    database.execute_sql(f"PRAGMA user_version = {number}")
