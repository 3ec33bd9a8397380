"""The cells of a printed questionnaire: a question's label and boxes, and below them its answer.

All lengths are points; a cell's origin is its upper left corner and y grows downwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from paperwork.answering import FilledAnswer, other_words
from paperwork.forms import Lead, Question, QuestionForm
from paperwork.typeface import BOLD, REGULAR, text_width, wrapped
from paperwork.wording import yes_no_word

PADDING = 4.0
LABEL, LABEL_LEADING = 7.0, 8.6
OFFICE, OFFICE_LEADING = 6.0, 7.4
OPTION, OPTION_LEADING = 8.0, 12.0
ANSWER, ANSWER_LEADING = 9.6, 12.4
BOX = 6.8
PEN_ROOM = 40.0
INK, GREY = 0.0, 0.40


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text on its base line; ``grey`` is 0 for black to 1 for white."""

    x: float
    y: float
    text: str
    font: str
    size: float
    grey: float = INK


@dataclass(frozen=True, slots=True)
class CellFace:
    """What is printed in a cell for everybody: words, empty boxes by option key, and where that ends."""

    words: tuple[Words, ...]
    boxes: dict[str, tuple[float, float]]
    height: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with one person's answer. ``name`` tells the faces of a form apart."""

    name: str
    face: CellFace
    width: float
    lines: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()
    pen_room: float = 0.0

    @property
    def height(self) -> float:
        return self.face.height + len(self.lines) * ANSWER_LEADING + self.pen_room + PADDING


@dataclass(slots=True)
class CellMaker:
    """Makes the cells of one form in its language, each face once; ``beside`` is a second language for the
    labels, small and grey, "" for none."""

    form: QuestionForm
    beside: str
    _faces: dict[tuple[str, float], CellFace] = field(default_factory=dict)

    def lead(self, key: str, lead: Lead, width: float) -> Cell:
        """The cell of a heading that several questions share."""
        name = f"lead-{key}"
        if (name, width) not in self._faces:
            self._faces[name, width] = self._lead_face(lead, width)
        return Cell(name, self._faces[name, width], width)

    def answer(self, filled: FilledAnswer, width: float) -> Cell:
        question = filled.question
        if (question.key, width) not in self._faces:
            self._faces[question.key, width] = self._question_face(question, width)
        face = self._faces[question.key, width]
        written = filled.overruled or not face.boxes or not filled.ticked  # N/A where nothing is ticked
        text = filled.form_text if written else other_words(filled)
        lines = wrapped(text, REGULAR, ANSWER, width - 2 * PADDING)
        if not lines and not face.boxes and not question.by_hand:
            lines = ("",)
        return Cell(question.key, face, width, lines, filled.ticked, PEN_ROOM if question.by_hand else 0.0)

    def continued(self, cell: Cell, lines: Sequence[str], word: str) -> Cell:
        """The cell that carries on with the lines for which the page before had no room."""
        question = self.form.question(cell.name.removesuffix("+"))
        text = f"{question.number if question else ''} {word}".strip()
        face = CellFace((Words(PADDING, LABEL + 2, text, REGULAR, LABEL, GREY),), {}, LABEL_LEADING + 2)
        name = cell.name.removesuffix("+") + "+"
        return replace(cell, name=name, face=face, lines=tuple(lines), ticked=(), pen_room=0.0)

    def _lead_face(self, lead: Lead, width: float) -> CellFace:
        words, height = self._label_words(lead.number, lead.label, width)
        return CellFace(tuple(words), {}, height)

    def _question_face(self, question: Question, width: float) -> CellFace:
        words, height = self._label_words(question.number, question.label, width)
        options = self._option_labels(question)
        if not options:
            return CellFace(tuple(words), {}, height)
        boxes, labels, height = _option_places(options, width, height)
        return CellFace((*words, *labels), boxes, height)

    def _option_labels(self, question: Question) -> list[tuple[str, str, str]]:
        """The boxes to tick as (key, label, label beside), empty for a question that is written out."""
        if question.kind == "yes_no":
            return [(key, *self.in_both(partial(yes_no_word, key))) for key in ("no", "yes")]
        return [(option.key, *self.in_both(option.label)) for option in question.offered]

    def in_both(self, label: Callable[[str], str]) -> tuple[str, str]:
        """A text in the form's language and in the one beside; "" where that says nothing new."""
        text = label(self.form.language)
        other = label(self.beside) if self.beside else ""
        return text, other if other != text else ""

    def _label_words(
        self, number: str, label: Callable[[str], str], width: float
    ) -> tuple[list[Words], float]:
        """Number in bold and label beside it, then the label in the language beside, small and grey."""
        words = []
        indent = PADDING
        if number:
            words.append(Words(PADDING, LABEL + 2, f"{number}.", BOLD, LABEL))
            indent += text_width(f"{number}.", BOLD, LABEL) + 3
        y = LABEL + 2
        text, other = self.in_both(label)
        for line in wrapped(text, REGULAR, LABEL, width - indent - PADDING):
            words.append(Words(indent, y, line, REGULAR, LABEL))
            y += LABEL_LEADING
        y -= LABEL_LEADING
        for line in wrapped(other, REGULAR, OFFICE, width - indent - PADDING):
            y += OFFICE_LEADING
            words.append(Words(indent, y, line, REGULAR, OFFICE, GREY))
        return words, y + 2.5


def _option_places(
    options: list[tuple[str, str, str]], width: float, top: float
) -> tuple[dict[str, tuple[float, float]], list[Words], float]:
    """Boxes with their labels one after another, broken into lines as they fill up."""
    boxes: dict[str, tuple[float, float]] = {}
    words: list[Words] = []
    x, y = PADDING, top + OPTION_LEADING - 2
    for key, label, beside in options:
        labels = _option_words(label, beside, width - 2 * PADDING - BOX - 4)
        ends = [one.x + text_width(one.text, one.font, one.size) for one in labels]
        needed = BOX + 4 + max(ends, default=0)
        if x > PADDING and x + needed > width - PADDING:
            x, y = PADDING, y + OPTION_LEADING
        boxes[key] = (x, y)
        words += [replace(one, x=x + BOX + 4 + one.x, y=y + one.y) for one in labels]
        x, y = x + needed + 12, y + max((one.y for one in labels), default=0)
    return boxes, words, y + 3


def _option_words(label: str, beside: str, room: float) -> list[Words]:
    """An option's label from (0, 0), and after it, or below where it does not fit, the one beside."""
    lines = wrapped(label, REGULAR, OPTION, room)
    words = [Words(0, index * OPTION_LEADING, line, REGULAR, OPTION) for index, line in enumerate(lines)]
    x = text_width(lines[-1], REGULAR, OPTION) + 3 if lines else 0.0
    row = len(lines) - 1
    if x + text_width(beside, REGULAR, OFFICE) > room:
        x, row = 0.0, row + 1
    for line in wrapped(beside, REGULAR, OFFICE, room):
        words.append(Words(x, row * OPTION_LEADING, line, REGULAR, OFFICE, GREY))
        x, row = 0.0, row + 1
    return words
