"""Who shares a room: read from what stands under the room mates of each guest of a hotel."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.records import ServiceUse, Tourist
from textkit.folding import fold

Guest = tuple[Tourist, ServiceUse]
_BETWEEN = re.compile(r"[,;/+&\n]| и | and ")


def rooms_of(guests: Sequence[Guest]) -> list[list[Guest]]:
    """The guests of a hotel by rooms, in the order of their first guest; within a room as they came.

    Names among the room mates are looked for in either script and any usual spelling. A name that fits
    nobody, or more than one guest, joins nobody. What names nobody at all ("room 3", "A") joins those who
    have the same written, and the same type of room.
    """
    rooms = list(range(len(guests)))
    noted: dict[tuple[str, str], int] = {}
    for at, (_tourist, use) in enumerate(guests):
        mates = _mates_of(at, guests)
        for other in mates:
            _join(rooms, at, other)
        note = (use.room_type.casefold().strip(), use.room_mates.casefold().strip())
        if note[1] and not mates:
            _join(rooms, at, noted.setdefault(note, at))
    return [[guests[n] for n, room in enumerate(rooms) if room == first] for first in dict.fromkeys(rooms)]


def _join(rooms: list[int], one: int, other: int) -> None:
    old, new = max(rooms[one], rooms[other]), min(rooms[one], rooms[other])
    rooms[:] = [new if room == old else room for room in rooms]


def _mates_of(at: int, guests: Sequence[Guest]) -> list[int]:
    found = []
    for name in _BETWEEN.split(guests[at][1].room_mates):
        words = [folded for word in re.findall(r"[^\W\d_]+", name) if (folded := fold(word))]
        fitting = [n for n, (one, _use) in enumerate(guests) if n != at and _is_called(one, words)]
        if len(fitting) == 1:
            found += fitting
    return found


def _is_called(tourist: Tourist, words: Sequence[str]) -> bool:
    """Whether the words are this person's surname, alone or with given names or their first letters."""
    surnames = _folded(tourist.native_surname, tourist.latin_surname)
    given = _folded(tourist.native_given_name, tourist.latin_given_name, tourist.patronymic)
    rest = [word for word in words if word not in surnames]
    fits = all(
        word in given or (len(word) == 1 and any(one.startswith(word) for one in given)) for word in rest
    )
    return len(rest) < len(words) and fits


def _folded(*names: str) -> set[str]:
    return {fold(word) for name in names for word in re.findall(r"[^\W\d_]+", name)} - {""}
