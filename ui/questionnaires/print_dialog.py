"""Print questionnaires: for whom, which country, into which files; what still lacks, and the result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFileDialog,
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
from paperwork.forms import load_form
from paperwork.paper_files import PaperNotWritten, PrintCancelled
from paperwork.printing import Gap, Printed, fill_tour, find_gaps, print_tour
from paperwork.waiting_terms import WaitingAnswer, waiting_answers
from translations import _, ngettext
from ui.common import theme
from ui.common.background import Work, runner
from ui.common.buttons import button, key_label, shortcut
from ui.common.fields import TextField
from ui.common.layouts import clear, column, label, line, pane, row
from ui.common.messages import InfoBar, messages
from ui.common.preferences import PRINT_FOLDER, QUESTIONNAIRE_COUNTRY
from ui.questionnaires.answer_words import entry_words, ordered_entries, usual_country
from ui.questionnaires.gap_list import GapList
from ui.questionnaires.person_names import full_name
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
        self.result_paths: tuple[Path, ...] = ()
        self._make_parts(country)
        self._put_together()
        shortcut(self, "Ctrl+Return", self.start)
        shortcut(self, "Ctrl+Enter", self.start)
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
        self._countries.activated.connect(lambda _at: self.check())
        self._files = QButtonGroup(self)
        self._one = QRadioButton(_("One PDF for all"))
        self._each = QRadioButton(_("A file for each tourist"))
        for one in (self._one, self._each):
            self._files.addButton(one)
        self._one.setChecked(True)
        self.folder = TextField("folder", _("Into the folder"), required=True)
        self.folder.set_value(PRINT_FOLDER.get() or _documents())
        self.folder.edited.connect(self.folder.show_message)
        self._choose = button(_("Choose…"), self._choose_folder)
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
        self._print = button("", self.start, kind="primary", icon="print", key="Ctrl+Return")

    def _put_together(self) -> None:
        whom = column(label(_("For whom"), "label"), self._some, self._all, None, gap=3)
        files = column(label(_("Files"), "label"), self._one, self._each, None, gap=3)
        country_label = label(_("Country"), "label")
        country_label.setBuddy(self._countries)
        self._countries.setAccessibleName(_("Country"))
        countries = column(country_label, self._countries, gap=3)
        choose = column(label(" ", "label"), self._choose, None, gap=3)
        body = column(
            self._bars,
            row((whom, 1), (files, 1), gap=16),
            countries,
            row((self.folder, 1), choose, gap=8),
            (self.gaps, 1),
            self.terms,
            margins=(20, 16, 20, 12),
            gap=12,
        )
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(pane(body, "surface"))
        foot = row(
            (column(self._state, self._bar, gap=4), 1), self._cancel, self._print, key_label("Ctrl+Enter")
        )
        foot.setContentsMargins(*(theme.px(one) for one in (20, 10, 20, 12)))
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
        counts = unsaved_counts(self.whom(), load_form(str(self._countries.currentData())))
        if counts:
            self._show_bar(whose_sentence(self._everybody, counts), "warn")

    def offer_saving(self, count: int, save: Callable[[], bool]) -> None:
        """Say that typed answers are not saved, so not printed, and offer to save them."""

        def save_and_check() -> None:
            if save():
                clear(self._bars)
                self.check()

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

    def check(self) -> None:
        """Look for gaps in what would be printed, beside the window."""
        people, country, tour_id = self.whom(), str(self._countries.currentData()), self._tour.id or 0
        if self._checking is not None:
            self._checking.cancel()
        self._name_print_button(None)
        if not people:
            self._show_bar(_("There is nobody to print for. Put a tourist on the tour first."), "warn")
            self._print.setEnabled(False)
            return

        def look(_work: Work) -> tuple[list[Gap], list[WaitingAnswer]]:
            form = load_form(country)
            _tour, filled = fill_tour(tour_id, form, tourist_ids=people)
            waiting = waiting_answers(form.language, [(one.tourist, one.sheet) for one in filled])
            return find_gaps(filled), waiting

        self._checking = runner().start(look, self._on_checked, self._on_failed)

    def _on_checked(self, found: tuple[list[Gap], list[WaitingAnswer]]) -> None:
        if (
            self.sender() is not self._checking
            and self._checking is not None
            and self._checking.is_cancelled()
        ):
            return
        gaps, waiting = found
        self.gaps.show_gaps(gaps)
        self.terms.show_answers(waiting)
        self._name_print_button(gaps)

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
        folder = self._typed_folder()
        if folder is None:
            self.folder.setFocus()
            return
        self._remember()
        tour_id, country, people = self._tour.id or 0, str(self._countries.currentData()), self.whom()
        separate = self._each.isChecked()

        def work(work: Work) -> Printed:
            return print_tour(
                tour_id,
                country,
                folder,
                tourist_ids=people,
                separate=separate,
                progress=work.report,
                cancelled=work.is_cancelled,
            )

        self._run(True)
        self._printing = runner().start(work, self._on_printed, self._on_failed, self._on_progress)

    def _typed_folder(self) -> Path | None:
        """Where to print to; None if it cannot be, and the field says why."""
        typed = self.folder.value()
        try:
            if typed:
                return Path(typed).expanduser()
            self.folder.show_message(_("Choose the folder for the PDF."))
        except RuntimeError:  # ~name of somebody whom this machine does not know
            self.folder.show_message(_("%(folder)s is not a folder. Choose another one.") % {"folder": typed})
        return None

    def _remember(self) -> None:
        PRINT_FOLDER.set(self.folder.value())
        QUESTIONNAIRE_COUNTRY.set(str(self._countries.currentData()))
        self.folder.show_message()
        clear(self._bars)

    def _run(self, running: bool) -> None:
        self._bar.setVisible(running)
        self._bar.setRange(0, 0)
        self._print.setEnabled(not running)
        self._cancel.setText(_("Cancel") if running else _("Close"))
        self._state.setText(_("Printing…") if running else "")

    def _on_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._state.setText(_("Printing %(done)d of %(total)d") % {"done": done, "total": total})

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
            show = button(_("Open the PDF"), lambda: open_path(first), small=True)
        else:
            text = _("%(people)s, %(pages)s in %(path)s") % {**words, "path": str(first.parent)}
            show = button(_("Open the folder"), lambda: open_path(first.parent), small=True)
        self._show_bar(text, "ok", show)
        messages.tell(text)
        show.setFocus()

    def _on_failed(self, error: Exception) -> None:
        printing, self._printing = self._printing is not None, None
        if printing:
            self._run(False)
        if isinstance(error, PrintCancelled):
            self._state.setText(str(error))
        elif isinstance(error, PaperNotWritten):
            self.folder.show_message(str(error))
            self.folder.setFocus()
        elif isinstance(error, AppError):
            self._show_bar(str(error), "error")
        else:
            raise error

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder for questionnaires"), self.folder.value())
        if chosen:
            self.folder.set_value(chosen)
            self.folder.show_message()

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


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
