"""What is kept: tables, reads, writes, search, the journal. The only room that imports peewee.

peewee imports every PostgreSQL driver it finds, which costs an office with one SQLite file 0.3 s and
the memory at each start. The drivers are hidden from it here, once, before any module of this room
imports it; models.postgresql_server imports psycopg itself when the office has a server.
"""

from __future__ import annotations

import sys

_DRIVERS = ("psycopg", "psycopg2", "psycopg2cffi", "pymysql", "MySQLdb")


def _import_peewee_without_drivers() -> None:
    hidden = [name for name in _DRIVERS if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # None makes "import name" fail
    try:
        import peewee  # noqa: F401
    finally:
        for name in hidden:
            del sys.modules[name]


if "peewee" not in sys.modules:
    _import_peewee_without_drivers()
