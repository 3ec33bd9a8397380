"""Tourists of any tour for the global search, by the same keys as regular clients."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from models.records import TouristHit
from models.search_names import TO_COMPARE, words_fit
from models.search_sql import HIGHEST, beginning, completed, select
from models.search_terms import Datum, Reading, name_splits, read_search
from textkit.documents import document_tail

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


# Reasons of which there are many tourists, asked for behind a number that few have.
_BROAD = "birth_date"


class _Condition(NamedTuple):
    sql: str
    values: tuple[Any, ...]
    reason: str
    order: str = ""
    others: tuple[str, ...] = ()  # prefixes of more names, compared row by row


def search_tourists(text: str, limit: int = 8) -> list[TouristHit]:
    """The first tourists of all tours whom all of the text fits: name, document, phone, date of birth."""
    hits: dict[int, TouristHit] = {}
    for reading in read_search(text):
        for condition in _conditions(reading):
            if len(hits) >= limit:
                break
            for row in _rows(condition, limit):
                hits.setdefault(row[0], TouristHit(*(*row, condition.reason)))
        if hits:
            break
    return list(hits.values())[:limit]


def _rows(condition: _Condition, limit: int) -> list[tuple[Any, ...]]:
    count = TO_COMPARE if condition.others else limit
    rows = select(_HITS + condition.sql + condition.order + " LIMIT ?", (*condition.values, count))
    if not condition.others:
        return rows
    return [row for row in rows if words_fit(condition.others, " ".join((row[7], row[8], row[10])))]


def _conditions(reading: Reading) -> Iterator[_Condition]:
    """The questions to ask for one reading of the text, the most telling first."""
    meanings = [list(_data_conditions(datum)) for datum in reading.data]
    if not all(meanings):
        return  # digits that can be nothing of a tourist fit nobody
    meanings.sort(key=lambda alternatives: any(one.reason == _BROAD for one in alternatives))
    if reading.words:
        for name in _name_conditions(reading.words):
            yield _narrowed(name, meanings)
    elif meanings:
        for first in meanings[0]:
            yield _narrowed(first, meanings[1:])


def _narrowed(condition: _Condition, meanings: Sequence[Sequence[_Condition]]) -> _Condition:
    """The condition, and of each of the data one of the things that it may mean."""
    sql, values = condition.sql, condition.values
    for alternatives in meanings:
        sql += f" AND ({' OR '.join(one.sql for one in alternatives)})"
        values += tuple(value for one in alternatives for value in one.values)
    return condition._replace(sql=sql, values=values)


def _name_conditions(words: tuple[str, ...]) -> Iterator[_Condition]:
    for split in name_splits(words):
        given = (f" AND {_GIVEN}", beginning(split.given_prefix)) if split.given_prefix else ("", ())
        if not split.surname_prefix:
            yield _Condition(_GIVEN, beginning(split.given_prefix), "given_name", others=split.others)
            continue
        values = (*beginning(split.surname_prefix), *given[1])
        yield _Condition(_SURNAME + given[0], values, "surname", _BY_NAME, split.others)
        yield _Condition(_OTHER_SURNAME + given[0], values, "other_spelling", others=split.others)


def _data_conditions(datum: Datum) -> Iterator[_Condition]:
    if datum.document:
        for column in ("document_key", "national_document_key"):
            between = f"tourist.{column} >= ? AND tourist.{column} < ?"
            yield _Condition(between, beginning(datum.document), "document")
        tail = "tourist.document_tail = ? AND tourist.document_key LIKE ?"
        yield _Condition(tail, (document_tail(datum.document), f"%{datum.document}"), "document")
    for birth in datum.births:
        between = "tourist.birth_date >= ? AND tourist.birth_date < ?"
        yield _Condition(between, (birth, birth + HIGHEST), "birth_date")
    if datum.phone:
        between = "tourist.phone_key >= ? AND tourist.phone_key < ?"
        yield _Condition(between, beginning(datum.phone), "phone")
    if datum.phone_start:
        yield _Condition(*completed("tourist.phone_key", datum.phone_start), "phone")
