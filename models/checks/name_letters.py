"""Two spellings of a native name: the same, the same but for ё, or another name."""

from __future__ import annotations

from textkit.names import APOSTROPHES, tidy_name, without_lookalikes

_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_YO = str.maketrans("ё", "е")


def plain_name(name: str) -> str:
    """The name without what typing changes: capitals, spaces, dashes, decomposed letters, look-alikes."""
    return without_lookalikes(tidy_name(name)).casefold().translate(_APOSTROPHES)


def same_but_yo(one: str, other: str) -> bool:
    """Whether the names have the same letters; Ё and Е are equal by the rules of Russian spelling."""
    return plain_name(one).translate(_YO) == plain_name(other).translate(_YO)
