"""The left of the dialog: which list, in which language, of whom, with which columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QVBoxLayout, QWidget

from models.list_layouts import ListLayout
from paperwork.client_lists import CLIENTS, EXPIRING_CLIENTS
from paperwork.list_sources import Wish
from paperwork.lists import ENGLISH
from paperwork.ready_lists import EXPIRING, MONTHS, ListKind
from translations import _, current_language, ngettext
from ui.common.buttons import tool
from ui.common.layouts import column, label, pane, row
from ui.common.wording import language_name
from ui.lists.column_choice import ColumnChoice
from ui.lists.layout_names import LayoutNames, used_layout

PERIODS = (3, 6, 9, 12, 18, 24)  # months
WITH_MONTHS = (EXPIRING, EXPIRING_CLIENTS)


class WishPane(QWidget):
    """Signals: ``changed()``: other lines are wanted; ``columns_changed()``: the same lines otherwise;
    ``forgotten(layout)``: columns under a name are not remembered any more."""

    changed = Signal()
    columns_changed = Signal()
    forgotten = Signal(object)

    def __init__(self, kinds: Sequence[ListKind], search: str = "") -> None:
        """``search``: what the clients on the screen were searched by."""
        super().__init__()
        self._kinds, self._search = kinds, search
        self._make_parts()
        self._put_together()
        self._show_kind()

    def _make_parts(self) -> None:
        self.kinds = _combo(_("&List"), [(_(kind.title), kind) for kind in self._kinds])
        self.kinds.activated.connect(lambda _at: self._take_kind())
        languages = dict.fromkeys((current_language(), ENGLISH))
        self.languages = _combo(_("Lan&guage"), [(language_name(one), one) for one in languages])
        self.languages.activated.connect(lambda _at: self.changed.emit())
        words = [ngettext("%(count)d month", "%(count)d months", n) % {"count": n} for n in PERIODS]
        self.periods = _combo(_("&Valid less than"), list(zip(words, PERIODS, strict=True)))
        self.periods.setCurrentIndex(PERIODS.index(MONTHS))
        self.periods.activated.connect(lambda _at: self.changed.emit())
        self._whom = QButtonGroup(self)
        self.found = QRadioButton(
            _("Whom the search shows: %(text)s") % {"text": self._search.replace("&", "&&")}
        )
        self.everybody = QRadioButton(_("All regular clients"))
        for one in (self.found, self.everybody):
            self._whom.addButton(one)
            one.clicked.connect(self.changed.emit)
        (self.found if self._search else self.everybody).setChecked(True)
        self.columns = ColumnChoice()
        self.columns.changed.connect(self.columns_changed)
        self.names = LayoutNames()
        self.names.taken.connect(self._take_layout)
        self.names.keep_asked.connect(lambda _name: self.names.keep(self.columns.keys(), self._language()))
        self.names.forgotten.connect(self.forgotten)

    def _put_together(self) -> None:
        self._period_part = pane(_labelled(self.periods))
        self._whom_part = pane(column(self.found, self.everybody, gap=3))
        language_part = pane(_labelled(self.languages))
        if self.languages.count() < 2:
            language_part.hide()
        second = row((language_part, 1), (self._period_part, 1), gap=8)
        tools = row(
            (label(_("Columns"), "label"), 1),
            tool("up", _("Move up"), lambda: self.columns.move_chosen(-1), "Alt+Up"),
            tool("down", _("Move down"), lambda: self.columns.move_chosen(1), "Alt+Down"),
            gap=2,
        )
        self.setLayout(
            column(
                _labelled(self.kinds),
                second,
                self._whom_part,
                self.names,
                column(tools, (self.columns, 1), gap=2),
                margins=(16, 14, 14, 12),
                gap=10,
            )
        )
        self.layout().setStretch(4, 1)

    def wish(self) -> Wish:
        """What is wished for now."""
        return Wish(
            self._kind(),
            self.columns.keys(),
            self._language(),
            int(self.periods.currentData()),
            self.everybody.isChecked(),
        )

    def choose(self, name: str) -> None:
        """Show the list of that name."""
        self.kinds.setCurrentIndex([kind.name for kind in self._kinds].index(name))
        self._take_kind()

    def _kind(self) -> ListKind:
        return self._kinds[self.kinds.currentIndex()]

    def _language(self) -> str:
        """ "" for the interface's: a layout with it fits whoever takes it."""
        chosen = str(self.languages.currentData())
        return "" if chosen == current_language() else chosen

    def _take_kind(self) -> None:
        self._show_kind()
        self.changed.emit()

    def _show_kind(self) -> None:
        kind = self._kind()
        self._period_part.setVisible(kind in WITH_MONTHS)
        self._whom_part.setVisible(kind is CLIENTS and bool(self._search))
        layout = self.names.show_layouts(kind.name, used_layout(kind.name).get())
        self._show_layout(layout)

    def _take_layout(self, layout: ListLayout | None) -> None:
        self._show_layout(layout)
        self.changed.emit()

    def _show_layout(self, layout: ListLayout | None) -> None:
        self.columns.show_columns(self._kind(), layout.columns if layout else self._kind().chosen)
        if layout is not None:
            at = self.languages.findData(layout.language or current_language())
            self.languages.setCurrentIndex(max(at, 0))


def _combo(caption: str, choices: Sequence[tuple[str, object]]) -> QComboBox:
    made = QComboBox()
    made.setProperty("caption", caption)
    made.setAccessibleName(caption.replace("&", ""))
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for words, value in choices:
        made.addItem(words)
        made.setItemData(made.count() - 1, value, Qt.ItemDataRole.UserRole)
    return made


def _labelled(combo: QComboBox) -> QVBoxLayout:
    caption = label(str(combo.property("caption")), "label")
    caption.setBuddy(combo)
    return column(caption, combo, gap=3)
