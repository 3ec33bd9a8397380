"""The folder into which files go: typed or chosen, and remembered for this workstation."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from translations import _
from ui.common.buttons import button
from ui.common.fields import TextField
from ui.common.layouts import column, label, row
from ui.common.preferences import Preference


class FolderField(QWidget):
    """``field`` shows what cannot be written there."""

    def __init__(self, remembered: Preference[str], dialog_title: str) -> None:
        super().__init__()
        self._remembered, self._title = remembered, dialog_title
        self.field = TextField("folder", _("Into the folder"), required=True)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.field.set_value(remembered.get() or documents)
        self.field.edited.connect(self.field.show_message)
        choose = column(label(" ", "label"), button(_("Choose…"), self._choose), None, gap=3)
        self.setLayout(row((self.field, 1), choose, gap=8))

    def folder(self) -> Path | None:
        """The folder, remembered; None if it cannot be one, and the field says why and has the focus."""
        typed = self.field.value()
        try:
            if typed:
                found = Path(typed).expanduser()
                self._remembered.set(typed)
                self.field.show_message()
                return found
            self.refuse(_("Choose the folder for the files."))
        except RuntimeError:  # ~name of somebody whom this machine does not know
            self.refuse(_("%(folder)s is not a folder. Choose another one.") % {"folder": typed})
        return None

    def refuse(self, why: str) -> None:
        """Say below the field why nothing can be written there."""
        self.field.show_message(why)
        self.field.setFocus()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._title, self.field.value())
        if chosen:
            self.field.set_value(chosen)
            self.field.show_message()
