"""What is kept: tables, reads, writes, search, the journal. The only room that imports peewee.

peewee imports every PostgreSQL driver it finds, which costs an office with one SQLite file 0.3 s and
the memory at each start. The drivers are hidden from it here, while it is being imported;
models.postgresql_server imports psycopg itself when the office has a server.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import ModuleType

_DRIVERS = frozenset({"psycopg", "psycopg2", "psycopg2cffi", "pymysql", "MySQLdb"})


class _DriversHiddenFromPeewee:
    """A finder of modules that answers one question only: a driver asked for by peewee is not there."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> None:
        if name in _DRIVERS and _is_being_imported("peewee"):
            raise ModuleNotFoundError(f"{name} is not needed yet", name=name)


def _is_being_imported(name: str) -> bool:
    spec = getattr(sys.modules.get(name), "__spec__", None)
    return bool(getattr(spec, "_initializing", False))  # set by importlib until the module is whole


sys.meta_path.insert(0, _DriversHiddenFromPeewee())
