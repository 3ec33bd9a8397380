"""The tourists of one tour that are open or have unsaved typing; drafts wait in the database."""

from __future__ import annotations

import copy
import uuid

from models import database, drafts
from models.records import Tourist
from models.tourists import load_tourist
from ui.tourists.edited_tourist import EditedTourist, from_body


class TourDrafts:
    """By list id: the tourist's own id, or -1, -2 ... for those never saved."""

    def __init__(self, tour_id: int) -> None:
        self._tour_id = tour_id
        # Drafts are each person's own: two workstations of an office share the database.
        self._database = database.current()
        self._prefix = f"tourist/{self._database.person}/{tour_id}/"
        self._open: dict[int, EditedTourist] = {}
        self._kept: set[str] = set()
        self._unkept: dict[int, EditedTourist] = {}
        self._last_new = 0
        self._restore()

    def _restore(self) -> None:
        found = drafts.list_drafts(self._prefix)
        for key, body, _saved_at in reversed(found):
            self._kept.add(key)
            number = (body.get("tourist") or {}).get("id")
            list_id = int(number) if number else self._next_new()
            self._open[list_id] = from_body(list_id, key, body)

    def _next_new(self) -> int:
        self._last_new -= 1
        return self._last_new

    def open(self, list_id: int) -> EditedTourist:
        """The tourist as typed so far, or as saved. RecordGone."""
        found = self._open.get(list_id)
        if found is None:
            loaded = load_tourist(list_id)
            key = f"{self._prefix}{list_id}"
            found = EditedTourist(list_id, key, loaded, copy.deepcopy(loaded))
            self._open[list_id] = found
        return found

    def new(self) -> EditedTourist:
        """A tourist of this tour of whom nothing is known yet."""
        list_id = self._next_new()
        empty = Tourist(tour_id=self._tour_id)
        made = EditedTourist(list_id, f"{self._prefix}new-{uuid.uuid4().hex}", empty, copy.deepcopy(empty))
        self._open[list_id] = made
        return made

    def keep(self, edited: EditedTourist) -> None:
        """Write the draft, or drop it when nothing is unsaved. It never goes to a database opened later.

        Those that could not be written before, on a full disk, are written with it.
        """
        if not database.is_open() or database.current() is not self._database:
            return
        self._unkept[edited.list_id] = edited
        for one in list(self._unkept.values()):
            self._write(one)
            del self._unkept[one.list_id]

    def _write(self, edited: EditedTourist) -> None:
        if edited.changes():
            drafts.save_draft(edited.draft_key, edited.body())
            self._kept.add(edited.draft_key)
        elif edited.draft_key in self._kept:
            drafts.drop_draft(edited.draft_key)
            self._kept.discard(edited.draft_key)

    def forget(self, list_id: int) -> None:
        """The tourist is no longer open, and what was typed is dropped."""
        edited = self._open.pop(list_id, None)
        self._unkept.pop(list_id, None)
        if edited is not None and edited.draft_key in self._kept:
            drafts.drop_draft(edited.draft_key)
            self._kept.discard(edited.draft_key)

    def close(self, list_id: int) -> None:
        """Another tourist is shown: keep what is unsaved, read the others anew next time."""
        edited = self._open.get(list_id)
        if edited is None:
            return
        self.keep(edited)
        if not edited.changes():
            del self._open[list_id]

    def find(self, list_id: int) -> EditedTourist | None:
        return self._open.get(list_id)

    def unsaved(self) -> list[EditedTourist]:
        """Those with changes, the saved ones first, new ones in the order in which they were begun."""
        changed = [one for one in self._open.values() if one.changes()]
        return sorted(changed, key=lambda one: (one.list_id < 0, abs(one.list_id)))

    def unsaved_changes(self) -> int:
        return sum(len(one.changes()) for one in self._open.values())
