"""What is to be printed: whose questionnaires for which country, and the language beside the form's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QComboBox

from models.paper_forms import PaperForm, list_paper_forms
from paperwork.forms import QuestionForm, label_languages, load_form
from paperwork.paper_printing import compose_on_form, gaps_on_form, print_on_form
from paperwork.printing import (
    Gap,
    Paper,
    Printed,
    compose_tour,
    fill_tour,
    find_gaps,
    form_gaps,
    print_tour,
)
from paperwork.questionnaire_pdf import QuestionnaireStyle
from paperwork.waiting_terms import WaitingAnswer, waiting_answers
from translations import _, current_language
from ui.common.background import Work
from ui.common.preferences import PRINT_BESIDE
from ui.common.wording import language_name

NONE = "none"


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """``people`` are ids of tourists of the tour; ``beside`` is "" for none; ``paper`` is the embassy's own
    form, None for the printed questionnaire."""

    tour_id: int
    country: str
    people: tuple[int, ...]
    beside: str
    paper: PaperForm | None = None

    def lacking(self, work: Work) -> tuple[list[Gap], list[WaitingAnswer]]:
        """The gaps of what would be printed, and the answers that wait for the dictionary."""
        form = load_form(self.country, self.paper.language if self.paper is not None else "")
        _tour, filled = fill_tour(self.tour_id, form, tourist_ids=self.people)
        waiting = waiting_answers(form.language, [(one.tourist, one.sheet) for one in filled])
        if self.paper is not None:
            return gaps_on_form(self.tour_id, self.paper, self.people, work.is_cancelled), waiting
        return [*find_gaps(filled), *form_gaps(QuestionnaireStyle(form, self.beside))], waiting

    def job(self) -> str:
        """What others read in the queue of the printer."""
        return _("Questionnaires")

    def compose(self, work: Work) -> Paper:
        """The PDF, made where it does not hold up the window."""
        if self.paper is not None:
            return compose_on_form(
                self.tour_id,
                self.paper,
                tourist_ids=self.people,
                progress=work.report,
                cancelled=work.is_cancelled,
            )
        return compose_tour(
            self.tour_id,
            self.country,
            tourist_ids=self.people,
            beside=self.beside,
            progress=work.report,
            cancelled=work.is_cancelled,
        )

    def write(self, folder: Path, work: Work, *, separate: bool) -> Printed:
        """The files in the folder, one for each tourist if ``separate``."""
        if self.paper is not None:
            return print_on_form(
                self.tour_id,
                self.paper,
                folder,
                tourist_ids=self.people,
                separate=separate,
                progress=work.report,
                cancelled=work.is_cancelled,
            )
        return print_tour(
            self.tour_id,
            self.country,
            folder,
            tourist_ids=self.people,
            separate=separate,
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


class PaperChoice(QComboBox):
    """On which paper: the printed questionnaire, or one of the embassy's own forms that takes its answers."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("On which form"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def show_form(self, form: QuestionForm) -> None:
        """Offer what there is for this questionnaire; the chosen form stays chosen if it is among them."""
        chosen = self.paper()
        self.clear()
        self.addItem(_("The printed questionnaire"), None)
        for paper in list_paper_forms(form.id):
            self.addItem(paper.name, paper)
            if chosen is not None and paper.id == chosen.id:
                self.setCurrentIndex(self.count() - 1)
        self.setEnabled(self.count() > 1)

    def paper(self) -> PaperForm | None:
        """The embassy's form that is chosen."""
        found = self.currentData()
        return found if isinstance(found, PaperForm) else None
