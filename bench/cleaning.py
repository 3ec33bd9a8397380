"""The cleaning desk: a count of a base with a million clients, how long the window lets a key wait meanwhile,
and ten thousand fixes as one operation."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench.base import base_of
from bench.dirt import spoil
from bench.measures import Measure, calibration, remark, scaled, seconds
from bench.pauses import GOAL_MS, Clock
from bench.searching import LARGE

GOAL_SECONDS = 60.0
SPOILED = 0.02  # of the clients: a base that was never cleaned
FIXES = 10_000


def measures() -> Iterator[Measure]:
    """The goals of the desk, on a copy of the large base that is spoiled first."""
    from models.database import close_database, open_database
    from ui import application

    app = application.make_application("en")
    with tempfile.TemporaryDirectory(dir=base_of(LARGE).parent) as folder:
        path = Path(folder) / "cleaning.db"
        shutil.copy(base_of(LARGE), path)
        open_database(f"sqlite:///{path}", person="bench")
        try:
            remark(f"{spoil(SPOILED):,} clients spoiled")
            yield from count_measures(app)
            yield from fix_measures()
        finally:
            close_database()


def count_measures(app: Any) -> Iterator[Measure]:
    """From the key that opens the desk to its numbers, in the window."""
    from ui.cleaning.cleaning_page import CleaningPage

    page = CleaningPage()
    page.resize(1280, 700)
    page.show()
    clock = Clock(app, longest_wait=5 * GOAL_SECONDS, rest=0.002)
    calibrated = calibration()
    pauses: list[float] = []

    def count() -> None:
        pauses.append(clock.pauses(page.activate, lambda: not page.desk.is_counting()))

    spent = seconds(count)
    scan = page.desk.scan
    assert scan is not None, "the count did not end"
    remark(", ".join(f"{kind} {count:,}" for kind, count in scan.counts.items()))
    page.close()
    goal = scaled(GOAL_SECONDS, calibrated)
    yield Measure(f"cleaning desk over {scan.clients:,} clients", spent, "s", goal)
    goal = scaled(GOAL_MS, calibrated)
    yield Measure("longest pause of the window while the desk counts", pauses[0], "ms", goal)


def fix_measures() -> Iterator[Measure]:
    """Fixes that the desk proposes, and their undo."""
    from models.cleaning.applying import apply_fixes
    from models.journal import undo
    from ui.cleaning.desk import desk

    scan = desk().scan
    assert scan is not None
    proposed = [one for rows in scan.findings.values() for one in rows if one.proposal][:FIXES]
    operations: list[int] = []
    spent = seconds(lambda: operations.append(apply_fixes(proposed).saved.operation_id))
    yield Measure(f"{len(proposed):,} fixes as one operation", spent, "s", None)
    yield Measure(f"undo of {len(proposed):,} fixes", seconds(lambda: undo(operations[0])), "s", None)
