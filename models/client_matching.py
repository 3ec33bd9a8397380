"""A tourist and a regular client: filling one from the other, comparing, recognising one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import Any

from models.aggregates import TOURIST
from models.client_cards import (
    DISCOUNT_CARD_FIELDS,
    card_values,
    knows_discount_card,
    payment_card_of,
    payment_values,
)
from models.client_rows import client_hits
from models.keys import name_keys
from models.merging import load_records
from models.passports import (
    FIRST,
    OTHER,
    PASSPORT_GROUPS,
    UNKNOWN,
    current_document,
    document_of,
    match_paper,
    number_names,
    paper_key,
    passport_key,
    passport_parts,
    passport_values,
)
from models.records import (
    CONTACT_FIELDS,
    INTERNATIONAL_PASSPORT_FIELDS,
    NATIONAL_PASSPORT_FIELDS,
    PAYMENT_CARD_FIELDS,
    SHARED_FIELDS,
    Client,
    ClientHit,
    Contact,
    Tourist,
)
from models.tables import Client as ClientTable
from models.tables import Document as DocumentTable
from models.tables import Tour as TourTable
from models.tables import Tourist as TouristTable
from textkit.dates import is_iso_date
from textkit.documents import document_key
from textkit.folding import fold, fold_prefix
from textkit.phones import phone_key

_PERSON = (
    *("native_surname", "native_given_name", "patronymic", "latin_surname", "latin_given_name"),
    *("sex", "birth_date", "birth_place", "citizenship", "latin_scheme", "surname_changed_on"),
)
_PERSON_OF = attrgetter(*_PERSON)
_FORMER = (("birth", "birth_surname"), ("former", "former_surnames"))
_SURNAMES = ("native_surname", "latin_surname")
_TOGETHER = {*INTERNATIONAL_PASSPORT_FIELDS, *NATIONAL_PASSPORT_FIELDS, *PAYMENT_CARD_FIELDS}
_ALONE = frozenset(SHARED_FIELDS) - _TOGETHER
_ADDED = {*CONTACT_FIELDS, *DISCOUNT_CARD_FIELDS, "former_surnames"}
_SHARED = attrgetter(*SHARED_FIELDS)  # an import fills thousands


@dataclass(frozen=True, slots=True)
class Filled:
    """A tourist after a fill: what was filled, and what was typed otherwise: (typed, in the base)."""

    tourist: Tourist
    filled: tuple[str, ...] = ()
    contradictions: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that the form changed and the base has otherwise.

    ``effect``: "replaces" the value; "adds" it before the others, which stay (phone, e-mail, address,
    discount card, former surnames); "new_passport" asks whether it replaces the old one or is a second;
    "with_passport" goes with the new number.
    """

    field: str
    in_base: str
    on_tour: str
    effect: str


def as_tourist(client: Client) -> Tourist:
    """The client flat, with the current passports and the usual phone, for a new place on a tour."""
    values: dict[str, Any] = dict(zip(_PERSON, _PERSON_OF(client), strict=True))
    values["notes"] = client.notes
    for kind, name in _FORMER if client.former_names else ():
        values[name] = ", ".join([one.surname for one in client.former_names if one.kind == kind])
    for kind, names in PASSPORT_GROUPS.items():
        if (paper := current_document(client, kind)) is not None:
            values.update(zip(names, passport_parts(kind, paper), strict=True))
    values["phone"] = first_contact(client, "phone")
    values["email"] = first_contact(client, "email")
    values["address"] = client.addresses[0].value if client.addresses else ""
    if client.cards:
        values.update(card_values(client))
    return Tourist(client_id=client.id, **values)


def fill_from_client(tourist: Tourist, client: Client) -> Filled:
    """Fill what is empty from the client (T5). What was typed stays; where it contradicts, both are named.

    A surname typed to search (its beginning, or in the other script) takes the base's spelling. A passport is
    filled whole or not at all: the one whose number was typed, or the current one; not at all if any part was
    typed otherwise.
    """
    offered = as_tourist(client)
    for kind in PASSPORT_GROUPS:
        _offer_typed_passport(offered, tourist, client, kind)
    values: dict[str, Any] = {"client_id": client.id}
    contradictions: dict[str, tuple[str, str]] = {}
    for name, typed, known in zip(SHARED_FIELDS, _SHARED(tourist), _SHARED(offered), strict=True):
        if not known or typed == known:
            continue
        if not typed or same_value(name, typed, known) or _is_beginning(name, typed, known):
            values[name] = known
        else:
            contradictions[name] = (typed, known)
    for kind, names in PASSPORT_GROUPS.items():
        if any(name in contradictions for name in names):
            _keep_papers_apart(kind, values, contradictions, tourist, offered)
    filled = tuple(name for name in SHARED_FIELDS if name in values)
    return Filled(replace(tourist, **values), filled, contradictions)


def client_differences(
    tourist: Tourist, changed_fields: Iterable[str], client: Client | None = None
) -> list[Difference]:
    """What of the fields changed in this form the tourist's client has otherwise (T7); [] without a client.

    Whatever is offered changes the base when it is accepted, and is not offered again then. ``client`` saves
    loading it again.
    """
    if tourist.client_id is None and client is None:
        return []
    if client is None:
        from models.clients import load_client

        client = load_client(tourist.client_id or 0)
    base = as_tourist(client)
    changed = set(changed_fields)
    offered: dict[str, Difference] = {}
    for name in changed.intersection(_ALONE):
        mine, known = getattr(tourist, name), getattr(base, name)
        if mine != known and _says_something_new(name, tourist, client):
            adds = name in _ADDED and known != ""
            offered[name] = Difference(name, known, mine, "adds" if adds else "replaces")
    grouped = [_passport_differences(kind, tourist, changed, client) for kind in PASSPORT_GROUPS]
    for one in chain(*grouped, _payment_differences(tourist, changed, client)):
        offered[one.field] = one
    return [offered[name] for name in SHARED_FIELDS if name in offered]


def outdated_tourists(client: Client, today: date | None = None) -> list[tuple[int, list[Difference]]]:
    """Where tours that have not begun show the client otherwise than the base does now (T7, the other way).

    (tourist id, differences) by start of the tour; what the base does not know is no difference. Contacts and
    notes of a trip are its own.
    """
    day = (today or date.today()).isoformat()
    query = TouristTable.select(TouristTable.id).join(TourTable, on=TouristTable.tour == TourTable.id)
    coming = query.where(TouristTable.client == client.id, TourTable.start_date >= day)
    ids = [one for (one,) in coming.order_by(TourTable.start_date, TouristTable.id).tuples()]
    base = as_tourist(client)
    found = []
    for tourist in load_records(TOURIST, ids).values():
        differences = [
            Difference(name, getattr(base, name), getattr(tourist, name), "replaces")
            for name in (*_PERSON, *INTERNATIONAL_PASSPORT_FIELDS, *NATIONAL_PASSPORT_FIELDS)
            if getattr(base, name) and getattr(base, name) != getattr(tourist, name)
        ]
        if differences:
            found.append((tourist.id, differences))
    return found


def find_same_person(tourist: Tourist) -> list[ClientHit]:
    """Regular clients who may be this tourist (T8): same passport first, then same name and birth date.

    ``reason``: document, old_document or birth_date (with the same name).
    """
    reasons: dict[int, tuple[str, str]] = {}
    chosen: dict[int, int] = {}
    for one, client, state, text in _same_documents(tourist):
        if client not in reasons or state == "current":
            reasons[client] = ("document" if state == "current" else "old_document", text)
            chosen[client] = one
    for client in _same_names(tourist):
        reasons.setdefault(client, ("birth_date", tourist.birth_date))
    reasons.pop(tourist.client_id or 0, None)
    return client_hits(list(reasons), reasons, chosen)


def first_contact(client: Client, kind: str) -> str:
    for one in client.contacts:
        if one.kind == kind:
            return one.value
    return ""


def same_value(name: str, one: str, other: str) -> bool:
    """Whether two spellings of a field say the same."""
    if name == "phone":
        return phone_key(one) == phone_key(other) != ""
    if name.endswith(("_number", "_series")):
        return document_key(one) == document_key(other)
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())


def _is_beginning(name: str, typed: str, known: str) -> bool:
    if name not in _SURNAMES:
        return False
    key = fold_prefix(typed)
    return fold(typed) == fold(known) or (
        key != "" and len(typed) < len(known) and fold(known).startswith(fold(typed))
    )


def _offer_typed_passport(offered: Tourist, typed: Tourist, client: Client, kind: str) -> None:
    """If the typed number is another of the client's papers, offer that paper."""
    key = passport_key(typed, kind)
    if not key or key == passport_key(offered, kind):
        return
    for paper in client.documents:
        if paper.kind == kind and paper_key(paper) == key:
            for name, value in passport_values(kind, paper).items():
                setattr(offered, name, value)


def _keep_papers_apart(
    kind: str,
    values: dict[str, Any],
    contradictions: dict[str, tuple[str, str]],
    tourist: Tourist,
    offered: Tourist,
) -> None:
    """Where any typed part contradicts the base's paper, nothing of that paper may be filled beside it.

    A number that is only cut otherwise into series and number is no contradiction.
    """
    pair = number_names(kind)
    same = passport_key(tourist, kind) == passport_key(offered, kind) != ""
    for name in pair if same else ():
        contradictions.pop(name, None)
        values[name] = getattr(offered, name)
    if any(name in contradictions for name in PASSPORT_GROUPS[kind]):
        for name in PASSPORT_GROUPS[kind]:
            if name in values and not getattr(tourist, name) and not (same and name in pair):
                del values[name]


def _says_something_new(name: str, tourist: Tourist, client: Client) -> bool:
    """Whether the base would be another one with it: an emptied phone says nothing, nor a known surname."""
    mine = getattr(tourist, name)
    if name == "phone":
        return mine != "" and not any(is_contact(one, name, mine) for one in client.contacts)
    if name == "birth_surname":
        return surnames(mine) != [one.surname for one in client.former_names if one.kind == "birth"]
    if name == "former_surnames":
        return bool(new_surnames(client, mine))
    if name in DISCOUNT_CARD_FIELDS:
        return mine != "" and not knows_discount_card(client, tourist)
    return mine != "" or name not in CONTACT_FIELDS


def surnames(text: str) -> list[str]:
    """The surnames of a field that holds several."""
    return [one.strip() for one in text.split(",") if one.strip()]


def new_surnames(client: Client, text: str) -> list[str]:
    """Those of the former surnames that the client is not known to have borne."""
    known = {one.surname.casefold() for one in client.former_names if one.kind == "former"}
    return [one for one in surnames(text) if one.casefold() not in known]


def is_contact(contact: Contact, kind: str, value: str) -> bool:
    """Whether it is this phone or e-mail address, written in any way."""
    return contact.kind == kind and (contact.value == value or same_value(kind, contact.value, value))


def _passport_differences(
    kind: str, tourist: Tourist, changed: Set[str], client: Client
) -> Iterator[Difference]:
    """A paper that is new to the base is offered whole, if what tells it was changed in this form."""
    pair = number_names(kind)
    match = match_paper(client, tourist, kind, number_changed=bool(changed & pair))
    known = passport_values(kind, match.paper)
    if match.again is not None:
        again = passport_values(kind, match.again)
        known |= {name: value for name, value in again.items() if name not in pair}
    mine = {name: getattr(tourist, name) for name in PASSPORT_GROUPS[kind]}
    new = match.relation in (OTHER, FIRST)
    telling = pair if passport_key(tourist, kind) else {*mine} - {f"{kind}_state"}
    if (new and not changed & telling) or document_of(tourist, kind) is None:
        return
    unknown = match.relation == UNKNOWN
    if unknown and _contradicts(kind, mine, known):
        return  # a correction, or another passport: nobody can tell
    for name, value in mine.items():
        if value == known[name] or not (name in changed or (new and (value or name in pair))):
            continue
        if unknown and (name in pair or not value):
            continue  # an emptied number says nothing new to the base, nor does what was emptied with it
        if value or not name.endswith("_number"):
            yield Difference(name, known[name], value, _passport_effect(kind, name, match.relation))


def _contradicts(kind: str, mine: Mapping[str, str], known: Mapping[str, str]) -> bool:
    parts = [name for name in mine if name not in number_names(kind)]
    return any(mine[name] and known[name] and not same_value(name, mine[name], known[name]) for name in parts)


def _passport_effect(kind: str, name: str, relation: str) -> str:
    if relation != OTHER:
        return "replaces"
    asks = kind == "international_passport" and name.endswith("_number")
    return "new_passport" if asks else "with_passport"


def _payment_differences(tourist: Tourist, changed: Set[str], client: Client) -> Iterator[Difference]:
    """A payment card is told by its last digits: brand and expiry without them say nothing."""
    card = payment_card_of(client, tourist.payment_card_last4)
    new = card is None or card.number != tourist.payment_card_last4
    if not tourist.payment_card_last4 or (new and "payment_card_last4" not in changed):
        return
    for name, known in payment_values(card).items():
        mine = getattr(tourist, name)
        if mine and mine != known and (new or name in changed):
            yield Difference(name, known, mine, "replaces")


def _same_documents(tourist: Tourist) -> list[tuple[int, int, str, str]]:
    found = []
    for kind in PASSPORT_GROUPS:
        key = passport_key(tourist, kind)
        if not key:
            continue
        query = DocumentTable.select().where(DocumentTable.document_key == key)
        for row in query.limit(20):
            if kind == row.kind and _may_be_of(tourist, kind, row.issuing_state):
                found.append((row.id, row.client_id, row.state, f"{row.series} {row.number}".strip()))
    return found


def _may_be_of(tourist: Tourist, kind: str, state: str) -> bool:
    typed = tourist.international_passport_state if kind == "international_passport" else ""
    return not typed or not state or typed == state


def _same_names(tourist: Tourist) -> list[int]:
    keys = name_keys(tourist)
    if len(tourist.birth_date) != 10 or not is_iso_date(tourist.birth_date) or not keys["surname_key"]:
        return []
    query = ClientTable.select(
        ClientTable.id,
        ClientTable.surname_key,
        ClientTable.given_key,
        ClientTable.other_surname_key,
        ClientTable.other_given_key,
    ).where(ClientTable.birth_date == tourist.birth_date)
    mine = {(keys["surname_key"], keys["given_key"]), (keys["other_surname_key"], keys["other_given_key"])}
    mine.discard(("", ""))
    return [one for one, *names in query.tuples() if mine & {(names[0], names[1]), (names[2], names[3])}]


def contacts_of(tourist: Tourist) -> list[Contact]:
    """The tourist's phone and e-mail address as a client's contacts."""
    pairs = (("phone", tourist.phone), ("email", tourist.email))
    return [Contact(kind=kind, value=value) for kind, value in pairs if value]
