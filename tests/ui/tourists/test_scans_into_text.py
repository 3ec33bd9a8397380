"""Scans that come while somebody is typing, and scanners that send a zone in their own way."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from models.tourists import load_tourist
from tests.ui.scanner import CARD, IVANOVA, NATIONAL, RUSSIAN, SHCHERBAKOV, scan
from tests.ui.typing import CTRL, type_text
from ui.reading.watch import SCANNERS

INS, ESC, Z, V = Qt.Key.Key_Insert, Qt.Key.Key_Escape, Qt.Key.Key_Z, Qt.Key.Key_V
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
VISA = (
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L8988901C4XXX4009078F96121096ZE184226B<<<<<<",
)
FULL_CARD = (
    "IDESPAAA000000499999999R<<<<<<",
    "8001014F3501017ESP<<<<<<<<<<<7",
    "ESPANOLA<ESPANOLA<<CARMEN<<<<<",
)
LONG = (
    "P<RUSKONSTANTINOPOLSKAIA<<ALEKSANDRA<ELIZAVE",
    IVANOVA[1],
)


def panel(hands):
    return hands.page.reading.panel


def words(hands) -> str:
    return "\n".join(one.text() for one in panel(hands).findChildren(QLabel) if one.isVisible())


def lines(hands) -> dict[str, tuple[str, str, bool]]:
    return {one.title: (one.here, one.read, one.ticked) for one in panel(hands).table.lines if one.row.asks}


def everything(hands) -> dict[str, str]:
    return {name: hands.shows(name) for name in hands.page.form.fields}


@pytest.mark.parametrize("russian", [False, True], ids=["latin", "russian"])
@pytest.mark.parametrize(
    ("field", "text"),
    [("native_surname", "Сидоров"), ("latin_surname", "SIDO"), ("phone", "+7 926"), ("notes", "Vegan, ")],
)
def test_a_scan_in_the_middle_of_typing(hands, field, text, russian):
    """The letters typed a moment before stay, the zone alone goes out of the field."""
    hands.press(INS)
    hands.put("birth_date", "1985")
    hands.go(field)
    type_text(hands.page, text)
    before = everything(hands)
    scan(hands.page, IVANOVA, russian=russian)
    assert panel(hands).isVisible()
    assert panel(hands).mrz.surname == "IVANOVA"
    assert {name: one.strip() for name, one in everything(hands).items()} == {
        name: one.strip() for name, one in before.items()
    }


@pytest.mark.parametrize("field", ["native_surname", "phone", "notes", "birth_date"])
def test_escape_leaves_all_as_it_was(hands, field):
    """After Esc the form, and what it would save, are those from before the scan."""
    hands.press(INS)
    hands.put("native_surname", "Сидорова")
    hands.put("phone", "+7 926 123-45-67")
    hands.go(field)
    tourist, before = hands.page.form._edited.tourist, everything(hands)
    scan(hands.page, IVANOVA)
    hands.press(ESC)
    assert everything(hands) == before
    assert hands.page.form._edited.tourist == tourist
    assert not panel(hands).isVisible()


def test_a_scan_over_selected_text(hands):
    """The selected text that the first sign of the scan replaced comes back."""
    hands.press(INS)
    hands.put("native_surname", "Сидорова")
    hands.field("native_surname").editor.selectAll()
    scan(hands.page, IVANOVA)
    assert hands.shows("native_surname") == "Сидорова"


def test_a_paste_behind_text(hands):
    """Of text and pasted zone the text stays."""
    hands.press(INS)
    hands.put("birth_date", "1985")
    hands.go("notes")
    type_text(hands.page, "Vegan ")
    board = QGuiApplication.clipboard()
    board.setText("\n".join(IVANOVA))
    hands.press(V, CTRL)
    board.clear()
    assert panel(hands).mrz.surname == "IVANOVA"
    assert hands.shows("notes").strip() == "Vegan"


@pytest.mark.parametrize("field", ["native_surname", "phone", "notes"])
@pytest.mark.parametrize("russian", [False, True], ids=["latin", "russian"])
def test_spaces_for_fillers(hands, field, russian):
    """A scanner that sends spaces: the line end tells that the line is a zone's."""
    hands.press(INS)
    hands.go(field)
    scan(hands.page, tuple(line.replace("<", " ") for line in IVANOVA), russian=russian)
    assert hands.shows("latin_surname") == "IVANOVA"
    assert hands.shows("international_passport_number") == "0123456"
    assert hands.shows("phone") == hands.shows("notes") == ""


@pytest.mark.parametrize("filler", ["<", " "], ids=["fillers", "spaces"])
def test_lines_without_an_end_between_them(hands, filler):
    """All signs in one go, with nothing but the last Enter."""
    hands.press(INS)
    scan(hands.page, ("".join(IVANOVA).replace("<", filler),))
    assert hands.shows("latin_surname") == "IVANOVA"


@pytest.mark.parametrize("end", ["\n\n", "\r\n", " \n", "\n \n"])
def test_stray_line_ends_are_no_hindrance(hands, end):
    """Pasted from a mail or a table of a document reader."""
    hands.press(INS)
    hands.go("phone")
    board = QGuiApplication.clipboard()
    board.setText(end + end.join(IVANOVA) + end)
    hands.press(V, CTRL)
    board.clear()
    assert hands.shows("latin_surname") == "IVANOVA"
    assert hands.shows("phone") == ""


@pytest.mark.parametrize("end", [ENTER, TAB], ids=["enter", "tab"])
def test_two_line_ends_after_each_line(hands, end):
    """A scanner that sends CR and LF: twice Enter is as once."""
    hands.press(INS)
    for line in IVANOVA:
        scan(hands.page, (line,), end=end)
        QTest.keyClick(hands.page.window().windowHandle(), end)
    assert hands.shows("latin_surname") == "IVANOVA"
    assert hands.page.form._edited.is_new


@pytest.mark.parametrize("russian", [False, True], ids=["latin", "russian"])
def test_a_slow_scanner(hands, russian):
    """With time between the keys, as over a radio link."""
    hands.press(INS)
    for line in IVANOVA:
        for sign in line:
            type_text(hands.page, sign.translate(RUSSIAN) if russian else sign)
            QTest.qWait(8)
        hands.press(ENTER)
    assert hands.shows("latin_surname") == "IVANOVA"
    assert hands.shows("birth_date") == "01.02.1985"


@pytest.mark.parametrize("end", [ENTER, TAB], ids=["enter", "tab"])
def test_a_card_whose_first_line_is_known_late(hands, end):
    """Three lines; nothing of the first goes into the next field."""
    hands.press(INS)
    hands.go("phone")
    scan(hands.page, FULL_CARD, end=end)
    assert panel(hands).mrz is None or panel(hands).mrz.surname == "ESPANOLA ESPANOLA"
    assert hands.shows("phone") == hands.shows("email") == ""


def test_a_visa_leaves_the_passport_alone(hands):
    """Its number and dates are no passport's; the person it names is compared, and nothing is filled unasked."""
    hands.press(INS)
    hands.put("latin_surname", "ERIKSSON")
    hands.put("international_passport_number", "75 0123456")
    hands.go("phone")
    scan(hands.page, VISA)
    assert panel(hands).isVisible()
    assert "A visa: its number and its dates are no passport's." in words(hands)
    assert not [
        title for title in lines(hands) if "passport" in title.lower() or title in ("Expires", "Issued")
    ]
    QTest.qWait(SCANNERS + 20)
    hands.press(ENTER, CTRL)
    assert hands.shows("international_passport_number") == "0123456"
    assert hands.shows("international_passport_expiry") == ""


def test_a_name_at_the_edge_is_said_to_be_cut(hands):
    """The form is not filled by itself: the person compares the name first."""
    hands.press(INS)
    scan(hands.page, LONG)
    assert "perhaps cut" in words(hands)
    assert hands.shows("latin_surname") == ""
    model = panel(hands).table.table_model
    spoken = [model.cell(row, 2).words() for row in range(model.rowCount())]
    assert "ALEKSANDRA ELIZAVE…" in spoken
    assert "KONSTANTINOPOLSKAIA" in spoken


def test_a_cut_name_does_not_shorten_a_longer_one(hands):
    """What the form has in full is the same as its beginning in the zone."""
    hands.press(INS)
    hands.put("latin_surname", "KONSTANTINOPOLSKAIA")
    hands.put("latin_given_name", "ALEKSANDRA ELIZAVETA")
    hands.go("phone")
    scan(hands.page, LONG)
    assert "Given name, Latin" not in lines(hands)
    assert "Surname, Latin" not in lines(hands)


def test_undo_brings_all_back_in_one_step(hands):
    """Names, dates, papers, proposals: one press of Undo."""
    hands.press(INS)
    hands.put("native_surname", "Иванова")
    hands.put("birth_date", "1985")
    hands.put("international_passport_number", "71 0012345")
    hands.put("international_passport_expiry", "01.02.2025")
    hands.go("phone")
    tourist, before = hands.page.form._edited.tourist, everything(hands)
    scan(hands.page, IVANOVA)
    QTest.qWait(SCANNERS + 20)
    hands.press(ENTER, CTRL)
    assert hands.shows("international_passport_number") == "0123456"
    hands.push("Undo")
    assert everything(hands) == before
    assert hands.page.form._edited.tourist == tourist


def test_two_zones_without_a_pause(hands):
    """National and international passport of one person, one scan after the other: both are in the form."""
    hands.press(INS)
    scan(hands.page, NATIONAL)
    scan(hands.page, (IVANOVA[0].replace("IVANOVA<<ANASTASIIA<", "SHCHUKINA<<IULIIA<<<"), IVANOVA[1]))
    assert hands.shows("national_passport_number") == "012345"
    assert panel(hands).isVisible()  # another birth date: the person is asked
    assert panel(hands).mrz.surname == "SHCHUKINA"


def test_two_passports_pasted_at_once(hands):
    """The first is read, and it is said that there is another: nothing is filled before the person has seen it."""
    hands.press(INS)
    board = QGuiApplication.clipboard()
    board.setText("\n".join((*IVANOVA, "", *SHCHERBAKOV)))
    hands.press(V, CTRL)
    board.clear()
    assert panel(hands).mrz.surname == "IVANOVA"
    assert "There is another passport in the text." in words(hands)
    assert hands.shows("latin_surname") == hands.shows("native_surname") == ""


def test_a_scan_on_the_list_of_tourists(hands):
    """In the filter of the list a zone does not filter, it is read."""
    hands.page.list_pane.filter.setFocus()
    scan(hands.page, SHCHERBAKOV)
    assert hands.page.list_pane.filter.text() == ""
    assert panel(hands).mrz.surname == "SHCHERBAKOV"


def test_a_card_is_kept_after_its_reading(hands):
    """A card that has expired is filled in after a look, and saved as the passport of this trip."""
    hands.press(INS)
    scan(hands.page, CARD)
    QTest.qWait(SCANNERS + 20)
    if panel(hands).isVisible():
        hands.press(ENTER, CTRL)
        QTest.qWait(20)
    hands.press(ENTER, CTRL)
    saved = load_tourist(hands.ids[-1])
    assert (saved.latin_surname, saved.citizenship) == ("SMITH", "CH")
    assert saved.international_passport_expiry < date.today().isoformat()


@pytest.fixture
def two_people(hands):
    """Ivanova has her passport in the form already, and Shcherbakov after her is the one who is shown."""
    for zone in (IVANOVA, SHCHERBAKOV):
        hands.press(INS)
        scan(hands.page, zone)
        QTest.qWait(SCANNERS + 20)
    return hands


def test_a_scan_on_the_list_shows_whose_passport_it_is(two_people):
    """Scanned into the filter, the passport finds its holder among the tourists; everything is the same."""
    two_people.page.list_pane.filter.setFocus()
    scan(two_people.page, IVANOVA)
    assert two_people.shows("latin_surname") == "IVANOVA"
    assert lines(two_people) == {}


def test_another_persons_passport_makes_no_second_tourist_of_them(two_people):
    """Scanned into somebody else's form: the button goes to who has the passport already."""
    count = two_people.page.list_pane.list.table_model.rowCount()
    two_people.go("phone")
    scan(two_people.page, IVANOVA)
    assert two_people.shows("latin_surname") == "SHCHERBAKOV"
    QTest.qWait(SCANNERS + 20)
    two_people.press(ENTER, CTRL)
    assert two_people.shows("latin_surname") == "IVANOVA"
    assert two_people.page.list_pane.list.table_model.rowCount() == count


@pytest.mark.parametrize("words", ["Позвонить завтра", "Позвонить завтра. " * 20])
def test_words_pasted_with_a_zone_stay_in_the_notes(hands, words):
    """A message with a passport in it: the zone is read, and what else it says is not lost."""
    hands.press(INS)
    hands.put("notes", "Окно. ")
    board = QGuiApplication.clipboard()
    board.setText("\r\n".join((*IVANOVA, words)))
    hands.press(V, CTRL)
    board.clear()
    assert hands.shows("latin_surname") == "IVANOVA"
    assert hands.shows("notes") == f"Окно. {words.strip()}"
    assert hands.page.form._edited.tourist.notes == f"Окно. {words.strip()}"


def test_a_long_text_that_begins_as_a_zone_stays(hands):
    """What is too long to be read for a zone is not taken out of the notes."""
    text = "\n".join(IVANOVA) + "\n" + "Очень длинное письмо. " * 150
    hands.press(INS)
    hands.go("notes")
    board = QGuiApplication.clipboard()
    board.setText(text)
    hands.press(V, CTRL)
    board.clear()
    type_text(hands.page, "!")
    assert hands.shows("notes") == text + "!"
    assert not panel(hands).isVisible()
