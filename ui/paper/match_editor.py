"""How the answer of a question is written into the chosen field of an embassy's form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from paperwork.forms import Question, QuestionForm
from paperwork.match_proposals import match_of
from paperwork.matching import CHOSEN, SWITCHES, UNITS, Match, Part, is_slice
from paperwork.pdf_fields import FormField, Option
from translations import N_, _, current_language
from ui.common import theme
from ui.common.layouts import clear, column, label, row
from ui.common.plain_text import set_tip
from ui.directories.dependent_fields import box, fill
from ui.paper.field_rows import FIELD_KINDS, field_words, question_words, take_words

PATTERNS = ("dd", "MM", "yyyy", "yy", "dd.MM.yyyy", "dd/MM/yyyy", "yyyy-MM-dd", "MM/dd/yyyy", "ddMMyyyy")
UNIT_WORDS = {
    "letter": N_("letters"),
    "digit": N_("digits"),
    "word": N_("words"),
    "letter_end": N_("letters from the end"),
    "digit_end": N_("digits from the end"),
}
SLICED = ("text", "number", "lines", "date")  # kinds of questions whose answers may be cut
PARTS = 2  # answers in one field that are edited here; a form from a file may have more


class PartRow(QWidget):
    """A question and how it is taken. Signal ``edited()``."""

    edited = Signal()

    def __init__(self, caption: str) -> None:
        super().__init__()
        self._by_key: dict[str, Question] = {}
        self._choices: list[tuple[str, str]] = []
        self.question = box(caption.replace("&", ""), 6)
        self.take = box(_("Written as"), 4)
        self.places = QLineEdit()
        self.places.setAccessibleName(_("Which ones: 3, 1-3 or 4-"))
        set_tip(self.places, self.places.accessibleName())
        self.places.setMinimumWidth(theme.px(48))
        self.places.setMaximumWidth(theme.px(64))
        self.places.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,3}-?[0-9]{0,3}")))
        name = label(caption, "label")
        name.setBuddy(self.question)
        self.question.activated.connect(lambda _at: self._on_question())
        self.take.activated.connect(lambda _at: self._on_take())
        self.places.textEdited.connect(lambda _text: self.edited.emit())
        taken = column(label(_("Written as"), "label"), row((self.take, 1), self.places, gap=4), gap=3)
        self.setLayout(row((column(name, self.question, gap=3), 3), (taken, 2), gap=8))

    def offer(self, questions: Sequence[Question]) -> None:
        """The questions to choose from; one that is not asked any more is shown by its key."""
        self._by_key = {one.key: one for one in questions}
        self._choices = [("", _("nothing")), *((one.key, question_words(one)) for one in questions)]

    def show_part(self, part: Part) -> None:
        fill(self.question, self._choices, part.question)
        self._offer_takes(part.take)

    def part(self) -> Part | None:
        """What is chosen; None for nothing."""
        key, take = str(self.question.currentData() or ""), str(self.take.currentData() or "")
        places = self.places.text() if take in UNITS else ""
        return Part(key, f"{take}:{places}" if take in UNITS else take) if key else None

    def chosen(self) -> Question | None:
        return self._by_key.get(str(self.question.currentData() or ""))

    def _offer_takes(self, chosen: str) -> None:
        question, unit = self.chosen(), chosen
        takes: dict[str, str] = {"": take_words("")}
        if question is not None and question.kind == "date":
            takes |= {pattern: pattern for pattern in PATTERNS}
        if question is not None and question.kind in SLICED:
            takes |= {one: _(words) for one, words in UNIT_WORDS.items()}
        if is_slice(chosen):
            unit, _colon, places = chosen.partition(":")
            self.places.setText(places)
            takes.setdefault(unit, _(UNIT_WORDS[unit]))  # also of a question that is not asked any more
        fill(self.take, list(takes.items()), unit)
        self.take.setEnabled(len(takes) > 1)
        self.places.setVisible(unit in UNITS)

    def _on_take(self) -> None:
        """Of letters, digits and words the first one, until others are written."""
        is_cut = self.take.currentData() in UNITS
        if is_cut and self.places.isHidden():
            self.places.setText("1")
        self.places.setVisible(is_cut)
        self.edited.emit()

    def _on_question(self) -> None:
        self._offer_takes("")
        self.edited.emit()


class MatchEditor(QWidget):
    """Signal ``edited(match)``: the person changed it; None joins the field to nothing."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._field: FormField | None = None
        self._match = Match()
        self._around: Mapping[tuple[str, str], tuple[str, str]] = {}
        self.title = label("", "strong")
        self.about = label("", "secondary")
        self.parts = [PartRow(_("&Question")), PartRow(_("&and, in the same field"))]
        self.join = QLineEdit()
        self.join.setAccessibleName(_("Between the two"))
        self.join.setFixedWidth(theme.px(64))
        self.capitals = QCheckBox(_("&capital letters"))
        self.spaces = QCheckBox(_("without s&paces"))
        self._options = QGridLayout()
        self._options.setHorizontalSpacing(theme.px(10))
        self._options.setVerticalSpacing(theme.px(4))
        self._boxes: dict[str, QComboBox | QCheckBox] = {}
        self._put_together()

    def _put_together(self) -> None:
        between = label(_("&between them"), "label")
        between.setBuddy(self.join)
        self._how = QWidget()
        self._how.setLayout(row(between, self.join, 8, self.capitals, self.spaces, None, gap=8))
        self.setLayout(
            column(
                row(self.title, self.about, None, gap=8),
                row((self.parts[0], 1), (self.parts[1], 1), gap=10),
                self._how, self._options, margins=(20, 10, 20, 10), gap=8,
            )
        )  # fmt: skip
        for part in self.parts:
            part.edited.connect(self._on_edited)
        self.parts[0].question.activated.connect(lambda _at: self._on_first())
        self.join.textEdited.connect(lambda _text: self._on_edited())
        for tick in (self.capitals, self.spaces):
            tick.clicked.connect(lambda _on: self._on_edited())

    def offer(self, form: QuestionForm, around: Mapping[tuple[str, str], tuple[str, str]]) -> None:
        """The questions that may go in; ``around``: the words beside each box, see match_proposals."""
        self._around = around
        asked = [one for one in form.questions if not one.by_hand]
        for part in self.parts:
            part.offer(asked)

    def show_field(self, one: FormField, match: Match | None) -> None:
        """Another field with its match."""
        self._field, self._match = one, match or Match()
        self.title.setText(field_words(one))
        self.about.setText(self._about(one))
        parts = [*self._match.parts, *[Part("")] * PARTS]
        for shown, part in zip(self.parts, parts, strict=False):
            shown.show_part(part)
        self.join.setText(self._match.join)
        self.capitals.setChecked(self._match.capitals)
        self.spaces.setChecked(self._match.no_spaces)
        self._show_options()

    def _about(self, one: FormField) -> str:
        parts = [_(FIELD_KINDS[one.kind]), _("page %(page)d") % {"page": one.page}]
        if one.max_length:
            parts.insert(1, _("at most %(count)d characters") % {"count": one.max_length})
        return ", ".join(parts)

    def take_focus(self) -> None:
        self.parts[0].question.setFocus(Qt.FocusReason.TabFocusReason)

    # Boxes for choices

    def _show_options(self) -> None:
        clear(self._options)
        self._boxes = {}
        one, question = self._field, self.parts[0].chosen()
        chosen = one is not None and one.kind in CHOSEN
        self.parts[1].setVisible(not chosen)
        self._how.setVisible(not chosen)
        if one is None or question is None or not chosen:
            return
        for number, (key, words) in enumerate(_answers(question).items()):
            made = self._box(one, key, words)
            self._boxes[key] = made
            at = (number // 2, 2 * (number % 2))
            self._options.addWidget(label(words, "secondary"), *at)
            self._options.addWidget(made, at[0], at[1] + 1)
        stops = [self.parts[0].places, *self._boxes.values()]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)
        for place in (1, 3):
            self._options.setColumnStretch(place, 1)

    def _box(self, one: FormField, key: str, words: str) -> QComboBox | QCheckBox:
        """Which box of the field is for an answer."""
        if one.kind == "checkbox" and len(one.options) < 2:
            says = _("ticks it")
            tick = QCheckBox(says)
            tick.setAccessibleName(f"{words}: {says}")
            tick.setChecked(key in self._match.options)
            tick.clicked.connect(lambda _on: self._on_edited())
            return tick
        made = box(words)
        options = dict.fromkeys((option.value, self._option_words(one, option)) for option in one.options)
        fill(made, [("", _("no box")), *options], self._match.options.get(key, ""))
        made.activated.connect(lambda _at: self._on_edited())
        return made

    def _option_words(self, one: FormField, option: Option) -> str:
        """A box with the words at both of its sides, where its own name says nothing."""
        before, behind = self._around.get((one.name, option.value), ("", ""))
        named = option.text.strip() or option.value
        if one.kind not in SWITCHES or not (before or behind) or not named.isdigit():
            return named
        return f"{before} ☐ {behind}".strip()

    def _chosen_options(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for key, made in self._boxes.items():
            if isinstance(made, QCheckBox):
                if made.isChecked():
                    found[key] = ""
            elif value := str(made.currentData() or ""):
                found[key] = value
        return found

    # What is changed

    def _on_first(self) -> None:
        """Another question: its options are joined by their words, where they are called alike."""
        question = self.parts[0].chosen()
        if self._field is not None and question is not None and self._field.kind in CHOSEN:
            self._match = match_of(self._field, question, around=self._around)
        self._show_options()
        self._on_edited()

    def _on_edited(self) -> None:
        parts = [part for one in self.parts if (part := one.part()) is not None]
        parts += self._match.parts[PARTS:]
        if not parts:
            self.edited.emit(None)
            return
        self._match = replace(
            self._match,
            parts=tuple(parts),
            join=self.join.text(),
            capitals=self.capitals.isChecked(),
            no_spaces=self.spaces.isChecked(),
            options=self._chosen_options(),
        )
        self.edited.emit(self._match)


def _answers(question: Question) -> Mapping[str, str]:
    """What can be ticked, in the clerk's words; of countries and words nothing is joined one by one."""
    if question.kind == "yes_no":
        return {"yes": _("yes"), "no": _("no")}
    return {one.key: one.label(current_language()) for one in question.offered}
