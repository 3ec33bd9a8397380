"""Starts the window: language, look, database, and what happens to errors that nobody expected."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

import translations
from ui.common import crash, preferences, theme

if TYPE_CHECKING:
    from models.lock_file import Lock

# Seconds after which a thread that works beside the window lets the window's have its turn: painting asks
# for it many times, and with Python's own 5 ms a window stood still for 240 ms while a long list was read.
SWITCH = 0.0005
NOT_POSSIBLE = 3  # the exit status of a command that cannot do its work, see SPEC K6


def run(database_url: str, language: str | None = None) -> int:
    """Open the main window and the database and stay until it is closed; returns the exit status.

    The frame of the window is painted first, then the database is opened: what it needs takes as long to
    load as all the rest.
    """
    app = make_application(language)
    from ui.main_window import MainWindow

    locks: list[Lock | None] = []
    window = MainWindow(lambda: enter(database_url, locks))
    window.show()
    try:
        return app.exec()
    finally:
        leave(locks)


def enter(database_url: str, locks: list[Lock | None]) -> bool:
    """Open the office behind the painted frame; where that cannot be, say why and end the program."""
    from models.errors import DatabaseUnavailable

    try:
        locks.append(open_office(database_url))
    except DatabaseUnavailable as error:
        QCoreApplication.exit(refuse(str(error)))
        return False
    return True


def leave(locks: list[Lock | None]) -> None:
    """Let running work end, close the database, let others in."""
    from models import database
    from ui.common.background import reader, runner

    runner().wait()
    reader().cancel()
    reader().wait()
    database.close_database()
    for lock in locks:
        if lock is not None:
            lock.release()


def make_application(language: str | None = None) -> QApplication:
    """The Qt program in the person's language and look."""
    # Fusion by argument: setStyle() answers a QStyle, whose many enums take 10 ms to make.
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    assert isinstance(app, QApplication)
    app.setApplicationName("Habitué")
    app.setDesktopFileName("habitue")
    chosen = translations.install(language or preferences.LANGUAGE.get() or None)
    _speak(app, chosen)
    theme.apply(app, preferences.THEME.get(), preferences.SCALE.get())
    crash.install()
    sys.setswitchinterval(SWITCH)
    return app


def open_office(database_url: str) -> Lock | None:
    """Hold and open the database; DatabaseUnavailable if that cannot be. A server needs no lock."""
    from models import database, lock_file
    from models.errors import DatabaseUnavailable

    path = database.sqlite_path(database_url)
    lock = lock_file.hold(path) if path is not None else None
    try:
        database.open_database(database_url)
    except DatabaseUnavailable:
        if lock is not None:
            lock.release()
        raise
    return lock


def refuse(sentence: str) -> int:
    """Say why there is no window."""
    from translations import _
    from ui.common.messages import ask

    print_to_terminal(sentence)
    ask(None, _("The database cannot be opened"), sentence, [("close", _("Close"))])
    return NOT_POSSIBLE


def print_to_terminal(sentence: str) -> None:
    """Whoever started the program from a terminal reads it there too."""
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")


def _speak(app: QApplication, language: str) -> None:
    """Qt's own texts (buttons of system dialogs, menus of fields) and its dates in the language."""
    QLocale.setDefault(QLocale(language if language != "en" else "en_GB"))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        app.installTranslator(translator)
