"""Questionnaires as a directory: questions and options changed, ordered, taken out by keys and by dragging."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from models.answers import load_answers, save_answers
from models.directories import own_entries, save_entries
from models.journal import undo
from models.records import Answer, Tour, Tourist
from models.tourists import TouristSave, load_tourist, save_tourists
from models.tours import save_tour
from paperwork.answering import fill_form
from paperwork.directories import current_directories
from paperwork.form_editing import with_question
from paperwork.form_files import shipped_bodies
from paperwork.forms import load_form
from tests.ui.typing import ALT, CTRL, press, shown, type_text, walk
from ui.common.messages import messages
from ui.directories.questionnaires_page import QuestionnairesPage

DOWN, UP, ENTER, DEL, INS = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Return,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Insert,
)


@pytest.fixture
def page(qtbot, empty_office) -> QuestionnairesPage:
    made = shown(qtbot, QuestionnairesPage())
    made.resize(1280, 700)
    made.activate()
    made.go_to_form("schengen")
    made.take_focus()
    return made


def keys(page: QuestionnairesPage) -> list[str]:
    return [one.key for one in page.questions.table_model.rows if one.key]


def choose(page: QuestionnairesPage, key: str) -> None:
    page.questions.select_row(
        next(n for n, one in enumerate(page.questions.table_model.rows) if one.key == key)
    )
    page.questions.setFocus()
    QApplication.processEvents()


def question(key: str, name: str = "FR"):
    return load_form(name).question(key)


def a_tourist(**answers: str) -> int:
    """Somebody on a tour with these answers."""
    tour = save_tour(Tour(number="1")).changed["tour"][0]
    saved = save_tourists([TouristSave(Tourist(tour_id=tour, native_surname="Иванова"))])
    number = saved.changed["tourist"][0]
    save_answers(number, [Answer(key, value) for key, value in answers.items()])
    return number


def test_a_question_is_changed_by_keys(page):
    """Enter goes into it, Ctrl+Enter keeps it; one undo takes it back."""
    told = []
    messages.undo_offered.connect(lambda _text, operation: told.append(operation))
    choose(page, "surname")
    press(page, ENTER)
    page.editor.question.lines.lines["en", "label"].selectAll()
    page.editor.question.lines.lines["en", "label"].setFocus()
    type_text(page, "Family name, please")
    assert page.unsaved() == 1
    press(page, ENTER, CTRL)
    assert question("surname").label("en") == "Family name, please"
    assert page.unsaved() == 0
    assert page.questions.current().own
    undo(told[-1])
    assert question("surname").label("en") == shipped_bodies()["schengen"]["questions"][0]["label"]["en"]


def test_going_on_keeps_what_was_typed(page):
    """Another question is chosen: the first is kept; Ctrl+R before takes the typing back."""
    choose(page, "surname")
    page.editor.question.example.editor.setFocus()
    type_text(page, "X")
    press(page, Qt.Key.Key_R, CTRL)
    assert page.unsaved() == 0
    type_text(page, "X")
    choose(page, "given_names")
    assert question("surname").example == "XIVANOV"


def test_what_breaks_a_rule_stays_typed_and_says_why(page):
    """A date is not translated by the dictionary; another question cannot be gone to before it is mended."""
    choose(page, "surname")
    editor = page.editor.question
    for (_code, name), line in editor.lines.lines.items():
        if name == "label":
            line.clear()
    editor.edited.emit()
    choose(page, "given_names")
    assert "label" in page.editor._problem.text()
    assert page.unsaved() == 1
    assert own_entries() == []


def test_a_new_question_by_keys_only(page):
    """Ins, its text, Ctrl+Enter: it stands below the chosen one, in its group, and is asked."""
    choose(page, "surname")
    press(page, INS)
    type_text(page, "Favourite colour")
    press(page, ENTER, CTRL)
    assert keys(page)[:2] == ["surname", "favourite_colour"]
    assert page.questions.current().key == "favourite_colour"
    assert question("favourite_colour").section == question("surname").section


def test_the_order_follows_alt_and_arrows(page):
    """And the chosen question stays chosen."""
    before = keys(page)
    choose(page, before[1])
    press(page, UP, ALT)
    assert keys(page)[:2] == [before[1], before[0]]
    assert page.questions.current().key == before[1]
    press(page, DOWN, ALT)
    assert keys(page) == before


def test_the_order_follows_the_mouse(page):
    """A question is dropped below another one."""
    before = keys(page)
    choose(page, before[0])
    rows = page.questions
    target = rows.visualRect(rows.table_model.index(4, 0))
    place = QPoint(target.center().x(), target.bottom() - 1)
    mime = rows.model().mimeData(rows.selectedIndexes())
    event = drop_of(rows, mime, place)
    rows.dropEvent(event)
    assert keys(page)[:4] == [*before[1:4], before[0]]


def drop_of(rows, mime: QMimeData, place: QPoint) -> QDropEvent:
    class Own(QDropEvent):
        def source(self):
            return rows

    action, plain = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    return Own(QPointF(place), action, mime, Qt.MouseButton.LeftButton, plain)


def test_taking_a_question_out_keeps_its_answers(page):
    """What hung on it is told; undo brings it back, and the answer stands there again."""
    told = []
    messages.undo_offered.connect(lambda text, operation: told.append((text, operation)))
    number = a_tourist(surname="IVANOVA")
    choose(page, "surname")
    press(page, DEL)
    assert "surname" not in keys(page)
    assert "1 answer is kept" in told[-1][0]
    assert "hung on it" in told[-1][0]
    assert load_answers(number)["surname"].value == "IVANOVA"
    undo(told[-1][1])
    filled = fill_form(load_form("FR"), load_tourist(number), None, load_answers(number))
    assert filled[0].form_text == "IVANOVA"


def test_an_option_that_answers_have_is_not_offered_any_more(page, qtbot):
    """The answer keeps its words and is a gap; one that nobody has goes for good."""
    number = a_tourist(marital_status="married")
    choose(page, "marital_status")
    options = page.editor.question.options
    qtbot.waitUntil(lambda: "1 answer" in page.editor.question.about.text())
    options.list.setFocus()
    place = [option["key"] for option in options.options()].index("married")
    options.list.select_row(place)
    press(page, DEL)
    unused = next(n for n, one in enumerate(options.options()) if one["key"] not in ("married", "other"))
    gone = options.options()[unused]["key"]
    options.list.select_row(unused)
    press(page, DEL)
    press(page, ENTER, CTRL)
    kept = question("marital_status")
    assert kept.option("married").retired
    assert kept.option(gone) is None
    assert "married" not in [option.key for option in kept.offered]
    filled = fill_form(load_form("FR"), load_tourist(number), None, load_answers(number), clerk_language="en")
    answer = next(one for one in filled if one.question.key == "marital_status")
    assert (answer.value, answer.state, answer.form_text) == (kept.option("married").label("en"), "empty", "")


def test_a_new_option_by_keys(page):
    """Ins in the list of options is an option, not a question; it gets a key of its words."""
    choose(page, "marital_status")
    options = page.editor.question.options
    options.list.setFocus()
    press(page, INS)
    type_text(page, "It is complicated")
    press(page, ENTER, CTRL)
    assert question("marital_status").option("it_is_complicated").label("en") == "It is complicated"


def test_another_kind_brings_its_parts(page):
    """A text made a choice needs options before it can be kept."""
    choose(page, "surname")
    editor = page.editor.question
    editor.kind.box.setFocus()
    editor.kind.set_value("choice")
    editor.kind.edited.emit()
    assert editor.options.isVisible()
    assert editor.way.value() == "option"
    press(page, ENTER, CTRL)
    assert "without options" in page.editor._problem.text()


def test_a_condition_is_said_and_chosen(page):
    """Asked only if another answer is such: chosen from what can be ticked, shown in words."""
    choose(page, "given_names")
    condition = page.editor.question.condition
    condition.when.setCurrentIndex(condition.when.findData("if"))
    condition._on_when()
    condition.question.setCurrentIndex(condition.question.findData("marital_status"))
    condition._on_question()
    condition.answer.setCurrentIndex(condition.answer.findData("single"))
    press(page, ENTER, CTRL)
    assert question("given_names").applies == "marital_status=single"
    choose(page, "surname")
    choose(page, "given_names")
    assert (condition.when.currentData(), condition.answer.currentData()) == ("if", "single")


def test_a_question_is_asked_in_another_form_too(page):
    """Ticked in the menu of forms; unticked it is not asked there any more."""
    key = next(one for one in keys(page) if load_form("japan").question(one) is None)
    choose(page, key)
    other = "japan"
    page.ask_in(other, True)
    assert load_form(other).question(key) is not None
    page.ask_in(other, False)
    assert load_form(other).question(key) is None


def test_head_and_groups_of_the_form(page):
    """Its first line: the edition changes, a group is added, and one with questions in it cannot go."""
    page.questions.select_row(0)
    form = page.editor.form
    form.edition.editor.setFocus()
    form.edition.editor.selectAll()
    type_text(page, "2027")
    form.new_group()
    type_text(page, "Pets")
    press(page, ENTER, CTRL)
    assert load_form("FR").edition == "2027"
    assert "Pets" in [section.label("en") for section in load_form("FR").sections]
    form.groups.select_row(0)
    form.groups.setFocus()
    press(page, DEL)
    press(page, ENTER, CTRL)
    assert "section" in page.editor._problem.text()
    press(page, Qt.Key.Key_R, CTRL)


def test_a_form_comes_from_a_file_or_not_at_all(page, tmp_path):
    """A bad one is refused with its line; a good one is a questionnaire, and undone it is gone."""
    told = []
    messages.undo_offered.connect(lambda _text, operation: told.append(operation))
    path = tmp_path / "georgia.json"
    body = json.loads(json.dumps(shipped_bodies()["japan"])) | {"id": "georgia"}
    body |= {"countries": [{"code": "GE", "languages": ["en"]}]}
    broken = body | {"questions": [body["questions"][0] | {"kind": "picture"}]}
    path.write_text(json.dumps(broken, indent=1), encoding="utf-8")
    page.actions_on_forms.take_file(path)
    assert own_entries() == []
    path.write_text(json.dumps(body), encoding="utf-8")
    page.actions_on_forms.take_file(path)
    assert (page.form_id, load_form("GE").id) == ("georgia", "georgia")
    page.actions_on_forms.write_file(path)
    assert json.loads(path.read_text(encoding="utf-8"))["questions"] == body["questions"]
    undo(told[-1])
    page.read()
    assert page.forms.findData("georgia") == -1


def test_a_form_is_taken_out_and_brought_back(page):
    """Of the program's, by the menu; a copy of it is the office's own."""
    page.actions_on_forms.copy_form()
    assert page.form_id == "schengen_1"
    page.actions_on_forms.remove_form()
    page.go_to_form("schengen")
    page.actions_on_forms.remove_form()
    assert page.forms.findData("schengen") == -1
    page.actions_on_forms.bring_back("schengen")
    assert page.form_id == "schengen"
    assert own_entries() == []


def test_the_programs_question_comes_back(page):
    """What was changed of it is one press away from what it was."""
    choose(page, "surname")
    page.editor.question.example.editor.setFocus()
    type_text(page, "X")
    press(page, ENTER, CTRL)
    page.reset_question("surname")
    assert own_entries() == []
    assert not page.questions.current().own


def test_what_is_only_looked_at_is_no_change(page, tmp_path):
    """Spaces, line ends and empty texts of a file stay to the letter, and going through it writes nothing."""
    body = json.loads(json.dumps(shipped_bodies()["japan"])) | {"id": "odd", "countries": []}
    body["title"] = {"en": " Odd\nform ", "ru": ""}
    body["source"] = " from nowhere "
    first = body["questions"][0]
    first |= {"label": {"en": "Name\n(in full) ", "ru": ""}, "hint": {"en": ""}, "max_length": 123456}
    path = tmp_path / "odd.json"
    path.write_text(json.dumps(body), encoding="utf-8")
    page.actions_on_forms.take_file(path)
    before = own_entries()
    page.questions.select_row(0)
    for _row in page.questions.table_model.rows:
        press(page, DOWN)
        assert page.unsaved() == 0
    assert own_entries() == before
    choose(page, first["key"])
    page.editor.question.number.editor.setFocus()
    type_text(page, "1")
    press(page, ENTER, CTRL)
    [kept] = [one for one in current_directories().bodies["odd"]["questions"] if one["key"] == first["key"]]
    assert kept == first | {"number": f"1{first['number']}"}


def test_what_is_no_length_is_not_left_behind(page):
    """Where none stood before it is typing all the same, and going on says why it cannot be kept."""
    choose(page, "surname")
    page.editor.question.length.editor.setFocus()
    page.editor.question.length.editor.selectAll()
    type_text(page, "some")
    assert page.unsaved() == 1
    choose(page, "given_names")
    assert "some" in page.editor._problem.text()
    assert page.editor.question.length.editor.text() == "some"


def test_a_colleagues_change_is_seen_after_going_back(page):
    """Nothing of theirs is overwritten; Ctrl+R shows it, and then one can go on from there."""
    choose(page, "surname")
    page.editor.question.example.editor.setFocus()
    type_text(page, "MINE")
    there = current_directories()
    theirs = there.bodies["schengen"]["questions"][0] | {"number": "1st"}
    save_entries(with_question(there, "schengen", theirs).entries)
    press(page, ENTER, CTRL)
    assert "Somebody" in page.editor._problem.text()
    assert page.unsaved() == 1
    press(page, Qt.Key.Key_R, CTRL)
    assert page.editor.question.number.value() == "1st"
    page.editor.question.example.editor.setFocus()
    type_text(page, "MINE")
    press(page, ENTER, CTRL)
    assert (question("surname").number, question("surname").example[:4]) == ("1st", "MINE")


def test_tab_goes_in_the_order_in_which_the_fields_stand(page):
    """The lines of the languages come where they are seen, though they are made anew with each form."""
    page.go_to_form("canada")
    page.go_to_form("japan")
    choose(page, "sex")
    names = [one.accessibleName() for one in walk(page)]
    first = ["Questions", "Question, English", "Hint, English"]
    assert names[: len(first)] == first
    assert names.index("Options") < names.index("Text of the option, English") < names.index("Group")


@pytest.mark.parametrize("key", ["surname", ""])
def test_a_word_without_end_pushes_no_field_out_of_the_pane(page, key):
    """Of the question or of the form: nothing scrolls sideways there."""
    page.questions.select_row(0)
    if key:
        choose(page, key)
    lines = page.editor.question.lines if key else page.editor.form.lines
    lines.take_focus()
    line = lines.lines["en", "label" if key else "title"]
    line.setFocus()
    line.selectAll()
    type_text(page, "A" * 300)
    press(page, ENTER, CTRL)
    assert line.mapTo(page.editor, line.rect().topRight()).x() < page.editor.width()
