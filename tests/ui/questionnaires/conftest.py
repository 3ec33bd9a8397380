"""Questionnaire windows that a test leaves open."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.fixture(autouse=True)
def left_without_saving(answer: Callable[[str], list[str]]) -> None:
    """A window that is still open when a test ends is closed without saving what was typed there."""
    answer("discard")
