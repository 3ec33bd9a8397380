"""Lists that are opened in a spreadsheet: what holds personal data does not stay in the temporary folder."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtGui import QDesktopServices

from ui.common import workbooks

ROOT = Path(__file__).parents[3]


def test_a_list_goes_with_the_program(tmp_path):
    """While it runs the spreadsheet has the file; afterwards the folder is gone."""
    code = (
        "from PySide6.QtGui import QDesktopServices, QGuiApplication\n"
        "app = QGuiApplication([])\n"
        "QDesktopServices.openUrl = lambda _url: True\n"
        "from ui.common.workbooks import open_as_workbook\n"
        "print(open_as_workbook(b'x', 'List').read_bytes())\n"
    )
    environment = {
        **os.environ,
        "TMPDIR": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "b'x'"
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_left_goes_after_a_day(tmp_path, monkeypatch):
    """Younger ones may still be open in a spreadsheet, and other folders are nobody's business."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    for name, age in (("habitue-list-old", 90_000), ("habitue-list-young", 60), ("others", 90_000)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "list.xlsx").write_bytes(b"x")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    path = workbooks.open_as_workbook(b"x", "List")
    left = {one.name for one in tmp_path.iterdir()}
    assert left == {"habitue-list-young", "others", path.parent.name}
