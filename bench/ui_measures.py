"""The windows: start, memory, a keystroke to the painted list, a pasted list to the painted grid."""

from __future__ import annotations

import csv
import gc
import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench.base import base_of
from bench.importing import list_text
from bench.measures import Measure, calibration, interleaved, remark, scaled, seconds
from bench.pauses import pause_measure

ROOT = Path(__file__).resolve().parent.parent
LARGE = 1_000_000
STARTS = 9
TYPED = ("ив", "ива", "пет", "куз", "smi", "коз", "mar", "алекс", "ник", "вол")


def measures() -> Iterator[Measure]:
    """The goals of the windows, on the base with a million clients."""
    large = base_of(LARGE)
    yield from start_measures(f"sqlite:///{large}")
    yield keystroke_measure(f"sqlite:///{large}")
    yield paste_measure(10_000)
    yield paste_measure(100_000)
    yield pause_measure()


def started(*arguments: str) -> tuple[float, int]:
    """(seconds from the start of the process to the first painted window, KiB resident then)."""
    # Compiled modules are kept, as on every workstation.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = kept | {
        "QT_QPA_PLATFORM": "offscreen",
        "HABITUE_BENCH_BEGIN": repr(time.monotonic()),
    }
    command = [sys.executable, "-m", "bench.first_paint", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if not done.stdout.strip():
        raise RuntimeError(f"no window was painted: {done.stderr[-2000:]}")
    elapsed, kib = done.stdout.split()
    return float(elapsed), int(kib)


def start_measures(url: str) -> Iterator[Measure]:
    """The programs in turn; the first start of each only warms the files."""
    kinds = {"ours": ("ours", url), "list": ("list", url), "bare": ("bare",)}
    runs: dict[str, list[tuple[float, int]]] = {name: [] for name in kinds}
    for number in range(STARTS + 1):
        for name, arguments in kinds.items():
            one = started(*arguments)
            if number:
                runs[name].append(one)
    times = {name: median(one[0] for one in side) for name, side in runs.items()}
    memory = {name: median(one[1] for one in side) for name, side in runs.items()}
    remark(", ".join(f"{name} {1000 * times[name]:.0f} ms" for name in kinds))
    remark(f"memory {memory['ours'] / 1024:.0f} MiB, bare window {memory['bare'] / 1024:.0f} MiB")
    yield Measure(
        "start to first painted window against a bare window", times["ours"] / times["bare"], "x", 2.0
    )
    yield Measure(
        "start to painted list of tours against a bare window", times["list"] / times["bare"], "x", None
    )
    ratio = memory["ours"] / memory["bare"]
    yield Measure("resident memory with the base open against a bare window", ratio, "x", 2.0)


def keystroke_measure(url: str) -> Measure:
    """From the key event in the search box of the clients' list to the list painted again."""
    from ui import application

    app = application.make_application("en")
    lock = application.open_office(url)
    from ui.clients.clients_page import ClientsPage

    page = ClientsPage()
    page.resize(1280, 700)
    page.show()
    page.activate()
    page.activateWindow()
    page.find_here()
    settle(app)
    times = [1000 * typed_seconds(app, page, text) for text in TYPED * 6]
    page.close()
    from models.database import close_database

    close_database()
    if lock is not None:
        lock.release()
    return Measure("keystroke to painted list", median(times), "ms", scaled(16.0, calibration()))


class FirstPaint:
    """Sees when the list of the page was painted: the queue is empty after that."""

    def __init__(self, page: Any) -> None:
        from PySide6.QtCore import QEvent, QObject

        outer = self
        self.seen = False

        class Filter(QObject):
            def eventFilter(self, watched, event):
                outer.seen |= event.type() == QEvent.Type.Paint
                return False

        self._viewport = page.clients.list.viewport()
        self._filter = Filter()
        self._viewport.installEventFilter(self._filter)

    def stop(self) -> None:
        self._viewport.removeEventFilter(self._filter)


def typed_seconds(app: Any, page: Any, text: str) -> float:
    """Type all letters but the last, then time the last one."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    box = app.focusWidget()
    box.selectAll()
    none = Qt.KeyboardModifier.NoModifier
    for letter in text[:-1]:
        app.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, 0, none, letter))
    settle(app)

    painted = FirstPaint(page)

    def last() -> None:
        app.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, 0, none, text[-1]))
        for _turn in range(20):  # a list that shows the same is not painted again
            app.processEvents()
            if painted.seen:
                return

    spent = seconds(last)
    painted.stop()
    return spent


def settle(app: Any) -> None:
    for _ in range(5):
        app.processEvents()


def paste_measure(rows: int) -> Measure:
    """Tab-separated text to the painted grid with its guess, beside csv.reader and a bare table model."""
    import tempfile

    from models.database import close_database, open_database
    from models.records import Tour
    from models.tours import find_tour, save_tour
    from ui import application
    from ui.common.background import runner

    app = application.make_application("en")
    with tempfile.TemporaryDirectory() as folder:
        open_database(f"sqlite:///{folder}/paste.db")
        save_tour(Tour(number="1", title="Bench"))
        tour = find_tour("1")
        text = list_text(base_of(LARGE), rows)

        def ours(_number: int) -> Any:
            calm(app)
            return lambda: painted_import(app, tour.id, text)

        def floor(_number: int) -> Any:
            calm(app)
            return lambda: painted_table(app, text)

        both = interleaved([ours, floor], 9 if rows <= 10_000 else 5)
        runner().wait()
        close_database()
    remark(f"paste {1000 * both[0]:.0f} ms, csv.reader and bare model {1000 * both[1]:.0f} ms")
    name = f"paste of {rows:,} rows to painted grid against csv.reader"
    return Measure(name, both[0] / both[1], "x", 3.0)


def calm(app: Any) -> None:
    """Let the checking of the list before end: it is no part of what is timed now."""
    from ui.common.background import runner

    runner().wait()
    settle(app)
    gc.collect()


def painted_import(app: Any, tour_id: int, text: str) -> None:
    from ui.importing.import_window import ImportWindow

    window = ImportWindow(tour_id, {"text/plain": text})
    window.resize(1366, 768)
    window.show()
    while window.lists.is_reading():  # a long list is read beside the window
        app.processEvents()
    app.processEvents()
    window.grid_painted()
    window.close_without_asking()


def painted_table(app: Any, text: str) -> None:
    """The least: the rows in a list, a model that hands them out, Qt's own view."""
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
    from PySide6.QtWidgets import QTableView

    rows = list(csv.reader(io.StringIO(text), "excel-tab"))

    class Bare(QAbstractTableModel):
        def rowCount(self, parent=QModelIndex()):  # noqa: B008
            return len(rows)

        def columnCount(self, parent=QModelIndex()):  # noqa: B008
            return len(rows[0])

        def data(self, index, role=Qt.ItemDataRole.DisplayRole):
            return rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    view = QTableView()
    model = Bare()
    view.setModel(model)
    view.resize(1366, 768)
    view.show()
    app.processEvents()
    view.close()
