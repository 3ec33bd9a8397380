"""Starts the window: language, look, database, and what happens to errors that nobody expected."""

from __future__ import annotations

import sys

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

import translations
from models import database, lock_file
from models.errors import DatabaseUnavailable
from ui.common import crash, plain_text, preferences, theme

NOT_POSSIBLE = 3  # the exit status of a command that cannot do its work, see SPEC K6


def run(database_url: str, language: str | None = None) -> int:
    """Open the database and the main window and stay until it is closed; returns the exit status."""
    app = make_application(language)
    try:
        lock = open_office(database_url)
    except DatabaseUnavailable as error:
        return refuse(str(error))
    try:
        from ui.main_window import MainWindow

        window = MainWindow()
        window.show()
        return app.exec()
    finally:
        from ui.common.background import runner

        runner().wait()
        database.close_database()
        if lock is not None:
            lock.release()


def make_application(language: str | None = None) -> QApplication:
    """The Qt program in the person's language and look."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Habitué")
    app.setDesktopFileName("habitue")
    chosen = translations.install(language or preferences.LANGUAGE.get() or None)
    _speak(app, chosen)
    theme.apply(app, preferences.THEME.get(), preferences.SCALE.get())
    plain_text.install(app)
    crash.install()
    return app


def open_office(database_url: str) -> lock_file.Lock | None:
    """Hold and open the database; DatabaseUnavailable if that cannot be. A server needs no lock."""
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
