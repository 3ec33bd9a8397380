"""Which spellings a passport of a state and a day may have."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.schemes_in_use import schemes_in_use, spelling_fits
from textkit.transliteration import SCHEMES, scheme_for

RUSSIAN = ("icao_9303", "gost_2006", "mvd_1997")


@pytest.mark.parametrize(
    ("day", "first", "not_yet"),
    [
        ("1999-05-01", "mvd_1997_fr", {"gost_2006", "icao_9303"}),
        ("2005-01-01", "mvd_1997", {"gost_2006", "icao_9303"}),
        ("2010-02-01", "gost_2006", {"icao_9303"}),
        ("2011", "gost_2006", {"icao_9303"}),
        ("2013-09", "icao_9303", set()),
        ("2026-11-30", "icao_9303", set()),
        ("", "icao_9303", set()),
    ],
)
def test_russian_passports_by_their_day(day, first, not_yet):
    """The rule of the day comes first; what did not exist yet is left out, older ones are kept on request."""
    found = schemes_in_use("RU", day)
    assert found[0] == first
    assert not not_yet & set(found)
    assert set(found) >= {"mvd_1997", "mvd_1997_fr"}


@pytest.mark.parametrize("day", ["2013-06-01", "2014-02-01"])
def test_sources_disagree_so_the_times_overlap(day):
    """Between 2012 and 2014 both rules are as good."""
    assert schemes_in_use("RU", day)[:2] == ("icao_9303", "gost_2006")


@pytest.mark.parametrize("state", ["RU", "UA", "BY", "KZ", "BG", "RS", "MK", "UZ", "TR", "DE", ""])
@given(day=st.dates(min_value=date(1991, 1, 1)).map(str))
def test_every_state_has_schemes_on_every_day(state, day):
    """Each once, and of those that transliterate() knows."""
    found = schemes_in_use(state, day)
    assert found
    assert len(set(found)) == len(found)
    assert set(found) <= set(SCHEMES)


@pytest.mark.parametrize("state", ["RU", "UA", "BY", "KZ", "BG", "RS", "ME", "MK", "TR", "AZ", "ua"])
def test_the_state_s_own_scheme_is_the_best_now(state):
    """What is proposed while typing is what a new passport is expected to say."""
    assert schemes_in_use(state)[0] == scheme_for(state)


@pytest.mark.parametrize(
    ("native", "latin", "schemes", "fitting"),
    [
        ("Подъячев", "PODIEIACHEV", RUSSIAN, "icao_9303"),
        ("Подъячев", "PODIACHEV", RUSSIAN, "gost_2006"),
        ("Подъячев", "PODYACHEV", RUSSIAN, "mvd_1997"),
        ("Подъячев", "PODJACHEV", RUSSIAN, ""),
        ("Иванов", "IVANOV", RUSSIAN, "icao_9303"),
        ("Иванов", "IVANOVA", RUSSIAN, ""),
        ("Иванов", "PETROV", RUSSIAN, ""),
        ("Римский-Корсаков", "RIMSKII KORSAKOV", RUSSIAN, "icao_9303"),
        ("Римский-Корсаков", "RIMSKII<KORSAKOV", RUSSIAN, "icao_9303"),
        ("Римский Корсаков", "RIMSKIIKORSAKOV", RUSSIAN, "icao_9303"),
        ("Игорь", "Igor'", RUSSIAN, "icao_9303"),
        ("Касымов", "KASSYMOV", ("mvd_1997_fr",), "mvd_1997_fr"),
        ("Касымов", "KASYMOV", ("mvd_1997_fr",), "mvd_1997_fr"),
        ("Ерлан", "ERLAN", ("kazakhstan",), "kazakhstan"),
        ("Ђорђе", "DORDE", ("serbia",), "serbia"),
        ("Müller", "MUELLER", ("icao_9303", "plain_latin"), "icao_9303"),
        ("Müller", "MULLER", ("icao_9303", "plain_latin"), "plain_latin"),
        ("Иванов", "", RUSSIAN, ""),
        ("", "IVANOV", RUSSIAN, ""),
        ("", "", RUSSIAN, ""),
        ("Иванов", "IVANOV", (), ""),
    ],
)
def test_the_scheme_that_a_spelling_follows(native, latin, schemes, fitting):
    """The first that fits, hyphens and spaces aside; none where it is another name."""
    assert spelling_fits(native, latin, schemes) == fitting


def test_a_name_may_be_cut_where_one_says_so():
    """A zone's line ends where it ends; two letters are no beginning."""
    long = "Константинопольский-Христорождественский"
    assert spelling_fits(long, "KONSTANTINOPOLSKII KHRISTORO", RUSSIAN, cut=True) == "icao_9303"
    assert spelling_fits(long, "KONSTANTINOPOLSKII KHRISTORO", RUSSIAN) == ""
    assert spelling_fits(long, "KO", RUSSIAN, cut=True) == ""
