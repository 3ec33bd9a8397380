"""T3, T14, T16: choosing, typing, drafts that wait and survive a crash, saving all at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.drafts import list_drafts
from models.tourists import list_tourists, load_tourist
from tests.ui.typing import CTRL, type_text
from ui.common.buttons import PushButton
from ui.tourists.tourists_page import TouristsPage

DOWN, UP, INS, ENTER = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Insert, Qt.Key.Key_Return


def test_first_tourist_is_shown(hands):
    """The form shows the first of the booking."""
    first = load_tourist(hands.ids[0])
    assert hands.shows("native_surname") == first.native_surname
    assert hands.field("birth_date").value() == first.birth_date


def test_ins_opens_the_form_at_the_surname(hands):
    """Ins makes a new tourist whose surname can be typed at once; Ctrl+S saves with the surname alone."""
    before = hands.ids
    hands.press(INS)
    type_text(hands.page, "Новиков")
    hands.press(Qt.Key.Key_S, CTRL)
    new = [one for one in hands.ids if one not in before]
    assert load_tourist(new[0]).native_surname == "Новиков"
    assert hands.page.unsaved() == 0
    assert list_drafts() == []


def test_f2_goes_into_the_form(hands):
    """From the list F2 selects the surname, so that typing takes its place; from another field too."""
    for start in (hands.page.list_pane.list, hands.field("phone").editor):
        start.setFocus()
        hands.press(Qt.Key.Key_F2)
        type_text(hands.page, "Новиков")
        assert hands.shows("native_surname") == "Новиков"


def test_a_latin_surname_is_enough(hands):
    """T14: a surname in either script can be saved."""
    before = hands.ids
    hands.press(INS)
    hands.put("latin_surname", "Smith")
    hands.press(ENTER, CTRL)
    new = [one for one in hands.ids if one not in before]
    assert load_tourist(new[0]).latin_surname == "SMITH"


def test_a_date_whose_day_nobody_knows_is_saved(hands):
    """Such passports exist; it is shown and kept as short as it was typed."""
    hands.press(INS)
    type_text(hands.page, "Новиков")
    for typed, kept in (("05.1950", "1950-05"), ("1950", "1950")):
        hands.put("birth_date", typed)
        hands.press(Qt.Key.Key_S, CTRL)
        assert load_tourist(max(hands.ids)).birth_date == kept
        assert (hands.page.unsaved(), hands.shows("birth_date")) == (0, typed)


def test_without_surname_it_says_so_at_the_field(hands):
    """Nothing is saved, the surname has the focus and the reason."""
    hands.press(INS)
    hands.put("birth_place", "Рим")
    hands.press(Qt.Key.Key_S, CTRL)
    assert hands.field("native_surname").editor.hasFocus()
    assert "surname" in hands.field("native_surname").message()
    assert hands.shows("birth_place") == "Рим"
    assert hands.page.unsaved() == 1


def test_page_keys_step_through_the_list(hands):
    """Ctrl+PgDn and Ctrl+PgUp show the next and the previous tourist, from inside a field too."""
    hands.go("phone")
    hands.press(DOWN, CTRL)
    assert hands.shows("native_given_name") == load_tourist(hands.ids[1]).native_given_name
    hands.press(UP, CTRL)
    assert hands.shows("native_given_name") == load_tourist(hands.ids[0]).native_given_name


def test_the_tourist_stepped_to_is_the_one_selected(hands, qtbot):
    """Ctrl is still held when the next one is shown; Del in the list then takes off that one alone."""
    before = hands.ids
    hands.press(DOWN, CTRL)
    assert [row.id for row in hands.page.list_pane.list.selected()] == [before[1]]
    hands.page.list_pane.list.setFocus()
    hands.press(Qt.Key.Key_Delete)
    assert hands.ids == [before[0], *before[2:]]


def test_switching_keeps_what_was_typed(hands):
    """Each tourist has a draft of its own, and Save saves all of them as one operation."""
    from models.history import recent_operations

    hands.put("birth_place", "Псков")
    hands.press(DOWN, CTRL)
    hands.put("birth_place", "Тверь")
    hands.press(UP, CTRL)
    assert hands.shows("birth_place") == "Псков"
    count = len(recent_operations())
    with_client = [load_tourist(one).client_id for one in hands.ids[:2]]
    _without_links(hands, with_client)
    hands.press(Qt.Key.Key_S, CTRL)
    assert [load_tourist(one).birth_place for one in hands.ids[:2]] == ["Псков", "Тверь"]
    assert len(recent_operations()) == count + 1


def _without_links(hands, _clients) -> None:
    """The question about the client base is not this test's subject: it is answered "this tour only"."""
    from ui.tourists import overwrite_dialog

    hands.page.saving._ask = lambda _groups: overwrite_dialog.Overwrite(overwrite_dialog.TOUR_ONLY)


def test_drafts_survive_a_crash(hands, qtbot):
    """Within a second the draft is in the database; another page on it shows it, marked unsaved."""
    hands.put("birth_place", "Калуга")
    hands.press(INS)
    type_text(hands.page, "Воронов")
    qtbot.waitUntil(lambda: len(list_drafts()) == 2, timeout=2000)
    again = TouristsPage(hands.page.tour_id)
    qtbot.addWidget(again)
    assert again.form.fields["birth_place"].value() == "Калуга"
    assert again.unsaved() == 3  # a birthplace, a surname and its Latin proposal
    assert [row.name for row in again.list_pane.rows() if row.unsaved][-1] == "Воронов"


def test_reverting_drops_the_draft(hands, qtbot):
    """Ctrl+R shows what is saved again and forgets the draft."""
    saved = load_tourist(hands.ids[0]).birth_place
    hands.put("birth_place", "Вологда")
    qtbot.waitUntil(lambda: list_drafts() != [], timeout=2000)
    hands.press(Qt.Key.Key_R, CTRL)
    assert hands.shows("birth_place") == saved
    assert list_drafts() == []
    assert hands.page.unsaved() == 0


def test_the_foot_names_what_is_unsaved(hands):
    """Count and names; a passport is named once."""
    hands.put("international_passport_number", "7654321")
    hands.put("international_passport_series", "77")
    hands.put("phone", "+7 926 123-45-67")
    assert hands.page.foot.words() == "3 unsaved changes international passport, phone"


def test_an_unchanged_new_tourist_leaves_nothing(hands):
    """Ins and away again: no empty tourist, no draft."""
    hands.press(INS)
    hands.press(UP, CTRL)
    assert len(hands.page.list_pane.rows()) == len(hands.ids)
    assert list_drafts() == []


def test_enter_goes_to_the_next_field(hands):
    """Enter follows the reading order over all fields and services, past what is pressed; in the notes it
    makes a line."""
    stops = [one for one in hands.page.form.stops() if one.isVisible() and not isinstance(one, PushButton)]
    hands.go("native_surname")
    for expected in stops[1:]:
        hands.press(ENTER)
        assert QApplication.focusWidget() is expected
    hands.press(ENTER)
    assert hands.field("notes").editor.hasFocus()
    assert "\n" in hands.field("notes").value()


def test_tab_follows_the_reading_order(hands):
    """Tab goes from field to field as Enter does, and from the notes to the foot."""
    stops = [one for one in hands.page.form.stops() if one.isVisible()]
    hands.go("native_surname")
    for expected in stops[1:]:
        hands.press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected
    hands.press(Qt.Key.Key_Tab)
    assert hands.page.foot.isAncestorOf(QApplication.focusWidget())


def test_f6_goes_round_the_panes(hands):
    """List, form, foot, header, list."""
    hands.page.list_pane.list.setFocus()
    seen = []
    for _turn in range(4):
        hands.press(Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen == [
        hands.field("native_surname").editor,
        hands.page.foot.save,
        hands.page.header.import_list,
        hands.page.list_pane.list,
    ]


def test_services_are_ticked(hands):
    """Space ticks a service of the tour, Save keeps it."""
    box = hands.page.form.services.boxes()[0]
    before = len(load_tourist(hands.ids[0]).services)
    box.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert "services" in hands.page.foot.words()
    hands.press(Qt.Key.Key_S, CTRL)
    assert len(load_tourist(hands.ids[0]).services) == before - 1


def test_order_by_name_keeps_the_numbers_of_booking(hands):
    """By name the list is alphabetical; the numbers still are the order of booking."""
    hands.page.list_pane._orders["name"].click()
    QApplication.processEvents()
    rows = hands.page.list_pane.rows()
    wanted = list_tourists(hands.page.tour_id, "name")
    assert [row.id for row in rows] == [row.id for row in wanted]
    assert [row.number for row in rows] == [row.position + 1 for row in wanted]


def test_the_filter_narrows_the_list(hands):
    """Typed in either script it leaves those who fit; the page's own search is Ctrl+F."""
    hands.page.find_here()
    surname = load_tourist(hands.ids[-1]).latin_surname.lower()
    type_text(hands.page, surname)
    names = [row.name for row in hands.page.list_pane.list.table_model.rows]
    assert 0 < len(names) < len(hands.ids)
    assert load_tourist(hands.ids[-1]).native_surname in " ".join(names)


def test_del_removes_with_undo(hands, qtbot):
    """Del in the list takes the tourist off the tour and offers to undo it; undone, they are back."""
    from models.journal import undo
    from ui.common.changes import changes
    from ui.common.messages import messages

    before = hands.ids
    hands.page.list_pane.list.setFocus()
    with qtbot.waitSignal(messages.undo_offered) as offered:
        hands.press(Qt.Key.Key_Delete)
    assert hands.ids == before[1:]
    assert hands.shows("native_given_name") == load_tourist(before[1]).native_given_name
    undo(offered.args[1])
    changes.announce_all()
    assert [row.id for row in hands.page.list_pane.rows()] == before


def test_leaving_is_free(hands):
    """The page may be left with typing unsaved: it waits as a draft."""
    hands.put("birth_place", "Орёл")
    assert hands.page.may_leave()
    assert len(list_drafts()) == 1


def test_names_with_markup_are_text(hands):
    """A person called <img src=x> shows as such in the form, the list and the headline."""
    hands.press(INS)
    type_text(hands.page, "<b>&Ivan")
    assert hands.page.person._name.text() == "<b>&Ivan"
    assert hands.page.list_pane.rows()[-1].name == "<b>&Ivan"
    hands.page.grab()


def test_the_list_model_is_sound(hands, qtmodeltester):
    """Qt's own checks of an item model."""
    qtmodeltester.check(hands.page.list_pane.list.table_model)


def filter_by(hands, text: str) -> list[str]:
    """Type into the filter; the names that it leaves."""
    hands.page.find_here()
    type_text(hands.page, text)
    return [row.name for row in hands.page.list_pane.list.table_model.rows]


def test_ins_clears_a_filter_that_would_hide_the_new_tourist(hands):
    """The new line is in the list and Ctrl+PgUp steps on from it."""
    filter_by(hands, load_tourist(hands.ids[-1]).native_surname)
    hands.press(INS)
    assert hands.page.list_pane.filter.text() == ""
    assert len(hands.page.list_pane.shown_ids()) == len(hands.ids) + 1
    assert hands.page.list_pane.list.current().name == ""
    type_text(hands.page, "Новиков")
    hands.press(UP, CTRL)
    assert hands.shows("native_given_name") == load_tourist(hands.ids[-1]).native_given_name


def test_page_keys_step_among_those_the_filter_leaves(hands):
    """From a tourist whom the filter hides Ctrl+PgDn goes to the first one that it shows."""
    last = load_tourist(hands.ids[-1])
    shown = filter_by(hands, last.native_surname)
    assert hands.shows("native_surname") != last.native_surname
    hands.press(DOWN, CTRL)
    assert hands.page.list_pane.list.current().name == shown[0]
    assert hands.shows("native_surname") == last.native_surname


def test_down_in_the_filter_goes_to_the_list(hands):
    """The first of those who fit is chosen and shown; where nobody fits the filter keeps the focus."""
    last = load_tourist(hands.ids[-1])
    filter_by(hands, last.native_surname)
    hands.press(Qt.Key.Key_Down)
    assert hands.page.list_pane.list.hasFocus()
    assert hands.shows("native_surname") == last.native_surname
    filter_by(hands, "Никого")
    hands.press(Qt.Key.Key_Down)
    assert hands.page.list_pane.filter.hasFocus()


def test_letters_jump_to_names(hands):
    """Letters typed in the list choose the next tourist whose name begins so, whatever cell was clicked."""
    first, *others = hands.page.list_pane.rows()
    wanted = next(row for row in others if row.name[:2] != first.name[:2])
    hands.page.list_pane.list.setFocus()
    type_text(hands.page, wanted.name[:4].lower())
    assert hands.page.list_pane.list.current().name == wanted.name
    assert hands.shows("native_surname") == wanted.surname
