"""All questions of a form in a scrolling sheet: question, answer, what stands on the form.

The editors are made once for a form and filled again for each tourist. Sections can be folded; going to a
question unfolds its section.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from paperwork.forms import QuestionForm
from ui.common import theme
from ui.questionnaires.answer_column import ROW_HEIGHT, AnswerColumn
from ui.questionnaires.answer_row import AnswerRow
from ui.questionnaires.folding import Folding
from ui.questionnaires.section_head import SectionHead
from ui.questionnaires.section_list import section_rows
from ui.questionnaires.tourist_answers import Shown

NARROW = 720  # below this the three stand one below the other
PAUSE = 80  # milliseconds between two screenfuls, for paint and keys
AT_A_TIME = 24  # of the rows, a screenful after the other while the person looks at the first


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
        self._form: QuestionForm | None = None
        self._folding = Folding("")
        self._left_at = ""  # the question that had the focus when its section was folded by its key
        self._answers: dict[str, Shown] = {}
        self._language = ""
        self._upright = False
        self._is_settling = False
        self._arriving: AnswerRow | None = None  # gone to before there was a place to scroll to
        self._more = QTimer(self)
        self._more.setInterval(PAUSE)
        self._more.timeout.connect(self._make_more)
        self._column = AnswerColumn()
        self._column.made.connect(self._join)
        self._column.turned.connect(lambda section, folded: self.fold([section], folded))
        self._column.painted.connect(self._on_painted)
        self.setWidget(self._column)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._make_visible())

    # Making the rows

    def build(self, form: QuestionForm) -> None:
        """Make the heads of the form, unless they are there already; rows come when they are to be seen."""
        if self._form is not None and form.questions is self._form.questions:
            return  # the directories make them anew when somebody changed one
        self._form, self._answers, self._arriving = form, {}, None
        self._folding = Folding(form.id)
        self._column.build(form, self._folding.is_folded)
        self.verticalScrollBar().setValue(0)

    @property
    def heads(self) -> dict[str, SectionHead]:
        return self._column.heads

    @property
    def made(self) -> list[AnswerRow]:
        """The rows that are there, in the form's order."""
        return self._column.rows

    @property
    def rows(self) -> list[AnswerRow]:
        """All rows of the form, those too that were not made yet."""
        self._column.make(self._column.order)
        return self._column.rows

    def row_of(self, key: str) -> AnswerRow | None:
        """The row of that question; None if the form does not ask it."""
        if key in self._column.order and self._column.row_of(key) is None:
            self._keep_in_place(lambda: self._column.make_around(key, self._screenful()))
        return self._column.row_of(key)

    def _screenful(self) -> int:
        return self.window().height() // theme.px(ROW_HEIGHT) + 1

    def _join(self, made: AnswerRow) -> None:
        """A row was made: hear it, and show its answer."""
        editor = made.editor
        editor.finished.connect(lambda: self._on_finished(made))
        editor.edited.connect(self.typing)
        editor.entered.connect(lambda: self._on_entered(made))
        editor.went_on.connect(lambda: self.go_on(made))
        if made.question.key in self._answers:
            made.show_answer(self._answers[made.question.key], self._language)

    def _on_painted(self) -> None:
        """The other rows come after the paint, which does not wait for them."""
        self._arriving = None
        if not self._more.isActive() and self._column.waiting():
            self._more.start()

    def _make_more(self) -> None:
        self._keep_in_place(lambda: self._column.make_more(AT_A_TIME))
        if not self._column.waiting():
            self._more.stop()

    def _make_visible(self) -> None:
        """Whoever comes to where no rows are yet gets them at once."""
        if self._is_settling or not self.isVisible() or not self._column.waiting():
            return
        self._settle()
        if self._arriving is not None:
            self._is_settling = True
            self.ensureWidgetVisible(self._arriving, 0, theme.px(70))
            self._is_settling = False
        top = self.verticalScrollBar().value()
        self._keep_in_place(lambda: self._column.make_between(top, top + self.viewport().height()))

    def _keep_in_place(self, work: Callable[[], object], anchor: QWidget | None = None) -> None:
        """Do what changes heights; the ``anchor``, or what is at work or on top, stays where it is seen."""
        if not self.isVisible() or self._is_settling:
            work()
            return
        anchor = anchor or self._anchor()
        before = anchor.y()
        work()
        self._settle()
        bar = self.verticalScrollBar()
        self._is_settling = True
        bar.setValue(bar.value() + anchor.y() - before)
        self._is_settling = False

    def _anchor(self) -> QWidget:
        """The row at work if it is in sight, else the uppermost thing in sight."""
        top, room = self.verticalScrollBar().value(), self.viewport().height()
        current = self.current()
        if current is not None and top <= current.y() <= top + room:
            return current
        parts: list[QWidget] = [*self.heads.values(), *self.made]
        in_sight = [one for one in parts if one.isVisible() and one.y() >= top]
        return min(in_sight or parts, key=lambda one: one.y())

    def _settle(self) -> None:
        """Have everything in its place now, not at the next turn of the loop."""
        self._is_settling = True
        self._column.layout().activate()
        QCoreApplication.sendPostedEvents(self.viewport(), QEvent.Type.LayoutRequest)
        self._is_settling = False

    # What the rows show

    def show_answers(self, answers: Sequence[Shown], language: str) -> None:
        """Fill the sheet; only what differs from what is shown is painted again."""
        self._answers = {one.question.key: one for one in answers}
        self._language = language
        for one in self.made:
            one.show_answer(self._answers[one.question.key], language)
        if self._form is not None:
            for counted in section_rows(self._form, answers):
                self.heads[counted.key].show_count(counted)
        self._make_visible()

    def put_below(self, one: AnswerRow, panel: QWidget) -> None:
        """Show a panel between this row and the next."""
        self._column.put_below(one, panel)

    def take_away(self, panel: QWidget) -> None:
        """The panel that stood below a row is not needed now."""
        self._column.take_away(panel)

    def finish(self) -> None:
        """Take over what is being typed right now."""
        for one in self.made:
            one.editor.finish()

    def being_typed(self) -> AnswerRow | None:
        return next((one for one in self.made if one.editor.is_being_typed()), None)

    def forget_typing(self) -> None:
        """The sheet is about to show somebody else: nothing on it is kept."""
        self._answers = {}
        for one in self.made:
            one.shown = None
            one.editor.let_go()

    # Folding

    def fold(self, sections: Iterable[str], folded: bool = True) -> None:
        """Fold or unfold sections, from now on. What is being typed in them is taken over first."""
        chosen = list(sections)
        if (typed := self.being_typed()) is not None and typed.question.section in chosen:
            typed.editor.finish()
        self._folding.turn(chosen, folded)
        self._show_folds()

    def turn_section(self, section: str = "") -> None:
        """Fold the section, by default the one at work; if it is folded, back to the answer where one was."""
        section, current = section or self._section_at_work(), self.current()
        if not section:
            return
        folded = self._folding.is_folded(section)
        self._left_at = current.question.key if current is not None else self._left_at
        self.fold([section], not folded)
        if folded and self._column.section_of.get(self._left_at) == section:
            self._go_to_question(self._left_at)

    def fold_all(self) -> None:
        """Shift+F7: fold all sections; if all are folded, unfold them."""
        if self.heads:
            self.fold(self.heads, not all(map(self._folding.is_folded, self.heads)))

    def fold_again(self) -> None:
        """Another tourist comes: sections that were unfolded only to go to a question are folded."""
        self._folding.close_again(but=self._section_at_work())
        self._show_folds()

    def reveal(self, one: AnswerRow) -> None:
        """Unfold the row's section for now."""
        if self._folding.is_folded(one.question.section):
            self._folding.open_for_now(one.question.section)
            self._show_folds()

    def _show_folds(self) -> None:
        """Fold and unfold what is not yet so. The focus of a row that goes is on its head."""
        section, current, folded = self._section_at_work(), self.current(), self._folding.is_folded
        turned = [key for key, head in self.heads.items() if head.is_folded != folded(key)]
        if not turned:
            return
        anchor = self.heads[turned[0] if len(turned) == 1 or not section else section]
        if current is not None and folded(section):
            self.heads[section].setFocus(Qt.FocusReason.OtherFocusReason)
        self._keep_in_place(lambda: self._column.show_folded({key: folded(key) for key in turned}), anchor)
        self._fit_bar()
        if section and self.heads[section] is self.focusWidget():
            self.ensureWidgetVisible(self.heads[section], 0, theme.px(12))
        self._make_visible()

    def _section_at_work(self) -> str:
        """The section that has the focus, in an answer or on its head; "" if the focus is elsewhere."""
        if (current := self.current()) is not None:
            return current.question.section
        return next((key for key, head in self.heads.items() if head is self.focusWidget()), "")

    # Going about

    def current(self) -> AnswerRow | None:
        """The row that has the focus."""
        return next((one for one in self.made if one.isAncestorOf(self.focusWidget() or self)), None)

    def go_to_first(self) -> None:
        """The first answer of what is not folded."""
        order, folded = self._column.order, self._folding.is_folded
        first = next((key for key in order if not folded(self._column.section_of[key])), order[0])
        self._go_to_question(first)

    def go_to(self, one: AnswerRow) -> None:
        self.reveal(one)
        one.editor.entry().setFocus(Qt.FocusReason.TabFocusReason)
        if self.isVisible():
            self._settle()
        else:
            self._arriving = one
        self.ensureWidgetVisible(one, 0, theme.px(70))

    def _go_to_question(self, key: str) -> None:
        if (one := self.row_of(key)) is not None:
            self.go_to(one)

    def go_on(self, after: AnswerRow) -> None:
        """Enter: to the next answer that can be given. Of what is folded only gaps are gone to."""
        order = self._column.order
        for key in order[order.index(after.question.key) + 1 :]:
            shown, folded = self._answers[key], self._folding.is_folded(self._column.section_of[key])
            if shown.is_gap or not (folded or shown.is_closed):
                self._go_to_question(key)
                return
        self.ran_out.emit()

    def go_to_gap(self, step: int) -> bool:
        """The next (1) or previous (-1) gap, going round at the ends; False if there is none."""
        order = self._column.order
        at, count = self._at_work(step), len(order)
        around = (order[(at + step * n) % count] for n in range(1, count + 1))
        gap = next((key for key in around if key in self._answers and self._answers[key].is_gap), "")
        if gap:
            self._go_to_question(gap)
        return bool(gap)

    def _at_work(self, step: int) -> int:
        """From where the next gap is looked for: the question with the focus, or the head's place."""
        order, section, current = self._column.order, self._section_at_work(), self.current()
        if current is not None:
            return order.index(current.question.key)
        own = self._column.keys_of(section) if section else []
        first = order.index(own[0]) if own else 0
        return first - 1 if step > 0 else first

    def show_section(self, key: str) -> None:
        """Scroll so that the section's heading stands at the top."""
        self._settle()
        self.verticalScrollBar().setValue(self.heads[key].y() - theme.px(2))

    def enter_section(self, key: str) -> None:
        """Go to the section's first answer that can be given."""
        found = next((one for one in self._column.keys_of(key) if not self._answers[one].is_closed), None)
        if found and (one := self.row_of(found)) is not None:
            self.reveal(one)
            self.show_section(key)
            one.editor.entry().setFocus(Qt.FocusReason.TabFocusReason)

    def open_section(self, key: str) -> None:
        """Show the section from its head on, unfolded."""
        if self._folding.is_folded(key):
            self._folding.open_for_now(key)
            self._show_folds()
        self.show_section(key)

    def _on_finished(self, one: AnswerRow) -> None:
        # A choice that was made again confirms what was only proposed; a text that was left does not.
        confirms = one.question.kind in ("choice", "choices", "yes_no")
        self.answered.emit(one.question, one.editor.text(), confirms)

    def _on_entered(self, one: AnswerRow) -> None:
        self.ensureWidgetVisible(one, 0, theme.px(12))
        self.entered.emit(one)

    def _fit_bar(self) -> None:
        """Have the bar from the start where it will be needed: found out late, all is laid out twice."""
        low = theme.px(ROW_HEIGHT) * 3 // 4
        policy = Qt.ScrollBarPolicy
        is_long = self._column.open_count() * low > self.height()
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if is_long else policy.ScrollBarAsNeeded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_bar()
        super().resizeEvent(event)
        upright = self.viewport().width() < theme.px(NARROW)
        if upright != self._upright:
            self._upright = upright
            self.turned.emit(upright)
            self._column.stand_upright(upright)
        self._make_visible()
