"""Names with a typing error are found among the known keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.typing_errors import MAX_NEAR, DistinctKeys

KEYS = DistinctKeys(["ivanov", "ivanova", "pietrov", "sidorov", "kuznietsov", "li", "tsoi"])


@pytest.mark.parametrize("typed", ["ivonov", "ivnov", "ivanvo", "iivanov"])
def test_one_error_finds_the_name(typed):
    """A letter wrong, missing, doubled or two swapped."""
    assert "ivanov" in KEYS.near(typed)


def test_two_errors_are_tried_when_one_finds_nothing():
    """Only a long name with nothing one error away may have two."""
    assert KEYS.near("kuzniesof") == ["kuznietsov"]
    assert KEYS.near("kuzniesof", errors=1) == []
    assert KEYS.near("kuzniezzof") == []


def test_short_names_have_no_near_ones():
    """Of three letters any other would be near."""
    assert KEYS.near("lin") == []


def test_the_name_itself_is_no_typing_error():
    """What is there exactly was found already."""
    assert "ivanov" not in KEYS.near("ivanov")


def test_the_same_key_is_kept_once():
    """Adding what is known changes nothing."""
    keys = DistinctKeys(["a", "b", "a", ""])
    keys.add(["b"])
    assert len(keys) == 2


@given(st.text(), st.lists(st.text()))
def test_any_key_can_be_compared(key, known):
    """Nothing typed makes the comparison fail, and the answer stays short."""
    assert len(DistinctKeys(known).near(key)) <= MAX_NEAR
