"""How a person's names are written in Latin letters: by a scheme, or as they always were (T9)."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from textkit.native import native_proposals
from textkit.transliteration import SCHEMES, scheme_for, transliterate
from translations import N_, _, in_every_language

# The choice of a person whose passports keep a spelling of their own; no scheme.
OLD_PASSPORT = "old_passport"
SCHEME_NAMES = {
    "icao_9303": N_("ICAO 9303, Russia now"),
    "gost_2006": N_("GOST 2006, Russia 2010 to 2013"),
    "mvd_1997": N_("Russia 1997 to 2010"),
    "mvd_1997_fr": N_("French spelling, until 2000"),
    "mvd_2000": N_("Russian driving licences"),
    "kmu_55": N_("Ukraine"),
    "ukraine_2007": N_("Ukraine 2007 to 2010"),
    "belarus": N_("Belarus"),
    "belarus_2008": N_("Belarus, population register"),
    "kazakhstan": N_("Kazakhstan"),
    "uzbekistan": N_("Uzbekistan, Latin alphabet"),
    "bulgaria": N_("Bulgaria"),
    "serbia": N_("Serbia"),
    "macedonia": N_("North Macedonia"),
    "plain_latin": N_("Without accents"),
}
BY_CITIZENSHIP = N_("By citizenship")
AS_IN_OLD_PASSPORT = N_("As in the old passport")
LATIN_OF = {"native_surname": "latin_surname", "native_given_name": "latin_given_name"}


class Spelled(Protocol):
    """What of a tourist or client decides how the names are written."""

    citizenship: str
    latin_scheme: str
    sex: str


def scheme_of(person: Spelled) -> str:
    """The scheme by which the person's names are proposed; "" if they stay as in the old passport."""
    if person.latin_scheme == OLD_PASSPORT:
        return ""
    return person.latin_scheme if person.latin_scheme in SCHEMES else scheme_for(person.citizenship)


def latin_proposals(person: Spelled) -> dict[str, str]:
    """Latin field to what is proposed for it; nothing where the spelling of the old passport is kept."""
    scheme = scheme_of(person)
    if not scheme:
        return {}
    return {latin: transliterate(getattr(person, native), scheme) for native, latin in LATIN_OF.items()}


def native_spellings(person: Spelled, name: str) -> tuple[str, ...]:
    """What a native name may be by its Latin one, the likeliest first."""
    latin = getattr(person, LATIN_OF[name])
    return native_proposals(latin, name.removeprefix("native_"), person.citizenship, person.sex)


def spelling_choices() -> list[tuple[str, str]]:
    """(value of ``latin_scheme``, words) of all that can be chosen."""
    schemes = [(scheme, scheme_name(scheme)) for scheme in SCHEMES]
    return [("", _(BY_CITIZENSHIP)), *schemes, (OLD_PASSPORT, _(AS_IN_OLD_PASSPORT))]


def scheme_name(scheme: str) -> str:
    """The scheme in words; "" is by the citizenship. What is no scheme stays as it is."""
    return _(_names().get(scheme, scheme))


@cache
def schemes_by_name() -> dict[str, str]:
    """Every choice but that by citizenship, by its code and its name in each language, casefolded."""
    named = {**SCHEME_NAMES, OLD_PASSPORT: AS_IN_OLD_PASSPORT}
    return {
        name.casefold(): code for code, text in named.items() for name in (code, *in_every_language(text))
    }


def _names() -> dict[str, str]:
    return {"": BY_CITIZENSHIP, **SCHEME_NAMES, OLD_PASSPORT: AS_IN_OLD_PASSPORT}
