"""habitue import."""

from __future__ import annotations

import pytest
import xlsxwriter

from models import database
from models.clients import count_clients
from models.tourists import list_tourists
from models.tours import find_tour
from resources import resource_path
from terminal.exits import Exit

LIST = (
    "Фамилия\tИмя\tДата рождения\tСерия загранпаспорта\tНомер загранпаспорта\n"
    "Иванов\tПётр\t01.02.1985\t75\t1234567\n"
    "Новикова\tАнна\t1.2.90\t71\t1000001\n"
    "Орлова\tОльга\t05.05.1980\t70\t1112223\n"
    "\tБезфамильный\t02.02.1999\t71\t1000002\n"
)
GOOD = "Surname\tGiven name\tDate of birth\nНовикова\tАнна\t01.02.1990\nНовиков\tИлья\t03.02.1990\n"


@pytest.fixture
def in_base(office):
    """Asks the office, as it is after a command: in_base(count_clients)."""

    def ask(question, *given):
        database.open_database(f"sqlite:///{office}", read_only=True)
        try:
            return question(*given)
        finally:
            database.close_database()

    return ask


def surnames(number: str) -> list[str]:
    tour = find_tour(number)
    return [row.native_surname for row in list_tourists(tour.id)] if tour and tour.id else []


def test_each_row_tells_what_happens_to_it(habitue):
    """New, known, on the tour already, or impossible: each row says which, and columns are mapped."""
    ended = habitue("import", "-", "--tour", "2026-0001", "--json", stdin=LIST)
    assert ended.status == Exit.IN_PART
    assert [(row["row"], row["status"]) for row in ended.json["rows"]] == [
        (1, "client"),
        (2, "new"),
        (3, "on_tour"),
        (4, "rejected"),
    ]
    assert ended.json["mapping"]["Фамилия"] == "native_surname"
    assert ended.json["rows"][0]["values"]["birth_date"] == "1985-02-01"


def test_doubts_carry_reason_text_and_proposal(habitue):
    """A doubtful cell says which field, why, what stood there, and what could."""
    rows = habitue("import", "-", "--tour", "2026-0001", "--json", stdin=LIST).json["rows"]
    doubts = [doubt for row in rows for doubt in row["doubts"]]
    assert all({"field", "reason", "text", "proposal"} <= set(doubt) for doubt in doubts)
    assert ("native_surname", "surname_missing") in {(doubt["field"], doubt["reason"]) for doubt in doubts}


@pytest.mark.parametrize("options", [[], ["--json"], ["--dry-run"], ["--dry-run", "--json"]])
def test_rows_that_cannot_be_imported_are_told_on_standard_error(habitue, options):
    """Exit status 1 never comes without a word: which row, and why."""
    stdin = LIST + "Сойкина\tЗоя\t31.02.1985\t71\t1000003\n"
    ended = habitue("import", "-", "--tour", "2026-0001", *options, stdin=stdin)
    assert ended.status == Exit.IN_PART
    first, second = ended.err.splitlines()
    assert first.startswith("Row 4 cannot be imported.")
    assert "surname" in first
    assert second.startswith("Row 5 cannot be imported. 31.02.1985")


def test_a_list_without_faults_is_imported_without_a_word(habitue):
    """Nothing stands on standard error where nothing was left out."""
    assert habitue("import", "-", "--tour", "2026-0777", stdin=GOOD).err == ""


def two_sheets(path, second):
    """A workbook with a list of two people and another sheet."""
    book = xlsxwriter.Workbook(path)
    for name, rows in (("Turisty", [line.split("\t") for line in GOOD.splitlines()]), ("Gruppa 2", second)):
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return path


@pytest.mark.parametrize("options", [[], ["--json"], ["--dry-run"]])
def test_sheets_that_were_left_out_are_named(habitue, tmp_path, options):
    """Of a workbook one list is imported; where other people stand is told."""
    path = two_sheets(tmp_path / "list.xlsx", [["Surname", "Given name"], ["Орлова", "Ольга"]])
    ended = habitue("import", path, "--tour", "2026-0777", *options)
    assert ended.status == Exit.DONE
    assert "list.xlsx, Turisty" in ended.err
    assert "list.xlsx, Gruppa 2 (1)" in ended.err


def test_an_empty_sheet_is_not_worth_a_word(habitue, tmp_path):
    """Excel used to make three sheets for every list."""
    path = two_sheets(tmp_path / "list.xlsx", [])
    assert habitue("import", path, "--tour", "2026-0777").err == ""


def test_what_can_be_imported_is_on_the_tour(habitue, in_base):
    """New people and regular clients join the tour; the others stay out."""
    habitue("import", "-", "--tour", "2026-0001", stdin=LIST)
    assert sorted(in_base(surnames, "2026-0001")) == ["Иванов", "Новикова", "Орлов", "Орлова"]


def test_a_new_tour_is_made(habitue, in_base):
    """A number that no tour has makes a tour."""
    ended = habitue("import", "-", "--tour", "2026-0777", stdin=GOOD)
    assert ended.status == Exit.DONE
    assert in_base(surnames, "2026-0777") == ["Новикова", "Новиков"]


def test_no_tour_is_made_for_nobody(habitue, in_base):
    """A list in which nobody can be imported leaves no empty tour behind."""
    ended = habitue("import", "-", "--tour", "2026-0777", stdin="Фамилия\tИмя\n\tПётр\n\tИван\n")
    assert ended.status == Exit.IN_PART
    assert in_base(find_tour, "2026-0777") is None


def test_clients_are_added_only_when_asked(habitue, in_base):
    """--add-clients makes regular clients of those who are none yet."""
    habitue("import", "-", "--tour", "2026-0777", stdin=GOOD)
    assert in_base(count_clients) == 3
    habitue("import", "-", "--tour", "2026-0778", "--add-clients", stdin=GOOD.replace("Новик", "Сойк"))
    assert in_base(count_clients) == 5


def test_a_dry_run_changes_nothing(habitue, office):
    """--dry-run tells the same and leaves the file as it was, to the byte."""
    before = office.read_bytes()
    dry = habitue("import", "-", "--tour", "2026-0001", "--dry-run", "--json", stdin=LIST)
    assert office.read_bytes() == before
    assert dry.json == habitue("import", "-", "--tour", "2026-0001", "--json", stdin=LIST).json


def test_a_dry_run_needs_no_base(habitue, tmp_path):
    """On a new machine a list can be looked at before there is any base, and none is made."""
    new = tmp_path / "new" / "habitue.db"
    dry_run = ("import", "-", "--tour", "1", "--dry-run", "--json")
    ended = habitue(*dry_run, stdin=GOOD, database=f"sqlite:///{new}")
    assert [row["status"] for row in ended.json["rows"]] == ["new", "new"]
    assert not new.parent.exists()


def test_a_dry_run_leaves_an_empty_file_empty(habitue, tmp_path):
    """A file without a byte in it is a base that is not made yet."""
    empty = tmp_path / "habitue.db"
    empty.touch()
    ended = habitue("import", "-", "--tour", "1", "--dry-run", stdin=GOOD, database=f"sqlite:///{empty}")
    assert ended.status == Exit.DONE
    assert empty.stat().st_size == 0


def test_an_import_makes_the_base(habitue, tmp_path):
    """On a new machine an import makes the base, the tour and the tourists."""
    new = f"sqlite:///{tmp_path / 'new' / 'habitue.db'}"
    ended = habitue("import", "-", "--tour", "1", "--add-clients", stdin=GOOD, database=new)
    assert ended.status == Exit.DONE
    assert len(habitue("search", "новиков", "--json", database=new).json) == 2


def test_a_second_import_finds_them_on_the_tour(habitue, in_base):
    """The same list again imports nobody twice."""
    habitue("import", "-", "--tour", "2026-0777", stdin=GOOD)
    again = habitue("import", "-", "--tour", "2026-0777", "--json", stdin=GOOD)
    assert [row["status"] for row in again.json["rows"]] == ["on_tour", "on_tour"]
    assert len(in_base(surnames, "2026-0777")) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_text_comes_in_any_usual_encoding(habitue, encoding):
    """Standard input is read as bytes: a file saved by an old program works as well."""
    ended = habitue("import", "-", "--tour", "9", "--dry-run", "--json", stdin=GOOD.encode(encoding))
    assert [row["values"]["native_surname"] for row in ended.json["rows"]] == ["Новикова", "Новиков"]


def test_the_sample_list_is_imported(habitue):
    """The list shipped for a first look: twenty people, one of whom cannot be read."""
    path = next(iter(resource_path("sample").glob("*.xlsx")))
    ended = habitue("import", path, "--tour", "2026-0777", "--json")
    assert ended.status == Exit.IN_PART
    statuses = [row["status"] for row in ended.json["rows"]]
    assert len(statuses) == 20
    assert statuses.count("rejected") == 1


def test_people_read_a_summary(habitue):
    """Without --json the rows to look at and a summary are told."""
    out = habitue("import", "-", "--tour", "2026-0001", stdin=LIST).out
    assert "2 tourists imported" in out
    assert "cannot be imported: 1" in out
    assert "surname" in out


@pytest.mark.parametrize(
    ("name", "content"),
    [("list.xlsx", b"no workbook"), ("list.csv", b""), ("list.exe", b"MZ"), ("picture.docx", b"\x89PNG")],
)
def test_an_unreadable_file_is_told(habitue, tmp_path, name, content, in_base):
    """What is no list is refused in a sentence, and nothing is made."""
    path = tmp_path / name
    path.write_bytes(content)
    ended = habitue("import", path, "--tour", "2026-0777")
    assert (ended.status, ended.out) == (Exit.NOT_POSSIBLE, "")
    assert ended.err.strip()
    assert in_base(find_tour, "2026-0777") is None


@pytest.mark.parametrize("stdin", ["", "\n\n", b"\x00" * 50])
def test_nothing_on_standard_input_is_told(habitue, stdin):
    """An empty input is no list."""
    assert habitue("import", "-", "--tour", "1", stdin=stdin).status == Exit.NOT_POSSIBLE


def test_a_missing_file_is_named(habitue):
    """A file that is not there is told by its name."""
    ended = habitue("import", "nowhere.xlsx", "--tour", "1")
    assert ended.status == Exit.NOT_POSSIBLE
    assert "nowhere.xlsx" in ended.err


def test_the_summary_speaks_the_language(habitue):
    """--language is for the texts of the result as well."""
    assert "imported" not in habitue("import", "-", "--tour", "1", "--language", "ru", stdin=GOOD).out
