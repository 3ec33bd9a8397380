"""Latin names proposed from the native ones, and other spellings to choose from (T9)."""

from __future__ import annotations

from models.records import Tourist
from textkit.names import without_lookalikes
from textkit.transliteration import SCHEMES, scheme_for, transliterate
from translations import N_, _

LATIN_OF = {"native_surname": "latin_surname", "native_given_name": "latin_given_name"}
NATIVE_OF = {latin: native for native, latin in LATIN_OF.items()}
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
    "plain_latin": N_("without accents"),
}


def proposals(tourist: Tourist, proposed: set[str]) -> dict[str, str]:
    """Latin field to its proposal, for those empty or still a proposal; typed ones are left alone."""
    scheme = scheme_for(tourist.citizenship)
    found = {}
    for native, latin in LATIN_OF.items():
        if latin in proposed or not getattr(tourist, latin):
            found[latin] = transliterate(getattr(tourist, native), scheme)
    return found


def spellings(tourist: Tourist, name: str) -> list[tuple[str, str]]:
    """(spelling, what it follows) for a name field: each spelling once, the citizenship's own scheme first.

    For a native name the same with the letters of the other script put right.
    """
    if name not in NATIVE_OF:
        text = getattr(tourist, name)
        mended = without_lookalikes(text)
        return [(mended, _("one script"))] if mended != text else []
    text = getattr(tourist, NATIVE_OF[name])
    own = scheme_for(tourist.citizenship)
    found: dict[str, str] = {}
    for scheme in (own, *SCHEMES):
        spelling = transliterate(text, scheme)
        if spelling:
            found.setdefault(spelling, _(SCHEME_NAMES.get(scheme, scheme)))
    return list(found.items())
