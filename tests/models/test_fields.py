"""What may stand in a field, and how it is kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import InvalidField
from models.fields import LIMITS, USUAL_LIMIT, clean_client, clean_tourist, clean_value
from models.records import Card, Client, Contact, Tourist


@given(st.text(max_size=USUAL_LIMIT))
def test_kept_text_has_nothing_invisible(text):
    """Whatever was pasted, what is kept can be stored by both databases and shown."""
    kept = clean_value("birth_surname", text)
    assert not any(ord(letter) < 32 or 0xD800 <= ord(letter) <= 0xDFFF for letter in kept)
    assert not set(kept) & set("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2069\ufeff")
    assert clean_value("birth_surname", kept) == kept


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_a_date(day):
    """ISO days are kept as they are, and so are their month and year alone."""
    text = day.isoformat()
    assert [clean_value("birth_date", text[:length]) for length in (4, 7, 10)] == [text[:4], text[:7], text]


@pytest.mark.parametrize(
    "text", ["1985-2-1", "1985-13", "0000", "1985-02-30", "01.02.1985", "19850201", "1985-02-01T00:00", "x"]
)
def test_other_dates_are_refused(text):
    """What is no ISO date that exists is refused at its field."""
    with pytest.raises(InvalidField) as caught:
        clean_value("birth_date", text)
    assert caught.value.field == "birth_date"


@pytest.mark.parametrize("name", ["native_surname", "notes", "address", "former_surnames", "phone"])
def test_limit_is_said_in_numbers(name):
    """What is too long is refused with the number that fits; what just fits is kept."""
    limit = LIMITS.get(name, USUAL_LIMIT)
    assert len(clean_value(name, "я" * limit)) == limit
    with pytest.raises(InvalidField, match=str(limit)):
        clean_value(name, "я" * (limit + 1))


def test_notes_keep_their_lines_and_names_do_not():
    """Notes may have several lines; a name pasted with a line break is one line."""
    assert clean_value("notes", "a\r\nb") == "a\nb"
    assert clean_value("native_surname", "a\r\nb") == "a b"


@pytest.mark.parametrize("name", ["notes", "address", "native_surname", "discount_card_number", "email"])
def test_bank_card_is_cut_wherever_it_is_typed(name):
    """A full card number is kept nowhere."""
    assert "4111111111111111" not in clean_value(name, "4111111111111111")


@pytest.mark.parametrize(
    "name",
    [
        *("phone", "ticket_number", "international_passport_series", "international_passport_number"),
        *("national_passport_number", "discount_card_series"),
    ],
)
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("4111111111111111", "VISA ··1111"),
        ("4111 1111 1111 1111", "VISA ··1111"),
        ("5555-5555-5555-4444", "MASTERCARD ··4444"),
        ("2200 0000 0000 0004", "MIR ··0004"),
        ("378282246310005", "AMEX ··0005"),
        ("30569309025904", "DINERS ··5904"),
    ],
)
def test_bank_card_is_cut_in_fields_for_other_numbers(name, typed, kept):
    """T4: a full number typed or pasted anywhere is cut."""
    assert clean_value(name, typed) == kept


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("ticket_number", "4222222222222"),  # as an old card's, and as any ticket's
        ("ticket_number", "39024123456043"),  # with its check digit
        ("ticket_number", "36148900647913"),
        ("ticket_number", "3472412345674-79"),
        ("phone", "+378282246310005"),
        ("phone", "4915123456787"),
        ("phone", "8104915123456789"),  # from Russia to Germany
        ("phone", "3612345 3823450"),
        ("international_passport_number", "371844789"),
        ("international_passport_number", "4222222222222"),
        ("national_passport_number", "5171015208010009"),  # Indonesia
        ("national_passport_number", "620102198502011236"),  # China
        ("national_passport_number", "30002011234564"),  # Egypt
    ],
)
def test_number_of_the_field_itself_is_never_changed(name, number):
    """A ticket, a phone or a paper may have the digits of a card, its check digit included."""
    assert clean_value(name, number) == number


def test_payment_card_of_a_tourist_keeps_four_digits():
    """The field for the last four takes a pasted card, and keeps four digits."""
    tourist = clean_tourist(Tourist(native_surname="Иванов", payment_card_last4="4111 1111 1111 1234"))
    assert tourist.payment_card_last4 == "1234"


def test_empty_children_are_left_out():
    """A line of the form that nobody filled is no phone."""
    client = Client(native_surname="Иванов", contacts=[Contact(), Contact(value="1")], cards=[Card()])
    cleaned = clean_client(client)
    assert [one.value for one in cleaned.contacts] == ["1"]
    assert cleaned.cards == []


def test_cleaning_leaves_the_form_alone():
    """The record that the form holds is not changed by a save that fails later."""
    client = Client(native_surname=" Иванов ", contacts=[Contact(value=" 1 ")])
    clean_client(client)
    assert (client.native_surname, client.contacts[0].value) == (" Иванов ", " 1 ")
