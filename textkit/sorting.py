"""Keys for alphabetical lists: Cyrillic alphabet, then Latin, the same order in every database.

The keys are compared byte by byte (SQLite BINARY, PostgreSQL COLLATE "C"), so the alphabet is written in
ASCII: a blank ends a field, "!" a word, "0" and on are the Cyrillic letters, "a" and on the Latin ones.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Ukrainian, Belarusian and Kazakh letters stand where their alphabets have them; ё counts as е.
_ALPHABET = "аәбвгґғдеєжзиіїйкқлмнңоөпрстуўұүфхһцчшщъыьэюя"
_CYRILLIC = {letter: chr(ord("0") + place) for place, letter in enumerate(_ALPHABET)}
_CYRILLIC["ё"] = _CYRILLIC["е"]
_DIGITS = {str(digit): chr(ord("#") + digit) for digit in range(10)}
_BASES = {"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a"}
_BREAKS = frozenset(" -\u2010\u2011\u2012\u2013\u2014\u2015\u00a0_/.,")


class _Places(dict[int, str]):
    """The table for str.translate: what it does not hold is worked out once and kept."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = result = self._place(letter.casefold(), depth=0)
        return result

    def _place(self, letter: str, depth: int) -> str:
        known = _CYRILLIC.get(letter) or _DIGITS.get(letter) or _BASES.get(letter)
        if known:
            return known
        if letter in _BREAKS or letter.isspace():
            return "!"
        if len(letter) == 1 and (letter.isascii() or not letter.isalpha()):
            return letter if letter.isalpha() else ""
        parts = unicodedata.normalize("NFKD", letter)
        if depth or parts == letter:
            return letter if letter.isalpha() else ""
        return "".join(self._place(part, depth=1) for part in parts)


_PLACES = _Places()


@lru_cache(65536)
def _sorted_word(text: str) -> str:
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    placed = text.translate(_PLACES).strip("!")
    while "!!" in placed:
        placed = placed.replace("!!", "!")
    return placed


def sort_key(native_surname: str, given_name: str = "", patronymic: str = "") -> str:
    """The byte-orderable key of a person in an alphabetical list, by surname, given name, patronymic.

    Cyrillic before Latin; ё as е; a shorter name before a longer one that begins with it; letter case,
    accents and apostrophes do not count.
    """
    key = f"{_sorted_word(native_surname)} {_sorted_word(given_name)} {_sorted_word(patronymic)}"
    return key.rstrip()


def sort_prefix(typed: str) -> str:
    """The beginning of the sort keys of all surnames that begin with what was typed, in that very spelling.

    For a single letter it is exacter than a search key, which has one "i" for и, е, ю and я.
    """
    return _sorted_word(typed)
