"""``habitue search``: finds regular clients."""

from __future__ import annotations

import argparse

from models.records import ClientHit
from terminal.commands import opened
from terminal.exits import Exit
from terminal.output import complain, say_json, say_table
from translations import _

JSON_FIELDS = (
    "id",
    "native_surname",
    "native_given_name",
    "latin_surname",
    "latin_given_name",
    "birth_date",
    "document",
    "reason",
)


def run(arguments: argparse.Namespace) -> Exit:
    """Show the clients found, the best hit first; nobody found is an answer too."""
    from models.search import search_clients

    with opened(arguments, read_only=True):
        hits = search_clients(arguments.text, limit=arguments.limit)
    if arguments.json:
        say_json([{name: getattr(hit, name) for name in JSON_FIELDS} for hit in hits])
    elif hits:
        say_table([_columns(hit) for hit in hits])
    else:
        complain(_("Nobody found."))
    return Exit.DONE


def _columns(hit: ClientHit) -> tuple[str, ...]:
    """Enough to tell namesakes apart, and why; dates stay ISO, for scripts cut columns too."""
    from models.search_reasons import reason_text

    native = " ".join(filter(None, (hit.native_surname, hit.native_given_name, hit.patronymic)))
    latin = " ".join(filter(None, (hit.latin_surname, hit.latin_given_name)))
    return (str(hit.id), native, latin, hit.birth_date, hit.document, reason_text(hit))
