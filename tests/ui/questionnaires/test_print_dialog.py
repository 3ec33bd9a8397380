"""Printing: what lacks is said first, the file is where it was wanted, trouble is told at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton

from models.answers import save_answers
from models.paper_forms import PaperForm, save_paper_form
from models.records import Answer, Tour
from models.tourists import list_tourists, load_tourist
from models.tours import list_tours, load_tour
from paperwork.pdf_fields import read_form
from tests.ui.typing import CTRL, press, shown, type_text, walk
from ui.common.background import runner
from ui.common.preferences import PRINT_FOLDER
from ui.questionnaires.gap_list import reason_words
from ui.questionnaires.print_dialog import PrintDialog
from ui.questionnaires.questionnaire_window import QuestionnaireWindow


@pytest.fixture
def tour(office) -> Tour:
    return load_tour(next(row.id for row in list_tours() if row.countries == ("IT",) and row.tourists > 3))


@pytest.fixture
def folder(tmp_path) -> Path:
    PRINT_FOLDER.set(str(tmp_path / "out"))
    return tmp_path / "out"


@pytest.fixture
def dialog(qtbot, tour, folder) -> PrintDialog:
    made = PrintDialog(None, tour.id, [list_tourists(tour.id)[0].id])
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown(qtbot, made)
    settle()
    return made


def settle() -> None:
    assert runner().wait(30_000)
    for _round in range(3):
        QApplication.processEvents()


def texts(dialog: PrintDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def choose(dialog: PrintDialog, text: str) -> None:
    next(one for one in dialog.findChildren(QRadioButton) if one.text().startswith(text)).click()
    settle()


def test_gaps_are_listed_and_one_is_printed_all_the_same(dialog, folder):
    """One tourist with gaps: the button says so, Ctrl+Enter prints one PDF and tells its path."""
    assert dialog.gaps.list.table_model.rows
    assert any(one.text() == "Print all the same" for one in dialog.findChildren(QPushButton))
    press(dialog, Qt.Key.Key_Return, CTRL)
    settle()
    files = list(folder.iterdir())
    assert [path.suffix for path in files] == [".pdf"]
    assert files[0].read_bytes().startswith(b"%PDF")
    assert str(files[0]) in texts(dialog)
    assert QApplication.focusWidget().text() == "Open the PDF"


def test_all_of_the_tour_into_a_file_each(dialog, folder, tour):
    """Every tourist gets a file."""
    choose(dialog, "All of the tour")
    choose(dialog, "A file for each")
    press(dialog, Qt.Key.Key_Return, CTRL)
    settle()
    assert len(list(folder.glob("*.pdf"))) == len(list_tourists(tour.id))
    assert str(folder) in texts(dialog)


def test_a_gap_leads_to_its_question(qtbot, tour, folder):
    """Enter on a gap closes the dialog and puts the focus into that question of that tourist."""
    window = shown(qtbot, QuestionnaireWindow(tour.id))
    window.print_questionnaires()
    dialog = next(one for one in window.findChildren(PrintDialog))
    choose(dialog, "All of the tour")
    others = [
        row for row in dialog.gaps.list.table_model.rows if row.gap.tourist_id != list_tourists(tour.id)[0].id
    ]
    dialog.gaps.list.select_id(others[0].id)
    dialog.gaps.list.opened.emit(dialog.gaps.list.current())
    assert window.sheet.current().question.key == others[0].gap.key
    person = load_tourist(others[0].gap.tourist_id)
    assert person.native_surname in window.windowTitle()


def test_what_is_not_saved_is_said_and_can_be_saved(qtbot, tour, folder):
    """Typing that is not saved would not be printed: one press saves it and the gap is gone."""
    window = shown(qtbot, QuestionnaireWindow(tour.id))
    window.sheet.row_of("occupation").editor.entry().setFocus()
    type_text(window, "teacher")
    press(window, Qt.Key.Key_P, CTRL)
    dialog = next(one for one in window.findChildren(PrintDialog))
    settle()
    assert "1 answer is not saved and would not be printed." in texts(dialog)
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Save them").click()
    settle()
    assert "occupation" not in [row.gap.key for row in dialog.gaps.list.table_model.rows]
    dialog.close()


def test_a_folder_that_is_a_file_is_told_at_the_folder(dialog, folder):
    """Nothing can be written there: the sentence stands under the field, the dialog stays."""
    folder.write_text("a file")
    press(dialog, Qt.Key.Key_Return, CTRL)
    settle()
    assert "is not a folder" in dialog.folder.message()
    assert dialog.isVisible()


def test_a_full_disk_is_told_at_the_folder(dialog, monkeypatch):
    """No space: a sentence, no half file."""
    import errno

    from paperwork import paper_files

    def full(*_args: object) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(paper_files, "_write_hidden", full)
    press(dialog, Qt.Key.Key_Return, CTRL)
    settle()
    assert "is full" in dialog.folder.message()


def test_no_folder_is_told_before_anything_runs(dialog):
    """An emptied folder: the focus goes to it."""
    dialog.folder.editor.setFocus()
    dialog.folder.editor.selectAll()
    press(dialog, Qt.Key.Key_Delete)
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.folder.message() == "Choose the folder for the PDF."
    assert QApplication.focusWidget() is dialog.folder.editor


def test_a_cancelled_run_leaves_no_file(dialog, folder):
    """Esc while it prints stops it and says so."""
    choose(dialog, "All of the tour")
    dialog.start()
    press(dialog, Qt.Key.Key_Escape)
    settle()
    assert dialog.isVisible()
    assert "Printing was stopped. Nothing was written." in texts(dialog)
    assert not folder.exists()


def test_the_folder_is_remembered(qtbot, dialog, tmp_path, tour):
    """The next print begins where the last one went."""
    dialog.folder.set_value(str(tmp_path / "elsewhere"))
    press(dialog, Qt.Key.Key_Return, CTRL)
    settle()
    again = PrintDialog(None, tour.id)
    qtbot.addWidget(again)
    settle()
    assert again.folder.value() == str(tmp_path / "elsewhere")


def test_without_gaps_the_button_counts(qtbot, tour, folder):
    """Everything answered: no list, and the button says how many will be printed."""
    person = list_tourists(tour.id)[0].id
    first = PrintDialog(None, tour.id, [person])
    qtbot.addWidget(first)
    settle()
    keys = {row.gap.key for row in first.gaps.list.table_model.rows}
    while keys:
        values = {"country_of_birth": "RU", "marital_status": "single", "number_of_entries": "one"}
        values |= {"fingerprints_before": "no", "costs_covered_by": "applicant", "means_applicant": "cash"}
        save_answers(person, [Answer(key, values.get(key, "something")) for key in keys])
        first.check()
        settle()
        keys = {row.gap.key for row in first.gaps.list.table_model.rows}
    assert any(one.text() == "Print 1 questionnaire" for one in first.findChildren(QPushButton))


def test_the_gaps_are_a_proper_model(dialog, qtmodeltester):
    """Gaps as an item model keep Qt's rules."""
    qtmodeltester.check(dialog.gaps.list.table_model)


def test_a_folder_of_nobody_is_told_at_the_field(dialog):
    """A ~name that this machine does not know is a sentence at the field, and nothing is printed."""
    dialog.folder.set_value("~nobody-of-this-name/out")
    press(dialog, Qt.Key.Key_Return, CTRL)
    settle()
    assert "is not a folder" in dialog.folder.message()
    assert dialog.result_paths == ()


@pytest.mark.parametrize("several", [True, False], ids=["one chosen", "all"])
def test_the_focus_begins_at_the_first_choice(qtbot, tour, folder, several):
    """The checked button of "For whom" has the focus, Tab stops only where something can be done, and "For whom"
    stands as high as "Files"."""
    people = [list_tourists(tour.id)[0].id] if several else None
    made = PrintDialog(None, tour.id, people)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown(qtbot, made)
    settle()
    first = QApplication.focusWidget()
    assert isinstance(first, QRadioButton)
    assert first.isChecked()
    assert first.text().startswith("Only" if several else "All of the tour")
    assert all(isinstance(one, QPushButton) or one.accessibleName() or one.text() for one in walk(made))
    heads = [one for one in made.findChildren(QLabel) if one.text() in ("For whom", "Files")]
    assert len({one.y() for one in heads}) == 1
    buttons = [one for one in made.findChildren(QRadioButton) if one.text() == "One PDF for all"]
    assert first.y() == buttons[0].y()


def test_the_embassys_own_form_is_filled(qtbot, office, small_form, tmp_path):
    """Chosen beside the printed questionnaire; a file for each stays fillable."""
    content = small_form("/FT /Tx /T (name) /Rect [10 10 200 30]")
    matches = {"name": {"parts": [{"question": "surname"}]}}
    save_paper_form(PaperForm(name="Own form", form="schengen", language="en", matches=matches), content)
    tour = max(list_tours(), key=lambda one: one.tourists)
    dialog = shown(qtbot, PrintDialog(None, tour.id, country="IT"))
    place = next(n for n in range(dialog.papers.count()) if dialog.papers.itemText(n) == "Own form")
    dialog.papers.setFocus()
    for _step in range(place):
        press(dialog, Qt.Key.Key_Down)
    assert not dialog._beside.isEnabled()
    dialog.target._ways["each"].setChecked(True)
    dialog.folder.set_value(str(tmp_path / "out"))
    press(dialog, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(dialog.result_paths), timeout=20_000)
    assert len(dialog.result_paths) == tour.tourists
    first = read_form(dialog.result_paths[0]).fields[0]
    assert first.values[0].isascii()
    assert first.values[0]


def test_what_does_not_go_into_its_field_is_told_before(qtbot, tour, small_form):
    """With the question, and Enter goes there; whom one looks at first and no more is not said to be stopped."""
    content = small_form("/FT /Tx /T (T57) /MaxLen 2 /Rect [10 10 200 30]")
    matches = {"T57": {"parts": [{"question": "surname"}]}}
    save_paper_form(PaperForm(name="Own form", form="schengen", language="en", matches=matches), content)
    went = []
    people = [list_tourists(tour.id)[0].id]
    dialog = PrintDialog(None, tour.id, people, go_there=lambda *to: went.append(to))
    shown(qtbot, dialog)
    dialog.papers.setFocus()
    press(dialog, Qt.Key.Key_Down)
    dialog._all.click()
    dialog._some.click()
    settle()
    assert dialog._state.text() == ""
    [row] = dialog.gaps.list.table_model.rows
    assert (row.gap.tourist_id, row.gap.label) == (people[0], "Surname (Family name)")
    assert "takes 2 characters" in reason_words(row.gap)
    assert dialog._print.text() == "Print all the same"
    dialog.gaps.list.setFocus()
    press(dialog, Qt.Key.Key_Return)
    assert went == [(people[0], "surname")]
