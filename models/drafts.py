"""What a person was typing and has not saved: survives a crash, is nobody's operation."""

from __future__ import annotations

import json
from typing import Any

from models import database as db
from models.tables import Draft
from textkit.cards import cut_card_numbers
from textkit.cleaning import clean_text

LAST_CHARACTER = "\U0010ffff"
LONGEST_TEXT = 20_000


def save_draft(key: str, body: dict[str, Any]) -> None:
    """Keep ``body`` (what JSON can hold) under ``key``, instead of what was there. Bank cards are cut."""
    values = {
        "body": json.dumps(_without_cards(body), ensure_ascii=False),
        "saved_at": db.now(),
        "person": db.current().person,
    }
    with db.writing():
        if not Draft.update(values).where(Draft.key == key).execute():
            Draft.insert(key=key, **values).execute()


def load_draft(key: str) -> dict[str, Any] | None:
    """The draft under the key, None if there is none."""
    row = Draft.select(Draft.body).where(Draft.key == key).tuples().first()
    return _read(row[0]) if row else None


def list_drafts(prefix: str = "") -> list[tuple[str, dict[str, Any], str]]:
    """(key, body, saved_at) of the drafts whose key begins so, the latest first."""
    query = Draft.select(Draft.key, Draft.body, Draft.saved_at).where(
        (Draft.key >= prefix) & (Draft.key < prefix + LAST_CHARACTER)
    )
    return [(key, _read(body), at) for key, body, at in query.order_by(Draft.saved_at.desc()).tuples()]


def drop_draft(key: str) -> None:
    """Forget the draft; nothing happens if there is none."""
    with db.writing():
        Draft.delete().where(Draft.key == key).execute()


def _read(body: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(body)
    return found


def _without_cards(value: Any) -> Any:
    if isinstance(value, str):
        return cut_card_numbers(clean_text(value, LONGEST_TEXT))
    if isinstance(value, dict):
        return {name: _without_cards(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_without_cards(one) for one in value]
    return value
