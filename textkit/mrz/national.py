"""The machine-readable zone of the Russian national passport (PNRUS): Cyrillic names in an alphabet of its
own.

Source: order 773 of the Ministry of the Interior of Russia of 16 November 2020, rules of the machine-readable
entry (before it order 851 of 13 November 2017 and order 279 of the FMS). It has the form of a TD3, but every
Cyrillic letter has one sign of its own, digits among them, so that names read back exactly. The number field
has the first three digits of the series and the six of the number; the optional field has the fourth digit of
the series, the date of issue and the code of the authority. Nothing expires.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from textkit.mrz.dates import read_mrz_date

CYRILLIC = dict(zip("ABVGDE2JZIQKLMNOPRSTUFHC34WXY9678", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ", strict=True))
_TO_CYRILLIC = str.maketrans(CYRILLIC | {"<": " "})
_WHOLE = re.compile(r"\d{13}<?")
# Words that belong to the patronymic before them.
_SON_OR_DAUGHTER = frozenset("ОГЛЫ ОГЛУ КЫЗЫ КИЗИ ГЫЗЫ КЗЫ УЛЫ УУЛУ".split())


@dataclass(frozen=True, slots=True, repr=False)
class NationalPassport:
    """What a Russian national passport says of its holder; names in Cyrillic capitals, the date ISO or "".

    ``authority_code`` as it is printed: 770-001.
    """

    surname: str
    given_name: str
    patronymic: str
    series: str
    number: str
    issue_date: str
    authority_code: str


def is_national(zone: str) -> bool:
    """Whether a zone of TD3's size is one of these.

    PN alone is not enough, for any state may choose a second letter: nothing stands for the expiry.
    """
    return zone[:5] == "PNRUS" and (zone[65:71] == "<<<<<<" or _WHOLE.fullmatch(zone[72:86]) is not None)


def read_national(zone: str, today: str) -> tuple[NationalPassport, str]:
    """The passport, and the doubt about its date of issue ("" for none) as read_mrz_date() says it.

    ``today`` is an ISO date: issues are never after it.
    """
    surname, _between, others = zone[5:44].partition("<<")
    given_name, patronymic = _given_and_patronymic(others.translate(_TO_CYRILLIC).split())
    issued, doubt = read_mrz_date(zone[73:79], today)
    code = zone[79:85].strip("<")
    passport = NationalPassport(
        " ".join(surname.translate(_TO_CYRILLIC).split()),
        given_name,
        patronymic,
        (zone[44:47] + zone[72]).strip("<"),
        zone[47:53].strip("<"),
        issued,
        f"{code[:3]}-{code[3:]}" if len(code) == 6 else code,
    )
    return passport, doubt


def _given_and_patronymic(words: list[str]) -> tuple[str, str]:
    """The last word is the patronymic, the last two where it is one as МАМЕД ОГЛЫ; a single word is no
    patronymic.
    """
    of_patronymic = 2 if len(words) > 2 and words[-1] in _SON_OR_DAUGHTER else 1
    if len(words) < 2:
        return " ".join(words), ""
    return " ".join(words[:-of_patronymic]), " ".join(words[-of_patronymic:])
