"""Plays the main job without a person: a list is pasted, recognised, saved, printed; pictures are taken.

``make run`` does it where there is no screen. The widgets are the real ones and get real events; nothing is
written outside the folder.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from models import database
from models.records import Tour
from models.sample_office import SAMPLE_LIST, load_sample_office
from models.tourists import list_tourists
from models.tours import find_tour, next_tour_number, save_tour
from paperwork.printing import print_tour
from resources import resource_path
from ui import application
from ui.common import background, theme
from ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


class Play:
    """One run of the main job; pictures are numbered in the order of the job."""

    def __init__(self, folder: Path, language: str | None) -> None:
        self.folder = folder
        self.app = application.make_application(language)
        self.pictures = 0

    def shoot(self, widget: QWidget, name: str) -> None:
        """Take a picture of the window as it is now."""
        settle()
        self.pictures += 1
        widget.grab().save(str(self.folder / f"{self.pictures:02d}-{name}.png"))

    def main_window(self) -> MainWindow:
        window = MainWindow()
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        settle()
        return window


def play(folder: Path, language: str | None = None) -> int:
    """Do the main job in a new database in the folder; leaves screenshots and the PDF. 0 if all went well."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in [*folder.glob("*.png"), *folder.glob("*.pdf"), *folder.glob("demo.db*")]:
        old.unlink()
    run = Play(folder, language)
    database.open_database(f"sqlite:///{folder.resolve() / 'demo.db'}")
    try:
        load_sample_office()
        tour_id = new_tour()
        do_the_job(run, tour_id)
        look_in_the_dark(run, tour_id)
        return 0 if list(folder.glob("*.pdf")) else 1
    finally:
        background.runner().wait(30_000)
        database.close_database()


def new_tour() -> int:
    """A tour to Italy with nobody on it yet."""
    from datetime import date, timedelta

    start = date.today() + timedelta(days=40)
    number = next_tour_number()
    end = start + timedelta(days=7)
    save_tour(
        Tour(
            number=number,
            title="Рим – Флоренция – Венеция",
            countries=["IT"],
            start_date=start.isoformat(),
            end_date=end.isoformat(),
            clerk="Анна Белова",
        )
    )
    found = find_tour(number)
    return found.id if found is not None and found.id is not None else 0


def do_the_job(run: Play, tour_id: int) -> None:
    """Tours, search, the empty tour, import of the sample list, the tourists, questionnaires, print."""
    window = run.main_window()
    run.shoot(window, "tours")
    window.search.focus_box()
    type_text(window, "ivanov")
    run.shoot(window, "search")
    press(window, Qt.Key.Key_Escape)
    window.open_tour(tour_id)
    run.shoot(window, "empty-tour")
    import_the_list(run, window, tour_id)
    window.open_tour(tour_id)
    settle()
    people = list_tourists(tour_id)
    known = next((one for one in people if one.client_id), people[0])
    window.open_tour(tour_id, known.id)
    run.shoot(window, "tourists")
    window.open_questionnaire(tour_id, known.id)
    questionnaire = window.opened_windows()[-1]
    questionnaire.resize(1366, 768)
    run.shoot(questionnaire, "questionnaire")
    questionnaire.close()
    window.open_client(known.client_id or 1)
    run.shoot(window, "clients")
    window.go("journal")
    run.shoot(window, "journal")
    print_tour(tour_id, "IT", run.folder / "questionnaires.pdf")
    window.close()


def import_the_list(run: Play, window: MainWindow, tour_id: int) -> None:
    """Open the shipped list in the import window and press Ctrl+Enter."""
    window.open_import(tour_id, str(resource_path(SAMPLE_LIST)))
    importing = window.opened_windows()[-1]
    importing.resize(1366, 768)
    wait_until(importing.is_ready, 10_000)
    run.shoot(importing, "import")
    press(importing, Qt.Key.Key_Return, CTRL)
    wait_until(lambda: len(list_tourists(tour_id)) > 0, 30_000)
    run.shoot(importing, "imported")
    importing.close_without_asking()


def look_in_the_dark(run: Play, tour_id: int) -> None:
    """The same base in the dark theme."""
    theme.apply(run.app, "dark")
    window = run.main_window()
    run.shoot(window, "tours-dark")
    people = list_tourists(tour_id)
    window.open_tour(tour_id, people[0].id)
    run.shoot(window, "tourists-dark")
    window.close()


def settle() -> None:
    """Let everything that is due happen and be painted."""
    for _turn in range(3):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def wait_until(ready: Callable[[], bool], milliseconds: int) -> None:
    """Let the program run until ``ready()`` or the time is over."""
    loop = QEventLoop()
    for _turn in range(milliseconds // 20):
        if ready():
            return
        QTimer.singleShot(20, loop.quit)
        loop.exec()
    raise TimeoutError("the play waited too long")


def press(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(widget.window().windowHandle(), key, modifiers)
    settle()


def type_text(window: QWidget, text: str) -> None:
    """Key events with letters of any script."""
    for letter in text:
        target = QApplication.focusWidget() or window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
    settle()
