"""Days, periods and instants as a person says them: "12 – 19 Jun 2026", "leaves in 9 days", "today 10:41"."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from translations import _, current_language, ngettext

_WHOLE_DATE = 10


def day(iso: str, pattern: str = "d MMM yyyy") -> str:
    """ "12 Jun 2026" in the interface's language; short dates as they are kept, "" if unknown."""
    if len(iso) != _WHOLE_DATE:
        return iso
    # Qt brings the names of months of all languages: nothing has to be read for them.
    return QLocale(current_language()).toString(QDate.fromString(iso, "yyyy-MM-dd"), pattern)


def month(iso: str) -> str:
    """ "Jun 2026"; what is no whole date stays as it is kept."""
    if len(iso) != _WHOLE_DATE:
        return iso
    locale = QLocale(current_language())
    # Alone a month's name has another form than after a day: «май», «5 мая».
    return f"{locale.standaloneMonthName(int(iso[5:7]), QLocale.FormatType.ShortFormat)} {iso[:4]}"


def period(start: str, end: str) -> str:
    """ "12 – 19 Jun 2026", "27 Jun – 11 Jul 2026", "29 Dec 2025 – 3 Jan 2026"; one day if alone."""
    if not start or not end or start == end:
        return day(start or end)
    if start[:7] == end[:7]:
        beginning = day(start, "d")
    else:
        beginning = day(start, "d MMM" if start[:4] == end[:4] else "d MMM yyyy")
    return f"{beginning} – {day(end)}"


def days_between(start: str, end: str) -> int | None:
    """How many days later ``end`` is, None if one of them is not a whole date."""
    try:
        return (date.fromisoformat(end) - date.fromisoformat(start)).days
    except ValueError:
        return None


def nights(start: str, end: str) -> str:
    """ "7 nights", "" for no night or an unknown date."""
    count = days_between(start, end) or 0
    return ngettext("%(count)d night", "%(count)d nights", count) % {"count": count} if count > 0 else ""


def when_it_leaves(start: str, end: str, today: date | None = None) -> str:
    """ "leaves in 9 days", "on the way", "" once it is over."""
    now = (today or date.today()).isoformat()
    until = days_between(now, start)
    if until is None:
        return ""
    if until > 1:
        return ngettext("leaves in %(count)d day", "leaves in %(count)d days", until) % {"count": until}
    if until == 1:
        return _("leaves tomorrow")
    if until == 0:
        return _("leaves today")
    return _("on the way") if end and end >= now else ""


def instant(utc: str, today: date | None = None) -> str:
    """An instant at this desk's clock: "today 10:41", "yesterday 18:05", "1 Jun 09:12", "1 Jun 2025"."""
    try:
        at = datetime.fromisoformat(utc).astimezone()
    except ValueError:
        return utc
    now = today or date.today()
    ago = (now - at.date()).days
    time = at.strftime("%H:%M")
    if ago == 0:
        return _("today %(time)s") % {"time": time}
    if ago == 1:
        return _("yesterday %(time)s") % {"time": time}
    iso = at.date().isoformat()
    return f"{day(iso, 'd MMM')} {time}" if at.year == now.year else day(iso)
