"""How a column of dates is read: the order of day and month is decided for the column, never for a cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from intake.cell_checks import Check, is_exponent, is_nothing, one_line
from intake.doubts import MARK, NOTHING, STOP, Checked, Doubt
from intake.tables import CellDetail
from textkit.dates import FieldMeaning, parse_date

_MEANINGS = {
    "birth_date": FieldMeaning.birth,
    "international_passport_printed_birth_date": FieldMeaning.birth,
    "international_passport_issue_date": FieldMeaning.issue,
    "national_passport_issue_date": FieldMeaning.issue,
    "international_passport_expiry": FieldMeaning.expiry,
}


@dataclass(frozen=True, slots=True)
class DayOrder:
    """Whether dates of a column such as 03/04/1985 are day first.

    ``certain`` by the same kind of values (or by a person); else only by others in the column, which is
    worth a mark. ``day_first`` None: nothing in the column decides.
    """

    day_first: bool | None = None
    certain: bool = True


def find_day_order(texts: Iterable[str], details: Iterable[tuple[str, CellDetail]]) -> DayOrder:
    """The order of a column, from its distinct texts and from cells whose true date is known."""
    slashed, others = _votes(texts)
    others |= {
        vote for text, detail in details if (vote := _vote_of_true_date(text, detail.value)) is not None
    }
    if len(slashed) == 1:
        return DayOrder(slashed.pop())
    if not slashed and len(others) == 1:
        return DayOrder(others.pop(), certain=False)
    return DayOrder()


def _votes(texts: Iterable[str]) -> tuple[set[bool], set[bool]]:
    """What the texts say: those with slashes or hyphens, and those with dots."""
    slashed: set[bool] = set()
    dotted: set[bool] = set()
    for text in texts:
        parts = text.replace("-", "/").split("/")
        if len(parts) == 3:
            first, second = parts[0].strip(), parts[1].strip()
            if first.isdecimal() and second.isdecimal() and len(first) < 3:
                _vote(slashed, int(first), int(second))
        elif len(parts) == 1 and text.count(".") == 2 and text[:2].strip(".").isdecimal():
            dotted.add(True)
    return slashed, dotted


def _vote(votes: set[bool], first: int, second: int) -> None:
    if first > 12 >= second:
        votes.add(True)
    elif second > 12 >= first:
        votes.add(False)


def _vote_of_true_date(text: str, iso: str) -> bool | None:
    """A cell whose true date is known shows by its text how the program writes dates."""
    numbers = [part for part in text.replace("-", ".").replace("/", ".").split(".") if part.isdecimal()]
    if len(iso) != 10 or len(numbers) != 3 or len(numbers[0]) > 2:
        return None
    month, day = int(iso[5:7]), int(iso[8:])
    if month == day:
        return None
    seen = (int(numbers[0]), int(numbers[1]))
    return True if seen == (day, month) else False if seen == (month, day) else None


def date_check(field: str, order: DayOrder, today: date) -> Check:
    """Dates to ISO 8601, by the column's order."""
    reader = _DateReader(field, order, today)
    return reader.check


def true_date_check(field: str, today: date) -> Callable[[CellDetail, str], Checked]:
    """For cells whose program said the date itself; doubts show the text that stands in the cell."""
    reader = _DateReader(field, DayOrder(True), today)

    def check(detail: CellDetail, text: str) -> Checked:
        checked = reader.check(detail.value or text)
        if not checked.doubts:
            return checked
        return Checked(checked.value, tuple(replace(doubt, text=text) for doubt in checked.doubts))

    return check


class _DateReader:
    def __init__(self, field: str, order: DayOrder, today: date) -> None:
        self._field = field
        self._order = order
        self._today = today
        self._meaning = _MEANINGS.get(field, FieldMeaning.other)
        self._latest = today.isoformat() if field != "international_passport_expiry" else f"{today.year + 30}"
        self._expiry = field == "international_passport_expiry"
        self._now = today.isoformat()

    def check(self, text: str) -> Checked:
        if len(text) == 10:
            iso = f"{text[6:]}-{text[3:5]}-{text[:2]}" if text[2] == "." == text[5] else text
            if "1905" < iso < self._latest and _is_day(iso):
                return Checked(iso) if not self._expiry or iso >= self._now else self._expired(iso, text)
        return self._slowly(one_line(text))

    def _slowly(self, text: str) -> Checked:
        if is_nothing(text):
            return NOTHING
        if len(text) > 60:
            return self._stop("date_unreadable", text)
        parsed = parse_date(text, self._meaning, self._today, self._order.day_first)
        if parsed.problem == "unreadable":
            return self._with_words(text)
        if parsed.problem == "empty":
            return NOTHING
        if not parsed.value:
            return self._stop(parsed.problem, text, parsed.proposals)
        return Checked(
            parsed.value, tuple(self._doubts(text, parsed.value, parsed.problem, parsed.proposals))
        )

    def _stop(self, problem: str, text: str, proposals: tuple[str, ...] = ()) -> Checked:
        reason = problem if problem in ("no_such_day", "day_or_month") else "date_unreadable"
        if is_exponent(text):
            reason = "digits_lost"
        return Checked("", (Doubt(self._field, reason, text, proposals, STOP),))

    def _with_words(self, text: str) -> Checked:
        """A date with something beside it: "05.06.2016 (child)"."""
        for cut in (text.partition("("), text.partition(" ")):
            first, rest = cut[0].strip(" ,;"), f"{cut[1]}{cut[2]}".strip(" ,;")
            parsed = parse_date(first, self._meaning, self._today, self._order.day_first)
            if rest and len(parsed.value) == 10 and not parsed.problem and not any(map(str.isdigit, rest)):
                return Checked(parsed.value, (Doubt(self._field, "date_with_words", text, (), MARK, rest),))
        return self._stop("date_unreadable", text)

    def _doubts(self, text: str, value: str, problem: str, proposals: tuple[str, ...]) -> list[Doubt]:
        doubts = []
        if reason := self._reason(problem):
            doubts.append(Doubt(self._field, reason, text, proposals))
        elif len(value) < 10 and len(text) > 4:
            doubts.append(Doubt(self._field, "partial_date", text, (), MARK))
        if _has_short_year(text):
            doubts.append(
                Doubt(self._field, "two_digit_year", text, _other_century(value, self._meaning), MARK)
            )
        if not self._order.certain and (other := _turned(text, value)):
            day_first = self._order.day_first
            reason = "day_first_by_others" if day_first else "month_first_by_others"
            doubts.append(Doubt(self._field, reason, text, (value, other), MARK))
        if self._expiry and value < self._now[: len(value)]:
            doubts.append(Doubt(self._field, "expired", text, (), MARK))
        return doubts

    def _expired(self, iso: str, text: str) -> Checked:
        return Checked(iso, (Doubt(self._field, "expired", text, (), MARK),))

    def _reason(self, problem: str) -> str:
        if problem == "in_future":
            return "future_birth" if self._meaning is FieldMeaning.birth else "far_future"
        return {"too_old": "too_long_ago", "day_unknown": "partial_date"}.get(problem, "")


def _is_day(iso: str) -> bool:
    if iso[4] != "-" or iso[7] != "-":
        return False
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True


def _has_short_year(text: str) -> bool:
    """Whether the year of a numeric or airline date was written with two digits."""
    if text.isdecimal():
        return len(text) == 6
    if not text[-2:].isdecimal() or text[-3:].isdecimal():
        return False
    return not (len(text) > 8 and text[:4].isdecimal())


def _other_century(value: str, meaning: FieldMeaning) -> tuple[str, ...]:
    """The same date a hundred years away, where a person could have been born then too."""
    if meaning is not FieldMeaning.birth or not value.startswith("20"):
        return (value,)
    return value, f"19{value[2:]}"


def _turned(text: str, value: str) -> str:
    """The date with day and month exchanged, when the text could be read both ways; else ""."""
    if "/" not in text and text.count("-") != 2:
        return ""
    if text[:4].isdecimal() or len(value) != 10 or value[5:7] == value[8:] or int(value[8:]) > 12:
        return ""
    return f"{value[:4]}-{value[8:]}-{value[5:7]}"
