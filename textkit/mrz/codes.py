"""Codes of three letters in passports: states, and those that are no state.

Source: ICAO Doc 9303 part 3 section 5.
"""

from __future__ import annotations

from textkit.countries import state_of_code

# What a code says beyond a state of today, as a name for the rooms that have the sentences.
_MEANINGS = {
    "UTO": "utopia",
    "XXA": "stateless",
    "XXB": "refugee",
    "XXC": "other_refugee",
    "XXX": "unspecified",
    "GBD": "british_overseas_territories_citizen",
    "GBN": "british_national_overseas",
    "GBO": "british_overseas_citizen",
    "GBP": "british_protected_person",
    "GBS": "british_subject",
    "UNO": "united_nations",
    "UNA": "united_nations_agency",
    "UNK": "united_nations_kosovo",
    "EUE": "european_union",
    "IAO": "icao",
    "XOM": "order_of_malta",
    "XPO": "interpol",
    "XBA": "african_development_bank",
    "XIM": "african_export_import_bank",
    "XAU": "african_union",
    "XCC": "caribbean_community",
    "XCE": "council_of_europe",
    "XCO": "comesa",
    "XDC": "southern_african_development_community",
    "XEC": "ecowas",
    "XES": "organization_of_eastern_caribbean_states",
    "XMP": "parliamentary_assembly_of_the_mediterranean",
    "XCT": "northern_cyprus",
    "SUN": "soviet_union",
    "YUG": "yugoslavia",
    "SCG": "serbia_and_montenegro",
    "CSK": "czechoslovakia",
    "DDR": "german_democratic_republic",
    "ANT": "netherlands_antilles",
    "NTZ": "neutral_zone",
}


def is_known(code: str) -> bool:
    """Whether the code (without fillers: RUS, D) stands for a state or one of the others above."""
    return code in _MEANINGS or state_of_code(code) is not None


def state_of(code: str) -> str:
    """ISO 3166-1 alpha-2 of the state (GBN: GB, D: DE, RKS: XK), "" for what is no state or not known."""
    return state_of_code(code) or ""


def meaning_of(code: str) -> str:
    """The name of what a code says beyond its state ("stateless" for XXA), else ""."""
    return _MEANINGS.get(code, "")
