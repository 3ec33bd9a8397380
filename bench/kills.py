"""kill -9 at a random moment of saving and importing: nothing acknowledged is lost, nothing is half there.

python -m bench.kills [--kills 200] [--url sqlite:///PATH] [--writer save|import]

A killed program does not test a power cut: what the system had in its own memory survives.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from models import database, imports, tables, tourists, tours
from models.records import Tour, Tourist
from models.tourists import TouristSave

PEOPLE = 20


@dataclass(slots=True)
class Verdict:
    """What was found after all kills. ``half``, ``lost``, ``damaged`` are tour numbers or messages."""

    kills: int = 0
    acknowledged: int = 0
    half: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return not (self.half or self.lost or self.damaged)


def people_of(number: str) -> list[Tourist]:
    """A group whose passports are its own."""
    return [
        Tourist(
            native_surname=f"Иванов{number}n{n}",  # known people would not become new clients
            birth_date="1985-02-01",
            international_passport_state="RU",
            international_passport_number=f"{number}{n:03d}",
            phone="+7 912 345-67-89",
        )
        for n in range(PEOPLE)
    ]


def save_group(tour_id: int, number: str) -> None:
    """The Tourists screen's save: a group with their new clients, one operation."""
    group = people_of(number)
    for one in group:
        one.tour_id = tour_id
    tourists.save_tourists([TouristSave(one, add_client=True) for one in group])


def import_group(tour_id: int, number: str) -> None:
    """The import of a list, all of them also clients."""
    everyone = range(PEOPLE)
    imports.import_tourists(
        tour_id, people_of(number), add_clients=everyone, source="kills", batch_uuid=f"batch-{number}"
    )


WRITERS: dict[str, Callable[[int, str], None]] = {"save": save_group, "import": import_group}


def run(url: str, writer: str, kills: int, seed: int = 7) -> Verdict:
    """Kill a writing process ``kills`` times and look at the database after each."""
    random.seed(seed)
    database.open_database(url)
    longest = 3 * _seconds_for_one(writer)
    database.close_database()
    verdict = Verdict()
    for one in range(kills):
        acknowledged = _killed_writer(url, writer, one, longest)
        verdict.kills += 1
        verdict.acknowledged += len(acknowledged)
        _look(url, acknowledged, verdict, whole=one % 20 == 19 or one == kills - 1)
    return verdict


def _seconds_for_one(writer: str) -> float:
    """How long a group takes here and now: kills must fall before, into and after a commit on any machine."""
    begun = time.monotonic()
    for one in range(3):
        _write(writer, f"99999{one:05d}")
    return (time.monotonic() - begun) / 3


def _write(writer: str, number: str) -> None:
    tour = Tour(number=number)
    tours.save_tour(tour)
    WRITERS[writer](tour.id or 0, number)


def _killed_writer(url: str, writer: str, run_number: int, longest: float) -> list[str]:
    """Numbers of the tours that the process acknowledged before it was killed."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        _write_until_killed(url, writer, run_number, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        pipe.readline()  # it has begun
        time.sleep(random.uniform(0, longest))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        lines = pipe.read().split(b"\n")
    return [line.decode() for line in lines[:-1]]


def _write_until_killed(url: str, writer: str, run_number: int, pipe: int) -> None:
    status = 1
    with contextlib.suppress(BaseException):
        database.open_database(url, person="kills")
        os.write(pipe, b"begun\n")
        for one in range(10_000):
            number = f"{run_number:05d}{one:05d}"
            _write(writer, number)
            os.write(pipe, f"{number}\n".encode())
        status = 0
    os._exit(status)


def _look(url: str, acknowledged: list[str], verdict: Verdict, *, whole: bool) -> None:
    database.open_database(url)
    for number in acknowledged:
        if _people_on(number) != (PEOPLE, PEOPLE):
            verdict.lost.append(number)
    newest = tables.Tour.select(tables.Tour.number).order_by(tables.Tour.id.desc())
    last = newest.limit(1).tuples().first()
    if last and _people_on(last[0]) not in ((0, 0), (PEOPLE, PEOPLE)):
        verdict.half.append(last[0])
    if whole:
        verdict.damaged += list(_damage())
    database.close_database()


def _people_on(number: str) -> tuple[int, int]:
    """Tourists of the tour, and clients with those passports."""
    on_tour = tables.Tourist.select().join(tables.Tour).where(tables.Tour.number == number).count()
    keys = [f"{number}{n:03d}" for n in range(PEOPLE)]
    return on_tour, tables.Document.select().where(tables.Document.document_key.in_(keys)).count()


def _damage() -> Iterator[str]:
    if database.kind() == "sqlite":
        for pragma in ("integrity_check", "foreign_key_check"):
            rows = database.database.execute_sql(f"PRAGMA {pragma}").fetchall()
            yield from (str(row) for row in rows if row != ("ok",))
    journaled = tables.OperationCreated.select().where(tables.OperationCreated.table_name == "tourist")
    counted = sum(row.last_id - row.first_id + 1 for row in journaled)
    if counted != tables.Tourist.select().count():
        yield "the journal does not know all tourists"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.kills")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--url", default="")
    parser.add_argument("--writer", choices=WRITERS, default=None)
    options = parser.parse_args(arguments)
    clean = True
    for writer in [options.writer] if options.writer else list(WRITERS):
        with tempfile.TemporaryDirectory() as folder:
            url = options.url or f"sqlite:///{Path(folder) / 'kills.db'}"
            start = time.monotonic()
            verdict = run(url, writer, options.kills)
            seconds = time.monotonic() - start
        clean = clean and verdict.is_clean
        print(
            f"{writer}: {verdict.kills} kills, {verdict.acknowledged} acknowledged, "
            f"{len(verdict.lost)} lost, {len(verdict.half)} half, {len(verdict.damaged)} damaged, "
            f"{seconds:.1f} s"
        )
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
