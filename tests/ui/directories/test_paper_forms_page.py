"""The embassies' forms as a directory: loaded from a file or refused, named, given away, deleted with undo."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.journal import undo
from models.paper_forms import list_paper_forms, load_file, save_paper_form
from paperwork.printed_words import read_words
from tests.ui.typing import CTRL, press, shown, type_text
from ui.common.changes import changes
from ui.common.messages import messages
from ui.common.page import navigator
from ui.directories.paper_forms_page import PaperFormsPage
from ui.paper.names_dialog import NamesDialog

SURNAME = "/FT /Tx /T (f1) /TU (Surname \\(Family name\\)) /Rect [10 170 190 185]"


@pytest.fixture
def page(qtbot, empty_office) -> PaperFormsPage:
    made = shown(qtbot, PaperFormsPage())
    made.resize(1200, 650)
    made.activate()
    return made


@pytest.fixture
def loaded(page, small_form, tmp_path) -> PaperFormsPage:
    path = tmp_path / "visa.pdf"
    path.write_bytes(small_form(SURNAME))
    page.take_file(path)
    return page


def notice(page: PaperFormsPage) -> str:
    return " ".join(one.text() for one in page.notice.findChildren(type(page._count)))


def test_a_form_is_loaded_and_opened_for_joining(page, small_form, tmp_path):
    """Named like its file, for the questionnaire that it is most like; its window is asked for."""
    asked = []
    navigator.join_fields.connect(asked.append)
    path = tmp_path / "visa.pdf"
    path.write_bytes(small_form(SURNAME))
    page.take_file(path)
    [paper] = list_paper_forms()
    assert (paper.name, paper.form) == ("visa", "schengen")
    assert load_file(paper.file_id) == path.read_bytes()
    assert asked == [paper.id]


@pytest.mark.parametrize("content", [b"no pdf at all", None])
def test_what_cannot_be_filled_is_refused_with_the_reason(page, small_form, tmp_path, content):
    """No PDF, and one without fields."""
    path = tmp_path / "x.pdf"
    path.write_bytes(content if content is not None else small_form())
    page.take_file(path)
    assert notice(page)
    assert list_paper_forms() == []


def test_its_name_is_changed_by_keys(loaded):
    """F2, the name, Ctrl+Enter; an empty one is told below."""
    press(loaded, Qt.Key.Key_F2)
    loaded.editor.name.editor.selectAll()
    type_text(loaded, "Visa to Italy")
    press(loaded, Qt.Key.Key_Return, CTRL)
    assert list_paper_forms()[0].name == "Visa to Italy"
    loaded.editor.name.editor.selectAll()
    press(loaded, Qt.Key.Key_Delete)
    press(loaded, Qt.Key.Key_Return, CTRL)
    assert loaded.editor._problem.text()
    assert loaded.unsaved() == 1
    press(loaded, Qt.Key.Key_R, CTRL)
    assert loaded.unsaved() == 0


def test_deleted_with_undo(loaded):
    """Del in the list."""
    told = []
    messages.undo_offered.connect(lambda _text, operation: told.append(operation))
    loaded.papers.setFocus()
    press(loaded, Qt.Key.Key_Delete)
    assert list_paper_forms() == []
    undo(told[-1])
    assert len(list_paper_forms()) == 1


def test_given_to_another_office_as_one_file(loaded, tmp_path):
    """What is written is read again; anything else is refused whole."""
    path = tmp_path / "visa.habitue-form"
    loaded.export_file(path)
    loaded.import_file(path)
    first, second = list_paper_forms()
    assert (first.name, first.form, first.matches) == (second.name, second.form, second.matches)
    assert load_file(first.file_id) == load_file(second.file_id)
    path.write_bytes(b"PK nonsense")
    loaded.import_file(path)
    assert "no form with matches" in notice(loaded)
    assert len(list_paper_forms()) == 2


def a_template(path, text: str) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(path))


def test_a_word_template_is_loaded_with_what_nobody_knows(page, tmp_path):
    """The unknown names are told; the template is there all the same."""
    path = tmp_path / "contract.docx"
    a_template(path, "{{ tourist.full_name }} {{ tourist.shoe_size }}")
    page.take_file(path)
    [paper] = list_paper_forms()
    assert (paper.kind, paper.name) == ("docx", "contract")
    assert "{{ tourist.shoe_size }}" in notice(page)
    assert "full_name" not in notice(page)


def test_code_in_a_template_is_refused(page, tmp_path):
    """With its place, and nothing is kept."""
    path = tmp_path / "bad.docx"
    a_template(path, "{{ ''.__class__ }}")
    page.take_file(path)
    assert "__class__" in notice(page)
    assert list_paper_forms() == []


def test_names_for_templates_are_found_and_copied(qtbot, page, tmp_path):
    """Enter on the template opens them; a word finds, Ctrl+C copies with the braces."""
    path = tmp_path / "contract.docx"
    a_template(path, "{{ tour.number }}")
    page.take_file(path)
    page.papers.setFocus()
    press(page, Qt.Key.Key_Return)
    [dialog] = page.findChildren(NamesDialog)
    type_text(dialog, "occupation")
    press(dialog, Qt.Key.Key_Return)
    assert dialog.names.hasFocus()
    press(dialog, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "{{ answer.occupation }}"
    dialog.close()


def test_a_colleagues_change_is_seen_after_going_back(loaded):
    """Nothing of theirs is overwritten; Ctrl+R shows it, and then one can go on from there."""
    loaded.editor.edition.editor.setFocus()
    type_text(loaded, "mine")
    [there] = list_paper_forms()
    save_paper_form(replace(there, name="Theirs"))
    press(loaded, Qt.Key.Key_Return, CTRL)
    assert "Somebody" in loaded.editor._problem.text()
    press(loaded, Qt.Key.Key_R, CTRL)
    assert loaded.editor.name.value() == "Theirs"
    type_text(loaded, "mine")
    press(loaded, Qt.Key.Key_Return, CTRL)
    assert (list_paper_forms()[0].name, list_paper_forms()[0].edition) == ("Theirs", "mine")


def test_deleting_one_form_loses_no_typing_about_another(loaded, small_form, tmp_path):
    """A name that cannot be kept holds the page at its form, though the list went on to the next."""
    path = tmp_path / "zoo.pdf"
    path.write_bytes(small_form(SURNAME))
    loaded.take_file(path)
    loaded.papers.setFocus()
    press(loaded, Qt.Key.Key_Home)
    loaded.editor.name.editor.setFocus()
    loaded.editor.name.editor.selectAll()
    type_text(loaded, "n" * 201)
    loaded.papers.setFocus()
    press(loaded, Qt.Key.Key_Down)
    press(loaded, Qt.Key.Key_Delete)
    assert len(list_paper_forms()) == 2
    assert loaded.editor.name.value() == "n" * 201


def test_a_low_or_narrow_window_keeps_what_names_the_form(loaded):
    """The editor scrolls and asks for no height; of the list its name and its fields stay."""
    assert loaded.editor.minimumSizeHint().height() < 200
    loaded.resize(800, 400)
    QApplication.processEvents()
    assert [loaded.papers.isColumnHidden(number) for number in range(5)] == [False, True, True, True, False]
    assert loaded.papers.columnWidth(0) >= 200


def test_a_form_is_read_once_for_all_questionnaires(page, small_form, tmp_path, monkeypatch):
    """Its pages are not gone through again for each one that it might be for."""
    read = []

    def counted(form):
        read.append(form)
        return read_words(form)

    for room in ("ui.directories.paper_form_editor", "paperwork.match_proposals"):
        monkeypatch.setattr(f"{room}.read_words", counted)
    path = tmp_path / "visa.pdf"
    path.write_bytes(small_form(SURNAME))
    page.take_file(path)
    assert len(read) == 1


def test_joining_fields_while_a_name_is_typed_is_no_contradiction(loaded):
    """The window of the fields saved its part first; both stand."""
    press(loaded, Qt.Key.Key_F2)
    loaded.editor.name.editor.selectAll()
    type_text(loaded, "Visa to Italy")
    joined = {"f1": {"parts": [{"question": "surname"}]}}
    changes.announce(save_paper_form(replace(list_paper_forms()[0], matches=joined)))
    press(loaded, Qt.Key.Key_Return, CTRL)
    [paper] = list_paper_forms()
    assert (paper.name, paper.matches) == ("Visa to Italy", joined)


def test_after_a_colleagues_change_revert_shows_what_is_kept(loaded):
    """And from there it can be saved again."""
    press(loaded, Qt.Key.Key_F2)
    type_text(loaded, "x")
    changes.announce(save_paper_form(replace(list_paper_forms()[0], edition="2027")))
    press(loaded, Qt.Key.Key_Return, CTRL)
    assert loaded.editor._problem.text()
    press(loaded, Qt.Key.Key_R, CTRL)
    assert loaded.editor.edition.value() == "2027"
    type_text(loaded, "y")
    press(loaded, Qt.Key.Key_Return, CTRL)
    assert list_paper_forms()[0].name == "yvisa"


def test_a_new_edition_keeps_what_is_joined(loaded, small_form, tmp_path):
    """By the names of the fields; how many of them are still there is said, and undo brings the file back."""
    joined = {name: {"parts": [{"question": "surname"}]} for name in ("f1", "f2")}
    changes.announce(save_paper_form(replace(list_paper_forms()[0], matches=joined)))
    told = []
    messages.undo_offered.connect(lambda text, operation: told.append((text, operation)))
    before = load_file(list_paper_forms()[0].file_id)
    path = tmp_path / "new.pdf"
    path.write_bytes(small_form(SURNAME, "/FT /Tx /T (f3) /Rect [10 100 190 115]"))
    loaded.replace_file(path)
    [paper] = list_paper_forms()
    assert (paper.matches, load_file(paper.file_id)) == (joined, path.read_bytes())
    assert "1 of 2" in told[-1][0]
    undo(told[-1][1])
    assert load_file(list_paper_forms()[0].file_id) == before


@pytest.mark.parametrize("content", [b"no pdf at all", None])
def test_a_new_edition_that_cannot_be_filled_is_refused(loaded, small_form, tmp_path, content):
    """The file that is there stays."""
    before = list_paper_forms()
    path = tmp_path / "x.pdf"
    path.write_bytes(content if content is not None else small_form())
    loaded.replace_file(path)
    assert notice(loaded)
    assert list_paper_forms() == before


def test_a_form_whose_questionnaire_is_gone_asks_for_another(loaded):
    """At its place; with another one its fields can be joined again."""
    asked = []
    navigator.join_fields.connect(asked.append)
    changes.announce(save_paper_form(replace(list_paper_forms()[0], form="gone")))
    loaded.papers.setFocus()
    press(loaded, Qt.Key.Key_Return)
    assert "taken out of the directory" in notice(loaded)
    assert loaded.editor.form.box.hasFocus()
    assert not asked
    press(loaded, Qt.Key.Key_Home)
    loaded.papers.setFocus()
    press(loaded, Qt.Key.Key_Return)
    assert asked == [list_paper_forms()[0].id]
    assert list_paper_forms()[0].form != "gone"
