"""Words that several screens say: names of fields, reasons, kinds. Marked here, translated when shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translations import N_, _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from models.records import Service

LEVEL_ICONS = {
    "error": ("error", "error_icon"),
    "warn": ("warn", "warn_icon"),
    "info": ("info", "text2"),
    "ok": ("okc", "ok_icon"),
}

FIELD_NAMES = {
    "native_surname": N_("Surname"),
    "native_given_name": N_("Given name"),
    "patronymic": N_("Patronymic"),
    "latin_surname": N_("Surname, Latin"),
    "latin_given_name": N_("Given name, Latin"),
    "birth_surname": N_("Surname at birth"),
    "former_surnames": N_("Former surnames"),
    "sex": N_("Sex"),
    "birth_date": N_("Date of birth"),
    "birth_place": N_("Place of birth"),
    "citizenship": N_("Citizenship"),
    "international_passport_state": N_("International passport, state"),
    "international_passport_series": N_("International passport, series"),
    "international_passport_number": N_("International passport, number"),
    "international_passport_issue_date": N_("International passport, issued"),
    "international_passport_expiry": N_("International passport, expires"),
    "international_passport_authority": N_("International passport, authority"),
    "national_passport_series": N_("National passport, series"),
    "national_passport_number": N_("National passport, number"),
    "national_passport_issue_date": N_("National passport, issued"),
    "national_passport_authority": N_("National passport, authority"),
    "phone": N_("Phone"),
    "email": N_("E-mail"),
    "address": N_("Address"),
    "discount_card_series": N_("Discount card, series"),
    "discount_card_number": N_("Discount card, number"),
    "payment_card_brand": N_("Payment card"),
    "payment_card_last4": N_("Payment card, last four digits"),
    "payment_card_expiry": N_("Payment card, expires"),
    "notes": N_("Notes"),
    "ticket_number": N_("Air ticket"),
}

REASONS = {
    "document": N_("passport"),
    "old_document": N_("old passport"),
    "surname": N_("surname"),
    "other_spelling": N_("other spelling"),
    "former_surname": N_("former surname"),
    "given_name": N_("given name"),
    "birth_date": N_("date of birth"),
    "phone": N_("phone"),
    "email": N_("e-mail"),
    "card": N_("card"),
    "typing_error": N_("close spelling"),
    "all": "",
}

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


def field_name(name: str) -> str:
    """What the record's field is called on the screen."""
    return _(FIELD_NAMES.get(name, name))


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
