"""The windows that stand beside the main one: opened from it, and closed with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.common.messages import errors_told

if TYPE_CHECKING:
    from ui.importing.sources import Pasted


class OwnWindows:
    """Opens them and knows which are still there; a base of the main window."""

    def __init__(self) -> None:
        super().__init__()
        self._windows: list[QWidget] = []

    def open_client_window(self, client_id: int | None) -> None:
        from ui.clients.clients_window import ClientsWindow

        self._open_window(lambda: ClientsWindow(client_id))

    def open_import(self, tour_id: int, pasted: Pasted | None) -> None:
        from ui.importing.import_window import ImportWindow

        self._open_window(lambda: ImportWindow(tour_id, pasted))

    def open_earlier_tour(self, tour_id: int) -> None:
        self.open_import(tour_id, None)
        self._windows[-1].take_from_tour()

    def open_questionnaire(self, tour_id: int, tourist_id: int | None) -> None:
        from ui.questionnaires.questionnaire_window import QuestionnaireWindow

        self._open_window(lambda: QuestionnaireWindow(tour_id, tourist_id))

    def open_readiness(self, tour_id: int) -> None:
        """The one of this tour; a second asking brings it to the front."""
        from ui.questionnaires.readiness_window import ReadinessWindow

        for window in self.opened_windows():
            if isinstance(window, ReadinessWindow) and window.tour_id == tour_id and window.isVisible():
                window.raise_()
                window.activateWindow()
                return
        self._open_window(lambda: ReadinessWindow(tour_id))

    def open_tour_check(self, tour_id: int) -> None:
        """The one of this tour; a second asking brings it to the front and reads it again."""
        from ui.checking.check_window import CheckWindow

        for window in self.opened_windows():
            if isinstance(window, CheckWindow) and window.tour_id == tour_id and window.isVisible():
                window.reload()
                window.raise_()
                window.activateWindow()
                return
        self._open_window(lambda: CheckWindow(tour_id))

    def open_joining(self, paper_form_id: int) -> None:
        """The window of this form; a second asking brings it to the front. One that shows a file replaced
        meanwhile gives way, unless something in it is to stay."""
        from models.paper_forms import list_paper_forms, load_file, load_paper_form
        from paperwork.pdf_fields import read_form
        from ui.paper.join_window import JoinWindow

        files = {one.id: one.file_id for one in list_paper_forms()}
        for window in self.opened_windows():
            if isinstance(window, JoinWindow) and window.paper.id == paper_form_id and window.isVisible():
                if window.paper.file_id != files.get(paper_form_id) and window.close():
                    break
                window.raise_()
                window.activateWindow()
                return

        def make() -> JoinWindow:
            paper = load_paper_form(paper_form_id)
            return JoinWindow(paper, read_form(load_file(paper.file_id)))

        self._open_window(make)

    def _open_window(self, make: Callable[[], QWidget]) -> None:
        with errors_told():
            window = make()
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, True)
            window.destroyed.connect(self._forget_windows)
            self._windows.append(window)
            window.show()
            window.activateWindow()

    def opened_windows(self) -> list[QWidget]:
        """Windows opened from here that are still there, the newest last."""
        self._forget_windows()
        return self._windows

    def close_windows(self) -> bool:
        """Close them all; False if one has to stay."""
        return all(window.close() for window in self.opened_windows() if window.isVisible())

    def _forget_windows(self) -> None:
        import shiboken6

        self._windows = [window for window in self._windows if shiboken6.isValid(window)]
