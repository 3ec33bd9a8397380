"""Reading what was typed into a search box: which words may be names, and what the digits may mean.

Nothing here asks the database and nothing raises, whatever the text. Digits are rarely one thing only: "1985"
is a year of birth, the end of a phone number and of a card; "71 0012345" is one passport, "012345 1985" two
things. So a text has several readings, the most likely first, and the search tries them in this order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textkit.dates import FieldMeaning, parse_date
from textkit.documents import document_key, join_document
from textkit.folding import fold, fold_prefix
from textkit.mrz.reading import Mrz, read_mrz
from textkit.phones import phone_digits

MAX_TEXT = 200
# Of the zone of a passport no fewer signs are ever left, however many fillers got lost.
SHORTEST_ZONE = 50
MAX_TOKENS = 8
MAX_READINGS = 4
# Fewer digits than this say nothing about a phone or a card.
MIN_TAIL = 4
# With so many it is the whole number, the area included.
WHOLE_PHONE = 9
# With so many digits of its beginning few are missing of a whole number.
MIN_START = 7
_TOKEN = re.compile(r"[^\s,;]+")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_YEAR = re.compile(r"(19|20)\d\d")
_DATE_LENGTHS = (6, 8)
_ONLY_DATE = re.compile(r"[./]|[^\W\d_]|\d{4}-\d\d-\d\d")
_RUN = re.compile(r"([^\W\d_])\1{2,}", re.IGNORECASE)
# Stands in no key: a key with it is found by nobody's name, only near one.
_NO_LETTER = "\ue000"
_UNLIKELY_IN_DATE = re.compile(r"[^\w\s./\-]")


@dataclass(frozen=True, slots=True)
class Datum:
    """One thing with digits in it, or an e-mail address, and all it may mean; "" or () for what it is not.

    ``document`` is a document_key, ``phone`` the last digits reversed as in contact.key, ``phone_start`` the
    first digits reversed, ``card`` its key or last digits, ``births`` beginnings of ISO dates, ``email`` the
    casefolded beginning of an address.
    """

    text: str
    document: str = ""
    phone: str = ""
    card: str = ""
    births: tuple[str, ...] = ()
    email: str = ""
    phone_start: str = ""


@dataclass(frozen=True, slots=True)
class NameSplit:
    """One way to see surname and given name in the words.

    The prefixes are beginnings of keys, as the words may still be being typed; ``surname`` and ``given`` are
    the keys of the words as they stand, to tell an exact hit from a prefix and to look for typing errors.
    ``others`` are prefixes of more words, to be found among the given names and the patronymic.
    """

    surname_prefix: str = ""
    surname: str = ""
    given_prefix: str = ""
    given: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the whole text: names in ``words`` as typed, and everything in ``data`` must fit."""

    words: tuple[str, ...] = ()
    data: tuple[Datum, ...] = ()


def read_search(text: str) -> list[Reading]:
    """The readings of the text, the most likely first; none if nothing in it can be searched for."""
    if len(text) >= SHORTEST_ZONE and (mrz := read_mrz(text)) is not None:
        return _readings_of_zone(mrz)
    tokens = _TOKEN.findall(storable(text[:MAX_TEXT]))[:MAX_TOKENS]
    if not any(_DIGIT.search(token) or "@" in token for token in tokens):
        words = _words(tokens)
        return [Reading(words)] if words else []
    readings: list[Reading] = []
    for groups in _groupings(tokens):
        reading = _reading(groups)
        if reading is not None and reading not in readings:
            readings.append(reading)
    return readings[:MAX_READINGS]


def _readings_of_zone(mrz: Mrz) -> list[Reading]:
    """A passport's zone: its number, as its check digits put it right and as it stands; else name and birth.

    Of several given names the first alone is tried last: the base may have no more.
    """
    numbers = dict.fromkeys(join_document(*one.series_and_number()) for one in (mrz.repaired(), mrz))
    readings = [Reading(data=(Datum(one, document=document_key(one)),)) for one in numbers if one]
    born = (Datum(mrz.birth_date, births=(mrz.birth_date,)),) if mrz.birth_date else ()
    native = mrz.national
    surname, given = (native.surname, native.given_name) if native else (mrz.surname, mrz.given_names)
    for names in dict.fromkeys((tuple(given.split()), tuple(given.split()[:1]))):
        words = _words((*surname.split(), *names))
        if words:
            readings.append(Reading(words, born))
    return readings


def name_splits(words: Sequence[str]) -> list[NameSplit]:
    """The ways to divide the words into surname and given names.

    The shortest surname first, as "Иванов Иван" is far more usual than a surname of two words, and at each
    length the surname in front before the surname behind; no surname at all comes last.
    """
    splits: list[NameSplit] = []
    for count in range(1, len(words) + 1):
        splits.append(split_of(words[:count], words[count:]))
        if count < len(words):
            splits.append(split_of(words[-count:], words[:-count]))
    return [*splits, split_of((), words)] if words else []


def split_of(surname: Sequence[str], rest: Sequence[str]) -> NameSplit:
    """The surname of some words, the first given name, and other names."""
    joined, given = " ".join(surname), rest[0] if rest else ""
    others = tuple(map(prefix_of, rest[1:]))
    return NameSplit(prefix_of(joined), key_of(joined), prefix_of(given), key_of(given), others)


def prefix_of(word: str) -> str:
    """The key prefix of a word that may still be being typed; never empty if its key is not."""
    return (typed_prefix(word) or fold(word)[:1]) if word else ""


def typed_prefix(word: str) -> str:
    """The part of the key that is certain; "" restricts nothing."""
    return key_of(word) if _superfluous(word) else fold_prefix(word)


def key_of(word: str) -> str:
    """The key of a word as typed. Letters said once more than twice are errors of typing and count as such.

    Keys do not tell a doubled letter from a single one; so "zzz" would be one z, and find everybody with it.
    """
    return fold(word) + _NO_LETTER * _superfluous(word)


def _superfluous(word: str) -> int:
    """How many letters of the word repeat one that stands there twice already."""
    return sum(len(run[0]) - 2 for run in _RUN.finditer(word))


def read_births(text: str) -> tuple[str, ...]:
    """Beginnings of the ISO dates that a text typed as a date of birth may mean; () if it cannot be read."""
    return _births(storable(text[:MAX_TEXT])) if text.strip() else ()


def storable(text: str) -> str:
    """The text without what no database takes in a parameter: NUL and halves of surrogate pairs."""
    return text.replace("\0", " ").encode("utf-8", "ignore").decode()


def _words(tokens: Sequence[str]) -> tuple[str, ...]:
    return tuple(token for token in tokens if fold(token))


def _groupings(tokens: list[str]) -> Iterator[list[tuple[str, ...]]]:
    """The tokens in groups: a written-out date together, a run of digits together, then each by itself."""
    dated = _with_date_joined(tokens)
    if dated is not None:
        yield dated
    yield _join_digits(tokens, with_letters=True)
    yield _join_digits(tokens, with_letters=False)
    yield [(token,) for token in tokens]


def _with_date_joined(tokens: list[str]) -> list[tuple[str, ...]] | None:
    """The grouping in which a date of several tokens ("1 февраля 1985 г.") is one group, if any."""
    for length in range(min(5, len(tokens)), 1, -1):
        for start in range(len(tokens) - length + 1):
            span = tokens[start : start + length]
            if _is_written_date(span):
                before = [(token,) for token in tokens[:start]]
                return [*before, tuple(span), *[(token,) for token in tokens[start + length :]]]
    return None


def _is_written_date(span: Sequence[str]) -> bool:
    """Digits with a name of a month, or parts like 01. 02. 1985; a bare series and number is no date."""
    if not _DIGIT.search(span[0]):
        return False
    text = " ".join(span)
    if not (_LETTER.search(text) or re.search(r"\d[./-]", text)):
        return False
    return bool(_births(text))


def _join_digits(tokens: Sequence[str], *, with_letters: bool) -> list[tuple[str, ...]]:
    """Neighbours with digits as one group; ``with_letters`` a short word before them too ("FE 012345")."""
    groups: list[tuple[str, ...]] = []
    for token in tokens:
        joins = (
            _DIGIT.search(token) and "@" not in token and groups and _takes_digits(groups[-1], with_letters)
        )
        if joins:
            groups[-1] = (*groups[-1], token)
        else:
            groups.append((token,))
    return groups


def _takes_digits(group: tuple[str, ...], with_letters: bool) -> bool:
    last = group[-1]
    if "@" in last:
        return False
    if _DIGIT.search(last):
        return True
    return len(last) <= 1 or (with_letters and len(last) <= 4)


def _reading(groups: Sequence[tuple[str, ...]]) -> Reading | None:
    words: list[str] = []
    data: list[Datum] = []
    for group in groups:
        text = " ".join(group)
        if "@" in text or _DIGIT.search(text):
            data.append(read_datum(text))
        elif fold(text):
            words.append(text)
    return Reading(tuple(words), tuple(data)) if words or data else None


def read_datum(text: str) -> Datum:
    """All that a text with digits, or an address with an @, may mean."""
    if "@" in text:
        return Datum(text, email=text.casefold())
    births = _births(text)
    if births and _ONLY_DATE.search(text):
        return Datum(text, births=births)
    digits = _last_digits(text)
    long_enough = len(digits) >= MIN_TAIL
    if text.lstrip().startswith("+"):
        # Nothing but a phone number is written so, from its beginning, however little of it is there yet.
        whole = digits[::-1] if len(digits) >= WHOLE_PHONE else ""
        return Datum(text, phone=whole, phone_start=_phone_start(digits))
    has_letters = bool(_LETTER.search(text))
    key = document_key(text)
    return Datum(
        text,
        document=key,
        phone=_phone_prefix(text, digits) if long_enough and not has_letters else "",
        card=digits if not has_letters and long_enough else key if len(key) >= MIN_TAIL else "",
        births=births,
        phone_start="" if has_letters else _phone_start(digits),
    )


def _births(text: str) -> tuple[str, ...]:
    """Beginnings of the ISO dates of birth that the text may mean: a day, a month or a year."""
    stripped = text.strip().rstrip(".")
    if _YEAR.fullmatch(stripped):
        return (stripped,)
    if stripped.isdigit() and len(stripped) not in _DATE_LENGTHS:
        return ()
    if _UNLIKELY_IN_DATE.search(stripped):
        return ()
    parsed = parse_date(text, FieldMeaning.birth)
    if parsed.value and not parsed.problem:
        return (parsed.value,)
    return tuple(parsed.proposals) if parsed.problem == "day_or_month" else ()


def _last_digits(text: str) -> str:
    """The digits of a phone or a card; of a few last ones two zeros in front are no way to dial abroad."""
    digits = "".join(str(int(letter)) for letter in text if letter.isdecimal())
    return digits if len(digits) < WHOLE_PHONE else phone_digits(text)


def _phone_prefix(text: str, digits: str) -> str:
    """The last digits reversed, without what a whole number begins with at home only: zero, Russia's 8."""
    if not text.lstrip().startswith("+"):
        if len(digits) == 11 and digits[0] in "78":
            digits = digits[1:]
        elif len(digits) >= WHOLE_PHONE:
            digits = digits.lstrip("0")
    return digits[::-1] if len(digits) >= MIN_TAIL else ""


def _phone_start(digits: str) -> str:
    """The digits reversed, if they may be the beginning of a number; who begins with 8 means Russia's 7."""
    if len(digits) < MIN_START:
        return ""
    return ("7" + digits[1:] if digits.startswith("8") else digits)[::-1]
