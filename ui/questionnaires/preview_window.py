"""The printed questionnaires on the screen, page by page, before they are printed or become a PDF."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from models.errors import AppError
from models.records import TouristRow
from paperwork.page_pictures import PagePictures
from paperwork.paper_files import PrintCancelled, write_files
from paperwork.printing import Paper
from translations import _
from ui.common import printers, theme
from ui.common.background import Work, runner
from ui.common.buttons import button, key_label, shortcut, tool
from ui.common.layouts import clear, column, label, line, pane, row
from ui.common.messages import InfoBar, messages
from ui.common.page_view import PageView, image_of
from ui.common.preferences import PRINT_FOLDER
from ui.questionnaires.person_names import full_name
from ui.questionnaires.unsaved_answers import unsaved_sentence
from ui.questionnaires.window_parts import narrow_combo


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page that was drawn, and of which pages it is one."""

    pictures: PagePictures
    number: int
    scale: float
    image: QImage


class Order(Protocol):
    """What is to be printed. ``people``: ids of those who have pages of their own in it."""

    @property
    def people(self) -> tuple[int, ...]: ...

    def job(self) -> str:
        """What others read in the queue of the printer: nobody is named in it."""
        ...

    def compose(self, work: Work) -> Paper: ...


class PreviewWindow(QDialog):
    """Shows what an order prints. Nothing is written until it is saved, no picture is kept."""

    def __init__(self, parent: QWidget | None, order: Order, people: Sequence[TouristRow]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Preview"))
        self._order = order
        self._people = [one for one in people if one.id in order.people]
        self._paper: Paper | None = None
        self._pictures: PagePictures | None = None
        self._work: Work | None = None
        self._make_parts()
        self._put_together()
        self._set_keys()
        room = self.screen().availableSize()
        self.resize(min(theme.px(1000), room.width() - 40), min(theme.px(900), room.height() - 60))
        self._begin()

    # How it is put together

    def _make_parts(self) -> None:
        self._percent = label("", "secondary")
        self.view = PageView()
        self.view.wanted.connect(self._draw_page)
        self.view.turned.connect(self._on_turned)
        self.view.zoomed.connect(lambda percent: self._percent.setText(f"{percent} %"))
        self.person = narrow_combo(_("Tourist"))
        for one in self._people:
            self.person.addItem(full_name(one), one.id)
        self.person.activated.connect(self._go_to_person)
        self.number = QLineEdit()
        self.number.setAccessibleName(_("Page"))
        self.number.setFixedWidth(theme.px(52))
        self.number.editingFinished.connect(self._go_to_page)
        self._count = label("", "secondary")
        self._bars = QVBoxLayout()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self._state = label("", "secondary", wrap=True)
        self._close = button(_("Close"), self.reject, key="Esc")
        self._save = button(_("Make a PDF…"), self.keep, icon="save", key="Ctrl+S")
        self._print = button(_("Print…"), self.print_pages, kind="primary", icon="print", key="Ctrl+Return")

    def _put_together(self) -> None:
        back = tool("left", _("Previous tourist"), lambda: self.step_person(-1), "Ctrl+PgUp")
        on = tool("right", _("Next tourist"), lambda: self.step_person(1), "Ctrl+PgDown")
        several = pane(row(back, (self.person, 1), on, gap=6))
        several.setVisible(len(self._people) > 1)
        zooms = (
            tool("zoomout", _("Smaller"), self.view.smaller, "Ctrl+-"),
            self._percent,
            tool("zoomin", _("Larger"), self.view.larger, "Ctrl++"),
            button(_("Fit the width"), self.view.fit_width, key="Ctrl+0", small=True),
        )
        head = row(
            (several, 1), None, label(_("Page"), "secondary"), self.number, self._count, 16, *zooms,
            margins=(16, 8, 16, 8), gap=6,
        )  # fmt: skip
        foot = row(
            (column(self._state, self._bar, gap=4), 1), self._close, self._save, self._print,
            key_label("Ctrl+Enter"), margins=(20, 10, 20, 12),
        )  # fmt: skip
        body = (self._bars, (self.view, 1), line(), pane(foot, "sunken"))
        self.setLayout(column(pane(head), line(), *body, gap=0))

    def _set_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl++": self.view.larger,
            "Ctrl+=": self.view.larger,
            "Ctrl+-": self.view.smaller,
            "Ctrl+0": self.view.fit_width,
            "Ctrl+PgUp": lambda: self.step_person(-1),
            "Ctrl+PgDown": lambda: self.step_person(1),
            "Ctrl+P": self.print_pages,
            "Ctrl+Return": self.print_pages,
            "Ctrl+Enter": self.print_pages,
            "Ctrl+S": self.keep,
            "Ctrl+W": self.close,
        }
        for key, action in keys.items():
            shortcut(self, key, action)

    def offer_saving(self, count: int, save: Callable[[], bool]) -> None:
        """Say that typed answers are not saved, so not on the pages, and offer to save them."""

        def save_and_show() -> None:
            if save():
                clear(self._bars)
                self._begin()

        self._show_bar(unsaved_sentence(count), "warn", button(_("Save them"), save_and_show, small=True))

    def _show_bar(self, text: str, level: str, *actions: QPushButton) -> None:
        clear(self._bars)
        self._bars.addWidget(InfoBar(text, level, *actions))

    # The pages

    def _begin(self) -> None:
        self._run(_("Laying out the pages…"))
        compose = self._order.compose
        self._work = runner().start(compose, self._on_composed, self._on_failed, self._on_progress)

    def _on_composed(self, paper: Paper) -> None:
        self._run("")
        self._let_go()
        self._paper, self._pictures = paper, PagePictures(paper.pdf)
        count = len(self._pictures.sizes)
        self._count.setText(_("of %(count)d") % {"count": count})
        self.view.show_pages(self._pictures.sizes)
        self.view.setFocus()

    def _draw_page(self, number: int, scale: float) -> None:
        pictures = self._pictures
        if pictures is None:
            return

        def draw(_work: Work) -> Drawn | None:
            try:
                return Drawn(pictures, number, scale, image_of(pictures.picture(number, scale)))
            except ValueError:  # closed meanwhile
                return None

        runner().start(draw, self._on_drawn, self._on_failed)

    def _on_drawn(self, drawn: Drawn | None) -> None:
        if drawn is not None and drawn.pictures is self._pictures:
            self.view.show_picture(drawn.number, drawn.scale, drawn.image)

    def _on_turned(self, number: int) -> None:
        self.number.setText(str(number + 1))
        if self._paper is not None:
            self.person.setCurrentIndex(bisect_right(self._paper.begins, number) - 1)

    def _go_to_page(self) -> None:
        """To the typed page, or the last one if there are not so many."""
        typed = self.number.text()
        if self._pictures is not None and typed.isascii() and typed.isdigit():
            number = min(max(int(typed[:9]), 1), len(self._pictures.sizes)) - 1
            if number != self.view.current:  # leaving the field must not scroll
                self.view.go_to(number)
        self.number.setText(str(self.view.current + 1))

    def _go_to_person(self, at: int) -> None:
        if self._paper is not None:
            self.view.go_to(self._paper.begins[at])

    def step_person(self, by: int) -> None:
        """The first page of the next or previous tourist."""
        at = self.person.currentIndex() + by
        if self._paper is not None and 0 <= at < len(self._paper.begins):
            self._go_to_person(at)

    # What becomes of them

    def print_pages(self) -> None:
        """Ctrl+P: ask the system which printer, and print."""
        if self._paper is None or self._work is not None:
            return
        try:
            printer = printers.ask_printer(self, sum(self._paper.counts))
        except AppError as error:
            self._show_bar(str(error), "error")
            return
        if printer is not None:
            printer.setDocName(self._order.job())
            self._run(_("Printing…"))
            self._work = printers.start_printing(
                printer, self._paper, self._on_printed, self._on_failed, self._on_progress
            )

    def _on_printed(self, sides: int) -> None:
        self._run("")
        self._show_bar(printers.sent_words(sides), "ok")
        messages.tell(printers.sent_words(sides))

    def keep(self) -> None:
        """Ctrl+S: these pages as a PDF."""
        if self._paper is None or self._work is not None:
            return
        proposed = Path(PRINT_FOLDER.get()) / self._paper.name
        name, _kind = QFileDialog.getSaveFileName(self, _("Make a PDF"), str(proposed), "PDF (*.pdf)")
        if not name:
            return
        path = Path(name if name.lower().endswith(".pdf") else f"{name}.pdf")
        try:
            write_files({path: self._paper.pdf})
        except AppError as error:
            self._show_bar(str(error), "error")
        else:
            PRINT_FOLDER.set(str(path.parent))
            self._show_bar(_("The PDF is made: %(path)s") % {"path": path}, "ok")

    # Work under way

    def _run(self, state: str) -> None:
        """Show that something is under way, or with "" that it is over."""
        if not state:
            self._work = None
        self._state.setText(state)
        self._bar.setVisible(bool(state))
        self._bar.setRange(0, 0)
        for one in (self._save, self._print):
            one.setEnabled(not state)
        self._close.setText(_("Cancel") if state else _("Close"))

    def _on_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _on_failed(self, error: Exception) -> None:
        self._run("")
        if isinstance(error, PrintCancelled):
            self._state.setText(str(error))
        elif isinstance(error, AppError):
            self._show_bar(str(error), "error")
        else:
            raise error

    def reject(self) -> None:
        """Esc: stops printing, or closes."""
        if self._work is not None:
            self._work.cancel()
        if self._work is None or self._paper is None:
            super().reject()

    def done(self, result: int) -> None:
        """It closes: the pages are let go."""
        self._let_go()
        super().done(result)

    def _let_go(self) -> None:
        if self._pictures is not None:
            self._pictures.close()
            self._pictures = None
