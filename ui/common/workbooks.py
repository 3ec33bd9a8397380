"""A list that leaves as a workbook: written into a folder of its own, and opened there."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from translations import _
from ui.common.messages import messages


def open_as_workbook(content: bytes, title: str) -> Path:
    """Write the bytes of an .xlsx under that title, open it and say where it is. PaperNotWritten."""
    from paperwork.list_files import write_list_file
    from paperwork.paper_files import PaperNotWritten, why_not_written

    try:
        folder = Path(tempfile.mkdtemp(prefix="habitue-"))
    except OSError as error:
        raise PaperNotWritten(why_not_written(error, Path(tempfile.gettempdir()))) from error
    path = write_list_file(folder, title, ".xlsx", content)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    messages.tell(_("The list is in %(path)s") % {"path": str(path)})
    return path
