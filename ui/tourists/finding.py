"""Filling the form from the client base: who fits what is typed, and what a fill did, in words (T5, T8)."""

from __future__ import annotations

import copy
from dataclasses import fields, replace
from typing import Any, TypeVar

from models.client_matching import Filled, fill_from_client
from models.clients import load_client
from models.records import Client, ClientHit, Tourist
from models.search import search_clients_by
from translations import N_, _, ngettext
from ui.common.fields import show_date
from ui.common.wording import field_name
from ui.tourists.edited_tourist import EditedTourist, person_name
from ui.tourists.overwrite_rows import shown

Person = TypeVar("Person", Tourist, Client)
SAME = {
    "document": N_("the same passport"),
    "old_document": N_("the same passport, an older one of theirs"),
    "birth_date": N_("the same name and date of birth"),
}


def typed_names(tourist: Tourist) -> dict[str, Any]:
    """What of the form a search by name uses; the Latin name where the native one is not typed."""
    return {
        "surname": tourist.native_surname or tourist.latin_surname,
        "given_name": tourist.native_given_name or tourist.latin_given_name,
        "birth_date": tourist.birth_date,
    }


def find_clients(tourist: Tourist) -> list[ClientHit] | None:
    """The regular clients who fit what is typed: the name, else the passport. None if neither is typed."""
    typed = typed_names(tourist)
    if typed["surname"]:
        return search_clients_by(**typed)
    series, number = tourist.international_passport_series, tourist.international_passport_number
    if number:
        return search_clients_by(passport_series=series, passport_number=number)
    return None


def fill(edited: EditedTourist, client_id: int) -> Filled:
    """Fill the edited tourist from the client and tie them. RecordGone. Proposals give way to the base."""
    blank: dict[str, Any] = dict.fromkeys(edited.proposed, "")
    filled = fill_from_client(replace(copy.deepcopy(edited.tourist), **blank), load_client(client_id))
    for name in edited.proposed - set(filled.filled):
        setattr(filled.tourist, name, getattr(edited.tourist, name))
    edited.proposed -= set(filled.filled)
    edited.tourist = filled.tourist
    edited.add_client = edited.allow_duplicate = False
    return filled


def taken_back(now: Person, before: Person, after: Person) -> Person:
    """A fill undone: all that is as the fill left it is as before, and what was typed since stays."""
    names = [one.name for one in fields(now) if getattr(now, one.name) == getattr(after, one.name)]
    values = {name: copy.deepcopy(getattr(before, name)) for name in names}
    return replace(now, **values)


def filled_sentence(filled: Filled) -> str:
    """ "Filled 14 fields from the client base." and a line for each contradiction."""
    count = len(filled.filled)
    text = ngettext(
        "Filled %(count)d field from the client base.", "Filled %(count)d fields from the client base.", count
    )
    return "\n".join([text % {"count": count}, *map(_contradiction, filled.contradictions.items())])


def _contradiction(item: tuple[str, tuple[str, str]]) -> str:
    name, (typed, known) = item
    values = {"field": field_name(name), "typed": shown(name, typed), "known": shown(name, known)}
    return _("%(field)s: typed %(typed)s, in the base %(known)s.") % values


def nobody_sentence(tourist: Tourist) -> str:
    """Nobody in the base fits."""
    name, birth = person_name(tourist), show_date(tourist.birth_date)
    if not name:
        return _("No regular client has this passport.")
    if birth:
        text = _("No regular client %(name)s, born %(birth)s. Search with less: Shift+F3.")
        return text % {"name": name[:80], "birth": birth}
    return _("No regular client %(name)s. Search with less: Shift+F3.") % {"name": name[:80]}


def same_sentence(hit: ClientHit) -> str:
    """The base knows somebody like that, and why it is thought to be the same person."""
    parts = [person_name(hit), show_date(hit.birth_date), hit.document]
    values = {"who": ", ".join(filter(None, parts)), "reason": _(SAME.get(hit.reason, SAME["document"]))}
    return _("In the client base already, with %(reason)s: %(who)s.") % values
