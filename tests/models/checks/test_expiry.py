"""T10: the passport against the journey and the rules of its countries (research 5.8)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.checks.days import birthday, later, span
from models.checks.expiry import check_expiry, check_issued_within
from models.checks.findings import NOTE, UNKNOWN, WARN, WRONG, Finding, Journey
from models.checks.sentences import sentence
from models.passport_rules import PassportRule, shipped_rules
from models.records import Tourist

THREE_AFTER = PassportRule(3, "months", "exit", confirmed=True)
TRIP = Journey("2026-11-30", "2026-12-20", "2027-01-01", ("IT",), {"IT": THREE_AFTER})


def passport(expiry: str, issued: str = "", **more: str) -> Tourist:
    values = {"citizenship": "RU", "international_passport_number": "1234567"} | more
    return Tourist(international_passport_expiry=expiry, international_passport_issue_date=issued, **values)


def found(person: Tourist, journey: Journey) -> list[Finding]:
    return [*check_expiry(person, journey), *check_issued_within(person, journey)]


def said(person: Tourist, journey: Journey) -> list[str]:
    return [sentence(one) for one in found(person, journey)]


def with_rule(rule: PassportRule | None, *, country: str = "IT", **more: object) -> Journey:
    return replace(TRIP, countries=(country,), rules={country: rule}, **more)  # type: ignore[arg-type]


def test_short_by_eighteen_days():
    """Three months after 01.01.2027 is 01.04.2027; a passport valid to 14.03.2027 is 18 days short."""
    assert said(passport("2027-03-14"), TRIP) == [
        "Valid to 14.03.2027, needed to 01.04.2027 for Italy: 18 days short."
    ]
    assert found(passport("2027-03-14"), TRIP)[0].level == WRONG


def test_one_day_short_and_just_enough():
    """The last day that is enough is the needed one itself."""
    assert said(passport("2027-03-31"), TRIP) == [
        "Valid to 31.03.2027, needed to 01.04.2027 for Italy: 1 day short."
    ]
    assert found(passport("2027-04-01"), TRIP) == []


def test_an_example_rule_warns_and_says_so():
    """What nobody in the office confirmed stops nobody."""
    journey = with_rule(replace(THREE_AFTER, confirmed=False))
    (one,) = found(passport("2027-03-14"), journey)
    assert one.level == WARN
    assert sentence(one).endswith("18 days short, by an example rule that nobody in the office confirmed.")


@pytest.mark.parametrize(
    ("end", "needed"),
    [("2026-11-30", "2027-02-28"), ("2027-11-30", "2028-02-29"), ("2026-12-31", "2027-03-31")],
)
def test_months_end_with_the_month(end, needed):
    """Three months after 30.11 is the last of February, of a leap year the 29th."""
    journey = replace(TRIP, today="2026-01-01", start="2026-11-20", end=end)
    day = later(span(needed)[0], -1, "days").isoformat()
    assert found(passport(day), journey)[0].fact("needed") == needed
    assert found(passport(needed), journey) == []


@pytest.mark.parametrize(
    ("rule", "needed"),
    [
        (PassportRule(6, "months", "entry", confirmed=True), "2027-06-20"),
        (PassportRule(60, "days", "exit", confirmed=True), "2027-03-02"),
        (PassportRule(60, "days", "visa_end", confirmed=True), "2027-03-02"),
        (PassportRule(6, "months", "submission", confirmed=True), "2027-06-01"),
    ],
)
def test_counted_from_entry_exit_visa_and_submission(rule, needed):
    """Each rule has its own day from which is counted."""
    (one,) = found(passport("2027-02-01"), with_rule(rule, submission="2026-12-01"))
    assert (one.level, one.fact("needed")) == (WRONG, needed)


def test_the_day_that_is_counted_from_is_missing():
    """Neither red nor green: what is missing is said."""
    from_submission = PassportRule(6, "months", "submission", confirmed=True)
    (one,) = found(passport("2027-06-19"), with_rule(from_submission))
    assert (one.level, one.code) == (UNKNOWN, "no_submission_day")
    assert found(passport("2027-06-20"), with_rule(from_submission)) == []  # papers go in before the entry
    from_visa = PassportRule(60, "days", "visa_end", confirmed=True)
    (one,) = found(passport("2030-01-01"), with_rule(from_visa, country="TR"))
    assert sentence(one) == "For Türkiye the last day of the visa is needed to judge this passport."
    (one,) = found(passport("2027-02-20"), with_rule(from_visa, country="TR"))
    assert "needed at least to 02.03.2027" in sentence(one)
    (one,) = found(passport("2027-02-20"), with_rule(THREE_AFTER, end="", start=""))
    assert sentence(one) == "For Italy the last day of the tour is needed to judge this passport."


def test_an_unknown_rule_is_grey():
    """No rule, or one for other citizens, is not a rule that is kept; the days left are said."""
    journey = replace(TRIP, countries=("EG", "TH"), rules={"EG": None})
    (one,) = found(passport("2027-01-11"), journey)
    assert one.level == UNKNOWN
    assert sentence(one) == (
        "No rule is known for Egypt, Thailand. Valid to 11.01.2027, 10 days after the return."
    )
    of_others = with_rule(replace(THREE_AFTER, citizenship="DE"))
    (one,) = found(passport("2030-01-01"), of_others)
    assert sentence(one) == "No rule is known for Italy. Valid to 01.01.2030."
    assert found(passport("2030-01-01", citizenship="DE"), of_others) == []


def test_at_home_nothing_is_asked():
    """Neither a rule nor an expired passport matters in one's own country."""
    journey = replace(TRIP, countries=("RU",), rules={})
    assert found(passport("2026-12-25"), journey) == []
    assert found(passport("2020-01-01"), journey)[0].level == NOTE


def test_expired_and_expiring_on_the_tour():
    """What is over is said alone; what ends on the way is said with its days."""
    assert said(passport("2026-11-29"), TRIP) == ["Expired on 29.11.2026."]
    first, second = said(passport("2026-12-31"), TRIP)
    assert first == "Expires too early: 1 day before the tour ends."
    assert second.endswith("91 days short.")


def test_an_earlier_tour_is_judged_as_it_was():
    """A passport that was valid on a tour long ago is no news when it expires."""
    past = replace(TRIP, today="2030-01-01")
    assert found(passport("2028-01-01"), past) == []
    assert found(passport("2026-12-31"), past)[0].code == "expires_on_tour"


@pytest.mark.parametrize(
    ("own", "country", "rule", "codes"),
    [
        ("PL", "IT", THREE_AFTER, []),
        ("PL", "CY", None, []),
        ("IT", "CH", replace(THREE_AFTER, citizenship="IT"), ["short"]),
        ("RU", "IT", THREE_AFTER, ["short"]),
        ("PL", "EG", THREE_AFTER, ["short"]),
    ],
)
def test_what_is_asked_of_others_is_not_asked_within_the_union(own, country, rule, codes):
    """A citizen of the EU, the EEA or Switzerland needs a passport for the stay, unless a rule names them."""
    person = replace(passport("2027-01-01", "2016-02-01"), citizenship=own)
    assert [one.code for one in found(person, with_rule(rule, country=country))] == codes
    person.international_passport_expiry = "2026-12-31"
    assert "expires_on_tour" in [one.code for one in found(person, with_rule(rule, country=country))]


def test_only_the_strictest_of_several_countries():
    """One line for what is short, one for what is not known."""
    rules = {
        "IT": THREE_AFTER,
        "CN": PassportRule(6, "months", "entry", confirmed=True),
        "US": PassportRule(6, "months", "exit"),
        "EG": None,
    }
    journey = replace(TRIP, countries=tuple(rules), rules=rules)
    short, unknown = found(passport("2027-01-05"), journey)
    assert (short.fact("country"), short.level) == ("CN", WRONG)
    assert unknown.fact("countries") == "EG"


def test_issued_too_long_ago():
    """Schengen takes no passport older than ten years on the day of entry, even an extended one."""
    ten = with_rule(replace(THREE_AFTER, issued_within_years=10))
    (one,) = found(passport("2027-12-01", "2016-02"), ten)
    assert (one.field, one.level) == ("international_passport_issue_date", WRONG)
    assert sentence(one) == (
        "Issued on 02.2016, more than 10 years before the entry on 20.12.2026: too long ago for Italy."
    )
    assert found(passport("2027-12-01", "2016-12-20"), ten) == []
    assert found(passport("2027-12-01", "2016-12"), ten)[0].code == "issue_day_unknown"
    assert found(passport("2027-12-01", ""), ten)[0].code == "issue_missing"
    example = with_rule(replace(THREE_AFTER, issued_within_years=10, confirmed=False))
    assert found(passport("2027-12-01", "2016-02-01"), example)[0].level == WARN


def test_gaps_are_quiet_until_a_passport_is_there():
    """Nothing typed, nothing said; a number without a day of expiry is grey."""
    assert found(Tourist(citizenship="RU"), TRIP) == []
    assert [one.level for one in found(passport(""), TRIP)] == [UNKNOWN]


def test_a_day_of_expiry_that_is_not_known():
    """A month is judged by its last day where that is certain, else it is open."""
    assert found(passport("2027-02"), TRIP)[0].fact("count") == 32
    assert found(passport("2027-04"), TRIP) == []
    assert found(passport("2027"), TRIP)[0].code == "expiry_day_unknown"


@given(
    st.text("0123456789-/.x", max_size=12),
    st.text("0123456789-", max_size=10),
    st.sampled_from(["IT", "RU", "XX"]),
)
def test_no_text_makes_it_fall(expiry, other, country):
    """Whatever stands in the fields, there is a sentence for every finding."""
    journey = Journey("2026-11-30", other, other, (country, "IT", "TR", "EG"), shipped_rules(), other)
    assert all(one and "%(" not in one for one in said(passport(expiry, other), journey))


@given(st.dates(), st.integers(-100_000, 100_000), st.sampled_from(["days", "months", "years"]))
def test_counting_stays_in_the_calendar(day, amount, unit):
    """Forward is never earlier and back never later."""
    counted = later(day, amount, unit)
    assert counted >= day if amount >= 0 else counted <= day


def test_who_was_born_on_the_leap_day():
    """Turns two on 1 March of a common year, four on 29 February."""
    born = span("2024-02-29")[0]
    assert birthday(born, 2).isoformat() == "2026-03-01"
    assert birthday(born, 4).isoformat() == "2028-02-29"
