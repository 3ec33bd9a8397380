"""The tourists of a tour: the list, one tourist, saving them together with what goes to the client base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from peewee import fn

from models import locks, merging
from models.aggregates import TOURIST
from models.errors import RecordGone
from models.fields import clean_tourist
from models.ids import slices
from models.journal import Operation, perform
from models.links import Links, links_of_tourists
from models.records import Saved, Tourist, TouristRow
from models.tables import Tour, columns_of
from models.tables import Tourist as TouristTable
from models.tours import delete_tourist_rows
from translations import _

_COLUMNS = tuple(TouristRow.__dataclass_fields__)


@dataclass(slots=True)
class TouristSave:
    """One tourist to save and what is to happen in the client base with it.

    ``add_client`` makes a regular client of a tourist who is none. ``client_fields`` are the fields (of
    SHARED_FIELDS) that overwrite the client's. ``passport`` says what a new passport number in them means:
    "replace" the current one, or "second" beside it. ``allow_duplicate`` lets a client be added whose
    passport another one has.
    """

    tourist: Tourist
    add_client: bool = False
    client_fields: frozenset[str] = frozenset()
    passport: str = "replace"
    allow_duplicate: bool = False


def list_tourists(tour_id: int, order: str = "booking") -> list[TouristRow]:
    """The tourists of a tour in the order of booking, or with ``order`` "name" alphabetically."""
    by_name = (TouristTable.sort_key, TouristTable.position, TouristTable.id)
    by_booking = (TouristTable.position, TouristTable.id)
    query = TouristTable.select(*(columns_of(TouristTable)[name] for name in _COLUMNS))
    query = query.where(TouristTable.tour == tour_id).order_by(*(by_name if order == "name" else by_booking))
    return [TouristRow(*row) for row in query.tuples()]


def load_tourist(tourist_id: int) -> Tourist:
    """The tourist with the services used. RecordGone if there is none."""
    found: Tourist | None = merging.load_records(TOURIST, [tourist_id]).get(tourist_id)
    if found is None:
        raise RecordGone(_("This tourist was deleted. Undo the deletion, or choose another tourist."))
    return found


def load_tourists(ids: Sequence[int]) -> list[Tourist]:
    """Several tourists in the given order; those that do not exist are left out."""
    return list(merging.load_records(TOURIST, list(ids)).values())


def tourists_of(tour_id: int, order: str = "booking") -> list[Tourist]:
    """All tourists of a tour with the services used, in the order of list_tourists()."""
    return load_tourists([row.id for row in list_tourists(tour_id, order)])


def save_tourists(saves: Sequence[TouristSave], *, source: str = "") -> Saved:
    """Save tourists, new or edited, as one operation, and with them what the person agreed to in the base.

    Each ``tourist`` is brought up to date in place (id, version, client_id, position). InvalidField,
    DuplicateRecord, RecordChanged or RecordGone of any of them leaves all unsaved. Links to a service or a
    client that were deleted meanwhile are left out; RecordGone if that client was to be overwritten.
    """
    cleaned = [clean_tourist(save.tourist) for save in saves]
    written: list[int] = []

    def work(op: Operation) -> None:
        written.clear()
        places = _next_places([one for one in cleaned if one.id is None])
        links = links_of_tourists(cleaned)
        for save, tourist in zip(saves, cleaned, strict=True):
            written.append(_write(op, save, tourist, places, links))

    saved = perform("save_tourists", work, source)
    for save, tourist_id in zip(saves, written, strict=False):
        merging.refresh(TOURIST, save.tourist, tourist_id)
    return saved


def delete_tourists(ids: Sequence[int]) -> Saved:
    """Take tourists off their tour with their answers and services; clients stay."""
    return perform("delete_tourists", lambda op: delete_tourist_rows(op, list(ids)))


def reorder_tourists(ids: Sequence[int]) -> Saved:
    """Put the tourists of a tour into this order of booking."""

    def work(op: Operation) -> None:
        places = dict(
            TouristTable.select(TouristTable.id, TouristTable.position)
            .where(TouristTable.id.in_(list(ids)))
            .tuples()
        )
        for at, one in enumerate(ids):
            if one in places and places[one] != at:
                op.update(TouristTable, one, {"position": at})

    return perform("reorder_tourists", work)


def _write(op: Operation, save: TouristSave, cleaned: Tourist, places: dict[int, int], links: Links) -> int:
    from models import client_updates

    tourist = links.alive(cleaned)  # a copy: a second attempt begins with the same record
    if tourist.id is None and tourist.tour_id is not None:
        tourist.position = places[tourist.tour_id]
        places[tourist.tour_id] += 1
    if save.add_client and tourist.client_id is None:
        tourist.client_id = client_updates.add_client(op, tourist, allow_duplicate=save.allow_duplicate)
    elif save.client_fields and cleaned.client_id is not None:
        client_updates.overwrite_client(
            op, cleaned, save.client_fields, save.passport, allow_duplicate=save.allow_duplicate
        )
    return merging.save_record(op, TOURIST, tourist)


def _next_places(new: Sequence[Tourist]) -> dict[int, int]:
    tours = {one.tour_id for one in new if one.tour_id is not None}
    places = dict.fromkeys(tours, 0)
    for tour_id in sorted(tours):
        locks.share_tour(tour_id)
    for part in slices(sorted(tours), 1000):
        known = {one for (one,) in Tour.select(Tour.id).where(Tour.id.in_(part)).tuples()}
        if known != set(part):
            raise RecordGone(_("This tour was deleted. Undo the deletion, or choose another tour."))
        query = TouristTable.select(TouristTable.tour, fn.MAX(TouristTable.position) + 1)
        places |= dict(query.where(TouristTable.tour.in_(part)).group_by(TouristTable.tour).tuples())
    return places
