"""The sections of a form one below the other: heads, and rows that are made when they are needed.

A row costs a few thousandths of a second and a form has a hundred of them, so the first paint waits only for
those that it shows; a blank as high as the others will be stands in their place. Rows of folded sections are
not made at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from paperwork.forms import Question, QuestionForm, Section
from translations import current_language
from ui.common import theme
from ui.common.layouts import clear, label, paint_ground
from ui.questionnaires.answer_row import AnswerRow
from ui.questionnaires.section_head import SectionHead

ROW_HEIGHT = 43  # of a usual row with the distance to the next
BEHIND = 3  # rows made behind the one that is gone to
NUMBER = 32  # least width of the numbers


class _Group:
    """A section with its head, the blank for its rows that were not made yet, and what was made."""

    def __init__(self, section: Section, questions: list[Question]) -> None:
        self.keys = [one.key for one in questions]
        self.head = SectionHead(section)
        policy = QSizePolicy.Policy
        self.blank = QSpacerItem(0, 0, policy.Minimum, policy.Fixed)
        self.made: dict[str, list[QWidget]] = {}  # by question: what stands over its row, the row, and below

    def waiting(self) -> list[str]:
        return [key for key in self.keys if key not in self.made]

    def without_hole(self, wanted: set[str]) -> list[str]:
        """What is to be made if these are wanted: those too between them and what is there."""
        there = [at for at, key in enumerate(self.keys) if key in self.made or key in wanted]
        between = self.keys[there[0] : there[-1] + 1] if there else []
        return [key for key in between if key not in self.made]

    def fit_blank(self) -> None:
        """As high as the rows above the first one will be; those behind the last one need none."""
        first = next((at for at, key in enumerate(self.keys) if key in self.made), len(self.keys))
        height = 0 if self.head.is_folded else first * theme.px(ROW_HEIGHT)
        self.blank.changeSize(0, height, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)


class AnswerColumn(QWidget):
    """Signals: ``made(row)``: a row is there and wants its answer; ``turned(section, folded)``: the person
    folds or unfolds; ``painted()``."""

    made = Signal(object)
    turned = Signal(str, bool)
    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        paint_ground(self, "surface")
        self.rows: list[AnswerRow] = []  # those that were made, in the form's order
        self.order: list[str] = []  # all questions as they stand below each other
        self.section_of: dict[str, str] = {}
        self._questions: dict[str, Question] = {}
        self._groups: dict[str, _Group] = {}
        self._number_width = theme.px(NUMBER)
        self._upright = False
        self._place = QVBoxLayout()
        self._place.setContentsMargins(theme.px(20), theme.px(4), theme.px(16), theme.px(16))
        self._place.setSpacing(theme.px(7))
        self.setLayout(self._place)

    def build(self, form: QuestionForm, is_folded: Callable[[str], bool]) -> None:
        """The heads of the form, and no row yet."""
        clear(self._place)
        metrics = QFontMetrics(theme.font())
        longest = max((metrics.horizontalAdvance(one.number) for one in form.questions), default=0)
        self._number_width = max(theme.px(NUMBER), longest + theme.px(6))
        self.rows, self.order, self._groups = [], [], {}
        self._questions = {one.key: one for one in form.questions}
        self.section_of = {one.key: one.section for one in form.questions}
        for section in form.sections:
            self._add(section, [one for one in form.questions if one.section == section.key])
            self._groups[section.key].head.show_folded(is_folded(section.key))
            self._groups[section.key].fit_blank()
        self._place.addStretch(1)

    def _add(self, section: Section, questions: list[Question]) -> None:
        group = self._groups[section.key] = _Group(section, questions)
        group.head.turned.connect(lambda folded: self.turned.emit(section.key, folded))
        self._place.addWidget(group.head)
        self._place.addSpacerItem(group.blank)
        self.order += group.keys

    @property
    def heads(self) -> dict[str, SectionHead]:
        return {key: group.head for key, group in self._groups.items()}

    def keys_of(self, section: str) -> list[str]:
        """The questions of the section in their order."""
        return self._groups[section].keys

    # Making rows

    def row_of(self, key: str) -> AnswerRow | None:
        """The question's row if it is made."""
        return next((one for one in self.rows if one.question.key == key), None)

    def waiting(self) -> list[str]:
        """Questions that the person could see and that have no row yet."""
        groups = [group for group in self._groups.values() if not group.head.is_folded]
        return [key for group in groups for key in group.waiting()]

    def open_count(self) -> int:
        """How many questions are not folded away."""
        return sum(len(group.keys) for group in self._groups.values() if not group.head.is_folded)

    def make_around(self, key: str, count: int) -> None:
        """Make the question's row, and so many with it as fill the window with it near the lower edge."""
        near = self.section_of[key]
        order = [one for one in self.order if self.section_of[one] == near or not self._is_folded(one)]
        first = max(0, order.index(key) + BEHIND - count)
        self.make(order[first : first + count])

    def make_more(self, count: int) -> None:
        """Make so many of those that wait: first those below, for that is where a person goes on."""
        waiting, made = self.waiting(), {one.question.key for one in self.rows}
        first = next((at for at, key in enumerate(self.order) if key in made), 0)
        below = [key for key in waiting if self.order.index(key) >= first]
        self.make(below[:count] if below else waiting[-count:])

    def make_between(self, top: int, bottom: int) -> None:
        """Make the rows of sections that are still blank between these heights."""
        groups = [group for group in self._groups.values() if self._is_blank(group, top, bottom)]
        self.make(key for group in groups for key in group.waiting())

    def _is_blank(self, group: _Group, top: int, bottom: int) -> bool:
        waiting = group.waiting()
        if group.head.is_folded or not waiting:
            return False
        blank = group.blank.geometry()
        if group.blank.sizeHint().height() and blank.top() < bottom and blank.bottom() > top:
            return True
        if not group.made or group.keys[-1] in group.made:
            return False
        end = max(each.geometry().bottom() for widgets in group.made.values() for each in widgets)
        return top <= end < bottom

    def make(self, keys: Iterable[str]) -> None:
        """Make these rows where they belong, unless they are there."""
        wanted = set(keys)
        new = [key for group in self._groups.values() for key in group.without_hole(wanted)]
        for key in new:
            self._make(self._questions[key])
        if new:
            places = {key: at for at, key in enumerate(self.order)}
            self.rows.sort(key=lambda one: places[one.question.key])
            for group in self._groups.values():
                group.fit_blank()
            self._place.invalidate()
            self._order_tabs()

    def _make(self, question: Question) -> None:
        group = self._groups[question.section]
        at = self._place_for(group, question.key)
        made = AnswerRow(question, self._number_width)
        made.stand_upright(self._upright)
        widgets: list[QWidget] = [made]
        if question.lead:
            words = f"{question.lead.number}  {question.lead.label(current_language())}"
            widgets.insert(0, label(words, "secondary", wrap=True))
        for one in widgets:
            self._place.insertWidget(at, one)
            one.setVisible(not group.head.is_folded)  # now: Qt would show it at the next turn of the loop
            at += 1
        group.made[question.key] = widgets
        self.rows.append(made)
        self.made.emit(made)

    def _place_for(self, group: _Group, key: str) -> int:
        """Where in the layout the question's row belongs: below the last one made before it."""
        before = [one for one in group.keys[: group.keys.index(key)] if one in group.made]
        if before:
            return self._place.indexOf(group.made[before[-1]][-1]) + 1
        return self._place.indexOf(group.head) + 2  # below its blank

    def _order_tabs(self) -> None:
        """Tab goes from above to below, in whatever order the rows were made."""
        stops: list[QWidget] = []
        rows = {one.question.key: one for one in self.rows}
        for group in self._groups.values():
            stops.append(group.head)
            stops += [stop for key in group.keys if key in rows for stop in rows[key].editor.stops]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    # Folding, and what stands below a row

    def _is_folded(self, key: str) -> bool:
        return self._groups[self.section_of[key]].head.is_folded

    def show_folded(self, sections: Mapping[str, bool]) -> None:
        """Hide the rows of what is folded now; of the other sections show those that are made."""
        for key, folded in sections.items():
            group = self._groups[key]
            group.head.show_folded(folded)
            for widgets in group.made.values():
                for one in widgets:
                    one.setVisible(not folded)
            group.fit_blank()
        self._place.invalidate()

    def put_below(self, one: AnswerRow, panel: QWidget) -> None:
        """Show a panel between this row and the next."""
        self._detach(panel)
        group = self._groups[one.question.section]
        group.made[one.question.key].append(panel)
        self._place.insertWidget(self._place.indexOf(one) + 1, panel)
        panel.setVisible(not group.head.is_folded)

    def take_away(self, panel: QWidget) -> None:
        """The panel that stood below a row is not needed now."""
        panel.hide()
        self._detach(panel)

    def _detach(self, panel: QWidget) -> None:
        self._place.removeWidget(panel)
        for group in self._groups.values():
            for widgets in group.made.values():
                if panel in widgets:
                    widgets.remove(panel)

    def stand_upright(self, upright: bool) -> None:
        """The cells of each row one below the other, where there is no room beside."""
        self._upright = upright
        for one in self.rows:
            one.stand_upright(upright)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()
