"""Why a search found somebody, in a word or two: for the lists of the windows and for the terminal."""

from __future__ import annotations

from models.records import ClientHit
from translations import N_, _

# By ClientHit.reason; "" says nothing.
REASONS = {
    "document": N_("passport"),
    "old_document": N_("old passport"),
    "surname": N_("surname"),
    "other_spelling": N_("other spelling"),
    "former_surname": N_("former surname"),
    "given_name": N_("given name"),
    "birth_date": N_("date of birth"),
    "phone": N_("phone"),
    "email": N_("e-mail"),
    "card": N_("card"),
    "typing_error": N_("close spelling"),
    "all": "",
}
# What matched stands in the line anyway.
_SHOWN = ("document", "old_document", "surname", "other_spelling", "given_name", "birth_date")


def reason_text(hit: ClientHit) -> str:
    """ "surname", or "former surname: Иванова" where the line of the client does not show what matched."""
    word = _(REASONS[hit.reason]) if REASONS.get(hit.reason) else ""
    return f"{word}: {hit.matched}" if word and hit.matched and hit.reason not in _SHOWN else word
