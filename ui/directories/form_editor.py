"""The questionnaire itself: title, edition, source, languages, dates, and its groups of questions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from paperwork.forms import in_language
from translations import N_, _, current_language
from ui.common import theme
from ui.common.buttons import tool
from ui.common.cells import Cell
from ui.common.fields import TextField, country_text
from ui.common.layouts import column, label, row
from ui.common.ordered_list import OrderedList
from ui.common.record_table_model import Column
from ui.directories.label_lines import LabelLines, label_languages
from ui.directories.option_editor import OptionRow
from ui.questionnaires.answer_row import yielding

HEIGHT = 190  # of the list of groups
Body = Mapping[str, Any]


def _words(one: OptionRow) -> Cell:
    return Cell(in_language(one.option["label"], current_language()) or _("(no text yet)"))


class FormEditor(QWidget):
    """Signal ``edited()``. Heads of forms go in and out, without their questions and countries."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._form: Body = {}
        self._before: Mapping[str, Any] = {}  # what stood in the fields when the form was shown
        self._sections: list[dict[str, Any]] = []
        self.title = yielding(label("", "title", wrap=True))  # a word may be longer than the pane is wide
        self.about = yielding(label("", "caption", wrap=True))
        self.lines = LabelLines([("title", _("Title in lists")), ("paper_title", _("Title on paper"))])
        self.edition = TextField("edition", _("&Edition"))
        self.source = TextField("source", _("So&urce"))
        self.languages = TextField("languages", _("&Languages"), hint="en, fr")
        self.dates = TextField("date_format", _("D&ates"), hint="dd.MM.yyyy")
        self.capitals = QCheckBox(_("countries in ca&pital letters"))
        columns = [Column(N_("Groups"), _words, 200, stretch=True)]
        self.groups = OrderedList(columns, _("Groups"), row_height=26, header=False)
        self.groups.setFixedHeight(theme.px(HEIGHT))
        self.group_lines = LabelLines([("label", _("Name of the group"))])
        self._tools = [
            tool("plus", _("New group"), self.new_group),
            tool("up", _("Move up"), lambda: self.groups.move_chosen(-1), "Alt+Up"),
            tool("down", _("Move down"), lambda: self.groups.move_chosen(1), "Alt+Down"),
            tool("trash", _("Remove this group"), self.remove_group, "Del"),
        ]
        self._put_together()
        self._connect()

    def _put_together(self) -> None:
        self.setLayout(
            column(
                self.title, self.about, self.lines,
                row(self.edition, (self.source, 1), gap=10),
                row((self.languages, 1), (self.dates, 1), gap=10),
                self.capitals,
                row(label(_("Groups"), "section"), None, *self._tools, gap=2),
                self.groups, self.group_lines, gap=8,
            )
        )  # fmt: skip
        self.edition.setFixedWidth(theme.px(130))

    def _connect(self) -> None:
        for field in (self.edition, self.source, self.languages, self.dates):
            field.edited.connect(self.edited)
        self.lines.edited.connect(self.edited)
        self.capitals.clicked.connect(lambda _on: self.edited.emit())
        self.groups.chosen.connect(self._show_group)
        self.groups.opened.connect(lambda _one: self.group_lines.take_focus())
        self.groups.removal_asked.connect(lambda _rows: self.remove_group())
        self.groups.move_asked.connect(self._move)
        self.group_lines.edited.connect(self._on_group)

    def show_form(self, form: Body) -> None:
        self._form = form
        self._sections = [dict(section) for section in form["sections"]]
        self.title.setText(in_language(form["title"], current_language()))
        texts = {name: form.get(name, {}) for name in ("title", "paper_title")}
        self.lines.show_labels(label_languages(form["languages"], *texts.values()), texts)
        self.edition.set_value(form["edition"])
        self.source.set_value(form.get("source", ""))
        self.languages.set_value(", ".join(form["languages"]))
        self.dates.set_value(form.get("date_format", ""))
        self.capitals.setChecked(form.get("capitals", False))
        self._show_groups(0)
        self._before = self._typed()

    def countries_words(self) -> str:
        """Who uses the questionnaire, in words."""
        names = sorted(country_text(one["code"]) for one in self._form.get("countries", ()))
        return ", ".join(names)

    def changes(self) -> dict[str, Any]:
        """The properties that are typed otherwise than they were shown, None for what was emptied."""
        found = {name: value for name, value in self._typed().items() if value != self._before[name]}
        return {name: value if value or name in _NEEDED else None for name, value in found.items()}

    def _typed(self) -> dict[str, Any]:
        """All properties as they stand in the fields."""
        return {
            "title": self.lines.labels("title"),
            "paper_title": self.lines.labels("paper_title"),
            "edition": self.edition.value(),
            "source": self.source.value(),
            "languages": re.findall(r"[^\s,;]+", self.languages.value()),
            "date_format": self.dates.value(),
            "capitals": self.capitals.isChecked(),
            "sections": [dict(one) for one in self._sections if one["label"]],
        }

    def is_changed(self) -> bool:
        return self._typed() != self._before

    # Groups

    def _show_groups(self, chosen: int) -> None:
        self.groups.set_rows([OptionRow(n, one) for n, one in enumerate(self._sections)], keep=-1)
        self.groups.select_row(min(chosen, len(self._sections) - 1))
        self._show_group(self.groups.current())

    def _show_group(self, one: OptionRow | None) -> None:
        self.group_lines.setVisible(one is not None)
        if one is not None:
            languages = label_languages(self._form["languages"], one.option["label"])
            self.group_lines.show_labels(languages, {"label": one.option["label"]})

    def _on_group(self) -> None:
        one = self.groups.current()
        if one is not None:
            self._sections[one.id]["label"] = self.group_lines.labels("label")
            self.groups.table_model.replace_row(one.id, OptionRow(one.id, self._sections[one.id]))
            self.edited.emit()

    def new_group(self) -> None:
        """A group below the chosen one."""
        chosen = self.groups.current()
        place = chosen.id + 1 if chosen is not None else len(self._sections)
        keys = {section["key"] for section in self._sections}
        key = next(key for n in range(1, len(keys) + 2) if (key := f"group_{n}") not in keys)
        self._sections.insert(place, {"key": key, "label": {}})
        self._show_groups(place)
        self.group_lines.take_focus()
        self.edited.emit()

    def remove_group(self) -> None:
        """Del: refused when it is kept, if questions stand in the group."""
        one = self.groups.current()
        if one is not None:
            del self._sections[one.id]
            self._show_groups(one.id)
            self.edited.emit()

    def _move(self, rows: list[OptionRow], place: int) -> None:
        at = rows[0].id
        moved = self._sections.pop(at)
        place -= 1 if place > at else 0
        self._sections.insert(place, moved)
        self._show_groups(place)
        self.edited.emit()


_NEEDED = ("title", "edition", "languages", "sections")
