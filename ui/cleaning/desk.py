"""What the desk knows: the findings of the last look at the base, kept true while people go on working.

The base is gone through beside the window. What is applied, left as it is, edited or undone anywhere is
looked at again client by client, so that numbers and lists are right without another count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from models import database
from models.cleaning.applying import Applied, apply_fixes, leave_as_they_are
from models.cleaning.findings import DUPLICATES, EXPIRING, CleaningFinding, Place
from models.cleaning.scan import Again, Scan, look_again, not_settled, scan_base
from models.database import OpenDatabase
from models.errors import AppError
from models.many_clients import clients_on
from models.settled_findings import clients_of_settled
from ui.cleaning import words
from ui.common.background import Work, reader, runner
from ui.common.changes import changes
from ui.common.list_memory import kept_from_collector
from ui.common.messages import errors_told, messages

# The clients, what was found on them, the pairs settled here, and those of them that are so no longer.
_Looked = tuple[set[int], Again, list[CleaningFinding], list[CleaningFinding]]
MOST_AGAIN = 20_000  # clients changed at once; after more of them the base is to be counted again


class Desk(QObject):
    """Signals: ``changed()`` when lists or numbers are others, ``progress(done, total)`` of a count (0, 0 at
    its end), ``busy(bool)`` while fixes are written, ``outdated()`` when only another count helps."""

    changed = Signal()
    progress = Signal(int, int)
    busy = Signal(bool)
    outdated = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._base = database.current()
        self.scan: Scan | None = None
        self.counted_at = ""
        self.is_old = False  # too much was changed since: only another count tells the numbers
        self.is_busy = self._is_announcing = False
        self._counting: Work | None = None
        self._waiting: set[int] = set()  # clients changed while the base is counted
        self._is_overtaken = False  # they were too many
        self.ticks: dict[str, set[Place]] = {}
        self._left: list[CleaningFinding] = []
        self._settled_on: set[int] = set()  # clients of whom something was settled, here or on a tour
        changes.written.connect(self._on_written)

    def findings(self, kind: str) -> list[CleaningFinding]:
        """The findings of a kind; of very many the first."""
        return self.scan.findings[kind] if self.scan is not None else []

    def count(self, kind: str) -> int | None:
        """How many there are of a kind, None before the first count."""
        return self.scan.counts[kind] if self.scan is not None else None

    # Counting

    def is_counting(self) -> bool:
        return self._counting is not None

    def count_again(self) -> None:
        """Go through the whole base, beside the window; the old numbers stay meanwhile."""
        if self._counting is not None:
            return
        self._waiting, self._is_overtaken = set(), False

        def work(work: Work) -> Scan | None:
            with kept_from_collector():
                return scan_base(date.today(), work.report, work.is_cancelled)

        self._counting = reader().start(work, self._on_counted, self._on_count_failed, self._on_progress)
        self.progress.emit(0, 1)

    def cancel(self) -> None:
        """Call the count off; what was known stays."""
        if self._counting is not None:
            self._counting.cancel()

    def _on_progress(self, done: int, total: int) -> None:
        if self._counting is not None and not self._counting.is_cancelled():
            self.progress.emit(done, total)

    def _on_counted(self, scan: Scan | None) -> None:
        self._counting = None
        if scan is not None:
            self.scan, self.counted_at = scan, datetime.now().astimezone().strftime("%H:%M")
            self.is_old = self._is_overtaken
        self.progress.emit(0, 0)
        self.changed.emit()
        if self._waiting and self.scan is not None:
            self._look_again(self._waiting)
        self._waiting = set()

    def _on_count_failed(self, error: Exception) -> None:
        self._counting = None
        self.progress.emit(0, 0)
        self._on_failed(error)

    def _set_busy(self, busy: bool) -> None:
        self.is_busy = busy
        self.busy.emit(busy)

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(False)
        if not isinstance(error, AppError):
            raise error
        messages.tell(str(error), "error")

    # What a person does about findings

    def apply(self, fixes: Sequence[CleaningFinding]) -> None:
        """Write the proposals as one operation and offer its undo."""
        if self.is_busy:
            return
        self._set_busy(True)

        def work(_work: Work) -> tuple[Sequence[CleaningFinding], Applied]:
            return fixes, apply_fixes(fixes)

        runner().start(work, self._on_applied, self._on_failed)

    def _on_applied(self, answer: tuple[Sequence[CleaningFinding], Applied]) -> None:
        fixes, applied = answer
        self._set_busy(False)
        missed = {one.place() for one in applied.missed}
        done = {one.place() for one in fixes} - missed
        if applied.saved.operation_id:
            self._remove(done)
            self._is_announcing = True
            changes.announce(applied.saved)
            self._is_announcing = False
            messages.offer_undo(words.applied(len(done)), applied.saved.operation_id)
        if missed:
            self._look_again({one.client_id for one in applied.missed})
            messages.tell(words.missed(len(missed)), "warn")

    def leave(self, findings: Sequence[CleaningFinding]) -> None:
        """These stay as they are, and do not come back until their value changes."""
        with errors_told():
            saved = leave_as_they_are(findings)
            self._left += findings
            self._remove({one.place() for one in findings})
            changes.announce(saved)
            messages.offer_undo(words.left(findings), saved.operation_id)

    def correct(self, finding: CleaningFinding, proposal: str) -> CleaningFinding | None:
        """A person knows what it should be: the finding with that proposal, None if it is gone meanwhile."""
        rows, place = self.findings(finding.kind), finding.place()
        at = next((number for number, one in enumerate(rows) if one.place() == place), None)
        if at is None:
            return None
        rows[at] = replace(rows[at], proposal=proposal)
        return rows[at]

    def _remove(self, places: Set[Place]) -> None:
        """Without waiting for another look: what was done about is not to do any more."""
        scan = self.scan
        if scan is None:
            return
        for kind in {place[0] for place in places}:
            rows = scan.findings[kind]
            scan.findings[kind] = [one for one in rows if one.place() not in places]
            scan.counts[kind] -= len(rows) - len(scan.findings[kind])
        self.changed.emit()

    # Keeping up

    def _on_written(self, tables: dict[str, tuple[int, ...]]) -> None:
        if not database.is_open() or database.current() is not self._base:
            return
        ids = set(tables.get("client", ())) | self._travelling(tables)
        if "settled_finding" in tables:
            self._settled_on |= clients_of_settled(tables["settled_finding"])
            ids |= self._settled_on | {one.client_id for one in self._left}
        if len(ids) > MOST_AGAIN:
            self._is_overtaken = True
            self._grow_old()
        elif self._counting is not None:
            self._waiting |= ids
        elif ids and self.scan is not None:
            self._look_again(ids)

    def _travelling(self, tables: Mapping[str, Sequence[int]]) -> set[int]:
        """Whose next departure may be another: who is on the tours written, and who stands in the list."""
        tours, tourists = tables.get("tour", ()), tables.get("tourist", ())
        if not (tours or tourists) or (self.scan is None and self._counting is None):
            return set()
        listed = [one.client_id for one in self.findings(EXPIRING)]
        return clients_on(tours, tourists).union(listed[: MOST_AGAIN // 2])

    def _grow_old(self) -> None:
        # What the desk itself has written is off its lists already.
        if self.scan is not None and not self._is_announcing:
            self.is_old = True
            self.outdated.emit()

    def _look_again(self, ids: Iterable[int]) -> None:
        wanted, left = set(ids), [one for one in self._left if one.kind == DUPLICATES]

        def work(_work: Work) -> _Looked:
            return wanted, look_again(wanted, date.today()), left, not_settled(left)

        reader().start(work, self._on_looked_again, self._on_failed)

    def _on_looked_again(self, answer: _Looked) -> None:
        ids, again, left, pairs = answer
        settled = {one.place() for one in left} - {one.place() for one in pairs}
        scan = self.scan
        if scan is None:
            return
        for kind, rows in scan.findings.items():
            if kind == DUPLICATES:
                kept = [one for one in _pairs_left(rows, again.gone) if one.place() not in settled]
                there = {one.place() for one in kept} if pairs else set()
                new = [one for one in pairs if one.place() not in there]
            else:
                kept = [one for one in rows if one.client_id not in ids]
                new = [one for one in again.findings if one.kind == kind]
            if new or len(kept) != len(rows):
                scan.counts[kind] += len(kept) + len(new) - len(rows)
                scan.findings[kind] = sorted([*kept, *new], key=lambda one: (one.client_id, one.record_id))
        self.changed.emit()


def _pairs_left(rows: Iterable[CleaningFinding], gone: Set[int]) -> list[CleaningFinding]:
    """Without those of whom one was deleted."""
    return [one for one in rows if one.client_id not in gone and one.other_id not in gone]


_held: list[tuple[OpenDatabase, Desk]] = []


def desk() -> Desk:
    """The desk of the open base: its numbers outlive the page that shows them."""
    opened = database.current()
    if not _held or _held[0][0] is not opened:
        for _base, old in _held:
            old.cancel()
            old.deleteLater()
        _held[:] = [(opened, Desk())]
    return _held[0][1]
