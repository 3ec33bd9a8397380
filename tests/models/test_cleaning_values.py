"""What is wrong with one value, and what it should be."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.cleaning import values

TODAY = date(2026, 11, 30)


def told(problem):
    return problem and (problem.kind, problem.code, problem.proposal)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ИBАНОВ", ("mixed_alphabets", "mixed", "ИВАНОВ")),
        ("CЕРГЕЙ", ("mixed_alphabets", "mixed", "СЕРГЕЙ")),
        ("ИваDов", ("mixed_alphabets", "mixed", "")),
        ("AHHA", ("look_alikes", "perhaps_cyrillic", "АННА")),
        ("Иванов  Пётр", ("signs", "spaces", "Иванов Пётр")),
        ("Римский – Корсаков", ("signs", "spaces", "Римский-Корсаков")),
        ("Иванов2", ("signs", "digits", "Иванов")),
        ("Иванов (мл.)", ("signs", "signs", "Иванов мл")),
        ("и\u0306ван", ("signs", "composed", "йван")),
        ("Ива\u200bнов", ("signs", "invisible", "Иванов")),
        ("-", ("signs", "no_letters", "")),
    ],
)
def test_a_name_with_a_fault(text, expected):
    """Each has its code and, where it is certain, its proposal."""
    assert told(values.name_problem(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("Иванов", "О'Брайен", "О’Брайен", "Римский-Корсаков", "García Márquez", "von der Leyen", "Ли"),
        *("Әлия", "Қайрат", "Ґалаґан", "Їжак", "Ўладзімір", "Вагиф оглы", "Петров А.Б.", "Nguyễn", "Kim"),
    ],
)
def test_a_name_without_fault(text):
    """Letters, marks and signs that names have are left alone."""
    assert values.name_problem(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ivаnov", ("mixed_alphabets", "mixed", "Ivanov")),
        ("АННА", ("look_alikes", "cyrillic_letters", "AHHA")),
        ("Иванов", ("signs", "wrong_field", "")),
        ("O'BRIEN", None),
        ("", None),
    ],
)
def test_a_latin_name(text, expected):
    """Cyrillic letters in it are told, and a Cyrillic name that stands there."""
    problem = values.latin_name_problem(text) if text else None
    assert told(problem) == expected


@pytest.mark.parametrize(
    ("text", "code", "proposal"),
    [
        ("1985-02-31", "no_such_day", ""),
        ("2026-12-01", "birth_in_future", ""),
        ("2027", "birth_in_future", ""),
        ("1906-11-29", "", ""),
        ("1905-11-29", "too_old", ""),
        ("1905", "too_old", ""),
        ("01.02.1985", "unreadable", "1985-02-01"),
        ("tomorrow", "unreadable", ""),
        ("2026-11-30", "", ""),
        ("1950-05", "", ""),
    ],
)
def test_a_birth_date(text, code, proposal):
    """Not in the future, not more than 120 years ago, a day that exists; short ones are fine."""
    problem = values.date_problem(text, "birth", TODAY)
    assert (problem.code, problem.proposal) == (code, proposal) if code else problem is None


def test_an_expiry_lies_in_the_future():
    """Of an expiry that is no fault, of an issue it is."""
    assert values.date_problem("2031-01-01", "expiry", TODAY) is None
    assert values.date_problem("2031-01-01", "issue", TODAY).code == "issue_in_future"


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (("75", "1234567", "international_passport", "RU"), None),
        (("45 05", "123456", "national_passport", "RU"), None),
        (("II-МЮ", "123456", "birth_certificate", "RU"), None),
        (("FB", "441209", "international_passport", "UA"), None),
        (("", "304123456", "national_passport", "RU"), ("numbers", "zeros_lost", "0304 123456")),
        (("", "1234567", "international_passport", "RU"), ("numbers", "zeros_lost", "00 1234567")),
        (("", "4.51E+09", "national_passport", "RU"), ("numbers", "exponent", "")),
        (("", "4505123456.0", "national_passport", "RU"), ("numbers", "decimal", "4505 123456")),
        (("71", "1234567; 75 7654321", "international_passport", "RU"), ("numbers", "several", "")),
        (("МР", "1234567", "international_passport", "BY"), ("look_alikes", "letters", "MP1234567")),
    ],
)
def test_a_number_of_a_paper(paper, expected):
    """Lost zeros, an exponent, a number cell, two numbers, Cyrillic letters of the same look."""
    assert told(values.number_problem(*paper)) == expected


@pytest.mark.parametrize(
    ("text", "citizenship", "expected"),
    [
        ("8 (926) 123-45-67", "", None),
        ("8 029 123-45-67", "BY", None),
        ("8 029 123-45-67", "", ("phones", "unreadable", "")),
        ("89261234567.0", "RU", ("phones", "unreadable", "+7 926 123-45-67")),
        ("926-123-45-67 (мама), 495 765 43 21", "", ("phones", "several", "")),
    ],
)
def test_a_phone(text, citizenship, expected):
    """A number that somebody can be called by is fine however it is written."""
    assert told(values.phone_problem(text, citizenship)) == expected


@given(st.text(min_size=1, max_size=30))
def test_a_name_once_mended_is_fine_or_still_better(text):
    """A proposal is never what stands there, and mending twice comes to an end."""
    for _ in range(4):
        problem = values.name_problem(text)
        if problem is None or not problem.proposal:
            return
        assert problem.proposal != text
        text = problem.proposal
    raise AssertionError("mending goes on and on")


@given(st.text(max_size=30), st.sampled_from(["birth", "issue", "expiry"]))
def test_any_text_as_a_date(text, meaning):
    """Whatever stands in a date, there is an answer, and a proposal that is fine itself."""
    problem = values.date_problem(text or "x", meaning, TODAY)
    if problem is not None and problem.proposal:
        assert values.date_problem(problem.proposal, meaning, TODAY) is None


@given(st.text(max_size=12), st.text(max_size=24), st.sampled_from(["RU", "UA", ""]))
def test_any_text_as_a_number(series, number, state):
    """Whatever stands in a number, there is an answer, and no proposal that changes nothing."""
    problem = values.number_problem(series, number, "international_passport", state)
    assert problem is None or problem.proposal != f"{series} {number}".strip()
