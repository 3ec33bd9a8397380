"""Simple warnings of the form, as sentences at their field. Marks, never walls."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from textkit.dates import age_on, format_date
from translations import _, ngettext
from ui.common.wording import years_old
from ui.tourists.name_notices import name_notice, script_notice

Notice = tuple[str, str]  # (sentence, level: warn or info)
NATIVE_NAMES = ("native_surname", "native_given_name", "patronymic", "birth_surname", "former_surnames")
LATIN_NAMES = ("latin_surname", "latin_given_name")
EXPIRY, BIRTH = "international_passport_expiry", "birth_date"
OF_AGE = 18


def warnings_of(person: Any, tour_end: str, today: date | None = None) -> dict[str, Notice]:
    """What deserves attention, by field. ``person`` is a Tourist or a TouristRow; ``tour_end`` ISO or ""."""
    day = today or date.today()
    found: dict[str, Notice] = {}
    _check_expiry(found, person, tour_end, day)
    _check_birth(found, person, tour_end, day)
    for name in (*NATIVE_NAMES, *LATIN_NAMES):
        text = getattr(person, name, "")
        several = name == "former_surnames"
        if sentence := script_notice(text) if several else name_notice(text, latin=name in LATIN_NAMES):
            found[name] = (sentence, "warn")
    return found


def needs_attention(person: Any, tour_end: str, today: date | None = None) -> bool:
    return any(level == "warn" for _text, level in warnings_of(person, tour_end, today).values())


def _check_expiry(found: dict[str, Notice], person: Any, tour_end: str, day: date) -> None:
    expiry = getattr(person, EXPIRY, "")
    if len(expiry) < 10 or not expiry[:1].isdigit():
        return
    if expiry < day.isoformat():
        found[EXPIRY] = (_("Expired on %(date)s.") % {"date": format_date(expiry)}, "warn")
    elif tour_end and expiry < tour_end:
        days = (_day(tour_end) - _day(expiry)).days
        text = ngettext(
            "Expires too early: %(days)d day before the tour ends.",
            "Expires too early: %(days)d days before the tour ends.",
            days,
        )
        found[EXPIRY] = (text % {"days": days}, "warn")


def _check_birth(found: dict[str, Notice], person: Any, tour_end: str, day: date) -> None:
    birth = getattr(person, BIRTH, "")
    if len(birth) < 4 or not birth[:4].isdigit():
        return
    if birth > day.isoformat()[: len(birth)]:
        found[BIRTH] = (_("This day is still to come."), "warn")
        return
    end = _day(tour_end) if tour_end else day
    age = age_on(birth, end.isoformat())
    if age is not None and age < OF_AGE:
        text = _("Travels as a minor: %(age)s on the last day.") % {"age": years_old(birth, end)}
        found[BIRTH] = (text, "info")


def _day(iso: str) -> date:
    return date.fromisoformat(iso[:10]) if len(iso) >= 10 else date.today() + timedelta(days=36500)
