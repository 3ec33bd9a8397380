"""Keys of dictionary terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.terms import language_of, term_key


@pytest.mark.parametrize(
    "text", ["Актёр", " актер. ", "АКТЕР", "актёр ;", "акте\u0308р", "«Актёр»", "  Актёр  "]
)
def test_one_term_however_it_is_written(text):
    """Case, ё (also as two characters), quotes, dots and spaces hide no term."""
    assert term_key(text) == "актер"


@pytest.mark.parametrize(
    ("one", "other"), [("врач", "врачи"), ("кот", "ко т"), ("бухгалтер-кассир", "бухгалтер кассир")]
)
def test_other_words_are_other_terms(one, other):
    """Nothing else is taken for the same."""
    assert term_key(one) != term_key(other)


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text):
    """Folding twice is folding once."""
    assert term_key(term_key(text)) == term_key(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("учитель", "ru"),
        ("SPA-салон", "ru"),
        ("მასწავლებელი", "ka"),
        ("工程师", "zh"),
        ("エンジニア", "ja"),
        ("Škoda", "en"),
        ("", "en"),
        ("\u0378", "en"),
    ],
)
def test_the_language_of_a_term_is_guessed_by_its_letters(text, language):
    """English for what has only Latin ones, or none that are known."""
    assert language_of(text) == language
