"""The menu of fields for one column: the same by Alt+Down, by the header's context menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from intake.targets import TARGETS
from translations import _


class FieldMenu(QMenu):
    """Letters jump to a field, Enter takes it, Del leaves the column out: ``choose(field)`` with ""."""

    def __init__(
        self,
        parent: QWidget,
        column: int,
        mapping: Mapping[int, str],
        headings: list[str],
        choose: Callable[[str], object],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, True)
        self.setAccessibleName(_("Field for this column"))
        self._choose = choose
        self._typed = ""
        self._add(_("Leave this column out") + "\t" + _("Del"), "").setEnabled(column in mapping)
        self.addSeparator()
        holders = {field: other for other, field in mapping.items()}
        current: QAction | None = None
        for number, target in enumerate(TARGETS):
            if number and target.usual != TARGETS[number - 1].usual:
                self.addSeparator()
            holder = holders.get(target.field)
            taken = f"\t{_safe(headings[holder])}" if holder is not None and holder != column else ""
            action = self._add(_safe(_(target.label)) + taken, target.field)
            if holder == column:
                action.setCheckable(True)
                action.setChecked(True)
                current = action
        self.setActiveAction(current or self.actions()[2])

    def _add(self, text: str, field: str) -> QAction:
        action = self.addAction(text)
        action.triggered.connect(lambda _checked=False: self._choose(field))
        return action

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # while the menu is open its keys are its own, Del is no shortcut of the grid
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._choose("")
            self.close()
        elif _is_letter(event):
            self._jump(event.text().casefold())
        else:
            self._typed = ""
            super().keyPressEvent(event)

    def _jump(self, letter: str) -> None:
        """To the next field that begins with what was typed; the same letter again goes on."""
        actions = [action for action in self.actions() if action.isEnabled() and action.text()]
        typed = self._typed + letter
        if any(action.text().casefold().startswith(typed) for action in actions):
            self._typed = typed
        else:
            self._typed = letter
        there = actions.index(self.activeAction()) if self.activeAction() in actions else -1
        first = there + (len(self._typed) == 1)
        for action in actions[first:] + actions[:first]:
            if action.text().casefold().startswith(self._typed):
                self.setActiveAction(action)
                return


def _is_letter(event: QKeyEvent) -> bool:
    """Whether the key writes something; Esc has a text too."""
    text = event.text().strip()
    return text.isprintable() and bool(text) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier


def _safe(text: str) -> str:
    """Text of a list in a menu: no letter of it is a mnemonic, no tab a key."""
    return text.replace("&", "&&").replace("\t", " ")[:60]
