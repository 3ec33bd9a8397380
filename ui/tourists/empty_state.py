"""A tour without tourists: the ways to fill it, each with its button and key (picture 10)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from translations import _, ngettext
from ui.common import theme
from ui.common.buttons import button, key_label
from ui.common.layouts import column, label, line, pane, picture, row


class EmptyState(QWidget):
    """Signals: ``paste_asked()``, ``find_asked()``, ``new_asked()``."""

    paste_asked = Signal()
    find_asked = Signal()
    new_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.paste_button = button(_("Paste list"), self.paste_asked.emit, kind="primary")
        self.find_button = button(_("Find"), self.find_asked.emit)
        self.new_button = button(_("New tourist"), self.new_asked.emit)
        ways = [
            self._way(
                "import",
                _("Import a list"),
                _(
                    "Copy it in Excel, Word, a letter or a web page, then paste it here. A file can be "
                    "dropped anywhere on this page."
                ),
                self.paste_button,
                "Ctrl+V",
            ),
            line(),
            self._way(
                "search",
                _("Take regular clients"),
                _("Search by name, passport or date of birth; all their data come along."),
                self.find_button,
                "F3",
            ),
            line(),
            self._way("plus", _("Type one in"), _("The form opens at the surname."), self.new_button, "Ins"),
        ]
        count = 3
        text = ngettext(
            "%(count)d way to fill this tour. It can be undone.",
            "%(count)d ways to fill this tour. All of them can be undone.",
            count,
        )
        head = [label(_("No tourists yet"), "page"), label(text % {"count": count}, "quiet", wrap=True)]
        body = pane(column(*head, 6, *ways, gap=8))
        body.setMaximumWidth(theme.px(660))
        body.setMinimumWidth(theme.px(300))
        self.setLayout(column((row((body, 1), margins=(20, 20, 20, 20)), 0), None, gap=0))
        self.layout().insertStretch(0, 1)
        self.layout().itemAt(1).setAlignment(Qt.AlignmentFlag.AlignHCenter)

    @staticmethod
    def _way(icon: str, title: str, text: str, action: QPushButton, key: str) -> QWidget:
        words = column(label(title, "strong", wrap=True), label(text, "secondary", wrap=True), gap=2)
        top = Qt.AlignmentFlag.AlignTop
        middle = Qt.AlignmentFlag.AlignVCenter
        keyed = key_label(key)
        keyed.setMinimumWidth(theme.px(46))
        keyed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return pane(
            row(
                (picture(icon, "accent", 20), 0, top),
                (words, 1),
                (action, 0, middle),
                (keyed, 0, middle),
                gap=12,
                margins=(0, 4, 0, 4),
            )
        )
