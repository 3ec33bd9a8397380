"""habitue print."""

from __future__ import annotations

import pypdfium2
import pytest

from models.answers import save_answers
from models.database import close_database, open_database
from models.records import Answer
from models.tourists import list_tourists
from models.tours import find_tour
from terminal.exits import Exit


def text_of(path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_all_tourists_come_out_as_one_pdf(habitue, tmp_path):
    """One file with the questionnaires of both, its name on standard output."""
    ended = habitue("print", "--tour", "2026-0001", "--country", "FR", "--out", tmp_path / "out")
    assert ended.status == Exit.DONE
    (made,) = (tmp_path / "out").iterdir()
    assert ended.out.strip() == str(made)
    text = text_of(made)
    assert "ORLOVA" in text.upper()
    assert "1112223" in text


def test_gaps_are_named_with_their_person(habitue, tmp_path):
    """Whose questionnaire lacks answers is told on standard error; it is printed all the same."""
    ended = habitue("print", "--tour", "2026-0001", "--country", "fr", "--out", tmp_path)
    assert len(ended.err.splitlines()) == 2
    assert "without an answer" in ended.err


def test_a_name_without_latin_letters_is_told_as_it_is(habitue, tmp_path):
    """Somebody whose name cannot stand on the form yet is named all the same."""
    habitue("import", "-", "--tour", "2026-0009", stdin="Фамилия\tИмя\nحسن\tمحمد\n")
    ended = habitue("print", "--tour", "2026-0009", "--country", "FR", "--out", tmp_path)
    assert ended.err.startswith("حسن محمد: ")


def test_printing_changes_nothing_in_the_base(habitue, office, tmp_path):
    """Printing only reads."""
    before = office.read_bytes()
    habitue("print", "--tour", "2026-0001", "--country", "FR", "--out", tmp_path / "out")
    assert office.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--tour", "1999-0001", "--country", "FR"], "1999-0001"),
        (["--tour", "2026-0001", "--country", "XX"], "XX"),
        (["--tour", "2026-0001", "--country", "FR", "--form", "no_such_form"], "no_such_form"),
    ],
)
def test_what_is_not_there_is_named(habitue, tmp_path, options, named):
    """An unknown tour, country or form is told by its name, and no file is made."""
    ended = habitue("print", *options, "--out", tmp_path / "out")
    assert (ended.status, ended.out) == (Exit.NOT_POSSIBLE, "")
    assert named in ended.err
    assert not (tmp_path / "out").exists()


def test_the_form_can_be_named(habitue, tmp_path):
    """--form with the country's own form is the same as without."""
    from paperwork.forms import list_forms

    form = next(entry.form_id for entry in list_forms() if entry.country == "FR")
    ended = habitue("print", "--tour", "2026-0001", "--country", "FR", "--form", form, "--out", tmp_path)
    assert ended.status == Exit.DONE


def test_a_file_each_for_the_chosen(habitue, tmp_path):
    """--each and --only: a file with the place and the name of each."""
    ended = habitue(
        "print", "--tour", "2026-0001", "--country", "FR", "--out", tmp_path, "--each", "--only", "2"
    )
    assert ended.status == Exit.DONE
    (made,) = tmp_path.glob("*.pdf")
    assert made.name.startswith("2026-0001_02_")
    assert ended.out.strip() == str(made)


@pytest.mark.parametrize(("beside", "there"), [("ru", True), ("none", False)])
def test_labels_beside_are_a_choice(habitue, tmp_path, beside, there):
    """--beside ru prints the Russian labels, none leaves them out."""
    habitue("print", "--tour", "2026-0001", "--country", "FR", "--out", tmp_path, "--beside", beside)
    (made,) = tmp_path.glob("*.pdf")
    assert ("Семейное положение" in text_of(made)) == there


@pytest.mark.parametrize(("option", "value"), [("--beside", "xx"), ("--only", "9")])
def test_a_choice_that_is_not_there_is_told(habitue, tmp_path, option, value):
    """A language without labels and a place that nobody has; no file is made."""
    order = ("print", "--tour", "2026-0001", "--country", "FR", "--out", tmp_path / "out")
    ended = habitue(*order, option, value)
    assert (ended.status, ended.out) == (Exit.NOT_POSSIBLE, "")
    assert value in ended.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("places", ["0", "3-1", "a", "", "1,", "²"])
def test_what_is_no_place_is_told(habitue, tmp_path, capsys, places):
    """Wrong use, with an example of right use."""
    with pytest.raises(SystemExit) as ended:
        habitue("print", "--tour", "2026-0001", "--country", "FR", "--out", tmp_path, "--only", places)
    assert ended.value.code == Exit.WRONG_USE
    assert "1,3-5" in capsys.readouterr().err


def test_letters_that_cannot_be_printed_are_told(habitue, office, tmp_path):
    """Letters that the typeface lacks are no missing answer: they are named on a line of their own."""
    open_database(f"sqlite:///{office}")
    person = list_tourists(find_tour("2026-0001").id)[0].id
    save_answers(person, [Answer("occupation", "", "画家", overruled=True)])
    close_database()
    ended = habitue("print", "--tour", "2026-0001", "--country", "FR", "--out", tmp_path)
    assert "letters that cannot be printed (21): 画家\n" in ended.err


def test_a_folder_that_cannot_be_is_told(habitue, tmp_path):
    """Where a file stands in the way of the folder, a sentence says so."""
    (tmp_path / "file").write_text("x")
    ended = habitue("print", "--tour", "2026-0001", "--country", "FR", "--out", tmp_path / "file" / "out")
    assert ended.status == Exit.NOT_POSSIBLE
    assert "file" in ended.err
