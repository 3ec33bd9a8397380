"""How the cells of one column are read for one field, apart from dates and documents.

Every function takes the text of a cell and gives its value with the doubts about it. The text of a list
repeats itself, so callers remember the answer for each distinct text.
"""

from __future__ import annotations

from collections.abc import Callable

from intake.doubts import ASK, MARK, NOTHING, STOP, Checked, Doubt
from models.fields import longest

_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_NAME_SIGNS = frozenset(" -'’ʼ.‘`")
# What people and spreadsheets write where there is nothing.
_NOTHING = frozenset(
    "- – — -- --- . ? / н/д н/а n/a #n/a #н/д #ref! #ссыл! #value! #знач! #name? #имя? #null! #div/0! "
    "#дел/0!".split()
)
_NO_VALUE = _NOTHING | {"нет", "none", "null", "nil", "no", "brak", "нема", "немає", "отсутствует", "n.a."}

Check = Callable[[str], Checked]


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def is_nothing(text: str, kind: str = "text") -> bool:
    """Whether a cell says that there is no value; a name is only empty when no letter stands in it."""
    if len(text) > 12:
        return False
    low = text.casefold()
    return not low or low in (_NOTHING if kind == "name" else _NO_VALUE)


def name_check(field: str) -> Check:
    """Names: spaces folded, look-alike letters and digits found, nothing corrected silently."""
    latin = field.startswith("latin_")

    def check(text: str) -> Checked:
        if text.isalpha() and len(text) < 60:
            ascii_only = text.isascii()
            usual = text[0] >= "\u0400" and text[1:].islower()  # other letters may be of a wrong encoding
            if ascii_only or (usual and not latin and _LATIN.isdisjoint(text)):
                return Checked(text)
        value = one_line(text)
        if is_nothing(value, "name"):
            return NOTHING
        if len(value) > longest(field):
            return _bounded(field, value)
        return Checked(value, tuple(_name_doubts(field, value, latin)))

    return check


def _name_doubts(field: str, value: str, latin: bool) -> list[Doubt]:
    if not value.isascii() and (spoiled := _mojibake(field, value)):
        return [spoiled]
    doubts = []
    if any(map(str.isdigit, value)):
        doubts.append(_digits_in_name(field, value))
    elif odd := _odd_signs(value):
        doubts.append(_signs_in_name(field, value, odd))
    if mixed := _look_alike(field, value, latin):
        doubts.append(mixed)
    return doubts


def _mojibake(field: str, value: str) -> Doubt | None:
    from textkit.mojibake import without_mojibake

    meant = without_mojibake(value)
    return Doubt(field, "mojibake", value, (meant,), ASK) if meant else None


def _digits_in_name(field: str, value: str) -> Doubt:
    from textkit.names import clean_name

    letters = value.translate(str.maketrans("013", "ОlЗ" if not value.isascii() else "OlE"))
    proposals = [letters] if not any(map(str.isdigit, letters)) else []
    cleaned = clean_name(value)
    return Doubt(field, "digits_in_name", value, tuple(dict.fromkeys([*proposals, cleaned])))


def _odd_signs(value: str) -> str:
    if value.replace(" ", "").replace("-", "").isalpha():
        return ""
    from textkit.names import removed_from_name

    return removed_from_name(value)


def _signs_in_name(field: str, value: str, odd: str) -> Doubt:
    from textkit.names import clean_name

    return Doubt(field, "signs_in_name", value, tuple(filter(None, [clean_name(value)])), ASK, odd)


def _look_alike(field: str, value: str, latin: bool) -> Doubt | None:
    if value.isascii():
        return None
    cyrillic = any("\u0400" <= letter <= "\u052f" for letter in value)
    if not cyrillic or (not latin and _LATIN.isdisjoint(value)):
        return None
    from textkit.names import lookalikes, without_lookalikes

    found = lookalikes(value)
    proposal = without_lookalikes(value) if found else ""
    if found:
        shown = ", ".join(dict.fromkeys(f"{one.letter} ({one.should_be})" for one in found))
        return Doubt(field, "look_alike", value, (proposal,), ASK, shown)
    return Doubt(field, "other_script", value, (), ASK) if latin else None


def sex_check(field: str) -> Check:
    """M, F, X, in whatever way it is written."""
    from textkit.sexes import parse_sex

    def check(text: str) -> Checked:
        value = one_line(text)
        sex = parse_sex(value)
        if sex:
            return Checked(sex)
        if is_nothing(value):
            return NOTHING
        return Checked("", (Doubt(field, "sex_unknown", value, ("M", "F"), STOP),))

    return check


def country_check(field: str) -> Check:
    """ISO 3166-1 alpha-2 from any name or code of a country."""
    from textkit.countries import parse_country

    def check(text: str) -> Checked:
        value = one_line(text)
        if is_nothing(value):
            return NOTHING
        country = parse_country(value) if len(value) <= 80 else ""
        if country:
            return Checked(country)
        return Checked("", (Doubt(field, "country_unknown", value, _successors(value), STOP),))

    return check


def scheme_check(field: str) -> Check:
    """How names are written in Latin letters, as our own lists call it in any language, or as its code."""
    from models.latin_spelling import schemes_by_name

    known = schemes_by_name()

    def check(text: str) -> Checked:
        value = one_line(text)
        if is_nothing(value):
            return NOTHING
        scheme = known.get(value.casefold(), "")
        return Checked(scheme, () if scheme else (Doubt(field, "scheme_unknown", value, (), MARK),))

    return check


def _successors(text: str) -> tuple[str, ...]:
    """Countries that took the place of one that is gone."""
    low = text.casefold().replace(".", "").replace(" ", "")
    if low in ("ссср", "ussr", "sun", "su", "срср"):
        return ("RU", "UA", "BY", "KZ")
    if low in ("югославия", "yugoslavia", "yug", "сфрю"):
        return ("RS", "HR", "SI")
    return ("CZ", "SK") if low in ("чехословакия", "czechoslovakia", "csk") else ()


def is_exponent(text: str) -> bool:
    """Whether a spreadsheet wrote a number as 4,51E+09, with its digits gone."""
    head, sign, tail = text.upper().replace(" ", "").partition("E+")
    digits = head.replace(",", "").replace(".", "")
    return bool(sign) and digits.isdigit() and tail.isdigit()


def without_decimals(text: str) -> str:
    """A whole number without the ".0" of a number cell; anything else as it is."""
    head, dot, tail = text.replace(",", ".").partition(".")
    return head if dot and tail and not tail.strip("0") and head.isdecimal() and len(head) > 4 else text


def ticket_check(field: str) -> Check:
    """Tickets and phones as typed; a number that a spreadsheet made 89261234567.0 loses the ".0"."""

    def check(text: str) -> Checked:
        value = without_decimals(one_line(text))
        if is_nothing(value):
            return NOTHING
        if is_exponent(value):
            return Checked("", (Doubt(field, "digits_lost", value, (), STOP),))
        return _bounded(field, value)

    return check


def email_check(field: str) -> Check:
    """E-mail addresses; only what plainly is none is doubted."""

    def check(text: str) -> Checked:
        value = one_line(text).removeprefix("mailto:")
        if is_nothing(value):
            return NOTHING
        name, at, domain = value.rpartition("@")
        if at and name and "." in domain.strip("."):
            return _bounded(field, value)
        return _bounded(field, value, (Doubt(field, "email_shape", value),))

    return check


def text_check(field: str) -> Check:
    """Free text with its line breaks; a payment card's number is cut before anything keeps it."""

    def check(text: str) -> Checked:
        value = "\n".join(map(one_line, text.strip().split("\n")))
        if is_nothing(value) and field != "notes":
            return NOTHING
        if sum(map(str.isdigit, value)) < 12:
            return _bounded(field, value)
        from textkit.cards import cut_card_numbers

        cut = cut_card_numbers(value)
        return _bounded(field, cut, () if cut == value else (Doubt(field, "card_cut", cut, (), MARK),))

    return check


def _bounded(field: str, value: str, doubts: tuple[Doubt, ...] = ()) -> Checked:
    """What the field of the record holds; longer texts stop the row instead of being cut."""
    limit = longest(field)
    if len(value) <= limit:
        return Checked(value, doubts)
    return Checked("", (Doubt(field, "too_long", value[:limit], (), STOP, str(limit)),))
