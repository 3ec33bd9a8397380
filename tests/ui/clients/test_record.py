"""One client to read: header, tabs, deleting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from models.clients import load_client
from models.errors import RecordGone
from models.journal import undo
from models.records import Tour, Tourist
from models.tourists import TouristSave, save_tourists
from models.tours import save_tour
from tests.ui.typing import CTRL, press
from ui.clients.clients_page import ClientsPage
from ui.common.changes import changes
from ui.common.messages import messages
from ui.common.page import navigator
from ui.search.client_words import DOT


def words(page: ClientsPage) -> str:
    return "\n".join(label.text() for label in page.view.findChildren(QLabel) if label.isVisible())


def travel(client_id: int) -> Tour:
    tour = Tour(number="T-1", title="Рим", start_date="2026-06-12", end_date="2026-06-19")
    save_tour(tour)
    save_tourists([TouristSave(Tourist(tour_id=tour.id, client_id=client_id, native_surname="Жвыгмуз"))])
    changes.announce_all()
    return tour


def test_header(on_ksenia):
    """The header names the client in both scripts, with birth and age."""
    assert on_ksenia.view.name.text() == "Жвыгмуз Ксения"
    assert "ZHVYGMUZ KSENIIA" in on_ksenia.view.facts.text()
    assert "born 29.02.1984" in on_ksenia.view.facts.text()
    assert on_ksenia.title() == "Жвыгмуз Ксения"


def test_old_documents_are_quiet(on_ksenia):
    """The current passport is strong, the replaced one is not."""
    model = on_ksenia.view.overview.documents.table_model
    assert [model.cell(number, 0).strong for number in (0, 1)] == [True, False]
    assert [model.cell(number, 4).words() for number in (0, 1)] == ["Current", "Replaced"]


def test_contacts_stand_beside(on_ksenia):
    """The phone is told in the overview."""
    assert "+7 912 555-01-22" in words(on_ksenia)


def test_tabs_by_key(on_ksenia):
    """Ctrl+Tab goes through the tabs, and History says who saved when."""
    tabs = []
    for _step in range(4):
        press(on_ksenia, Qt.Key.Key_Tab, CTRL)
        tabs.append(on_ksenia.view.tab())
    assert tabs == ["documents", "tours", "history", "overview"]
    model = on_ksenia.view.history.table_model
    assert (model.cell(0, 0).words(), model.cell(0, 1).words()) == ("Client saved", "Anna")


def test_tours_open(on_ksenia, ksenia):
    """Enter on a tour of the client opens the tour."""
    tour = travel(ksenia.id)
    opened: list[int] = []
    hear = lambda tour_id, _tourist: opened.append(tour_id)  # noqa: E731
    navigator.tour.connect(hear)
    on_ksenia.view.show_tab(1)
    on_ksenia.view.next_tab()
    press(on_ksenia, Qt.Key.Key_Return)
    navigator.tour.disconnect(hear)
    assert opened == [tour.id]


def test_next_pane(on_ksenia):
    """F6 goes from the list into the record and back."""
    press(on_ksenia, Qt.Key.Key_F6)
    assert on_ksenia.view.overview.documents.hasFocus()
    press(on_ksenia, Qt.Key.Key_F6)
    assert on_ksenia.clients.list.hasFocus()


def test_enter_in_the_list_goes_into_the_record(on_ksenia):
    """Enter on the line goes to the record beside it."""
    press(on_ksenia, Qt.Key.Key_Return)
    assert on_ksenia.view.overview.documents.hasFocus()


def test_delete_says_what_went_and_offers_undo(on_ksenia, ksenia):
    """Del deletes, says what depended on the client, and the undo brings everything back."""
    travel(ksenia.id)
    offered: list[tuple[str, int]] = []
    hear = lambda text, operation: offered.append((text, operation))  # noqa: E731
    messages.undo_offered.connect(hear)
    press(on_ksenia, Qt.Key.Key_Delete)
    messages.undo_offered.disconnect(hear)
    with pytest.raises(RecordGone):
        load_client(ksenia.id)
    text, operation = offered[0]
    assert "with 2 documents" in text
    assert "1 tour keeps its own copy" in text
    assert on_ksenia.shown_id() not in (None, ksenia.id)
    undo(operation)
    assert len(load_client(ksenia.id).documents) == 2


def test_keeps_up_with_others(on_ksenia, ksenia):
    """What another screen writes is shown without asking."""
    from models.clients import save_client

    other = load_client(ksenia.id)
    other.native_given_name = "Оксана"
    changes.announce(save_client(other))
    assert on_ksenia.view.name.text() == "Жвыгмуз Оксана"


def test_gone_client_makes_room(on_ksenia, ksenia):
    """A client deleted elsewhere is no longer shown."""
    from models.clients import delete_client

    changes.announce(delete_client(ksenia.id))
    assert on_ksenia.shown_id() != ksenia.id


def test_the_facts_under_the_name_break_between_facts(on_ksenia, ksenia):
    """Where they have no room in one line they take two, and none of them is cut."""
    facts = on_ksenia.view.facts
    wide = facts.height()
    assert facts.lines(facts.width()) == [facts.text()]
    on_ksenia.resize(760, 700)
    QApplication.processEvents()
    lines = facts.lines(facts.width())
    assert len(lines) > 1
    assert DOT.join(lines) == facts.text()
    assert all(facts.fontMetrics().horizontalAdvance(line) <= facts.width() for line in lines)
    assert facts.height() >= len(lines) * facts.fontMetrics().height() > wide


def test_one_fact_that_is_too_long_gives_up_its_end(on_ksenia, ksenia):
    """A Latin name without end widens nothing; the whole is in the tip."""
    width = on_ksenia.width()
    on_ksenia.view.facts.set_facts(["X" * 500, "born 1985"])
    QApplication.processEvents()
    assert on_ksenia.width() == width
    assert on_ksenia.view.facts.lines(on_ksenia.view.facts.width())[1:] == ["born 1985"]
    assert "X" * 500 in on_ksenia.view.facts.toolTip()
