"""When a text that is being typed has all of a zone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.mrz.progress import begins_zone, is_first_line, is_joined_zone, whole_zone, zone_behind

RUSSIAN = str.maketrans("QWERTYUIOPASDFGHJKLZXCVBNM<", "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬБ")

PASSPORT = (
    "P<RUSIVANOVA<<ANASTASIIA<<<<<<<<<<<<<<<<<<<<",
    "7501234569RUS8502016F3301317<<<<<<<<<<<<<<08",
)
NATIONAL = (
    "PNRUSWUKINA<<7LI8<7R9EVNA<<<<<<<<<<<<<<<<<<<",
    "4500123456RUS8003155M<<<<<<<9110705770001<88",
)
CARD = (
    "IDCHEA1234567<6<<<<<<<<<<<<<<<",
    "7510256M2009018CHE<<<<<<<<<<<8",
    "SMITH<<JOHN<ALBERT<<<<<<<<<<<<",
)
WRONG = (PASSPORT[0], "7501234566RUS8502016F3301317<<<<<<<<<<<<<<08")
VISA = (
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L8988901C4XXX4009078F96121096ZE184226B<<<<<<",
)


@pytest.mark.parametrize("end", ["\n", " ", "\r\n", ""], ids=["line", "space", "windows", "joined"])
@pytest.mark.parametrize("zone", [PASSPORT, NATIONAL, CARD, WRONG, VISA], ids=["P", "PN", "ID", "wrong", "V"])
def test_a_zone_is_whole_with_its_last_sign(zone, end):
    """No sign before the last one makes it whole, and the last one does."""
    text = end.join(zone)
    assert [at for at in range(len(text) + 1) if whole_zone(text[:at])] == [len(text)]


@pytest.mark.parametrize(
    "zone",
    [
        "P<CZESPECIMEN<<VZOR<<<<<<<<<<<<<<<<<<<<<<<<<99003853<1CZE1101018M1207046110101111<<<<<94",
        "P<POLKNIMT<VDBWAXC<<LJEXN<<<<<<<<<<<<<<<<<<<OOQT0XPU74POL7705061M2601238KRR2WUJ<<<<<<<18",
        "PMGBRDVEFRAOYBP<<XRKHDCVXB<<<<<<<<<<<<<<<<<<ML6M6Y7XM9GBR7110047F3302211<<<<<<<<<<<<<<04",
    ],
)
def test_a_card_or_visa_inside_the_names_is_none(zone):
    """Joined lines of which a part reads as a shorter zone, with all its check digits, are not yet whole."""
    assert [at for at in range(len(zone) + 1) if whole_zone(zone[:at])] == [len(zone)]


@pytest.mark.parametrize("text", ["", "Иванова", "P", "75 0123456", "IVANOVA ANASTASIIA"])
def test_other_searches_begin_no_zone(text):
    """Names and numbers are searched for as they are."""
    assert not begins_zone(text)
    assert whole_zone(text) is None


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Зыбин P<RUS", "P<RUS"),
        ("ЗыбинЗБКГЫ", "ЗБКГЫ"),
        ("Zybin p<rusivan", "p<rusivan"),
        ("P<RUS", ""),
        ("Зыбин Иван", ""),
        ("a < b, P", ""),
    ],
)
def test_a_zone_behind_other_words(text, zone):
    """It is told from what stands before it, in either layout; one that begins the text has nothing before."""
    assert zone_behind(text, len(text)) == zone


def test_only_what_came_without_a_pause_is_a_zone():
    """What a person typed long before is not cut in two."""
    assert zone_behind("Зыбин P<RUS", 4) == ""


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        (PASSPORT[0].replace("<", " "), True),
        (PASSPORT[0].replace("<", " ").translate(RUSSIAN), True),
        ("IDESPAAA000000499999999R12345<", True),
        (PASSPORT[0].replace("<", " ")[:-1], False),
        ("Иванова Анастасия и Иванов Пётр, Москва, 12.", False),
        ("A quick remark of exactly 44 signs, or nearly", False),
    ],
)
def test_a_first_line_without_fillers(line, whole):
    """Spaces for fillers, or no room for any: the whole length tells; sentences of that length do not."""
    assert is_first_line(line) is whole


@given(st.text(alphabet="PVIACRUS<Б 0123456789\n\r,;«ÀЗКГЫабв\u2028\U0001f600", max_size=120))
def test_no_text_is_too_odd(text):
    """Whatever is typed is answered, and what is whole begins a zone."""
    zone_behind(text, len(text))
    is_first_line(text)
    is_joined_zone(text)
    assert whole_zone(text) is None or begins_zone(text)
