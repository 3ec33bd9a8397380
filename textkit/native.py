"""Latin names of passports back to native letters: ranked proposals, each proven by the way there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from textkit.known_names import KnownName, known_by_sound, known_by_spelling
from textkit.names import name_case
from textkit.native_letters import Language, kind_of, native_words
from textkit.native_neighbours import BELARUSIAN, BULGARIAN, UKRAINIAN
from textkit.native_russian import RUSSIAN, french_and_plain
from textkit.schemes_in_use import schemes_in_use, spelling_fits
from textkit.transliteration import transliterate

MOST_PROPOSALS = 6
# How many words of the letters are tried for proposals that can be proven, how many before the first, and how
# long a word may be: that of a passport's line has 39 letters.
_MOST_TRIED = 24
_MOST_IN_VAIN = 8
_LONGEST_WORD = 40
_KINDS = {"given_name": "g", "surname": "s", "patronymic": "p"}
_LANGUAGES: dict[str, tuple[str, Language]] = {
    "UA": ("uk", UKRAINIAN),
    "BY": ("be", BELARUSIAN),
    "BG": ("bg", BULGARIAN),
}
_STATE_OF_SCHEME = {
    **dict.fromkeys(("kmu_55", "ukraine_2007"), "UA"),
    **dict.fromkeys(("belarus", "belarus_2008"), "BY"),
    "bulgaria": "BG",
}


def to_native(text: str) -> str:
    """The likeliest Russian spelling of a Latin name, in name case: the first of native_proposals().

    A word that is the transliteration of nothing becomes what its letters stand for in most passports; words
    of other scripts and signs stay as they are.
    """
    words = re.split(r"([\s\-]+)", text.strip())
    return "".join(_native_word(word) if place % 2 == 0 else word for place, word in enumerate(words))


def _native_word(word: str) -> str:
    if not re.search(r"[a-z]", word, re.I):
        return word
    return next(iter(native_proposals(word)), "") or name_case(_likeliest(word))


@lru_cache(4096)
def native_proposals(latin: str, kind: str = "", state: str = "", sex: str = "") -> tuple[str, ...]:
    """Native spellings of a Latin name, likeliest first, at most six, in name case.

    ``kind``: given_name, surname or ""; ``state``: whose passport it is (ISO alpha-2), which says the
    language: Ukrainian, Belarusian, Bulgarian, otherwise Russian; ``sex``: M, F or "". Each proposal
    transliterates back to the name by one of the state's schemes, but for known names of the same sound,
    which come last (Юлия for JULIA). () for a name of which nothing is known, or without a Latin letter.
    """
    state = state.strip().upper()
    schemes = schemes_in_use(state or "RU")
    if state not in _LANGUAGES:
        schemes = tuple(dict.fromkeys((*schemes, *schemes_in_use("RU"))))
    return _proposals(latin, _Asked(kind, sex, state, schemes))


def proposals_by_scheme(latin: str, scheme: str) -> tuple[str, ...]:
    """native_proposals() in the language of the scheme, with names that it writes so before the others."""
    state = _STATE_OF_SCHEME.get(scheme, "RU")
    schemes = tuple(dict.fromkeys((scheme, *schemes_in_use(state))))
    return _proposals(latin, _Asked("", "", state, schemes))


class _Asked(NamedTuple):
    """What is known about a Latin name."""

    kind: str
    sex: str
    state: str
    schemes: tuple[str, ...]


def _proposals(latin: str, asked: _Asked) -> tuple[str, ...]:
    """Those of each word, put together in the order of their ranks."""
    parts = re.split(r"([\s\-]+)", latin.strip())
    words = [_of_word(word, asked) for word in parts[::2]]
    if not all(words):
        return ()
    ranks = sorted(islice(product(*(range(len(one)) for one in words)), 500), key=sum)
    return tuple(_joined(words, chosen, parts[1::2]) for chosen in ranks[:MOST_PROPOSALS])


def _joined(words: list[tuple[str, ...]], chosen: tuple[int, ...], gaps: list[str]) -> str:
    proposals = [word[at] for word, at in zip(words, chosen, strict=True)]
    return "".join(word + gap for word, gap in zip(proposals, [*gaps, ""], strict=True))


@lru_cache(8192)
def _of_word(word: str, asked: _Asked) -> tuple[str, ...]:
    """Known names first, then words of the letters, then known names of the same sound."""
    latin = transliterate(word)
    if not latin.isalpha() or len(latin) > _LONGEST_WORD or not re.search("[a-z]", word, re.I):
        return ()
    code, spoken = _LANGUAGES.get(asked.state, ("ru", RUSSIAN))
    kind = _KINDS.get(asked.kind, "") or kind_of(latin.lower())
    by_spelling = _names_for(known_by_spelling(latin, code, asked.schemes), asked)
    by_letters = map(name_case, _proven(latin, spoken, kind, asked.schemes))
    by_sound = _names_for(known_by_sound(latin, code), asked)
    found = dict.fromkeys((*by_spelling, *islice(by_letters, MOST_PROPOSALS), *by_sound))
    return tuple(found)[:MOST_PROPOSALS]


def _names_for(known: Iterable[KnownName], asked: _Asked) -> list[str]:
    """The names, those of the kind and the sex first."""

    def rank(one: KnownName) -> tuple[bool, bool]:
        other_kind = bool(asked.kind) and one.kind != asked.kind
        return other_kind, bool(asked.sex and one.sex) and one.sex != asked.sex

    return [one.name for one in sorted(known, key=rank)]


def _proven(latin: str, spoken: Language, kind: str, schemes: tuple[str, ...]) -> Iterator[str]:
    """Words of the letters that transliterate back to the Latin one by one of the schemes."""
    small = latin.lower()
    readings = french_and_plain(small) if spoken is RUSSIAN else [small]
    for reading in readings:
        proven = False
        for tried, word in enumerate(islice(native_words(reading, spoken, kind), _MOST_TRIED)):
            if spelling_fits(word, latin, schemes):
                proven = True
                yield word
            elif not proven and tried >= _MOST_IN_VAIN:
                break


def _likeliest(word: str) -> str:
    """What letters stand for that no scheme writes: German, Polish and English spellings."""
    plain = transliterate(word).lower()
    for spelling, letters in _FOREIGN:
        plain = spelling.sub(letters, plain)
    return next(native_words(plain, RUSSIAN, kind_of(plain)), plain)


_FOREIGN = tuple(
    (re.compile(spelling), letters)
    for spelling, letters in (
        ("schtsch|szcz|sch(?!ool)", "shch"),
        ("tsch|cz", "ch"),
        ("sz", "sh"),
        ("tz(?!h)", "ts"),
        ("ck|q|c(?!h)", "k"),
        ("ph", "f"),
        ("ch(?=r)", "kh"),
        ("(?<=[tg])h", ""),
        ("(?<=[oe])ff$", "v"),
        ("w", "v"),
        ("x", "ks"),
        ("(?<![zkcs])h", "kh"),
        ("j(?=[auoe])", "y"),
        ("(?<=[aeiou])j", "i"),
        ("j", "zh"),
        ("(?<=[st]k)i$|(?<=[bvgdklmnprstfh])(?<!ogl)y$", "ii"),
    )
)
