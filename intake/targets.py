"""The fields a source column can be placed on, in the order in which the import window shows them.

Field names are those of ``models.records.Tourist``. Some targets are composite: they take a column that holds
a whole name and fill several fields from it (see ``COMPOSITES``).
"""

from __future__ import annotations

from dataclasses import dataclass

from translations import N_


@dataclass(frozen=True, slots=True)
class Target:
    """A field of the tourist. ``label`` is to be translated by ``_`` when shown.

    ``kind`` says how its cells are read: name, sex, date, country, series, number, ticket, phone, email,
    text, full_name, scheme. ``usual``: shown at once, the others on demand.
    """

    field: str
    label: str
    kind: str
    usual: bool = True


_PRINTED = "international_passport_printed"
TARGETS: tuple[Target, ...] = (
    Target("native_surname", N_("Surname"), "name"),
    Target("native_given_name", N_("Given name"), "name"),
    Target("patronymic", N_("Patronymic"), "name"),
    Target("latin_surname", N_("Latin surname"), "name"),
    Target("latin_given_name", N_("Latin given name"), "name"),
    Target("sex", N_("Sex"), "sex"),
    Target("birth_date", N_("Date of birth"), "date"),
    Target("citizenship", N_("Citizenship"), "country"),
    Target("international_passport_series", N_("Passport series"), "series"),
    Target("international_passport_number", N_("Passport number"), "number"),
    Target("international_passport_issue_date", N_("Passport issued on"), "date"),
    Target("international_passport_expiry", N_("Passport expires"), "date"),
    Target("national_passport_series", N_("National passport series"), "series"),
    Target("national_passport_number", N_("National passport number"), "number"),
    Target("ticket_number", N_("Air ticket"), "ticket"),
    Target("phone", N_("Phone"), "phone"),
    Target("email", N_("E-mail"), "email"),
    Target("notes", N_("Notes"), "text"),
    Target("native_full_name", N_("Full name"), "full_name", usual=False),
    Target("latin_full_name", N_("Latin full name"), "full_name", usual=False),
    Target("native_given_first", N_("Full name, given name first"), "full_name", usual=False),
    Target("latin_given_first", N_("Latin full name, given name first"), "full_name", usual=False),
    Target("birth_place", N_("Place of birth"), "text", usual=False),
    Target("international_passport_state", N_("Passport issuing state"), "country", usual=False),
    Target("international_passport_authority", N_("Passport issued by"), "text", usual=False),
    Target("national_passport_issue_date", N_("National passport issued on"), "date", usual=False),
    Target("national_passport_authority", N_("National passport issued by"), "text", usual=False),
    Target("birth_surname", N_("Surname at birth"), "name", usual=False),
    Target("former_surnames", N_("Former surnames"), "name", usual=False),
    Target("latin_scheme", N_("Latin spelling"), "scheme", usual=False),
    Target("surname_changed_on", N_("Surname changed on"), "date", usual=False),
    Target(f"{_PRINTED}_surname", N_("Surname in the international passport"), "name", usual=False),
    Target(f"{_PRINTED}_given_name", N_("Given name in the international passport"), "name", usual=False),
    Target(f"{_PRINTED}_sex", N_("Sex in the international passport"), "sex", usual=False),
    Target(f"{_PRINTED}_birth_date", N_("Date of birth in the international passport"), "date", usual=False),
    Target(
        f"{_PRINTED}_birth_place", N_("Place of birth in the international passport"), "text", usual=False
    ),
    Target("address", N_("Address"), "text", usual=False),
    Target("discount_card_series", N_("Discount card series"), "text", usual=False),
    Target("discount_card_number", N_("Discount card number"), "text", usual=False),
    Target("payment_card_brand", N_("Payment card brand"), "text", usual=False),
    Target("payment_card_last4", N_("Payment card, last digits"), "text", usual=False),
    Target("payment_card_expiry", N_("Payment card expires"), "text", usual=False),
)
BY_FIELD = {target.field: target for target in TARGETS}
KINDS = {target.field: target.kind for target in TARGETS}
# Composite targets and the fields that they fill; a column of the field itself wins over the composite.
COMPOSITES: dict[str, tuple[str, ...]] = {
    "native_full_name": ("native_surname", "native_given_name", "patronymic"),
    "latin_full_name": ("latin_surname", "latin_given_name", "sex"),
    "native_given_first": ("native_surname", "native_given_name", "patronymic"),
    "latin_given_first": ("latin_surname", "latin_given_name", "sex"),
}
