"""Payment cards in any text: found, and cut to brand and last four digits before anything is kept (PCI DSS
3.3, 3.5).

What counts as a card: 13 to 19 digits, in one run or in groups parted by single blanks, dots or dashes, whose
beginning and length belong to a payment system and whose check digit (Luhn) is right. Of other numbers of
travel:

- 13 digits are only an old Visa (4...), and a ticket is 13 digits: airline code, ten digits. So 13 digits
  count only if they are grouped as on a card (4-3-3-3) or stand beside a word for a card.
- A number after a plus or a word for a phone, ticket, passport, policy is none, unless a word for a card is
  nearer.
- In a longer row of groups (a passport, a blank, a card) every usual grouping of a card is tried: 4-4-4-4,
  4-6-5, 4-6-4, one group of all digits.

In a field that is made for another number (PHONE, TICKET, PASSPORT, PERSONAL, POLICY) that number comes
first: see _is_another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SEPARATOR = "[ \u00a0\u2009\u202f._\\-\u2010-\u2015\u2212]"
_RUN = re.compile(rf"\d(?:{_SEPARATOR}{{0,2}}\d){{12,}}")
_GROUPINGS = frozenset(
    ((4, 4, 4, 4), (4, 6, 5), (4, 6, 4), (4, 3, 3, 3), (4, 4, 4, 4, 3), (4, 4, 4, 4, 2), (4, 4, 4, 4, 1))
)


@dataclass(frozen=True, slots=True)
class _System:
    """A payment system: ranges of beginnings (same count of digits both) and lengths."""

    brand: str
    ranges: tuple[tuple[str, str], ...]
    lengths: frozenset[int]


_SYSTEMS = (
    _System("VISA", (("4", "4"),), frozenset((13, 16, 19))),
    _System("MASTERCARD", (("51", "55"), ("2221", "2720")), frozenset((16,))),
    _System("MIR", (("2200", "2204"),), frozenset((16, 17, 18, 19))),
    _System("AMEX", (("34", "34"), ("37", "37")), frozenset((15,))),
    _System("UNIONPAY", (("62", "62"), ("81", "81")), frozenset((16, 17, 18, 19))),
    _System(
        "MAESTRO",
        (("50", "50"), ("56", "58"), ("60", "60"), ("61", "61"), ("63", "69")),
        frozenset(range(16, 20)),
    ),
    _System("JCB", (("3528", "3589"),), frozenset((16, 17, 18, 19))),
    _System("DINERS", (("300", "305"), ("309", "309"), ("36", "36"), ("38", "39")), frozenset((14, 16, 19))),
    _System("HUMO", (("9860", "9860"),), frozenset((16,))),
    _System("UZCARD", (("8600", "8600"), ("5614", "5614")), frozenset((16,))),
    _System("TROY", (("9792", "9792"),), frozenset((16,))),
    _System("ELCART", (("9417", "9417"),), frozenset((16,))),
)
TEXT, PHONE, TICKET, PASSPORT, PERSONAL, POLICY = "text", "phone", "ticket", "passport", "personal", "policy"
_DAY_MONTH_YEAR = r"(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])(?:0[1-9]|1[0-2])\d\d"
_MONTH_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
# Numbers of identity cards as long as a bank card's, told by the birth date inside: Indonesia (a woman's day
# is 40 higher), China, Egypt.
_PERSONAL = re.compile(
    rf"(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])\d{{4}}{_DAY_MONTH_YEAR}\d{{4}}"
    rf"|[1-8]\d{{5}}(?:19|20)\d\d{_MONTH_DAY}\d{{4}}"
    rf"|[23]\d\d{_MONTH_DAY}\d{{7}}"
)
_CARD_WORD = re.compile(
    r"карт|card|visa|виза\b|master|мастер|\bмир\b|\bmir\b|maestro|amex|unionpay|\bpan\b|kart", re.I
)
_OTHER_WORD = re.compile(
    r"тел|phone|моб|mob|билет|ticket|tkt|etkt|eticket|паспорт|passport|полис|policy|ваучер|voucher|бронь|booking|"
    r"bilet|инн|снилс|огрн|счет|счёт|iban|р/с|imei",
    re.I,
)
_CODE = re.compile(
    r"[\s,;(/|]*\b(?:cvv2?|cvc2?|cvp2?|csc|cid|код\s+безопасности|security\s+code|код\s+карты|свв)\b"
    r"\s*(?:код|code)?\s*[:=№#\-–—]?\s*\(?\d{3,4}\)?(?!\d)\)?",
    re.I,
)
_CODE_BESIDE = re.compile(
    r"(?P<expiry>[\s,;/|]*(?:до|exp\.?|expiry|valid(?:\s+thru)?|годен до|срок)?[\s:]*"
    r"(?:0[1-9]|1[0-2])\s?[/.\-]\s?(?:20)?\d{2})?"
    r"[\s,;/|]+(?:код[\s:]*|code[\s:]*)?(?<![\d.])\d{3}(?![\d\w]|[./\-:]\d|\s?(?:руб|р\.|usd|eur|€|\$|чел|ном|№))",
    re.I,
)


def cut_card_numbers(text: str, field: str = TEXT) -> str:
    """The text with every payment card number cut to "VISA ··1234" and security codes taken out.

    ``field``: what else is usual where it was typed, TEXT for words and anything.
    """
    if not _WORTH_A_LOOK.search(text):
        return text
    parts: list[str] = []
    end = 0
    cards = _cards_in(text, field)
    if not cards and field != TEXT:
        return text
    for start, after, brand, last_four in cards:
        parts += (text[end:start], f"{brand} ··{last_four}")
        end = after
        if beside := _CODE_BESIDE.match(text, end):
            parts.append(beside["expiry"] or "")
            end = beside.end()
    return _CODE.sub("", "".join(parts) + text[end:])


_WORTH_A_LOOK = re.compile(r"\d(?:\D{0,2}\d){12}|cv|cs|cid|код|code|свв", re.I)


def _cards_in(text: str, field: str = TEXT) -> list[tuple[int, int, str, str]]:
    """(start, end, brand, last four digits) of every card, from left to right."""
    found: list[tuple[int, int, str, str]] = []
    for run in _RUN.finditer(text):
        groups = [(run.start() + g.start(), run.start() + g.end()) for g in re.finditer(r"\d+", run[0])]
        first = 0
        while first < len(groups):
            last = _card_from(text, groups, first, field)
            if last < 0:
                first += 1
                continue
            start, end = groups[first][0], groups[last][1]
            digits = re.sub(r"\D", "", text[start:end])
            found.append((start, end, card_brand(digits), digits[-4:]))
            first = last + 1
    return found


def _card_from(text: str, groups: list[tuple[int, int]], first: int, field: str) -> int:
    """The place of the last group of the longest card that begins with the group ``first``, or -1."""
    for last in range(min(len(groups), first + 19) - 1, first - 1, -1):
        sizes = tuple(end - start for start, end in groups[first : last + 1])
        whole = first == 0 and last == len(groups) - 1
        if not 13 <= sum(sizes) <= 19 or not (whole or len(sizes) == 1 or sizes in _GROUPINGS):
            continue
        start, end = groups[first][0], groups[last][1]
        digits = re.sub(r"\D", "", text[start:end])
        if not card_brand(digits) or (field != TEXT and _is_another(field, digits, sizes)):
            continue
        if _meant_as_card(text, start, digits, sizes):
            return last
    return -1


def _is_another(field: str, digits: str, sizes: tuple[int, ...]) -> bool:
    """Whether the digits may be what the field is made for, and are therefore left alone.

    - 13 digits are a ticket, a phone or a personal number; groups that no card has are several numbers.
    - A phone that begins with 810 is dialled abroad from Russia.
    - A ticket has a fourteenth digit where its check digit is written: the rest of a division by seven.
    - A passport has at most nine letters and digits (ICAO 9303): as many as a card has are none.
    - A national paper may have as many, in states that write the birth date into the number.
    - A policy may be any row of digits; a card's own groups are none.
    """
    if len(digits) == 13 or (len(sizes) > 1 and sizes not in _GROUPINGS):
        return True
    if field == PHONE:
        return digits.startswith("810")
    if field == TICKET:
        check = int(digits[-1])
        return len(digits) == 14 and check in (int(digits[:13]) % 7, int(digits[3:13]) % 7)
    if field == PERSONAL:
        return _PERSONAL.fullmatch(digits) is not None
    return field == POLICY and len(sizes) == 1


def payment_card(text: str) -> tuple[str, str] | None:
    """(brand, last four digits) of the card in a text meant to hold one: full, or cut already; None if none
    is there.
    """
    if match := re.search(r"([^\W\d_]+)?\s*(?:··|\*{2,}|x{4,}|•{2,}|\.{2,})[\s\-]*(\d{4})(?!\d)", text, re.I):
        return (match[1] or "").upper(), match[2]
    found = _cards_in(text)
    return found[0][2:] if found else None


def card_brand(digits: str) -> str:
    """The payment system of a whole card number with a right check digit, or ""."""
    if not luhn(digits):
        return ""
    return next((system.brand for system in _SYSTEMS if _belongs(digits, system)), "")


def _belongs(digits: str, system: _System) -> bool:
    if len(digits) not in system.lengths:
        return False
    return any(low <= digits[: len(low)] <= high for low, high in system.ranges)


def luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of ISO/IEC 7812 for those before it."""
    if not digits.isdecimal() or not digits.strip("0"):
        return False
    doubled = (sum(divmod(2 * int(d), 10)) for d in digits[-2::-2])
    return (sum(int(d) for d in digits[-1::-2]) + sum(doubled)) % 10 == 0


def _meant_as_card(text: str, start: int, digits: str, sizes: tuple[int, ...]) -> bool:
    """Decides by the words before the number and by its grouping; 16 digits and more need no word."""
    before = text[max(0, start - 30) : start]
    card, other = _last(_CARD_WORD, before), _last(_OTHER_WORD, before)
    if card >= 0 and card >= other:
        return True
    if len(digits) == 13:
        return sizes == (4, 3, 3, 3)
    return len(digits) >= 16 or (other < 0 and not before.endswith("+"))


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in pattern.finditer(text)), default=-1)
