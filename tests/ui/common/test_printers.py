"""Paper through a real QPrinter that prints to a file, read back and looked at."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from models.records import Tourist
from paperwork.answering import fill_form
from paperwork.forms import load_form
from paperwork.page_pictures import PagePictures
from paperwork.paper_files import PrintCancelled
from paperwork.printing import Paper
from paperwork.questionnaire_pdf import QuestionnaireDocument, QuestionnaireStyle
from ui.common import printers
from ui.common.background import Work
from ui.common.printers import NotPrinted, ask_printer, new_printer, print_pages, sides_of


@pytest.fixture
def paper() -> Paper:
    """Two people, three pages each."""
    form = load_form("IT")
    document = QuestionnaireDocument(QuestionnaireStyle(form, ""))
    counts = [document.add(fill_form(form, Tourist(latin_surname=name), None, {})) for name in ("ONE", "TWO")]
    return Paper(document.finish(), tuple(counts), "x.pdf")


@pytest.fixture
def printer(qapp, tmp_path) -> QPrinter:
    made = new_printer()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "spool.pdf"))
    made.setResolution(150)
    return made


def printed(printer: QPrinter, paper: Paper, work: Work | None = None) -> pypdfium2.PdfDocument:
    pictures = PagePictures(paper.pdf)
    try:
        print_pages(printer, pictures, sides_of(printer, paper), work or Work(lambda _work: None))
    finally:
        pictures.close()
    return pypdfium2.PdfDocument(Path(printer.outputFileName()).read_bytes())


def grey(pdf: bytes | pypdfium2.PdfDocument, number: int) -> bytes:
    """A page, small enough that half a pixel does not matter."""
    document = pdf if isinstance(pdf, pypdfium2.PdfDocument) else pypdfium2.PdfDocument(pdf)
    picture = document[number].render(scale=2, grayscale=True).to_pil()
    return picture.resize((149, 210)).tobytes()


def difference(one: bytes, other: bytes) -> float:
    """Mean difference of two pictures' pixels, 0 to 255."""
    assert len(one) == len(other)
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


def test_what_comes_out_is_what_was_laid_out(printer, paper):
    """All pages, in their place and size: the picture of the print is that of the PDF, and of no other page."""
    out = printed(printer, paper)
    assert len(out) == sum(paper.counts) == 6
    assert [round(side) for side in out[0].get_size()] == [595, 842]
    for number in (0, 2, 5):
        assert difference(grey(out, number), grey(paper.pdf, number)) < 3
    assert difference(grey(out, 0), grey(paper.pdf, 1)) > 8


def test_a_range_of_pages(printer, paper):
    """Only the pages that the person named in the system's dialog."""
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2,4-5"))
    out = printed(printer, paper)
    assert len(out) == 3
    assert difference(grey(out, 1), grey(paper.pdf, 3)) < 3


@pytest.mark.parametrize(
    ("duplex", "collate", "sides"),
    [
        (False, True, [0, 1, 2, 3, 4, 5] * 2),
        (False, False, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]),
        (True, True, [0, 1, 2, None, 3, 4, 5, None] * 2),
    ],
)
def test_copies_where_the_printer_makes_none(printer, paper, monkeypatch, duplex, collate, sides):
    """They are printed one after the other or page by page, on both sides each from a new sheet."""
    monkeypatch.setattr(QPrinter, "supportsMultipleCopies", lambda _self: False)
    monkeypatch.setattr(QPrinter, "copyCount", lambda _self: 2)
    monkeypatch.setattr(QPrinter, "collateCopies", lambda _self: collate)
    mode = QPrinter.DuplexMode.DuplexLongSide if duplex else QPrinter.DuplexMode.DuplexNone
    monkeypatch.setattr(QPrinter, "duplex", lambda _self: mode)
    assert sides_of(printer, paper) == sides


def test_an_empty_side_is_white(printer, paper, monkeypatch):
    """On both sides the back of a last page stays empty."""
    monkeypatch.setattr(QPrinter, "duplex", lambda _self: QPrinter.DuplexMode.DuplexLongSide)
    out = printed(printer, paper)
    assert len(out) == 7
    assert set(grey(out, 3)) == {255}


def test_smaller_paper_gets_the_whole_page(printer, paper):
    """On A5 the page is smaller, nothing is cut."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    out = printed(printer, paper)
    assert [round(side) for side in out[0].get_size()] == [420, 595]
    assert difference(grey(out, 0), grey(paper.pdf, 0)) < 3


def test_a_stopped_run_leaves_no_file(printer, paper):
    """Cancel after the second page: what was begun is gone."""
    work = Work(lambda _work: None)
    work.progress.connect(lambda done, _total: work.cancel() if done == 2 else None)
    with pytest.raises(PrintCancelled, match="stopped"):
        printed(printer, paper, work)
    assert not Path(printer.outputFileName()).exists()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(printer, paper, tmp_path):
    """It is off, or the place to print to is not there: a sentence."""
    printer.setOutputFileName(str(tmp_path / "nowhere" / "spool.pdf"))
    with pytest.raises(NotPrinted, match="does not take"):
        printed(printer, paper)


def test_no_printer_at_all_is_told(qtbot, monkeypatch):
    """No dialog in which nothing can be chosen."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    with pytest.raises(NotPrinted, match="no printer"):
        ask_printer(None, 3)


@pytest.mark.parametrize("accepted", [True, False])
def test_the_system_asks_for_the_printer(qtbot, monkeypatch, accepted):
    """The system's dialog gets the number of pages; leaving it prints nothing. The job names nobody."""
    asked: list[tuple[int, int]] = []

    def exec_dialog(dialog: printers.QPrintDialog) -> int:
        asked.append((dialog.minPage(), dialog.maxPage()))
        return int(accepted)

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))
    monkeypatch.setattr(printers.QPrintDialog, "exec", exec_dialog)
    printer = ask_printer(None, 12)
    assert asked == [(1, 12)]
    assert (printer is not None) == accepted
    if printer is not None:
        assert printer.docName() == "Questionnaires"
        assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
