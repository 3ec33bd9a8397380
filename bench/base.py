"""The large bases: built once into build/bench in the real schema, and used again by later runs."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from bench.people import People, Person
from models.database import close_database, open_database
from textkit.documents import document_key, document_tail
from textkit.folding import fold
from textkit.phones import phone_key
from textkit.sorting import sort_key

FOLDER = Path(__file__).resolve().parent.parent / "build" / "bench"
SEED = 20
SLICE = 20_000
TOURISTS_PER_TOUR = 8
COLUMNS = {
    "client": (
        "id native_surname native_given_name patronymic latin_surname latin_given_name sex birth_date"
        " birth_place citizenship created_at surname_key given_key sort_key version"
    ),
    "document": (
        "client_id kind state issuing_state series number issue_date expiry_date document_key document_tail"
    ),
    "contact": "client_id kind value key position",
    "former_name": "client_id kind surname surname_key",
    "tour": "id number title created_on start_date end_date countries search_key version",
    "tourist": (
        "tour_id client_id position native_surname native_given_name patronymic latin_surname"
        " latin_given_name sex birth_date citizenship surname_key given_key sort_key version"
    ),
}
DESTINATIONS = (("Italy", "IT"), ("France", "FR"), ("Turkey", "TR"), ("Japan", "JP"), ("Egypt", "EG"))
Rows = dict[str, list[tuple[Any, ...]]]


def base_of(clients: int) -> Path:
    """The base with so many clients, made now if it is not there yet. Takes some minutes for a million."""
    path = FOLDER / f"clients-{clients}.db"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        _build(path, clients)
    return path


def _build(path: Path, clients: int) -> None:
    begun = time.perf_counter()
    unfinished = path.with_suffix(".part")
    for suffix in ("", "-wal", "-shm"):
        Path(f"{unfinished}{suffix}").unlink(missing_ok=True)
    open_database(f"sqlite:///{unfinished}")
    close_database()
    connection = driver.connect(str(unfinished), isolation_level=None)
    connection.execute("PRAGMA journal_mode = off")
    connection.execute("PRAGMA synchronous = off")
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql <> ''"
    ).fetchall()
    for name, _sql in indexes:
        connection.execute(f'DROP INDEX "{name}"')
    connection.execute("BEGIN")
    for rows in _slices(clients):
        _write(connection, rows)
    for _name, sql in indexes:
        connection.execute(sql)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = wal")
    connection.close()
    unfinished.rename(path)
    print(f"# built {path.name} in {time.perf_counter() - begun:.0f} s", file=sys.stderr)


def _write(connection: Any, rows: Rows) -> None:
    for table, values in rows.items():
        connection.executemany(insert_statement(table), values)


def insert_statement(table: str) -> str:
    names = COLUMNS[table].split()
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def _slices(clients: int) -> Iterator[Rows]:
    people = enumerate(People(SEED).take(clients), 1)
    chance = random.Random(SEED)
    tours = 0
    while part := list(islice(people, SLICE)):
        rows = client_rows(part)
        count = max(1, len(part) // 250)
        rows |= _tour_rows(part, range(tours + 1, tours + 1 + count), chance)
        tours += count
        yield rows


def client_rows(people: list[tuple[int, Person]]) -> Rows:
    """The rows of new clients by table, the keys worked out as the program does."""
    rows: Rows = {"client": [], "document": [], "contact": [], "former_name": []}
    for number, one in people:
        rows["client"].append(
            (
                number,
                *_names(one),
                one.birth_date,
                one.birth_place,
                one.citizenship,
                "2026-01-01T00:00:00Z",
                *_keys(one),
                1,
            )
        )
        for kind, state, series, digits, issued, expires in one.documents:
            key = document_key(series + digits)
            rows["document"].append(
                (number, kind, state, "RU", series, digits, issued, expires, key, document_tail(key))
            )
        if one.phone:
            rows["contact"].append((number, "phone", one.phone, phone_key(one.phone), 0))
        if one.email:
            rows["contact"].append((number, "email", one.email, one.email.casefold(), 1))
        if one.former_surname:
            rows["former_name"].append((number, "birth", one.former_surname, fold(one.former_surname)))
    return rows


def _names(one: Person) -> tuple[str, ...]:
    names = (
        one.native_surname,
        one.native_given_name,
        one.patronymic,
        one.latin_surname,
        one.latin_given_name,
    )
    return (*names, one.sex)


def _keys(one: Person) -> tuple[str, str, str]:
    given = one.native_given_name
    return fold(one.native_surname), fold(given), sort_key(one.native_surname, given, one.patronymic)


def _tour_rows(people: list[tuple[int, Person]], tours: range, chance: random.Random) -> Rows:
    rows: Rows = {"tour": [], "tourist": []}
    for tour in tours:
        name, code = chance.choice(DESTINATIONS)
        start = f"{2022 + chance.randrange(6)}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}"
        number = f"B-{tour:05}"
        rows["tour"].append((tour, number, name, start, start, start, code, fold(number + name), 1))
        for position, (client, one) in enumerate(chance.sample(people, min(TOURISTS_PER_TOUR, len(people)))):
            rows["tourist"].append(
                (tour, client, position, *_names(one), one.birth_date, one.citizenship, *_keys(one), 1)
            )
    return rows
