"""No whole card number is ever kept; nothing else is touched."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.cards import cut_card_numbers, luhn, payment_card

KINDS = (
    ("4", 16),
    ("51", 16),
    ("55", 16),
    ("2221", 16),
    ("2202", 16),
    ("34", 15),
    ("37", 15),
    ("62", 16),
    ("3530", 16),
    ("36", 14),
)
NOTES = (
    "{}",
    "карта {} до 12/27",
    "Оплата картой {}, Иванов",
    "visa {}",
    "Клиент просил: {}; окно",
    "{} cvv 987",
    "a\t{}\nb",
    "71 0012345 {}",
    "N{}",
    "{} 5500",
)
AIRLINES = ("555", "421", "195", "870", "476", "457")
SEPARATORS = ("", " ", "-", "\u00a0", ".")


def _card(chance, beginning, length):
    digits = beginning + "".join(chance.choices("0123456789", k=length - len(beginning) - 1))
    return next(digits + check for check in "0123456789" if luhn(digits + check))


def _grouped(digits, separator):
    parts = (
        (4, 6, 5) if len(digits) == 15 else (4, 6, 4) if len(digits) == 14 else (4, 4, 4, len(digits) - 12)
    )
    groups, at = [], 0
    for size in parts:
        groups.append(digits[at : at + size])
        at += size
    return separator.join(groups)


def test_ten_thousand_cards_leave_none_whole():
    """Ten thousand numbers of all systems in notes, grouped in five ways: not one is left."""
    chance = random.Random(7)
    left = []
    for _ in range(10_000):
        digits = _card(chance, *chance.choice(KINDS))
        cut = cut_card_numbers(chance.choice(NOTES).format(_grouped(digits, chance.choice(SEPARATORS))))
        if (
            digits in re.sub(r"\D", "", cut)
            or f"··{digits[-4:]}" not in cut
            or "987" in cut.replace(digits[-4:], "")
        ):
            left.append((digits, cut))
    assert left == []


def _innocent(chance):
    number = "".join(chance.choices("0123456789", k=10))
    return chance.choice(
        (
            f"{chance.choice(AIRLINES)}{chance.choice(('', '-', ' '))}{number}",
            f"{number[:2]} {number[:7]}",
            f"{number[:4]} {number[4:]}",
            f"паспорт {number[:9]} до 12.05.2030",
            f"+7 9{number[:2]} {number[2:5]}-{number[5:7]}-{number[7:9]}",
            f"8 (9{number[:2]}) {number[2:5]}-{number[5:7]}-{number[7:9]}, 8 (495) {number[:3]}-12-34",
            f"79{number[:9]} 79{number[1:]}",
            f"билет 4{number}{number[:2]}",
            f"{number[:2]} {number[:7]}, {number[2:4]} {number[3:]}",
            f"01.02.1985 {number[:2]} {number[:7]} 12.05.2030",
        )
    )


def test_passports_phones_and_tickets_stay():
    """Of ten thousand numbers of travel at most one in a hundred is taken for a card."""
    chance = random.Random(11)
    texts = [_innocent(chance) for _ in range(10_000)]
    hurt = [text for text in texts if cut_card_numbers(text) != text]
    assert len(hurt) <= 100


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("карта 4111 1111 1111 1111 cvv 123", "карта VISA ··1111"),
        ("4111111111111111, 12/27, 123", "VISA ··1111, 12/27"),
        ("4111-1111-1111-1111 код 123", "VISA ··1111"),
        ("378282246310005 cid 1234, окно", "AMEX ··0005, окно"),
        ("CVC2: 123", ""),
        ("71 0012345 4111 1111 1111 1111", "71 0012345 VISA ··1111"),
        ("71 0012345 4111111111111111 27", "71 0012345 VISA ··1111 27"),
        ("карта4111111111111111руб", "карта VISA ··1111руб".replace(" VISA", "VISA")),
        ("4111 1111 1111 1111 5500 0000 0000 0004", "VISA ··1111 MASTERCARD ··0004"),
        ("карта 4222222222222", "карта VISA ··2222"),
        ("4222222222222", "4222222222222"),
        ("555-2401234567", "555-2401234567"),
        ("4111111111111112", "4111111111111112"),
        ("код домофона 123", "код домофона 123"),
        ("0000000000000000", "0000000000000000"),
    ],
)
def test_known_texts(typed, kept):
    """What is typed and what is kept of it."""
    assert cut_card_numbers(typed) == kept


def test_a_card_field_keeps_brand_and_last_four():
    """Typed whole or cut already."""
    assert payment_card("4111 1111 1111 1111") == ("VISA", "1111")
    assert payment_card("VISA ··1234") == ("VISA", "1234")
    assert payment_card("71 0012345") is None


@given(st.text("0123456789 -.,()cv карт/4\n", max_size=60))
def test_cutting_twice_changes_nothing_more(text):
    """What was cut stays as it is when the form is saved again."""
    once = cut_card_numbers(text)
    assert cut_card_numbers(once) == once
