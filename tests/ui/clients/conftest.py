"""A page of clients on the screen, and the people in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.clients import save_client
from models.records import Client, Contact, Document
from tests.ui.typing import shown
from ui.clients.clients_page import ClientsPage


@pytest.fixture
def ksenia(office) -> Client:
    """A client with two passports and a phone, whose name nobody else has."""
    client = Client(
        native_surname="Жвыгмуз",
        native_given_name="Ксения",
        latin_surname="ZHVYGMUZ",
        latin_given_name="KSENIIA",
        birth_date="1984-02-29",
        documents=[
            Document(issuing_state="RU", series="75", number="3318206", issue_date="2017-03-18"),
            Document(issuing_state="RU", series="63", number="2210457", state="replaced"),
        ],
        contacts=[Contact(value="+7 912 555-01-22")],
    )
    save_client(client)
    return client


@pytest.fixture
def make_page(office, qtbot) -> Iterator[Callable[[], ClientsPage]]:
    pages: list[ClientsPage] = []

    def make() -> ClientsPage:
        page = ClientsPage()
        page.resize(1280, 722)
        shown(qtbot, page)
        page.activate()
        QApplication.processEvents()
        pages.append(page)
        return page

    yield make
    for page in pages:
        page.close()


@pytest.fixture
def page(make_page) -> ClientsPage:
    return make_page()


@pytest.fixture
def on_ksenia(ksenia, make_page) -> ClientsPage:
    """The page with her record open to read."""
    page = make_page()
    page.show_client(ksenia.id)
    page.clients.list.setFocus(Qt.FocusReason.OtherFocusReason)
    return page
