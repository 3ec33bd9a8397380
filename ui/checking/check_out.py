"""A tour's check on its way out: to the clipboard, to a spreadsheet, to a printer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from paperwork.list_files import content_of, file_name
from paperwork.lists import PaperList
from paperwork.printing import Paper
from paperwork.ready_lists import check_list
from paperwork.tour_check import CheckRow, TourCheck
from translations import _, ngettext
from ui.common.background import Work
from ui.common.copying import table_mime
from ui.common.messages import errors_told, messages
from ui.common.workbooks import open_as_workbook


@dataclass(frozen=True, slots=True, repr=False)
class CheckPaper:
    """What the preview shows and prints."""

    made: PaperList
    title: str
    people: tuple[int, ...] = ()

    def job(self) -> str:
        """What others read in the queue of the printer: nobody's name."""
        return self.made.title

    def compose(self, _work: Work) -> Paper:
        """The list as a PDF."""
        from paperwork.page_pictures import PagePictures

        pdf = content_of(self.made, ".pdf")
        pictures = PagePictures(pdf)
        try:
            count = len(pictures.sizes)
        finally:
            pictures.close()
        return Paper(pdf, (count,), f"{file_name(self.title)}.pdf")


def copy_findings(found: TourCheck, rows: Sequence[CheckRow]) -> None:
    """Ctrl+Shift+C: these findings with headings, as a spreadsheet pastes them."""
    made = check_list(found.tour, rows)
    mime = QMimeData()
    for kind, content in table_mime(made.texts()).items():
        mime.setData(kind, content)
    QGuiApplication.clipboard().setMimeData(mime)
    text = ngettext("%(count)d line copied", "%(count)d lines copied", len(rows))
    messages.tell(text % {"count": len(rows)})


def open_findings(found: TourCheck, rows: Sequence[CheckRow], title: str) -> None:
    """Ctrl+Shift+L: the same as a workbook in Excel."""
    with errors_told():
        open_as_workbook(content_of(check_list(found.tour, rows), ".xlsx"), title)


def preview_findings(parent: QWidget, found: TourCheck, rows: Sequence[CheckRow], title: str) -> None:
    """Ctrl+P: the pages, from there to a printer or into a PDF."""
    from ui.questionnaires.preview_window import PreviewWindow

    if not rows:
        messages.tell(_("There is nothing to print: nothing was found."), "info")
        return
    PreviewWindow(parent, CheckPaper(check_list(found.tour, rows), title), ()).open()
