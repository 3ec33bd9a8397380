"""What a person was typing and has not saved: survives a crash, is nobody's operation.

Drafts are each person's own: the workstations of an office share the database, and everybody's new tour has
the same key.
"""

from __future__ import annotations

import json
from typing import Any

from models import database as db
from models.fields import numbers_in
from models.tables import Draft
from textkit.cards import TEXT, cut_card_numbers
from textkit.cleaning import clean_text

LAST_CHARACTER = "\U0010ffff"
LONGEST_TEXT = 20_000


def save_draft(key: str, body: dict[str, Any]) -> None:
    """Keep ``body`` (what JSON can hold) under ``key``, instead of what was there. Bank cards are cut."""
    own = _own(key)
    values = {
        "body": json.dumps(_without_cards(body), ensure_ascii=False),
        "saved_at": db.now(),
        "person": db.current().person,
    }
    with db.writing():
        if not Draft.update(values).where(Draft.key == own).execute():
            Draft.insert(key=own, **values).execute()


def load_draft(key: str) -> dict[str, Any] | None:
    """The person's draft under the key, None if there is none."""
    row = Draft.select(Draft.body).where(Draft.key == _own(key)).tuples().first()
    return _read(row[0]) if row else None


def list_drafts(prefix: str = "") -> list[tuple[str, dict[str, Any], str]]:
    """(key, body, saved_at) of the person's drafts whose key begins so, the latest first."""
    own = _own(prefix)
    query = Draft.select(Draft.key, Draft.body, Draft.saved_at).where(
        (Draft.key >= own) & (Draft.key < own + LAST_CHARACTER)
    )
    latest = query.order_by(Draft.saved_at.desc(), Draft.id.desc()).tuples()
    person = len(_own(""))
    return [(key[person:], _read(body), at) for key, body, at in latest]


def drop_draft(key: str) -> None:
    """Forget the draft; nothing happens if there is none."""
    with db.writing():
        Draft.delete().where(Draft.key == _own(key)).execute()


def _own(key: str) -> str:
    """The key among all drafts: a person's name holds no line break."""
    return f"{db.current().person}\n{key}"


def _read(body: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(body)
    return found


def _without_cards(value: Any, numbers: str = TEXT) -> Any:
    """``numbers``: what else may stand there, so that a draft hurts no number that saving would keep."""
    if isinstance(value, str):
        return cut_card_numbers(clean_text(value, LONGEST_TEXT), numbers)
    if isinstance(value, dict):
        return {name: _without_cards(one, numbers_in(name, value)) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_without_cards(one) for one in value]
    return value
