"""T10: what the checks find stands at its field, with a proposal that one key accepts, and never stops saving."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from models.directories import COUNTRY, Entry, save_entries
from models.records import Tour, Tourist
from models.tourists import TouristSave, load_tourist, save_tourists
from models.tours import find_tour, load_tour, save_tour
from tests.ui.typing import CTRL, press, type_text
from ui.common.changes import changes

INS, TAB, S, SPACE, ENTER = (
    Qt.Key.Key_Insert,
    Qt.Key.Key_Tab,
    Qt.Key.Key_S,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
)
EXPIRY = "international_passport_expiry"
YEAR = date.today().year + 2


def tour_to(*countries: str, start: str = f"{YEAR}-12-20", end: str = f"{YEAR + 1}-01-01") -> int:
    """A tour in two years, from 20 December to 1 January, or of other days."""
    tour = Tour(
        number="T-10",
        title="Test",
        countries=list(countries),
        start_date=start,
        end_date=end,
    )
    save_tour(tour)
    return find_tour("T-10").id


@pytest.fixture
def abroad(open_tour):
    """``abroad("IT", "EG")``: a new Russian tourist on such a tour."""

    def go(*countries: str, **days: str):
        hands = open_tour(0, tour_id=tour_to(*countries, **days))
        hands.press(INS)
        type_text(hands.page, "Иванов")
        hands.put("citizenship", "RU")
        return hands

    return go


def accept(hands, line: int = 0) -> list[str]:
    """Ctrl+Space, then Enter on a line of the menu; the lines that were offered."""
    hands.press(SPACE, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [one.text().split("\t")[0] for one in menu.actions()]
    for _ in range(line):
        press(menu, Qt.Key.Key_Down)
    press(menu, ENTER)
    QApplication.processEvents()
    return offered


def test_an_expiry_too_early_for_the_rule_of_the_country(abroad):
    """The missing days are told by an example rule; the tourist is saved all the same."""
    hands = abroad("IT")
    hands.put("international_passport_number", "1234567")
    hands.put(EXPIRY, f"14.03.{YEAR + 1}")
    hands.press(TAB)
    assert hands.field(EXPIRY).message() == (
        f"Valid to 14.03.{YEAR + 1}, needed to 01.04.{YEAR + 1} for Italy: 18 days short, by an example rule "
        "that nobody in the office confirmed."
    )
    assert hands.page.list_pane.list.current().level
    hands.press(S, CTRL)
    assert load_tourist(max(hands.ids)).international_passport_expiry == f"{YEAR + 1}-03-14"


def test_a_rule_that_the_office_confirms_is_red_at_once(abroad):
    """Whoever changes the directory in another window changes what an open form says."""
    hands = abroad("IT")
    hands.put(EXPIRY, f"14.03.{YEAR + 1}")
    hands.press(TAB)
    rule = {"amount": 3, "unit": "months", "counted_from": "exit", "confirmed": True}
    body = {"form": "", "languages": [], "passport_rule": rule}
    save_entries([Entry(COUNTRY, "IT", body, None, 0)])
    changes.written.emit({"directory_entry": ()})
    assert hands.field(EXPIRY).message().endswith("18 days short.")
    assert hands.field(EXPIRY).editor.property("level") == "error"


def test_what_another_window_changes_does_not_disturb_the_typing(abroad):
    """The tour ends earlier: the fields say so, but for the one in which somebody is; what is typed stays."""
    hands = abroad("IT")
    hands.put(EXPIRY, f"14.03.{YEAR + 1}")
    hands.press(TAB)
    hands.put("phone", "+7 926 12")
    tour = load_tour(hands.page.tour_id)
    tour.end_date = f"{YEAR}-12-24"
    changes.announce(save_tour(tour))
    assert f"needed to 24.03.{YEAR + 1}" in hands.field(EXPIRY).message()
    assert (hands.shows("phone"), hands.field("phone").message()) == ("+7 926 12", "")
    assert hands.field("phone").editor.hasFocus()


def test_an_unknown_rule_is_grey(abroad):
    """No colour at the field, and no mark in the list."""
    hands = abroad("BR")
    hands.put(EXPIRY, f"11.01.{YEAR + 1}")
    hands.press(TAB)
    field = hands.field(EXPIRY)
    assert field.message() == (
        f"No rule is known for Brazil. Valid to 11.01.{YEAR + 1}, 10 days after the return."
    )
    assert not field.editor.property("level")
    assert not hands.page.list_pane.list.current().level


def test_several_lines_worst_first(abroad):
    """What is short stands above what is not known."""
    hands = abroad("BR", "IT")
    hands.put(EXPIRY, f"31.12.{YEAR}")
    hands.press(TAB)
    first, second, third = hands.field(EXPIRY).message().split("\n")
    assert first.startswith("Expires too early: 1 day")
    assert "Italy" in second
    assert third.startswith("No rule is known for Brazil")
    assert hands.field(EXPIRY).editor.property("level") == "error"


def test_a_proposal_is_accepted_by_a_key(hands):
    """Ctrl+Space and Enter put the letter right, and the sentence goes."""
    hands.press(INS)
    type_text(hands.page, "ИBАНОВ")
    hands.press(TAB)
    assert hands.field("native_surname").message() == (
        "The letter “B” in ИBАНОВ is Latin. A Cyrillic one belongs there. Ctrl+Space: ИВАНОВ"
    )
    hands.go("native_surname")
    assert accept(hands)[0] == "ИВАНОВ"
    assert hands.shows("native_surname") == "ИВАНОВ"
    hands.press(TAB)
    assert hands.field("native_surname").message() == ""


def test_lost_zeros_come_back_into_both_fields(abroad):
    """304123456 is offered as 0304 123456, which series and number share."""
    hands = abroad("IT")
    hands.put("national_passport_number", "304123456")
    hands.press(TAB)
    assert "Ctrl+Space: 0304 123456" in hands.field("national_passport_number").message()
    hands.go("national_passport_number")
    accept(hands)
    assert hands.shows("national_passport_series") == "0304"
    assert hands.shows("national_passport_number") == "123456"


def test_contacts_are_checked(abroad):
    """A number its country has not, and a mistyped domain."""
    hands = abroad("IT")
    hands.put("phone", "+7 926 123-45")
    hands.put("email", "ivan@gmial.com")
    hands.press(TAB)
    assert hands.field("phone").message() == "+7 926 123-45 has too few digits for a number of Russia."
    assert hands.field("email").message().endswith("perhaps gmail.com is meant. Ctrl+Space: ivan@gmail.com")
    hands.go("email")
    accept(hands)
    hands.put("phone", "8 926 123 45 67")
    hands.press(TAB)
    assert hands.field("phone").message() == hands.field("email").message() == ""


def test_a_message_of_something_else_stays(abroad):
    """That a card number was cut is told until the field is typed in again, whatever else is left."""
    hands = abroad("IT")
    hands.put("payment_card_last4", "2200 1234 5678 9019")
    hands.go("notes")
    hands.go("phone")
    hands.press(TAB)
    assert "last four" in hands.field("payment_card_last4").message()


def test_a_sentence_takes_the_room_of_fields_that_say_nothing(abroad):
    """Under the expiry it reaches to the end of the row; a second sentence in the row bounds the first."""
    hands = abroad("IT")
    hands.put("international_passport_issue_date", "01.02.2020")
    hands.put(EXPIRY, f"14.03.{YEAR + 1}")
    hands.press(TAB)
    QApplication.processEvents()
    authority = hands.field("international_passport_authority")
    expiry = hands.field(EXPIRY)
    assert expiry.message_part.geometry().right() == authority.geometry().right()
    hands.put("international_passport_issue_date", "01.02.1900")
    hands.put("birth_date", "01.02.1980")
    hands.press(TAB)
    QApplication.processEvents()
    issued = hands.field("international_passport_issue_date")
    assert issued.message()
    assert issued.message_part.geometry().right() <= expiry.geometry().left()


def test_a_proposal_that_was_taken_is_taken_back(hands):
    """Ctrl+Z in the field brings what was typed, with its sentence."""
    hands.press(INS)
    type_text(hands.page, "ИBАНОВ")
    hands.press(TAB)
    hands.go("native_surname")
    accept(hands)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert hands.shows("native_surname") == "ИBАНОВ"
    hands.press(TAB)
    assert hands.field("native_surname").message().startswith("The letter “B” in ИBАНОВ is Latin.")
    hands.press(S, CTRL)
    assert load_tourist(max(hands.ids)).native_surname == "ИBАНОВ"


@pytest.mark.parametrize(
    ("born", "said"),
    [
        (f"02.01.{YEAR - 10}", "Travels as a minor: 10 years on the last day. A child for airlines."),
        (f"02.01.{YEAR - 13}", "Travels as a minor: 13 years on the last day."),
        (f"25.12.{YEAR - 12}", f"Travels as a minor. Turns 12 on the journey, on 25.12.{YEAR}: "),
        (f"25.12.{YEAR - 18}", f"Turns 18 on the journey, on 25.12.{YEAR}: a minor on the way out."),
    ],
)
def test_the_age_on_the_journey_is_told_in_grey(abroad, born, said):
    """The airline's class is by the day of the return; it is worth knowing and no mark in the list."""
    hands = abroad("IT")
    hands.put("birth_date", born)
    hands.press(TAB)
    field = hands.field("birth_date")
    assert field.message().startswith(said)
    assert not field.editor.property("level")
    assert not hands.page.list_pane.list.current().level


def test_an_infant_on_the_way_out(abroad):
    """Two years old on the day of the return: the sentence names the birthday. The day before: an infant."""
    end = date.today() + timedelta(days=17)
    born = end.replace(day=min(end.day, 28), year=end.year - 2)
    hands = abroad("IT", start=(end - timedelta(days=7)).isoformat(), end=end.isoformat())
    hands.put("birth_date", f"{born:%d.%m.%Y}")
    hands.press(TAB)
    assert hands.field("birth_date").message().startswith("Turns 2 on the journey, on ")
    hands.put("birth_date", f"{end.replace(day=1, year=end.year - 1):%d.%m.%Y}")
    hands.press(TAB)
    assert hands.field("birth_date").message() == (
        "Travels as a minor: 1 year on the last day. An infant for airlines, under 2 on the return."
    )


def test_an_impossible_birth(abroad):
    """In the future, and longer ago than anybody lives; both red, and a marked row."""
    hands = abroad("IT")
    for typed, said in (
        (f"01.02.{YEAR}", "This day is still to come."),
        ("01.02.1890", "More than 120 years ago. Check the year."),
    ):
        hands.put("birth_date", typed)
        hands.press(TAB)
        assert hands.field("birth_date").message() == said
        assert hands.field("birth_date").editor.property("level") == "error"
        assert hands.page.list_pane.list.current().level


def test_a_national_passport_unlike_a_russian_one(abroad):
    """The shape by the citizenship: of a Belarusian at home nothing is said."""
    hands = abroad("IT")
    hands.put("national_passport_series", "AB")
    hands.put("national_passport_number", "12345678")
    hands.press(TAB)
    field = hands.field("national_passport_number")
    assert field.message() == "Not like a passport of Russia, which is numbered like 45 08 123456."
    hands.put("citizenship", "BY")
    hands.press(TAB)
    assert field.message() == ""


def test_an_international_passport_by_the_citizenship(abroad):
    """FB123456 is a Ukrainian number; of a Russian it is not like one."""
    hands = abroad("IT")
    hands.put("international_passport_series", "FB")
    hands.put("international_passport_number", "123456")
    hands.press(TAB)
    field = hands.field("international_passport_number")
    assert field.message() == "Not like a passport of Russia, which is numbered like 75 1234567."
    hands.put("citizenship", "UA")
    hands.press(TAB)
    assert field.message() == ""


def test_a_cyrillic_letter_in_a_number_is_shown(abroad):
    """МР1234567 with Cyrillic letters: the letter is named, and the Latin ones are one key away."""
    hands = abroad("IT")
    hands.put("citizenship", "BY")
    hands.put("international_passport_series", "MР")
    hands.press(TAB)
    field = hands.field("international_passport_series")
    assert field.message() == ("The letter “Р” in MР is Cyrillic. A Latin one belongs there. Ctrl+Space: MP")
    hands.go("international_passport_series")
    accept(hands)
    assert hands.shows("international_passport_series") == "MP"
    assert hands.shows("international_passport_series").isascii()


def test_two_tours_at_once(abroad, qtbot):
    """Whoever has the same passport on another tour of these days: told before saving, and after it."""
    other = Tour(number="T-11", title="Other", start_date=f"{YEAR}-12-31", end_date=f"{YEAR + 1}-01-09")
    save_tour(other)
    person = Tourist(
        native_surname="Иванов",
        international_passport_series="75",
        international_passport_number="1234567",
        tour_id=find_tour("T-11").id,
    )
    save_tourists([TouristSave(person)])
    hands = abroad()
    hands.put("international_passport_series", "75")
    hands.put("international_passport_number", "1234567")
    hands.press(TAB)
    said = f"On tour T-11 at the same time, from 31.12.{YEAR} to 09.01.{YEAR + 1}."
    assert said in hands.field("native_surname").message()
    assert hands.page.list_pane.list.current().level
    hands.press(S, CTRL)
    assert said in hands.field("native_surname").message()
    assert hands.page.list_pane.list.current().level
    hands.put("international_passport_number", "1234568")
    hands.press(TAB)
    assert hands.field("native_surname").message() == ""
    assert not hands.page.list_pane.list.current().level
