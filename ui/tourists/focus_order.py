"""Where the focus goes on Tourists: from pane to pane, and with Tab in reading order."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.tourists.list_pane import ListPane
from ui.tourists.person_pane import PersonPane
from ui.tourists.tour_header import TourHeader
from ui.tourists.unsaved_bar import UnsavedBar

Pane = tuple[QWidget, QWidget]  # (the whole pane, what takes the focus in it)


class FocusOrder:
    """The panes of the screen, and everything in them that takes the focus."""

    def __init__(self, list_pane: ListPane, person: PersonPane, foot: UnsavedBar, header: TourHeader) -> None:
        self._list = list_pane
        self._person = person
        self._foot = foot
        self._header = header
        person.info.changed.connect(self.renew)

    def renew(self) -> None:
        """Put Tab in order: list, head, info bars, form, foot. What comes after it keeps its own order."""
        head = (self._person.find_button, self._person.regular)
        foot = (self._foot.revert, self._foot.questionnaire, self._foot.save)
        stops: list[QWidget] = [self._list.filter, self._list.list, *head, *self._person.info.buttons()]
        for one, following in pairwise([*stops, *self._person.form.stops(), *foot]):
            QWidget.setTabOrder(one, following)

    def next_pane(self) -> None:
        """F6: list, info bars if there are any, form, foot, header."""
        focus = self._list.window().focusWidget()
        panes = self._panes()
        inside = [n for n, (whole, _target) in enumerate(panes) if focus and whole.isAncestorOf(focus)]
        panes[((inside[0] if inside else -1) + 1) % len(panes)][1].setFocus(Qt.FocusReason.TabFocusReason)

    def _panes(self) -> list[Pane]:
        form, info = self._person.form, self._person.info
        bars: list[Pane] = [(info, one) for one in info.buttons()[:1]]
        return [
            (self._list, self._list.list),
            *bars,
            (form, form.fields["native_surname"]),
            (self._foot, self._foot.save),
            (self._header, self._header.import_list),
        ]
