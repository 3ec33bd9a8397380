"""All checks of one person."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from models.checks.ages import check_age, check_passport_age
from models.checks.contacts import check_contacts
from models.checks.dates import check_birth, check_national_dates, check_passport_dates
from models.checks.documents import check_documents, check_issuing_state
from models.checks.expiry import check_expiry, check_issued_within
from models.checks.findings import Finding, Journey
from models.checks.names import check_names
from models.checks.two_passports import check_two_passports
from models.records import Tourist

Check = Callable[[Tourist, Journey], Iterable[Finding]]
# In the order of the form.
CHECKS: tuple[Check, ...] = (
    check_names,
    check_birth,
    check_age,
    check_passport_age,
    check_issuing_state,
    check_documents,
    check_passport_dates,
    check_expiry,
    check_issued_within,
    check_national_dates,
    check_contacts,
    check_two_passports,
)


def check_person(person: Tourist, journey: Journey) -> list[Finding]:
    """What is to be seen on a person, for a journey; of a regular client give ``as_tourist(client)``."""
    return [found for check in CHECKS for found in check(person, journey)]
