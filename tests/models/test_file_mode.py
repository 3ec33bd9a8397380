"""Who may read a new database file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from models import database


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes; the user's folder is theirs alone")
def test_nobody_else_reads_a_new_database(tmp_path: Path) -> None:
    """The file and its write-ahead log are the owner's alone, whatever the umask."""
    path = tmp_path / "new.db"
    database.open_database(f"sqlite:///{path}")
    try:
        modes = {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.glob("new.db*")}
    finally:
        database.close_database()
    assert modes == {0o600}
