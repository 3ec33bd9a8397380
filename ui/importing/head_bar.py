"""The top of the import window: for which tour, from where, and what was brought."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from intake.tables import SourceTable
from models.layouts import Layout
from models.records import Tour
from translations import _
from ui.common import theme
from ui.common.buttons import button
from ui.common.days import day
from ui.common.elided_label import ElidedLabel
from ui.common.layouts import column, label, picture, row
from ui.common.plain_text import set_tip
from ui.importing.sources import encoding_names, table_name


class HeadBar(QWidget):
    """Signals: ``table_chosen(number)`` when the source holds several tables, ``encoding_chosen(code)`` for a
    text file, ``guess_asked()``: the columns are to be placed anew."""

    table_chosen = Signal(int)
    encoding_chosen = Signal(str)
    guess_asked = Signal()

    def __init__(
        self,
        tour: Tour,
        on_paste: Callable[[], object],
        on_file: Callable[[], object],
        on_tour: Callable[[], object],
    ) -> None:
        super().__init__()
        self.earlier = button(_("Earlier tour…"), on_tour, icon="bag", key="Ctrl+E")
        self.clipboard = button(_("Clipboard"), on_paste, icon="clip", key="Ctrl+V")
        self.file = button(_("File…"), on_file, icon="file", key="Ctrl+O")
        self._tables = QComboBox()
        self._tables.setAccessibleName(_("Table to import"))
        self._tables.setMaximumWidth(theme.px(320))
        self._tables.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._tables.setMinimumContentsLength(18)
        self._tables.activated.connect(self.table_chosen)
        self._tables.hide()
        self._encodings = QComboBox()
        self._encodings.setAccessibleName(_("Encoding of the file"))
        set_tip(self._encodings, _("Encoding of the file: choose another if the letters are wrong"))
        for code, name in encoding_names():
            self._encodings.addItem(name, code)
        self._encodings.activated.connect(lambda _n: self.encoding_chosen.emit(self._encodings.currentData()))
        self._encodings.hide()
        self._origin = ElidedLabel("", "secondary")
        self._origin.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._known = label("", "secondary")
        anew = button(_("Guess anew"), self.guess_asked.emit, kind="ghost", small=True)
        self._layout = QWidget()
        self._layout.setLayout(row(picture("okc", "ok_icon"), self._known, anew, gap=6))
        self._layout.hide()
        words = _("to %(number)s  %(title)s") % {"number": tour.number, "title": tour.title}
        title = column(label(_("Import tourists"), "page"), ElidedLabel(words, "secondary"), gap=0)
        self.setLayout(
            row(
                title,
                12,
                self.clipboard,
                self.file,
                self.earlier,
                4,
                self._tables,
                self._encodings,
                (self._origin, 1),
                self._layout,
                margins=(20, 8, 16, 8),
            )
        )

    def show_origin(self, words: str) -> None:
        self._origin.setText(words)

    def show_encoding(self, code: str) -> None:
        """In what encoding the text was read; "" for what has none."""
        number = self._encodings.findData(code.removesuffix("-sig").removesuffix("-le").removesuffix("-be"))
        self._encodings.setVisible(number >= 0)
        self._encodings.setCurrentIndex(number)

    def show_layout(self, layout: Layout | None) -> None:
        """Say that the columns stand as they were settled for a list like this one."""
        self._layout.setVisible(layout is not None)
        if layout is not None:
            values = {"day": day(layout.kept_at[:10], "d MMM yyyy"), "person": layout.person}
            self._known.setText(_("Columns as on %(day)s") % values)
            set_tip(self._layout, _("Settled by %(person)s on %(day)s") % values)

    def show_tables(self, tables: Sequence[SourceTable], current: int) -> None:
        """Offer the tables of the source where there is a choice."""
        self._tables.clear()
        for number, table in enumerate(tables):
            self._tables.addItem(table_name(number, table))
        self._tables.setCurrentIndex(current)
        self._tables.setVisible(len(tables) > 1)
