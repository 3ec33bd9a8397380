"""Readiness of a tour (Q12): tourist by question, what is there, lacks or is old; each sign leads there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from models.tours import load_tour
from paperwork.forms import load_form
from paperwork.readiness import Readiness, tour_readiness
from paperwork.waiting_terms import waiting_answers
from translations import _, current_language
from ui.common import icons, theme
from ui.common.buttons import button, key_label, key_text, shortcut
from ui.common.elided_label import ElidedLabel
from ui.common.kept_read import KeptRead
from ui.common.layouts import column, label, line, paint_ground, pane, picture, row
from ui.common.messages import errors_told, messages
from ui.common.own_window import OwnStatusLine, add_everywhere_keys
from ui.common.plain_text import set_tip
from ui.common.preferences import OLD_AFTER, QUESTIONNAIRE_COUNTRY
from ui.common.workbooks import open_as_workbook
from ui.questionnaires.answer_words import offer_countries, usual_country
from ui.questionnaires.readiness_table import ReadinessTable
from ui.questionnaires.readiness_words import SIGNS, question_words, readiness_workbook
from ui.questionnaires.terms_offer import TermsOffer
from ui.questionnaires.window_parts import narrow_combo, nobody_yet

CONCERNED = (
    *("tour", "tourist", "answer", "client_answer", "service", "service_use", "term", "directory_entry"),
)
ROOM_FOR_WORDS = 1240  # width of the window at 100 %


class ReadinessWindow(QWidget):
    """One tour and one country. It shows what is saved, and reads again when somebody saved something."""

    def __init__(self, tour_id: int) -> None:
        super().__init__()
        paint_ground(self, "surface")
        self.tour_id = tour_id
        self._tour = load_tour(tour_id)
        self._country = usual_country(self._tour.countries, QUESTIONNAIRE_COUNTRY.get())
        self._found: Readiness | None = None
        self._make_parts()
        self._put_together()
        self._set_keys()
        self._kept = KeptRead(self, CONCERNED)
        self._kept.due.connect(self.reload)
        self._kept.read.connect(self._on_read)
        self.setWindowTitle(_("Readiness: tour %(number)s") % {"number": self._tour.number})
        room = self.screen().availableSize()
        width = min(theme.px(1366), room.width())
        self._fit(width)
        self.resize(width, min(theme.px(768), room.height()))
        self.table.setFocus()
        self.reload()

    # How it is put together

    def _make_parts(self) -> None:
        self._title = ElidedLabel(f"{self._tour.number}  {self._tour.title}".strip(), "title")
        self._ready = label("", "quiet")
        self._countries = narrow_combo(_("Country"))
        offer_countries(self._countries, self._tour.countries, self._country)
        self._countries.activated.connect(lambda _at: self.choose_country(str(self._countries.currentData())))
        self._only_gaps = button(_("&Only columns with gaps"), kind="chip")
        self._only_gaps.toggled.connect(lambda _on: self._show())
        self._gap = button(_("Next &gap"), lambda: self.next_gap(1), icon="right", key="F8")
        self._list = button(_("&List from screen"), self.export, icon="table", key="Ctrl+Shift+L")
        self._buttons = ((self._gap, self._gap.text(), "F8"), (self._list, self._list.text(), "Ctrl+Shift+L"))
        for one, words, _key in self._buttons:
            one.setAccessibleName(plain_words(words))
        self.table = ReadinessTable()
        self.table.wanted.connect(self._go_to)
        self.table.moved.connect(self._tell_cell)
        self.terms = TermsOffer()
        self._question = ElidedLabel("", "strong")
        self._words = ElidedLabel("")
        self._icon = picture("dash")

    def _put_together(self) -> None:
        country = label(_("Countr&y"), "secondary")
        key = key_label("F8")
        country.setBuddy(self._countries)
        head = row(
            (self._title, 3), self._ready, country, (self._countries, 4), self._only_gaps,
            self._gap, key, self._list, margins=(20, 10, 16, 10),
        )  # fmt: skip
        self._dispensable = (self._ready, country, key)
        words = row(self._icon, (self._words, 1), key_label("Enter"), label(_("to the question"), "caption"))
        cell = row((column(self._question, words, gap=4), 1), self.terms, margins=(20, 8, 16, 8), gap=24)
        body = column(
            pane(head), line(), (self.table, 1), line(), pane(cell, "sunken"), line(), self._legend(), gap=0
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(pane(body))
        self._stack.addWidget(nobody_yet(self.tour_id))
        self.setLayout(column((self._stack, 1), OwnStatusLine(), gap=0))

    def _legend(self) -> QWidget:
        """All signs with their words; without room the words give up their ends."""
        signs = [sign for sign in SIGNS.values() if sign.icon]
        self._legend_words = [(ElidedLabel("", "secondary"), sign.words) for sign in signs]
        self._say_legend()
        parts = [
            row(picture(sign.icon, sign.tone, 14), words, gap=5)
            for sign, (words, _say) in zip(signs, self._legend_words, strict=True)
        ]
        parts.append(row(ElidedLabel(_("no sign: not asked of this tourist"), "secondary")))
        return pane(row(*parts, None, margins=(20, 6, 16, 6), gap=18))

    def _say_legend(self) -> None:
        for words, say in self._legend_words:
            words.setText(say())

    def _set_keys(self) -> None:
        keys = {
            "F8": lambda: self.next_gap(1),
            "Shift+F8": lambda: self.next_gap(-1),
            "F6": self._next_pane,
            "Shift+F6": self._next_pane,
            "Ctrl+Shift+L": self.export,
            "Ctrl+D": self.terms.open,
            "F5": self.reload,
            "Ctrl+W": self.close,
        }
        for key, action in keys.items():
            shortcut(self, key, action)
        add_everywhere_keys(self)

    # Reading

    def reload(self) -> None:
        """F5: read again what is kept, beside the window; what is shown stays meanwhile."""
        with errors_told():
            self._country = offer_countries(self._countries, self._tour.countries, self._country)
        tour_id, country, language = self.tour_id, self._country, current_language()
        old_after = OLD_AFTER.get()

        def read() -> Readiness:
            form = load_form(country)
            return tour_readiness(tour_id, form, clerk_language=language, old_after=old_after)

        self._kept.ask(read)

    def _on_read(self, found: Readiness) -> None:
        self._found = found
        self._show()

    def is_read(self) -> bool:
        """Whether something is shown."""
        return self._found is not None

    # Showing

    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        self._stack.setCurrentIndex(0 if found.rows else 1)
        self.table.show_found(found, only_gaps=self._only_gaps.isChecked())
        counts = {"ready": found.ready, "count": len(found.rows)}
        self._say_legend()
        self._ready.setText(_("ready: %(ready)d of %(count)d") % counts)
        self._gap.setEnabled(any(one.to_do for one in found.by_question))
        filled = [(one.tourist, one.answers) for one in found.rows]
        self.terms.show_answers(waiting_answers(found.form.language, filled))

    def _tell_cell(self) -> None:
        """Say in words what the current cell means."""
        index, model = self.table.currentIndex(), self.table.found_model
        if not index.isValid():
            nothing = _("No gaps: everything the embassy asks is filled in.")
            self._question.setText(nothing if self._found else "")
            self._words.setText("")
            self._icon.clear()
            return
        sign = SIGNS[model.state(index.row(), index.column())]
        self._question.setText(question_words(model.question(index.column())))
        self._words.setText(model.words(index.row(), index.column()))
        self._icon.setPixmap(icons.pixmap(sign.icon or "dash", sign.tone))

    def choose_country(self, country: str) -> None:
        """Show how far the questions of this country are; the choice is remembered."""
        self._country = country
        QUESTIONNAIRE_COUNTRY.set(country)
        self._countries.setCurrentIndex(self._countries.findData(country))
        self.reload()

    # Going about

    def next_gap(self, step: int) -> None:
        """F8: the next thing that is to do, row by row."""
        self.table.setFocus()
        if not self.table.next_gap(step):
            messages.tell(_("There is no gap: everything asked is filled in."))

    def _next_pane(self) -> None:
        """F6: between the head and the table."""
        there = self._countries if self.table.hasFocus() else self.table
        there.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_to(self, tourist_id: int, key: str) -> None:
        with errors_told():
            go_to_question(self.tour_id, tourist_id, key, self._country)

    def export(self) -> None:
        """Ctrl+Shift+L: what is shown, as a workbook in Excel."""
        if self._found is None:
            return
        title = self.windowTitle()
        with errors_told():
            content = readiness_workbook(self._found, self.table.found_model.shown, title)
            open_as_workbook(content, title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.width())

    def _fit(self, width: int) -> None:
        """A narrow window, or large letters: the buttons above are icons only, their names in the tips."""
        narrow = width < theme.px(ROOM_FOR_WORDS)
        for part in self._dispensable:
            part.setVisible(not narrow)
        for one, words, key in self._buttons:
            one.setText("" if narrow else words)
            set_tip(one, f"{plain_words(words)} ({key_text(key)})" if narrow else key_text(key))
        self.table.fit(width)


def plain_words(text: str) -> str:
    """A button's words without the sign of its Alt letter."""
    return text.replace("&", "")


def go_to_question(tour_id: int, tourist_id: int, key: str, country: str) -> None:
    """Show a question of a tourist in the questionnaire of that tour, in its open window if there is one."""
    from ui.questionnaires.questionnaire_window import QuestionnaireWindow, show_question

    QUESTIONNAIRE_COUNTRY.set(country)  # a new window begins with it
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QuestionnaireWindow) and window.tour_id == tour_id and window.isVisible():
            window.choose_country(country)
            window.go_to(tourist_id, key)
            return
    show_question(tour_id, tourist_id, key)
