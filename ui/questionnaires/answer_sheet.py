"""All questions of a form in a scrolling sheet: question, answer, what stands on the form.

The editors are made once for a form and filled again for each tourist.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from paperwork.forms import Question, QuestionForm, Section
from translations import _, current_language
from ui.common import icons, theme
from ui.common.layouts import clear, column, label, pane, row, set_tone
from ui.common.plain_text import PlainLabel, set_tip
from ui.questionnaires.answer_editors import AnswerEditor, make_editor
from ui.questionnaires.answer_words import date_trouble, length_trouble, on_form_words, origin_words
from ui.questionnaires.tourist_answers import Shown

SHARES = (9, 11, 10)  # of the width: question, answer, on the form
NARROW = 720  # below this the three stand one below the other
LONGEST_HINT = 60
AT_FIRST = 20  # rows and headings made before the window is painted: more than it has room for
PAUSE = 80  # milliseconds between two screenfuls, for paint and keys
AT_A_TIME = 24  # of the others, a screenful after the other while the person looks at the first


def in_shares(*cells: QWidget) -> QBoxLayout:
    """Three cells side by side in the design's proportion, whatever stands in them."""
    box = row(*((cell, share) for cell, share in zip(cells, SHARES, strict=True)), gap=14)
    for cell in cells:
        cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return box


class AnswerRow(QWidget):
    """One question: number, label and origin, the editor, what stands on the form."""

    def __init__(self, question: Question, number_width: int) -> None:
        """``number_width``: pixels that the longest number of the form takes."""
        super().__init__()
        self.question = question
        self._number_width = number_width
        self.shown: Shown | None = None
        words = question.label(current_language()).lstrip("*")
        self.editor: AnswerEditor = make_editor(question, " ".join((question.number, words)).strip())
        self._origin = label("", "caption", wrap=True)
        self._origin.hide()
        self._problem = label("", "secondary", "warn", wrap=True)
        self._problem.hide()
        self._icon = PlainLabel()
        self._text = label(wrap=True)
        self._text.setMinimumWidth(0)
        self._language = ""
        self._layout = in_shares(self._question_cell(words), self._answer_cell(), self._form_cell())
        self.setLayout(self._layout)

    def _question_cell(self, words: str) -> QWidget:
        number = label(self.question.number, "secondary")
        number.setFixedWidth(self._number_width)
        text = label(words.replace("&", "&&"), wrap=True)  # with a buddy, a lone & would be an Alt letter
        text.setBuddy(self.editor.entry())
        about = [self.question.hint(current_language()), self.question.example]
        set_tip(text, "\n".join(part for part in about if part))
        top = Qt.AlignmentFlag.AlignTop
        body = column(text, self._origin, gap=1)
        return pane(column(row((number, 0, top), (body, 1), gap=0), None, margins=(0, 5, 0, 0), gap=0))

    def _answer_cell(self) -> QWidget:
        return pane(column(self.editor, self._problem, None, gap=2))

    def _form_cell(self) -> QWidget:
        top = Qt.AlignmentFlag.AlignTop
        self._icon.setFixedSize(theme.px(16), theme.px(18))
        return pane(
            column(row((self._icon, 0, top), (self._text, 1, top), gap=8), None, margins=(0, 6, 0, 0), gap=0)
        )

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
        self._origin.setText(words)
        self._origin.setVisible(bool(words))
        set_tone(self._origin, "tone", "accent" if shown.typed else "")

    def _show_problem(self, shown: Shown) -> None:
        problem = date_trouble(shown) or length_trouble(shown)
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


class SectionHead(QWidget):
    """The heading of a section with its count."""

    def __init__(self, section: Section) -> None:
        super().__init__()
        self.section = section
        self._count = label("", "caption")
        self.setLayout(
            row(label(section.label(current_language()), "section"), self._count, None, margins=(0, 10, 0, 2))
        )

    def show_count(self, done: int, asked: int) -> None:
        text = _("%(done)d of %(asked)d") % {"done": done, "asked": asked}
        self._count.setText(text if asked else "")


class AnswerSheet(QScrollArea):
    """Signals: ``answered(question, text, confirms)``, ``typing()`` at each change, ``entered(row)`` when an
    answer gets the focus, ``ran_out()`` when Enter is pressed in the last one,
    ``turned(upright)`` when the columns come to stand one below the other, or beside each other again."""

    answered = Signal(object, str, bool)
    typing = Signal()
    entered = Signal(object)
    ran_out = Signal()
    turned = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: list[AnswerRow] = []
        self.heads: dict[str, SectionHead] = {}
        self._to_make: list[Section | Question] = []
        self._answers: dict[str, Shown] = {}
        self._language = ""
        self._more = QTimer(self)
        self._more.setInterval(PAUSE)
        self._more.timeout.connect(lambda: self._make(AT_A_TIME))
        self._form_id = ""
        self._number_width = theme.px(32)
        self._upright = False
        self._place = QVBoxLayout()
        self._place.setContentsMargins(theme.px(20), 0, theme.px(16), theme.px(16))
        self._place.setSpacing(theme.px(7))
        self.setWidget(pane(self._place, "surface"))

    def build(self, form: QuestionForm) -> None:
        """Make the editors of the form, unless they are there already."""
        if form.id == self._form_id:
            return
        self._form_id = form.id
        metrics = QFontMetrics(theme.font())
        longest = max((metrics.horizontalAdvance(one.number) for one in form.questions), default=0)
        self._number_width = max(theme.px(32), longest + theme.px(6))
        clear(self._place)
        self.verticalScrollBar().setValue(0)
        self._rows, self.heads, self._answers = [], {}, {}
        self._to_make = []
        for section in form.sections:
            self._to_make += [section, *(one for one in form.questions if one.section == section.key)]
        self._make(AT_FIRST)
        self._more.start()

    @property
    def rows(self) -> list[AnswerRow]:
        """All rows of the form, those too that were not made yet."""
        self._make(len(self._to_make))
        return self._rows

    def _make(self, count: int) -> None:
        """Make so many of the rows that are still to come, below those that are there."""
        if not self._to_make:
            return
        for part in self._to_make[:count]:
            if isinstance(part, Section):
                head = self.heads[part.key] = SectionHead(part)
                self._place.addWidget(head)
                self._count(part.key, head)
            else:
                self._add(part)
        self._to_make = self._to_make[count:]
        if not self._to_make:
            self._more.stop()
            self._place.addStretch(1)

    def _add(self, question: Question) -> None:
        if question.lead:
            words = f"{question.lead.number}  {question.lead.label(current_language())}"
            self._place.addWidget(label(words, "secondary", wrap=True))
        made = AnswerRow(question, self._number_width)
        made.stand_upright(self._upright)
        editor = made.editor
        editor.finished.connect(lambda: self._on_finished(made))
        editor.edited.connect(self.typing)
        editor.entered.connect(lambda: self._on_entered(made))
        editor.went_on.connect(lambda: self.go_on(made))
        self._rows.append(made)
        self._place.addWidget(made)
        if question.key in self._answers:
            made.show_answer(self._answers[question.key], self._language)

    def show_answers(self, answers: Sequence[Shown], language: str) -> None:
        """Fill the sheet; only what differs from what is shown is painted again."""
        self._answers = {one.question.key: one for one in answers}
        self._language = language
        for one in self._rows:
            one.show_answer(self._answers[one.question.key], language)
        for key, head in self.heads.items():
            self._count(key, head)

    def _count(self, key: str, head: SectionHead) -> None:
        counted = [one for one in self._answers.values() if one.question.section == key]
        done = sum(one.is_done for one in counted)
        head.show_count(done, done + sum(one.is_gap for one in counted))

    def put_below(self, one: AnswerRow, panel: QWidget) -> None:
        """Show a panel between this row and the next."""
        self._place.removeWidget(panel)
        self._place.insertWidget(self._place.indexOf(one) + 1, panel)
        panel.show()

    def take_away(self, panel: QWidget) -> None:
        """The panel that stood below a row is not needed now."""
        panel.hide()
        self._place.removeWidget(panel)

    def finish(self) -> None:
        """Take over what is being typed right now."""
        for one in self._rows:
            one.editor.finish()

    def being_typed(self) -> AnswerRow | None:
        return next((one for one in self._rows if one.editor.is_being_typed()), None)

    def forget_typing(self) -> None:
        """The sheet is about to show somebody else: nothing on it is kept."""
        self._answers = {}
        for one in self._rows:
            one.shown = None
            one.editor.let_go()

    def row_of(self, key: str) -> AnswerRow | None:
        while not (made := next((one for one in self._rows if one.question.key == key), None)):
            if not self._to_make:
                return None
            self._make(1)
        return made

    def current(self) -> AnswerRow | None:
        """The row that has the focus."""
        return next((one for one in self._rows if one.isAncestorOf(self.focusWidget() or self)), None)

    def go_to_first(self) -> None:
        self.go_to(self._rows[0])

    def go_to(self, one: AnswerRow) -> None:
        entry = one.editor.entry()
        entry.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(one, 0, theme.px(70))

    def go_on(self, after: AnswerRow) -> None:
        """Enter: to the next answer that can be given."""
        following = self.rows[self.rows.index(after) + 1 :]
        found = next((one for one in following if one.editor.isEnabled()), None)
        if found:
            self.go_to(found)
        else:
            self.ran_out.emit()

    def go_to_gap(self, step: int) -> bool:
        """The next (1) or previous (-1) gap, going round at the ends; False if there is none."""
        gaps = [key for key, one in self._answers.items() if one.is_gap]
        if not gaps:
            return False
        current = self.current()
        if current is None and step > 0 and (first := self.row_of(gaps[0])):
            self.go_to(first)
            return True
        at = self.rows.index(current) if current else (-1 if step > 0 else 0)
        count = len(self.rows)
        order: Callable[[int], AnswerRow] = lambda n: self.rows[(at + step * n) % count]  # noqa: E731
        for n in range(1, count + 1):
            candidate = order(n)
            if candidate.shown and candidate.shown.is_gap:
                self.go_to(candidate)
                return True
        return False

    def show_section(self, key: str) -> None:
        """Scroll so that the section's heading stands at the top."""
        self._make(len(self._to_make))
        self._place.activate()
        head = self.heads[key]
        self.verticalScrollBar().setValue(head.y() - theme.px(2))

    def enter_section(self, key: str) -> None:
        """Go to the section's first answer that can be given."""
        in_section = [one for one in self.rows if one.question.section == key]
        found = next((one for one in in_section if one.editor.isEnabled()), None)
        if found:
            self.show_section(key)
            found.editor.entry().setFocus(Qt.FocusReason.TabFocusReason)

    def _on_finished(self, one: AnswerRow) -> None:
        # A choice that was made again confirms what was only proposed; a text that was left does not.
        confirms = one.question.kind in ("choice", "choices", "yes_no")
        self.answered.emit(one.question, one.editor.text(), confirms)

    def _on_entered(self, one: AnswerRow) -> None:
        self.ensureWidgetVisible(one, 0, theme.px(12))
        self.entered.emit(one)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        upright = self.viewport().width() < theme.px(NARROW)
        if upright != self._upright:
            self._upright = upright
            self.turned.emit(upright)
            for one in self._rows:
                one.stand_upright(upright)
