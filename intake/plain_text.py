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


def fold_text(text: str) -> str:
    """The text with plain spaces and line breaks "\\n", without NUL, invisible marks and lone surrogates."""
    if not text.isascii():
        if any(map(text.__contains__, _SUSPECTS)):  # forty quick searches beat one look at every letter
            text = text.translate(_FOLD)
        if not _encodable(text):
            text = text.encode("utf-8", "replace").decode("utf-8")
    elif not text.isprintable():
        text = text.replace("\x00", "").replace("\x0b", "\n").replace("\x0c", "\n")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
