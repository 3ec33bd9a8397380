"""One term of the dictionary: its texts, kind and note, where it is used, and saving it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from models.dictionary import KINDS, Term, save_term, uses_of
from models.errors import AppError
from translations import N_, _, ngettext
from ui.common.background import runner
from ui.common.buttons import button, key_label
from ui.common.changes import changes
from ui.common.layouts import column, label, row
from ui.common.messages import messages
from ui.common.term_lines import TermLines

KIND_NAMES = {
    "occupation": N_("Occupations"),
    "work": N_("Places of work"),
    "education": N_("Education"),
    "family": N_("Family relations"),
    "civil_state": N_("Civil states"),
    "purpose": N_("Purposes of a journey"),
    "journey": N_("Journey"),
    "money": N_("Means"),
    "document": N_("Documents"),
    "authority": N_("Authorities"),
    "address": N_("Parts of addresses"),
    "religion": N_("Religions"),
    "language": N_("Languages"),
    "general": N_("Other terms"),
}
LOOK_DELAY = 250  # milliseconds of rest before the uses of a term are counted


class TermEditor(QWidget):
    """Signal ``kept(text)``: the term with this text was saved. What is typed is lost only by ``revert``."""

    kept = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._term = Term({})
        self.lines = TermLines()
        self._kind = QComboBox()
        for kind in KINDS:
            self._kind.addItem(_(KIND_NAMES[kind]), kind)
        self._note = QLineEdit()
        self._uses = label("", "caption", wrap=True)
        self._problem = label("", "secondary", "error", wrap=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_DELAY)
        self._timer.timeout.connect(self._count_uses)
        self.lines.finished.connect(self.keep)
        self._put_together()
        self.show_term(self._term)

    def _put_together(self) -> None:
        kind, note = label(_("&Kind"), "label"), label(_("N&ote"), "label")
        kind.setBuddy(self._kind)
        note.setBuddy(self._note)
        self._kind.setAccessibleName(_("Kind"))
        self._note.setAccessibleName(_("Note"))
        save = button(_("&Save"), self.keep, kind="primary", icon="save", key="Ctrl+Return")
        back = button(_("Re&vert"), self.revert, kind="ghost", icon="undo", key="Ctrl+R")
        self.setLayout(
            column(
                label(_("Term"), "section"), self.lines, kind, self._kind, note, self._note, self._uses,
                self._problem, row(None, back, save, key_label("Ctrl+Enter")), None,
                margins=(16, 14, 16, 16), gap=8,
            )
        )  # fmt: skip

    def show_term(self, term: Term) -> None:
        """Show another term; ask ``is_changed`` before."""
        self._term = term
        self.lines.show_term(term)
        self._kind.setCurrentIndex(max(0, self._kind.findData(term.kind)))
        self._note.setText(term.note)
        self._problem.clear()
        self._uses.clear()
        self._timer.start()

    def _count_uses(self) -> None:
        """Beside the window: every answer of the office is looked at."""
        term = self._term
        if term.texts:
            runner().start(lambda _work: (term, uses_of(term)), self._show_uses, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error

    def _show_uses(self, found: tuple[Term, int]) -> None:
        term, count = found
        if term != self._term:
            return
        words = ngettext("Stands in %(count)d answer.", "Stands in %(count)d answers.", count)
        shipped = _("Comes with the program.") if self._term.id is None else ""
        self._uses.setText(" ".join(filter(None, (words % {"count": count}, shipped))))

    def term(self) -> Term:
        """The term as it is typed."""
        kind, note = str(self._kind.currentData()), self._note.text().strip()
        return replace(self.lines.term(), kind=kind, note=note)

    def is_changed(self) -> bool:
        return self.term() != self._term

    def take_focus(self) -> None:
        self.lines.take_focus()

    def revert(self) -> None:
        """Ctrl+R: back to what is kept."""
        self.show_term(self._term)

    def keep(self) -> bool:
        """Ctrl+Enter: keep the term; False and a sentence below where that cannot be."""
        term = self.term()
        if term == self._term:
            return True
        try:
            saved = save_term(term)
        except AppError as error:
            self._problem.setText(str(error))
            return False
        self._term = term
        self._problem.clear()
        changes.announce(saved)
        messages.offer_undo(_("The term is in the dictionary."), saved.operation_id)
        self.kept.emit(next(iter(term.texts.values())))
        return True
