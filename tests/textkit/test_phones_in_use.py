"""Whether a number is in use, seen at a glance, as the library of numbers says after a long look."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from textkit.phones import is_in_use, phone_problem


@pytest.mark.parametrize(
    "text",
    [
        *("8 (926) 123-45-67", "+7 926 1234567", "79261234567", "8-800-2000-200", "+7 812 123 4567"),
        *("+375 29 123-45-67", "+1 650-253-0000", "+7 701 234 56 78"),
    ],
)
def test_numbers_in_use(text):
    """Russian ones as people write them, others with their plus."""
    assert is_in_use(text)


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
def test_numbers_of_which_more_has_to_be_asked(text):
    """Too short, two in one, of a number cell, of no country."""
    assert not is_in_use(text)


@example("+79261234567")
@example("+60042000000")
@given(st.from_regex(r"\+[1-9][0-9]{6,13}", fullmatch=True))
def test_what_the_glance_takes_exists(text):
    """Of a number with a plus. The library takes a country's code out that stands there twice; we do not. What
    the glance does not know is looked at longer: a zero for calls inside the country, rare kinds of numbers.
    """
    try:
        parsed = phonenumbers.parse(text)
    except phonenumbers.NumberParseException:
        assert not is_in_use(text)
        return
    if str(parsed.national_number) == text[1 + len(str(parsed.country_code)) :].lstrip("0"):
        assert phonenumbers.is_valid_number(parsed) or not is_in_use(text)


@given(st.text(alphabet="0123456789+() -.8", max_size=20))
def test_a_number_in_use_has_no_problem(text):
    """The long look agrees with the glance."""
    if is_in_use(text) and text[0] != "+":
        assert phone_problem(text) == ("", "")
