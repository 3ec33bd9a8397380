"""T6 and T7: what of a tourist's form reaches the client base, and that what is offered is what is written."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import clients, tourists, tours
from models.client_matching import as_tourist, client_differences, fill_from_client
from models.client_updates import apply_fields
from models.fields import clean_client
from models.records import (
    SHARED_FIELDS,
    Address,
    Card,
    Client,
    Contact,
    Document,
    FormerName,
    Tour,
    Tourist,
)
from models.tourists import TouristSave

on_both = pytest.mark.usefixtures("any_database")

SERIES, NUMBER = "international_passport_series", "international_passport_number"


def saved_client(**fields) -> Client:
    client = Client(**({"native_surname": "Иванов", "native_given_name": "Иван"} | fields))
    clients.save_client(client)
    return client


def a_tour() -> Tour:
    tour = Tour(number="2026-0001")
    tours.save_tour(tour)
    return tour


def linked(client: Client, **fields) -> Tourist:
    """A saved tourist filled from the client, then typed over."""
    tourist = fill_from_client(Tourist(tour_id=a_tour().id, native_surname="Иванов"), client).tourist
    tourists.save_tourists([TouristSave(tourist)])
    for name, value in fields.items():
        setattr(tourist, name, value)
    return tourist


def accept(tourist: Tourist, *fields: str, passport: str = "replace") -> Client:
    """Save with these fields agreed to; the client as it is then."""
    tourists.save_tourists([TouristSave(tourist, client_fields=frozenset(fields), passport=passport)])
    return clients.load_client(tourist.client_id)


@on_both
@pytest.mark.parametrize(
    ("before", "typed"),
    [(("", "371844789"), ("37", "1844789")), (("71", "0012345"), ("", "71 0012345"))],
)
@pytest.mark.parametrize("accepted", [(SERIES, NUMBER), (SERIES,), (NUMBER,)])
def test_number_cut_otherwise_goes_to_the_base_as_a_pair(before, typed, accepted):
    """T7: the same number with another border between series and number never loses or doubles a part."""
    client = saved_client(documents=[Document(series=before[0], number=before[1], authority="МВД 1")])
    tourist = linked(client, **dict(zip((SERIES, NUMBER), typed, strict=True)))
    [document] = accept(tourist, *accepted).documents
    assert (document.series, document.number, document.authority) == (*typed, "МВД 1")
    assert client_differences(tourist, {SERIES, NUMBER}) == []


@on_both
def test_emptied_number_never_empties_the_series_of_the_base():
    """T7: where the form has no number any more, the base keeps its own, whole."""
    client = saved_client(documents=[Document(series="71", number="0012345", expiry_date="2030-01-01")])
    tourist = linked(client, international_passport_series="", international_passport_number="")
    [document] = accept(tourist, SERIES, NUMBER).documents
    assert (document.series, document.number) == ("71", "0012345")


EXPIRY, AUTHORITY = "international_passport_expiry", "international_passport_authority"


@on_both
def test_passport_without_a_number_becomes_the_clients_too():
    """T6: its dates and authority do not vanish on the way."""
    tourist = Tourist(
        tour_id=a_tour().id,
        native_surname="Иванов",
        international_passport_expiry="2030-01-01",
        national_passport_authority="МВД 1",
    )
    tourists.save_tourists([TouristSave(tourist, add_client=True)])
    client = clients.load_client(tourist.client_id)
    assert [(one.kind, one.expiry_date, one.authority) for one in client.documents] == [
        ("international_passport", "2030-01-01", ""),
        ("national_passport", "", "МВД 1"),
    ]
    assert (
        fill_from_client(Tourist(native_surname="Иванов"), client).tourist.national_passport_authority
        == "МВД 1"
    )


@on_both
def test_date_of_a_passport_without_a_number_is_offered_and_written():
    """T7: the client has no passport yet; its number completes the same one later."""
    tourist = linked(saved_client(), international_passport_expiry="2030-01-01")
    [offer] = client_differences(tourist, {EXPIRY})
    assert (offer.field, offer.effect) == (EXPIRY, "replaces")
    [document] = accept(tourist, EXPIRY).documents
    assert document.expiry_date == "2030-01-01"
    assert client_differences(tourist, {EXPIRY}) == []
    tourist.international_passport_number = "75 1234567"
    [offer] = client_differences(tourist, {NUMBER})
    assert (offer.field, offer.effect) == (NUMBER, "replaces")
    [completed] = accept(tourist, NUMBER).documents
    assert (completed.id, completed.number, completed.expiry_date) == (
        document.id,
        "75 1234567",
        "2030-01-01",
    )


@on_both
def test_date_without_a_number_never_lands_on_the_number_of_the_base():
    """T7: nobody can tell whether it is a correction or another passport."""
    client = saved_client(documents=[Document(number="1112223", expiry_date="2025-01-01")])
    tourist = linked(client, international_passport_number="", international_passport_expiry="2035-06-01")
    assert client_differences(tourist, {NUMBER, EXPIRY}) == []
    tourist.international_passport_expiry = "2025-01-01"
    tourist.international_passport_authority = "МВД 1"
    assert [one.field for one in client_differences(tourist, {NUMBER, AUTHORITY})] == [AUTHORITY]
    [document] = accept(tourist, AUTHORITY).documents
    assert (document.number, document.authority) == ("1112223", "МВД 1")


@on_both
def test_declined_date_of_a_new_passport_is_not_written():
    """T7: "not ticked" is true for what goes with the number, too; what was the same stays."""
    paper = Document(issuing_state="RU", number="1112223", expiry_date="2025-01-01", authority="МВД 1")
    tourist = linked(
        saved_client(documents=[paper]),
        international_passport_number="7654321",
        international_passport_expiry="2035-01-01",
    )
    new = accept(tourist, NUMBER).documents[1]
    assert (new.number, new.expiry_date, new.issuing_state, new.authority) == ("7654321", "", "RU", "МВД 1")


@on_both
def test_second_valid_passport_is_corrected_itself():
    """T7: the tour goes on the passport that expires first; its date is corrected, not the other's."""
    papers = [Document(number="1", expiry_date="2030-01-01"), Document(number="2", expiry_date="2035-01-01")]
    tourist = linked(saved_client(documents=papers))
    tourist.international_passport_number, tourist.international_passport_expiry = "1", "2031-01-01"
    assert [one.effect for one in client_differences(tourist, {NUMBER, EXPIRY})] == ["replaces"]
    documents = accept(tourist, EXPIRY).documents
    assert [(one.number, one.expiry_date, one.state) for one in documents] == [
        ("1", "2031-01-01", "current"),
        ("2", "2035-01-01", "current"),
    ]


@on_both
def test_old_passport_used_again_is_not_doubled():
    """T7: it becomes current with what the history knew of it."""
    papers = [Document(number="1", authority="МВД 1", state="replaced"), Document(number="2")]
    tourist = linked(saved_client(documents=papers))
    tourist.international_passport_number = "1"
    documents = accept(tourist, NUMBER).documents
    assert [(one.number, one.state, one.authority) for one in documents] == [
        ("1", "current", "МВД 1"),
        ("2", "replaced", ""),
    ]


@on_both
@pytest.mark.parametrize("typed", ["", "Козлов", "сидоров,козлов"])
def test_former_surnames_that_the_base_knows_are_not_offered(typed):
    """T7: they are only ever added, so an emptied field says nothing."""
    client = saved_client(former_names=[FormerName(surname="Козлов"), FormerName(surname="Сидоров")])
    tourist = linked(client, former_surnames=typed)
    assert client_differences(tourist, {"former_surnames"}) == []
    tourist.former_surnames = "Белов"
    assert len(client_differences(tourist, {"former_surnames"})) == 1
    names = [one.surname for one in accept(tourist, "former_surnames").former_names]
    assert names == ["Козлов", "Сидоров", "Белов"]
    assert client_differences(tourist, {"former_surnames"}) == []


@on_both
def test_expiry_alone_takes_no_payment_card_away():
    """T7: without its last digits nothing of a card is offered or written."""
    client = saved_client(cards=[Card(kind="payment", brand="VISA", number="1111", expiry="12/27")])
    tourist = linked(client, payment_card_last4="", payment_card_brand="", payment_card_expiry="12/29")
    assert client_differences(tourist, {"payment_card_last4", "payment_card_expiry"}) == []
    assert accept(tourist, "payment_card_expiry").cards == client.cards


@on_both
def test_second_cards_stay():
    """T7: a payment card replaces the one compared, a discount card that is there already is not offered."""
    cards = [
        Card(kind="payment", number="1111"),
        Card(kind="payment", number="2222"),
        Card(number="7"),
        Card(number="8"),
    ]
    client = saved_client(cards=cards)
    tourist = linked(client, payment_card_last4="3333", payment_card_expiry="12/29", discount_card_number="8")
    fields = ("payment_card_last4", "payment_card_expiry", "discount_card_number")
    assert [one.field for one in client_differences(tourist, fields)] == list(fields[:2])
    assert [one.number for one in accept(tourist, *fields).cards] == ["3333", "2222", "7", "8"]
    tourist.discount_card_number = "9"
    assert [one.number for one in accept(tourist, *fields).cards] == ["3333", "2222", "7", "8", "9"]
    assert client_differences(tourist, fields) == []


# A card is told by its digits, a passport by more than its state.
FOLLOWERS = ("payment_card_brand", "payment_card_expiry", "international_passport_state")
_TEXTS = st.sampled_from(["", "1", "12", "2"])
_DATES = st.sampled_from(["", "2025-01-01", "2035-01-01"])
_DOCUMENTS = st.builds(
    Document,
    kind=st.sampled_from(["international_passport", "national_passport"]),
    issuing_state=st.sampled_from(["", "RU", "PL"]),
    series=_TEXTS,
    number=_TEXTS,
    issue_date=_DATES,
    expiry_date=st.just(""),
    authority=_TEXTS,
    state=st.sampled_from(["current", "current", "replaced"]),
)
_CARDS = st.builds(
    Card,
    kind=st.sampled_from(["discount", "payment"]),
    series=_TEXTS,
    number=st.sampled_from(["", "1111", "2222"]),
    brand=_TEXTS,
    expiry=_TEXTS,
)
_CLIENTS = st.builds(
    Client,
    id=st.just(1),
    native_surname=st.just("Иванов"),
    birth_place=_TEXTS,
    documents=st.lists(_DOCUMENTS, max_size=3),
    contacts=st.lists(
        st.builds(
            Contact, kind=st.sampled_from(["phone", "email"]), value=st.sampled_from(["a", "+1", "1", "A"])
        ),
        max_size=3,
    ),
    addresses=st.lists(st.builds(Address, value=_TEXTS), max_size=2),
    cards=st.lists(_CARDS, max_size=3),
    former_names=st.lists(
        st.builds(
            FormerName, kind=st.sampled_from(["former", "birth"]), surname=st.sampled_from(["А", "а", "Б"])
        ),
        max_size=3,
    ),
)


def _value(name: str) -> st.SearchStrategy[str]:
    if name == "native_surname":
        return st.just("Иванов")
    if name.endswith(("_date", "_on", "passport_expiry")):
        return _DATES
    if name in ("citizenship", "international_passport_state"):
        return st.sampled_from(["", "PL"])
    if name.endswith("sex"):
        return st.sampled_from(["", "M"])
    if name in ("birth_surname", "former_surnames"):
        return st.sampled_from(["", "А", "Б, А", "А,Б"])
    if name == "payment_card_last4":
        return st.sampled_from(["", "1111", "3333"])
    if name in ("phone", "email"):
        return st.sampled_from(["", "a", "1", "+1"])
    return _TEXTS


@st.composite
def _forms(draw) -> tuple[Client, Tourist, frozenset[str]]:
    """A client, a tourist who began as that client, and which fields were typed over."""
    client = clean_client(draw(_CLIENTS))
    for at, one in enumerate([*client.documents, *client.cards]):
        one.id = at + 1
    tourist = as_tourist(client)
    names = draw(st.frozensets(st.sampled_from(SHARED_FIELDS), max_size=8))
    for name in sorted(names):
        setattr(tourist, name, draw(_value(name)))
    changed = draw(st.sampled_from([names, names & draw(st.frozensets(st.sampled_from(SHARED_FIELDS)))]))
    return client, tourist, changed


def _accepted(client: Client, tourist: Tourist, fields: frozenset[str], passport: str = "replace") -> Client:
    after = copy.deepcopy(client)
    apply_fields(after, tourist, fields, passport)
    return clean_client(after)


@given(_forms(), st.sampled_from(["replace", "second"]))
def test_what_is_accepted_is_never_offered_again(form, passport):
    """T7: whatever the client and the form are, offers and writes agree."""
    client, tourist, changed = form
    offers = client_differences(tourist, changed, client)
    after = _accepted(client, tourist, frozenset(one.field for one in offers), passport)
    assert client_differences(tourist, changed, after) == []


@given(_forms())
def test_each_offer_changes_the_client_by_itself(form):
    """T7: what can be declined for itself can be accepted for itself; dates follow another passport's number."""
    client, tourist, changed = form
    offers = client_differences(tourist, changed, client)
    for one in offers:
        after = _accepted(client, tourist, frozenset({one.field}))
        if one.effect != "with_passport" and one.field not in FOLLOWERS:
            assert after != client, one.field
