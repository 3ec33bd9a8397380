"""Entry of the program: a command in the terminal, or the window."""

from __future__ import annotations

import logging
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from terminal.arguments import parse
from terminal.exits import Exit
from translations import _


def cli(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; returns the exit status."""
    arguments = parse(sys.argv[1:] if argv is None else argv)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    play = getattr(arguments, "play", None)
    if arguments.command is None or play:
        return in_windows(arguments, play)
    from terminal.commands import run

    return run(arguments)


def window() -> int:
    """Entry without a console (habituew on Windows)."""
    return cli()


def in_windows(arguments: Namespace, play: Path | None) -> int:
    """The window until it is closed, or the off-screen play; where neither can be, a sentence why."""
    from terminal.output import complain

    if not play and not has_screen():
        complain(_("There is no screen here for the window. The commands work: habitue --help"))
        return Exit.NOT_POSSIBLE
    try:
        if play:
            from ui.demo import play as play_in
        else:
            from ui.application import run as open_window
    except ImportError as error:
        if "PySide6" not in f"{error.name} {error.path}":
            raise
        complain(_("The window cannot open, something is missing for it: %(what)s") % {"what": error})
        return Exit.NOT_POSSIBLE
    if play:
        return play_in(play, arguments.language)
    from models.database import default_database_url

    return open_window(arguments.database or default_database_url(), arguments.language)


def has_screen() -> bool:
    """Qt ends the whole program where there is none, so it is asked before."""
    return not sys.platform.startswith("linux") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


if __name__ == "__main__":
    sys.exit(cli())
