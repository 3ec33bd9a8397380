"""The international passport against the journey: how long it is valid, and how long it would have to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from models.checks.days import full_day, later, span
from models.checks.findings import NOTE, UNKNOWN, WARN, WRONG, Finding, Journey, Sentence, finding
from models.passport_rules import PassportRule
from models.records import Tourist
from translations import N_, ngettext

# Their citizens go to each other's with any valid passport or identity card; what is asked beyond the stay is
# for others (directive 2004/38/EC, article 5; agreements on the EEA and with Switzerland).
FREE_MOVEMENT = frozenset(
    "AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split()
)
_STAY = PassportRule(0, "days", "exit", confirmed=True)
ISSUE, EXPIRY = "international_passport_issue_date", "international_passport_expiry"
_NUMBER = "international_passport_number"


@dataclass(frozen=True, slots=True)
class _Need:
    """The day to which a country asks a passport to be valid. ``least``: it may be a later one, because the
    day from which is counted is not known."""

    country: str
    day: date
    confirmed: bool
    least: bool = False


def check_expiry(person: Tourist, journey: Journey) -> Iterator[Finding]:
    """Whether the passport is valid, to the journey's end, and as long as its countries ask.

    At home nobody needs it. Of several countries the one that asks for most is named, of those whose rule is
    not known all.
    """
    typed = person.international_passport_expiry
    if not typed:
        if person.international_passport_number and (journey.end or _abroad(person, journey)):
            yield finding(EXPIRY, "expiry_missing", UNKNOWN)
        return
    valid = span(typed)
    if valid is None:
        return
    at_home = bool(journey.countries) and not _abroad(person, journey)
    if _is_expired(valid[1], journey):
        yield finding(EXPIRY, "expired", NOTE if at_home else WRONG, date=typed)
        return
    if at_home:
        return
    yield from _to_the_end(typed, valid[1], journey)
    yield from _by_rules(person, journey, typed, valid)


def check_issued_within(person: Tourist, journey: Journey) -> Iterator[Finding]:
    """Countries that take no passport issued too many years before the entry (Schengen: ten)."""
    entry = full_day(journey.start)
    rules = [(country, rule) for country, rule in _known(person, journey) if rule.issued_within_years]
    if not rules or entry is None:
        return
    country, rule = min(rules, key=lambda one: one[1].issued_within_years)
    years = rule.issued_within_years
    issued = span(person.international_passport_issue_date)
    if issued is None:
        if not person.international_passport_issue_date and person.international_passport_number:
            yield finding(ISSUE, "issue_missing", UNKNOWN, country=country, count=years)
    elif later(issued[1], years, "years") < entry:
        code = "issued_long_ago" if rule.confirmed else "issued_long_ago_example"
        level = WRONG if rule.confirmed else WARN
        typed = person.international_passport_issue_date
        yield finding(ISSUE, code, level, date=typed, entry=journey.start, country=country, count=years)
    elif later(issued[0], years, "years") < entry:
        yield finding(ISSUE, "issue_day_unknown", UNKNOWN, country=country, count=years)


def _abroad(person: Tourist, journey: Journey) -> list[str]:
    """The destinations but the person's own country, where they need no passport for foreigners."""
    return [country for country in journey.countries if country and country != _citizenship(person)]


def _citizenship(person: Tourist) -> str:
    return person.citizenship or person.international_passport_state


def _known(person: Tourist, journey: Journey) -> list[tuple[str, PassportRule]]:
    """The countries whose rule is known for this person's citizenship, each with it."""
    rules = [(country, _rule(person, country, journey)) for country in _abroad(person, journey)]
    return [(one, rule) for one, rule in rules if rule is not None]


def _rule(person: Tourist, country: str, journey: Journey) -> PassportRule | None:
    own, rule = _citizenship(person), journey.rules.get(country)
    if rule is not None and rule.citizenship and rule.citizenship == own:
        return rule
    if {own, country} <= FREE_MOVEMENT:
        return _STAY
    return rule if rule is not None and not rule.citizenship else None


def _is_expired(last: date, journey: Journey) -> bool:
    """Before today; of a journey that is over, before its end, which is said instead."""
    over = bool(journey.end) and journey.end < journey.today
    return not over and last.isoformat() < journey.today


def _to_the_end(typed: str, last: date, journey: Journey) -> Iterator[Finding]:
    end = full_day(journey.end)
    if end is not None and last < end:
        yield finding(EXPIRY, "expires_on_tour", WRONG, date=typed, count=(end - last).days)


def _by_rules(person: Tourist, journey: Journey, typed: str, valid: tuple[date, date]) -> Iterator[Finding]:
    known = _known(person, journey)
    unknown = [one for one in _abroad(person, journey) if one not in dict(known)]
    needs = [need for country, rule in known if (need := _need(country, rule, journey)) is not None]
    end = full_day(journey.end)
    beyond = [need for need in needs if end is None or need.day > end or valid[1] >= end]
    yield from _strictest(beyond, typed, valid)
    if undated := [country for country, rule in known if _lacks_day(country, rule, journey, valid[0])]:
        code = _DAY_LACKS[dict(known)[undated[0]].counted_from]
        yield finding(EXPIRY, code, UNKNOWN, countries=",".join(undated))
    if unknown:
        yield _no_rule(unknown, typed, valid, end)


def _need(country: str, rule: PassportRule, journey: Journey) -> _Need | None:
    """What the rule asks; for the end of a visa at least what it asks after the journey's end. None without
    the day from which is counted."""
    counted = {
        "entry": journey.start,
        "exit": journey.end,
        "submission": journey.submission,
        "visa_end": journey.end,
    }
    begin = full_day(counted.get(rule.counted_from, ""))
    if begin is None:
        return None
    day = later(begin, rule.amount, rule.unit)
    return _Need(country, day, rule.confirmed, rule.counted_from == "visa_end")


def _strictest(needs: list[_Need], typed: str, valid: tuple[date, date]) -> Iterator[Finding]:
    """The country that asks for most, if the passport is not valid so long; a confirmed rule goes first."""
    unmet = [need for need in needs if valid[0] < need.day]
    if not unmet:
        return
    for confirmed in (True, False):
        short = [need for need in unmet if need.confirmed is confirmed and valid[1] < need.day]
        if short:
            yield _short(max(short, key=lambda need: need.day), typed, valid[1])
            return
    need = max(unmet, key=lambda need: need.day)
    yield finding(
        EXPIRY, "expiry_day_unknown", UNKNOWN, date=typed, needed=need.day.isoformat(), country=need.country
    )


def _short(need: _Need, typed: str, last: date) -> Finding:
    code = ("short" if not need.least else "short_at_least") + ("" if need.confirmed else "_example")
    facts = {"date": typed, "needed": need.day.isoformat(), "country": need.country}
    return finding(EXPIRY, code, WRONG if need.confirmed else WARN, **facts, count=(need.day - last).days)


def _lacks_day(country: str, rule: PassportRule, journey: Journey, first: date) -> bool:
    """Whether the rule cannot be judged for want of a day: what is certain without it was said."""
    need = _need(country, rule, journey)
    if rule.counted_from == "visa_end":
        return need is None or need.day <= first
    if rule.counted_from == "submission" and need is None and (start := full_day(journey.start)):
        return first < later(start, rule.amount, rule.unit)  # papers are handed in before the entry
    return need is None


def _no_rule(countries: list[str], typed: str, valid: tuple[date, date], end: date | None) -> Finding:
    """The days after the return are counted where they may matter: no known rule asks for over a year."""
    facts = {"countries": ",".join(countries), "date": typed}
    if end is None or not end <= valid[0] <= later(end, 1, "years"):
        return finding(EXPIRY, "no_rule", UNKNOWN, **facts)
    return finding(EXPIRY, "no_rule_after", UNKNOWN, **facts, count=(valid[0] - end).days)


def _expires_on_tour(count: int) -> str:
    return ngettext(
        "Expires too early: %(count)d day before the tour ends.",
        "Expires too early: %(count)d days before the tour ends.",
        count,
    )


def _is_short(count: int) -> str:
    return ngettext(
        "Valid to %(date)s, needed to %(needed)s for %(country)s: %(count)d day short.",
        "Valid to %(date)s, needed to %(needed)s for %(country)s: %(count)d days short.",
        count,
    )


def _is_short_example(count: int) -> str:
    return ngettext(
        "Valid to %(date)s, needed to %(needed)s for %(country)s: %(count)d day short, by an example rule "
        "that nobody in the office confirmed.",
        "Valid to %(date)s, needed to %(needed)s for %(country)s: %(count)d days short, by an example rule "
        "that nobody in the office confirmed.",
        count,
    )


def _is_short_at_least(count: int) -> str:
    return ngettext(
        "Valid to %(date)s, needed at least to %(needed)s for %(country)s, which counts from the end of the "
        "visa: %(count)d day short.",
        "Valid to %(date)s, needed at least to %(needed)s for %(country)s, which counts from the end of the "
        "visa: %(count)d days short.",
        count,
    )


def _is_short_at_least_example(count: int) -> str:
    return ngettext(
        "Valid to %(date)s, needed at least to %(needed)s for %(country)s, which counts from the end of the "
        "visa: %(count)d day short, by an example rule that nobody in the office confirmed.",
        "Valid to %(date)s, needed at least to %(needed)s for %(country)s, which counts from the end of the "
        "visa: %(count)d days short, by an example rule that nobody in the office confirmed.",
        count,
    )


def _no_rule_after(count: int) -> str:
    return ngettext(
        "No rule is known for %(countries)s. Valid to %(date)s, %(count)d day after the return.",
        "No rule is known for %(countries)s. Valid to %(date)s, %(count)d days after the return.",
        count,
    )


def _issue_missing(count: int) -> str:
    return ngettext(
        "%(country)s asks for a passport issued less than %(count)d year ago. The date of issue is missing.",
        "%(country)s asks for a passport issued less than %(count)d years ago. The date of issue is missing.",
        count,
    )


def _issue_day_unknown(count: int) -> str:
    return ngettext(
        "%(country)s asks for a passport issued less than %(count)d year ago. The day of issue decides it.",
        "%(country)s asks for a passport issued less than %(count)d years ago. The day of issue decides it.",
        count,
    )


def _issued_long_ago(count: int) -> str:
    return ngettext(
        "Issued on %(date)s, more than %(count)d year before the entry on %(entry)s: too long ago for "
        "%(country)s.",
        "Issued on %(date)s, more than %(count)d years before the entry on %(entry)s: too long ago for "
        "%(country)s.",
        count,
    )


def _issued_long_ago_example(count: int) -> str:
    return ngettext(
        "Issued on %(date)s, more than %(count)d year before the entry on %(entry)s: too long ago for "
        "%(country)s, by an example rule that nobody in the office confirmed.",
        "Issued on %(date)s, more than %(count)d years before the entry on %(entry)s: too long ago for "
        "%(country)s, by an example rule that nobody in the office confirmed.",
        count,
    )


_DAY_LACKS = {
    "entry": "no_entry_day",
    "exit": "no_exit_day",
    "submission": "no_submission_day",
    "visa_end": "no_visa_end",
}
SENTENCES: dict[str, Sentence] = {
    "expiry_missing": N_("The day of expiry is missing: nobody can say whether the passport is valid."),
    "expired": N_("Expired on %(date)s."),
    "expires_on_tour": _expires_on_tour,
    "short": _is_short,
    "short_example": _is_short_example,
    "short_at_least": _is_short_at_least,
    "short_at_least_example": _is_short_at_least_example,
    "expiry_day_unknown": N_(
        "Valid to %(date)s, needed to %(needed)s for %(country)s. The day of expiry decides it."
    ),
    "no_rule": N_("No rule is known for %(countries)s. Valid to %(date)s."),
    "no_rule_after": _no_rule_after,
    "no_entry_day": N_("For %(countries)s the first day of the tour is needed to judge this passport."),
    "no_exit_day": N_("For %(countries)s the last day of the tour is needed to judge this passport."),
    "no_submission_day": N_(
        "For %(countries)s the day on which the papers are handed in is needed to judge this passport."
    ),
    "no_visa_end": N_("For %(countries)s the last day of the visa is needed to judge this passport."),
    "issue_missing": _issue_missing,
    "issue_day_unknown": _issue_day_unknown,
    "issued_long_ago": _issued_long_ago,
    "issued_long_ago_example": _issued_long_ago_example,
}
