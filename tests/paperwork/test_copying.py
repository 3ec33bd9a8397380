"""Taking answers over: what differs is offered, a family's common answers are ticked, nobody's own are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.records import Answer, Service, ServiceUse
from paperwork.answering import fill_form
from paperwork.copying import find_differences, is_family, is_of_record, own_keys
from paperwork.forms import list_forms, load_form


@pytest.fixture
def filled(form, tour):
    """The form filled for a tourist with answers as key=value."""

    def fill(tourist, **answers: str):
        kept = {key: Answer(key, value) for key, value in answers.items()}
        return fill_form(form, tourist, tour, kept, clerk_language="en", with_known=True)

    return fill


@pytest.fixture
def found(filled, father, daughter):
    """``found(there, here)``: by key what the daughter may take of her father's answers."""

    def find(there: dict[str, str], here: dict[str, str] | None = None, **named: bool):
        differences = find_differences(filled(father, **there), filled(daughter, **(here or {})), **named)
        return {one.question.key: one for one in differences}

    return find


def test_common_answers_are_ticked_where_there_is_nothing(found):
    """Who invites, who pays, and how the family is reached."""
    offered = found({"costs_covered_by": "sponsor", "inviting_person_phone": "+39 06 1"})
    assert {key: one.ticked for key, one in offered.items()} == {
        "home_address": False,  # without the e-mail, but an address stands there
        "phone": True,
        "inviting_person_phone": True,
        "costs_covered_by": True,
    }
    assert offered["costs_covered_by"].code == "sponsor"
    assert (offered["phone"].there, offered["phone"].here) == ("+7 926 123-45-67", "")


def test_both_values_are_told_and_an_answer_is_not_replaced(found):
    """What is answered here is offered beside what is answered there, and not ticked."""
    one = found({"number_of_entries": "two"}, {"number_of_entries": "one"})["number_of_entries"]
    assert (one.ticked, one.here != one.there, bool(one.here)) == (False, True, True)


def test_what_is_the_same_is_no_difference(found):
    """Nothing to compare, nothing to tick."""
    assert "number_of_entries" not in found({"number_of_entries": "two"}, {"number_of_entries": "two"})


def test_a_proposal_gives_way_and_is_not_given(found):
    """What nobody confirmed is nobody's answer; an answer takes its place."""
    assert "purpose" not in found({})
    assert found({"purpose": "business"})["purpose"].ticked
    assert "purpose" not in found({}, {"purpose": "business"})


def test_nobodys_own_answers_are_ticked(found):
    """Civil status, occupation and an earlier visa are one's own; the same person has them still."""
    there = {"marital_status": "married", "nationality_at_birth": "UA", "fingerprints_before": "yes"}
    assert [one.ticked for key, one in found(there).items() if key in there] == [False] * 3
    same = found(there, same_person=True)
    assert [one.ticked for key, one in same.items() if key in there] == [True] * 3


def test_data_of_the_record_are_never_offered(found, form):
    """Names, birth, sex and passports change in the tourist form and nowhere else."""
    record = {question.key for question in form.questions if is_of_record(question)}
    assert {"surname", "date_of_birth", "sex", "passport_number", "nationality"} <= record
    there = {"surname": "PETROV", "passport_number": "1", "place_of_birth": "Тверь"}
    assert not record & set(found(there))
    assert not record & set(found(there, same_person=True))


@pytest.mark.parametrize(
    ("name", "common", "own"),
    [
        (
            "schengen",
            "home_address phone purpose costs_covered_by form_filler_name",
            "surname occupation sex",
        ),
        (
            "united_states",
            "home_address_street arrival_city payer_details purpose",
            "criminal_record security_details",
        ),
        ("japan", "guarantor_name inviting_person_name", "deported remarks previous_visits_details"),
        ("china", "inviting_person_name itinerary costs_covered_by", "visa_refused children_on_passport"),
        ("south_korea", "inviting_person_name", "previous_visits companions_details countries_visited"),
        ("viet_nam", "costs_covered_by", "previous_visits relatives_in_destination_details overstayed"),
        (
            "india",
            "home_address_city exit_city contact_in_destination_name",
            "terrorist_views previous_visits_details",
        ),
        ("canada", "purpose", "mental_disorder health_details"),
        (
            "united_kingdom",
            "home_address_city accommodation_address purpose",
            "war_crimes additional_information visa_refused_details",
        ),
    ],
)
def test_whose_an_answer_is_follows_from_the_question(name, common, own):
    """What a family has in common, and what a person declares about themselves, in every form."""
    found = own_keys(load_form(name).questions)
    assert not found & set(common.split())
    assert set(own.split()) <= found


def test_no_declaration_is_common():
    """Nobody answers yes or no to an embassy for somebody else without ticking it."""
    for entry in list_forms():
        questions = load_form(entry.form_id).questions
        declared = {one.key for one in questions if one.kind == "yes_no" and not one.binding}
        assert declared <= own_keys(questions)


def test_what_is_not_asked_here_is_not_offered(found):
    """The sponsor's means are no question for whoever pays alone."""
    there = {"costs_covered_by": "sponsor", "means_sponsor": "cash"}
    assert "means_sponsor" not in found(there, {"costs_covered_by": "applicant"})


def test_what_a_ticked_answer_lets_be_asked_is_offered_with_it(found):
    """Whoever helped to fill in the form comes with their address."""
    offered = found({"form_filler_name": "Ivanov", "form_filler_address_email": "Mira 5"})
    ticked = {key for key, one in offered.items() if one.ticked}
    assert {"form_filler_name", "form_filler_address_email"} <= ticked


def test_a_guardian_is_not_offered_to_an_adult(filled, father, daughter):
    """Only minors are asked for one."""
    there = filled(daughter, guardian_details="Ivanov Sergei")
    assert "guardian_details" not in {one.question.key for one in find_differences(there, filled(father))}


def test_nothing_is_written_by_hand_here(found):
    """Signature and date wait for the pen."""
    assert "signature" not in found({"signature": "Ivanov"})


def test_another_journeys_hotel_is_offered_and_not_ticked(form, father, tour):
    """The dates and hotels of an earlier tour are not those of this one."""
    bare = replace(tour, services=[], start_date="", end_date="")
    there, here = fill_form(form, father, tour, {}), fill_form(form, father, bare, {})
    offered = {one.question.key: one.ticked for one in find_differences(there, here, same_tour=False)}
    assert offered == {"arrival_date": False, "departure_date": False, "inviting_person_name": False}
    assert all(one.ticked for one in find_differences(there, here))


def test_parts_of_one_item_go_together(found):
    """One host's address is not put to another host's name; who pays is another matter."""
    there = {"inviting_person_address_email": "Via Roma 1", "costs_covered_by": "applicant"}
    assert found(there)["inviting_person_address_email"].ticked
    offered = found(there | {"inviting_person_name": "Mimosa"}, {"inviting_person_name": "Roma"})
    assert not offered["inviting_person_name"].ticked
    assert not offered["inviting_person_address_email"].ticked
    assert offered["costs_covered_by"].ticked


def test_a_correction_of_the_tour_is_common(found):
    """Who leaves earlier than the tour ends, or sleeps in one of its hotels, answers it once for the family."""
    there = {"departure_date": "2026-12-08", "inviting_person_name": "Mimosa", "number_of_entries": "one"}
    there["inviting_person_address_email"] = "Via Roma 1"
    offered = found(there)
    assert [offered[key].ticked for key in there] == [True] * 4
    assert offered["departure_date"].here == "10.12.2026"


def test_a_hotel_of_ones_own_is_not_replaced(form, father, daughter, tour):
    """Whoever uses another of the tour's hotels keeps it, with nobody else's address."""
    tour.services.append(Service(id=4, kind="hotel", name="Отель Роза"))
    father.services, daughter.services = [ServiceUse(3)], [ServiceUse(4)]
    keys = ("inviting_person_name", "inviting_person_address_email")
    there = fill_form(form, father, tour, {key: Answer(key, "Mimosa") for key in keys}, with_known=True)
    here = fill_form(form, daughter, tour, {}, with_known=True)
    offered = {one.question.key: one.ticked for one in find_differences(there, here)}
    assert [offered[key] for key in keys] == [False, False]


def test_family_by_surname_or_address(father, daughter):
    """Иванов and Иванова, or one address with another surname."""
    assert is_family(father, daughter)
    stranger = replace(daughter, native_surname="Ким")
    assert is_family(father, stranger)
    assert not is_family(father, replace(stranger, address=""))
    assert not is_family(replace(father, address=""), replace(stranger, address=""))
