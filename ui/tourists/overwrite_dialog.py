"""The question of T7: which of the data changed on the tour go to the client base, field by field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QWidget,
)

from translations import _, ngettext
from ui.common import theme
from ui.common.buttons import button, key_label, shortcut
from ui.common.elided_label import ElidedLabel
from ui.common.layouts import column, label, line, paint_ground, pane, picture, row, set_tone
from ui.tourists.overwrite_rows import OverwriteGroup, OverwriteRow

WIDTH = 960
BACK, TOUR_ONLY, UPDATE = "", "tour", "update"


@dataclass(frozen=True, slots=True)
class Overwrite:
    """BACK, TOUR_ONLY or UPDATE; of each tourist the fields agreed to, and "replace" or "second"."""

    outcome: str
    fields: dict[int, frozenset[str]] = field(default_factory=dict)
    passports: dict[int, str] = field(default_factory=dict)


def ask_overwrite(parent: QWidget | None, groups: Sequence[OverwriteGroup]) -> Overwrite:
    """Show the dialog and wait for the answer. Tests replace this function or drive the dialog."""
    dialog = OverwriteDialog(parent, groups)
    dialog.exec()
    answer = dialog.answer()
    dialog.deleteLater()
    return answer


class _Line(QObject):
    """One row of the question and its widgets."""

    def __init__(self, list_id: int, content: OverwriteRow) -> None:
        super().__init__()
        self.list_id = list_id
        self.content = content
        self.box = QCheckBox(content.title.replace("&", "&&"))
        self.box.setChecked(True)
        self.box.setAccessibleDescription(f"{content.in_base} → {content.on_tour}")
        self.base = label(_breakable(content.in_base) or "–", "quiet", wrap=True)
        self.tour = label(_breakable(content.on_tour) or _("(emptied)"), "strong", wrap=True)
        for one in (self.base, self.tour):
            one.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        self.effect = label(content.effect, "secondary", wrap=True)
        self.choice = self._make_choice() if content.asks else None

    def _make_choice(self) -> QComboBox:
        choice = QComboBox()
        choice.addItem(_("Replaces the old one, which stays in the history"), "replace")
        choice.addItem(_("Second valid passport beside the old one"), "second")
        choice.setAccessibleName(_("What the new passport is"))
        return choice

    def refresh(self) -> None:
        ticked = self.box.isChecked()
        self.effect.setText(self.content.effect if ticked else _("Not ticked: the base keeps its own"))
        if self.choice is not None:
            self.choice.setVisible(ticked)
            self.effect.setVisible(not ticked)
        set_tone(self.tour, "role", "strong" if ticked else "quiet")


def _breakable(text: str) -> str:
    """With unseen places to break in words longer than the column, so that all of the text can be read."""
    return re.sub("(\\S{18})(?=[^\\s\u0300-\u036f])", "\\1\u200b", text)


class OverwriteDialog(QDialog):
    """Field, in the client base, on this tour, what happens. A passport's dates follow its number."""

    def __init__(self, parent: QWidget | None, groups: Sequence[OverwriteGroup]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Save tourist") if len(groups) == 1 else _("Save tourists"))
        self._outcome = BACK
        self._lines = [_Line(group.list_id, one) for group in groups for one in group.rows]
        several = len(groups) > 1
        headline = _("Update the regular clients too?") if several else _("Update the regular client too?")
        body = column(
            label(headline, "title"),
            label(self._explanation(groups), "quiet", wrap=True),
            (self._scrolled(groups), 1),
            margins=(20, 16, 20, 8),
            gap=6,
        )
        self.setLayout(column((pane(body, "surface"), 1), line(), self._foot(), gap=0))
        self._connect()
        self._refresh()
        inside = self._area.widget().layout().totalHeightForWidth(theme.px(WIDTH - 48))
        self.resize(theme.px(WIDTH), min(theme.px(680), theme.px(144) + inside))

    @staticmethod
    def _explanation(groups: Sequence[OverwriteGroup]) -> str:
        count = sum(len(group.rows) for group in groups)
        if len(groups) > 1:
            text = ngettext(
                "%(count)d regular client was changed on this tour. Ticked fields go to the client base.",
                "%(count)d regular clients were changed on this tour. Ticked fields go to the client base.",
                len(groups),
            )
            return text % {"count": len(groups)}
        text = ngettext(
            "%(count)d field of %(name)s was changed on this tour. Ticked ones go to the client base. "
            "The tour keeps its own copy either way.",
            "%(count)d fields of %(name)s were changed on this tour. Ticked ones go to the client base. "
            "The tour keeps its own copy either way.",
            count,
        )
        return text % {"count": count, "name": groups[0].name[:120]}

    def _scrolled(self, groups: Sequence[OverwriteGroup]) -> QWidget:
        inside = QWidget()
        paint_ground(inside, "surface")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, theme.px(4), theme.px(4), 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(0)
        for number, (share, least) in enumerate(((3, 150), (4, 140), (5, 160), (4, 200))):
            grid.setColumnStretch(number, share)
            grid.setColumnMinimumWidth(number, theme.px(least))
        for at, text in enumerate(
            (_("Field"), _("In the client base"), _("On this tour"), _("What happens"))
        ):
            grid.addWidget(label(text, "label"), 0, at)
        self._fill(grid, groups)
        self._area = QScrollArea()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return self._area

    def _fill(self, grid: QGridLayout, groups: Sequence[OverwriteGroup]) -> None:
        at = 1
        for group in groups:
            if len(groups) > 1:
                name = ElidedLabel(group.name, "section")
                name.setContentsMargins(0, theme.px(8), 0, 0)
                grid.addWidget(name, at, 0, 1, 4)
                grid.setRowMinimumHeight(at, theme.px(32))
                at += 1
            for one in (one for one in self._lines if one.list_id == group.list_id):
                grid.addWidget(line(), at, 0, 1, 4)
                grid.setRowMinimumHeight(at + 1, theme.px(36))
                self._place(grid, at + 1, one)
                at += 2
        grid.addWidget(line(), at, 0, 1, 4)
        self.all = QCheckBox()
        self.all.setTristate(True)
        grid.addWidget(self.all, at + 1, 0, 1, 2)
        grid.setRowMinimumHeight(at + 1, theme.px(36))
        grid.setRowStretch(at + 2, 1)

    @staticmethod
    def _place(grid: QGridLayout, at: int, one: _Line) -> None:
        grid.addWidget(one.box, at, 0)
        grid.addWidget(one.base, at, 1)
        grid.addLayout(row(picture("arrow", "text3", 14), (one.tour, 1), gap=6), at, 2)
        last = [one.effect, one.choice] if one.choice else [one.effect]
        grid.addLayout(column(None, *last, None, gap=0, margins=(0, 3, 0, 3)), at, 3)

    def _foot(self) -> QWidget:
        self.back = button(_("&Back to the form"), self.reject, kind="ghost")
        self.tour_only = button(_("Save on this &tour only"), lambda: self._finish(TOUR_ONLY))
        self.update_clients: QPushButton = button(
            "", lambda: self._finish(UPDATE), kind="primary", icon="check"
        )
        buttons = (self.back, None, self.tour_only, self.update_clients, key_label("Ctrl+Return"))
        return pane(row(*buttons, margins=(20, 12, 20, 12)), "sunken")

    def _connect(self) -> None:
        for one in self._lines:
            one.box.clicked.connect(lambda _checked=False, one=one: self._on_tick(one))
        self.all.clicked.connect(self._on_all)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, key, self._confirm)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys scroll: a value may be longer than the window."""
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar = self._area.verticalScrollBar()
            step = bar.pageStep() if event.key() == Qt.Key.Key_PageDown else -bar.pageStep()
            bar.setValue(bar.value() + step)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lines[0].box.setFocus(Qt.FocusReason.TabFocusReason)

    # -- ticks

    def _on_tick(self, changed: _Line) -> None:
        """A passport's number takes its dates and authority with it: they are another paper's."""
        if changed.content.leads:
            for one in self._followers(changed):
                one.box.setChecked(changed.box.isChecked())
        self._refresh()

    def _followers(self, leader: _Line) -> list[_Line]:
        kind = leader.content.leads
        return [one for one in self._lines if one.list_id == leader.list_id and one.content.follows == kind]

    def _on_all(self) -> None:
        every = not all(one.box.isChecked() for one in self._lines)
        for one in self._lines:
            one.box.setChecked(every)
        self._refresh()

    def _refresh(self) -> None:
        for leader in (one for one in self._lines if one.content.leads):
            for one in self._followers(leader):
                one.box.setEnabled(leader.box.isChecked())
        for one in self._lines:
            one.refresh()
        ticked = sum(one.box.isChecked() for one in self._lines)
        self._show_all(ticked)
        text = ngettext("Save and update %(count)d field", "Save and update %(count)d fields", ticked)
        self.update_clients.setText(text % {"count": ticked})
        self.update_clients.setEnabled(ticked > 0)

    def _show_all(self, ticked: int) -> None:
        state = Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
        self.all.setCheckState(Qt.CheckState.Checked if ticked == len(self._lines) else state)
        count = len(self._lines)
        self.all.setText(ngettext("%(count)d field", "All %(count)d fields", count) % {"count": count})
        self.all.setVisible(count > 1)

    def _confirm(self) -> None:
        if self.update_clients.isEnabled():
            self._finish(UPDATE)

    def _finish(self, outcome: str) -> None:
        self._outcome = outcome
        self.accept()

    def answer(self) -> Overwrite:
        """What the person settled; BACK if the dialog was closed."""
        if self._outcome != UPDATE:
            return Overwrite(self._outcome)
        fields: dict[int, frozenset[str]] = {}
        for one in (one for one in self._lines if one.box.isChecked()):
            fields[one.list_id] = fields.get(one.list_id, frozenset()) | frozenset(one.content.fields)
        chosen = {one.list_id: str(one.choice.currentData()) for one in self._lines if one.choice is not None}
        return Overwrite(UPDATE, fields, chosen)


__all__ = ["BACK", "TOUR_ONLY", "UPDATE", "Overwrite", "OverwriteDialog", "ask_overwrite"]
