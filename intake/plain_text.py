"""The border that foreign text crosses: characters that mean nothing in a list of people are folded here."""

from __future__ import annotations

# NUL, soft hyphen, zero width space, word joiner, byte order mark, bidi marks and overrides fall out;
# every kind of space becomes a plain one. ZWJ and ZWNJ stay: Persian and Indic names need them.
_FOLD: dict[int, str | None] = dict.fromkeys(
    [0, 0xAD, 0x200B, 0x2060, 0xFEFF, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_FOLD.update(dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "))
_FOLD.update({0x2028: "\n", 0x2029: "\n", 0x85: "\n", 0x0B: "\n", 0x0C: "\n"})
_SUSPECTS = tuple(map(chr, _FOLD))
_BEGINNINGS = tuple({letter.encode("utf-8")[:1] for letter in _SUSPECTS})


def fold_text(text: str) -> str:
    """The text with plain spaces and line breaks "\\n", without NUL, invisible marks and lone surrogates."""
    if not text.isascii():
        text, coded = _encoded(text)
        # Quick searches for how they begin, then forty for themselves, beat one look at every letter.
        if any(map(coded.__contains__, _BEGINNINGS)) and any(map(text.__contains__, _SUSPECTS)):
            text = text.translate(_FOLD)
    elif not text.isprintable():
        text = text.replace("\x00", "").replace("\x0b", "\n").replace("\x0c", "\n")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _encoded(text: str) -> tuple[str, bytes]:
    """The text without lone surrogates, and its UTF-8."""
    try:
        return text, text.encode("utf-8")
    except UnicodeEncodeError:
        coded = text.encode("utf-8", "replace")
        return coded.decode("utf-8"), coded
