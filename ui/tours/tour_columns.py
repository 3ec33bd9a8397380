"""What stands in the lines of the list of tours."""

from __future__ import annotations

from models.records import TourRow
from translations import N_, _, ngettext
from ui.common import days
from ui.common.cells import Cell
from ui.common.fields import country_text
from ui.common.record_table_model import Column

TOURISTS, CUSTOMER, CLERK, CHANGE = 3, 4, 5, 6  # places of columns that a narrow window leaves out


def tour_columns() -> list[Column]:
    """Number, tour with countries, dates, tourists, customer, clerk, last change."""
    return [
        Column(N_("Number"), number_cell, 120),
        Column(N_("Tour"), tour_cell, 260, stretch=True),
        Column(N_("Dates"), dates_cell, 226),
        Column(N_("Tourists"), tourists_cell, 80, right_aligned=True),
        Column(N_("Customer"), customer_cell, 176),
        Column(N_("Clerk"), clerk_cell, 136),
        Column(N_("Last change"), change_cell, 144),
    ]


def number_cell(row: TourRow) -> Cell:
    return Cell(row.number, tone="text2", pad=20)


def tour_cell(row: TourRow) -> Cell:
    return Cell(row.title or _("No title yet"), countries_text(row.countries), strong=True)


def dates_cell(row: TourRow) -> Cell:
    more = [days.nights(row.start_date, row.end_date), days.when_it_leaves(row.start_date, row.end_date)]
    when = days.period(row.start_date, row.end_date)
    tone = "text" if when else "text3"
    return Cell(when or _("No dates yet"), "  ·  ".join(part for part in more if part), tone=tone)


def tourists_cell(row: TourRow) -> Cell:
    words = ngettext("%(count)d tourist", "%(count)d tourists", row.tourists) % {"count": row.tourists}
    return Cell(str(row.tourists), right_aligned=True, spoken=words)


def customer_cell(row: TourRow) -> Cell:
    return Cell(row.customer_name)


def clerk_cell(row: TourRow) -> Cell:
    return Cell(row.clerk)


def change_cell(row: TourRow) -> Cell:
    return Cell(row.changed_by, days.instant(row.changed_at) if row.changed_at else "")


def countries_text(codes: tuple[str, ...] | list[str]) -> str:
    """ "Czechia, Austria" in the order of travel."""
    return ", ".join(country_text(code) for code in codes)
