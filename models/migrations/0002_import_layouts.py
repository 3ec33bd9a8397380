"""Layouts of lists and where their columns went; drafts under each person's name."""

from __future__ import annotations

from typing import Any

COLUMNS = (
    "\"key\" {k} NOT NULL DEFAULT ''",
    "\"name\" TEXT NOT NULL DEFAULT ''",
    "\"headings\" TEXT NOT NULL DEFAULT ''",
    "\"mapping\" TEXT NOT NULL DEFAULT ''",
    "\"kept_at\" {k} NOT NULL DEFAULT ''",
    "\"person\" TEXT NOT NULL DEFAULT ''",
)
# Tourists' and clients' drafts named their person in the middle, the others not at all.
OWN_DRAFTS = (
    "UPDATE draft SET \"key\" = person || {chr}(10) || replace(replace(\"key\", 'tourist/' || person || '/',"
    " 'tourist/'), 'client/' || person || '/', 'client/')"
)


def up(_migrator: Any, db: Any) -> None:
    server = bool(db.sequences)
    identity = "BIGSERIAL PRIMARY KEY" if server else "INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"
    key = 'TEXT COLLATE "C"' if server else "TEXT"
    columns = ", ".join([f'"id" {identity}', *(one.format(k=key) for one in COLUMNS)])
    db.execute_sql(f"CREATE TABLE import_layout ({columns})")
    db.execute_sql('CREATE UNIQUE INDEX import_layout_key_index ON import_layout("key")')
    db.execute_sql(OWN_DRAFTS.format(chr="chr" if server else "char"))
