"""A tour as the checks of its people see it: its days, and the rules of its countries in the directory."""

from __future__ import annotations

from datetime import date

from models.checks.findings import Journey
from models.records import Tour
from paperwork.countries import country_of
from paperwork.directories import current_directories


def journey_of(tour: Tour, today: date | None = None) -> Journey:
    """The tour's journey on a day (today), with the directory as it is now."""
    countries = tuple(code for code in tour.countries if code)
    directories = current_directories() if countries else None
    rules = {code: country_of(directories, code).rule for code in countries if directories is not None}
    day = today or date.today()
    return Journey(day.isoformat(), tour.start_date, tour.end_date, countries, rules)
