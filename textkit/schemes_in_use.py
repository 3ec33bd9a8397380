"""Which spellings a passport may have: schemes by state and day of issue, and whether a name fits one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from textkit.transliteration import transliterate


class Period(NamedTuple):
    """When a scheme was in use; days are ISO texts, "" open. Sources disagree on every switch, so the days
    are the earliest and the latest that any of them names, and periods overlap.
    """

    scheme: str
    since: str = ""
    until: str = ""


_RUSSIA = (
    # order 320 of the FMS is of October 2012, castour.ru says 10 September 2013, others 2014
    Period("icao_9303", "2012-10-15"),
    # order 26 of the FMS is in force from 16 March 2010; passports with a chip may have had it before
    Period("gost_2006", "2009-01-01", "2014-12-31"),
    # until about 2000 the French spelling was the usual one
    Period("mvd_1997_fr", "", "2000-12-31"),
    Period("mvd_1997", "", "2010-12-31"),
    Period("mvd_2000", "", "2010-12-31"),
)
# Republics that went on with the Soviet forms: Doc 9303, and the spelling with YU and YA.
_LIKE_RUSSIA = (Period("icao_9303"), Period("mvd_1997"))
_SERBIAN = (Period("serbia"), Period("icao_9303"))
_PLAIN = (Period("plain_latin"), Period("icao_9303"))
_OF_STATE: dict[str, tuple[Period, ...]] = {
    "RU": _RUSSIA,
    # before resolution 858 of 2007 resolution 231 of 1995 had the table that resolution 55 took up again
    "UA": (Period("kmu_55"), Period("ukraine_2007", "2007-07-26", "2010-12-31"), Period("icao_9303")),
    "BY": (Period("belarus"), Period("belarus_2008", "2008-10-23"), Period("icao_9303")),
    "KZ": (Period("kazakhstan"), *_LIKE_RUSSIA),
    "UZ": (Period("icao_9303"), Period("uzbekistan"), Period("mvd_1997")),
    "BG": (Period("bulgaria"), Period("icao_9303")),
    "MK": (Period("macedonia"), Period("icao_9303")),
    **dict.fromkeys(("RS", "ME", "BA"), _SERBIAN),
    **dict.fromkeys(("KG", "TJ", "TM", "AM", "GE", "MN"), _LIKE_RUSSIA),
    **dict.fromkeys(("AZ", "MD"), (*_PLAIN, Period("mvd_1997"))),
    **dict.fromkeys(("TR", "RO", "HU"), _PLAIN),
}
_ELSEWHERE = (Period("icao_9303"), Period("plain_latin"))
# What offices write besides by the same scheme, as changes of the native name.
_VARIANTS: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    # order 310: С between vowels is SS in the French spelling, which not every office did
    "mvd_1997_fr": ((re.compile("(?<=[аеёиоуыэюя])с(?=[аеёиоуыэюя])", re.I), "сс"),),
    "serbia": ((re.compile("ђ", re.I), "д"),),  # Doc 9303 has D for Đ, the ministry DJ
    "belarus": ((re.compile("г", re.I), "ґ"),),  # resolution 288 has G, resolution 200 H
    "belarus_2008": ((re.compile("г", re.I), "ґ"),),
    "kazakhstan": ((re.compile(r"\bе", re.I), "э"),),  # ERLAN as well as YERLAN
}


@lru_cache(1024)
def schemes_in_use(state: str, issue_date: str = "") -> tuple[str, ...]:
    """All schemes by which a passport of a state (ISO alpha-2) issued on a day may be written, best first.

    ``issue_date``: ISO, may be short or "" for unknown, which gives all of the state. Schemes of the day come
    first, then earlier ones, because old spellings are kept on application; those that did not exist yet
    are left out. That no scheme fits proves nothing: a person may have chosen the spelling.
    """
    periods = _OF_STATE.get(state.strip().upper(), _ELSEWHERE)
    day = issue_date or "9999"
    begun = [one for one in periods if one.since[: len(day)] <= day]
    current = [one for one in begun if not one.until or one.until >= day]
    earlier = sorted((one for one in begun if one not in current), key=lambda one: one.until, reverse=True)
    return tuple(period.scheme for period in current + earlier)


def spelling_fits(native: str, latin: str, schemes: Iterable[str], *, cut: bool = False) -> str:
    """The first of the schemes by which the Latin name is the transliteration of the native one, "" if none.

    Hyphens, spaces and apostrophes do not count, for machine readable zones lose them. With ``cut`` the Latin
    name may end early, as at the end of a zone's line, after three letters at the least.
    """
    for scheme in schemes:
        wanted = _bare(latin, scheme)
        if not wanted:
            return ""
        for spelling in _spellings(native, scheme):
            if spelling == wanted or (cut and len(wanted) > 2 and spelling.startswith(wanted)):
                return scheme
    return ""


def _spellings(native: str, scheme: str) -> list[str]:
    names = [native, *(pattern.sub(other, native) for pattern, other in _VARIANTS.get(scheme, ()))]
    return [_bare(name, scheme) for name in names]


def _bare(name: str, scheme: str) -> str:
    return transliterate(name, scheme).replace("-", "").replace(" ", "")
