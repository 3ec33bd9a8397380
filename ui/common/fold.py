"""Something rarely needed under its headline, folded until it holds a value or a person unfolds it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from translations import _
from ui.common import icons, theme
from ui.common.buttons import PushButton
from ui.common.layouts import column, row


class FoldHead(PushButton):
    """The headline: a click, Space and Enter turn it, Left and Right as in a tree."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title
        self.is_folded = True
        self.setProperty("kind", "link")
        self.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.show_folded(True)

    def show_folded(self, folded: bool) -> None:
        self.is_folded = folded
        self.setIcon(icons.icon("right" if folded else "down", "accent"))
        self.setAccessibleName(", ".join((self.title, _("folded") if folded else _("unfolded"))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in (Qt.Key.Key_Left, Qt.Key.Key_Right) or not plain:
            super().keyPressEvent(event)
        elif self.is_folded == (event.key() == Qt.Key.Key_Right):
            self.click()  # otherwise it is done already: Qt would go to the next button


class Fold(QWidget):
    """A headline over a body that it folds away."""

    def __init__(self, title: str, *rows: QWidget) -> None:
        super().__init__()
        self.head = FoldHead(title)
        self.body = QWidget()
        self.body.setLayout(column(*rows, gap=7))
        self.setLayout(column(row(self.head, None), self.body, gap=5))
        self.head.clicked.connect(lambda _checked=False: self.turn(not self.head.is_folded))
        self.body.hide()

    @property
    def is_folded(self) -> bool:
        return self.head.is_folded

    def turn(self, folded: bool) -> None:
        """Fold or unfold; the focus does not stay in what is hidden."""
        focus = self.window().focusWidget()
        if folded and focus is not None and self.body.isAncestorOf(focus):
            self.head.setFocus(Qt.FocusReason.OtherFocusReason)
        self.head.show_folded(folded)
        self.body.setVisible(not folded)

    def unfold_for(self, part: QWidget) -> None:
        """Unfold if it is what holds this part."""
        if self.is_folded and self.body.isAncestorOf(part):
            self.turn(False)
