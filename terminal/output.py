"""What commands write: results on standard output, all else on standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from typing import Any, TextIO


def prepare_streams() -> None:
    """UTF-8 everywhere but in a terminal that says what it can show; nothing is ever unprintable."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # absent where a test or an editor listens
        if reconfigure is not None:
            utf8 = sys.platform == "win32" or not stream.isatty()
            reconfigure(encoding="utf-8" if utf8 else None, errors="backslashreplace")


def say(text: str) -> None:
    """A line of the result."""
    _write(sys.stdout, text)


def complain(text: str) -> None:
    """A line for the person, beside the result."""
    _write(sys.stderr, text)


def say_json(value: Any) -> None:
    """The result for a script: JSON, letters as they are."""
    say(json.dumps(value, ensure_ascii=False, indent=2))


def say_table(rows: Sequence[Sequence[str]]) -> None:
    """Rows in columns, as wide as their longest text."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        say("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())


def hang_up() -> None:
    """The reader has gone (``| head``): the rest goes nowhere, without a word at the end of the program."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _write(stream: TextIO | None, text: str) -> None:
    if stream is not None:  # a program without a console has no streams
        stream.write(_one_line_each(text) + "\n")


def _one_line_each(text: str) -> str:
    """The text without control characters: a name must not move the cursor or colour the terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in text)
