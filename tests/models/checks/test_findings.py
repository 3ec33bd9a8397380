"""Findings: their order and their words."""

from __future__ import annotations

import pytest

from models.checks.findings import FINE, NOTE, UNKNOWN, WARN, WRONG, finding, worst_first
from models.checks.sentences import sentence


def test_worst_stands_first():
    """What stops somebody at the border stands before what is only worth knowing."""
    levels = [NOTE, WRONG, FINE, WARN, UNKNOWN]
    found = worst_first([finding("birth_date", "x", level) for level in levels])
    assert [one.level for one in found] == [WRONG, WARN, UNKNOWN, NOTE, FINE]


def test_facts_are_found_by_name():
    """A finding knows the facts of its sentence; one that it does not have is empty."""
    one = finding("birth_date", "x", WARN, ["2000"], days=3)
    assert (one.fact("days"), one.fact("none"), one.proposals) == (3, "", ("2000",))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (finding("phone", "phone_unreadable", phone="2345-67"), "2345-67 is no telephone number."),
        (finding("email", "email_shape", text="2001-02-03"), "2001-02-03 is no e-mail address."),
        (finding("x", "on_two_tours", number="2026-12", start="2026-12-01", end=""), "On tour 2026-12 at"),
        (finding("x", "expired", date="2026-12"), "Expired on 12.2026."),
    ],
)
def test_only_dates_are_written_as_dates(found, said):
    """A phone, an address or the number of a tour that looks like a date stays as it was typed."""
    assert sentence(found).startswith(said)
