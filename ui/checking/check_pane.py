"""What stands in the window of a tour's check: head, filters, list, the chosen finding in full, the foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from models.records import Tour
from paperwork.tour_check import TourCheck
from translations import _, ngettext
from ui.checking.check_list import CheckList
from ui.checking.check_rows import LEVEL_SIGNS, CheckLine
from ui.checking.check_words import counts_words, in_order_words, lacking_words, nothing_words
from ui.checking.level_chips import LevelChips
from ui.common import icons, theme
from ui.common.buttons import button, key_label, key_text
from ui.common.days import period
from ui.common.elided_label import ElidedLabel
from ui.common.fields import country_text
from ui.common.layouts import clear, column, label, line, pane, picture, row
from ui.common.messages import InfoBar
from ui.common.page import navigator
from ui.common.plain_text import set_tip
from ui.common.search_box import SearchBox
from ui.questionnaires.window_parts import nobody_yet

FOUND, IN_ORDER, NOBODY = range(3)
ROOM_FOR_WORDS = 1100  # width of the window at 100 %
LINES = 3  # of a finding said in full


class CheckPane(QWidget):
    """Signals: ``go_asked()``, ``settle_asked()``, ``accept_asked()``, ``print_asked()``, ``list_asked()``,
    ``copy_asked()``; ``narrowed()``: other lines are wanted."""

    go_asked = Signal()
    settle_asked = Signal()
    accept_asked = Signal()
    print_asked = Signal()
    list_asked = Signal()
    copy_asked = Signal()
    narrowed = Signal()

    def __init__(self, tour_id: int) -> None:
        super().__init__()
        self._tour_id = tour_id
        self._make_parts()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_found())
        self._stack.addWidget(self._make_in_order())
        self._stack.addWidget(nobody_yet(tour_id, _("Its tourists are checked, and what is between them.")))
        self._stack.setCurrentIndex(FOUND)
        self._bars, self._unsaved = QVBoxLayout(), QVBoxLayout()
        for box in (self._bars, self._unsaved):
            box.setContentsMargins(0, 0, 0, 0)
        head = pane(self._make_head())
        self.setLayout(column(head, line(), self._bars, self._unsaved, (self._stack, 1), gap=0))
        self._show_checking()

    # How it is put together

    def _make_parts(self) -> None:
        self._title = ElidedLabel("", "title")
        self._about = ElidedLabel("", "quiet")
        self._counts = label("", "secondary")
        self.levels = LevelChips()
        self.levels.chosen.connect(lambda _level: self.narrowed.emit())
        self.search = SearchBox(_("Find a tourist or a finding"), _("A tourist, a field or a word"))
        self.search.textChanged.connect(lambda _text: self.narrowed.emit())
        self.search.returnPressed.connect(self._to_list)
        self.search.installEventFilter(self)
        self.list = CheckList()
        self.list.chosen.connect(self._tell)
        self._nothing = label("", "secondary", wrap=True)
        self._nothing.setMargin(theme.px(20))
        self._icon = picture("dash")
        self._whose = ElidedLabel("", "strong")
        self._words = label("", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._words.setMinimumHeight(self._words.fontMetrics().lineSpacing() * LINES)
        self.go = button(_("To the &field"), self.go_asked.emit, icon="right", key="Return")
        self.settle = button("", self.settle_asked.emit, key="Del")
        self.accept = button("", self.accept_asked.emit, kind="primary", icon="check", key="Ctrl+Return")

    def _make_head(self) -> QLayout:
        out = (
            ("copy", _("&Copy"), "Ctrl+Shift+C", self.copy_asked),
            ("table", _("&List from screen"), "Ctrl+Shift+L", self.list_asked),
            ("print", _("&Print"), "Ctrl+P", self.print_asked),
        )
        self._ways_out = [
            (button(words, signal.emit, icon=icon, key=key), words, key) for icon, words, key, signal in out
        ]
        for one, words, _key in self._ways_out:
            one.setAccessibleName(words.replace("&", ""))
        buttons = [one for one, _words, _key in self._ways_out]
        return row(self._title, (self._about, 1), self._counts, 8, *buttons, margins=(20, 10, 16, 10))

    def _make_found(self) -> QWidget:
        self.search.setMinimumWidth(theme.px(180))
        self.search.setMaximumWidth(theme.px(320))
        narrow = row(self.levels, None, (self.search, 1), margins=(20, 8, 16, 8))
        ways = (self.settle, key_label("Del"), 8, self.go, key_label("Return"))
        whose = row(self._icon, (self._whose, 1), *ways)
        full = column(whose, row(24, (self._words, 1)), margins=(20, 8, 16, 8), gap=4)
        ticks = label(_("Space ticks a proposal, Ctrl+A all that only mend typing."), "caption")
        self._foot = pane(
            row((ticks, 1), self.accept, key_label("Ctrl+Return"), margins=(20, 8, 16, 10)), "surface"
        )
        body = (self._nothing, (self.list, 1), line(), pane(full, "sunken"), line(), self._foot)
        return pane(column(pane(narrow), line(), *body, gap=0))

    def _make_in_order(self) -> QWidget:
        self._checked = label("", "quiet", wrap=True)
        self._checked.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._checked.setFixedWidth(theme.px(560))
        self._fine = label(_("All in order"), "page", "ok")
        middle = Qt.AlignmentFlag.AlignHCenter
        signs = (picture("okc", "ok_icon", 32), 0, middle)
        checked = row(None, self._checked, None)
        return pane(column(None, signs, (self._fine, 0, middle), checked, None, None))

    # What is shown

    def _show_checking(self) -> None:
        """Before the first answer: no count says 0 of what nobody has counted."""
        self._nothing.setText(_("The tourists are being checked…"))
        for one in (self.levels, self._foot):
            one.hide()
        for one, _text, _key in self._ways_out:
            one.setEnabled(False)
        self.show_accept(0)
        self._tell(None)

    def show_tour(self, tour: Tour) -> None:
        """Number, title, destinations and dates."""
        self._title.setText(f"{tour.number}  {tour.title}".strip())
        countries = ", ".join(country_text(code) for code in tour.countries)
        self._about.setText(" · ".join(filter(None, (countries, period(tour.start_date, tour.end_date)))))
        for one in (self._title, self._about):
            one.updateGeometry()

    def show_found(self, found: TourCheck, lines: Sequence[CheckLine]) -> None:
        """Show those of the lines that the chips and the search leave."""
        self._counts.setText(counts_words(found))
        self.levels.show_counts(found.counts, len(found.settled))
        self.levels.show()
        level, typed = self.levels.level(), self.search.text().strip()
        fitting = [one for one in lines if one.stands_under(level)]
        shown = [one for one in fitting if one.fits(typed)] if typed else fitting
        self.list.show_lines(shown)
        self._show_bars(found)
        self._nothing.setText(nothing_words(typed if fitting else ""))
        self._nothing.setVisible(bool(lines) and not shown)
        self._foot.setVisible(any(one.ticked is not None for one in lines))
        for one, _text, _key in self._ways_out:
            one.setEnabled(bool(shown))
        self._checked.setText(in_order_words(found))
        self._stack.setCurrentIndex((FOUND if lines else IN_ORDER) if found.people else NOBODY)
        self._tell(self.list.current())

    def _show_bars(self, found: TourCheck) -> None:
        clear(self._bars)
        if found.people and (words := lacking_words(found)):
            self._bars.addWidget(self._bar(words, "warn"))

    def say_unsaved(self, words: str) -> None:
        """Say that typing of some is not saved; "" takes it away."""
        clear(self._unsaved)
        if words:
            self._unsaved.addWidget(self._bar(words, "info"))

    def _bar(self, words: str, level: str) -> QWidget:
        """A sentence about the tour, with the way to it."""
        go = button(_("Open the tour"), lambda: navigator.tour.emit(self._tour_id, None), small=True)
        return pane(row((InfoBar(words, level, go), 1), margins=(20, 8, 16, 0)))

    def show_accept(self, count: int) -> None:
        """How many proposals the button takes."""
        words = ngettext("&Accept %(count)d proposal", "&Accept %(count)d proposals", count)
        self.accept.setText(words % {"count": count} if count else _("&Accept proposals"))
        self.accept.setEnabled(count > 0)

    def _tell(self, one: CheckLine | None) -> None:
        """The chosen finding in full: the list may cut it."""
        self._whose.setText(f"{one.name} · {one.field}" if one else "")
        self._words.setText(one.words if one else "")
        for button_of_line in (self.go, self.settle):
            button_of_line.setEnabled(one is not None)
        self.settle.setText(_("&Bring it back") if one is not None and one.settled else _("It is &right so"))
        if one is not None:
            self._icon.setPixmap(icons.pixmap(*LEVEL_SIGNS[one.level]))
        else:
            self._icon.clear()

    # Going about

    def find_here(self) -> None:
        """Ctrl+F: into the search."""
        self.search.setFocus()
        self.search.selectAll()

    def next_pane(self) -> None:
        """F6: chips, search, list."""
        if self.list.hasFocus():
            self.levels.take_focus()
        elif self.search.hasFocus():
            self._to_list()
        else:
            self.find_here()

    def _to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the search goes to what fits."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() == Qt.Key.Key_Down and watched is self.search:
            self._to_list()
            return True
        return super().eventFilter(watched, event)

    def fit(self, width: int) -> None:
        """A narrow window, or large letters: the buttons above are icons only, their names in the tips."""
        narrow = width < theme.px(ROOM_FOR_WORDS)
        for one, words, key in self._ways_out:
            one.setText("" if narrow else words)
            plain = words.replace("&", "")
            set_tip(one, f"{plain} ({key_text(key)})" if narrow else key_text(key))
        self._counts.setVisible(not narrow)
        self.list.fit(narrow=narrow)
