"""A tour as the checks of its people see it: its days, and the rules of its countries in the directory."""

from __future__ import annotations

from datetime import date

from models.checks.findings import Journey
from models.records import Tour
from paperwork.countries import country_of
from paperwork.directories import current_directories
from textkit.dates import is_iso_date


def journey_of(tour: Tour, today: date | None = None) -> Journey:
    """The tour's journey on a day (today), with the directory as it is now."""
    countries = tuple(code for code in tour.countries if code)
    directories = current_directories() if countries else None
    rules = {code: country_of(directories, code).rule for code in countries if directories is not None}
    day = (today or date.today()).isoformat()
    return Journey(day, tour.start_date, tour.end_date, countries, rules, submission_of(tour))


def submission_of(tour: Tour) -> str:
    """The day on which the papers are handed in, ISO 8601: when a visa of the tour begins; "" if unknown.

    Of several visas the last, for a passport that is valid long enough then was so before. A visa that begins
    on the tour is dated by its validity, which says nothing of that day.
    """
    days = [one.start_date for one in tour.services if one.kind == "visa" and is_iso_date(one.start_date)]
    return max((day for day in days if not tour.start_date or day < tour.start_date), default="")
