"""Dirt for an invented base, as years of lists from elsewhere leave it: reproducible, some of each kind."""

from __future__ import annotations

import random
from collections.abc import Sequence

from models.keys import name_keys
from models.records import Client
from models.search_sql import insert_rows, select
from models.tables import database
from textkit.documents import document_key, document_tail

LATIN = dict(zip("АВЕКМНОРСТХаеорсух", "ABEKMHOPCTXaeopcyx", strict=True))
_NAMES = ("native_surname", "native_given_name", "patronymic", "latin_surname", "latin_given_name")
_COPY = (
    "INSERT INTO client (native_surname, native_given_name, patronymic, latin_surname, latin_given_name, sex,"
    " birth_date, citizenship, surname_key, given_key, sort_key, version) SELECT native_surname,"
    " native_given_name, '', latin_surname, latin_given_name, sex, birth_date, citizenship, surname_key,"
    " given_key, sort_key, 1 FROM client WHERE id = ?"
)


def spoil(share: float, seed: int = 7) -> int:
    """Spoil so many of the clients (0.01: one in a hundred) of the open base; how many."""
    chance = random.Random(seed)
    ids = [one for (one,) in select("SELECT id FROM client ORDER BY id")]
    spoiled = chance.sample(ids, int(len(ids) * share))
    fifth = max(1, len(spoiled) // 6)
    parts = [spoiled[start : start + fifth] for start in range(0, len(spoiled), fifth)]
    with database.atomic():
        _spoil_names(parts[0], chance)
        for part, statement in zip(parts[1:], _STATEMENTS, strict=False):
            insert_rows(statement, [(one,) for one in part])
        _spoil_numbers(parts[2])
    return len(spoiled)


_STATEMENTS = (
    "UPDATE client SET birth_date = '2085-02-01' WHERE id = ?",
    "UPDATE document SET expiry_date = '2019-01-01', issue_date = '2020-01-01' WHERE client_id = ?",
    "UPDATE contact SET value = '8926' || substr('000000' || (id % 10000000), -7) || '.0'"
    " WHERE kind = 'phone' AND client_id = ?",
    "UPDATE contact SET value = replace(value, '.', ',') WHERE kind = 'email' AND client_id = ?",
    _COPY,
)


def _spoil_names(ids: Sequence[int], chance: random.Random) -> None:
    rows = []
    for client_id in ids:
        [names] = select(f"SELECT {', '.join(_NAMES)} FROM client WHERE id = ?", (client_id,))
        client = Client(**dict(zip(_NAMES, names, strict=True)))
        client.native_surname = _mixed(client.native_surname, chance)
        keys = name_keys(client)
        rows.append((client.native_surname, keys["surname_key"], keys["sort_key"], client_id))
    insert_rows("UPDATE client SET native_surname = ?, surname_key = ?, sort_key = ? WHERE id = ?", rows)


def _mixed(name: str, chance: random.Random) -> str:
    """A letter of the other alphabet, a digit, a sign, or two spaces."""
    places = [at for at, letter in enumerate(name) if letter in LATIN]
    if places and chance.random() < 0.7:
        at = chance.choice(places)
        return name[:at] + LATIN[name[at]] + name[at + 1 :]
    return name + chance.choice((" 2", " (мл)", "*", "  К"))


def _spoil_numbers(ids: Sequence[int]) -> None:
    rows = []
    for client_id in ids:
        found = select("SELECT id, series, number FROM document WHERE client_id = ?", (client_id,))
        for record_id, series, number in found:
            spoiled = number.lstrip("0")[1:] + ".0"
            key = document_key(series + spoiled)
            rows.append((spoiled, key, document_tail(key), record_id))
    insert_rows("UPDATE document SET number = ?, document_key = ?, document_tail = ? WHERE id = ?", rows)
