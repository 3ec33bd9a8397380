"""What is wrong with single values: pure functions, whose answers a scan keeps for each distinct value."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from models.cleaning.findings import (
    EMAILS,
    IMPOSSIBLE_DATES,
    LOOK_ALIKES,
    MIXED_ALPHABETS,
    NUMBERS,
    PHONES,
    SIGNS,
    Problem,
)
from textkit.dates import parse_date
from textkit.documents import document_problem, document_proposal, join_document
from textkit.emails import email_proposal, is_email
from textkit.names import clean_name, lookalikes, script, without_lookalikes
from textkit.phones import format_phone, phone_exists, split_phones

# Only where the other names of the same person are Cyrillic: «AHHA» beside «Иванова».
PERHAPS_CYRILLIC = "perhaps_cyrillic"
# The Latin letters that nobody tells from the Russian ones, and what may stand between them.
_CERTAIN = frozenset("ABEKMHOPCTYXaeopcyx -")
OLDEST = 120  # years
_SHORT_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_GAPS = re.compile("[\\s\\-\u2010-\u2015\u2212]")
_WORDS = re.compile(r"[^\W\d_]+")
# Papers whose letters stand in a machine-readable zone, so that they are Latin.
_LATIN_PAPERS = frozenset(
    ("international_passport", "national_passport", "id_card", "visa", "residence_permit")
)
# A series and number of digits alone, as long as Russian papers are.
_RUSSIAN_DIGITS = {"international_passport": 9, "national_passport": 10}


def name_problem(text: str) -> Problem | None:
    """Of a native name or a patronymic."""
    found = alphabet_problem(text)
    if found is None and _CERTAIN.issuperset(text) and (letters := _all_lookalikes(text, "cyrillic")):
        return Problem(LOOK_ALIKES, PERHAPS_CYRILLIC, letters)
    return found or _signs_problem(text)


def latin_name_problem(text: str) -> Problem | None:
    """Of a Latin name: Cyrillic letters in it look alike, or the name stands in the wrong field."""
    found = alphabet_problem(text)
    if found is None and script(text) == "cyrillic":
        letters = _all_lookalikes(text, "latin")
        return Problem(LOOK_ALIKES, "cyrillic_letters", letters) if letters else Problem(SIGNS, "wrong_field")
    return found or _signs_problem(text)


def alphabet_problem(text: str) -> Problem | None:
    """Letters of two alphabets in one word. The proposal has them of one, where each has a look-alike."""
    if text.isascii() or not _has_mixed_word(text):
        return None
    fixed = without_lookalikes(text)
    return Problem(MIXED_ALPHABETS, "mixed", "" if _has_mixed_word(fixed) else fixed)


def _has_mixed_word(text: str) -> bool:
    return any(script(word) == "mixed" for word in _WORDS.findall(text))


def _all_lookalikes(text: str, meant: str) -> str:
    """The text in the other script if every letter of it has a look-alike there, else ""."""
    letters = list(text)
    for one in lookalikes(text, meant):
        letters[one.index] = one.should_be
    fixed = "".join(letters)
    return fixed if script(fixed) == meant else ""


def _signs_problem(text: str) -> Problem | None:
    cleaned = clean_name(text)
    if cleaned == text or not cleaned:
        return Problem(SIGNS, "no_letters") if text and not cleaned else None
    if unicodedata.normalize("NFC", text) == cleaned:
        return Problem(SIGNS, "composed", cleaned)
    if any(map(str.isdigit, text)):
        return Problem(SIGNS, "digits", cleaned)
    seen = "".join(one for one in text if unicodedata.category(one) != "Cf")
    if seen == cleaned:
        return Problem(SIGNS, "invisible", cleaned)
    spaces_only = _GAPS.sub("", seen) == _GAPS.sub("", cleaned)
    return Problem(SIGNS, "spaces" if spaces_only else "signs", cleaned)


def date_problem(text: str, meaning: str, today: date) -> Problem | None:
    """Of a date of which ``meaning`` is birth, issue or expiry; a short date is fine as far as it goes."""
    found = _SHORT_DATE.fullmatch(text)
    if found is None:
        read = parse_date(text, meaning, today)
        return Problem(IMPOSSIBLE_DATES, "unreadable", "" if read.problem else read.value)
    if not _exists(*found.groups()):
        return Problem(IMPOSSIBLE_DATES, "no_such_day")
    if meaning != "expiry" and text > today.isoformat()[: len(text)]:
        return Problem(IMPOSSIBLE_DATES, f"{meaning}_in_future")
    if meaning == "birth" and int(found[1]) < today.year - OLDEST - (text[4:] > today.isoformat()[4:]):
        return Problem(IMPOSSIBLE_DATES, "too_old")
    return None


def _exists(year: str, month: str | None, day: str | None) -> bool:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def is_before(earlier: str, later: str) -> bool:
    """Whether a date is before another, as far as both are known: 1985 is not before 1985-02."""
    length = min(len(earlier), len(later))
    return earlier[:length] < later[:length]


def number_problem(series: str, number: str, kind: str, state: str) -> Problem | None:
    """Of a document's series and number; ``state`` is alpha-2, "" if unknown."""
    packed = series.replace(" ", "") + number
    if packed.isascii() and packed.isalnum() and _is_long_enough(packed, kind, state):
        return None
    text = join_document(series, number)
    code = document_problem(text, kind, state)
    if not code or (code == "letters" and kind not in _LATIN_PAPERS):
        return None
    proposal = document_proposal(text, kind, state)
    return Problem(LOOK_ALIKES if code == "letters" else NUMBERS, code, "" if proposal == text else proposal)


def _is_long_enough(packed: str, kind: str, state: str) -> bool:
    """Nothing can be wrong with letters and digits but the length of a Russian number, or an exponent."""
    expected = _RUSSIAN_DIGITS.get(kind)
    if not packed.isdigit():
        return "E" not in packed.upper()
    return state != "RU" or expected is None or len(packed) == expected


def phone_problem(text: str, citizenship: str = "") -> Problem | None:
    """Of a phone: nobody can be called by it as it stands. A national number may be Russia's or the state's
    of which the client is a citizen."""
    if phone_exists(text) or (citizenship not in ("", "RU") and phone_exists(text, citizenship)):
        return None
    if len(split_phones(text)) > 1:
        return Problem(PHONES, "several")
    repaired = format_phone(text)
    return Problem(PHONES, "unreadable", repaired if phone_exists(repaired) else "")


def email_problem(text: str) -> Problem | None:
    """Of an e-mail address: no mail could be sent to it."""
    return None if is_email(text) else Problem(EMAILS, "unreadable", email_proposal(text))
