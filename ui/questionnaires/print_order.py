"""What is to be printed: whose questionnaires for which country, and the language beside the form's."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox

from paperwork.forms import QuestionForm, label_languages, load_form
from paperwork.printing import Gap, Paper, compose_tour, fill_tour, find_gaps, form_gaps
from paperwork.questionnaire_pdf import QuestionnaireStyle
from paperwork.waiting_terms import WaitingAnswer, waiting_answers
from translations import _, current_language
from ui.common.background import Work
from ui.common.preferences import PRINT_BESIDE
from ui.common.wording import language_name

NONE = "none"


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """``people`` are ids of tourists of the tour; ``beside`` is "" for none."""

    tour_id: int
    country: str
    people: tuple[int, ...]
    beside: str

    def lacking(self, _work: Work) -> tuple[list[Gap], list[WaitingAnswer]]:
        """The gaps of what would be printed, and the answers that wait for the dictionary."""
        form = load_form(self.country)
        _tour, filled = fill_tour(self.tour_id, form, tourist_ids=self.people)
        waiting = waiting_answers(form.language, [(one.tourist, one.sheet) for one in filled])
        return [*find_gaps(filled), *form_gaps(QuestionnaireStyle(form, self.beside))], waiting

    def compose(self, work: Work) -> Paper:
        """The PDF, made where it does not hold up the window."""
        return compose_tour(
            self.tour_id,
            self.country,
            tourist_ids=self.people,
            beside=self.beside,
            progress=work.report,
            cancelled=work.is_cancelled,
        )


def usual_beside(form: QuestionForm) -> str:
    """The language chosen last, else the interface's, if the form has labels in it; "" for none."""
    chosen = PRINT_BESIDE.get() or current_language()
    return chosen if chosen in label_languages(form)[1:] else ""


class BesideChoice(QComboBox):
    """Which language stands small beside the form's own, for those who do not read that one."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Second language of questions"))
        self.activated.connect(lambda _at: PRINT_BESIDE.set(self.language() or NONE))

    def show_form(self, form: QuestionForm) -> None:
        """Offer the languages of this form."""
        self.clear()
        self.addItem(_("No second language"), "")
        for code in label_languages(form)[1:]:
            self.addItem(language_name(code), code)
        self.setCurrentIndex(self.findData(usual_beside(form)))

    def language(self) -> str:
        """The chosen one, "" for none."""
        return str(self.currentData() or "")
