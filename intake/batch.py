"""One list on its way into a tour: what it means, what is doubtful, what will happen.

Nothing is checked before it is asked for; after an edit only what it touched is read again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from intake.doubts import ASK, Doubt
from intake.edited_list import EditedList
from intake.edits import Arrangement
from intake.headings import guess_mapping
from intake.people import to_tourists
from intake.reading import ListReader, Reading
from intake.reasons import SEVERAL_CLIENTS
from intake.tables import Place, SourceTable
from models.records import Client, Tour, Tourist

if TYPE_CHECKING:
    from models.imports import ImportOutcome
    from models.layouts import Layout
    from models.recognition import Recognised

IMPORTABLE = ("new", "client")
LOOK_AHEAD = 200  # clients loaded at once to compare rows with


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One row as it would be imported.

    ``index`` in the table, ``n`` = index + 1 as people count. ``status``: new, client, on_tour, twice,
    rejected, left_out, imported. ``reason``: for client and on_tour how they were recognised, for rejected
    the code of the first doubt that stops the row, for left_out the mark, for twice the other row's number.
    ``client_id``, ``tourist_id``: whom the base knows. ``candidates``: clients that fit equally well.
    """

    index: int
    n: int
    values: dict[str, str]
    doubts: tuple[Doubt, ...] = ()
    status: str = "new"
    reason: str = ""
    client_id: int | None = None
    tourist_id: int | None = None
    candidates: tuple[int, ...] = ()


class ImportBatch(EditedList):
    """A list with its mapping, corrections and checks. ``today`` is for tests."""

    def __init__(
        self, table: SourceTable, mapping: Mapping[int, str] | None = None, today: date | None = None
    ) -> None:
        super().__init__(table, guess_mapping(table) if mapping is None else mapping)
        self.uuid = str(uuid4())
        self.tour_id: int | None = None
        self.layout: Layout | None = None  # by which the columns were placed, if the office knows one
        self._reader = ListReader(table, today or date.today())
        self._reading: Reading | None = None
        self._recognised: dict[int, Recognised] = {}
        self._repeats: dict[int, int] = {}
        self._imported: dict[int, int] = {}
        self._clients: dict[int | None, Client] = {}

    def snapshot(self) -> Self:
        """As EditedList; what is found out of it is taken over by ``adopt``."""
        other = super().snapshot()
        for name in ("_recognised", "_repeats", "_imported", "_clients"):
            setattr(other, name, dict(getattr(self, name)))
        return other

    def take_over(self, snapshot: EditedList) -> None:
        """As EditedList; what the step has made untrue is forgotten here too."""
        super().take_over(snapshot)
        if isinstance(snapshot, ImportBatch):
            self.adopt(snapshot)

    def adopt(self, snapshot: ImportBatch) -> None:
        """Take over what a snapshot has found out. No step may have been done to the list since then."""
        self.tour_id = snapshot.tour_id
        self._reading = snapshot._reading
        self._recognised = snapshot._recognised
        self._repeats = snapshot._repeats
        self._clients = snapshot._clients

    # --- what it means

    def row(self, index: int) -> CheckedRow:
        """One row checked."""
        values = self._read().values(index)
        doubts = tuple(self.doubts_of(index))
        status, reason = self.status(index)
        known = self._recognised.get(index)
        return CheckedRow(
            index,
            index + 1,
            values,
            doubts,
            status,
            reason,
            known.client_id if known else None,
            known.tourist_id if known else self._imported.get(index),
            known.candidates if known else (),
        )

    def rows(self) -> list[CheckedRow]:
        """All rows that were not deleted, checked."""
        return [self.row(index) for index in self.visible()]

    def status(self, index: int) -> tuple[str, str]:
        """What will happen to a row, and why (see CheckedRow)."""
        if index in self._imported:
            return "imported", ""
        if mark := self._state.marks.get(index):
            return "left_out", mark
        if stop := self._read().stopped.get(index):
            return "rejected", stop
        if (other := self._repeats.get(index)) is not None:
            return "twice", str(other + 1)
        known = self._recognised.get(index)
        return (known.status, known.reason) if known else ("new", "")

    def counts(self) -> Counter[str]:
        """How many rows of each status."""
        return Counter(self.status(index)[0] for index in self.visible())

    def doubts(self) -> Iterator[tuple[int, Doubt]]:
        """Every doubt as (row, doubt), from the top."""
        for index in self.people():
            for doubt in self.doubts_of(index):
                yield index, doubt

    def doubts_of(self, index: int) -> list[Doubt]:
        """The doubts of one row, in the order of its columns; none for a row that is no person."""
        if index in self._state.marks:
            return []
        found = self._read().doubts(index)
        known = self._recognised.get(index)
        if known is not None and len(known.candidates) > 1:
            found = [self._which_client(index, len(known.candidates)), *found]
        return found

    def _which_client(self, index: int, count: int) -> Doubt:
        values = self._read().values(index)
        field = "native_surname" if values.get("native_surname") else "latin_surname"
        return Doubt(field, SEVERAL_CLIENTS, values.get(field, ""), (), ASK, str(count))

    def tourist_of(self, index: int) -> int | None:
        """The tourist on the tour whom the row is, if it is one already."""
        known = self._recognised.get(index)
        return known.tourist_id if known is not None else None

    def candidates(self, index: int) -> tuple[int, ...]:
        """Clients among whom a person has to choose for this row; () where that is settled."""
        known = self._recognised.get(index)
        return known.candidates if known is not None and len(known.candidates) > 1 else ()

    def _read(self) -> Reading:
        if self._reading is None:
            self._reading = self._reader.read(self._cells, self._state)
        return self._reading

    def _changed(self, before: Arrangement, rows: Collection[int]) -> None:
        """Throw away what an edit makes untrue."""
        now = self._state
        moved = (now.mapping, now.day_first) != (before.mapping, before.day_first)
        if rows or moved:
            self._reading = None
        if moved:
            rows = list(self._recognised)
        elif now.clients != before.clients:
            rows = {*rows, *now.clients, *before.clients}
        gone = set(rows)
        for row in gone:
            self._recognised.pop(row, None)
        self._repeats = {row: other for row, other in self._repeats.items() if row not in gone}

    # --- corrections

    def accept(self, row: int, doubt: Doubt, which: int = 0) -> bool:
        """Put a doubt's proposal into its cell."""
        return bool(self.accept_all([(row, doubt)], which))

    def accept_all(self, doubts: Iterable[tuple[int, Doubt]], which: int = 0) -> int:
        """Put the proposals of doubts, by (row, doubt), into their cells as one step; how many changed."""
        cells: dict[Place, str] = {}
        for row, doubt in doubts:
            column = self.column_of(doubt.field)
            if column is None or which >= len(doubt.proposals):
                continue
            text = doubt.proposals[which]
            if self._state.mapping[column] != doubt.field:  # a part of a whole name
                text = cells.get((row, column), self._cells[row][column]).replace(doubt.text, text, 1)
            cells[row, column] = text
        return self.set_cells(cells, "proposal")

    # --- what will happen

    def importable(self) -> list[int]:
        """Rows that would be imported now."""
        return [row for row in self.people() if self.status(row)[0] in IMPORTABLE]

    def recognise(self, tour_id: int | None, stop: Callable[[], bool] = lambda: False) -> Counter[str]:
        """Ask the base who is known; returns the counts. ``tour_id`` None: a tour that is not saved yet.

        When ``stop`` says so on the way nobody is recognised.
        """
        from models.imports import person_keys
        from models.recognition import recognise

        self.tour_id = tour_id
        self._clients.clear()
        stopped = self._read().stopped
        rows = [row for row in self.people() if row not in stopped and row not in self._imported]
        people = [] if stop() else self.tourists(rows)
        keys = [] if stop() else [person_keys(one) for one in people]
        if stop():
            return Counter()
        found = recognise(keys, tour_id)
        self._recognised = {row: self._as_told(row, one) for row, one in zip(rows, found, strict=True)}
        self._repeats = {
            row: rows[one.repeats]
            for row, one in self._recognised.items()
            if one.repeats is not None and one.tourist_id is None
        }
        return self.counts()

    def _as_told(self, row: int, found: Recognised) -> Recognised:
        """Who is not recognised by the data is the client whom a person chose, or whom the source says."""
        if found.status != "new":
            return found
        chosen, told = self._state.clients.get(row), self.table.clients.get(row)
        if found.candidates and chosen is not None:
            reason, client = "chosen", chosen
        else:
            reason, client = "earlier_tour", told or 0
        if client:
            return replace(found, status="client", client_id=client, reason=reason, candidates=())
        return replace(found, candidates=()) if chosen == 0 else found

    def differences(self, index: int) -> dict[str, tuple[str, str]]:
        """Where a row contradicts the client it was recognised as: field -> (in the list, in the base)."""
        from models.client_matching import fill_from_client
        from models.clients import load_clients

        known = self._recognised.get(index)
        if known is None or known.client_id is None:
            return {}
        if known.client_id not in self._clients:  # the next rows will be asked for too
            following = [one.client_id for row, one in self._recognised.items() if row >= index]
            wanted = [client for client in following if client and client not in self._clients]
            self._clients.update((one.id, one) for one in load_clients(wanted[:LOOK_AHEAD]))
        client = self._clients.get(known.client_id)
        return fill_from_client(self.tourists([index])[0], client).contradictions if client else {}

    def tourists(self, rows: Sequence[int]) -> list[Tourist]:
        """The records of rows, in their order, linked to the clients that were recognised."""
        reading = self._read()
        clients = {row: one.client_id for row, one in self._recognised.items() if one.client_id}
        return to_tourists(reading.columns, reading.findings.values, rows, clients)

    def run(
        self,
        tour: int | Tour,
        add_clients: bool | Collection[int] = False,
        service_ids: Sequence[int] = (),
        services_of: Mapping[int, Sequence[int]] | None = None,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportOutcome:
        """Import the importable rows into a tour, or a new one, in one operation; they then are imported.

        ``add_clients``: True for all, or the rows whose people become regular clients. ``service_ids`` are
        for everybody but the rows of ``services_of``, which says theirs.
        """
        from models.imports import import_tourists

        rows = self.importable()
        chosen = set(rows) if add_clients is True else set(add_clients or ())
        chosen -= {row for row in chosen if self.candidates(row)}  # else there would be one namesake more
        outcome = import_tourists(
            tour,
            self.tourists(rows),
            add_clients=[place for place, row in enumerate(rows) if row in chosen],
            source=self.table.origin,
            batch_uuid=self.uuid,
            service_ids=_by_place(rows, service_ids, services_of or {}),
            progress=progress,
            cancelled=cancelled,
        )
        self._take_over(rows, outcome)
        return outcome

    def _take_over(self, rows: Sequence[int], outcome: ImportOutcome) -> None:
        """What became of each row; somebody may have put a person on the tour meanwhile."""
        from models.recognition import Recognised

        results = zip(rows, outcome.statuses, outcome.tourist_ids, outcome.client_ids, strict=True)
        for row, status, tourist_id, client_id in results:
            if status == "on_tour":
                self._recognised[row] = Recognised("on_tour", client_id, tourist_id or None)
            else:
                self._imported[row] = tourist_id
        self.uuid = str(uuid4())  # what is corrected and imported later is a list of its own

    def forget_imported(self) -> None:
        """The import was undone: the rows can be imported again."""
        self._imported.clear()


def _by_place(
    rows: Sequence[int], everybody: Sequence[int], of_rows: Mapping[int, Sequence[int]]
) -> dict[int | None, Sequence[int]]:
    """Services by place among the rows that go; None for all who have none of their own."""
    own: dict[int | None, Sequence[int]] = {at: of_rows[row] for at, row in enumerate(rows) if row in of_rows}
    return own | {None: everybody}
