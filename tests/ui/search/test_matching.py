"""Which part of a shown name is the one typed."""

from __future__ import annotations

import pytest

from models.records import ClientHit
from ui.search.entries import Entry, text_cell
from ui.search.kinds import CLIENT
from ui.search.matching import matched_spans


@pytest.mark.parametrize(
    ("text", "typed", "strong"),
    [
        ("Иванова Анна", "ivan", "Иван"),
        ("Петров-Водкин", "петров", "Петров"),
        ("PETROVA KSENIIA", "ксен", "KSEN"),
        ("+7 926 123-45-67", "4567", "45-67"),
        ("born 01.02.1985", "иванов 1985", "1985"),
        ("20 – 26 Nov 2026", "2026", "2026"),
        ("Иванова", "zzz", ""),
        ("a <b>", "<b>", "<b"),
    ],
)
def test_strong_part(text: str, typed: str, strong: str) -> None:
    """The beginning of a word in either script is strong, and digits over spaces and hyphens."""
    spans = matched_spans(text, typed)
    assert "".join(part for part, _strong in spans) == text
    assert "".join(part for part, is_strong in spans if is_strong) == strong


def test_a_patronymic_is_not_searched_and_stays_plain() -> None:
    """Who looks for Иванов finds Иван Иванович by the surname; only that is strong."""
    names = ("Иванов", "Иван", "Иванович", "IVANOV", "IVAN")
    hit = ClientHit(1, *names, "1975-03-12", "RU", "", "", "", "", "", "surname")
    spans = text_cell(Entry(CLIENT, 1, hit, "иванов")).spans
    assert [part for part, strong in spans if strong] == ["Иванов", "IVANOV"]
    assert "".join(part for part, _strong in spans).startswith("Иванов Иван Иванович")
