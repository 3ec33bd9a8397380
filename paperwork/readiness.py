"""How far a tour is with a country's questionnaire: tourist by question, what is there and what is to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.records import Answer, Tour, Tourist
from paperwork.answering import YEAR, FilledAnswer, fill_form, old_before
from paperwork.dictionary import Dictionary, current_dictionary
from paperwork.forms import Question, QuestionForm
from paperwork.printing import answers_of

GAPS = ("empty", "untranslated")
TO_DO = (*GAPS, "old")  # what wants something of the clerk, and be it a question to the tourist


@dataclass(frozen=True, slots=True)
class Counts:
    """How many answers of a tourist, or to a question, stand on the form, lack, and are to be asked again."""

    done: int
    gaps: int
    old: int

    @property
    def asked(self) -> int:
        """How many the embassy wants or got."""
        return self.done + self.gaps

    @property
    def to_do(self) -> int:
        return self.gaps + self.old


@dataclass(frozen=True, slots=True)
class ReadyTourist:
    """One tourist: a state for each question of the form, in its order, with the answers behind them."""

    tourist: Tourist
    states: tuple[str, ...]
    answers: tuple[FilledAnswer, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Readiness:
    """``rows`` are tourists in the order given, their states and ``by_question`` follow ``questions``.

    A state is that of a FilledAnswer (filled, empty, untranslated, blank, not_applicable), or "old" for what
    is filled by an answer that is to be asked again. Questions for the pen are left out.
    """

    form: QuestionForm
    questions: tuple[Question, ...]
    rows: tuple[ReadyTourist, ...]
    by_question: tuple[Counts, ...]

    @property
    def ready(self) -> int:
        """How many tourists lack nothing."""
        return sum(not row.counts.gaps for row in self.rows)


def readiness(
    form: QuestionForm,
    tour: Tour | None,
    tourists: Sequence[Tourist],
    answers: Mapping[int | None, Mapping[str, Answer]],
    *,
    clerk_language: str = "",
    dictionary: Dictionary | None = None,
    old_after: int = YEAR,
    today: date | None = None,
) -> Readiness:
    """The state of every question for each of the ``tourists``, who are all on the tour.

    ``answers`` are by tourist id, as answers_of gives them. ``old_after`` (months, counted back from
    ``today``) decides which answers are old, the ``dictionary`` which wait for a translation.
    """
    before = old_before(old_after, today)
    questions = tuple(question for question in form.questions if not question.by_hand)
    rows = []
    for tourist in tourists:
        others = [other for other in tourists if other is not tourist]
        own = answers.get(tourist.id, {})
        terms = dictionary.terms_for(tourist.sex) if dictionary else None
        filled = fill_form(form, tourist, tour, own, others, clerk_language=clerk_language, terms=terms)
        rows.append(_row(tourist, filled, before))
    by_question = tuple(_counts(column) for column in zip(*(row.states for row in rows), strict=True))
    return Readiness(form, questions, tuple(rows), by_question or tuple(_counts(()) for _each in questions))


def tour_readiness(
    tour_id: int, form: QuestionForm, *, clerk_language: str = "", old_after: int = YEAR
) -> Readiness:
    """The same for a tour as it is kept, in order of booking. RecordGone if there is no such tour."""
    from models.tourists import list_tourists, load_tourists
    from models.tours import load_tour

    tour = load_tour(tour_id)
    everybody = load_tourists([row.id for row in list_tourists(tour_id)])
    answers, dictionary = answers_of(form, everybody), current_dictionary()
    return readiness(
        form,
        tour,
        everybody,
        answers,
        clerk_language=clerk_language,
        dictionary=dictionary,
        old_after=old_after,
    )


def _row(tourist: Tourist, filled: Sequence[FilledAnswer], before: str) -> ReadyTourist:
    shown = tuple(one for one in filled if not one.question.by_hand)
    states = tuple("old" if one.state == "filled" and one.is_old(before) else one.state for one in shown)
    return ReadyTourist(tourist, states, shown, _counts(states))


def _counts(states: Sequence[str]) -> Counts:
    old = states.count("old")
    gaps = sum(states.count(state) for state in GAPS)
    return Counts(states.count("filled") + old, gaps, old)
