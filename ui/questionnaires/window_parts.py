"""What the questionnaire window says: progress, heads of its columns, a tour without tourists, a conflict."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel, QProgressBar, QWidget

from models.errors import RecordChanged
from paperwork.forms import QuestionForm
from translations import _, current_language
from ui.common import theme
from ui.common.empty_state import EmptyState, Way
from ui.common.layouts import column, label, pane
from ui.common.page import navigator
from ui.common.wording import language_name
from ui.questionnaires.answer_row import in_shares, yielding


def narrow_combo(name: str) -> QComboBox:
    """A combo box that gives way when the window is narrow."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setMinimumContentsLength(10)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


class Progress(QWidget):
    """How much of the questionnaire is filled in, in words and as a bar."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Filled in"))
        self.setLayout(column(self._words, self._bar, gap=4))

    def show_counts(self, done: int, asked: int) -> None:
        self._words.setText(_("%(done)d of %(asked)d filled in") % {"done": done, "asked": asked})
        self._bar.setRange(0, max(1, asked))
        self._bar.setValue(done)


def column_heads(form_head: QLabel) -> QWidget:
    """Question, answer, and ``form_head`` over what stands on the form."""
    clerk = _("Answer, %(language)s") % {"language": language_name(current_language())}
    parts = (label(_("Question"), "caption_strong"), label(clerk, "caption_strong"), form_head)
    heads = in_shares(*map(yielding, parts))
    heads.setContentsMargins(theme.px(20), theme.px(8), theme.px(26), theme.px(2))
    return pane(heads)


def nobody_yet(tour_id: int, about: str = "") -> EmptyState:
    """A tour without tourists, and the way on; ``about``: what the window would do for them."""
    way = Way(
        "clients",
        _("Open the tourists of this tour"),
        _("Paste a list there, or type one in."),
        _("Open the tour"),
        lambda: navigator.tour.emit(tour_id, None),
    )
    about = about or _("Questionnaires are filled in for its tourists.")
    return EmptyState(_("Nobody is on this tour yet"), about, [way])


def conflict_text(error: RecordChanged, form: QuestionForm) -> str:
    """Who answered the same meanwhile, and both answers to each question."""
    lines = [str(error)]
    for key, (mine, theirs) in error.conflicts.items():
        question = form.question(key.partition("@")[0])  # an answer about the journey is kept as key@form
        name = f"{question.number} {question.label(current_language())}" if question else key
        values = {"field": name, "mine": mine or "–", "theirs": theirs or "–"}
        lines.append(_("%(field)s: yours “%(mine)s”, theirs “%(theirs)s”.") % values)
    return "\n".join(lines)
