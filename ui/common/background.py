"""Long work beside the window: one worker, its own database connection, results by queued signals."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from models.database import connection_context


class Work(QObject):
    """One piece of work under way. Signals: ``progress(done, total)``, ``done(result)``, ``failed(error)``.

    The function gets this object: it calls ``report(done, total)`` and stops when ``is_cancelled()``.
    """

    progress = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, function: Callable[[Work], Any]) -> None:
        super().__init__()
        self._function = function
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def report(self, done: int, total: int) -> None:
        """Called by the function from the worker's thread."""
        self.progress.emit(done, total)

    def run(self) -> None:
        """Do it here and now; the worker calls this in its thread."""
        try:
            with connection_context():
                result = self._function(self)
        except Exception as error:  # noqa: BLE001  # a bug is raised again in the window's thread
            if self._is_heard():
                self.failed.emit(error)
        else:
            if self._is_heard():
                self.done.emit(result)

    def _is_heard(self) -> bool:
        """Nobody listens any more when the program is on its way out."""
        return shiboken6.isValid(self)


class _Runner(QRunnable):
    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work.run()


class TaskRunner(QObject):
    """Starts work one after the other on a single thread, so that writes queue instead of colliding."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: set[Work] = set()

    def start(
        self,
        function: Callable[[Work], Any],
        on_done: Callable[[Any], object],
        on_error: Callable[[Exception], object],
        on_progress: Callable[[int, int], object] | None = None,
    ) -> Work:
        """Run ``function(work)`` beside the window; the callbacks run in the window's thread."""
        work = Work(function)
        work.done.connect(on_done)
        work.failed.connect(on_error)
        if on_progress:
            work.progress.connect(on_progress)
        self._running.add(work)
        work.done.connect(self._forget)
        work.failed.connect(self._forget)
        self._pool.start(_Runner(work))
        return work

    def cancel(self) -> None:
        """Ask all that runs or waits to stop."""
        for work in self._running:
            work.cancel()

    def wait(self, milliseconds: int = -1) -> bool:
        """Wait until nothing runs."""
        return self._pool.waitForDone(milliseconds)

    @Slot(object)
    def _forget(self, _result: object) -> None:
        self._running = {work for work in self._running if work is not self.sender()}


runner_holder: list[TaskRunner] = []
reader_holder: list[TaskRunner] = []


def runner() -> TaskRunner:
    """The program's one runner."""
    if not runner_holder:
        runner_holder.append(TaskRunner())
    return runner_holder[0]


def reader() -> TaskRunner:
    """The program's other runner, for what reads for many seconds: no saving waits behind it."""
    if not reader_holder:
        reader_holder.append(TaskRunner())
    return reader_holder[0]
