"""Ctrl+B on Tourists: the passports of the shown tourist compared above the form, until Esc (T12)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from models.checks.findings import Finding
from models.checks.two_passports import compare_passports
from ui.common.buttons import shortcut
from ui.tourists.compare_panel import ComparePanel
from ui.tourists.form import TouristForm
from ui.tourists.info_area import InfoArea


class PassportComparison(QObject):
    """Opens and closes the panel, and keeps it true while the person types."""

    def __init__(self, place: QWidget, form: TouristForm, info: InfoArea) -> None:
        """``place`` is where Esc closes the panel."""
        super().__init__(place)
        self._form, self._info = form, info
        self.panel: ComparePanel | None = None
        self._from: QWidget | None = None
        self._escape = shortcut(place, "Esc", self.close)
        self._escape.setEnabled(False)
        form.compare_asked.connect(self.toggle)
        form.left.connect(self.renew)
        info.changed.connect(self._look)

    def toggle(self) -> None:
        """Open the panel with the focus in its worst line; close it if it is open."""
        if self.panel is not None:
            self.close()
            return
        findings = self._findings()
        if findings:
            self._from = QApplication.focusWidget()
            self._open(findings)

    def _open(self, findings: list[Finding]) -> None:
        self.panel = panel = ComparePanel(findings)
        panel.chosen.connect(self._form.focus_field)
        panel.close_asked.connect(self.close)
        self._escape.setEnabled(True)
        self._info.add(panel)
        panel.lines[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Take the panel away; the focus goes back to where it came from, if it is in the panel."""
        panel, self.panel = self.panel, None
        self._escape.setEnabled(False)
        if panel is None:
            return
        focus = QApplication.focusWidget()
        if focus is not None and panel.isAncestorOf(focus):
            back = self._from if self._from and isValid(self._from) and self._from.isVisible() else None
            (back or self._form.compare).setFocus(Qt.FocusReason.OtherFocusReason)
        self._info.drop(panel)

    def _findings(self) -> list[Finding]:
        tourist = self._form.shown_tourist()
        if tourist is None:
            return []
        return compare_passports(tourist, self._form.journey())

    def renew(self, _name: str = "") -> None:
        """Compare again, if the panel is open."""
        if self.panel is not None and self.panel.show_findings(self._findings()):
            self._info.changed.emit()

    def _look(self) -> None:
        """Another tourist is shown, or the bars were cleared for something else: the panel is gone."""
        if self.panel is not None and self.panel.isHidden():
            self.panel = None
            self._escape.setEnabled(False)
