"""From the Tourists screen to the base: a tourist becomes a client (T6), a client takes fields over (T7)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from models import clients
from models.client_matching import (
    PASSPORT_GROUPS,
    contacts_of,
    current_document,
    document_of,
    passport_key,
    passport_values,
)
from models.journal import Operation
from models.records import Address, Card, Client, Contact, FormerName, Tourist
from textkit.documents import document_key
from textkit.phones import phone_key

_SAME = (
    *("native_surname", "native_given_name", "patronymic", "latin_surname", "latin_given_name"),
    *("sex", "birth_date", "birth_place", "citizenship", "notes"),
)


def client_from_tourist(tourist: Tourist) -> Client:
    """A new client with all that the tourist form says of the person; not saved."""
    client = Client(**{name: getattr(tourist, name) for name in _SAME})
    client.documents = [paper for kind in PASSPORT_GROUPS if (paper := document_of(tourist, kind))]
    client.contacts = contacts_of(tourist)
    client.addresses = [Address(value=tourist.address)] if tourist.address else []
    client.cards = [card for card in (_discount_card(tourist), _payment_card(tourist)) if card]
    client.former_names = _former_names(tourist, "birth") + _former_names(tourist, "former")
    return client


def add_client(op: Operation, tourist: Tourist, *, allow_duplicate: bool = False) -> int:
    """Make a regular client of the tourist; the client's id. DuplicateRecord as ``save_client``."""
    return clients.write_client(op, client_from_tourist(tourist), allow_duplicate=allow_duplicate)


def overwrite_client(
    op: Operation, tourist: Tourist, fields: frozenset[str], passport: str, *, allow_duplicate: bool = False
) -> None:
    """Take the named fields of the tourist over into its client. ``passport``: "replace" or "second"."""
    client = clients.load_client(tourist.client_id or 0)
    apply_fields(client, tourist, fields, passport)
    clients.write_client(op, client, allow_duplicate=allow_duplicate)


def apply_fields(client: Client, tourist: Tourist, fields: frozenset[str], passport: str) -> None:
    """Change the detached client as the person agreed to, field by field."""
    for name in _SAME:
        if name in fields:
            setattr(client, name, getattr(tourist, name))
    for kind, names in PASSPORT_GROUPS.items():
        if fields.intersection(names):
            _apply_passport(client, tourist, kind, fields, second=passport == "second")
    if "phone" in fields:
        _put_first(client, "phone", tourist.phone)
    if "email" in fields:
        _put_first(client, "email", tourist.email)
    if "address" in fields and tourist.address:
        others = [one for one in client.addresses if one.value != tourist.address]
        same = [one for one in client.addresses if one.value == tourist.address]
        client.addresses = [*(same[:1] or [Address(value=tourist.address)]), *others]
    _apply_former_names(client, tourist, fields)
    _apply_cards(client, tourist, fields)


def _apply_passport(
    client: Client, tourist: Tourist, kind: str, fields: frozenset[str], *, second: bool
) -> None:
    paper = current_document(client, kind)
    new_number = passport_key(tourist, kind)
    same = paper is not None and document_key(paper.series + paper.number) == new_number
    if paper is not None and (same or not new_number):
        _correct_document(client, tourist, kind, fields)
    elif f"{kind}_number" in fields or f"{kind}_series" in fields or paper is None:
        # A number that was declined takes its dates and authority with it: they are another paper's.
        _add_document(client, tourist, kind, second=second and kind == "international_passport")


def _correct_document(client: Client, tourist: Tourist, kind: str, fields: frozenset[str]) -> None:
    paper = current_document(client, kind)
    if paper is None:
        return
    # Cut otherwise into series and number, it is still the same paper: one part alone would make another.
    pair = {f"{kind}_series", f"{kind}_number"}
    accepted = fields - pair
    if fields & pair and passport_key(tourist, kind) == document_key(paper.series + paper.number):
        accepted |= pair
    flat: dict[str, Any] = dict(passport_values(kind, paper))
    flat |= {name: getattr(tourist, name) for name in flat if name in accepted}
    corrected = document_of(replace(tourist, **flat), kind)
    if corrected is not None:
        kept = replace(corrected, id=paper.id, state=paper.state, entries=paper.entries, days=paper.days)
        client.documents[client.documents.index(paper)] = kept


def _add_document(client: Client, tourist: Tourist, kind: str, *, second: bool) -> None:
    new = document_of(tourist, kind)
    if new is None:
        return
    key = document_key(new.series + new.number)
    known = [
        one for one in client.documents if one.kind == kind and document_key(one.series + one.number) == key
    ]
    if not second:
        for paper in client.documents:
            if paper.kind == kind and paper.state == "current":
                paper.state = "replaced"
    if known:  # an old passport that is used again
        at = client.documents.index(known[0])
        client.documents[at] = replace(new, id=known[0].id)
    else:
        client.documents.append(new)


def _put_first(client: Client, kind: str, value: str) -> None:
    if not value:
        return
    others = [one for one in client.contacts if not _is_same(one, kind, value)]
    same = [one for one in client.contacts if _is_same(one, kind, value)]
    first = replace(same[0], value=value) if same else Contact(kind=kind, value=value)
    client.contacts = [first, *others]


def _is_same(contact: Contact, kind: str, value: str) -> bool:
    if contact.kind != kind:
        return False
    if kind == "phone":
        return phone_key(contact.value) == phone_key(value)
    return contact.value.casefold() == value.casefold()


def _former_names(tourist: Tourist, kind: str) -> list[FormerName]:
    text = tourist.birth_surname if kind == "birth" else tourist.former_surnames
    return [FormerName(kind=kind, surname=one.strip()) for one in text.split(",") if one.strip()]


def _apply_former_names(client: Client, tourist: Tourist, fields: frozenset[str]) -> None:
    if "birth_surname" in fields:
        kept = [one for one in client.former_names if one.kind != "birth"]
        client.former_names = _former_names(tourist, "birth") + kept
    if "former_surnames" in fields:
        known = {one.surname.casefold() for one in client.former_names if one.kind == "former"}
        new = [one for one in _former_names(tourist, "former") if one.surname.casefold() not in known]
        client.former_names += new


def _discount_card(tourist: Tourist) -> Card | None:
    if not tourist.discount_card_number and not tourist.discount_card_series:
        return None
    return Card(kind="discount", series=tourist.discount_card_series, number=tourist.discount_card_number)


def _payment_card(tourist: Tourist) -> Card | None:
    if not tourist.payment_card_last4:
        return None
    return Card(
        kind="payment",
        brand=tourist.payment_card_brand,
        number=tourist.payment_card_last4,
        expiry=tourist.payment_card_expiry,
    )


def _apply_cards(client: Client, tourist: Tourist, fields: frozenset[str]) -> None:
    """A payment card replaces the one there; of discount cards the old ones stay."""
    if fields & {"payment_card_brand", "payment_card_last4", "payment_card_expiry"}:
        card = _payment_card(tourist)
        kept = [one for one in client.cards if one.kind != "payment"]
        client.cards = kept + ([card] if card else [])
    if fields & {"discount_card_series", "discount_card_number"}:
        card = _discount_card(tourist)
        same = [
            one for one in client.cards if card and (one.series, one.number) == (card.series, card.number)
        ]
        if card and not same:
            client.cards.append(card)
