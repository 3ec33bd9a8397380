"""Text whose cells are separated by tabs, semicolons, commas, bars or runs of spaces."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from intake.errors import MAX_ROWS, UnreadableSource
from intake.layout import as_source_table
from intake.plain_text import fold_text
from intake.tables import RawTable, SourceTable

MAX_TEXT = 64_000_000  # letters
_SAMPLE = 60  # lines looked at to find the separator
_LONGEST_FIELD = 100_000
_HELD_BREAK = "\ue000"  # stands for a line break inside a cell while lines are split
_BREAKS_IN_CELLS = "\x0b\u2028"  # break a line without ending it: Shift+Enter
_SPACES = re.compile(r" {2,}")
_QUOTED_CELL = re.compile(r'(?:^|(?<=[\t;,|\n]))"[^"]*+(?:""[^"]*+)*+"(?=[\t;,|\n]|\Z)')


def tables_from_text(text: str, origin: str = "text") -> list[SourceTable]:
    """The one table in a text, in a list. Raises UnreadableSource when there is none, or too much."""
    if len(text) > MAX_TEXT:
        raise UnreadableSource("too_large")
    text = fold_text(_with_held_breaks(text))
    text, separator = _announced(text.strip("\n"))
    if not text.strip():
        raise UnreadableSource("empty")
    separator = separator or find_separator(text)
    if not separator.strip(" "):  # lines of a plain text are its rows, however they are broken
        text = text.replace(_HELD_BREAK, "\n")
    if not separator and "\n" not in text:
        raise UnreadableSource("not_a_table")
    rows = _without_held_breaks(split_rows(text, separator), text)
    if len(rows) > MAX_ROWS:
        raise UnreadableSource("too_large")
    notes = [] if separator else ["one_column"]
    return [as_source_table(RawTable(rows, origin=origin, notes=notes))]


def _with_held_breaks(text: str) -> str:
    """The text with the breaks inside its cells held, if other ones end its rows."""
    held = [sign for sign in _BREAKS_IN_CELLS if sign in text]
    if held and ("\n" in text or "\r" in text):
        for sign in held:
            text = text.replace(sign, _HELD_BREAK)
    return text


def _without_held_breaks(rows: list[list[str]], text: str) -> list[list[str]]:
    if _HELD_BREAK not in text:
        return rows
    return [[cell.replace(_HELD_BREAK, "\n") for cell in row] for row in rows]


def _announced(text: str) -> tuple[str, str]:
    """Excel's own first line ``sep=;`` says the separator."""
    if text[:4].lower() == "sep=" and text[5:6] in ("\n", ""):
        return text[6:], text[4:5]
    return text, ""


def find_separator(text: str) -> str:
    """Tab, ";", ",", "|", "  " (two or more spaces), or "" when the text is one column."""
    # Quoted cells go first: they may hold line breaks and any separator.
    sample = _QUOTED_CELL.sub("_", text[:200_000])
    lines = [line for line in sample.split("\n", _SAMPLE)[:_SAMPLE] if line.strip()]
    if any("\t" in line for line in lines):
        return "\t"
    for separator in (";", "|", ","):
        if _agree(lines, separator):
            return separator
    spaced = sum(bool(_SPACES.search(line.strip())) for line in lines)
    return "  " if spaced * 2 > len(lines) else ""


def _agree(lines: list[str], separator: str) -> bool:
    """Whether most lines hold the separator equally often, quoted parts aside."""
    counts = [_outside_quotes(line, separator) for line in lines]
    filled = [count for count in counts if count]
    if len(filled) * 2 < len(lines) or not filled:
        return False
    usual = max(set(filled), key=filled.count)
    return filled.count(usual) * 10 >= len(filled) * (5 if separator != "," else 8)


def _outside_quotes(line: str, separator: str) -> int:
    return sum(part.count(separator) for part in line.split('"')[::2])


def split_rows(text: str, separator: str) -> list[list[str]]:
    """Rows of cells. Quoted cells may hold line breaks; a stray opening quote swallows nothing."""
    if separator == "":
        return [[line] for line in text.split("\n")]
    if separator == "  ":
        return [_SPACES.split(line.strip()) for line in text.split("\n")]
    if '"' not in text:
        return [line.split(separator) for line in _lines(text)]
    return _quoted_rows(text, separator)


def _lines(text: str) -> Iterator[str]:
    """One after the other: all at once they are as large as the text, beside the text and the rows."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _quoted_rows(text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return _forgiving_rows(text, separator)
    if separator == "\t" and any("\t" in cell for row in rows if len(row) < len(rows[0]) for cell in row):
        return _forgiving_rows(text, separator)
    return [row or [""] for row in rows]


def _forgiving_rows(text: str, separator: str) -> list[list[str]]:
    """Rows when quotes are not used as csv means them: a cell that merely begins with one keeps it.

    A cell counts as quoted only when its closing quote stands before the next separator.
    """
    stop = re.escape(separator)
    quoted = re.compile(rf'(^|(?<=[{stop}\n]))"((?:[^"{stop}]|"")*)"(?=[{stop}\n]|\Z)')
    text = quoted.sub(lambda found: found[2].replace('""', '"').replace("\n", _HELD_BREAK), text)
    return _without_held_breaks([line.split(separator) for line in text.split("\n")], text)
