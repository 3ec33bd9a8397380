"""Latin names proposed from the native ones, and other spellings to choose from (T9)."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from models.latin_spelling import LATIN_OF, latin_proposals, native_spellings, scheme_name, scheme_of
from models.records import Client, Tourist
from textkit.names import without_lookalikes
from textkit.schemes_in_use import schemes_in_use
from textkit.transliteration import scheme_for, transliterate
from translations import _

NATIVE_OF = {latin: native for native, latin in LATIN_OF.items()}
# What decides the Latin names: after a change of one of these they are proposed anew.
DECIDING = (*LATIN_OF, "citizenship", "latin_scheme")


class Spelling(NamedTuple):
    """A spelling on offer, what it follows in words, and its scheme ("" if it is none's)."""

    text: str
    source: str
    scheme: str = ""


def proposals(person: Tourist | Client, proposed: set[str]) -> dict[str, str]:
    """Latin field to its proposal, for those empty or still a proposal; typed ones are left alone.

    Where the names stay as in the old passport nobody can propose them: what was proposed is taken back.
    """
    found = latin_proposals(person) or dict.fromkeys(NATIVE_OF, "")
    return {latin: text for latin, text in found.items() if latin in proposed or not getattr(person, latin)}


def own_choice(person: Tourist | Client, scheme: str) -> str:
    """The person's choice when this scheme was taken: "" where the citizenship says it already."""
    return "" if scheme == scheme_for(person.citizenship) else scheme


def spellings(person: Tourist | Client, name: str, proposed: Set[str] = frozenset()) -> list[Spelling]:
    """Spellings for a name field, each once.

    For a Latin name by the person's own scheme first, then by the others of their state; for a native name
    the same with the letters of the other script put right, or, where nobody typed one, what the Latin name
    may stand for.
    """
    if name in NATIVE_OF:
        return _latin_spellings(person, getattr(person, NATIVE_OF[name]))
    text = getattr(person, name)
    mended = without_lookalikes(text)
    found = [Spelling(mended, _("one script"))] if mended != text else []
    if name in LATIN_OF and (not text or name in proposed):
        found += [one for one in _native_spellings(person, name) if one.text not in (text, mended)]
    return found


def _latin_spellings(person: Tourist | Client, native: str) -> list[Spelling]:
    own = scheme_of(person) or scheme_for(person.citizenship)
    found: dict[str, Spelling] = {}
    for scheme in (own, *schemes_in_use(person.citizenship or "RU")):
        if spelling := transliterate(native, scheme):
            found.setdefault(spelling, Spelling(spelling, scheme_name(scheme), scheme))
    return list(found.values())


def _native_spellings(person: Tourist | Client, name: str) -> list[Spelling]:
    source = _("from %(latin)s") % {"latin": getattr(person, LATIN_OF[name])}
    return [Spelling(one, source) for one in native_spellings(person, name)]
