"""The lists that are ready to be taken of a tour: rooming list, airline, insurer, passports, check (T13)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.records import Service, ServiceUse, Tour, Tourist
from paperwork.check_columns import CHECK_COLUMNS, check_lines
from paperwork.list_columns import OF_TOUR, ColumnKind, Line, last_day
from paperwork.lists import PaperList, day_text, list_language, say
from paperwork.rooming import rooms_of
from paperwork.tour_check import CheckRow, check_of
from textkit.dates import is_iso_date
from translations import N_, message_in

MONTHS = 6  # so long after the tour most countries want a passport to be valid
Users = list[tuple[Tourist, ServiceUse | None]]
EXPIRED = N_("has expired")
ENDS_BEFORE = N_("expires before the tour ends")
ENDS_SOON = N_("expires soon after the tour")
NOT_KNOWN = N_("expiry not known")


@dataclass(frozen=True, slots=True)
class ListKind:
    """A list on offer. ``chosen``: its columns at first, in order; ``offered``: all it can have; ``needed``:
    those in which nothing may lack."""

    name: str
    title: str
    chosen: tuple[str, ...]
    offered: Mapping[str, ColumnKind]
    needed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, repr=False)
class TourPeople:
    """A tour and those who are on it, in the order of booking."""

    tour: Tour
    people: Sequence[Tourist]


TOURISTS = ListKind(
    "tourists",
    N_("Tourists"),
    (
        *("number", "native_surname", "native_given_name", "patronymic", "latin_surname", "latin_given_name"),
        *("sex", "birth_date", "citizenship", "passport", "international_passport_expiry", "phone"),
    ),
    OF_TOUR,
)
ROOMING = ListKind(
    "rooming",
    N_("Rooming list"),
    (
        *("hotel", "room", "room_type", "address_form", "surname", "given_name", "sex", "birth_date", "age"),
        *("room_mates", "from_day", "to_day"),
    ),
    OF_TOUR,
    frozenset({"room_type", "surname"}),
)
AIRLINE = ListKind(
    "airline",
    N_("Passenger list for the airline"),
    (
        *("number", "address_form", "ticket_surname", "ticket_given_name", "birth_date", "sex_code"),
        *("passport_packed", "international_passport_expiry", "citizenship_code", "ticket"),
    ),
    OF_TOUR,
    frozenset(
        {
            *("address_form", "ticket_surname", "ticket_given_name", "birth_date", "sex_code"),
            *("passport_packed", "international_passport_expiry", "citizenship_code"),
        }
    ),
)
INSURER = ListKind(
    "insurer",
    N_("List for the insurer"),
    (
        *("number", "surname", "given_name", "birth_date", "age", "sex", "passport", "citizenship"),
        *("countries", "from_day", "to_day", "days", "policy"),
    ),
    OF_TOUR,
    frozenset({"surname", "given_name", "birth_date", "passport"}),
)
EXPIRING = ListKind(
    "expiring",
    N_("Passports expiring"),
    (
        *("number", "surname", "given_name", "birth_date", "passport", "international_passport_expiry"),
        *("days_left", "remark", "phone"),
    ),
    OF_TOUR,
)
CHECK = ListKind(
    "check",
    N_("Check of the tour"),
    ("number", *CHECK_COLUMNS),
    OF_TOUR | CHECK_COLUMNS,
)
TOUR_LISTS = (TOURISTS, ROOMING, AIRLINE, INSURER, EXPIRING, CHECK)
OF_SOME = frozenset({EXPIRING.name, CHECK.name})  # who is not in them has nothing that belongs there


def load_people(tour_id: int) -> TourPeople:
    """The tour with its tourists as they are saved. RecordGone if there is no such tour."""
    from models.tourists import list_tourists, load_tourists
    from models.tours import load_tour

    return TourPeople(load_tour(tour_id), load_tourists([row.id for row in list_tourists(tour_id)]))


def tour_lines(kind: str, of: TourPeople, language: str = "", months: int = MONTHS) -> list[Line]:
    """The lines of a kind of list, numbered. ``months``: so long after the tour passports are to be valid."""
    spoken = list_language(language)
    return _numbered(_expiring(of, spoken, months) if kind == "expiring" else _MAKERS[kind](of, spoken))


def _numbered(lines: list[Line]) -> list[Line]:
    for number, line in enumerate(lines, 1):
        line.number = number
    return lines


def left_out(of: TourPeople, lines: Sequence[Line]) -> list[Tourist]:
    """Who of the tour is not in the list."""
    there = {id(line.person) for line in lines}
    return [one for one in of.people if id(one) not in there]


def make_list(
    kind: ListKind, lines: Sequence[Line], keys: Sequence[str], language: str = "", subtitle: str = ""
) -> PaperList:
    """The list with these columns in this order; keys that the kind does not offer are left out."""
    spoken = list_language(language)
    chosen = [(key, kind.offered[key]) for key in keys if key in kind.offered]
    values = [column.value for _key, column in chosen]
    rows = [tuple([value(line) for value in values]) for line in lines]
    columns = tuple(column.named(key, spoken) for key, column in chosen)
    return PaperList(message_in(kind.title, spoken), columns, rows, subtitle, spoken)


def gaps_of(kind: ListKind, made: PaperList) -> dict[str, int]:
    """How many cells lack in the chosen columns that need one, by the column's key."""
    needed = [(at, column.key) for at, column in enumerate(made.columns) if column.key in kind.needed]
    counts = {key: sum(1 for row in made.rows if row[at] == "") for at, key in needed}
    return {key: count for key, count in counts.items() if count}


def check_list(tour: Tour, rows: Sequence[CheckRow], language: str = "") -> PaperList:
    """The list of these findings with its usual columns."""
    spoken = list_language(language)
    lines = _numbered(check_lines(rows, tour, spoken))
    return make_list(CHECK, lines, CHECK.chosen, spoken, tour_subtitle(tour, spoken))


def tour_subtitle(tour: Tour, language: str = "") -> str:
    """ "2026-0007 Rome, 12 Jun 2026 – 19 Jun 2026"."""
    spoken = list_language(language)
    days = [day_text(one, spoken) for one in dict.fromkeys((tour.start_date, tour.end_date)) if one]
    return ", ".join(filter(None, (f"{tour.number} {tour.title}".strip(), " – ".join(days))))


def _users(of: TourPeople, kind: str) -> list[tuple[Service | None, Users]]:
    """Each service of a kind with those who use it; everybody where nobody is said to use any."""
    services = [one for one in of.tour.services if one.kind == kind]
    services.sort(key=lambda one: (one.start_date, one.position))
    found: list[tuple[Service | None, Users]] = []
    for service in services:
        uses = [(one, use) for one in of.people for use in one.services if use.service_id == service.id]
        if uses:
            found.append((service, list(uses)))
    if found:
        return found
    alone = services[0] if len(services) == 1 else None
    return [(alone, [(one, None) for one in of.people])]


def _all(of: TourPeople, language: str) -> list[Line]:
    return [Line(one, language, tour=of.tour) for one in of.people]


def _rooming(of: TourPeople, language: str) -> list[Line]:
    """By hotel in order of stay, and by room; rooms of which nothing is known are not counted."""
    lines = []
    for hotel, users in _users(of, "hotel"):
        guests = [(one, use or ServiceUse(0)) for one, use in users]
        count = 0
        for inside in rooms_of(guests):
            known = any(use.room_type or use.room_mates for _one, use in inside)
            count += known
            for one, use in inside:
                room = count if known else 0
                lines.append(Line(one, language, tour=of.tour, service=hotel, use=use, room=room))
    return lines


def _airline(of: TourPeople, language: str) -> list[Line]:
    """Everybody who flies once, however many flights there are; numbers of several stand together."""
    flying: dict[int, Line] = {}
    for flight, users in _users(of, "flight"):
        for one, use in users:
            known = flying.get(id(one))
            if known is None:
                flying[id(one)] = Line(one, language, tour=of.tour, service=flight, use=use)
            elif use is not None and known.use is not None:
                numbers = dict.fromkeys(filter(None, (known.use.number, use.number)))
                known.use = replace(known.use, number=", ".join(numbers))
    return [flying[id(one)] for one in of.people if id(one) in flying]


def _insurer(of: TourPeople, language: str) -> list[Line]:
    return [
        Line(one, language, tour=of.tour, service=insurance, use=use)
        for insurance, users in _users(of, "insurance")
        for one, use in users
    ]


def _expiring(of: TourPeople, language: str, months: int) -> list[Line]:
    """Whose passport is not valid for so many months after the tour, the earliest first."""
    until = months_later(last_day(of.tour) or date.today().isoformat(), months)
    lines = []
    for one in sorted(of.people, key=lambda one: one.international_passport_expiry):
        remark = expiry_remark(one.international_passport_expiry, last_day(of.tour), until)
        if remark:
            lines.append(Line(one, language, tour=of.tour, remark=say(remark, language)))
    return lines


def _check(of: TourPeople, language: str) -> list[Line]:
    return check_lines(check_of(of.tour, of.people).rows, of.tour, language)


def expiry_remark(expiry: str, end: str, until: str, today: str = "") -> str:
    """What is wrong with an expiry, as a marked message; "" if it is later than ``until``. Dates are ISO."""
    if not expiry:
        return NOT_KNOWN
    if expiry > until:
        return ""
    if expiry < (today or date.today().isoformat())[: len(expiry)]:
        return EXPIRED
    return ENDS_BEFORE if end and expiry < end[: len(expiry)] else ENDS_SOON


def months_later(day: str, months: int) -> str:
    """The day so many months after an ISO date: 31 August and six months is the last day of February."""
    from calendar import monthrange

    if not is_iso_date(day):
        return day
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 + months, 12)
    return f"{year:04}-{month + 1:02}-{min(int(day[8:]), monthrange(year, month + 1)[1]):02}"


_MAKERS: Mapping[str, Callable[[TourPeople, str], list[Line]]] = {
    "tourists": _all,
    "rooming": _rooming,
    "airline": _airline,
    "insurer": _insurer,
    "check": _check,
}
