"""The agency's own terms of the dictionary; those that come with the program are no records."""

from __future__ import annotations

from typing import Any

COLUMNS = (
    "\"shipped\" {k} NOT NULL DEFAULT ''",
    "\"kind\" TEXT NOT NULL DEFAULT ''",
    "\"texts\" TEXT NOT NULL DEFAULT ''",
    "\"note\" TEXT NOT NULL DEFAULT ''",
    '"version" {i} NOT NULL',
)


def up(_migrator: Any, db: Any) -> None:
    server = bool(db.sequences)
    identity = "BIGSERIAL PRIMARY KEY" if server else "INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"
    types = {"k": 'TEXT COLLATE "C"' if server else "TEXT", "i": "BIGINT" if server else "INTEGER"}
    columns = ", ".join([f'"id" {identity}', *(one.format(**types) for one in COLUMNS)])
    db.execute_sql(f"CREATE TABLE term ({columns})")
