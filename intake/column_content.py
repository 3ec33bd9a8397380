"""What a column holds, judged by a sample of its cells: dates, sexes, names in which script, passports.

Cheap on purpose: a few dozen cells a column, plain string methods, and the answers for a text remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from intake.tables import SourceTable
from textkit.countries import parse_country
from textkit.sexes import parse_sex

SAMPLE = 48  # cells a column
_PATRONYMIC_ENDINGS = ("вич", "вна", "чна", "ична", "оглы", "кызы", "ович", "івна", "ївна", "ўна", "улы")
_DATE_SIGNS = frozenset("0123456789./- ")
_PHONE_SIGNS = frozenset("0123456789+()- .")
_MONEY_SIGNS = frozenset("0123456789., €$₽£")


@dataclass(slots=True)
class ColumnContent:
    """How many of the ``filled`` sampled cells are of each shape, and the years of its dates."""

    filled: int = 0
    shapes: dict[str, int] = field(default_factory=dict)
    years: list[int] = field(default_factory=list)
    distinct: int = 0
    counting: bool = False

    def share(self, *shapes: str) -> float:
        """The part of the filled cells that have one of the shapes, 0 to 1."""
        if not self.filled:
            return 0.0
        return sum(self.shapes.get(shape, 0) for shape in shapes) / self.filled

    def year(self) -> int:
        """The middle year of the dates, 0 when there are none."""
        years = sorted(self.years)
        return years[len(years) // 2] if years else 0


def look_at(table: SourceTable, column: int) -> ColumnContent:
    """The content of one column, by a sample spread over its people."""
    places = _sample_rows(table)
    texts = [table.rows[row][column].strip() for row in places]
    content = ColumnContent(distinct=len(set(texts) - {""}))
    for row, text in zip(places, texts, strict=True):
        if not text:
            continue
        content.filled += 1
        detail = table.details.get((row, column))
        shape = "date" if detail is not None and detail.kind == "date" else shape_of(text)
        content.shapes[shape] = content.shapes.get(shape, 0) + 1
        if shape == "date":
            content.years.append(_year(detail.value if detail and detail.value else text))
    content.counting = _counts_up(texts)
    return content


def _sample_rows(table: SourceTable) -> Sequence[int]:
    total = len(table.rows)
    step = max(1, total // SAMPLE)
    rows = range(0, total, step)
    return [row for row in rows if row not in table.marks] if table.marks else rows


@lru_cache(maxsize=8192)
def shape_of(text: str) -> str:
    """date, sex, country, email, phone, ticket, digits2 ... digits10, code (letters and digits), money,
    patronymic, full_name_cyrillic, full_name_latin, slashed_name, cyrillic, latin, or text."""
    if any(map(str.isdigit, text)):
        return _shape_with_digits(text)
    if "@" in text:
        return "email"
    if len(text) <= 8 and parse_sex(text):
        return "sex"
    if len(text) <= 40 and parse_country(text):
        return "country"
    return _name_shape(text)


def _shape_with_digits(text: str) -> str:
    signs = set(text)
    digits = "".join(filter(str.isdigit, text))
    if _is_date(text, signs, digits):
        return "date"
    if "@" in text:
        return "email"
    if _is_ticket(text, digits):
        return "ticket"
    if signs <= _PHONE_SIGNS and len(digits) >= 10 and (signs & set("+()-") or digits[0] in "78"):
        return "phone" if len(digits) > 10 or signs & set("+()") else "digits10"
    bare = text.replace(" ", "")
    if bare.isdigit():
        return f"digits{len(bare)}" if len(bare) <= 10 else "number"
    if signs <= _MONEY_SIGNS:
        return "money"
    compact = bare.replace("№", "").replace("-", "")
    return "code" if compact.isalnum() and 5 <= len(compact) <= 12 and len(digits) >= 4 else "text"


def _is_date(text: str, signs: set[str], digits: str) -> bool:
    if not 5 <= len(text) <= 20 or not 4 <= len(digits) <= 8:
        return False
    if signs <= _DATE_SIGNS:
        return text.count(".") == 2 or text.count("/") == 2 or (text.count("-") == 2 and len(digits) > 4)
    return len(text) == 7 + 2 * (len(digits) - 4) // 2 and text[2:5].isalpha() and text[:2].isdigit()


def _is_ticket(text: str, digits: str) -> bool:
    bare = text.replace(" ", "").replace("-", "")
    return len(digits) == 13 and bare == digits and (len(text) == 13 or text[3:4] in "- ")


def _year(text: str) -> int:
    parts = text.replace("/", ".").replace("-", ".").replace(" ", ".").split(".")
    numbers = [int(part) for part in parts if part.isascii() and part.isdigit()]
    if not numbers:
        return 0
    year = next((number for number in numbers if 1800 < number < 2200), None)
    if year is not None:
        return year
    return (2000 if numbers[-1] < 40 else 1900) + numbers[-1] % 100


def _name_shape(text: str) -> str:
    words = text.replace("/", " ").split()
    if not words or len(text) > 60 or not all(map(_is_name_word, words)):
        return "text"
    script = "cyrillic" if any("\u0400" <= letter <= "\u052f" for letter in text) else "latin"
    if "/" in text and script == "latin":
        return "slashed_name"
    if words[-1].casefold().endswith(_PATRONYMIC_ENDINGS):
        return "patronymic" if len(words) == 1 else "full_name_cyrillic"
    return f"two_words_{script}" if len(words) > 1 else script


def _is_name_word(word: str) -> bool:
    return word.replace("-", "").replace("'", "").replace("’", "").replace(".", "").isalpha()


def _counts_up(texts: list[str]) -> bool:
    """Whether the column numbers the rows."""
    numbers = [
        int(text.rstrip(".")) for text in texts if text.rstrip(".").isascii() and text.rstrip(".").isdigit()
    ]
    if len(numbers) < 2 or len(numbers) * 10 < len([text for text in texts if text]) * 8:
        return False
    return all(a < b for a, b in pairwise(numbers)) and numbers[0] < 1_000_000
