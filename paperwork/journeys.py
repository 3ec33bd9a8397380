"""What the checks have to know of a tour: its days, and the rules for passports of its countries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from models.checks.findings import Journey
from models.passport_rules import PassportRule
from models.records import Tour
from paperwork.countries import country_of
from paperwork.directories import Directories, current_directories
from textkit.dates import is_iso_date


def journey_of(tour: Tour, *, today: date | None = None, directories: Directories | None = None) -> Journey:
    """The tour as the checks see it, with the rules as the office has them now."""
    known = directories or current_directories()
    return Journey(
        today=(today or date.today()).isoformat(),
        start=tour.start_date,
        end=tour.end_date or tour.start_date,
        countries=tuple(tour.countries),
        rules=_rules(known, tour.countries),
        submission=submission_of(tour),
    )


def submission_of(tour: Tour) -> str:
    """The day on which the papers are handed in, ISO 8601: when a visa of the tour begins; "" if unknown.

    Of several visas the last, for a passport that is valid long enough then was so before. A visa that begins
    on the tour is dated by its validity, which says nothing of that day.
    """
    days = [one.start_date for one in tour.services if one.kind == "visa" and is_iso_date(one.start_date)]
    return max((day for day in days if not tour.start_date or day < tour.start_date), default="")


def _rules(directories: Directories, countries: Sequence[str]) -> Mapping[str, PassportRule | None]:
    return {code: country_of(directories, code).rule for code in countries}
