"""Entry of the program: a command in the terminal, or the window."""

from __future__ import annotations

import logging
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from terminal.arguments import parse
from terminal.exits import Exit
from translations import _


def cli(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; returns the exit status."""
    arguments = parse(sys.argv[1:] if argv is None else argv)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    if arguments.command is None:
        return open_window(arguments)
    if getattr(arguments, "play", None):
        from ui.demo import play

        return play(arguments.play)
    from terminal.commands import run

    return run(arguments)


def window() -> int:
    """Entry without a console (habituew on Windows)."""
    return cli()


def open_window(arguments: Namespace) -> int:
    """The window until it is closed; where none can be shown, a sentence that says why."""
    from terminal.output import complain

    if not has_screen():
        complain(_("There is no screen here for the window. The commands work: habitue --help"))
        return Exit.NOT_POSSIBLE
    try:
        from ui import application
    except ImportError as error:
        if error.name and not error.name.startswith(("PySide6", "shiboken6")):
            raise
        complain(_("The window cannot open, a library of the system is missing: %(name)s") % {"name": error})
        return Exit.NOT_POSSIBLE
    from models.database import default_database_url

    return application.run(arguments.database or default_database_url(), arguments.language)


def has_screen() -> bool:
    """Qt ends the whole program where there is none, so it is asked before."""
    return not sys.platform.startswith("linux") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


if __name__ == "__main__":
    sys.exit(cli())
