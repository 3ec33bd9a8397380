"""Deleting a client with what depends on it said, and giving up one that was never saved."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.clients import delete_client, dependants
from models.records import ClientHit, Saved
from translations import _
from ui.clients.client_rows import dependants_sentence
from ui.common import messages
from ui.search import client_words


def delete(hit: ClientHit) -> tuple[Saved, str]:
    """Delete the client; what was done, and the sentence for the undo bar."""
    sentence = dependants_sentence(client_words.native_name(hit), dependants(hit.id))
    return delete_client(hit.id), sentence


def may_discard(parent: QWidget) -> bool:
    """A client never saved cannot be brought back, so this asks first."""
    question = _("This client was never saved, so it cannot be brought back.")
    outcomes = [("stay", _("Keep it")), ("discard", _("Discard"))]
    return messages.ask(parent, _("Discard what was typed?"), question, outcomes) == "discard"
