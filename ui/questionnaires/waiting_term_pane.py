"""One term that waits for the dictionary: who waits, the lines to type it in, and near terms to take."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.dictionary import Term
from paperwork.dictionary import Dictionary
from paperwork.waiting_terms import WaitingTerm
from textkit.terms import language_of, term_key
from translations import _, ngettext
from ui.common.layouts import column, label
from ui.common.term_lines import TermLines
from ui.common.wording import language_name
from ui.questionnaires.near_terms import NearTerms
from ui.questionnaires.term_drafts import refusal, typed_for
from ui.questionnaires.waiting_list import whose_names


class WaitingTermPane(QWidget):
    """Signal ``finished()``: Enter was pressed and the translation that is waited for is typed."""

    finished = Signal()

    def __init__(self, keys_in: QWidget) -> None:
        """``keys_in``: within it the keys of the near terms work."""
        super().__init__()
        self._waiting: WaitingTerm | None = None
        self.lines = TermLines()
        self.lines.finished.connect(self.finished)
        self.lines.edited.connect(lambda: self.refuse(""))
        self._title = label("", "title", wrap=True)
        self._counts = label("", "secondary", wrap=True)
        self._names = label("", wrap=True)
        self._women = label(
            _("Women wait for it: where the word for a woman differs, type it at the right."),
            "secondary",
            wrap=True,
        )
        self._problem = label("", "secondary", "error", wrap=True)
        self._near = NearTerms(keys_in)
        self._near.taken.connect(self._take)
        head = column(self._title, self._counts, self._names, gap=4)
        below = column(self._women, self._problem, self._near, gap=6)
        self.setLayout(column(head, self.lines, below, None, margins=(20, 14, 16, 14), gap=12))

    def show_term(self, waiting: WaitingTerm, dictionary: Dictionary) -> None:
        """Another term, with what was typed for it before."""
        term = dictionary.term_of(waiting.text)
        self.lines.show_term(
            term or Term({(language_of(waiting.text), ""): waiting.text}), wanted=waiting.language
        )
        if (typed := typed_for(waiting.text)) is not None:
            self.lines.type_again(typed)
        self._near.show_near([] if term else dictionary.near(waiting.text), waiting.language)
        self.refuse("")
        self._title.setText(waiting.text)
        self.show_people(waiting)

    def show_people(self, waiting: WaitingTerm) -> None:
        """Who waits now for the same term."""
        self._waiting = waiting
        words = ngettext(
            "%(count)d answer waits for it in %(language)s:",
            "%(count)d answers wait for it in %(language)s:",
            waiting.answers,
        )
        values = {"count": waiting.answers, "language": language_name(waiting.language)}
        self._counts.setText(words % values)
        self._names.setText(whose_names(waiting))
        self._women.setVisible("F" in waiting.sexes)

    def _take(self, near: Term) -> None:
        """A near term's translations; the text that waits stays."""
        self.lines.fill_from(near)
        self.lines.take_focus()

    def typed(self) -> Term | None:
        """What is typed and not kept, None if nothing is."""
        return self.lines.term() if self.lines.is_changed() else None

    def problem(self) -> str:
        """Why what is typed would help none of the answers, "" if it would."""
        assert self._waiting is not None
        term = self.lines.term()
        if term_key(self._waiting.text) not in term.spellings():
            sentence = _("“%(text)s” has to stand in a line: by it the answers find the translation.")
            return sentence % {"text": self._waiting.text}
        return refusal(term, self._waiting.language)

    def refuse(self, sentence: str) -> None:
        """Say why it was not kept; what was typed stays."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
