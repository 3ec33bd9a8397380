"""An answer in words: as the clerk reads it, and as it stands on the form.

Answers are kept as codes where they have one (ISO dates, alpha-2 countries joined by ";", option keys joined
by ";" with free text after "other:", yes and no), so that they outlive a change of language; else as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from paperwork.forms import Question, QuestionForm
from paperwork.known_data import Piece

YES_NO = {
    "en": ("Yes", "No"),
    "ru": ("Да", "Нет"),
    "uk": ("Так", "Ні"),
    "pl": ("Tak", "Nie"),
    "ro": ("Da", "Nu"),
    "it": ("Sì", "No"),
    "fr": ("Oui", "Non"),
    "de": ("Ja", "Nein"),
}
_CYRILLIC_LANGUAGES = frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn"})
_FOREIGN_RUN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]+")
_PAPER_SIGNS = str.maketrans(dict.fromkeys("«»„“”", '"') | {"№": "No. ", "—": "-", "–": "-"})

Terms = Callable[[str, str], str]
"""Term and language to its translation, "" if the dictionary does not know it."""


@dataclass(frozen=True, slots=True)
class OnForm:
    """What stands on the form; ``translated`` is False if the answer waits for a person or the dictionary.

    ``unknown`` are the texts that the dictionary was asked for and does not have.
    """

    text: str
    translated: bool = True
    unknown: tuple[str, ...] = ()


def is_foreign(text: str, language: str) -> bool:
    """Whether the text has letters that a form in ``language`` cannot carry."""
    return language not in _CYRILLIC_LANGUAGES and _FOREIGN_RUN.search(text) is not None


def latin_letters(text: str, scheme: str) -> OnForm:
    """The text letter by letter in Latin; figures, signs and what was Latin already stay as they are.

    An alphabet that the scheme does not know is not passed and not dropped: the result is marked.
    """
    from textkit.transliteration import transliterate

    unknown: list[str] = []

    def latin(run: re.Match[str]) -> str:
        word = run.group()
        done = transliterate(word, scheme)
        if not done.strip() and word.strip("ьъЬЪ"):
            unknown.append(word)
        return done

    result = _FOREIGN_RUN.sub(latin, text.translate(_PAPER_SIGNS))
    return OnForm("", False) if unknown or is_foreign(result, "en") else OnForm(re.sub(r" {2,}", " ", result))


def yes_no_word(code: str, language: str) -> str:
    yes, no = YES_NO.get(language[:2], YES_NO["en"])
    return {"yes": yes, "no": no}.get(code, code)


CLERK_DATES = "dd.MM.yyyy"  # how the clerk writes dates


def split_choice(code: str) -> tuple[list[str], str]:
    """The ticked keys of a choice and the words after "other:"."""
    ticked, mark, words = code.partition("other:")
    keys = [key.strip() for key in ticked.split(";") if key.strip()]
    return ([*keys, "other"], words.strip()) if mark else (keys, "")


@dataclass(frozen=True, slots=True)
class Wording:
    """The languages and manners of one tourist's questionnaire: ``scheme`` is that of their citizenship."""

    form: QuestionForm
    scheme: str
    clerk_language: str
    terms: Terms | None = None

    def shown(self, question: Question, pieces: tuple[Piece, ...]) -> str:
        """The answer in the clerk's language."""
        return ", ".join(self._shown_piece(question, piece) for piece in pieces)

    def on_form(self, question: Question, pieces: tuple[Piece, ...]) -> OnForm:
        """The answer in the form's language; text "" and not translated if any part has no translation."""
        parts = [self._form_piece(question, piece) for piece in pieces]
        if not all(part.translated for part in parts):
            return OnForm("", False, tuple(text for part in parts for text in part.unknown))
        if len(parts) == 1:
            return parts[0]
        return OnForm(", ".join(part.text for part in parts if part.text))

    def _shown_piece(self, question: Question, piece: Piece) -> str:
        way = piece.way or question.translate
        if way == "date":
            return self._date(piece.text, CLERK_DATES)
        if way == "country":
            return country_words(piece.text, self.clerk_language)
        if way == "yes_no":
            return yes_no_word(piece.text, self.clerk_language)
        if question.options:
            return self._options(question, piece.text, self.clerk_language).text
        return piece.text

    def _form_piece(self, question: Question, piece: Piece) -> OnForm:
        language, text = self.form.language, piece.text
        way = piece.way or question.translate
        if question.options:
            return self._options(question, text, language)
        if way == "date":
            return self._passed(self._date(text, self.form.date_format))
        if way == "country":
            name = country_words(text, language)
            beside_letters = question.translate == "transliterate"  # which come out as capitals
            return self._passed(name.upper() if self.form.capitals or beside_letters else name)
        if way == "yes_no":
            return self._passed(yes_no_word(text, language))
        if way == "native":
            return OnForm(text)
        if way == "transliterate" and is_foreign(text, language):
            return latin_letters(text, self.scheme)
        return self._term(text) if way == "dictionary" else self._passed(text)

    def _passed(self, text: str) -> OnForm:
        return OnForm("", False) if is_foreign(text, self.form.language) else OnForm(text)

    def _term(self, text: str) -> OnForm:
        """An answer already in the form's letters stands as typed, others wait for the dictionary."""
        if not is_foreign(text, self.form.language):
            return OnForm(text)
        found = self.terms(text, self.form.language) if self.terms else ""
        return OnForm(found) if found else OnForm("", False, (text,))

    def _options(self, question: Question, code: str, language: str) -> OnForm:
        keys, words = split_choice(code)
        labels = []
        for key in keys:
            option = question.option(key)
            labels.append(option.label(language) if option else key)
        if not words:
            return OnForm(", ".join(labels))
        said = self._term(words) if language == self.form.language else OnForm(words)
        return OnForm(f"{', '.join(labels)}: {said.text}", said.translated, said.unknown)

    def _date(self, iso: str, pattern: str) -> str:
        from textkit.dates import format_date

        return format_date(iso, pattern) if _ISO.fullmatch(iso) else iso


_ISO = re.compile(r"\d{4}(-\d\d){0,2}")
_ALPHA_2 = re.compile(r"[A-Z]{2}")


def country_words(code: str, language: str) -> str:
    """The country's name in the language; what is no code of two letters stays as it is."""
    from textkit.countries import country_name

    if code == "SU":
        return {"ru": "СССР", "fr": "URSS"}.get(language, "USSR")
    return (country_name(code, language) or code) if _ALPHA_2.fullmatch(code) else code
