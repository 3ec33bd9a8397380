"""Keys of dictionary terms: what a clerk may write otherwise without meaning another term."""

from __future__ import annotations

import unicodedata

_SAME = str.maketrans("ё’ʼ–—«»“”", "е''--" + '"' * 4)
_AROUND = " .,;:!\"'"


def term_key(text: str) -> str:
    """The key under which a term is found: case, ё, kinds of quotes and dashes, spaces and dots at the end
    hide no term.

    >>> term_key(" Главный  бухгалтЁр. ")
    'главный бухгалтер'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.casefold().translate(_SAME).split()).strip(_AROUND)


_LANGUAGES = {
    "CYRILLIC": "ru",
    "GREEK": "el",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "HEBREW": "he",
    "ARABIC": "ar",
    "DEVANAGARI": "hi",
    "THAI": "th",
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
}


def language_of(text: str) -> str:
    """The language to take a term for until somebody says otherwise, by its first letter that is not Latin.

    >>> language_of("SPA-салон"), language_of("მასწავლებელი"), language_of("Škoda")
    ('ru', 'ka', 'en')
    """
    scripts = (unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha())
    return next((_LANGUAGES[script] for script in scripts if script in _LANGUAGES), "en")
