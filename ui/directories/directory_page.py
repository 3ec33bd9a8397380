"""What the pages of all directories have: a list, the chosen entry beside it, a search, the same keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QTimer

from ui.common.buttons import shortcut
from ui.common.page import Page
from ui.common.record_list import RecordList
from ui.common.search_box import SearchBox

SEARCH_DELAY = 120  # milliseconds of rest after a keystroke


class EntryEditor(Protocol):
    """The chosen entry. What is typed is lost only by ``revert``."""

    def is_changed(self) -> bool: ...

    def take_focus(self) -> None: ...

    def revert(self) -> None: ...


class DirectoryPage(Page):
    """What is typed about an entry is kept when another is chosen or the page is left, or it says why not."""

    def bind(self, shown: RecordList, editor: EntryEditor, search: SearchBox | None = None) -> None:
        """The parts that the keys work on; called once they are made."""
        self._list, self._editor, self._search = shown, editor, search
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_DELAY)
        self._timer.timeout.connect(self.show_found)
        if search is not None:
            search.textEdited.connect(lambda _text: self._timer.start())
            search.returnPressed.connect(self._to_list)
        keys: dict[str, Callable[[], object]] = {
            "Ins": self.new_record,
            "F2": editor.take_focus,
            "Ctrl+Return": self.keep,
            "Ctrl+Enter": self.keep,
            "Ctrl+S": self.keep,
            "Ctrl+R": editor.revert,
            "F6": self._next_pane,
        }
        for key, action in keys.items():
            shortcut(self, key, action)

    def show_found(self) -> None:
        """Show the entries that have what is typed in the search; a page without one shows all."""

    def keep(self) -> bool:
        """Ctrl+Enter: keep what is typed; False and a sentence where that cannot be."""
        raise NotImplementedError

    def take_focus(self) -> None:
        self._list.setFocus()

    def find_here(self) -> None:
        target = self._search or self._list
        target.setFocus()
        if self._search is not None:
            self._search.selectAll()

    def _to_list(self) -> None:
        """Enter in the search: to what was found, at once."""
        self._timer.stop()
        self.show_found()
        if self._list.table_model.rows:
            self._list.setFocus()

    def _next_pane(self) -> None:
        """F6: list, editor, search."""
        if self._list.hasFocus():
            self._editor.take_focus()
        elif self._search is None or self._search.hasFocus():
            self._list.setFocus()
        else:
            self._search.setFocus()

    def unsaved(self) -> int:
        return 1 if self._editor.is_changed() else 0

    def may_leave(self) -> bool:
        """What is typed is kept; if it cannot be, the page stays and says why."""
        return not self._editor.is_changed() or self.keep()
