"""What is wrong with one value, and what it should be."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.cleaning import values

TODAY = date(2026, 11, 30)


def told(problem):
    return problem and (problem.kind, problem.why.code, problem.proposal)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ИBАНОВ", ("mixed_alphabets", "latin_lookalike", "ИВАНОВ")),
        ("CЕРГЕЙ", ("mixed_alphabets", "latin_lookalike", "СЕРГЕЙ")),
        ("ИваDов", ("mixed_alphabets", "mixed_word", "")),
        ("AHHA", ("look_alikes", "latin_word", "АННА")),
        ("Иванов  Пётр", ("signs", "spaces_in_name", "Иванов Пётр")),
        ("Иванов2", ("signs", "digits_in_name", "Иванов")),
        ("Иванов (мл)", ("signs", "signs_in_name", "Иванов мл")),
        ("Ива\u200bнов", ("signs", "untidy_name", "Иванов")),
        ("ИBАНОВ  2", ("signs", "digits_in_name", "ИВАНОВ")),
    ],
)
def test_a_name_with_a_fault(text, expected):
    """Each has its code and, where it is certain, its proposal."""
    assert told(values.name_problem("native_surname", text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("Иванов", "О'Брайен", "О’Брайен", "Римский-Корсаков", "García Márquez", "von der Leyen", "Ли"),
        *("Әлия", "Қайрат", "Ґалаґан", "Їжак", "Ўладзімір", "Вагиф оглы", "Петров А.Б.", "Nguyễn", "Kim"),
    ],
)
def test_a_name_without_fault(text):
    """Letters, marks and signs that names have are left alone."""
    assert values.name_problem("native_surname", text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ivаnov", ("mixed_alphabets", "cyrillic_lookalike", "Ivanov")),
        ("АННА", ("look_alikes", "name_not_latin", "AHHA")),
        ("Иванов", ("look_alikes", "name_not_latin", "")),
        ("O'BRIEN", None),
        ("", None),
    ],
)
def test_a_latin_name(text, expected):
    """Cyrillic letters in it are told, and a Cyrillic name that stands there."""
    problem = values.latin_name_problem("latin_surname", text) if text else None
    assert told(problem) == expected


@pytest.mark.parametrize(
    ("text", "code", "proposal"),
    [
        ("1985-02-31", "no_such_day", ""),
        ("1985-13", "no_such_day", ""),
        ("2026-12-01", "birth_to_come", ""),
        ("2027", "birth_to_come", ""),
        ("1906-12-01", "", ""),
        ("1905-11-29", "born_long_ago", ""),
        ("1905", "born_long_ago", ""),
        ("01.02.1985", "unreadable_date", "1985-02-01"),
        ("tomorrow", "unreadable_date", ""),
        ("2026-11-30", "", ""),
        ("1950-05", "", ""),
    ],
)
def test_a_birth_date(text, code, proposal):
    """Not in the future, not more than 120 years ago, a day that exists; short ones are fine."""
    expected = ("impossible_dates", code, proposal) if code else None
    assert told(values.birth_problem(text, TODAY)) == expected


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2001-01-01", "1999-01-01", "2030-01-01"), ("issue_date", "issued_before_birth")),
        (("", "2020-01-01", "2019-12-31"), ("issue_date", "issued_after_expiry")),
        (("", "2027-01-01", "2030-01-01"), ("issue_date", "issue_to_come")),
        (("2001", "2001-05-05", "2031-05-05"), None),
        (("", "2020", "2020-05"), None),
    ],
)
def test_dates_of_a_paper_against_each_other(dates, expected):
    """What cannot have been; a passport that is valid for long is only unusual."""
    problem = values.paper_dates_problem(*dates, TODAY)
    assert (problem and (problem.why.field, problem.why.code)) == expected


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (("international_passport", "75", "1234567", "RU"), None),
        (("national_passport", "45 05", "123456", "RU"), None),
        (("birth_certificate", "II-МЮ", "123456", "RU"), None),
        (("national_passport", "АВ", "123456", "UA"), None),
        (("international_passport", "FB", "441209", "UA"), None),
        (("national_passport", "", "304123456", "RU"), ("numbers", "zeros_lost", "0304 123456")),
        (("international_passport", "75", "34567", "RU"), ("numbers", "zeros_lost", "75 0034567")),
        (("national_passport", "", "4.51E+09", "RU"), ("numbers", "digits_gone", "")),
        (("national_passport", "", "304123456.0", "RU"), ("numbers", "decimal_number", "0304 123456")),
        (("international_passport", "71", "1234567; 75 7654321", "RU"), ("numbers", "several_numbers", "")),
        (
            ("international_passport", "МР", "1234567", "BY"),
            ("look_alikes", "cyrillic_in_number", "MP1234567"),
        ),
        (("international_passport", "FB", "44120", "UA"), ("numbers", "unlike_passport", "")),
    ],
)
def test_a_number_of_a_paper(paper, expected):
    """Lost zeros, an exponent, a number cell, two numbers, Cyrillic letters of the same look."""
    assert told(values.number_problem(*paper)) == expected


@pytest.mark.parametrize(
    ("text", "citizenship", "expected"),
    [
        ("8 (926) 123-45-67", "", None),
        ("+7 926 123-45-67 мама", "", None),
        ("8 029 123-45-67", "BY", None),
        ("8 029 123-45-67", "", ("phones", "phone_unknown", "")),
        ("12345", "RU", ("phones", "phone_short", "")),
        ("89261234567.0", "RU", ("phones", "phone_decimal", "+7 926 123-45-67")),
        ("926-123-45-67 (мама), 495 765 43 21", "", ("phones", "phone_several", "")),
    ],
)
def test_a_phone(text, citizenship, expected):
    """A number that somebody can be called by is fine however it is written."""
    assert told(values.phone_problem(text, citizenship)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ivan@mail.ru", None),
        ("ivan@mаil.ru", ("emails", "email_lookalike", "ivan@mail.ru")),
        ("ivan@mail,ru", ("emails", "email_shape", "ivan@mail.ru")),
        ("ivan@gmial.com", ("emails", "email_domain", "ivan@gmail.com")),
        ("ivan", ("emails", "email_shape", "")),
    ],
)
def test_an_email(text, expected):
    """As at the form, with what would mend it."""
    assert told(values.email_problem(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("г. Mосква", ("mixed_alphabets", "latin_lookalike", "г. Москва")),
        ("ТП №30 УФМС (Москва)", None),
        ("Москва / Moscow", None),
    ],
)
def test_a_place_or_an_authority(text, expected):
    """Digits and signs are at home there, letters of two alphabets in a word are not."""
    assert told(values.text_problem("birth_place", text)) == expected


@given(st.text(min_size=1, max_size=30) | st.text("ИBАaнов 2-.'", min_size=1))
def test_a_mended_name_is_fine(text):
    """A proposal is another text, in which nothing is wrong any more."""
    problem = values.name_problem("native_surname", text)
    if problem is not None and problem.proposal:
        assert problem.proposal != text
        again = values.name_problem("native_surname", problem.proposal)
        assert (
            again is None or problem.kind == "look_alikes" or again.why.code in ("latin_word", "mixed_word")
        )


@given(st.text(min_size=1, max_size=30), st.sampled_from(["birth", "issue", "expiry"]))
def test_any_text_as_a_date(text, meaning):
    """Whatever stands in a date, there is an answer, and a proposal that is fine itself."""
    problem = values.date_problem("birth_date", text, meaning, TODAY)
    if problem is not None and problem.proposal:
        assert values.date_problem("birth_date", problem.proposal, meaning, TODAY) is None


@given(st.text(max_size=12), st.text(max_size=24), st.sampled_from(["RU", "UA", ""]))
def test_any_text_as_a_number(series, number, state):
    """Whatever stands in a number, there is an answer, and no proposal that changes nothing."""
    problem = values.number_problem("international_passport", series, number, state)
    assert problem is None or not problem.proposal or problem.proposal != f"{series} {number}".strip()
