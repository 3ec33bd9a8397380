"""What can be an e-mail address, and what a damaged one was meant to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.emails import email_proposal, is_email


@pytest.mark.parametrize(
    "text",
    [
        *("a@b.ru", "ivan.petrov+tour@mail.example.com", "o'brien@x.ie", "a_b-c@sub.domain.museum"),
        *("почта@пример.рф", "ivan@xn--e1afmkfd.xn--p1ai", "ivan@пример.рф"),
    ],
)
def test_an_address_is_one(text):
    """Usual addresses, and those of another script as a whole."""
    assert is_email(text)
    assert email_proposal(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        *("", "ivan", "ivan@", "@mail.ru", "ivan@@mail.ru", "a@b", "a@b..ru", "a b@c.ru"),
        *("a@b.c;d@e.fr", "ivan@-mail.ru", f"{'a' * 65}@mail.ru", f"a@{'b.' * 130}ru"),
    ],
)
def test_what_is_no_address_and_cannot_be_mended(text):
    """There is no proposal where nobody can know what was meant."""
    assert not is_email(text)
    assert email_proposal(text) == ""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (" ivan@mail.ru.", "ivan@mail.ru"),
        ("<x@y.com>", "x@y.com"),
        ("mailto:x@y.com", "x@y.com"),
        ("ivan@mail,ru", "ivan@mail.ru"),
        ("ivan @ mail.ru", "ivan@mail.ru"),
        ("ivan@mаil.ru", "ivan@mail.ru"),
        ("іvan@mail.ru", "ivan@mail.ru"),
    ],
)
def test_a_damaged_address_is_mended(text, meant):
    """Blanks, brackets, commas and Cyrillic letters of the same look."""
    assert not is_email(text)
    assert email_proposal(text) == meant


@given(st.text(max_size=40) | st.from_regex(r"[a-zа-я .,@<>]{1,30}", fullmatch=True))
def test_a_proposal_is_an_address(text):
    """Whatever is typed, what is proposed is an address and another text."""
    proposal = email_proposal(text)
    assert not proposal or (is_email(proposal) and proposal != text)
