"""Filling a questionnaire: what is known, what was answered, and what will stand on the form."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from models.records import Answer, Tour, Tourist
from paperwork.form_rules import repeated_key
from paperwork.forms import Question, QuestionForm
from paperwork.known_data import Circumstances, Known, Piece, find_known, is_minor
from paperwork.readings import read_value
from paperwork.wording import OnForm, Terms, Wording, is_foreign, split_choice
from translations import current_language

YEAR = 12  # months


def old_before(months: int = YEAR, today: date | None = None) -> str:
    """The day (ISO) before which answers were given that are asked again after so many months."""
    now = today or date.today()
    year, month = divmod(now.year * YEAR + now.month - 1 - months, YEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(now.day, last)).isoformat()


@dataclass(frozen=True, slots=True)
class FilledAnswer:
    """One question with its answer.

    ``code`` is what is kept (ISO date, alpha-2 countries and option keys joined by ";", yes, no, else the
    text), ``value`` the same in the clerk's words, ``form_text`` what stands on paper. ``origin``: tourist,
    tour, companion, answer, default (a proposal nobody confirmed), empty. ``state``: filled; empty (the
    embassy asks for it, or has no box for what is known); blank (may stay so); untranslated (waits for the
    dictionary or a person); not_applicable.
    ``overruled`` texts were written by a person. ``answered_on`` is an ISO date, "" if not from an answer;
    ``asked`` says who was asked when it was confirmed, "" if it was only given. ``unknown`` are the texts of
    an untranslated answer that wait for the dictionary. ``known`` is the code of what tourist, tour and
    companions say; where an answer stands above it only if fill_form was asked for it.
    """

    question: Question
    value: str
    form_text: str
    origin: str
    state: str
    code: str = ""
    overruled: bool = False
    answered_on: str = ""
    unknown: tuple[str, ...] = ()
    asked: str = ""
    known: str = ""

    @property
    def is_gap(self) -> bool:
        return self.state in ("empty", "untranslated")

    def is_old(self, before: str) -> bool:
        """Whether it rests on an answer given before that day (see ``old_before``)."""
        return self.origin == "answer" and bool(self.answered_on) and self.answered_on < before

    @property
    def too_long(self) -> int:
        """By how many characters it is longer than the form holds; 0 if it fits."""
        return max(0, len(self.form_text) - (self.question.max_length or len(self.form_text)))

    @property
    def ticked(self) -> tuple[str, ...]:
        """Keys of the ticked options; "yes" or "no" for a question of that kind."""
        if self.state == "not_applicable":
            return ()
        if self.question.kind == "yes_no":
            return (self.code,) if self.code in ("yes", "no") else ()
        return tuple(split_choice(self.code)[0]) if self.question.options else ()


def fill_form(
    form: QuestionForm,
    tourist: Tourist,
    tour: Tour | None,
    answers: Mapping[str, Answer],
    companions: Sequence[Tourist] = (),
    *,
    clerk_language: str = "",
    terms: Terms | None = None,
    with_known: bool = False,
) -> list[FilledAnswer]:
    """All questions of the form in its order, each with what is known or answered.

    ``companions`` are the others on the tour, for a minor's guardian. ``clerk_language`` is the interface's
    unless said otherwise. A typed answer stands above what the tourist record says, an overruled text above
    both; an overruled empty text keeps the place blank. ``terms`` looks a term up in the dictionary.
    ``with_known`` finds ``known`` beneath answers too, which only copying asks for. Touches nothing.
    """
    from textkit.transliteration import scheme_for

    at = Circumstances(tourist, tour, tuple(companions), form.countries, form.country, _today())
    language = clerk_language or current_language()
    wording = Wording(form, scheme_for(tourist.citizenship), language, terms)
    found = [
        _answered(question, at, answers.get(question.key), wording, with_known) for question in form.questions
    ]
    codes = {filled.question.key: filled.code for filled in found}
    minor = is_minor(at)
    judged = [_judged(filled, applies(filled.question.applies, codes, minor)) for filled in found]
    return _with_repeats(judged)


def _today() -> str:
    """The date at this desk."""
    return datetime.now(tz=UTC).astimezone().date().isoformat()


def _answered(
    question: Question, at: Circumstances, answer: Answer | None, wording: Wording, with_known: bool
) -> FilledAnswer:
    """The answer from the best source, its state still only filled, untranslated or empty."""
    is_answered = answer is not None and bool(answer.value.strip())
    asks = question.binding and (with_known or not is_answered)
    known = find_known(question.binding, at) if asks else None
    pieces, origin = _source(question, known, answer)
    on_form = wording.on_form(question, pieces)
    overruled = answer is not None and answer.overruled
    if not _has_boxes(question, pieces):
        on_form = OnForm("")
    if answer is not None and overruled:
        on_form = OnForm(answer.form_text, not is_foreign(answer.form_text, wording.form.language))
    return FilledAnswer(
        question=question,
        value=wording.shown(question, pieces),
        form_text=on_form.text,
        origin=origin,
        state=_first_state(pieces, on_form, overruled),
        code=_code(question, pieces),
        overruled=overruled,
        answered_on=answer.answered_on if answer is not None else "",
        unknown=on_form.unknown,
        asked=answer.asked if answer is not None else "",
        known=_code(question, known.pieces) if known is not None else "",
    )


def _source(question: Question, known: Known | None, answer: Answer | None) -> tuple[tuple[Piece, ...], str]:
    if answer is not None and answer.value.strip():
        return _pieces(question, read_value(question, answer.value)), "answer"
    if answer is not None and answer.overruled and not answer.form_text:
        return (), "answer"
    if known is not None:
        return known.pieces, known.origin
    if question.default:
        return _pieces(question, question.default), "default"
    return (), "empty"


def _pieces(question: Question, code: str) -> tuple[Piece, ...]:
    if question.multiple:
        return tuple(Piece(part) for part in code.split(";") if part)
    return (Piece(code),)


def _has_boxes(question: Question, pieces: tuple[Piece, ...]) -> bool:
    """Whether there is a box to tick for each part of a choice: a form may know two sexes only.

    An answer may be from the time when the question was of another kind.
    """
    if question.kind == "yes_no":
        return all(piece.text in ("", "yes", "no") for piece in pieces)
    if not question.options:
        return True
    keys = (key for piece in pieces for key in split_choice(piece.text)[0])
    return all((option := question.option(key)) is not None and not option.retired for key in keys)


def _code(question: Question, pieces: tuple[Piece, ...]) -> str:
    if question.kind == "country" or question.multiple:
        return ";".join(piece.text for piece in pieces)
    return ", ".join(piece.text for piece in pieces)


def _first_state(pieces: tuple[Piece, ...], on_form: OnForm, overruled: bool) -> str:
    if not on_form.translated:
        return "untranslated"
    if on_form.text:
        return "filled"
    return "blank" if overruled else "empty"


def applies(condition: str, codes: Mapping[str, str], minor: bool | None) -> bool | None:
    """Whether a question is asked: "minor", "KEY" (answered), "!KEY", "KEY=VALUE|VALUE", joined by commas.

    None if that hangs on something not answered yet.
    """
    if not condition:
        return True
    results = [_part_applies(part.strip(), codes, minor) for part in condition.split(",") if part.strip()]
    if False in results:
        return False
    return None if None in results else True


def _part_applies(part: str, codes: Mapping[str, str], minor: bool | None) -> bool | None:
    if part == "minor":
        return minor
    key, equals, wanted = part.lstrip("!").partition("=")
    code = codes.get(key, "")
    if not equals:
        return bool(code) is not part.startswith("!")
    if not code:
        return None
    given = {code, *split_choice(code)[0]}
    return bool(given & set(wanted.split("|"))) is not part.startswith("!")


def _judged(filled: FilledAnswer, applies: bool | None) -> FilledAnswer:
    """The answer with its final state: whether it is asked, and what an empty one means here."""
    question = filled.question
    if applies is False:
        return replace(filled, form_text="", state="not_applicable", unknown=())
    # Something is known and there is no box for it: that is told even where the place might stay blank.
    if filled.state != "empty" or filled.code:
        return filled
    if question.when_empty.startswith("word:"):
        word = question.when_empty.removeprefix("word:")
        return replace(filled, form_text=word, origin="default", state="filled")
    asked = question.required and applies is not None and not question.by_hand
    return filled if asked else replace(filled, state="blank")


def _with_repeats(filled: list[FilledAnswer]) -> list[FilledAnswer]:
    """Blank answers that repeat another question (``repeat:KEY``) take over what stands there."""
    by_key = {answer.question.key: answer for answer in filled}
    return [_repeated(answer, by_key) if answer.state == "blank" else answer for answer in filled]


def _repeated(answer: FilledAnswer, by_key: Mapping[str, FilledAnswer]) -> FilledAnswer:
    other = answer
    while other.state == "blank" and not other.overruled and repeated_key(other.question.when_empty):
        other = by_key[repeated_key(other.question.when_empty)]
    if other is answer or other.state != "filled":
        return answer
    return replace(answer, value=other.value, form_text=other.form_text, origin="default", state="filled")


def other_words(filled: FilledAnswer) -> str:
    """The words after "Other" as they stand on the form."""
    if "other" not in filled.ticked or not filled.question.options:
        return ""
    return filled.form_text.partition(": ")[2] if split_choice(filled.code)[1] else ""
