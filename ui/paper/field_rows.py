"""The fields of an embassy's form as lines: what each is, which question goes in, what will stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from paperwork.answering import FilledAnswer
from paperwork.forms import Question, QuestionForm
from paperwork.match_proposals import Proposal
from paperwork.matching import SWITCHES, Match, Part, Value, is_slice, values_for
from paperwork.pdf_answers import NotFitting, answer_to
from paperwork.pdf_fields import FillableForm, FormField
from paperwork.printed_words import PrintedWords
from translations import N_, _, current_language
from ui.common.cells import Cell
from ui.common.record_table_model import Column

JOINED, GUESS, OPEN = "joined", "guess", "open"
ICONS = {JOINED: ("okc", "ok_icon"), GUESS: ("wand", "accent"), OPEN: ("ring", "warn_icon")}
STATE_WORDS = {JOINED: N_("joined"), GUESS: N_("a guess"), OPEN: N_("open")}
FIELD_KINDS = {
    "text": N_("text"),
    "multiline": N_("several lines"),
    "comb": N_("one letter a box"),
    "checkbox": N_("check box"),
    "radio": N_("radio buttons"),
    "combo": N_("list to choose from"),
    "list": N_("list to choose from"),
}
SLICES = {
    "letter": (N_("letter %(number)s"), N_("letters %(number)s"), N_("letters without spaces")),
    "digit": (N_("digit %(number)s"), N_("digits %(number)s"), N_("digits only")),
    "word": (N_("word %(number)s"), N_("words %(number)s"), N_("all words")),
    "letter_end": (N_("letter %(number)s from the end"), N_("letters %(number)s from the end"), ""),
    "digit_end": (N_("digit %(number)s from the end"), N_("digits %(number)s from the end"), ""),
}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A line; ``match`` is the joined or the guessed one, ``value`` what it writes for the person shown,
    ``lacks`` what is still to be joined of it, or why that value does not go in."""

    id: int
    field: FormField
    state: str
    match: Match | None
    words: str
    value: str
    lacks: str = ""


LINE = 8  # points: fields that differ less in height stand in one line
_CODE = re.compile(r"[A-Z]{0,4}\d*(\[\d+\])?|undefined", re.IGNORECASE)  # a name that says nothing


def fillable(form: FillableForm, words: PrintedWords) -> list[FormField]:
    """The fields that an answer may go into, as they are read on the pages; of one name only the first.

    What the embassy calls by a code only is called by the words printed beside it.
    """
    first: dict[str, FormField] = {}
    for one in form.fields:
        if one.kind in FIELD_KINDS and not one.read_only:
            first.setdefault(one.name, one)

    def place(one: FormField) -> tuple[int, int, float]:
        left, top, _right, _bottom = words.frames[one.page - 1].shown(one.rect)
        return one.page, round(top / LINE), left

    fields = sorted(first.values(), key=place)
    return [one if _says_something(one) else _named(one, words.beside.get(one.name, "")) for one in fields]


def _says_something(one: FormField) -> bool:
    return any(not _CODE.fullmatch(words) for words in (one.tooltip.strip(), short_name(one.name)))


def _named(one: FormField, beside: str) -> FormField:
    row, _bar, over = beside.partition(" | ")
    words = " ".join(row.split()[-5:]) or over
    return replace(one, tooltip=words) if words else one


def rows_of(
    fields: Iterable[FormField],
    matches: Mapping[str, Match],
    guesses: Mapping[str, Proposal],
    questions: QuestionForm,
    answers: Iterable[FilledAnswer],
) -> list[FieldRow]:
    """The lines of all fields."""
    sheet = list(answers)
    rows = []
    for number, one in enumerate(fields):
        match = matches.get(one.name)
        state = JOINED if match is not None else GUESS if one.name in guesses else OPEN
        shown = match or (guesses[one.name].match if one.name in guesses else None)
        words = match_words(shown, questions) if shown is not None else ""
        value = values_for({one.name: shown}, [one], sheet).get(one.name) if shown is not None else None
        lacks = lacking_words(one, shown, questions) or refused_words(one, value) if shown is not None else ""
        rows.append(FieldRow(number, one, state, shown, words, value_words(value), lacks))
    return rows


def lacking_words(one: FormField, match: Match, questions: QuestionForm) -> str:
    """What of a match does not work any more, or is still to be joined; else ""."""
    if any(questions.question(part.question) is None for part in match.parts):
        return _("the question is not asked any more")
    return unjoined_words(one, match, questions)


def unjoined_words(one: FormField, match: Match, questions: QuestionForm) -> str:
    """How many boxes of a field have an answer that ticks them, if not all have; else ""."""
    question = questions.question(match.parts[0].question) if match.parts else None
    if one.kind not in SWITCHES or question is None:
        return ""
    answers = 2 if question.kind == "yes_no" else len(question.offered)
    wanted = min(len(one.options), answers)
    joined = len(set(match.options.values()))
    if joined >= wanted:
        return ""
    return _("%(joined)d of %(all)d boxes joined") % {"joined": joined, "all": wanted}


def refused_words(one: FormField, value: Value | None) -> str:
    """Why the value of the person shown does not go into the field; "" if it does."""
    try:
        answer_to(one, value if value is not None else "")
    except NotFitting as error:
        return error.message
    return ""


def value_words(value: object) -> str:
    """What will stand in the field, in words."""
    if value is True:
        return _("ticked")
    if isinstance(value, list):
        return ", ".join(value)
    return str(value or "")


def match_words(match: Match, questions: QuestionForm) -> str:
    """ "1 Surname + 3 First name"; of a date "4 Date of birth, dd"."""
    return " + ".join(part_words(part, questions) for part in match.parts)


def part_words(part: Part, questions: QuestionForm) -> str:
    question = questions.question(part.question)
    words = question_words(question) if question is not None else part.question
    take = take_words(part.take)
    return f"{words}, {take}" if part.take else words


def question_words(question: Question) -> str:
    """The number and the label in the clerk's language."""
    return f"{question.number}  {question.label(current_language()).lstrip('*')}".strip()


def take_words(take: str) -> str:
    """How an answer is taken: a pattern of a date, letters, digits or words, the whole."""
    if not is_slice(take):
        return take or _("as it is")
    unit, _colon, places = take.partition(":")
    one, several, everything = SLICES[unit]
    if not places and everything:
        return _(everything)
    return _(one if places.isdecimal() else several) % {"number": places}


def field_words(one: FormField) -> str:
    """What the embassy calls the field: its tooltip, else the end of its name."""
    tooltip = one.tooltip.strip()
    return tooltip if tooltip and not _CODE.fullmatch(tooltip) else short_name(one.name)


def short_name(name: str) -> str:
    """The last part of a full name."""
    return name.rsplit(".", 1)[-1]


def _field(one: FieldRow) -> Cell:
    words, state = field_words(one.field), _(STATE_WORDS[one.state])
    return Cell(words, icon=ICONS[one.state], pad=20, spoken=f"{words}, {state}")


def _question(one: FieldRow) -> Cell:
    if one.state == OPEN:
        return Cell(_("choose a question…"), tone="text3")
    return Cell(f"{one.words}?" if one.state == GUESS else one.words, strong=one.state == JOINED)


def _value(one: FieldRow) -> Cell:
    return Cell(one.lacks or one.value, tone="warn" if one.lacks else "text2", small=True)


COLUMNS = (
    Column(N_("Field in the PDF"), _field, 230),
    Column(N_("Question"), _question, 260, stretch=True),
    Column(N_("Will stand there"), _value, 200),
)
