"""What may stand in a field: cleaned on the way in, refused with the field's name where it cannot be kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar

from models.errors import InvalidField
from models.records import PRINTED_FIELDS, Answer, Card, Client, Tour, Tourist
from textkit import cards
from textkit.cleaning import clean_text
from translations import _, ngettext

Record = TypeVar("Record")

USUAL_LIMIT = 200
LIMITS = {
    "notes": 20_000,
    "address": 2_000,
    "addresses.value": 2_000,
    "former_surnames": 1_000,
    "birth_place": 500,
    "printed_birth_place": 500,
    "international_passport_printed_birth_place": 500,
    "authority": 500,
    "international_passport_authority": 500,
    "national_passport_authority": 500,
    "title": 500,
    "value": 20_000,
    "form_text": 20_000,
}
_SEVERAL_LINES = frozenset({"notes", "address", "value", "form_text"})
# A bank card's number is cut wherever it was typed, but a real number of these fields may never be changed,
# and one in ten of any digits has a right check digit. A passport has at most nine characters, so that the 14
# to 19 digits of a card are none; other papers of a state (identity cards, permits) may have as many, and are
# told by the birth date inside. textkit.cards knows the rules.
_NUMBERS = {
    "international_passport_series": cards.PASSPORT,
    "international_passport_number": cards.PASSPORT,
    "national_passport_series": cards.PERSONAL,
    "national_passport_number": cards.PERSONAL,
    "series": cards.PERSONAL,
    "number": cards.PERSONAL,
    "ticket_number": cards.TICKET,
    "phone": cards.PHONE,
}
_DATE_NAMES = frozenset(
    {
        "birth_date",
        "surname_changed_on",
        "printed_birth_date",
        "international_passport_printed_birth_date",
        "issue_date",
        "expiry_date",
        "start_date",
        "end_date",
        "created_on",
        "answered_on",
        "international_passport_issue_date",
        "international_passport_expiry",
        "national_passport_issue_date",
    }
)
_SEX_NAMES = frozenset({"sex", "printed_sex", "international_passport_printed_sex"})
_COUNTRY_NAMES = frozenset({"citizenship", "issuing_state", "international_passport_state"})
_PARTS_OF_PAPERS = ("number", "series", "issue_date", "expiry_date", "authority", *PRINTED_FIELDS)
_SHORT_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_COUNTRY = re.compile(r"[A-Z]{2,3}")
_CARD_DIGITS = re.compile(r"\D+")


def clean_tourist(tourist: Tourist) -> Tourist:
    """A copy fit to be kept. InvalidField names the first field that is not."""
    cleaned = _clean_texts(tourist)
    cleaned.payment_card_last4 = _last_four(tourist.payment_card_last4)
    cleaned.services = [_clean_texts(use) for use in tourist.services]
    _need_surname(cleaned)
    return cleaned


def clean_client(client: Client) -> Client:
    """A copy fit to be kept; empty phones, addresses, cards, former surnames and documents are left out.

    A document may have no number: the dates of a passport are known before, too.
    """
    cleaned = _clean_texts(client)
    cleaned.documents = _clean_rows(client.documents, "documents", _PARTS_OF_PAPERS)
    cleaned.contacts = _clean_rows(client.contacts, "contacts", ("value",))
    cleaned.addresses = _clean_rows(client.addresses, "addresses", ("value",))
    cleaned.cards = [_clean_card(card) for card in _clean_rows(client.cards, "cards", ("series", "number"))]
    cleaned.former_names = _clean_rows(client.former_names, "former_names", ("surname",))
    _need_surname(cleaned)
    return cleaned


def clean_tour(tour: Tour) -> Tour:
    """A copy fit to be kept."""
    cleaned = _clean_texts(tour)
    cleaned.services = _clean_rows(tour.services, "services", ())
    cleaned.countries = [_country("countries", code) for code in tour.countries if code.strip()]
    if not cleaned.number:
        raise InvalidField("number", _("A tour needs a number."))
    _in_order("end_date", cleaned.start_date, cleaned.end_date)
    return cleaned


def clean_answer(answer: Answer) -> Answer:
    """A copy fit to be kept."""
    return _clean_texts(answer)


def longest(name: str) -> int:
    """How many characters a field of this name holds."""
    return LIMITS.get(name, USUAL_LIMIT)


def numbers_in(name: str, siblings: Mapping[str, Any]) -> str:
    """What numbers are usual in a field beside a bank card's, as textkit.cards calls them.

    ``siblings`` are the values of the same record, which say what kind of record it is.
    """
    if "service_id" in siblings and name == "number":
        return cards.POLICY
    if "brand" in siblings:
        return cards.TEXT  # a card's own fields hold cards
    if name == "value":
        return cards.PHONE if siblings.get("kind") == "phone" else cards.TEXT
    if name in ("series", "number") and siblings.get("kind") == "international_passport":
        return cards.PASSPORT
    return _NUMBERS.get(name, cards.TEXT)


def clean_value(name: str, text: str, path: str = "", numbers: str = "") -> str:
    """One value of the field ``name`` as it is kept; InvalidField names ``path`` or the field.

    ``numbers``: see ``numbers_in``; without it by the name alone.
    """
    path = path or name
    if not text:
        return ""
    limit = LIMITS.get(path if path in LIMITS else name, USUAL_LIMIT)
    if len(text) > limit:
        raise InvalidField(path, _too_long(limit))
    value = clean_text(text, limit, one_line=name not in _SEVERAL_LINES)
    if name in _DATE_NAMES:
        return _date(path, value)
    if name in _COUNTRY_NAMES:
        return _country(path, value)
    if name in _SEX_NAMES and value not in ("", "M", "F", "X"):
        raise InvalidField(path, _("Sex is M, F or X, or empty."))
    return cards.cut_card_numbers(value, numbers or _NUMBERS.get(name, cards.TEXT))


def _clean_texts(record: Record, prefix: str = "") -> Record:
    changes: dict[str, Any] = {}
    names = [one.name for one in fields(record)]  # type: ignore[arg-type]  # every Record is a dataclass
    values = {name: getattr(record, name) for name in names}
    for name, value in values.items():
        if isinstance(value, str) and value:
            changes[name] = clean_value(name, value, prefix + name, numbers_in(name, values))
    return replace(record, **changes)  # type: ignore[type-var]


def _clean_rows(rows: Sequence[Record], name: str, needed: tuple[str, ...]) -> list[Record]:
    cleaned = [_clean_texts(row, f"{name}.{at}.") for at, row in enumerate(rows)]
    return [row for row in cleaned if not needed or any(getattr(row, field) for field in needed)]


def _clean_card(card: Card) -> Card:
    if card.kind == "payment":
        return replace(card, series="", number=_last_four(card.number))
    return card


def _last_four(text: str) -> str:
    return _CARD_DIGITS.sub("", text)[-4:]


def _need_surname(record: Client | Tourist) -> None:
    if not record.native_surname and not record.latin_surname:
        raise InvalidField("native_surname", _("Type a surname, in either script."))


def _too_long(limit: int) -> str:
    return ngettext(
        "This is too long: up to %(limit)d character fits.",
        "This is too long: up to %(limit)d characters fit.",
        limit,
    ) % {"limit": limit}


def _date(path: str, value: str) -> str:
    found = _SHORT_DATE.fullmatch(value)
    if value and (found is None or not _exists(*found.groups())):
        raise InvalidField(path, _("There is no such day. Type the date again."))
    return value


def _exists(year: str, month: str | None, day: str | None) -> bool:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def _country(path: str, value: str) -> str:
    code = value.strip().upper()
    if code and not _COUNTRY.fullmatch(code):
        raise InvalidField(path, _("Choose a country from the list."))
    return code


def _in_order(path: str, start: str, end: str) -> None:
    if start and end and end < start[: len(end)]:
        raise InvalidField(path, _("The end is before the start."))
