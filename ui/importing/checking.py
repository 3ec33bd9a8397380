"""What a list's rows will become, found out after the grid is painted: for long lists beside the window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from intake.batch import ImportBatch
from intake.doubts import ASK, MARK, STOP, Doubt
from models.errors import AppError
from ui.common.background import Work, runner
from ui.common.list_memory import kept_from_collector

AT_ONCE = 500  # rows that are checked without leaving the window's thread
PAUSE = 150  # milliseconds that the painted grid gets before its rows are checked
CODES = ("sex_unknown", "country_unknown")
_WEIGHT = {STOP: 2, ASK: 1, MARK: 0}


@dataclass(frozen=True, slots=True)
class DoubtfulCell:
    """One doubt and where it stands; ``column`` is -1 where the field has no column."""

    row: int
    column: int
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class Outlook:
    """What will happen to every row, as of one moment: statuses as ImportBatch tells them.

    ``worst``: the gravest doubt of a cell by (row, column). ``differences``: where rows contradict their
    client. ``on_tour``: ids of tourists who are there already. ``namesakes``: of rows that several clients
    fit, the ids of these.
    """

    statuses: dict[int, tuple[str, str]] = field(default_factory=dict)
    doubtful: tuple[DoubtfulCell, ...] = ()
    worst: dict[tuple[int, int], DoubtfulCell] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    differences: dict[int, dict[str, tuple[str, str]]] = field(default_factory=dict)
    on_tour: tuple[int, ...] = ()
    namesakes: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def doubts_of(self, row: int, column: int) -> list[DoubtfulCell]:
        """All doubts of one cell."""
        if (row, column) not in self.worst:
            return []
        return [one for one in self.doubtful if (one.row, one.column) == (row, column)]

    def alike(self, one: DoubtfulCell) -> list[DoubtfulCell]:
        """All cells of the column with the same kind of doubt; codes have to be the same code (a sex "1")."""
        doubt = one.doubt
        return [
            other
            for other in self.doubtful
            if (other.doubt.field, other.doubt.reason) == (doubt.field, doubt.reason)
            and other.doubt.proposals
            and (doubt.reason not in CODES or other.doubt.text == doubt.text)
        ]


def look_ahead(batch: ImportBatch, tour_id: int, stop: Callable[[], bool] = lambda: False) -> Outlook | None:
    """Check and recognise every row; None if it was stopped on the way."""
    batch.recognise(tour_id, stop)
    if stop():
        return None
    statuses = {row: batch.status(row) for row in batch.visible()}
    doubtful = tuple(sorted(_doubtful(batch), key=lambda one: (one.row, one.column)))
    if stop():
        return None
    worst: dict[tuple[int, int], DoubtfulCell] = {}
    for one in doubtful:
        there = worst.get((one.row, one.column))
        if there is None or _WEIGHT[one.doubt.level] > _WEIGHT[there.doubt.level]:
            worst[one.row, one.column] = one
    known = [row for row, (status, _reason) in statuses.items() if status == "client"]
    differences = {row: found for row in known if not stop() and (found := batch.differences(row))}
    namesakes = {row: clients for row in statuses if (clients := batch.candidates(row))}
    counts = Counter(one for one, _why in statuses.values())
    on_tour = [row for row, (status, _reason) in statuses.items() if status == "on_tour"]
    ids = tuple(tourist for row in on_tour if (tourist := batch.tourist_of(row)))
    return Outlook(statuses, doubtful, worst, counts, differences, ids, namesakes)


def _doubtful(batch: ImportBatch) -> Iterator[DoubtfulCell]:
    columns: dict[str, int] = {}
    for row, doubt in batch.doubts():
        if batch.status(row)[0] == "imported":
            continue
        if doubt.field not in columns:
            column = batch.column_of(doubt.field)
            columns[doubt.field] = -1 if column is None else column
        yield DoubtfulCell(row, columns[doubt.field], doubt)


class Checker(QObject):
    """Keeps the outlook of one batch true. Signals: ``checked(outlook)``, ``failed(error)``.

    A check beside the window goes through a snapshot; before the batch is changed it is stopped.
    """

    checked = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._batch: ImportBatch | None = None
        self._tour_id = 0
        self._turn = 0
        self._work: Work | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._check)

    def is_busy(self) -> bool:
        """Whether an outlook is still to come."""
        return self._timer.isActive() or self._work is not None

    def start(self, batch: ImportBatch, tour_id: int) -> None:
        """Check the batch: at once if it is short, else beside the window."""
        self.stop()
        self._batch, self._tour_id = batch, tour_id
        if len(batch) <= AT_ONCE:
            self._check()
        else:
            self._timer.start(PAUSE)

    def stop(self) -> None:
        """Forget the check under way."""
        self._timer.stop()
        self._turn += 1
        if self._work is not None:
            self._work.cancel()
            self._work = None

    def _check(self) -> None:
        batch, tour_id, turn = self._batch, self._tour_id, self._turn
        if batch is None:
            return
        if len(batch) <= AT_ONCE:
            self._check_here(batch)
            return

        snapshot = batch.snapshot()

        def check(work: Work) -> tuple[int, ImportBatch, Outlook | None]:
            with kept_from_collector():
                return turn, snapshot, look_ahead(snapshot, tour_id, work.is_cancelled)

        self._work = runner().start(check, self._on_done, self._on_failed)

    def _check_here(self, batch: ImportBatch) -> None:
        try:
            outlook = look_ahead(batch, self._tour_id)
        except AppError as error:
            self.failed.emit(error)
        else:
            self.checked.emit(outlook)

    def _on_done(self, result: tuple[int, ImportBatch, Outlook | None]) -> None:
        turn, snapshot, outlook = result
        if turn == self._turn:
            self._work = None
            if outlook is not None and self._batch is not None:
                self._batch.adopt(snapshot)
                self.checked.emit(outlook)

    def _on_failed(self, error: Exception) -> None:
        self._work = None
        self.failed.emit(error)
