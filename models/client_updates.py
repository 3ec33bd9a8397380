"""From the Tourists screen to the base: a tourist becomes a client (T6), a client takes fields over (T7)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from models import clients
from models.client_cards import apply_cards, cards_of
from models.client_matching import contacts_of, is_contact, new_surnames, surnames
from models.journal import Operation
from models.passports import (
    OTHER,
    PASSPORT_GROUPS,
    UNKNOWN,
    Match,
    document_of,
    match_paper,
    number_names,
    passport_values,
)
from models.records import Address, Client, Contact, Document, FormerName, Tourist

_SAME = (
    *("native_surname", "native_given_name", "patronymic", "latin_surname", "latin_given_name"),
    *("sex", "birth_date", "birth_place", "citizenship", "latin_scheme", "surname_changed_on", "notes"),
)


def client_from_tourist(tourist: Tourist) -> Client:
    """A new client with all that the tourist form says of the person; not saved."""
    client = Client(**{name: getattr(tourist, name) for name in _SAME})
    client.documents = [paper for kind in PASSPORT_GROUPS if (paper := document_of(tourist, kind))]
    client.contacts = contacts_of(tourist)
    client.addresses = [Address(value=tourist.address)] if tourist.address else []
    client.cards = cards_of(tourist)
    born, former = tourist.birth_surname, tourist.former_surnames
    client.former_names = _former_names(born, "birth") + _former_names(former, "former")
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
    apply_cards(client, tourist, fields)


def _apply_passport(
    client: Client, tourist: Tourist, kind: str, fields: frozenset[str], *, second: bool
) -> None:
    pair = number_names(kind)
    match = match_paper(client, tourist, kind, number_changed=bool(fields & pair))
    accepted = fields - pair
    if fields & pair and match.relation != UNKNOWN:
        # Cut otherwise into series and number, it is still one number: a part alone would make another.
        accepted |= pair
    if match.relation != OTHER:
        _correct_document(client, tourist, kind, match.paper, accepted)
    elif accepted & pair:
        # A number that was declined takes its dates and authority with it: they are another paper's.
        second = second and kind == "international_passport"
        _add_document(client, tourist, match, kind, accepted, second=second)


def _correct_document(
    client: Client, tourist: Tourist, kind: str, paper: Document | None, accepted: frozenset[str]
) -> None:
    values: dict[str, Any] = dict(passport_values(kind, paper))
    values |= {name: getattr(tourist, name) for name in values if name in accepted}
    corrected = document_of(Tourist(**values), kind)
    if paper is None:
        client.documents += [corrected] if corrected else []
    elif corrected is None:  # all that was known of it is taken back
        client.documents = [one for one in client.documents if one is not paper]
    else:
        _put_in_place(client, paper, corrected, paper.state)


def _add_document(
    client: Client, tourist: Tourist, match: Match, kind: str, accepted: frozenset[str], *, second: bool
) -> None:
    """Beside or instead of the current one.

    What was not accepted of a new paper is taken only where the current one has the same (the state).
    """
    mine = {name: getattr(tourist, name) for name in PASSPORT_GROUPS[kind]}
    beside = passport_values(kind, match.paper)
    values: dict[str, Any] = {name: value for name, value in mine.items() if value == beside[name]}
    if match.again is not None:
        values = dict(passport_values(kind, match.again))
    values |= {name: value for name, value in mine.items() if name in accepted}
    new = document_of(Tourist(**values), kind)
    if new is None:
        return
    if not second:
        for paper in client.documents:
            if paper.kind == kind and paper.state == "current":
                paper.state = "replaced"
    if match.again is None:
        client.documents.append(new)
    else:  # an old passport that is used again
        _put_in_place(client, match.again, new, "current")


def _put_in_place(client: Client, paper: Document, new: Document, state: str) -> None:
    at = next(at for at, one in enumerate(client.documents) if one is paper)
    client.documents[at] = replace(new, id=paper.id, state=state, entries=paper.entries, days=paper.days)


def _put_first(client: Client, kind: str, value: str) -> None:
    if not value:
        return
    others = [one for one in client.contacts if not is_contact(one, kind, value)]
    same = [one for one in client.contacts if is_contact(one, kind, value)]
    first = replace(same[0], value=value) if same else Contact(kind=kind, value=value)
    client.contacts = [first, *others]


def _former_names(text: str, kind: str) -> list[FormerName]:
    return [FormerName(kind=kind, surname=one) for one in surnames(text)]


def _apply_former_names(client: Client, tourist: Tourist, fields: frozenset[str]) -> None:
    if "birth_surname" in fields:
        kept = [one for one in client.former_names if one.kind != "birth"]
        client.former_names = _former_names(tourist.birth_surname, "birth") + kept
    if "former_surnames" in fields:
        new = new_surnames(client, tourist.former_surnames)
        client.former_names += [FormerName(kind="former", surname=one) for one in new]
