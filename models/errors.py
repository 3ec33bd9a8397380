"""What can go wrong in a way that a clerk can do something about.

AppError
├─ InvalidField        shown beside the field, the form stays open
├─ DuplicateRecord     the base has it already; carries the ids
├─ RecordChanged       somebody saved it meanwhile; carries both values
├─ RecordGone          somebody deleted it meanwhile
├─ RecordInUse         something else depends on it
└─ DatabaseUnavailable not ours, newer, read-only, locked, full, refused
   └─ NoDatabaseYet    nothing is there to be read

Everything else that is raised is a bug. ``str(error)`` is a sentence in the language of the interface,
fit to be shown as it is; it never holds personal data beyond what the person just typed.
"""

from __future__ import annotations

from collections.abc import Sequence


class AppError(Exception):
    """Base of all errors that are shown to the person instead of being reported as a bug."""


class InvalidField(AppError):
    """A value that cannot be kept. ``field`` names the field of the record, as in models.records."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class DuplicateRecord(AppError):
    """The base already has such a record. ``ids`` are the records found."""

    def __init__(self, message: str, ids: Sequence[int] = ()) -> None:
        super().__init__(message)
        self.ids = tuple(ids)


class RecordChanged(AppError):
    """Somebody else saved the record after it was loaded.

    ``conflicts`` maps the fields that both sides changed to (mine, theirs); fields that only they
    changed are not conflicts. ``who`` and ``when`` say who saved, ``when`` as ISO 8601 in UTC.
    """

    def __init__(
        self,
        message: str,
        conflicts: dict[str, tuple[str, str]] | None = None,
        who: str = "",
        when: str = "",
    ) -> None:
        super().__init__(message)
        self.conflicts = conflicts or {}
        self.who = who
        self.when = when


class RecordGone(AppError):
    """The record was deleted after it was loaded."""


class RecordInUse(AppError):
    """The record cannot go while others depend on it."""


class DatabaseUnavailable(AppError):
    """The database cannot be opened or written now; the message says what to do next."""


class NoDatabaseYet(DatabaseUnavailable):
    """There is no file, or a file or a server's database with nothing in it, and it may not be made."""
