"""Child process of the start measures: starts one program and says when its first window was painted.

``python -m bench.first_paint bare``, ``... ours URL`` or ``... list URL`` (until the tours are painted).
Prints one line: seconds since the moment in HABITUE_BENCH_BEGIN (the parent's time.monotonic, one clock for
all processes) and resident memory in KiB once the base is open.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path


def now() -> float:
    """Seconds since the parent started this process."""
    return time.monotonic() - float(os.environ["HABITUE_BENCH_BEGIN"])


def report(elapsed: float) -> None:
    """Say it and end at once: closing down is not measured."""
    print(f"{elapsed:.6f} {resident()}", flush=True)
    os._exit(0)


def resident() -> int:
    """Resident memory in KiB, as Linux counts it; 0 elsewhere."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)


def bare() -> None:
    """The least that shows a window with PySide6."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event):
            super().paintEvent(event)
            QTimer.singleShot(0, lambda: report(now()))

    app = QApplication([])
    window = Window()
    window.setCentralWidget(QLabel("Hello"))
    window.resize(1366, 768)
    window.show()
    app.exec()


def ours(url: str, *, wait_for_list: bool) -> None:
    """Habitué as it is started, the base open and the list of tours painted before memory is read."""
    import ui.application
    import ui.main_window

    painted: list[float] = []

    class Watched(ui.main_window.MainWindow):
        def paintEvent(self, event):
            super().paintEvent(event)
            painted.append(now())

        def _begin(self):
            super()._begin()
            self.repaint()
            report(now() if wait_for_list else painted[0])

    ui.main_window.MainWindow = Watched
    ui.application.run(url, "en")


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else ours(sys.argv[2], wait_for_list=sys.argv[1] == "list")
