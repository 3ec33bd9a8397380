"""The lines of a machine-readable zone, put together from a text that lost or got line ends, spaces and
fillers.

A text here is made of A-Z, 0-9, "<", spaces and line ends. What comes out are proposals; whether one is a
zone the check digits tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

FIRST_LETTERS = frozenset("PVIAC")
# Sex, dates, nationality of a second line, wherever it begins; and of the second of three.
_SECOND_OF_TWO = re.compile(r"(?=[A-Z0-9<]{9}[0-9<][A-Z<]{3}\d{4}[\d<]{2}\d[MFX<]\d{6}\d)")
_SECOND_OF_THREE = re.compile(r"(?=\d{4}[\d<]{2}\d[MFX<]\d{6}\d[A-Z<]{3}[A-Z0-9<]{11}\d)")
_START = re.compile(r"(?=[PVIAC][A-Z<][A-Z][A-Z<]{2})")
_SIZES = ((44, 2), (36, 2), (30, 3))
_MOST_STARTS = 4
_TO_EXPIRY = 28  # signs of the second of two lines to the digit of the expiry date


def arrangements(text: str) -> Iterator[tuple[str, int, bool]]:
    """Ways to make lines of a text: the lines joined, their width, and whether they are the whole text and
    nothing had to be added.
    """
    for solid in _without_spaces(text):
        lines = [line for line in solid.split("\n") if line]
        for at in _starts(lines):
            for zone, width, fits in _by_lines(lines[at:]):
                yield zone, width, fits and at == 0
        yield from _joined("".join(lines))


def _without_spaces(text: str) -> Iterator[str]:
    """Spaces for fillers, or spaces that say nothing; those around a line may be either."""
    if "<" not in text:
        yield text.replace(" ", "<")
    stripped = re.sub(" *\n *", "\n", text).strip(" ")
    if "<" in stripped:
        yield stripped.replace(" ", "")
    if " " in stripped:
        yield stripped.replace(" ", "<")


def _starts(lines: list[str]) -> list[int]:
    """The lines with which a zone can begin."""
    return [at for at, line in enumerate(lines) if line[0] in FIRST_LETTERS and len(line) >= 5][:_MOST_STARTS]


def _by_lines(lines: list[str]) -> Iterator[tuple[str, int, bool]]:
    for width, height in sorted(_SIZES, key=lambda size: abs(len(lines[1 % len(lines)]) - size[0])):
        if len(lines) < height:
            continue
        fitted = [_fitted(line, width, number) for number, line in enumerate(lines[:height])]
        if all(fitted):
            yield "".join(fitted), width, fitted == lines


def _fitted(line: str, width: int, number: int) -> str:
    """The line in its width, fillers added or taken; "" where that cannot be.

    A second line that ends in a check digit has its fillers before that, unless it is a visa's that ends
    with the expiry date.
    """
    if len(line) == width:
        return line
    at_end = number != 1 or not line[-1].isdigit() or len(line) == _TO_EXPIRY
    if len(line) > width:
        surplus = "<" * (len(line) - width)
        if line.endswith(surplus):
            return line[:width]
        return "" if at_end else _cut_inside(line, surplus)
    missing = "<" * (width - len(line))
    if at_end:
        return line + missing
    run = max(re.findall("<+", line), key=len, default="")
    return line.replace(run, run + missing, 1) if run else line + missing


def _cut_inside(line: str, surplus: str) -> str:
    run = max(re.findall("<+", line), key=len, default="")
    return line.replace(run, run[len(surplus) :], 1) if len(run) > len(surplus) else ""


def _joined(text: str) -> Iterator[tuple[str, int, bool]]:
    """Lines that lost their ends, or got new ones, and perhaps have something before them."""
    starts = [0, *(found.start() for found in _START.finditer(text) if found.start())][: 2 * _MOST_STARTS]
    for start in starts:
        rest = text[start:]
        for width, height in sorted(_SIZES, key=lambda size: abs(len(rest) - size[0] * size[1])):
            size = width * height
            if size - width < len(rest):
                yield rest[:size].ljust(size, "<"), width, start == 0 and len(rest) == size
        yield from _split(rest)


def _split(text: str) -> Iterator[tuple[str, int, bool]]:
    """Lines of which the first lost its fillers: the second is found by its dates."""
    for pattern, sizes in ((_SECOND_OF_TWO, _SIZES[:2]), (_SECOND_OF_THREE, _SIZES[2:])):
        found = pattern.search(text, 5)
        if not found:
            continue
        at = found.start()
        for width, height in sorted(sizes, key=lambda size: abs(len(text) - at - size[0])):
            ends = (0, at, len(text)) if height == 2 else (0, at, at + width, len(text))
            lines = [text[one:two] for one, two in pairwise(ends)]
            fitted = [_fitted(line, width, number) if line else "" for number, line in enumerate(lines)]
            if all(fitted):
                yield "".join(fitted), width, False
