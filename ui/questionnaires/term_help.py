"""Untranslated answers and the dictionary: the panel comes below the answer by itself and takes no key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from models.dictionary import Term, save_term
from models.errors import AppError
from paperwork.dictionary import current_dictionary
from paperwork.wording import is_foreign
from translations import _
from ui.common.changes import changes, concerns
from ui.common.messages import errors_told, messages
from ui.questionnaires.answer_row import AnswerRow
from ui.questionnaires.answer_sheet import AnswerSheet
from ui.questionnaires.term_drafts import drop_typed, keep_typed, refusal, typed_for
from ui.questionnaires.term_panel import TermPanel
from ui.questionnaires.tourist_answers import TouristAnswers


class TermHelp(QObject):
    """``answers`` gives what the window shows now, ``refresh`` shows it again after a change."""

    def __init__(
        self, sheet: AnswerSheet, answers: Callable[[], TouristAnswers | None], refresh: Callable[[], object]
    ) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._answers = answers
        self._refresh = refresh
        self._row: AnswerRow | None = None
        self.panel = TermPanel()
        self.panel.hide()
        self.panel.term_given.connect(self._keep)
        self.panel.words_given.connect(self._overrule)
        self.panel.closed.connect(self.close)
        changes.written.connect(self._on_written)

    def offer(self, key: str) -> None:
        """An answer was finished: if the dictionary does not know it, its panel appears below it."""
        row = self._sheet.row_of(key)
        if row is None or row.shown is None:
            return
        if row.shown.filled.unknown:
            self._show(row)
        elif row is self._row:
            self.close(go_back=False)

    def ask(self) -> None:
        """Ctrl+D: at the answer with the focus if it waits, else to the panel that waits, else one opens."""
        if self._has_focus():
            return  # the person is there already, and typing
        self._sheet.finish()
        row = self._sheet.current()
        is_asked = _waits(row) or not _waits(self._row)
        if is_asked and row is not None and row.shown is not None and row.shown.filled.value:
            self._show(row)
        if self._row is None:
            messages.tell(_("Type an answer first: the dictionary opens at an answer."), "info")
            return
        self._sheet.reveal(self._row)
        self._sheet.ensureWidgetVisible(self.panel)
        self.panel.ask()

    def _has_focus(self) -> bool:
        return self.panel.isAncestorOf(self._sheet.focusWidget() or self._sheet)

    def _remember(self) -> None:
        """What is typed in the panel comes back when it opens for the same term again."""
        if self._row is not None and self.panel.is_changed():
            with errors_told():
                keep_typed(self.panel.text, self.panel.lines.term())

    def _show(self, row: AnswerRow) -> None:
        answers = self._answers()
        if answers is None or row.shown is None:
            return
        self._remember()
        dictionary, text = current_dictionary(), "; ".join(row.shown.filled.unknown) or row.shown.filled.value
        term = dictionary.term_of(text)
        near = [] if term else dictionary.near(text)
        words = row.shown.filled.form_text if row.shown.filled.overruled else ""
        self.panel.show_term(text, term, near, answers.form.language, words)
        if (typed := typed_for(text)) is not None:
            self.panel.lines.type_again(typed)
        self._row = row
        self._sheet.put_below(row, self.panel)

    def _keep(self, term: Term) -> None:
        answers = self._answers()
        if answers is None:
            return
        if refused := refusal(term, answers.form.language):
            self.panel.refuse(refused)
            return
        try:
            saved = save_term(term)
        except AppError as error:
            self.panel.refuse(str(error))
            return
        self.close()
        with errors_told():
            drop_typed(self.panel.text)
        changes.announce(saved)
        messages.offer_undo(_("The term is in the dictionary."), saved.operation_id)

    def _on_written(self, tables: dict[str, tuple[int, ...]]) -> None:
        """The dictionary was changed, here or in another window: the answers get its translations."""
        answers = self._answers()
        if answers is None or not self._sheet.isVisible() or not concerns(tables, "term"):
            return
        waited = _waits(self._row)
        with errors_told():
            answers.read_terms()
            self._refresh()
        if waited and not _waits(self._row):
            self.close(go_back=False)

    def _overrule(self, text: str) -> None:
        answers, row = self._answers(), self._row
        if answers is None or row is None:
            return
        if is_foreign(text, answers.form.language):
            self.panel.refuse(_("This form takes Latin letters only."))
            return
        answers.overrule(row.question, text)
        self.close()
        self._refresh()

    def close(self, *, go_back: bool = True) -> None:
        """The panel goes; the keys go back to the answer that it stood at."""
        self._remember()
        row, self._row = self._row, None
        had_focus = self._has_focus()
        self._sheet.take_away(self.panel)
        if row is not None and had_focus and go_back:
            self._sheet.go_to(row)


def _waits(row: AnswerRow | None) -> bool:
    """Whether this is an answer without a translation."""
    return row is not None and row.shown is not None and bool(row.shown.filled.unknown)
