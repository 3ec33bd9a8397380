"""Search keys of names: one skeleton for Cyrillic and every usual Latin spelling.

Both scripts are first written in one small working alphabet, in which a capital stands for a sound that Latin
spells with several letters: S for sh and shch (German and Polish lists do not keep them apart), Z zh, T ch,
C ts, H kh. Rules then join the spellings of one sound, and the result is written out so that two sounds which
begin with the same typed letter also begin alike in the key (x "kh" beside k "k", ts and ch beside t, "ie"
for every e beside i, "pf" for f beside p): that is what keeps a half typed digraph a prefix of the key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from textkit import sorting as _sorting

_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщыэюяёіїєґў",
        "a b v g d e Z z i i k l m n o p r s t u f H C T S S i e iu ia e i i e g u".split(),
        strict=True,
    )
)
_CYRILLIC_OTHERS = dict(
    zip(
        "әғқңөұүһҳҷӣӯҙҫҗђјљњћџѓќѕѣѳѵѫ",
        "a g k n o u u H H T i u z s Z d i l n T dZ g k z e f i u".split(),
        strict=True,
    )
)
_LATIN = {
    "y": "i",
    "j": "i",
    "x": "ks",
    "q": "k",
    "ł": "l",
    "ø": "o",
    "ı": "i",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ə": "a",
    "ŋ": "n",
}


class _Letters(dict[int, str]):
    """The first table for str.translate; letters that it does not hold are worked out once and kept."""

    def __missing__(self, code: int) -> str:
        result = "".join(map(self._base, unicodedata.normalize("NFKD", chr(code)).casefold()))
        self[code] = result
        return result

    def _base(self, letter: str) -> str:
        known = self.get(ord(letter))
        if known is not None:
            return known
        if letter.isdecimal():
            return str(unicodedata.decimal(letter))
        return letter if letter.isalpha() and unicodedata.category(letter) != "Lm" else ""


_LETTERS = _Letters()
_LETTERS.update({ord(letter): letter for letter in "abcdefghiklmnoprstuvwz0123456789"})
_LETTERS.update(dict.fromkeys(map(ord, "ъьʼʹ' -.’"), ""))
_LETTERS.update({ord(letter): text for letter, text in {**_CYRILLIC, **_CYRILLIC_OTHERS, **_LATIN}.items()})

# Order matters: longer spellings first. y, j are i by now, doubled letters still doubled.
# Each alternative begins with a letter and looks back from behind it: so the engine skips the letters of no
# rule.
_SPELLINGS = re.compile(
    r"s(?:ch(?:tsch)?|hch|zcz|h|z)"  # German sch, schtsch; shch; Polish szcz, sz
    r"|t(?:sch|ch|sh|s|z(?!h)|c|h)"
    r"|c(?:z|h|(?=[eiv]|ki)|k|)"  # Cvetkov, Cecilia, Potocki; but Victor, Carina
    r"|[kgzp]h|h"
    r"|i+(?:e(?:i(?=[au])(?<=[bcdfghklmnprstvwzCHSTZ]iei))?|ou|(?<![aou]i)o)"  # Podieiachev
    r"|e(?<=[aou]e)(?!v)"  # Mueller; but Nikolaev
    r"|o(?:(?<=[SZT]o)|(?<=[scz]ho)|(?<=[sc]zo))"  # Khrushchov, Gorbachov
    r"|T(?<=ST)"  # Cyrillic шч
    r"|ff$(?<=[oe]ff)|u$(?<=[oe]u)"  # Ivanoff; Belarusian Ivanou
    r"|e$(?<=ine)|z$(?<=[lnr]z)"  # Vasine; Franz, Schwarz
)


class _Sounds(dict[str, str]):
    """What a matched spelling becomes; runs of i are looked up once each."""

    def __missing__(self, spelling: str) -> str:
        result = "iu" if spelling.endswith("ou") else "i" if spelling.endswith("ei") else "e"
        self[spelling] = result
        return result


_SOUNDS = _Sounds(
    {
        **dict.fromkeys(("sch", "schtsch", "shch", "szcz", "sh", "sz"), "S"),
        **dict.fromkeys(("tsch", "tch", "tsh", "cz", "ch"), "T"),
        **dict.fromkeys(("ts", "tz", "tc"), "C"),
        "th": "t",
        "c": "k",
        "ck": "k",
        "kh": "H",
        "h": "H",
        "gh": "g",
        "zh": "Z",
        "ph": "f",
        "e": "",
        "o": "e",
        "ff": "v",
        "u": "v",
        "z": "C",
        "T": "",
    }
)
_DOUBLES = re.compile(r"([a-zA-Z])\1+")
_WRITTEN = str.maketrans(
    {"S": "sh", "Z": "zh", "T": "tsh", "C": "ts", "H": "kh", "e": "ie", "f": "pf", "w": "v"}
)


def _sound(match: re.Match[str]) -> str:
    spelling = match[0]
    if spelling == "c":
        return _sound_of_c(match)
    return _SOUNDS[spelling]


def _sound_of_c(match: re.Match[str]) -> str:
    end = match.end()
    following = match.string[end : end + 2].partition("\n")[0]
    if following and (following[0] in "eiv" or following == "ki"):
        return "C"
    return "k" if following or match.string[end - 3 : end - 1] != "vi" else "T"


@lru_cache(65536)
def fold(text: str) -> str:
    """The search key of a name: a-z and digits, letters of other scripts as they are in lower case.

    The same for Щербаков, Shcherbakov, Scherbakov, Schtscherbakow; Юлия, Iuliia, Yulia, Julia; Müller,
    Mueller, Muller; Иванов, Ivanoff, Ivanow. Accents, apostrophes, hyphens, spaces and doubled letters do not
    count.
    """
    sounds = _SPELLINGS.sub(_sound, text.casefold().translate(_LETTERS))
    return _DOUBLES.sub(r"\1", sounds).translate(_WRITTEN).replace("tts", "ts")


def fold_many(texts: Iterable[str]) -> list[str]:
    """fold() of each text."""
    return list(map(fold, texts))


# What a person may go on to type: every letter, and what is missing of a spelling that the rules join.
_ENDINGS = (
    *("", *"abcdefghijklmnopqrstuvwxyz"),
    *("ch", "cha", "che", "hch", "zcz", "cz", "htsch", "chtsch", "tsch", "sch", "tch", "hchtsch", "ha", "ho"),
    *("oa", "ou", "ea", "eia", "eiu", "ia", "iu", "ie", "io", "iou", "ieia", "ieiu", "ev", "el", "ei"),
    *("ff", "f", "of", "eu", "ne", "ine", "ic", "vic", "ki", "kh", "hh"),
)


_LETTERS_OF_ENDINGS = tuple(ending.translate(_LETTERS) for ending in _ENDINGS)
# The same rules for many texts, a line each: one run of the engine costs less than seventy.
_SPELLINGS_OF_LINES = re.compile(_SPELLINGS.pattern, re.M)


def _keys_of_endings(typed: str) -> list[str]:
    """fold() of the text with each of the endings."""
    letters = typed.casefold().translate(_LETTERS)
    lines = "\n".join([letters + ending for ending in _LETTERS_OF_ENDINGS])
    sounds = _SPELLINGS_OF_LINES.sub(_sound, lines)
    return _DOUBLES.sub(r"\1", sounds).translate(_WRITTEN).replace("tts", "ts").split("\n")


def _common_start(keys: list[str]) -> str:
    """What all begin with: of the first and the last in order, which differ the earliest."""
    first, last = min(keys), max(keys)
    same = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[:same]


@lru_cache(4096)
def fold_prefix(typed: str) -> str:
    """The part of the key that is certain while a name is still being typed.

    For every spelling that fold() joins and every beginning of it, the key of the name starts with this: the
    last letter is left out where it may be half of a digraph. "" (also for a lone "c") restricts nothing.
    """
    return _common_start(_keys_of_endings(typed))


_FRENCH = ("chtch shch", "tch tsh", "(?<![st])ch sh", "ou u", "gu(?=[ei]) g", "j zh")
_FRENCH_SIGNS = re.compile("ou|t?ch|gu[ei]|j", re.I)
_OTHER_READINGS = (
    (re.compile(r"(?<![kscztpg])h", re.I), "g"),  # Ukraine and Belarus write г as H
    (re.compile(r"chr", re.I), "kr"),
    (re.compile(r"ch(?!r)", re.I), "kh"),
    (re.compile(r"^(?:dj|j)", re.I), "dzh"),
    (re.compile(r"(?<=[aou])[yj](?=e(?!v))", re.I), ""),
)


def _french(text: str) -> str:
    """Russian passports were written the French way until about 2000: Chtcheglova, Guennadii, Nadejda."""
    text = text.casefold()
    for rule in _FRENCH:
        spelling, reading = rule.split(" ")
        text = re.sub(spelling, reading, text)
    return text


def _readings(text: str) -> list[str]:
    readings = [text] + [spelling.sub(reading, text) for spelling, reading in _OTHER_READINGS]
    if _FRENCH_SIGNS.search(text):
        readings.insert(2, _french(text))
    if len(text) > 2:
        readings.append(text.translate(_SOFT_G))
    return readings


_SOFT_G = str.maketrans("гГgG", "ххhh")


def fold_variants(text: str) -> tuple[str, ...]:
    """fold(text), then the keys of other readings of the spelling, likeliest first, at most five.

    Latin H may be Cyrillic х or, in Ukraine and Belarus, г (Harashchenko, and so Гаращенко may stand as
    HARASHCHENKO); ch may be German or French, ou French, a first j English. Hits of the others rank below.
    """
    return tuple(dict.fromkeys(map(fold, _readings(text))))[:5]


def fold_prefixes(typed: str) -> tuple[str, ...]:
    """fold_prefix(typed), then those of the other readings that it does not cover; see fold_variants()."""
    prefixes = list(dict.fromkeys(map(fold_prefix, _readings(typed))))
    first = prefixes[0]
    return (first, *(prefix for prefix in prefixes[1:5] if prefix and not prefix.startswith(first)))


def sort_key(native_surname: str, given_name: str = "", patronymic: str = "") -> str:
    """The byte-orderable key of a person in an alphabetical list; see textkit.sorting, which also has
    sort_prefix().
    """
    return _sorting.sort_key(native_surname, given_name, patronymic)
