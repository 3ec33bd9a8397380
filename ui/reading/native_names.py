"""Native names proposed back from the passport's Latin ones, where they are written in Cyrillic (T11)."""

from __future__ import annotations

from collections.abc import Iterator

from models.latin_spelling import LATIN_OF, Spelled, native_spellings

# Where names are written in Cyrillic letters, or were until not long ago and our clerks still write them so.
_CYRILLIC_STATES = frozenset("RU UA BY KZ KG TJ UZ TM AM AZ GE MD BG RS MK MN ME BA".split())


def native_names(person: Spelled) -> Iterator[tuple[str, str]]:
    """(native field, likeliest spelling) of those that are empty."""
    if person.citizenship not in _CYRILLIC_STATES:
        return
    for name in LATIN_OF:
        if not getattr(person, name) and (found := native_spellings(person, name)):
            yield name, found[0]
