"""Names under which the office remembers the columns of a list: take one, keep one, forget one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from models.list_layouts import ListLayout, drop_list_layout, keep_list_layout, list_layouts_of
from textkit.cleaning import clean_text
from translations import _
from ui.common.buttons import button
from ui.common.layouts import column, label, row
from ui.common.messages import errors_told, messages
from ui.common.preferences import Preference

LONGEST = 60


def used_layout(kind: str) -> Preference[str]:
    """The name that this workstation used last for a kind of list."""
    return Preference(f"lists/layout_{kind}", "")


class LayoutNames(QWidget):
    """Signals: ``taken(layout)``, None for the columns that the program proposes; ``keep_asked(name)``;
    ``forgotten(layout)``."""

    taken = Signal(object)
    keep_asked = Signal(str)
    forgotten = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._kind = ""
        self._layouts: list[ListLayout] = []
        self.names = QComboBox()
        self.names.setEditable(True)
        self.names.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.names.setAccessibleName(_("Columns as"))
        self.names.lineEdit().setMaxLength(LONGEST)
        self.names.lineEdit().setPlaceholderText(_("Name, to remember these columns"))
        self.names.activated.connect(self._take)
        self.names.lineEdit().returnPressed.connect(self._keep_new)
        self.names.editTextChanged.connect(lambda _text: self._name_buttons())
        self.keep_button = button(_("&Remember"), self._keep, small=True)
        self.forget_button = button(_("&Forget"), self._forget, small=True, kind="ghost")
        caption = label(_("Columns as"), "label")
        caption.setBuddy(self.names)
        tools = row(self.keep_button, self.forget_button, None, gap=6)
        self.setLayout(column(caption, self.names, tools, gap=3))

    def show_layouts(self, kind: str, chosen: str = "") -> ListLayout | None:
        """Offer the layouts of a kind of list; the one of that name is shown as chosen and handed back."""
        self._kind, self._layouts = kind, list_layouts_of(kind)
        self.names.clear()
        self.names.addItem(_("Proposed columns"))
        self.names.addItems([one.name for one in self._layouts])
        found = self._named(chosen)
        self.names.setCurrentIndex(self._layouts.index(found) + 1 if found else 0)
        self._name_buttons()
        return found

    def name(self) -> str:
        """What stands in the box; "" for the proposed columns."""
        text = clean_text(self.names.currentText(), LONGEST, one_line=True)
        return "" if text == _("Proposed columns") else text

    def keep(self, columns: tuple[str, ...], language: str) -> None:
        """Remember these columns under the name in the box."""
        with errors_told():
            keep_list_layout(ListLayout(self._kind, self.name(), columns, language))
            used_layout(self._kind).set(self.name())
            self.show_layouts(self._kind, self.name())
            messages.tell(_("The columns are remembered as “%(name)s”.") % {"name": self.name()})

    def take_back(self, layout: ListLayout) -> None:
        """Remember again what was forgotten."""
        with errors_told():
            keep_list_layout(layout)
            self.show_layouts(self._kind, layout.name)
            self.taken.emit(layout)

    def _named(self, name: str) -> ListLayout | None:
        return next((one for one in self._layouts if one.name == name), None)

    def _name_buttons(self) -> None:
        self.keep_button.setEnabled(bool(self.name()))
        self.forget_button.setEnabled(self._named(self.name()) is not None)

    def _take(self, at: int) -> None:
        layout = self._layouts[at - 1] if at else None
        used_layout(self._kind).set(layout.name if layout else "")
        self.taken.emit(layout)

    def _keep_new(self) -> None:
        """Enter after a name that is not remembered yet."""
        if self._named(self.name()) is None:
            self._keep()

    def _keep(self) -> None:
        if self.name():
            self.keep_asked.emit(self.name())

    def _forget(self) -> None:
        layout = self._named(self.name())
        if layout is None:
            return
        with errors_told():
            drop_list_layout(layout)
            used_layout(self._kind).set("")
            self.show_layouts(self._kind)
            self.forgotten.emit(layout)
