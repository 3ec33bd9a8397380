"""What keyboards, scanners, clipboards and people make of a machine-readable zone, back to its clean lines.

A reading is one way to take the text: as it stands, through the layout of a keyboard that was on while a
scanner typed, or with Cyrillic letters for the Latin ones of the same look. Which reading and which
arrangement of lines is meant, the check digits tell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from textkit.documents import latin_letters
from textkit.mrz.codes import is_known
from textkit.mrz.layouts import TD3, Checks, Layout, checks_of, layout_of
from textkit.mrz.lines import FIRST_LETTERS, arrangements

# Two lines that lost all their fillers, of somebody with the shortest of names.
_SHORTEST = 36
# A page with a zone somewhere in it is read; a book is not.
_LONGEST = 3000
_CLEAN = re.compile(
    r"\s*(?:([A-Z0-9<]{44})\s+([A-Z0-9<]{44})|([A-Z0-9<]{36})\s+([A-Z0-9<]{36})"
    r"|([A-Z0-9<]{30})\s+([A-Z0-9<]{30})\s+([A-Z0-9<]{30}))\s*",
    re.ASCII,
)
_DATE_SIGNS = frozenset("0123456789<ODQILZSGB")


class Zone(NamedTuple):
    """A zone found in a text. ``unsure``: two letters that may be exchanged, as no check digit tells."""

    layout: Layout
    text: str
    unsure: str = ""


def find_zone(text: str) -> Zone | None:
    """The zone that a text holds, its lines joined and clean; None where there is none. Never raises."""
    if not _SHORTEST <= len(text) <= _LONGEST:
        return None
    if clean := _CLEAN.fullmatch(text):
        lines = [line for line in clean.groups() if line]
        zone = "".join(lines)
        found = _candidate(zone, layout_of(zone, len(lines[0])), whole=True)
        if found.score:
            return found.zone
    return _best(text)


def _best(text: str) -> Zone | None:
    """Of all readings and arrangements the one that the check digits and codes speak for most."""
    best = _Candidate(0, Zone(TD3, ""))
    rivals: set[str] = set()
    swaps = ""
    for reading in _readings(text):
        signs = _NOT_OF_A_ZONE.sub("", reading.text)
        pure = len(signs) == len(reading.text)
        for zone, width, whole in arrangements(signs):
            candidate = _candidate(zone, layout_of(zone, width), whole=whole and pure)
            if candidate.score > best.score:
                best, rivals = candidate, set()
            if candidate.score == best.score and reading.swaps:
                rivals.add(signs)
                swaps = reading.swaps
            if candidate.certain and not reading.swaps:
                return candidate.zone
    if not best.score:
        return None
    return best.zone._replace(unsure=swaps) if len(rivals) > 1 else best.zone


class _Candidate(NamedTuple):
    """``certain``: every digit agrees and the codes are known and usual, so nothing else can be meant."""

    score: int
    zone: Zone
    certain: bool = False


def _candidate(zone: str, layout: Layout, *, whole: bool) -> _Candidate:
    """The zone with what speaks for it; 0 where it is none.

    Passports are TD3 and cards are not, by their letters in part 4 to 6; some states do otherwise.
    """
    if zone[0] not in FIRST_LETTERS or "<" not in zone or not zone[1:5].replace("<", "A").isalnum():
        return _Candidate(0, Zone(layout, zone))
    checks = checks_of(zone, layout)
    if not _is_zone(zone, layout, checks, whole=whole):
        return _Candidate(0, Zone(layout, zone))
    codes = [zone[2:5]] + ([zone[layout.nationality]] if layout.nationality else [])
    known = sum(is_known(code.rstrip("<")) for code in codes)
    if not whole and not known:
        return _Candidate(0, Zone(layout, zone))
    usual = zone[0] == "V" or (zone[0] == "P") == (layout is TD3)
    score = 10 * _proven(zone, layout, checks) + 3 * known + 4 * usual + 2 * whole
    score += "<<" in zone[layout.names]
    certain = False not in checks and known == len(codes) and usual
    return _Candidate(score, Zone(layout, zone), certain)


def _is_zone(zone: str, layout: Layout, checks: Checks, *, whole: bool) -> bool:
    """Where the text is nothing else, it has to show dates or a digit that agrees; else dates and two of
    those.
    """
    dates = zone[layout.birth_date] + (zone[layout.expiry_date] if layout.expiry_date else "")
    strange = sum(sign not in _DATE_SIGNS for sign in dates)
    proven = _proven(zone, layout, checks)
    if not whole:
        return proven >= 2 and strange <= 1 and zone[layout.sex] in "MFX<"
    return strange <= 3 if proven else not strange and sum(map(str.isdigit, dates)) > 3


def _proven(zone: str, layout: Layout, checks: Checks) -> int:
    """How many digits agree with a value; that of an empty field says nothing."""
    empty = bool(checks.optional) and not zone[layout.optional[0]].strip("<")
    return checks.count(True) - empty


_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‹〈⟨＜˂❮", "<"),
        **dict.fromkeys("\t\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u202f\u3000", " "),
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
_PAIRS = re.compile("[«“”„《⟪≪]")  # what word processors make of two fillers, or a person of one
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_NOT_OF_A_ZONE = re.compile("[^A-Z0-9<\n ]")


class _Reading(NamedTuple):
    """``filler``: what was taken for it, "" where the text had "<" itself or has none. ``swaps``: the letters
    that are exchanged in another reading ("YZ").
    """

    text: str
    filler: str = ""
    swaps: str = ""


def _readings(text: str) -> Iterator[_Reading]:
    """All ways to take the text, the likeliest first, in capitals; other signs may still be among them."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    plain = plain.upper().replace("&LT;", "<").translate(_SIGNS)
    if _PAIRS.search(plain):
        yield _Reading(latin_letters(_PAIRS.sub("<<", plain)))
        yield _Reading(latin_letters(_PAIRS.sub("<", plain)))
        return
    if _CYRILLIC.search(plain):
        yield from _from_cyrillic(plain)
        return
    if "<" in plain:
        yield _Reading(plain)
        return
    if ";" in plain:
        yield from _from_semicolons(plain)
    elif len(_AZERTY_DIGITS.findall(plain)) > 2 or "." in plain:
        yield _Reading(plain.translate(_AZERTY), ".")
    if "," in plain:  # Shift was not held
        yield _Reading(plain.replace(",", "<"), ",")
    yield _Reading(plain)


def _from_cyrillic(plain: str) -> Iterator[_Reading]:
    """A person types letters of the same look, a scanner through the layout that its letters are of."""
    alike = _Reading(latin_letters(plain))
    if "<" in plain:
        yield alike
        return
    names, swaps = _cyrillic_layouts(set(plain))
    for name in names:
        yield _Reading(plain.translate(_CYRILLIC_LAYOUTS[name]), "Б", swaps)
    yield alike


def _cyrillic_layouts(letters: set[str]) -> tuple[tuple[str, ...], str]:
    """The layouts that have all these letters, and the letters that they do not agree on.

    І is S in the Ukrainian and B in the Belarusian layout; И, Ы and Ў tell which.
    """
    if "І" not in letters:
        return ("be",) if "Ў" in letters else ("ru",), ""
    if letters & {"Ы", "Ў"}:
        return ("be",), ""
    return (("uk",), "") if "И" in letters else (("uk", "be"), "BS")


def _from_semicolons(plain: str) -> Iterator[_Reading]:
    """German and Swiss keyboards have Y and Z exchanged, Italian, Spanish and Nordic ones have not."""
    swaps = "YZ" if "Y" in plain or "Z" in plain else ""
    yield _Reading(plain.replace(";", "<"), ";", swaps)
    if swaps:
        yield _Reading(plain.translate(_SWAPPED), ";", swaps)


# States whose identity cards have ID where others have "I<"; with a filler or a digit any state may.
_ID_STATES = "AUT BEL CHE CZE D<< ESP EST FRA GEO HRV HUN KAZ KGZ LTU LUX MDA NLD POL ROU SRB SVK SVN UKR"
_KNOWN_CARD = re.compile(f"PNRUS|ID(?:{_ID_STATES.replace(' ', '|')})")
_FILLER_SECOND = re.compile(r"[PVIAC]<([A-Z<]{3})")
_FILLER_LATER = re.compile(r"[PVIAC][A-Z](?:([A-Z]<<)|([A-Z]{3})[A-Z0-9]*<)")
_TWO_FILLERS = re.compile(r"[PVIAC][A-Z<]([A-Z]{3})[A-Z<]+<<")
_OF_GERMANY = re.compile(r"[PVIAC][A-Z](D)<<[A-Z]")
_FILLER_LOST = re.compile(r"[PVIAC]([A-Z]{3})[A-Z<]+<<")
# How much has to be there, by what was taken for a filler: full stops and commas stand behind initials too.
_BEGINNINGS = {
    "": (_FILLER_SECOND, _FILLER_LATER, _TWO_FILLERS, _FILLER_LOST),
    "Б": (_FILLER_SECOND, _TWO_FILLERS, _OF_GERMANY),
    ";": (_FILLER_SECOND, _TWO_FILLERS, _OF_GERMANY),
    ",": (_TWO_FILLERS,),
    ".": (_TWO_FILLERS,),
}


def looks_like_mrz_start(text: str) -> bool:
    """Whether what stands in a field can only be the beginning of a zone, in any layout of the keyboard.

    Takes at least five signs. Quick, and never true of a name, a number, a phone, an address: what has no
    filler in it is a beginning only if it is that of a well-known card (IDCHE, PNRUS).
    """
    if len(text) < 5:
        return False
    beginning = text[:60].lstrip(" \t\r\n.·•-")
    return any(_begins(reading) for reading in _readings(beginning))


def _begins(reading: _Reading) -> bool:
    if _KNOWN_CARD.match(reading.text):
        return True
    found = (pattern.match(reading.text) for pattern in _BEGINNINGS[reading.filler])
    return any(one is not None and is_known((one[1] or one[2]).rstrip("<")) for one in found)
