"""A tourist and a regular client: filling one from the other, comparing, recognising one person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter
from typing import Any

from models.aggregates import TOURIST
from models.client_rows import client_hits
from models.keys import name_keys
from models.merging import load_records
from models.records import (
    CARD_FIELDS,
    CONTACT_FIELDS,
    INTERNATIONAL_PASSPORT_FIELDS,
    NATIONAL_PASSPORT_FIELDS,
    SHARED_FIELDS,
    Card,
    Client,
    ClientHit,
    Contact,
    Document,
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

# Groups that only make sense together: a number never gets another paper's dates.
PASSPORT_GROUPS = {
    "international_passport": INTERNATIONAL_PASSPORT_FIELDS,
    "national_passport": NATIONAL_PASSPORT_FIELDS,
}
_PART_OF_DOCUMENT = {
    "state": "issuing_state",
    "series": "series",
    "number": "number",
    "issue_date": "issue_date",
    "expiry": "expiry_date",
    "authority": "authority",
}
_PERSON = (
    *("native_surname", "native_given_name", "patronymic", "latin_surname", "latin_given_name"),
    *("sex", "birth_date", "birth_place", "citizenship"),
)
_SURNAMES = ("native_surname", "latin_surname")
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
    values: dict[str, Any] = {name: getattr(client, name) for name in _PERSON}
    values["notes"] = client.notes
    values["birth_surname"] = ", ".join(one.surname for one in client.former_names if one.kind == "birth")
    values["former_surnames"] = ", ".join(one.surname for one in client.former_names if one.kind == "former")
    for kind in PASSPORT_GROUPS:
        values |= passport_values(kind, current_document(client, kind))
    values["phone"] = first_contact(client, "phone")
    values["email"] = first_contact(client, "email")
    values["address"] = client.addresses[0].value if client.addresses else ""
    return Tourist(client_id=client.id, **(values | _card_values(client)))


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

    ``client`` saves loading it again.
    """
    if tourist.client_id is None and client is None:
        return []
    if client is None:
        from models.clients import load_client

        client = load_client(tourist.client_id or 0)
    base = as_tourist(client)
    changed = set(changed_fields)
    differences = []
    for name in SHARED_FIELDS:
        mine, known = getattr(tourist, name), getattr(base, name)
        if name in changed and mine != known and _is_worth_asking(name, mine, client):
            differences.append(Difference(name, known, mine, _effect(name, tourist, base)))
    return differences


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


def current_document(client: Client, kind: str) -> Document | None:
    """The client's valid paper of a kind; of two valid ones that which expires last."""
    papers = [one for one in client.documents if one.kind == kind and one.state == "current"]
    return max(papers, key=lambda one: (one.expiry_date, one.id or 0)) if papers else None


def passport_values(kind: str, document: Document | None) -> dict[str, str]:
    """A paper as the flat fields of a tourist."""
    paper = document or Document()
    return {
        name: getattr(paper, _PART_OF_DOCUMENT[name.removeprefix(f"{kind}_")])
        for name in PASSPORT_GROUPS[kind]
    }


def document_of(tourist: Tourist, kind: str) -> Document | None:
    """The tourist's paper of a kind as a client's document, None if it has no number."""
    values = {
        _PART_OF_DOCUMENT[name.removeprefix(f"{kind}_")]: getattr(tourist, name)
        for name in PASSPORT_GROUPS[kind]
    }
    return Document(kind=kind, **values) if passport_key(tourist, kind) else None


def passport_key(tourist: Tourist, kind: str) -> str:
    """Search key of the tourist's paper of a kind."""
    return document_key(getattr(tourist, f"{kind}_series") + getattr(tourist, f"{kind}_number"))


def first_contact(client: Client, kind: str) -> str:
    return next((one.value for one in client.contacts if one.kind == kind), "")


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
        if paper.kind == kind and document_key(paper.series + paper.number) == key:
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
    pair = (f"{kind}_series", f"{kind}_number")
    same = passport_key(tourist, kind) == passport_key(offered, kind) != ""
    for name in pair if same else ():
        contradictions.pop(name, None)
        values[name] = getattr(offered, name)
    if any(name in contradictions for name in PASSPORT_GROUPS[kind]):
        for name in PASSPORT_GROUPS[kind]:
            if name in values and not getattr(tourist, name) and not (same and name in pair):
                del values[name]


def _effect(name: str, tourist: Tourist, base: Tourist) -> str:
    for kind, names in PASSPORT_GROUPS.items():
        if name in names:
            new = passport_key(tourist, kind) != passport_key(base, kind) != ""
            if not new:
                return "replaces"
            asks = kind == "international_passport" and name.endswith("_number")
            return "new_passport" if asks else "with_passport"
    adds = name in CONTACT_FIELDS or name == "former_surnames" or name.startswith("discount_card")
    return "adds" if adds and getattr(base, name) else "replaces"


def _is_worth_asking(name: str, mine: str, client: Client) -> bool:
    """An emptied number or a phone that is there already says nothing new to the base."""
    if name == "phone":
        return mine != "" and all(
            phone_key(one.value) != phone_key(mine) for one in client.contacts if one.kind == "phone"
        )
    if name in CONTACT_FIELDS or name in CARD_FIELDS or name.endswith("passport_number"):
        return mine != ""
    return True


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


def _card_values(client: Client) -> dict[str, str]:
    discount: Card | None = next((one for one in client.cards if one.kind == "discount"), None)
    payment: Card | None = next((one for one in client.cards if one.kind == "payment"), None)
    return {
        "discount_card_series": discount.series if discount else "",
        "discount_card_number": discount.number if discount else "",
        "payment_card_brand": payment.brand if payment else "",
        "payment_card_last4": payment.number if payment else "",
        "payment_card_expiry": payment.expiry if payment else "",
    }


def contacts_of(tourist: Tourist) -> list[Contact]:
    """The tourist's phone and e-mail address as a client's contacts."""
    pairs = (("phone", tourist.phone), ("email", tourist.email))
    return [Contact(kind=kind, value=value) for kind, value in pairs if value]
