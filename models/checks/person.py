"""All checks of one person."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from models.checks.findings import Finding, Journey
from models.checks.two_passports import check_two_passports
from models.records import Tourist

Check = Callable[[Tourist, Journey], Iterable[Finding]]
# In the order of the form.
CHECKS: tuple[Check, ...] = (check_two_passports,)


def check_person(person: Tourist, journey: Journey) -> list[Finding]:
    """What is to be seen on a person, for a journey; of a regular client give ``as_tourist(client)``."""
    return [found for check in CHECKS for found in check(person, journey)]
