"""The options of a question (D3): their order and their texts in each language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from paperwork.forms import in_language
from translations import N_, _, current_language
from ui.common import theme
from ui.common.buttons import tool
from ui.common.cells import Cell, Tag
from ui.common.layouts import column, label, row
from ui.common.ordered_list import OrderedList
from ui.common.record_table_model import Column
from ui.directories.label_lines import LabelLines

HEIGHT = 156  # of the list, five options
Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OptionRow:
    """A line of the list; ``id`` is its place. ``uses``: answers that have the option."""

    id: int
    option: Body
    uses: int = 0


def _words(one: OptionRow) -> Cell:
    words = in_language(one.option["label"], current_language()) or _("(no text yet)")
    gone = bool(one.option.get("retired"))
    tags = (Tag(_("words")),) if one.option.get("text") else ()
    return Cell(words, tags=tags, struck=gone, tone="text3" if gone else "text")


def _uses(one: OptionRow) -> Cell:
    return Cell(str(one.uses) if one.uses else "", tone="text2", small=True, right_aligned=True)


class OptionEditor(QWidget):
    """Signal ``edited()``. An option that answers have is not taken away: it is not offered any more."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._options: list[dict[str, Any]] = []
        self._uses: Mapping[str, int] | None = None
        self._languages: Sequence[str] = ()
        columns = [
            Column(N_("Option"), _words, 200, stretch=True),
            Column(N_("Answers"), _uses, 80, right_aligned=True),
        ]
        self.list = OrderedList(columns, _("Options"), row_height=26, many=False)
        self.list.setFixedHeight(theme.px(HEIGHT))
        self.lines = LabelLines([("label", _("Text of the option"))])
        self.words = QCheckBox(_("takes words of one's own"))
        self._caption = label("", "caption", wrap=True)
        self._tools = [
            tool("plus", _("New option"), self.new_option, "Ins"),
            tool("up", _("Move up"), lambda: self.list.move_chosen(-1), "Alt+Up"),
            tool("down", _("Move down"), lambda: self.list.move_chosen(1), "Alt+Down"),
            tool("trash", _("Remove this option"), self.remove_chosen, "Del"),
        ]
        self.list.installEventFilter(self)
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(lambda _one: self.lines.take_focus())
        self.list.removal_asked.connect(lambda _rows: self.remove_chosen())
        self.list.move_asked.connect(self._move)
        self.lines.edited.connect(self._on_typed)
        self.words.clicked.connect(lambda _on: self._on_typed())
        head = row(label(_("Options"), "section"), None, *self._tools, gap=2)
        self.setLayout(column(head, self.list, self.lines, self.words, self._caption, gap=6))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ins in this list is a new option, though everywhere else on the page it is a new question."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Insert and not event.modifiers():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.new_option()
                return True
        return super().eventFilter(watched, event)

    def show_options(self, options: Sequence[Body], languages: Sequence[str]) -> None:
        """The options of another question; until ``show_uses`` each may stand in answers."""
        self._options = [dict(option) for option in options]
        self._uses, self._languages = None, languages
        self._show_rows(0)

    def show_uses(self, uses: Mapping[str, int]) -> None:
        """How many answers have an option, by its key."""
        self._uses = uses
        for number, one in enumerate(self._options):
            self.list.table_model.replace_row(number, OptionRow(number, one, uses.get(one["key"], 0)))

    def options(self) -> list[dict[str, Any]]:
        """The options as they are edited."""
        return [dict(option) for option in self._options]

    def _show_rows(self, chosen: int) -> None:
        uses = self._uses or {}
        rows = [OptionRow(n, one, uses.get(one["key"], 0)) for n, one in enumerate(self._options)]
        self.list.set_rows(rows, keep=-1)
        self.list.select_row(min(chosen, len(rows) - 1))
        self._show_chosen(self.list.current())

    def _show_chosen(self, one: OptionRow | None) -> None:
        self.lines.setVisible(one is not None)
        self.words.setVisible(one is not None and one.option["key"] == "other")
        if one is None:
            return
        self.lines.show_labels(self._languages, {"label": one.option["label"]})
        self.words.setChecked(bool(one.option.get("text")))
        gone = one.option.get("retired")
        self._caption.setText(_("Not offered any more; Del offers it again.") if gone else "")

    def _on_typed(self) -> None:
        one = self.list.current()
        if one is None:
            return
        option = self._options[one.id]
        option["label"] = self.lines.labels("label")
        if self.words.isChecked():
            option["text"] = True
        else:
            option.pop("text", None)
        self.list.table_model.replace_row(one.id, OptionRow(one.id, option, one.uses))
        self.edited.emit()

    def new_option(self) -> None:
        """Ins: an option below the chosen one; it gets its key when it is kept."""
        chosen = self.list.current()
        place = chosen.id + 1 if chosen is not None else len(self._options)
        self._options.insert(place, {"key": "", "label": {}})
        self._show_rows(place)
        self.lines.take_focus()
        self.edited.emit()

    def remove_chosen(self) -> None:
        """Del: out of the list; what answers have is only not offered any more, and Del again offers it."""
        one = self.list.current()
        if one is None:
            return
        option = self._options[one.id]
        if option.get("retired"):
            del option["retired"]
        elif option["key"] and (self._uses is None or one.uses):  # not counted yet: it may stand in answers
            option["retired"] = True
        else:
            del self._options[one.id]
        self._show_rows(one.id)
        self.edited.emit()

    def _move(self, rows: list[OptionRow], place: int) -> None:
        at = rows[0].id
        moved = self._options.pop(at)
        place -= 1 if place > at else 0
        self._options.insert(place, moved)
        self._show_rows(place)
        self.edited.emit()
