"""Signs of a machine-readable zone that were read for another one, put right where the check digits prove it.

Where only digits can stand (dates, check digits, numbers of Russian passports) a letter that looks like a
digit is taken for it. In other numbers and optional data one sign at a time is exchanged for the one that it
looks like. What comes out counts only if the digit of the field and the composite digit then agree, if a
number has the form that its state's numbers have, and if no other change as small does as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from textkit.mrz.dates import read_mrz_date
from textkit.mrz.layouts import (
    TD3,
    Layout,
    check_digit,
    composite_text,
    number_place,
    number_places,
    optional_places,
)
from textkit.mrz.national import is_national

_DIGIT_FOR = dict(zip("ODQILZSGB", "000112568", strict=True))
_LETTERS_FOR = {"0": "ODQ", "1": "IL", "2": "Z", "5": "S", "6": "G", "8": "B"}
_MOST_TRIED = 500
# The numbers of passports of states of which every passport has the same form.
_SHAPES = {
    "RUS": re.compile(r"\d{9}"),
    "GBR": re.compile(r"\d{9}"),
    "UKR": re.compile(r"[A-Z]{2}\d{6}<"),
    "BLR": re.compile(r"[A-Z]{2}\d{7}"),
    "UZB": re.compile(r"[A-Z]{2}\d{7}"),
    "POL": re.compile(r"[A-Z]{2}\d{7}"),
    "KAZ": re.compile(r"N\d{8}"),
    "FRA": re.compile(r"\d{2}[A-Z]{2}\d{5}"),
    "D<<": re.compile(r"[CFGHJKLMNPRTVWXYZ0-9]{9}"),
}
Change = dict[int, str]


@dataclass(frozen=True, slots=True, repr=False)
class Repair:
    """In ``field`` stands ``before`` and has to be ``after``, without fillers at their ends.

    ``of_digit``: it is the field's check digit that changes, and not its value.
    """

    field: str
    before: str
    after: str
    of_digit: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A field with its digit. ``digits``: nothing but digits can stand there; ``shape``: what it is like."""

    field: str
    places: tuple[int, ...]
    digit: int
    digits: bool
    is_date: bool = False
    shape: re.Pattern[str] | None = None


def find_repairs(zone: str, layout: Layout) -> tuple[tuple[Repair, ...], str]:
    """The repairs of a zone and the zone repaired; nothing and "" where nothing is proven or to be done."""
    parts = list(_parts(zone, layout))
    damaged = [part for part in parts if not _is_right(zone, part)]
    choices = [_changes(zone, part) for part in damaged]
    composite = layout.composite_digit
    if not damaged and composite >= 0 and check_digit(composite_text(zone, layout)) != zone[composite]:
        choices = [_of_composite_only(zone, layout)]
    if not choices or not all(choices):
        return (), ""
    proven = list(_proven(zone, layout, choices))
    fewest = min(map(len, proven), default=0)
    smallest = [change for change in proven if len(change) == fewest]
    if not fewest or len(smallest) != 1:
        return (), ""
    repaired = _changed(zone, smallest[0])
    return tuple(_repairs(zone, repaired, parts, layout)), repaired


def _parts(zone: str, layout: Layout) -> Iterator[_Part]:
    _number, digit = number_place(zone, layout)
    shape = _SHAPES.get(zone[2:5]) if layout is TD3 else None
    digits = shape is not None and zone[2:5] in ("RUS", "GBR")
    yield _Part("number", number_places(layout, digit), digit, digits, shape=shape)
    for field, place in (("birth_date", layout.birth_date), ("expiry_date", layout.expiry_date)):
        if place is not None and zone[place].strip("<"):
            yield _Part(field, _all(place), place.stop, digits=True, is_date=True)
    if layout.optional_digit >= 0:
        place = layout.optional[0]
        yield _Part("optional", _all(place), layout.optional_digit, digits=is_national(zone))


def _all(place: slice) -> tuple[int, ...]:
    return tuple(range(place.start, place.stop))


def _text(zone: str, part: _Part) -> str:
    """What the part's digit covers."""
    return "".join([zone[at] for at in part.places])


def _is_right(zone: str, part: _Part) -> bool:
    """Its digit agrees, and no letter stands among digits."""
    text, digit = _text(zone, part), zone[part.digit]
    if part.digits and not text.replace("<", "0").isdecimal():
        return False
    return digit == check_digit(text) or (digit == "<" and not text.strip("<"))


def _forced(zone: str, part: _Part) -> Change | None:
    """Letters made digits where only digits can stand; None where one looks like no digit."""
    change: Change = {}
    for at in (*(part.places if part.digits else ()), part.digit):
        sign = zone[at]
        if sign.isalpha():
            if sign not in _DIGIT_FOR:
                return None
            change[at] = _DIGIT_FOR[sign]
    return change


def _changes(zone: str, part: _Part) -> list[Change]:
    """The smallest changes after which the part's own digit agrees."""
    forced = _forced(zone, part)
    if forced is None:
        return []
    if _is_right(_changed(zone, forced), part):
        return [forced] if not part.is_date or _is_day(_changed(zone, forced), part) else []
    if part.digits or (part.shape and part.shape.fullmatch(_text(zone, part))):
        return []
    singles = ({**forced, at: sign} for at in part.places for sign in _lookalikes(zone, at, part.places[0]))
    right = [change for change in singles if _is_right(_changed(zone, change), part)]
    if part.shape is None:
        return right
    return [change for change in right if part.shape.fullmatch(_text(_changed(zone, change), part))]


def _is_day(zone: str, part: _Part) -> bool:
    return bool(read_mrz_date(_text(zone, part), "2099-12-31")[0])


def _lookalikes(zone: str, at: int, first: int) -> str:
    """What the sign may have been: a digit only beside a digit, a letter only beside a letter or first.

    One check digit lets one of ten guesses pass, so guesses that no number looks like are not made.
    """
    sign = zone[at]
    beside = zone[max(first, at - 1) : at] + zone[at + 1]
    if sign in _DIGIT_FOR:
        return _DIGIT_FOR[sign] if any(map(str.isdecimal, beside)) else ""
    return _LETTERS_FOR.get(sign, "") if at == first or any(map(str.isalpha, beside)) else ""


def _of_composite_only(zone: str, layout: Layout) -> list[Change]:
    """Where every field agrees with its digit: signs of the fields that have none, or the composite's own."""
    changes: list[Change] = [{}] if zone[layout.composite_digit] in _DIGIT_FOR else []
    if layout.optional_digit < 0 and layout.format != "IDFRA":
        for places in optional_places(zone, layout):
            changes += [{at: sign} for at in places for sign in _lookalikes(zone, at, places.start)]
    return changes


def _proven(zone: str, layout: Layout, choices: list[list[Change]]) -> Iterator[Change]:
    """Every combination after which the composite digit agrees as well, where the format has one."""
    digit = layout.composite_digit
    for combination in islice(product(*choices), _MOST_TRIED):
        change = {at: sign for one in combination for at, sign in one.items()}
        if digit >= 0:
            if zone[digit] in _DIGIT_FOR:
                change[digit] = _DIGIT_FOR[zone[digit]]
            changed = _changed(zone, change)
            if check_digit(composite_text(changed, layout)) != changed[digit]:
                continue
        yield change


def _changed(zone: str, change: Change) -> str:
    signs = list(zone)
    for at, sign in change.items():
        signs[at] = sign
    return "".join(signs)


def _repairs(before: str, after: str, parts: list[_Part], layout: Layout) -> Iterator[Repair]:
    """What was changed, field by field in the order of the zone's meaning."""
    for part in parts:
        was, now = (_shown_of(zone, part, layout) for zone in (before, after))
        if was != now:
            yield Repair(part.field, was, now)
        if before[part.digit] != after[part.digit]:
            yield Repair(part.field, before[part.digit], after[part.digit], of_digit=True)
    if layout.optional_digit < 0:
        for places in optional_places(before, layout):
            was, now = before[places.start : places.stop], after[places.start : places.stop]
            if was != now:
                yield Repair("optional", _shown(was), _shown(now))
    digit = layout.composite_digit
    if digit >= 0 and before[digit] != after[digit]:
        yield Repair("composite", before[digit], after[digit], of_digit=True)


def _shown_of(zone: str, part: _Part, layout: Layout) -> str:
    return _shown(number_place(zone, layout)[0] if part.field == "number" else _text(zone, part))


def _shown(text: str) -> str:
    return text.strip("<").replace("<", " ")
