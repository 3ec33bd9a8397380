"""What must never happen: lost, half or doubled writes after kills, full disks and writers against each other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from models import clients, database, failures, journal, tables
from models.errors import DatabaseUnavailable, RecordChanged
from models.records import Client, Document

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("HABITUE_KILLS", "40"))
WRITERS = 4
EDITS = 15

EDIT = """
import os, sys
from models import clients, database, errors
url, edits, client_id = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
database.open_database(url, person="writer")
done = refused = 0
while done < edits:
    client = clients.load_client(client_id)
    client.notes += f" {os.getpid()}-{done}"
    try:
        clients.save_client(client)
        done += 1
    except errors.RecordChanged:
        refused += 1
print(done)
"""
ADD = """
import sys
from models import clients, database, errors
from models.records import Client, Document
database.open_database(sys.argv[1], person="writer")
added = 0
for number in range(int(sys.argv[2])):
    paper = Document(issuing_state="RU", number=f"75{number:07d}")
    try:
        clients.save_client(Client(native_surname="Иванов", documents=[paper]))
        added += 1
    except errors.DuplicateRecord as error:
        assert len(error.ids) == 1, error.ids
print(added)
"""
FILL = """
import resource, sys
from pathlib import Path
from models import clients, database, errors
from models.records import Client
path, limit = Path(sys.argv[1]), int(sys.argv[2])
database.open_database(f"sqlite:///{path}", person="writer")
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
saved = 0
message = ""
for number in range(3000):
    try:
        clients.save_client(Client(native_surname=f"N{number}", notes="x" * 2000))
        saved += 1
    except errors.DatabaseUnavailable as error:
        message = str(error)
        break
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
clients.save_client(Client(native_surname="after"))
print(saved, clients.count_clients(), message)
"""


def programs(code: str, *arguments: object, count: int = WRITERS) -> list[str]:
    """What ``count`` programs running at once printed; each has to end well."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    started = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(count)
    ]
    outputs = [program.communicate(timeout=100) for program in started]
    assert [program.returncode for program in started] == [0] * count, outputs
    return [output.strip() for output, _errors in outputs]


@pytest.mark.parametrize("writer", ["save", "import"])
def test_kill_loses_nothing_and_leaves_nothing_half(database_url, writer):
    """What was acknowledged is there, what was not is there whole or not at all."""
    from bench import kills

    command = [sys.executable, "-m", "bench.kills", "--kills", str(KILLS), "--writer", writer]
    result = subprocess.run(
        [*command, "--url", database_url], cwd=ROOT, capture_output=True, text=True, timeout=110, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert kills.PEOPLE > 1
    assert f"{KILLS} kills" in result.stdout
    assert " 0 acknowledged" not in result.stdout


def test_writers_against_each_other_lose_no_edit(any_database):
    """Every edit that a program was told is saved counts; the others were asked."""
    client = Client(native_surname="Иванов")
    clients.save_client(client)
    programs(EDIT, any_database, EDITS, client.id)
    words = clients.load_client(client.id).notes.split()
    assert len(set(words)) == len(words) == WRITERS * EDITS


def test_same_person_added_by_several_workstations_is_one_client(any_database):
    """Two workstations that add the same passport at once make one client."""
    added = programs(ADD, any_database, 20)
    assert sum(map(int, added)) == 20
    assert tables.Client.select().count() == 20


@pytest.mark.parametrize("limit", [300_000, 420_000, 600_000])
def test_full_disk_loses_nothing_and_is_said(tmp_path, limit):
    """A disk that is full stops the save in words; what was saved stays, and saving works again after."""
    path = tmp_path / "habitue.db"
    [output] = programs(FILL, path, limit, count=1)
    saved, found, message = output.split(" ", 2)
    assert int(found) == int(saved) + 1
    assert "nothing was saved" in message
    database.open_database(f"sqlite:///{path}")
    assert database.database.execute_sql("PRAGMA integrity_check").fetchone() == ("ok",)


def test_lost_answer_to_a_commit_is_not_applied_twice(any_database, monkeypatch):
    """If the answer to the commit is cut off, the second attempt finds the first."""
    import peewee

    real = database.database.obj.commit
    cut = []

    def commit():
        result = real()
        if not cut:
            cut.append(1)
            raise peewee.OperationalError("server closed the connection unexpectedly")
        return result

    monkeypatch.setattr(database.database.obj, "commit", commit)
    client = Client(native_surname="Иванов", documents=[Document(number="1")])
    saved = clients.save_client(client)
    assert cut
    assert clients.count_clients() == 1
    assert saved.changed["client"] == (client.id,)
    assert len(journal.recent_operations()) == 1


def test_locked_file_is_said_after_a_while(sqlite_database, monkeypatch):
    """A colleague who writes for long is a sentence, not a traceback."""
    from sqlcipher3 import dbapi2 as driver

    monkeypatch.setattr(journal, "ATTEMPTS", 1)
    other = driver.connect(str(sqlite_database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    database.database.execute_sql("PRAGMA busy_timeout = 50")
    with pytest.raises(DatabaseUnavailable, match="busy"):
        clients.save_client(Client(native_surname="Иванов"))
    other.execute("ROLLBACK")
    other.close()
    clients.save_client(Client(native_surname="Иванов"))
    assert clients.count_clients() == 1


def test_bug_is_not_turned_into_a_sentence(any_database):
    """A wrong statement of ours stays an exception with its own name."""
    import peewee

    with pytest.raises(peewee.DatabaseError), failures.in_words():
        database.database.execute_sql("SELECT nothing FROM nowhere")


def test_conflict_is_not_retried(any_database):
    """Only collisions of the database are tried again, never a person's decision."""
    calls = []

    def work(_op):
        calls.append(1)
        raise RecordChanged("changed")

    with pytest.raises(RecordChanged):
        journal.perform("try", work)
    assert calls == [1]


def test_erased_text_leaves_the_file(sqlite_database):
    """Deleted data are overwritten, not only forgotten, once the log is written back."""
    client = Client(native_surname="Canarynamev", notes="canary-" * 300)
    clients.save_client(client)
    with database.writing():
        tables.OperationChange.delete().execute()
        tables.Client.delete().where(tables.Client.id == client.id).execute()
    database.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"canary-" not in sqlite_database.read_bytes()
    assert b"Canarynamev" not in sqlite_database.read_bytes()
