"""The records of one kind that are open or have unsaved typing; drafts wait in the database."""

from __future__ import annotations

import uuid
from abc import ABC, abstractmethod
from typing import Any, Generic, Protocol, TypeVar

from models import database, drafts


class Edited(Protocol):
    """A record under the clerk's hands. ``list_id``: its own id, or -1, -2 ... for one never saved."""

    list_id: int
    draft_key: str

    @property
    def is_new(self) -> bool: ...

    def changes(self) -> list[str]:
        """Names of what Save would write."""
        ...

    def body(self) -> dict[str, Any]:
        """The draft as JSON can hold it."""
        ...


E = TypeVar("E", bound=Edited)


class OpenDrafts(ABC, Generic[E]):
    """Knows them by list id. What a kind of record needs of its own is in the methods after ``unsaved``."""

    def __init__(self, prefix: str, record: str) -> None:
        """``prefix`` begins the keys of the drafts, ``record`` is where a body has the record typed."""
        self._database = database.current()
        self._prefix = prefix
        self._open: dict[int, E] = {}
        self._kept: set[str] = set()
        self._unkept: dict[int, E] = {}
        self._last_new = 0
        for key, body, _saved_at in reversed(drafts.list_drafts(prefix)):
            self._kept.add(key)
            number = (body.get(record) or {}).get("id")
            list_id = int(number) if number else self._next_new()
            self._open[list_id] = self._restored(list_id, key, body)

    def _next_new(self) -> int:
        self._last_new -= 1
        return self._last_new

    def open(self, list_id: int) -> E:
        """The record as typed so far, or as saved. RecordGone."""
        found = self._open.get(list_id)
        if found is None:
            found = self._open[list_id] = self._loaded(list_id, f"{self._prefix}{list_id}")
        return found

    def new(self) -> E:
        """A record of which nothing is known yet; one begun and still empty is taken again."""
        for edited in self._open.values():
            if edited.is_new and not edited.changes():
                return edited
        list_id = self._next_new()
        made = self._open[list_id] = self._empty(list_id, f"{self._prefix}new-{uuid.uuid4().hex}")
        return made

    def waiting(self, list_id: int) -> E | None:
        """The record if unsaved typing waits for it."""
        found = self._open.get(list_id)
        return found if found is not None and found.changes() else None

    def keep(self, edited: E) -> None:
        """Write the draft, or drop it when nothing is unsaved. It never goes to a database opened later.

        Those that could not be written before, on a full disk, are written with it.
        """
        if not database.is_open() or database.current() is not self._database:
            return
        self._unkept[edited.list_id] = edited
        for one in list(self._unkept.values()):
            self._write(one)
            del self._unkept[one.list_id]

    def _write(self, edited: E) -> None:
        if edited.changes():
            drafts.save_draft(edited.draft_key, edited.body())
            self._kept.add(edited.draft_key)
        else:
            self._drop(edited)

    def _drop(self, edited: E) -> None:
        if edited.draft_key in self._kept:
            drafts.drop_draft(edited.draft_key)
            self._kept.discard(edited.draft_key)

    def close(self, list_id: int) -> None:
        """Another record is shown: keep what is unsaved, read the others anew next time."""
        edited = self._open.get(list_id)
        if edited is None:
            return
        self.keep(edited)
        if not edited.changes():
            del self._open[list_id]

    def forget(self, list_id: int) -> None:
        """Saved, or given up: the record is no longer open, and the draft goes."""
        edited = self._open.pop(list_id, None)
        self._unkept.pop(list_id, None)
        if edited is not None:
            self._drop(edited)

    def unsaved(self) -> list[E]:
        """Those with changes, the saved ones first, new ones in the order in which they were begun."""
        changed = [one for one in self._open.values() if one.changes()]
        return sorted(changed, key=lambda one: (one.list_id < 0, abs(one.list_id)))

    def unsaved_changes(self) -> int:
        return sum(len(one.changes()) for one in self._open.values())

    # -- the kind of record

    @abstractmethod
    def _loaded(self, list_id: int, draft_key: str) -> E:
        """The record as saved. RecordGone."""

    @abstractmethod
    def _empty(self, list_id: int, draft_key: str) -> E:
        """A new record."""

    @abstractmethod
    def _restored(self, list_id: int, draft_key: str, body: dict[str, Any]) -> E:
        """The record of a draft."""
