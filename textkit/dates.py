"""Dates as lists, passports, airlines and people write them, to ISO 8601 text that may be short (1985-02,
1985).

A value is taken only when there is one reading of it; otherwise there is a problem code and, where it can be
had, proposals. Sentences for the codes are made above this room:

empty          nothing was given
unreadable     no known form of a date
no_such_day    31.02.1985; the proposal is the last day of that month, or day and month exchanged
day_or_month   03/04/1985 in a list that does not tell its order; the proposals are both readings
in_future      a birth or an issue after today
too_old        before 1900 (a birth), too far from today (issue, expiry)
day_unknown    00.05.1950: the value is 1950-05, such passports exist
two_readings   two-digit year or bare number with a second sensible reading; the proposals are both
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache


class FieldMeaning(StrEnum):
    """What a date is of; decides the century of two-digit years and what is sensible."""

    birth = "birth"
    issue = "issue"
    expiry = "expiry"
    other = "other"


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """``value`` ISO 8601, may be short, "" if not known; ``problem`` a code of this module or ""."""

    value: str = ""
    problem: str = ""
    proposals: tuple[str, ...] = ()


_EMPTY = frozenset(
    ("", "-", "--", "нет", "н/д", "n/a", "#н/д", "#n/a", "б/д", "none", "null", "nan", "—", "–")
)
_USUAL = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})")
_NUMBERS = re.compile(r"(\d{1,4})(?P<mark>[./\-,\s])\s*(\d{1,2})(?P=mark)\s*(\d{4}|\d{1,2})")
_MIXED_MARKS = re.compile(r"(\d{1,4})\s*[./\-,]\s*(\d{1,2})\s*[./\-,]\s*(\d{4}|\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./\-](\d{4})|(\d{4})[./\-](\d{1,2})")
_WORDS = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|\.|-е|-го|º)?[\s\-./]*(?:de |of )?"
    r"([^\W\d_]+)\.?[\s\-./,]*(?:de |of )?(\d{4}|\d{2})"
)
_WORD_FIRST = re.compile(r"([^\W\d_]+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_WORD_YEAR = re.compile(r"([^\W\d_]+)\.?[\s,\-./]*(\d{4})")
_YEAR_WORD = re.compile(r"(\d{4})[\s\-./]*([^\W\d_]+)\.?[\s\-./]*(\d{1,2})")
# "г.", "года рождения", "r.", also glued to the year; one sign or word at a time, so that it ends quickly.
_TAIL = re.compile(
    r"(?:[\s,.;]|(?<![^\W\d_])(?:г|г/р|год|года|годъ|гг|р|рр|рожд|рождения|рік|року|н|нар|народження|r|roku|an|anno)"
    r"(?!\w))*$"
)
_TIME = re.compile(r"(?<=\d)(?:t|\s+)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:z|[ap]m|[+-]\d{2}:?\d{2})?$")
_WEEKDAY = re.compile(r"^[^\W\d_]{2,12}[.,]+\s+(?=\d)")


@lru_cache(1)
def _months() -> dict[str, int]:
    from textkit.months import month_names

    return month_names()


@lru_cache(512)
def _month(word: str) -> int:
    """1-12 for a month's name, its abbreviation, or a beginning of three or more letters that fits one; else
    0.
    """
    months = _months()
    if word in months:
        return months[word]
    fitting = {number for name, number in months.items() if len(word) > 2 and name.startswith(word)}
    return fitting.pop() if len(fitting) == 1 else 0


def parse_date(
    text: str,
    meaning: FieldMeaning | str = FieldMeaning.other,
    today: date | None = None,
    day_first: bool | None = True,
) -> ParsedDate:
    """Reads one date. Never raises for any text.

    ``day_first`` True for the order of nearly everywhere, False for America's, None if a list does not tell:
    then 03/04/1985 is a problem. Numbers with dots are always day first. ``today`` decides two-digit years:
    births are never in the future, issues neither, expiries at most 30 years ahead.
    """
    reader = _Reader(FieldMeaning(meaning), today or date.today(), day_first)
    if usual := _USUAL.fullmatch(text):  # nine of ten cells: not worth the whole way
        return reader.checked(usual[3], int(usual[2]), int(usual[1]))
    cleaned = _plain(text)
    if cleaned in _EMPTY:
        return ParsedDate(problem="empty")
    return reader.read(cleaned)


def _plain(text: str) -> str:
    text = re.sub('["«»„“”\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00]', "", text[:80])
    text = " ".join(re.sub("[\u2010-\u2015\u2212]", "-", text).casefold().split()).strip(" '()[]")
    text = "".join(str(int(c)) if c.isdecimal() else c for c in text)
    text = _WEEKDAY.sub("", _TIME.sub("", text))
    return _TAIL.sub("", text) if re.search(r"\d", text) else text


class _Reader:
    """One reading of one text; holds what decides between readings."""

    def __init__(self, meaning: FieldMeaning, today: date, day_first: bool | None) -> None:
        self.meaning = meaning
        self.today = today
        self.day_first = day_first

    def read(self, text: str) -> ParsedDate:
        for form in (self._digits, self._numbers, self._words, self._short):
            result = form(text)
            if result is not None:
                return result
        return ParsedDate(problem="unreadable")

    def _numbers(self, text: str) -> ParsedDate | None:
        match = _NUMBERS.fullmatch(text) or _MIXED_MARKS.fullmatch(text)
        if not match:
            return None
        first, second, third = (g for g in match.groups() if g and g.isdigit())
        if len(first) > 2:
            return self.checked(first, int(second), int(third))
        if len(third) == 3:
            return None
        dotted = "." in text or "," in text
        return self._ordered(first, second, third, dotted=dotted)

    def _ordered(self, first: str, second: str, year: str, *, dotted: bool) -> ParsedDate:
        a, b = int(first), int(second)
        if dotted or a > 12 or a == b:
            return self.checked(year, b, a) if b <= 12 or a > 12 or dotted else self.checked(year, a, b)
        if b > 12:
            return self.checked(year, a, b)
        if self.day_first is None:
            both = (self.checked(year, b, a).value, self.checked(year, a, b).value)
            return ParsedDate("", "day_or_month", tuple(value for value in both if value))
        return self.checked(year, b, a) if self.day_first else self.checked(year, a, b)

    def _words(self, text: str) -> ParsedDate | None:
        if (match := _WORDS.fullmatch(text)) and (month := _month(match[2])):
            return self.checked(match[3], month, int(match[1]))
        if (match := _WORD_FIRST.fullmatch(text)) and (month := _month(match[1])):
            return self.checked(match[3], month, int(match[2]))
        if (match := _YEAR_WORD.fullmatch(text)) and (month := _month(match[2])):
            return self.checked(match[1], month, int(match[3]))
        if (match := _WORD_YEAR.fullmatch(text)) and (month := _month(match[1])):
            return self.checked(match[2], month, None)
        return None

    def _short(self, text: str) -> ParsedDate | None:
        if not (match := _MONTH_YEAR.fullmatch(text)):
            return None
        month, year = (match[1], match[2]) if match[1] else (match[4], match[3])
        return self.checked(year, int(month), None)

    def _digits(self, text: str) -> ParsedDate | None:
        """Digits alone: a year, ddmmyy, ddmmyyyy, yyyymmdd, or the serial number of a spreadsheet."""
        match = re.fullmatch(r"(\d{4,8})(?:[.,]\d{1,12})?", text)
        if not match or (text != match[1] and len(match[1]) != 5):
            return None
        digits = match[1]
        if len(digits) == 4:
            return self._year(digits)
        if len(digits) == 5:
            return self._serial(int(digits))
        if len(digits) == 6:
            return self.checked(digits[4:], int(digits[2:4]), int(digits[:2]))
        return self._eight(digits) if len(digits) == 8 else None

    def _eight(self, digits: str) -> ParsedDate:
        day_first = self.checked(digits[4:], int(digits[2:4]), int(digits[:2]))
        if day_first.value and not day_first.problem:
            return day_first
        year_first = self.checked(digits[:4], int(digits[4:6]), int(digits[6:]))
        return year_first if year_first.value and not year_first.problem else day_first

    def _year(self, digits: str) -> ParsedDate:
        if not 1850 <= int(digits) <= self.today.year + 100:
            return ParsedDate(problem="unreadable")
        return self.checked(digits, None, None)

    def _serial(self, number: int) -> ParsedDate:
        value = serial_date(number)
        if not value:
            return ParsedDate(problem="unreadable")
        year, month, day = value.split("-")
        return self.checked(year, int(month), int(day))

    def checked(self, year_text: str, month: int | None, day: int | None) -> ParsedDate:
        """The date of these numbers, with the problem of a day that does not exist or makes no sense."""
        year = self._full_year(year_text, month, day)
        if not 1000 <= year <= 2999 or (month == 0 and day):
            return ParsedDate(problem="unreadable")
        if month and month > 12:
            return self._no_such_month(year, month, day)
        if not month:
            return self._sensible(f"{year:04}", "day_unknown" if month == 0 else "")
        if not day:
            return self._sensible(f"{year:04}-{month:02}", "day_unknown" if day == 0 else "")
        if day > monthrange(year, month)[1]:
            return ParsedDate("", "no_such_day", self._nearby(year, month, day))
        return self._sensible(f"{year:04}-{month:02}-{day:02}", "")

    def _no_such_month(self, year: int, month: int, day: int | None) -> ParsedDate:
        if not day or day > 12 or month > monthrange(year, day)[1]:
            return ParsedDate(problem="no_such_day" if day else "unreadable")
        return ParsedDate("", "no_such_day", (f"{year:04}-{day:02}-{month:02}",))

    def _nearby(self, year: int, month: int, day: int) -> tuple[str, ...]:
        last = monthrange(year, month)[1]
        return (f"{year:04}-{month:02}-{last:02}",) if day <= 31 else ()

    def _sensible(self, value: str, problem: str) -> ParsedDate:
        limit = {
            FieldMeaning.birth: ("1900", self.today.isoformat()),
            FieldMeaning.issue: ("1950", self.today.isoformat()),
            FieldMeaning.expiry: ("1970", str(self.today.year + 100)),
            FieldMeaning.other: ("1850", "2200"),
        }[self.meaning]
        if value < limit[0][: len(value)]:
            problem = "too_old"
        elif value > limit[1][: len(value)]:
            problem = "in_future"
        return ParsedDate(value, problem)

    def _full_year(self, text: str, month: int | None, day: int | None) -> int:
        """Two digits become the one year that fits the meaning: births and issues not after today."""
        year = int(text)
        if len(text) > 2:
            return year
        century = self.today.year // 100 * 100
        if self.meaning in (FieldMeaning.birth, FieldMeaning.issue):
            candidate = (century + year, month or 1, day or 1)
            return (
                century
                + year
                - (100 if candidate > (self.today.year, self.today.month, self.today.day) else 0)
            )
        window = 30 if self.meaning is FieldMeaning.expiry else 50
        return century + year - (100 if century + year > self.today.year + window else 0)


def serial_date(number: int) -> str:
    """The ISO date of an Excel serial day number, "" outside 61 to 73050 (1900-03-01 to 2099-12-31).

    Numbers below 61 are refused: serial 60 is Excel's 29 February 1900, which never was, and as a date of a
    person such a number is a mistake.
    """
    if not 61 <= number <= 73050:
        return ""
    return (date(1899, 12, 30) + timedelta(number)).isoformat()


def guess_day_first(texts: list[str]) -> bool | None:
    """The order of day and month in a column of one list: True, False, or None where no value tells.

    One value that can only be read one way decides for all (26/06/26); values of both kinds leave it open.
    """
    day_first = month_first = False
    for text in texts:
        match = _NUMBERS.fullmatch(_plain(text)) or _MIXED_MARKS.fullmatch(_plain(text))
        numbers = [int(g) for g in match.groups() if g and g.isdigit()] if match else []
        if len(numbers) == 3 and numbers[0] <= 31:
            day_first |= "." in text or numbers[0] > 12
            month_first |= "." not in text and numbers[1] > 12
    return None if day_first == month_first else day_first


@lru_cache(4096)
def format_date(iso: str, pattern: str = "dd.MM.yyyy") -> str:
    """An ISO date by a pattern of dd, d, MM, M, yyyy, yy and marks; short dates lose what they do not have.

    Text that is no ISO date comes back as it is: a person sees what is kept.
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", iso)
    if not match:
        return iso
    year, month, day = match.groups()
    if not day:
        pattern = re.sub(r"d+[^\w]*", "", pattern)
    if not month:
        pattern = re.sub(r"M+[^\w]*", "", pattern)
    pattern = pattern.strip(" .,/-")
    parts = {"yyyy": year, "yy": year[2:], "MM": month, "dd": day}
    parts |= {"M": str(int(month or 0)), "d": str(int(day or 0))}
    return re.sub(r"yyyy|yy|MM|M|dd|d", lambda found: parts[found[0]] or "", pattern)


def age_on(birth: str, day: str | date) -> int | None:
    """Full years on a day (ISO text or date); None where the birth date is short enough to leave it open.

    Someone born on 29 February is a year older on 1 March of a common year. Negative ages are None.
    """
    on = str(day)
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", birth) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", on):
        return None
    years = int(on[:4]) - int(birth[:4])
    rest_on, rest_birth = on[5:], birth[5:]
    if len(rest_birth) < 5 and (not rest_birth or rest_on[: len(rest_birth)] == rest_birth):
        return None
    years -= rest_on < rest_birth
    return years if years >= 0 else None


def is_iso_date(text: str) -> bool:
    """Whether the text is a full ISO date of a day that exists."""
    return iso_day(text) is not None


def iso_day(text: str) -> date | None:
    """The day of a full ISO date, None for all else."""
    if len(text) != 10 or not text[4] == text[7] == "-":  # Python takes weeks too: 2027-W01-1
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
