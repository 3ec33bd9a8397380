"""Tourists of any tour for the global search, by the same keys as regular clients."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from models.records import TouristHit
from models.search_sql import HIGHEST, beginning, select
from models.search_terms import Datum, Reading, name_splits, read_search

_HITS = (
    "SELECT tourist.id, tourist.tour_id, tour.number, tour.title, tour.start_date, tour.end_date,"
    " tourist.native_surname, tourist.native_given_name, tourist.patronymic, tourist.latin_surname,"
    " tourist.latin_given_name, tourist.birth_date FROM tourist JOIN tour ON tour.id = tourist.tour_id WHERE "
)
_SURNAME = "tourist.surname_key >= ? AND tourist.surname_key < ?"
_OTHER_SURNAME = (
    "tourist.other_surname_key <> '' AND tourist.other_surname_key >= ? AND tourist.other_surname_key < ?"
)
_GIVEN = "tourist.given_key >= ? AND tourist.given_key < ?"
_BY_NAME = " ORDER BY tourist.surname_key, tourist.given_key, tourist.birth_date"


class _Condition(NamedTuple):
    sql: str
    values: tuple[Any, ...]
    reason: str
    order: str = ""


def search_tourists(text: str, limit: int = 8) -> list[TouristHit]:
    """The first tourists of all tours whom the text fits, by name, document, phone or birth date."""
    hits: dict[int, TouristHit] = {}
    for reading in read_search(text):
        for condition in _conditions(reading):
            if len(hits) >= limit:
                break
            rows = select(_HITS + condition.sql + condition.order + " LIMIT ?", (*condition.values, limit))
            for row in rows:
                hits.setdefault(row[0], TouristHit(*(*row, condition.reason)))
        if hits:
            break
    return list(hits.values())[:limit]


def _conditions(reading: Reading) -> Iterator[_Condition]:
    """The questions to ask for one reading of the text, the most telling first."""
    narrowing = list(_data_conditions(reading.data[0])) if reading.data else []
    named = list(_name_conditions(reading.words))
    if not narrowing or not named:
        yield from narrowing or named
        return
    for name in named:
        for datum in narrowing:
            sql = f"{name.sql} AND {datum.sql}"
            yield _Condition(sql, (*name.values, *datum.values), name.reason, name.order)


def _name_conditions(words: tuple[str, ...]) -> Iterator[_Condition]:
    for split in name_splits(words):
        given = (f" AND {_GIVEN}", beginning(split.given_prefix)) if split.given_prefix else ("", ())
        if not split.surname_prefix:
            yield _Condition(_GIVEN, beginning(split.given_prefix), "given_name")
            continue
        values = (*beginning(split.surname_prefix), *given[1])
        yield _Condition(_SURNAME + given[0], values, "surname", _BY_NAME)
        yield _Condition(_OTHER_SURNAME + given[0], values, "other_spelling")


def _data_conditions(datum: Datum) -> Iterator[_Condition]:
    if datum.document:
        for column in ("document_key", "national_document_key"):
            between = f"tourist.{column} >= ? AND tourist.{column} < ?"
            yield _Condition(between, beginning(datum.document), "document")
        yield _Condition("tourist.document_tail = ?", (datum.document[-6:],), "document")
    for birth in datum.births:
        between = "tourist.birth_date >= ? AND tourist.birth_date < ?"
        yield _Condition(between, (birth, birth + HIGHEST), "birth_date")
    if datum.phone:
        between = "tourist.phone_key >= ? AND tourist.phone_key < ?"
        yield _Condition(between, beginning(datum.phone), "phone")
