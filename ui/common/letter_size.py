"""The size of all letters, 100 to 200 %: Ctrl+plus, Ctrl+minus, Ctrl+0."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from translations import _
from ui.common import theme
from ui.common.messages import messages
from ui.common.page import navigator
from ui.common.preferences import SCALE, THEME

STEPS = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


def set_scale(scale: float) -> None:
    """Put the size on at once."""
    SCALE.set(scale)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, THEME.get(), scale)
    navigator.look_changed.emit()
    messages.tell(_("Letters: %(percent)d %%") % {"percent": round(scale * 100)}, "info")


def grow() -> None:
    set_scale(min((step for step in STEPS if step > SCALE.get() + 0.01), default=STEPS[-1]))


def shrink() -> None:
    set_scale(max((step for step in STEPS if step < SCALE.get() - 0.01), default=STEPS[0]))


def usual() -> None:
    set_scale(STEPS[0])
