"""A list that leaves as a workbook: written into a folder of its own, opened there, and removed later."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from translations import _
from ui.common.messages import messages

BEGINNING = "habitue-list-"
LEFT_BEHIND = 24 * 3600  # seconds, after which nobody looks at a list of a program that ended badly


def open_as_workbook(content: bytes, title: str) -> Path:
    """Write the bytes of an .xlsx under that title, open it and say where it is. PaperNotWritten.

    It holds personal data: it goes with the program; what a program that was killed left goes after a day.
    """
    from paperwork.list_files import write_list_file
    from paperwork.paper_files import PaperNotWritten, why_not_written

    sweep()
    try:
        folder = Path(tempfile.mkdtemp(prefix=BEGINNING))
    except OSError as error:
        raise PaperNotWritten(why_not_written(error, Path(tempfile.gettempdir()))) from error
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = write_list_file(folder, title, ".xlsx", content)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    messages.tell(_("The list is in %(path)s") % {"path": str(path)})
    return path


def sweep() -> None:
    """Remove lists that a program left behind more than a day ago; those of others stay theirs."""
    for folder in Path(tempfile.gettempdir()).glob(f"{BEGINNING}*"):
        try:
            is_old = folder.stat().st_mtime < time.time() - LEFT_BEHIND
        except OSError:
            continue
        if is_old:
            shutil.rmtree(folder, ignore_errors=True)
