"""Findings: their order and their words."""

from __future__ import annotations

from models.checks.findings import FINE, NOTE, UNKNOWN, WARN, WRONG, finding, worst_first


def test_worst_stands_first():
    """What stops somebody at the border stands before what is only worth knowing."""
    levels = [NOTE, WRONG, FINE, WARN, UNKNOWN]
    found = worst_first([finding("birth_date", "x", level) for level in levels])
    assert [one.level for one in found] == [WRONG, WARN, UNKNOWN, NOTE, FINE]


def test_facts_are_found_by_name():
    """A finding knows the facts of its sentence; one that it does not have is empty."""
    one = finding("birth_date", "x", WARN, ["2000"], days=3)
    assert (one.fact("days"), one.fact("none"), one.proposals) == (3, "", ("2000",))
