"""What the questionnaire window says: heads of its columns, a tour without tourists, a conflict."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from models.errors import RecordChanged
from paperwork.forms import QuestionForm
from translations import _, current_language
from ui.common import theme
from ui.common.empty_state import EmptyState, Way
from ui.common.layouts import label, pane
from ui.common.page import navigator
from ui.common.wording import language_name
from ui.questionnaires.answer_sheet import in_shares


def narrow_combo(name: str) -> QComboBox:
    """A combo box that gives way when the window is narrow."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setMinimumContentsLength(10)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


def column_heads(form_head: QLabel) -> QWidget:
    """Question, answer, and ``form_head`` over what stands on the form."""
    clerk = _("Answer, %(language)s") % {"language": language_name(current_language())}
    heads = in_shares(label(_("Question"), "caption_strong"), label(clerk, "caption_strong"), form_head)
    heads.setContentsMargins(theme.px(20), theme.px(8), theme.px(26), theme.px(2))
    return pane(heads)


def nobody_yet(tour_id: int) -> EmptyState:
    """A tour without tourists, and the way on."""
    way = Way(
        "clients",
        _("Open the tourists of this tour"),
        _("Paste a list there, or type one in."),
        _("Open the tour"),
        lambda: navigator.tour.emit(tour_id, None),
    )
    return EmptyState(
        _("Nobody is on this tour yet"), _("Questionnaires are filled in for its tourists."), [way]
    )


def conflict_text(error: RecordChanged, form: QuestionForm) -> str:
    """Who answered the same meanwhile, and both answers to each question."""
    lines = [str(error)]
    for key, (mine, theirs) in error.conflicts.items():
        question = form.question(key)
        name = f"{question.number} {question.label(current_language())}" if question else key
        values = {"field": name, "mine": mine or "–", "theirs": theirs or "–"}
        lines.append(_("%(field)s: yours “%(mine)s”, theirs “%(theirs)s”.") % values)
    return "\n".join(lines)
