"""How the page of clients is put together: the list, and beside it the record, the editor, or a hint."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget

from translations import _
from ui.clients.editor_pane import EditorPane
from ui.clients.list_pane import ListPane
from ui.clients.record_view import RecordView
from ui.common import theme
from ui.common.layouts import label, pane, row
from ui.common.page import Page

LIST_WIDTH, LIST_SHARE = 384, 0.36
KEEP_AFTER, SHOW_AFTER = 400, 120  # milliseconds: a draft is written, a record is shown while typing a search


class ClientPanes(Page):
    """The widgets of the page; what they do is ClientsPage's."""

    def __init__(self, clients: ListPane) -> None:
        super().__init__()
        self.clients = clients
        self.view = RecordView()
        self.editor = EditorPane()
        hint = label(_("Choose a client, or press Ctrl+N for a new one."), "quiet", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing = pane(row(hint, margins=(20, 20, 20, 20)))
        self._stack = QStackedWidget()
        for one in (self._nothing, self.view, self.editor):
            self._stack.addWidget(one)
        self.setLayout(row(self._side_by_side(), gap=0))
        self._keep_timer = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._show_timer = QTimer(self, singleShot=True, interval=SHOW_AFTER)

    def _side_by_side(self) -> QSplitter:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.addWidget(self.clients)
        split.addWidget(self._stack)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.splitterMoved.connect(self._on_moved)
        self._split, self._moved = split, False
        return split

    def _on_moved(self) -> None:
        self._moved = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Until the person moves the line between them, the list takes its usual width or its share."""
        super().resizeEvent(event)
        if not self._moved:
            width = event.size().width()
            wanted = min(theme.px(LIST_WIDTH), round(width * LIST_SHARE))
            self._split.setSizes([wanted, width - wanted])

    def is_editing(self) -> bool:
        return self._stack.currentWidget() is self.editor
