"""What an embassy's form is called, and whose answers go into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from models.paper_forms import PDF, WORD, PaperForm
from paperwork.directories import current_directories
from paperwork.forms import QuestionForm, form_from, in_language, list_forms, load_form
from paperwork.match_proposals import propose_matches
from paperwork.pdf_fields import FillableForm
from paperwork.printed_words import read_words
from translations import _, current_language
from ui.common import theme
from ui.common.buttons import button, key_label
from ui.common.fields import ChoiceField, DateField, TextField
from ui.common.layouts import column, label, line, pane, row
from ui.common.preferences import QUESTIONNAIRE_COUNTRY
from ui.common.wording import language_name
from ui.directories.dependent_fields import be_narrow, fill

WIDTH = 400
ENOUGH = 200  # fields that say which questionnaire a form is


class PaperFormEditor(QWidget):
    """Signals: ``keep_asked()``, ``join_asked()``, ``replace_asked()``, ``reverted()``.

    Only ``revert`` loses what is typed.
    """

    keep_asked = Signal()
    join_asked = Signal()
    replace_asked = Signal()
    reverted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.paper: PaperForm | None = None
        self.name = TextField("name", _("&Name"), required=True)
        self.form = ChoiceField("form", _("&Questionnaire"), [])
        self.language = ChoiceField("language", _("Filled in in"), [])
        self.edition = TextField("edition", _("&Edition"))
        self.dated = DateField("dated", _("Date of the for&m"))
        self._problem = label("", "secondary", "error", wrap=True)
        self._hint = label(_("No form yet. Load the PDF that the embassy gives out."), "quiet", wrap=True)
        self._join = button(_("Join the &fields"), self.join_asked.emit, icon="link", key="Return")
        self._names = button(_("Names &for templates"), self.join_asked.emit, icon="book", key="Return")
        other = button(_("Re&place the file…"), self.replace_asked.emit, icon="import")
        back = button(_("Re&vert"), self.revert, kind="ghost", icon="undo", key="Ctrl+R")
        save = button(_("&Save"), self.keep_asked.emit, kind="primary", icon="save", key="Ctrl+Return")
        be_narrow(self.form.box)
        self._body = QScrollArea()
        self._body.setWidgetResizable(True)
        self._body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = pane(
            column(
                self.name, self.form, self.language, row((self.edition, 1), (self.dated, 1), gap=8),
                row(self._join, self._names, other, None, gap=8), self._problem, None,
                margins=(16, 14, 16, 12), gap=8,
            ),
            "sunken",
        )  # fmt: skip
        self._body.setWidget(body)
        self._foot = pane(row(None, back, save, key_label("Ctrl+Enter"), margins=(16, 8, 16, 10)), "sunken")
        empty = pane(column(self._hint, None, margins=(16, 14, 16, 12)), "sunken")
        self._empty = empty
        self.setLayout(column((self._body, 1), (empty, 1), line(), self._foot, gap=0))
        self.setFixedWidth(theme.px(WIDTH))
        self.form.edited.connect(lambda: self._offer_languages(""))

    def show_paper(self, paper: PaperForm | None) -> None:
        """Show another form; ask ``is_changed`` before."""
        self.paper = paper
        for part, shown in ((self._body, paper is not None), (self._foot, paper is not None)):
            part.setVisible(shown)
        self._empty.setVisible(paper is None)
        if paper is None:
            return
        self._join.setVisible(paper.kind == PDF)
        self._names.setVisible(paper.kind == WORD)
        bodies = current_directories().bodies
        titles = [(form, in_language(body["title"], current_language())) for form, body in bodies.items()]
        fill(self.form.box, sorted(titles, key=lambda one: one[1].casefold()), paper.form)
        self._offer_languages(paper.language)
        self.name.set_value(paper.name)
        self.edition.set_value(paper.edition)
        self.dated.set_value(paper.dated)
        self.say("")

    def _offer_languages(self, chosen: str) -> None:
        body = current_directories().bodies.get(self.form.value())
        languages = body["languages"] if body is not None else []
        fill(self.language.box, [(one, language_name(one)) for one in languages], chosen)

    def proposed(self, path: Path, form: FillableForm) -> PaperForm:
        """A new form for the questionnaire that most of its fields are called like."""
        found: list[tuple[float, QuestionForm]] = []
        words = read_words(form)
        begin = replace(form, fields=form.fields[:ENOUGH])
        for body in current_directories().bodies.values():
            questions = form_from(body)
            likeness = sum(one.score for one in propose_matches(begin, questions, words).values())
            found.append((likeness, questions))
        best = max(found, key=lambda one: one[0])[1]
        return PaperForm(name=path.stem, form=best.id, language=best.languages[0])

    def proposed_template(self, path: Path) -> PaperForm:
        """A new Word template, for the questionnaire that was used last."""
        countries = {country: entry.form_id for entry in list_forms() if (country := entry.country)}
        form = countries.get(QUESTIONNAIRE_COUNTRY.get()) or next(iter(countries.values()))
        return PaperForm(WORD, path.stem, form, load_form(form).language)

    def take_focus(self) -> None:
        self.name.setFocus(Qt.FocusReason.TabFocusReason)

    def typed(self) -> PaperForm:
        """The form as typed; its matches stay."""
        assert self.paper is not None
        return replace(
            self.paper,
            name=self.name.value(),
            form=self.form.value(),
            language=self.language.value(),
            edition=self.edition.value(),
            dated=self.dated.value(),
        )

    def is_changed(self) -> bool:
        return self.paper is not None and self.typed() != self.paper

    def take_newer(self, papers: Sequence[PaperForm]) -> None:
        """Where only fields were joined or the file was replaced meanwhile, what is typed here stays."""
        before = self.paper
        found = next((one for one in papers if before is not None and one.id == before.id), None)
        if before is not None and found is not None and _head(found) == _head(before):
            self.paper = found

    def say(self, text: str) -> None:
        """Why it cannot be kept."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def revert(self) -> None:
        """Ctrl+R: back to what is kept."""
        self.show_paper(self.paper)
        self.reverted.emit()


def _head(paper: PaperForm) -> tuple[str, ...]:
    """What is edited here."""
    return (paper.name, paper.form, paper.language, paper.edition, paper.dated)
