"""No whole number of a bank card is kept in any field, and no other number is hurt on the way."""

from __future__ import annotations

import pytest

from models import clients, database, drafts, tables, tourists, tours
from models.imports import import_tourists
from models.records import Card, Client, Contact, Document, Service, ServiceUse, Tour, Tourist
from models.tourists import TouristSave

pytestmark = pytest.mark.usefixtures("any_database")

CARD = "4111 1111 1111 1111"
INDONESIAN = "5171015208010009"  # an identity card's number with a Mastercard's beginning and check digit
FIELDS = (
    *("phone", "ticket_number", "international_passport_series", "international_passport_number"),
    *("national_passport_series", "national_passport_number", "discount_card_series", "notes"),
)


def everything() -> str:
    """All that the database holds, digits only."""
    found = []
    for model in (*tables.JOURNALED, tables.Draft, tables.OperationChange):
        found += [str(row) for row in model.select().tuples()]
    return "".join(one for one in "".join(found) if one.isdigit())


def a_tour() -> Tour:
    tour = Tour(number="1", services=[Service(name="Bus")])
    tours.save_tour(tour)
    return tour


def pasted() -> Tourist:
    return Tourist(native_surname="Иванов", **dict.fromkeys(FIELDS, CARD))


def test_card_pasted_into_a_tourist():
    """Whichever field it was, also in what becomes a client, in a draft and before."""
    tourist = pasted()
    tourist.tour_id = a_tour().id
    drafts.save_draft("tourist:new", {"tourist": dict.fromkeys(FIELDS, CARD)})
    tourists.save_tourists([TouristSave(tourist, add_client=True)])
    assert {getattr(tourist, name) for name in FIELDS} == {"VISA ··1111"}
    assert "41111111" not in everything()


def test_card_in_an_imported_list():
    """An import cleans as the form does."""
    import_tourists(a_tour().id, [pasted()], add_clients=[0], source="paste", batch_uuid="one")
    assert "41111111" not in everything()


def test_card_pasted_into_a_client():
    """A card's series, the number of any document, a phone."""
    client = Client(
        native_surname="Иванов",
        documents=[
            Document(kind=kind, number=CARD) for kind in ("international_passport", "id_card", "other")
        ],
        contacts=[Contact(value=CARD), Contact(kind="email", value=CARD)],
        cards=[Card(series=CARD), Card(number=CARD), Card(kind="payment", series=CARD, number=CARD)],
    )
    clients.save_client(client)
    assert "41111111" not in everything()
    assert [one.number for one in client.documents] == ["VISA ··1111"] * 3


def test_numbers_of_other_papers_stay():
    """Identity cards of states that have as many digits, policies, phones dialled from Russia."""
    client = Client(
        native_surname="Иванов",
        documents=[Document(kind="id_card", number=INDONESIAN)],
        contacts=[Contact(value="8104915123456789")],
    )
    clients.save_client(client)
    assert client.documents[0].number == INDONESIAN
    assert client.contacts[0].value == "8104915123456789"
    tour = a_tour()
    tourist = Tourist(tour_id=tour.id, native_surname="Иванов", national_passport_number=INDONESIAN)
    tourist.services = [ServiceUse(tour.services[0].id, number="4111111111111111")]
    tourists.save_tourists([TouristSave(tourist)])
    assert (tourist.national_passport_number, tourist.services[0].number) == (INDONESIAN, "4111111111111111")
    tourist.services[0].number = CARD
    tourists.save_tourists([TouristSave(tourist)])
    assert tourist.services[0].number == "VISA ··1111"


def test_draft_hurts_no_number_that_saving_would_keep(any_database):
    """What was typed comes back after a crash as it was."""
    body = {
        "tourist": {"national_passport_number": INDONESIAN, "ticket_number": "39024123456122"},
        "client": {
            "documents": [
                {"kind": "id_card", "number": INDONESIAN},
                {"kind": "international_passport", "number": "5171015208010009"},
            ],
            "cards": [{"kind": "discount", "brand": "", "number": INDONESIAN}],
        },
    }
    drafts.save_draft("one", body)
    database.close_database()
    database.open_database(any_database, person="Anna")
    kept = drafts.load_draft("one")
    assert kept["tourist"]["national_passport_number"] == INDONESIAN
    numbers = [one["number"] for one in (*kept["client"]["documents"], *kept["client"]["cards"])]
    assert numbers == [INDONESIAN, "MASTERCARD ··0009", "MASTERCARD ··0009"]
