"""The rule of the house, read from the source: imports go only downward, and each library has one room.

Every check is a function of one file's path and text, so that each is proven on a bad sample as well.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EVERYWHERE = {"translations", "resources"}
MAY_IMPORT = {
    "main": {"ui", "terminal", "models"},
    "ui": {"intake", "paperwork", "models", "textkit"},
    "terminal": {"intake", "paperwork", "models", "textkit"},
    "intake": {"models", "textkit"},
    "paperwork": {"models", "textkit"},
    "models": {"textkit"},
    "textkit": set(),
    "translations": set(),
    "resources": set(),
}
ONLY_IN = {
    "PySide6": "ui",
    "shiboken6": "ui",
    "peewee": "models",
    "playhouse": "models",
    "sqlcipher3": "models",
    "sqlite3": "models",
    "psycopg": "models",
}
# Slow to import and not needed for the first window: only inside the function that uses them.
HEAVY = {
    "PIL",
    "babel",
    "docx",
    "lxml",
    "phonenumbers",
    "pikepdf",
    "psycopg",
    "pypdfium2",
    "python_calamine",
    "rapidfuzz",
    "reportlab",
    "selectolax",
    "xlsxwriter",
}
# Modules that are themselves imported only where their work begins.
MAY_BE_HEAVY = {"models/postgresql_server.py"}
ASKS_THE_DATABASE = {
    "atomic",
    "bulk_create",
    "delete_instance",
    "execute",
    "execute_sql",
    "get_by_id",
    "get_or_none",
    "insert_many",
    "save",
    "select",
}
# What else has a save or a select: painters, pictures, papers, selections of a view.
NO_DATABASE = re.compile(
    r"painter|pixmap|image|picture|canvas|document|grab\(|selection|workbook", re.IGNORECASE
)
WITHOUT_QUERIES = {"ui", "intake", "paperwork", "terminal"}
LONGEST_FUNCTION = 60
LONGEST_FILE = 400


def room(path: str) -> str:
    """ "ui/tours/tour_list.py" -> "ui", "main.py" -> "main"."""
    return path.split("/", 1)[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[str]:
    """Names of all modules that the code imports, wherever; what may be one is taken for one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imported_at_start(tree: ast.Module) -> Iterator[str]:
    """Names of the modules that are imported with the file: not in functions, not for annotations only."""
    pending: list[ast.stmt] = list(tree.body)
    while pending:
        statement = pending.pop()
        if isinstance(statement, ast.Import | ast.ImportFrom):
            yield from imported(statement)
        elif isinstance(statement, ast.If) and "TYPE_CHECKING" in ast.unparse(statement.test):
            pending += statement.orelse
        elif not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            pending += [child for child in ast.iter_child_nodes(statement) if isinstance(child, ast.stmt)]


def arrows_upward(path: str, source: str) -> list[str]:
    """Imports of rooms that this room must not know."""
    here = room(path)
    rooms = {name.split(".")[0] for name in imported(ast.parse(source))} & set(MAY_IMPORT)
    wrong = rooms - MAY_IMPORT[here] - EVERYWHERE - {here}
    return [f"{path} imports {name}" for name in sorted(wrong)]


def strangers(path: str, source: str) -> list[str]:
    """Imports of libraries that have their one room elsewhere."""
    roots = {name.split(".")[0] for name in imported(ast.parse(source))}
    wrong = {root for root in roots if ONLY_IN.get(root, room(path)) != room(path)}
    return [f"{path} imports {root}, which belongs to {ONLY_IN[root]}" for root in sorted(wrong)]


def heavy_at_start(path: str, source: str) -> list[str]:
    """Heavy libraries imported together with the module."""
    if path in MAY_BE_HEAVY:
        return []
    roots = {name.split(".")[0] for name in imported_at_start(ast.parse(source))}
    return [f"{path} imports {root} at its top" for root in sorted(roots & HEAVY)]


def queries(path: str, source: str) -> list[str]:
    """Calls that ask the database or write to it, outside models."""
    if room(path) not in WITHOUT_QUERIES:
        return []
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [
        f"{path}:{call.lineno} calls {ast.unparse(call)}()"
        for call in calls
        if isinstance(call, ast.Attribute)
        and call.attr in ASKS_THE_DATABASE
        and not NO_DATABASE.search(ast.unparse(call.value))
    ]


def table_modules() -> set[str]:
    """The modules in models/ that hold tables of the database: {"models.tables"}."""
    bases: dict[str, set[str]] = {}
    homes: dict[str, str] = {}
    for path in (ROOT / "models").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases[node.name] = {ast.unparse(base).split(".")[-1] for base in node.bases}
                homes[node.name] = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    tables = {"Model"}
    while more := {name for name, parents in bases.items() if parents & tables} - tables:
        tables |= more
    return {homes[name] for name in tables - {"Model"}}


def tables_taken(path: str, source: str, modules: set[str]) -> list[str]:
    """Imports of the tables by a room that may only have rows and records."""
    if room(path) == "models":
        return []
    taken = set(imported(ast.parse(source))) & modules
    return [f"{path} imports {name}" for name in sorted(taken)]


def monsters(path: str, source: str) -> list[str]:
    """Functions and files that grew too long to be read at once."""
    lines = source.count("\n")
    found = [f"{path} has {lines} lines"] if lines > LONGEST_FILE else []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                found.append(f"{path}:{node.lineno} {node.name} has {length} lines")
    return found


def guessed_texts(path: str, source: str) -> list[str]:
    """Labels and tips whose text Qt may take for markup, made elsewhere than in ui/common/plain_text.py."""
    if room(path) != "ui" or path == "ui/common/plain_text.py":
        return []
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in ("QLabel", "setToolTip"):
                found.append(f"{path}:{node.lineno} {name}")
        elif isinstance(node, ast.ClassDef) and any(
            ast.unparse(one).endswith("QLabel") for one in node.bases
        ):
            found.append(f"{path}:{node.lineno} {node.name}")
    return found


THIS_MACHINE = re.compile(
    r"(?<![\w.$}/])/(?:work|root|farm|home)/[\w.]"  # paths of one machine
    r"|(?:pypi|pythonhosted|npmjs)\.org|(?:deb|security|snapshot)\.debian\.org"  # registries
    r"|\.\./shared/(?!cases\b)"
)


def places(path: str, source: str) -> list[str]:
    """Paths of one machine, and registries, which belong to whoever installs."""
    return [f"{path}: {found.group()}" for found in THIS_MACHINE.finditer(source)]


def source_files() -> list[Path]:
    files = [ROOT / "main.py"]
    for name in MAY_IMPORT.keys() - {"main"}:
        files += (ROOT / name).rglob("*.py")
    return sorted(files)


def text_files() -> list[Path]:
    folders = [*MAY_IMPORT, "tests", "bench", "scripts", "docs", ".ci"]
    kinds = {".py", ".md", ".toml", ".txt", ".sh", ".cfg", ".in", ".po", ".pot", ""}
    inside = [path for name in folders for path in (ROOT / name).rglob("*") if path.suffix in kinds]
    files = [path for path in [*ROOT.iterdir(), *inside] if path.is_file() and path.suffix in kinds]
    return [path for path in files if path.name not in {"test_architecture.py", ".git"}]


def complaints(check, files: list[Path], *rest) -> list[str]:
    return [
        line
        for path in files
        for line in check(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"), *rest)
    ]


@pytest.mark.parametrize(
    "check", [arrows_upward, strangers, heavy_at_start, queries, monsters, guessed_texts]
)
def test_source_keeps_the_rule(check):
    """No file of the program breaks the rule."""
    assert complaints(check, source_files()) == []


def test_tables_stay_in_models():
    """Only rows and records leave models, never the tables of the database."""
    assert complaints(tables_taken, source_files(), table_modules()) == []


def test_tables_are_recognised():
    """The tables that the rule above speaks of are found."""
    assert table_modules()


def test_no_place_of_one_machine_is_named():
    """Nothing in the tree depends on where it was written."""
    assert complaints(places, text_files()) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("textkit/names.py", "from models.records import Client"),
        ("models/clients.py", "def f():\n    import intake.files"),
        ("intake/files.py", "from paperwork import forms"),
        ("paperwork/forms.py", "import ui.application"),
        ("terminal/search.py", "from ui.application import run"),
        ("ui/application.py", "from terminal import arguments"),
        ("translations/__init__.py", "import textkit.folding"),
        ("models/clients.py", "import main"),
    ],
)
def test_an_arrow_upward_is_seen(path, source):
    """An import of a higher room is found, inside functions too."""
    assert len(arrows_upward(path, source)) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("ui/tours/tour_list.py", "from models.tours import list_tours\nfrom ui.common import style"),
        ("models/clients.py", "from textkit.folding import fold\nfrom translations import _"),
        ("main.py", "def cli():\n    from ui.application import run\n    import terminal"),
        ("intake/files.py", "from .tables import Cell"),
    ],
)
def test_an_arrow_downward_is_allowed(path, source):
    """A room may know itself, those below it and what serves all."""
    assert arrows_upward(path, source) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("terminal/search.py", "from PySide6.QtCore import QObject"),
        ("models/clients.py", "def f():\n    import PySide6"),
        ("ui/clients/list.py", "import peewee"),
        ("intake/batch.py", "from playhouse.shortcuts import model_to_dict"),
        ("paperwork/forms.py", "import sqlcipher3.dbapi2"),
        ("terminal/demo.py", "import sqlite3"),
        ("ui/office/address.py", "import psycopg"),
    ],
)
def test_a_library_outside_its_room_is_seen(path, source):
    """Windows are made in ui only, the database is spoken to in models only."""
    assert len(strangers(path, source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "import phonenumbers",
        "from babel.dates import format_date",
        "try:\n    import rapidfuzz\nexcept ImportError:\n    pass",
        "class A:\n    from reportlab import rl_config",
        "if TYPE_CHECKING:\n    pass\nelse:\n    import docx",
    ],
)
def test_a_heavy_import_at_the_top_is_seen(source):
    """A heavy library imported with the module would slow every start."""
    assert len(heavy_at_start("textkit/phones.py", source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    import phonenumbers",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from docx.document import Document",
    ],
)
def test_a_heavy_import_where_it_is_used_is_allowed(source):
    """Inside a function, and for annotations, it costs nothing at the start."""
    assert heavy_at_start("textkit/phones.py", source) == []


@pytest.mark.parametrize("name", sorted(ASKS_THE_DATABASE))
@pytest.mark.parametrize("path", ["ui/clients/form.py", "intake/batch.py", "paperwork/x.py", "terminal/y.py"])
def test_a_query_outside_models_is_seen(path, name):
    """Asking or writing the database outside models is found whatever it is called on."""
    assert len(queries(path, f"def f(thing):\n    return thing.{name}(1)")) == 1


@pytest.mark.parametrize("call", ["painter.save()", "self.canvas.save()", "v.selectionModel().select(i)"])
def test_a_painter_is_no_database(call):
    """Pictures, papers and selections have methods of the same names."""
    assert queries("ui/clients/form.py", call) == []


def test_a_table_taken_out_is_seen():
    """A table imported from models into another room is found; a record of the same name is not one."""
    modules = {"models.tables"}
    for source in ("from models.tables import Tour", "import models.tables", "from models import tables"):
        assert len(tables_taken("ui/a.py", source, modules)) == 1
    assert tables_taken("ui/a.py", "from models.records import Tour", modules) == []


@pytest.mark.parametrize(
    "source", ["made = QLabel(name)", "self.line.setToolTip(name)", "class A(QLabel):\n    x = 1"]
)
def test_a_text_that_may_be_markup_is_seen(source):
    """A label or tip that does not go through the one place is found in ui, and allowed there."""
    assert len(guessed_texts("ui/a.py", source)) == 1
    assert guessed_texts("ui/common/plain_text.py", source) == []


def test_a_monster_is_seen():
    """A function of more than 60 lines and a file of more than 400 are found."""
    source = "def f():\n" + "    a = 1\n" * 401
    assert len(monsters("ui/a.py", source)) == 2


@pytest.mark.parametrize(
    "text", ["see /work/main", "= '/root/.venv'", "https://pypi.org/simple", "../shared/SPEC.md"]
)
def test_a_place_of_one_machine_is_seen(text):
    """Paths and registries of the place of writing are found."""
    assert len(places("README.md", text)) == 1


def test_start_imports_no_heavy_library():
    """What the first window needs brings in no heavy library and no driver of the other database."""
    code = (
        "import sys, ui.application, ui.main_window\n"
        f"print(*sorted({{name.split('.')[0] for name in sys.modules}} & {HEAVY!r}))"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, cwd=ROOT, check=True
    )
    assert done.stdout.split() == []


def test_void_calls_of_qt_keep_the_references_of_none():
    """PySide6 6.12.0 on Python 3.11 lost a reference of None at each void call until none was left."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(3000):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 1000
