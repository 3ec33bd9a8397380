"""Days as papers count them: by the calendar, with the end of a month, and with days that are not known."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from textkit.dates import is_iso_date

_LAST_YEAR = 9999


@lru_cache(8192)
def span(iso: str) -> tuple[date, date] | None:
    """The first and the last day that an ISO date means: one for a full one, a month or a year for a short
    one; None for what is no date."""
    if is_iso_date(iso):
        day = date.fromisoformat(iso)
        return day, day
    if len(iso) == 7 and is_iso_date(f"{iso}-01"):
        first = date.fromisoformat(f"{iso}-01")
        return first, first.replace(day=monthrange(first.year, first.month)[1])
    if len(iso) == 4 and is_iso_date(f"{iso}-01-01"):
        return date(int(iso), 1, 1), date(int(iso), 12, 31)
    return None


def full_day(iso: str) -> date | None:
    """The day of a full ISO date, else None."""
    days = span(iso)
    return days[0] if days is not None and days[0] == days[1] else None


@lru_cache(8192)
def later(day: date, amount: int, unit: str = "months") -> date:
    """The day ``amount`` days, months or years later (or earlier, below zero).

    Months and years end on the last day of a shorter month: 30.11 and three months is 28.02 or 29.02. What no
    calendar has is its last day.
    """
    if unit == "days":
        room = (date.max if amount > 0 else date.min) - day
        return day + min(timedelta(amount), room) if amount > 0 else day + max(timedelta(amount), room)
    months = day.year * 12 + day.month - 1 + amount * (12 if unit == "years" else 1)
    year, month = divmod(months, 12)
    if not 1 <= year <= _LAST_YEAR:
        return date.max if amount > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def birthday(birth: date, years: int) -> date:
    """The day on which somebody is that many years old; who was born on 29 February is it on 1 March of a
    common year (textkit.dates.age_on)."""
    day = later(birth, years, "years")
    return day if day.day == birth.day else later(day, 1, "days")
