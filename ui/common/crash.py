"""Errors that nobody expected: written to the log without personal data, told once, nothing typed is lost.

Drafts of forms are in the database already, so the person can go on or start again.
"""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from models.errors import AppError
from translations import _
from ui.common import messages

log = logging.getLogger(__name__)


class _Reporter(QObject):
    """Brings the report from whatever thread into the window's."""

    happened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.happened.connect(self._show)
        self._showing = False

    def _show(self, report: str) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            text = _(
                "What you typed is kept. The details hold no data of clients; "
                "whoever looks after Habitué can use them."
            )
            outcomes = [("copy", _("Copy the details")), ("go", _("Go on"))]
            answer = messages.ask(
                QApplication.activeWindow(), _("Something went wrong in Habitué"), text, outcomes
            )
            if answer == "copy":
                QGuiApplication.clipboard().setText(report)
        finally:
            self._showing = False


_reporter: list[_Reporter] = []


def install() -> None:
    """Catch what no one caught, from now on."""
    if not _reporter:
        _reporter.append(_Reporter())
    sys.excepthook = on_error


def on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Told in words if a person can do something about it, reported as a bug otherwise."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    if isinstance(error, AppError):
        messages.messages.tell(str(error), "error")
        return
    report = details(kind, trace)
    log.error("%s", report)
    if _reporter:
        _reporter[0].happened.emit(report)


def details(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Files, lines and the kind of error, never its text, which may hold a person's data."""
    places = [f"{one.filename}:{one.lineno} {one.name}" for one in traceback.extract_tb(trace)]
    import platform

    system = f"{platform.platform()}, Python {platform.python_version()}"
    return "\n".join([system, *places, kind.__name__])
