"""What spreadsheets say about a cell besides its text: true dates, true numbers, "this is text"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from intake.tables import CellDetail

_LAST_SERIAL = 2_958_465  # 9999-12-31
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
# Letters for day and year in the languages whose format codes LibreOffice writes into its HTML.
_DAY_LETTERS = frozenset("DTGJд")
_YEAR_LETTERS = frozenset("YJAг")


def iso_of_serial(serial: float) -> str:
    """The date of a spreadsheet's day count in ISO 8601, "" when it is none.

    Days count from 1899-12-30, as LibreOffice does; from 1 March 1900 on that is Excel's count too.
    """
    if not 1 <= serial <= _LAST_SERIAL:
        return ""
    return (date(1899, 12, 30) + timedelta(days=int(serial))).isoformat()


def plain_number(written: str) -> str:
    """A number as digits without exponent: "4.505123456E9" gives "4505123456"; "" when it is none."""
    try:
        number = Decimal(written.replace(",", ".").strip())
    except InvalidOperation:
        return ""
    if not number.is_finite() or abs(number.adjusted()) > 30:
        return ""
    if number == number.to_integral_value():
        return str(int(number))
    return format(number, "f")


@lru_cache(maxsize=512)
def is_date_format(written: str) -> bool:
    """Whether a spreadsheet's format code shows a date."""
    bare = _QUOTED.sub("", written).casefold()
    letters = set(bare)
    if "0" in letters or "#" in letters or "general" in bare or "standard" in bare:
        return False
    if "date" in bare:
        return True
    days = letters & {letter.casefold() for letter in _DAY_LETTERS}
    years = letters & {letter.casefold() for letter in _YEAR_LETTERS}
    return bool(days and ("m" in letters or "м" in letters)) or bool(years and "m" in letters)


def _unquoted(written: str) -> str:
    return written.replace("\\", "").strip("\"' ")


@lru_cache(maxsize=512)
def is_padded_format(written: str) -> bool:
    """Whether a format code keeps text as it is ("@") or pads a number with zeros ("0000000")."""
    bare = _unquoted(written)
    return bare == "@" or (len(bare) > 1 and set(bare) == {"0"})


def says_more(written: str) -> bool:
    """Whether a format alone says of a cell what its text does not: that it is text, or a date."""
    return is_padded_format(written) or is_date_format(_unquoted(written))


def calc_detail(sdval: str | None, sdnum: str | None, text: str) -> CellDetail | None:
    """What Calc's attributes say: ``sdval`` the value, ``sdnum`` "language;...;format"."""
    if not sdnum and not sdval:
        return None
    code = (sdnum or "").split(";", 2)[-1] if (sdnum or "").count(";") > 1 else ""
    if not sdval:
        return CellDetail("text", "", True) if is_padded_format(code) and text else None
    number = plain_number(sdval)
    if not number:
        return None
    if code and is_date_format(code):
        return CellDetail("date", iso_of_serial(float(number)))
    return CellDetail("number", number, is_padded_format(code))


def excel_detail(written: str, number: str | None, text: str) -> CellDetail | None:
    """What Excel's HTML says: the format of the cell's class and, from old versions, ``x:num``."""
    if not text:
        return None
    true_value = plain_number(number) if number is not None else ""
    if is_padded_format(written):
        return CellDetail("number" if true_value else "text", true_value, True)
    if is_date_format(_unquoted(written)):
        return CellDetail("date", iso_of_serial(float(true_value)) if true_value else "")
    return CellDetail("number", true_value) if true_value else None
