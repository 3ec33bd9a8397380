"""One program for a file, and folders that are no good place for it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models import folders, lock_file
from models.errors import DatabaseUnavailable

ROOT = Path(__file__).parents[2]


def test_second_program_is_told_who_holds_the_file(tmp_path):
    """The sentence names person and workstation."""
    path = tmp_path / "habitue.db"
    with (
        lock_file.hold(path, "Anna"),
        pytest.raises(DatabaseUnavailable, match="Anna has this database open"),
    ):
        lock_file.hold(path, "Boris")


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")
def test_the_time_is_that_of_this_desk(tmp_path, monkeypatch):
    """Since when is told by the clock on the wall, not in UTC with milliseconds."""
    monkeypatch.setenv("TZ", "Europe/Moscow")
    monkeypatch.setattr(lock_file, "now", lambda: "2026-11-30T22:19:50.698Z")
    time.tzset()
    path = tmp_path / "habitue.db"
    try:
        with lock_file.hold(path, "Anna"):
            assert "since 01.12.2026 01:19. " in lock_file.in_use(path)
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    "since", ["", "yesterday", 7, None, "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00"]
)
def test_a_strange_time_in_the_lock_file_does_no_harm(tmp_path, since):
    """The text is only for people and may be anything."""
    path = tmp_path / "habitue.db"
    text = {"person": "Anna", "workstation": "desk", "since": since, "pid": 1}
    lock_file.lock_path_of(path).write_text(json.dumps(text), "utf-8")
    assert "Anna has this database open on desk since" in lock_file.in_use(path)


def test_holder_is_known_from_another_program(tmp_path):
    """Another program sees who holds the file, and cannot hold it."""
    path = tmp_path / "habitue.db"
    code = "import sys; from pathlib import Path; from models import lock_file\n"
    code += "print(lock_file.holder(Path(sys.argv[1])).person)"
    with lock_file.hold(path, "Анна"):
        result = subprocess.run(
            [sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, timeout=60, check=True
        )
    assert result.stdout.decode().strip() == "Анна"


def test_released_file_is_free(tmp_path):
    """After the first program has ended the next one may."""
    path = tmp_path / "habitue.db"
    lock = lock_file.hold(path)
    lock.release()
    lock.release()
    assert lock_file.holder(path) is None
    with lock_file.hold(path):
        pass


def test_lock_of_a_killed_program_clears_itself(tmp_path):
    """Nobody has to delete a lock file by hand."""
    path = tmp_path / "habitue.db"
    code = "import sys, time; from pathlib import Path; from models import lock_file\n"
    code += "lock = lock_file.hold(Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"
    program = subprocess.Popen([sys.executable, "-c", code, str(path)], cwd=ROOT, stdout=subprocess.PIPE)
    assert program.stdout.readline().strip() == b"held"
    assert lock_file.holder(path).pid == program.pid
    program.kill()
    program.wait(10)
    program.stdout.close()
    with lock_file.hold(path):
        pass


def test_nobody_holds_a_file_without_a_lock(tmp_path):
    """A file nobody opened has no holder."""
    assert lock_file.holder(tmp_path / "habitue.db") is None


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox", "Dropbox"),
        ("OneDrive - Office", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("YandexDisk", "Yandex Disk"),
        ("Yandex.Disk.localized", "Yandex Disk"),
        ("Documents", ""),
        ("OneDriver", ""),
    ],
)
def test_cloud_folder_is_warned_of(tmp_path, folder, service):
    """A folder that a service copies is named with the service."""
    warning = folders.folder_warning(tmp_path / folder / "habitue.db")
    assert service in warning
    assert bool(warning) == bool(service)


def test_network_folder_is_warned_of(tmp_path, monkeypatch):
    """A file on a share may be damaged: PostgreSQL is named instead."""
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda / ext4 rw 0 0\n//server/share {tmp_path}/with\\040space cifs rw 0 0\n")
    monkeypatch.setattr(folders, "MOUNTS", mounts)
    assert "PostgreSQL" in folders.folder_warning(tmp_path / "with space" / "a" / "habitue.db")
    assert folders.folder_warning(tmp_path / "without" / "habitue.db") == ""
