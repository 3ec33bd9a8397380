"""Fixtures of all tests: no screen, no data of the person who runs them, databases of both kinds."""

from __future__ import annotations

import importlib.util
import os
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports PySide6

import hypothesis
import pytest

import translations

CASES = Path(__file__).resolve().parent.parent.parent / "shared" / "cases"
hypothesis.settings.register_profile("habitue", deadline=None, database=None)
hypothesis.settings.load_profile("habitue")

BOTH = ("sqlite", "postgresql")
_EMPTY = """DO $$ BEGIN EXECUTE (
    SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') || ' RESTART IDENTITY CASCADE'
    FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migration'
); END $$"""


def _module(name: str):
    # With import-mode=importlib tests are no packages, so a module beside this one is loaded by its path.
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's data, settings and caches are in a folder of this test, beside its ``tmp_path``."""
    home = tmp_path_factory.mktemp("home")
    names = {
        "HOME": home,
        "XDG_DATA_HOME": home / "data",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_STATE_HOME": home / "state",
        "APPDATA": home / "appdata",
        "LOCALAPPDATA": home / "appdata",
    }
    for name, folder in names.items():
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("LANGUAGE", "en")
    return home


@pytest.fixture(autouse=True)
def _empty_clipboard() -> Iterator[None]:
    """What one test copied is not pasted by the next."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None and widgets.QApplication.instance() is not None:
        widgets.QApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def english_texts() -> Iterator[None]:
    """Every test starts in English, whatever the system speaks and the test before has chosen."""
    translations.install("en")
    yield
    translations.install("en")


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder of real input: lists, clipboard payloads, forms. It is not part of the repository."""
    if not CASES.is_dir():
        pytest.skip("the folder of real cases is not beside the repository")
    return CASES


@pytest.fixture(scope="session")
def small_form() -> Callable[..., bytes]:
    """Makes a small fillable PDF from widgets as a PDF writes them; see pdf_forms.py."""
    return _module("pdf_forms").small_form


@pytest.fixture(scope="session")
def pictures():
    """Looks at PDFs with two engines; see pdf_pictures.py."""
    return _module("pdf_pictures")


@pytest.fixture(scope="session")
def postgresql_folder(request: pytest.FixtureRequest) -> Iterator[Path]:
    """The socket folder of a PostgreSQL started for this run, with a migrated template in it."""
    cluster = _module("postgresql_cluster")
    if cluster.find_programs() is None:
        message = "PostgreSQL is not installed, so this was not tested on it"
        if os.environ.get("HABITUE_REQUIRE_POSTGRESQL"):
            pytest.fail(message)
        pytest.skip(message)
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid.uuid4().hex
    with cluster.shared_cluster(run) as folder:
        yield folder


@pytest.fixture(scope="session")
def migrated_server_database(postgresql_folder: Path) -> str:
    """A database of the newest schema, one for each worker, emptied before each test."""
    from models import database

    name = f"worker_{uuid.uuid4().hex[:8]}"
    _administer(postgresql_folder, "postgres", f"CREATE DATABASE {name}")
    database.open_database(server_url(postgresql_folder, name))
    database.close_database()
    return name


@pytest.fixture
def new_server_database(postgresql_folder: Path) -> Iterator[Callable[..., str]]:
    """Make a database without any table on the server; its URL."""
    made: list[str] = []

    def make() -> str:
        name = f"test_{uuid.uuid4().hex[:12]}"
        _administer(postgresql_folder, "postgres", f"CREATE DATABASE {name}")
        made.append(name)
        return server_url(postgresql_folder, name)

    yield make
    from models import database

    database.close_database()
    for name in made:
        _administer(postgresql_folder, "postgres", f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database of each kind, with the newest schema on the server, not yet open."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'habitue.db'}"
    name = request.getfixturevalue("migrated_server_database")
    folder = request.getfixturevalue("postgresql_folder")
    _administer(folder, name, _EMPTY)
    return server_url(folder, name)


@pytest.fixture
def any_database(database_url: str) -> Iterator[str]:
    """An open, empty database of each kind; the person is "Anna". The value is its URL."""
    from models import database

    database.open_database(database_url, person="Anna")
    yield database_url
    database.close_database()


@pytest.fixture
def sqlite_database(tmp_path: Path) -> Iterator[Path]:
    """An open, empty SQLite file, for what does not depend on the kind of database."""
    from models import database

    path = tmp_path / "habitue.db"
    database.open_database(f"sqlite:///{path}", person="Anna")
    yield path
    database.close_database()


def server_url(folder: Path, name: str) -> str:
    """The address of a database on the tests' own server."""
    return f"postgresql:///{name}?host={folder}&user=postgres"


def _administer(folder: Path, name: str, statement: str) -> None:
    import psycopg

    # A connection that a test forgot inside a transaction must not stop all the others.
    where = {"host": str(folder), "user": "postgres", "dbname": name, "options": "-c lock_timeout=10s"}
    with psycopg.connect(**where, autocommit=True) as connection:
        connection.execute(statement)
