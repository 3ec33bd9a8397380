"""Proposed matches: fields of an embassy's form and questions that are called alike.

A field is known by its name, its tooltip, and the words printed beside it on the page: names are often
meaningless ("T57"), tooltips often missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paperwork.forms import Question, QuestionForm
from paperwork.matching import SWITCHES, Match, Matches, Part, option_like
from paperwork.pdf_fields import FillableForm, FormField
from paperwork.printed_words import Around, PrintedWords, read_words

LEAST = 76  # of 100: below this a likeness is none
SURE = 90  # boxes to tick behind the question's own words
WEIGHTS = (1.0, 0.98, 0.9, 0.86)  # a tooltip, a name, words at the left, words above
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOISE = frozenset("the of a an in your you as to and or on for no number field text box page form".split())
_DATE_PARTS = {
    "dd": ("day", "dd", "jour", "tag", "d"),
    "MM": ("month", "mm", "mois", "monat", "m"),
    "yyyy": ("year", "yyyy", "yy", "annee", "année", "jahr", "y"),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A match for a field, and how sure it is, of 100."""

    match: Match
    score: float


def propose_matches(
    form: FillableForm, questions: QuestionForm, words: PrintedWords | None = None
) -> dict[str, Proposal]:
    """A match for each field that is called like a question; the likest field gets a question that several
    want, except for the parts of a date. Read-only fields, buttons and signatures get none.

    ``words``: what is printed beside the fields, if it was read already.
    """
    words = words or read_words(form)
    asked = [_Asked.of(one) for one in questions.questions if not one.by_hand]
    found: list[tuple[float, FormField, Question, str]] = []
    for one in form.fields:
        if one.read_only or one.kind in ("button", "signature"):
            continue
        named = _Named.of(one, words.beside.get(one.name, ""))
        for question in asked:
            score = _likeness(named, question) if _goes_with(one, question.question) else 0.0
            if score >= LEAST:
                found.append((score, one, question.question, _take(one, question.question)))
    return _best(found, words.around)


def _best(found: Sequence[tuple[float, FormField, Question, str]], around: Around) -> dict[str, Proposal]:
    """The surest first: a field takes one question, a question one field, each part of a date one more."""
    made: dict[str, Proposal] = {}
    used: set[tuple[str, str]] = set()
    for score, one, question, take in sorted(found, key=lambda item: -item[0]):
        if one.name in made or (question.key, take) in used:
            continue
        used.add((question.key, take))
        made[one.name] = Proposal(match_of(one, question, take, around), score)
    return made


def match_of(one: FormField, question: Question, take: str = "", around: Around | None = None) -> Match:
    """A match of the field and the question, its options joined where they are called alike.

    Boxes to tick are called by their names or, all of them, by the words at one of their sides.
    """
    options: dict[str, str] = {}
    if one.kind in SWITCHES or one.options:
        for key, labels in _answers(question).items():
            value = next((found for text in labels if (found := option_like(one, text))), "")
            if value:
                options[key] = value
    if not options and one.kind in SWITCHES and around:
        options = _by_sides(one, question, around)
    return Match((Part(question.key, take),), options=options, capitals=False, no_spaces=False)


def _by_sides(one: FormField, question: Question, around: Around) -> dict[str, str]:
    """The options joined by what is printed at the left of the boxes, or else at the right.

    Only where that says what every box is: the words of one side are also those of the next box's other one.
    """
    for side in (0, 1):
        words = {w.state: around.get((one.name, w.state), ("", ""))[side] for w in one.widgets}
        joined = {}
        for key, labels in _answers(question).items():
            wanted = {_tokens(label) for label in labels} - {""}
            state = next((state for state, text in words.items() if _ends(text, wanted, side)), None)
            if state is not None:
                joined[key] = _value_of(one, state)
        if joined and len(set(joined.values())) == len(words):
            return joined
    return {}


def _ends(text: str, wanted: set[str], side: int) -> bool:
    """Whether the words next to the box are one of these."""
    words = _tokens(text.rpartition(":")[2] if side == 0 else text).split()
    near = (words[-1:], words[-2:]) if side == 0 else (words[:1], words[:2], words[:3])
    return any(" ".join(part) in wanted for part in near if part)


def _value_of(one: FormField, state: str) -> str:
    """How a state is chosen: "" ticks a box of its own."""
    if one.kind == "checkbox" and len(one.options) < 2:
        return ""
    return next((option.value for option in one.options if option.value == state), state)


def _answers(question: Question) -> Mapping[str, Sequence[str]]:
    """The keys that can be ticked, each with all it may be called in a form."""
    if question.kind == "yes_no":
        return {"yes": ("yes", "oui", "y"), "no": ("no", "non", "n")}
    return {one.key: (*one.labels.values(), one.key) for one in question.offered}


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question and what it is called, as ``_sorted`` writes it; ``label`` in its order."""

    question: Question
    label: str
    names: tuple[str, ...]

    @classmethod
    def of(cls, question: Question) -> _Asked:
        label, key = question.label("en"), question.key.replace("_", " ")
        names = tuple(name for name in (_sorted(label), _sorted(key)) if name)
        return cls(question, _tokens(label), names)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a field may be called, each with how much it counts; ``head`` is what stands before a box to tick:
    "Sex: Male" is about the sex."""

    head: str
    names: tuple[tuple[str, float], ...]

    @classmethod
    def of(cls, one: FormField, beside: str) -> _Named:
        row, _bar, over = beside.partition(" | ")
        head = _tokens(row.rpartition(":")[0]) if one.kind in SWITCHES else ""
        called = (one.tooltip, _plain_name(one.name), row, over)
        names = ((_sorted(name), weight) for name, weight in zip(called, WEIGHTS, strict=True))
        return cls(head, tuple(pair for pair in names if pair[0]))


def _likeness(named: _Named, asked: _Asked) -> float:
    """Of 100: the best of what the field may be called against the question's label and key."""
    from rapidfuzz import fuzz

    if named.head and asked.label and float(fuzz.token_set_ratio(named.head, asked.label)) == 100.0:
        return SURE
    best = 0.0
    for name, weight in named.names:
        for label in asked.names:
            best = max(best, weight * float(fuzz.ratio(name, label, score_cutoff=LEAST)))
    return best


def _goes_with(one: FormField, question: Question) -> bool:
    """Whether this kind of field can hold an answer of this kind at all."""
    ticks = question.kind in ("yes_no", "choice", "choices")
    if one.kind in SWITCHES:
        return ticks
    return True


def _take(one: FormField, question: Question) -> str:
    """The part of a date that the field is for."""
    if question.kind != "date":
        return ""
    named = _tokens(f"{one.tooltip} {_plain_name(one.name)}").split()
    for take, words in _DATE_PARTS.items():
        if any(word in named for word in words) and (one.max_length or 99) <= 4:
            return take
    return ""


def _plain_name(name: str) -> str:
    """The last part of a full name, without numbers of copies: "form.Page1.Surname[0]" -> "Surname"."""
    return re.sub(r"\[\d+\]|#", " ", name.rsplit(".", 1)[-1])


def _tokens(text: str) -> str:
    words = _WORDS.findall(_CAMEL.sub(" ", text))
    return " ".join(word.casefold() for word in words if word.casefold() not in _NOISE)


def _sorted(text: str) -> str:
    """The tokens in one order, so that "Name, last" is "Last name"."""
    return " ".join(sorted(_tokens(text).split()))


def accepted(proposals: Mapping[str, Proposal]) -> Matches:
    """All proposals as matches."""
    return {name: one.match for name, one in proposals.items()}
