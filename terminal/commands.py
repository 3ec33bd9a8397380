"""Running one command: its database, its errors in words, its exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from models.errors import AppError, NoDatabaseYet
from terminal.exits import Exit
from terminal.output import complain, hang_up, prepare_streams
from translations import _

MODULES = {
    "search": "searching",
    "import": "importing",
    "print": "printing",
    "form-fields": "form_fields",
    "fill": "filling",
    "mrz": "mrz",
    "transliterate": "transliterating",
    "demo": "demo",
}


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
def opened(arguments: argparse.Namespace, *, read_only: bool, empty_if_new: bool = False) -> Iterator[None]:
    """The database of the arguments, or the person's own, open for the command.

    Reading commands work beside an open window; for writing ones DatabaseUnavailable names who holds it.
    ``empty_if_new``: where there is nothing yet, in a file or on a server, read from an empty file that is
    thrown away.
    """
    from models import database

    url = arguments.database or database.default_database_url()
    path = database.sqlite_path(url)
    with ExitStack() as until_done:
        if path is not None and not read_only:
            from models import lock_file

            until_done.enter_context(lock_file.hold(path))
        try:
            database.open_database(url, read_only=read_only)
        except NoDatabaseYet:
            if not empty_if_new:
                raise
            folder = until_done.enter_context(TemporaryDirectory(prefix="habitue-"))
            database.open_database(f"sqlite:///{Path(folder) / 'empty.db'}")
        until_done.callback(database.close_database)
        yield
