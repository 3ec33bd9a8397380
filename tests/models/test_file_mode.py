"""Who may read a database file, its copies and what stands beside it, and who may write them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from models import backup, clients, database
from models.records import Client

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="Windows has no such modes; the user's folder is theirs alone"
)


@pytest.fixture
def _open_umask():
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_nobody_else_reads_a_new_database(tmp_path: Path) -> None:
    """The file and its write-ahead log are the owner's alone, whatever the umask."""
    path = tmp_path / "new.db"
    database.open_database(f"sqlite:///{path}")
    try:
        modes = {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.glob("new.db*")}
    finally:
        database.close_database()
    assert modes == {0o600}


@pytest.mark.usefixtures("_open_umask")
def test_nobody_else_reads_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy made before a migration is the owner's alone from its first byte to its last name."""
    path = tmp_path / "old.db"
    database.open_database(f"sqlite:///{path}")
    clients.save_client(Client(native_surname="Иванов"))
    database.close_database()
    seen = []
    write, verify = backup._vacuum_into, backup._verify
    monkeypatch.setattr(
        backup, "_vacuum_into", lambda source, target: (seen.append(mode(target)), write(source, target))
    )
    monkeypatch.setattr(backup, "_verify", lambda copy: (seen.append(mode(copy)), verify(copy)))
    copy = backup.copy_before_migration(path, 1)
    assert [*seen, mode(copy)] == [0o600] * 3
    database.open_database(f"sqlite:///{copy}")
    assert clients.count_clients() == 1
    database.close_database()


@pytest.mark.parametrize("linked", [False, True])
def test_file_that_may_be_written_again_is_written(tmp_path: Path, linked: bool) -> None:
    """Reading left a log and an index that nobody may write; they follow the file."""
    path, name = tmp_path / "ok.db", tmp_path / "link.db"
    database.open_database(f"sqlite:///{path}")
    database.close_database()
    path.chmod(0o444)
    database.open_database(f"sqlite:///{path}", read_only=True)
    assert clients.count_clients() == 0
    database.close_database()
    beside = [tmp_path / "ok.db-wal", tmp_path / "ok.db-shm"]
    assert [mode(one) for one in beside] == [0o444, 0o444]
    path.chmod(0o640)
    name.symlink_to(path)
    database.open_database(f"sqlite:///{name if linked else path}")
    clients.save_client(Client(native_surname="Иванов"))
    assert [mode(one) for one in beside] == [0o640, 0o640]
    database.close_database()
