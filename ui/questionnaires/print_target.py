"""Where a print run goes: one PDF, a file for each tourist, or paper; and into which folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QRadioButton, QWidget

from translations import _
from ui.common.buttons import button
from ui.common.fields import TextField
from ui.common.layouts import column, label, row
from ui.common.preferences import PRINT_FOLDER, PRINT_INTO

ONE, EACH, PAPER = "one", "each", "paper"


class PrintTarget(QWidget):
    """The choice in two parts that the dialog lays out: ``choices``, and this widget with the folder."""

    def __init__(self) -> None:
        super().__init__()
        self._ways = {
            ONE: QRadioButton(_("One PDF for all")),
            EACH: QRadioButton(_("A file for each tourist")),
            PAPER: QRadioButton(_("On paper")),
        }
        self._group = QButtonGroup(self)
        for one in self._ways.values():
            self._group.addButton(one)
            one.toggled.connect(self._show_folder)
        self.folder = TextField("folder", _("Into the folder"), required=True)
        self.folder.set_value(PRINT_FOLDER.get() or _documents())
        self.folder.edited.connect(self.folder.show_message)
        choose = column(label(" ", "label"), button(_("Choose…"), self._choose_folder), None, gap=3)
        self.setLayout(row((self.folder, 1), choose, gap=8))
        self._ways.get(PRINT_INTO.get(), self._ways[ONE]).setChecked(True)
        self.choices = column(label(_("Where to"), "label"), *self._ways.values(), None, gap=3)

    def way(self) -> str:
        """ONE, EACH or PAPER."""
        return next(name for name, one in self._ways.items() if one.isChecked())

    def typed_folder(self) -> Path | None:
        """Where to print to; None if it cannot be, and the field says why and has the focus."""
        typed = self.folder.value()
        try:
            if typed:
                return Path(typed).expanduser()
            self.folder.show_message(_("Choose the folder for the PDF."))
        except RuntimeError:  # ~name of somebody whom this machine does not know
            self.folder.show_message(_("%(folder)s is not a folder. Choose another one.") % {"folder": typed})
        self.folder.setFocus()
        return None

    def remember(self) -> None:
        """The next run begins with the same choice."""
        PRINT_INTO.set(self.way())
        if self.way() != PAPER:
            PRINT_FOLDER.set(self.folder.value())
        self.folder.show_message()

    def refuse(self, reason: str) -> None:
        """Say at the folder why nothing could be written there."""
        self.folder.show_message(reason)
        self.folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_folder(self) -> None:
        self.setVisible(not self._ways[PAPER].isChecked())

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder for questionnaires"), self.folder.value())
        if chosen:
            self.folder.set_value(chosen)
            self.folder.show_message()


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
