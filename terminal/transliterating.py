"""``habitue transliterate``: names in the Latin letters of passports, and back. Needs no database."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator

from terminal.exits import Exit
from terminal.output import complain, say
from translations import _

UNREADABLE = "\ufffd"  # stands where bytes are no text


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("text", help=_("a name, or - for lines of standard input"))
    parser.add_argument(
        "--scheme",
        metavar=_("NAME"),
        type=_scheme,
        default="icao_9303",
        help=_("by which rule (icao_9303, passports of Russia)"),
    )
    parser.add_argument(
        "--back", action="store_true", help=_("from Latin letters to native ones: proposals, best first")
    )
    parser.add_argument("--json", action="store_true", help=_("for scripts"))


def run(arguments: argparse.Namespace) -> Exit:
    """A line for each name: what a passport says, in its capitals, or with --back the proposals.

    As JSON one object a line: text, scheme, and result or results. Commas, semicolons and tabs of a list stay
    between its names. An empty line gives an empty result, so that results stay beside their lines. Of a line
    in another encoding than UTF-8 what can be read is written, and the line is named.
    """
    ended = Exit.DONE
    for number, text in enumerate(_lines(arguments.text), 1):
        if UNREADABLE in text:
            complain(_("Line %(number)d is not in UTF-8: not all of it could be read.") % {"number": number})
            ended = Exit.IN_PART
        results = _results(text, arguments.scheme, back=arguments.back)
        if arguments.json:
            found = {"results": results} if arguments.back else {"result": results[0]}
            say(json.dumps({"text": text, "scheme": arguments.scheme, **found}, ensure_ascii=False))
        else:
            say(", ".join(results))
    return ended


def _results(text: str, scheme: str, *, back: bool) -> list[str]:
    from textkit.native import proposals_by_scheme
    from textkit.transliteration import transliterate

    if back:
        return list(proposals_by_scheme(text, scheme))
    names = re.split(r"([,;\t] *)", text)
    return ["".join(name if place % 2 else transliterate(name, scheme) for place, name in enumerate(names))]


def _lines(text: str) -> Iterator[str]:
    """The text itself, or for "-" the lines of standard input: UTF-8 wherever it comes from."""
    if text != "-":
        yield text
        return
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", errors="replace").rstrip("\r\n").removeprefix("\ufeff")


def _scheme(text: str) -> str:
    from textkit.transliteration import SCHEMES

    if text not in SCHEMES:
        raise argparse.ArgumentTypeError(_("must be one of %(names)s") % {"names": ", ".join(SCHEMES)})
    return text
