"""``habitue demo``: loads the sample office."""

from __future__ import annotations

import argparse

from terminal.commands import opened
from terminal.exits import Exit
from terminal.output import say
from translations import _


def run(arguments: argparse.Namespace) -> Exit:
    """Put the sample office into the database, and say what was made."""
    from models.clients import count_clients
    from models.sample_office import load_sample_office
    from models.tours import list_tours

    with opened(arguments, read_only=False):
        load_sample_office()
        counts = {"clients": count_clients(), "tours": len(list_tours())}
    say(_("The sample office is loaded: regular clients %(clients)d, tours %(tours)d.") % counts)
    return Exit.DONE
