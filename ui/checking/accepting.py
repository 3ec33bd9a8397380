"""Proposals that were ticked are taken: saved as one operation; who is being typed on is left alone."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from models.drafts import list_drafts
from models.records import Saved, Tourist
from models.tourists import load_tourists
from paperwork.tour_check import CheckRow
from ui.tourists.edited_tourist import EditedTourist, passport_parts
from ui.tourists.overwrite_dialog import Overwrite
from ui.tourists.overwrite_rows import OverwriteGroup
from ui.tourists.saving import Refusal, save_all

NEW = 0


@dataclass(frozen=True, slots=True, repr=False)
class Accepted:
    """What came of it. ``count``: proposals written; ``typed_on``: who has unsaved typing, so was left out;
    ``changed``: of how many the field was changed since the check. Nothing was saved without ``saved``."""

    saved: Saved | None = None
    refusal: Refusal | None = None
    count: int = 0
    typed_on: Sequence[Tourist] = ()
    changed: int = 0


@dataclass(slots=True, repr=False)
class _Taken:
    edited: list[EditedTourist] = field(default_factory=list)
    count: int = 0
    changed: int = 0


def typed_ids(tour_id: int) -> list[int]:
    """Tourists of the tour with unsaved typing of this person; NEW for each that was never saved."""
    bodies = [body for _key, body, _at in list_drafts(f"tourist/{tour_id}/")]
    return [int((body.get("tourist") or {}).get("id") or NEW) for body in bodies]


def accept(
    tour_id: int, rows: Sequence[CheckRow], ask: Callable[[Sequence[OverwriteGroup]], Overwrite]
) -> Accepted:
    """Write the proposals of these findings into the fields that are as they were checked.

    ``ask`` puts the question whether regular clients get them as well. Of two findings at one field the worse
    one, which comes first, is taken: the other is judged anew.
    """
    waiting = set(typed_ids(tour_id))
    typed_on = {row.tourist.id: row.tourist for row in rows if row.tourist.id in waiting}
    taken = _taken([row for row in rows if row.tourist.id not in waiting])
    left = tuple(typed_on.values())
    if not taken.edited:
        return Accepted(typed_on=left, changed=taken.changed)
    outcome = save_all(taken.edited, ask)
    count = taken.count if outcome.saved is not None else 0
    return Accepted(outcome.saved, outcome.refusal, count, left, taken.changed)


def _taken(rows: Sequence[CheckRow]) -> _Taken:
    """The tourists as they are kept now, with the proposals in their fields."""
    fresh = {one.id: one for one in load_tourists(sorted({row.tourist.id or NEW for row in rows}))}
    wanted: dict[int | None, dict[str, str]] = {}
    taken = _Taken()
    for row in rows:
        name, kept = row.finding.field, fresh.get(row.tourist.id)
        if kept is None or getattr(kept, name) != getattr(row.tourist, name):
            taken.changed += 1
        else:
            wanted.setdefault(row.tourist.id, {}).setdefault(name, row.proposal)
    for tourist_id, values in wanted.items():
        edited = EditedTourist(tourist_id or NEW, "", fresh[tourist_id], copy.deepcopy(fresh[tourist_id]))
        for name, value in values.items():
            setattr(edited.tourist, name, value)
            for part, text in passport_parts(edited.tourist, name, value).items():
                setattr(edited.tourist, part, text)
        taken.edited.append(edited)
        taken.count += len(values)
    return taken
