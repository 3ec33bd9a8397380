"""The heavy parts of an import: cleaning ten thousand people, and reading thousands of clients at once."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter
from typing import Any

from models.fields import clean_tourist, clean_value
from models.records import (
    DATE_FIELDS,
    TOURIST_FIELDS,
    Address,
    Card,
    Client,
    Contact,
    Document,
    FormerName,
    Tourist,
)
from models.search_sql import select_by_ids

# What cleaning looks at beyond single values.
_OFTEN_EMPTY = attrgetter("payment_card_last4", "services")
# Fields of which not every short word can be kept.
_WITH_RULES = DATE_FIELDS | {"sex", "citizenship", "international_passport_state"}
# Shorter than any number of a payment card.
LONGEST_PLAIN = 12
_PLAIN = re.compile(r"[0-9A-Za-zА-Яа-яЁё]+(?:[ \-][0-9A-Za-zА-Яа-яЁё]+)*")
_CLIENTS = (
    "SELECT id, native_surname, native_given_name, patronymic, latin_surname, latin_given_name, sex,"
    " birth_date, birth_place, citizenship, notes, created_at, latin_scheme,"
    " surname_changed_on FROM client WHERE id IN ({ids})"
)
_CHILDREN: tuple[tuple[str, type[Any], str], ...] = (
    (
        "documents",
        Document,
        "SELECT client_id, id, kind, issuing_state, series, number, issue_date, expiry_date, authority,"
        " state, entries, days, printed_surname, printed_given_name, printed_sex, printed_birth_date,"
        " printed_birth_place FROM document WHERE client_id IN ({ids}) ORDER BY client_id, id",
    ),
    (
        "contacts",
        Contact,
        "SELECT client_id, id, kind, label, value FROM contact WHERE client_id IN ({ids})"
        " ORDER BY client_id, position, id",
    ),
    (
        "addresses",
        Address,
        "SELECT client_id, id, label, value FROM address WHERE client_id IN ({ids})"
        " ORDER BY client_id, position, id",
    ),
    (
        "cards",
        Card,
        "SELECT client_id, id, kind, brand, series, number, expiry FROM card WHERE client_id IN ({ids})"
        " ORDER BY client_id, id",
    ),
    (
        "former_names",
        FormerName,
        "SELECT client_id, id, kind, surname FROM former_name WHERE client_id IN ({ids})"
        " ORDER BY client_id, id",
    ),
)


def clean_tourists(people: Sequence[Tourist]) -> list[Tourist]:
    """The people fit to be kept, as clean_tourist makes each; those already fit are not copied.

    A list repeats its names, dates and countries: of each field every value is looked at once. InvalidField.
    """
    changing = {name: _changing_values(name, people) for name in TOURIST_FIELDS}
    changing = {name: values for name, values in changing.items() if values}
    return [
        clean_tourist(one) if any(_OFTEN_EMPTY(one)) or _needs_cleaning(one, changing) else one
        for one in people
    ]


def _changing_values(name: str, people: Sequence[Tourist]) -> set[str]:
    """The values of a field that would be kept otherwise than they are, or not at all."""
    values = set(map(attrgetter(name), people))
    values.discard("")
    doubtful = (value for value in values if name in _WITH_RULES or not _is_plain(value))
    return {value for value in doubtful if clean_value(name, value) != value}


def _is_plain(value: str) -> bool:
    """Whether no rule of cleaning can touch it: short words of letters and digits, no card number inside."""
    return len(value) < LONGEST_PLAIN and _PLAIN.fullmatch(value) is not None


def _needs_cleaning(tourist: Tourist, changing: dict[str, set[str]]) -> bool:
    if not tourist.native_surname and not tourist.latin_surname:
        return True
    return any(getattr(tourist, name) in values for name, values in changing.items())


def load_base_clients(ids: Sequence[int]) -> dict[int, Client]:
    """Clients with all that hangs on them, as models.clients.load_clients, but without versions, by id."""
    clients: dict[int, Client] = {}
    for row in select_by_ids(_CLIENTS, ids):
        clients[row[0]] = Client(*row)
    for attribute, record, sql in _CHILDREN:
        for client_id, *values in select_by_ids(sql, ids):
            if client_id in clients:
                getattr(clients[client_id], attribute).append(record(*values))
    return clients


@contextmanager
def without_collector() -> Iterator[None]:
    """The collector of cycles rests: it would go through all these rows again and again for nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
