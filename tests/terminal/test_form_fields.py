"""habitue form-fields."""

from __future__ import annotations

import pytest

from terminal.exits import Exit


@pytest.fixture
def form(small_form, tmp_path):
    path = tmp_path / "form.pdf"
    path.write_bytes(
        small_form(
            "/FT /Tx /T (surname) /TU (Surname) /MaxLen 20 /Rect [10 10.5 200 30]",
            "/FT /Ch /T (state) /Opt [[(RUS) (Russia)]] /Rect [10 50 200 70]",
            root="/OpenAction << /S /JavaScript /JS (x) >>",
        )
    )
    return path


def test_fields_as_json(habitue, form):
    """Every field with its name, page, kind, options, length, tooltip and place."""
    ended = habitue("form-fields", form, "--json")
    assert ended.status == Exit.DONE
    assert ended.json == [
        {
            "name": "surname",
            "page": 1,
            "kind": "text",
            "options": [],
            "max_length": 20,
            "tooltip": "Surname",
            "rect": [10, 10.5, 200, 30],
        },
        {
            "name": "state",
            "page": 1,
            "kind": "list",
            "options": ["Russia"],
            "max_length": None,
            "tooltip": "",
            "rect": [10, 50, 200, 70],
        },
    ]


def test_fields_for_a_person(habitue, form):
    """One line a field, and beside them what a filled copy goes without."""
    ended = habitue("form-fields", form)
    assert [line.split() for line in ended.out.splitlines()] == [
        "p. 1 text surname up to 20 Surname".split(),
        "p. 1 list state Russia".split(),
    ]
    assert "JavaScript" in ended.err


def test_no_database_is_touched(habitue, form, tmp_path):
    """A form is read without a database, even where there is none."""
    ended = habitue("form-fields", form, database=f"sqlite:///{tmp_path / 'none.db'}")
    assert ended.status == Exit.DONE
    assert not (tmp_path / "none.db").exists()


def test_a_pdf_without_fields_says_so(habitue, small_form, tmp_path):
    """An empty list, and a sentence beside it."""
    path = tmp_path / "plain.pdf"
    path.write_bytes(small_form(acroform=""))
    ended = habitue("form-fields", path, "--json")
    assert (ended.status, ended.json) == (Exit.DONE, [])
    assert "no fields" in ended.err


def test_what_cannot_be_read_is_told(habitue, tmp_path):
    """No PDF, and no file, are each a sentence and status 3."""
    (tmp_path / "letter.pdf").write_text("Dear Sir")
    for name in ("letter.pdf", "nothing.pdf"):
        ended = habitue("form-fields", tmp_path / name)
        assert (ended.status, ended.out) == (Exit.NOT_POSSIBLE, "")
        assert len(ended.err.splitlines()) == 1
