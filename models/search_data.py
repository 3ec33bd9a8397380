"""Clients by what has digits in it, or an @: documents, phones, e-mail addresses, cards, dates of birth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from models.search_hits import Found, Rank
from models.search_sources import Source, Sources
from models.search_sql import HIGHEST, Condition, all_of, beginning, completed, select
from models.search_terms import MIN_TAIL, Datum
from textkit.documents import document_key

TAIL_LENGTH = 6

_BIRTH = "SELECT id, birth_date FROM client WHERE birth_date {range}"
_BIRTH_DAY = _BIRTH.replace("{range}", "= ?")
_BIRTH_RANGE = _BIRTH.replace("{range}", ">= ? AND birth_date < ?")
_ALPHABETICAL = " ORDER BY surname_key LIMIT ?"
# An equality as a range: asked of each of many clients, the planner might read all equal ones every time.
_SAME_KEY = "document.document_key >= ? AND document.document_key <= ?"
_SAME_TAIL = "document.document_tail >= ? AND document.document_tail <= ? AND document.document_key LIKE ?"
_BEGINS = "document.document_key > ? AND document.document_key < ?"
_ENDS = "document.document_tail LIKE ?"
_BEGINS_AND_ENDS = _BEGINS + " AND document.document_key LIKE ?"
_CONTACT = "contact.key >= ? AND contact.key < ? AND contact.kind = ?"
_CARD_BEGINS = "card.key >= ? AND card.key < ?"
_CARD_ENDS = "card.key LIKE ?"
_CARD_OF_SERIES = "card.key LIKE ? AND (card.key LIKE ? OR upper(card.brand) LIKE ?)"


def datum_sources(datum: Datum) -> Sources:
    """All that the datum may mean but a date of birth; the beginning of a phone is the least likely."""
    documents = document_sources(datum.document)
    contacts = (*_contact_sources("phone", datum.phone), *_contact_sources("email", datum.email))
    usual = (*documents.usual, *contacts, *card_sources(datum.card))
    return Sources(usual, documents.last, _phone_starts(datum.phone_start))


def document_sources(key: str) -> Sources:
    """Whose passport it is: the whole of it, its number or last digits alone, or its series alone."""
    if not key:
        return Sources()
    usual = [_document(_SAME_KEY, (key, key), whole=True)]
    if len(key) >= TAIL_LENGTH:
        tail = key[-TAIL_LENGTH:]
        usual.append(_document(_SAME_TAIL, (tail, tail, f"%{key}"), whole=True))
    usual.append(_document(_BEGINS, beginning(key), whole=False, order=" ORDER BY document_key"))
    if key.isdecimal() and MIN_TAIL <= len(key) < TAIL_LENGTH:
        return Sources(tuple(usual), (_document(_ENDS, (f"%{key}",), whole=False),))
    return Sources(tuple(usual))


def passport_sources(series: str, number: str) -> Sources:
    """The passports of this series whose number is, or begins or ends with, this; either may be empty."""
    series_key, number_key = document_key(series), document_key(number)
    if not (series_key and number_key):
        return document_sources(series_key or number_key)
    key = series_key + number_key
    ends = (*beginning(series_key), f"%{number_key}")
    return Sources(
        (
            _document(_SAME_KEY, (key, key), whole=True),
            _document(_BEGINS_AND_ENDS, ends, whole=len(number_key) >= TAIL_LENGTH),
            _document(_BEGINS, beginning(key), whole=False, order=" ORDER BY document_key"),
        )
    )


def card_sources(key: str) -> tuple[Source, ...]:
    """Whose card has this number, or one that ends with these digits, or this series."""
    if not key:
        return ()
    begins = _card(_CARD_BEGINS, beginning(key), order=" ORDER BY key")
    return (begins, _card(_CARD_ENDS, (f"%{key}",)))


def card_field_sources(series: str, number: str) -> Sources:
    """The cards of this series (or brand) whose number is, or ends with, this; either may be empty."""
    series_key, number_key = document_key(series), document_key(number)
    usual = card_sources(series_key + number_key)
    if series_key and number_key:
        values = (f"%{number_key}", f"{series_key}%", f"%{series_key}%")
        usual = (*usual, _card(_CARD_OF_SERIES, values))
    return Sources(usual)


def by_birth(births: Iterable[str], limit: int, narrowing: Sequence[Condition] = ()) -> list[Found]:
    """Born on the day, or in the month or the year."""
    condition = all_of(narrowing)
    found: list[Found] = []
    for birth in births:
        day = len(birth) == len("1985-02-01")
        values = (birth,) if day else (birth, birth + HIGHEST)
        sql = (_BIRTH_DAY if day else _BIRTH_RANGE) + condition.sql + _ALPHABETICAL
        rows = select(sql, (*values, *condition.values, limit))
        found += [Found(row[0], Rank.BIRTH_DATE, "birth_date", row[1]) for row in rows]
    return found


def _document(sql: str, values: tuple[str, ...], *, whole: bool, order: str = "") -> Source:
    found = _whole_document if whole else _part_of_document
    return Source("document", "state, series, number, expiry_date", Condition(sql, values), found, order)


def _whole_document(row: Sequence[Any]) -> Found:
    return _document_found(row, Rank.DOCUMENT if row[1] == "current" else Rank.OLD_DOCUMENT)


def _part_of_document(row: Sequence[Any]) -> Found:
    return _document_found(row, Rank.PART_OF_DOCUMENT)


def _document_found(row: Sequence[Any], rank: Rank) -> Found:
    client_id, state, series, number, expiry = row
    text = f"{series} {number}".strip()
    return Found(client_id, rank, "document" if state == "current" else "old_document", text, (text, expiry))


def _contact_sources(kind: str, key: str) -> tuple[Source, ...]:
    """Whose phone ends with these digits (reversed), or whose e-mail address begins so."""
    if not key:
        return ()
    found = _phone_found if kind == "phone" else _email_found
    return (Source("contact", "value", Condition(_CONTACT, (*beginning(key), kind)), found, " ORDER BY key"),)


def _phone_starts(reversed_digits: str) -> tuple[Source, ...]:
    """Whose phone begins with these digits, if only a few are missing."""
    if not reversed_digits:
        return ()
    sql, values = completed("contact.key", reversed_digits)
    condition = Condition(f"{sql} AND contact.kind = ?", (*values, "phone"))
    return (Source("contact", "value", condition, _phone_found, " ORDER BY key"),)


def _phone_found(row: Sequence[Any]) -> Found:
    return Found(row[0], Rank.PHONE, "phone", row[1])


def _email_found(row: Sequence[Any]) -> Found:
    return Found(row[0], Rank.EMAIL, "email", row[1])


def _card(sql: str, values: tuple[str, ...], order: str = "") -> Source:
    return Source("card", "brand, series, number", Condition(sql, values), _card_found, order)


def _card_found(row: Sequence[Any]) -> Found:
    return Found(row[0], Rank.CARD, "card", " ".join(filter(None, row[1:])))
