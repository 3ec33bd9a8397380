"""Print questionnaires: for whom, which country, into which files; what still lacks, and the result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.errors import AppError
from models.tourists import list_tourists
from models.tours import load_tour
from paperwork.forms import QuestionForm, load_form
from paperwork.paper_files import PaperNotWritten, PrintCancelled
from paperwork.printing import Gap, Paper, Printed
from paperwork.waiting_terms import WaitingAnswer
from translations import _, ngettext
from ui.common import printers, theme
from ui.common.background import Work, runner
from ui.common.buttons import button, key_label, shortcut
from ui.common.layouts import clear, column, label, line, pane, row
from ui.common.messages import InfoBar, messages
from ui.common.preferences import QUESTIONNAIRE_COUNTRY
from ui.questionnaires.answer_words import entry_words, ordered_entries, usual_country
from ui.questionnaires.gap_list import GapList
from ui.questionnaires.person_names import full_name
from ui.questionnaires.preview_window import PreviewWindow
from ui.questionnaires.print_order import BesideChoice, PaperChoice, PrintOrder
from ui.questionnaires.print_target import EACH, PAPER, PrintTarget
from ui.questionnaires.terms_offer import TermsOffer
from ui.questionnaires.unsaved_answers import unsaved_counts, unsaved_sentence, whose_sentence

GoThere = Callable[[int, str], object]


def print_questionnaires(
    parent: QWidget | None, tour_id: int, tourist_ids: Sequence[int] | None = None
) -> None:
    """Open the print dialog for the chosen tourists of a tour, or for all of them."""
    from ui.questionnaires.questionnaire_window import show_question

    dialog = PrintDialog(
        parent, tour_id, tourist_ids, go_there=lambda person, key: show_question(tour_id, person, key)
    )
    dialog.open()


class PrintDialog(QDialog):
    """Shows the gaps of what would be printed, and prints it all the same if told so."""

    def __init__(
        self,
        parent: QWidget | None,
        tour_id: int,
        tourist_ids: Sequence[int] | None = None,
        country: str = "",
        *,
        go_there: GoThere | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Print questionnaires"))
        self._tour = load_tour(tour_id)
        self._everybody = list_tourists(tour_id)
        self._chosen = list(tourist_ids or [])
        self._go_there = go_there
        self._checking: Work | None = None
        self._printing: Work | None = None
        self._unsaved: tuple[int, Callable[[], bool]] | None = None
        self.result_paths: tuple[Path, ...] = ()
        self._make_parts(country)
        self._put_together()
        for key in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+P"):
            shortcut(self, key, self.start)
        shortcut(self, "Ctrl+Shift+P", self.preview)
        shortcut(self, "Ctrl+D", self.terms.open)
        (self._some if self._chosen else self._all).setFocus()
        self._tell_unsaved()
        self.check()

    # How it is put together

    def _make_parts(self, country: str) -> None:
        self._whom = QButtonGroup(self)
        self._some = QRadioButton(self._some_words())
        self._all = QRadioButton(self._all_words())
        for one in (self._some, self._all):
            self._whom.addButton(one)
            one.clicked.connect(self.check)
        self._some.setVisible(bool(self._chosen))
        (self._some if self._chosen else self._all).setChecked(True)
        self._countries = QComboBox()
        self._countries.setMinimumContentsLength(24)
        for entry in ordered_entries(self._tour.countries):
            self._countries.addItem(entry_words(entry), entry.country)
        usual = country or usual_country(self._tour.countries, QUESTIONNAIRE_COUNTRY.get())
        self._countries.setCurrentIndex(self._countries.findData(usual))
        self._countries.activated.connect(lambda _at: self._on_country())
        self._beside = BesideChoice()
        self._beside.show_form(self._form())
        self._beside.activated.connect(lambda _at: self.check())
        self.papers = PaperChoice()
        self.papers.show_form(self._form())
        self.papers.activated.connect(lambda _at: self._on_paper())
        self.target = PrintTarget()
        self.folder = self.target.folder
        self.gaps = GapList()
        self.gaps.wanted.connect(self._go_to_gap)
        self.terms = TermsOffer()
        self.terms.closed.connect(self.check)
        self._bars = QVBoxLayout()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self._bar.hide()
        self._state = label("", "secondary", wrap=True)
        self._cancel = button(_("Close"), self._close_or_cancel, key="Esc")
        self._preview = button(_("Preview…"), self.preview, key="Ctrl+Shift+P")
        self._print = button("", self.start, kind="primary", icon="print", key="Ctrl+Return")

    def _put_together(self) -> None:
        whom = column(label(_("For whom"), "label"), self._some, self._all, None, gap=3)
        self._countries.setAccessibleName(_("Country"))
        countries = column(label(_("Country"), "label"), self._countries, gap=3)
        beside = column(label(_("Second language of questions"), "label"), self._beside, gap=3)
        paper = column(label(_("On which form"), "label"), self.papers, gap=3)
        body = column(
            self._bars,
            row((whom, 1), (self.target.choices, 1), gap=16),
            countries,
            row((paper, 3), (beside, 2), gap=16),
            self.target,
            (self.gaps, 1),
            self.terms,
            margins=(20, 16, 20, 12),
            gap=12,
        )
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(pane(body, "surface"))
        state = column(self._state, self._bar, gap=4)
        buttons = (self._cancel, self._preview, self._print, key_label("Ctrl+Enter"))
        foot = row((state, 1), *buttons, margins=(20, 10, 20, 12))
        self.setLayout(column((area, 1), line(), pane(foot, "sunken"), gap=0))
        room = self.screen().availableSize()
        self.resize(min(theme.px(700), room.width() - 40), min(theme.px(620), room.height() - 60))

    def _some_words(self) -> str:
        if len(self._chosen) == 1:
            one = next((person for person in self._everybody if person.id == self._chosen[0]), None)
            return _("Only %(name)s") % {"name": full_name(one).replace("&", "&&") if one else ""}
        count = len(self._chosen)
        return ngettext("%(count)d chosen tourist", "%(count)d chosen tourists", count) % {"count": count}

    def _all_words(self) -> str:
        count = len(self._everybody)
        words = ngettext("All of the tour: %(count)d tourist", "All of the tour: %(count)d tourists", count)
        return words % {"count": count}

    def _tell_unsaved(self) -> None:
        """Answers that wait as drafts would come out empty: they are told of before."""
        counts = unsaved_counts(self.whom(), self._form())
        if counts:
            self._show_bar(whose_sentence(self._everybody, counts), "warn")

    def offer_saving(self, count: int, save: Callable[[], bool]) -> None:
        """Say that typed answers are not saved, so not printed, and offer to save them."""

        def save_and_check() -> bool:
            if not save():
                return False
            self._unsaved = None
            clear(self._bars)
            self.check()
            return True

        self._unsaved = (count, save_and_check)
        self._show_bar(unsaved_sentence(count), "warn", button(_("Save them"), save_and_check, small=True))

    def _show_bar(self, text: str, level: str, *actions: QPushButton) -> None:
        clear(self._bars)
        self._bars.addWidget(InfoBar(text, level, *actions))

    # What lacks

    def whom(self) -> list[int]:
        """Ids of the tourists to print for."""
        if self._chosen and self._some.isChecked():
            return self._chosen
        return [one.id for one in self._everybody]

    def order(self) -> PrintOrder:
        """What would be printed."""
        country, beside = str(self._countries.currentData()), self._beside.language()
        people = tuple(self.whom())
        return PrintOrder(self._tour.id or 0, country, people, beside, self.papers.paper())

    def _form(self) -> QuestionForm:
        return load_form(str(self._countries.currentData()))

    def _on_country(self) -> None:
        self._beside.show_form(self._form())
        self.papers.show_form(self._form())
        self._on_paper()

    def _on_paper(self) -> None:
        self._beside.setEnabled(self.papers.paper() is None)  # the embassy's form has its own words
        self.check()

    def check(self) -> None:
        """Look for gaps in what would be printed, beside the window."""
        if self._checking is not None:
            self._checking.cancel()
        self._name_print_button(None)
        if not self.whom():
            self._show_bar(_("There is nobody to print for. Put a tourist on the tour first."), "warn")
            self._print.setEnabled(False)
            self._preview.setEnabled(False)
            return
        self._checking = runner().start(self.order().lacking, self._on_checked, self._on_unchecked)

    def _on_checked(self, found: tuple[list[Gap], list[WaitingAnswer]]) -> None:
        if self.sender() is not self._checking:
            return  # another one began meanwhile
        gaps, waiting = found
        self.gaps.show_gaps(gaps)
        self.terms.show_answers(waiting)
        self._name_print_button(gaps)

    def _on_unchecked(self, error: Exception) -> None:
        if isinstance(error, PrintCancelled):
            return
        if not isinstance(error, AppError):
            raise error
        self._show_bar(str(error), "error")

    def _name_print_button(self, gaps: list[Gap] | None) -> None:
        count = len(self.whom())
        words = ngettext("Print %(count)d questionnaire", "Print %(count)d questionnaires", count)
        self._print.setText(_("Print all the same") if gaps else words % {"count": count})

    def _go_to_gap(self, gap: Gap) -> None:
        if self._go_there is not None and gap.tourist_id is not None:
            go_there, person, key = self._go_there, gap.tourist_id, gap.key
            self.close()
            go_there(person, key)

    # Printing

    def start(self) -> None:
        """Print beside the window; the primary button."""
        if self._printing is not None or not self.whom():
            return
        folder = None if self.target.way() == PAPER else self.target.typed_folder()
        if folder is None and self.target.way() != PAPER:
            return
        self.target.remember()
        QUESTIONNAIRE_COUNTRY.set(self.order().country)
        clear(self._bars)
        self._run(True)
        if folder is None:
            compose = self.order().compose
            self._printing = runner().start(compose, self._on_composed, self._on_failed, self._on_progress)
        else:
            self._print_files(folder)

    def _print_files(self, folder: Path) -> None:
        order, separate = self.order(), self.target.way() == EACH

        def write(work: Work) -> Printed:
            return order.write(folder, work, separate=separate)

        self._printing = runner().start(write, self._on_printed, self._on_failed, self._on_progress)

    def _on_composed(self, paper: Paper) -> None:
        """The pages are there: the system asks for the printer."""
        try:
            printer = printers.ask_printer(self, sum(paper.counts))
        except AppError as error:
            self._on_failed(error)
            return
        if printer is None:
            self._printing = None
            self._run(False)
            return
        self._printing = printers.start_printing(
            printer, paper, self._on_sent, self._on_failed, self._on_pages
        )

    def _on_sent(self, sides: int) -> None:
        self._printing = None
        self._run(False)
        self._show_bar(printers.sent_words(sides), "ok")
        messages.tell(printers.sent_words(sides))

    def preview(self) -> None:
        """Ctrl+Shift+P: the pages on the screen."""
        if self._printing is None and self.whom():
            window = PreviewWindow(self, self.order(), self._everybody)
            if self._unsaved is not None:
                window.offer_saving(*self._unsaved)
            window.open()

    def _run(self, running: bool) -> None:
        self._bar.setVisible(running)
        self._bar.setRange(0, 0)
        for one in (self._print, self._preview):
            one.setEnabled(not running)
        self._cancel.setText(_("Cancel") if running else _("Close"))
        self._state.setText(_("Printing…") if running else "")

    def _on_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._state.setText(_("Printing %(done)d of %(total)d") % {"done": done, "total": total})

    def _on_pages(self, done: int, total: int) -> None:
        self._on_progress(done, total)
        self._state.setText(_("Printing page %(done)d of %(total)d") % {"done": done, "total": total})

    def _on_printed(self, printed: Printed) -> None:
        self._printing = None
        self._run(False)
        self.result_paths = printed.paths
        first = printed.paths[0]
        pages = ngettext("%(count)d page", "%(count)d pages", printed.pages) % {"count": printed.pages}
        people = ngettext("%(count)d questionnaire", "%(count)d questionnaires", printed.people)
        words = {"people": people % {"count": printed.people}, "pages": pages, "path": str(first)}
        if len(printed.paths) == 1:
            text = _("%(people)s, %(pages)s: %(path)s") % words
            what = _("Open the PDF") if first.suffix == ".pdf" else _("Open the document")
            show = button(what, lambda: open_path(first), small=True)
        else:
            text = _("%(people)s, %(pages)s in %(path)s") % {**words, "path": str(first.parent)}
            show = button(_("Open the folder"), lambda: open_path(first.parent), small=True)
        self._show_bar(text, "ok", show)
        messages.tell(text)
        show.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._printing = None
        self._run(False)
        if isinstance(error, PrintCancelled):
            self._state.setText(str(error))
        elif isinstance(error, PaperNotWritten):
            self.target.refuse(str(error))
        elif isinstance(error, AppError):
            self._show_bar(str(error), "error")
        else:
            raise error

    def _close_or_cancel(self) -> None:
        if self._printing is not None:
            self._printing.cancel()
        else:
            self.close()

    def reject(self) -> None:
        """Esc: stops the run, or closes."""
        if self._printing is not None:
            self._printing.cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._printing is not None:
            self._printing.cancel()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if isinstance(focused, QPushButton):
                focused.click()
            elif focused is self.folder.editor:
                self._print.setFocus()
            else:
                self.focusNextChild()
        else:
            super().keyPressEvent(event)


def open_path(path: Path) -> None:
    """Show a file or folder with the program that the system uses for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
