"""A list that leaves: its title, its columns with their types and widths, and its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from models.errors import AppError
from textkit.cleaning import without_forbidden
from textkit.dates import is_iso_date, iso_day
from translations import _, current_language, message_in

Cell = str | int | date
TEXT, DAY, NUMBER = "text", "day", "number"
ENGLISH = "en"
# Excel knows no days before; the one of 29 February 1900, which never was, is left out as well.
FIRST_DAY = "1900-03-01"
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


class ListStopped(AppError):
    """The person stopped the making of a list; nothing was written."""

    def __init__(self) -> None:
        super().__init__(_("The list was stopped. Nothing was written."))


@dataclass(frozen=True, slots=True)
class ListColumn:
    """``key`` names it whatever the language; ``kind``: TEXT, DAY, NUMBER; ``width`` in characters."""

    key: str
    title: str
    kind: str = TEXT
    width: int = 14


@dataclass(frozen=True, slots=True, repr=False)
class PaperList:
    """``title`` and ``subtitle`` stand above it on paper; ``language`` is that of the headings and values.

    Cells of a DAY column are dates, or texts where a date is short or too old for Excel; "" is empty.
    """

    title: str
    columns: tuple[ListColumn, ...]
    rows: Sequence[tuple[Cell, ...]] = field(default_factory=tuple)
    subtitle: str = ""
    language: str = ""

    def first(self, count: int) -> PaperList:
        """The same with its first rows only."""
        return replace(self, rows=self.rows[:count])

    def texts(self) -> list[list[str]]:
        """Headings and rows as people read them."""
        rows = [[cell_text(cell, self.language) for cell in row] for row in self.rows]
        return [[column.title for column in self.columns], *rows]


def day_cell(iso: str) -> Cell:
    """A whole date as such; one that is short, or that Excel has no number for, as people read it."""
    day = iso_day(iso) if iso >= FIRST_DAY else None
    return day if day is not None else day_text(iso)


def day_text(iso: str, language: str = "") -> str:
    """An ISO date as the language writes it: 01.02.1985; in English 01 Feb 1985, which nobody mistakes."""
    from textkit.dates import format_date

    if language == ENGLISH and is_iso_date(iso):
        return f"{iso[8:]} {_MONTHS[int(iso[5:7]) - 1]} {iso[:4]}"
    return format_date(iso) if iso[:1].isdigit() and "-" in iso else iso


def cell_text(cell: Cell, language: str = "") -> str:
    """The cell as people read it, without signs that no file can hold."""
    if isinstance(cell, date):
        return day_text(cell.isoformat(), language)
    return without_forbidden(cell) if isinstance(cell, str) else str(cell)


def list_language(language: str) -> str:
    """``language``, "" for the interface's."""
    return language or current_language()


def say(message: str, language: str) -> str:
    """A marked message in the language of a list."""
    return message_in(message, list_language(language))
