"""What the cleaning desk finds, and how a finding is known again after somebody left it as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from models.settled_findings import Settled, digest_of

MIXED_ALPHABETS, LOOK_ALIKES, SIGNS = "mixed_alphabets", "look_alikes", "signs"
IMPOSSIBLE_DATES, EXPIRING = "impossible_dates", "expiring"
PHONES, EMAILS, NUMBERS, DUPLICATES = "phones", "emails", "numbers", "duplicates"
KINDS = (
    *(MIXED_ALPHABETS, LOOK_ALIKES, SIGNS, IMPOSSIBLE_DATES, EXPIRING),
    *(NUMBERS, PHONES, EMAILS, DUPLICATES),
)


class Problem(NamedTuple):
    """What is wrong with one value. ``code`` says why, ``proposal`` is what it should be, "" if unknown."""

    kind: str
    code: str
    proposal: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class CleaningFinding:
    """A value of a client, a document or a contact (``table``, ``record_id``, ``field``) to be looked at.

    ``value`` is what stands there, ``proposal`` what a fix would write. A document's "number" is its series
    and number as one text. ``paper`` is the kind of the document. ``name`` and ``born`` tell who it is.
    Of duplicates ``client_id`` < ``other_id``, ``value`` and ``other`` say who the two are.
    ``fact`` is the number of the coming tour and ``day`` its beginning (ISO 8601) where those matter.
    """

    kind: str
    code: str
    client_id: int
    table: str
    record_id: int
    field: str
    value: str
    proposal: str = ""
    paper: str = ""
    name: str = ""
    born: str = ""
    other_id: int = 0
    other: str = ""
    fact: str = ""
    day: str = ""

    def settled(self) -> Settled:
        """What is kept when somebody leaves it as it is; of a pair, that they are two people."""
        if self.kind == DUPLICATES:
            return Settled(self.kind, self.client_id, self.other_id)
        place = f"{self.table}.{self.field}"
        return Settled(self.kind, self.client_id, 0, place, digest_of(f"{self.value}{self.day}"))
