"""The shapes in which models hands data out and takes them back.

Rows (``...Row``) are frozen and only for showing; records (Tour, Tourist, Client and their children)
are detached: a form loads one, edits it and hands it back whole to the one function that saves it.
Dates are ISO 8601 text and may be short where a passport is ("1950-05", "1950"); "" is unknown.
Countries are ISO 3166-1 alpha-2, sexes M, F, X or "". Instants are ISO 8601 in UTC.

None of them has a repr: a record that gets into a log or a report must not tell a person's data.
"""

from __future__ import annotations

from dataclasses import dataclass, field

PERSON_FIELDS = (
    "native_surname",
    "native_given_name",
    "patronymic",
    "latin_surname",
    "latin_given_name",
    "birth_surname",
    "former_surnames",
    "sex",
    "birth_date",
    "birth_place",
    "citizenship",
    "latin_scheme",
    "surname_changed_on",
)
# What an international passport may say otherwise than the national one, where each is the owner's.
PRINTED_FIELDS = (
    "printed_surname",
    "printed_given_name",
    "printed_sex",
    "printed_birth_date",
    "printed_birth_place",
)
INTERNATIONAL_PASSPORT_FIELDS = (
    "international_passport_state",
    "international_passport_series",
    "international_passport_number",
    "international_passport_issue_date",
    "international_passport_expiry",
    "international_passport_authority",
    *(f"international_passport_{name}" for name in PRINTED_FIELDS),
)
NATIONAL_PASSPORT_FIELDS = (
    "national_passport_series",
    "national_passport_number",
    "national_passport_issue_date",
    "national_passport_authority",
)
CONTACT_FIELDS = ("phone", "email", "address")
PAYMENT_CARD_FIELDS = ("payment_card_brand", "payment_card_last4", "payment_card_expiry")
CARD_FIELDS = ("discount_card_series", "discount_card_number", *PAYMENT_CARD_FIELDS)
# What a tourist and a regular client have in common: a tourist keeps it flat, as that trip's own copy.
SHARED_FIELDS = (
    PERSON_FIELDS
    + INTERNATIONAL_PASSPORT_FIELDS
    + NATIONAL_PASSPORT_FIELDS
    + CONTACT_FIELDS
    + CARD_FIELDS
    + ("notes",)
)
# What belongs to the trip alone and never goes to the client base.
TRIP_FIELDS = ("ticket_number",)
TOURIST_FIELDS = SHARED_FIELDS + TRIP_FIELDS
DATE_FIELDS = frozenset(
    {
        "birth_date",
        "surname_changed_on",
        "international_passport_issue_date",
        "international_passport_expiry",
        "international_passport_printed_birth_date",
        "national_passport_issue_date",
    }
)


@dataclass(slots=True, repr=False)
class Service:
    """Something a tour contains. ``kind``: flight, hotel, transfer, visa, insurance, excursion, other."""

    id: int | None = None
    tour_id: int | None = None
    kind: str = "other"
    name: str = ""
    start_date: str = ""
    end_date: str = ""
    position: int = 0
    version: int = 0


@dataclass(slots=True, repr=False)
class ServiceUse:
    """One tourist's use of one service; ``number`` is the ticket, policy or visa number."""

    service_id: int
    number: str = ""
    room_type: str = ""
    room_mates: str = ""


@dataclass(slots=True, repr=False)
class Tour:
    """A booking of one or more people. ``countries`` are the destinations in order of travel."""

    id: int | None = None
    number: str = ""
    title: str = ""
    created_on: str = ""
    start_date: str = ""
    end_date: str = ""
    countries: list[str] = field(default_factory=list)
    customer_name: str = ""
    customer_client_id: int | None = None
    clerk: str = ""
    notes: str = ""
    services: list[Service] = field(default_factory=list)
    version: int = 0


@dataclass(slots=True, repr=False)
class Tourist:
    """A person on one tour with their own copy of the data (fields of TOURIST_FIELDS).

    ``client_id`` links to the regular client the data came from or went to; ``position`` is the order of
    booking. ``former_surnames`` holds several separated by ", ". ``latin_scheme`` is how the person's names
    are written in Latin letters: a scheme of textkit.transliteration, "old_passport" (as they always were),
    "" by the citizenship. ``international_passport_printed_...`` is what stands in that passport otherwise
    than in the fields of the person, "" where it is the same.
    """

    id: int | None = None
    tour_id: int | None = None
    client_id: int | None = None
    position: int = 0
    native_surname: str = ""
    native_given_name: str = ""
    patronymic: str = ""
    latin_surname: str = ""
    latin_given_name: str = ""
    birth_surname: str = ""
    former_surnames: str = ""
    sex: str = ""
    birth_date: str = ""
    birth_place: str = ""
    citizenship: str = ""
    latin_scheme: str = ""
    surname_changed_on: str = ""
    international_passport_state: str = ""
    international_passport_series: str = ""
    international_passport_number: str = ""
    international_passport_issue_date: str = ""
    international_passport_expiry: str = ""
    international_passport_authority: str = ""
    international_passport_printed_surname: str = ""
    international_passport_printed_given_name: str = ""
    international_passport_printed_sex: str = ""
    international_passport_printed_birth_date: str = ""
    international_passport_printed_birth_place: str = ""
    national_passport_series: str = ""
    national_passport_number: str = ""
    national_passport_issue_date: str = ""
    national_passport_authority: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    discount_card_series: str = ""
    discount_card_number: str = ""
    payment_card_brand: str = ""
    payment_card_last4: str = ""
    payment_card_expiry: str = ""
    notes: str = ""
    ticket_number: str = ""
    services: list[ServiceUse] = field(default_factory=list)
    version: int = 0


@dataclass(slots=True, repr=False)
class Document:
    """A passport or other paper of a client.

    ``kind``: international_passport, national_passport, birth_certificate, id_card, residence_permit,
    visa, other. ``state``: current, replaced, lost. Two of one kind may be current at once. ``entries``
    and ``days`` are a visa's. ``printed_...`` is what stands in the paper otherwise than in the fields of the
    client, "" where it is the same.
    """

    id: int | None = None
    kind: str = "international_passport"
    issuing_state: str = ""
    series: str = ""
    number: str = ""
    issue_date: str = ""
    expiry_date: str = ""
    authority: str = ""
    state: str = "current"
    entries: str = ""
    days: str = ""
    printed_surname: str = ""
    printed_given_name: str = ""
    printed_sex: str = ""
    printed_birth_date: str = ""
    printed_birth_place: str = ""


@dataclass(slots=True, repr=False)
class Contact:
    """A phone or an e-mail address. ``kind``: phone, email. The first of each kind is the usual one."""

    id: int | None = None
    kind: str = "phone"
    label: str = ""
    value: str = ""


@dataclass(slots=True, repr=False)
class Address:
    id: int | None = None
    label: str = ""
    value: str = ""


@dataclass(slots=True, repr=False)
class Card:
    """``kind``: discount or payment. Of a payment card only brand, last four digits and expiry exist."""

    id: int | None = None
    kind: str = "discount"
    brand: str = ""
    series: str = ""
    number: str = ""
    expiry: str = ""


@dataclass(slots=True, repr=False)
class FormerName:
    """A surname the client no longer bears. ``kind``: former, birth."""

    id: int | None = None
    kind: str = "former"
    surname: str = ""


@dataclass(slots=True, repr=False)
class Client:
    """A regular client with everything that hangs on them, detached."""

    id: int | None = None
    native_surname: str = ""
    native_given_name: str = ""
    patronymic: str = ""
    latin_surname: str = ""
    latin_given_name: str = ""
    sex: str = ""
    birth_date: str = ""
    birth_place: str = ""
    citizenship: str = ""
    notes: str = ""
    created_at: str = ""
    latin_scheme: str = ""
    surname_changed_on: str = ""
    documents: list[Document] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    former_names: list[FormerName] = field(default_factory=list)
    version: int = 0


@dataclass(slots=True, repr=False)
class Answer:
    """One answer to an embassy's question.

    ``key`` names the question by meaning; ``value`` is the answer in the office's language; ``form_text`` is
    what stands on the form when a person overruled the translation (``overruled``), else "". ``answered_on``
    is an ISO date; ``asked`` says who was asked when it was confirmed on that day, "" if it was given then.
    """

    key: str
    value: str = ""
    form_text: str = ""
    overruled: bool = False
    answered_on: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class TourRow:
    """A line of the list of tours."""

    id: int
    number: str
    title: str
    countries: tuple[str, ...]
    created_on: str
    start_date: str
    end_date: str
    clerk: str
    customer_name: str
    tourists: int
    changed_by: str
    changed_at: str


@dataclass(frozen=True, slots=True, repr=False)
class TouristRow:
    """A line of a tour's list of tourists."""

    id: int
    position: int
    client_id: int | None
    native_surname: str
    native_given_name: str
    patronymic: str
    latin_surname: str
    latin_given_name: str
    birth_date: str
    international_passport_expiry: str


@dataclass(frozen=True, slots=True, repr=False)
class ClientHit:
    """A regular client found by a search, with enough to tell namesakes apart.

    ``document`` is the current international passport as "series number" (the found one if a document was
    searched for), ``last_tour`` its title with ``last_tour_start``. ``reason`` says why it matched: document,
    old_document, surname, other_spelling, former_surname, given_name, birth_date, phone, email, card,
    typing_error, all.
    """

    id: int
    native_surname: str
    native_given_name: str
    patronymic: str
    latin_surname: str
    latin_given_name: str
    birth_date: str
    citizenship: str
    document: str
    document_expiry: str
    phone: str
    last_tour: str
    last_tour_start: str
    reason: str
    matched: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class TouristHit:
    """A tourist of some tour found by the global search."""

    id: int
    tour_id: int
    tour_number: str
    tour_title: str
    start_date: str
    end_date: str
    native_surname: str
    native_given_name: str
    patronymic: str
    latin_surname: str
    latin_given_name: str
    birth_date: str
    reason: str


@dataclass(frozen=True, slots=True, repr=False)
class Saved:
    """What one operation did: its id (for undo), and the ids written, by table name."""

    operation_id: int
    changed: dict[str, tuple[int, ...]] = field(default_factory=dict)
