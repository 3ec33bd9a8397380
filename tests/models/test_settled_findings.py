"""What somebody looked at and left does not come back, until its value changes or it is undone."""

from __future__ import annotations

import pytest

from models.settled_findings import (
    Settled,
    bring_back,
    digest_of,
    settle_findings,
    settled_findings,
    settled_with,
)
from models.undoing import undo_operation

pytestmark = pytest.mark.usefixtures("any_database")
PHONE = Settled("phone", 7, field="phone", digest=digest_of("12345"))
PAIR = Settled("duplicate", 7, 9)


def test_settled_findings_are_known_again():
    """Each finding is kept once, whether of one client or of a pair."""
    settle_findings([PHONE, PAIR, PHONE])
    settle_findings([PAIR])
    assert settled_findings() == {PHONE, PAIR}


def test_another_value_is_another_finding():
    """The digest tells a new value from the one that was looked at, and does not tell the value."""
    assert digest_of("12345") == PHONE.digest != digest_of("123456")
    assert "12345" not in PHONE.digest


def test_settling_can_be_undone():
    """Ctrl+Z brings the findings back."""
    saved = settle_findings([PHONE])
    undo_operation(saved.operation_id)
    assert settled_findings() == frozenset()


def test_what_is_brought_back_is_not_known_any_more():
    """Nor is anything else forgotten; Ctrl+Z settles it again."""
    settle_findings([PHONE, PAIR])
    saved = bring_back([PHONE, Settled("phone", 8)])
    assert settled_findings() == {PAIR}
    undo_operation(saved.operation_id)
    assert settled_findings() == {PHONE, PAIR}


def test_those_of_some_codes():
    """A tour's check asks for no others."""
    settle_findings([PHONE, PAIR])
    assert settled_with(["phone", "name"]) == {PHONE}
    assert settled_with([]) == frozenset()
