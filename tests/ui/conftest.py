"""Fixtures of the windows: a themed program, a database with the sample office, no dialog that waits for nobody."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from models import database
from models.sample_office import load_sample_office
from ui.common import background, messages, theme


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The program with its look on."""
    theme.apply(qapp, "light")
    return qapp


def _put_away(app: QApplication) -> None:
    """The work under way is done, the windows are gone, the database is closed: in this order.

    A window that lives on hears what the next test asks of the screens, opens others and takes the focus away.
    """
    background.runner().wait(10_000)
    background.reader().wait(10_000)
    app.processEvents()
    for window in app.topLevelWidgets():
        if window.parent() is None:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    database.close_database()


@pytest.fixture(autouse=True)
def no_windows_left(qapp: QApplication) -> Iterator[None]:
    """What a test leaves open is put away, also where it opened no office."""
    yield
    _put_away(qapp)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the sample office, made once and copied for each test."""
    path = tmp_path_factory.mktemp("office") / "sample.db"
    database.open_database(f"sqlite:///{path}", person="Anna")
    load_sample_office()
    database.close_database()
    return path


@pytest.fixture
def office(sample_file: Path, tmp_path: Path, qapp: QApplication) -> Iterator[Path]:
    """The sample office, open; the path of its file."""
    path = tmp_path / "office.db"
    shutil.copy(sample_file, path)
    database.open_database(f"sqlite:///{path}", person="Anna")
    yield path
    _put_away(qapp)


@pytest.fixture
def empty_office(tmp_path: Path, qapp: QApplication) -> Iterator[Path]:
    """A new database with nothing in it, open."""
    path = tmp_path / "empty.db"
    database.open_database(f"sqlite:///{path}", person="Anna")
    yield path
    _put_away(qapp)


@pytest.fixture(autouse=True)
def own_preferences(own_folders: Path) -> None:
    """Settings of the workstation begin anew with each test: Qt looks for their folder only once by itself."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(own_folders / "settings"))


@pytest.fixture(autouse=True)
def no_waiting_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog that nobody answers fails the test instead of hanging it."""

    def refuse(self: QDialog) -> int:
        raise AssertionError(f"unexpected dialog: {self.windowTitle()}")

    monkeypatch.setattr(QDialog, "exec", refuse)
    monkeypatch.setattr(QMessageBox, "exec", refuse)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """``asked = answer("save")``: questions are answered so; ``asked`` gets their headlines."""

    def prepare(reply: str) -> list[str]:
        asked: list[str] = []

        def ask(_parent: object, headline: str, _text: str, _outcomes: object) -> str:
            asked.append(headline)
            return reply

        monkeypatch.setattr(messages, "ask", ask)
        return asked

    return prepare


@pytest.fixture
def told() -> Iterator[list[tuple[str, str]]]:
    """What the status bar was given: (text, level)."""
    heard: list[tuple[str, str]] = []

    def hear(text: str, level: str) -> None:
        heard.append((text, level))

    messages.messages.status.connect(hear)
    yield heard
    messages.messages.status.disconnect(hear)
