"""A tour in its editor: typed by keys, refused at the field, never lost."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from models.drafts import list_drafts
from models.records import Tour
from models.tours import find_tour, list_tours, load_tour, next_tour_number, save_tour
from tests.ui.typing import ALT, CTRL, press, shown, type_text, walk
from ui.tours.tour_editor import TourEditor


def line(editor: TourEditor, name: str) -> QLineEdit:
    return next(one for one in editor.findChildren(QLineEdit) if one.accessibleName().startswith(name))


@pytest.fixture
def tour(office) -> Tour:
    return load_tour(list_tours("", "upcoming")[-1].id)


@pytest.fixture
def new(qtbot, office) -> TourEditor:
    return shown(qtbot, TourEditor())


@pytest.fixture(autouse=True)
def _leave_at_the_end(answer) -> None:
    """Editors that are still open when a test ends are left without saving."""
    answer("discard")


def fill(editor: TourEditor, name: str, text: str) -> None:
    line(editor, name).setFocus()
    line(editor, name).selectAll()
    type_text(editor, text)


def test_a_tour_is_made_by_keys_alone(new):
    """Title, Enter, dates as digits, countries by name: Ctrl+Enter saves under the proposed number."""
    number = next_tour_number(date.today())
    type_text(new, "Прага и Вена")
    press(new, Qt.Key.Key_Return)
    type_text(new, "010727")
    press(new, Qt.Key.Key_Return)
    type_text(new, "9.7.27")
    press(new, Qt.Key.Key_Return)
    press(new, Qt.Key.Key_Return)
    type_text(new, "Чехия, austria")
    press(new, Qt.Key.Key_Return, CTRL)
    saved = find_tour(number)
    assert (saved.title, saved.start_date, saved.end_date) == ("Прага и Вена", "2027-07-01", "2027-07-09")
    assert saved.countries == ["CZ", "AT"]
    assert new.saved_id == saved.id
    assert saved.clerk == "Anna"


def test_a_day_that_does_not_exist_is_refused_at_its_field(new):
    """The dialog stays open, the focus stands in the date, nothing is saved."""
    count = len(list_tours())
    fill(new, "Starts", "31.02.2027")
    press(new, Qt.Key.Key_Return, CTRL)
    assert new.isVisible()
    assert QApplication.focusWidget() is line(new, "Starts")
    assert "31.02.2027" in line(new, "Starts").accessibleDescription()
    assert len(list_tours()) == count


def test_an_unknown_country_is_refused_at_its_field(new):
    """What is no country is named."""
    fill(new, "Countries", "Чехия, Нарния")
    press(new, Qt.Key.Key_Return, CTRL)
    assert "Нарния" in line(new, "Countries").accessibleDescription()


def test_the_end_before_the_start_is_refused(new):
    """What the base refuses is told at the field that it names."""
    fill(new, "Starts", "10.07.2027")
    fill(new, "Ends", "01.07.2027")
    press(new, Qt.Key.Key_Return, CTRL)
    assert line(new, "Ends").accessibleDescription() == "The end is before the start."


def test_a_taken_number_is_told_at_the_number(new, tour):
    """Two tours never get one number."""
    fill(new, "Number", tour.number)
    press(new, Qt.Key.Key_Return, CTRL)
    assert tour.number in line(new, "Number").accessibleDescription()


def test_services_are_added_ordered_and_removed(qtbot, office):
    """Ins makes a row, Alt+Up moves it, Ctrl+Del takes it away."""
    tour = Tour(number="2026-8000")
    save_tour(tour)
    editor = shown(qtbot, TourEditor(None, tour.id))
    for name in ("Рейс", "Гостиница", "Страховка"):
        press(editor, Qt.Key.Key_Insert)
        press(editor, Qt.Key.Key_Return)
        type_text(editor, name)
    press(editor, Qt.Key.Key_Up, ALT)
    press(editor, Qt.Key.Key_Up, ALT)
    lines = [one for one in editor.findChildren(QLineEdit) if one.accessibleName() == "Name of the service"]
    next(one for one in lines if one.text() == "Рейс").setFocus()
    press(editor, Qt.Key.Key_Delete, CTRL)
    press(editor, Qt.Key.Key_S, CTRL)
    services = sorted(load_tour(tour.id).services, key=lambda one: one.position)
    assert [one.name for one in services] == ["Страховка", "Гостиница"]


def test_a_bad_date_of_a_service_is_told_at_it(qtbot, tour):
    """The row's field carries the sentence."""
    editor = shown(qtbot, TourEditor(None, tour.id))
    fill(editor, "Ends", "")
    starts = [one for one in editor.findChildren(QLineEdit) if one.accessibleName() == "Begins"]
    starts[0].setFocus()
    starts[0].selectAll()
    type_text(editor, "45.13.2027")
    press(editor, Qt.Key.Key_Return, CTRL)
    assert editor.isVisible()
    assert "45.13.2027" in starts[0].accessibleDescription()


@pytest.mark.parametrize(
    ("reply", "open_still", "title"), [("stay", True, ""), ("discard", False, ""), ("save", False, "Новое")]
)
def test_leaving_with_typing_asks(qtbot, office, tour, answer, reply, open_still, title):
    """Esc with unsaved typing: stay, discard or save, as answered."""
    before = tour.title
    asked = answer(reply)
    editor = shown(qtbot, TourEditor(None, tour.id))
    fill(editor, "Title", "Новое")
    press(editor, Qt.Key.Key_Escape)
    assert asked == ["Save the changes?"]
    assert editor.isVisible() is open_still
    assert load_tour(tour.id).title == (title or before)
    assert open_still or not list_drafts("tour:")
    answer("discard")  # or the editor that stayed would go on keeping its draft beside the next test
    editor.close()


def test_leaving_without_typing_asks_nothing(new):
    """Nothing was changed, so Esc just closes."""
    press(new, Qt.Key.Key_Escape)
    assert not new.isVisible()


def test_typing_survives_a_crash(qtbot, tour):
    """What was typed and not saved stands in the editor again, and can be dropped."""
    first = shown(qtbot, TourEditor(None, tour.id))
    fill(first, "Title", "Почти набрано")
    qtbot.waitUntil(lambda: bool(list_drafts("tour:")))
    second = shown(qtbot, TourEditor(None, tour.id))
    assert line(second, "Title").text() == "Почти набрано"
    next(one for one in second.findChildren(QPushButton) if one.text() == "Go back").click()
    assert line(second, "Title").text() == tour.title


@pytest.mark.parametrize(("press_text", "title"), [("Keep mine", "Моё"), ("Take theirs", "Чужое")])
def test_a_colleagues_change_of_the_same_field_is_asked(qtbot, tour, press_text, title):
    """Both changed the title: mine or theirs, and my other typing stays."""
    editor = shown(qtbot, TourEditor(None, tour.id))
    other = load_tour(tour.id)
    other.title = "Чужое"
    save_tour(other)
    fill(editor, "Title", "Моё")
    fill(editor, "Customer", "ООО Заказчик")
    press(editor, Qt.Key.Key_Return, CTRL)
    next(one for one in editor.findChildren(QPushButton) if one.text() == press_text).click()
    press(editor, Qt.Key.Key_Return, CTRL)
    saved = load_tour(tour.id)
    assert (saved.title, saved.customer_name) == (title, "ООО Заказчик")


def in_reading_order(editor: TourEditor, names: list[str]) -> list:
    """The rows of services in the order of these names, each with its fields and buttons."""
    rows = sorted(editor._services.rows, key=lambda one: names.index(one.fields[1].value()))
    return [stop for one in rows for stop in (*(field.editor for field in one.fields), *one.tools)]


def test_tab_goes_in_reading_order(qtbot, new):
    """Fields, Add service, the services row by row with their buttons, Cancel, Save; also when rows moved."""
    for name in ("Рейс", "Отель"):
        press(new, Qt.Key.Key_Insert)
        press(new, Qt.Key.Key_Tab)
        type_text(new, name)
    line(new, "Number").setFocus()
    fields = [field.editor for field in new._fields.values()]
    foot = [new._cancel, new._save]
    add = new._services.add_button
    assert walk(new) == [*fields, add, *in_reading_order(new, ["Рейс", "Отель"]), *foot]
    new._services.rows[1].fields[1].editor.setFocus()
    press(new, Qt.Key.Key_Up, ALT)
    line(new, "Number").setFocus()
    assert walk(new) == [*fields, add, *in_reading_order(new, ["Отель", "Рейс"]), *foot]
