"""Printing a tour that lies in a database."""

from __future__ import annotations

import pytest

from models.answers import save_answers
from models.records import Answer
from models.tourists import TouristSave, list_tourists, save_tourists
from models.tours import save_tour
from paperwork.printing import NobodyToPrint, print_tour


def test_tour_is_printed_from_the_base(tmp_path, tour_id, read_pdf):
    """Tourists come in order of booking, with their saved answers, the guardian found among them."""
    father_id, _daughter_id = [row.id for row in list_tourists(tour_id)]
    save_answers(father_id, [Answer("occupation", "driver")], {"occupation"})
    printed = print_tour(tour_id, "IT", tmp_path / "out")
    text = " ".join(read_pdf(printed.paths[0].read_bytes()))
    assert printed.people == 2
    assert text.index("IVANOV SERGEI") < text.index("IVANOVA ANNA")
    assert "driver" in text
    assert "IVANOV SERGEI, +7 926 123-45-67" in text


def test_chosen_tourists_only(tmp_path, tour_id, read_pdf):
    """Those who were not chosen are not printed, but are still there as guardians."""
    daughter_id = list_tourists(tour_id)[1].id
    printed = print_tour(tour_id, "schengen", tmp_path / "out", tourist_ids=[daughter_id])
    pages = read_pdf(printed.paths[0].read_bytes())
    assert printed.people == 1
    assert all("IVANOVA ANNA" in page for page in pages)
    assert "IVANOV SERGEI, +7" in pages[0]


def test_kept_answers_come_back_on_the_next_tour(tmp_path, tour_id, tour, father, read_pdf):
    """An occupation of an earlier tour is printed; what the tourist record says is not overwritten."""
    first = list_tourists(tour_id)[0]
    answers = [Answer("occupation", "driver"), Answer("phone", "+7 000"), Answer("purpose", "business")]
    save_answers(first.id, answers, {"occupation", "phone"})
    father.client_id, father.id, father.version = first.client_id, None, 0
    tour.id, tour.number, tour.version = None, "2027-0001", 0
    save_tour(tour)
    father.tour_id = tour.id
    save_tourists([TouristSave(father)])
    printed = print_tour(tour.id, "IT", tmp_path / "out")
    text = " ".join(read_pdf(printed.paths[0].read_bytes()))
    assert "driver" in text
    assert "+7 926 123-45-67" in text
    assert "+7 000" not in text


def test_empty_choice_is_said(tmp_path, tour_id):
    """Choosing nobody of this tour prints nothing."""
    with pytest.raises(NobodyToPrint):
        print_tour(tour_id, "IT", tmp_path / "out", tourist_ids=[999])
