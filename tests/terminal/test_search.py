"""habitue search."""

from __future__ import annotations

import pytest

from terminal.exits import Exit

FIELDS = {
    "id",
    "native_surname",
    "native_given_name",
    "latin_surname",
    "latin_given_name",
    "birth_date",
    "document",
    "reason",
}


def test_a_client_is_found_in_any_spelling(habitue):
    """The same person by either script and an old spelling."""
    for text in ("щербаков", "SHCHERBAKOV", "scherbakoff"):
        ended = habitue("search", text, "--json")
        assert ended.status == Exit.DONE
        assert [hit["native_surname"] for hit in ended.json] == ["Щербаков"], text


def test_json_has_the_promised_fields(habitue):
    """Scripts rely on the names and on dates as ISO text."""
    (hit,) = habitue("search", "щербаков", "--json").json
    assert set(hit) == FIELDS
    assert (hit["birth_date"], hit["document"].replace(" ", "")) == ("1971-07-07", "755550001")
    assert hit["reason"]


def test_text_output_is_one_line_a_client(habitue):
    """Without --json a person reads one line for each client."""
    ended = habitue("search", "иванов")
    lines = ended.out.splitlines()
    assert len(lines) == 2
    assert "Иванов Пётр" in lines[0]
    assert "1985-02-01" in lines[0]


@pytest.mark.parametrize(
    ("options", "text", "reason"),
    [
        (["--language", "ru"], "щербаков", "фамилия"),
        (["--language", "ru"], "1971", "дата рождения"),
        ([], "иванав", "close spelling: Иванов"),
        ([], "5550001", "passport"),
    ],
)
def test_the_reason_is_told_in_words(habitue, options, text, reason):
    """A person reads why in their language, as in the window; a script gets the code."""
    assert habitue("search", text, *options).out.splitlines()[0].endswith(f"  {reason}")
    assert habitue("search", text, *options, "--json").json[0]["reason"].isascii()


def test_limit_is_kept(habitue):
    """No more than --limit clients."""
    assert len(habitue("search", "иванов", "--limit", "1", "--json").json) == 1


def test_nobody_found_is_an_answer(habitue):
    """Nobody found: an empty list for a script, a sentence for a person, status 0."""
    assert habitue("search", "zzzzzz", "--json").json == []
    ended = habitue("search", "zzzzzz")
    assert (ended.status, ended.out) == (Exit.DONE, "")
    assert ended.err


@pytest.mark.parametrize("text", ["'", "%", "_", "и", "x" * 500, "<b>", "--", "' OR 1=1", "🙂", ""])
def test_any_text_gets_an_answer(habitue, text):
    """Quotes, wildcards, one letter and five hundred: a list, never a failure."""
    ended = habitue("search", "--json", "--", text)
    assert ended.status == Exit.DONE
    assert isinstance(ended.json, list)


def test_searching_changes_nothing(habitue, office):
    """A search leaves the file as it was, to the byte, and nothing beside it."""
    before = office.read_bytes()
    habitue("search", "иванов")
    assert office.read_bytes() == before


def test_a_missing_database_is_told(habitue, tmp_path):
    """Searching where there is no base is not possible, and makes no file."""
    missing = tmp_path / "missing.db"
    ended = habitue("search", "x", database=f"sqlite:///{missing}")
    assert ended.status == Exit.NOT_POSSIBLE
    assert ended.err.strip()
    assert not missing.exists()


@pytest.mark.parametrize("url", ["office.db", "mysql://a/b", "sqlite://x.db", ""])
def test_an_impossible_address_is_told(habitue, url, capsys):
    """An address that is none of ours is answered with what one looks like."""
    ended = habitue("search", "x", database=url or "sqlite:///")
    assert ended.status == Exit.NOT_POSSIBLE
    assert "sqlite:///" in ended.err


def test_a_file_that_is_no_database_is_left_alone(habitue, tmp_path):
    """A letter is no database: told in words, its bytes untouched."""
    letter = tmp_path / "letter.db"
    letter.write_bytes(b"Dear Anna, " * 200)
    for command in (["search", "x"], ["demo"]):
        ended = habitue(*command, database=f"sqlite:///{letter}")
        assert ended.status == Exit.NOT_POSSIBLE
        assert "Traceback" not in ended.err
    assert letter.read_bytes() == b"Dear Anna, " * 200
