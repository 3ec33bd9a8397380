"""Whether somebody can be called by a number: quickly told, and as the library of numbers says."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.phones import format_phone, phone_exists


@pytest.mark.parametrize(
    "text",
    [
        *("8 (926) 123-45-67", "+7 926 1234567", "9261234567", "79261234567", "8-800-2000-200"),
        *("+7 812 123 4567", "+375 29 123-45-67", "+1 650-253-0000", "8 (926) 123-45-67 доб. 5"),
    ],
)
def test_numbers_that_exist(text):
    """Russian ones as people write them, others with their plus."""
    assert phone_exists(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "+",
        "12345",
        "89261234567.0",
        "926-123-45-67 (мама), 495 765 43 21",
        "+7 926 123",
        "+0926 123 45 67",
    ],
)
def test_numbers_that_do_not_exist(text):
    """Too short, two in one, of a number cell, of no country."""
    assert not phone_exists(text)


def test_a_national_number_belongs_to_its_state():
    """Belarus has its own eight before the number."""
    assert phone_exists("8 029 123-45-67", "BY")
    assert not phone_exists("8 029 123-45-67", "RU")


@given(st.from_regex(r"\+[1-9][0-9]{6,13}", fullmatch=True))
def test_the_quick_look_says_what_the_library_says(text):
    """Of a number with a plus. The library takes a country's code out that stands there twice; we do not."""
    try:
        parsed = phonenumbers.parse(text)
    except phonenumbers.NumberParseException:
        assert not phone_exists(text)
        return
    if str(parsed.national_number) == text[1 + len(str(parsed.country_code)) :].lstrip("0"):
        assert phone_exists(text) == phonenumbers.is_valid_number(parsed)


@given(st.text(alphabet="0123456789+() -.8", max_size=20))
def test_what_exists_is_written_in_the_usual_way(text):
    """format_phone makes an international number of whatever exists."""
    if phone_exists(text):
        assert format_phone(text).startswith("+")
