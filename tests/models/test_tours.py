"""Tours: numbering, the list and its search, saving, deletion."""

from __future__ import annotations

import copy
from datetime import date

import pytest

from models import tourists, tours
from models.errors import DuplicateRecord, InvalidField, RecordInUse
from models.records import Service, Tour, Tourist
from models.tourists import TouristSave

pytestmark = pytest.mark.usefixtures("any_database")
TODAY = date(2026, 6, 15)


def saved(number: str, **fields) -> Tour:
    tour = Tour(number=number, **fields)
    tours.save_tour(tour)
    return tour


def numbers(*arguments, **options) -> list[str]:
    return [row.number for row in tours.list_tours(*arguments, today=TODAY, **options)]


def test_tour_comes_back_as_saved():
    """Countries keep their order, services their place."""
    tour = saved(
        "7", title="Rome", countries=["IT", "FR", "AT"], services=[Service(name="A"), Service(name="B")]
    )
    assert tours.load_tour(tour.id) == tour
    assert (tour.countries, [one.name for one in tour.services]) == (["IT", "FR", "AT"], ["A", "B"])
    assert tours.find_tour(" 7 ") == tour
    assert tours.find_tour("8") is None


def test_first_number_of_a_year():
    """Numbering begins anew each year."""
    assert tours.next_tour_number(TODAY) == "2026-0001"


def test_next_number_follows_the_highest():
    """The proposed number is free, whatever else the office writes into numbers."""
    for number in ("2026-0009", "2026-0147", "2025-0500", "2026-A", "VIP"):
        saved(number)
    assert tours.next_tour_number(TODAY) == "2026-0148"


def test_taken_number_is_refused_with_the_tour_that_has_it():
    """A tour's number is unique."""
    first = saved("7")
    with pytest.raises(DuplicateRecord) as caught:
        saved("7")
    assert caught.value.ids == (first.id,)


def test_tour_needs_a_number():
    """The form is told which field."""
    with pytest.raises(InvalidField) as caught:
        saved(" ")
    assert caught.value.field == "number"


def test_end_before_start_is_refused():
    """A tour does not end before it begins."""
    with pytest.raises(InvalidField) as caught:
        saved("7", start_date="2026-05-02", end_date="2026-05-01")
    assert caught.value.field == "end_date"


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("all", ["later", "now", "past", "open"]),
        ("upcoming", ["later"]),
        ("current", ["now"]),
        ("past", ["past"]),
    ],
)
def test_list_by_time(when, expected):
    """The list shows what is coming, running or over, the latest start first."""
    saved("open")
    saved("past", start_date="2026-05-01", end_date="2026-05-09")
    saved("now", start_date="2026-06-10", end_date="2026-06-15")
    saved("later", start_date="2026-06-16", end_date="2026-06-20")
    assert numbers(when=when) == expected


@pytest.mark.parametrize("text", ["рим", "Rim", "PETROV", "петр", "2026-0001", "it", "щерб", "рим петров"])
def test_list_is_searched_in_either_script(text):
    """Title, customer, number, country and tourists' surnames find a tour."""
    tour = saved("2026-0001", title="Рим", customer_name="Петров", countries=["IT"])
    saved("2026-0002", title="Oslo", countries=["NO"])
    tourists.save_tourists([TouristSave(Tourist(tour_id=tour.id, native_surname="Щербаков"))])
    assert numbers(text) == ["2026-0001"]


def test_search_text_is_never_a_pattern():
    """Percent signs and quotes find nothing but themselves."""
    saved("2026-0001", title="Рим")
    assert numbers("%") == []
    assert numbers("_'\";--") == []


def test_line_counts_tourists_and_says_who_changed_it():
    """A line of the list says how many travel and who saved the tour last."""
    tour = saved("7")
    tourists.save_tourists([TouristSave(Tourist(tour_id=tour.id, native_surname=name)) for name in "АБВ"])
    [row] = tours.list_tours()
    assert (row.tourists, row.changed_by) == (3, "Anna")
    assert row.changed_at.endswith("Z")


def test_tour_with_tourists_is_not_deleted_by_chance():
    """What depends on a tour is said first."""
    tour = saved("7", services=[Service(name="A")])
    tourists.save_tourists([TouristSave(Tourist(tour_id=tour.id, native_surname="Иванов"))])
    with pytest.raises(RecordInUse, match="1 tourist"):
        tours.delete_tour(tour.id)
    tours.delete_tour(tour.id, with_tourists=True)
    assert tours.list_tours() == []


def test_two_people_edit_one_tour():
    """Title and clerk of two people are both kept."""
    tour = saved("7", title="Rome", services=[Service(name="A")])
    mine, theirs = copy.deepcopy(tour), copy.deepcopy(tour)
    theirs.services.append(Service(name="B"))
    tours.save_tour(theirs)
    mine.title = "Roma"
    tours.save_tour(mine)
    assert (mine.title, [one.name for one in mine.services]) == ("Roma", ["A", "B"])
