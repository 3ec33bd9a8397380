"""Saving all unsaved tourists at once: checked, asked about the client base, written or refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from models.client_matching import client_differences, find_same_person
from models.errors import DuplicateRecord, InvalidField, RecordChanged, RecordGone
from models.fields import clean_tourist
from models.records import ClientHit, Saved
from models.tourists import TouristSave, load_tourist, save_tourists
from ui.tourists.card_field import expiry_problem
from ui.tourists.edited_tourist import EditedTourist, first_problem
from ui.tourists.overwrite_dialog import BACK, TOUR_ONLY, Overwrite
from ui.tourists.overwrite_rows import OverwriteGroup, overwrite_rows

CARD_EXPIRY = "payment_card_expiry"
Ask = Callable[[Sequence[OverwriteGroup]], Overwrite]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was saved. ``kind``: field (``name``), duplicate, same_passport, changed, gone, other."""

    kind: str
    message: str = ""
    edited: EditedTourist | None = None
    name: str = ""
    hits: tuple[ClientHit, ...] = ()
    conflicts: dict[str, tuple[str, str]] = field(default_factory=dict)
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of Save; both None if the person went back to the form."""

    saved: Saved | None = None
    refusal: Refusal | None = None


def save_all(waiting: Sequence[EditedTourist], ask: Ask) -> Outcome:
    """Save these tourists as one operation, or none of them. ``ask`` puts the question of T7."""
    for check in (_field_refusal, _duplicate_refusal):
        for edited in waiting:
            if refusal := check(edited):
                return Outcome(refusal=refusal)
    answer = _ask_overwrite(waiting, ask)
    if answer.outcome == BACK:
        return Outcome()
    saves = [_tourist_save(edited, answer) for edited in waiting]
    try:
        saved = save_tourists(saves)
    except InvalidField as error:
        return Outcome(refusal=Refusal("field", str(error), waiting[0], error.field))
    except DuplicateRecord as error:
        return Outcome(refusal=_same_passport(waiting, error))
    except RecordChanged as error:
        return Outcome(refusal=_changed(waiting, error))
    except RecordGone as error:
        return Outcome(refusal=_gone(waiting, error))
    for edited in waiting:
        edited.saved()
    return Outcome(saved=saved)


def _field_refusal(edited: EditedTourist) -> Refusal | None:
    name, sentence = first_problem(edited.tourist)
    if not name and CARD_EXPIRY in edited.changed_fields():
        name, sentence = CARD_EXPIRY, expiry_problem(edited.tourist.payment_card_expiry)
    if sentence:
        return Refusal("field", sentence, edited, name)
    try:
        clean_tourist(edited.tourist)
    except InvalidField as error:
        return Refusal("field", str(error), edited, error.field)
    return None


def _duplicate_refusal(edited: EditedTourist) -> Refusal | None:
    if not edited.add_client or edited.allow_duplicate or edited.tourist.client_id is not None:
        return None
    hits = tuple(hit for hit in find_same_person(edited.tourist) if hit.id not in edited.not_same)
    return Refusal("duplicate", "", edited, hits=hits) if hits else None


def _ask_overwrite(waiting: Sequence[EditedTourist], ask: Ask) -> Overwrite:
    groups = [group for edited in waiting if (group := _group(edited)) is not None]
    groups.sort(key=lambda group: group.name)
    return ask(groups) if groups else Overwrite(TOUR_ONLY)


def _group(edited: EditedTourist) -> OverwriteGroup | None:
    """What this tourist's client has otherwise, of what was changed in this form."""
    try:
        differences = client_differences(edited.tourist, edited.changed_fields())
    except RecordGone:  # the client was deleted meanwhile: nothing to overwrite
        return None
    rows = overwrite_rows(differences, edited.tourist)
    return OverwriteGroup(edited.list_id, edited.name(), rows) if rows else None


def _tourist_save(edited: EditedTourist, answer: Overwrite) -> TouristSave:
    return TouristSave(
        edited.tourist,
        add_client=edited.add_client,
        client_fields=answer.fields.get(edited.list_id, frozenset()),
        passport=answer.passports.get(edited.list_id, "replace"),
        allow_duplicate=edited.allow_duplicate,
    )


def _same_passport(waiting: Sequence[EditedTourist], error: DuplicateRecord) -> Refusal:
    for edited in waiting:
        hits = tuple(hit for hit in find_same_person(edited.tourist) if hit.id in error.ids)
        if hits and not edited.allow_duplicate:
            return Refusal("same_passport", str(error), edited, hits=hits)
    return Refusal("other", str(error))


def _changed(waiting: Sequence[EditedTourist], error: RecordChanged) -> Refusal:
    for edited in waiting:
        if (
            edited.tourist.id is not None
            and load_tourist(edited.tourist.id).version != edited.tourist.version
        ):
            return Refusal(
                "changed", str(error), edited, conflicts=error.conflicts, who=error.who, when=error.when
            )
    return Refusal("other", str(error))


def _gone(waiting: Sequence[EditedTourist], error: RecordGone) -> Refusal:
    for edited in waiting:
        try:
            if edited.tourist.id is not None:
                load_tourist(edited.tourist.id)
        except RecordGone:
            return Refusal("gone", str(error), edited)
    return Refusal("other", str(error))
