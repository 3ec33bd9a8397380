"""Dates that cannot be, and passports that are valid longer than their state gives them.

Short dates ("1950") are judged only where every day they may mean says the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from models.checks.days import birthday, full_day, later, span
from models.checks.findings import NOTE, WARN, WRONG, Finding, Journey, Sentence, finding
from models.records import Tourist
from resources import read_json
from textkit.dates import age_on
from translations import N_, ngettext

BIRTH = "birth_date"
ISSUE, EXPIRY = "international_passport_issue_date", "international_passport_expiry"
NATIONAL_ISSUE = "national_passport_issue_date"
OLDEST, LONGEST_VALID, NATIONAL_FROM = 120, 10, 14
EXCHANGED_AT, DAYS_TO_EXCHANGE = (20, 45), 90
Days = tuple[date, date] | None


class ChildTerm(NamedTuple):
    """A state gives somebody under an age a passport for so many years, and perhaps some months more."""

    under: int
    years: int
    extra_months: int


@cache
def child_terms() -> dict[str, list[ChildTerm]]:
    """State to its terms, those of the youngest first (resources/child_passports.json)."""
    found: dict[str, list[ChildTerm]] = {}
    for one in read_json("child_passports.json")["children"]:
        term = ChildTerm(one["under"], one["years"], one.get("extra_months", 0))
        found.setdefault(one["country"], []).append(term)
    return {state: sorted(terms) for state, terms in found.items()}


@cache
def _longer() -> frozenset[str]:
    """States with passports that are valid longer than ten years."""
    return frozenset(one["country"] for one in read_json("child_passports.json")["longer_than_ten_years"])


def check_birth(person: Tourist, journey: Journey) -> Iterator[Finding]:
    """Born on a day that is still to come, or longer ago than anybody lives."""
    born, today = span(person.birth_date), full_day(journey.today)
    if born is None or today is None:
        return
    if born[0] > today:
        yield finding(BIRTH, "birth_to_come", WRONG)
    elif later(born[1], OLDEST, "years") < today:
        yield finding(BIRTH, "born_long_ago", WRONG, count=OLDEST)


def check_passport_dates(person: Tourist, journey: Journey) -> Iterator[Finding]:
    """The international passport's dates against each other, the birth and today."""
    issued, expires = (
        span(person.international_passport_issue_date),
        span(person.international_passport_expiry),
    )
    impossible = list(_issue(ISSUE, person, issued, journey))
    yield from impossible
    if issued is None or expires is None or impossible:
        return
    if issued[0] > expires[1]:
        yield finding(ISSUE, "issued_after_expiry", WRONG, date=person.international_passport_expiry)
    else:
        yield from _too_long(person, issued, expires)


def check_national_dates(person: Tourist, journey: Journey) -> Iterator[Finding]:
    """The national passport's: Russia's is given at 14 and exchanged at 20 and at 45, within 90 days
    (Government decree No. 2267 of 23.12.2023, before it No. 828 of 08.07.1997)."""
    issued = span(person.national_passport_issue_date)
    yield from _issue(NATIONAL_ISSUE, person, issued, journey)
    born = full_day(person.birth_date)
    if person.citizenship != "RU" or issued is None or born is None or issued[1] < born:
        return
    if issued[1] < birthday(born, NATIONAL_FROM):
        yield finding(NATIONAL_ISSUE, "national_too_early", date=birthday(born, NATIONAL_FROM).isoformat())
    else:
        yield from _exchange(born, issued[1], journey)


def _issue(field: str, person: Tourist, issued: Days, journey: Journey) -> Iterator[Finding]:
    born, today = span(person.birth_date), full_day(journey.today)
    if issued is None:
        return
    if today is not None and issued[0] > today:
        yield finding(field, "issue_to_come", WRONG)
    elif born is not None and issued[1] < born[0]:
        yield finding(field, "issued_before_birth", WRONG, date=person.birth_date)


def _exchange(born: date, issued: date, journey: Journey) -> Iterator[Finding]:
    """The next age at which the passport ends, if it comes before the journey does."""
    last = full_day(journey.end) or full_day(journey.today)
    due = next((age for age in EXCHANGED_AT if issued < birthday(born, age)), 0)
    if not due or last is None or last < birthday(born, due):
        return
    until = later(birthday(born, due), DAYS_TO_EXCHANGE, "days")
    level = WARN if until < last else NOTE
    yield finding(NATIONAL_ISSUE, "national_exchange", level, date=until.isoformat(), count=due)


def _too_long(person: Tourist, issued: tuple[date, date], expires: tuple[date, date]) -> Iterator[Finding]:
    state = person.international_passport_state or person.citizenship
    term = _child_term(state, person.birth_date, issued)
    if term is not None:
        longest = later(later(issued[1], term.years, "years"), term.extra_months)
        if longest < expires[0]:
            yield finding(EXPIRY, "child_validity", country=state, age=term.under, count=term.years)
            return
    if state not in _longer() and later(issued[1], LONGEST_VALID, "years") < expires[0]:
        yield finding(EXPIRY, "valid_long", count=LONGEST_VALID)


def _child_term(state: str, birth: str, issued: tuple[date, date]) -> ChildTerm | None:
    terms = child_terms().get(state)
    age = age_on(birth, issued[1]) if terms and birth else None
    if age is None:
        return None
    return next((term for term in terms or () if age < term.under), None)


def _born_long_ago(count: int) -> str:
    return ngettext(
        "More than %(count)d year ago. Check the year.",
        "More than %(count)d years ago. Check the year.",
        count,
    )


def _valid_long(count: int) -> str:
    return ngettext(
        "More than %(count)d year after the issue: hardly any passport is valid so long. Check both dates.",
        "More than %(count)d years after the issue: hardly any passport is valid so long. Check both dates.",
        count,
    )


def _child_validity(count: int) -> str:
    return ngettext(
        "Issued under the age of %(age)d: a passport of %(country)s is valid for %(count)d year then. "
        "Check both dates.",
        "Issued under the age of %(age)d: a passport of %(country)s is valid for %(count)d years then. "
        "Check both dates.",
        count,
    )


def _national_exchange(count: int) -> str:
    return ngettext(
        "Issued before the age of %(count)d year: valid to %(date)s, then it must have been exchanged.",
        "Issued before the age of %(count)d years: valid to %(date)s, then it must have been exchanged.",
        count,
    )


SENTENCES: dict[str, Sentence] = {
    "birth_to_come": N_("This day is still to come."),
    "born_long_ago": _born_long_ago,
    "issue_to_come": N_("This day is still to come: nothing can have been issued on it."),
    "issued_before_birth": N_("Issued before the birth on %(date)s. Check both dates."),
    "issued_after_expiry": N_("Issued after the expiry on %(date)s. Check both dates."),
    "valid_long": _valid_long,
    "child_validity": _child_validity,
    "national_too_early": N_("Issued before %(date)s, the 14th birthday. Check the dates."),
    "national_exchange": _national_exchange,
}
