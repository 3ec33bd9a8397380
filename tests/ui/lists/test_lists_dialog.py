"""Lists: what is chosen at the left is what stands at the right and what leaves."""

from __future__ import annotations

import csv
import io
import threading

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

import translations
from models.clients import count_clients, list_clients
from models.list_layouts import list_layouts_of
from models.tourists import TouristSave, list_tourists, load_tourist, save_tourists
from paperwork import paper_files
from paperwork.list_sources import ClientsSource, TourSource
from paperwork.ready_lists import months_later
from tests.ui.typing import ALT, CTRL, SHIFT, press, type_text
from ui.lists.lists_dialog import open_tour_lists


def sheet_of(path) -> list[list[object]]:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def push(hands, text: str) -> None:
    buttons = [one for one in hands.dialog.findChildren(QPushButton) if one.isVisible()]
    next(one for one in buttons if one.text().replace("&", "") == text).click()
    hands.rest()


# -- what it will be


def test_the_first_list_is_there_at_once(tour_hands, tour):
    """The tourists of the tour, with the usual columns; the focus is on the choice of the list."""
    assert tour_hands.headings()[:3] == ["No.", "Surname", "Given name"]
    assert len(tour_hands.lines()) == tour.tourists
    assert tour_hands.dialog.wish.kinds.hasFocus()


def test_another_list_is_chosen_with_the_arrows(tour_hands):
    """Down from the first: the rooming list, with what is still empty in it."""
    tour_hands.press(Qt.Key.Key_Down)
    assert tour_hands.headings()[:3] == ["Hotel", "Room", "Room type"]
    assert "Still empty: Room type" in tour_hands.bars()


def test_a_list_for_a_partner_is_in_english(use, office, tour):
    """Headings and days; the window goes on speaking Russian."""
    translations.install("ru")
    hands = use(open_tour_lists(None, tour.id))
    assert hands.headings()[1] == "Фамилия"
    languages = hands.dialog.wish.languages
    languages.setFocus()
    hands.press(Qt.Key.Key_Down)
    assert hands.headings()[1] == "Surname"
    assert hands.dialog.wish.columns.table_model.rows[1].words == "Фамилия"


def test_in_english_there_is_one_language(tour_hands):
    """The same is not offered twice."""
    assert tour_hands.dialog.wish.languages.count() == 1


def test_who_does_not_use_the_service_is_told(use, office, tour):
    """Somebody without a flight is not on the passenger list, and named."""
    someone = load_tourist(list_tourists(tour.id)[0].id)
    someone.services = []
    save_tourists([TouristSave(someone)])
    hands = use(open_tour_lists(None, tour.id))
    hands.choose("airline")
    assert len(hands.lines()) == tour.tourists - 1
    assert (
        f"1 tourist does not use this service and is not in the list: {someone.latin_surname}" in hands.bars()
    )


def test_months_are_asked_for_only_where_passports_expire(use, tour):
    """A passport that ends ten months after the tour is there for twelve months, not for six."""
    someone = load_tourist(list_tourists(tour.id)[0].id)
    someone.international_passport_expiry = months_later(tour.end_date, 10)
    save_tourists([TouristSave(someone)])
    hands = use(open_tour_lists(None, tour.id))
    wish = hands.dialog.wish
    assert not wish.periods.isVisible()
    hands.choose("expiring")
    assert wish.periods.currentText() == "6 months"
    assert hands.lines() == []
    wish.periods.setFocus()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down)
    assert [line[1] for line in hands.lines()] == [someone.latin_surname]


def test_an_empty_list_says_so_and_cannot_leave(tour_hands, monkeypatch):
    """No file of nobody."""
    monkeypatch.setattr("paperwork.ready_lists._expiring", lambda *_args: [])
    tour_hands.choose("expiring")
    assert not tour_hands.dialog.excel_button.isEnabled()
    tour_hands.press(Qt.Key.Key_Return, CTRL)
    assert tour_hands.files() == []


# -- columns


def columns(hands):
    return hands.dialog.wish.columns


def test_space_leaves_a_column_out_and_takes_it(tour_hands):
    """At once in the preview."""
    columns(tour_hands).setFocus()
    tour_hands.press(Qt.Key.Key_Space)
    assert tour_hands.headings()[0] == "Surname"
    tour_hands.press(Qt.Key.Key_Space)
    assert tour_hands.headings()[0] == "No."


def test_alt_and_arrows_move_columns(tour_hands):
    """Several chosen ones together, and they stay chosen to be moved on; at the end they stay."""
    listing = columns(tour_hands)
    listing.setFocus()
    listing.select_row(1)
    tour_hands.press(Qt.Key.Key_Down, SHIFT)
    for _ in range(2):
        tour_hands.press(Qt.Key.Key_Down, ALT)
    assert tour_hands.headings()[:5] == ["No.", "Patronymic", "Surname, Latin", "Surname", "Given name"]
    for _ in range(4):
        tour_hands.press(Qt.Key.Key_Up, ALT)
    assert tour_hands.headings()[:3] == ["Surname", "Given name", "No."]


def test_a_click_on_the_tick_takes_a_column_and_one_on_its_words_only_chooses_it(tour_hands):
    """So that it can be moved without being left out."""
    listing = columns(tour_hands)
    where = listing.visualRect(listing.table_model.index(1, 0))
    QTest.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=where.center())
    assert "Surname" in tour_hands.headings()[:2]
    assert listing.current().key == "native_surname"
    QTest.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(12, where.center().y()))
    assert tour_hands.headings()[:2] == ["No.", "Given name"]


def test_without_a_column_nothing_leaves(tour_hands):
    """All left out: the buttons wait."""
    listing = columns(tour_hands)
    listing.selectAll()
    listing.setFocus()
    tour_hands.press(Qt.Key.Key_Space)
    assert listing.keys() == ()
    assert not tour_hands.dialog.pdf_button.isEnabled()


# -- remembered under a name


def remember(hands, name: str) -> None:
    names = hands.dialog.wish.names.names
    names.setFocus()
    names.lineEdit().selectAll()
    type_text(hands.dialog, name)
    hands.press(Qt.Key.Key_Return)


def test_columns_are_remembered_under_a_name_and_come_back(tour_hands, use, tour):
    """For the office: in another dialog they are offered, and there at once where they were used last."""
    columns(tour_hands).setFocus()
    tour_hands.press(Qt.Key.Key_Space)
    remember(tour_hands, "Без номера")
    [kept] = list_layouts_of("tourists")
    assert (kept.name, kept.columns[0]) == ("Без номера", "native_surname")
    tour_hands.dialog.close()
    again = use(open_tour_lists(None, tour.id))
    assert again.headings()[0] == "Surname"
    names = again.dialog.wish.names.names
    names.setFocus()
    again.press(Qt.Key.Key_Up)
    assert again.headings()[0] == "No."


def test_what_is_forgotten_can_be_taken_back(tour_hands):
    """Forget, then Undo."""
    columns(tour_hands).setFocus()
    tour_hands.press(Qt.Key.Key_Space)
    remember(tour_hands, "Mine")
    push(tour_hands, "Forget")
    assert list_layouts_of("tourists") == []
    push(tour_hands, "Undo")
    assert [one.name for one in list_layouts_of("tourists")] == ["Mine"]
    assert tour_hands.headings()[0] == "Surname"


def test_nothing_is_remembered_without_a_name(tour_hands):
    """Neither blanks nor the words for the proposed columns are one."""
    remember(tour_hands, "   ")
    remember(tour_hands, "Proposed columns")
    assert list_layouts_of("tourists") == []


# -- how it leaves


def test_ctrl_enter_opens_the_list_in_excel(tour_hands, tour):
    """What the preview shows is in the file, under a name that says what it is; a bar says where."""
    headings, lines = tour_hands.headings(), len(tour_hands.lines())
    tour_hands.press(Qt.Key.Key_Return, CTRL)
    [path] = tour_hands.files()
    assert path.name == f"Tourists, {tour.number}.xlsx"
    assert tour_hands.opened == [path]
    rows = sheet_of(path)
    assert rows[0] == headings
    assert len(rows) == lines + 1
    assert str(path) in tour_hands.bars()


def test_a_second_time_the_first_file_stays(tour_hands, tour):
    """Somebody may have worked in it."""
    for _ in range(2):
        tour_hands.press(Qt.Key.Key_Return, CTRL)
    assert [one.name for one in tour_hands.files()] == [
        f"Tourists, {tour.number} (2).xlsx",
        f"Tourists, {tour.number}.xlsx",
    ]


def test_a_pdf_is_made_of_it(tour_hands):
    """With the title of the list."""
    import pypdfium2

    tour_hands.choose("airline")
    push(tour_hands, "PDF")
    [path] = tour_hands.files()
    assert (
        "Passenger list for the airline" in pypdfium2.PdfDocument(path)[0].get_textpage().get_text_bounded()
    )


def test_the_list_is_copied_as_cells(tour_hands):
    """Tab-separated text and a table: headings and all lines."""
    lines = tour_hands.lines()
    tour_hands.press(Qt.Key.Key_C, CTRL | SHIFT)
    mime = QGuiApplication.clipboard().mimeData()
    copied = list(csv.reader(io.StringIO(mime.text()), "excel-tab"))
    assert copied == [tour_hands.headings(), *lines]
    assert mime.html().count("<tr>") == len(copied)
    assert f"{len(lines)} lines copied" in tour_hands.bars()
    QGuiApplication.clipboard().clear()


def test_what_cannot_be_written_is_said_at_the_folder(tour_hands, monkeypatch, tmp_path):
    """The focus goes there, nothing is left, and after choosing another folder it works."""
    (tmp_path / "taken").write_text("x")
    tour_hands.dialog.folder.field.set_value(str(tmp_path / "taken"))
    tour_hands.press(Qt.Key.Key_Return, CTRL)
    field = tour_hands.dialog.folder.field
    assert "taken is not a folder" in field.message()
    assert field.hasFocus()
    field.set_value(str(tour_hands.folder))
    tour_hands.press(Qt.Key.Key_Return, CTRL)
    assert len(tour_hands.files()) == 1
    assert field.message() == ""


def test_a_full_disk_leaves_nothing(tour_hands, monkeypatch):
    """A sentence, no half file, nothing opened."""

    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(paper_files, "_write_hidden", full)
    tour_hands.press(Qt.Key.Key_Return, CTRL)
    assert "full" in tour_hands.dialog.folder.field.message()
    assert tour_hands.files() == []
    assert tour_hands.opened == []


def test_without_a_folder_it_is_asked_for(tour_hands):
    """Before anything is made."""
    tour_hands.dialog.folder.field.set_value("")
    tour_hands.press(Qt.Key.Key_Return, CTRL)
    assert "Choose the folder" in tour_hands.dialog.folder.field.message()


def test_esc_stops_a_long_list(tour_hands, monkeypatch):
    """Nothing is written, the dialog stays and says so; Esc again closes it."""
    going, gone_on = threading.Event(), threading.Event()
    real = TourSource.whole

    def slow(self, wish, progress=None, cancelled=None):
        going.set()
        gone_on.wait(5)
        return real(self, wish, progress, cancelled)

    monkeypatch.setattr(TourSource, "whole", slow)
    press(tour_hands.dialog, Qt.Key.Key_Return, CTRL)
    tour_hands.qtbot.waitUntil(going.is_set)
    assert tour_hands.dialog.close_button.text() == "Cancel"
    press(tour_hands.dialog, Qt.Key.Key_Escape)
    gone_on.set()
    tour_hands.rest()
    assert tour_hands.files() == []
    assert "Nothing was written" in tour_hands.dialog._state.text()
    with tour_hands.qtbot.waitSignal(tour_hands.dialog.finished):
        press(tour_hands.dialog, Qt.Key.Key_Escape)


def test_typing_that_is_not_saved_is_told(use, office, tour):
    """Saving it reads the list anew."""
    someone = list_tourists(tour.id)[0]

    def save() -> bool:
        person = load_tourist(someone.id)
        person.native_surname = "Новая"
        save_tourists([TouristSave(person)])
        return True

    hands = use(open_tour_lists(None, tour.id, unsaved=True, save=save))
    assert "not saved" in hands.bars()
    push(hands, "Save them")
    assert hands.lines()[0][1] == "Новая"
    assert "not saved" not in hands.bars()


def test_a_tour_deleted_meanwhile_is_told(use, office):
    """A sentence, no crash."""
    hands = use(open_tour_lists(None, 99_999))
    assert hands.bars() != ""
    assert not hands.dialog.excel_button.isEnabled()


# -- clients


def test_whom_the_search_shows_or_all(clients_hands):
    """First those who were searched for, in the order of the screen; all with one key."""
    hands = clients_hands("ivan", "-name")
    wanted = list_clients("ivan", "-name").rows
    assert [line[:2] for line in hands.lines()] == [
        [one.native_surname, one.native_given_name] for one in wanted
    ]
    hands.dialog.wish.found.setFocus()
    hands.press(Qt.Key.Key_Down)
    assert "the first 50 are shown" in hands.dialog._count.text()


def test_all_clients_go_to_excel(clients_hands):
    """Not only those that are previewed."""
    hands = clients_hands()
    assert not hands.dialog.wish.found.isVisible()
    hands.press(Qt.Key.Key_Return, CTRL)
    [path] = hands.files()
    assert len(sheet_of(path)) == count_clients() + 1


@pytest.mark.parametrize(("language", "separator"), [("ru_RU", ";"), ("en_US", ",")])
def test_csv_has_the_separator_of_the_system(clients_hands, monkeypatch, language, separator):
    """And is not opened: it is for other programs."""
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(language))
    hands = clients_hands("ivan")
    push(hands, "CSV")
    [path] = hands.files()
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=separator))
    assert rows[0] == hands.headings()
    assert [row[0] for row in rows[1:]] == [line[0] for line in hands.lines()]
    assert hands.opened == []


def test_vcards_of_whom_the_search_shows(clients_hands):
    """One for each; a list of expiring passports has none."""
    hands = clients_hands("ivan")
    push(hands, "vCard")
    [path] = hands.files()
    assert path.suffix == ".vcf"
    assert path.read_bytes().count(b"BEGIN:VCARD") == len(hands.lines())
    hands.choose("expiring_clients")
    assert not hands.dialog.card_button.isEnabled()


def test_clients_whose_passports_expire(clients_hands):
    """Of the whole base, whatever was searched."""
    hands = clients_hands("nobody is called so")
    assert hands.lines() == []
    hands.choose("expiring_clients")
    assert hands.lines() != []
    assert not hands.dialog.wish.found.isVisible()


def test_a_tour_has_no_address_book(tour_hands):
    """CSV and vCard are offered for clients."""
    assert not tour_hands.dialog.csv_button.isVisible()
    assert not tour_hands.dialog.card_button.isVisible()


def test_a_bug_while_making_goes_on_as_a_bug(clients_hands, monkeypatch, qtbot):
    """It is not told as if a person could do something about it; the dialog can be used again."""
    hands = clients_hands("ivan")

    def broken(self, wish, progress=None, cancelled=None):
        raise ZeroDivisionError

    monkeypatch.setattr(ClientsSource, "whole", broken)
    with qtbot.captureExceptions() as bugs:
        hands.press(Qt.Key.Key_Return, CTRL)
    assert [kind for kind, *_rest in bugs] == [ZeroDivisionError]
    assert hands.dialog.excel_button.isEnabled()
    QApplication.processEvents()
