"""Surnames that are one name in the forms of men and women, and families whose passports differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from textkit.schemes_in_use import spelling_fits
from textkit.transliteration import SCHEMES, transliterate

# Feminine ending, masculine endings that it may stand beside, and after which letters.
_FORMS = (
    ("ова", ("ов",)),
    ("ева", ("ев",)),
    ("ина", ("ин",)),
    ("ына", ("ын",)),
    ("ская", ("ский", "ской")),
    ("цкая", ("цкий", "цкой")),
    ("ська", ("ський",)),
    ("цька", ("цький",)),
    ("зька", ("зький",)),
    ("ская", ("скі",)),
    ("ая", ("ый", "ий", "ой")),
    ("яя", ("ий",)),
    ("а", ("ий",)),
    ("ава", ("ав",)),
    ("іна", ("ін",)),
    ("їна", ("їн",)),
)
# Latin endings in which the two forms differ by nature, and by the ways to write -ий, -ый, -ая.
_LATIN_ENDING = re.compile("(?<=[A-Z]{3})(?:A|AIA|AYA|AJA|IAIA|II|IY|IJ|YI|YY|YJ|OI|OY|OJ|I|Y|E)$")
_ENDING = re.compile("(?:ая|яя|ий|ый|ой|а|і)$")
_YO = str.maketrans("ёЁ", "еЕ")
_ONE_LETTER = str.maketrans({"ё": "е", "ў": "в", **dict.fromkeys("'’ʼ`‘´", "")})


class SpelledDifferently(NamedTuple):
    """Places of two people in the sequence, and how each passport spells their surname."""

    first: int
    second: int
    first_latin: str
    second_latin: str


@lru_cache(4096)
def same_surname(one: str, other: str) -> bool:
    """Whether two native surnames are one name, at most in the forms of a man and a woman.

    Иванов and Иванова, Хмельницкий and Хмельницкая, Толстой and Толстая; ё counts as е. Parts of double names
    are compared in their order.
    """
    parts, others = _parts(one), _parts(other)
    return bool(parts) and len(parts) == len(others) and all(map(_same_part, parts, others))


def _parts(surname: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", surname.lower().translate(_ONE_LETTER))


def _same_part(one: str, other: str) -> bool:
    return one == other or _is_feminine_of(one, other) or _is_feminine_of(other, one)


def _is_feminine_of(woman: str, man: str) -> bool:
    return any(
        woman.endswith(feminine) and man == woman[: -len(feminine)] + masculine
        for feminine, masculines in _FORMS
        for masculine in masculines
        if len(woman) - len(feminine) > 1
    )


def spelled_differently(people: Sequence[tuple[str, str]]) -> list[SpelledDifferently]:
    """People with one surname whose passports do not spell it the same way; ``people``: (native, Latin).

    Each is told once, beside the first of the family. IVANOV and IVANOVA are the same way, YURIEV and IURIEVA
    are not. Two spellings differ where the schemes that they follow exclude each other; a spelling of no
    scheme (KHMELNITSKY) is compared by its stem. Names without one of the two spellings are left out.
    """
    families: dict[str, list[int]] = {}
    for place, (native, latin) in enumerate(people):
        if native.strip() and latin.strip():
            families.setdefault(_family(native), []).append(place)
    found: list[SpelledDifferently] = []
    for places in families.values():
        found += _differences(people, places)
    return sorted(found)


def _differences(people: Sequence[tuple[str, str]], places: list[int]) -> Iterator[SpelledDifferently]:
    told: set[int] = set()
    for first, second in combinations(places, 2):
        if not told & {first, second} and _differ(people[first], people[second]):
            told.add(second)
            yield SpelledDifferently(first, second, people[first][1], people[second][1])


@lru_cache(4096)
def _family(native: str) -> str:
    """Equal where same_surname() may hold: the parts without the endings of both forms."""
    return "-".join(_ENDING.sub("", part) for part in _parts(native))


def _differ(one: tuple[str, str], other: tuple[str, str]) -> bool:
    if one[1] == other[1] or not same_surname(one[0], other[0]):
        return False
    schemes, others = _schemes_of(*one), _schemes_of(*other)
    if schemes and others:
        return not schemes & others
    return not _same_letters(_stem(one[1]), _stem(other[1]))


@lru_cache(4096)
def _schemes_of(native: str, latin: str) -> frozenset[str]:
    """The schemes that the spelling follows to the letter, whether the native name is written with ё or е."""
    names = {native, native.translate(_YO)}
    return frozenset(
        scheme
        for scheme in SCHEMES
        if any(_letters(name, scheme) == _letters(latin, scheme) for name in names)
    )


def _letters(name: str, scheme: str) -> str:
    return transliterate(name, scheme).replace("-", "").replace(" ", "")


def _stem(latin: str) -> str:
    """What is left of a Latin surname without the endings of men and women, letters only."""
    parts = transliterate(latin).replace(" ", "-").split("-")
    return "".join(_LATIN_ENDING.sub("", part) for part in parts)


def _same_letters(stem: str, other: str) -> bool:
    """The zone's line may have cut a long name."""
    short, long = sorted((stem, other), key=len)
    return short == long or (len(short) > 20 and long.startswith(short))


def as_in_old_passport(native: str, old_native: str, old_latin: str) -> str:
    """The Latin spelling of a surname or given name in the way that an old passport writes the same name.

    The same name gets the old spelling itself. The form of the other sex gets the scheme that the old
    spelling follows (KHMELNITSKIY: KHMELNITSKAYA), or where it follows none the old stem with the ending that
    goes with the old one (KHMELNITSKY: KHMELNITSKAYA). "" where the names are not the same, or nothing fits.
    """
    if not old_latin.strip() or not same_surname(native, old_native):
        return ""
    if _parts(native) == _parts(old_native):
        return transliterate(old_latin, "plain_latin")
    scheme = spelling_fits(old_native, old_latin, SCHEMES)
    if scheme:
        return transliterate(native, scheme)
    latin = transliterate(old_latin, "plain_latin")
    return next((latin[: -len(old)] + new for old, new in _OTHER_FORM if latin.endswith(old)), "")


# How an own spelling of one form ends, and the other form that goes with it.
_OTHER_FORM = (
    *(("SKII", "SKAIA"), ("SKIY", "SKAYA"), ("SKIJ", "SKAJA"), ("SKY", "SKAYA"), ("SKI", "SKAIA")),
    *(("SKAIA", "SKII"), ("SKAYA", "SKIY"), ("SKAJA", "SKIJ")),
    *(("OVA", "OV"), ("EVA", "EV"), ("INA", "IN")),
    *(("OV", "OVA"), ("EV", "EVA"), ("IN", "INA")),
)
