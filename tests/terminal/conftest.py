"""A small office in a file of its own, and the commands run on it in this process."""

from __future__ import annotations

import io
import json
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import main
from models import database
from models.clients import save_client
from models.records import Client, Document, Tour, Tourist
from models.tourists import TouristSave, save_tourists
from models.tours import save_tour


class Ended(NamedTuple):
    """What a command left: exit status and both outputs."""

    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture(scope="session")
def small_office(tmp_path_factory) -> Path:
    """A base with a tour of two people and three regular clients, made once."""
    path = tmp_path_factory.mktemp("office") / "office.db"
    database.open_database(f"sqlite:///{path}", person="Anna")
    try:
        _fill()
    finally:
        database.close_database()
    return path


def _fill() -> None:
    for surname, given_name, latin, birth_date, number in (
        ("Иванов", "Пётр", "IVANOV", "1985-02-01", "1234567"),
        ("Иванова", "Мария", "IVANOVA", "1990-11-30", "7654321"),
        ("Щербаков", "Юрий", "SHCHERBAKOV", "1971-07-07", "5550001"),
    ):
        passport = Document(series="75", number=number, issuing_state="RU", expiry_date="2033-01-01")
        save_client(
            Client(
                native_surname=surname,
                native_given_name=given_name,
                latin_surname=latin,
                birth_date=birth_date,
                documents=[passport],
            )
        )
    dates = {"start_date": "2026-12-01", "end_date": "2026-12-08"}
    tour = Tour(number="2026-0001", title="Paris", countries=["FR"], **dates)
    save_tour(tour)
    people = [
        Tourist(
            tour_id=tour.id,
            native_surname="Орлова",
            native_given_name="Ольга",
            latin_surname="ORLOVA",
            latin_given_name="OLGA",
            sex="F",
            birth_date="1980-05-05",
            citizenship="RU",
            international_passport_series="70",
            international_passport_number="1112223",
        ),
        Tourist(tour_id=tour.id, native_surname="Орлов"),
    ]
    save_tourists([TouristSave(one) for one in people])


@pytest.fixture
def office(small_office, tmp_path) -> Path:
    """A copy of the small office that the test may change."""
    return Path(shutil.copy(small_office, tmp_path / "office.db"))


@pytest.fixture
def habitue(office, capsys, monkeypatch):
    """Runs a command on the office as the terminal would: habitue("search", "иванов")."""

    def run(*argv: str, stdin: str | bytes = "", database: str | None = None) -> Ended:
        data = stdin if isinstance(stdin, bytes) else stdin.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        capsys.readouterr()
        status = main.cli(["--database", database or f"sqlite:///{office}", *map(str, argv)])
        return Ended(int(status), *capsys.readouterr())

    return run
