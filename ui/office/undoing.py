"""Undo and redo of operations from anywhere in the program: it is done, announced, and told what happened."""

from __future__ import annotations

from models.errors import AppError
from models.history import OperationRow
from models.journal import UndoReport, last_operation, last_undo, undo
from models.records import Saved
from translations import _
from ui.common.changes import changes
from ui.common.messages import messages
from ui.office.operation_words import kind_words, note_words, report_words


def undo_operation(operation_id: int) -> UndoReport | None:
    """Undo one operation; None if the database could not be written."""
    return _undo(operation_id, "")


def undo_last() -> UndoReport | None:
    """Ctrl+Z: undo this person's last operation."""
    last = last_operation()
    if last is None:
        messages.tell(_("There is nothing to undo."), "info")
        return None
    return _undo(last.id, _("Undone: %(what)s.") % {"what": kind_words(last.kind)})


def redo_last() -> UndoReport | None:
    """Ctrl+Y: take this person's last undo back."""
    last = last_undo()
    if last is None:
        messages.tell(_("There is nothing to redo."), "info")
        return None
    return _undo(last.id, _("Done again: %(what)s.") % {"what": kind_words(_kind_of(last))})


def _kind_of(undoing: OperationRow) -> str:
    from models.history import recent_operations

    for row in recent_operations(200):
        if row.id == undoing.undoes:
            return row.kind
    return undoing.kind


def _undo(operation_id: int, headline: str) -> UndoReport | None:
    try:
        report = undo(operation_id)
    except AppError as error:
        messages.tell(str(error), "error")
        return None
    announce(report)
    tell(report, headline)
    return report


def announce(report: UndoReport) -> None:
    """Let all screens read again what an undo wrote."""
    if report.changed:
        changes.announce(Saved(report.operation_id, report.changed))


def tell(report: UndoReport, headline: str = "") -> None:
    """Say in the status bar what was put back, and why the rest was not."""
    stays = [*report.kept, *report.impossible]
    words = [headline] if headline and report.reversed else []
    if not words or stays:
        words.append(report_words(report))
    if len(stays) == 1:
        words.append(note_words(stays[0]))
    messages.tell(" ".join(words), "warn" if stays or not report.reversed else "ok")
