"""A list that leaves as a workbook: written into a folder of its own, and opened there."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from translations import _
from ui.common.messages import messages


def open_as_workbook(content: bytes, title: str) -> Path:
    """Write the bytes of an .xlsx under that title, open it and say where it is."""
    name = "".join(letter if letter.isalnum() or letter in " -_.," else "_" for letter in title).strip()[:80]
    path = Path(tempfile.mkdtemp(prefix="habitue-")) / f"{name or 'list'}.xlsx"
    path.write_bytes(content)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    messages.tell(_("The list is in %(path)s") % {"path": str(path)})
    return path
