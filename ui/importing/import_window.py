"""The import window: a list comes in, its columns are placed, doubts settled, and it goes into the tour."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QVBoxLayout, QWidget

from intake.batch import ImportBatch
from intake.earlier_tour import table_of_people
from intake.remembering import remember
from models import tours
from models.errors import AppError
from models.imports import ImportOutcome
from models.tourists import list_tourists
from translations import _, ngettext
from ui.common import messages
from ui.common.buttons import button, shortcut
from ui.common.changes import changes, concerns
from ui.common.layouts import column, line, paint_ground, pane
from ui.common.notice_area import NoticeArea
from ui.common.own_window import show_keys
from ui.importing.brought_lists import BroughtLists, guess_anew
from ui.importing.checking import Outlook
from ui.importing.client_choice import ClientChoice
from ui.importing.empty_page import empty_page
from ui.importing.foot_bar import FootBar
from ui.importing.grid_model import ALL
from ui.importing.head_bar import HeadBar
from ui.importing.import_run import ImportRun, all_there, as_saved, imported_ids
from ui.importing.list_page import ListPage
from ui.importing.sources import Pasted, described, dropped_file, file_filter, noticed, offered

SIZE = (1366, 768)


class ImportWindow(QWidget):
    """A window of its own for one tour. ``pasted``: MIME type -> content, the path of a file, or None."""

    def __init__(self, tour_id: int, pasted: Pasted | None = None) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._tour = tours.load_tour(tour_id)
        self._tour_id = tour_id
        self._imported: set[int] = set()
        self._last_import = 0  # the operation that Undo takes back, as long as nothing was done after it
        self._closing = self._import_waits = self._seen_doubts = False
        paint_ground(self, "surface")
        self.setAcceptDrops(True)
        self.setWindowTitle(_("Import tourists – %(number)s – Habitué") % {"number": self._tour.number})
        self.resize(*SIZE)
        self._build()
        self._connect()
        self._add_keys()
        if pasted is not None:
            self.take(pasted)
        if self.batch is None:
            self._show_empty()

    # --- building

    def _build(self) -> None:
        self.run = ImportRun(self)
        self.page = ListPage(self, self._tour.services)
        self.model, self.grid, self.pane = self.page.model, self.page.grid, self.page.pane
        self.editing, self.checker = self.page.editing, self.page.checker
        self.head = HeadBar(self._tour, self.paste, self.open_file, self.take_from_tour)
        self.lists = BroughtLists(self.head)
        self.foot = FootBar(self.start_import, self.close, self.run.cancel)
        self.clients = ClientChoice(self.page, self.foot)
        self._undo_bar = messages.UndoBar(self, self._undo_from_bar, above=56)
        self.notice = NoticeArea()
        self._stack = QStackedLayout()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._foot = pane(column(line(), self.foot, gap=0))
        for part in (self.head, line(), self.notice):
            outer.addWidget(part)
        outer.addLayout(self._stack, 1)
        outer.addWidget(self._foot)
        self._stack.addWidget(self.page)  # into the window at once: each move styles all its widgets anew

    def _connect(self) -> None:
        self.page.undo_asked.connect(self.undo)
        self.page.redo_asked.connect(self.redo)
        self.page.removal_asked.connect(self.delete_rows)
        self.grid.painted.connect(self.check)
        self.editing.changed.connect(self._on_edited)
        self.page.cleaning.cleaned.connect(lambda text: self._undo_bar.offer(text, 0))
        self.page.cleaning.idle.connect(self.notice.inform)
        self.page.cleaning.shown_first.connect(self.notice.ask_first)
        self.lists.shown.connect(self._show_batch)
        self.lists.refused.connect(self.notice.say)
        self.lists.reading.connect(self._on_reading)
        self.page.menu.table_read.connect(self.lists.show_table)
        self.page.menu.clients_asked.connect(self.clients.toggle_chosen)
        self.page.tools.layouts_asked.connect(self._show_layouts)
        self.head.guess_asked.connect(lambda: self.editing.change(guess_anew))
        self.checker.checked.connect(self._on_checked)
        self.checker.failed.connect(self._on_failed)
        self.run.progress.connect(self.foot.show_progress)
        self.run.done.connect(self._on_imported)
        self.run.failed.connect(self._on_failed)
        changes.written.connect(self._on_written)

    def _add_keys(self) -> None:
        for key, action in (
            ("F1", lambda: show_keys(self)),
            ("Ctrl+V", self.paste),
            ("Ctrl+O", self.open_file),
            ("Ctrl+E", self.take_from_tour),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+A", self.grid.selectAll),
            ("Ctrl+W", self.close),
            ("Ctrl+Return", self.start_import),
            ("Ctrl+Enter", self.start_import),
            ("Alt+Return", self.pane.accept),
            ("Alt+Enter", self.pane.accept),
            ("Alt+Down", self.editing.open_menu),
            ("Alt+1", self.page.cleaning.split_sex),
            ("Alt+2", self.page.cleaning.split_name),
            ("Alt+3", self.page.tools.open_scripts),
            ("Alt+4", self.page.cleaning.wrong_characters),
            ("Alt+5", self.page.tools.open_more),
            ("Ctrl+H", self.page.open_replace),
            ("F4", self.clients.toggle_chosen),
            ("F5", self.check),
            ("F6", self._next_pane),
            ("F8", lambda: self.editing.step(1)),
            ("Shift+F8", lambda: self.editing.step(-1)),
        ):
            shortcut(self, key, action)

    # --- what comes in

    @property
    def batch(self) -> ImportBatch | None:
        return self.model.batch

    def paste(self) -> None:
        """Take the list on the clipboard; a copied file counts as the file."""
        mime = QGuiApplication.clipboard().mimeData()
        self.take(dropped_file(mime) or offered(mime))

    def open_file(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, _("Choose a list"), str(Path.home()), file_filter())
        if path:
            self.take(path)

    def take_from_tour(self) -> None:
        """Ctrl+E: tourists of an earlier tour, found in the tour search."""
        if self.run.is_on():
            return
        from ui.importing.earlier_tour_dialog import EarlierTourDialog

        dialog = EarlierTourDialog(self, self._tour_id)
        if dialog.exec() and dialog.tour is not None:
            origin = f"{dialog.tour.number} {dialog.tour.title}".strip()
            self.lists.take_tables([table_of_people(dialog.people, origin)])
        dialog.deleteLater()

    def take(self, pasted: Pasted) -> None:
        """Show another list; if it cannot be read, say so and keep the one that is there."""
        if not self.run.is_on():
            self.lists.take(pasted)

    def _show_empty(self) -> None:
        """Nothing has come yet: say what can."""
        empty = empty_page(self.paste, self.open_file, self.take_from_tour)
        self._stack.addWidget(empty)
        self._stack.setCurrentWidget(empty)
        self._show_state()

    def _on_reading(self, reading: bool) -> None:
        """A long list is read beside the window: it can be called off."""
        words = _("The list is being read…") if reading else ""
        self.notice.say(words, "info", button(_("Cancel"), self.lists.stop_reading, small=True))

    def _show_batch(self, batch: ImportBatch) -> None:
        self.checker.stop()
        self.notice.say(noticed(batch.table), "info")
        self._seen_doubts = False
        self.page.chips.choose(ALL)
        self.pane.services.forget_rows()
        self.model.set_batch(batch)
        self._stack.setCurrentWidget(self.page)
        self.head.show_origin(described(batch.table, f"{datetime.now().astimezone():%H:%M}"))
        self._show_state()
        self.grid.show_list()
        self.grid.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText() or event.mimeData().hasHtml():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take(dropped_file(event.mimeData()) or offered(event.mimeData()))

    # --- checking

    def check(self) -> None:
        """Find out again what will happen to each row."""
        if self.batch is not None and not self.run.is_on():
            self.checker.start(self.batch, self._tour_id)

    def _on_checked(self, outlook: Outlook) -> None:
        self.model.set_outlook(outlook)
        self._show_state()
        if not self._seen_doubts and outlook.doubtful and self.grid.shows(outlook.doubtful[0].column):
            self.editing.go_to(outlook.doubtful[0])
        if not self._seen_doubts and (known := all_there(outlook)):
            self.notice.inform(known)
        self._seen_doubts = True
        if self._import_waits:
            self._import_waits = False
            self.start_import()

    def _on_failed(self, error: Exception) -> None:
        self.foot.show_progress(0, 0)
        self.page.setEnabled(True)
        if self.focusWidget() is None or not self.focusWidget().hasFocus():
            self.grid.setFocus()  # what had it was disabled meanwhile, and without it no key works
        if not isinstance(error, AppError):
            raise error
        self.notice.say(str(error))
        self._show_state()

    def _show_state(self) -> None:
        """Everything that follows from batch and outlook."""
        outlook = self.model.outlook
        self.page.show_state()
        self._foot.setVisible(self.batch is not None)
        self.foot.show_counts(outlook.counts if outlook else None)
        self.clients.show()
        self.page.show_steps(self.lists.undo_label(), self.lists.redo_label())

    # --- steps

    def _on_edited(self) -> None:
        self._undo_bar.withdraw()  # it offered the step before this one
        self._last_import = 0
        self.model.refresh()
        self.notice.say("")
        self._show_state()
        self.check()

    def delete_rows(self) -> None:
        if count := self.editing.delete_rows():
            text = ngettext("%(count)d row was deleted.", "%(count)d rows were deleted.", count)
            self._undo_bar.offer(text % {"count": count}, 0)

    def undo(self) -> None:
        """Take back the import just made, else the last step; before the first stands the list before."""
        if self.run.is_on():
            return
        if self._last_import:
            self._undo_operation(self._last_import)
        elif not self.editing.undo():
            self.lists.back()

    def redo(self) -> None:
        if not self.run.is_on() and not self.editing.redo():
            self.lists.forth()

    def _undo_from_bar(self, operation_id: int) -> None:
        """Undo of the bar: an import by its operation, a step in the list without one."""
        if operation_id:
            self._undo_operation(operation_id)
        else:
            self.undo()

    def _undo_operation(self, operation_id: int) -> None:
        from ui.office.undoing import undo_operation

        self._last_import = 0
        self._undo_bar.hide()
        with messages.errors_told():
            undo_operation(operation_id)

    def _next_pane(self) -> None:
        """F6: grid, doubt, foot, sources."""
        panes = [self.grid, self.pane.line, self.foot.press, self.head.clipboard]
        there = [pane for pane in panes if pane.isVisible() and pane.isEnabled()]
        here = next((number for number, pane in enumerate(there) if pane.hasFocus()), -1)
        if there:
            there[(here + 1) % len(there)].setFocus(Qt.FocusReason.TabFocusReason)

    # --- the import

    def start_import(self) -> None:
        """Import what can go; if the rows are still checked, as soon as that is known."""
        if self.batch is None or self.run.is_on():
            return
        if self.checker.is_busy() or self.model.outlook is None:
            self._import_waits = True
            return
        if not self.foot.press.isEnabled():
            return
        self.notice.say("")
        self.page.setEnabled(False)
        self.run.start(self.batch, self._tour_id, self.clients.rows(), self.pane.services)

    def _on_imported(self, outcome: ImportOutcome) -> None:
        self.foot.show_progress(0, 0)
        self.page.setEnabled(True)
        self.grid.setFocus()
        ids = imported_ids(outcome)
        self._imported.update(ids)
        self._last_import = outcome.operation_id
        text = ngettext("%(count)d tourist was imported.", "%(count)d tourists were imported.", len(ids))
        text %= {"count": len(ids)}
        self._remember_layout()
        changes.announce(as_saved(outcome))
        messages.messages.offer_undo(text, outcome.operation_id)
        if self.batch is not None and not self._staying():
            self._closing = True
            self.close()
            return
        self._undo_bar.offer(text, outcome.operation_id)

    def _remember_layout(self) -> None:
        """Where the columns went is known for the next list of this layout."""
        if self.batch is not None:
            with messages.errors_told():
                remember(self.batch)

    def _show_layouts(self) -> None:
        from ui.importing.layouts_dialog import LayoutsDialog

        dialog = LayoutsDialog(self)
        dialog.exec()
        dialog.deleteLater()

    def _staying(self) -> int:
        """Rows that are people and are neither imported nor on the tour."""
        if self.batch is None:
            return 0
        counts = self.batch.counts()
        return counts["new"] + counts["client"] + counts["rejected"]

    def _on_written(self, tables: dict[str, tuple[int, ...]]) -> None:
        """Somebody wrote people: what will happen to a row may be different now; an import may be undone."""
        if self.batch is None or self.run.is_on() or not concerns(tables, "tourist", "client", "document"):
            return
        if self._imported and not self._imported & {one.id for one in list_tourists(self._tour_id)}:
            self._imported.clear()
            self.checker.stop()
            self.batch.forget_imported()
        self.check()

    # --- for whoever opens the window

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.page.slots.fit()
        self._undo_bar.place()

    def is_ready(self) -> bool:
        """Whether the list is read, painted and checked."""
        busy = self.run.is_on() or self.lists.is_reading()
        return not busy and (self.batch is None or self.model.outlook is not None)

    def grid_painted(self) -> None:
        """Paint the grid now if its list was not painted yet."""
        if self.grid.is_unpainted():
            self.grid.viewport().repaint()

    def close_without_asking(self) -> None:
        self._closing = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.run.is_on() or not (self._closing or self._may_close()):
            event.ignore()
            return
        self.grid.painted.disconnect(self.check)  # a list painted in the last moment is not checked any more
        self.lists.leave()
        self.checker.stop()
        changes.written.disconnect(self._on_written)
        event.accept()

    def _may_close(self) -> bool:
        count = self._staying() if self.model.outlook else len(self.batch.people()) if self.batch else 0
        if not count:
            return True
        headline = ngettext("%(count)d row is not imported yet", "%(count)d rows are not imported yet", count)
        answer = messages.ask(
            self,
            headline % {"count": count},
            _("The list and what was corrected in it are gone when this window closes."),
            [("close", _("Close")), ("stay", _("Stay"))],
        )
        return answer == "close"
