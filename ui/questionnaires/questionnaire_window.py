"""Additional personal data: one tourist's answers to an embassy's questions, in a window of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from models.errors import AppError, RecordChanged
from models.tourists import list_tourists, load_tourist, load_tourists
from models.tours import load_tour
from paperwork.forms import Question, load_form
from translations import _, ngettext
from ui.common import theme
from ui.common.buttons import button, key_label, shortcut
from ui.common.changes import changes, concerns
from ui.common.layouts import clear, column, label, line, paint_ground, pane, row
from ui.common.messages import DISCARD, SAVE, InfoBar, ask_unsaved, errors_told, may_go, messages
from ui.common.own_window import OwnStatusLine, add_everywhere_keys
from ui.common.page import navigator
from ui.common.preferences import QUESTIONNAIRE_COUNTRY
from ui.common.wording import language_name
from ui.questionnaires.answer_sheet import AnswerSheet
from ui.questionnaires.answer_words import offer_countries, usual_country
from ui.questionnaires.copying_answers import AnswerCopying
from ui.questionnaires.old_answers import OldAnswers
from ui.questionnaires.person_names import initials_of
from ui.questionnaires.section_list import SectionList, section_rows
from ui.questionnaires.term_help import TermHelp
from ui.questionnaires.tourist_answers import TouristAnswers
from ui.questionnaires.tourist_choice import TouristChoice
from ui.questionnaires.unsaved_answers import drop_answers, unsaved_counts, whose_sentence
from ui.questionnaires.window_parts import Progress, column_heads, conflict_text, narrow_combo, nobody_yet

CONCERNED = ("tour", "tourist", "answer", "client_answer", "service", "service_use", "directory_entry")
ROOM_FOR_SECTIONS = 860  # width of the window at 100 %
DRAFT_DELAY = 700  # milliseconds of rest after a keystroke


class QuestionnaireWindow(QWidget):
    """The questionnaires of a tour, tourist by tourist. Typing is a draft at once: going to the next one asks
    nothing; closing does, for nobody would look for drafts in a window that is gone."""

    def __init__(self, tour_id: int, tourist_id: int | None = None) -> None:
        super().__init__()
        paint_ground(self, "surface")
        self.tour_id = tour_id
        self._tour = load_tour(tour_id)
        self._answers: TouristAnswers | None = None
        self._country = usual_country(self._tour.countries, QUESTIONNAIRE_COUNTRY.get())
        self._form = load_form(self._country)
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(DRAFT_DELAY)
        self._draft_timer.timeout.connect(self._keep_draft)
        self._make_parts()
        self._put_together()
        self._set_keys()
        changes.written.connect(self._on_written)
        self._tourist.show_people(list_tourists(self.tour_id))
        self.open_tourist(tourist_id or (self._tourist.people[0].id if self._tourist.people else 0))
        room = self.screen().availableSize()
        self.resize(min(theme.px(1366), room.width()), min(theme.px(768), room.height()))
        self._begin()

    # How it is put together

    def _make_parts(self) -> None:
        self._tourist = TouristChoice()
        self._tourist.wanted.connect(self.open_tourist)
        self._tourist.stepped.connect(self.step)
        self._countries = narrow_combo(_("Country"))
        self._countries.activated.connect(lambda _at: self.choose_country(str(self._countries.currentData())))
        offer_countries(self._countries, self._tour.countries, self._country)
        self._progress = Progress()
        self._gap = button(_("Next &gap"), lambda: self.next_gap(1), icon="right", key="F8")
        self._sections = SectionList()
        self._bars = QVBoxLayout()
        self.sheet = AnswerSheet()
        self.terms = TermHelp(self.sheet, lambda: self._answers, self._show)
        self.old = OldAnswers(self, lambda: self._answers)
        self._unsaved = label("", "secondary", wrap=True)
        self._revert = button(_("Re&vert"), self.revert, kind="ghost", icon="undo", key="Ctrl+R")
        self._print = button(_("&Print…"), self.print_questionnaires, icon="print", key="Ctrl+P")
        self._save = button(_("&Save"), self.save_all, kind="primary", icon="save", key="Ctrl+Return")

    def _put_together(self) -> None:
        country = label(_("Countr&y"), "secondary")
        country.setBuddy(self._countries)
        head = row(
            (self._tourist, 3), 12, country, (self._countries, 4), 12,
            self._progress, 10, self._gap, key_label("F8"), margins=(16, 10, 16, 10), gap=6,
        )  # fmt: skip
        copying = AnswerCopying(self, lambda: self._answers).buttons
        parts = (*copying, self._revert, self._print, self._save, key_label("Ctrl+Enter"))
        foot = row((self._unsaved, 1), *parts, margins=(20, 8, 16, 8))
        self._form_head = label("", "caption_strong")
        heads = column_heads(self._form_head)
        self.sheet.turned.connect(heads.setHidden)
        right = column(self._bars, self.old, heads, (self.sheet, 1), line(), pane(foot, "sunken"), gap=0)
        self._side = pane(row(self._sections, line(upright=True), gap=0))
        body = row(self._side, (pane(right), 1), gap=0)
        self._stack = QStackedWidget()
        self._stack.addWidget(pane(column(pane(head), line(), (body, 1), gap=0)))
        self.setLayout(column((self._stack, 1), OwnStatusLine(), gap=0))
        self._sections.chosen.connect(self.sheet.show_section)
        self._sections.pressed.connect(self.sheet.open_section)
        self._sections.fold_all.clicked.connect(self.sheet.fold_all)
        self._sections.opened.connect(self.sheet.enter_section)
        self.sheet.answered.connect(self._on_answered)
        self.sheet.typing.connect(self._draft_timer.start)
        self.sheet.entered.connect(lambda one: self._sections.mark(one.question.section))
        self.sheet.ran_out.connect(self._save.setFocus)

    def _set_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+PgUp": lambda: self.step(-1),
            "Ctrl+PgDown": lambda: self.step(1),
            "F8": lambda: self.next_gap(1),
            "Shift+F8": lambda: self.next_gap(-1),
            "F6": self._next_pane,
            "Shift+F6": self._next_pane,
            "Ctrl+Return": self.save_all,
            "Ctrl+Enter": self.save_all,
            "Ctrl+S": self.save_all,
            "Ctrl+R": self.revert,
            "Ctrl+D": self.terms.ask,
            "Ctrl+P": self.print_questionnaires,
            "Ctrl+Shift+P": lambda: self.print_questionnaires(preview=True),
            "F5": self.reload,
            "F7": self._fold_section,
            "Shift+F7": self.sheet.fold_all,
            "Ctrl+Shift+Q": lambda: navigator.readiness.emit(self.tour_id),
            "Ctrl+W": self.close,
        }
        for key, action in keys.items():
            shortcut(self, key, action)
        add_everywhere_keys(self)

    def _begin(self) -> None:
        """The person begins at the first gap, or at the first answer."""
        if self._answers is not None and not self.sheet.go_to_gap(1):
            self.sheet.go_to_first()

    def open_tourist(self, tourist_id: int) -> None:
        """Show another tourist's answers; what was typed for this one stays as a draft."""
        self._keep_draft()
        chosen = self._tourist.show_one(tourist_id)
        if chosen is None and self._stack.count() == 1:
            self._stack.addWidget(nobody_yet(self.tour_id))
        self._stack.setCurrentIndex(0 if chosen else 1)
        if chosen is None:
            self._answers = None
            self.setWindowTitle(_("Additional personal data"))
            return
        self._load(chosen.id)

    def _load(self, tourist_id: int) -> None:
        if self._answers is not None and self._answers.tourist.id != tourist_id:
            self.sheet.fold_again()
        others = [one.id for one in self._tourist.people if one.id != tourist_id]
        tourist = load_tourist(tourist_id)
        self._answers = TouristAnswers(self._form, self._tour, tourist, partial(load_tourists, others))
        clear(self._bars)
        self.terms.close(go_back=False)
        self.sheet.forget_typing()  # first: a row that goes with the focus would still tell its answer
        self.sheet.build(self._form)
        language = language_name(self._form.language)
        self._form_head.setText(_("On the form, %(language)s") % {"language": language})
        self._show()

    def go_to(self, tourist_id: int, key: str) -> None:
        """Show the tourist and put the focus into the question (from the list of gaps)."""
        if self._answers is None or self._answers.tourist.id != tourist_id:
            self.open_tourist(tourist_id)
        self.raise_()
        self.activateWindow()
        if one := self.sheet.row_of(key):
            self.sheet.go_to(one)

    def step(self, by: int) -> None:
        """The next or previous tourist; the question with the focus keeps it."""
        beside = self._tourist.beside(by)
        if self._answers is None or beside is None:
            return
        current = self.sheet.current()
        self.open_tourist(beside.id)
        if current and current.editor.isEnabled():
            self.sheet.go_to(current)

    def choose_country(self, country: str) -> None:
        """Ask the questions of this country; the choice is remembered."""
        self._keep_draft()
        self._country = country
        QUESTIONNAIRE_COUNTRY.set(country)
        self._countries.setCurrentIndex(self._countries.findData(country))
        self._form = load_form(country)
        if self._answers is not None:
            self._load(self._answers.tourist.id or 0)
        self._sections.mark(self._form.sections[0].key)

    def reload(self) -> None:
        """F5: read again what is kept; what was typed stays."""
        self._keep_draft()
        with errors_told():
            self._tour = load_tour(self.tour_id)
            self._country = offer_countries(self._countries, self._tour.countries, self._country)
            self._form = load_form(self._country)
            self._tourist.show_people(list_tourists(self.tour_id))
            self.open_tourist(self._answers.tourist.id or 0 if self._answers else 0)

    # What was answered

    def _on_answered(self, question: Question, text: str, confirms: bool) -> None:
        if self._answers is None:
            return
        self._answers.answer(question, text, confirms=confirms)
        if one := self.sheet.row_of(question.key):
            one.shown = None  # an answer that was taken back shows again what is known
        self._show()
        self._keep_draft()
        self.terms.offer(question.key)

    def _show(self) -> None:
        if self._answers is None:
            return
        shown = self._answers.shown()
        self.sheet.show_answers(shown, self._form.language)
        self.old.show_answers(shown)
        self._sections.show_rows(section_rows(self._form, shown))
        done, gaps = sum(one.is_done for one in shown), sum(one.is_gap for one in shown)
        self._progress.show_counts(done, done + gaps)
        self._gap.setEnabled(gaps > 0)
        self._show_unsaved()

    def _show_unsaved(self) -> None:
        count = self.unsaved()
        words = ngettext("%(count)d answer is not saved", "%(count)d answers are not saved", count)
        kept = _(
            "Answers are kept with the regular client, with their date; those about the journey are not."
        )
        self._unsaved.setText(words % {"count": count} if count else kept)
        self._revert.setVisible(count > 0)
        person = self._tourist.current()
        name = initials_of(person) if person else ""
        mark = "• " if count else ""
        self.setWindowTitle(mark + _("Additional personal data: %(name)s") % {"name": name})

    def unsaved(self) -> int:
        """How many answers of the shown tourist are not saved."""
        return self._answers.unsaved() if self._answers else 0

    def _keep_draft(self) -> None:
        """Put what is typed, finished or not, where a crash cannot reach it."""
        self._draft_timer.stop()
        if self._answers is None:
            return
        if (one := self.sheet.being_typed()) is not None:
            self._answers.answer(one.question, one.editor.text())
        with errors_told():
            self._answers.keep_draft()

    def save_all(self, *, keep_mine: bool = False) -> bool:
        """Save what was answered for this tourist, and only that."""
        self.sheet.finish()
        if self._answers is None:
            return False
        count = self._answers.unsaved()
        if not count:
            messages.tell(_("There is nothing to save."), "info")
            return True
        try:
            saved = self._answers.keep_for_good(keep_mine=keep_mine)
        except RecordChanged as error:
            self._tell_conflict(error)
        except AppError as error:
            self._show_bar(str(error), "error")
        else:
            clear(self._bars)
            self._show()
            changes.announce(saved)
            words = ngettext("%(count)d answer is saved.", "%(count)d answers are saved.", count)
            self._unsaved.setText(words % {"count": count})
            messages.tell(words % {"count": count})
            return True
        return False

    def revert(self, keys: list[str] | None = None) -> None:
        """Ctrl+R: go back to what is kept, everywhere or in some answers."""
        if self._answers is None:
            return
        self.sheet.finish()
        self._answers.forget(keys)
        clear(self._bars)
        self._show()

    def _tell_conflict(self, error: RecordChanged) -> None:
        mine_button = button(_("Keep mine"), lambda: self.save_all(keep_mine=True), small=True)
        theirs_button = button(_("Take theirs"), lambda: self.revert(list(error.conflicts)), small=True)
        self._show_bar(conflict_text(error, self._form), "warn", mine_button, theirs_button)

    def _show_bar(self, text: str, level: str, *actions: QWidget) -> None:
        clear(self._bars)
        self._bars.addWidget(InfoBar(text, level, *actions))

    # Going about

    def next_gap(self, step: int) -> None:
        """F8: the next question that the embassy asks and nobody answered."""
        self.sheet.finish()
        if not self.sheet.go_to_gap(step):
            messages.tell(_("There is no gap: everything asked is filled in."))

    def _fold_section(self) -> None:
        """F7: the section chosen in the list if the keys are there, else the one at work."""
        one = self._sections.list.current() if self._sections.list.hasFocus() else None
        self.sheet.turn_section(one.key if one is not None else "")

    def _next_pane(self) -> None:
        """F6: between the sections and the answers."""
        if self._sections.list.hasFocus():
            one = self._sections.list.current()
            if one is not None:
                self.sheet.enter_section(one.key)
        elif self._sections.isVisible():
            self._sections.list.setFocus()

    def print_questionnaires(self, *, preview: bool = False) -> None:
        """Ctrl+P: this tourist's questionnaire or those of all; Ctrl+Shift+P shows the pages of this one."""
        from ui.questionnaires.printing_answers import printing_dialog

        self.sheet.finish()
        if self._answers is None:
            return
        people = [self._answers.tourist.id or 0]
        dialog = printing_dialog(self, self.tour_id, people, self._country, self.go_to, preview=preview)
        if self.unsaved():
            dialog.offer_saving(self.unsaved(), self.save_all)
        dialog.open()

    def _on_written(self, tables: dict[str, tuple[int, ...]]) -> None:
        if self.isVisible() and concerns(tables, *CONCERNED):
            self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window, or large letters, leave the room to the answers."""
        super().resizeEvent(event)
        self._side.setVisible(self.width() >= theme.px(ROOM_FOR_SECTIONS))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.sheet.finish()
        event.setAccepted(self._may_close())

    def _may_close(self) -> bool:
        """Whether it may close; asks about answers that are not saved, of every tourist."""
        counts: dict[int, int] = {}
        with errors_told():
            self._keep_draft()
            counts = unsaved_counts([one.id for one in self._tourist.people], self._form)
        if self._answers is not None and self.unsaved():  # also where the draft could not be written
            counts[self._answers.tourist.id or 0] = self.unsaved()
        if not counts:
            return may_go(self, self._keep_draft)
        answer = ask_unsaved(self, whose_sentence(self._tourist.people, counts))
        if answer == SAVE:
            return all(self._save_of(one) for one in counts)
        if answer == DISCARD:
            self._answers = None
            with errors_told():
                drop_answers(counts, self._form)
        return answer == DISCARD

    def _save_of(self, tourist_id: int) -> bool:
        """Save what was answered for this tourist; where that fails the window shows why."""
        if self._answers is None or self._answers.tourist.id != tourist_id:
            self.open_tourist(tourist_id)
        return self.save_all()


def show_question(tour_id: int, tourist_id: int, key: str) -> None:
    """Open (or bring to the front) the window of that tour at one question of one tourist."""
    navigator.questionnaire.emit(tour_id, tourist_id)
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QuestionnaireWindow) and window.tour_id == tour_id and window.isVisible():
            window.go_to(tourist_id, key)
            return
