"""T11: a passport's zone that arrives in any field of the form is read, compared, and filled in."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from models.clients import save_client
from models.records import Client, Document
from models.tourists import load_tourist
from tests.ui.scanner import CARD, IVANOVA, NATIONAL, SHCHERBAKOV, scan
from tests.ui.typing import ALT, CTRL, press, type_text

INS, F7, ESC, SPACE = Qt.Key.Key_Insert, Qt.Key.Key_F7, Qt.Key.Key_Escape, Qt.Key.Key_Space
ENTER, TAB, DOWN, V = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_V
WRONG_NUMBER = (IVANOVA[0], "7501234566RUS8502016F3301317<<<<<<<<<<<<<<08")
LETTER_O = (IVANOVA[0], "75O1234569RUS8502016F3301317<<<<<<<<<<<<<<08")


@pytest.fixture
def anna(hands):
    """A new tourist of whom a clerk has typed something already."""
    hands.press(INS)
    hands.put("native_surname", "Иванова")
    hands.put("latin_given_name", "ANASTASIYA")
    hands.put("birth_date", "1985")
    return hands


@pytest.fixture
def clipboard():
    board = QGuiApplication.clipboard()
    yield board
    board.clear()


def panel(hands):
    return hands.page.reading.panel


def lines(hands) -> dict[str, tuple[str, str, bool]]:
    """What the table asks: title to what is on the form, what the passport says, and the tick."""
    return {one.title: (one.here, one.read, one.ticked) for one in panel(hands).table.lines if one.row.asks}


def words(hands) -> str:
    return "\n".join(one.text() for one in panel(hands).findChildren(QLabel) if one.isVisible())


def later(hands) -> None:
    """The scanner is done: the next Enter is a person's."""
    QTest.qWait(520)


@pytest.mark.parametrize("field", ["native_surname", "phone", "notes", "birth_date", "citizenship"])
@pytest.mark.parametrize("russian", [False, True])
def test_a_scan_fills_a_new_tourist(hands, field, russian):
    """Scanned into whatever field, in whatever layout, a clean zone fills an empty form at once."""
    hands.press(INS)
    hands.go(field)
    scan(hands.page, IVANOVA, russian=russian)
    assert hands.shows("latin_surname") == "IVANOVA"
    assert hands.shows("latin_given_name") == "ANASTASIIA"
    assert hands.shows("birth_date") == "01.02.1985"
    assert hands.shows("international_passport_series") == "75"
    assert hands.shows("international_passport_number") == "0123456"
    assert hands.shows("international_passport_expiry") == "31.01.2033"
    assert hands.field("sex").value() == "F"
    assert hands.field("citizenship").value() == "RU"
    assert hands.shows("phone") == hands.shows("notes") == ""
    assert "Filled 9 fields from the passport." in hands.info()


def test_native_names_are_proposed_back(hands):
    """The Latin names are the passport's, the native ones are proposals with their wand."""
    hands.press(INS)
    scan(hands.page, IVANOVA)
    assert (hands.shows("native_surname"), hands.shows("native_given_name")) == ("Иванова", "Анастасия")
    assert hands.field("native_surname").is_proposed()
    assert not hands.field("latin_surname").is_proposed()


@pytest.mark.parametrize("end", [ENTER, TAB])
def test_the_scanners_last_key_does_nothing(hands, end):
    """The Enter or Tab after the zone leaves the focus where the filling put it."""
    hands.press(INS)
    hands.go("phone")
    scan(hands.page, IVANOVA, end=end)
    assert QApplication.focusWidget() is hands.field("native_surname").editor
    assert not panel(hands).isVisible()


def test_filling_can_be_undone(hands):
    """Undo in the bar gives the form back as it was."""
    hands.press(INS)
    scan(hands.page, IVANOVA)
    hands.push("Undo")
    assert hands.shows("latin_surname") == hands.shows("native_surname") == hands.shows("birth_date") == ""


def test_a_queue_is_a_row_of_scans(hands):
    """Ins and a scan for each person: none of them has anything of another."""
    for lines_, surname in ((IVANOVA, "IVANOVA"), (SHCHERBAKOV, "SHCHERBAKOV")):
        hands.press(INS)
        scan(hands.page, lines_)
        assert hands.shows("latin_surname") == surname
    assert hands.shows("birth_date") == "17.03.1929"


@pytest.mark.parametrize("field", ["native_surname", "phone", "notes", "latin_given_name", "birth_date"])
def test_the_field_gets_back_what_stood_there(anna, field):
    """Nothing of the zone stays in the field, nor in the next one, and nothing that was typed is lost."""
    anna.put("phone", "+7 926 123-45-67")
    anna.put("notes", "Window seat.")
    tourist = anna.page.form._edited.tourist
    before = {name: anna.shows(name) for name in anna.page.form.fields}
    anna.go(field)
    scan(anna.page, IVANOVA)
    assert {name: anna.shows(name) for name in anna.page.form.fields} == before
    assert anna.page.form._edited.tourist == tourist
    assert panel(anna).isVisible()


def test_the_rest_of_the_field_stays_at_the_cursor(anna):
    """The cursor stands again in the middle of the text, where the scan began."""
    anna.go("native_surname")
    anna.field("native_surname").editor.setCursorPosition(3)
    scan(anna.page, IVANOVA)
    assert anna.shows("native_surname") == "Иванова"
    assert anna.field("native_surname").editor.cursorPosition() == 3


def test_a_wand_stays_a_wand(anna):
    """A proposal into which a zone was scanned is still a proposal."""
    assert anna.field("latin_surname").is_proposed()
    anna.go("latin_surname")
    scan(anna.page, IVANOVA)
    assert anna.field("latin_surname").is_proposed()
    assert anna.shows("latin_surname") == "IVANOVA"


def test_differing_values_are_asked(anna):
    """What was typed otherwise stays unless it is ticked; empty fields and a year are filled."""
    anna.put("latin_given_name", "NASTYA")
    scan(anna.page, IVANOVA)
    asked = lines(anna)
    assert asked["Given name, Latin"] == ("NASTYA", "ANASTASIIA", False)
    assert asked["Date of birth"] == ("1985", "01.02.1985", True)
    assert asked["International passport"] == ("", "75 0123456", True)
    later(anna)
    anna.press(ENTER, CTRL)
    assert anna.shows("latin_given_name") == "NASTYA"
    assert anna.shows("birth_date") == "01.02.1985"


def test_space_takes_a_value_and_enter_fills(anna):
    """In the table Space ticks, and Enter does what the button says."""
    anna.put("latin_given_name", "NASTYA")
    scan(anna.page, IVANOVA)
    later(anna)
    anna.press(TAB)
    table = panel(anna).table
    assert table.hasFocus()
    while table.current().title != "Given name, Latin":
        anna.press(DOWN)
    anna.press(SPACE)
    count = int("".join(filter(str.isdigit, panel(anna).take.text())))
    anna.press(ENTER)
    assert anna.shows("latin_given_name") == "ANASTASIIA"
    assert f"Filled {count} field" in anna.info()


def test_escape_leaves_the_form_alone(anna):
    """Esc closes the pane; the form has what it had."""
    scan(anna.page, IVANOVA)
    anna.press(ESC)
    assert not panel(anna).isVisible()
    assert anna.shows("latin_given_name") == "ANASTASIYA"
    assert anna.shows("international_passport_number") == ""


def test_a_wrong_check_digit_is_named(hands):
    """Which digit, what stands there, what is expected; and the number is not taken unasked."""
    hands.press(INS)
    scan(hands.page, WRONG_NUMBER)
    assert "Number: the check digit is 6 and should be 9. Compare with the document." in words(hands)
    assert lines(hands)["International passport"] == ("", "75 0123456", False)
    assert lines(hands)["Surname, Latin"] == ("", "IVANOVA", True)


def test_a_proven_repair_is_made_by_a_key(hands):
    """Alt+Enter reads O as 0 where the check digits prove it; nothing is wrong any more, so the form is filled."""
    hands.press(INS)
    scan(hands.page, LETTER_O)
    assert panel(hands).repair.isVisible()
    assert "750123456" in panel(hands).repair.text()
    hands.press(ENTER, ALT)
    assert hands.shows("international_passport_number") == "0123456"
    assert not panel(hands).isVisible()


def test_another_persons_passport_begins_another_tourist(anna):
    """With another name and birth date nothing is ticked, and the button makes a new tourist."""
    anna.put("birth_date", "03.04.1990")
    anna.put("latin_surname", "PETROVA")
    scan(anna.page, IVANOVA)
    assert not any(ticked for _here, _read, ticked in lines(anna).values())
    later(anna)
    anna.press(ENTER, CTRL)
    assert anna.shows("latin_surname") == "IVANOVA"
    assert anna.shows("native_given_name") == "Анастасия"
    assert anna.page.form._edited.is_new


def test_a_newer_passport_takes_the_old_ones_dates_along(hands):
    """A renewed passport is proposed as a whole: the number never keeps the old issue date."""
    hands.press(INS)
    hands.put("latin_surname", "IVANOVA")
    hands.put("international_passport_number", "71 0012345")
    hands.put("international_passport_issue_date", "01.02.2015")
    hands.put("international_passport_expiry", "01.02.2025")
    hands.go("phone")
    scan(hands.page, IVANOVA)
    assert lines(hands)["International passport"] == ("71 0012345", "75 0123456", True)
    later(hands)
    hands.press(ENTER, CTRL)
    assert hands.shows("international_passport_number") == "0123456"
    assert hands.shows("international_passport_issue_date") == ""
    assert hands.shows("international_passport_expiry") == "31.01.2033"


def test_an_older_passport_is_left(hands):
    """The number that is typed stays with all its dates, however one of them is ticked."""
    hands.press(INS)
    hands.put("latin_surname", "IVANOVA")
    hands.put("international_passport_number", "77 0012345")
    hands.put("international_passport_expiry", "01.02.2035")
    hands.go("phone")
    scan(hands.page, IVANOVA)
    assert lines(hands)["International passport"] == ("77 0012345", "75 0123456", False)
    assert not any(one.ticked for one in panel(hands).table.lines if one.row.follows)
    later(hands)
    hands.press(ENTER, CTRL)
    assert hands.shows("international_passport_number") == "0012345"


def test_a_national_passport_fills_native_names(hands):
    """PNRUS is no passport for abroad: names in Cyrillic, series and number of the national one."""
    hands.press(INS)
    scan(hands.page, NATIONAL)
    assert hands.shows("native_surname") == "Щукина"
    assert (hands.shows("native_given_name"), hands.shows("patronymic")) == ("Юлия", "Юрьевна")
    assert (hands.shows("national_passport_series"), hands.shows("national_passport_number")) == (
        "4509",
        "012345",
    )
    assert hands.shows("national_passport_issue_date") == "05.07.2011"
    assert hands.shows("international_passport_number") == ""
    assert hands.shows("latin_surname") == "SHCHUKINA"
    assert hands.field("latin_surname").is_proposed()


def test_two_cards_one_after_the_other(hands):
    """Three lines each; the second one scanned into the form of the first is compared with it."""
    hands.press(INS)
    scan(hands.page, CARD)
    assert panel(hands).isVisible() == (date.today().isoformat() < "2020")
    assert hands.shows("latin_surname") == "SMITH"
    second = (CARD[0], "7510256M2009018CHE<<<<<<<<<<<8", "SMYTHE<<JOHN<ALBERT<<<<<<<<<<<")
    scan(hands.page, second)
    assert lines(hands)["Surname, Latin"] == ("SMITH", "SMYTHE", False)


def test_a_second_zone_takes_the_place_of_the_first(anna):
    """Scanned again while the pane is open: the pane has the second passport alone."""
    scan(anna.page, IVANOVA)
    scan(anna.page, SHCHERBAKOV)
    assert panel(anna).zone.lines() == "\n".join(SHCHERBAKOV)


@pytest.mark.parametrize("field", ["native_surname", "notes"])
def test_a_pasted_zone_is_read(hands, clipboard, field):
    """From the clipboard, with Windows' line ends, into a field of one line or of several."""
    hands.press(INS)
    hands.go(field)
    clipboard.setText("\r\n".join(IVANOVA) + "\r\n")
    hands.press(V, CTRL)
    assert hands.shows("latin_surname") == "IVANOVA"
    assert hands.shows("notes") == ""


def test_a_zone_pasted_on_the_list_is_read(hands, clipboard):
    """Ctrl+V where lists are pasted: it is no list of people."""
    hands.page.list_pane.list.setFocus()
    clipboard.setText("\n".join(IVANOVA))
    hands.press(V, CTRL)
    assert panel(hands).mrz.surname == "IVANOVA"


def test_a_zone_typed_by_a_person(hands):
    """F7 opens the pane; typed without hurry, in small letters, line by line."""
    hands.press(INS)
    hands.press(F7)
    assert panel(hands).zone.hasFocus()
    type_text(hands.page, IVANOVA[0].lower())
    hands.press(ENTER)
    type_text(hands.page, IVANOVA[1].lower())
    assert hands.shows("latin_surname") == "IVANOVA"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("native_surname", "Петрова-Русакова"),
        ("latin_surname", "PRUSAKOVA"),
        ("latin_surname", "IDRISOVA"),
        ("phone", "+7 926 123-45-67"),
        ("email", "p.rus@example.com"),
        ("international_passport_number", "75 0123456"),
        ("international_passport_number", "C01X01R74"),
        ("notes", "Паспорт <готов>, I < you"),
    ],
)
def test_ordinary_typing_is_left_alone(hands, field, typed):
    """Names, numbers, addresses and remarks stay in their field."""
    hands.press(INS)
    hands.go(field)
    type_text(hands.page, typed)
    assert hands.shows(field) == typed
    assert not panel(hands).isVisible()


def test_the_regular_client_is_offered_at_once(hands):
    """After the filling the base is asked, as after typing the number."""
    save_client(
        Client(
            native_surname="Иванова",
            birth_date="1985-02-01",
            documents=[Document(series="75", number="0123456", issuing_state="RU")],
        )
    )
    hands.press(INS)
    scan(hands.page, IVANOVA)
    assert "In the client base already, with the same passport" in hands.info()


def test_what_was_read_is_saved(hands):
    """Save writes it as if it had been typed."""
    hands.press(INS)
    scan(hands.page, IVANOVA)
    later(hands)
    hands.press(ENTER, CTRL)
    saved = load_tourist(hands.ids[-1])
    assert (saved.latin_surname, saved.international_passport_number) == ("IVANOVA", "0123456")


def test_an_unknown_day_of_birth_is_kept(hands):
    """A passport that knows only month and year gives just these."""
    hands.press(INS)
    scan(hands.page, (IVANOVA[0], "7501234569RUS5005<<0F3301317<<<<<<<<<<<<<<08"))
    assert "Date of birth: the day is not known to the issuing state." in words(hands)
    later(hands)
    hands.press(ENTER, CTRL)
    assert hands.page.form._edited.tourist.birth_date == "1950-05"
    hands.press(Qt.Key.Key_S, CTRL)
    assert load_tourist(max(hands.ids)).birth_date == "1950-05"


def test_a_pasted_mime_text_without_a_zone_stays_a_list(hands, clipboard, asked_for):
    """What is copied from a table still opens the import."""
    mime = QMimeData()
    mime.setText("Иванова\tАнна\nПетров\tИван\n")
    clipboard.setMimeData(mime)
    hands.page.list_pane.list.setFocus()
    press(hands.page, V, CTRL)
    assert len(asked_for.import_list) == 1
