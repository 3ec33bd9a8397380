"""Repairs of a machine-readable zone: offered only where the check digits prove them, never made silently."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.textkit.mrz.making import RUSSIAN, TODAY, Paper, changed, national_passport, papers, read
from textkit.mrz.reading import Mrz, read_mrz

ALIKE = {"0": "ODQ", "1": "IL", "2": "Z", "5": "S", "6": "G", "8": "B"}


def spoiled(paper: Paper, at: int, sign: str) -> str:
    """The second line of a paper of two lines with another sign at a place (from 0)."""
    first, second = paper.lines()
    return f"{first}\n{second[:at]}{sign}{second[at + 1 :]}"


def offered(mrz: Mrz) -> list[tuple[str, str, str, bool]]:
    return [(one.field, one.before, one.after, one.of_digit) for one in mrz.repairs]


def test_a_letter_in_a_number_is_offered_as_the_digit():
    """The value stays as it was read; the proposal makes all digits agree."""
    mrz = read(spoiled(RUSSIAN, 2, "O"))
    assert mrz.number == "75O123456"
    assert mrz.checks.wrong() == ("number", "composite")
    assert offered(mrz) == [("number", "75O123456", "750123456", False)]
    assert mrz.repaired(TODAY).lines == tuple(RUSSIAN.lines())
    assert mrz.repaired(TODAY).checks.wrong() == ()


PLACES = [*range(10), *range(13, 20), *range(21, 28), 43]


@given(st.data())
def test_in_a_russian_passport_every_letter_among_digits_is_repaired(data):
    """Number, dates, check digits: one, two or three letters that look like the digits behind them."""
    first, second = RUSSIAN.lines()
    places = [at for at in PLACES if second[at] in ALIKE]
    chosen = data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=3, unique=True))
    signs = list(second)
    for at in chosen:
        signs[at] = data.draw(st.sampled_from(ALIKE[second[at]]))
    mrz = read(f"{first}\n{''.join(signs)}")
    assert mrz.repairs
    assert mrz.repaired(TODAY).lines == (first, second)


@given(papers(), st.data())
def test_what_is_offered_agrees_with_every_digit(made, data):
    """Whatever was spoiled: a proposal is proven, changes what it says, and only that."""
    zone = list(made[0].text)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(5, len(zone) - 1))
        assume(zone[at] != "\n")
        zone[at] = data.draw(st.sampled_from("OQDI1LZ2S5G6B80"))
    mrz = read_mrz("".join(zone), TODAY)
    if mrz is None or not mrz.repairs:
        return
    repaired = mrz.repaired(TODAY)
    assert repaired.checks.wrong() == ()
    assert repaired.repairs == ()
    for repair in mrz.repairs:
        assert repair.before != repair.after
        if repair.field == "number" and not repair.of_digit:
            assert repaired.number == repair.after


def test_letters_in_a_date_that_the_digit_takes_for_right_are_repaired():
    """BB counts as 88 does for a check digit; a date has no letters, so it is offered all the same."""
    paper = changed(RUSSIAN, birth="880911")
    mrz = read(paper.text.replace("880911", "BB0911"))
    assert (mrz.birth_date, mrz.checks.birth_date) == ("", True)
    assert offered(mrz) == [("birth_date", "BB0911", "880911", False)]


def test_a_check_digit_read_as_a_letter_is_told_apart():
    """The value is right and its digit is not: the proposal says that it is the digit."""
    mrz = read(spoiled(RUSSIAN, 19, "G"))
    assert mrz.birth_date == "1985-02-01"
    assert offered(mrz) == [("birth_date", "G", "6", True)]


@pytest.mark.parametrize(
    ("number", "at", "sign"),
    [("L898902C3", 5, "O"), ("AO1234567", 1, "0"), ("O99647912", 0, "0"), ("C01X0006H", 5, "O")],
)
def test_numbers_with_letters_are_repaired_both_ways(number, at, sign):
    """Where a number has letters and digits, one sign at a time is exchanged, beside signs of its kind."""
    mrz = read(spoiled(changed(RUSSIAN, issuer="USA", nationality="USA", number=number), at, sign))
    assert offered(mrz) == [("number", mrz.number, number, False)]


@pytest.mark.parametrize(
    ("paper", "at", "sign"),
    [
        (RUSSIAN, 2, "7"),  # another digit is no letter that looks like it
        (RUSSIAN, 13, "X"),  # X looks like no digit
        (changed(RUSSIAN, birth="850131"), 15, "Z"),  # 21 is no month
        (changed(RUSSIAN, issuer="D", nationality="D", number="C0IX0006H"), 6, "7"),
    ],
)
def test_nothing_is_offered_where_nothing_is_proven(paper, at, sign):
    """A wrong digit, a letter like none, a date that is none: the digits say wrong, and that is all."""
    mrz = read(spoiled(paper, at, sign))
    assert mrz.checks.wrong()
    assert mrz.repairs == ()
    assert mrz.repaired(TODAY) is mrz


@pytest.mark.parametrize(
    ("state", "number", "at", "sign"),
    [
        ("UKR", "FB441209", 4, "I"),
        ("BLR", "MP1234567", 6, "S"),
        ("KAZ", "N09876543", 1, "O"),
        ("D", "C01X00T47", 5, "O"),
    ],
)
def test_the_form_of_a_states_numbers_is_known(state, number, at, sign):
    """A letter where the state's passports have a digit is the one place that can be wrong."""
    wrong = spoiled(changed(RUSSIAN, issuer=state, nationality=state, number=number), at, sign)
    mrz = read(wrong)
    assert mrz.repaired(TODAY).number == number
    assert len(mrz.repairs) == 1


@given(st.integers(2, 7), st.sampled_from("0123456789"))
def test_a_number_of_the_right_form_is_not_repaired(at, sign):
    """Another digit in a Ukrainian number is no letter misread: nothing is proposed."""
    paper = changed(RUSSIAN, issuer="UKR", nationality="UKR", number="FB441209")
    assume(sign != "FB441209"[at])
    mrz = read(spoiled(paper, at, sign))
    assert (mrz.checks.number, mrz.repairs) == (False, ())


def test_two_repairs_as_small_are_none():
    """0 for O in either of two places of one weight, each agreeing with both digits: nobody can know."""
    paper = changed(RUSSIAN, issuer="USA", nationality="USA", number="AOBC0D123")
    mrz = read(spoiled(paper, 1, "0"))
    assert mrz.checks.wrong() == ("number", "composite")
    assert mrz.repairs == ()


def test_many_wrong_signs_are_repaired_together():
    """The worst of the published samples: both dates, two of their digits and the composite one."""
    mrz = read("I<UTOERIK55ON<<ANNA<MAR1A<<<<<<<<<<<\nD231458907UT0740BIZZF12O4IS9<<<<<<<G")
    assert offered(mrz) == [
        ("birth_date", "740BIZ", "740812", False),
        ("birth_date", "Z", "2", True),
        ("expiry_date", "12O4IS", "120415", False),
        ("composite", "G", "6", True),
    ]
    repaired = mrz.repaired(TODAY)
    assert (repaired.birth_date, repaired.expiry_date) == ("1974-08-12", "2012-04-15")
    assert (repaired.surname, repaired.nationality) == ("ERIK55ON", "UT0")


def test_letters_in_the_data_of_a_national_passport_are_repaired():
    """All of its second line are digits but state and sex, the date of issue and the authority among them."""
    text = national_passport("ИВАНОВ", "ПЁТР", series="4509", number="012345", issued="110705", code="770001")
    mrz = read(text.replace("9110705770001", "911O7O577OO0I"))
    assert mrz.national.issue_date == ""
    assert offered(mrz)[0] == ("optional", "911O7O577OO0I", "9110705770001", False)
    assert mrz.repaired(TODAY).national.issue_date == "2011-07-05"
