"""The machine-readable zone of the Russian national passport."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.textkit.mrz.making import RUSSIAN, changed, national_passport, read

NATIONAL = {"series": "4509", "number": "012345", "issued": "110705", "code": "770001"}


def test_the_national_passport_is_read_in_its_own_alphabet():
    """Digits of the names are letters, the series is put together, and nothing is given as a Latin name."""
    mrz = read(national_passport("ЩЁКИН-Ъ".replace("-", ""), "ЭЮЯ ЮРЬЕВИЧ", **NATIONAL))
    passport = mrz.national
    assert (mrz.format, mrz.surname, mrz.given_names, mrz.optional) == ("TD3", "", "", "")
    assert (passport.surname, passport.given_name, passport.patronymic) == ("ЩЁКИНЪ", "ЭЮЯ", "ЮРЬЕВИЧ")
    assert (passport.series, passport.number, mrz.number) == ("4509", "012345", "4509012345")
    assert (passport.issue_date, passport.authority_code) == ("2011-07-05", "770-001")
    assert mrz.series_and_number() == ("4509", "012345")
    assert (mrz.birth_date, mrz.expiry_date, mrz.doubts) == ("1980-03-15", "", ())
    assert mrz.checks == (True, True, None, True, True)


@pytest.mark.parametrize(
    ("names", "given_name", "patronymic"),
    [
        ("МАРИЯ", "МАРИЯ", ""),
        ("АННА МАРИЯ ИВАНОВНА", "АННА МАРИЯ", "ИВАНОВНА"),
        ("МАМЕД АЛИ ОГЛЫ", "МАМЕД", "АЛИ ОГЛЫ"),
    ],
)
def test_given_name_and_patronymic(names, given_name, patronymic):
    """The last word is the patronymic, with oglu or kyzy the last two; a single word is none."""
    passport = read(national_passport("ИВАНОВА", names, **NATIONAL)).national
    assert (passport.given_name, passport.patronymic) == (given_name, patronymic)


RUSSIAN_WORD = st.text("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ", min_size=1, max_size=12)


@given(RUSSIAN_WORD, RUSSIAN_WORD, RUSSIAN_WORD)
def test_every_name_of_a_national_passport_comes_back(surname, given_name, patronymic):
    """All letters, ё and hard sign included, exactly."""
    assume(patronymic not in ("ОГЛЫ", "ОГЛУ", "КЫЗЫ", "КИЗИ", "ГЫЗЫ", "КЗЫ", "УЛЫ", "УУЛУ"))
    passport = read(national_passport(surname, f"{given_name} {patronymic}", **NATIONAL)).national
    assert (passport.surname, passport.given_name, passport.patronymic) == (surname, given_name, patronymic)


def test_a_passport_that_expires_is_no_national_one():
    """PN is a second letter like others where there is a date of expiry: Latin names."""
    mrz = read(changed(RUSSIAN, kind="PN").text)
    assert (mrz.national, mrz.surname, mrz.number) == (None, "IVANOVA", "750123456")
