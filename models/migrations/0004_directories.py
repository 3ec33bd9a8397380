"""The agency's own entries of the directories, and whom an answer was asked from."""

from __future__ import annotations

from typing import Any

COLUMNS = (
    "\"kind\" {k} NOT NULL DEFAULT ''",
    "\"name\" {k} NOT NULL DEFAULT ''",
    "\"body\" TEXT NOT NULL DEFAULT ''",
    '"version" {i} NOT NULL',
)
ASKED = ("answer", "client_answer")


def up(_migrator: Any, db: Any) -> None:
    server = bool(db.sequences)
    identity = "BIGSERIAL PRIMARY KEY" if server else "INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"
    types = {"k": 'TEXT COLLATE "C"' if server else "TEXT", "i": "BIGINT" if server else "INTEGER"}
    columns = ", ".join([f'"id" {identity}', *(one.format(**types) for one in COLUMNS)])
    db.execute_sql(f"CREATE TABLE directory_entry ({columns})")
    db.execute_sql("CREATE INDEX directory_entry_name_index ON directory_entry(kind, name)")
    for table in ASKED:
        db.execute_sql(f"ALTER TABLE {table} ADD COLUMN \"asked\" TEXT NOT NULL DEFAULT ''")
