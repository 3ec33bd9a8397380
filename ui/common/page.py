"""What a screen of the main window is, and how screens ask for each other without knowing each other."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.common import messages
from ui.common.layouts import paint_ground


class Page(QWidget):
    """A screen in the main window. Signal ``title_changed()``: ``title()`` says something new.

    A page reads its data in ``activate`` (called each time it comes to the front) and when ui.common.changes
    says that something it shows was written.
    """

    title_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        paint_ground(self, "surface")

    def title(self) -> str:
        """What stands in the window's title: "2026-0147 Rome – Florence"."""
        return ""

    def activate(self) -> None:
        """The page comes to the front: read again what may have changed, set the focus."""

    def take_focus(self) -> None:
        """Put the focus on the first thing in the page that takes it, so that keys work here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.focusNextChild()

    def may_leave(self) -> bool:
        """Whether the person may go on. Drafts make True the usual answer; else ask.

        What cannot be kept as a draft is told as an error.
        """
        return True

    def may_close(self) -> bool:
        """Whether the page may go for good; asks if its typing could not be kept for the next time."""
        return messages.may_go(self, self.may_leave)

    def unsaved(self) -> int:
        """How many changes are not saved: told in the title and the status bar."""
        return 0

    def find_here(self) -> None:
        """Ctrl+F: put the focus into this page's own search."""

    def new_record(self) -> None:
        """Ctrl+N: make a new one of what this page lists."""

    def refresh(self) -> None:
        """F5."""
        self.activate()


class Navigator(QObject):
    """Requests of one screen for another; the main window answers them.

    ``tours()``; ``tour(tour_id, tourist_id or None)``; ``clients(text)``; ``client(client_id)``;
    ``client_window(client_id or None)`` opens clients as a window of their own;
    ``import_list(tour_id, pasted)`` opens the import (pasted: a mapping of MIME types, a path, or None);
    ``earlier_tour(tour_id)`` opens it with the tour search;
    ``questionnaire(tour_id, tourist_id or None)``; ``readiness(tour_id)``: of its questionnaires;
    ``tour_check(tour_id)``: what is to be seen on its tourists; ``finding(tour_id, tourist_id, finding)``:
    the tourist's form at the field of that Finding;
    ``join_fields(paper_form_id)`` of an embassy's form to questions;
    ``put_on_tour(client_ids)`` adds clients to the open tour; ``journal()``; ``cleaning()``: the base's desk;
    ``search()`` brings the search of everything to the front;
    ``read_passport(text)`` makes a new tourist of the open tour, or a new client, from a passport's zone;
    ``sample_office()`` loads it; ``look_changed()``: theme or letters are others, draw anew.
    """

    tours = Signal()
    tour = Signal(int, object)
    clients = Signal(str)
    client = Signal(int)
    client_window = Signal(object)
    import_list = Signal(int, object)
    earlier_tour = Signal(int)
    questionnaire = Signal(int, object)
    readiness = Signal(int)
    tour_check = Signal(int)
    finding = Signal(int, int, object)
    join_fields = Signal(int)
    put_on_tour = Signal(object)
    journal = Signal()
    cleaning = Signal()
    search = Signal()
    read_passport = Signal(str)
    sample_office = Signal()
    look_changed = Signal()


navigator = Navigator()
