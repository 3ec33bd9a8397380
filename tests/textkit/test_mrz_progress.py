"""When a text that is being typed has all of a zone."""

from __future__ import annotations

import pytest

from textkit.mrz_progress import begins_zone, whole_zone

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


@pytest.mark.parametrize("text", ["", "Иванова", "P", "75 0123456", "IVANOVA ANASTASIIA"])
def test_other_searches_begin_no_zone(text):
    """Names and numbers are searched for as they are."""
    assert not begins_zone(text)
    assert whole_zone(text) is None
