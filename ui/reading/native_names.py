"""Native names proposed back from the passport's Latin ones, where they are written in Cyrillic (T11)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from models.latin_spelling import LATIN_OF

# Where names are written in Cyrillic letters, or were until not long ago and our clerks still write them so.
_CYRILLIC_STATES = frozenset("RU UA BY KZ KG TJ UZ TM AM AZ GE MD BG RS MK MN ME BA".split())
_KINDS = {"native_surname": "surname", "native_given_name": "given_name"}


class Named(Protocol):
    """What of a tourist or client a proposal needs."""

    citizenship: str
    sex: str


def native_spellings(person: Named, name: str) -> tuple[str, ...]:
    """The spellings for a native name, the likeliest first; () where the state writes in Latin letters."""
    from textkit import native

    if person.citizenship not in _CYRILLIC_STATES or name not in LATIN_OF:
        return ()
    latin = getattr(person, LATIN_OF[name])
    ranked = getattr(native, "native_proposals", None)
    if ranked is None:
        return (native.to_native(latin),) if latin else ()
    return tuple(ranked(latin, _KINDS[name], person.citizenship, person.sex)) if latin else ()


def native_names(person: Named) -> Iterator[tuple[str, str]]:
    """(native field, likeliest spelling) of those that are empty."""
    for name in LATIN_OF:
        if not getattr(person, name) and (found := native_spellings(person, name)):
            yield name, found[0]
