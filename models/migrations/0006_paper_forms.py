"""The embassies' own forms, and which of their fields belong to which question."""

from __future__ import annotations

from typing import Any

FILE = ("\"name\" TEXT NOT NULL DEFAULT ''", "\"content\" TEXT NOT NULL DEFAULT ''")
FORM = (
    "\"kind\" {k} NOT NULL DEFAULT ''",
    "\"name\" TEXT NOT NULL DEFAULT ''",
    "\"form\" {k} NOT NULL DEFAULT ''",
    "\"language\" TEXT NOT NULL DEFAULT ''",
    "\"edition\" TEXT NOT NULL DEFAULT ''",
    "\"dated\" TEXT NOT NULL DEFAULT ''",
    "\"matches\" TEXT NOT NULL DEFAULT ''",
    '"file_id" {i} NOT NULL REFERENCES "paper_file"("id")',
    '"version" {i} NOT NULL',
)


def up(_migrator: Any, db: Any) -> None:
    server = bool(db.sequences)
    identity = "BIGSERIAL PRIMARY KEY" if server else "INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"
    types = {"k": 'TEXT COLLATE "C"' if server else "TEXT", "i": "BIGINT" if server else "INTEGER"}
    for table, columns in (("paper_file", FILE), ("paper_form", FORM)):
        lines = ", ".join([f'"id" {identity}', *(one.format(**types) for one in columns)])
        db.execute_sql(f"CREATE TABLE {table} ({lines})")
    db.execute_sql("CREATE INDEX paper_form_file_id_index ON paper_form(file_id)")
