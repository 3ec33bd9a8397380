"""Runs in the peers' own environment: starts one and says when its main window was painted first.

``python peer_window.py vorta|novelwriter``; prints what bench.first_paint prints, knows nothing of us.
"""

import os
import sys
import time

from PyQt6 import QtWidgets
from PyQt6.QtCore import QTimer


def report():
    """Say it and end at once."""
    elapsed = time.monotonic() - float(os.environ["HABITUE_BENCH_BEGIN"])
    with open("/proc/self/status") as status:  # noqa: PTH123
        resident = next(line.split()[1] for line in status if line.startswith("VmRSS:"))
    print(f"{elapsed:.6f} {resident}", flush=True)
    os._exit(0)


class WatchedWindow(QtWidgets.QMainWindow):
    """A main window that says when it is painted."""

    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, report)


def main():
    name = sys.argv.pop(1)
    QtWidgets.QMainWindow = WatchedWindow  # before the peer imports it
    if name == "vorta":
        from vorta.__main__ import main as start
    else:
        from novelwriter import main as start
    start()


if __name__ == "__main__":
    main()
