"""Birthplaces as passports write them: whether two texts name one place, also where a town was renamed.

Words that only say what a place is (г., дер., обл.) and the state do not count, nor do letter case, commas
and ё. A text in Latin letters is compared by the skeletons of textkit.folding. The names that towns and
regions had stand in resources/renamed_places.json.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from resources import read_json
from textkit.folding import fold

# What is found: the texts are equal; one place written otherwise; under two names; one text says more than
# the other; the international passport has the region or its centre; another place; not to be known.
SAME, WRITTEN, RENAMED, PART = "same", "written", "renamed", "part"
REGION, OTHER, UNKNOWN = "region", "other", "unknown"

_KINDS = frozenset(
    "г гор город города с село села дер деревня деревни д пос поселок поселка пгт п рп ст станица станицы "
    "стца х хутор хутора аул кишлак м местечко рабочий городского типа обл область области рн район района "
    "край края кр респ республика республики ао автономная автономный автономной автономного округ округа "
    "асср сср рсфср "
    "g gor gorod s selo der derevnya d pos poselok pgt st stanitsa obl oblast region rn rayon raion district "
    "krai kray resp respublika republic ao okrug assr ssr rsfsr city of".split()
)
_STATES = frozenset(
    "ссср россия рф российская федерация украина усср украинская беларусь белоруссия белорусская бсср "
    "казахстан казахская узбекистан узбекская киргизия кыргызстан киргизская таджикистан таджикская "
    "туркмения туркменистан туркменская азербайджан азербайджанская армения армянская грузия грузинская "
    "молдавия молдова молдавская литва литовская латвия латвийская эстония эстонская "
    "ussr russia russian federation ukraine belarus kazakhstan uzbekistan kyrgyzstan tajikistan "
    "turkmenistan azerbaijan armenia georgia moldova lithuania latvia estonia rus sun".split()
)
_WORD = re.compile(r"[^\W_]+")
_CYRILLIC = re.compile("[а-яёіїєґ]")
_GLUED = ((re.compile(r"\b(р|r)\s*-\s*(н|n)\b"), r"\1\2"), (re.compile(r"\bст\s*-\s*ца\b"), "стца"))
# Of a region, in any case and gender; also of a town, which does no harm: both texts are treated alike.
_ADJECTIVE = re.compile(r"(\w+[сц]к)(?:ой|ий|ого|ом|ую|ое|ому)\b")
_LONGEST = 4  # words of a name in the list

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """Names of one place or region as words; one of ``needs`` and none of ``bars`` must stand somewhere."""

    names: frozenset[Words]
    needs: frozenset[str]
    bars: frozenset[str]

    def holds(self, words: frozenset[str]) -> bool:
        return (not self.needs or bool(self.needs & words)) and not self.bars & words


@dataclass(frozen=True, slots=True)
class _Region:
    """Names of a region, and all names of its centre."""

    names: frozenset[Words]
    centre: frozenset[Words]


@lru_cache(4096)
def same_place(one: str, other: str) -> str:
    """SAME, WRITTEN, RENAMED, PART, OTHER, or UNKNOWN where a text names no more than a state.

    It does not matter which text comes first.
    """
    one, other = sorted((one, other))
    if not (mine := _words(one)) or not (theirs := _words(other)):
        return UNKNOWN
    if " ".join(one.split()) == " ".join(other.split()):
        return SAME
    if folded := _is_latin(mine) != _is_latin(theirs):
        mine, theirs = _folded(mine), _folded(theirs)
    if sorted(mine) == sorted(theirs):
        return WRITTEN
    mine, theirs, renamed = _one_name(mine, theirs, folded)
    if set(mine) == set(theirs):
        return RENAMED if renamed else WRITTEN
    if set(mine) < set(theirs) or set(theirs) < set(mine):
        return RENAMED if renamed else PART
    return OTHER


@lru_cache(4096)
def compare_places(national: str, international: str) -> str:
    """What the birthplaces of two passports have to do with each other: as ``same_place``, or REGION.

    For people born in the USSR an international passport names the region or its centre: offices of the MVD
    of Russia, 1 and 3 July 2024 (karelia-news.net; mvd.govnewsrf.ru/pfo/mar/283506).
    """
    found = same_place(national, international)
    return REGION if found == OTHER and _is_region(national, international) else found


def _is_region(national: str, international: str) -> bool:
    home, abroad = _words(national), _words(international)
    if folded := _is_latin(home) != _is_latin(abroad):
        home, abroad = _folded(home), _folded(abroad)
    parts = {words for words, _at in _runs(home)}
    return any(
        (abroad in one.names and (parts & one.names or home in one.centre))
        or (abroad in one.centre and parts & one.names)
        for one in _regions(folded)
    )


def _words(text: str) -> Words:
    """The words that tell a place. Beside Cyrillic ones the Latin ones are only their copy."""
    plain = unicodedata.normalize("NFC", text).lower().replace("ё", "е")
    for pattern, whole in _GLUED:
        plain = pattern.sub(whole, plain)
    words = _WORD.findall(_ADJECTIVE.sub(r"\1ая", plain))
    if any(map(_CYRILLIC.search, words)):
        words = [word for word in words if _CYRILLIC.search(word) or word.isdecimal()]
    return tuple(word for word in words if word not in _KINDS and word not in _STATES)


def _is_latin(words: Words) -> bool:
    return not any(map(_CYRILLIC.search, words))


def _folded(words: Words) -> Words:
    return tuple(fold(word) for word in words)


def _runs(words: Words) -> Iterator[tuple[Words, int]]:
    """All names that may stand in the text, the longer ones first, with where they begin."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for at in range(len(words) - length + 1):
            yield words[at : at + length], at


def _one_name(mine: Words, theirs: Words, folded: bool) -> tuple[Words, Words, bool]:
    """Both texts with one word for each place that they call by different names, and whether there is one."""
    groups, places = _groups(folded)
    said = frozenset((*mine, *theirs))
    for name, _at in _runs(mine):
        for number in places.get(name, ()):
            if not groups[number].holds(said):
                continue
            other = next((run for run, _at in _runs(theirs) if run in groups[number].names), None)
            if other is not None and other != name:
                sign = f"#{number}"
                mine, theirs = _replaced(mine, name, sign), _replaced(theirs, other, sign)
                return *_one_name(mine, theirs, folded)[:2], True
    return mine, theirs, False


def _replaced(words: Words, run: Words, sign: str) -> Words:
    at = next(start for found, start in _runs(words) if found == run)
    return (*words[:at], sign, *words[at + len(run) :])


@cache
def _groups(folded: bool) -> tuple[tuple[_Group, ...], dict[Words, list[int]]]:
    """Towns and regions with their names, and the groups in which a name stands."""
    read = read_json("renamed_places.json")
    groups = [_group(one, folded) for one in read["places"]]
    groups += [_group(one[1:], folded) for one in read["regions"]]
    places: dict[Words, list[int]] = {}
    for number, group in enumerate(groups):
        for name in group.names:
            places.setdefault(name, []).append(number)
    return tuple(groups), places


def _group(read: Any, folded: bool) -> _Group:
    body = read if isinstance(read, dict) else {"names": read}
    needs, bars = (
        frozenset(word for one in _names(body.get(key, ()), folded) for word in one)
        for key in ("with", "without")
    )
    return _Group(frozenset(_names(body["names"], folded)), needs, bars)


def _names(texts: Iterable[str], folded: bool) -> list[Words]:
    found = [_words(text) or (text.lower(),) for text in texts]
    return [_folded(words) for words in found] if folded else found


@cache
def _regions(folded: bool) -> tuple[_Region, ...]:
    groups, places = _groups(folded)
    made = []
    for centre, *names in read_json("renamed_places.json")["regions"]:
        [name] = _names([centre], folded)
        towns = frozenset({name}).union(*(groups[number].names for number in places.get(name, ())))
        made.append(_Region(frozenset(_names(names, folded)), towns))
    return tuple(made)
