"""Saving the client that is edited: what can go wrong is put before the person where it can be mended."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.clients import load_client, save_client
from models.errors import AppError, DuplicateRecord, InvalidField, RecordChanged, RecordGone
from models.records import Saved
from translations import _
from ui.clients import conflict_dialog
from ui.clients.edited_client import EditedClient
from ui.clients.editor_pane import EditorPane
from ui.common import messages

OPEN, SAVE_ALL_THE_SAME, SAVE_NEW = "open", "save", "new"


def save_edited(parent: QWidget, editor: EditorPane, edited: EditedClient) -> Saved | int | None:
    """Save; the id of another client if the person would rather see that one; None if nothing was saved."""
    editor.form.flush()
    if editor.form.first_problem():
        return None
    return _attempt(parent, editor, edited, allow_duplicate=False)


def _attempt(
    parent: QWidget, editor: EditorPane, edited: EditedClient, *, allow_duplicate: bool
) -> Saved | int | None:
    try:
        return save_client(edited.client, allow_duplicate=allow_duplicate)
    except InvalidField as error:
        _show_invalid(editor, error)
    except DuplicateRecord as error:
        return _ask_duplicate(parent, editor, edited, error)
    except RecordChanged as error:
        return _ask_conflicts(parent, editor, edited, error, allow_duplicate=allow_duplicate)
    except RecordGone as error:
        return _ask_gone(parent, editor, edited, error)
    except AppError as error:
        editor.tell(str(error), "error")
    return None


def _show_invalid(editor: EditorPane, error: InvalidField) -> None:
    field = editor.form.field_of(error.field)
    if field is None:
        editor.tell(str(error), "error")
    else:
        editor.form.show_problem(field, str(error))


def _ask_duplicate(
    parent: QWidget, editor: EditorPane, edited: EditedClient, error: DuplicateRecord
) -> Saved | int | None:
    outcomes = [
        ("stay", _("Back to the form")),
        (SAVE_ALL_THE_SAME, _("Save all the same")),
        (OPEN, _("Open the other client")),
    ]
    answer = messages.ask(parent, _("The base knows this passport"), str(error), outcomes)
    if answer == OPEN and error.ids:
        return error.ids[0]
    if answer == SAVE_ALL_THE_SAME:
        return _attempt(parent, editor, edited, allow_duplicate=True)
    return None


def _ask_conflicts(
    parent: QWidget, editor: EditorPane, edited: EditedClient, error: RecordChanged, *, allow_duplicate: bool
) -> Saved | int | None:
    theirs: set[str] | None = set()
    if error.conflicts:
        theirs = conflict_dialog.choose_theirs(parent, error.who, error.when, error.conflicts)
    if theirs is None:
        editor.tell(str(error), "warn")
        return None
    edited.take_over(load_client(edited.client.id or 0), theirs)
    editor.show_client(edited)
    return _attempt(parent, editor, edited, allow_duplicate=allow_duplicate)


def _ask_gone(
    parent: QWidget, editor: EditorPane, edited: EditedClient, error: RecordGone
) -> Saved | int | None:
    outcomes = [("stay", _("Back to the form")), (SAVE_NEW, _("Save as a new client"))]
    if messages.ask(parent, _("This client was deleted"), str(error), outcomes) != SAVE_NEW:
        return None
    edited.become_new()
    return _attempt(parent, editor, edited, allow_duplicate=False)
