"""Dates as they really come."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.dates import (
    FieldMeaning,
    age_on,
    format_date,
    guess_day_first,
    is_iso_date,
    parse_date,
    serial_date,
)

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("01.02.1985", "1985-02-01"),
        ("1.2.85", "1985-02-01"),
        ("01/02/1985", "1985-02-01"),
        ("01 02 1985", "1985-02-01"),
        ("1, 2, 1985", "1985-02-01"),
        ("010285", "1985-02-01"),
        ("01021985", "1985-02-01"),
        ("19850201", "1985-02-01"),
        ("01FEB85", "1985-02-01"),
        ("05MAY18", "2018-05-05"),
        ("1985-02-01", "1985-02-01"),
        ("1985-02-01T00:00:00", "1985-02-01"),
        ("01.02.1985 0:00", "1985-02-01"),
        ("1 февраля 1985 г.", "1985-02-01"),
        ("«01» февраля 1985 года", "1985-02-01"),
        ("01.02.1985г.", "1985-02-01"),
        ("01.02.1985г", "1985-02-01"),
        ("01.02.1985г.р.", "1985-02-01"),
        ("01.02.1985 г. р.", "1985-02-01"),
        ("01.02.1985г/р", "1985-02-01"),
        ("01.02.85г.", "1985-02-01"),
        ("1 февраля 1985г.", "1985-02-01"),
        ("1 февраля 1985г.р", "1985-02-01"),
        ("1 февраля 1985 года рождения", "1985-02-01"),
        ("1985г.", "1985"),
        ("1985г.р.", "1985"),
        ("02.1985г.", "1985-02"),
        ("май 1985г.", "1985-05"),
        ("12.08.1990р.н.", "1990-08-12"),
        ("5 maja 1990r.", "1990-05-05"),
        ("1 фев 1985", "1985-02-01"),
        ("1 лютого 1985", "1985-02-01"),
        ("12 серпня 1990 р.", "1990-08-12"),
        ("3 лістапада 1990", "1990-11-03"),
        ("3 listopada 1990", "1990-11-03"),
        ("5 maja 1990", "1990-05-05"),
        ("5. März 1990", "1990-03-05"),
        ("1er août 1990", "1990-08-01"),
        ("5 mag 1990", "1990-05-05"),
        ("1º de enero de 1985", "1985-01-01"),
        ("5 ianuarie 1990", "1990-01-05"),
        ("May 5, 1990", "1990-05-05"),
        ("31079", "1985-02-01"),
        ("45321.5", "2024-01-30"),
        ("1985", "1985"),
        ("05.1985", "1985-05"),
        ("1985-05", "1985-05"),
        ("май 1985", "1985-05"),
        ("15.04.91", "1991-04-15"),
        ("17.03.29", "1929-03-17"),
        ("2/20/49", "1949-02-20"),
        ("12/25/1985", "1985-12-25"),
        ("\u00a001.02.1985\u200b", "1985-02-01"),
    ],
)
def test_forms_of_a_birth_date(text, iso):
    """Each form has one reading and no problem."""
    parsed = parse_date(text, FieldMeaning.birth, TODAY)
    assert (parsed.value, parsed.problem) == (iso, "")


@pytest.mark.parametrize(
    ("text", "value", "problem", "proposals"),
    [
        ("31.02.1985", "", "no_such_day", ("1985-02-28",)),
        ("29.02.2001", "", "no_such_day", ("2001-02-28",)),
        ("02.13.1985", "", "no_such_day", ("1985-02-13",)),
        ("32.01.1985", "", "no_such_day", ()),
        ("00.05.1950", "1950-05", "day_unknown", ()),
        ("00.00.1950", "1950", "day_unknown", ()),
        ("00.00.0000", "", "unreadable", ()),
        ("01.02.2030", "2030-02-01", "in_future", ()),
        ("01.02.1850", "1850-02-01", "too_old", ()),
        ("60", "", "unreadable", ()),
        ("вчера", "", "unreadable", ()),
        ("1.2.185", "", "unreadable", ()),
        ("-", "", "empty", ()),
        ("#Н/Д", "", "empty", ()),
    ],
)
def test_problems_of_a_birth_date(text, value, problem, proposals):
    """What cannot be taken says why and, if it can, what was probably meant."""
    parsed = parse_date(text, "birth", TODAY)
    assert (parsed.value, parsed.problem, parsed.proposals) == (value, problem, proposals)


@pytest.mark.parametrize(
    ("meaning", "iso"),
    [("birth", "1929-03-17"), ("issue", "1929-03-17"), ("expiry", "2029-03-17"), ("other", "2029-03-17")],
)
def test_the_field_decides_the_century(meaning, iso):
    """Nobody was born in the future, and a passport of 1929 is not meant."""
    assert parse_date("17.03.29", meaning, TODAY).value == iso


@pytest.mark.parametrize(("order", "value"), [(True, "1985-04-03"), (False, "1985-03-04"), (None, "")])
def test_the_order_of_a_list_decides(order, value):
    """03/04/1985 is read in the order of its list, and in no order it is asked."""
    parsed = parse_date("03/04/1985", "birth", TODAY, order)
    assert parsed.value == value
    assert parsed.proposals == (() if value else ("1985-04-03", "1985-03-04"))


def test_a_column_shows_its_order():
    """One value that can be read in one way only decides for all."""
    assert guess_day_first(["03/08/26", "26/06/26"]) is True
    assert guess_day_first(["03/08/26", "06/26/26"]) is False
    assert guess_day_first(["03/04/1985", "05/06/1990"]) is None


@given(st.text(max_size=30), st.sampled_from(list(FieldMeaning)), st.sampled_from([True, False, None]))
def test_any_text_is_read_or_refused_in_words(text, meaning, order):
    """It never raises; what comes out is ISO or nothing, with a known code."""
    parsed = parse_date(text, meaning, TODAY, order)
    assert all(is_iso_date(value) for value in (parsed.value, *parsed.proposals) if len(value) == 10)
    assert parsed.value or parsed.problem


@given(st.text("0123456789.-/ яфеврJANT:", max_size=14), st.sampled_from(list(FieldMeaning)))
def test_text_like_a_date_never_raises(text, meaning):
    """The same for text that comes near a date."""
    parsed = parse_date(text, meaning, TODAY)
    assert parsed.value or parsed.problem


@given(
    st.dates(date(1900, 3, 1), TODAY),
    st.sampled_from(["dd.MM.yyyy", "yyyy-MM-dd", "d.M.yyyy", "dd/MM/yyyy", "ddMMyyyy"]),
)
def test_what_is_shown_is_read_back(day, pattern):
    """A date shown in any usual form is the same date when it is pasted back."""
    assert parse_date(format_date(day.isoformat(), pattern), "birth", TODAY).value == day.isoformat()


@given(st.dates(date(1930, 1, 1), date(2099, 12, 31)))
def test_serials_are_read_back(day):
    """A spreadsheet's day number is the day it shows."""
    assert serial_date((day - date(1899, 12, 30)).days) == day.isoformat()


@pytest.mark.parametrize(
    ("iso", "shown"),
    [("1985-02-01", "01.02.1985"), ("1950-05", "05.1950"), ("1950", "1950"), ("", ""), ("?", "?")],
)
def test_short_dates_are_shown_short(iso, shown):
    """What is not known is not invented."""
    assert format_date(iso) == shown


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        ("2024-03-14", "2026-03-13", 1),
        ("2024-03-14", "2026-03-14", 2),
        ("1984-02-29", "2026-02-28", 41),
        ("1984-02-29", "2026-03-01", 42),
        ("1950-05", "2026-06-01", 76),
        ("1950-05", "2026-05-31", None),
        ("1950", "2026-05-31", None),
        ("2030-01-01", "2026-01-01", None),
        ("", "2026-01-01", None),
    ],
)
def test_age_goes_by_the_calendar(birth, day, age):
    """Not by days divided by 365; open where the birth date leaves it open."""
    assert age_on(birth, day) == age
