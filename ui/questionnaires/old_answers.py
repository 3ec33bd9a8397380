"""Old answers of the shown tourist: a line above the sheet says so, Ctrl+O opens the panel to confirm."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from models.answers import confirm_answers
from models.errors import AppError, InvalidField, RecordChanged
from translations import _, ngettext
from ui.common.buttons import button, key_label, shortcut
from ui.common.changes import changes
from ui.common.elided_label import ElidedLabel
from ui.common.layouts import column, line, pane, picture, row
from ui.common.messages import messages
from ui.questionnaires.old_lines import OldLine, age_sentence, old_lines, people_to_ask
from ui.questionnaires.old_panel import OldPanel
from ui.questionnaires.tourist_answers import Shown, TouristAnswers

if TYPE_CHECKING:
    from ui.questionnaires.questionnaire_window import QuestionnaireWindow


class OldAnswers(QWidget):
    """Nothing, the line, or the panel. ``answers`` gives what the window shows now."""

    def __init__(self, window: QuestionnaireWindow, answers: Callable[[], TouristAnswers | None]) -> None:
        super().__init__()
        self._window = window
        self._answers = answers
        self._person: int | None = None  # whose the lines are
        self._lines: list[OldLine] = []
        self._open = False
        self._sentence = ElidedLabel("", "secondary")
        ask = button(_("Ask and confirm…"), self.ask, kind="link", small=True)
        parts = (picture("clock", "warn_icon"), self._sentence, ask, key_label("Ctrl+O"), None)
        self.bar = pane(column(row(*parts, margins=(20, 4, 16, 4)), line(), gap=0))
        self._begun = False  # whether the panel knows whose answers it shows
        self._place = column(self.bar, gap=0)
        self.setLayout(self._place)
        shortcut(window, "Ctrl+O", self.ask)
        self._arrange()

    @cached_property
    def panel(self) -> OldPanel:
        """Made when it is first asked for: most questionnaires are opened for something else."""
        made = OldPanel()
        made.wanted.connect(self._go_to)
        made.confirm_asked.connect(self._confirm)
        made.closed.connect(self._leave)
        made.hide()
        self._place.addWidget(made)
        return made

    @property
    def _has_panel(self) -> bool:
        return "panel" in self.__dict__

    def show_answers(self, shown: Sequence[Shown]) -> None:
        """The window shows these now, of whomever: the panel stays open for one tourist only."""
        answers = self._answers()
        if answers is None:
            return
        if answers.tourist.id != self._person:
            self._person, self._open, self._begun = answers.tourist.id, False, False
        self._lines = old_lines(answers, shown)
        if self._open:
            self._offer_names(answers)
        self._arrange()

    def _offer_names(self, answers: TouristAnswers) -> None:
        """Who may be asked: the others on the tour are read for it."""
        names = people_to_ask(answers)
        if not self._begun:
            self._begun = True
            self.panel.begin(names)
        self.panel.offer_names(names)

    def _arrange(self) -> None:
        """Show what there is to show; nobody's keys go to what is hidden."""
        had_focus = self._has_panel and self.panel.has_focus()
        self._open = self._open and bool(self._lines)
        if self._lines:
            self._sentence.setText(age_sentence(self._lines))
            if self._has_panel:
                self.panel.show_lines(self._lines)
        self.bar.setVisible(bool(self._lines) and not self._open)
        if self._has_panel:
            self.panel.setVisible(self._open)
        if had_focus and not self._open:
            self._go_back()

    def ask(self) -> None:
        """Ctrl+O: into the list of the old answers."""
        self._window.sheet.finish()
        answers = self._answers()
        if not self._lines or answers is None:
            messages.tell(_("No answer here is old."), "info")
            return
        self._offer_names(answers)
        self._open = True
        self._arrange()
        self.panel.take_focus()

    def _leave(self) -> None:
        self._open = False
        self._arrange()

    def _go_back(self) -> None:
        """To the answer where the person was; into the first gap if they were in none."""
        sheet = self._window.sheet
        if (current := sheet.current()) is not None:
            sheet.go_to(current)
        elif not sheet.go_to_gap(1):
            sheet.go_to_first()

    def _go_to(self, key: str) -> None:
        if (one := self._window.sheet.row_of(key)) is not None:
            self._window.sheet.go_to(one)

    def _confirm(self) -> None:
        self._window.sheet.finish()
        answers, lines = self._answers(), self.panel.ticked()
        if answers is None:
            return
        if not lines:
            self.panel.refuse(_("Tick what is still true."))
            return
        try:
            name = self.panel.asked.currentText()
            saved = confirm_answers(answers.tourist.id or 0, [one.answer for one in lines], name)
        except InvalidField as error:
            self.panel.lack_name(str(error))
        except RecordChanged as error:
            self._window.reload()
            self._say(str(error))
        except AppError as error:
            self._say(str(error))
        else:
            changes.announce(saved)
            if self._open:
                self.panel.take_focus()
            words = ngettext("%(count)d answer is confirmed.", "%(count)d answers are confirmed.", len(lines))
            messages.offer_undo(words % {"count": len(lines)}, saved.operation_id)

    def _say(self, sentence: str) -> None:
        """In the panel, or where there is nothing to confirm any more, in the line below."""
        if self._open:
            self.panel.refuse(sentence)
        else:
            messages.tell(sentence, "warn")
