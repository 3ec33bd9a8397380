"""Clients as vCard 4.0: what RFC 6350 wants of a file, and what address books find in it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from models.records import Address, Client, Contact
from paperwork.vcards import vcard, vcards
from textkit.cleaning import without_forbidden

ANNA = Client(
    native_surname="Щербакова",
    native_given_name="Юлия",
    patronymic="Вагиф кызы",
    latin_surname="SHCHERBAKOVA",
    latin_given_name="IULIIA",
    sex="F",
    birth_date="1990-05-03",
    contacts=[
        Contact(value="+7 912 345-67-89", label="рабочий"),
        Contact(kind="email", value="julia@example.com"),
        Contact(value="+7 900 000-00-00"),
    ],
    addresses=[Address(value="Тверь, ул. Мира; д. 5\nкв. 12", label="Дом")],
    notes="любит: окно\\проход",
)


def lines_of(card: str) -> list[str]:
    """The lines as a reader sees them: unfolded (section 3.2)."""
    assert card.endswith("\r\n")
    return card.replace("\r\n ", "").split("\r\n")[:-1]


def value(text: str) -> str:
    """The text of an escaped value (section 3.4)."""
    return re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), text)


def test_a_card_says_who_it_is():
    """Both names, contacts with the usual one preferred, one address, the day of birth, no passport."""
    assert lines_of(vcard(ANNA)) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        "N:Щербакова;Юлия;Вагиф кызы;;",
        "FN;PREF=1:Щербакова Юлия Вагиф кызы",
        "FN:SHCHERBAKOVA IULIIA",
        "TEL;PREF=1;TYPE=work:+7 912 345-67-89",
        "EMAIL;PREF=1:julia@example.com",
        "TEL:+7 900 000-00-00",
        r"ADR;TYPE=home:;;Тверь\, ул. Мира\; д. 5\nкв. 12;;;;",
        "BDAY:19900503",
        "GENDER:F",
        r"NOTE:любит: окно\\проход",
        "END:VCARD",
    ]


def test_a_client_of_one_name_has_it_as_the_full_one():
    """FN may not lack; a short date of birth stays short, an unreadable one is left away."""
    lines = lines_of(vcard(Client(latin_surname="SMITH", birth_date="1950-05")))
    assert lines[3:-1] == ["N:SMITH;;;;", "FN;PREF=1:SMITH", "BDAY:1950-05"]
    assert not [line for line in lines_of(vcard(Client(latin_surname="S", birth_date="?"))) if "BDAY" in line]


def test_cards_follow_one_another():
    """As many beginnings as ends, in UTF-8 without a mark."""
    text = vcards([ANNA, Client(native_surname="Ким")]).decode("utf-8")
    assert text.count("BEGIN:VCARD\r\n") == text.count("END:VCARD\r\n") == 2
    assert text.startswith("BEGIN")


@given(st.text(max_size=300))
def test_any_note_comes_back(note):
    """No line is longer than 75 octets, no letter is cut, and unfolded and unescaped it is the same text."""
    card = vcard(Client(native_surname="Ким", notes=note))
    for line in card.split("\r\n"):
        assert len(line.encode()) <= 75
    found = [line.removeprefix("NOTE:") for line in lines_of(card) if line.startswith("NOTE:")]
    assert [value(one) for one in found] == ([without_forbidden(note)] if note else [])


@given(st.text(max_size=60))
def test_no_text_ends_a_card_or_begins_a_line(text):
    """What a person is called cannot put a property of its own into the card."""
    card = vcard(Client(native_surname=text or "x", contacts=[Contact(value=text)]))
    names = {re.split("[;:]", line)[0] for line in lines_of(card)}
    assert names <= {"BEGIN", "VERSION", "KIND", "N", "FN", "TEL", "END"}
