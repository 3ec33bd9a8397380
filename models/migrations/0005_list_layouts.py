"""Columns of the lists that leave the program, remembered under names."""

from __future__ import annotations

from typing import Any

COLUMNS = (
    "\"kind\" {k} NOT NULL DEFAULT ''",
    "\"name\" {k} NOT NULL DEFAULT ''",
    "\"columns\" TEXT NOT NULL DEFAULT ''",
    "\"language\" TEXT NOT NULL DEFAULT ''",
    "\"kept_at\" {k} NOT NULL DEFAULT ''",
    "\"person\" TEXT NOT NULL DEFAULT ''",
)


def up(_migrator: Any, db: Any) -> None:
    server = bool(db.sequences)
    identity = "BIGSERIAL PRIMARY KEY" if server else "INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"
    key = 'TEXT COLLATE "C"' if server else "TEXT"
    columns = ", ".join([f'"id" {identity}', *(one.format(k=key) for one in COLUMNS)])
    db.execute_sql(f"CREATE TABLE list_layout ({columns})")
    db.execute_sql("CREATE UNIQUE INDEX list_layout_name_index ON list_layout(kind, name)")
