"""How long the import window lets a key wait while a hundred thousand rows are pasted, checked and edited."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench.base import base_of
from bench.importing import list_text
from bench.measures import Measure, calibration, remark, scaled
from bench.searching import LARGE

GOAL_MS = 100.0
LONGEST_WAIT = 60.0  # seconds for one step with its check


class Clock:
    """Notes the longest time between two turns of the event loop.

    ``rest``: seconds it sleeps between turns, as a window does that nobody touches, so that the work beside
    it is timed fairly.
    """

    def __init__(self, app: Any, longest_wait: float = LONGEST_WAIT, rest: float = 0.0) -> None:
        self._app = app
        self._longest_wait, self._rest = longest_wait, rest
        self._last = time.perf_counter()
        self.longest = 0.0

    def turn(self) -> None:
        """Let the window answer, and look at the time."""
        if self._rest:
            time.sleep(self._rest)
        self._app.processEvents()
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def pauses(self, act: Callable[[], object], ready: Callable[[], bool]) -> float:
        """Milliseconds of the longest pause from the step until all that it has set off is done."""
        self.turn()
        self.longest = 0.0
        begun = time.perf_counter()
        act()
        self.turn()
        while not ready() and time.perf_counter() - begun < self._longest_wait:
            self.turn()
        self.turn()
        return 1000 * self.longest


def pause_measure(rows: int = 100_000) -> Measure:
    """The longest pause of all steps of a clerk with a long list."""
    from models.database import close_database, open_database
    from models.records import Tour
    from models.tours import find_tour, save_tour
    from ui import application
    from ui.importing.import_window import ImportWindow

    app = application.make_application("en")
    with tempfile.TemporaryDirectory() as folder:
        open_database(f"sqlite:///{folder}/pauses.db")
        save_tour(Tour(number="1", title="Bench"))
        window = ImportWindow(find_tour("1").id, {"text/plain": "Surname\tName\nKim\tLi\n"})
        window.resize(1366, 768)
        window.show()
        clock = Clock(app)
        text = list_text(base_of(LARGE), rows)
        steps: dict[str, Callable[[], object]] = {
            "paste": lambda: window.take({"text/plain": text}),
            "cell": lambda: window.editing.write(5, 0, "Петров"),
            "undo": window.undo,
            "column": lambda: window.editing.place(0, "native_given_name"),
            "select": window.grid.selectAll,
            "filter": lambda: window.model.set_filter("doubtful"),
            "characters": window.page.cleaning.wrong_characters,
        }
        found = {name: clock.pauses(act, window.is_ready) for name, act in steps.items()}
        window.editing.write(7, 0, "Сидоров")
        for _ in range(40):  # into the middle of its check
            clock.turn()
        found["cell during the check"] = clock.pauses(
            lambda: window.editing.write(8, 0, "Сидоров"), window.is_ready
        )
        window.close_without_asking()
        close_database()
    remark(", ".join(f"{name} {pause:.0f} ms" for name, pause in found.items()))
    goal = scaled(GOAL_MS, calibration())
    return Measure(f"longest pause of the window with {rows:,} rows", max(found.values()), "ms", goal)
