"""habitue demo, and what commands do beside another program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from terminal.exits import Exit

ROOT = Path(__file__).resolve().parent.parent.parent
HOLDER = (
    "import sys; from pathlib import Path; from models import lock_file\n"
    "with lock_file.hold(Path(sys.argv[1])):\n"
    "    print('held', flush=True); sys.stdin.read()\n"
)


def program(*argv: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The real program in a process of its own, as on a machine with no home and no screen."""
    unwanted = {"DISPLAY", "LANG", "LANGUAGE", "LC_ALL"}
    environment = {key: value for key, value in os.environ.items() if key not in unwanted}
    environment["HOME"] = environment["XDG_DATA_HOME"] = str(cwd)
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, argv)],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def held(office):
    """The office while another process has it open."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(office)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"held"
        yield office
        assert process.stdin is not None
        process.stdin.close()


def test_the_sample_office_is_loaded(tmp_path):
    """On a new machine demo makes the person's own base, and search finds people in it."""
    made = program("demo", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (Exit.DONE, "")
    assert "300" in made.stdout
    found = program("search", "иванов", cwd=tmp_path)
    assert found.returncode == Exit.DONE
    assert found.stdout


@pytest.mark.parametrize("command", [["demo"], ["import", "-", "--tour", "1"]])
def test_writing_beside_an_open_window_names_the_holder(held, habitue, command):
    """Who has the file open is named, and nothing is written."""
    before = held.read_bytes()
    ended = habitue(*command, stdin="Фамилия\nИванов\n")
    assert (ended.status, ended.out) == (Exit.NOT_POSSIBLE, "")
    assert ended.err.strip()
    assert held.read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [
        ["search", "иванов"],
        ["print", "--tour", "2026-0001", "--country", "FR", "--out"],
        ["import", "-", "--tour", "1", "--dry-run"],
    ],
)
def test_reading_beside_an_open_window_works(held, habitue, command, tmp_path):
    """Search, print and a dry run do not mind the open window."""
    given = [*command, tmp_path / "out"] if command[-1] == "--out" else command
    assert habitue(*given, stdin="Фамилия\nИванов\n").status == Exit.DONE


def test_commands_know_no_qt():
    """A command brings no window library into the memory."""
    code = (
        "import sys, main, terminal.searching, terminal.importing, terminal.printing, terminal.demo\n"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_playing_is_left_to_the_windows(monkeypatch, tmp_path):
    """demo --play calls the off-screen play with the folder."""
    import types

    import main

    seen = []
    fake = types.ModuleType("ui.demo")
    fake.play = lambda folder, _language: seen.append(folder) or 0  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "ui.demo", fake)
    assert main.cli(["demo", "--play", str(tmp_path)]) == Exit.DONE
    assert seen == [tmp_path]
