"""Save, and what is shown when it is refused: at the field, as a bar above the form, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from models.tourists import load_tourist
from translations import _, ngettext
from ui.common.changes import changes
from ui.common.messages import errors_told, messages
from ui.tourists import overwrite_dialog
from ui.tourists.client_actions import ClientActions
from ui.tourists.drafts import TourDrafts
from ui.tourists.edited_tourist import EditedTourist
from ui.tourists.info_area import ConflictBar, action
from ui.tourists.overwrite_rows import OverwriteGroup
from ui.tourists.person_pane import PersonPane
from ui.tourists.saving import Refusal, save_all


class SaveActions(QObject):
    """Signals: ``saved(ids)`` with the tourists written, {list id: tourist id}; ``shown_changed()``."""

    saved = Signal(object)
    shown_changed = Signal()

    def __init__(
        self, pane: PersonPane, drafts: TourDrafts, clients: ClientActions, show: Callable[[int], object]
    ) -> None:
        super().__init__(pane)
        self._pane = pane
        self._drafts = drafts
        self._clients = clients
        self._show = show

    def write(self) -> bool:
        """Save everything unsaved on this tour as one operation; whether it is saved now."""
        self._pane.form.flush()
        waiting = self._drafts.unsaved()
        if not waiting:
            messages.tell(_("Everything is saved."), "ok")
            return True
        with errors_told():  # a draft that cannot be kept must not stop what is better than a draft
            for edited in waiting:
                self._drafts.keep(edited)
        with errors_told():
            return self._save(waiting)
        return False

    def _save(self, waiting: Sequence[EditedTourist]) -> bool:
        outcome = save_all(waiting, self._ask)
        if outcome.refusal is not None:
            self._refuse(outcome.refusal)
        if outcome.saved is None:
            return False
        ids = {edited.list_id: edited.tourist.id for edited in waiting}
        for list_id in ids:
            self._drafts.forget(list_id)
        self._pane.info.clear()
        self.saved.emit(ids)
        changes.announce(outcome.saved)
        self._tell(len(waiting))
        return True

    def _ask(self, groups: Sequence[OverwriteGroup]) -> overwrite_dialog.Overwrite:
        return overwrite_dialog.ask_overwrite(self._pane.window(), groups)

    @staticmethod
    def _tell(count: int) -> None:
        text = ngettext(
            "Saved at %(time)s: %(count)d tourist", "Saved at %(time)s: %(count)d tourists", count
        )
        messages.tell(text % {"time": datetime.now().astimezone().strftime("%H:%M"), "count": count})

    # -- refusals

    def _refuse(self, refusal: Refusal) -> None:
        if refusal.edited is None:
            messages.tell(refusal.message, "error")
            return
        self._show(refusal.edited.list_id)
        self._pane.info.clear()
        {
            "field": self._at_field,
            "duplicate": self._duplicate,
            "same_passport": self._same_passport,
            "changed": self._changed,
            "gone": self._gone,
        }[refusal.kind](refusal, refusal.edited)

    def _at_field(self, refusal: Refusal, _edited: EditedTourist) -> None:
        self._pane.form.focus_field(refusal.name, refusal.message)
        if refusal.name not in self._pane.form.fields:
            messages.tell(refusal.message, "error")

    def _duplicate(self, refusal: Refusal, edited: EditedTourist) -> None:
        self._clients.offer_same(edited, refusal.hits)
        messages.tell(_("Not saved yet: choose in the bar above the form."), "warn")

    def _same_passport(self, refusal: Refusal, edited: EditedTourist) -> None:
        anyway = action(_("Save all the same"), lambda: self._allow(edited))
        self._pane.info.say(refusal.message, "warn", anyway)
        messages.tell(_("Not saved yet: choose in the bar above the form."), "warn")

    def _allow(self, edited: EditedTourist) -> None:
        edited.allow_duplicate = True
        self.write()

    def _changed(self, refusal: Refusal, edited: EditedTourist) -> None:
        def settle(theirs: set[str]) -> None:
            with errors_told():
                edited.take_over(load_tourist(edited.tourist.id or 0), theirs)
                self._pane.show_tourist(edited)
                self._pane.info.say(_("Both are put together. Look once more, then save."), "info")
                # The button that was pressed is gone: the keys must work where the typing is.
                self._pane.form.focus_field(next(iter(refusal.conflicts), ""))
                self.shown_changed.emit()

        if not refusal.conflicts:  # they saved it in the same moment, other fields
            settle(set())
            return
        bar = ConflictBar(refusal.conflicts, refusal.who, refusal.when, settle)
        self._pane.info.add(bar)
        next(iter(bar.choices.values())).setFocus()

    def _gone(self, refusal: Refusal, edited: EditedTourist) -> None:
        text = _("Somebody deleted this tourist meanwhile. What you typed is still here.")
        self._pane.info.say(
            text, "warn", action(_("Save as a new tourist"), lambda: self._save_as_new(edited))
        )

    def _save_as_new(self, edited: EditedTourist) -> None:
        edited.become_new()
        self.write()
