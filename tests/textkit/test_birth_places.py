"""T12: whether two texts of passports name one place, also where it was renamed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources import read_json
from textkit.birth_places import (
    OTHER,
    PART,
    REGION,
    RENAMED,
    SAME,
    UNKNOWN,
    WRITTEN,
    compare_places,
    same_place,
)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("г. Свердловск", "г. Свердловск", SAME),
        ("г. Свердловск", "гор. Екатеринбург", RENAMED),
        ("гор. Куйбышев", "Самара", RENAMED),
        ("Ленинград", "Г. САНКТ-ПЕТЕРБУРГ / USSR", RENAMED),
        ("г. Горький", "Нижний Новгород", RENAMED),
        ("гор. Омск", "ГОРОД ОМСК", WRITTEN),
        ("Омская обл., г. Омск", "г. Омск Омской области", WRITTEN),
        ("г. Омск", "OMSK / RUSSIA", WRITTEN),
        ("г. Королёв", "г. Королев", WRITTEN),
        ("дер. Ивановка Омской обл.", "дер. Ивановка", PART),
        ("г. Омск", "г. Томск", OTHER),
        ("г. Омск", "СССР", UNKNOWN),
        ("г. Омск", "", UNKNOWN),
        ("г. Куйбышев Новосибирской обл.", "г. Самара", OTHER),
        ("г. Свердловск Ворошиловградской обл.", "г. Екатеринбург", OTHER),
        ("г. Калининград Московской обл.", "г. Королёв Московской обл.", RENAMED),
        ("г. Калининград", "г. Королёв", OTHER),
    ],
)
def test_two_texts_of_places(one, other, found):
    """Kinds of places, states, letter case and ё do not count; of towns with one name the region decides."""
    assert same_place(one, other) == found
    assert same_place(other, one) == found


@pytest.mark.parametrize(
    ("national", "international", "found"),
    [
        ("с. Ивановка Омской обл.", "г. Омск", REGION),
        ("г. Тара Омской области", "ОМСКАЯ ОБЛ. / USSR", PART),
        ("гор. Куйбышев", "САМАРСКАЯ ОБЛ. / USSR", REGION),
        ("г. Омск", "Томская обл.", OTHER),
        ("г. Омск", "с. Ивановка", OTHER),
    ],
)
def test_the_region_instead_of_the_place(national, international, found):
    """For people born in the USSR an international passport names the region or its centre."""
    assert compare_places(national, international) == found


def test_every_pair_of_the_list_is_one_place():
    """Under the conditions that the list itself names."""
    for group in read_json("renamed_places.json")["places"]:
        names = group["names"] if isinstance(group, dict) else group
        told = f" {group['with'][0]}" if isinstance(group, dict) and "with" in group else ""
        for other in names[1:]:
            found = same_place(names[0] + told, other + told)
            assert found in (RENAMED, WRITTEN, SAME), (names[0], other, found)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_texts_are_compared_and_the_order_does_not_matter(one, other):
    """Whatever stands in a field."""
    assert same_place(one, other) == same_place(other, one)
    assert same_place(one, one) in (SAME, UNKNOWN)
