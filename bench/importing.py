"""Import: ten thousand rows against the million, beside bare executemany of the very rows it writes."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from bench.base import FOLDER, base_of
from bench.measures import Measure, remark, seconds
from bench.people import People, Person
from bench.searching import LARGE
from intake.batch import ImportBatch
from intake.delimited import tables_from_text
from intake.tables import SourceTable
from models.checkpoints import wait_for_checkpoint
from models.database import close_database, open_database
from models.records import Tour
from models.search_sql import select
from models.sqlite_file import SqliteFile
from models.tours import save_tour

ROWS = 10_000
ROUNDS = 3
HEADINGS = (
    *(
        "Фамилия",
        "Имя",
        "Отчество",
        "Surname",
        "Given names",
        "Пол",
        "Дата рождения",
        "Серия",
        "Номер паспорта",
    ),
    *("Выдан", "Действителен до", "Гражданство", "Телефон", "E-mail"),
)
WRITTEN = ("operation", "operation_created", "client", "document", "contact", "tourist")


def measures() -> Iterator[Measure]:
    """The goal of importing."""
    yield import_measure(base_of(LARGE), ROWS)


def import_measure(base: Path, rows: int) -> Measure:
    """An import of so many rows. Each round begins with a fresh copy of the base for either side."""
    table = list_table(base, rows)
    imports, bares = [], []
    for number in range(ROUNDS):
        copy = _fresh_copy(base)
        imports.append(_import(copy, table))
        written = _written_rows(copy)
        copy = _fresh_copy(base)
        bares.append(_write_bare(copy, written))
        remark(f"import {imports[number]:.2f} s, bare executemany {bares[number]:.2f} s")
    _remove(copy)
    ratio = median(imports) / median(bares)
    return Measure(f"import of {rows:,} rows against bare executemany", ratio, "x", 1.6)


def list_text(base: Path, rows: int = ROWS) -> str:
    """A list as it is copied: 30 % known by passport, 10 % by name and birth date, the rest new."""
    if rows > ROWS:  # the same people over and over: making so many takes longer than the bench
        head, *lines = list_text(base).split("\r\n")[:-1]
        return "\r\n".join([head, *(lines * -(-rows // ROWS))[:rows], ""])
    chance = random.Random(7)
    known = [*People(20).take(rows * 4 // 10)]
    lines = ["\t".join(HEADINGS)]
    new = People(1007)
    people = [*known, *new.take(rows - len(known))]
    for number, one in enumerate(people):
        if len(known) * 3 // 4 <= number < len(known):
            one.documents[0] = next(iter(People(5000 + number).take(1))).documents[0]
    chance.shuffle(people)
    lines += ["\t".join(_cells(one)) for one in people]
    return "\r\n".join(lines) + "\r\n"


def list_table(base: Path, rows: int = ROWS) -> SourceTable:
    return tables_from_text(list_text(base, rows))[0]


def _cells(one: Person) -> tuple[str, ...]:
    _kind, _state, series, number, issued, expires = one.documents[0]
    sex = "М" if one.sex == "M" else "Ж"
    names = (
        one.native_surname,
        one.native_given_name,
        one.patronymic,
        one.latin_surname,
        one.latin_given_name,
    )
    days = [".".join(reversed(day.split("-"))) for day in (one.birth_date, issued, expires)]
    return (*names, sex, days[0], series, number, days[1], days[2], "РФ", one.phone, one.email)


def _fresh_copy(base: Path) -> Path:
    copy = FOLDER / "import.db"
    _remove(copy)
    shutil.copyfile(base, copy)
    return copy


def _remove(copy: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{copy}{suffix}").unlink(missing_ok=True)


def _import(copy: Path, table: SourceTable) -> float:
    open_database(f"sqlite:///{copy}", person="bench")
    tour = Tour(number="B-IMPORT")
    save_tour(tour)
    mapping = ImportBatch(table).mapping
    spent = seconds(lambda: ImportBatch(table, mapping).run(tour.id or 0, add_clients=True))
    wait_for_checkpoint()
    close_database()
    return spent


def _written_rows(copy: Path) -> dict[str, list[tuple[Any, ...]]]:
    """By table the rows of the last operation, as they stand in the base."""
    open_database(f"sqlite:///{copy}", person="bench")
    [(operation,)] = select("SELECT max(id) FROM operation")
    created = select(
        "SELECT table_name, first_id, last_id FROM operation_created WHERE operation_id = ?", (operation,)
    )
    created += [("operation", operation, operation)]
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for table, first, last in created:
        rows.setdefault(table, []).extend(
            select(f"SELECT * FROM {table} WHERE id BETWEEN ? AND ?", (first, last))
        )
    rows["operation_created"] = select("SELECT * FROM operation_created WHERE operation_id = ?", (operation,))
    rows["tour"] = select("SELECT * FROM tour WHERE number = 'B-IMPORT'")
    close_database()
    remark(", ".join(f"{table} {len(some)}" for table, some in rows.items()))
    return rows


def _write_bare(copy: Path, rows: dict[str, list[tuple[Any, ...]]]) -> float:
    """The same rows into the same tables and indexes by the driver alone, under the same settings."""
    bare = SqliteFile(copy)
    bare.connect()
    connection = bare.connection()
    # The tour to which the tourists go was there before the import as well.
    connection.execute(f"INSERT INTO tour VALUES ({', '.join('?' * len(rows['tour'][0]))})", rows["tour"][0])
    ordered = {table: rows[table] for table in WRITTEN if table in rows}
    spent = seconds(lambda: _executemany(connection, ordered))
    bare.close()
    return spent


def _executemany(connection: Any, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for table, values in rows.items():
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values[0]))})", values)
    connection.execute("COMMIT")
