"""The ready lists of a tour: who is in them, in which order, with which columns, in which language."""

from __future__ import annotations

from datetime import date

import pytest

from models.records import Service, ServiceUse, Tour, Tourist
from paperwork.list_columns import age_group, airline_letters, form_of_address
from paperwork.ready_lists import (
    AIRLINE,
    EXPIRING,
    INSURER,
    ROOMING,
    TOUR_LISTS,
    TOURISTS,
    TourPeople,
    expiry_remark,
    gaps_of,
    left_out,
    make_list,
    months_later,
    tour_lines,
    tour_subtitle,
)

FLIGHT = Service(1, kind="flight", name="SU 2402", position=0)
BACK = Service(2, kind="flight", name="SU 2403", position=1)
ROMA = Service(3, kind="hotel", name="Roma", start_date="2027-06-01", end_date="2027-06-04", position=2)
VENICE = Service(4, kind="hotel", name="Lido", start_date="2027-06-04", end_date="2027-06-08", position=3)
POLICY = Service(5, kind="insurance", name="Medical", position=4)


def tour(*services: Service, **fields) -> Tour:
    usual = {"number": "7", "title": "Рим", "start_date": "2027-06-01", "end_date": "2027-06-08"}
    return Tour(**(usual | {"countries": ["IT"], "services": list(services)} | fields))


def person(surname: str, given: str = "ANNA", *uses: ServiceUse, **fields) -> Tourist:
    usual = {"sex": "F", "birth_date": "1985-02-01", "citizenship": "RU"}
    passport = {"international_passport_series": "75", "international_passport_number": "0012345"}
    passport["international_passport_expiry"] = "2031-01-01"
    values = {"latin_surname": surname, "latin_given_name": given, "services": list(uses)}
    return Tourist(**(usual | passport | values | fields))


def made(kind, of: TourPeople, *keys: str, language: str = "en", months: int = 6):
    return make_list(kind, tour_lines(kind.name, of, language, months), keys or kind.chosen, language)


def test_the_passenger_list_is_as_airlines_want_it():
    """Latin capitals, the form of address by the age on the first day, three letters, no blank in numbers."""
    infant = person("Łoś-O'NEIL", "Zoë", birth_date="2025-06-02", sex="M", ticket_number="555-1")
    listing = made(AIRLINE, TourPeople(tour(), [person("IVANOVA"), infant]))
    assert listing.rows == [
        (1, "MRS", "IVANOVA", "ANNA", date(1985, 2, 1), "F", "750012345", date(2031, 1, 1), "RUS", ""),
        (2, "INF", "LOS ONEIL", "ZOE", date(2025, 6, 2), "M", "750012345", date(2031, 1, 1), "RUS", "555-1"),
    ]


@pytest.mark.parametrize(
    ("birth", "sex", "address"),
    [
        ("2015-06-01", "M", "MR"),
        ("2015-06-02", "M", "CHD"),
        ("2025-06-01", "F", "CHD"),
        ("2025-06-02", "F", "INF"),
        ("1985", "F", "MRS"),
        ("1985-02", "M", "MR"),
        ("2015", "M", ""),
        ("2015-06", "M", ""),
        ("2015-07", "M", "CHD"),
        ("", "M", ""),
        ("1985-02-01", "X", ""),
        ("2030-01-01", "M", ""),
    ],
)
def test_the_form_of_address_on_the_first_day(birth, sex, address):
    """Twelve and two years are the limits; a short date decides where it can, else nothing is claimed."""
    assert form_of_address(Tourist(birth_date=birth, sex=sex), "2027-06-01") == address


def test_without_the_day_no_age_is_claimed():
    """A tour that nobody has dated yet."""
    assert age_group("1985-02-01", "") == ""


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Müller-Lüdenscheidt", "MUELLER LUEDENSCHEIDT"),
        ("D’ARC", "DARC"),
        ("", ""),
        ("van  DIJK", "VAN DIJK"),
    ],
)
def test_names_are_written_as_on_tickets(name, letters):
    """Nothing but A to Z and single blanks."""
    assert airline_letters(name) == letters


def test_who_flies_stands_there_once_with_all_ticket_numbers():
    """Two flights are no two passengers; who does not fly is left out, and told."""
    flies = person("A", "ANNA", ServiceUse(1, "11"), ServiceUse(2, "22"))
    stays = person("B", "BELLA")
    of = TourPeople(tour(FLIGHT, BACK), [flies, stays])
    lines = tour_lines("airline", of)
    assert made(AIRLINE, of, "ticket_surname", "ticket").rows == [("A", "11, 22")]
    assert left_out(of, lines) == [stays]


def test_rooms_follow_each_other_hotel_by_hotel():
    """In the order of stay; people of a room stand together, each with the days of that hotel."""
    anna = person("IVANOVA", "ANNA", ServiceUse(3, room_type="DBL", room_mates="Olga Kim"), ServiceUse(4))
    boris = person("PETROV", "BORIS", ServiceUse(3, room_type="SGL"), sex="M")
    olga = person("KIM", "OLGA", ServiceUse(3, room_type="DBL"), ServiceUse(4))
    of = TourPeople(tour(VENICE, ROMA), [anna, boris, olga])
    rows = made(ROOMING, of, "hotel", "room", "room_type", "surname", "from_day").rows
    assert rows == [
        ("Roma", 1, "DBL", "IVANOVA", date(2027, 6, 1)),
        ("Roma", 1, "DBL", "KIM", date(2027, 6, 1)),
        ("Roma", 2, "SGL", "PETROV", date(2027, 6, 1)),
        ("Lido", "", "", "IVANOVA", date(2027, 6, 4)),
        ("Lido", "", "", "KIM", date(2027, 6, 4)),
    ]


def test_where_nobody_is_said_to_use_a_hotel_all_are_listed():
    """With the hotel, if there is only one; of two nobody knows which."""
    people = [person("A"), person("B")]
    assert made(ROOMING, TourPeople(tour(ROMA), people), "hotel", "surname").rows == [
        ("Roma", "A"),
        ("Roma", "B"),
    ]
    assert made(ROOMING, TourPeople(tour(ROMA, VENICE), people), "hotel").rows == [("",), ("",)]


def test_the_insurer_gets_days_and_countries():
    """Both the first and the last day count; the policy's number where it is known."""
    of = TourPeople(tour(POLICY), [person("A", "ANNA", ServiceUse(5, "P-007"))])
    rows = made(INSURER, of, "surname", "countries", "from_day", "to_day", "days", "policy").rows
    assert rows == [("A", "Italy", date(2027, 6, 1), date(2027, 6, 8), 8, "P-007")]


def test_passports_that_end_too_soon_after_the_tour_the_earliest_first():
    """Those that nobody typed before all; each with what is wrong and the days that are left."""
    people = [
        person(name, international_passport_expiry=expiry)
        for name, expiry in [
            ("LATE", "2027-12-09"),
            ("SOON", "2027-12-08"),
            ("NONE", ""),
            ("EARLY", "2027-06-07"),
        ]
    ]
    rows = made(EXPIRING, TourPeople(tour(), people), "surname", "days_left", "remark").rows
    assert rows == [
        ("NONE", "", "expiry not known"),
        ("EARLY", -1, "expires before the tour ends"),
        ("SOON", 183, "expires soon after the tour"),
    ]


def test_an_expired_passport_is_called_so():
    """Whenever the tour is; a month without its day has not passed before it is over."""
    assert expiry_remark("2026-05-31", "2027-06-08", "2027-12-08", "2026-06-01") == "has expired"
    assert (
        expiry_remark("2026-06", "2027-06-08", "2027-12-08", "2026-06-30") == "expires before the tour ends"
    )


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [("2027-08-31", 6, "2028-02-29"), ("2027-06-08", 12, "2028-06-08"), ("2027-12-15", 1, "2028-01-15")],
)
def test_months_are_counted_by_the_calendar(day, months, later):
    """The end of a month stays its end."""
    assert months_later(day, months) == later


@pytest.mark.parametrize("kind", TOUR_LISTS, ids=lambda kind: kind.name)
def test_headings_and_values_are_in_the_language_asked_for(kind):
    """English for a partner abroad has no Cyrillic letter in it, whatever the interface speaks."""
    import translations

    translations.install("ru")
    of = TourPeople(
        tour(FLIGHT, ROMA, POLICY), [person("IVANOVA", international_passport_expiry="2027-07-01")]
    )
    listing = made(kind, of, *(key for key in kind.offered if key != "tour_title"), language="en")
    text = "\n".join("\t".join(row) for row in listing.texts())
    assert "IVANOVA" in text
    assert not [letter for letter in text if "а" <= letter.lower() <= "я"]


def test_the_interface_speaks_where_no_language_is_asked_for():
    """Russian headings, countries and days."""
    import translations

    translations.install("ru")
    of = TourPeople(tour(), [person("IVANOVA")])
    listing = made(TOURISTS, of, "latin_surname", "citizenship", "birth_date", language="")
    assert listing.texts() == [
        ["Фамилия латиницей", "Гражданство", "Дата рождения"],
        ["IVANOVA", "Россия", "01.02.1985"],
    ]
    assert tour_subtitle(of.tour, "en") == "7 Рим, 01 Jun 2027 – 08 Jun 2027"


def test_columns_stand_as_they_were_chosen():
    """In that order; what a later version does not offer any more is left out."""
    listing = made(TOURISTS, TourPeople(tour(), [person("A")]), "phone", "gone", "latin_surname")
    assert [column.key for column in listing.columns] == ["phone", "latin_surname"]


def test_gaps_are_counted_where_nothing_may_lack():
    """By column; a column that was not chosen lacks nothing."""
    of = TourPeople(tour(), [person("", ""), person("A", ticket_number="1"), person("", "B")])
    assert gaps_of(AIRLINE, made(AIRLINE, of)) == {"ticket_surname": 2, "ticket_given_name": 1}
    assert gaps_of(AIRLINE, made(AIRLINE, of, "ticket_given_name")) == {"ticket_given_name": 1}


def test_a_name_without_latin_letters_is_shown_as_it_is_at_home():
    """In lists for people; never in one for an airline."""
    arab = person("", "", native_surname="العربي", native_given_name="محمد")
    of = TourPeople(tour(), [arab])
    assert made(INSURER, of, "surname", "given_name").rows == [("العربي", "محمد")]
    assert made(AIRLINE, of, "ticket_surname").rows == [("",)]
