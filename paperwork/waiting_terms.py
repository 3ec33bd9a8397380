"""What a run over many tourists waits for: terms that the dictionary lacks, each once, with whose answers.

The answers are gathered once, when the forms are filled; which of their terms are still unknown can then be
asked again after each term that is added.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from models.records import Tourist
from paperwork.answering import FilledAnswer
from paperwork.dictionary import Dictionary
from textkit.terms import term_key


@dataclass(frozen=True, slots=True)
class WaitingAnswer:
    """A tourist's answer; ``texts`` had no translation into ``language`` when the form was filled."""

    texts: tuple[str, ...]
    language: str
    tourist: Tourist


@dataclass(frozen=True, slots=True)
class WaitingTerm:
    """A term that the dictionary does not know in ``language``, written as it was found first.

    ``answers`` is how many wait for it, ``people`` whose they are, each once, in the order of the run.
    """

    text: str
    language: str
    answers: int
    people: tuple[Tourist, ...]

    @property
    def sexes(self) -> frozenset[str]:
        """The known sexes of the people: a term may have two translations."""
        return frozenset(one.sex for one in self.people if one.sex)


@dataclass(slots=True)
class _Gathered:
    text: str
    language: str
    answers: int = 0
    people: dict[int, Tourist] = field(default_factory=dict)  # by identity: not everybody is saved


def waiting_answers(
    language: str, filled: Iterable[tuple[Tourist, Sequence[FilledAnswer]]]
) -> list[WaitingAnswer]:
    """The answers that wait for the dictionary in tourists' filled forms, whose language that is.

    What a person overruled, what is not asked and what waits for a letter or a box is not among them.
    """
    return [
        WaitingAnswer(answer.unknown, language, tourist)
        for tourist, answers in filled
        for answer in answers
        if answer.state == "untranslated" and answer.unknown
    ]


def waiting_terms(dictionary: Dictionary, answers: Iterable[WaitingAnswer]) -> list[WaitingTerm]:
    """The terms for want of which the answers wait, those that most answers wait for first.

    Of an answer of several parts only those that the dictionary does not know.
    """
    gathered: dict[tuple[str, str], _Gathered] = {}
    for one in answers:
        for key, part in _unknown_parts(dictionary, one).items():
            found = gathered.setdefault((key, one.language), _Gathered(part, one.language))
            found.answers += 1
            found.people.setdefault(id(one.tourist), one.tourist)
    terms = [
        WaitingTerm(one.text, one.language, one.answers, tuple(one.people.values()))
        for one in gathered.values()
    ]
    return sorted(terms, key=lambda one: -one.answers)


def _unknown_parts(dictionary: Dictionary, answer: WaitingAnswer) -> dict[str, str]:
    """By their keys, so that what an answer says twice counts once."""
    parts: dict[str, str] = {}
    for text in answer.texts:
        for part in dictionary.unknown_parts(text, answer.language):
            parts.setdefault(term_key(part), part)
    return parts
