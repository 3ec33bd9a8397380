"""Who goes on a tour and off it again, each as one operation with undo offered."""

from __future__ import annotations

from collections.abc import Sequence

from models.client_matching import as_tourist
from models.clients import load_clients
from models.records import Saved
from models.tourists import TouristSave, list_tourists, save_tourists
from translations import _, ngettext
from ui.common.changes import changes
from ui.common.messages import messages


def put_on_tour(tour_id: int, client_ids: Sequence[int]) -> list[int]:
    """The ids of the new tourists; who is on the tour already is left out, and it is said."""
    there = {row.client_id for row in list_tourists(tour_id)}
    wanted = [one for one in dict.fromkeys(client_ids) if one not in there]
    saves = []
    for client in load_clients(wanted):
        tourist = as_tourist(client)
        tourist.tour_id = tour_id
        saves.append(TouristSave(tourist))
    if not saves:
        messages.tell(_("On this tour already."), "info")
        return []
    saved = save_tourists(saves)
    changes.announce(saved)
    count = len(saves)
    text = ngettext(
        "%(count)d regular client put on this tour.", "%(count)d regular clients put on this tour.", count
    )
    messages.offer_undo(text % {"count": count}, saved.operation_id)
    return [save.tourist.id for save in saves if save.tourist.id is not None]


def tell_removal(count: int, saved: Saved | None) -> None:
    """Say how many were taken off; undo is offered for what had been saved."""
    text = ngettext("%(count)d tourist removed.", "%(count)d tourists removed.", count) % {"count": count}
    if saved is None:
        messages.tell(text)
    else:
        changes.announce(saved)
        messages.offer_undo(text, saved.operation_id)
