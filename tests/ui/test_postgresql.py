"""The windows on the office's server: the same work, and several workstations at once."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from models import database
from models.clients import list_clients, load_client
from models.records import Tour, Tourist
from models.sample_office import SAMPLE_LIST, load_sample_office
from models.tourists import TouristSave, list_tourists, load_tourist, save_tourists
from models.tours import find_tour, save_tour
from resources import resource_path
from tests.ui.typing import CTRL, press, shown, type_text
from ui.common import background, preferences
from ui.main_window import MainWindow

ROOT = Path(__file__).parents[2]
S = Qt.Key.Key_S

# The other workstation: a program of its own, with another person at it.
OTHER = """
import json, sys
from models import clients, database, tourists
url, kind, number, changes = sys.argv[1], sys.argv[2], int(sys.argv[3]), json.loads(sys.argv[4])
database.open_database(url, person="Boris")
if kind == "delete":
    tourists.delete_tourists([number])
elif kind == "tourist":
    record = tourists.load_tourist(number)
    for name, value in changes.items():
        setattr(record, name, value)
    tourists.save_tourists([tourists.TouristSave(record)])
else:
    record = clients.load_client(number)
    for name, value in changes.items():
        setattr(record, name, value)
    clients.save_client(record)
database.close_database()
"""


@pytest.fixture
def server(new_server_database, qapp) -> Iterator[str]:
    """A database on the server with the sample office; Anna is here."""
    url = new_server_database()
    database.open_database(url, person="Anna")
    load_sample_office()
    yield url
    background.runner().wait(10_000)
    qapp.processEvents()


@pytest.fixture
def window(qtbot, server) -> Iterator[MainWindow]:
    made = shown(qtbot, MainWindow())
    qtbot.waitUntil(lambda: made.place() == "tours")
    yield made
    made.close()


def elsewhere(url: str, kind: str, number: int, **changes: str) -> None:
    """Boris does something at another workstation."""
    command = [sys.executable, "-c", OTHER, url, kind, str(number), json.dumps(changes)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=60)


def visible_words(widget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def push(widget, words: str) -> None:
    """Click the visible button that says so."""
    buttons = [one for one in widget.findChildren(QPushButton) if words in one.text() and one.isVisible()]
    buttons[0].click()
    QApplication.processEvents()


@pytest.fixture
def somebody(server) -> tuple[int, int]:
    """(tour, tourist) with no link to the client base, so that Save asks nothing."""
    tour = Tour(number="PG-0")
    save_tour(tour)
    save_tourists([TouristSave(Tourist(tour_id=tour.id, native_surname="Новиков", birth_place="Уфа"))])
    return tour.id, list_tourists(tour.id)[0].id


def put(window, name: str, text: str) -> None:
    field = window.page().form.fields[name]
    field.setFocus()
    field.editor.selectAll()
    type_text(window, text)


def test_the_main_job_is_done_on_a_server(qtbot, new_server_database, qapp, tmp_path):
    """Sample office, search, an import of the shipped list, a typed tourist, the PDF, and undo of it all."""
    database.open_database(new_server_database(), person="Anna")
    window = shown(qtbot, MainWindow())
    qtbot.waitUntil(lambda: window.place() == "tours")
    window.load_sample_office()
    client = list_clients().rows[0]
    press(window, Qt.Key.Key_K, CTRL)
    type_text(window, f"{client.latin_surname.lower()} {client.birth_date[:4]}")
    press(window, Qt.Key.Key_Return)
    assert window.place() == "clients"
    assert client.native_surname in window.windowTitle()

    start = date.today() + timedelta(days=40)
    save_tour(Tour(number="PG-1", countries=["FR"], start_date=start.isoformat()))
    tour = find_tour("PG-1")
    window.open_tour(tour.id)
    window.open_import(tour.id, str(resource_path(SAMPLE_LIST)))
    importing = window.opened_windows()[-1]
    qtbot.waitUntil(importing.is_ready, timeout=20_000)
    press(importing, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(list_tourists(tour.id)) > 10, timeout=20_000)
    imported = len(list_tourists(tour.id))
    qtbot.waitUntil(importing.is_ready, timeout=20_000)
    importing.close_without_asking()

    window.activateWindow()
    QApplication.processEvents()
    press(window, Qt.Key.Key_Insert)
    type_text(window, "Новиков")
    press(window, S, CTRL)
    assert len(list_tourists(tour.id)) == imported + 1

    preferences.PRINT_FOLDER.set(str(tmp_path))
    press(window, Qt.Key.Key_P, CTRL)
    dialog = QApplication.activeWindow()
    press(dialog, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: list(tmp_path.glob("*.pdf")) != [], timeout=20_000)
    background.runner().wait(20_000)
    QApplication.processEvents()
    dialog.close()

    window.activateWindow()
    QApplication.processEvents()
    press(window, Qt.Key.Key_1, CTRL)
    press(window, Qt.Key.Key_Z, CTRL)
    assert len(list_tourists(tour.id)) == imported
    for _left in range(2):  # the import, then the tour itself
        press(window, Qt.Key.Key_Z, CTRL)
    assert find_tour("PG-1") is None
    window.close()


@pytest.mark.parametrize(("choice", "kept"), [("Keep mine", "Псков"), ("Take theirs", "Тверь")])
def test_two_workstations_on_one_field_are_asked(window, server, somebody, choice, kept):
    """Both changed the place of birth: the form says who, keeps the typing, and saves what is chosen."""
    tour_id, tourist_id = somebody
    window.open_tour(tour_id, tourist_id)
    put(window, "birth_place", "Псков")
    elsewhere(server, "tourist", tourist_id, birth_place="Тверь", email="boris@example.org")
    press(window, S, CTRL)
    assert load_tourist(tourist_id).birth_place == "Тверь"
    assert window.page().form.fields["birth_place"].value() == "Псков"
    assert "Boris" in visible_words(window)
    push(window, choice)

    press(window, S, CTRL)
    saved = load_tourist(tourist_id)
    assert (saved.birth_place, saved.email) == (kept, "boris@example.org")


def test_two_workstations_on_two_fields_both_win(window, server, somebody):
    """What does not contradict is put together without a question."""
    tour_id, tourist_id = somebody
    window.open_tour(tour_id, tourist_id)
    put(window, "birth_place", "Псков")
    elsewhere(server, "tourist", tourist_id, email="boris@example.org")
    press(window, S, CTRL)
    saved = load_tourist(tourist_id)
    assert (saved.birth_place, saved.email) == ("Псков", "boris@example.org")
    assert window.page().form.fields["email"].value() == "boris@example.org"


def test_a_tourist_deleted_elsewhere_can_be_saved_as_new(window, server, somebody):
    """What was typed on somebody who is gone is not gone."""
    tour_id, tourist_id = somebody
    before = len(list_tourists(tour_id))
    window.open_tour(tour_id, tourist_id)
    put(window, "birth_place", "Псков")
    elsewhere(server, "delete", tourist_id)
    press(window, S, CTRL)
    assert "still here" in visible_words(window)
    push(window, "Save as a new tourist")
    people = [load_tourist(row.id) for row in list_tourists(tour_id)]
    assert len(people) == before
    assert "Псков" in [one.birth_place for one in people]


@pytest.mark.parametrize("kept", ["Псков", "Тверь"])
def test_two_workstations_on_one_client_are_asked(window, server, monkeypatch, kept):
    """The client's record asks too, and nothing of the other's save is lost."""
    from PySide6.QtWidgets import QRadioButton

    from ui.clients.conflict_dialog import ConflictDialog

    asked = []

    def answer(self) -> int:
        self.show()
        asked.append(visible_words(self))
        next(one for one in self.findChildren(QRadioButton) if one.text() == kept).setChecked(True)
        self.accept()
        return self.result()

    monkeypatch.setattr(ConflictDialog, "exec", answer)
    client_id = list_clients().rows[0].id
    window.open_client(client_id)
    press(window, Qt.Key.Key_F2)
    field = window.page().editor.form.fields["birth_place"]
    field.setFocus()
    field.editor.selectAll()
    type_text(window, "Псков")
    elsewhere(server, "client", client_id, birth_place="Тверь", notes="from Boris")
    press(window, S, CTRL)
    assert len(asked) == 1
    assert "Boris" in asked[0]
    saved = load_client(client_id)
    assert (saved.birth_place, saved.notes) == (kept, "from Boris")


def test_coming_back_to_the_window_shows_the_others_work(qtbot, window, server, somebody):
    """What a colleague saved is there when the window is looked at again."""
    tour_id, tourist_id = somebody
    window.open_tour(tour_id, tourist_id)
    elsewhere(server, "tourist", tourist_id, birth_place="Тверь")
    other = shown(qtbot, QLabel("another program"))
    other.close()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.page().form.fields["birth_place"].value() == "Тверь", timeout=3000)


def test_a_lost_connection_loses_no_typing(window, somebody, told):
    """The server drops the connection: it is said or mended, the typing stays, and Save goes through."""
    import psycopg

    tour_id, tourist_id = somebody
    window.open_tour(tour_id, tourist_id)
    put(window, "birth_place", "Псков")
    pid = database.database.execute_sql("SELECT pg_backend_pid()").fetchone()[0]
    parameters = database.database.obj.connect_params
    where = {"host": parameters["host"], "user": "postgres", "dbname": database.database.obj.database}
    with psycopg.connect(**where, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", (pid,))
    press(window, S, CTRL)
    if load_tourist(tourist_id).birth_place != "Псков":
        assert any("connection" in text for text, _level in told)
        assert window.page().form.fields["birth_place"].value() == "Псков"
        press(window, S, CTRL)
    assert load_tourist(tourist_id).birth_place == "Псков"


def test_every_search_gets_an_answer_on_the_server_too(qtbot, window):
    """The server takes no NUL and reads backslashes its own way: the boxes do not show it."""
    for text in ("'", "%", "\0", "щ" * 300, "😀", "<b>", "\\", "1" * 300):
        press(window, Qt.Key.Key_K, CTRL)
        window.search.search(text)
        type_text(window, text[:20])
        for place in ("tours", "clients"):
            window.go(place)
            window.page().find_here()
            type_text(window, text[:20])
            press(window, Qt.Key.Key_Return)
            assert window.place() == place
    qtbot.wait(250)  # pages wait for the end of the typing
