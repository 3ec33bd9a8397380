"""Payment cards in any text: found, and cut to brand and last four digits before anything is kept (PCI DSS 3.3, 3.5).

What counts as a card: 13 to 19 digits, in one run or in groups parted by single blanks, dots or dashes, whose
beginning and length belong to a payment system and whose check digit (Luhn) is right. Of other numbers of
travel:

- 13 digits are only an old Visa (4...), and a ticket is 13 digits: airline code, ten digits. So 13 digits count
  only if they are grouped as on a card (4-3-3-3) or stand beside a word for a card.
- A number after a plus or a word for a phone, ticket, passport, policy is none, unless a word for a card is nearer.
- A run inside a longer run of digits or letters is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SEPARATOR = "[ \u00a0\u2009\u202f.\\-\u2010-\u2015\u2212]"
_RUN = re.compile(rf"(?<![\w+])(?<!\d[.,])\d(?:{_SEPARATOR}{{0,2}}\d){{12,18}}(?!\w)")


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
    _System("MAESTRO", (("50", "50"), ("56", "58"), ("60", "60"), ("61", "61"), ("63", "69")), frozenset(range(16, 20))),
    _System("JCB", (("3528", "3589"),), frozenset((16, 17, 18, 19))),
    _System("DINERS", (("300", "305"), ("309", "309"), ("36", "36"), ("38", "39")), frozenset((14, 16, 19))),
    _System("HUMO", (("9860", "9860"),), frozenset((16,))),
    _System("UZCARD", (("8600", "8600"), ("5614", "5614")), frozenset((16,))),
    _System("TROY", (("9792", "9792"),), frozenset((16,))),
    _System("ELCART", (("9417", "9417"),), frozenset((16,))),
)
_CARD_WORD = re.compile(r"карт|card|visa|виза\b|master|мастер|\bмир\b|\bmir\b|maestro|amex|unionpay|\bpan\b|kart", re.I)
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
    r"(?P<expiry>[\s,;/|]*(?:до|exp\.?|expiry|valid(?:\s+thru)?|годен до|срок)?[\s:]*(?:0[1-9]|1[0-2])\s?[/.\-]\s?(?:20)?\d{2})?"
    r"[\s,;/|]+(?:код[\s:]*|code[\s:]*)?(?<![\d.])\d{3}(?![\d\w]|[./\-:]\d|\s?(?:руб|р\.|usd|eur|€|\$|чел|ном|№))",
    re.I,
)


def cut_card_numbers(text: str) -> str:
    """The text with every payment card number cut to "VISA ··1234" and security codes taken out."""
    if not re.search(r"\d(?:\D{0,2}\d){12}|cv|cs|cid|код|код|code|свв", text, re.I):
        return text
    parts: list[str] = []
    end = 0
    for match in _RUN.finditer(text):
        if match.start() < end or not (card := _card_in(text, match)):
            continue
        parts += (text[end : match.start()], f"{card[0]} ··{card[1]}")
        end = match.end()
        if beside := _CODE_BESIDE.match(text, end):
            parts.append(beside["expiry"] or "")
            end = beside.end()
    return _CODE.sub("", "".join(parts) + text[end:])


def payment_card(text: str) -> tuple[str, str] | None:
    """(brand, last four digits) of the card in a text meant to hold one: full, or cut already; None if none is there."""
    if match := re.search(r"([^\W\d_]+)?\s*(?:··|\*{2,}|x{4,}|•{2,}|\.{2,})[\s\-]*(\d{4})(?!\d)", text, re.I):
        return (match[1] or "").upper(), match[2]
    for match in _RUN.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if brand := card_brand(digits):
            return brand, digits[-4:]
    return None


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


def _card_in(text: str, match: re.Match[str]) -> tuple[str, str] | None:
    digits = re.sub(r"\D", "", match[0])
    brand = card_brand(digits)
    if not brand or not _meant_as_card(text, match, digits):
        return None
    return brand, digits[-4:]


def _meant_as_card(text: str, match: re.Match[str], digits: str) -> bool:
    """Decides by the words before the number and by its grouping; 16 digits and more need no word."""
    before = text[max(0, match.start() - 30) : match.start()]
    card = _last(_CARD_WORD, before)
    if card >= 0 and card >= _last(_OTHER_WORD, before):
        return True
    if len(digits) == 13:
        return [len(group) for group in re.findall(r"\d+", match[0])] == [4, 3, 3, 3]
    return len(digits) >= 15 or _last(_OTHER_WORD, before) < 0


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in pattern.finditer(text)), default=-1)
