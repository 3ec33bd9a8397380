"""T10: dates that cannot be, and passports valid longer than their state gives them."""

from __future__ import annotations

import pytest

from models.checks.dates import check_birth, check_national_dates, check_passport_dates, child_terms
from models.checks.findings import NOTE, WARN, WRONG, Journey
from models.checks.sentences import sentence
from models.records import Tourist
from textkit.countries import country_codes

TODAY = Journey("2026-11-30")


def birth(value: str) -> list[str]:
    return [one.code for one in check_birth(Tourist(birth_date=value), TODAY)]


def dates(issued: str, expires: str, born: str = "", state: str = "RU") -> list[tuple[str, str]]:
    """(code, level) of the findings of an international passport."""
    person = Tourist(
        birth_date=born,
        international_passport_state=state,
        international_passport_issue_date=issued,
        international_passport_expiry=expires,
    )
    found = list(check_passport_dates(person, TODAY))
    assert all(sentence(one) for one in found)
    return [(one.code, one.level) for one in found]


def national(born: str, issued: str, *, end: str = "", citizenship: str = "RU"):
    person = Tourist(birth_date=born, national_passport_issue_date=issued, citizenship=citizenship)
    return list(check_national_dates(person, Journey("2026-11-30", end, end)))


@pytest.mark.parametrize(
    ("born", "codes"),
    [
        ("2026-11-30", []),
        ("2026-12-01", ["birth_to_come"]),
        ("2027", ["birth_to_come"]),
        ("2026", []),
        ("2026-12", ["birth_to_come"]),
        ("1906-11-30", []),
        ("1906-11-29", ["born_long_ago"]),
        ("1906", []),
        ("1905", ["born_long_ago"]),
        ("", []),
        ("01.02.1985", []),
    ],
)
def test_a_birth_lies_within_120_years(born, codes):
    """Of a short date every day it may mean has to be impossible."""
    assert birth(born) == codes


def test_issue_against_birth_today_and_expiry():
    """Issued before the birth, in the future, or after the expiry: red; the same day is possible."""
    assert dates("1980-02-01", "1990-02-01", "1985-02-01") == [("issued_before_birth", WRONG)]
    assert dates("1985-02-01", "1990-02-01", "1985-02-01") == []
    assert dates("1985", "1990-02-01", "1985-02-01") == []
    assert dates("2026-12-01", "2030-02-01") == [("issue_to_come", WRONG)]
    assert dates("2020-02-01", "2019-02-01") == [("issued_after_expiry", WRONG)]
    assert dates("2020-02-01", "2020-02-01") == []
    assert dates("2020", "2019") == [("issued_after_expiry", WRONG)]


def test_ten_years_are_the_longest():
    """A day more than ten years is doubted, but of British and Belarusian passports more is known."""
    assert dates("2020-02-01", "2030-02-01") == []
    assert dates("2020-02-01", "2030-02-02") == [("valid_long", WARN)]
    assert dates("2020-02-29", "2030-02-28") == []
    assert dates("2017-02-01", "2027-11-01", state="GB") == []
    assert dates("2010-02-01", "2030-02-01", state="BY") == []


@pytest.mark.parametrize(
    ("state", "issued", "expires", "codes"),
    [
        ("DE", "2020-02-01", "2026-02-01", []),
        ("DE", "2020-02-01", "2026-02-02", ["child_validity"]),
        ("ES", "2020-02-01", "2025-02-01", []),
        ("US", "2020-02-01", "2025-02-02", ["child_validity"]),
        ("GB", "2018-02-01", "2023-11-01", []),
        ("GB", "2018-02-01", "2023-11-02", ["child_validity"]),
        ("RU", "2020-02-01", "2030-02-01", []),
    ],
)
def test_a_child_has_a_shorter_passport(state, issued, expires, codes):
    """By the age on the day of issue (born 2012): five or six years, British with nine months more."""
    assert [code for code, _level in dates(issued, expires, "2012-02-01", state)] == codes


def test_a_grown_up_has_none_of_the_childs_limits():
    """An American of 16 gets ten years."""
    assert dates("2020-02-01", "2030-02-01", "2004-02-01", "US") == []
    assert dates("2020-02-01", "2030-02-01", "2004-02-02", "US") == [("child_validity", WARN)]


def test_the_terms_of_children_are_of_states():
    """Every line of the data has a known state, and ages rise."""
    assert set(child_terms()) <= set(country_codes())
    for terms in child_terms().values():
        assert [one.under for one in terms] == sorted({one.under for one in terms})


def test_a_russian_passport_is_exchanged_at_20_and_45():
    """Issued at 14: valid to 90 days after the twentieth birthday, then a warning; the day is named."""
    assert national("2006-12-15", "2020-12-20") == []
    (due,) = national("2006-12-15", "2020-12-20", end="2026-12-20")
    assert (due.code, due.level, due.fact("date")) == ("national_exchange", NOTE, "2027-03-15")
    (late,) = national("2006-12-15", "2020-12-20", end="2027-03-16")
    assert (late.level, late.fact("count")) == (WARN, 20)
    assert national("2006-06-15", "2026-06-15", end="2027-03-16") == []
    (late,) = national("1980-02-01", "2010-02-01")
    assert (late.fact("count"), late.fact("date")) == (45, "2025-05-02")


def test_a_national_passport_before_14():
    """Russia gives none before the fourteenth birthday; other states are not judged."""
    (early,) = national("2010-02-01", "2024-01-31")
    assert (early.code, early.fact("date")) == ("national_too_early", "2024-02-01")
    assert national("2010-02-01", "2024-02-01") == []
    assert national("2010-02-01", "2020-01-31", citizenship="PL") == []
