"""Whether a text that is still being typed is the zone of a passport already, and a whole one."""

from __future__ import annotations

import re

from textkit.mrz.reading import Mrz, looks_like_mrz_start, read_mrz

LENGTHS = (30, 36, 44)  # of the lines of a zone
SIZES = (72, 88, 90)  # of all its lines
# What stands at the beginning of a zone and inside it, through the Russian layout too.
FIRST_SIGNS, FILLERS = frozenset("PVIACЗМШФС"), frozenset("<Бб")
_FIRST_LETTERS = dict(zip("ЗРМШФАС", "PPVIAAC", strict=True))  # by the key, or of the same look
_BEFORE = " \t\r\n.·•-"  # what may stand before a zone
_LONGEST_START = 60
# A first line without a filler, as cards with much on them have: code, state, at least five digits.
_FULL_LINE = re.compile(r"[PVIAC][A-Z]{4}(?=(?:[A-Z]*\d){5})[A-Z0-9<]+$")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def begins_zone(text: str) -> bool:
    """Whether the text can only be the beginning of a zone, spaces before it aside."""
    return looks_like_mrz_start(text.lstrip())


def zone_behind(text: str, run: int) -> str:
    """The zone, or its beginning, that stands behind other words in what the last ``run`` signs are; "" for
    none.
    """
    if begins_zone(text) or not FILLERS & {*text}:
        return ""
    for begin in range(max(0, len(text) - run), len(text)):
        if text[begin].upper() in FIRST_SIGNS and looks_like_mrz_start(text[begin : begin + _LONGEST_START]):
            return text[begin:]
    return ""


def is_first_line(text: str) -> bool:
    """Whether a text that has no filler is a first line: of a full card, or one with spaces for fillers."""
    if len(text) not in LENGTHS:
        return False
    if _FULL_LINE.match(text):
        return True
    filler = "Б" if _CYRILLIC.search(text) else "<"
    return "  " in text.strip(" ") and begins_zone(text.upper().replace(" ", filler))


def is_joined_zone(text: str) -> bool:
    """Whether this is all of a zone, be it with spaces for fillers and without ends of its lines."""
    mrz = read_mrz(text)
    return mrz is not None and is_whole(text, mrz)


def whole_zone(text: str) -> Mrz | None:
    """The zone if nothing of it is missing any more, line ends and spaces instead of them aside."""
    if not begins_zone(text):
        return None
    mrz = read_mrz(text)
    return mrz if mrz is not None and is_whole(text, mrz) else None


def has_another(text: str, mrz: Mrz) -> bool:
    """Whether a further zone stands in the lines behind this one, of which each may have all its lines."""
    lines = [line for line in text.splitlines() if line.strip()]
    joined = len(lines[0].strip()) >= min(SIZES)
    return read_mrz("\n".join(lines[1 if joined else len(mrz.lines) :])) is not None


def words_beside(text: str) -> str:
    """The lines of a text that are none of the zone in it, nor of a further one; "" where there is none."""
    mrz = read_mrz(text)
    if mrz is None:
        return ""
    zone = {*mrz.lines, "".join(mrz.lines)}
    others = [line for line in text.splitlines() if "".join(line.split()).upper() not in zone]
    return "\n".join(line for line in others if "<<" not in line).strip()


def is_whole(text: str, mrz: Mrz) -> bool:
    """Whether no further sign can come: the first two thirds of a zone may read as a shorter one.

    A first line that was ended tells its length. Of lines that are joined all check digits have to agree,
    unless the zone has the longest form that its first letter can have; a passport has no other. A shorter
    zone may be found inside the names of what is not all there yet: it begins with the text or is none.
    """
    length = len(mrz.lines[0])
    lines = _lines(text)
    if sum(map(len, lines)) < length * len(mrz.lines):
        return False
    if len(lines) > 1 and len(lines[0]) in LENGTHS:
        return len(lines[0]) == length
    first = mrz.lines[0][0]
    if first == "P" or not _begins_with(text, first):
        return mrz.format == "TD3"
    return mrz.format == "TD1" or not mrz.checks.wrong()


def _begins_with(text: str, letter: str) -> bool:
    sign = text.lstrip(_BEFORE)[:1].upper()
    return _FIRST_LETTERS.get(sign, sign) == letter


def _lines(text: str) -> list[str]:
    """The lines as typed; a field of one line has spaces between them."""
    if "\n" not in text.strip() and FILLERS & {*text}:
        return text.split()
    return [line for line in text.strip("\r\n").replace("\r", "\n").split("\n") if line.strip()]
