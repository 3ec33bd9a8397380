"""habitue fill."""

from __future__ import annotations

import json
import os

import pypdf
import pytest

from terminal.exits import Exit


@pytest.fixture
def form(small_form, tmp_path):
    path = tmp_path / "form.pdf"
    path.write_bytes(
        small_form(
            "/FT /Tx /T (surname) /MaxLen 10 /Rect [10 10 200 30]",
            "/FT /Btn /T (agrees) /Rect [10 50 22 62] (state Yes)",
            "/FT /Ch /T (state) /Ff 131072 /Opt [[(RUS) (Russia)] [(POL) (Poland)]] /Rect [10 80 200 99]",
        )
    )
    return path


@pytest.fixture
def fill(habitue, form, tmp_path):
    """Fills the form with values, as an object or as raw text of the file."""

    def run(values, *options, out=tmp_path / "out" / "filled.pdf"):
        path = tmp_path / "values.json"
        path.write_text(values if isinstance(values, str) else json.dumps(values), encoding="utf-8")
        return habitue("fill", form, "--values", path, "--out", out, *options)

    return run


def values_in(path):
    return {name: field.get("/V", "") for name, field in (pypdf.PdfReader(path).get_fields() or {}).items()}


def test_values_go_into_the_fields_of_their_names(fill, form, tmp_path):
    """Text, true and an option; the copy is named on standard output, the form stays as it was."""
    before = form.read_bytes()
    ended = fill({"surname": "ŁÓDŹ Юг", "agrees": True, "state": "Poland"})
    assert ended == (Exit.DONE, f"{tmp_path / 'out' / 'filled.pdf'}\n", "")
    assert values_in(tmp_path / "out" / "filled.pdf") == {
        "surname": "ŁÓDŹ Юг",
        "agrees": "/Yes",
        "state": "POL",
    }
    assert form.read_bytes() == before


def test_numbers_are_texts_and_null_is_no_value(fill, tmp_path):
    """What a script gives as a number stands as it was written; null leaves the field alone."""
    assert fill('{"surname": 007.50, "agrees": null}'.replace("007", "7")).status == Exit.DONE
    assert values_in(tmp_path / "out" / "filled.pdf")["surname"] == "7.50"


def test_flat_copies_have_no_fields(fill, tmp_path):
    """--flatten makes the values part of the page."""
    assert fill({"surname": "IVANOV"}, "--flatten").status == Exit.DONE
    assert values_in(tmp_path / "out" / "filled.pdf") == {}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"nobody": "x"}, "nobody: is no field of this form"),
        ({"surname": "IVANOVA-PETROVA"}, "surname: takes 10 characters, not 15"),
        ({"state": "Mars"}, "state: takes one of: Russia, Poland"),
        ({"agrees": ["x"]}, "agrees: takes true or false"),
        ({"surname": True}, "surname: takes a text"),
    ],
)
def test_what_does_not_fit_is_told_by_its_field(fill, tmp_path, values, said):
    """The rest is filled in and the status is done in part; alone it leaves nothing to write."""
    ended = fill({"agrees": True, **values} if "agrees" not in values else {"surname": "I", **values})
    assert (ended.status, ended.err.strip()) == (Exit.IN_PART, said)
    (tmp_path / "out" / "filled.pdf").unlink()
    ended = fill(values)
    assert ended.status == Exit.NOT_POSSIBLE
    assert ended.err.splitlines() == [said, "Nothing could be filled in, so nothing was written."]
    assert list((tmp_path / "out").iterdir()) == []


def test_letters_that_no_typeface_has_are_told(fill, tmp_path):
    """The value is kept as it was given, and the person learns which letters cannot be drawn."""
    ended = fill({"surname": "山A"})
    assert (ended.status, "山" in ended.err, "A" in ended.err) == (Exit.IN_PART, True, False)
    assert values_in(tmp_path / "out" / "filled.pdf")["surname"] == "山A"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ("{", "not a file of values"),
        ("[1]", "names of fields"),
        ('{"surname": {}}', "surname"),
        ("[" * 100_000, "not a file of values"),
    ],
)
def test_values_that_cannot_be_read(fill, tmp_path, values, said):
    """A file that is no JSON, or holds something else, is a sentence, and nothing is written."""
    ended = fill(values)
    assert (ended.status, ended.out) == (Exit.NOT_POSSIBLE, "")
    assert said in ended.err
    assert not (tmp_path / "out").exists()


def test_files_that_are_not_there(habitue, form, tmp_path):
    """A missing form and missing values are named."""
    for missing in ({"form": tmp_path / "none.pdf"}, {"values": tmp_path / "none.json"}):
        values = tmp_path / "values.json"
        values.write_text("{}")
        ended = habitue(
            "fill",
            missing.get("form", form),
            "--values",
            missing.get("values", values),
            "--out",
            tmp_path / "out.pdf",
        )
        assert ended.status == Exit.NOT_POSSIBLE
        assert "none." in ended.err


def test_a_pdf_without_fields(habitue, small_form, tmp_path):
    """A plain PDF cannot be filled."""
    (tmp_path / "plain.pdf").write_bytes(small_form(acroform=""))
    (tmp_path / "values.json").write_text('{"a": "b"}')
    ended = habitue(
        "fill", tmp_path / "plain.pdf", "--values", tmp_path / "values.json", "--out", tmp_path / "o.pdf"
    )
    assert (ended.status, "no fields" in ended.err) == (Exit.NOT_POSSIBLE, True)


def test_a_disk_that_is_full(fill, tmp_path, monkeypatch):
    """A full disk is a sentence, the file of before stays, and nothing half written is left."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "filled.pdf").write_bytes(b"before")

    def refuse(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    ended = fill({"surname": "IVANOV"})
    assert (ended.status, "full" in ended.err) == (Exit.NOT_POSSIBLE, True)
    assert [(path.name, path.read_bytes()) for path in out.iterdir()] == [("filled.pdf", b"before")]


def test_a_target_that_is_a_folder(fill, tmp_path):
    """A folder of the name of the copy is a sentence, and nothing is left in it or beside it."""
    (tmp_path / "out").mkdir()
    ended = fill({"surname": "IVANOV"}, out=tmp_path / "out")
    assert ended.status == Exit.NOT_POSSIBLE
    assert list((tmp_path / "out").iterdir()) == []
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part")]


def test_scripts_are_left_out_and_told(habitue, small_form, tmp_path):
    """The copy acts by nothing, and the person is told what it goes without."""
    (tmp_path / "form.pdf").write_bytes(
        small_form(
            "/FT /Tx /T (a) /Rect [10 10 99 30] /AA << /K << /S /JavaScript /JS (app.alert) >> >>",
            root="/OpenAction << /S /JavaScript /JS (app.alert) >>",
        )
    )
    (tmp_path / "values.json").write_text('{"a": "b"}')
    ended = habitue(
        "fill", tmp_path / "form.pdf", "--values", tmp_path / "values.json", "--out", tmp_path / "o.pdf"
    )
    assert (ended.status, "scripts (JavaScript)" in ended.err) == (Exit.DONE, True)
    assert b"alert" not in (tmp_path / "o.pdf").read_bytes()
