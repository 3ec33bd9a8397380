"""Text from outside made fit to be kept: no NUL, control, direction or half surrogate characters."""

from __future__ import annotations

import re
import unicodedata

# Everything of the categories Cc and Cs, and of Cf what hides or turns text round; the joiners of Persian and
# Indic scripts (U+200C, U+200D) are kept between letters of those scripts only.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
    "|(?<![\u0600-\u0dff])[\u200c\u200d]"
)
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_BLANKS = re.compile("[^\\S\n]+")


def has_forbidden(text: str) -> bool:
    """Whether the text holds characters that clean_text() would take out."""
    return _FORBIDDEN.search(text) is not None


def without_forbidden(text: str) -> str:
    """The text without the characters that clean_text() takes out, and otherwise as it is.

    Line ends of every kind, vertical tabs and page breaks become "\n".
    """
    if text.isprintable():  # quick, and true of nearly all
        return text
    text = text.replace("\x0b", "\n").replace("\x0c", "\n")
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))


def clean_text(text: str, limit: int = 10_000, *, one_line: bool = False) -> str:
    """The text without forbidden characters, composed (NFC), blanks and line ends made plain, at most
    ``limit`` long.

    The limit counts code points and never cuts between a letter and its marks. With ``one_line`` line breaks
    become spaces.
    """
    if text.isascii() and text.isprintable():  # most of what is kept: blanks are all that can be wrong
        return _cut(" ".join(text[: limit * 4].split()), limit)
    text = _LINE_ENDS.sub("\n", _FORBIDDEN.sub("", text[: limit * 4]))
    text = _BLANKS.sub(" ", unicodedata.normalize("NFC", text))
    text = " ".join(text.split()) if one_line else re.sub(" ?\n ?", "\n", text).strip()
    return _cut(text, limit)


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    while limit and unicodedata.combining(text[limit]):
        limit -= 1
    return text[:limit].rstrip()
