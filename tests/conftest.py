"""What all tests share: no screen, English texts, real cases where they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports PySide6

import hypothesis
import pytest

import translations

CASES = Path(__file__).resolve().parent.parent.parent / "shared" / "cases"

hypothesis.settings.register_profile("habitue", deadline=None, database=None)
hypothesis.settings.load_profile("habitue")


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder of real input: lists, clipboard payloads, forms. It is not part of the repository."""
    if not CASES.is_dir():
        pytest.skip("the folder of real cases is not beside the repository")
    return CASES


@pytest.fixture(autouse=True)
def english_texts():
    """Every test starts in English, whatever the system speaks and the test before has chosen."""
    translations.install("en")
    yield
    translations.install("en")
