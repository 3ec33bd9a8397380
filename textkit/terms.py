"""Keys of dictionary terms: what a clerk may write otherwise without meaning another term."""

from __future__ import annotations

import unicodedata

_SAME = str.maketrans("ё’ʼ–—«»“”", "е''--" + '"' * 4)
_AROUND = " .,;:!\"'"


def term_key(text: str) -> str:
    """The key under which a term is found: case, ё, kinds of quotes and dashes, spaces and dots at the end
    hide no term.

    >>> term_key(" Главный  бухгалтЁр. ")
    'главный бухгалтер'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.casefold().translate(_SAME).split()).strip(_AROUND)
