"""T10: phones that their country does not have, and addresses that no letter reaches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.checks.contacts import email_findings, phone_findings
from models.checks.sentences import sentence


@pytest.mark.parametrize(
    ("phone", "citizenship", "code"),
    [
        ("+7 926 123-45-67", "", ""),
        ("8 926 123 45 67", "", ""),
        ("+7 926 123-45", "", "phone_short"),
        ("+7 926 123-45-67 89", "", "phone_unknown"),
        ("+48 601 234 567 89", "", "phone_long"),
        ("+7 000 123-45-67", "", "phone_unknown"),
        ("+48 601 234 567", "RU", ""),
        ("601 234 567", "PL", ""),
        ("+48 60", "PL", "phone_short"),
        ("+380 67 123 45 67", "UA", ""),
        ("позвонить вечером", "", "phone_unreadable"),
        ("926-123-45-67 (мама), 495 765 43 21", "", ""),
    ],
)
def test_a_number_is_of_its_country(phone, citizenship, code):
    """By its own +code, else of the office's country or of the person's."""
    found = phone_findings("phone", phone, citizenship)
    assert [one.code for one in found] == ([code] if code else [])
    assert all(sentence(one) for one in found)


def test_of_several_numbers_the_wrong_one_is_named():
    """The sentence shows the number that is too short, not the good one beside it."""
    (found,) = phone_findings("phone", "+7 926 123-45-67, +7 926 123-45")
    assert sentence(found) == "+7 926 123-45 has too few digits for a number of Russia."


@pytest.mark.parametrize(
    ("address", "code", "proposal"),
    [
        ("ivan@mail.ru", "", ""),
        ("ivan.petrov+tour@sub.mail-box.ru", "", ""),
        ("иван@почта.рф", "", ""),
        ("ivan@почта.рф", "", ""),
        ("ivаn@почта.рф", "email_lookalike", "ivan@почта.рф"),
        ("ivan@gmial.com", "email_domain", "ivan@gmail.com"),
        ("ivan@mail,ru", "email_shape", "ivan@mail.ru"),
        ("ivan @mail.ru", "email_shape", "ivan@mail.ru"),
        ("ivan@mail..ru", "email_shape", "ivan@mail.ru"),
        ("ivan@@mail", "email_shape", ""),
        ("ivan.mail.ru", "email_shape", ""),
        ("ivаn@mail.ru", "email_lookalike", "ivan@mail.ru"),
    ],
)
def test_an_address_that_could_arrive(address, code, proposal):
    """The shape, a mistyped domain, a Cyrillic letter among Latin ones; what is meant is proposed."""
    found = email_findings("email", address)
    assert [one.code for one in found] == ([code] if code else [])
    assert [one.proposals for one in found] == ([(proposal,) if proposal else ()] if code else [])


def test_one_of_two_addresses_is_mended_in_its_place():
    """The other one stays in the proposal."""
    (found,) = email_findings("email", "anna@mail.ru, ivan@gmial.com")
    assert found.proposals == ("anna@mail.ru, ivan@gmail.com",)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read(text):
    """Nothing typed stops the check, and every proposal differs from what stands there."""
    for found in (*phone_findings("phone", text), *email_findings("email", text)):
        assert sentence(found)
        assert text not in found.proposals
