"""The clients that are open or have unsaved typing."""

from __future__ import annotations

import copy
from typing import Any

from models.clients import load_client
from models.records import Client
from ui.clients.edited_client import EditedClient, from_body
from ui.common.open_drafts import OpenDrafts


class ClientDrafts(OpenDrafts[EditedClient]):
    """Of the whole base."""

    def __init__(self) -> None:
        super().__init__("client/", "client")

    def _loaded(self, list_id: int, draft_key: str) -> EditedClient:
        loaded = load_client(list_id)
        return EditedClient(list_id, draft_key, loaded, copy.deepcopy(loaded))

    def _empty(self, list_id: int, draft_key: str) -> EditedClient:
        return EditedClient(list_id, draft_key, Client(), Client())

    def _restored(self, list_id: int, draft_key: str, body: dict[str, Any]) -> EditedClient:
        return from_body(list_id, draft_key, body)
