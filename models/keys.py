"""Search keys: what is written beside names, documents and phones so that they are found by an index.

The rules of the keys are textkit's; here is only which column gets which. Search asks with the same
functions.
"""

from __future__ import annotations

from collections.abc import Hashable

from models.records import Address, Card, Client, Contact, Document, FormerName, Tour, Tourist
from textkit.documents import document_key, document_tail
from textkit.folding import fold, sort_key
from textkit.phones import phone_key


def name_keys(record: Client | Tourist) -> dict[str, str]:
    """Keys of the native name, or of the Latin one where there is no native.

    The ``other_`` keys are the Latin name's where it is not spelled as the native one sounds, else "".
    """
    surname = fold(record.native_surname or record.latin_surname)
    given = fold(record.native_given_name or record.latin_given_name)
    other_surname = fold(record.latin_surname) or surname
    other_given = fold(record.latin_given_name) or given
    differs = (other_surname, other_given) != (surname, given)
    return {
        "surname_key": surname,
        "given_key": given,
        "other_surname_key": other_surname if differs else "",
        "other_given_key": other_given if differs else "",
        "sort_key": sort_key(
            record.native_surname or record.latin_surname,
            record.native_given_name or record.latin_given_name,
            record.patronymic,
        ),
    }


def tourist_keys(tourist: Tourist) -> dict[str, str]:
    key = document_key(tourist.international_passport_series + tourist.international_passport_number)
    return name_keys(tourist) | {
        "document_key": key,
        "document_tail": document_tail(key),
        "national_document_key": document_key(
            tourist.national_passport_series + tourist.national_passport_number
        ),
        "phone_key": phone_key(tourist.phone),
    }


def document_keys(document: Document) -> dict[str, str]:
    key = document_key(document.series + document.number)
    return {"document_key": key, "document_tail": document_tail(key)}


def contact_keys(contact: Contact) -> dict[str, str]:
    key = phone_key(contact.value) if contact.kind == "phone" else contact.value.strip().casefold()
    return {"key": key}


def card_keys(card: Card) -> dict[str, str]:
    return {"key": document_key(card.series + card.number)}


def former_name_keys(name: FormerName) -> dict[str, str]:
    return {"surname_key": fold(name.surname)}


def tour_keys(tour: Tour) -> dict[str, str]:
    """What the list of tours is searched by, all in one."""
    parts = (tour.number, tour.title, tour.customer_name, tour.clerk)
    return {"search_key": " ".join(fold(part) for part in parts)}


def no_keys(_record: Address | object) -> dict[str, str]:
    return {}


# What two people mean by the same thing when both add it: None is like nothing else.


def same_document(document: Document) -> Hashable:
    key = document_keys(document)["document_key"]
    return (document.kind, key) if key else None


def same_contact(contact: Contact) -> Hashable:
    key = contact_keys(contact)["key"]
    return (contact.kind, key) if key else None


def same_address(address: Address) -> Hashable:
    return " ".join(address.value.casefold().split()) or None


def same_card(card: Card) -> Hashable:
    key = card_keys(card)["key"]
    return (card.kind, key) if key else None


def same_former_name(name: FormerName) -> Hashable:
    return (name.kind, name.surname.casefold()) if name.surname else None


def like_nothing(_record: object) -> Hashable:
    return None
