"""The tourists of one tour that are open or have unsaved typing."""

from __future__ import annotations

import copy
from typing import Any

from models.records import Tourist
from models.tourists import load_tourist
from ui.common.open_drafts import OpenDrafts
from ui.tourists.edited_tourist import EditedTourist, from_body


class TourDrafts(OpenDrafts[EditedTourist]):
    """Of one tour; a new one belongs to it."""

    def __init__(self, tour_id: int) -> None:
        self._tour_id = tour_id
        super().__init__(f"tourist/{tour_id}/", "tourist")

    def _loaded(self, list_id: int, draft_key: str) -> EditedTourist:
        loaded = load_tourist(list_id)
        return EditedTourist(list_id, draft_key, loaded, copy.deepcopy(loaded))

    def _empty(self, list_id: int, draft_key: str) -> EditedTourist:
        empty = Tourist(tour_id=self._tour_id)
        return EditedTourist(list_id, draft_key, empty, copy.deepcopy(empty))

    def _restored(self, list_id: int, draft_key: str, body: dict[str, Any]) -> EditedTourist:
        return from_body(list_id, draft_key, body)
