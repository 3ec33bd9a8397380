"""What the form does with the client base: find and fill, add, edit, the offer of T8."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from models.client_matching import find_same_person
from models.records import ClientHit, Tourist
from translations import _
from ui.common.messages import errors_told, messages
from ui.common.page import navigator
from ui.reading.zone_search import NewFromPassport
from ui.tourists.edited_tourist import EditedTourist
from ui.tourists.finding import (
    fill,
    filled_sentence,
    find_clients,
    nobody_sentence,
    same_sentence,
    taken_back,
    typed_names,
)
from ui.tourists.info_area import action
from ui.tourists.person_pane import PersonPane

MOST_BARS = 3
# Leaving one of these is the moment when the base may know the person.
TELLING = ("birth_date", "international_passport_number", "national_passport_number")


class ClientActions(QObject):
    """Works on the tourist that ``shown()`` answers. ``filled()``: the record changed under the form;
    ``passport_read(lines)``: nobody in the base has the passport whose zone this is."""

    filled = Signal()
    passport_read = Signal(str)

    def __init__(self, pane: PersonPane, shown: Callable[[], EditedTourist | None]) -> None:
        super().__init__(pane)
        self._pane = pane
        self._shown = shown

    # -- finding, T5

    def find(self) -> None:
        """F3: one fits, it is filled; several, the person chooses; none, it is said."""
        edited = self._shown()
        if edited is None:
            return
        self._pane.form.flush()
        hits = find_clients(edited.tourist)
        if hits is None:
            self._pane.form.focus_field("native_surname", _("Type a surname, then press F3."))
        elif not hits:
            self._pane.info.clear()
            self._pane.info.say(nobody_sentence(edited.tourist), "info", action(_("Search"), self.search))
        elif len(hits) == 1:
            self.use(hits[0].id)
        else:
            self.search()

    def search(self) -> None:
        """Shift+F3: the search dialog with what is typed."""
        edited = self._shown()
        if edited is None:
            return
        from ui.search.search_dialog import choose_client

        self._pane.form.flush()
        chosen = choose_client(self._pane.window(), **typed_names(edited.tourist), tourist=edited.tourist)
        if isinstance(chosen, int):
            self.use(chosen)
        elif isinstance(chosen, NewFromPassport):
            self.passport_read.emit(chosen.lines)

    def use(self, client_id: int) -> None:
        """Fill the form from this client; the info bar says what was done and can take it back."""
        edited = self._shown()
        if edited is None:
            return
        before = copy.deepcopy(edited)
        with errors_told():
            filled = fill(edited, client_id)
            undo = self.undo_action(edited, before)
            self._pane.show_tourist(edited)
            self._pane.info.say(filled_sentence(filled), "warn" if filled.contradictions else "ok", undo)
            self.filled.emit()

    def undo_action(self, edited: EditedTourist, before: EditedTourist) -> QPushButton:
        """A button for a bar that takes back what was filled just now."""
        after = copy.deepcopy(edited.tourist)
        return action(_("Undo"), lambda: self._undo_fill(edited, before, after))

    def _undo_fill(self, edited: EditedTourist, before: EditedTourist, after: Tourist) -> None:
        tourist = taken_back(edited.tourist, before.tourist, after)
        edited.tourist, edited.add_client = tourist, before.add_client
        same = {one for one in before.proposed if getattr(tourist, one) == getattr(before.tourist, one)}
        edited.proposed = same
        if edited is self._shown():
            self._pane.show_tourist(edited)
            self._pane.form.focus_field("native_surname")
        self.filled.emit()

    # -- adding or editing, T6

    def regular(self) -> None:
        """F4: mark for the base or take the mark back; whoever is in it is opened there."""
        edited = self._shown()
        if edited is None:
            return
        if edited.tourist.client_id is not None:
            navigator.client.emit(edited.tourist.client_id)
            return
        self._pane.form.flush()
        edited.add_client = not edited.add_client
        edited.allow_duplicate = False
        self._pane.info.clear()
        if edited.add_client:
            self.offer_same(edited)
        self.filled.emit()

    # -- the same person, T8

    def look_for_same(self, field_name: str) -> None:
        """A passport or a date of birth was typed: say so if the base knows the person."""
        edited = self._shown()
        if edited is None or edited.tourist.client_id is not None or field_name not in TELLING:
            return
        if field_name in edited.changed_fields() and not self._pane.info.texts():
            self.offer_same(edited)

    def offer_same(self, edited: EditedTourist, hits: Sequence[ClientHit] | None = None) -> bool:
        """Bars for clients who may be this tourist; whether there are any."""
        found = find_same_person(edited.tourist) if hits is None else hits
        found = [hit for hit in found if hit.id not in edited.not_same][:MOST_BARS]
        for hit in found:
            use = action(_("Use this client"), lambda hit=hit: self.use(hit.id))
            other = _("Add as a new client all the same") if edited.add_client else _("A different person")
            self._pane.info.say(
                same_sentence(hit), "warn", use, action(other, lambda: self._is_different(edited, found))
            )
        return bool(found)

    def _is_different(self, edited: EditedTourist, hits: Sequence[ClientHit]) -> None:
        edited.not_same |= {hit.id for hit in hits}
        edited.allow_duplicate = edited.add_client
        self._pane.info.clear()
        messages.tell(_("Kept as a different person."), "info")
