"""What a question has in dependence on others: when it is asked, and what stands there without an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from translations import _
from ui.common import theme
from ui.common.layouts import column, label, row
from ui.directories.field_words import EMPTY_NAMES, condition_words, label_of, value_words

Body = Mapping[str, Any]
IF, OTHERWISE = "if", "otherwise"


def box(name: str, least: int = 8) -> QComboBox:
    """A choice that may be narrower than its longest line."""
    made = QComboBox()
    made.setAccessibleName(name)
    be_narrow(made, least)
    return made


def be_narrow(made: QComboBox, least: int = 6) -> None:
    """Take no more width than there is, with room for so many characters at least."""
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(least)


def fill(made: QComboBox, choices: Sequence[tuple[str, str]], chosen: str) -> None:
    """Offer these (value, text) choices; a value that is none of them becomes one itself."""
    made.clear()
    for value, text in choices:
        made.addItem(text, value)
    at = made.findData(chosen)
    if at < 0 and chosen:
        made.addItem(chosen, chosen)
        at = made.count() - 1
    made.setCurrentIndex(max(0, at))


class ConditionField(QWidget):
    """When the question is asked. Signal ``edited()``. The value is as ``applies`` of docs/FORMS.md."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._questions: dict[str, Body] = {}
        self._value = ""
        caption = label(_("&Asked"), "label")
        self.when = box(_("Asked"))
        caption.setBuddy(self.when)
        self.question = box(_("Asked, depending on this question"), 10)
        self.answer = box(_("Asked, if the answer is"))
        self.when.activated.connect(lambda _at: self._on_when())
        self.question.activated.connect(lambda _at: self._on_question())
        self.answer.activated.connect(lambda _at: self.edited.emit())
        self.setLayout(column(caption, row((self.when, 2), (self.question, 3), (self.answer, 2)), gap=3))

    def show_value(self, applies: str, questions: Sequence[Body]) -> None:
        """``questions``: those of the form that may be depended on."""
        self._questions = {question["key"]: question for question in questions}
        self._value = applies
        key, answer = _simple(applies, self._questions)
        choices = [("", _("always")), ("minor", _("for minors only")), (IF, _("if another answer …"))]
        if applies and applies != "minor" and not key:
            choices.append((OTHERWISE, condition_words(applies, self._questions)))
        chosen = applies if applies in ("", "minor") else IF if key else OTHERWISE
        fill(self.when, choices, chosen)
        fill(self.question, [(one["key"], label_of(one)) for one in questions], key)
        self._offer_answers(answer)
        self._show_parts()

    def value(self) -> str:
        when = str(self.when.currentData())
        if when == OTHERWISE:
            return self._value
        if when != IF:
            return when
        key, answer = str(self.question.currentData()), str(self.answer.currentData())
        return {"answered": key, "!answered": f"!{key}"}.get(answer, f"{key}={answer}")

    def _offer_answers(self, chosen: str = "") -> None:
        question = self._questions.get(str(self.question.currentData()))
        values = [
            option["key"] for option in (question or {}).get("options", ()) if not option.get("retired")
        ]
        if question is not None and question["kind"] == "yes_no":
            values = ["yes", "no"]
        choices = [
            (value, _("is: %(answer)s") % {"answer": value_words(question, value)}) for value in values
        ]
        fill(self.answer, [*choices, ("answered", _("is given")), ("!answered", _("is not given"))], chosen)

    def _show_parts(self) -> None:
        for part in (self.question, self.answer):
            part.setVisible(self.when.currentData() == IF)

    def _on_when(self) -> None:
        self._show_parts()
        self.edited.emit()

    def _on_question(self) -> None:
        self._offer_answers()
        self.edited.emit()


def _simple(applies: str, questions: Mapping[str, Body]) -> tuple[str, str]:
    """(question, answer) of a condition that hangs on one answer of one question; ("", "") of others."""
    key, equals, wanted = applies.lstrip("!").partition("=")
    if "," in applies or "|" in wanted or key not in questions or (equals and applies.startswith("!")):
        return "", ""
    return key, wanted if equals else "!answered" if applies.startswith("!") else "answered"


class EmptyField(QWidget):
    """What stands on the form without an answer. Signal ``edited()``; the value is as ``when_empty``."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        caption = label(_("Wit&hout an answer"), "label")
        self.rule = box(_("Without an answer"))
        caption.setBuddy(self.rule)
        for value, text in EMPTY_NAMES.items():
            self.rule.addItem(_(text), value)
        self.question = box(_("Repeats this question"), 10)
        self.word = QLineEdit()
        self.word.setAccessibleName(_("Word that is printed"))
        self.word.setFixedWidth(theme.px(110))
        self.rule.activated.connect(lambda _at: self._on_rule())
        self.question.activated.connect(lambda _at: self.edited.emit())
        self.word.textEdited.connect(lambda _text: self.edited.emit())
        self.setLayout(column(caption, row((self.rule, 2), (self.question, 3), self.word), gap=3))

    def show_value(self, when_empty: str, questions: Sequence[Body]) -> None:
        rule, _colon, rest = when_empty.partition(":")
        self.rule.setCurrentIndex(max(0, self.rule.findData(rule)))
        fill(
            self.question, [(one["key"], label_of(one)) for one in questions], "" if rule == "word" else rest
        )
        self.word.setText(rest if rule == "word" else "")
        self._show_parts()

    def value(self) -> str:
        rule = str(self.rule.currentData())
        if rule == "word":
            return f"word:{self.word.text().strip()}"
        return f"{rule}:{self.question.currentData()}" if rule in ("repeat", "blank_or_repeat") else rule

    def _show_parts(self) -> None:
        rule = self.rule.currentData()
        self.question.setVisible(rule in ("repeat", "blank_or_repeat"))
        self.word.setVisible(rule == "word")

    def _on_rule(self) -> None:
        self._show_parts()
        self.edited.emit()
