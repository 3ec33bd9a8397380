"""The check box, F4 and the grid agree on who of the new people becomes a regular client."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.common import preferences
from ui.importing.client_marks import ClientMarks
from ui.importing.foot_bar import FootBar
from ui.importing.list_page import ListPage


class ClientChoice(QObject):
    """Off at first, then as the last time (I7)."""

    def __init__(self, page: ListPage, foot: FootBar) -> None:
        super().__init__(page)
        self._page = page
        self._foot = foot
        self._marks = ClientMarks(preferences.ADD_IMPORTED_CLIENTS.get())
        page.model.becomes_client = self._marks.__contains__
        foot.clients.clicked.connect(lambda _checked: self.toggle_all())

    def rows(self) -> list[int]:
        """The new rows that become regular clients."""
        return self._marks.among(self._new())

    def _new(self) -> list[int]:
        outlook = self._page.model.outlook
        statuses = outlook.statuses if outlook else {}
        return [row for row, (status, _reason) in statuses.items() if status == "new"]

    def toggle_chosen(self) -> None:
        """F4: the chosen rows become regular clients, or no longer."""
        new = set(self._new())
        rows = [row for row in self._page.grid.chosen_rows() if row in new]
        if rows:
            self._marks.toggle(rows)
            self.show()

    def toggle_all(self) -> None:
        """The check box was pressed: all, or nobody."""
        new = self._new()
        everybody = len(self._marks.among(new)) < len(new) if new else not self._marks.everybody
        self._marks.choose(everybody)
        preferences.ADD_IMPORTED_CLIENTS.set(everybody)
        self.show()

    def show(self) -> None:
        """Show it at the check box and in the rows."""
        new = self._new()
        marked = len(self._marks.among(new)) if new else int(self._marks.everybody)
        self._foot.show_clients(marked, len(new))
        self._page.repaint_grid()
