"""Lists on their way out: ten thousand clients from the base to .xlsx, beside XlsxWriter alone."""

from __future__ import annotations

import io
from collections.abc import Iterator

from bench.base import base_of
from bench.measures import Measure, Work, interleaved, remark

CLIENTS = 10_000
ROUNDS = 9
GOAL = 1.3


def measures() -> Iterator[Measure]:
    """The goal of the list of clients."""
    from models.database import close_database, open_database

    open_database(f"sqlite:///{base_of(CLIENTS)}", read_only=True)
    try:
        yield clients_measure()
    finally:
        close_database()


def clients_measure() -> Measure:
    """Reading the clients, making the list and writing it, by what XlsxWriter takes for the same cells."""
    made = the_list()

    def ours(_number: int) -> Work:
        return whole

    def alone(_number: int) -> Work:
        return lambda: written_alone(made)

    both = interleaved([ours, alone], ROUNDS)
    remark(f"list of {len(made.rows)} clients {both[0]:.2f} s, XlsxWriter alone {both[1]:.2f} s")
    return Measure(
        f"list of {len(made.rows)} clients to .xlsx, by XlsxWriter alone", both[0] / both[1], "x", GOAL
    )


def the_list():
    from models.many_clients import all_client_ids
    from paperwork.client_lists import CLIENTS as KIND
    from paperwork.client_lists import client_list

    return client_list(all_client_ids(), KIND.chosen)


def whole() -> bytes:
    from paperwork.workbook import list_workbook

    return list_workbook(the_list())


def written_alone(made) -> bytes:
    """The same cells with the same formats and columns, as the manual of XlsxWriter writes them."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        text, day = book.add_format({"num_format": "@"}), book.add_format({"num_format": "dd.mm.yyyy"})
        for at, column in enumerate(made.columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, column.title)
        for number, row in enumerate(made.rows, 1):
            for at, cell in enumerate(row):
                if isinstance(cell, str):
                    if cell:
                        sheet.write_string(number, at, cell, text)
                else:
                    sheet.write_datetime(number, at, cell, day)
    return out.getvalue()
