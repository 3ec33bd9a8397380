"""Running one command: its database, its errors in words, its exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from models.errors import AppError
from terminal.exits import Exit
from terminal.output import complain, hang_up, prepare_streams
from translations import _

MODULES = {"search": "searching", "import": "importing", "print": "printing", "demo": "demo"}


def run(arguments: argparse.Namespace) -> Exit:
    """Run the command that the arguments name; what stands in its way is told on standard error."""
    prepare_streams()
    command = import_module(f"terminal.{MODULES[arguments.command]}")
    try:
        status: Exit = command.run(arguments)
        sys.stdout.flush()
    except AppError as error:
        complain(str(error))
        return Exit.NOT_POSSIBLE
    except BrokenPipeError:
        hang_up()
        return Exit.DONE
    except KeyboardInterrupt:
        complain(_("Stopped. Nothing more was written."))
        return Exit.NOT_POSSIBLE
    return status


@contextmanager
def opened(arguments: argparse.Namespace, *, read_only: bool) -> Iterator[None]:
    """The database of the arguments, or the person's own, open for the command.

    Reading commands work beside an open window; for writing ones DatabaseUnavailable names who holds it.
    """
    from models import database

    database.open_database(arguments.database or database.default_database_url(), read_only=read_only)
    try:
        yield
    finally:
        database.close_database()
