"""Passports of a row: series and number are judged together, by what the country's passports look like."""

from __future__ import annotations

import re
from functools import lru_cache

from intake.cell_checks import Check, is_exponent, is_nothing, one_line, without_decimals
from intake.doubts import ASK, MARK, NOTHING, STOP, Checked, Doubt
from textkit.documents import document_key, passport_lengths

# Country -> (letters and digits of the series, digits of the number) of its international passport.
SHAPES = passport_lengths("international_passport", "")
NATIONAL_SHAPES = passport_lengths("national_passport")
_SERIES, _NUMBER = "international_passport_series", "international_passport_number"
_NATIONAL_SERIES, _NATIONAL_NUMBER = "national_passport_series", "national_passport_number"
LONGEST = 30


def document_check(field: str) -> Check:
    """Series and numbers as typed, without spaces and the sign №; the shape is judged for the row."""

    def check(text: str) -> Checked:
        if text.isascii() and text.isalnum() and len(text) <= LONGEST and _needs_nothing(text):
            return Checked(text)
        value = one_line(text)
        if is_nothing(value):
            return NOTHING
        if is_exponent(value):
            return Checked("", (Doubt(field, "digits_lost", value, (), STOP),))
        if len(both := _several(text.strip())) > 1:
            return Checked("", (Doubt(field, "two_documents", value, both, STOP),))
        if len(value) > LONGEST:
            return Checked("", (Doubt(field, "too_long", value, (), STOP, str(LONGEST)),))
        return _compact(field, value)

    return check


def _needs_nothing(text: str) -> bool:
    """Digits, or capitals with digits and no N between digits that stands for №."""
    return text.isdigit() or (text.isupper() and "N" not in text[1:])


# Digits parted as people part them: 75-1234567, 75N1234567.
_PARTING = re.compile("[-\u2010-\u2015#Nn]+")
_PARTED = re.compile(rf"\d{{2,4}}{_PARTING.pattern}\d{{5,8}}")


def _several(text: str) -> tuple[str, ...]:
    for mark in (";", ",", "/", "\n"):
        parts = tuple(part.strip() for part in text.split(mark))
        if len(parts) > 1 and all(sum(map(str.isdigit, part)) >= 6 for part in parts):
            return parts
    return ()


def _compact(field: str, text: str) -> Checked:
    value = without_decimals(text)
    value = "".join(part for part in value.replace("№", " ").split()).strip(".,;:")
    if _PARTED.fullmatch(value):
        value = _PARTING.sub("", value)
    if look_alike := _look_alike(field, value):
        return Checked(value, (look_alike,))
    if not any(map(str.isalnum, value)):
        return Checked("", (Doubt(field, "no_number", text, (), STOP),))
    return Checked(value.upper() if value.isascii() else value)


def _look_alike(field: str, value: str) -> Doubt | None:
    """Cyrillic letters where an international passport has Latin ones."""
    if value.isascii() or field not in (_SERIES, _NUMBER):
        return None
    cyrillic = [letter for letter in dict.fromkeys(value) if "\u0400" <= letter <= "\u052f"]
    if not cyrillic:
        return None
    latin = document_key(value)
    proposals = (latin,) if latin.isascii() and len(latin) == len(value) else ()
    return Doubt(field, "look_alike", value, proposals, ASK, ", ".join(cyrillic))


@lru_cache(maxsize=65536)
def international_doubts(series: str, number: str, country: str, as_number: bool) -> tuple[Doubt, ...]:
    """Doubts about an international passport of a country ("" when not known).

    ``as_number``: the number stood in a number cell, whose zeros a spreadsheet throws away.
    """
    if not number and not series:
        return ()
    shape = SHAPES.get(country)
    if shape is None:
        return _of_any_country(series, number, as_number)
    if len(series) == shape[0] and len(number) == shape[1] and (country != "RU" or number.isdigit()):
        return ()
    if not series and len(number) == sum(shape):
        return ()
    return _misshapen(series, number, country, shape)


def _of_any_country(series: str, number: str, as_number: bool) -> tuple[Doubt, ...]:
    if as_number and number.isdigit():
        return (Doubt(_NUMBER, "zeros_possible", number, (), MARK),)
    if number and not 5 <= len(series + number) <= 15:
        return (Doubt(_NUMBER, "wrong_length", number, (), ASK, "5–15"),)
    return ()


def _misshapen(series: str, number: str, country: str, shape: tuple[int, int]) -> tuple[Doubt, ...]:
    expected = f"{shape[0]} + {shape[1]}"
    if not series:
        return _joined(number, country, shape, expected)
    doubts = []
    if country == "RU" and series.isdigit() and len(series) < shape[0]:
        doubts.append(Doubt(_SERIES, "zeros_lost", series, (series.zfill(shape[0]),), ASK, str(shape[0])))
    elif len(series) != shape[0]:
        doubts.append(Doubt(_SERIES, "wrong_length", series, (), ASK, expected))
    if number and number.isdigit() and len(number) < shape[1]:
        doubts.append(Doubt(_NUMBER, "zeros_lost", number, (number.zfill(shape[1]),), ASK, str(shape[1])))
    elif len(number) != shape[1] or (country == "RU" and not number.isdigit()):
        doubts.append(Doubt(_NUMBER, "wrong_length", number, (), ASK, expected))
    return tuple(doubts)


def _joined(number: str, country: str, shape: tuple[int, int], expected: str) -> tuple[Doubt, ...]:
    """A number without series: with it inside (as Russian ones are written), or too short."""
    whole = sum(shape)
    if country == "RU" and number.isdigit() and shape[1] < len(number) < whole:
        return (Doubt(_NUMBER, "zeros_lost", number, (number.zfill(whole),), ASK, str(whole)),)
    if country == "RU" and number.isdigit() and len(number) < shape[1]:
        return (Doubt(_NUMBER, "zeros_lost", number, (number.zfill(shape[1]),), ASK, str(shape[1])),)
    if len(number) == shape[1] and country == "RU":
        return ()
    return (Doubt(_NUMBER, "wrong_length", number, (), ASK, expected),)


@lru_cache(maxsize=65536)
def national_doubts(series: str, number: str, country: str) -> tuple[Doubt, ...]:
    """Doubts about a national passport; only Russia's four and six digits are judged."""
    shape = NATIONAL_SHAPES.get(country or "RU")
    if shape is None or not (series + number).isdigit():
        return ()
    if len(series) == shape[0] and len(number) == shape[1]:
        return ()
    if not country and len(series + number) != 9:
        return ()
    doubts = []
    for field, value, length in _national_parts(series, number, shape):
        if value and len(value) < length:
            doubts.append(Doubt(field, "zeros_lost", value, (value.zfill(length),), ASK, str(length)))
        elif len(value) > length:
            doubts.append(Doubt(field, "wrong_length", value, (), ASK, f"{shape[0]} + {shape[1]}"))
    return tuple(doubts)


def _national_parts(series: str, number: str, shape: tuple[int, int]) -> list[tuple[str, str, int]]:
    if not series:
        return [(_NATIONAL_NUMBER, number, sum(shape))]
    return [(_NATIONAL_SERIES, series, shape[0]), (_NATIONAL_NUMBER, number, shape[1])]


def split_joined(number: str, country: str, national: bool) -> tuple[str, str]:
    """(series, number) of a number that holds both, where the country's shape says so; else ("", number)."""
    shape = (NATIONAL_SHAPES if national else SHAPES).get(country)
    if shape is None or len(number) != sum(shape):
        return "", number
    head, tail = number[: shape[0]], number[shape[0] :]
    if not tail.isdigit() or (country == "RU" and not head.isdigit()):
        return "", number
    return head, tail
