"""The sample office: some tours and a few hundred clients to try the program with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from models import aggregates
from models import database as db
from models.aggregates import CLIENT, TOUR, TOURIST
from models.client_matching import as_tourist
from models.journal import Operation, perform
from models.records import Client, Contact, Document, FormerName, Saved, Service, ServiceUse, Tour, Tourist
from models.sample_people import SamplePeople
from models.search_sql import select
from models.tours import next_tour_number

KIND = "load_sample_office"
SAMPLE_LIST = "sample/tourist_list.xlsx"
_SERVICES = "SELECT id FROM service WHERE tour_id = ? ORDER BY position"
_LOADED = (
    "SELECT id FROM operation WHERE kind = ? AND NOT EXISTS"
    " (SELECT 1 FROM operation AS later WHERE later.undoes = operation.id)"
)


@dataclass(frozen=True, slots=True)
class _Plan:
    """A tour of the sample: ``starts`` in days from today, ``families`` that travel."""

    title: str
    countries: str
    starts: int
    days: int
    families: int
    hotel: str
    clerk: str


_TOURS = (
    _Plan("Рим, Флоренция, Венеция", "IT", -412, 8, 4, "Hotel Quirinale", "Анна Белова"),
    _Plan("Париж и замки Луары", "FR", -301, 7, 3, "Hôtel du Nord", "Олег Титов"),
    _Plan("Анталья, отдых с детьми", "TR", -187, 14, 6, "Sea Garden", "Анна Белова"),
    _Plan("Хургада", "EG", -96, 10, 4, "Coral Bay", "Мария Лис"),
    _Plan("Токио и Киото, сезон клёнов", "JP", -38, 11, 3, "Hotel Granvia Kyoto", "Олег Титов"),
    _Plan("Стамбул", "TR", -2, 6, 3, "Pera House", "Анна Белова"),
    _Plan("Италия: озёра и Милан", "IT", 13, 8, 5, "Lario Palace", "Анна Белова"),
    _Plan("Франция и Бельгия", "FR BE", 34, 9, 4, "Hôtel de Lille", "Олег Титов"),
    _Plan("Япония, цветение сакуры", "JP", 61, 12, 3, "Hotel Niwa Tokyo", "Мария Лис"),
    _Plan("Шарм-эль-Шейх", "EG", 88, 14, 5, "Reef Oasis", "Мария Лис"),
    _Plan("Барселона и Коста-Брава", "ES", 120, 10, 4, "Casa del Mar", "Олег Титов"),
    _Plan("Греция: Крит", "GR", 155, 10, 0, "Minos Beach", "Анна Белова"),
)


def load_sample_office(clients: int = 300, today: date | None = None) -> Saved:
    """Put the sample tours and clients into the open database as one operation; once only.

    Everything is invented and always the same, dates counted from ``today``. Some people of the sample list
    (SAMPLE_LIST) are among the clients. A second call writes nothing and returns the id 0, unless the first
    was undone.
    """
    day = today or date.today()
    if select(_LOADED, (KIND,)):
        return Saved(0)
    families = SamplePeople(day).families(max(0, clients - len(_KNOWN)))

    def write(op: Operation) -> None:
        _write_clients(op, [client for family in families for client in family])
        _write_clients(op, [_known_client(one) for one in _KNOWN])
        _write_tours(op, families, day)

    return perform(KIND, write)


def _write_clients(op: Operation, clients: Sequence[Client]) -> None:
    for client in clients:
        client.created_at = db.now()
    for client, client_id in zip(clients, aggregates.insert_records(op, CLIENT, clients), strict=True):
        client.id = client_id


def _write_tours(op: Operation, families: Sequence[list[Client]], today: date) -> None:
    first = int(next_tour_number(today).partition("-")[2])
    groups = _travellers(families)
    tours = [
        _tour(plan, f"{today.year}-{first + at:04}", today, group)
        for at, (plan, group) in enumerate(zip(_TOURS, groups, strict=True))
    ]
    ids = aggregates.insert_records(op, TOUR, tours)
    people = [one for tour_id, group in zip(ids, groups, strict=True) for one in _tourists(tour_id, group)]
    aggregates.insert_records(op, TOURIST, people)


def _travellers(families: Sequence[list[Client]]) -> list[list[Client]]:
    """Who goes on each tour, family by family; half of the families travel again later."""
    waiting = list(families)
    groups: list[list[Client]] = []
    for plan in _TOURS:
        travelling, waiting = waiting[: plan.families], waiting[plan.families :]
        waiting += travelling[::2]
        groups.append([client for family in travelling for client in family])
    return groups


def _tour(plan: _Plan, number: str, today: date, travellers: Sequence[Client]) -> Tour:
    start = today + timedelta(days=plan.starts)
    end = start + timedelta(days=plan.days)
    dates: dict[str, Any] = {"start_date": start.isoformat(), "end_date": end.isoformat()}
    services = [
        Service(kind="flight", name="SVO", **dates),
        Service(kind="hotel", name=plan.hotel, **dates),
        Service(kind="insurance", name="Medical", **dates),
    ]
    customer = travellers[0] if travellers else Client()
    return Tour(
        customer_name=f"{customer.native_surname} {customer.native_given_name}".strip(),
        customer_client_id=customer.id,
        number=number,
        title=plan.title,
        created_on=min(today, start - timedelta(days=45)).isoformat(),
        countries=plan.countries.split(),
        clerk=plan.clerk,
        services=services,
        **dates,
    )


def _tourists(tour_id: int, clients: Sequence[Client]) -> list[Tourist]:
    """The clients on the tour in their order, so that families stand together, each with all services."""
    services = [row[0] for row in select(_SERVICES, (tour_id,))]
    return [
        replace(
            as_tourist(client),
            tour_id=tour_id,
            position=position,
            services=[ServiceUse(service) for service in services],
            ticket_number=f"555-{2400000000 + tour_id * 1000 + position}",
        )
        for position, client in enumerate(clients)
    ]


@dataclass(frozen=True, slots=True)
class _Known:
    """A person of the sample list as the base knows them; documents as (state, series, number, issued,
    expires).
    """

    names: tuple[str, str, str, str, str]
    sex: str
    birth_date: str
    citizenship: str
    documents: tuple[tuple[str, str, str, str, str], ...]
    phone: str = ""
    former_surname: str = ""


_KNOWN = (
    _Known(
        *(("Иванов", "Иван", "Иванович", "IVANOV", "IVAN"), "M", "1975-03-12", "RU"),
        (("current", "71", "0012345", "2019-05-20", "2029-05-20"),),
        "+7 495 123-45-67",
    ),
    # Another phone than in the list, and a surname at birth that the list does not say.
    _Known(
        *(("Петрова", "Мария", "Сергеевна", "PETROVA", "MARIIA"), "F", "1980-11-01", "RU"),
        (("current", "72", "3456789", "2018-01-09", "2028-01-09"),),
        *("+7 916 555-01-99", "Климова"),
    ),
    _Known(
        *(("Шевченко", "Олександр", "Миколайович", "SHEVCHENKO", "OLEKSANDR"), "M", "1985-08-24", "UA"),
        (("current", "FE", "012345", "2019-08-24", "2029-08-24"),),
        "+380 44 123 45 67",
    ),
    _Known(
        *(("Müller", "Jürgen", "", "MUELLER", "JUERGEN"), "M", "1955-10-03", "DE"),
        (("current", "", "C01X00T47", "2020-01-01", "2030-01-01"),),
    ),
    # The list has the passport that has run out.
    _Known(
        *(("Цой", "Виктор", "Робертович", "TSOI", "VIKTOR"), "M", "1962-06-21", "RU"),
        (
            ("current", "75", "9081726", "2020-07-01", "2030-07-01"),
            ("replaced", "64", "7654321", "2015-08-15", "2020-08-15"),
        ),
        "+7 812 333-44-55",
    ),
    # Known by name and birth date; the list has a newer passport.
    _Known(
        *(("Рыжова", "Юлия", "Ярославовна", "RYZHOVA", "IULIIA"), "F", "1993-12-25", "RU"),
        (("current", "70", "6172839", "2011-12-25", "2021-12-25"),),
        "+7 999 888-77-66",
    ),
)


def _known_client(known: _Known) -> Client:
    native, given, patronymic, latin, latin_given = known.names
    client = Client(
        native_surname=native,
        native_given_name=given,
        patronymic=patronymic,
        latin_surname=latin,
        latin_given_name=latin_given,
        sex=known.sex,
        birth_date=known.birth_date,
        citizenship=known.citizenship,
    )
    client.documents = [
        Document(
            None, "international_passport", known.citizenship, series, number, issued, expires, "", state
        )
        for state, series, number, issued, expires in known.documents
    ]
    if known.phone:
        client.contacts = [Contact(kind="phone", value=known.phone)]
    if known.former_surname:
        client.former_names = [FormerName(kind="birth", surname=known.former_surname)]
    return client
