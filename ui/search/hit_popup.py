"""The drop-down of the global search. It takes no focus: typing goes on in the box above it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from textkit.mrz.progress import whole_zone
from translations import _
from ui.common import theme
from ui.common.buttons import button, key_label
from ui.common.cells import Index
from ui.common.layouts import column, label, line, pane, row
from ui.common.record_list import RecordList
from ui.common.record_table_model import RecordTableModel
from ui.reading.zone_search import search_words
from ui.search import client_words
from ui.search.entries import Entry, entry_columns
from ui.search.kinds import CLIENT, HEADING, HINT, ONLY_READ, WAY

WIDTH = 740
ROW, HEADING_ROW, WAY_ROW = 48, 34, 36
FOOT = 44


class EntryTableModel(RecordTableModel):
    """Headings of groups cannot be chosen, nor what ends them."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].kind in ONLY_READ:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


class EntryList(RecordList):
    model_type = EntryTableModel

    def __init__(self) -> None:
        super().__init__(entry_columns(), _("Found"), header=False, ground="raised")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("has_keys", True)

    def show_entries(self, entries: Sequence[Entry]) -> int:
        """Show the lines, the first that can be chosen chosen; the height they take."""
        self.set_rows(entries, keep=-1)
        heights = {HEADING: HEADING_ROW, WAY: WAY_ROW, HINT: HEADING_ROW}
        total = 0
        for number, entry in enumerate(entries):
            height = theme.px(heights.get(entry.kind, ROW))
            self.setRowHeight(number, height)
            total += height
        self.scrollToTop()
        self.step(1, start=-1)
        return total

    def step(self, direction: int, start: int | None = None) -> None:
        """Choose the next line (direction 1) or the one before (-1) that can be chosen, round the ends."""
        rows = self.table_model.rows
        at = self.currentIndex().row() if start is None else start
        for _line in rows:
            at = (at + direction) % len(rows)
            if rows[at].kind not in ONLY_READ:
                self.select_row(at)
                if at == 1:
                    self.scrollToTop()
                return


class HitPopup(QFrame):
    """Signals: ``taken(entry)`` by a click, ``fields_asked()`` by the link at the foot."""

    taken = Signal(object)
    fields_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.setAccessibleName(_("Search results"))
        self.list = EntryList()
        self.list.clicked.connect(self._on_click)
        self.nothing = label("", "quiet", wrap=True)
        self._nothing = pane(column(self.nothing, margins=(14, 12, 14, 8)))
        self.setLayout(
            column(self._nothing, (self.list, 1), line(), self._make_foot(), margins=(1, 1, 1, 1), gap=0)
        )
        self.hide()

    def _make_foot(self) -> QWidget:
        link = button(_("Search with separate fields…"), self.fields_asked.emit, kind="link", key="Shift+F3")
        link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._put = [key_label("Ctrl+Return"), label(_("put on the open tour"), "caption")]
        foot = row(
            *(key_label("Up"), key_label("Down"), label(_("choose"), "caption"), 6),
            *(key_label("Return"), label(_("open"), "caption"), 6),
            *self._put,
            None,
            link,
            margins=(14, 0, 14, 0),
            gap=6,
        )
        return pane(foot, height=FOOT)

    def show_entries(self, typed: str, entries: Sequence[Entry], below: QWidget) -> None:
        """Show the lines under the box ``below``; nothing but ways on means that nobody was found."""
        nobody = not entries or entries[0].kind == WAY
        self._nothing.setVisible(nobody)
        zone = whole_zone(typed)
        if zone is not None:
            nothing = _("Nobody has the passport of %(text)s.") % {"text": search_words(zone)[:80]}
        else:
            nothing = _("Nobody found for “%(text)s”, and no tour.") % {"text": typed[:80]}
        self.nothing.setText(f"{nothing} {client_words.phone_advice(typed)}".strip())
        for widget in self._put:
            widget.setVisible(any(entry.kind == CLIENT for entry in entries))
        self._place(self.list.show_entries(entries), below, nobody)
        self.show()
        self.raise_()

    def _place(self, lines: int, below: QWidget, nobody: bool) -> None:
        """Under the middle of the box, inside the window, as high as the lines and what is around them."""
        self.ensurePolished()  # the border is the style sheet's
        parent = self.window()
        width = min(theme.px(WIDTH), parent.width() - theme.px(16))
        corner = below.mapTo(parent, QPoint(0, below.height() + theme.px(8)))
        left = corner.x() + (below.width() - width) // 2
        left = max(theme.px(8), min(left, parent.width() - width - theme.px(8)))
        edges = 2 * (self.frameWidth() + 1)
        height = lines + 1 + theme.px(FOOT) + edges
        if nobody:
            height += self._nothing.layout().heightForWidth(width - edges)
        room = parent.height() - corner.y() - theme.px(34)
        self.setGeometry(left, corner.y(), width, max(theme.px(FOOT + ROW), min(height, room)))

    def current(self) -> Entry | None:
        entry: Entry | None = self.list.current()
        return entry if entry is not None and entry.kind not in ONLY_READ else None

    def _on_click(self, index: QModelIndex) -> None:
        entry = self.list.table_model.rows[index.row()]
        if entry.kind not in ONLY_READ:
            self.taken.emit(entry)
