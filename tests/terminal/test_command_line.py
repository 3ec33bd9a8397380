"""The command line itself: options, wrong use, exit statuses, errors in words."""

from __future__ import annotations

import argparse
import gettext
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import main
import translations
from models.errors import DatabaseUnavailable
from terminal import commands, output, searching
from terminal.argparse_words import SENTENCES
from terminal.arguments import parse
from terminal.exits import Exit
from translations import current_language

ROOT = Path(__file__).resolve().parent.parent.parent


def refused(argv: list[str]) -> int | str | None:
    with pytest.raises(SystemExit) as ended:
        parse(argv)
    return ended.value.code


@pytest.mark.parametrize(
    "argv",
    [
        ["--database", "sqlite:///a.db", "--language", "ru", "search", "иванов"],
        ["search", "иванов", "--database", "sqlite:///a.db", "--language", "ru"],
        ["--language=ru", "search", "--database=sqlite:///a.db", "иванов"],
    ],
)
def test_global_options_stand_before_or_after_the_command(argv):
    """--database and --language mean the same wherever they stand."""
    arguments = parse(argv)
    assert (arguments.database, arguments.language) == ("sqlite:///a.db", "ru")
    assert (arguments.command, arguments.text) == ("search", "иванов")


def test_what_was_not_given_is_none():
    """Without options nothing is chosen here: the database and the language are the person's own."""
    arguments = parse([])
    assert (arguments.command, arguments.database, arguments.language) == (None, None, None)


def test_the_texts_of_help_follow_the_language(capsys):
    """--language is known before the help is written."""
    assert refused(["search", "--help", "--language", "ru"]) == Exit.DONE
    assert current_language() == "ru"


@pytest.mark.parametrize(
    "argv",
    [
        ["serach", "x"],
        ["search"],
        ["search", "x", "--limit", "0"],
        ["search", "x", "--limit", "many"],
        ["search", "x", "--limit", "1000001"],
        ["search", "x", "--limit", "99999999999999999999"],
        ["search", "x", "--limit", "9" * 5000],
        ["search", "x", "--limit", ""],
        ["search", "x", "--database", ""],
        ["print", "--tour", "1", "--country", "FR", "--out", ""],
        ["demo", "--play", " "],
        ["search", "x", "--unknown"],
        ["search", "x", "--lim", "3"],
        ["import", "list.xlsx"],
        ["print", "--tour", "1", "--country", "FR"],
        ["--language", "tlh"],
        ["--language"],
        ["demo", "more"],
    ],
)
def test_wrong_use_is_status_2(argv, capsys):
    """An unknown command or option, a missing or impossible value: told on standard error, status 2."""
    assert refused(argv) == Exit.WRONG_USE
    told = capsys.readouterr()
    assert told.out == ""
    assert "habitue" in told.err


@pytest.mark.parametrize("limit", ["0", "-3", "many", "1.5", "99999999999999999999"])
def test_an_impossible_limit_is_told_with_the_possible_ones(limit, capsys):
    """The sentence says what may stand there, and names no function of the program."""
    assert refused(["search", "x", "--limit", limit]) == Exit.WRONG_USE
    assert "--limit: must be a number from 1 to 1000000" in capsys.readouterr().err


def test_the_longest_limit_is_answered(habitue):
    """What is allowed is also done."""
    assert len(habitue("search", "иванов", "--limit", "1000000", "--json").json) == 2


@pytest.fixture
def shouting(monkeypatch):
    """A catalogue that has every listed text in capitals, fields left as they are."""

    class Shouting(gettext.NullTranslations):
        def gettext(self, message):
            parts = re.split(r"(%\(\w+\)[sr]|%[sr])", message)
            loud = [part if part.startswith("%") else part.upper() for part in parts]
            return "".join(loud) if message in SENTENCES else message

    monkeypatch.setattr(translations, "_texts", Shouting)


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["serach"], "INVALID CHOICE: 'serach'"),
        (["search"], "THE FOLLOWING ARGUMENTS ARE REQUIRED: text"),
        (["search", "x", "--unknown"], "UNRECOGNIZED ARGUMENTS: --unknown"),
        (["--language", "tlh"], "ARGUMENT --language: INVALID CHOICE: 'tlh'"),
        (["search", "x", "--limit"], "ARGUMENT --limit: EXPECTED ONE ARGUMENT"),
        (["search", "x", "--limit", "0"], "habitue search: ERROR: ARGUMENT --limit: must be"),
        (["import", "x"], "THE FOLLOWING ARGUMENTS ARE REQUIRED: --tour"),
        (["search", "x", "--json=1"], "ARGUMENT --json: IGNORED EXPLICIT ARGUMENT '1'"),
    ],
)
def test_wrong_use_is_told_in_the_language_of_the_interface(shouting, argv, told, capsys):
    """Frame and sentence come from our catalogue, not from the system's."""
    assert refused(argv) == Exit.WRONG_USE
    err = capsys.readouterr().err
    assert err.startswith("USAGE: habitue")
    assert told in err


def test_help_is_headed_in_the_language_of_the_interface(shouting, capsys):
    """The headings and the line of --help itself are argparse's own."""
    assert refused(["search", "--help"]) == Exit.DONE
    out = capsys.readouterr().out
    assert all(
        text in out for text in ("USAGE: ", "OPTIONS:", "POSITIONAL ARGUMENTS:", "SHOW THIS HELP MESSAGE")
    )


@pytest.mark.parametrize("command", [[], ["search"], ["import"], ["print"], ["demo"]])
def test_every_command_has_help(command, capsys):
    """--help ends with status 0."""
    assert refused([*command, "--help"]) == Exit.DONE
    assert "--database" in capsys.readouterr().out


def test_the_real_program_refuses_an_unknown_command():
    """The same through a process of its own: status 2, words on standard error."""
    done = subprocess.run(
        [sys.executable, "main.py", "serach"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (Exit.WRONG_USE, "")
    assert "serach" in done.stderr


@pytest.fixture
def failing_search(monkeypatch):
    """A search that fails with the given exception."""

    def fail_with(error: BaseException) -> argparse.Namespace:
        def fail(_arguments):
            raise error

        monkeypatch.setattr(searching, "run", fail)
        return parse(["search", "x"])

    return fail_with


def test_what_cannot_be_done_is_told_in_words(failing_search, capsys):
    """An error of the program's own kind is one sentence on standard error and status 3."""
    arguments = failing_search(DatabaseUnavailable("Anna holds it."))
    assert commands.run(arguments) == Exit.NOT_POSSIBLE
    assert capsys.readouterr() == ("", "Anna holds it.\n")


def test_ctrl_c_is_quiet(failing_search, capsys):
    """Ctrl+C ends with a sentence, not with a traceback."""
    assert commands.run(failing_search(KeyboardInterrupt())) == Exit.NOT_POSSIBLE
    assert "Traceback" not in capsys.readouterr().err


def test_a_bug_is_not_hidden(failing_search):
    """What is not an error of our own kind stays visible as a bug."""
    with pytest.raises(ZeroDivisionError):
        commands.run(failing_search(ZeroDivisionError()))


def test_a_reader_that_leaves_is_no_error():
    """``habitue ... | head`` ends quietly."""
    code = (
        "from terminal import commands, output, searching\n"
        "def talk(arguments):\n"
        "    for _ in range(100_000): output.say('x' * 80)\n"
        "searching.run = talk\n"
        "from terminal.arguments import parse\n"
        "raise SystemExit(commands.run(parse(['search', 'x'])))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait() == Exit.DONE


def test_text_for_files_is_utf8(monkeypatch):
    """What goes into a file or a pipe is UTF-8, whatever the system's own encoding is."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252"))
    output.prepare_streams()
    output.say("Щербаков")
    sys.stdout.flush()
    assert raw.getvalue().decode("utf-8").strip() == "Щербаков"


def test_names_cannot_steer_the_terminal(capsys):
    """Control characters in data are shown as a mark, not obeyed."""
    output.say("Ivan\x1b[31m\x07ov")
    assert "\x1b" not in capsys.readouterr().out


def test_a_program_without_console_can_complain(monkeypatch):
    """habituew has no streams on Windows; a complaint is then simply not seen."""
    monkeypatch.setattr(sys, "stderr", None)
    output.complain("nobody reads this")
    assert sys.stderr is None


def test_columns_stand_below_each_other(capsys):
    """A result of several rows is a table."""
    output.say_table([("1", "Ли", "x"), ("22", "Иванова", "y")])
    assert capsys.readouterr().out == "1   Ли       x\n22  Иванова  y\n"


def test_without_a_screen_the_window_says_so(monkeypatch, capsys):
    """Where there is no screen the program says so instead of aborting."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main.cli([]) == Exit.NOT_POSSIBLE
    assert "screen" in capsys.readouterr().err


def test_the_window_gets_database_and_language(monkeypatch):
    """Without a command the window opens on the database and in the language asked for."""
    from ui import application

    seen = []
    monkeypatch.setattr(application, "run", lambda *given: seen.append(given) or 0)
    assert main.cli(["--database", "sqlite:///a.db", "--language", "ru"]) == Exit.DONE
    assert seen == [("sqlite:///a.db", "ru")]


def test_a_missing_window_library_is_told():
    """Where Qt cannot be loaded a sentence names what is missing; the commands would work."""
    code = "import sys; sys.modules['PySide6'] = None; import main; sys.exit(main.cli([]))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == Exit.NOT_POSSIBLE
    assert "PySide6" in done.stderr
    assert "Traceback" not in done.stderr
