"""Where the focus goes: from pane to pane, and with Tab in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

Pane = tuple[QWidget, QWidget]  # (the whole pane, what takes the focus in it)


def next_pane(panes: Sequence[Pane], focus: QWidget | None) -> None:
    """Put the focus into the pane after the one that has it."""
    inside = [n for n, (whole, _target) in enumerate(panes) if focus and whole.isAncestorOf(focus)]
    panes[((inside[0] if inside else -1) + 1) % len(panes)][1].setFocus(Qt.FocusReason.TabFocusReason)


def set_tab_order(stops: Sequence[QWidget]) -> None:
    for one, following in pairwise(stops):
        QWidget.setTabOrder(one, following)
