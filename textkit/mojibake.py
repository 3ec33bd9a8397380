"""Names whose letters were read in the wrong encoding: recognised, and put right where that can be done.

Only what no name looks like is taken for it: "Èâàíîâ" (Windows-1251 read as Latin-1), "РџРµС‚СЂРѕРІ" (UTF-8
read as Windows-1251), "ЏҐва®ў" (DOS 866), "рЕФТПЧ" (KOI8-R), "Ãœber" (UTF-8 read as Windows-1252).
"""

from __future__ import annotations

import re

# (how it was read, how it should have been)
_READINGS = (
    ("cp1251", "utf-8"),
    ("cp1252", "utf-8"),
    ("latin-1", "utf-8"),
    ("cp1252", "cp1251"),
    ("latin-1", "cp1251"),
    ("cp1251", "cp866"),
    ("cp1251", "koi8-r"),
    ("cp866", "cp1251"),
    ("koi8-r", "cp1251"),
    ("cp1252", "koi8-r"),
    ("cp1252", "cp866"),
)
_CYRILLIC_NAME = re.compile(
    "[А-ЯЁІЇЄҐ]?[а-яёіїєґ]+(?:[ -][А-ЯЁІЇЄҐ]?[а-яёіїєґ]+)*|[А-ЯЁІЇЄҐ]+(?:[ -][А-ЯЁІЇЄҐ]+)*"
)
_LATIN_NAME = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")
# Signs and letters that hardly stand in names, but are where the wrong code page puts letters.
_NO_NAME = re.compile(
    "[\u0080-\u009f\u00a1-\u00b6\u00b8-\u00bf\u2018-\u203a\u20ac\u2116\u2122\u2500-\u259fЂЃѓЉЊЋЏђљњћџЌќ]"
)
_MANY_ACCENTS = re.compile("[\u00c0-\u00ff]")
_TURNED_CASE = re.compile(r"[а-яё][А-ЯЁ]+(?:[ -][а-яё][А-ЯЁ]+)*")
LEAST = 3  # letters: shorter words prove nothing


def without_mojibake(text: str) -> str:
    """The name as it was before it was read in the wrong encoding, or "" where nothing speaks for that."""
    if text.isascii() or len(text) < LEAST or not _is_odd(text):
        return ""
    for read_as, written_as in _READINGS:
        try:
            found = text.encode(read_as).decode(written_as)
        except UnicodeError:
            continue
        if _is_name(found, written_as):
            return found
    return ""


def _is_odd(text: str) -> bool:
    """Whether no name looks like this: signs inside, nearly all letters accented, capitals the wrong way."""
    if _NO_NAME.search(text) or _TURNED_CASE.fullmatch(text):
        return True
    letters = sum(map(str.isalpha, text))
    return letters >= LEAST and len(_MANY_ACCENTS.findall(text)) * 10 >= letters * 8


def _is_name(text: str, written_as: str) -> bool:
    if _CYRILLIC_NAME.fullmatch(text):
        return True
    return written_as == "utf-8" and _LATIN_NAME.fullmatch(text) is not None
