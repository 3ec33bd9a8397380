"""Which check digit stands in a zone and which one its field asks for."""

from __future__ import annotations

from textkit.mrz.layouts import check_digit, composite_text, layout_of, number_place
from textkit.mrz.reading import Mrz


def check_digits(mrz: Mrz, field: str) -> tuple[str, str]:
    """(what stands there, what is expected) for one of the names in Checks; ("", "") where there is none."""
    zone = "".join(mrz.lines)
    layout = layout_of(zone, len(mrz.lines[0]))
    if field == "composite":
        at, covered = layout.composite_digit, composite_text(zone, layout)
    elif field == "optional":
        at, covered = layout.optional_digit, zone[layout.optional[0]]
    elif field == "number":
        at = number_place(zone, layout)[1]
        covered = zone[layout.number.start : at]
    else:
        place = layout.birth_date if field == "birth_date" else layout.expiry_date
        at, covered = (place.stop, zone[place]) if place else (-1, "")
    return (zone[at], check_digit(covered)) if at >= 0 else ("", "")
