"""Words that several screens say: names of fields, reasons, kinds. Marked here, translated when shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.field_names import field_name
from translations import N_, _, current_language, ngettext

__all__ = ["field_name"]

if TYPE_CHECKING:
    from datetime import date

    from models.records import Service

LEVEL_ICONS = {
    "error": ("error", "error_icon"),
    "warn": ("warn", "warn_icon"),
    "unknown": ("unknown", "text3"),
    "info": ("info", "text2"),
    "ok": ("okc", "ok_icon"),
}

LANGUAGES = {"en": N_("English"), "fr": N_("French"), "ru": N_("Russian")}
DOCUMENT_KINDS = {
    "international_passport": N_("International passport"),
    "national_passport": N_("National passport"),
    "birth_certificate": N_("Birth certificate"),
    "id_card": N_("ID card"),
    "residence_permit": N_("Residence permit"),
    "visa": N_("Visa"),
    "other": N_("Other document"),
}
DOCUMENT_STATES = {"current": N_("Current"), "replaced": N_("Replaced"), "lost": N_("Lost")}
SERVICE_KINDS = {
    "flight": N_("Flight"),
    "hotel": N_("Hotel"),
    "transfer": N_("Transfer"),
    "visa": N_("Visa"),
    "insurance": N_("Insurance"),
    "excursion": N_("Excursion"),
    "other": N_("Other"),
}
SEXES = (("", ""), ("M", N_("Male")), ("F", N_("Female")), ("X", N_("Unspecified")))


def sexes() -> list[tuple[str, str]]:
    """Choices of the sex field, translated."""
    return [(code, _(text) if text else "") for code, text in SEXES]


def date_problem(typed: str, code: str) -> str:
    """A sentence why the typed text is no date that can be kept."""
    sentences = {
        "no_such_day": N_("%(typed)s does not exist. Check the day and the month."),
        "day_or_month": N_("%(typed)s can be read in two ways. Type the month in letters: 03APR85."),
    }
    text = sentences.get(code, N_("%(typed)s is not a date. Type it as day, month, year."))
    return _(text) % {"typed": typed}


def years_old(birth_date: str, day: date | None = None) -> str:
    """ "41 years" on that day (today); "" if the date of birth is not fully known."""
    from datetime import date

    from textkit.dates import age_on

    age = age_on(birth_date, (day or date.today()).isoformat())
    if age is None:
        return ""
    return ngettext("%(count)d year", "%(count)d years", age) % {"count": age}


def service_name(service: Service) -> str:
    """ "Flight, SU 2402": the kind alone where there is no name."""
    kind = _(SERVICE_KINDS.get(service.kind, SERVICE_KINDS["other"]))
    return f"{kind}, {service.name}" if service.name else kind


def language_name(code: str) -> str:
    """The language of a form or of the interface, in words; a code that nobody knows stays one."""
    if code in LANGUAGES:
        return _(LANGUAGES[code])
    from babel import Locale, UnknownLocaleError

    try:
        found = str(Locale.parse(current_language()).languages.get(code, code))
    except (UnknownLocaleError, ValueError):
        return code
    return found[:1].upper() + found[1:]
