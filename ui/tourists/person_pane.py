"""The chosen tourist: name, tie to the client base, info bars, form."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from translations import _, ngettext
from ui.common import theme
from ui.common.buttons import button
from ui.common.elided_label import ElidedLabel
from ui.common.layouts import column, pane, picture, row
from ui.tourists.comparing import PassportComparison
from ui.tourists.edited_tourist import EditedTourist
from ui.tourists.form import TouristForm
from ui.tourists.info_area import InfoArea

LEAST = 300
NAME_ROOM = 240  # beside the buttons, margins included


class PersonPane(QWidget):
    """Signals: ``find_asked()``, ``regular_asked()``, ``read_asked()`` a passport, ``shown()`` a tourist."""

    find_asked = Signal()
    read_asked = Signal()
    shown = Signal()
    regular_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form = TouristForm()
        self.form.read_button.clicked.connect(lambda _checked=False: self.read_asked.emit())
        self.info = InfoArea()
        self.comparison = PassportComparison(self, self.form, self.info)
        self._name = ElidedLabel("", "page")
        self._link = picture("link", "accent", 14)
        self._state = ElidedLabel("", "secondary")
        find = _("&Find in regular clients")
        self.find_button = button(find, self.find_asked.emit, icon="search", key="F3")
        self.regular = button("", self.regular_asked.emit, icon="person", key="F4")
        left = column(self._name, row(self._link, (self._state, 1), gap=5), gap=2)
        self._buttons = pane(row(self.find_button, self.regular, None))
        self._head = row((pane(left), 1), self._buttons, margins=(20, 10, 20, 6))
        head = pane(self._head)
        head.setMinimumWidth(theme.px(LEAST))  # else the buttons beside the name kept the window wide
        self.setLayout(column(head, self.info, (self.form, 1), gap=0))

    def show_tourist(self, edited: EditedTourist) -> None:
        self.info.clear()
        self.form.show_tourist(edited)
        self.form.verticalScrollBar().setValue(0)
        self.show_head(edited)
        self.shown.emit()

    def look_again(self) -> None:
        """What the shown one is checked for has changed; what is typed stays."""
        self.form.look_again()
        self.comparison.renew()

    def show_head(self, edited: EditedTourist) -> None:
        """Name, state and the button of the client base, as typed so far."""
        self._name.setText(edited.name() or _("New tourist"))
        self._name.updateGeometry()
        linked = edited.tourist.client_id is not None
        self._link.setVisible(linked)
        self._state.setText(self._state_words(edited))
        self._state.updateGeometry()
        if linked:
            text = _("Edit &regular client")
        elif edited.add_client:
            text = _("Leave out of &regular clients")
        else:
            text = _("Add to &regular clients")
        if self.regular.text() != text:
            self.regular.setText(text)
            self._fit_head()

    @staticmethod
    def _state_words(edited: EditedTourist) -> str:
        if edited.tourist.client_id is not None:
            count = len(edited.changed_fields())
            text = ngettext("%(count)d field changed here", "%(count)d fields changed here", count)
            changed = [text % {"count": count}] if count and not edited.is_new else []
            return " · ".join([_("Regular client"), *changed])
        if edited.add_client:
            return _("Goes to the regular clients with Save")
        return _("Not in the client base")

    def state(self) -> str:
        return self._state.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The middle needs three fields beside each other; what is left of 1200 less rail and list.
        self.form.set_narrow(event.size().width() < theme.px(1200 - 86 - 276))
        self._fit_head()

    def _fit_head(self) -> None:
        """The buttons go under the name where they would leave too little of it."""
        stacked = self.width() < self._buttons.sizeHint().width() + theme.px(NAME_ROOM)
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(way)
