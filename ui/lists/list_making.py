"""A list on its way out, beside the window: made, written into a folder or handed to the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale

from paperwork.list_files import content_of, write_list_file
from paperwork.list_sources import ClientsSource, ListSource, Wish
from ui.common.background import Work
from ui.common.copying import table_mime

XLSX, PDF, CSV, VCARD = ".xlsx", ".pdf", ".csv", ".vcf"


@dataclass(frozen=True, slots=True)
class Written:
    """The file, how many lines it has, and what a PDF does not show well."""

    path: Path
    lines: int
    lost: str = ""
    crowded: bool = False


@dataclass(frozen=True, slots=True)
class Copied:
    """What goes to the clipboard, by MIME type, and how many lines it has."""

    mime: Mapping[str, bytes]
    lines: int


def list_separator() -> str:
    """Between the cells of a CSV as spreadsheets of this system expect it: where the comma is in numbers it
    cannot stand between them."""
    return ";" if QLocale.system().decimalPoint() == "," else ","


def writing(source: ListSource, wish: Wish, ending: str, folder: Path) -> Callable[[Work], Written]:
    """The work that writes the list into the folder."""
    if ending == VCARD:
        assert isinstance(source, ClientsSource)
        return lambda work: _write_cards(source, wish, folder, work)
    separator = list_separator()
    return lambda work: _write(source, wish, ending, folder, separator, work)


def _write(source: ListSource, wish: Wish, ending: str, folder: Path, separator: str, work: Work) -> Written:
    made = source.whole(wish, work.report, work.is_cancelled)
    content = content_of(made, ending, separator=separator, progress=work.report, cancelled=work.is_cancelled)
    path = write_list_file(folder, source.file_title(wish), ending, content)
    if ending != PDF:
        return Written(path, len(made.rows))
    from paperwork.list_pdf import is_crowded, lost_letters

    return Written(path, len(made.rows), lost_letters(made), is_crowded(made))


def _write_cards(source: ClientsSource, wish: Wish, folder: Path, work: Work) -> Written:
    from paperwork.vcards import vcards

    clients = source.clients(wish, work.report, work.is_cancelled)
    path = write_list_file(folder, source.file_title(wish), VCARD, vcards(clients))
    return Written(path, len(clients))


def copying(source: ListSource, wish: Wish) -> Callable[[Work], Copied]:
    """The work that makes what the clipboard gets: tab-separated text and a table."""

    def work(work: Work) -> Copied:
        made = source.whole(wish, work.report, work.is_cancelled)
        return Copied(table_mime(made.texts()), len(made.rows))

    return work
