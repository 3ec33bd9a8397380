"""T11: a passport's zone that arrives in any field of the form is read, compared, and filled in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.scanner import IVANOVA, SHCHERBAKOV, scan

INS, F7, ESC = Qt.Key.Key_Insert, Qt.Key.Key_F7, Qt.Key.Key_Escape


@pytest.mark.parametrize("field", ["native_surname", "phone", "notes", "birth_date", "citizenship"])
@pytest.mark.parametrize("russian", [False, True])
def test_a_scan_fills_a_new_tourist(hands, field, russian):
    """Scanned into whatever field, in whatever layout, a clean zone fills an empty form at once."""
    hands.press(INS)
    hands.go(field)
    scan(hands.page, IVANOVA, russian=russian)
    assert hands.shows("latin_surname") == "IVANOVA"
    assert hands.shows("latin_given_name") == "ANASTASIIA"
    assert hands.shows("birth_date") == "01.02.1985"
    assert hands.shows("international_passport_series") == "75"
    assert hands.shows("international_passport_number") == "0123456"
    assert hands.shows("international_passport_expiry") == "31.01.2033"
    assert hands.field("sex").value() == "F"
    assert hands.field("citizenship").value() == "RU"
    assert hands.shows("native_surname") == "Иванова"
    assert hands.field("native_surname").is_proposed()
    assert not hands.field("latin_surname").is_proposed()
    assert "Filled" in hands.info()
