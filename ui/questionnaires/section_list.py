"""The sections of a form with their counts, at the left of the questionnaire; and the legend of the signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paperwork.forms import QuestionForm
from translations import N_, _, current_language
from ui.common import theme
from ui.common.buttons import tool
from ui.common.cells import Cell, Icon
from ui.common.layouts import column, label, paint_ground, pane, picture, row
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column
from ui.questionnaires.answer_words import LEGEND
from ui.questionnaires.tourist_answers import Shown

ROW_HEIGHT, COUNT_WIDTH = 34, 96


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section: how many of its questions are filled in, of those that want to be."""

    id: int
    key: str
    name: str
    done: int
    asked: int
    waits: bool

    @property
    def sign(self) -> Icon:
        if not self.asked:
            return ("dash", "text3")
        if self.done == self.asked:
            return ("okc", "ok_icon")
        return ("warn", "warn_icon") if self.waits else ("ring", "text3")


def section_rows(form: QuestionForm, answers: Sequence[Shown]) -> list[SectionRow]:
    """The form's sections in order, counted."""
    rows = []
    for number, section in enumerate(form.sections):
        own = [one for one in answers if one.question.section == section.key]
        done = sum(one.is_done for one in own)
        asked = done + sum(one.is_gap for one in own)
        waits = any(one.filled.state == "untranslated" for one in own)
        rows.append(SectionRow(number, section.key, section.label(current_language()), done, asked, waits))
    return rows


def _name(one: SectionRow) -> Cell:
    return Cell(one.name, pad=16)


def _count(one: SectionRow) -> Cell:
    if not one.asked:
        return Cell("", right=(one.sign,), spoken=_("nothing is asked"))
    words = _("%(done)d of %(asked)d") % {"done": one.done, "asked": one.asked}
    return Cell(words, right=(one.sign,), right_aligned=True, small=True, tone="text2", spoken=words)


class SectionList(QWidget):
    """Signals: ``chosen(key)``: the arrow keys came by; ``pressed(key)``: clicked; ``opened(key)``: go into
    its first answer."""

    chosen = Signal(str)
    pressed = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        paint_ground(self, "sunken")
        self._quiet = False
        columns = [
            Column(N_("Section"), _name, 100, stretch=True),
            Column(N_("Filled in"), _count, COUNT_WIDTH),
        ]
        self.list = RecordList(columns, _("Sections"), row_height=ROW_HEIGHT, header=False, ground="sunken")
        self.list.chosen.connect(self._on_chosen)
        self.list.clicked.connect(lambda _index: self._on_pressed(self.list.current()))
        self.list.opened.connect(lambda one: self.opened.emit(one.key))
        self.fold_all = tool("fold", _("Fold all sections, or unfold them"), key="Shift+F7")
        head = row(label(_("Sections"), "caption_strong"), None, self.fold_all, margins=(16, 4, 10, 2))
        self._legend = pane(self._legend_lines())
        self.setLayout(column(head, self.list, 14, self._legend, None, gap=0))
        self.setFixedWidth(theme.px(232))

    def _fit(self, rows: Sequence[SectionRow]) -> None:
        """As wide as the longest name wants, within reason: translations differ much."""
        metrics = QFontMetrics(theme.font())
        longest = max((metrics.horizontalAdvance(one.name) for one in rows), default=0)
        wanted = longest + theme.px(COUNT_WIDTH + 32)
        self.setFixedWidth(min(max(wanted, theme.px(212)), theme.px(290)))

    def minimumSizeHint(self) -> QSize:
        """The legend never keeps the window from being low."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window has the sections only: each sign says its words beside the answers too."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        """All sections if there is room, else the list scrolls; the legend where there is room below."""
        head, wanted = theme.px(ROW_HEIGHT), theme.px(ROW_HEIGHT) * len(self.list.table_model.rows)
        below = self._legend.sizeHint().height() + theme.px(30)
        self.list.setFixedHeight(max(theme.px(ROW_HEIGHT), min(wanted, self.height() - head)))
        self._legend.setVisible(self.height() >= head + wanted + below)

    def _legend_lines(self) -> QVBoxLayout:
        top = Qt.AlignmentFlag.AlignTop
        self._legend_words = [(label("", "secondary", wrap=True), words) for _icon, _tone, words in LEGEND]
        self._say_legend()
        lines = [
            row((picture(icon, tone, 14), 0, top), (said, 1), gap=6)
            for (icon, tone, _words), (said, _say) in zip(LEGEND, self._legend_words, strict=True)
        ]
        return column(*lines, margins=(16, 0, 10, 0), gap=7)

    def _say_legend(self) -> None:
        """The age of old answers is a setting."""
        for said, words in self._legend_words:
            said.setText(words())

    def show_rows(self, rows: Sequence[SectionRow]) -> None:
        self._quiet = True
        self._say_legend()
        self.list.set_rows(rows)
        self._quiet = False
        self._fit_height()
        self._fit(rows)

    def mark(self, key: str) -> None:
        """Show where the person is, without moving anything."""
        self._quiet = True
        for one in self.list.table_model.rows:
            if one.key == key:
                self.list.select_id(one.id)
        self._quiet = False

    def _on_chosen(self, one: SectionRow | None) -> None:
        if one is not None and not self._quiet:
            self.chosen.emit(one.key)

    def _on_pressed(self, one: SectionRow | None) -> None:
        if one is not None:
            self.pressed.emit(one.key)
