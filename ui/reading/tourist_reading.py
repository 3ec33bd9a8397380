"""Reading a passport into the form of a tourist."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from models.passport_reading import SAME, ReadRow, fill_tourist, tourist_rows
from models.passports import PASSPORT_GROUPS
from models.records import PERSON_FIELDS, Tourist
from textkit.mrz.reading import Mrz
from translations import _, ngettext
from ui.common.fields import TextField
from ui.reading.native_names import native_names
from ui.reading.panel import ReadingPanel
from ui.reading.watch import MrzWatch, Restore
from ui.tourists.client_actions import ClientActions
from ui.tourists.edited_tourist import EditedTourist
from ui.tourists.latin_names import DECIDING, NATIVE_OF, proposals
from ui.tourists.person_pane import PersonPane

# Nothing of a person or a paper stands on a form in which all of these are empty.
_PERSON_AND_PAPERS = (*PERSON_FIELDS, *(name for names in PASSPORT_GROUPS.values() for name in names))


class TouristReading(QObject):
    """F7, and every zone that arrives in a field of the form. ``filled()``: the record changed under it.

    A clean zone fills an empty form at once, so that a queue at the desk is a row of scans; Undo is offered.
    Where anything stands on the form already, or anything about the zone is doubtful, the person decides.
    """

    filled = Signal()

    def __init__(
        self,
        pane: PersonPane,
        clients: ClientActions,
        shown: Callable[[], EditedTourist | None],
        new_tourist: Callable[[], object],
        show_holder: Callable[[Mrz], bool],
    ) -> None:
        """``shown`` answers whose form it is, ``new_tourist`` opens an empty one, ``show_holder`` goes to who
        on the tour has the passport, if that is somebody else."""
        super().__init__(pane)
        self._pane, self._clients = pane, clients
        self._shown, self._new_tourist, self._show_holder = shown, new_tourist, show_holder
        self._from_list = False  # the zone began outside the form: it may be anybody's of the tour
        self.panel = ReadingPanel(self._rows, _("Another person: new tourist"))
        pane.layout().insertWidget(2, self.panel)
        self.watch = MrzWatch(self, self._remember)
        self.watch_fields()
        self.watch.begun.connect(self.open)
        self.panel.zone_read.connect(self._on_zone)
        self.panel.fill_asked.connect(self._fill_ticked)
        self.panel.new_asked.connect(self._begin_another)
        self.panel.closed.connect(lambda: pane.form.focus_field("native_surname"))
        pane.read_asked.connect(self.open)
        clients.passport_read.connect(self.open)
        pane.shown.connect(self.panel.refresh)
        pane.form.edited.connect(self.panel.refresh)

    def watch_fields(self) -> None:
        """Look at all fields that are there now; the tour's services bring others."""
        for one in self._pane.form.stops():
            self.watch.watch(one)

    def open(self, text: str = "") -> None:
        """Show the pane, with what was typed elsewhere so far; on an empty tour a new tourist first."""
        focus = QApplication.focusWidget()
        self._from_list = focus is not None and not self._pane.isAncestorOf(focus)
        if self._shown() is None:
            self._new_tourist()
        self.panel.open(text)

    def read_new(self, text: str) -> None:
        """A new tourist from this zone."""
        self._new_tourist()
        self.panel.open(text)

    # -- comparing

    def _rows(self, mrz: Mrz) -> Sequence[ReadRow]:
        edited = self._shown()
        return tourist_rows(edited.tourist, mrz, edited.proposed) if edited else ()

    def _on_zone(self, mrz: Mrz, whole: bool) -> None:
        if not whole:
            return
        self.watch.zone_ended()
        if self._from_list:
            self._show_holder(mrz)
        edited = self._shown()
        if edited is not None and edited.is_new and _is_blank(edited.tourist) and self.panel.is_clean():
            self._fill_ticked()

    def _begin_another(self) -> None:
        """The passport is somebody else's: of who has it on the tour, or of a new tourist."""
        if self.panel.mrz is not None and self._show_holder(self.panel.mrz):
            return
        self.read_new(self.panel.zone.lines())

    # -- filling

    def _fill_ticked(self) -> None:
        edited, mrz = self._shown(), self.panel.mrz
        if edited is None or mrz is None:
            return
        taken = self.panel.table.taken_rows()
        same = [line.row for line in self.panel.table.lines if line.row.relation == SAME]
        before = copy.deepcopy(edited)
        count = _fill(edited, taken, same)
        undo = self._clients.undo_action(edited, before)
        native = bool(edited.proposed & set(NATIVE_OF.values()))
        self.panel.close_panel()
        self._pane.show_tourist(edited)
        self._pane.info.say(_sentence(count, native=native), "ok", undo)
        self._pane.form.focus_field("native_surname")
        self.filled.emit()
        if edited.tourist.client_id is None:
            self._clients.offer_same(edited)

    # -- a field gets back what stood there

    def _remember(self) -> Restore:
        edited = self._shown()
        if edited is None:
            return lambda: None
        tourist, proposed = replace(edited.tourist), set(edited.proposed)
        return lambda: self._restore(edited, tourist, proposed)

    def _restore(self, edited: EditedTourist, tourist: Tourist, proposed: set[str]) -> None:
        """The keys of a zone made proposals of names; those are taken back too."""
        edited.tourist, edited.proposed = tourist, proposed
        for name in (*DECIDING, *NATIVE_OF):
            one = self._pane.form.fields.get(name)
            if isinstance(one, TextField):
                show = one.propose if name in proposed else one.set_value
                if one.value() != getattr(tourist, name) or one.is_proposed() != (name in proposed):
                    show(getattr(tourist, name))
        self.filled.emit()


def _is_blank(tourist: Tourist) -> bool:
    return not any(getattr(tourist, name) for name in _PERSON_AND_PAPERS)


def _fill(edited: EditedTourist, taken: Sequence[ReadRow], same: Sequence[ReadRow]) -> int:
    """Put what is taken into the tourist, propose the names that are still empty; how many fields changed.

    What the passport says is no proposal any more, nor what it confirms.
    """
    changed = fill_tourist(edited.tourist, taken)
    edited.proposed -= {name for row in (*taken, *same) for name in row.read}
    for name in edited.proposed & set(NATIVE_OF.values()):
        setattr(edited.tourist, name, "")
    proposed = {**dict(native_names(edited.tourist)), **proposals(edited.tourist, edited.proposed)}
    for name, text in proposed.items():
        setattr(edited.tourist, name, text)
        if text:
            edited.proposed.add(name)
    return len(changed)


def _sentence(count: int, *, native: bool) -> str:
    text = ngettext(
        "Filled %(count)d field from the passport.", "Filled %(count)d fields from the passport.", count
    ) % {"count": count}
    if native:
        text += "\n" + _("The names in Cyrillic are proposals: Ctrl+Space shows other spellings.")
    return text
