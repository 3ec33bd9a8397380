"""The signs of readiness, each with its colour and its words, and the list as it goes to Excel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from paperwork.forms import Question
from paperwork.readiness import Counts, Readiness, ReadyTourist
from translations import _, current_language
from ui.common import days
from ui.questionnaires.answer_words import old_words
from ui.questionnaires.person_names import full_name


@dataclass(frozen=True, slots=True)
class Sign:
    """How a state is drawn and called; ``ground`` is the patch behind the icon of what wants something."""

    icon: str
    tone: str
    words: Callable[[], str]
    ground: str = ""


SIGNS = {
    "filled": Sign("check", "ok_icon", lambda: _("filled in")),
    "empty": Sign("error", "error_icon", lambda: _("empty: the embassy asks for it"), "error_soft"),
    "untranslated": Sign("book", "warn_icon", lambda: _("no translation yet"), "warn_soft"),
    "old": Sign("clock", "warn_icon", old_words, "warn_soft"),
    "blank": Sign("dash", "text3", lambda: _("may stay blank")),
    "not_applicable": Sign("", "text3", lambda: _("not asked of this tourist")),
}


def question_words(question: Question) -> str:
    """ "22  Employer and address"."""
    return f"{question.number}  {question.label(current_language()).lstrip('*')}".strip()


def count_words(counts: Counts) -> str:
    """ "33 of 36"."""
    return _("%(done)d of %(asked)d") % {"done": counts.done, "asked": counts.asked}


def answer_words(row: ReadyTourist, at: int) -> str:
    """What is known there, when it was answered or confirmed and by whom; "" if nothing is."""
    answer = row.answers[at]
    value = " ".join(answer.value.split())
    if not value or row.states[at] in ("empty", "not_applicable"):
        return ""
    if answer.origin == "answer" and answer.answered_on:
        text = _("“%(answer)s”, answered %(day)s")
        if answer.asked:
            text = _("“%(answer)s”, confirmed %(day)s, asked: %(name)s")
        return text % {"answer": value, "day": days.day(answer.answered_on), "name": answer.asked}
    return _("“%(answer)s”") % {"answer": value}


def cell_words(row: ReadyTourist, at: int) -> str:
    """The cell in words: "Иванова Анна · no translation yet. “бухгалтер”, answered 2 Jun 2026"."""
    state = f"{full_name(row.tourist)} · {SIGNS[row.states[at]].words()}"
    known = answer_words(row, at)
    return f"{state}. {known}" if known else state


def readiness_table(found: Readiness, shown: Sequence[int]) -> list[list[str]]:
    """Headings and a row for each tourist, the states of the shown questions in words."""
    questions = [" ".join(question_words(found.questions[at]).split()) for at in shown]
    rows = [
        [full_name(row.tourist), count_words(row.counts), *(SIGNS[row.states[at]].words() for at in shown)]
        for row in found.rows
    ]
    return [[_("Tourist"), _("Filled in"), *questions], *rows]


def readiness_workbook(found: Readiness, shown: Sequence[int], title: str) -> bytes:
    """The same as an .xlsx."""
    from paperwork.workbook import workbook

    headings, *rows = readiness_table(found, shown)
    return workbook(headings, rows, title)
