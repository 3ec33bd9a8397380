"""What others do meanwhile, the clipboard, files, the empty tour, questionnaires."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from models.tourists import TouristSave, delete_tourists, list_tourists, load_tourist, save_tourists
from tests.ui.typing import CTRL, SHIFT, press, type_text

INS, S, V = Qt.Key.Key_Insert, Qt.Key.Key_S, Qt.Key.Key_V


@pytest.fixture(autouse=True)
def this_tour_only(monkeypatch):
    """The question about the client base is answered "this tour only"."""
    from ui.tourists import overwrite_dialog

    answer = overwrite_dialog.Overwrite(overwrite_dialog.TOUR_ONLY)
    monkeypatch.setattr(overwrite_dialog, "ask_overwrite", lambda _parent, _groups: answer)


def save_elsewhere(tourist_id: int, **values: str) -> None:
    other = load_tourist(tourist_id)
    for name, value in values.items():
        setattr(other, name, value)
    save_tourists([TouristSave(other)])


def test_fields_they_changed_come_along(hands):
    """What only the other changed is taken without a question."""
    first = hands.ids[0]
    hands.put("birth_place", "Псков")
    save_elsewhere(first, address="Псков, ул. Новая, 1")
    hands.press(S, CTRL)
    saved = load_tourist(first)
    assert (saved.birth_place, saved.address) == ("Псков", "Псков, ул. Новая, 1")


@pytest.mark.parametrize(("choice", "kept"), [("Keep mine", "Псков"), ("Take theirs", "Тверь")])
def test_a_field_both_changed_is_asked(hands, choice, kept):
    """Who and when, both values; the chosen one is saved with the next Save."""
    first = hands.ids[0]
    hands.put("birth_place", "Псков")
    save_elsewhere(first, birth_place="Тверь")
    hands.press(S, CTRL)
    assert "Anna saved this tourist at" in hands.info()
    hands.push(choice)
    hands.press(S, CTRL)
    assert load_tourist(first).birth_place == kept
    assert hands.page.unsaved() == 0


def test_their_latin_name_is_no_proposal(hands):
    """A colleague typed the Latin surname that was proposed here; taken, it stays whatever is typed then."""
    first = hands.ids[0]
    save_elsewhere(first, latin_surname="")
    hands.page.activate()
    hands.put("native_surname", "Псков")
    assert hands.field("latin_surname").is_proposed()
    save_elsewhere(first, latin_surname="PLESKOFF")
    hands.press(S, CTRL)
    hands.push("Take theirs: PLESKOFF")
    hands.put("native_surname", "Псковский")
    assert hands.shows("latin_surname") == "PLESKOFF"


def test_a_deleted_tourist_keeps_the_typing(hands):
    """What was typed can be saved as a new tourist."""
    first = hands.ids[0]
    hands.put("birth_place", "Псков")
    delete_tourists([first])
    hands.press(S, CTRL)
    assert "deleted" in hands.info()
    assert hands.shows("birth_place") == "Псков"
    hands.push("Save as a new tourist")
    assert first not in hands.ids
    assert load_tourist(max(hands.ids)).birth_place == "Псков"


def test_changes_of_others_are_shown(hands):
    """An unchanged form reads again what was written."""
    from ui.common.changes import changes

    save_elsewhere(hands.ids[0], birth_place="Тверь")
    changes.announce_all()
    assert hands.shows("birth_place") == "Тверь"


def test_pasting_outside_a_field_opens_the_import(hands, asked_for):
    """Ctrl+V with the focus in the list hands the clipboard over; in a field it pastes text."""
    QGuiApplication.clipboard().setText("Иванов\tИван")
    hands.page.list_pane.list.setFocus()
    hands.press(V, CTRL)
    [(tour_id, pasted)] = asked_for.import_list
    assert tour_id == hands.page.tour_id
    assert pasted["text/plain"].decode() == "Иванов\tИван"
    hands.go("birth_place")
    hands.press(V, CTRL)
    assert len(asked_for.import_list) == 1


def test_ctrl_i_opens_the_import(hands, asked_for):
    """From anywhere, in a field too."""
    hands.go("phone")
    hands.press(Qt.Key.Key_I, CTRL)
    assert asked_for.import_list == [(hands.page.tour_id, None)]


def test_a_dropped_file_opens_the_import(hands, asked_for, tmp_path):
    """Files may be dropped anywhere on the page."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "list.xlsx"))])
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event in (QDragEnterEvent(QPoint(5, 5), *how), QDropEvent(QPointF(5, 5), *how)):
        QApplication.sendEvent(hands.page, event)
    assert asked_for.import_list == [(hands.page.tour_id, str(tmp_path / "list.xlsx"))]


def test_the_list_is_copied_with_headings(hands):
    """Ctrl+Shift+C: what Excel pastes as cells and the import can read again."""
    from intake.clipboard import tables_from_mime
    from intake.headings import guess_mapping

    hands.press(Qt.Key.Key_C, CTRL | SHIFT)
    mime = QGuiApplication.clipboard().mimeData()
    content = {kind: bytes(mime.data(kind).data()) for kind in mime.formats()}
    table = tables_from_mime(content)[0]
    assert len(table.rows) == len(hands.ids)
    mapped = set(guess_mapping(table).values())
    assert {"native_surname", "latin_surname", "birth_date", "international_passport_number"} <= mapped


def test_f9_opens_the_questionnaire_of_the_shown(hands, asked_for):
    """The tour and the tourist are named."""
    hands.press(Qt.Key.Key_F9)
    assert asked_for.questionnaire == [(hands.page.tour_id, hands.ids[0])]


def test_f9_saves_a_new_tourist_first(hands, asked_for):
    """Answers need a record to belong to."""
    hands.press(INS)
    type_text(hands.page, "Новиков")
    hands.press(Qt.Key.Key_F9)
    assert asked_for.questionnaire == [(hands.page.tour_id, max(hands.ids))]


def test_an_empty_tour_shows_the_ways_on(open_tour, asked_for):
    """The first way pastes a list, and Ins types one in."""
    hands = open_tour(0)
    assert hands.page.empty.isVisible()
    QGuiApplication.clipboard().setText("Иванов\tИван")
    press(hands.page, V, CTRL)
    assert len(asked_for.import_list) == 1
    press(hands.page, INS)
    type_text(hands.page, "Первый")
    press(hands.page, S, CTRL)
    assert [row.native_surname for row in list_tourists(hands.page.tour_id)] == ["Первый"]
    assert not hands.page.empty.isVisible()


def test_the_first_tourist_of_a_tour_can_be_dropped(open_tour):
    """Ins on an empty tour and Ctrl+R: the ways on are there again."""
    hands = open_tour(0)
    press(hands.page, INS)
    type_text(hands.page, "Первый")
    press(hands.page, Qt.Key.Key_R, CTRL)
    assert hands.page.empty.isVisible()


@pytest.mark.parametrize("size", [(1280, 696), (1014, 628), (700, 500)])
def test_every_field_can_be_reached_at_every_size(hands, size):
    """Nothing is wider than the form: it scrolls only downward."""
    hands.page.resize(*size)
    hands.go("notes")
    bar = hands.page.form.horizontalScrollBar()
    assert bar.maximum() == 0
    assert hands.page.width() <= max(size[0], 760)


def test_showing_a_tourist_found_elsewhere(hands):
    """The global search opens the tour at the tourist."""
    hands.page.show_tourist(hands.ids[2])
    assert hands.shows("native_given_name") == load_tourist(hands.ids[2]).native_given_name
    assert hands.page.list_pane.list.current().id == hands.ids[2]


def test_services_stay_ticked_when_the_tour_is_read_again(hands):
    """A service added elsewhere appears; what is ticked here and not saved stays."""
    from models.records import Service
    from models.tours import load_tour, save_tour
    from ui.common.changes import changes

    before = [box.isChecked() for box in hands.page.form.services.boxes()]
    hands.put("birth_place", "Псков")
    tour = load_tour(hands.page.tour_id)
    tour.services.append(Service(kind="excursion", name="Uffizi", position=9))
    changes.announce(save_tour(tour))
    boxes = hands.page.form.services.boxes()
    assert [box.isChecked() for box in boxes] == [*before, False]
    assert boxes[-1].text() == "Excursion, Uffizi"
    assert hands.shows("birth_place") == "Псков"


def test_others_typing_is_not_ones_own(hands):
    """Another person on the same database sees no draft of mine."""
    from models import database
    from ui.tourists.drafts import TourDrafts

    hands.put("birth_place", "Псков")
    assert hands.page.may_leave()
    url = f"sqlite:///{database.current().path}"
    database.close_database()
    database.open_database(url, person="Boris")
    assert TourDrafts(hands.page.tour_id).unsaved() == []


def test_printing_asks_about_unsaved_typing(hands, monkeypatch):
    """Questionnaires are made of what is saved: it is saved first if the person wants so."""
    from ui.common import messages
    from ui.questionnaires import print_dialog

    printed, asked = [], []
    monkeypatch.setattr(print_dialog, "print_questionnaires", lambda *args: printed.append(args[1:]))
    monkeypatch.setattr(messages, "ask", lambda *args: asked.append(args[1]) or "save")
    hands.page.print_questionnaires()
    assert (asked, printed) == ([], [(hands.page.tour_id,)])
    hands.put("birth_place", "Псков")
    hands.page.print_questionnaires()
    assert len(asked) == 1
    assert len(printed) == 2
    assert load_tourist(hands.ids[0]).birth_place == "Псков"
