"""T12: Ctrl+B shows both passports side by side; what one says otherwise stands in folded fields."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from models.records import Tour, Tourist
from models.tourists import TouristSave, load_tourist, save_tourists
from models.tours import find_tour, load_tour, save_tour
from tests.ui.tourists.conftest import close_popups
from tests.ui.typing import CTRL, press, shown, type_text
from ui.common.buttons import key_label
from ui.common.changes import changes
from ui.main_window import MainWindow
from ui.tourists.compare_panel import ComparePanel
from ui.tourists.tourists_page import TouristsPage

K = Qt.Key
KIND = "international_passport"
ANNA = Tourist(
    native_surname="Иванова",
    native_given_name="Анна",
    latin_surname="IVANOVA",
    latin_given_name="ANNA",
    birth_date="1985-02-01",
    birth_place="г. Свердловск",
    sex="F",
    citizenship="RU",
    international_passport_state="RU",
    international_passport_series="75",
    international_passport_number="1234567",
    international_passport_issue_date="2021-05-05",
    international_passport_expiry="2031-05-05",
)
BORIS = Tourist(
    native_surname="Петров",
    citizenship="RU",
    international_passport_number="7654321",
    international_passport_printed_surname="Сидоров",
)


class Desk:
    """The main window at a tour with two tourists, and what a person does there."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def page(self) -> TouristsPage:
        return self.window.page()

    @property
    def form(self):
        return self.page.form

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        press(self.window, key, modifiers)

    def put(self, name: str, text: str) -> None:
        """Type over what stands in the field and go on."""
        self.form.focus_field(name)
        QApplication.processEvents()
        type_text(self.window, text)
        close_popups()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window, 2000)
        self.press(K.Key_Tab)

    def panel(self) -> ComparePanel | None:
        return next((one for one in self.page.findChildren(ComparePanel) if one.isVisible()), None)

    def line(self, field: str):
        return next(one for one in self.panel().lines if one.found.field == field)


@pytest.fixture
def desk(qtbot, office):
    save_tour(Tour(number="T-12", title="Two passports", start_date="2028-06-01", end_date="2028-06-08"))
    tour_id = find_tour("T-12").id
    for one in (ANNA, BORIS):
        one.tour_id, one.id = tour_id, None
        save_tourists([TouristSave(one)])
    window = shown(qtbot, MainWindow())
    window.open_tour(tour_id)
    QApplication.processEvents()
    made = Desk(window)
    made.form.focus_field("native_surname")
    QApplication.processEvents()
    return made


def test_ctrl_b_opens_the_panel_and_closes_it(desk):
    """The focus goes to the worst line and back to the field from which the key was pressed."""
    desk.form.focus_field("birth_place")
    desk.press(K.Key_B, CTRL)
    panel = desk.panel()
    assert panel is not None
    assert panel.lines[0].hasFocus()
    assert {one.found.level for one in panel.lines} == {"fine"}
    desk.press(K.Key_B, CTRL)
    assert desk.panel() is None
    assert desk.form.fields["birth_place"].hasFocus()


def test_escape_closes_the_panel(desk):
    """From a line of the panel and from the form."""
    for at in ("line", "form"):
        desk.press(K.Key_B, CTRL)
        if at == "form":
            desk.form.focus_field("native_given_name")
        desk.press(K.Key_Escape)
        assert desk.panel() is None
        assert QApplication.focusWidget() is not None


def test_the_panel_follows_what_is_typed(desk):
    """A sex that differs becomes the first line, red, when the field is left."""
    desk.press(K.Key_B, CTRL)
    desk.press(K.Key_Escape)
    desk.form.fold.turn(False)
    desk.press(K.Key_B, CTRL)
    desk.put(f"{KIND}_printed_birth_date", "10.02.1985")
    first = desk.panel().lines[0]
    assert first.found.code == "birth_date_differs"
    assert first.accessibleName().startswith("Date of birth: Mistake. The dates of birth differ.")
    assert first.accessibleDescription() == "01.02.1985 · 10.02.1985"
    desk.put(f"{KIND}_printed_birth_date", "01.02.1985")
    assert {one.found.level for one in desk.panel().lines} == {"fine"}


def test_the_panel_follows_the_days_of_the_tour(desk):
    """A tour that ends later, saved in another window: the passport is void then."""
    desk.put("surname_changed_on", "10.12.2027")
    desk.form.focus_field("phone")
    desk.press(K.Key_B, CTRL)
    assert desk.line("surname_changed_on").found.code == "surname_void_later"
    tour = load_tour(desk.page.tour_id)
    tour.end_date = "2028-06-20"
    changes.announce(save_tour(tour))
    assert desk.line("surname_changed_on").found.code == "surname_void"
    QApplication.processEvents()
    assert desk.panel().lines[0].hasFocus()


def test_a_line_leads_to_its_field(desk):
    """Enter and a click; a folded field is unfolded for it."""
    desk.put("birth_place", "г. Омск")
    desk.form.fold.turn(False)
    desk.put(f"{KIND}_printed_birth_place", "г. Томск")
    desk.form.fold.turn(True)
    desk.press(K.Key_B, CTRL)
    line = desk.line(f"{KIND}_printed_birth_place")
    assert line is desk.panel().lines[0]
    desk.press(K.Key_Return)
    assert not desk.form.fold.is_folded
    assert desk.form.fields[f"{KIND}_printed_birth_place"].hasFocus()
    QTest.mouseClick(desk.line("latin_surname"), Qt.MouseButton.LeftButton)
    assert desk.form.fields["latin_surname"].hasFocus()


def test_the_lines_are_walked_through_by_tab(desk):
    """Each line is a stop, and the last one of the panel leads on."""
    desk.press(K.Key_B, CTRL)
    lines = desk.panel().lines
    for one in lines[1:]:
        desk.press(K.Key_Tab)
        assert one.hasFocus()
    desk.press(K.Key_Tab)
    assert not any(one.hasFocus() for one in lines)


def test_the_next_tourist_closes_the_panel_and_it_opens_again(desk):
    """Ctrl+PgDown shows the next one without the old comparison."""
    desk.press(K.Key_B, CTRL)
    desk.press(K.Key_PageDown, CTRL)
    assert desk.panel() is None
    desk.press(K.Key_B, CTRL)
    assert desk.panel().lines[0].found.code == "name_differs"


def test_f1_lists_the_key(desk):
    """The sheet of keys has Ctrl+B with what it does."""
    desk.press(K.Key_F1)
    [sheet] = [one for one in desk.window.findChildren(QDialog) if one.isVisible()]
    words = [one.text() for one in sheet.findChildren(QLabel)]
    assert key_label("Ctrl+B").text() in words
    assert "Compare the passports of a tourist" in words
    press(sheet, K.Key_Escape)


def test_a_row_is_unfolded_where_something_differs(desk):
    """Anna's passports say the same and the fields are folded; Boris's has another surname."""
    assert desk.form.fold.is_folded
    assert not desk.form.fields[f"{KIND}_printed_surname"].isVisible()
    desk.press(K.Key_PageDown, CTRL)
    assert not desk.form.fold.is_folded
    field = desk.form.fields[f"{KIND}_printed_surname"]
    assert field.isVisible()
    assert field.message().startswith("The names differ.")
    desk.press(K.Key_PageUp, CTRL)
    assert desk.form.fold.is_folded


def test_the_fold_is_turned_by_keys(desk):
    """Right unfolds and Left folds as in a tree, Space and Enter turn."""
    head = desk.form.fold.head
    head.setFocus()
    for key, folded in (
        (K.Key_Right, False),
        (K.Key_Right, False),
        (K.Key_Left, True),
        (K.Key_Space, False),
        (K.Key_Return, True),
    ):
        desk.press(key)
        assert desk.form.fold.is_folded is folded


def test_enter_passes_the_fold_and_the_button(desk):
    """Typing on with Enter goes from field to field; what is only pressed is no stop of it."""
    desk.form.focus_field(f"{KIND}_authority")
    desk.press(K.Key_Return)
    assert desk.form.fields["national_passport_series"].hasFocus()
    desk.form.fold.turn(False)
    desk.form.focus_field(f"{KIND}_authority")
    desk.press(K.Key_Return)
    assert desk.form.fields[f"{KIND}_printed_surname"].hasFocus()


def test_what_was_printed_is_kept_and_undone(desk):
    """Saved with Ctrl+S; Ctrl+Z puts the empty field back, and it is folded again."""
    tourist_id = desk.page._current.list_id
    desk.form.fold.turn(False)
    desk.put(f"{KIND}_printed_given_name", "Анна-Мария")
    desk.put("surname_changed_on", "10.02.2026")
    desk.press(K.Key_S, CTRL)
    kept = load_tourist(tourist_id)
    assert (kept.international_passport_printed_given_name, kept.surname_changed_on) == (
        "Анна-Мария",
        "2026-02-10",
    )
    assert desk.form.fields["surname_changed_on"].message().startswith("The surname changed on 10.02.2026")
    desk.page.list_pane.list.setFocus()
    desk.press(K.Key_Z, CTRL)
    kept = load_tourist(tourist_id)
    assert (kept.international_passport_printed_given_name, kept.surname_changed_on) == ("", "")
    assert desk.form.fold.is_folded


def test_the_field_in_which_somebody_is_stays_unfolded(desk):
    """Saved or changed elsewhere, or the next tourist: the keys go on to where they went."""
    field = desk.form.fields[f"{KIND}_printed_given_name"]
    desk.form.focus_field(f"{KIND}_printed_given_name")
    other = load_tourist(desk.page.list_pane.shown_ids()[1])
    other.phone = "+7 926 123-45-67"
    changes.announce(save_tourists([TouristSave(other)]))
    assert field.editor.hasFocus()
    desk.press(K.Key_PageDown, CTRL)
    desk.press(K.Key_PageUp, CTRL)
    assert field.editor.hasFocus()
    desk.form.focus_field("native_surname")
    desk.press(K.Key_PageDown, CTRL)
    desk.press(K.Key_PageUp, CTRL)
    assert desk.form.fold.is_folded


def test_f8_finds_a_folded_warning(desk):
    """The next field with a message is unfolded, whoever folded it."""
    desk.press(K.Key_PageDown, CTRL)
    desk.form.fold.turn(True)
    desk.form.focus_field("native_surname")
    for _ in range(12):
        desk.press(K.Key_F8)
        if desk.form.fields[f"{KIND}_printed_surname"].hasFocus():
            break
    assert desk.form.fields[f"{KIND}_printed_surname"].hasFocus()
    assert not desk.form.fold.is_folded


def test_a_new_tourist_has_nothing_to_compare(desk):
    """The panel says so in one line."""
    desk.press(K.Key_Insert)
    desk.press(K.Key_B, CTRL)
    assert [one.found.code for one in desk.panel().lines] == ["no_international_passport"]
