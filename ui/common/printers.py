"""Printing on paper: the system's own print dialog, and pages drawn as pictures.

Pictures instead of the PDF itself: copies, both sides, ranges of pages and the choice of the printer then
work as the system's dialog has them, on every system alike, and no file with personal data lies about for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from models.errors import AppError
from paperwork.page_pictures import POINTS_PER_INCH, PagePictures
from paperwork.paper_files import PrintCancelled
from paperwork.printing import Paper
from translations import _, ngettext
from ui.common.background import Work, runner
from ui.common.page_view import image_of

# Dots an inch. Letters have grey edges, so they stay sharp; in 600 a page takes twice the time (0.6 s) and
# room (1.4 MB), and 100 tourists are 400 pages.
FINEST = 400


class NotPrinted(AppError):
    """The printer did not take the pages; the message says what to do next."""


def ask_printer(parent: QWidget, pages: int) -> QPrinter | None:
    """The system's print dialog: the printer as the person set it, None if they left. Raises NotPrinted."""
    if not QPrinterInfo.availablePrinterNames():
        raise NotPrinted(
            _("This computer has no printer. Add one in the settings of the system, or make a PDF.")
        )
    printer = new_printer()
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintCollateCopies)
    dialog.setMinMax(1, pages)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def new_printer() -> QPrinter:
    """The usual printer with A4; others see the name of the job in the queue, so nobody is named in it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setDocName(_("Questionnaires"))
    printer.setCreator("Habitué")
    return printer


def start_printing(
    printer: QPrinter,
    paper: Paper,
    on_done: Callable[[int], object],
    on_error: Callable[[Exception], object],
    on_progress: Callable[[int, int], object],
) -> Work:
    """Print beside the window; ``on_done`` gets the number of printed sides."""

    def work(work: Work) -> int:
        pictures = PagePictures(paper.pdf)
        try:
            return print_pages(printer, pictures, sides_of(printer, paper), work)
        finally:
            pictures.close()

    return runner().start(work, on_done, on_error, on_progress)


def sent_words(sides: int) -> str:
    """What was printed, in a sentence."""
    words = ngettext("%(count)d page went to the printer.", "%(count)d pages went to the printer.", sides)
    return words % {"count": sides}


def sides_of(printer: QPrinter, paper: Paper) -> list[int | None]:
    """The sides to print as the person set the printer: range of pages, both sides, copies."""
    chosen = set(range(sum(paper.counts)))
    if printer.printRange() == QPrinter.PrintRange.PageRange and not printer.pageRanges().isEmpty():
        chosen = {number for number in chosen if printer.pageRanges().contains(number + 1)}
    duplex = printer.duplex() in (QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexShortSide)
    once = paper.sides(chosen, duplex=duplex)
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if copies == 1:
        return once
    if duplex and len(once) % 2:
        once = [*once, None]  # the second copy begins on a sheet of its own as well
    if printer.collateCopies() or duplex:
        return once * copies
    return [side for side in once for _copy in range(copies)]


def print_pages(printer: QPrinter, pictures: PagePictures, sides: Sequence[int | None], work: Work) -> int:
    """Draw the sides on the printer, None as an empty one; returns how many.

    Raises NotPrinted, PrintCancelled; a file that was to be printed to is gone then.
    """
    painter = QPainter()
    if not sides or not painter.begin(printer):
        raise NotPrinted(_("The printer does not take the pages. See whether it is on, and print again."))
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # as JPEG, letters have grey shadows
    try:
        _draw_sides(painter, printer, pictures, sides, work)
    except BaseException:
        printer.abort()
        painter.end()
        if printer.outputFileName():
            Path(printer.outputFileName()).unlink(missing_ok=True)
        raise
    painter.end()
    if printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        raise NotPrinted(_("The printer stopped before the end. See what it says, and print again."))
    return len(sides)


def _draw_sides(
    painter: QPainter, printer: QPrinter, pictures: PagePictures, sides: Sequence[int | None], work: Work
) -> None:
    for done, side in enumerate(sides):
        if work.is_cancelled():
            raise PrintCancelled(_("Printing was stopped. What the printer has may still come out."))
        if done and not printer.newPage():
            raise NotPrinted(_("The printer stopped before the end. See what it says, and print again."))
        if side is not None:
            _draw(painter, printer, pictures, side)
        work.report(done + 1, len(sides))


def _draw(painter: QPainter, printer: QPrinter, pictures: PagePictures, number: int) -> None:
    """One page in its own size in the middle of the paper, smaller if the paper is."""
    resolution = printer.resolution()
    sheet = printer.pageLayout().fullRectPixels(resolution)
    width, height = (round(side * resolution / POINTS_PER_INCH) for side in pictures.sizes[number])
    shrink = min(1.0, sheet.width() / width, sheet.height() / height)
    place = QRect(0, 0, round(width * shrink), round(height * shrink))
    place.moveCenter(sheet.center())
    picture = pictures.picture(number, min(resolution, FINEST) / POINTS_PER_INCH, grey=True)
    painter.drawImage(place, image_of(picture))
