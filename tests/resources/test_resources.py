"""The data that the program carries."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from resources import FOLDER, read_bytes, read_json, read_text, resource_path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_files_are_read_in_three_ways():
    """As bytes, as text, as JSON."""
    name = "forms/schengen.json"
    assert read_bytes(name).decode("utf-8") == read_text(name)
    assert read_json(name)["id"]


def test_a_missing_file_is_named():
    """A wrong name is a bug, and says which."""
    with pytest.raises(FileNotFoundError, match=r"icons/nothing\.svg"):
        resource_path("icons/nothing.svg")


def test_every_json_file_can_be_read():
    """No file of data is broken."""
    names = [path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.json")]
    assert names
    for name in names:
        assert read_json(name), name


@pytest.mark.parametrize("folder", ["fonts", "names"])
def test_what_others_made_carries_its_licence(folder):
    """Fonts and lists of names come with the licence of those who made them."""
    assert list(resource_path(folder).glob("*LICENSE*"))


@pytest.mark.skipif(not (shutil.which("git") and (ROOT / ".git").exists()), reason="not a git clone")
def test_no_data_are_written_by_the_program():
    """resources/ holds what is kept in git and nothing else, as installed programs cannot write there."""
    done = subprocess.run(
        ["git", "-c", "safe.directory=*", "status", "--porcelain", "--ignored", "resources"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    ignored = [line for line in done.stdout.splitlines() if line.startswith("!!")]
    assert [line for line in ignored if "__pycache__" not in line] == []
