"""habitue transliterate."""

from __future__ import annotations

import json

import pytest

from terminal.exits import Exit
from textkit.transliteration import SCHEMES


def test_a_name_as_passports_of_russia_spell_it(habitue):
    """Without a scheme Doc 9303, in the capitals of a passport."""
    ended = habitue("transliterate", "Щербаков Юрий")
    assert (ended.status, ended.out, ended.err) == (Exit.DONE, "SHCHERBAKOV IURII\n", "")


@pytest.mark.parametrize(
    ("scheme", "result"),
    [("icao_9303", "PODIEIACHEV"), ("gost_2006", "PODIACHEV"), ("mvd_1997", "PODYACHEV")],
)
def test_the_scheme_is_chosen(habitue, scheme, result):
    """JSON has the text, the scheme and the result."""
    ended = habitue("transliterate", "Подъячев", "--scheme", scheme, "--json")
    assert ended.json == {"text": "Подъячев", "scheme": scheme, "result": result}


def test_back_as_json(habitue):
    """The proposals, best first."""
    ended = habitue("transliterate", "OBIEEDKOV", "--scheme", "icao_9303", "--back", "--json")
    assert set(ended.json) == {"text", "scheme", "results"}
    assert ended.json["results"][0] == "Объедков"


def test_back_as_text(habitue):
    """One line, proposals between commas; nothing known is an empty line."""
    assert habitue("transliterate", "SOFIA", "--back").out.startswith("Софья, ")
    assert habitue("transliterate", "Щукин", "--back").out == "\n"


def test_back_by_another_state_s_scheme(habitue):
    """The scheme says the language."""
    ended = habitue("transliterate", "HARASHCHENKO", "--scheme", "kmu_55", "--back")
    assert ended.out.split(", ")[0].strip() == "Гаращенко"


def test_lines_of_standard_input(habitue):
    """A result a line, also for an empty one, whatever the line ends are."""
    lines = "\ufeffИванов, Пётр\r\n\nНаталья\n"
    assert habitue("transliterate", "-", stdin=lines).out == "IVANOV, PETR\n\nNATALIA\n"
    written = habitue("transliterate", "-", "--json", stdin=lines).out.splitlines()
    assert [json.loads(line)["result"] for line in written] == ["IVANOV, PETR", "", "NATALIA"]


def test_bytes_that_are_no_text_do_not_stop_it(habitue):
    """A line in another encoding gives what can be read of it; it is named, and the status says so."""
    ended = habitue("transliterate", "-", stdin=b"Ivanov\n\xc8\xe2\xe0\nIvanov\n")
    assert (ended.status, ended.out) == (Exit.IN_PART, "IVANOV\n\nIVANOV\n")
    assert ended.err == "Line 2 is not in UTF-8: not all of it could be read.\n"


def test_an_unknown_scheme_is_wrong_use(habitue):
    """Status 2, and the schemes that there are."""
    with pytest.raises(SystemExit) as ended:
        habitue("transliterate", "Иванов", "--scheme", "nonsense")
    assert ended.value.code == Exit.WRONG_USE


def test_the_schemes_are_listed(habitue, capsys):
    """All of them, so that one can be chosen."""
    with pytest.raises(SystemExit):
        habitue("transliterate", "Иванов", "--scheme", "nonsense")
    told = capsys.readouterr().err
    assert all(scheme in told for scheme in SCHEMES)


def test_no_database_is_opened(habitue, tmp_path):
    """It works where there is none, and makes none."""
    ended = habitue("transliterate", "Иванов", database=f"sqlite:///{tmp_path}/none.db")
    assert ended.out == "IVANOV\n"
    assert list(tmp_path.glob("none*")) == []
