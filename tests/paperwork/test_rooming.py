"""Who shares a room, from what clerks write under the room mates."""

from __future__ import annotations

import pytest

from models.records import ServiceUse, Tourist
from paperwork.rooming import rooms_of

IVANOVA = ("Иванова", "Анна", "IVANOVA", "ANNA")
IVANOV = ("Иванов", "Пётр", "IVANOV", "PETR")
IVAN = ("Иванов", "Павел", "IVANOV", "PAVEL")
KIM = ("Ким", "Ольга", "KIM", "OLGA")


def guest(who, mates: str = "", room_type: str = "DBL"):
    names = dict(
        zip(("native_surname", "native_given_name", "latin_surname", "latin_given_name"), who, strict=True)
    )
    return Tourist(**names), ServiceUse(1, room_type=room_type, room_mates=mates)


def rooms(*guests) -> list[list[str]]:
    return [[one.native_given_name for one, _use in room] for room in rooms_of(guests)]


@pytest.mark.parametrize("mates", ["Ким", "Kim Olga", "ОЛЬГА КИМ", "Petrov, Kim O", "Ким О. и Петрова"])
def test_a_name_joins_whom_it_fits(mates):
    """Either script, any order, initials; one of two need say it."""
    assert rooms(guest(IVANOVA, mates), guest(IVANOV), guest(KIM)) == [["Анна", "Ольга"], ["Пётр"]]


def test_a_surname_that_several_bear_joins_nobody():
    """With the given name, or its first letters where they tell, it does."""
    people = (guest(IVANOV), guest(IVAN))
    assert rooms(guest(KIM, "Иванов"), *people) == [["Ольга"], ["Пётр"], ["Павел"]]
    assert rooms(guest(KIM, "Иванов Пётр"), *people) == [["Ольга", "Пётр"], ["Павел"]]
    assert rooms(guest(KIM, "Иванов П."), *people) == [["Ольга"], ["Пётр"], ["Павел"]]


def test_chains_of_names_are_one_room():
    """The first names the second, the second the third."""
    assert rooms(guest(IVANOVA, "Ким"), guest(IVAN), guest(KIM, "Иванов Пётр"), guest(IVANOV)) == [
        ["Анна", "Ольга", "Пётр"],
        ["Павел"],
    ]


def test_the_same_mark_is_the_same_room():
    """ "A" is no name: who has it written too is inside, if the type of room is the same."""
    assert rooms(guest(IVANOVA, "a"), guest(IVANOV, "B"), guest(KIM, "A")) == [["Анна", "Ольга"], ["Пётр"]]
    assert rooms(guest(IVANOVA, "A", "SGL"), guest(KIM, "A")) == [["Анна"], ["Ольга"]]


def test_without_a_word_everybody_is_alone():
    """The program does not make couples."""
    assert rooms(guest(IVANOVA), guest(IVANOV)) == [["Анна"], ["Пётр"]]
    assert rooms() == []
