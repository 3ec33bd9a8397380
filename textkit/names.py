"""Names as people write them: cleaning, letters of the wrong script, capitals, initials, airline forms."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from textkit.cleaning import clean_text

APOSTROPHES = "'’ʼ`‘´ʹ′"
_DASH = re.compile("\\s*[-\u2010-\u2015\u2212\u00ad]+\\s*")
_HAIR = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

_CYRILLIC_FOR = dict(zip("ABEKMHOPCTYXaeopcyxIJSijs", "АВЕКМНОРСТУХаеорсухІЈЅіјѕ", strict=True))
_LATIN_FOR = {cyrillic: latin for latin, cyrillic in _CYRILLIC_FOR.items()}
# Looked at as capitals or in italics these are taken for each other too; only worth a try inside a word.
_CYRILLIC_FOR |= {
    "k": "к",
    "m": "м",
    "t": "т",
    "h": "н",
    "b": "ь",
    "B": "В",
    "u": "и",
    "n": "п",
    "g": "д",
    "r": "г",
}
_LATIN_FOR |= {
    "к": "k",
    "м": "m",
    "т": "t",
    "н": "h",
    "в": "b",
    "у": "y",
    "З": "Z",
    "ь": "b",
    "и": "u",
    "п": "n",
}


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A letter of the other script inside a word: its position in the text, itself, and what it should be."""

    index: int
    letter: str
    should_be: str


class AirlineName(NamedTuple):
    """A name as airlines write it. ``sex``: M, F or ""; ``category``: adult, child, infant or "";
    ``birth_date``: as it stands there (05MAY18) or ""."""

    surname: str
    given_name: str
    sex: str
    category: str
    birth_date: str = ""


def _script_of(letter: str) -> str:
    if letter.isascii():
        return "latin" if letter.isalpha() else ""
    if not letter.isalpha() or unicodedata.category(letter) == "Lm":
        return ""
    name = unicodedata.name(letter, "")
    if "LATIN" in name[:16]:
        return "latin"
    return "cyrillic" if name.startswith("CYRILLIC") else "other"


def script(text: str) -> str:
    """The script of the letters: cyrillic, latin, other, mixed, or "" where there is no letter."""
    scripts = {_script_of(letter) for letter in text} - {""}
    return "mixed" if len(scripts) > 1 else next(iter(scripts), "")


def lookalikes(text: str, expected: str = "") -> list[Lookalike]:
    """Letters of the other script that only look right: the Latin B of ИBАНОВ, the Cyrillic С of СMITH.

    Word by word: the script with more letters that cannot be mistaken is the meant one. With ``expected``
    (cyrillic or latin, the script of the field) a word wholly of letters that exist in both is found too.
    """
    found: list[Lookalike] = []
    for word in re.finditer(r"[^\W\d_]+", text):
        kinds = {_script_of(letter) for letter in word[0]}
        if {"latin", "cyrillic"} <= kinds:
            found += _of_other_script(word, _meant_script(word[0]))
        elif expected and all(letter in _table_to(expected) for letter in word[0]):
            found += _of_other_script(word, expected)
    return found


def _table_to(script_meant: str) -> dict[str, str]:
    return _CYRILLIC_FOR if script_meant == "cyrillic" else _LATIN_FOR


def _meant_script(word: str) -> str:
    """The script of most letters that cannot be mistaken, or else of most letters."""
    letters = {"latin": 0, "cyrillic": 0}
    certain = dict(letters)
    for letter in word:
        kind = _script_of(letter)
        if kind in letters:
            letters[kind] += 1
            certain[kind] += letter not in (_CYRILLIC_FOR if kind == "latin" else _LATIN_FOR)
    best = certain if certain["latin"] != certain["cyrillic"] else letters
    return "cyrillic" if best["cyrillic"] >= best["latin"] else "latin"


def _of_other_script(word: re.Match[str], meant: str) -> list[Lookalike]:
    table = _table_to(meant)
    return [
        Lookalike(word.start() + i, letter, table[letter])
        for i, letter in enumerate(word[0])
        if letter in table and _script_of(letter) != meant
    ]


def without_lookalikes(text: str) -> str:
    """The text with every look-alike letter replaced by the one that should be there."""
    letters = list(text)
    for one in lookalikes(text):
        letters[one.index] = one.should_be
    return "".join(letters)


def clean_name(text: str) -> str:
    """A name without what no name holds: digits, punctuation, control and invisible characters.

    Letters and marks of every alphabet, hyphens and apostrophes stay as typed; a dash becomes a hyphen
    without spaces around it, white space one space, decomposed letters (a Mac's) composed ones; the dot of an
    initial stays.
    """
    text = _HAIR.sub("", _joiners_out(unicodedata.normalize("NFC", text)))
    text = re.sub(r"\s+", " ", "".join(map(_kept, text)))
    text = _DASH.sub("-", text)
    text = re.sub(r"(?<![^\W\d_])[-.]+|-+$", "", text.strip())
    text = re.sub(r"(?<=\w\w)\.", " ", text)
    return re.sub(r" +", " ", text).strip(" " + APOSTROPHES.replace("ʼ", ""))


def removed_from_name(text: str) -> str:
    """The characters, each once, that clean_name() would take out: to be shown before it is done."""
    kept = set(clean_name(text)) | {" "}
    composed = unicodedata.normalize("NFC", text)
    gone = [c for c in composed if c not in kept and not c.isspace() and not _DASH.fullmatch(c)]
    return "".join(dict.fromkeys(gone))


def tidy_name(text: str) -> str:
    """A name as it was typed, with white space, dashes and composed letters made usual.

    Unlike clean_name() it takes out nothing that can be seen: digits and signs are for a person to judge.
    """
    plain = clean_text(text, 4 * len(text), one_line=True)
    clean = clean_name(plain)
    return clean if _without_gaps(clean) == _without_gaps(plain) else plain


def _without_gaps(text: str) -> str:
    return re.sub(r"\s", "", _DASH.sub("-", text))


def _joiners_out(text: str) -> str:
    """Zero-width joiners mean something in Persian and Indic names only."""
    return (
        re.sub("(?<![\u0600-\u0dff])[\u200c\u200d]", "", text)
        .replace("\u200c", "\ue000")
        .replace("\u200d", "\ue001")
    )


def _kept(letter: str) -> str:
    if letter in "\ue000\ue001":
        return "\u200c" if letter == "\ue000" else "\u200d"
    category = unicodedata.category(letter)
    if category[0] in "LM" or letter in APOSTROPHES or letter == "." or _DASH.fullmatch(letter):
        return letter
    return "" if category[0] in "NC" and not letter.isspace() else " "


_PARTICLES_BEFORE = frozenset(
    "van der den de du di da do dos das del della von zu zum zur ten ter af av la le el al bin ibn e y "
    "ван дер ден де дю ди да дос дель делла фон цу тен тер аф ла ле эль аль бин ибн".split()
)
# Words that belong to the surname after them.
PARTICLES = _PARTICLES_BEFORE - frozenset(("e", "y"))
_PARTICLES_AFTER = frozenset(
    "оглы оглу кызы гызы кизи уулу улы ogly oglu oglou kyzy qizi kizi gizi uulu uly".split()
)
_ONE_LETTER_PARTICLE = re.compile(rf"^([odlоддл])([{APOSTROPHES}])(\w)(.*)$", re.I | re.S)


def name_case(text: str) -> str:
    """A name typed in capitals or small letters with the usual ones: ИВАНОВА-ПЕТРОВА as Иванова-Петрова.

    Words with letters of both cases stay as they are (McDonald). Particles become small where another word
    follows (van der Berg), оглы and кызы where one precedes; one letter before an apostrophe keeps both
    capitals (O'Brien), otherwise the letter after an apostrophe is small (Солов'йов).
    """
    words = re.split(r"([\s\-]+)", text)
    return "".join(_word_case(words, i) if i % 2 == 0 else words[i] for i in range(len(words)))


def _word_case(words: list[str], at: int) -> str:
    word = words[at]
    small = word.lower()
    if word not in (small, word.upper()):
        return word
    if small in _PARTICLES_BEFORE and at + 2 < len(words) and words[at + 1].isspace():
        return small
    if small in _PARTICLES_AFTER and at:
        return small
    if match := _ONE_LETTER_PARTICLE.match(small):
        return match[1].upper() + match[2] + match[3].upper() + match[4]
    if re.match(r"mc[^\W\d_]{3}", small):
        return "Mc" + small[2:].capitalize()
    return small[:1].upper() + small[1:]


def initials(surname: str, given_name: str = "", patronymic: str = "") -> str:
    """Surname and initials: "Иванов И. П.", "Дюма А.-Ж."; of a two-word patronymic the first word counts."""
    parts = [
        _initials_of(given_name),
        _initials_of(patronymic.split(" ", maxsplit=1)[0] if patronymic else ""),
    ]
    return " ".join(part for part in (surname.strip(), *parts) if part)


def _initials_of(name: str) -> str:
    words = (("-".join(f"{part[0].upper()}." for part in word.split("-") if part)) for word in name.split())
    return " ".join(words)


_TITLES = {
    **dict.fromkeys(("MR", "MONSIEUR", "HERR", "SIR"), ("M", "adult")),
    **dict.fromkeys(("MRS", "MS", "MME", "FRAU", "LADY"), ("F", "adult")),
    **dict.fromkeys(("MSTR", "MASTER"), ("M", "child")),
    "MISS": ("F", "child"),
    "DR": ("", "adult"),
    "ADT": ("", "adult"),
    **dict.fromkeys(("CHD", "CHILD", "CNN"), ("", "child")),
    **dict.fromkeys(("INF", "INFANT", "INS"), ("", "infant")),
    "M": ("M", ""),
    "F": ("F", ""),
    "Г-Н": ("M", "adult"),
    "ГОСПОДИН": ("M", "adult"),
    "Г-ЖА": ("F", "adult"),
    "ГОСПОЖА": ("F", "adult"),
    "РЕБЕНОК": ("", "child"),
    "РЕБЁНОК": ("", "child"),
    "МЛАДЕНЕЦ": ("", "infant"),
    "ДЕТ": ("", "child"),
    "ВЗР": ("", "adult"),
    "МУЖ": ("M", ""),
    "ЖЕН": ("F", ""),
    "М": ("M", ""),
    "Ж": ("F", ""),
}
_GLUED = re.compile(r"(?<=[A-Z]{3})(MRS|MSTR|MISS|MR|CHD|INF)$")
_AIRLINE_DATE = re.compile(r"^\d{1,2}[A-Z]{3}\d{2,4}$|^\d{1,2}\.\d{1,2}\.\d{2,4}$")


def split_surname_title(text: str) -> AirlineName:
    """Takes an airline's name apart: "IVANOV/IVAN MR", "IVANOVA MRS", "KIM/MINHO MR CHD 05MAY18", "PETROV
    INF".

    Titles count only as words of their own, or glued to the given name after a slash (IVANOV/IVANMR): MRAZ,
    MSTISLAVSKII and INFANTINO stay surnames. Without a slash the first word is the surname.
    """
    left, _slash, right = " ".join(text.replace("(", " ").replace(")", " ").split()).partition("/")
    sex = category = born = ""
    given: list[str] = []
    surname: list[str] = []
    words = [(word, surname) for word in left.split()] + [
        (word, given) for part in right.split("/") for word in part.split()
    ]
    for place, (word, side) in enumerate(words):
        title = _title(word) if place else None
        if title:
            sex, category = title[0] or sex, _category(category, title[1])
        elif _AIRLINE_DATE.match(word.upper().strip(",")):
            born = born or word.strip(",")
        elif not word.isdigit():
            side.append(word)
    if given and (glued := _GLUED.search(given[-1])):
        given[-1] = given[-1][: glued.start()]
        title = _TITLES[glued[1]]
        sex, category = sex or title[0], _category(category, title[1])
    if not right and len(surname) > 1:
        given, surname = surname[1:], surname[:1]
    return AirlineName(" ".join(surname), " ".join(given), sex, category, born)


def _title(word: str) -> tuple[str, str] | None:
    """Sex and age of a title; one letter with a dot is an initial."""
    plain = word.upper().strip(",")
    return _TITLES.get(plain if len(plain) == 2 else plain.strip("."))


def _category(before: str, now: str) -> str:
    """Child and infant say more than the title of a grown person beside them."""
    order = ("", "adult", "child", "infant")
    return max(before, now, key=order.index)
