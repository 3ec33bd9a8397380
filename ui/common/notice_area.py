"""One sentence above the work: about its source, a step that did nothing, or what a step would do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from translations import _
from ui.common.buttons import button, tool
from ui.common.layouts import clear, column, row
from ui.common.messages import InfoBar


class NoticeArea(QWidget):
    """Empty until something is to be said; goes with the next sentence or by its cross."""

    def __init__(self) -> None:
        super().__init__()
        self._box = column(gap=0)
        self.setLayout(self._box)

    def say(self, text: str, level: str = "error", *actions: QWidget) -> None:
        """Show the sentence instead of the one before; "" shows none."""
        clear(self._box)
        if text:
            close = tool("x", _("Close"), lambda: self.say(""))
            bar = InfoBar(text, level, *actions, close)
            self._box.addLayout(row((bar, 1), margins=(20, 8, 16, 8)))

    def inform(self, text: str) -> None:
        """Say that there was nothing to do."""
        self.say(text, "info")

    def ask_first(self, text: str, action: Callable[[], object]) -> None:
        """Say what would go; only the button of the bar does it."""

        def do() -> None:
            self.say("")
            action()

        press = button(_("Remove"), do, small=True)
        self.say(text, "info", press)
        press.setFocus()
