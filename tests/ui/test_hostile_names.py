"""Whatever people are called: kept as typed or refused in words, found, and no search without an answer."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)

from models.clients import load_client, save_client
from models.records import (
    Client,
    Tourist,
)
from models.search import search_clients
from models.tourists import list_tourists, load_tourist
from models.tours import list_tours
from tests.ui.typing import CTRL, press, shown, type_text
from textkit.cleaning import clean_text
from textkit.names import removed_from_name
from ui.main_window import MainWindow
from ui.search.global_search import GlobalSearch
from ui.tourists.tourists_page import TouristsPage

HOSTILE = [
    "O'Нил",
    "д’Артаньян",
    "100%",
    "Ив_нов",
    '"Кавычки"',
    "<b>Жирный</b>",
    "<img src=x>",
    "Нуль\0внутри",
    "Справа\u202eналево\u200f",
    "Смайл😀",
    "Пара\ud83dполовина",
    "'; DROP TABLE client; --",
    "A&B &amp; &lt;",
    "%s %(name)s {0}",
    "ا\u200cب",
    "ё\u0301" * 50,
    "[*]",
]


@pytest.fixture
def form(qtbot, office) -> TouristsPage:
    """A tour with a new tourist, the surname under the cursor."""
    page = TouristsPage(list_tours()[0].id)
    page.resize(1280, 700)
    shown(qtbot, page)
    page.activate()
    press(page, Qt.Key.Key_Insert)
    return page


def saved_people(page: TouristsPage, before: list[int]) -> list[Tourist]:
    return [load_tourist(one.id) for one in list_tourists(page.tour_id) if one.id not in before]


def visible(text: str) -> str:
    """What of a name must survive: all that can be seen; capitals may be put right."""
    return clean_text(text.encode("utf-8", "ignore").decode(), one_line=True).casefold()


@pytest.mark.parametrize(
    ("way", "typed"),
    [("typed", one) for one in HOSTILE] + [("pasted", one) for one in HOSTILE if not one.isprintable()],
    ids=ascii,
)
def test_a_name_is_kept_or_refused_in_words(form, qapp, typed, way):
    """Whatever is put into the surname is stored and shown to the letter, or the field says why not."""
    before = [one.id for one in list_tourists(form.tour_id)]
    if way == "typed":
        type_text(form, typed)
    else:
        qapp.clipboard().setText(typed.encode("utf-8", "ignore").decode())
        press(form, Qt.Key.Key_V, CTRL)
    press(form, Qt.Key.Key_S, CTRL)
    people = saved_people(form, before)
    field = form.form.fields["native_surname"]
    if not people:
        assert field.message()
        assert field.line.text()
        return
    kept = people[0].native_surname
    assert kept.casefold() == visible(typed)
    assert kept
    assert field.line.text() == kept
    assert any(kept in row.name for row in form.list_pane.rows())
    odd = "".join(filter(str.isprintable, removed_from_name(kept)))
    assert (odd in field.message() or "digits" in field.message()) if odd else not field.message()


def test_ten_thousand_letters_are_refused_at_the_field(form, qapp):
    """Too long is said where it was typed, and the typing stays."""
    before = [one.id for one in list_tourists(form.tour_id)]
    qapp.clipboard().setText("Щ" * 10_000)
    press(form, Qt.Key.Key_V, CTRL)
    press(form, Qt.Key.Key_S, CTRL)
    assert saved_people(form, before) == []
    field = form.form.fields["native_surname"]
    assert "too long" in field.message()
    assert len(field.line.text()) == 10_000
    assert form.width() == 1280


def test_notes_keep_what_is_typed(form, qapp):
    """In free text every sign that can be printed is kept as it is."""
    type_text(form, "Новиков")
    form.form.fields["notes"].setFocus()
    plain = "\n".join(HOSTILE).encode("utf-8", "ignore").decode()
    qapp.clipboard().setText(plain)
    press(form, Qt.Key.Key_V, CTRL)
    before = [one.id for one in list_tourists(form.tour_id)]
    press(form, Qt.Key.Key_S, CTRL)
    [saved] = saved_people(form, before)
    hidden = dict.fromkeys(map(ord, "\0\u202e\u200f"))
    assert saved.notes == unicodedata.normalize("NFC", plain.translate(hidden)).strip()


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_client_of_that_name_is_found_and_shown(qtbot, empty_office, name):
    """A name that came from elsewhere is found by its letters and stands in the title as it is."""
    client = Client(native_surname=f"Яя{name}")
    save_client(client)
    kept = load_client(client.id).native_surname
    window = shown(qtbot, MainWindow())
    qtbot.waitUntil(lambda: window.place() == "tours")
    assert [hit.id for hit in search_clients("яя")] == [client.id]
    press(window, Qt.Key.Key_K, CTRL)
    type_text(window, kept)
    assert window.search.is_open()
    if not any(map(str.isdecimal, name)):  # digits are looked for as numbers of papers
        assert [hit.id for hit in search_clients(kept)] == [client.id]
    window.open_client(client.id)
    assert kept in window.windowHandle().title()


def put(widget: QWidget, text: str) -> None:
    """Type the text, or paste it where nobody would type so much."""
    if len(text) < 50:
        type_text(widget, text)
        return
    QApplication.clipboard().setText(text)
    press(widget, Qt.Key.Key_V, CTRL)


SEARCHED = [
    "'",
    "%",
    "_",
    "\\",
    "и",
    "z",
    "   ",
    "😀",
    "щ" * 500,
    "1" * 500,
    "<b>",
    "\0",
    "a' OR 1=1 --",
    "*",
]


def test_every_search_gets_an_answer(qtbot, office):
    """In the top bar, the dialog, the lists of clients and tours: no error, and the place is the same."""
    from ui.search.search_dialog import SearchDialog

    window = shown(qtbot, MainWindow())
    qtbot.waitUntil(lambda: window.place() == "tours")
    for text in SEARCHED:
        press(window, Qt.Key.Key_K, CTRL)
        put(window, text)
        press(window, Qt.Key.Key_Escape)
        for place in ("tours", "clients"):
            window.go(place)
            window.page().find_here()
            put(window, text)
            press(window, Qt.Key.Key_Return)
            assert window.place() == place
    qtbot.wait(250)  # pages wait for the end of the typing
    for text in SEARCHED:
        dialog = SearchDialog()
        dialog.show()
        dialog.activateWindow()
        for name in ("surname", "passport_number", "birth_date", "card_number"):
            dialog.field(name).setFocus()
            put(dialog, text)
        assert dialog.count.text() or dialog.field("birth_date").message()
        dialog.close()
    window.close()


def test_no_text_stops_the_search(qtbot, office):
    """Whatever stands in the box, the search answers."""
    holder = shown(qtbot, QWidget())
    search = GlobalSearch(holder)

    @settings(max_examples=30, suppress_health_check=list(HealthCheck))
    @given(text=st.text(max_size=60) | st.text("иваноvIVAN'%_ 0123456789.-@<>&\0", max_size=30))
    def answer(text):
        search.search(text)
        assert search.is_open() == bool(text.strip())

    answer()
