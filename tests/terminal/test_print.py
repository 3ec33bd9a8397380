"""habitue print."""

from __future__ import annotations

import pypdfium2
import pytest

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


def test_a_folder_that_cannot_be_is_told(habitue, tmp_path):
    """Where a file stands in the way of the folder, a sentence says so."""
    (tmp_path / "file").write_text("x")
    ended = habitue("print", "--tour", "2026-0001", "--country", "FR", "--out", tmp_path / "file" / "out")
    assert ended.status == Exit.NOT_POSSIBLE
    assert "file" in ended.err
