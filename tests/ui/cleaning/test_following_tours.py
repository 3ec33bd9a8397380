"""What happens on tours changes the numbers of the cleaning desk, without another count."""

from __future__ import annotations

from datetime import date

from models.records import Tour, Tourist
from models.settled_findings import settle_findings
from models.tourists import TouristSave, delete_tourists, list_tourists, save_tourists
from models.tours import load_tour, save_tour
from paperwork.tour_check import tour_check
from tests.ui.cleaning.conftest import counts, settle
from ui.common.changes import changes
from ui.office.undoing import undo_operation


def test_the_numbers_follow_the_tours(page, dirty):
    """Who is put on a tour, whose tour is moved, who is taken off it: their passport counts for it."""
    number, year = dirty["dates"], date.today().year + 10
    tour = Tour(number="T-1", start_date=f"{year}-06-01", end_date=f"{year}-06-08")
    changes.announce(save_tour(tour))
    person = Tourist(native_surname="Ким", tour_id=tour.id, client_id=number)
    changes.announce(save_tourists([TouristSave(person)]))
    settle()
    assert counts(page)["expiring"] == 1
    tour = load_tour(tour.id)
    tour.start_date, tour.end_date = "2029-12-01", "2029-12-08"
    changes.announce(save_tour(tour))
    settle()
    assert "expiring" not in counts(page)
    tour = load_tour(tour.id)
    tour.end_date = f"{year}-06-08"
    changes.announce(save_tour(tour))
    settle()
    assert counts(page)["expiring"] == 1
    changes.announce(delete_tourists([one.id for one in list_tourists(tour.id)]))
    settle()
    assert "expiring" not in counts(page)


def test_the_numbers_follow_what_is_settled_on_a_tour(page, dirty):
    """And its undo."""
    tour = Tour(number="T-1", start_date="2030-06-01", end_date="2030-06-08")
    save_tour(tour)
    person = Tourist(native_surname="ИBАНОВ", tour_id=tour.id, client_id=dirty["mixed"])
    save_tourists([TouristSave(person)])
    [row] = tour_check(tour.id).rows
    saved_one = settle_findings([row.settled()])
    changes.announce(saved_one)
    settle()
    assert counts(page)["mixed_alphabets"] == 1
    undo_operation(saved_one.operation_id)
    settle()
    assert counts(page)["mixed_alphabets"] == 2
