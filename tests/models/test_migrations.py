"""Migrations: stored old databases open with everything, and a rebuilt table keeps its children."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from models import clients, database, drafts, migrating, tables
from models.records import Client, Document

NEWEST = migrating.newest_schema()
NEXT = f"{NEWEST + 1:04}_test"
STORED = Path(__file__).parents[1] / "data"
REBUILD = """
from peewee import TextField


def up(migrator, db):
    if db.sequences:
        migrator.migrate(migrator.add_column("client", "extra", TextField(default="")))
        return
    db.execute_sql('CREATE TABLE "new" AS SELECT * FROM client WHERE 0')
    sql = db.execute_sql("SELECT sql FROM sqlite_master WHERE name = 'client'").fetchone()[0]
    db.execute_sql('DROP TABLE "new"')
    db.execute_sql(sql.replace('"client"', '"client_new"', 1))
    db.execute_sql("INSERT INTO client_new SELECT * FROM client")
    db.execute_sql("DROP TABLE client")
    db.execute_sql("ALTER TABLE client_new RENAME TO client")
"""
BREAKS = """
def up(migrator, db):
    db.execute_sql("DELETE FROM client")
"""
FAILS = """
def up(migrator, db):
    db.execute_sql("CREATE TABLE half(id INTEGER)")
    raise ZeroDivisionError
"""


def columns(table: str) -> set[str]:
    return {one.name for one in database.database.get_columns(table)}


@pytest.mark.usefixtures("any_database")
@pytest.mark.parametrize(
    "model",
    [
        *tables.JOURNALED,
        tables.Draft,
        tables.ImportLayout,
        tables.ListLayout,
        tables.Operation,
        tables.OperationCreated,
        tables.OperationChange,
    ],
    ids=tables.table_name,
)
def test_classes_and_tables_agree(model):
    """Every class of models.tables has exactly the columns that the migrations made."""
    assert columns(tables.table_name(model)) == set(tables.columns_of(model))


@pytest.mark.usefixtures("any_database")
@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ("client", ["surname_key", "given_key", "birth_date"]),
        ("client", ["given_key", "surname_key", "birth_date"]),
        ("client", ["other_surname_key", "other_given_key"]),
        ("client", ["birth_date", "surname_key"]),
        ("client", ["sort_key", "id"]),
        ("document", ["document_key"]),
        ("document", ["document_tail"]),
        ("document", ["client_id"]),
        ("contact", ["key"]),
        ("card", ["key"]),
        ("former_name", ["surname_key"]),
        ("tourist", ["surname_key", "given_key", "birth_date"]),
        ("tourist", ["document_key"]),
        ("tourist", ["tour_id", "position"]),
        ("tourist", ["client_id"]),
        ("operation_change", ["table_name", "record_id"]),
    ],
)
def test_search_has_its_index(table, wanted):
    """What is searched by has an index on both databases."""
    assert wanted in [index.columns for index in database.database.get_indexes(table)]


def test_keys_are_compared_byte_by_byte(any_database):
    """The order of keys is the same on both databases, whatever the server's language."""
    for key in ("a", "Z", "я", "b-", "ba"):
        tables.Client.insert(native_surname="x", sort_key=key, surname_key=key).execute()
    rows = tables.Client.select(tables.Client.sort_key).order_by(tables.Client.sort_key).tuples()
    assert [key for (key,) in rows] == ["Z", "a", "b-", "ba", "я"]


@pytest.mark.parametrize("stored", sorted(STORED.glob("schema_*.db")), ids=lambda path: path.stem)
def test_stored_old_database_opens_with_all_children(stored, tmp_path):
    """A database of every released schema opens with each record and child it had."""
    path = tmp_path / "habitue.db"
    shutil.copy(stored, path)
    with_children = ("client", "document", "contact", "address", "card", "former_name", "client_answer")
    names = (*with_children, "tour", "service", "tourist", "service_use", "answer", "draft", "operation")
    connection = driver.connect(str(path))
    before = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}
    connection.close()
    assert all(before.values())
    database.open_database(f"sqlite:///{path}")
    after = {
        name: database.database.execute_sql(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names
    }
    assert after == before
    client = clients.load_client(1)
    assert (client.native_surname, client.documents[0].number) == ("Щербакова", "1234567")
    assert database.database.execute_sql("PRAGMA foreign_key_check").fetchall() == []


def test_drafts_of_the_first_schema_find_their_person(tmp_path):
    """Typing that waited under the old keys waits under the person's own."""
    path = tmp_path / "habitue.db"
    shutil.copy(STORED / "schema_1.db", path)
    connection = driver.connect(str(path))
    connection.execute(
        "INSERT INTO draft(key, body, person) VALUES('tourist/Anna/3/7', '{\"a\": 1}', 'Anna')"
    )
    connection.execute("INSERT INTO draft(key, body, person) VALUES('tour:new', '{\"b\": 2}', 'Boris')")
    connection.commit()
    connection.close()
    database.open_database(f"sqlite:///{path}", person="Anna")
    assert drafts.load_draft("tourist/3/7") == {"a": 1}
    assert drafts.load_draft("tourist:1") == {"notes": "typed"}
    assert drafts.load_draft("tour:new") is None
    database.open_database(f"sqlite:///{path}", person="Boris")
    assert drafts.load_draft("tour:new") == {"b": 2}


def test_every_schema_but_the_newest_is_stored():
    """A schema that was released has its stored database."""
    stored = {path.stem for path in STORED.glob("schema_*.db")}
    assert stored >= {f"schema_{number}" for number in range(1, migrating.newest_schema() + 1)}


def test_rebuilt_table_keeps_its_children(any_database, tmp_path):
    """With foreign keys on, the rebuild would have deleted every passport."""
    clients.save_client(
        Client(native_surname="Иванов", documents=[Document(number="1"), Document(number="2")])
    )
    folder = scripts(tmp_path, REBUILD)
    assert migrating.migrate(database.database.obj, folder) == [NEXT]
    assert tables.Document.select().count() == 2
    assert clients.count_clients() == 1
    if database.kind() == "sqlite":
        assert database.database.pragma("foreign_keys") == 1
        assert database.database.pragma("user_version") == NEWEST + 1
    _forget()


def test_script_that_leaves_orphans_is_rolled_back(sqlite_database, tmp_path):
    """A script that loses parents is a bug: nothing of it stays."""
    clients.save_client(Client(native_surname="Иванов", documents=[Document(number="1")]))
    with pytest.raises(migrating.MigrationBroken):
        migrating.migrate(database.database.obj, scripts(tmp_path, BREAKS))
    assert clients.count_clients() == 1
    assert database.database.pragma("user_version") == NEWEST


def test_script_that_fails_leaves_nothing(any_database, tmp_path):
    """A failed migration leaves the database as it was, on both kinds."""
    with pytest.raises(ZeroDivisionError):
        migrating.migrate(database.database.obj, scripts(tmp_path, FAILS))
    assert "half" not in database.database.get_tables()
    assert database.database.execute_sql("SELECT count(*) FROM schema_migration").fetchone()[0] == NEWEST


def test_migration_inside_a_transaction_is_refused(sqlite_database, tmp_path):
    """There the foreign keys could not be switched off."""
    folder = scripts(tmp_path, REBUILD)
    with database.database.atomic(), pytest.raises(migrating.MigrationBroken):
        migrating.migrate(database.database.obj, folder)


def test_copy_is_made_before_an_old_database_is_migrated(sqlite_database, tmp_path, monkeypatch):
    """The older program can open the copy that lies beside the file."""
    clients.save_client(Client(native_surname="Иванов"))
    database.close_database()
    monkeypatch.setattr(migrating, "FOLDER", scripts(tmp_path, REBUILD))
    monkeypatch.setattr(migrating.migrate, "__defaults__", (migrating.FOLDER,))
    migrating.newest_schema_cached.cache_clear()
    try:
        database.open_database(f"sqlite:///{sqlite_database}")
        assert database.database.pragma("user_version") == NEWEST + 1
        database.close_database()
    finally:
        migrating.newest_schema_cached.cache_clear()
    [copy] = sqlite_database.parent.glob(f"habitue.schema-{NEWEST}.*.db")
    connection = driver.connect(str(copy))
    assert connection.execute("PRAGMA user_version").fetchone()[0] == NEWEST
    assert connection.execute("SELECT native_surname FROM client").fetchall() == [("Иванов",)]
    connection.close()


def test_two_programs_make_the_schema_once(new_server_database):
    """Two workstations that start at once on an empty server wait for each other."""
    import subprocess
    import sys

    url = new_server_database()
    code = "import sys; from models import database; database.open_database(sys.argv[1])"
    root = Path(__file__).parents[2]
    programs = [subprocess.Popen([sys.executable, "-c", code, url], cwd=root) for _ in range(3)]
    assert [program.wait(60) for program in programs] == [0, 0, 0]
    database.open_database(url)
    assert tables.Client.select().count() == 0


def scripts(folder: Path, text: str) -> Path:
    """The migrations of the program and one more."""
    target = folder / "migrations"
    shutil.copytree(migrating.FOLDER, target, ignore=shutil.ignore_patterns("__pycache__"))
    (target / f"{NEXT}.py").write_text(text)
    return target


def _forget() -> None:
    """The worker's database on the server is used by the next test."""
    if database.kind() == "postgresql":
        database.database.execute_sql(f"DELETE FROM schema_migration WHERE name = '{NEXT}'")
        database.database.execute_sql("ALTER TABLE client DROP COLUMN extra")
