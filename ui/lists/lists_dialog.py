"""Lists: which one, in which language, with which columns; what it will be; and how it leaves (T13, C4)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, QMimeData, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QProgressBar, QPushButton, QVBoxLayout, QWidget

from models.errors import AppError
from models.list_layouts import ListLayout
from paperwork.client_lists import CLIENTS
from paperwork.list_sources import SAMPLE, ClientsSource, ListSource, Sample, TourSource, Wish
from paperwork.lists import ListStopped, PaperList
from paperwork.paper_files import PaperNotWritten
from paperwork.ready_lists import gaps_of, make_list
from translations import _, ngettext
from ui.common import theme
from ui.common.background import Work, runner
from ui.common.buttons import button, key_label, shortcut
from ui.common.folder_field import FolderField
from ui.common.layouts import clear, column, label, line, pane, row
from ui.common.messages import InfoBar, messages
from ui.common.preferences import LIST_FOLDER
from ui.lists.list_making import CSV, PDF, VCARD, XLSX, Copied, Written, copying, writing
from ui.lists.preview import Preview
from ui.lists.wish_pane import WishPane

MISSING_NAMED = 3  # so many of those who are not in the list are named


def open_tour_lists(
    parent: QWidget | None, tour_id: int, *, unsaved: bool = False, save: Callable[[], bool] | None = None
) -> ListsDialog:
    """The lists of a tour; ``unsaved``: something typed is not in them yet, ``save`` would change that."""
    dialog = ListsDialog(parent, TourSource(tour_id))
    if unsaved and save is not None:
        dialog.offer_saving(save)
    dialog.open()
    return dialog


def open_client_lists(parent: QWidget | None, text: str = "", sort: str = "") -> ListsDialog:
    """The lists of clients: of all, or of whom the search on the screen finds."""
    dialog = ListsDialog(parent, ClientsSource(text, sort), text.strip())
    dialog.open()
    return dialog


class ListsDialog(QDialog):
    """What is chosen at the left stands at the right at once; the buttons at the foot let it leave."""

    def __init__(self, parent: QWidget | None, source: ListSource, search: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Lists"))
        self._source = source
        self._sample = Sample([], 0)
        self._reading: Work | None = None
        self._making: Work | None = None
        self._make_parts(search)
        self._put_together()
        self._bind_keys()
        self.read()
        self.wish.kinds.setFocus()

    # -- how it is put together

    def _make_parts(self, search: str) -> None:
        self.wish = WishPane(self._source.kinds, search)
        self.wish.changed.connect(self.read)
        self.wish.columns_changed.connect(self._show)
        self.wish.forgotten.connect(self._offer_back)
        self.preview = Preview()
        self._count = label("", "secondary")
        self._bars, self._notes = QVBoxLayout(), QVBoxLayout()
        self.folder = FolderField(LIST_FOLDER, _("Folder for lists"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self._bar.hide()
        self._state = label("", "secondary", wrap=True)
        self.close_button = button(_("Close"), self.reject, kind="ghost", key="Esc")
        self.copy_button = button(_("&Copy"), self.copy, icon="copy", key="Ctrl+Shift+C")
        self.pdf_button = button(_("&PDF"), lambda: self.write(PDF))
        self.csv_button = button(_("C&SV"), lambda: self.write(CSV))
        self.card_button = button(_("vCar&d"), lambda: self.write(VCARD))
        self.excel_button = button(
            _("&Open in Excel"), lambda: self.write(XLSX), kind="primary", icon="table", key="Ctrl+Return"
        )
        for one in (self.csv_button, self.card_button):
            one.setVisible(isinstance(self._source, ClientsSource))

    def _put_together(self) -> None:
        self.wish.setFixedWidth(theme.px(310))
        right = column(
            self._bars,
            self._notes,
            self._count,
            (self.preview, 1),
            self.folder,
            margins=(16, 14, 16, 12),
            gap=8,
        )
        body = pane(row(self.wish, line(upright=True), (pane(right), 1), gap=0), "surface")
        foot = row(
            (column(self._state, self._bar, gap=4), 1),
            self.close_button,
            *self._ways_out()[:-1],
            self.excel_button,
            key_label("Ctrl+Return"),
            margins=(16, 10, 16, 12),
        )
        self.setLayout(column((body, 1), line(), pane(foot, "sunken"), gap=0))
        room = self.screen().availableSize()
        self.resize(min(theme.px(1120), room.width() - 40), min(theme.px(640), room.height() - 60))

    def _ways_out(self) -> list[QPushButton]:
        return [self.card_button, self.csv_button, self.copy_button, self.pdf_button, self.excel_button]

    def _bind_keys(self) -> None:
        keys = {
            "Ctrl+Return": lambda: self.write(XLSX),
            "Ctrl+Enter": lambda: self.write(XLSX),
            "Ctrl+Shift+C": self.copy,
            "Ctrl+W": self.reject,
        }
        for key, action in keys.items():
            shortcut(self, key, action)

    def offer_saving(self, save: Callable[[], bool]) -> None:
        """Say that something typed is not saved, so not in the list, and offer to save it."""

        def save_and_read() -> None:
            if save():
                clear(self._bars)
                self.read()

        text = _("Some changes are not saved. The list is made of what is saved.")
        self._say(text, "warn", button(_("Save them"), save_and_read, small=True))

    # -- what it will be

    def read(self) -> None:
        """Read the first lines of the list anew, beside the window."""
        if self._reading is not None:
            self._reading.cancel()
        wish = self.wish.wish()
        self._reading = runner().start(
            lambda _work: self._source.sample(wish), self._on_read, self._on_failed
        )

    def _on_read(self, sample: Sample) -> None:
        if self.sender() is self._reading:
            self._reading = None
            self._sample = sample
            self._show()

    def _show(self) -> None:
        """Show the first lines with the columns of now."""
        wish, total = self.wish.wish(), self._sample.total
        made = make_list(wish.kind, self._sample.lines, wish.keys, wish.language)
        self.preview.show_list(made.first(SAMPLE))
        number = QLocale().toString(total)
        words = ngettext("%(count)s line", "%(count)s lines", total) % {"count": number}
        shown = min(len(made.rows), SAMPLE)
        if shown < total:
            words = _("%(lines)s, the first %(shown)d are shown") % {"lines": words, "shown": shown}
        self._count.setText(words if total else _("Nobody is in this list."))
        self._show_notes(wish, made)
        for one in self._ways_out():
            one.setEnabled(bool(total and wish.keys) and self._making is None)
        self.card_button.setEnabled(self.card_button.isEnabled() and wish.kind is CLIENTS)

    def _show_notes(self, wish: Wish, made: PaperList) -> None:
        """What lacks, and who: marks, never walls."""
        clear(self._notes)
        titles = {one.key: _(wish.kind.offered[one.key].title) for one in made.columns}
        gaps = [f"{titles[key]}: {count}" for key, count in gaps_of(wish.kind, made).items()]
        if gaps:
            self._notes.addWidget(InfoBar(_("Still empty: %(what)s.") % {"what": ", ".join(gaps)}, "warn"))
        if self._sample.missing:
            names = ", ".join(self._sample.missing[:MISSING_NAMED])
            count = len(self._sample.missing)
            text = ngettext(
                "%(count)d tourist does not use this service and is not in the list: %(names)s",
                "%(count)d tourists do not use this service and are not in the list: %(names)s",
                count,
            )
            more = "…" if count > MISSING_NAMED else "."
            self._notes.addWidget(InfoBar(text % {"count": count, "names": names} + more, "info"))

    # -- how it leaves

    def write(self, ending: str) -> None:
        """Write the list into the folder, beside the window."""
        folder = self.folder.folder() if self._may_leave() else None
        if folder is not None:
            self._start(writing(self._source, self.wish.wish(), ending, folder), self._on_written)

    def copy(self) -> None:
        """Ctrl+Shift+C: the whole list to the clipboard, as a spreadsheet pastes it."""
        if self._may_leave():
            self._start(copying(self._source, self.wish.wish()), self._on_copied)

    def _may_leave(self) -> bool:
        return self._making is None and bool(self._sample.total and self.wish.columns.keys())

    def _start(self, work: Callable[[Work], object], on_done: Callable[..., object]) -> None:
        clear(self._bars)
        self._making = runner().start(work, on_done, self._on_failed, self._on_progress)
        self._show_running(True)

    def _show_running(self, running: bool) -> None:
        self._bar.setVisible(running)
        self._bar.setRange(0, 0)
        self._state.setText(_("Making the list…") if running else "")
        self.close_button.setText(_("Cancel") if running else _("Close"))
        self._show()

    def _on_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _on_written(self, written: Written) -> None:
        self._making = None
        self._show_running(False)
        words = ngettext("%(count)d line: %(path)s", "%(count)d lines: %(path)s", written.lines)
        text = words % {"count": written.lines, "path": str(written.path)}
        if written.lost:
            text += "\n" + _("The typeface lacks %(letters)s: in Excel they are there.") % {
                "letters": written.lost
            }
        if written.crowded:
            text += "\n" + _("A page has no room for so many columns: choose fewer, or take Excel.")
        self._say(text, "warn" if written.lost or written.crowded else "ok", self._open_button(written.path))
        messages.tell(text.partition("\n")[0])
        if written.path.suffix in (XLSX, PDF):
            open_path(written.path)

    def _open_button(self, path: Path) -> QPushButton:
        return button(_("Open the folder"), lambda: open_path(path.parent), small=True)

    def _on_copied(self, copied: Copied) -> None:
        self._making = None
        self._show_running(False)
        mime = QMimeData()
        for kind, content in copied.mime.items():
            mime.setData(kind, content)
        QGuiApplication.clipboard().setMimeData(mime)
        text = ngettext("%(count)d line copied", "%(count)d lines copied", copied.lines)
        self._say(text % {"count": copied.lines}, "ok")
        messages.tell(text % {"count": copied.lines})

    def _on_failed(self, error: Exception) -> None:
        if self.sender() is self._making:
            self._making = None
            self._show_running(False)
        elif self.sender() is self._reading:
            self._on_read(Sample([], 0))
        else:
            return  # of a list that nobody waits for any more
        if isinstance(error, ListStopped):
            self._state.setText(str(error))
        elif isinstance(error, PaperNotWritten):
            self.folder.refuse(str(error))
        elif isinstance(error, AppError):
            self._say(str(error), "error")
        else:
            raise error

    # -- messages and keys

    def _say(self, text: str, level: str, *actions: QPushButton) -> None:
        clear(self._bars)
        self._bars.addWidget(InfoBar(text, level, *actions))

    def _offer_back(self, layout: ListLayout) -> None:
        def take_back() -> None:
            clear(self._bars)
            self.wish.names.take_back(layout)

        text = _("“%(name)s” is forgotten.") % {"name": layout.name}
        self._say(text, "info", button(_("Undo"), take_back, small=True))

    def reject(self) -> None:
        """Esc: stops the making, or closes."""
        if self._making is not None:
            self._making.cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._making is not None:
            self._making.cancel()
        super().closeEvent(event)


def open_path(path: Path) -> None:
    """Show a file or folder with the program that the system uses for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
