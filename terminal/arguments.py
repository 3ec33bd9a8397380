"""The command line: which command, with what.

The options for all commands stand before or after the command, as anybody would try.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from terminal.argparse_words import speak_our_language
from terminal.transliterating import add_options as add_transliterate_options
from translations import _, available_languages, install

# No list that a person reads is longer, and every database counts so far.
MOST_HITS = 1_000_000


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments; ``command`` is None for the window, ``database`` and ``language`` where not given.

    Speaks the language asked for from here on. Wrong use ends the program with status 2, help with 0.
    """
    install(_asked_language(argv))
    speak_our_language()
    parsed = argparse.Namespace(command=None, database=None, language=None)
    return _parser().parse_args(argv, parsed)


def _asked_language(argv: Sequence[str]) -> str | None:
    """The language has to be known before the texts of the parser are made."""
    first = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    first.add_argument("--language", nargs="?")
    language: str | None = first.parse_known_args(argv)[0].language
    return language


def _parser() -> argparse.ArgumentParser:
    for_all = _options_for_all()
    parser = argparse.ArgumentParser(
        prog="habitue",
        description=_("Without a command the window opens."),
        epilog=_("Exit status: 0 done, 1 done in part, 2 wrong use, 3 not possible."),
        parents=[for_all],
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", metavar=_("command"))
    for name, describe, add_options in (
        ("search", _("find regular clients"), _search_options),
        ("import", _("take a list of tourists into a tour"), _import_options),
        ("print", _("print a tour's questionnaires"), _print_options),
        ("form-fields", _("list the fields of a fillable PDF"), _form_fields_options),
        ("fill", _("fill in a fillable PDF"), _fill_options),
        ("mrz", _("read the machine-readable zone of a passport, card or visa"), _mrz_options),
        ("transliterate", _("write names in a passport's letters, or back"), add_transliterate_options),
        ("demo", _("load the sample office"), _demo_options),
    ):
        command = commands.add_parser(
            name, help=describe, description=describe, parents=[for_all], allow_abbrev=False
        )
        add_options(command)
    return parser


def _options_for_all() -> argparse.ArgumentParser:
    """SUPPRESS, so that a command's own default does not undo what stood before it."""
    parser = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    parser.add_argument(
        "--database",
        metavar="URL",
        type=_not_empty,
        help=_("sqlite:///PATH or postgresql://...; without it your own file"),
    )
    parser.add_argument(
        "--language", choices=available_languages(), help=_("language of the texts; without it the system's")
    )
    return parser


def _search_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", help=_("name, passport, birth date, phone, card ... in either script"))
    parser.add_argument("--limit", type=_how_many, default=50, help=_("how many at most (50)"))
    _json_option(parser)


def _import_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help=_("a table in any usual kind of file, or - for text on standard input"))
    parser.add_argument("--tour", metavar=_("NUMBER"), required=True, help=_("made if there is none such"))
    parser.add_argument(
        "--add-clients", action="store_true", help=_("the imported become regular clients as well")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("only show what would happen"))
    _json_option(parser)


def _print_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--tour", metavar=_("NUMBER"), required=True, help=_("whose tourists"))
    parser.add_argument("--country", metavar="CC", required=True, help=_("two letters, as FR"))
    parser.add_argument("--form", metavar=_("NAME"), help=_("one of the country's forms"))
    parser.add_argument("--out", metavar="DIR", type=_path, required=True, help=_("folder for the PDF"))
    parser.add_argument(
        "--only", metavar="1,3-5", type=_places, help=_("tourists by their place on the tour")
    )
    parser.add_argument("--each", action="store_true", help=_("a file for each tourist"))
    parser.add_argument(
        "--beside",
        metavar="LL",
        type=_not_empty,
        help=_("labels in this language as well, or none; without it the language of the texts"),
    )


def _form_fields_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.pdf", type=_path, help=_("the embassy's form"))
    _json_option(parser)


def _fill_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.pdf", type=_path, help=_("the embassy's form"))
    parser.add_argument(
        "--values",
        metavar="VALUES.json",
        type=_path,
        required=True,
        help=_("names of fields and what goes in: text, true or false, an option"),
    )
    parser.add_argument(
        "--out",
        metavar="OUT.pdf",
        type=_path,
        required=True,
        help=_("the filled copy; FILE.pdf stays as it is"),
    )
    parser.add_argument("--flatten", action="store_true", help=_("nothing can be changed in the copy"))


def _mrz_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "text",
        help=_("the zone, its lines joined or apart, or - for many on standard input, one a paragraph"),
    )
    _json_option(parser)


def _demo_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--play",
        metavar="DIR",
        type=_path,
        help=_("instead, play the main job off-screen and leave pictures and the PDF there"),
    )


def _json_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("for scripts"))


def _how_many(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if not 1 <= number <= MOST_HITS:
        raise argparse.ArgumentTypeError(_("must be a number from 1 to %(most)d") % {"most": MOST_HITS})
    return number


def _places(text: str) -> frozenset[int]:
    """Places on the tour from 1: "1,3-5"."""
    if not re.fullmatch(r"\d{1,5}(-\d{1,5})?(,\d{1,5}(-\d{1,5})?)*", text, re.ASCII):
        raise argparse.ArgumentTypeError(_("must be places as in 1,3-5"))
    places: set[int] = set()
    for part in text.split(","):
        first, _dash, last = part.partition("-")
        places.update(range(int(first), int(last or first) + 1))
    if not places or min(places) < 1:
        raise argparse.ArgumentTypeError(_("must be places as in 1,3-5"))
    return frozenset(places)


def _not_empty(text: str) -> str:
    """An empty text is a variable of a script that was never set, and no choice of what stands by default."""
    if not text.strip():
        raise argparse.ArgumentTypeError(_("must not be empty"))
    return text


def _path(text: str) -> Path:
    return Path(_not_empty(text))
