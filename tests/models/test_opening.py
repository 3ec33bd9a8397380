"""Opening a database: settings of each connection, and refusals that change nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from models import clients, database, journal, migrating
from models.errors import DatabaseUnavailable
from models.records import Client

ROOT = Path(__file__).parents[2]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def raw(path: Path, *statements: str) -> None:
    connection = driver.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def run(code: str, *arguments: str, **options) -> subprocess.CompletedProcess:
    command = [*options.pop("before", []), sys.executable, "-c", code, *arguments]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False, **options
    )


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("foreign_keys", 1),
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("busy_timeout", 10000),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("temp_store", 2),
        ("application_id", 0x48414254),
    ],
)
def test_connection_is_set_up(sqlite_database, pragma, value):
    """Each connection keeps what was acknowledged and erases what was deleted."""
    assert database.database.pragma(pragma) == value
    seen = []

    def work():
        with database.connection_context():
            seen.append(database.database.pragma(pragma))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [value]


def test_driver_is_not_pythons_own(sqlite_database):
    """Python's own SQLite may lose a log when two connections write at once."""
    version = database.database.execute_sql("SELECT sqlite_version()").fetchone()[0]
    assert tuple(map(int, version.split("."))) >= (3, 51, 3)


def test_missing_folders_are_made(tmp_path):
    """The first start makes the person's data folder."""
    path = tmp_path / "Данные" / "a b" / "habitue.db"
    database.open_database(f"sqlite:///{path}")
    assert path.exists()


def test_default_file_is_in_the_persons_own_folder(own_folders):
    """Without an address the file lies in the data folder under an ASCII name."""
    url = database.default_database_url()
    assert url == f"sqlite:///{own_folders / 'data' / 'habitue' / 'habitue.db'}"


def test_on_sqlite_no_postgresql_driver_is_imported(tmp_path):
    """An office with one file does not pay for the server's driver, which can still be imported later."""
    code = """
import sys
from models import database, clients
from models.records import Client
database.open_database("sqlite:///" + sys.argv[1])
clients.save_client(Client(native_surname="Иванов"))
assert not [name for name in sys.modules if name.startswith(("psycopg", "pymysql"))], "imported"
import psycopg
print(psycopg.__version__)
"""
    result = run(code, str(tmp_path / "a.db"))
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("3.")


@pytest.mark.parametrize(
    "content", [b"hello, this is a text and no database at all", b"SQLite format 3\x00", os.urandom(5000)]
)
def test_file_that_is_no_database_is_refused_unchanged(tmp_path, content):
    """Nothing is written into a file that is not ours."""
    path = tmp_path / "other.db"
    path.write_bytes(content)
    with pytest.raises(DatabaseUnavailable):
        database.open_database(f"sqlite:///{path}")
    assert path.read_bytes() == content
    assert not database.is_open()


def test_database_of_another_program_is_refused_unchanged(tmp_path):
    """A file of another program is not ours, whatever tables it has."""
    path = tmp_path / "other.db"
    raw(path, "CREATE TABLE client(id INTEGER)", "INSERT INTO client VALUES (1)")
    before = digest(path)
    with pytest.raises(DatabaseUnavailable, match="not a database of Habitué"):
        database.open_database(f"sqlite:///{path}")
    assert digest(path) == before
    assert not list(tmp_path.glob("other.db-*"))


def test_newer_database_is_refused_unchanged(tmp_path):
    """An old program never touches a newer database."""
    path = tmp_path / "habitue.db"
    database.open_database(f"sqlite:///{path}")
    database.close_database()
    raw(path, f"PRAGMA user_version = {migrating.newest_schema() + 1}")
    before = digest(path)
    with pytest.raises(DatabaseUnavailable, match="newer"):
        database.open_database(f"sqlite:///{path}")
    assert digest(path) == before


def test_newer_server_database_is_refused(new_server_database):
    """The server's database knows its schema too."""
    url = new_server_database()
    database.open_database(url)
    database.database.execute_sql("INSERT INTO schema_migration(name, applied) VALUES ('9999_later', now())")
    with pytest.raises(DatabaseUnavailable, match="newer"):
        database.open_database(url)


def test_server_database_of_another_program_is_refused(new_server_database):
    """A server's database with other tables is left alone."""
    url = new_server_database()
    database.open_database(url)
    for table in database.database.get_tables():
        database.database.execute_sql(f'DROP TABLE "{table}" CASCADE')
    database.database.execute_sql("CREATE TABLE theirs(id int)")
    with pytest.raises(DatabaseUnavailable, match="not a database of Habitué"):
        database.open_database(url)


def test_database_migrated_while_open_is_not_written(any_database):
    """A program that stayed open over an upgrade elsewhere stops writing."""
    if database.kind() == "sqlite":
        database.database.execute_sql("PRAGMA user_version = 9999")
    else:
        database.database.execute_sql("INSERT INTO schema_migration(name, applied) VALUES ('9999_x', now())")
    try:
        with pytest.raises(DatabaseUnavailable, match="newer"):
            clients.save_client(Client(native_surname="Иванов"))
        assert clients.count_clients() == 0
    finally:
        if database.kind() == "postgresql":
            database.database.execute_sql("DELETE FROM schema_migration WHERE name = '9999_x'")


def test_start_that_was_cut_off_is_finished(tmp_path):
    """A file that a killed first start left without tables is made whole."""
    path = tmp_path / "habitue.db"
    raw(
        path,
        "PRAGMA journal_mode = wal",
        "CREATE TABLE schema_migration(id INTEGER, name TEXT, applied TEXT)",
    )
    raw(path, "DROP TABLE schema_migration")
    database.open_database(f"sqlite:///{path}")
    assert clients.count_clients() == 0


def test_damaged_file_is_refused_in_words(tmp_path):
    """A torn file is refused with what to do, not with a traceback."""
    path = tmp_path / "habitue.db"
    database.open_database(f"sqlite:///{path}")
    database.close_database()
    content = bytearray(path.read_bytes())
    content[100:4096] = os.urandom(3996)
    path.write_bytes(content)
    with pytest.raises(DatabaseUnavailable) as caught:
        database.open_database(f"sqlite:///{path}")
    assert str(caught.value).count(".") >= 2


def test_reading_works_beside_an_open_window(sqlite_database):
    """Another program reads the same file while this one writes."""
    clients.save_client(Client(native_surname="Иванов"))
    code = """
import sys
from models import database, clients, errors, journal
from models.records import Client
database.open_database("sqlite:///" + sys.argv[1], read_only=True)
print(clients.count_clients())
try:
    clients.save_client(Client(native_surname="Петров"))
except errors.DatabaseUnavailable as error:
    print("refused")
"""
    with journal.operation("open") as op:
        from models import tables

        op.insert(tables.Client, native_surname="not yet")
        result = run(code, str(sqlite_database))
    assert result.stdout.split() == ["1", "refused"], result.stderr


def test_read_only_does_not_make_a_database(tmp_path):
    """Looking into a file that is not there makes none."""
    path = tmp_path / "habitue.db"
    with pytest.raises(DatabaseUnavailable):
        database.open_database(f"sqlite:///{path}", read_only=True)
    assert not path.exists()


@pytest.mark.skipif(shutil.which("setpriv") is None or os.getuid() != 0, reason="needs another user")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_file_that_may_only_be_read_is_refused_in_words(own_folders, what, tmp_path_factory):
    """Without the right to write the sentence says so, and nothing is left behind."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="hro", dir="/tmp") as folder:
        path = Path(folder) / "habitue.db"
        database.open_database(f"sqlite:///{path}")
        database.close_database()
        path.chmod(0o444 if what == "file" else 0o666)
        Path(folder).chmod(0o777 if what == "file" else 0o555)
        code = """
import sys
from models import database, errors
try:
    database.open_database("sqlite:///" + sys.argv[1])
except errors.DatabaseUnavailable as error:
    print(error)
"""
        user = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
        result = run(code, str(path), before=user)
        if "Permission denied" in result.stderr:
            pytest.skip("the interpreter is not readable by another user")
        assert "can only be read" in result.stdout, result.stderr
        assert [one.name for one in Path(folder).iterdir()] == ["habitue.db"]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "habitue.db",
        "sqlite://",
        "sqlite:///",
        "sqlite://habitue.db",
        "mysql://root@host/db",
        "file:///etc/passwd",
        "sqlite:///a\0b",
        "postgresql://",
        "postgresql://host",
        "postgresql://host/db?options=-c%20search_path=x",
        "postgresql://host/db?service=x",
    ],
)
def test_wrong_address_is_refused_in_words(url):
    """Only the two kinds of address are taken, with settings of the connection alone."""
    with pytest.raises(DatabaseUnavailable):
        database.open_database(url)


def test_unreachable_server_is_said(tmp_path):
    """A server that does not answer is a sentence."""
    with pytest.raises(DatabaseUnavailable):
        database.open_database(f"postgresql:///habitue?host={tmp_path}&user=nobody")


def test_missing_server_database_is_said(postgresql_folder):
    """So is a database that the server does not have."""
    with pytest.raises(DatabaseUnavailable, match="no such database"):
        database.open_database(f"postgresql:///nowhere?host={postgresql_folder}&user=postgres")


def test_password_with_signs_reaches_the_server():
    """A percent-encoded password is decoded."""
    from models.postgresql_server import from_url

    server = from_url("postgresql://an%40na:p%40ss%3Aw%2Frd@host:5433/office?sslmode=verify-full")
    assert server.connect_params["password"] == "p@ss:w/rd"
    assert server.connect_params["user"] == "an@na"
    assert (server.database, server.connect_params["port"]) == ("office", 5433)


def test_description_never_holds_the_password(any_database):
    """The status bar says where, not how."""
    assert "postgres@" not in database.describe()
    assert database.describe()


def test_worker_has_its_own_connection(any_database):
    """A background worker reads and writes beside the window."""
    done = []

    def work():
        with database.connection_context():
            clients.save_client(Client(native_surname="Иванов"))
            done.append(clients.count_clients())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [1]
    assert clients.count_clients() == 1


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_lost_server_connection_is_found_again(any_database):
    """After the server dropped the connection the same save goes through."""
    import psycopg

    pid = database.database.execute_sql("SELECT pg_backend_pid()").fetchone()[0]
    parameters = database.database.obj.connect_params
    where = {"host": parameters["host"], "user": "postgres", "dbname": database.database.obj.database}
    with psycopg.connect(**where, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", (pid,))
    client = Client(native_surname="Иванов")
    clients.save_client(client)
    assert clients.count_clients() == 1


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_reading_finds_a_lost_server_again(any_database):
    """A search after the server was restarted gives its answer; without a server it says so in words."""
    import psycopg

    clients.save_client(Client(native_surname="Иванов"))
    pid = database.database.execute_sql("SELECT pg_backend_pid()").fetchone()[0]
    parameters = database.database.obj.connect_params
    where = {"host": parameters["host"], "user": "postgres", "dbname": database.database.obj.database}
    with psycopg.connect(**where, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", (pid,))
    assert clients.count_clients() == 1
    database.database.close()
    database.database.obj.connect_params = parameters | {"host": "/nowhere"}
    with pytest.raises(DatabaseUnavailable, match="does not answer"):
        clients.count_clients()
    database.database.obj.connect_params = parameters
    assert clients.count_clients() == 1
