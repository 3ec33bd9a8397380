"""Which part of a shown text is what the person typed, in whatever script and spelling."""

from __future__ import annotations

import re

from textkit.folding import fold, fold_prefix
from ui.common.cells import Spans

_WORD = re.compile(r"[^\s,;]+")
_BETWEEN = r"[\s()\-]*"
_LONGEST = 200
_FEWEST_DIGITS = 2


def matched_spans(text: str, typed: str) -> Spans:
    """``text`` with the beginnings of words strong that match a word of ``typed``, and digits anywhere."""
    keys = tuple(key for word in typed[:_LONGEST].split() if (key := fold_prefix(word)))
    strong = [False] * len(text)
    for found in _WORD.finditer(text[:_LONGEST]):
        length = max((_matched_letters(found[0], key) for key in keys), default=0)
        strong[found.start() : found.start() + length] = [True] * length
    _mark_digits(text, typed, strong)
    return _spans(text, strong)


def has_strong(spans: Spans) -> bool:
    return any(strong for _text, strong in spans)


def _matched_letters(word: str, key: str) -> int:
    """How many letters of the word the key covers; 0 if the word does not begin so."""
    if not fold(word).startswith(key):
        return 0
    lengths = (n for n in range(1, len(word)) if fold(word[:n]).startswith(key))
    return next(lengths, len(word))


def _mark_digits(text: str, typed: str, strong: list[bool]) -> None:
    """Digits are compared without the spaces and hyphens that stand between them."""
    for run in {typed, *typed.split()}:
        digits = [letter for letter in run if letter.isdecimal()]
        if len(digits) >= _FEWEST_DIGITS and (found := re.search(_BETWEEN.join(digits), text)):
            strong[found.start() : found.end()] = [True] * (found.end() - found.start())


def _spans(text: str, strong: list[bool]) -> Spans:
    spans: list[tuple[str, bool]] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or strong[at] != strong[start]:
            spans.append((text[start:at], strong[start]))
            start = at
    return tuple(spans)
