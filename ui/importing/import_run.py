"""The import itself: at once for short lists, else beside the window with progress and Cancel."""

from __future__ import annotations

from collections.abc import Collection
from operator import itemgetter

from PySide6.QtCore import QObject, Signal

from intake.batch import ImportBatch
from models.client_rows import last_changes
from models.errors import AppError
from models.imports import ImportOutcome
from models.records import Saved
from translations import ngettext
from ui.common.background import Work, runner
from ui.common.days import instant
from ui.importing.checking import AT_ONCE, Outlook
from ui.importing.service_choice import ServiceChoice


class ImportRun(QObject):
    """Signals: ``progress(done, total)``, ``done(outcome)``, ``failed(error)``."""

    progress = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Work | None = None

    def is_on(self) -> bool:
        return self._work is not None

    def start(
        self, batch: ImportBatch, tour_id: int, add_clients: Collection[int], services: ServiceChoice
    ) -> None:
        """Import the rows that can go. Nobody else touches the batch until ``done`` or ``failed``."""
        everybody, of_rows = services.everybody(), services.of_rows()
        if len(batch) <= AT_ONCE:
            try:
                outcome = batch.run(tour_id, add_clients, everybody, of_rows)
            except AppError as error:
                self.failed.emit(error)
            else:
                self.done.emit(outcome)
            return

        def run(work: Work) -> ImportOutcome:
            return batch.run(tour_id, add_clients, everybody, of_rows, work.report, work.is_cancelled)

        self._work = runner().start(run, self._on_done, self._on_failed, self._on_progress)
        self.progress.emit(0, len(batch))

    def cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _on_progress(self, done: int, total: int) -> None:
        if self._work is not None:
            self.progress.emit(done, total)

    def _on_done(self, outcome: ImportOutcome) -> None:
        self._work = None
        self.done.emit(outcome)

    def _on_failed(self, error: Exception) -> None:
        self._work = None
        self.failed.emit(error)


def imported_ids(outcome: ImportOutcome) -> list[int]:
    """The tourists that the import made."""
    pairs = zip(outcome.tourist_ids, outcome.statuses, strict=True)
    return [tourist for tourist, status in pairs if status != "on_tour" and tourist]


def as_saved(outcome: ImportOutcome) -> Saved:
    """What the import wrote, for the other screens."""
    clients = sorted({client for client in outcome.client_ids if client})
    changed = {"tourist": tuple(imported_ids(outcome)), "client": tuple(clients)}
    return Saved(outcome.operation_id, {table: ids for table, ids in changed.items() if ids})


def all_there(outlook: Outlook) -> str:
    """A sentence if the list was imported before: everybody who could go is on the tour already; else ""."""
    counts = outlook.counts
    if not outlook.on_tour or counts["new"] + counts["client"]:
        return ""
    person, at = max(last_changes("tourist", outlook.on_tour).values(), key=itemgetter(1), default=("", ""))
    text = ngettext(
        "%(count)d person of this list is on the tour already, put or changed there by %(person)s %(when)s.",
        "All %(count)d people of this list are on the tour already, put or changed there by %(person)s"
        " %(when)s.",
        len(outlook.on_tour),
    )
    return text % {"count": len(outlook.on_tour), "person": person, "when": instant(at) if at else ""}
