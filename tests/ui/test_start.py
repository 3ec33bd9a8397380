"""Starts that cannot be: the window and the commands say what is the matter, and leave the file as it was."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

import main
from models import database, lock_file, migrating
from models.clients import count_clients

ROOT = Path(__file__).parents[2]
NOT_POSSIBLE = 3

# The program as it is started; a pair of hands reads the dialog aloud and presses its button.
START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from ui import application

def hands():
    for window in QApplication.topLevelWidgets():
        if not window.isVisible():
            continue
        if isinstance(window, QDialog):
            print("dialog:", *(one.text() for one in window.findChildren(QLabel)), sep="\\n", flush=True)
            window.findChild(QPushButton).click()
        elif window.windowTitle().startswith("Tours"):
            print("window opened", flush=True)
            window.close()

application.make_application("en")
timer = QTimer()
timer.timeout.connect(hands)
timer.start(50)
sys.exit(application.run(sys.argv[1], "en"))
"""
LESS_RIGHTS = "-dac_override,-dac_read_search"  # root reads and writes everything, unless told otherwise


def start(path: Path, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess:
    """Start the program in a process of its own on the file."""
    command = [*before, sys.executable, "-c", START, f"sqlite:///{path}"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def digests(folder: Path) -> dict[str, str]:
    """What is in each file of the folder; the empty log of SQLite says nothing and is left out."""
    files = [one for one in folder.rglob("*") if one.is_file() and not one.name.endswith(("-wal", "-shm"))]
    return {str(one): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


def text_file(path: Path) -> None:
    path.write_text("Dear diary")
    path.with_name(path.name + ".lock").write_text("of another program")


def folder(path: Path) -> None:
    path.mkdir()
    (path / "photo.jpg").write_bytes(b"\xff\xd8")


def pipe(path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes with names here")
    os.mkfifo(path)


def other_program(path: Path) -> None:
    with driver.connect(str(path)) as connection:
        connection.execute("CREATE TABLE bookmarks(url TEXT)")
    connection.close()


def newer(path: Path) -> None:
    database.open_database(f"sqlite:///{path}")
    database.close_database()
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA user_version = {migrating.newest_schema() + 1}")
    connection.close()


REFUSED = pytest.mark.parametrize(
    ("make", "words"),
    [
        (text_file, "is not a database of Habitué. Choose another file"),
        (folder, "is not a database of Habitué. Choose another file"),
        (pipe, "is not a database of Habitué. Choose another file"),
        (other_program, "is not a database of Habitué. Choose another file"),
        (newer, "made by a newer Habitué. Update the program"),
    ],
)


@REFUSED
def test_the_window_refuses_what_is_not_its_file(tmp_path, make: Callable[[Path], None], words):
    """A sentence in a dialog and in the terminal; no file is changed and none is left beside it."""
    path = tmp_path / "of others"
    make(path)
    before = digests(tmp_path)
    ended = start(path)
    assert ended.returncode == NOT_POSSIBLE, ended.stderr
    assert words in ended.stdout
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr
    assert digests(tmp_path) == before


@REFUSED
@pytest.mark.parametrize("command", [("search", "x"), ("demo",)])
def test_the_commands_refuse_what_is_not_their_file(tmp_path, capsys, make, words, command):
    """Reading and writing commands say the same and change as little."""
    path = tmp_path / "of others"
    make(path)
    before = digests(tmp_path)
    assert main.cli(["--database", f"sqlite:///{path}", *command]) == NOT_POSSIBLE
    assert words in capsys.readouterr().err
    assert digests(tmp_path) == before


def test_the_window_names_who_has_the_file_open(tmp_path):
    """Beside another program the window does not open, and says where the file is open."""
    path = tmp_path / "habitue.db"
    database.open_database(f"sqlite:///{path}")
    with lock_file.hold(path, "Borislav"):
        before = digests(tmp_path)
        ended = start(path)
        assert ended.returncode == NOT_POSSIBLE, ended.stderr
        assert "Borislav has this database open" in ended.stdout
        assert digests(tmp_path) == before


def test_a_link_to_the_file_is_the_same_file(tmp_path):
    """Two programs that call the file by two names do not both write it."""
    path, link = tmp_path / "habitue.db", tmp_path / "shortcut.db"
    link.symlink_to(path)
    with lock_file.hold(path, "Borislav"):
        assert lock_file.holder(link).person == "Borislav"


@pytest.fixture
def with_less_rights() -> tuple[str, ...]:
    """What to put before a command so that the modes of files hold for it."""
    if os.name != "posix":
        pytest.skip("files have no modes here")
    if os.getuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("root needs setpriv to give its rights away")
    before = ("setpriv", f"--bounding-set={LESS_RIGHTS}", f"--inh-caps={LESS_RIGHTS}")
    if subprocess.run([*before, "true"], capture_output=True, check=False).returncode:
        pytest.skip("rights cannot be given away here")
    return before


@pytest.mark.parametrize("what", ["file", "folder"])
def test_the_window_refuses_a_file_it_may_only_read(tmp_path, with_less_rights, what):
    """Without the right to write there is no window whose Save would fail."""
    path = tmp_path / "theirs" / "habitue.db"
    database.open_database(f"sqlite:///{path}")
    database.close_database()
    target = path if what == "file" else path.parent
    before = path.read_bytes()
    target.chmod(0o444 if what == "file" else 0o555)
    try:
        ended = start(path, with_less_rights)
    finally:
        target.chmod(0o755)
    assert ended.returncode == NOT_POSSIBLE, ended.stderr
    assert "right to write" in ended.stdout
    assert path.read_bytes() == before


@pytest.fixture
def small_disk(tmp_path) -> Path:
    """A disk of 2 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """Leave not a byte on the disk; the file that takes it all."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            return ballast


@pytest.mark.parametrize("what", ["old", "new"])
def test_a_full_disk_is_said_and_the_file_stays(small_disk, capsys, what):
    """Nothing can be written, not even who holds the file; with some space freed it opens as before."""
    path = small_disk / "habitue.db"
    if what == "old":
        database.open_database(f"sqlite:///{path}")
        database.close_database()
    ballast = fill(small_disk)
    before = path.read_bytes() if path.exists() else b""
    ended = start(path)
    assert ended.returncode == NOT_POSSIBLE, ended.stderr
    assert "is full" in ended.stdout
    assert main.cli(["--database", f"sqlite:///{path}", "demo"]) == NOT_POSSIBLE
    assert "is full" in capsys.readouterr().err
    assert path.read_bytes() == before
    ballast.unlink()
    assert "window opened" in start(path).stdout
    database.open_database(f"sqlite:///{path}")
    assert count_clients() == 0


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///~nobody-of-this-name/habitue.db",
        "sqlite:////" + "x" * 300,
        "postgresql://server:port/office",
        "postgresql://server:99999999/office",
        "postgresql://[::1/office",
    ],
)
@pytest.mark.parametrize("command", [("search", "x"), ("demo",)])
def test_no_address_is_a_traceback(url, command, capsys):
    """Whatever stands in the address, the answer is a sentence."""
    assert main.cli(["--database", url, *command]) == NOT_POSSIBLE
    assert capsys.readouterr().err.count(".") >= 1


def test_a_good_start_opens_the_window(tmp_path):
    """The hands of these tests see a window where there is nothing to refuse."""
    ended = start(tmp_path / "new" / "habitue.db")
    assert ended.returncode == 0, ended.stderr
    assert "window opened" in ended.stdout
