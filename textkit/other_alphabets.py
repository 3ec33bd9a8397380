"""Latin letters of names that are written in neither Cyrillic nor plain Latin letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from textkit.scheme_tables import ICAO, table

# ICAO Doc 9303 part 3 section 6 A; what is not listed loses its accents.
_LATIN = table("äöüåøæœßñłđðþıəŋ", "ae oe ue aa oe ae oe ss n l d d th i a n")
# Greece and Cyprus: ELOT 743, United Nations resolution V/19 of 1987.
_GREEK = table("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o")
# Georgia: the national system of 2002, without its apostrophes.
_GEORGIAN = table(
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h",
)
# Armenia: as in passports, BGN/PCGN 1981 without its apostrophes.
_ARMENIAN = table(
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
    "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f",
)
_LETTERS = {**_LATIN, **_GREEK, **_GEORGIAN, **_ARMENIAN, **ICAO}

_VOICELESS = "θκξπσςτφχψ"
_SOUNDS = (
    (re.compile("ο[υύ]"), "ou"),
    (re.compile(f"(?<=[αεη])[υύ](?=[{_VOICELESS}]|$)"), "f"),
    (re.compile("(?<=[αεη])[υύ]"), "v"),
    (re.compile("γ(?=[γξχ])"), "n"),
    (re.compile("^μπ|μπ$"), "b"),
    (re.compile("^և"), "yev"),
    (re.compile("ու"), "u"),
    (re.compile("^ե"), "ye"),
    (re.compile("^ո(?!վ)"), "vo"),
)
_HAS_SOUNDS = re.compile("[Ͱ-ϿԱ-և]")


def with_sounds(word: str) -> str:
    """A word in small letters with the Greek and Armenian pairs that are one sound in Latin letters."""
    if _HAS_SOUNDS.search(word):
        for spelling, latin in _SOUNDS:
            word = spelling.sub(latin, word)
    return word


@lru_cache(4096)
def any_letter(letter: str) -> str:
    """A small letter as a-z by ICAO's tables or those above; an accented or otherwise marked one by its base.

    "" for what is no letter of a known alphabet.
    """
    known = _LETTERS.get(letter)
    if known is not None:
        return known
    if letter.isascii():
        return letter if letter.isalpha() else ""
    parts = [part for part in unicodedata.normalize("NFKD", letter).lower() if part != letter]
    return "".join(map(any_letter, parts)) if parts else _base(letter)


def _base(letter: str) -> str:
    """The letter that the name of a marked one begins with: җ is ZHE WITH DESCENDER."""
    base, marked, _mark = unicodedata.name(letter, "").partition(" WITH ")
    try:
        return any_letter(unicodedata.lookup(base)) if marked else ""
    except KeyError:
        return ""
