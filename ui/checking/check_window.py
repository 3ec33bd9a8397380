"""A tour's check: what is to be seen on its tourists, the worst first; each line leads to its field."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from models.settled_findings import bring_back, settle_findings
from models.tours import load_tour
from paperwork.tour_check import RowId, TourCheck, tour_check
from translations import _, ngettext
from ui.checking.accepting import NEW, Accepted, accept, typed_ids
from ui.checking.check_menu import open_menu
from ui.checking.check_out import copy_findings, open_findings, preview_findings
from ui.checking.check_pane import CheckPane
from ui.checking.check_rows import CheckLine, line_of
from ui.checking.check_words import unsaved_words
from ui.common import theme
from ui.common.buttons import shortcut
from ui.common.changes import changes
from ui.common.kept_read import KeptRead
from ui.common.layouts import column, paint_ground
from ui.common.messages import errors_told, messages
from ui.common.own_window import OwnStatusLine, add_everywhere_keys
from ui.common.page import navigator
from ui.office.own_undo import OwnUndo
from ui.questionnaires.person_names import initials_of
from ui.tourists import overwrite_dialog
from ui.tourists.saving import Refusal

CONCERNED = ("tour", "tourist", "service", "service_use", "directory_entry", "settled_finding")
UNDO_ABOVE = 32  # over the foot: the sentence of the finding stays in sight


class CheckWindow(QWidget):
    """One tour. It shows what is saved, and reads again when somebody saved something."""

    def __init__(self, tour_id: int) -> None:
        super().__init__()
        paint_ground(self, "surface")
        self.tour_id = tour_id
        self._tour = load_tour(tour_id)
        self._found: TourCheck | None = None
        self._ticked: set[RowId] = set()
        self.pane = CheckPane(tour_id)
        self.list = self.pane.list
        self.setLayout(column((self.pane, 1), OwnStatusLine(), gap=0))
        self._undo = OwnUndo(self, above=UNDO_ABOVE)
        self._kept = KeptRead(self, CONCERNED)
        self._connect()
        self._set_keys()
        self.pane.show_tour(self._tour)
        self.setWindowTitle(self._title())
        room = self.screen().availableSize()
        self.resize(min(theme.px(1366), room.width()), min(theme.px(768), room.height()))
        self.list.setFocus()
        self.reload()

    def _title(self) -> str:
        """ "Check of tour 2026-0412 Italy"."""
        words = {"tour": f"{self._tour.number} {self._tour.title}".strip()}
        return _("Check of tour %(tour)s") % words

    def _connect(self) -> None:
        self.list.ticked.connect(self.tick)
        self.list.opened.connect(self._go_to)
        self.list.menu_asked.connect(lambda place: open_menu(self, self.list.current(), place))
        self.list.removal_asked.connect(lambda _lines: self.settle())
        self.pane.go_asked.connect(self.go_there)
        self.pane.settle_asked.connect(self.settle)
        self.pane.accept_asked.connect(self.accept)
        self.pane.print_asked.connect(self.print_list)
        self.pane.list_asked.connect(self.export)
        self.pane.copy_asked.connect(self.copy)
        self.pane.narrowed.connect(self._show)
        self._kept.due.connect(self.reload)
        self._kept.read.connect(self._on_read)

    def _set_keys(self) -> None:
        keys = {
            "F5": self.reload,
            "F8": lambda: self._step(1),
            "Shift+F8": lambda: self._step(-1),
            "F6": self.pane.next_pane,
            "Ctrl+Tab": lambda: self.pane.levels.step(1),
            "Ctrl+Shift+Tab": lambda: self.pane.levels.step(-1),
            "Ctrl+F": self.pane.find_here,
            "Ctrl+A": self.tick_all,
            "Ctrl+Return": self.accept,
            "Ctrl+Enter": self.accept,
            "Ctrl+P": self.print_list,
            "Ctrl+L": self.choose_list,
            "Ctrl+Shift+L": self.export,
            "Ctrl+Shift+C": self.copy,
            "Ctrl+W": self.close,
        }
        for key, action in keys.items():
            shortcut(self, key, action)
        add_everywhere_keys(self)

    # Reading

    def reload(self) -> None:
        """F5: check again what is kept, beside the window; what is shown stays meanwhile."""
        tour_id = self.tour_id
        self._kept.ask(lambda: tour_check(tour_id))

    def _on_read(self, found: TourCheck) -> None:
        self._found, self._tour = found, found.tour
        self._ticked &= {row.id for row in found.rows if row.proposal}
        self.pane.show_tour(found.tour)
        self.setWindowTitle(self._title())
        self._show()

    def is_read(self) -> bool:
        """Whether something is shown."""
        return self._found is not None

    # Showing

    def _show(self) -> None:
        if self._found is None:
            return
        lines = [line_of(row, row.id in self._ticked) for row in self._found.rows]
        lines += [line_of(row, False, settled=True) for row in self._found.settled]
        self.pane.show_found(self._found, lines)
        self._show_unsaved()
        self._show_accept()

    def _show_unsaved(self) -> None:
        """Who has typing that is not in the check."""
        if self._found is None:
            return
        ids = typed_ids(self.tour_id)
        names = [initials_of(one) for one in self._found.people if one.id in ids]
        names += [_("New tourist")] * ids.count(NEW)
        self.pane.say_unsaved(unsaved_words(names, len(names)) if names else "")

    def _show_accept(self) -> None:
        self.pane.show_accept(len(self._ticked))

    def _shown(self) -> list[CheckLine]:
        return list(self.list.table_model.rows)

    # Proposals

    def tick(self, line_id: RowId) -> None:
        """Space: take the proposal of this line, or do not."""
        self._ticked ^= {line_id}
        line = next(one for one in self._shown() if one.id == line_id)
        self.list.replace_line(line_of(line.row, line_id in self._ticked))
        self._show_accept()

    def tick_all(self) -> None:
        """Ctrl+A: all proposals that are shown and only mend typing, or none if all are ticked."""
        with_one = {line.id for line in self._shown() if line.mends_typing}
        self._ticked = self._ticked - with_one if with_one <= self._ticked else self._ticked | with_one
        self._show()

    def accept(self) -> None:
        """Ctrl+Enter: write what is ticked, as one operation."""
        if self._found is None or not self._ticked:
            messages.tell(_("No proposal is ticked. Space ticks the one of the line."), "info")
            return
        rows = [row for row in self._found.rows if row.id in self._ticked]
        with errors_told():
            done = accept(self.tour_id, rows, lambda groups: overwrite_dialog.ask_overwrite(self, groups))
            self._after(done)

    def _after(self, done: Accepted) -> None:
        if done.refusal is not None:
            self._refuse(done.refusal)
        elif done.saved is not None:
            self._ticked.clear()
            changes.announce(done.saved)
            messages.offer_undo(_accepted_words(done), done.saved.operation_id)
        elif done.typed_on or done.changed:
            messages.tell(_accepted_words(done), "warn")
            self.reload()

    def _refuse(self, refusal: Refusal) -> None:
        whose = f"{refusal.edited.name()}: " if refusal.edited is not None else ""
        messages.tell(whose + (refusal.message or _("This tourist cannot be saved as it is.")), "error")

    def settle(self) -> None:
        """Del: the chosen finding is right as it is, or, of a settled one, it is to be looked at again."""
        if (line := self.list.current()) is None:
            return
        with errors_told():
            if line.settled:
                saved, words = bring_back(line.row.places()), _("The finding is there again.")
            else:
                saved, words = settle_findings([line.row.settled()]), _("Settled, and left as it is.")
            changes.announce(saved)
            if saved.operation_id:
                messages.offer_undo(words, saved.operation_id)
            else:
                self.reload()  # somebody else was faster

    # Going about

    def _step(self, by: int) -> None:
        self.list.setFocus()
        self.list.step(by)

    def go_there(self) -> None:
        """Enter: to the field of the chosen line."""
        if (line := self.list.current()) is not None:
            self._go_to(line)

    def _go_to(self, line: CheckLine) -> None:
        navigator.finding.emit(self.tour_id, line.row.tourist.id, line.row.finding)

    # On its way out

    def print_list(self) -> None:
        """Ctrl+P: what is shown, as pages."""
        if self._found is not None:
            preview_findings(self, self._found, [line.row for line in self._shown()], self._title())

    def export(self) -> None:
        """Ctrl+Shift+L: what is shown, as a workbook in Excel."""
        if self._found is not None:
            open_findings(self._found, [line.row for line in self._shown()], self._title())

    def copy(self) -> None:
        """Ctrl+Shift+C: what is shown, to the clipboard."""
        if self._found is not None:
            copy_findings(self._found, [line.row for line in self._shown()])

    def choose_list(self) -> None:
        """Ctrl+L: the whole check with columns and language by choice, among the lists of the tour."""
        from ui.lists.lists_dialog import open_tour_lists

        open_tour_lists(self, self.tour_id).wish.choose("check")

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._show_unsaved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pane.fit(self.width())


def _accepted_words(done: Accepted) -> str:
    """ "2 proposals accepted. Left as they are, for their typing is not saved (Иванова А.)."""
    parts = []
    if done.count:
        text = ngettext("%(count)d proposal accepted.", "%(count)d proposals accepted.", done.count)
        parts.append(text % {"count": done.count})
    if done.typed_on:
        names = ", ".join(initials_of(one) for one in done.typed_on)
        parts.append(_("Left as they are, for their typing is not saved (%(names)s).") % {"names": names})
    if done.changed:
        text = ngettext(
            "%(count)d field was changed since it was checked.",
            "%(count)d fields were changed since they were checked.",
            done.changed,
        )
        parts.append(text % {"count": done.changed})
    return " ".join(parts)
