"""The directories of an office on PostgreSQL, with somebody else at another workstation."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from models import database
from models.answers import save_answers
from models.directories import count_answers, save_entries
from models.journal import undo
from models.records import Answer, Tour, Tourist
from models.tourists import TouristSave, save_tourists
from models.tours import save_tour
from paperwork.directories import current_directories
from paperwork.form_editing import with_question
from paperwork.forms import load_form
from tests.ui.typing import CTRL, press, shown, type_text
from ui.common import background
from ui.common.messages import messages
from ui.directories.countries_page import CountriesPage
from ui.directories.paper_forms_page import PaperFormsPage
from ui.directories.questionnaires_page import QuestionnairesPage

ENTER = Qt.Key.Key_Return


@pytest.fixture
def server(new_server_database, qapp) -> Iterator[None]:
    """A new office on the server."""
    database.open_database(new_server_database(), person="Anna")
    yield
    background.runner().wait(10_000)
    qapp.processEvents()


def test_a_question_is_changed_beside_a_colleague(server, qtbot):
    """Kept by keys, refused where the colleague was faster, shown after Ctrl+R, undone."""
    page = shown(qtbot, QuestionnairesPage())
    page.activate()
    page.go_to_form("schengen")
    page.questions.select_row(1)
    page.editor.question.example.editor.setFocus()
    type_text(page, "MINE")
    there = current_directories()
    theirs = there.bodies["schengen"]["questions"][0] | {"number": "1st"}
    save_entries(with_question(there, "schengen", theirs).entries)
    press(page, ENTER, CTRL)
    assert "Somebody" in page.editor._problem.text()
    press(page, Qt.Key.Key_R, CTRL)
    told: list[int] = []
    messages.undo_offered.connect(lambda _text, operation: told.append(operation))
    page.editor.question.example.editor.setFocus()
    type_text(page, "MINE")
    press(page, ENTER, CTRL)
    assert load_form("FR").question("surname").example.startswith("MINE")
    undo(told[-1])
    assert load_form("FR").question("surname").number == "1st"
    assert not load_form("FR").question("surname").example.startswith("MINE")


def test_the_other_directories_are_there(server, qtbot):
    """Countries are listed and taken out, the forms of embassies are none yet."""
    countries = shown(qtbot, CountriesPage())
    countries.activate()
    countries.remove([one for one in countries.countries.table_model.rows if one.country.code == "FR"])
    assert current_directories().form_of("FR") == ""
    papers = shown(qtbot, PaperFormsPage())
    papers.activate()
    assert papers.papers.table_model.rows == []


def test_answers_of_one_form_are_counted_with_their_question(server):
    """In the server's order of letters as well: of this question, not of one that begins like it."""
    tour = save_tour(Tour(number="1")).changed["tour"][0]
    person = save_tourists([TouristSave(Tourist(tour_id=tour, native_surname="Иванова"))]).changed["tourist"][
        0
    ]
    keys = ("arrival_date", "arrival_date@japan", "arrival_date_2", "arrival_datE@japan")
    save_answers(person, [Answer(key, "2026-07-17") for key in keys])
    assert count_answers(["arrival_date"]) == 2
