"""The Tourists screen of a tour: list, form of the chosen one, and the bar that saves them all."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from models.checks.findings import Finding
from models.errors import RecordGone
from models.passport_reading import holder_of
from models.records import Tour
from models.tourists import delete_tourists, tourists_of
from models.tours import load_tour
from paperwork.journeys import journey_of
from textkit.mrz.reading import Mrz, looks_like_mrz_start
from translations import _
from ui.common import theme
from ui.common.changes import changes, concerns
from ui.common.file_drop import FileDrop
from ui.common.layouts import column, line, pane, row
from ui.common.messages import errors_told, messages
from ui.common.page import Page, navigator
from ui.reading.tourist_reading import TouristReading
from ui.reading.zone_search import NewFromPassport
from ui.tourists.client_actions import ClientActions
from ui.tourists.drafts import TourDrafts
from ui.tourists.edited_tourist import EditedTourist, change_names
from ui.tourists.focus_order import FocusOrder
from ui.tourists.list_copying import ListOut, mime_mapping
from ui.tourists.list_pane import WIDTH, ListPane, list_rows
from ui.tourists.page_keys import bind_keys
from ui.tourists.person_pane import PersonPane
from ui.tourists.printing import print_all
from ui.tourists.putting import put_on_tour, tell_removal
from ui.tourists.save_actions import SaveActions
from ui.tourists.tour_header import TourHeader
from ui.tourists.unsaved_bar import UnsavedBar
from ui.tourists.ways_to_fill import ways_to_fill

DRAFT_DELAY = 700  # milliseconds after the last key until the draft is written


class TouristsPage(Page):
    """One tour. What is typed waits as a draft for each tourist; Save writes all of them at once."""

    def __init__(self, tour_id: int, tourist_id: int | None = None) -> None:
        super().__init__()
        self.tour_id = tour_id
        self._tour: Tour = load_tour(tour_id)
        self._drafts = TourDrafts(tour_id)
        self._current: EditedTourist | None = None
        self._make_parts()
        self._connect()
        bind_keys(self)
        FileDrop(self).dropped.connect(lambda path: navigator.import_list.emit(self.tour_id, path))
        self._read(tourist_id)

    # -- parts

    def _make_parts(self) -> None:
        self.header = TourHeader()
        self.list_pane = ListPane()
        self.person = PersonPane()
        self.form = self.person.form
        self.foot = UnsavedBar()
        self.empty = ways_to_fill(self.paste, self.find, self.new_record, self.take_from_tour)
        self._stack = QStackedWidget()
        right = column((self.person, 1), line(), self.foot, gap=0)
        self._body = pane(row(self.list_pane, line(upright=True), (pane(right), 1), gap=0))
        self._stack.addWidget(self._body)
        self._stack.addWidget(self.empty)
        self.setLayout(column(self.header, line(), (self._stack, 1), gap=0))
        self.clients = ClientActions(self.person, lambda: self._current)
        self.saving = SaveActions(self.person, self._drafts, self.clients, self._choose)
        self.reading = TouristReading(
            self.person, self.clients, lambda: self._current, self.new_record, self._show_holder
        )
        self.reading.watch.watch(self.list_pane.filter)
        self.list_out = ListOut(self, self.list_pane.shown_ids)
        self.focus_order = FocusOrder(self.list_pane, self.person, self.foot, self.header)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_DELAY)
        # A list may not be filled anew while it tells which of its rows was chosen.
        self._list_timer = QTimer(self)
        self._list_timer.setSingleShot(True)

    def _connect(self) -> None:
        self.header.import_asked.connect(self.import_list)
        self.header.list_asked.connect(self.list_out.open)
        self.header.lists_asked.connect(self.show_lists)
        self.header.print_asked.connect(self.print_questionnaires)
        self.header.readiness_asked.connect(self.show_readiness)
        self.list_pane.chosen.connect(self._show)
        self.list_pane.opened.connect(self.edit)
        self.list_pane.new_asked.connect(self.new_record)
        self.list_pane.removal_asked.connect(self.remove)
        self.list_pane.order_changed.connect(self._list_timer.start)
        self.person.find_asked.connect(self.find)
        self.person.regular_asked.connect(self.clients.regular)
        self.form.edited.connect(self._on_edited)
        self.form.left.connect(self.clients.look_for_same)
        self.clients.filled.connect(self._on_edited)
        self.reading.filled.connect(self._on_edited)
        self.saving.shown_changed.connect(self._on_edited)
        self.saving.saved.connect(self._on_saved)
        self.foot.save_asked.connect(self.saving.write)
        self.foot.revert_asked.connect(self.revert)
        self.foot.questionnaire_asked.connect(self.open_questionnaire)
        self._timer.timeout.connect(self._keep_draft)
        self._list_timer.timeout.connect(self._show_list)
        changes.written.connect(self._on_written)

    # -- reading

    def _read(self, wanted: int | None = None) -> None:
        """Read the tour and its list again; what is typed stays."""
        self._tour = load_tour(self.tour_id)
        self.header.show_tour(self._tour)
        self._journey = journey_of(self._tour)
        self.form.set_tour(self._tour.services, self._journey)
        self.reading.watch_fields()
        self._show_list(wanted)
        self.focus_order.renew()

    def _show_list(self, wanted: int | None = None) -> None:
        self.form.people = shown = tourists_of(self.tour_id, self.list_pane.order())
        kept = {one.id for one in shown}
        edited = self._drafts.unsaved()
        if self._current is not None and self._current not in edited:
            edited.append(self._current)
        rows = list_rows(shown, [one for one in edited if one.stays(kept)], self._journey)
        ids = [row.id for row in rows]
        current = self._current.list_id if self._current else None
        chosen = next((one for one in (wanted, current) if one in ids), ids[0] if ids else None)
        self.list_pane.show_rows(rows, chosen)
        self._stack.setCurrentWidget(self._body if rows else self.empty)
        self.header.set_filled(bool(rows))
        if chosen is None:
            self._close_current()
        else:
            self._show(chosen, again=True)
        self.title_changed.emit()

    def _show(self, list_id: int, again: bool = False) -> None:
        edited = self._current
        same = edited is not None and edited.list_id == list_id
        if edited is not None and same and (not again or edited.changes() or edited.is_new):
            if again:
                self.person.look_again()
            self._refresh_marks()
            return
        self._close_current()
        with errors_told():
            self._current = self._drafts.open(list_id)
            self.person.show_tourist(self._current)
            self.list_pane.choose(list_id)
        self._refresh_marks()

    def _close_current(self) -> None:
        """Another tourist is chosen: the typing of this one waits as a draft."""
        closed, self._current = self._current, None
        if closed is None:
            return
        self._timer.stop()
        self.form.flush()
        self.form.leave_tourist()
        with errors_told():
            if closed.is_empty():
                self._drafts.forget(closed.list_id)
                self._list_timer.start()
            else:
                self._drafts.close(closed.list_id)

    def _choose(self, list_id: int) -> None:
        self.list_pane.choose(list_id)
        self._show(list_id)

    def show_tourist(self, tourist_id: int, found: Finding | None = None) -> None:
        """Show this tourist of the tour, found elsewhere, at the field where something was found."""
        self._choose(tourist_id)
        self.form.show_finding(found)

    def _show_holder(self, mrz: Mrz) -> bool:
        """Show who on the tour has this passport; False if nobody has, or they are shown already."""
        people = {one.id or 0: one for one in tourists_of(self.tour_id)}
        people |= {one.list_id: one.tourist for one in self._drafts.unsaved()}
        holder = holder_of(mrz, people)
        if holder is None or (self._current is not None and self._current.list_id == holder):
            return False
        self._choose(holder)
        return True

    # -- what changes while typing

    def _on_edited(self) -> None:
        self._refresh_marks()
        self._timer.start()

    def _refresh_marks(self) -> None:
        edited = self._current
        unsaved = self._drafts.unsaved()
        if edited is None:
            return
        others = len([one for one in unsaved if one is not edited])
        changed = edited.changes()
        self.foot.show_changes(change_names(changed), len(changed), others)
        self.person.show_head(edited)
        self.form.mark_changes()
        self.list_pane.update_from(edited, self._journey, self.form.people)
        self.title_changed.emit()

    def _keep_draft(self) -> None:
        self._timer.stop()
        if self._current is not None:
            with errors_told():
                self._drafts.keep(self._current)

    def _on_written(self, tables: dict[str, tuple[int, ...]]) -> None:
        # A page that is not in front reads when it comes there.
        if self.isVisible() and concerns(
            tables, "tourist", "tour", "service", "service_use", "client", "directory_entry"
        ):
            self._read_or_leave()

    def _read_or_leave(self) -> None:
        try:
            self._read()
        except RecordGone as error:
            messages.tell(str(error), "info")
            navigator.tours.emit()

    # -- commands

    def new_record(self) -> None:
        """Ins: another tourist, the form open at the surname."""
        if self._current is None or not self._current.is_empty():
            self._close_current()
            self._current = self._drafts.new()
            self.person.show_tourist(self._current)
            self._show_list(self._current.list_id)
        self.list_pane.choose(self._current.list_id)  # a filter hides who has no name yet
        self.form.focus_field("native_surname")

    def edit(self) -> None:
        """F2, and Enter in the list: into the form of the shown tourist."""
        if self._current is not None:
            self.form.focus_field("native_surname")

    def find(self) -> None:
        """F3; on an empty tour it takes regular clients."""
        if self._current is None:
            self.search()
        else:
            self.clients.find()

    def search(self) -> None:
        """Shift+F3: the search dialog; on an empty tour the client chosen goes on it."""
        if self._current is not None:
            self.clients.search()
            return
        from ui.search.search_dialog import choose_client

        chosen = choose_client(self.window(), surname="", given_name="", birth_date="")
        if isinstance(chosen, int):
            self.put_clients([chosen])
        elif isinstance(chosen, NewFromPassport):
            self.reading.read_new(chosen.lines)
        elif chosen is not None:
            self.new_record()

    def put_clients(self, ids: list[int]) -> None:
        """Put regular clients on the tour, with today's data, as one operation."""
        with errors_told():
            tourist_ids = put_on_tour(self.tour_id, ids)
            if tourist_ids:
                self._choose(tourist_ids[0])

    def remove(self, list_ids: list[int]) -> None:
        """Del: take them off the tour; it can be undone. What was never saved is only dropped."""
        saved_ids = [one for one in list_ids if one > 0]
        with errors_told():
            saved = delete_tourists(saved_ids) if saved_ids else None
            if self._current is not None and self._current.list_id in list_ids:
                self.form.leave_tourist()
                self._current = None
            for one in list_ids:
                self._drafts.forget(one)
            tell_removal(len(list_ids), saved)
            if saved is None:
                self._show_list()

    def revert(self) -> None:
        """Ctrl+R: drop what is typed on the shown tourist."""
        edited = self._current
        if edited is None:
            return
        self._timer.stop()
        self._drafts.forget(edited.list_id)
        self.form.leave_tourist()
        self._current = None
        self._show_list(None if edited.is_new else edited.list_id)

    def _on_saved(self, ids: dict[int, int]) -> None:
        """The ones never saved before have their own numbers now; the shown one stays shown."""
        shown = self._current.list_id if self._current else None
        self.form.leave_tourist()
        self._current = None
        self._show_list(ids.get(shown, shown) if shown is not None else None)

    def import_list(self) -> None:
        navigator.import_list.emit(self.tour_id, None)

    def take_from_tour(self) -> None:
        """Ctrl+E: people of an earlier tour."""
        navigator.earlier_tour.emit(self.tour_id)

    def paste(self) -> None:
        """A list on the clipboard opens the import, a passport's zone is read."""
        text = QGuiApplication.clipboard().text()
        if looks_like_mrz_start(text.lstrip()):
            self.reading.open(text)
            return
        mapping = mime_mapping(QGuiApplication.clipboard().mimeData())
        if mapping:
            navigator.import_list.emit(self.tour_id, mapping)
        else:
            messages.tell(_("There is nothing to paste. Copy a list first."), "info")

    def open_questionnaire(self) -> None:
        """F9: the additional data of the shown tourist; what is typed is saved first, forms need an id."""
        edited = self._current
        if edited is not None and edited.is_new and not self.saving.write():
            return
        shown = self._current
        navigator.questionnaire.emit(self.tour_id, shown.list_id if shown else None)

    def show_readiness(self) -> None:
        """Ctrl+Shift+Q: who lacks what in the questionnaires."""
        navigator.readiness.emit(self.tour_id)

    def show_lists(self) -> None:
        self.list_out.choose()

    def print_questionnaires(self) -> None:
        """Ctrl+P: the questionnaires of all, made of what is saved."""
        self.form.flush()
        print_all(self.window(), self.tour_id, bool(self._drafts.unsaved()), self.saving.write)

    def step(self, step: int) -> None:
        """The next or previous one of those shown; from one whom the filter hides to the first or last."""
        ids = self.list_pane.shown_ids()
        if self._current is None or not ids:
            return
        here = self._current.list_id
        at = ids.index(here) + step if here in ids else (0 if step > 0 else len(ids) - 1)
        if 0 <= at < len(ids):
            self._choose(ids[at])

    # -- the page

    def title(self) -> str:
        return f"{self._tour.number} {self._tour.title}".strip()

    def activate(self) -> None:
        self._read_or_leave()
        target = self.list_pane.list if self._current is not None else self.empty.buttons[0]
        target.setFocus()

    def may_leave(self) -> bool:
        """Typing waits as drafts: leaving is free."""
        self.form.flush()
        self._keep_draft()
        return True

    def unsaved(self) -> int:
        return self._drafts.unsaved_changes()

    def find_here(self) -> None:
        self.list_pane.find_here()

    # -- Qt

    def hideEvent(self, event: QHideEvent) -> None:
        self.may_leave()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        self.list_pane.setFixedWidth(min(theme.px(WIDTH), round(width * 0.3)))
