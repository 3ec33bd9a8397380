"""What the fields of a person are called, on screens, in lists that leave and in lists that come back."""

from __future__ import annotations

from functools import lru_cache

from translations import N_, _, in_every_language

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
    "latin_scheme": N_("Latin spelling"),
    "surname_changed_on": N_("Surname changed on"),
    "international_passport_state": N_("International passport, state"),
    "international_passport_series": N_("International passport, series"),
    "international_passport_number": N_("International passport, number"),
    "international_passport_issue_date": N_("International passport, issued"),
    "international_passport_expiry": N_("International passport, expires"),
    "international_passport_authority": N_("International passport, authority"),
    "international_passport_printed_surname": N_("Surname in the international passport"),
    "international_passport_printed_given_name": N_("Given name in the international passport"),
    "international_passport_printed_sex": N_("Sex in the international passport"),
    "international_passport_printed_birth_date": N_("Date of birth in the international passport"),
    "international_passport_printed_birth_place": N_("Place of birth in the international passport"),
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


def field_name(name: str) -> str:
    """What the record's field is called on the screen."""
    return _(FIELD_NAMES.get(name, name))


@lru_cache(1)
def names_in_every_language() -> dict[str, str]:
    """The name of a field in each language of the program -> the field: so our own lists name columns."""
    return {name: field for field, text in FIELD_NAMES.items() for name in in_every_language(text)}
