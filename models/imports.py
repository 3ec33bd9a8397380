"""Importing a list of tourists as one operation: all of it or nothing, and never twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models import aggregates, locks
from models import database as db
from models.aggregates import CLIENT, TOURIST
from models.checkpoints import checkpoint_afterwards
from models.client_matching import fill_from_client
from models.client_updates import client_from_tourist
from models.errors import AppError, RecordGone
from models.ids import slices
from models.import_rows import clean_tourists, load_base_clients, without_collector
from models.journal import Operation, perform
from models.links import existing
from models.recognition import PersonKeys, Recognised, recognise
from models.records import Client, Saved, Tour, Tourist
from models.search_sql import select, select_by_ids
from models.tables import Service, ServiceUse
from models.tables import Tourist as TouristTable
from models.tours import add_tour
from textkit.documents import document_key
from textkit.folding import fold
from translations import _

# After so many people progress is told and a cancellation heard.
PORTION = 500

Progress = Callable[[int, int], None]
ServicesByPlace = Mapping[int | None, Collection[int]]


class ImportCancelled(AppError):
    """The person stopped the import; nothing was written."""


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of each person, in the order of the list.

    ``tourist_ids``: the new tourist, or the one who is on the tour already (0 if that is not known any more).
    ``client_ids``: the regular client they are or became, None if neither. ``statuses``: new, client,
    on_tour.
    """

    operation_id: int
    tourist_ids: tuple[int, ...]
    client_ids: tuple[int | None, ...]
    statuses: tuple[str, ...]


def import_tourists(
    tour: int | Tour,
    people: Sequence[Tourist],
    *,
    add_clients: Collection[int],
    source: str,
    batch_uuid: str,
    service_ids: Collection[int] | ServicesByPlace = (),
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportOutcome:
    """Put people on a tour; those at the places ``add_clients`` also become regular clients unless they are.

    Who is known is asked again inside the transaction: known clients are filled from the base where the list
    says nothing, people who are on the tour already are left as they are. ``batch_uuid`` names the list: a
    second call writes nothing. ``progress`` gets (done, all); when ``cancelled`` says so, ImportCancelled is
    raised and nothing is kept. Everybody gets the services ``service_ids``, or by place in the
    list, None for all others; those that were taken out of the tour meanwhile are nobody's. ``tour`` is an
    id, or a new tour that is made for the list and goes with it when the import is undone. InvalidField,
    RecordGone (the tour), DuplicateRecord (somebody made a tour of this number meanwhile).
    """
    steps = _Steps(len(people), progress, cancelled)
    steps.written(0)
    with without_collector(), checkpoint_afterwards(len(people)):
        cleaned = clean_tourists(people)
        keys = [person_keys(one) for one in cleaned]
        batch = _Batch(tour, cleaned, keys, frozenset(add_clients), steps)
        batch.services = service_ids if isinstance(service_ids, Mapping) else {None: service_ids}
        saved = perform("import_tourists", batch.write, source, uuid=batch_uuid)
        return batch.outcome(saved)


def person_keys(tourist: Tourist) -> PersonKeys:
    """What the person is recognised by."""
    abroad = tourist.international_passport_series + tourist.international_passport_number
    home = tourist.national_passport_series + tourist.national_passport_number
    state = tourist.international_passport_state or tourist.citizenship
    papers = (("international_passport", abroad, state), ("national_passport", home, tourist.citizenship))
    return PersonKeys(
        fold(tourist.native_surname or tourist.latin_surname),
        fold(tourist.native_given_name or tourist.latin_given_name),
        tourist.birth_date,
        tuple((kind, document_key(text), state) for kind, text, state in papers if text),
    )


class _Steps:
    """Tells how far an import is and hears a cancellation."""

    def __init__(self, people: int, progress: Progress | None, cancelled: Callable[[], bool] | None) -> None:
        self._people = people
        self._progress = progress
        self._cancelled = cancelled

    def written(self, people: int) -> None:
        if self._cancelled is not None and self._cancelled():
            raise ImportCancelled(_("The import was stopped. Nothing was written."))
        if self._progress is not None:
            self._progress(people, self._people)


class _Batch:
    """One list while it is written; ``write`` runs again if the transaction has to be repeated."""

    def __init__(
        self,
        tour: int | Tour,
        people: list[Tourist],
        keys: list[PersonKeys],
        add_clients: frozenset[int],
        steps: _Steps,
    ) -> None:
        self.tour = tour
        self.tour_id = 0
        self.people = people
        self.keys = keys
        self.add_clients = add_clients
        self.services: ServicesByPlace = {}
        self.steps = steps
        self._written = False
        self._known: list[Recognised] = []
        self._clients: list[int | None] = []
        self._base: dict[int, Client] = {}
        self._tourists: list[int] = []

    def write(self, op: Operation) -> None:
        # Another workstation may be importing the same people: whoever is second has to see the first's.
        self.tour_id = self._tour(op)
        if self.add_clients:
            locks.hold_clients()
        self._known = recognise(self.keys, self.tour_id)
        self._clients = self._linked()
        self._base = load_base_clients(self._known_clients())
        new = [at for at, known in enumerate(self._known) if known.status != "on_tour"]
        self._add_clients(op, [at for at in new if at in self.add_clients and self._clients[at] is None])
        self._tourists = [known.tourist_id or 0 for known in self._known]
        self._add_tourists(op, new)
        self._follow_repeats()
        self.steps.written(len(self.people))
        self._written = True

    def _tour(self, op: Operation) -> int:
        if isinstance(self.tour, Tour):
            return add_tour(op, self.tour)
        locks.hold_tour(self.tour)
        if not select("SELECT id FROM tour WHERE id = ?", (self.tour,)):
            raise RecordGone(_("This tour was deleted. Undo the deletion, or choose another tour."))
        return self.tour

    def outcome(self, saved: Saved) -> ImportOutcome:
        if self._written:
            statuses = tuple(known.status for known in self._known)
            return ImportOutcome(saved.operation_id, tuple(self._tourists), tuple(self._clients), statuses)
        tour_id = saved.changed["tour"][0] if isinstance(self.tour, Tour) else self.tour
        return _outcome_of_earlier(saved, self.keys, tour_id)

    def _linked(self) -> list[int | None]:
        """The client of each: the one chosen in the list if it is still there, else the one recognised."""
        chosen = sorted({one.client_id for one in self.people if one.client_id is not None})
        there = {row[0] for row in select_by_ids("SELECT id FROM client WHERE id IN ({ids})", chosen)}
        return [
            one.client_id if one.client_id in there else known.client_id
            for one, known in zip(self.people, self._known, strict=True)
        ]

    def _add_clients(self, op: Operation, places: list[int]) -> None:
        """In alphabetical order, so that neighbours of the index are written together."""
        ordered = sorted(places, key=lambda at: (self.keys[at].surname_key, self.keys[at].given_key))
        now = db.now()
        for part in slices(ordered, 4 * PORTION):
            self.steps.written(0)
            clients = [_new_client(self.people[at], now) for at in part]
            ids = aggregates.insert_records(op, CLIENT, clients)
            for at, client_id in zip(part, ids, strict=True):
                self._clients[at] = client_id

    def _add_tourists(self, op: Operation, places: list[int]) -> None:
        position = select("SELECT max(position) FROM tourist WHERE tour_id = ?", (self.tour_id,))[0][0]
        position = -1 if position is None else position
        there = existing(Service, sorted({one for ids in self.services.values() for one in ids}))
        for part in slices(places, PORTION):
            rows = self._rows(part, position + 1)
            position += len(part)
            ids = op.insert_many(TouristTable, rows)
            op.insert_many(ServiceUse, list(self._service_uses(ids, part, there)))
            for at, tourist_id in zip(part, ids, strict=True):
                self._tourists[at] = tourist_id
            self.steps.written(part[-1])

    def _service_uses(
        self, ids: Sequence[int], places: Sequence[int], there: Collection[int]
    ) -> Iterator[dict[str, Any]]:
        for tourist, at in zip(ids, places, strict=True):
            for service in self.services.get(at, self.services.get(None, ())):
                if service in there:
                    yield {"tourist_id": tourist, "service_id": service}

    def _rows(self, places: Sequence[int], position: int) -> list[dict[str, Any]]:
        """What is written for the people; who was known before is filled from the base."""
        rows = []
        for offset, at in enumerate(places):
            client_id, tourist = self._clients[at], self.people[at]
            if client_id in self._base:
                tourist = fill_from_client(tourist, self._base[client_id]).tourist
            place = {"tour_id": self.tour_id, "client_id": client_id, "position": position + offset}
            rows.append(aggregates.root_columns(TOURIST, tourist) | place)
        return rows

    def _known_clients(self) -> list[int]:
        """The clients from whom tourists are filled; in order, as they stand together on the disk."""
        new = (at for at, known in enumerate(self._known) if known.status != "on_tour")
        return sorted({client for at in new if (client := self._clients[at]) is not None})

    def _follow_repeats(self) -> None:
        """A person who stands twice in the list is the tourist of the first time."""
        for at, known in enumerate(self._known):
            if known.repeats is not None:
                self._tourists[at] = self._tourists[known.repeats]
                self._clients[at] = self._clients[known.repeats]


def _new_client(tourist: Tourist, created_at: str) -> Client:
    client = client_from_tourist(tourist)
    client.created_at = created_at
    return client


def _outcome_of_earlier(saved: Saved, keys: Sequence[PersonKeys], tour_id: int) -> ImportOutcome:
    """The list was imported before: its people are on the tour, in the order in which they were written."""
    known = recognise(keys, tour_id)
    written = saved.changed.get("tourist", ())
    if len(written) == len(keys):
        tourists = written
    else:
        tourists = tuple(one.tourist_id or 0 for one in known)
    clients = tuple(one.client_id for one in known)
    return ImportOutcome(saved.operation_id, tourists, clients, ("on_tour",) * len(keys))
