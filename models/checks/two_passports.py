"""The national passport against the international one, fact by fact, and what each difference means (T12).

Since 11 December 2023 Russia takes international passports away at the border for mistakes in them (law
114-FZ, article 8.1; resolution 2090 of the government, 9 December 2023). Red is what such a mistake is
beyond doubt; yellow what was taken for one, though the law does not say so; what is fine has its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.checks import passport_spelling, surname_change
from models.checks.findings import FINE, UNKNOWN, WARN, WRONG, Finding, Journey, Sentence, finding
from models.checks.name_letters import plain_name, same_but_yo
from models.checks.surname_change import former_in_passport
from models.records import INTERNATIONAL_PASSPORT_FIELDS, Tourist
from textkit import birth_places
from textkit.names import script
from translations import N_

_OWN_SENTENCES: dict[str, Sentence] = {
    "no_international_passport": N_(
        "Nothing is known of an international passport: there is nothing to compare."
    ),
    "national_unknown": N_("What the national passport says is not known."),
    "nothing_else_noted": N_("Nothing else is noted for the international passport."),
    "same_in_both": N_("The same in both passports."),
    "same_letters": N_("The same, only written otherwise."),
    "name_with_yo": N_(
        "The passports differ by Ё and Е. By law both are one letter, yet passports were taken away for it: "
        "have the international one corrected, or carry a paper with each spelling."
    ),
    "name_differs": N_(
        "The names differ. At the border the international passport is taken for one with a mistake and "
        "taken away: look into both, and have the wrong one replaced."
    ),
    "name_former": N_("The surname before it changed."),
    "printed_in_latin": N_("Typed in Latin letters: type here what the passport has in the native script."),
    "sex_differs": N_(
        "The sex differs. At the border the international passport is taken for one with a mistake and taken "
        "away: look into both, and have the wrong one replaced."
    ),
    "birth_date_differs": N_(
        "The dates of birth differ. At the border the international passport is taken for one with a mistake "
        "and taken away: look into both, and have the wrong one replaced."
    ),
    "birth_date_partly": N_("The same as far as both are known."),
    "birth_date_unreadable": N_("One of the dates cannot be read: there is nothing to compare."),
    "place_written": N_("One place, only written otherwise."),
    "place_renamed": N_("One place under two names. That a town was renamed is no mistake in a passport."),
    "place_part": N_("One of the passports says more of the place, and nothing else."),
    "place_region": N_(
        "The international passport has the region or its centre instead of the place, as is usual for "
        "people born in the USSR. That is no mistake."
    ),
    "place_of_state": N_("One of the passports names no more than the state: there is nothing to compare."),
    "place_differs": N_(
        "The places differ. Right is the place, its region or the region's centre; for another place "
        "passports were taken away at the border: look into both, and have the wrong one corrected."
    ),
}
SENTENCES: dict[str, Sentence] = {
    **_OWN_SENTENCES,
    **surname_change.SENTENCES,
    **passport_spelling.SENTENCES,
}
# What birth_places finds. Another place is yellow: by the MVD (offices of Karelia and Mari El, July 2024)
# the entries may differ where the international passport has the region, and not every region is known here.
_PLACES = {
    birth_places.SAME: ("same_in_both", FINE),
    birth_places.WRITTEN: ("place_written", FINE),
    birth_places.RENAMED: ("place_renamed", FINE),
    birth_places.PART: ("place_part", FINE),
    birth_places.REGION: ("place_region", FINE),
    birth_places.UNKNOWN: ("place_of_state", UNKNOWN),
    birth_places.OTHER: ("place_differs", WARN),
}
# Without these nothing is known of the passport itself: its state alone is filled in for everybody.
_SAY_THAT_THERE_IS_ONE = (
    *("latin_surname", "latin_given_name"),
    *(name for name in INTERNATIONAL_PASSPORT_FIELDS if name != "international_passport_state"),
)
_ISO_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
# A comparison that could not be made is worth a word only where something was typed for it.
_TOLD_THOUGH_UNKNOWN = frozenset({"printed_in_latin", "surname_issued_unknown", "birth_date_unreadable"})


def compare_passports(person: Tourist, journey: Journey) -> list[Finding]:
    """Every fact that both passports have, in the order of the form, with its level and reason.

    The facts ``national`` and ``international`` of a finding are what stands there, as the record has it.
    """
    if not any(getattr(person, name) for name in _SAY_THAT_THERE_IS_ONE):
        return [finding("international_passport_number", "no_international_passport", UNKNOWN)]
    change = surname_change.surname_change(person, journey)
    return [
        _compare(person, "native_surname"),
        _compare(person, "native_given_name"),
        passport_spelling.compare_spelling(person, "native_surname", "latin_surname"),
        passport_spelling.compare_spelling(person, "native_given_name", "latin_given_name"),
        _compare(person, "birth_date"),
        _compare(person, "birth_place"),
        _compare(person, "sex"),
        *([change] if change else []),
    ]


def check_two_passports(person: Tourist, journey: Journey) -> Iterator[Finding]:
    """Of the comparisons those that somebody has to look at."""
    for found in compare_passports(person, journey):
        known = found.level not in (FINE, UNKNOWN)
        if known or found.code in _TOLD_THOUGH_UNKNOWN:
            yield found


def _compare(person: Tourist, name: str) -> Finding:
    printed_field = f"international_passport_printed_{name.removeprefix('native_')}"
    own, printed = getattr(person, name), getattr(person, printed_field)
    if not own:
        return finding(name, "national_unknown", UNKNOWN, national="", international=printed)
    if not printed:
        return finding(name, "nothing_else_noted", FINE, national=own, international=own)
    code, level = _judged(person, name, own, printed)
    return finding(printed_field, code, level, national=own, international=printed)


def _judged(person: Tourist, name: str, own: str, printed: str) -> tuple[str, str]:
    """(code, level) of what stands in both passports."""
    if own == printed:
        return "same_in_both", FINE
    if name == "birth_place":
        return _PLACES[birth_places.compare_places(own, printed)]
    if name == "birth_date":
        return _judged_date(own, printed)
    if name == "sex":
        return "sex_differs", WRONG
    if name == "native_surname" and former_in_passport(person):
        return "name_former", FINE
    return _judged_name(own, printed)


def _judged_name(own: str, printed: str) -> tuple[str, str]:
    if plain_name(own) == plain_name(printed):
        return "same_letters", FINE
    if same_but_yo(own, printed):
        return "name_with_yo", WARN
    if script(printed) == "latin" and script(own) != "latin":
        return "printed_in_latin", UNKNOWN
    return "name_differs", WRONG


def _judged_date(own: str, printed: str) -> tuple[str, str]:
    if not (_ISO_DATE.fullmatch(own) and _ISO_DATE.fullmatch(printed)):
        return "birth_date_unreadable", UNKNOWN
    length = min(len(own), len(printed))
    if own[:length] == printed[:length]:
        return "birth_date_partly", FINE
    return "birth_date_differs", WRONG
