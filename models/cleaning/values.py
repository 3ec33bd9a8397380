"""What is wrong with single values. The rules are those of models.checks; here is in which list a finding
stands, what would mend all of a value at once, and what only bases have that other programs filled.

Pure functions, whose answers a scan keeps for each distinct value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from models.checks.contacts import email_findings, phone_findings
from models.checks.dates import check_birth, check_passport_dates
from models.checks.documents import INTERNATIONAL, NATIONAL, document_findings
from models.checks.findings import WRONG, Finding, Journey, finding
from models.checks.names import name_findings
from models.cleaning.findings import (
    EMAILS,
    IMPOSSIBLE_DATES,
    LIST_OF,
    LOOK_ALIKES,
    MIXED_ALPHABETS,
    PHONES,
    Problem,
)
from models.records import Tourist
from textkit.dates import is_iso_date, parse_date
from textkit.documents import join_document, split_document
from textkit.names import lookalikes, script
from textkit.phones import format_phone, is_in_use, split_phones

# Only where the other names of the same person are Cyrillic: «AHHA» beside «Иванова».
LATIN_WORD = "latin_word"
# The Latin letters that nobody tells from the Russian ones, and what may stand between them.
_CERTAIN = frozenset("ABEKMHOPCTYXaeopcyx -")
_MIXED = ("latin_lookalike", "cyrillic_lookalike")
_WORDS = re.compile(r"[^\W\d_]+")
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
_DECIMAL_PHONE = re.compile(r"\s*\+?\d{6,}[.,]0+\s*")
# Digits of a Russian series and number together.
_RUSSIAN = {INTERNATIONAL: 9, NATIONAL: 10}
_ROUNDS = 4  # of mending one value: letters, signs, spaces


def name_problem(field: str, text: str) -> Problem | None:
    """Of a native name or a patronymic."""
    if found := name_findings(field, text):
        return Problem(LIST_OF[found[0].code], found[0], _mended(text, lambda new: name_findings(field, new)))
    if _has_mixed_word(text):
        return Problem(MIXED_ALPHABETS, finding(field, "mixed_word"))
    if _CERTAIN.issuperset(text) and (cyrillic := _all_lookalikes(text, "cyrillic")):
        return Problem(LOOK_ALIKES, finding(field, LATIN_WORD, name=text), cyrillic)
    return None


def latin_name_problem(field: str, text: str) -> Problem | None:
    """Of a Latin name: also whole words of Cyrillic letters that look Latin."""
    found = name_findings(field, text, latin=True)
    if not found:
        return None
    first = next((one for one in found if one.code in (*_MIXED, "name_not_latin")), found[0])
    if first.code == "name_not_latin":
        return Problem(LOOK_ALIKES, first, _all_lookalikes(text, "latin"))
    proposal = _mended(text, lambda new: name_findings(field, new, latin=True))
    return Problem(LIST_OF[first.code], first, proposal)


def text_problem(field: str, text: str) -> Problem | None:
    """Of a place or an authority: only letters of two alphabets in one word."""
    if text.isascii() or not _has_mixed_word(text):
        return None

    def look(new: str) -> list[Finding]:
        return [one for one in name_findings(field, new) if one.code in _MIXED]

    found = look(text)
    if not found:
        return Problem(MIXED_ALPHABETS, finding(field, "mixed_word"))
    return Problem(MIXED_ALPHABETS, found[0], _mended(text, look))


def _mended(text: str, look: Callable[[str], Sequence[Finding]]) -> str:
    """The text after all proposals, one after the other; "" if one of its faults has none."""
    for _ in range(_ROUNDS):
        found = look(text)
        if not found:
            return text
        if not found[0].proposals:
            return ""
        text = found[0].proposals[0]
    return ""


def _has_mixed_word(text: str) -> bool:
    return not text.isascii() and any(script(word) == "mixed" for word in _WORDS.findall(text))


def _all_lookalikes(text: str, meant: str) -> str:
    """The text in the other script if every letter of it has a look-alike there, else ""."""
    letters = list(text)
    for one in lookalikes(text, meant):
        letters[one.index] = one.should_be
    fixed = "".join(letters)
    return fixed if script(fixed) == meant else ""


def date_problem(field: str, text: str, meaning: str, today: date) -> Problem | None:
    """Of text that is no date, or a day that does not exist; ``meaning``: birth, issue, expiry."""
    if _DATE.fullmatch(text):
        exists = is_iso_date(f"{text}-01-01"[:10])
        return None if exists else Problem(IMPOSSIBLE_DATES, finding(field, "no_such_day", WRONG))
    read = parse_date(text, meaning, today)
    why = finding(field, "unreadable_date", WRONG)
    return Problem(IMPOSSIBLE_DATES, why, "" if read.problem else read.value)


def birth_problem(text: str, today: date) -> Problem | None:
    """Of a birth date alone."""
    if found := date_problem("birth_date", text, "birth", today):
        return found
    wrong = list(check_birth(Tourist(birth_date=text), Journey(today.isoformat())))
    return Problem(IMPOSSIBLE_DATES, wrong[0]) if wrong else None


def paper_dates_problem(born: str, issued: str, expires: str, today: date) -> Problem | None:
    """Of a document's dates against each other, the birth and today. The field is that of a document."""
    paper = Tourist(
        birth_date=born,
        international_passport_issue_date=issued,
        international_passport_expiry=expires,
    )
    for one in check_passport_dates(paper, Journey(today.isoformat())):
        if one.level == WRONG:
            field = "issue_date" if one.field.endswith("issue_date") else "expiry_date"
            return Problem(IMPOSSIBLE_DATES, Finding(field, one.code, one.level, one.facts))
    return None


def number_problem(kind: str, series: str, number: str, state: str) -> Problem | None:
    """Of a passport's series and number; ``state`` is alpha-2, "" if unknown. Of other papers at home, and
    of national ones of other states, nothing is known."""
    if kind not in _RUSSIAN or (kind == NATIONAL and state not in ("", "RU")):
        return None
    packed = series.replace(" ", "") + number
    fits = len(packed) == _RUSSIAN[kind] if state == "RU" else not state
    if fits and packed.isdigit() and packed.isascii():
        return None
    found = document_findings(kind, series, number, state)
    if not found:
        return None
    return Problem(LIST_OF[found[0].code], found[0], _number(kind, series, number, state))


def _number(kind: str, series: str, number: str, state: str) -> str:
    """Series and number with all that is proposed for them, as one text."""
    before = join_document(series, number)
    for _ in range(_ROUNDS):
        found = document_findings(kind, series, number, state)
        if not found:
            break
        if not found[0].proposals:
            return ""
        if found[0].field.endswith("_series"):
            series = found[0].proposals[0]
        else:
            number = found[0].proposals[0]
        if not series:
            series, number = split_document(number, kind, state)
    now = join_document(series, number)
    return now if now != before else ""


def phone_problem(text: str, citizenship: str = "") -> Problem | None:
    """Of a phone, where nobody can be called by it as it stands: a contact is one number."""
    if is_in_use(text):
        return None
    if _DECIMAL_PHONE.fullmatch(text):
        formatted = format_phone(text)
        why = finding("phone", "phone_decimal", phone=text)
        return Problem(PHONES, why, formatted if is_in_use(formatted) else "")
    if len(split_phones(text)) > 1:
        return Problem(PHONES, finding("phone", "phone_several"))
    found = phone_findings("phone", text, citizenship)
    return Problem(PHONES, found[0]) if found else None


def email_problem(text: str) -> Problem | None:
    """Of an e-mail address."""
    found = email_findings("email", text)
    if not found:
        return None
    return Problem(EMAILS, found[0], _mended(text, lambda new: email_findings("email", new)))
