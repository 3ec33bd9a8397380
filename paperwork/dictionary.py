"""Looking terms up for a form: an answer in whatever language to what stands on paper in the form's.

A whole answer is looked up first, then its parts between commas, so that "врач, преподаватель" needs no term
of its own. Countries, dates and yes or no never come here (paperwork.wording).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models.dictionary import Term, dictionary_state, load_terms
from paperwork.wording import Terms, is_foreign
from textkit.terms import term_key

NEAR = 4  # terms offered for one that is not there
NEAR_SCORE = 66  # of 100, below which a likeness is none
FIRST_WORD_SCORE = 75  # of 100, for a term that is the first word of what was asked for
_PARTS = re.compile(r"\s*[,;]\s*")
_Found = dict[str, dict[str, str]]  # key -> sex -> text


class Dictionary:
    """Terms ready to be looked up; those for a language are laid out when it is first asked for."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = terms
        self._by_language: dict[str, _Found] = {}

    def translate(self, text: str, language: str, sex: str = "") -> str:
        """The text in ``language`` for a person of that sex; "" if a part of it is not known."""
        found = self._by_language.get(language)
        if found is None:
            found = self._by_language[language] = self._laid_out(language)
        by_sex = found.get(term_key(text))
        if by_sex is not None:
            return _of_sex(by_sex, sex)
        parts = _parts(text)
        if len(parts) < 2:
            return ""
        translated = [self.translate(part, language, sex) or _as_typed(part, language) for part in parts]
        return ", ".join(translated) if all(translated) else ""

    def unknown_parts(self, text: str, language: str) -> list[str]:
        """The parts of the text for want of which it has no translation; nothing if it has one."""
        if self.translate(text, language):
            return []
        parts = _parts(text)
        return [part for part in parts if not (self.translate(part, language) or _as_typed(part, language))]

    def terms_for(self, sex: str) -> Terms:
        """Looking up for one person, as paperwork.answering.fill_form asks for it."""
        return lambda text, language: self.translate(text, language, sex)

    def _laid_out(self, language: str) -> _Found:
        found: _Found = {}
        for term in self.terms:
            by_sex = {sex: text for (code, sex), text in term.texts.items() if code == language and text}
            if by_sex:
                for key in term.spellings():
                    found.setdefault(key, by_sex)
        return found

    def term_of(self, text: str) -> Term | None:
        """The term that has this text in any language."""
        key = term_key(text)
        return next((term for term in self.terms if key and key in term.spellings()), None)

    def near(self, text: str, limit: int = NEAR) -> list[Term]:
        """Terms whose texts are most like this one, the likest first."""
        from rapidfuzz import process

        by_key = {key: term for term in reversed(self.terms) for key in term.spellings()}
        hits = process.extract(
            term_key(text), by_key.keys(), scorer=_likeness, limit=limit * 3, score_cutoff=NEAR_SCORE
        )
        found = list({id(by_key[key]): by_key[key] for key, _score, _at in hits}.values())
        return found[:limit]

    def search(self, text: str, kind: str = "") -> list[Term]:
        """Terms that have all the words typed, in any of their languages or the note; "" gives all."""
        words = term_key(text).split()
        return [term for term in self.terms if (not kind or term.kind == kind) and _has(term, words)]


def _likeness(one: Any, other: Any, *, score_cutoff: float | None = None) -> float:
    """Of 100: letter by letter in whatever order the words stand, or by the first word alone."""
    from rapidfuzz import fuzz

    whole = float(fuzz.token_sort_ratio(one, other, score_cutoff=score_cutoff))
    words = one.split()
    begins = len(words) > 1 and fuzz.ratio(words[0], other) > FIRST_WORD_SCORE
    return max(whole, FIRST_WORD_SCORE if begins else 0.0)


def _parts(text: str) -> list[str]:
    return [part for part in _PARTS.split(text.strip()) if part]


def _as_typed(part: str, language: str) -> str:
    """A part already in the form's letters stands as it is, "" for another."""
    return "" if is_foreign(part, language) else part


def _of_sex(by_sex: dict[str, str], sex: str) -> str:
    return by_sex.get(sex) or by_sex.get("") or by_sex.get("M") or next(iter(by_sex.values()))


def _has(term: Term, words: Sequence[str]) -> bool:
    if not words:
        return True
    keys = " ".join((*term.spellings(), term_key(term.note)))
    return all(word in keys for word in words)


@dataclass(slots=True)
class _Kept:
    state: tuple[int, int, int] | None = None
    database: object = None
    dictionary: Dictionary | None = None


_kept = _Kept()


def current_dictionary() -> Dictionary:
    """The office's dictionary as it is now; read again only when somebody changed it."""
    from models import database

    state, base = dictionary_state(), database.current()
    if _kept.dictionary is None or _kept.state != state or _kept.database is not base:
        _kept.dictionary = Dictionary(load_terms())
        _kept.state, _kept.database = state, base
    return _kept.dictionary
