"""Which encoding a text file is in: told by its marks, else by what the letters would be."""

from __future__ import annotations

import codecs
import re
from itertools import pairwise

from intake.errors import UnreadableSource

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CYRILLIC = ("cp1251", "koi8-r", "cp866")
_COMMON = "оеаинтсрвлкмдпуыьягзбчйхжшюц"
_WESTERN = frozenset("àâçèéêëîïôùûüœñóáíúòìäößÀÂÇÈÉÊËÎÏÔÙÛÜŒÑÓÁÍÚÒÌÄÖ’–«»")
_CENTRAL = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻäöüßÄÖÜáéíúýčďěňřšťůžÁÉÍÚÝČĎĚŇŘŠŤŮŽăâîșțşţĂÂÎŞŢ")
_META = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,20})", re.IGNORECASE)
_SAMPLE = 100_000  # bytes
_CONTROLS = bytes(sorted({*range(32), 127} - {*b"\t\n\r\x0b\x0c\x1a"}))  # no text holds many of them


# What a person can choose where the letters came out wrong.
ENCODINGS = ("utf-8", "utf-16", "cp1251", "cp866", "koi8-r", "cp1250", "cp1252")


def decode(data: bytes, encoding: str = "") -> tuple[str, str]:
    """(text, name of the encoding), recognised unless one of ENCODINGS is given.

    Raises UnreadableSource when the bytes are no text at all.
    """
    if encoding:
        return data.decode(encoding, "replace").removeprefix("\ufeff"), encoding
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace"), name
    if name := _wide(data):
        return data.decode(name, "replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        name = _declared(data) or _single_byte(data)
    return data.decode(name, "replace"), name


def _declared(data: bytes) -> str:
    """What a page says of itself: ``<meta charset=windows-1251>``. UTF-8 is tried before."""
    found = _META.search(data[:2000])
    if not found:
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        "".encode(name)
    except (LookupError, ValueError):
        return ""
    return "" if name.startswith(("utf", "ascii")) else name


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every second byte is zero, or (Cyrillic) 0x04."""
    sample = data[:2000]
    if len(sample) < 4:
        return ""
    high = (b"\x00", b"\x04")
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        part = sample[start::2]
        if sum(part.count(byte) for byte in high) * 10 >= len(part) * 8:
            return name
    return ""


def _single_byte(data: bytes) -> str:
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 50:
        raise UnreadableSource("encoding")
    scores = {name: _cyrillic_score(sample.decode(name, "replace")) for name in _CYRILLIC}
    scores["cp1252"] = _latin_score(sample.decode("cp1252", "replace"), _WESTERN)
    scores["cp1250"] = _latin_score(sample.decode("cp1250", "replace"), _CENTRAL)
    return max(scores, key=lambda name: scores[name])


def _cyrillic_score(text: str) -> float:
    """Common small letters count; capitals inside words, odd signs and words of two scripts count against."""
    good = sum(text.count(letter) * (2 if rank < 12 else 1) for rank, letter in enumerate(_COMMON))
    bad = sum(1 for a, b in pairwise(text) if a.islower() and b.isupper())
    odd = sum(
        1 for letter in text if ord(letter) > 127 and not letter.isalpha() and letter not in "№«»–—’“”„ "
    )
    capitals = sum(letter.isupper() and ord(letter) > 127 for letter in text)
    glued = sum(1 for a, b in pairwise(text) if a.isascii() != b.isascii() and a.isalpha() and b.isalpha())
    return good + capitals * 0.5 - 3 * bad - 3 * odd - 3 * glued


def _latin_score(text: str, known: frozenset[str]) -> float:
    """Accented letters of a part of Europe between Latin letters."""
    foreign = [letter for letter in text if ord(letter) > 127]
    good = sum(letter in known for letter in foreign)
    neighbours = sum(1 for a, b in pairwise(text) if b in known and a.isascii() and a.isalpha())
    return 2 * neighbours - 2 * (len(foreign) - good) + good * 0.5 - (good - neighbours)
