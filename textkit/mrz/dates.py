"""Dates of a machine-readable zone: six digits without a century, of which day and month may be unknown."""

from __future__ import annotations

from calendar import monthrange

_UNKNOWN = ("<<", "00")


def read_mrz_date(text: str, latest: str) -> tuple[str, str]:
    """The ISO date of YYMMDD, which may be short (1950-05, 1950) or "", and a doubt code or "".

    Of the centuries the one that gives the latest date not after ``latest`` (a full ISO date). Unknown parts
    stand as "<<" (ICAO Doc 9303 part 3 section 4.8) or, by old habit, as 00. Doubts: date_unknown (nothing
    is known), day_unknown and month_unknown (the date is short), no_such_day (31 February, month 13),
    unreadable.
    """
    year, month, day = text[:2], text[2:4], text[4:]
    if year == "<<" or text == "000000":
        return "", "date_unknown"
    if not year.isdecimal() or not all(part.isdecimal() or part == "<<" for part in (month, day)):
        return "", "unreadable"
    if month in _UNKNOWN:
        return _with_century(year, "", latest), "month_unknown"
    if int(month) > 12:
        return "", "no_such_day"
    if day in _UNKNOWN:
        return _with_century(year, f"-{month}", latest), "day_unknown"
    value = _with_century(year, f"-{month}-{day}", latest)
    if int(day) > monthrange(int(value[:4]), int(month))[1]:
        return "", "no_such_day"
    return value, ""


def _with_century(year: str, rest: str, latest: str) -> str:
    value = latest[:2] + year + rest
    if value > latest[: len(value)]:
        return f"{int(latest[:2]) - 1}{year}{rest}"
    return value
