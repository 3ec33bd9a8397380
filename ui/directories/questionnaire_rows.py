"""The lines of a questionnaire in its directory: first the questionnaire itself, then its questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.directories import FORM, QUESTION, question_name
from paperwork.directories import Directories
from paperwork.forms import in_language
from translations import N_, _, current_language
from ui.common.cells import Cell
from ui.common.record_table_model import Column
from ui.directories.field_words import KIND_NAMES

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """``question`` None is the line of the questionnaire itself; ``own``: the office changed or added it."""

    id: int
    question: Body | None
    group: str = ""
    own: bool = False

    @property
    def key(self) -> str:
        return self.question["key"] if self.question is not None else ""


def rows_of(directories: Directories, form_id: str, text: str = "") -> list[QuestionRow]:
    """The lines of a form whose question, number or key has all the words of the text."""
    body = directories.bodies[form_id]
    groups = {one["key"]: in_language(one["label"], current_language()) for one in body["sections"]}
    words = text.casefold().split()
    rows = [QuestionRow(0, None, own=(FORM, form_id) in directories.own)]
    for number, question in enumerate(body["questions"], 1):
        own = (QUESTION, question_name(form_id, question["key"])) in directories.own
        rows.append(QuestionRow(number, question, groups.get(question["section"], ""), own))
    return [one for one in rows if _has(one, words)]


def _has(one: QuestionRow, words: list[str]) -> bool:
    if one.question is None:
        return not words
    texts = " ".join((one.key, one.question["number"], one.group, *one.question["label"].values())).casefold()
    return all(word in texts for word in words)


def _number(one: QuestionRow) -> Cell:
    return Cell(one.question["number"] if one.question is not None else "", tone="text2", pad=20)


def _label(one: QuestionRow) -> Cell:
    if one.question is None:
        return Cell(_("The questionnaire itself"), strong=True, icon=("form", "text2"), right=_marks(one))
    words = in_language(one.question["label"], current_language()).lstrip("*")
    return Cell(words, right=_marks(one), spoken=", ".join((words, *_mark_words(one))))


def _marks(one: QuestionRow) -> tuple[tuple[str, str], ...]:
    unseen = one.question is not None and not one.question.get("confirmed")
    return (*((("warn", "warn_icon"),) if unseen else ()), *((("edit", "accent"),) if one.own else ()))


def _mark_words(one: QuestionRow) -> list[str]:
    unseen = one.question is not None and not one.question.get("confirmed")
    return [
        *([_("not seen on the embassy's form")] if unseen else []),
        *([_("changed here")] if one.own else []),
    ]


def _kind(one: QuestionRow) -> Cell:
    words = _(KIND_NAMES[one.question["kind"]]) if one.question is not None else ""
    return Cell(words, tone="text2", small=True)


def _group(one: QuestionRow) -> Cell:
    return Cell(one.group, tone="text2", small=True)


COLUMNS = (
    Column(N_("No."), _number, 74),
    Column(N_("Question"), _label, 260, stretch=True),
    Column(N_("Kind"), _kind, 116),
    Column(N_("Group"), _group, 150),
)
