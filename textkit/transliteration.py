"""Names from Cyrillic to the Latin letters of a passport, scheme by scheme, and a proposal for the way back.

Every result is A-Z, space and hyphen only, whatever came in: letters that a scheme does not know fall back to
ICAO Doc 9303, accents to Doc 9303 part 3 section 6, apostrophes are dropped.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from textkit.native import to_native

__all__ = ["SCHEMES", "scheme_for", "to_native", "transliterate"]

_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"


def _table(letters: str, latin: str) -> dict[str, str]:
    return dict(zip(letters, latin.replace("_", "").split(" "), strict=True))


# ICAO Doc 9303 part 3 section 6 B; "_" stands for nothing.
_ICAO_RUSSIAN = _table(
    _RUSSIAN, "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y _ e iu ia"
)
_ICAO_OTHERS = {
    **_table("ґєіїўѣѵѳѫ", "g ie i i u ie y f u"),
    **_table("ђѓѕјљњќћџ", "d g dz j lj nj k c dz"),
    **_table("әғқңөұүһҳҷӣӯҙҫҗҡҥҝ", "a g k n o u u h kh j i u z s zh k n k"),
}
_ICAO = {**_ICAO_RUSSIAN, **_ICAO_OTHERS}
_LATIN = {
    **_table("äöüåøæœßñłđðþıəŋ", "ae oe ue aa oe ae oe ss n l d d th i a n"),
}
_GREEK = _table("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o")
_GEORGIAN = _table(
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h",
)
_ARMENIAN = _table(
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
    "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f",
)
_OTHERS = {**_LATIN, **_GREEK, **_GEORGIAN, **_ARMENIAN}
_VOWELS = "аеёиоуыэюяіїєўәөұү"


@dataclass(frozen=True, slots=True)
class _Scheme:
    """``first`` holds at the start of a word, ``after`` (letters before, table) after those letters, in
    order.
    """

    letters: dict[str, str] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)
    after: tuple[tuple[str, dict[str, str]], ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    endings: tuple[tuple[str, str], ...] = ()


_YOTED = {"ю": "yu", "я": "ya", "й": "y"}
_SCHEMES: dict[str, _Scheme] = {
    # Russia, passports since 2013-14: order 320 of the FMS, then 889 of the MVD; also the fallback of all
    # others.
    "icao_9303": _Scheme(),
    # Russia, passports of 2010 to 2013: GOST R 52535.1-2006.
    "gost_2006": _Scheme({"ц": "tc", "ъ": ""}),
    # Russia, passports of 1997 to 2010: order 310 of the MVD.
    "mvd_1997": _Scheme({**_YOTED, "ъ": ""}, pairs=(("ье", "ye"), ("ъе", "ye"))),
    # The same order's French spelling, until 2000 the usual one and kept on request.
    "mvd_1997_fr": _Scheme(
        {"ж": "j", "у": "ou", "ч": "tch", "ш": "ch", "щ": "chtch", "ъ": "", "ю": "iou"},
        pairs=(("ге", "gue"), ("ги", "gui"), ("ье", "ie"), ("кс", "x")),
        endings=(("ин", "ine"),),
    ),
    # Russia, driving licences of 2000 to 2015: order 782 of the MVD.
    "mvd_2000": _Scheme(
        {**_YOTED, "ё": "yo", "ъ": ""},
        after=(("аеёиоуыэюя", {"е": "ye"}), ("бвгдзклмнпрстфхц", {"ё": "ye"}), ("жчшщ", {"ё": "e"})),
        pairs=(("ье", "ye"), ("ъе", "ye"), ("ьё", "yo"), ("ъё", "yo"), ("ьи", "yi")),
    ),
    # Ukraine: resolution 55 of the Cabinet of Ministers, 27 January 2010.
    "kmu_55": _Scheme(
        {"г": "h", "и": "y", "ъ": "", "ы": "y"},
        first={"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"},
        pairs=(("зг", "zgh"),),
    ),
    # Belarus: order 288 of the MVD, 2008.
    "belarus": _Scheme(
        {"г": "h", "ё": "io", "ъ": ""},
        first={"е": "ye", "ё": "yo", "ю": "yu", "я": "ya"},
        after=(
            ("ы", {"е": "ie", "ё": "io", "ю": "iu", "я": "ia"}),
            ("аеёиоуэюяіьъў'", {"е": "ye", "ё": "yo", "ю": "yu", "я": "ya"}),
        ),
    ),
    "kazakhstan": _Scheme({"ъ": "", "ю": "yu", "я": "ya"}, first={"е": "ye", "ё": "yo", "й": "y"}),
    # Bulgaria: Transliteration Act of 2009.
    "bulgaria": _Scheme({"щ": "sht", "ъ": "a", "ь": "y", "х": "h", **_YOTED}, endings=(("ия", "ia"),)),
    "serbia": _Scheme({"ж": "z", "ј": "j", "х": "h", "ц": "c", "ч": "c", "ш": "s", "ђ": "dj"}),
    "macedonia": _Scheme({"х": "h", "ц": "c", "џ": "dj", "ѓ": "gj", "ќ": "kj"}),
}
SCHEMES: tuple[str, ...] = tuple(_SCHEMES)

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
}
_APOSTROPHES = "'’ʼ`‘ʹ′\""
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212_/,.;]+")


def scheme_for(citizenship: str) -> str:
    """The scheme by which the passports of a state (ISO 3166-1 alpha-2) are written; ICAO if not known."""
    return _SCHEME_OF_STATE.get(citizenship.strip().upper(), "icao_9303")


@lru_cache(8192)
def transliterate(text: str, scheme: str = "icao_9303") -> str:
    """A name in A-Z, space and hyphen, as the scheme (one of SCHEMES) writes it.

    Raises KeyError for an unknown scheme. Letters of no known script are left out.
    """
    rules = _SCHEMES[scheme]
    words = re.split(r"([\s\-\u2010-\u2015\u2212]+)", unicodedata.normalize("NFC", text).lower())
    parts = [
        ("-" if re.search(r"\S", word) else " ") if i % 2 else _word(word, rules)
        for i, word in enumerate(words)
    ]
    joined = re.sub(r"[^A-Z \-]", "", "".join(parts).upper())
    return re.sub(r" ?- ?[- ]*", "-", re.sub(r" +", " ", joined)).strip(" -")


def _word(word: str, rules: _Scheme) -> str:
    result = []
    rest = len(word)
    for ending, latin in rules.endings:
        if len(word) > len(ending) and word.endswith(ending):
            rest, tail = len(word) - len(ending), latin
            break
    else:
        tail = ""
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


def _letter(word: str, at: int, rules: _Scheme) -> str:
    letter, before = word[at], word[at - 1] if at else ""
    if before in ("’", "ʼ", "`", "‘"):
        before = "'"
    if not before and letter in rules.first:
        return rules.first[letter]
    for letters, table in rules.after:
        if before and before in letters and letter in table:
            return table[letter]
    known = rules.letters.get(letter)
    return _any_letter(letter) if known is None else known


@lru_cache(4096)
def _any_letter(letter: str) -> str:
    """A letter by ICAO's tables; an accented one by its base; "" for what is no letter of a known script."""
    known = _ICAO.get(letter, _OTHERS.get(letter))
    if known is not None:
        return known
    if letter.isascii():
        return letter if letter.isalpha() else ""
    base = unicodedata.normalize("NFKD", letter).lower()
    return "".join(_any_letter(part) for part in base if part != letter and not unicodedata.combining(part))
