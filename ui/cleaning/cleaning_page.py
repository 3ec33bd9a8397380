"""The cleaning desk: counters at the left, findings of the chosen kind at the right, fixes to be ticked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.cleaning.findings import DUPLICATES, KINDS, CleaningFinding
from translations import _
from ui.cleaning import words
from ui.cleaning.counters import CounterList
from ui.cleaning.desk import desk
from ui.cleaning.finding_list import WITHOUT_FIXES, FindingList
from ui.cleaning.head_bar import HeadBar
from ui.common import theme
from ui.common.buttons import button, key_label, shortcut
from ui.common.elided_label import ElidedLabel
from ui.common.layouts import column, label, line, pane, picture, row
from ui.common.messages import messages
from ui.common.page import Page, navigator

COUNTERS_WIDTH = 288


class CleaningPage(Page):
    """It shows what the desk knows; the first time it has the base counted."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = desk()
        self._kind = ""
        self._make_parts()
        self._put_together()
        self._connect()
        self._bind_keys()
        self._show()
        self._show_progress()

    def _make_parts(self) -> None:
        self.head = HeadBar(self.refresh, self.desk.cancel)
        self.counters = CounterList()
        self.list = FindingList(self.desk.ticks)
        self._title = label("", "title")
        self._advice = ElidedLabel("", "quiet")
        self._ticked = label("", "secondary")
        self.leave = button("", self.leave_meant, key="Del")
        self.second = button(_("Open the &second"), self._open_second, key="Shift+Return")
        self.primary = button("", self.act, kind="primary", key="Ctrl+Return")
        self._nothing_icon = picture("okc", "ok_icon", 20)
        self._nothing = label("", "quiet", wrap=True)

    def _put_together(self) -> None:
        top = column(self._title, self._advice, margins=(20, 10, 16, 8), gap=2)
        foot = row(
            *(self._ticked, None, self.second, self.leave, key_label("Del")),
            *(self.primary, key_label("Ctrl+Return")),
            margins=(20, 8, 16, 8),
        )
        self._foot = pane(foot, "sunken")
        nothing = row(self._nothing_icon, (self._nothing, 1), margins=(20, 20, 20, 20), gap=10)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(pane(column(nothing, None)))
        right = column(pane(top), line(), (self._stack, 1), line(), self._foot, gap=0)
        self.counters.setFixedWidth(theme.px(COUNTERS_WIDTH))
        body = row(self.counters, line(upright=True), (pane(right), 1), gap=0)
        self.setLayout(column(self.head, line(), (pane(body), 1), gap=0))

    def _connect(self) -> None:
        self.desk.changed.connect(self._show)
        self.desk.progress.connect(self.head.show_progress)
        self.desk.progress.connect(self._show_progress)
        self.desk.busy.connect(self._show_buttons)
        self.desk.outdated.connect(self._on_outdated)
        self.counters.chosen.connect(self._on_kind)
        self.counters.opened.connect(lambda _counter: self.list.setFocus())
        self.list.opened.connect(self._open)
        self.list.second_asked.connect(self._open_other)
        self.list.removal_asked.connect(lambda _findings: self.leave_meant())
        self.list.corrected.connect(self._on_corrected)
        self.list.ticks_changed.connect(self._show_buttons)

    def _bind_keys(self) -> None:
        keys = {
            "Ctrl+Return": self.act,
            "Ctrl+Enter": self.act,
            "F6": self._next_pane,
            "F8": lambda: self.next_finding(1),
            "Shift+F8": lambda: self.next_finding(-1),
            "Esc": self.desk.cancel,
        }
        for key, action in keys.items():
            shortcut(self, key, action)

    # What the window asks

    def title(self) -> str:
        return _("Cleaning desk")

    def activate(self) -> None:
        """The numbers of the last count are there; without one the base is counted."""
        if self.desk.scan is None or self.desk.is_old:
            self.desk.count_again()
        self.take_focus()

    def take_focus(self) -> None:
        (self.list if self._findings() and self._was_in_list else self.counters).setFocus()

    def refresh(self) -> None:
        """F5: count again; the old numbers stay meanwhile."""
        self.desk.count_again()

    def find_here(self) -> None:
        self.list.setFocus()

    def show_kind(self, kind: str) -> None:
        """Choose one of the lists."""
        self.counters.select_id(KINDS.index(kind))

    _was_in_list = False

    # Showing

    def _findings(self) -> list[CleaningFinding]:
        return self.desk.findings(self.counters.kind())

    def _show(self) -> None:
        scan = self.desk.scan
        self.head.show_time(self.desk.counted_at, scan.clients if scan is not None else 0)
        self.counters.show_desk(self.desk)
        self._show_list()

    def _on_outdated(self) -> None:
        if self.isVisible():
            self.desk.count_again()

    def _on_kind(self, _counter: object) -> None:
        if self.counters.kind() != self._kind:
            self._show_list()

    def _show_list(self) -> None:
        kind, rows = self.counters.kind(), self._findings()
        self._kind = kind
        said = words.KINDS[kind]
        self._title.setText(_(said.title))
        count = self.desk.count(kind) or 0
        self._advice.setText(f"{_(said.advice)} {words.listed(len(rows), count)}".rstrip())
        in_list = self.list.hasFocus()
        self.list.show_findings(kind, rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self._foot.setVisible(bool(rows))
        self._show_nothing()
        if in_list and not rows:
            self.counters.setFocus()

    def _show_nothing(self) -> None:
        """What is said where there is no list."""
        count = self.desk.count(self._kind)
        self._nothing_icon.setVisible(count == 0)
        self._nothing.setText(words.nothing(count, counting=self.desk.is_counting()))

    def _show_progress(self, *_far: int) -> None:
        self._show_nothing()

    def _show_buttons(self, *_busy: bool) -> None:
        ticked = self.list.ticked()
        fixes = sum(1 for one in ticked if one.proposal)
        pairs, fixable = self._kind == DUPLICATES, self._kind not in WITHOUT_FIXES
        self._ticked.setText(words.ticked(len(ticked)) or words.hint(pairs=pairs, fixable=fixable))
        self.second.setVisible(pairs)
        self.leave.setText(_("&Not the same person") if pairs else _("It is &right so"))
        self.primary.setText(words.main_button(fixes, fixable=fixable, busy=self.desk.is_busy))
        self.primary.setEnabled(not self.desk.is_busy and (bool(fixes) or not fixable))
        self.leave.setEnabled(not self.desk.is_busy)

    # What the person does

    def act(self) -> None:
        """Ctrl+Enter: apply the ticked fixes; where there are none to apply, open the client."""
        if not self.list.finish_typing():
            return
        if not self.primary.isEnabled():
            if not self.desk.is_busy and self._findings():
                messages.tell(words.nothing_to_apply(ticked=bool(self.list.ticked())), "info")
        elif self._kind in WITHOUT_FIXES:
            self._open(self.list.current())
        else:
            self.desk.apply([one for one in self.list.ticked() if one.proposal])

    def leave_meant(self) -> None:
        """Del: the ticked ones, else the chosen ones, stay as they are."""
        if self.leave.isEnabled() and (findings := self.list.meant()):
            self.desk.leave(findings)

    def _on_corrected(self, one: CleaningFinding, proposal: str) -> None:
        if (corrected := self.desk.correct(one, proposal)) is not None:
            self.list.replace(corrected)

    def _open(self, one: CleaningFinding | None) -> None:
        if one is not None:
            self._was_in_list = True
            navigator.client.emit(one.client_id)

    def _open_second(self) -> None:
        self._open_other(self.list.current())

    def _open_other(self, one: CleaningFinding | None) -> None:
        if one is not None and one.other_id:
            self._was_in_list = True
            navigator.client.emit(one.other_id)

    def next_finding(self, step: int) -> None:
        """F8: the next finding of the list, behind the last one the next list with findings."""
        number = self.list.currentIndex().row() + step
        if self._findings() and 0 <= number < len(self._findings()):
            self.list.select_row(number)
        elif not self.counters.next_with_findings(step):
            messages.tell(_("Nothing is left to do."))
            return
        elif step < 0:
            self.list.select_row(len(self._findings()) - 1)
        self.list.setFocus()

    def _next_pane(self) -> None:
        """F6: counters, findings, buttons."""
        panes: list[QWidget] = [self.counters]
        if self._findings():
            panes += [self.list, self.leave]
        at = next((n for n, one in enumerate(panes) if one.hasFocus()), -1)
        panes[(at + 1) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)
