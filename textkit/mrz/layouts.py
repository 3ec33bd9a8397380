"""Where the fields of a machine-readable zone stand, and its check digits.

Sources: ICAO Doc 9303 part 3 section 4.9 (check digits), part 4 section 4.2 (TD3), part 5 section 4.2 (TD1),
part 6 section 4.2 (TD2), part 7 sections 4 and 5 (visas MRV-A and MRV-B). The French identity cards issued
until 2021 have a layout of their own in the size of TD2, older than ICAO's: a number of twelve digits
beginning with year and month of issue, given names in the second line, one digit over all.

A zone is handled as one text here, its lines joined; all places count from 0 in that text, which is made of
A-Z, 0-9 and the filler "<".
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import mul
from typing import NamedTuple

_WEIGHTS = (7, 3, 1) * 30
_VALUES = bytes(
    byte - 48 if 48 <= byte <= 57 else byte - 55 if 65 <= byte <= 90 else 0 for byte in range(256)
)


def check_digit(text: str) -> str:
    """The digit for a text of A-Z, 0-9 and "<": weights 7, 3, 1 in turn, A is 10, Z is 35, "<" is 0."""
    return str(sum(map(mul, text.encode("ascii").translate(_VALUES), _WEIGHTS)) % 10)


class Checks(NamedTuple):
    """Of each check digit: it agrees, it does not, or (None) the format has none or nothing stands there."""

    number: bool | None = None
    birth_date: bool | None = None
    expiry_date: bool | None = None
    optional: bool | None = None
    composite: bool | None = None

    def wrong(self) -> tuple[str, ...]:
        """The names of those that do not agree."""
        return tuple(name for name, right in zip(self._fields, self, strict=True) if right is False)


@dataclass(frozen=True, slots=True)
class Layout:
    """Places of the fields of one format. The digits of number and dates stand right behind them.

    ``names`` holds both names, or the surname alone where ``given_names`` has its own place.
    ``optional_digit`` and ``composite_digit`` are -1 where there is none; ``composite`` are the places that
    it covers. A number of more than nine characters runs on into the first optional field where
    ``long_numbers``.
    """

    format: str
    height: int
    width: int
    names: slice
    number: slice
    birth_date: slice
    sex: int
    optional: tuple[slice, ...]
    nationality: slice | None = None
    expiry_date: slice | None = None
    given_names: slice | None = None
    optional_digit: int = -1
    composite: tuple[slice, ...] = ()
    composite_digit: int = -1
    long_numbers: bool = False


TD1 = Layout(
    "TD1",
    height=3,
    width=30,
    names=slice(60, 90),
    number=slice(5, 14),
    birth_date=slice(30, 36),
    sex=37,
    optional=(slice(15, 30), slice(48, 59)),
    nationality=slice(45, 48),
    expiry_date=slice(38, 44),
    composite=(slice(5, 37), slice(38, 45), slice(48, 59)),
    composite_digit=59,
    long_numbers=True,
)


def _two_lines(kind: str, width: int, optional: int, *, digits: tuple[int, int] = (-1, -1)) -> Layout:
    """TD2, TD3 and visas differ only in width and in what stands after the expiry date."""
    composite = (slice(width, width + 10), slice(width + 13, width + 20), slice(width + 21, 2 * width - 1))
    return Layout(
        kind,
        height=2,
        width=width,
        names=slice(5, width),
        number=slice(width, width + 9),
        birth_date=slice(width + 13, width + 19),
        sex=width + 20,
        optional=(slice(width + 28, width + 28 + optional),),
        nationality=slice(width + 10, width + 13),
        expiry_date=slice(width + 21, width + 27),
        optional_digit=digits[0],
        composite=composite if digits[1] >= 0 else (),
        composite_digit=digits[1],
        long_numbers=kind == "TD2",
    )


TD2 = _two_lines("TD2", 36, 7, digits=(-1, 71))
TD3 = _two_lines("TD3", 44, 14, digits=(86, 87))
MRV_A = _two_lines("MRV-A", 44, 16)
MRV_B = _two_lines("MRV-B", 36, 8)
FRENCH_CARD = Layout(
    "IDFRA",
    height=2,
    width=36,
    names=slice(5, 30),
    given_names=slice(49, 63),
    number=slice(36, 48),
    birth_date=slice(63, 69),
    sex=70,
    optional=(slice(30, 36),),
    composite=(slice(0, 71),),
    composite_digit=71,
)


def layout_of(zone: str, width: int) -> Layout:
    """The layout of a zone whose lines have this width (30, 36 or 44), by what it begins with."""
    if width == 30:
        return TD1
    visa = zone[0] == "V"
    if width == 44:
        return MRV_A if visa else TD3
    if zone[:5] == "IDFRA":
        return FRENCH_CARD
    return MRV_B if visa else TD2


def number_place(zone: str, layout: Layout) -> tuple[str, int]:
    """The number of the document with its fillers, and the place of its check digit.

    TD1 and TD2: where "<" stands for the digit, the rest of a longer number and then the digit stand at the
    beginning of the optional field (part 5 section 4.2.4, part 6 section 4.2.4).
    """
    number, at = zone[layout.number], layout.number.stop
    if layout.long_numbers and zone[at] == "<" != number[-1]:
        field = layout.optional[0]
        rest = zone[field].partition("<")[0]
        if len(rest) > 1:
            return number + rest[:-1], field.start + len(rest) - 1
    return number, at


def number_places(layout: Layout, digit: int) -> tuple[int, ...]:
    """The places that the number's check digit covers, by its own place: in a long number the filler too."""
    first = range(layout.number.start, layout.number.stop)
    if digit == layout.number.stop:
        return tuple(first)
    return (*first, layout.number.stop, *range(layout.optional[0].start, digit))


def optional_places(zone: str, layout: Layout) -> list[range]:
    """Where the optional fields stand, without what a long number took of the first."""
    _number, digit = number_place(zone, layout)
    return [
        range(digit + 1 if place.start <= digit < place.stop else place.start, place.stop)
        for place in layout.optional
    ]


def composite_text(zone: str, layout: Layout) -> str:
    """All that the composite digit covers."""
    return "".join([zone[place] for place in layout.composite])


def checks_of(zone: str, layout: Layout) -> Checks:
    """What every check digit of the zone says.

    The digit of a long number covers the filler behind the ninth character, as Belgium computes it; part 5
    does not say so, and its specimen fits both ways, so that of the characters alone counts too where the
    composite digit agrees.
    """
    number, at = number_place(zone, layout)
    expiry, optional, composite = layout.expiry_date, layout.optional_digit, layout.composite_digit
    whole = _agrees(composite_text(zone, layout), zone[composite]) if composite >= 0 else None
    is_long = at != layout.number.stop
    right = _agrees(f"{number[:9]}<{number[9:]}" if is_long else number, zone[at])
    if is_long and whole and not right:
        right = _agrees(number, zone[at])
    return Checks(
        right,
        _agrees(zone[layout.birth_date], zone[layout.birth_date.stop]),
        _agrees(zone[expiry], zone[expiry.stop]) if expiry else None,
        _agrees(zone[layout.optional[0]], zone[optional], empty=True) if optional >= 0 else None,
        whole,
    )


def _agrees(text: str, digit: str, empty: bool | None = None) -> bool | None:
    """``empty`` is the answer where neither a value nor a digit stands.

    The optional field of a passport may have "<" for the 0 of nothing (part 4 section 4.2.2, position 43).
    """
    if digit == "<" and not text.strip("<"):
        return empty
    return check_digit(text) == digit
