"""T10: minors and the age classes of airlines, on the day of the return."""

from __future__ import annotations

from models.checks.ages import check_age, check_passport_age
from models.checks.findings import NOTE, Journey
from models.checks.sentences import sentence
from models.records import Tourist


def codes(birth: str, start: str, end: str, citizenship: str = "RU") -> list[str]:
    person = Tourist(birth_date=birth, citizenship=citizenship)
    journey = Journey("2026-01-10", start, end)
    findings = [*check_age(person, journey), *check_passport_age(person, journey)]
    assert all(one.level == NOTE and sentence(one) for one in findings)
    return [one.code for one in findings]


def test_an_infant_becomes_a_child_on_the_day_of_return():
    """Born 14.03.2024, back on 14.03.2026: an infant on the way out only."""
    assert codes("2024-03-14", "2026-03-07", "2026-03-14") == ["turns_2"]
    assert codes("2024-03-15", "2026-03-07", "2026-03-14") == ["infant"]
    assert codes("2024-03-07", "2026-03-07", "2026-03-14") == ["minor_child"]


def test_born_on_the_leap_day():
    """Who was born on 29.02.2024 turns two on 01.03.2026."""
    assert codes("2024-02-29", "2026-02-20", "2026-02-28") == ["infant"]
    assert codes("2024-02-29", "2026-02-20", "2026-03-01") == ["turns_2"]
    person = Tourist(birth_date="2024-02-29")
    (one,) = check_age(person, Journey("2026-01-10", "2026-02-20", "2026-03-01"))
    assert one.fact("date") == "2026-03-01"


def test_children_and_minors():
    """Under 12 a child for airlines, then a minor, from the eighteenth birthday neither."""
    assert codes("2018-06-19", "2026-06-12", "2026-06-19") == ["minor_child"]
    assert codes("2014-06-15", "2026-06-12", "2026-06-19") == ["turns_12"]
    assert codes("2010-06-19", "2026-06-12", "2026-06-19") == ["minor"]
    assert codes("2008-06-15", "2026-06-12", "2026-06-19") == ["turns_18"]
    assert codes("2008-06-12", "2026-06-12", "2026-06-19") == []


def test_fourteen_on_the_journey():
    """A Russian needs the first national passport then."""
    assert codes("2012-06-15", "2026-06-12", "2026-06-19") == ["minor", "turns_14"]
    assert codes("2012-06-15", "2026-06-12", "2026-06-19", "BY") == ["minor"]


def test_without_a_journey_it_is_today():
    """The age of a regular client is today's."""
    (one,) = check_age(Tourist(birth_date="2016-01-10"), Journey("2026-01-10"))
    assert sentence(one) == "A minor: 10 years today."


def test_dates_that_leave_the_age_open():
    """A year alone says something only where all its days say the same."""
    assert codes("2008", "2026-06-12", "2026-06-19") == []
    assert codes("2015", "2026-06-12", "2026-06-19") == []
    assert codes("gestern", "2026-06-12", "2026-06-19") == []
    assert codes("2030-01-01", "2026-06-12", "2026-06-19") == []


def test_who_is_not_born_has_no_age():
    """A birth after today is an error of the date, and no infant."""
    assert codes("2026-01-11", "2026-06-12", "2026-06-19") == []
    assert codes("2026-01-10", "2026-06-12", "2026-06-19") == ["infant"]
