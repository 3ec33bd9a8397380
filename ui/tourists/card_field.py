"""The payment card: brand, last four digits, expiry. A full number is cut at once and stays nowhere."""

from __future__ import annotations

import re

from textkit.cards import payment_card
from translations import _
from ui.common.fields import TextField

_SHORT = re.compile(r"(?:([^\W\d_]+)\W*)?(\d{4})")
_MONTH_AND_YEAR = re.compile(r"(\d\d?)\s*[/.,\\-]\s*(?:\d\d|\d{4})")
BRAND, LAST4 = "payment_card_brand", "payment_card_last4"


class CardField(TextField):
    """Its value is "MIR ··4467"; ``parts`` are what the record keeps."""

    def __init__(self, caption: str) -> None:
        super().__init__(LAST4, caption, hint=_("brand and last 4"), document=True)

    def parts(self) -> tuple[str, str]:
        """(brand, last four digits) of what stands in the field, ("", "") if that is no card."""
        return read_card(self.line.text())

    def value(self) -> str:
        return self.parts()[1]

    def set_parts(self, brand: str, last4: str) -> None:
        self.set_value(f"{brand} ··{last4}".strip() if last4 else "")

    def problem(self) -> str:
        typed = self.line.text().strip()
        if not typed or self.parts()[1]:
            return ""
        return _("Type the brand and the last four digits: MIR 4467.")

    def normalise(self) -> None:
        digits = re.sub(r"\D", "", self.line.text())
        brand, last4 = self.parts()
        if not last4:
            self.show_message(self.problem())
            return
        self.set_parts(brand, last4)
        cut = _("Only the brand and the last four digits are kept.") if len(digits) > 4 else ""
        self.show_message(cut, "info")


class CardExpiry(TextField):
    """Until when a card is valid, as typed; only a month that does not exist is refused."""

    def __init__(self, name: str) -> None:
        super().__init__(name, _("Valid until"), hint=_("mm/yy"), document=True)

    def problem(self) -> str:
        return expiry_problem(self.value())

    def normalise(self) -> None:
        self.show_message(self.problem())


def expiry_problem(typed: str) -> str:
    """Why "13/26" cannot be kept; "" for whatever may be meant."""
    found = _MONTH_AND_YEAR.fullmatch(typed.strip())
    if not found or 1 <= int(found[1]) <= 12:
        return ""
    return _("There is no month %(month)s. Type month and year: 09/28.") % {"month": found[1]}


def read_card(text: str) -> tuple[str, str]:
    """(brand, last four) of a card typed in full, cut, or as "MIR 4467"; of other digits the end."""
    if found := payment_card(text):
        return found
    if short := _SHORT.fullmatch(text.strip()):
        return (short[1] or "").upper(), short[2]
    digits = re.sub(r"\D", "", text)
    return ("", digits[-4:]) if len(digits) >= 12 else ("", "")
