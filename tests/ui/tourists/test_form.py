"""The fields: Latin proposals, splitting of passports, cards, phones, completions, warnings, keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from models.drafts import list_drafts
from models.tourists import load_tourist
from tests.ui.typing import CTRL, SHIFT, press, type_text
from ui.tourists.card_field import read_card
from ui.tourists.field_warnings import warnings_of
from ui.tourists.latin_names import spellings

INS, S, SPACE, F8 = Qt.Key.Key_Insert, Qt.Key.Key_S, Qt.Key.Key_Space, Qt.Key.Key_F8


@pytest.fixture
def new(hands):
    """The form of a new tourist."""
    hands.press(INS)
    return hands


def test_latin_names_are_proposed_while_typing(new):
    """The surname's Latin letters stand there before the field is left, with the wand."""
    type_text(new.page, "Юрьев")
    assert new.shows("latin_surname") == "IUREV"
    assert new.field("latin_surname").is_proposed()


def test_citizenship_decides_the_spelling(new):
    """Ukraine writes otherwise; a proposal follows."""
    type_text(new.page, "Згурський")
    new.put("citizenship", "Україна")
    assert new.shows("latin_surname") == "ZGHURSKYI"


def test_what_a_person_typed_is_not_overwritten(new):
    """A Latin name typed by hand stays, whatever is typed in the native field."""
    new.put("latin_surname", "Ivanoff")
    new.put("native_surname", "Иванов")
    assert new.shows("latin_surname") == "IVANOFF"


def test_saved_latin_names_are_not_overwritten(hands):
    """Those that came from the base or were saved are nobody's proposal."""
    before = hands.shows("latin_surname")
    hands.put("native_surname", "Переименованный")
    assert hands.shows("latin_surname") == before


def test_a_proposal_survives_in_the_draft(new, qtbot):
    """After a crash a proposal is still one, and follows the native name."""
    from ui.tourists.tourists_page import TouristsPage

    type_text(new.page, "Юрь")
    qtbot.waitUntil(lambda: list_drafts() != [], timeout=2000)
    again = TouristsPage(new.page.tour_id)
    qtbot.addWidget(again)
    again._choose(-1)
    assert again.form.fields["latin_surname"].is_proposed()


def test_other_spellings_are_offered(new):
    """Ctrl+Space opens a menu; the chosen spelling counts as typed."""
    type_text(new.page, "Юрьев")
    new.go("latin_surname")
    new.press(SPACE, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text().split("\t")[0] for action in menu.actions()]
    assert {"IUREV", "YURYEV"} <= set(texts)
    menu.actions()[texts.index("YURYEV")].trigger()
    menu.close()
    assert new.shows("latin_surname") == "YURYEV"
    new.put("native_surname", "Юрьева")
    assert new.shows("latin_surname") == "YURYEV"


def test_a_chosen_scheme_spells_what_is_still_proposed(new):
    """The person's scheme goes before the citizenship's; a name that somebody typed stays (T9)."""
    type_text(new.page, "Юрьев")
    new.put("native_given_name", "Юлий")
    new.put("latin_surname", "JURJEW")
    new.go("latin_scheme")
    for _step in range(3):
        new.press(Qt.Key.Key_Down)
    assert new.field("latin_scheme").value() == "mvd_1997"
    assert new.shows("latin_given_name") == "YULIY"
    assert new.shows("latin_surname") == "JURJEW"


def test_a_spelling_taken_for_one_name_spells_the_other(new):
    """Ctrl+Space at the surname: the given name is written by the same scheme, and the person keeps it."""
    type_text(new.page, "Юрьев")
    new.put("native_given_name", "Юлия")
    new.go("latin_surname")
    new.press(SPACE, CTRL)
    menu = QApplication.activePopupWidget()
    texts = [action.text().split("\t")[0] for action in menu.actions()]
    menu.actions()[texts.index("YURYEV")].trigger()
    menu.close()
    assert new.field("latin_scheme").value() == "mvd_1997"
    assert new.shows("latin_given_name") == "YULIYA"


def test_as_in_the_old_passport_nothing_is_proposed(new):
    """What was only proposed goes, what is typed then stays whatever the native name becomes."""
    type_text(new.page, "Хмельницкий")
    new.go("latin_scheme")
    new.press(Qt.Key.Key_End)
    assert new.field("latin_scheme").value() == "old_passport"
    assert new.shows("latin_surname") == ""
    new.put("latin_surname", "KHMELNITSKY")
    new.put("native_surname", "Хмельницкая")
    assert new.shows("latin_surname") == "KHMELNITSKY"


def test_a_native_name_is_offered_from_the_latin_one(new):
    """Ctrl+Space at the surname of somebody whose passport is all there is: ranked native spellings (T9)."""
    new.put("latin_surname", "SHCHERBAKOV")
    new.go("native_surname")
    new.press(SPACE, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert new.shows("native_surname") == "Щербаков"
    assert new.shows("latin_surname") == "SHCHERBAKOV"


def test_lookalike_letters_can_be_put_right(new):
    """The warning names the letter; Ctrl+Space offers the name in one script."""
    type_text(new.page, "Ивaнов")
    new.go("patronymic")
    assert "“a”" in new.field("native_surname").message()
    new.go("native_surname")
    assert spellings(new.page.form._edited.tourist, "native_surname")[0][0] == "Иванов"


@pytest.mark.parametrize("name", ["series", "number"])
def test_a_passport_typed_into_one_field_is_split(new, name):
    """ "71 0012345" in series or number goes to both."""
    new.put(f"international_passport_{name}", "71 0012345")
    new.go("birth_place")
    assert new.shows("international_passport_series") == "71"
    assert new.shows("international_passport_number") == "0012345"


def test_a_pasted_passport_is_split(new):
    """Likewise from the clipboard, and for the national passport."""
    QApplication.clipboard().setText("4003 734665")
    new.go("national_passport_number")
    new.press(Qt.Key.Key_V, CTRL)
    new.go("birth_place")
    assert new.shows("national_passport_series") == "4003"
    assert new.shows("national_passport_number") == "734665"


def test_dates_take_their_usual_form(new):
    """010285 becomes 01.02.1985 on leaving."""
    new.put("birth_date", "010285")
    new.go("birth_place")
    assert new.shows("birth_date") == "01.02.1985"


def test_a_date_that_does_not_exist_is_said_and_not_saved(new):
    """The reason stands at the field after leaving, not while typing; Save goes there."""
    type_text(new.page, "Иванов")
    new.put("birth_date", "31.02.1985")
    assert new.field("birth_date").message() == ""
    new.go("birth_place")
    assert "31.02.1985" in new.field("birth_date").message()
    before = new.ids
    new.press(S, CTRL)
    assert new.ids == before
    assert new.field("birth_date").editor.hasFocus()
    assert new.shows("birth_date") == "31.02.1985"


def test_an_unknown_country_is_said(new):
    """What is no country is refused at its field."""
    type_text(new.page, "Иванов")
    new.put("citizenship", "Атлантида")
    new.press(S, CTRL)
    assert new.field("citizenship").editor.hasFocus()
    assert "Атлантида" in new.field("citizenship").message()


def test_a_full_card_number_is_cut_on_leaving(new, qtbot):
    """Only brand and last four stay; the draft never held more."""
    type_text(new.page, "Иванов")
    new.put("payment_card_last4", "2200 1234 5678 9019")
    qtbot.waitUntil(lambda: list_drafts() != [], timeout=2000)
    assert "567890" not in str(list_drafts())
    new.go("notes")
    assert new.shows("payment_card_last4").endswith("··9019")
    assert "last four" in new.field("payment_card_last4").message()
    new.press(S, CTRL)
    assert load_tourist(max(new.ids)).payment_card_last4 == "9019"


def test_a_card_number_in_the_notes_is_cut(new):
    """Wherever it is pasted."""
    type_text(new.page, "Иванов")
    new.put("notes", "pays by 4111 1111 1111 1111")
    new.go("phone")
    assert "4111 1111" not in new.field("notes").value()
    assert "last four" in new.field("notes").message()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("MIR 4467", ("MIR", "4467")),
        ("4467", ("", "4467")),
        ("VISA ··1111", ("VISA", "1111")),
        ("4111111111111111", ("VISA", "1111")),
        ("1234567890123456", ("", "3456")),
        ("", ("", "")),
        ("card", ("", "")),
    ],
)
def test_reading_a_card(typed, kept):
    """Brand and last four of all the ways to write it; never more digits."""
    assert read_card(typed) == kept


@pytest.mark.parametrize(
    ("typed", "month"), [("13/26", "13"), ("00/2026", "00"), ("09/26", ""), ("9.26", ""), ("2026", "")]
)
def test_a_card_has_no_thirteenth_month(new, typed, month):
    """What is no month is said at the field on leaving and on Save, which waits; everything else is kept as typed."""
    type_text(new.page, "Иванов")
    new.put("payment_card_expiry", typed)
    new.press(Qt.Key.Key_Tab)
    field = new.field("payment_card_expiry")
    expected = f"There is no month {month}. Type month and year: 09/28." if month else ""
    assert field.message() == expected
    before = new.ids
    new.press(S, CTRL)
    assert field.message() == expected
    if month:
        assert new.ids == before
        assert field.editor.hasFocus()
    else:
        assert load_tourist(max(new.ids)).payment_card_expiry == typed


def test_phones_are_grouped(new):
    """A number that exists takes its usual form on leaving."""
    new.put("phone", "89261234567")
    new.go("email")
    assert new.shows("phone") == "+7 926 123-45-67"


def test_small_letters_become_a_name(new):
    """ "иванов" is Иванов, with its Latin proposal."""
    type_text(new.page, "иванов")
    new.go("patronymic")
    assert new.shows("native_surname") == "Иванов"


def test_completions_from_what_was_entered(new):
    """T9b: Down and Enter take a birthplace entered before; typing alone changes nothing."""
    place = load_tourist(new.ids[0]).birth_place
    new.go("birth_place")
    type_text(new.page, place[:3])
    completer = new.field("birth_place").line.completer()
    assert place in [completer.model().index(n, 0).data() for n in range(completer.model().rowCount())]
    assert new.shows("birth_place") == place[:3]


def test_warnings_of_dates():
    """Expired, expiring before the tour ends, born tomorrow, a minor; red for what stops somebody."""
    from models.checks.findings import Journey
    from models.records import Tourist

    journey = Journey("2026-06-01", "", "2026-06-19")
    expiry = "international_passport_expiry"
    gone = warnings_of(Tourist(international_passport_expiry="2026-05-31"), journey)
    assert gone[expiry] == ("Expired on 31.05.2026.", "error")
    short = warnings_of(Tourist(international_passport_expiry="2026-06-18"), journey)
    assert "1 day before" in short[expiry][0]
    assert warnings_of(Tourist(birth_date="2026-06-02"), journey)["birth_date"][1] == "error"
    assert warnings_of(Tourist(birth_date="2012-06-19"), journey)["birth_date"] == (
        "Travels as a minor: 14 years on the last day.",
        "info",
    )
    assert warnings_of(Tourist(birth_date="1950", citizenship="RU"), journey) == {}


def test_f8_goes_to_the_next_warning(new):
    """From field to field with a message and round again."""
    type_text(new.page, "Ивaнов")
    new.put("international_passport_expiry", "01.02.2020")
    new.go("notes")
    new.press(F8)
    assert new.field("native_surname").editor.hasFocus()
    new.press(F8)
    assert new.field("international_passport_expiry").editor.hasFocus()
    new.press(F8, SHIFT)
    assert new.field("native_surname").editor.hasFocus()


def test_warnings_do_not_stop_saving(new):
    """T14: gaps and warnings are marks, never walls."""
    type_text(new.page, "Ивaнов")
    new.put("international_passport_expiry", "01.02.2020")
    new.press(S, CTRL)
    assert load_tourist(max(new.ids)).international_passport_expiry == "2020-02-01"


def test_ten_thousand_letters_are_refused_at_the_field(new):
    """Too long to be kept: said there, nothing lost."""
    new.field("native_surname").line.setText("Я" * 10_000)
    type_text(new.page, "я")
    new.press(S, CTRL)
    assert "too long" in new.field("native_surname").message()
    assert len(new.shows("native_surname")) > 9_000
    press(new.page, Qt.Key.Key_Z, CTRL)


def test_a_chosen_completion_is_saved(hands):
    """Down and Enter in the list of completions are typing too: what the field shows is what Save writes."""
    from ui.tourists import overwrite_dialog

    hands.page.saving._ask = lambda _groups: overwrite_dialog.Overwrite(overwrite_dialog.TOUR_ONLY)
    place = load_tourist(hands.ids[1]).birth_place
    hands.put("birth_place", place[:2])
    popup = QApplication.activePopupWidget()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(popup, key)
    chosen = hands.shows("birth_place")
    assert chosen.startswith(place[:2])
    assert len(chosen) > 2
    hands.press(S, CTRL)
    assert load_tourist(hands.ids[0]).birth_place == chosen


@pytest.mark.parametrize(("typed", "code"), [("russia", "RU"), ("germ", "DE"), ("de", "DE"), ("zzz", "zzz")])
def test_enter_goes_on_from_an_open_list(new, typed, code):
    """One Enter, whether the country was typed to its end or begun; a code is not taken for a beginning."""
    new.put("citizenship", typed)
    press(QApplication.activePopupWidget() or new.page, Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None
    assert new.field("birth_date").editor.hasFocus()
    assert new.field("citizenship").value() == code


def test_enter_keeps_what_was_typed(new):
    """A place that begins like one entered before is another place: only Down takes the one of the list."""
    place = load_tourist(new.ids[0]).birth_place
    new.put("birth_place", place[:3])
    press(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    assert (new.shows("birth_place"), new.field("sex").editor.hasFocus()) == (place[:3], True)


def test_every_field_is_called_otherwise_aloud(hands):
    """The fields of the passports say to a screen reader which passport they are of."""
    names = [one.editor.accessibleName() for one in hands.page.form.fields.values()]
    assert len(set(names)) == len(names)
    series = "international_passport_series", "national_passport_series"
    assert [hands.field(one).editor.accessibleName() for one in series] == [
        "International passport, series",
        "National passport, series",
    ]
