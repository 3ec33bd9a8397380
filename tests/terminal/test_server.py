"""The commands on a PostgreSQL database, as in an office with several workstations."""

from __future__ import annotations

from terminal.exits import Exit

LIST = "Фамилия\tИмя\tДата рождения\nНовикова\tАнна\t01.02.1990\n"


def test_the_commands_work_on_a_server(habitue, new_server_database, tmp_path):
    """demo, search, import and print do the same on the other kind of database."""
    url = new_server_database()
    assert habitue("demo", database=url).status == Exit.DONE
    assert habitue("search", "иванов", "--json", database=url).json
    imported = habitue("import", "-", "--tour", "S-1", "--add-clients", stdin=LIST, database=url)
    assert imported.status == Exit.DONE
    assert [hit["birth_date"] for hit in habitue("search", "novikova anna 1990", "--json", database=url).json]
    printed = habitue("print", "--tour", "S-1", "--country", "FR", "--out", tmp_path, database=url)
    assert printed.status == Exit.DONE


def test_a_server_that_is_not_there_is_told(habitue):
    """Nobody answers: a sentence, and no password in it."""
    ended = habitue("search", "x", database="postgresql://anna:secret@127.0.0.1:1/office")
    assert (ended.status, ended.out) == (Exit.NOT_POSSIBLE, "")
    assert ended.err.strip()
    assert "secret" not in ended.err


def test_a_dry_run_needs_no_tables_on_the_server(habitue, new_server_database):
    """On an empty database a list can be looked at, as with a file that is not there yet, and none is made."""
    url = new_server_database()
    for _again in range(2):
        ended = habitue("import", "-", "--tour", "S-1", "--dry-run", "--json", stdin=LIST, database=url)
        assert (ended.status, ended.err) == (Exit.DONE, "")
        assert [row["status"] for row in ended.json["rows"]] == ["new"]
    assert habitue("search", "x", database=url).status == Exit.NOT_POSSIBLE
