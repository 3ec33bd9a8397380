"""Questionnaire windows that a test leaves open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from ui.common.background import runner


@pytest.fixture(autouse=True)
def left_without_saving(answer: Callable[[str], list[str]]) -> None:
    """A window that is still open when a test ends is closed without saving what was typed there."""
    answer("discard")


@pytest.fixture
def choose() -> Callable[[QWidget, str], None]:
    """``choose(dialog, "On paper")`` clicks the radio button that begins so."""

    def click(dialog: QWidget, text: str) -> None:
        next(one for one in dialog.findChildren(QRadioButton) if one.text().startswith(text)).click()
        runner().wait(30_000)
        QApplication.processEvents()

    return click
