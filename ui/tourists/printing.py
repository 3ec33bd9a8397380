"""Printing from the Tourists screen: papers are made of what is saved, so that is settled first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from translations import _
from ui.common import messages

PRINT, SAVE = "print", "save"


def print_all(parent: QWidget, tour_id: int, unsaved: bool, save: Callable[[], bool]) -> None:
    """Open the print dialog for the tour; with unsaved typing ask whether to save it before."""
    from ui.questionnaires.print_dialog import print_questionnaires

    if unsaved and not _settled(parent, save):
        return
    with messages.errors_told():
        print_questionnaires(parent, tour_id)


def _settled(parent: QWidget, save: Callable[[], bool]) -> bool:
    outcomes = [(PRINT, _("Print without them")), (SAVE, _("Save and print"))]
    text = _("The questionnaires are made of what is saved.")
    chosen = messages.ask(parent, _("Some changes are not saved"), text, outcomes)
    return save() if chosen == SAVE else chosen == PRINT
