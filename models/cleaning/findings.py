"""What the cleaning desk finds, and how a finding is known again after somebody left it as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from models.checks.findings import Finding
from models.settled_findings import Settled, digest_of

MIXED_ALPHABETS, LOOK_ALIKES, SIGNS = "mixed_alphabets", "look_alikes", "signs"
IMPOSSIBLE_DATES, EXPIRING = "impossible_dates", "expiring"
NUMBERS, PHONES, EMAILS, DUPLICATES = "numbers", "phones", "emails", "duplicates"
KINDS = (
    *(MIXED_ALPHABETS, LOOK_ALIKES, SIGNS, IMPOSSIBLE_DATES, EXPIRING),
    *(NUMBERS, PHONES, EMAILS, DUPLICATES),
)
# In which list what the checks say of a value stands; what needs a tour to be seen stands in none.
LIST_OF = {
    **dict.fromkeys(("latin_lookalike", "cyrillic_lookalike"), MIXED_ALPHABETS),
    **dict.fromkeys(("name_not_latin", "cyrillic_in_number"), LOOK_ALIKES),
    **dict.fromkeys(("digits_in_name", "signs_in_name", "untidy_name"), SIGNS),
    **dict.fromkeys(("dash_in_name", "spaces_in_name"), SIGNS),
    **dict.fromkeys(("birth_to_come", "born_long_ago", "issue_to_come"), IMPOSSIBLE_DATES),
    **dict.fromkeys(("issued_before_birth", "issued_after_expiry"), IMPOSSIBLE_DATES),
    **dict.fromkeys(("digits_gone", "several_numbers", "decimal_number"), NUMBERS),
    **dict.fromkeys(("zeros_lost", "unlike_passport"), NUMBERS),
    **dict.fromkeys(("phone_short", "phone_long", "phone_unknown", "phone_unreadable"), PHONES),
    **dict.fromkeys(("email_shape", "email_lookalike", "email_domain"), EMAILS),
}
Place = tuple[str, str, int, str, int]


class Problem(NamedTuple):
    """What is wrong with one value: in which list of the desk it stands, why, and what it should be ("" if
    that is not known)."""

    kind: str
    why: Finding
    proposal: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class CleaningFinding:
    """A value of a client, a document or a contact (``table``, ``record_id``, ``field``) to be looked at.

    ``why`` has its sentence in models.checks.sentences. ``value`` is what stands there, ``proposal`` what a
    fix would write. A document's "number" is its series and number as one text, a contact's field is its
    kind. ``paper`` is the kind of the document. ``name`` and ``born`` tell who it is. Of duplicates
    ``client_id`` < ``other_id``, ``other`` and ``other_born`` tell who the second is. ``day`` is the start
    of the tour for which a passport is too short. Dates are ISO 8601.
    """

    kind: str
    why: Finding
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
    other_born: str = ""
    day: str = ""

    @property
    def id(self) -> int:
        """What lists know it by while the program runs."""
        return abs(hash(self.place()))

    def place(self) -> Place:
        """What tells it from all other findings of a scan."""
        return (self.kind, self.table, self.record_id, self.field, self.other_id)

    def settled(self) -> Settled:
        """What is kept when somebody leaves it as it is; of a pair, that they are two people."""
        if self.kind == DUPLICATES:
            return Settled(self.kind, self.client_id, self.other_id)
        place = f"{self.table}.{self.field}"
        return Settled(self.kind, self.client_id, 0, place, digest_of(f"{self.value}{self.day}"))
