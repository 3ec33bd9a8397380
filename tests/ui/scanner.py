"""A passport reader that acts as a keyboard: the lines of a zone as keys, very fast, each ended by Enter or Tab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.typing import type_text

RUSSIAN = str.maketrans("QWERTYUIOPASDFGHJKLZXCVBNM<", "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬБ")

IVANOVA = (
    "P<RUSIVANOVA<<ANASTASIIA<<<<<<<<<<<<<<<<<<<<",
    "7501234569RUS8502016F3301317<<<<<<<<<<<<<<08",
)
SHCHERBAKOV = (
    "P<RUSSHCHERBAKOV<<IURII<<<<<<<<<<<<<<<<<<<<<",
    "5300123457RUS2903172M2809012<<<<<<<<<<<<<<08",
)
NATIONAL = (
    "PNRUSWUKINA<<7LI8<7R9EVNA<<<<<<<<<<<<<<<<<<<",
    "4500123456RUS8003155M<<<<<<<9110705770001<88",
)
CARD = (
    "IDCHEA1234567<6<<<<<<<<<<<<<<<",
    "7510256M2009018CHE<<<<<<<<<<<8",
    "SMITH<<JOHN<ALBERT<<<<<<<<<<<<",
)


def scan(
    widget: QWidget, lines: tuple[str, ...], *, end: Qt.Key = Qt.Key.Key_Return, russian: bool = False
) -> None:
    """Send the lines to whatever has the focus, and to whatever gets it meanwhile."""
    window = widget.window()
    for line in lines:
        type_text(window, line.translate(RUSSIAN) if russian else line)
        QTest.keyClick(window.windowHandle(), end)
