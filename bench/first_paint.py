"""Child process of the start measures: starts one program and says when its first window was painted.

``python -m bench.first_paint bare`` or ``... ours URL``. Prints one line: seconds since the moment in
HABITUE_BENCH_BEGIN (the parent's time.monotonic, one clock for all processes) and resident memory in KiB.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path


def report() -> None:
    """Say it and end at once: closing down is not measured."""
    elapsed = time.monotonic() - float(os.environ["HABITUE_BENCH_BEGIN"])
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
            QTimer.singleShot(0, report)

    app = QApplication([])
    window = Window()
    window.setCentralWidget(QLabel("Hello"))
    window.resize(1366, 768)
    window.show()
    app.exec()


def ours(url: str) -> None:
    """Habitué with its list of tours painted and the base open."""
    from PySide6.QtCore import QTimer

    from ui import application
    from ui.main_window import MainWindow

    class Watched(MainWindow):
        def paintEvent(self, event):
            super().paintEvent(event)
            QTimer.singleShot(0, report)

    app = application.make_application("en")
    application.open_office(url)
    window = Watched()
    window.show()
    app.exec()


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else ours(sys.argv[2])
