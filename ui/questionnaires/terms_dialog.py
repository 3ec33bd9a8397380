"""All terms that a run waits for, in one list (Q6, Q9, Q12): typed one after the other, each kept at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QStackedWidget, QWidget

from models.dictionary import Term, save_term
from models.errors import AppError
from paperwork.dictionary import current_dictionary
from paperwork.waiting_terms import WaitingAnswer, WaitingTerm, waiting_terms
from textkit.terms import term_key
from translations import _
from ui.common import theme
from ui.common.buttons import button, key_label, shortcut
from ui.common.changes import changes, concerns
from ui.common.empty_state import EmptyState
from ui.common.layouts import column, label, line, pane, row
from ui.common.messages import UndoBar, errors_told, messages
from ui.common.own_window import is_in_front
from ui.questionnaires.term_drafts import drop_typed, keep_typed, typed_terms
from ui.questionnaires.waiting_list import TermRow, WaitingList, waiting_count
from ui.questionnaires.waiting_term_pane import WaitingTermPane

LEFT = 360  # width of the list of terms
ABOVE = 58  # the undo bar stands so far above the lower edge: over the foot


class TermsDialog(QDialog):
    """Enter keeps a term and goes to the next; what is typed for others waits, also after closing."""

    def __init__(self, parent: QWidget | None, answers: Sequence[WaitingAnswer]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Terms to translate"))
        self._answers = answers
        self._ids: dict[tuple[str, str], int] = {}
        self._shown: TermRow | None = None
        self._kept: list[tuple[int, TermRow, Term]] = []  # operations of this dialog, the latest last
        self._make_parts()
        self._put_together()
        self._set_keys()
        self._undo_bar = UndoBar(self, self._undo, above=ABOVE)
        messages.undo_offered.connect(self._offer_undo)
        changes.written.connect(self._on_written)
        self.gather()
        self.go_in()

    # How it is put together

    def _make_parts(self) -> None:
        self.list = WaitingList()
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _one: self.go_in())
        self.pane = WaitingTermPane(self)
        self.pane.finished.connect(self.keep)
        done = EmptyState(_("Every term has its translation"), _("Close, and the answers have them too."))
        self._stack = QStackedWidget()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(pane(column(self.pane, gap=0), "surface"))
        self._stack.addWidget(area)
        self._stack.addWidget(done)
        self._count = label("", "secondary", wrap=True)
        self._keep = button(
            _("Keep in the dictionary"), self.keep, kind="primary", icon="book", key="Ctrl+Return"
        )
        self._keep_key = key_label("Ctrl+Return")
        self._close = button(_("Close"), self.reject, key="Esc")

    def _put_together(self) -> None:
        caption = pane(column(label(_("Waiting"), "caption_strong"), margins=(16, 12, 16, 8)))
        left = pane(column(caption, (self.list, 1), gap=0), width=LEFT)
        body = pane(row(left, line(upright=True), (self._stack, 1), gap=0), "surface")
        parts = ((self._count, 1), self._close, self._keep, self._keep_key)
        foot = pane(row(*parts, margins=(16, 10, 16, 12)), "sunken")
        self.setLayout(column((body, 1), line(), foot, gap=0))
        room = self.screen().availableSize()
        self.resize(min(theme.px(1040), room.width() - 40), min(theme.px(580), room.height() - 60))

    def _set_keys(self) -> None:
        keys = {
            "Ctrl+Return": self.keep,
            "Ctrl+Enter": self.keep,
            "Ctrl+D": self.go_in,
            "Ctrl+Z": self._undo_last,
            "F6": self._next_pane,
            "Shift+F6": self._next_pane,
            "F8": lambda: self._step(1),
            "Shift+F8": lambda: self._step(-1),
        }
        for key, action in keys.items():
            shortcut(self, key, action)

    # Which terms wait

    def gather(self) -> None:
        """Show what the dictionary lacks now; the term that is shown stays, else the next one comes."""
        at = max(0, self.list.currentIndex().row())
        begun = typed_terms()
        terms = waiting_terms(current_dictionary(), self._answers)
        rows = [TermRow(self._id_of(one), one, term_key(one.text) in begun) for one in terms]
        self.list.set_rows(rows)
        if rows and self.list.current() is None:
            self.list.select_row(min(at, len(rows) - 1))
        self._stack.setCurrentIndex(0 if rows else 1)
        for one in (self._keep, self._keep_key):
            one.setVisible(bool(rows))
        self._count.setText(waiting_count(len(rows)) if rows else "")
        if not rows:
            self._leave()
            self._close.setFocus()

    def _id_of(self, one: WaitingTerm) -> int:
        return self._ids.setdefault((term_key(one.text), one.language), len(self._ids) + 1)

    def _on_written(self, tables: dict[str, tuple[int, ...]]) -> None:
        if concerns(tables, "term"):
            with errors_told():
                self.gather()

    # The term that is shown

    def _on_chosen(self, one: TermRow | None) -> None:
        if one is None:
            return
        if self._shown is not None and self._shown.id == one.id:
            self._shown = one
            self.pane.show_people(one.waiting)
            return
        with errors_told():
            self._leave()
            self.pane.show_term(one.waiting, current_dictionary())
            self._shown = one

    def _leave(self) -> None:
        """What is typed for the shown term waits until it is shown again, and is marked in the list."""
        left, self._shown = self._shown, None
        typed = self.pane.typed() if left is not None else None
        if left is None or (typed is None and not left.typed):
            return
        if typed is not None:
            keep_typed(left.waiting.text, typed)
        else:
            drop_typed(left.waiting.text)
        number = self.list.table_model.row_of(left.id)
        if number >= 0:
            marked = TermRow(left.id, left.waiting, typed is not None)
            self.list.table_model.replace_row(number, marked)

    def keep(self) -> None:
        """Enter, Ctrl+Enter: the term into the dictionary, as an operation of its own, and on to the next."""
        shown = self._shown
        if shown is None:
            return
        term, problem = self.pane.lines.term(), self.pane.problem()
        try:
            saved = None if problem else save_term(term)
        except AppError as error:
            problem = str(error)
        if problem or saved is None:
            self.pane.refuse(problem)
            self.pane.lines.take_focus()
            return
        self._kept.append((saved.operation_id, shown, term))
        self._shown = None
        with errors_told():
            drop_typed(shown.waiting.text)
        changes.announce(saved)
        messages.offer_undo(_("The term is in the dictionary."), saved.operation_id)
        self.go_in()

    # Going about

    def go_in(self) -> None:
        """Ctrl+D: the keys go to the lines of the term; with nothing to type, to Close."""
        if self._shown is not None:
            self.pane.lines.take_focus()
        else:
            self._close.setFocus()

    def _step(self, by: int) -> None:
        """F8: the next term, after the last the first."""
        count = self.list.table_model.rowCount()
        if count:
            self.list.select_row((self.list.currentIndex().row() + by) % count)
            self.go_in()

    def _next_pane(self) -> None:
        if self.list.hasFocus():
            self.go_in()
        else:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    # Taking back

    def _offer_undo(self, text: str, operation_id: int) -> None:
        if is_in_front(self):
            self._undo_bar.offer(text, operation_id)

    def _undo_last(self) -> None:
        """Ctrl+Z: only what was done here. Whoever opened the dialog knows nothing of earlier work in it."""
        if self._kept:
            self._undo_bar.withdraw()
            self._undo(self._kept[-1][0])
        else:
            messages.tell(_("There is nothing to undo."), "info")

    def _undo(self, operation_id: int) -> None:
        """The term waits again, with what was typed for it."""
        from ui.office.undoing import undo_operation

        undone = next((one for one in self._kept if one[0] == operation_id), None)
        with errors_told():
            if undone is not None:
                self._kept.remove(undone)
                keep_typed(undone[1].waiting.text, undone[2])
            undo_operation(operation_id)
        if undone is not None and self.list.select_id(undone[1].id):
            self.go_in()

    def done(self, result: int) -> None:
        """However it closes, what is typed waits for the next time."""
        with errors_told():
            self._leave()
        super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._undo_bar.place()
