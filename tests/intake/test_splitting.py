"""Names that share a cell with a title or with each other, taken apart into columns."""

from __future__ import annotations

import pytest

from intake.splitting import split_name, split_sex


def texts(made) -> list[list[str]]:
    return [made.texts(row) for row in made.visible()]


def split(made, tool, column=0):
    return made.apply(tool(made, column, made.people()))


def test_surname_and_sex(batch):
    """The title becomes a column of sexes beside the name; undo takes the column away, redo brings it back."""
    made = batch("Surname|Passport", "IVANOV MR|1", "IVANOVA MRS|2", "KIM|3", mapping={0: "latin_surname"})
    assert split(made, split_sex) == 4
    assert texts(made) == [["IVANOV", "1", "M"], ["IVANOVA", "2", "F"], ["KIM", "3", ""]]
    assert (made.headings[2], made.mapping[2], made.added[0].beside) == ("Sex", "sex", 0)
    assert [made.row(row).values.get("sex") for row in range(3)] == ["M", "F", None]
    assert made.undo() == "Split surname and sex"
    assert texts(made) == [["IVANOV MR", "1"], ["IVANOVA MRS", "2"], ["KIM", "3"]]
    assert made.width == 2
    made.redo()
    assert texts(made)[0] == ["IVANOV", "1", "M"]


def test_birth_date_and_age_class_are_not_lost(batch):
    """An airline's date becomes the birth date, CHD and INF go to the notes."""
    made = batch("Name|Notes", "KIM/MINHO MR CHD 05MAY18|window", "IVANOV INF|", mapping={1: "notes"})
    split(made, split_sex)
    assert made.mapping == {1: "notes", 2: "sex", 3: "birth_date"}
    assert texts(made) == [
        ["KIM/MINHO", "window, CHD", "M", "05MAY18"],
        ["IVANOV", "INF", "", ""],
    ]
    assert made.row(0).values["birth_date"] == "2018-05-05"


@pytest.mark.parametrize("name", ["MRAZ", "MSTISLAVSKII", "MISSBACH", "INFANTINO", "CHDANOV"])
def test_surnames_that_begin_like_titles(batch, name):
    """A title is a word of its own."""
    made = batch("Surname|X", f"{name}|1", mapping={0: "latin_surname"})
    assert split(made, split_sex) == 0
    assert texts(made) == [[name, "1"]]


def test_sex_that_contradicts_stays(batch):
    """Where the column of sexes says otherwise the row stays as it is, for a person to look."""
    made = batch("Name|Sex", "IVANOV MR|F", "PETROV MR|муж", mapping={0: "latin_surname", 1: "sex"})
    assert split(made, split_sex) == 1
    assert texts(made) == [["IVANOV MR", "F"], ["PETROV", "муж"]]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("IVANOV/IVAN MR", {"latin_surname": "IVANOV", "latin_given_name": "IVAN", "sex": "M"}),
        ("IVANOV IVAN", {"latin_surname": "IVANOV", "latin_given_name": "IVAN"}),
        ("IVANOVA, ANNA", {"latin_surname": "IVANOVA", "latin_given_name": "ANNA"}),
        (
            "Иванов Иван Иванович",
            {"native_surname": "Иванов", "native_given_name": "Иван", "patronymic": "Иванович"},
        ),
        (
            "Алиев Али Вагиф оглы",
            {"native_surname": "Алиев", "native_given_name": "Али", "patronymic": "Вагиф оглы"},
        ),
    ],
)
def test_surname_and_given_name(batch, text, fields):
    """Each part gets its column and its field, by the script of the column."""
    made = batch("Кто|Паспорт", f"{text}|75 1234567", mapping={1: "international_passport_number"})
    split(made, split_name)
    values = made.row(0).values
    assert {name: values.get(name) for name in fields} == fields


def test_a_column_of_whole_names_is_split_on_its_field(batch):
    """What was placed as a whole name is the surname afterwards, and nothing is read twice."""
    made = batch("ФИО|Номер паспорта", "Ким Ли|M12345678", mapping={0: "native_full_name"})
    split(made, split_name)
    assert made.mapping == {0: "native_surname", 2: "native_given_name"}
    assert texts(made) == [["Ким", "M12345678", "Ли"]]


def test_only_the_chosen_rows(batch):
    """The other rows keep their cells."""
    made = batch("Name|X", "IVANOV IVAN|1", "PETROV PETR|2", mapping={0: "latin_surname"})
    assert made.apply(split_name(made, 0, [1])) == 2
    assert texts(made) == [["IVANOV IVAN", "1", ""], ["PETROV", "2", "PETR"]]
    assert made.mapping == {0: "latin_surname", 2: "latin_given_name"}


def test_an_edited_cell_in_an_added_column_is_undone(batch):
    """Steps on a column that was added come off one by one."""
    made = batch("Name|X", "IVANOV MR|1", mapping={0: "latin_surname"})
    split(made, split_sex)
    made.set_cell(0, 2, "X")
    assert made.row(0).values["sex"] == "X"
    made.undo()
    made.undo()
    assert texts(made) == [["IVANOV MR", "1"]]
    assert made.row(0).values == {"latin_surname": "IVANOV MR"}
