"""A newer client record is offered to the tours that the client is still going on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.client_matching import outdated_tourists
from models.clients import load_client
from models.errors import RecordGone
from models.records import Saved
from models.tourists import TouristSave, load_tourists, save_tourists
from models.tours import load_tour
from translations import _
from ui.common import messages
from ui.common.changes import changes
from ui.common.wording import field_name

LEAVE, UPDATE = "leave", "update"
Known = set[tuple[int, str, str]]  # (tourist, field, the base's value)


def known_differences(client_id: int | None) -> Known:
    """Where coming tours differ from the base already: only what a save adds is offered."""
    if client_id is None:
        return set()
    try:
        found = outdated_tourists(load_client(client_id))
    except RecordGone:  # the save itself says so
        return set()
    return {(tourist_id, one.field, one.in_base) for tourist_id, ones in found for one in ones}


def offer_to_tours(parent: QWidget, client_id: int, before: Known) -> None:
    """Ask, write, and say that it can be undone."""
    with messages.errors_told():
        updated = offer(parent, client_id, before)
        if updated is not None:
            changes.announce(updated)
            messages.messages.offer_undo(_("The coming tours are up to date"), updated.operation_id)


def offer(parent: QWidget, client_id: int, before: Known) -> Saved | None:
    """Ask whether the coming tours take over what the save changed; what was written, None if nothing."""
    newer = known_differences(client_id) - before
    tourists = load_tourists(sorted({tourist_id for tourist_id, _field, _value in newer}))
    if not tourists:
        return None
    lines = []
    for tourist in tourists:
        mine = {field: value for tourist_id, field, value in newer if tourist_id == tourist.id}
        for field, value in mine.items():
            setattr(tourist, field, value)
        tour = load_tour(tourist.tour_id or 0)
        names = ", ".join(sorted(map(field_name, mine)))
        lines.append(f"{tour.number} {tour.title}: {names}")
    outcomes = [(LEAVE, _("Leave the tours as they are")), (UPDATE, _("Update the coming tours"))]
    headline = _("This client goes on tours that have not begun")
    if messages.ask(parent, headline, "\n".join(lines), outcomes) != UPDATE:
        return None
    return save_tourists([TouristSave(tourist) for tourist in tourists])
