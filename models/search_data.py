"""Clients by what has digits in it, or an @: documents, phones, e-mail addresses, cards, dates of birth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from models.search_hits import Found, Rank
from models.search_sql import HIGHEST, beginning, select
from models.search_terms import MIN_TAIL, Datum
from textkit.documents import document_key

TAIL_LENGTH = 6
# With fewer hits than this it is worth looking further.
FEW = 5

_DOCUMENT = "SELECT client_id, state, series, number, expiry_date, document_key FROM document WHERE "
_EXACT = _DOCUMENT + "document_key = ? LIMIT ?"
_BEGINNING = _DOCUMENT + "document_key > ? AND document_key < ? ORDER BY document_key LIMIT ?"
_TAIL = _DOCUMENT + "document_tail = ? LIMIT ?"
_SHORT_TAIL = _DOCUMENT + "document_tail LIKE ? LIMIT ?"
_CONTACT = "SELECT client_id, value FROM contact WHERE key >= ? AND key < ? AND kind = ? ORDER BY key LIMIT ?"
_CARD = "SELECT client_id, brand, series, number FROM card WHERE "
_CARD_BEGINNING = _CARD + "key >= ? AND key < ? ORDER BY key LIMIT ?"
_CARD_END = _CARD + "key LIKE ? LIMIT ?"
_BIRTH_DAY = "SELECT id, birth_date FROM client WHERE birth_date = ? ORDER BY surname_key LIMIT ?"
_BIRTH_RANGE = (
    "SELECT id, birth_date FROM client WHERE birth_date >= ? AND birth_date < ? ORDER BY surname_key LIMIT ?"
)


def by_document(key: str, limit: int) -> list[Found]:
    """Whose passport it is: the whole of it, its number or last six digits alone, or its series alone."""
    if not key:
        return []
    found = [_document_found(row, whole=True) for row in select(_EXACT, (key, limit))]
    if len(key) >= TAIL_LENGTH:
        rows = select(_TAIL, (key[-TAIL_LENGTH:], limit))
        found += [_document_found(row, whole=True) for row in rows if row[5].endswith(key) and row[5] != key]
    if len(found) < limit:
        rows = select(_BEGINNING, (*beginning(key), limit - len(found)))
        found += [_document_found(row, whole=False) for row in rows]
    return found


def by_passport_fields(series: str, number: str, limit: int) -> list[Found]:
    """The holders of a passport of this series whose number is, or ends with, this; either may be empty."""
    beginning_key, end_key = document_key(series), document_key(number)
    if not end_key:
        return by_document(beginning_key, limit) if beginning_key else []
    found = by_document(beginning_key + end_key, limit)
    if found or not beginning_key:
        return found
    ends = by_document(end_key, limit)
    return [one for one in ends if document_key(one.matched).startswith(beginning_key)]


def by_card_fields(series: str, number: str, limit: int) -> list[Found]:
    """The holders of a card of this series whose number is, or ends with, this; either may be empty."""
    beginning_key, end_key = document_key(series), document_key(number)
    found = by_card(beginning_key + end_key, limit)
    if found or not (beginning_key and end_key):
        return found
    return [one for one in by_card(end_key, limit) if beginning_key in document_key(one.matched)]


def by_short_tail(digits: str, limit: int) -> list[Found]:
    """Whose passport ends with these four or five digits. Reads a whole index, so it is asked last."""
    if not digits.isdecimal() or not MIN_TAIL <= len(digits) < TAIL_LENGTH:
        return []
    return [_document_found(row, whole=False) for row in select(_SHORT_TAIL, (f"%{digits}", limit))]


def _document_found(row: Sequence[Any], *, whole: bool) -> Found:
    client_id, state, series, number, expiry = row[:5]
    text = f"{series} {number}".strip()
    old = state != "current"
    rank = Rank.PART_OF_DOCUMENT if not whole else Rank.OLD_DOCUMENT if old else Rank.DOCUMENT
    return Found(client_id, rank, "old_document" if old else "document", text, (text, expiry))


def by_phone(reversed_digits: str, limit: int) -> list[Found]:
    """Whose phone ends with these digits."""
    if not reversed_digits:
        return []
    rows = select(_CONTACT, (*beginning(reversed_digits), "phone", limit))
    return [Found(row[0], Rank.PHONE, "phone", row[1]) for row in rows]


def by_email(address: str, limit: int) -> list[Found]:
    """Whose e-mail address begins with this."""
    if not address:
        return []
    rows = select(_CONTACT, (*beginning(address), "email", limit))
    return [Found(row[0], Rank.EMAIL, "email", row[1]) for row in rows]


def by_card(digits: str, limit: int) -> list[Found]:
    """Whose card has this number, or one that ends with these digits."""
    if not digits:
        return []
    rows = select(_CARD_BEGINNING, (*beginning(digits), limit))
    if len(rows) < FEW:
        rows += select(_CARD_END, (f"%{digits}", limit))
    return [Found(row[0], Rank.CARD, "card", " ".join(filter(None, row[1:]))) for row in rows]


def by_birth(births: Iterable[str], limit: int) -> list[Found]:
    """Born on the day, or in the month or the year."""
    found: list[Found] = []
    for birth in births:
        if len(birth) == len("1985-02-01"):
            rows = select(_BIRTH_DAY, (birth, limit))
        else:
            rows = select(_BIRTH_RANGE, (birth, birth + HIGHEST, limit))
        found += [Found(row[0], Rank.BIRTH_DATE, "birth_date", row[1]) for row in rows]
    return found


def by_datum(datum: Datum, limit: int) -> list[Found]:
    """All that the datum may mean but a date of birth; the best first, each client possibly several times."""
    return [
        *by_document(datum.document, limit),
        *by_phone(datum.phone, limit),
        *by_email(datum.email, limit),
        *by_card(datum.card, limit),
    ]
