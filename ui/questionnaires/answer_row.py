"""One question on the sheet: its number and words, the editor of its answer, what stands on the form.

A form has a hundred of them, so a row has no widget that it does not show: where an answer comes from and
what is wrong with it get their lines when there is something to say.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QWidget

from paperwork.forms import Question
from translations import _, current_language
from ui.common import icons, theme
from ui.common.layouts import column, label, row, set_tone
from ui.common.plain_text import PlainLabel, set_tip
from ui.questionnaires.answer_editors import AnswerEditor, make_editor
from ui.questionnaires.answer_words import (
    date_trouble,
    kind_trouble,
    length_trouble,
    on_form_words,
    origin_words,
)
from ui.questionnaires.tourist_answers import Shown

SHARES = (9, 11, 10)  # of the width: question, answer, on the form
LONGEST_HINT = 60
TOP = Qt.AlignmentFlag.AlignTop
W = TypeVar("W", bound=QWidget)


def in_shares(*cells: QWidget | QLayout) -> QBoxLayout:
    """Three cells side by side in the design's proportion, if what stands in them is ``yielding``."""
    return row(*((cell, share) for cell, share in zip(cells, SHARES, strict=True)), gap=14)


def yielding(widget: W) -> W:
    """The widget, which takes the width that it is given and asks for none."""
    policy = widget.sizePolicy()  # changed, not made anew: a label that wraps has its height in there
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    widget.setSizePolicy(policy)
    return widget


class AnswerRow(QWidget):
    """One question: number, label and origin, the editor, what stands on the form."""

    def __init__(self, question: Question, number_width: int) -> None:
        """``number_width``: pixels that the longest number of the form takes."""
        super().__init__()
        self.question = question
        self._number_width = number_width
        self.shown: Shown | None = None
        self._language = ""
        words = question.label(current_language()).lstrip("*")
        self.editor: AnswerEditor = make_editor(question, " ".join((question.number, words)).strip())
        self._origin: PlainLabel | None = None
        self._problem: PlainLabel | None = None
        self._icon = PlainLabel()
        self._icon.setFixedSize(theme.px(16), theme.px(18))
        self._text = yielding(label(wrap=True))
        self._words = column(self._label(words), gap=1)
        self._answer = column(yielding(self.editor), None, gap=2)
        self._layout = in_shares(self._question_cell(), self._answer, self._form_cell())
        self.setLayout(self._layout)

    def _label(self, words: str) -> QWidget:
        text = yielding(label(words.replace("&", "&&"), wrap=True))  # with a buddy, a lone & is an Alt letter
        text.setBuddy(self.editor.entry())
        about = [self.question.hint(current_language()), self.question.example]
        if tip := "\n".join(part for part in about if part):
            set_tip(text, tip)
        return text

    def _question_cell(self) -> QLayout:
        number = label(self.question.number, "secondary")
        number.setFixedWidth(self._number_width)
        return column(row((number, 0, TOP), (self._words, 1), gap=0), None, margins=(0, 5, 0, 0), gap=0)

    def _form_cell(self) -> QLayout:
        both = row((self._icon, 0, TOP), (self._text, 1, TOP), gap=8)
        return column(both, None, margins=(0, 6, 0, 0), gap=0)

    def show_answer(self, shown: Shown, language: str) -> None:
        """Show the answer; what is being typed right now stays."""
        if self.editor.is_being_typed() or (shown == self.shown and language == self._language):
            return
        self.shown, self._language = shown, language
        self.editor.show_answer(shown, self._hint(shown))
        self._show_origin(shown)
        self._show_problem(shown)
        self._show_on_form(shown, language)

    def _hint(self, shown: Shown) -> str:
        if shown.is_closed:
            return _("only for minors") if "minor" in shown.question.applies else ""
        if not shown.filled.code and shown.filled.value:
            return shown.filled.value  # what another answer puts here
        hint = self.question.hint(current_language())
        return hint if len(hint) <= LONGEST_HINT else ""

    def _show_origin(self, shown: Shown) -> None:
        words = origin_words(shown)
        if words and self._origin is None:
            self._origin = yielding(label("", "caption", wrap=True))
            self._words.addWidget(self._origin)
        if self._origin is not None:
            self._origin.setText(words)
            self._origin.setVisible(bool(words))
            set_tone(self._origin, "tone", "accent" if shown.typed else "")

    def _show_problem(self, shown: Shown) -> None:
        problem = date_trouble(shown) or kind_trouble(shown) or length_trouble(shown)
        if problem and self._problem is None:
            self._problem = yielding(label("", "secondary", "warn", wrap=True))
            self._answer.insertWidget(1, self._problem)
        if self._problem is not None:
            self._problem.setText(problem)
            self._problem.setVisible(bool(problem))
        waits = shown.filled.state == "untranslated"
        self.editor.mark("warn" if problem or waits else "")

    def _show_on_form(self, shown: Shown, language: str) -> None:
        words = on_form_words(shown, language)
        self._icon.setPixmap(icons.pixmap(words.icon, words.icon_tone))
        self._text.setText(words.text.replace("@", "@\u200b"))  # an address may break there
        set_tone(self._text, "tone", words.tone)
        set_tone(self._text, "role", "quiet" if words.quiet else "")
        self.editor.describe(_("On the form: %(text)s") % {"text": words.text})

    def stand_upright(self, upright: bool) -> None:
        """The three cells one below the other, where there is no room beside."""
        ways = QBoxLayout.Direction
        self._layout.setDirection(ways.TopToBottom if upright else ways.LeftToRight)
        self._layout.setSpacing(theme.px(3 if upright else 14))
