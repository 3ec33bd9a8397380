"""Search: a keystroke against the million, beside bare SQL, a small base, and the naive way."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any

from bench.base import base_of
from bench.measures import Measure, Work, interleaved, remark, seconds
from models.database import close_database, open_database
from models.search import search_clients
from models.search_sql import select
from models.sqlite_file import SqliteFile
from textkit.folding import fold, fold_prefix

LARGE, SMALL = 1_000_000, 10_000
FIRST_LETTERS = "абвгдежзиклмнопрстуфхцчшщюя"
SECOND_LETTERS = "аеиоурлня"
PREFIXES = 60
SHOWN = 50
_COUNT = (
    "SELECT count(*) FROM (SELECT 1 FROM client WHERE surname_key >= ? AND surname_key < ? LIMIT 50) AS some"
)
_SHOWN_COLUMNS = (
    "id, native_surname, native_given_name, patronymic, latin_surname, latin_given_name, birth_date,"
    " citizenship"
)


def measures() -> Iterator[Measure]:
    """The goals of searching. Builds the bases at the first run."""
    large, small = base_of(LARGE), base_of(SMALL)
    prefixes = _prefixes(small)
    remark(f"{len(prefixes)} prefixes with at least {SHOWN} hits in both bases")
    yield _against_small(large, small, prefixes)
    _open(large)
    bare = SqliteFile(large, read_only=True)
    bare.connect()
    try:
        yield from _against_bare(bare, prefixes)
        yield from _against_prefix(prefixes)
    finally:
        bare.close()
        close_database()


def _open(path: Path) -> None:
    open_database(f"sqlite:///{path}", person="bench")


def _prefixes(small: Path) -> list[str]:
    """Two and three letters that begin the surnames of at least 50 clients even of the small base."""
    _open(small)
    pairs = [a + b for a, b in product(FIRST_LETTERS, SECOND_LETTERS)]
    candidates = pairs + [pair + letter for pair in pairs for letter in "внрклс"]
    random.Random(1).shuffle(candidates)
    found = []
    for typed in candidates:
        key = fold_prefix(typed)
        if key and select(_COUNT, (key, key + "\U0010ffff"))[0][0] >= SHOWN:
            found.append(typed)
    close_database()
    return found[:PREFIXES]


def keystroke(text: str) -> list[Any]:
    """The public search, with nothing remembered of an earlier time that this text was typed."""
    fold_prefix.cache_clear()
    fold.cache_clear()
    return search_clients(text)


def _piece(text: str) -> Work:
    return lambda: keystroke(text)


def _against_small(large: Path, small: Path, prefixes: list[str]) -> Measure:
    """Both bases in turn, several times, each warmed up after it is opened."""
    medians: dict[Path, list[float]] = {large: [], small: []}
    for _ in range(4):
        for path, times in medians.items():
            _open(path)
            for typed in prefixes:
                keystroke(typed)
            times.append(median(seconds(_piece(typed)) for typed in prefixes))
            close_database()
    ratio = median(medians[large]) / median(medians[small])
    return Measure("prefix search, a million against ten thousand", ratio, "x", 1.5)


def _against_bare(bare: SqliteFile, prefixes: list[str]) -> Iterator[Measure]:
    ids = {typed: [hit.id for hit in keystroke(typed)] for typed in prefixes}

    def searched(number: int) -> Work:
        return _piece(prefixes[number % len(prefixes)])

    def read(number: int) -> Work:
        wanted = ids[prefixes[number % len(prefixes)]]
        return lambda: _read_bare(bare, wanted)

    search, floor = interleaved([searched, read], 4 * len(prefixes))
    remark(f"prefix search {1000 * search:.2f} ms, bare SQL {1000 * floor:.2f} ms")
    yield Measure("prefix search against bare SQL by id", search / floor, "x", 3.5)

    def naive(number: int) -> Work:
        return lambda: _read_naive(bare, prefixes[number % len(prefixes)])

    search, like = interleaved([searched, naive], 12)
    remark(f"LIKE '%..%' ordered by name {1000 * like:.0f} ms")
    yield Measure("prefix search against LIKE '%..%' ordered by name", like / search, "x", 50, at_least=True)


def _read_bare(bare: SqliteFile, ids: list[int]) -> int:
    """The same clients and their documents, by id."""
    marks = ",".join("?" * len(ids))
    connection = bare.connection()
    clients = connection.execute(f"SELECT {_SHOWN_COLUMNS} FROM client WHERE id IN ({marks})", ids).fetchall()
    documents = connection.execute(
        "SELECT client_id, kind, state, series, number, issue_date, expiry_date FROM document"
        f" WHERE client_id IN ({marks})",
        ids,
    ).fetchall()
    return len(clients) + len(documents)


def _read_naive(bare: SqliteFile, typed: str) -> int:
    sql = (
        f"SELECT {_SHOWN_COLUMNS} FROM client WHERE native_surname LIKE ?"
        " ORDER BY native_surname, native_given_name LIMIT 50"
    )
    return len(bare.connection().execute(sql, (f"%{typed}%",)).fetchall())


def _against_prefix(prefixes: list[str]) -> Iterator[Measure]:
    chance = random.Random(3)
    passports = [
        f"{series} {number}"
        for series, number in select(
            "SELECT series, number FROM document WHERE id % 9973 = 1 AND kind = 'international_passport'"
            " LIMIT 60"
        )
    ]
    typos = _typos(chance)
    remark(f"{len(typos)} surnames with one typing error")

    def one_of(texts: list[str]) -> Callable[[int], Work]:
        return lambda number: _piece(texts[number % len(texts)])

    prefix, passport, typo = interleaved([one_of(prefixes), one_of(passports), one_of(typos)], 240)
    remark(
        f"prefix {1000 * prefix:.2f} ms, passport {1000 * passport:.2f} ms, typing error {1000 * typo:.2f} ms"
    )
    yield Measure("passport exact against prefix search", passport / prefix, "x", 1.0)
    yield Measure("one typing error against prefix search", typo / prefix, "x", 12.0)


def _typos(chance: random.Random) -> list[str]:
    """Surnames of the base with one letter replaced, which nobody bears."""
    distinct = [row[0] for row in select("SELECT DISTINCT native_surname FROM client WHERE id % 61 = 0")]
    typos = []
    for surname in chance.sample(distinct, 400):
        at = chance.randrange(1, len(surname))
        typed = surname[:at] + chance.choice("абвгдеиклмнопрст") + surname[at + 1 :]
        hits = search_clients(typed)
        if hits and hits[0].reason == "typing_error":
            typos.append(typed)
    return typos[:80]
