"""T10: what only shows between the people of one tour, and on two tours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.checks.findings import WRONG, Journey
from models.checks.sentences import sentence
from models.checks.tour import check_tour
from models.clients import save_client
from models.overlaps import overlapping_tours, overlaps_of
from models.records import Client, Tour, Tourist
from models.tourists import TouristSave, save_tourists, tourists_of
from models.tours import find_tour, save_tour

TODAY = Journey("2026-11-30")


def person(surname: str, series: str = "75", number: str = "1234567", **rest) -> Tourist:
    return Tourist(
        native_surname=surname,
        international_passport_series=series,
        international_passport_number=number,
        **rest,
    )


def on_tour(number: str, start: str, end: str, *people: Tourist) -> int:
    save_tour(Tour(number=number, title=f"Tour {number}", start_date=start, end_date=end))
    tour_id = find_tour(number).id
    save_tourists([TouristSave(replace(one, tour_id=tour_id)) for one in people])
    return tour_id


def test_one_number_with_two_people():
    """Each names the other, however the number was written; a third is not concerned."""
    people = [person("Иванов"), person("Петров", "", "75 1234567"), person("Козлов", "75", "7654321")]
    found = [[one for one in more if one.code == "same_passport"] for _one, more in check_tour(people, TODAY)]
    assert [[sentence(one) for one in more] for more in found] == [
        ["Петров has the same number on this tour."],
        ["Иванов has the same number on this tour."],
        [],
    ]
    assert found[0][0].level == WRONG


def test_people_without_a_passport_have_no_number_in_common():
    """Two empty numbers are no number."""
    people = [Tourist(native_surname="Иванов"), Tourist(native_surname="Петров")]
    assert [more for _one, more in check_tour(people, TODAY)] == [[], []]


@pytest.mark.usefixtures("any_database")
@pytest.mark.parametrize(
    ("start", "end", "at_once"),
    [
        ("2027-06-08", "2027-06-15", False),
        ("2027-06-07", "2027-06-15", True),
        ("2027-05-25", "2027-06-01", False),
        ("2027-05-25", "2027-06-02", True),
        ("2027-06-03", "2027-06-04", True),
        ("2027-06-01", "2027-06-01", True),
        ("2027-06-03", "", False),
    ],
)
def test_days_in_common(start, end, at_once):
    """The day on which one tour ends may begin the next; a tour without its days overlaps nobody."""
    mine = on_tour("A", "2027-06-01", "2027-06-08", person("Иванов"))
    on_tour("B", start, end, person("Иванов"))
    (saved,) = tourists_of(mine)
    assert [one.number for one in overlapping_tours(mine)] == (["B"] if at_once else [])
    assert overlaps_of(saved) == overlapping_tours(mine)


@pytest.mark.usefixtures("any_database")
def test_the_same_client_with_another_passport():
    """The link to the base is enough; people who only lack a passport have nothing in common."""
    save_client(Client(native_surname="Иванов"))
    mine = on_tour(
        "A", "2027-06-01", "2027-06-08", person("Иванов", "", "", client_id=1), Tourist(native_surname="Б")
    )
    on_tour(
        "B", "2027-06-05", "2027-06-10", person("Иванов", "75", "1", client_id=1), Tourist(native_surname="Б")
    )
    (found,) = overlapping_tours(mine)
    assert sentence(found.finding()) == "On tour B at the same time, from 05.06.2027 to 10.06.2027."
    assert overlaps_of(Tourist(tour_id=mine, client_id=1))[0].number == "B"
    assert overlaps_of(Tourist(tour_id=mine)) == []
