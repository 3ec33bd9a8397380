"""What keyboards, scanners, clipboards and people make of a machine-readable zone, back to its clean lines.

A reading is one way to take the text: as it stands, through the layout of a keyboard that was on while a scanner
typed, or with Cyrillic letters for the Latin ones of the same look. Which reading and which arrangement of lines
is meant, the check digits tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from textkit.documents import latin_letters
from textkit.mrz_codes import is_known
from textkit.mrz_layouts import Checks, Layout, checks_of, layout_of

# A page with a zone somewhere in it is read; a book is not.
_LONGEST = 3000
_CLEAN = re.compile(
    r"\s*(?:([A-Z0-9<]{44})\s+([A-Z0-9<]{44})|([A-Z0-9<]{36})\s+([A-Z0-9<]{36})"
    r"|([A-Z0-9<]{30})\s+([A-Z0-9<]{30})\s+([A-Z0-9<]{30}))\s*",
    re.ASCII,
)
_FIRST = frozenset("PVIAC")
_DATE_SIGNS = frozenset("0123456789<ODQILZSGB")


class Zone(NamedTuple):
    """A zone found in a text. ``unsure``: Y and Z may be exchanged, and no check digit tells."""

    layout: Layout
    text: str
    unsure: bool = False


def find_zone(text: str) -> Zone | None:
    """The zone that a text holds, its lines joined and clean; None where there is none. Never raises."""
    if clean := _CLEAN.fullmatch(text[:_LONGEST]):
        lines = [line for line in clean.groups() if line]
        zone = "".join(lines)
        layout = layout_of(zone, len(lines[0]))
        if _is_zone(zone, layout, checks_of(zone, layout), whole=True):
            return Zone(layout, zone)
    return _best(text) if len(text) <= _LONGEST else None


def _best(text: str) -> Zone | None:
    """Of all readings and arrangements the one that the check digits and codes speak for most."""
    best: tuple[int, Zone] | None = None
    rivals: set[str] = set()
    for reading in _readings(text):
        for zone, width, whole in _arrangements(reading.text):
            layout = layout_of(zone, width)
            checks = checks_of(zone, layout)
            if not _is_zone(zone, layout, checks, whole=whole):
                continue
            score = _score(zone, layout, checks, whole=whole)
            if best is None or score > best[0]:
                best, rivals = (score, Zone(layout, zone)), set()
            if score == best[0] and reading.swaps:
                rivals.add(reading.text)
    if best is None:
        return None
    return best[1]._replace(unsure=len(rivals) > 1)


def _is_zone(zone: str, layout: Layout, checks: Checks, *, whole: bool) -> bool:
    """Whether this is one at all: whole lines with a date or a digit that agrees, or two digits that do."""
    if zone[0] not in _FIRST or not zone[1:5].replace("<", "A").isalnum() or "<" not in zone:
        return False
    proven = _proven(zone, layout, checks)
    if not whole:
        return proven >= 2
    expiry = zone[layout.expiry_date] if layout.expiry_date else ""
    return proven >= 1 or _DATE_SIGNS.issuperset(zone[layout.birth_date] + expiry)


def _proven(zone: str, layout: Layout, checks: Checks) -> int:
    """How many digits agree with a value; that of an empty field says nothing."""
    empty = bool(checks.optional) and not zone[layout.optional[0]].strip("<")
    return checks.count(True) - empty


def _score(zone: str, layout: Layout, checks: Checks, *, whole: bool) -> int:
    codes = [zone[2:5]] + ([zone[layout.nationality]] if layout.nationality else [])
    known = sum(is_known(code.strip("<")) for code in codes)
    return 10 * _proven(zone, layout, checks) + 3 * known + 2 * whole + ("<<" in zone[layout.names])


# --- readings -----------------------------------------------------------------------------------------------

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("«“”„《⟪≪", "<<"),
        **dict.fromkeys("‹〈⟨＜˂❮", "<"),
        **dict.fromkeys("\t\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
        **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u202f\u3000", " "),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
    }
)
_QWERTY = "QWERTYUIOPASDFGHJKLZXCVBNM<"
_CYRILLIC_LAYOUTS = {
    "ru": str.maketrans("ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬБ", _QWERTY),
    "uk": str.maketrans("ЙЦУКЕНГШЩЗФІВАПРОЛДЯЧСМИТЬБ", _QWERTY),
    "be": str.maketrans("ЙЦУКЕНГШЎЗФЫВАПРОЛДЯЧСМІТЬБ", _QWERTY),
}
# Shift with the comma's key is the full stop, M its neighbour: what a keyboard of the United States sends.
_AZERTY = str.maketrans("AQZWM&É\"'(-È_ÇÀ?,.;", "QAWZ<1234567890MM<<")
_AZERTY_DIGITS = re.compile("[&É\"'(\\-È_ÇÀ]")
_SWAPPED = str.maketrans("YZ;", "ZY<")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_NOT_OF_A_ZONE = re.compile("[^A-Z0-9<\n ]")


class _Reading(NamedTuple):
    """``swaps``: one of two readings between which Y and Z are exchanged."""

    text: str
    swaps: bool = False


def _readings(text: str) -> list[_Reading]:
    """All ways to take the text, the likeliest first: A-Z, 0-9, "<", space and line ends."""
    plain = text.upper().replace("&LT;", "<").translate(_SIGNS)
    return [one._replace(text=_NOT_OF_A_ZONE.sub("", one.text)) for one in _decoded(plain)]


def _decoded(plain: str) -> Iterator[_Reading]:
    if _CYRILLIC.search(plain):
        yield from (_Reading(plain.translate(keys)) for keys in _CYRILLIC_LAYOUTS.values())
        yield _Reading(latin_letters(plain))
        return
    yield _Reading(plain)
    if "<" not in plain:
        if len(_AZERTY_DIGITS.findall(plain)) > 2 or "." in plain:
            yield _Reading(plain.translate(_AZERTY))
        if ";" in plain:  # German and Swiss keyboards exchange Y and Z, Italian and Nordic ones do not
            yield _Reading(plain.replace(";", "<"), swaps=True)
            yield _Reading(plain.translate(_SWAPPED), swaps=True)
        if "," in plain:  # Shift was not held
            yield _Reading(plain.replace(",", "<"))


# --- arrangements -------------------------------------------------------------------------------------------

# Sex, dates, nationality of a second line, wherever it begins; and of the second of three.
_SECOND_OF_TWO = re.compile(r"(?=[A-Z0-9<]{9}[0-9<][A-Z<]{3}\d{4}[\d<]{2}\d[MFX<]\d{6}\d)")
_SECOND_OF_THREE = re.compile(r"(?=\d{4}[\d<]{2}\d[MFX<]\d{6}\d[A-Z<]{3}[A-Z0-9<]{11}\d)")
_START = re.compile(r"(?=[PVIAC][A-Z<][A-Z][A-Z<]{2})")
_SIZES = ((44, 2), (36, 2), (30, 3))
_MOST_STARTS = 4


def _arrangements(reading: str) -> Iterator[tuple[str, int, bool]]:
    """Ways to make lines of a reading: (the lines joined, their width, whether nothing had to be added or cut)."""
    for text in _without_spaces(reading):
        lines = [line for line in text.split("\n") if line]
        for at in _starts(lines):
            yield from _by_lines(lines[at:])
        yield from _joined("".join(lines))


def _without_spaces(reading: str) -> Iterator[str]:
    """Spaces for fillers, or spaces that say nothing; those that begin and end a line always say nothing."""
    stripped = re.sub(" *\n *", "\n", reading).strip(" ")
    if "<" in stripped:
        yield stripped.replace(" ", "")
    if " " in stripped:
        yield stripped.replace(" ", "<")


def _starts(lines: list[str]) -> list[int]:
    """The lines with which a zone can begin."""
    return [at for at, line in enumerate(lines) if line[0] in _FIRST and len(line) >= 5][:_MOST_STARTS]


def _by_lines(lines: list[str]) -> Iterator[tuple[str, int, bool]]:
    for width, height in _SIZES:
        if len(lines) < height:
            continue
        fitted = [_fitted(line, width, number) for number, line in enumerate(lines[:height])]
        if all(fitted):
            yield "".join(fitted), width, fitted == lines[:height]


def _fitted(line: str, width: int, number: int) -> str:
    """The line in its width, fillers added or taken; "" where that cannot be.

    A second line that ends in a check digit has its fillers before that.
    """
    if len(line) == width:
        return line
    at_end = number != 1 or not line[-1].isdigit()
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
        for width, height in _SIZES:
            if len(rest) >= width * height:
                zone = rest[: width * height]
                yield zone, width, len(rest) == width * height
        yield from _split(rest)


def _split(text: str) -> Iterator[tuple[str, int, bool]]:
    """Lines of which the first lost its fillers: the second is found by its dates."""
    for pattern, sizes in ((_SECOND_OF_TWO, _SIZES[:2]), (_SECOND_OF_THREE, _SIZES[2:])):
        found = pattern.search(text, 5)
        if not found:
            continue
        at = found.start()
        for width, height in sizes:
            lines = [text[:at], text[at:]] if height == 2 else [text[:at], text[at : at + 30], text[at + 30 :]]
            fitted = [_fitted(line, width, number) if line else "" for number, line in enumerate(lines)]
            if all(fitted):
                yield "".join(fitted), width, False


# --- beginnings ---------------------------------------------------------------------------------------------

# States whose identity cards have ID where others have "I<"; with a filler or a digit any state may.
_ID_STATES = "AUT BEL CHE CZE D<< ESP EST FRA GEO HRV HUN KAZ KGZ LTU LUX MDA NLD POL ROU SRB SVK SVN UKR"
_ID = re.compile(f"ID(?:{_ID_STATES.replace(' ', '|')})")
_WITH_FILLER = re.compile(r"[PVIAC](?:<([A-Z<]{3})|[A-Z]([A-Z<]{3})[A-Z0-9]*<)")
_LONG = re.compile(r"[PVIAC]([A-Z]{3})[A-Z]+<<")


def looks_like_mrz_start(text: str) -> bool:
    """Whether what stands in a field can only be the beginning of a zone, in any layout of the keyboard.

    Takes at least five signs. Quick, and never true of a name, a number, a phone, an address: what has no
    filler in it is a beginning only if it is that of a well-known card (IDCHE, PNRUS).
    """
    if len(text) < 5:
        return False
    return any(_begins(reading.text) for reading in _readings(text[:60].lstrip()))


def _begins(text: str) -> bool:
    if text.startswith("PNRUS") or _ID.match(text):
        return True
    if found := _WITH_FILLER.match(text):
        return is_known((found[1] or found[2]).strip("<"))
    return (found := _LONG.match(text)) is not None and is_known(found[1])
