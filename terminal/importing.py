"""``habitue import``: takes a list of tourists into a tour."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from intake.batch import CheckedRow, ImportBatch
from intake.doubts import STOP
from intake.reasons import sentence, status_text
from intake.remembering import batch_of
from intake.tables import SourceTable
from models.records import Tour
from terminal.commands import opened
from terminal.exits import Exit
from terminal.output import complain, say, say_json
from translations import _, ngettext


def run(arguments: argparse.Namespace) -> Exit:
    """Read, check, recognise, and, unless it is a dry run, import what can be imported.

    The tour is made if it is new and somebody can go on it. What is told is the state before the import.
    """
    from intake.report import report
    from models.tours import find_tour

    table, *left_out = _tables(arguments.file)
    with opened(arguments, read_only=arguments.dry_run, empty_if_new=arguments.dry_run):
        batch = batch_of(table)
        tour = find_tour(arguments.tour)
        counts = batch.recognise(tour.id if tour else None)
        told = report(batch) if arguments.json else [batch.row(index) for index in batch.people()]
        if not arguments.dry_run and batch.importable():
            into = tour.id if tour and tour.id else Tour(number=arguments.tour)
            batch.run(into, add_clients=arguments.add_clients)
    if isinstance(told, dict):
        say_json(told)
    else:
        _tell(told, counts, arguments)
    _complain_of(batch, table, left_out)
    return Exit.IN_PART if counts["rejected"] else Exit.DONE


def _tables(name: str) -> list[SourceTable]:
    """The tables of the file, or of the text on standard input for "-", the most promising first."""
    from intake.apart import needs_its_own_process, read, read_apart
    from intake.files import tables_from_bytes

    if name != "-":
        return read_apart(name) if needs_its_own_process(name) else read(name)
    return tables_from_bytes(sys.stdin.buffer.read(), _("standard input"))


def _complain_of(batch: ImportBatch, table: SourceTable, left_out: list[SourceTable]) -> None:
    """Which rows cannot be imported and why, and which other sheets with rows nobody looked at."""
    rows = [batch.row(index) for index in batch.people() if batch.status(index)[0] == "rejected"]
    for row in rows:
        why = " ".join(sentence(doubt) for doubt in row.doubts if doubt.level == STOP)
        complain(_("Row %(row)d cannot be imported. %(why)s") % {"row": row.n, "why": why})
    others = [f"{one.origin} ({one.people_rows()})" for one in left_out if one.people_rows()]
    if others:
        names = {"taken": table.origin, "others": "; ".join(others)}
        complain(_("Only one list was read: %(taken)s. Left out, with so many rows: %(others)s.") % names)


def _tell(rows: list[CheckedRow], counts: Counter[str], arguments: argparse.Namespace) -> None:
    """Every row of a dry run; of an import those that somebody should look at."""
    for row in rows:
        if arguments.dry_run or row.doubts or row.status == "rejected":
            say(_row_line(row))
            for doubt in row.doubts:
                say(f"      {sentence(doubt)}")
    say(_summary(counts, arguments))


def _row_line(row: CheckedRow) -> str:
    """ "12  Regular client  Иванов Пётр  1985-02-01"."""
    values = row.values
    surname = values.get("native_surname") or values.get("latin_surname", "")
    given_name = values.get("native_given_name") or values.get("latin_given_name", "")
    name = " ".join(filter(None, (surname, given_name)))
    parts = (f"{row.n:>4}", status_text(row.status), name, values.get("birth_date", ""))
    return "  ".join(filter(None, parts))


def _summary(counts: Counter[str], arguments: argparse.Namespace) -> str:
    taken = counts["new"] + counts["client"]
    if arguments.dry_run:
        text = ngettext("%(count)d tourist would be imported", "%(count)d tourists would be imported", taken)
    else:
        text = ngettext("%(count)d tourist imported", "%(count)d tourists imported", taken)
    parts = [
        text % {"count": taken},
        _("regular clients among them: %(count)d") % {"count": counts["client"]},
        _("on the tour already: %(count)d") % {"count": counts["on_tour"] + counts["twice"]},
        _("cannot be imported: %(count)d") % {"count": counts["rejected"]},
    ]
    return "; ".join(parts) + "."
