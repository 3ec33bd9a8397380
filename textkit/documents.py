"""Numbers of passports and other papers: search keys, series and number apart and together, damaged numbers.

Leading zeros are part of a number and never touched; nothing is repaired silently: where a spreadsheet has
hurt a number there is a problem code and, where it can be had, a proposal.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Cyrillic (and Greek) letters that stand for the Latin one of the same look; the rest of the Cyrillic letters
# are written as ICAO would, so that a birth certificate's II-МЮ has a key as well.
_TO_LATIN = str.maketrans(
    dict(zip("АВЕЗІЇКМНОРСТУХЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABE3IIKMHOPCTYXJSABEZHIKMNOPTYX", strict=True))
    | dict(zip("БГҐДЄЖЙЛПФЦЧШЩЭЮЯИЫЎ", "BGGDEZILPFCCSSEUAIYU", strict=True))
    | {"Ь": "", "Ъ": "", "Ё": "E", "№": "", "Ⅰ": "I"}
)
_NUMBER_MARK = re.compile(r"(?<![^\W_])(?:no|nr|num|nо)\.?\s*(?=\d)|№|(?<=\d)\s*n\s*(?=\d)|#", re.I)
_WORDS = re.compile(
    r"(?<![^\W\d_])(?:серия|серія|сер|series|seria|ser|номер|number|numer|паспорт|passport)(?![^\W\d_])[.:]?",
    re.I,
)
_DECIMAL = re.compile(r"(\d+)[.,]0+")
_EXPONENT = re.compile(r"\d+(?:[.,]\d+)?e[+\-]?\d+", re.I)
_SEPARATORS = re.compile(r"[\s\u00ad\u200b-\u200f\-\u2010-\u2015_.:,/]+")


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", _NUMBER_MARK.sub(" ", text))
    return " ".join(_WORDS.sub(" ", text).split())


@lru_cache(65536)
def document_key(text: str) -> str:
    """The search key of a series and number: A-Z and 0-9 only, Cyrillic letters by their look, zeros kept.

    "75 №1234567", "75N1234567", "75-1234567" and "751234567" have one key. A number that a spreadsheet made
    4505123456.0 loses the ".0".
    """
    text = _plain(text).upper()
    if decimal := _DECIMAL.fullmatch(text):
        text = decimal[1]
    return re.sub(r"[^0-9A-Z]+", "", text.translate(_TO_LATIN))


def document_tail(key: str) -> str:
    """The last six characters of a key: what people read out when they know only the end."""
    return key[-6:]


def latin_letters(text: str) -> str:
    """Upper case with Cyrillic look-alike letters made Latin, everything else as typed (МР1234567 as
    MP1234567).
    """
    return text.upper().translate(_LOOKALIKES)


_LOOKALIKES = str.maketrans(dict(zip("АВЕІКМНОРСТУХЈЅ", "ABEIKMHOPCTYXJS", strict=True)))


def split_document(text: str, kind: str = "international_passport", state: str = "") -> tuple[str, str]:
    """Series and number out of one text, by the kind of document and the issuing state (ISO 3166-1 alpha-2,
    or "").

    RU international 2+7 digits, RU national 4+6; UA letters and six digits; BY letters and seven; KZ a letter
    and eight; birth certificates by their last six digits. What follows no known form is kept whole as the
    number, a series only where the text itself sets one apart. Cyrillic look-alike letters become Latin.
    """
    plain = _plain(text)
    if decimal := _DECIMAL.fullmatch(plain):
        plain = decimal[1]
    if kind == "birth_certificate":
        return _certificate(plain)
    plain = latin_letters(plain)
    packed = _SEPARATORS.sub("", plain)
    known = _known_form(packed, kind, state.upper())
    return known or _as_typed(plain, packed)


@dataclass(frozen=True, slots=True)
class PassportForm:
    """How a state numbers its passports: patterns of series and number, and ``lengths`` of both, None where
    they vary. ``kind``: of which passport, "" for all of the state. ``guessed``: told without the state."""

    kind: str
    state: str
    series: str
    number: str
    lengths: tuple[int, int] | None
    example: str
    guessed: bool = False


_INTERNATIONAL, _NATIONAL = "international_passport", "national_passport"
# The one table of what numbers look like.
PASSPORT_FORMS = (
    PassportForm(_NATIONAL, "RU", r"\d{4}", r"\d{6}", (4, 6), "45 08 123456", guessed=True),
    PassportForm(_INTERNATIONAL, "RU", r"\d{2}", r"\d{7}", (2, 7), "75 1234567", guessed=True),
    PassportForm("", "UA", "[A-Z]{2}", r"\d{6}", (2, 6), "FB123456", guessed=True),
    PassportForm("", "BY", "[A-Z]{2}", r"\d{7}", (2, 7), "MP1234567", guessed=True),
    PassportForm("", "KZ", "N", r"\d{8}", (1, 8), "N12345678"),
    PassportForm("", "AZ", "AZE|AA|C", r"\d{7,8}", None, "C12345678"),
    PassportForm("", "UZ", "[A-Z]{2}", r"\d{7}", (2, 7), "FA1234567"),
    PassportForm("", "KG", "AC|AN|ID|PE", r"\d{7}", (2, 7), "PE1234567"),
)
_PATTERNS = [(form, re.compile(f"({form.series})({form.number})")) for form in PASSPORT_FORMS]


@lru_cache(1024)
def passport_form(state: str, kind: str = _INTERNATIONAL) -> PassportForm | None:
    """How the state (alpha-2) numbers such passports, None if that is not known."""
    fitting = (form for form in PASSPORT_FORMS if form.state == state and form.kind in ("", kind))
    return next(fitting, None)


def passport_lengths(*kinds: str) -> dict[str, tuple[int, int]]:
    """State to the signs of series and number of the forms of these kinds, where their lengths are fixed."""
    return {form.state: form.lengths for form in PASSPORT_FORMS if form.kind in kinds and form.lengths}


def fits_form(form: PassportForm, packed: str) -> bool:
    """Whether series and number together, without spaces, are such a number."""
    return any(pattern.fullmatch(packed) for one, pattern in _PATTERNS if one is form)


def _known_form(packed: str, kind: str, state: str) -> tuple[str, str] | None:
    for form, pattern in _PATTERNS:
        told = form.state == state or (not state and form.guessed)
        if told and form.kind in ("", kind) and (match := pattern.fullmatch(packed)):
            return match[1], match[2]
    return None


def _as_typed(plain: str, packed: str) -> tuple[str, str]:
    """A short first part set apart by a space or a mark is a series, if a number of digits follows."""
    parts = _SEPARATORS.split(plain.strip(" -_.:,/"))
    if len(parts) == 2 and len(parts[0]) <= 4 and re.fullmatch(r"\d{5,10}", parts[1]):
        return parts[0], parts[1]
    return "", packed


def _certificate(plain: str) -> tuple[str, str]:
    match = re.fullmatch(r"(.*?)[\s\-]*(\d{6})", plain.strip())
    if not match:
        return "", plain.strip()
    series = match[1].upper().strip(" -")
    parts = re.fullmatch(r"([IVXLCІХПУ1]+)[\s\-]*([А-Я]{2})", series)
    return (f"{_roman(parts[1])}-{parts[2]}" if parts else series), match[2]


def _roman(text: str) -> str:
    """Roman digits as people type them: Cyrillic П for II, У for V, 1 for I."""
    return text.replace("П", "II").translate(str.maketrans("ІХУ1", "IXVI"))


def join_document(series: str, number: str) -> str:
    """Series and number as people read them: "71 0012345", letters joined to their digits (FB441209)."""
    series, number = series.strip(), number.strip()
    between = "" if series.isalpha() and number[:1].isdigit() else " "
    return f"{series}{between}{number}" if series and number else series or number


def document_problem(text: str, kind: str = "international_passport", state: str = "") -> str:
    """What is wrong with a number, as a code, or "".

    exponent (4,51E+09: digits are gone), decimal (12345.0: from a number cell, zeros may be gone), zeros_lost
    (a digit or two fewer than a Russian passport has), several (more than one number in the text),
    wrong_length (for the form of the state), letters (mixed look-alike letters inside).
    """
    plain = _plain(text)
    if not plain:
        return ""
    if _EXPONENT.fullmatch(plain):
        return "exponent"
    if re.search(r"\d{5,}\s*[;,|\n/]\s*\S*\s?\d{5,}", text):
        return "several"
    if _DECIMAL.fullmatch(plain):
        return "decimal"
    if re.search(r"[А-Яа-яЁёІіЇї]", plain) and kind != "birth_certificate":
        return "letters"
    return _length_problem(_SEPARATORS.sub("", plain), kind, state.upper())


_RUSSIAN_LENGTH = {form.kind: sum(form.lengths or ()) for form in PASSPORT_FORMS if form.state == "RU"}


def _length_problem(packed: str, kind: str, state: str) -> str:
    expected = _RUSSIAN_LENGTH.get(kind)
    if state != "RU" or not expected or not packed.isdigit() or len(packed) == expected:
        return ""
    return "zeros_lost" if expected - 3 <= len(packed) < expected else "wrong_length"


def document_proposal(text: str, kind: str = "international_passport", state: str = "") -> str:
    """What a damaged number probably was ("304123456" as "0304 123456"), or "" where it cannot be known."""
    problem = document_problem(text, kind, state)
    packed = document_key(text)
    if problem == "zeros_lost":
        return join_document(*split_document(packed.zfill(_RUSSIAN_LENGTH[kind]), kind, state))
    if problem == "decimal":
        inner = document_proposal(packed, kind, state)
        return inner or join_document(*split_document(packed, kind, state))
    if problem == "letters":
        fixed = latin_letters(_plain(text))
        return "" if re.search(r"[А-ЯЁІЇ]", fixed) else join_document(*split_document(fixed, kind, state))
    return ""
