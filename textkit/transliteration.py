"""Names from Cyrillic to the Latin letters of a passport, scheme by scheme.

Every result is A-Z, space and hyphen only, whatever came in: letters that a scheme does not know fall back to
ICAO Doc 9303, accents to Doc 9303 part 3 section 6, apostrophes and stress marks
are dropped. The way back is in textkit.native, which scheme was in use when in textkit.schemes_in_use.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from textkit.names import without_lookalikes
from textkit.other_alphabets import any_letter, with_sounds
from textkit.scheme_tables import TABLES, Scheme

SCHEMES: tuple[str, ...] = tuple(TABLES)

_SCHEME_OF_STATE = {
    "RU": "icao_9303",
    "UA": "kmu_55",
    "BY": "belarus",
    "KZ": "kazakhstan",
    "BG": "bulgaria",
    "RS": "serbia",
    "ME": "serbia",
    "BA": "serbia",
    "MK": "macedonia",
    **dict.fromkeys(("TR", "AZ", "MD", "RO", "HU"), "plain_latin"),
}
_DASHES = "\\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
_SEPARATORS = re.compile(rf"([\s{_DASHES}_,.;:/\\|+&<>()\[\]{{}}]+)")
_DASH = re.compile(f"[{_DASHES}]")
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ`‘´ʹ′‛＇", "'"))
_NOT_OF_A_NAME = re.compile(r"[^\w'\s]|[\d_]")
# A Cyrillic vowel with marks: breve, diaeresis and macron make another letter (й ў ё ї ӣ), the others only
# show the stress.
_MARKED_VOWEL = re.compile("([аеиоуыэюяіє])([\u0300-\u036f]+)", re.I)
_OF_LETTERS = re.compile("[^\u0304\u0306\u0308]")
_LATIN = re.compile("[a-zëï]", re.I)
_CYRILLIC = re.compile("[а-яёґєіїў]", re.I)
_LATIN_DIAERESIS = str.maketrans("ëËïÏ", "ёЁїЇ")
_MIXED_WORD = re.compile(r"\b\w*[а-яА-ЯіІєЄ]\w*")


def scheme_for(citizenship: str) -> str:
    """The scheme by which the passports of a state (ISO 3166-1 alpha-2) are written; ICAO if not known."""
    return _SCHEME_OF_STATE.get(citizenship.strip().upper(), "icao_9303")


@lru_cache(8192)
def transliterate(text: str, scheme: str = "icao_9303") -> str:
    """A name in A-Z, space and hyphen, as the scheme (one of SCHEMES) writes it.

    Raises KeyError for an unknown scheme. Letters of no known script are left out. What has been
    transliterated stays as it is.
    """
    rules = TABLES[scheme]
    parts = _SEPARATORS.split(_letters_of_one_script(text).lower().translate(_APOSTROPHES))
    written = [
        ("-" if _DASH.search(part) else " ")
        if place % 2
        else _word(_NOT_OF_A_NAME.sub("", part).strip("'"), rules)
        for place, part in enumerate(parts)
    ]
    joined = re.sub(r" +", " ", "".join(written).upper())
    return re.sub(r" ?- ?[- ]*", "-", joined).strip(" -")


def _letters_of_one_script(text: str) -> str:
    """Composed letters without stress marks, and in a mixed word the letters that its others call for.

    The one place where look-alikes are put right on their way to a passport: the Latin B of ИBАНОВ is meant
    as the Cyrillic В it looks like, so V is written; a word all of letters that both scripts have stays.
    """
    if text.isascii():
        return text
    plain = _MARKED_VOWEL.sub(_without_stress, unicodedata.normalize("NFD", text))
    text = unicodedata.normalize("NFC", plain)
    if _LATIN.search(text) and _CYRILLIC.search(text):
        text = _MIXED_WORD.sub(lambda word: word[0].translate(_LATIN_DIAERESIS), text)
        return without_lookalikes(text)
    return text


def _without_stress(match: re.Match[str]) -> str:
    return match[1] + _OF_LETTERS.sub("", match[2])


def _word(word: str, rules: Scheme) -> str:
    word = with_sounds(word)
    rest, tail = len(word), ""
    for ending, latin in rules.endings:
        if len(word) > len(ending) and word.endswith(ending):
            rest, tail = len(word) - len(ending), latin
            break
    result = []
    at = 0
    while at < rest:
        pair = next((latin for two, latin in rules.pairs if word.startswith(two, at)), None)
        if pair is not None and at + 2 <= rest:
            result.append(pair)
            at += 2
            continue
        result.append(_letter(word, at, rules))
        at += 1
    return "".join(result) + tail


def _letter(word: str, at: int, rules: Scheme) -> str:
    letter, before = word[at], word[at - 1] if at else ""
    if not before and letter in rules.first:
        return rules.first[letter]
    for letters, table in rules.after:
        if before and before in letters and letter in table:
            return table[letter]
    known = rules.letters.get(letter)
    return any_letter(letter) if known is None else known
