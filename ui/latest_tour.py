"""What goes from anywhere in the program on the tour that was opened last."""

from __future__ import annotations

from collections.abc import Iterable

from translations import _
from ui.common.messages import errors_told, messages
from ui.common.page import Page


class LatestTour:
    """A base of the main window, which has the pages."""

    def go(self, name: str) -> Page | None:
        raise NotImplementedError

    def recent_tours(self) -> list[str]:
        """The pages of the tours that are open, the one opened last first."""
        raise NotImplementedError

    def put_on_tour(self, client_ids: Iterable[int]) -> None:
        """Put regular clients on the tour opened last."""
        recent = self.recent_tours()
        if not recent:
            messages.tell(_("Open the tour first, then put the client on it."), "info")
            return
        page = self.go(recent[0])
        if page is not None:
            with errors_told():
                page.put_clients(list(client_ids))

    def read_passport(self, text: str) -> None:
        """A new tourist of the tour opened last from this zone; a new client where no tour is open."""
        page = self.go((*self.recent_tours(), "clients")[0])
        if page is not None:
            page.reading.read_new(text)
