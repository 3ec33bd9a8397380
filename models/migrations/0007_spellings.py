"""How a person's names are spelled, what a passport says otherwise, and findings that were looked at."""

from __future__ import annotations

from typing import Any

COLUMNS = {
    "client": ("k:latin_scheme", "k:surname_changed_on"),
    "document": (
        *("t:printed_surname", "t:printed_given_name", "k:printed_sex", "k:printed_birth_date"),
        "t:printed_birth_place",
    ),
    "tourist": (
        *("k:latin_scheme", "k:surname_changed_on"),
        *("t:international_passport_printed_surname", "t:international_passport_printed_given_name"),
        *("k:international_passport_printed_sex", "k:international_passport_printed_birth_date"),
        "t:international_passport_printed_birth_place",
    ),
}
SETTLED = (
    "\"code\" {k} NOT NULL DEFAULT ''",
    '"client_id" {i} NOT NULL DEFAULT 0',
    '"other_id" {i} NOT NULL DEFAULT 0',
    "\"field\" {k} NOT NULL DEFAULT ''",
    "\"digest\" {k} NOT NULL DEFAULT ''",
    '"version" {i} NOT NULL',
)


def up(_migrator: Any, db: Any) -> None:
    server = bool(db.sequences)
    types = {"k": 'TEXT COLLATE "C"' if server else "TEXT", "t": "TEXT"}
    for table, columns in COLUMNS.items():
        for column in columns:
            kind, _colon, name = column.partition(":")
            db.execute_sql(f"ALTER TABLE {table} ADD COLUMN \"{name}\" {types[kind]} NOT NULL DEFAULT ''")
    identity = "BIGSERIAL PRIMARY KEY" if server else "INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"
    types["i"] = "BIGINT" if server else "INTEGER"
    lines = ", ".join([f'"id" {identity}', *(one.format(**types) for one in SETTLED)])
    db.execute_sql(f"CREATE TABLE settled_finding ({lines})")
    db.execute_sql("CREATE INDEX settled_finding_index ON settled_finding(code, client_id)")
