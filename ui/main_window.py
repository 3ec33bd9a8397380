"""The main window: rail, search, pages, status bar, menus. Navigation only; the work is in the pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QFont, QFontMetrics, QIcon, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QMainWindow,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.checks.findings import Finding
from translations import _, ngettext
from ui.common import icons, preferences, theme
from ui.common.buttons import ToolButton, button_group, key_label
from ui.common.changes import changes, concerns
from ui.common.layouts import column, label, pane, row
from ui.common.messages import UndoBar, errors_told, messages
from ui.common.notice_area import NoticeArea
from ui.common.page import Page, navigator
from ui.common.plain_text import set_tip
from ui.common.resuming import note, resume
from ui.common.status_line import StatusLine
from ui.latest_tour import LatestTour
from ui.menus import fill_menu_bar
from ui.own_windows import OwnWindows
from ui.places import CLEANING, PLACES, Place, place_on_rail

APPLICATION = "Habitué"
RAIL, BESIDE_RAIL = 86, 107
BASE_SHOWN_AFTER = 200  # ms: counting a million clients must not hold up the first picture


class MainWindow(OwnWindows, LatestTour, QMainWindow):
    """Shows one page at a time; pages of places are made when first asked for and kept."""

    def __init__(self, open_office: Callable[[], bool] | None = None) -> None:
        """``open_office`` opens the database after the frame is painted; without it one is open already."""
        super().__init__()
        self._open_office = open_office
        self.setWindowTitle(APPLICATION)
        self._pages: dict[str, Page] = {}
        self._back: list[str] = []
        self._current = ""
        self._painted = False
        self._unsaved_told = ""
        self._make_body()
        self._undo_bar = UndoBar(self, self._undo_operation, left=BESIDE_RAIL)
        self._menus = fill_menu_bar(self)
        self._connect()
        self._restore_place()

    # -- parts

    def _make_body(self) -> None:
        self._stack = QStackedWidget()
        self._rail: dict[str, QToolButton] = {}
        card = QFrame()
        card.setObjectName("card")
        box = QVBoxLayout(card)
        box.setContentsMargins(1, 1, 0, 1)
        box.addWidget(self._stack)
        body = row(self._make_rail(), (card, 1), gap=0)
        self._notice = NoticeArea()
        whole = column(self._make_top_bar(), self._notice, (body, 1), self._make_status_bar(), gap=0)
        self._body = pane(whole, "window")
        self.setCentralWidget(self._body)

    def _make_top_bar(self) -> QWidget:
        from ui.search.global_search import GlobalSearch

        self.search = GlobalSearch()
        self.search.left.connect(lambda: self.page() and self.page().take_focus())
        self._person = label("", "secondary")
        bar = row(
            (label(APPLICATION, "strong"), 1),
            self.search,
            key_label("Ctrl+K"),
            (self._person, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
            margins=(12, 8, 14, 8),
        )
        return pane(bar, "window", height=46)

    def _make_rail(self) -> QWidget:
        buttons = [self._rail_button(place) for place in PLACES]
        foot = [one for one in buttons if one.property("place") == "settings"]
        top = [one for one in buttons if one not in foot]
        button_group(self, buttons)
        self._mark_rail()
        made = pane(column(*top, None, *foot, margins=(6, 6, 6, 8), gap=4), "window")
        made.setFixedWidth(max(theme.px(RAIL), made.sizeHint().width()))  # the longest word decides
        return made

    def _rail_button(self, place: Place) -> QToolButton:
        made = ToolButton()
        made.setProperty("rail", True)
        made.setProperty("place", place.name)
        made.setCheckable(True)
        made.setText(_(place.title))
        made.setIconSize(QSize(theme.px(20), theme.px(20)))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setMinimumSize(max(theme.px(74), _width_when_chosen(made)), theme.px(50))
        set_tip(made, place.key)
        made.clicked.connect(lambda _checked=False: self.go(place.name))
        self._rail[place.name] = made
        return made

    def _make_status_bar(self) -> QWidget:
        self._base = label("", "secondary")
        self._status = StatusLine(self._base)
        return self._status

    def _connect(self) -> None:
        messages.status.connect(self.tell)
        messages.undo_offered.connect(self._undo_bar.offer)
        changes.written.connect(self._on_written)
        navigator.tours.connect(self._go_to_tours)
        navigator.journal.connect(self._go_to_journal)
        navigator.cleaning.connect(self.open_cleaning)
        navigator.search.connect(self.search_everything)
        navigator.tour.connect(self.open_tour)
        navigator.clients.connect(self.open_clients)
        navigator.client.connect(self.open_client)
        navigator.client_window.connect(self.open_client_window)
        navigator.import_list.connect(self.open_import)
        navigator.earlier_tour.connect(self.open_earlier_tour)
        navigator.questionnaire.connect(self.open_questionnaire)
        navigator.readiness.connect(self.open_readiness)
        navigator.tour_check.connect(self.open_tour_check)
        navigator.finding.connect(self.open_finding)
        navigator.join_fields.connect(self.open_joining)
        navigator.put_on_tour.connect(self.put_on_tour)
        navigator.read_passport.connect(self.read_passport)
        navigator.sample_office.connect(self.load_sample_office)
        navigator.look_changed.connect(self._redraw_soon)

    # -- pages

    def go(self, name: str) -> Page | None:
        """Bring a page to the front: a place of the rail, or "tour:ID". None if the old one must stay."""
        current = self.page()
        if current is not None and name != self._current and not current.may_leave():
            self._mark_rail()
            return None
        if self._current and name != self._current:
            self._back.append(self._current)
        page = self._pages.get(name) or self._make_page(name)
        self._current = name
        self._stack.setCurrentWidget(page)
        self._mark_rail()
        page.activate()
        if not page.isAncestorOf(QApplication.focusWidget() or self):
            page.take_focus()
        self._show_title()
        return page

    def _go_to_tours(self) -> None:
        self.go("tours")

    def _go_to_journal(self) -> None:
        self.go("journal")

    def search_everything(self) -> None:
        """Ctrl+K, from any window: the search comes to the front."""
        self._come_to_front()
        self.search.focus_box()

    def open_cleaning(self) -> None:
        """Ctrl+Shift+D, from the clients in any window: the cleaning desk."""
        self._come_to_front()
        self.go(CLEANING.name)

    def _come_to_front(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def back(self) -> None:
        """Alt+Left: the page before."""
        while self._back:
            name = self._back.pop()
            if name in self._pages:
                self.go(name)
                self._back.pop()
                return

    def place(self) -> str:
        """Name of the page in front: "tours", "clients", "tour:7"."""
        return self._current

    def page(self) -> Page | None:
        """The page in front."""
        return self._pages.get(self._current)

    def _make_page(self, name: str) -> Page:
        kind, _colon, number = name.partition(":")
        if kind == "tour":
            from ui.tourists.tourists_page import TouristsPage

            page: Page = TouristsPage(int(number))
        else:
            page = next(place for place in (*PLACES, CLEANING) if place.name == kind).make()
        page.title_changed.connect(self._show_title)
        self._pages[name] = page
        self._stack.addWidget(page)
        return page

    def _mark_rail(self) -> None:
        for place in PLACES:
            there = place.name == (place_on_rail(self._current) or "tours")
            picture = icons.pixmap(place.icon, "accent" if there else "text2", 20)
            self._rail[place.name].setChecked(there)
            self._rail[place.name].setIcon(QIcon(picture))

    def _show_title(self) -> None:
        page = self.page()
        title = page.title().replace("[*]", "[*][*]") if page else ""  # Qt's own mark, twice for itself
        self.setWindowTitle(f"{title} – {APPLICATION}[*]" if title else f"{APPLICATION}[*]")
        unsaved = page.unsaved() if page else 0
        self.setWindowModified(bool(unsaved))
        if unsaved:
            text = ngettext("Not saved yet: %(count)d change", "Not saved yet: %(count)d changes", unsaved)
            self._unsaved_told = text % {"count": unsaved}
            self.tell(self._unsaved_told, "warn")
        elif self._status.text() == self._unsaved_told:
            self.tell("")

    def _redraw_soon(self) -> None:
        """Not at once: the page that asked for it is still at work."""
        QTimer.singleShot(0, self.redraw)

    def redraw(self) -> None:
        """Make everything anew in the look of now; drafts bring the typing back."""
        if not all(page.may_close() for page in self._pages.values()):
            return
        noted = note(self._body, self.focusWidget())
        self._pages = {}
        self._make_body()
        self.show_person()
        self.show_base()
        self.go(self._current or "tours")
        resume(noted, self._body)

    # -- what pages ask for

    def open_tour(self, tour_id: int, tourist_id: object = None) -> None:
        with errors_told():
            page = self.go(f"tour:{tour_id}")
            if page is not None and isinstance(tourist_id, int):
                page.show_tourist(tourist_id)

    def open_finding(self, tour_id: int, tourist_id: int, found: Finding) -> None:
        """The field of a tourist where something was found, from any window: this one comes to the front."""
        with errors_told():
            page = self.go(f"tour:{tour_id}")
            if page is not None:
                page.show_tourist(tourist_id, found)
        self._come_to_front()

    def open_clients(self, text: str) -> None:
        page = self.go("clients")
        if page is not None and text:
            page.search(text)

    def open_client(self, client_id: int) -> None:
        with errors_told():
            page = self.go("clients")
            if page is not None:
                page.show_client(client_id)

    def recent_tours(self) -> list[str]:
        """The pages of the tours that are open, the one opened last first."""
        open_tours = [name for name in [*self._pages] if name.startswith("tour:")]
        recent = [name for name in [self._current, *reversed(self._back)] if name in open_tours]
        return recent or open_tours

    def load_sample_office(self) -> None:
        """Help > Load sample office."""
        from models.sample_office import load_sample_office

        with errors_told():
            saved = load_sample_office()
            changes.announce(saved)
            messages.offer_undo(_("The sample office is loaded."), saved.operation_id)
            self.go("tours")

    # -- messages and state

    def tell(self, text: str, level: str = "ok") -> None:
        self._status.tell(text, level)

    def _on_written(self, tables: dict[str, tuple[int, ...]]) -> None:
        if concerns(tables, "client"):
            self.show_base()
        self._show_title()

    def show_person(self) -> None:
        """Say in whose name the work is journaled."""
        from models import database

        self._person.setText(database.current().person)

    def show_base(self) -> None:
        """Say which base is open and how many regular clients it has."""
        from models import database
        from models.clients import count_clients

        if not database.is_open():
            return

        count = count_clients()
        number = ngettext("%(count)s regular client", "%(count)s regular clients", count)
        from PySide6.QtCore import QLocale

        self._base.setText(f"{database.describe()}  ·  {number % {'count': QLocale().toString(count)}}")

    def _tell_of_base(self) -> None:
        from models import database
        from models.folders import folder_warning

        self.show_base()
        if database.is_open() and (path := database.current().path):
            self._notice.say(folder_warning(path), "warn")

    def _undo_operation(self, operation_id: int) -> None:
        from ui.office.undoing import undo_operation

        with errors_told():
            undo_operation(operation_id)

    # -- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            # The frame is on the screen at once; the first list follows in the same breath.
            self._painted = True
            QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        if self._open_office is not None and not self._open_office():
            return
        self.show_person()
        QTimer.singleShot(BASE_SHOWN_AFTER, self._tell_of_base)
        if not self._current:
            self.go("tours")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._undo_bar.place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._current:
            self._read_again()

    def _read_again(self) -> None:
        """The person comes back: on a shared database a colleague may have written meanwhile."""
        from models import database

        page = self.page()
        if page is not None and database.kind() == "postgresql":
            page.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.close_windows() or not all(page.may_close() for page in self._pages.values()):
            event.ignore()
            return
        preferences.WINDOW.set(bytes(self.saveGeometry().toBase64().data()).decode())
        event.accept()

    def _restore_place(self) -> None:
        self.resize(1366, 768)
        saved = preferences.WINDOW.get()
        if saved:
            self.restoreGeometry(QByteArray.fromBase64(saved.encode()))
        screen = QApplication.primaryScreen()
        if screen is not None:
            self.setMaximumSize(screen.virtualSize().expandedTo(QSize(1366, 768)))


def _width_when_chosen(button: QToolButton) -> int:
    """What the text of a place takes when it is shown strong, with room at both sides."""
    button.ensurePolished()  # its letters are those of the rail only then
    strong = QFont(button.font())
    strong.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(strong).horizontalAdvance(button.text().replace("&", "")) + theme.px(8)
