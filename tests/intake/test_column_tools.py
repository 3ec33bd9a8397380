"""The buttons over the grid: other script, wrong characters, swap, fill down, replace."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake import column_tools, splitting
from intake.batch import ImportBatch
from intake.layout import as_source_table
from intake.tables import RawTable
from intake.targets import TARGETS

NAMES = {0: "native_surname", 1: "native_given_name"}


def texts(made) -> list[list[str]]:
    return [made.texts(row) for row in made.visible()]


def other(made, part, to, **how):
    values = {row: made.row(row).values for row in made.people()}
    return made.apply(column_tools.other_script(made, part, to, made.people(), values.__getitem__, **how))


def test_native_to_latin_by_the_citizenship(batch):
    """A new Latin column, transliterated by the rule of each person's passport."""
    made = batch(
        "Фамилия|Имя|Гр", "Щербаков|Юрий|РФ", "Гаврилюк|Юрій|UKR", mapping={**NAMES, 2: "citizenship"}
    )
    assert other(made, "given_name", "latin") == 2
    assert other(made, "surname", "latin") == 2
    assert [row[3:] for row in texts(made)] == [["IURII", "SHCHERBAKOV"], ["YURII", "HAVRYLIUK"]]
    assert made.mapping[3] == "latin_given_name"


def test_latin_to_native_back(batch):
    """Letter by letter back into Cyrillic, or as it is."""
    made = batch("Surname|X", "SHCHERBAKOV|1", mapping={0: "latin_surname"})
    other(made, "surname", "native")
    assert texts(made) == [["SHCHERBAKOV", "1", "Щербаков"]]
    made.undo()
    other(made, "surname", "native", as_it_is=True)
    assert texts(made) == [["SHCHERBAKOV", "1", "SHCHERBAKOV"]]


def test_only_empty_cells_unless_asked(batch):
    """A Latin name from a passport is not overwritten by a rule."""
    made = batch("Фамилия|Surname", "Юрьев|YURYEV", "Ким|", mapping={0: "native_surname", 1: "latin_surname"})
    assert other(made, "surname", "latin") == 1
    assert texts(made) == [["Юрьев", "YURYEV"], ["Ким", "KIM"]]
    assert other(made, "surname", "latin", only_empty=False) == 1
    assert texts(made)[0] == ["Юрьев", "IUREV"]


def test_whole_names_have_to_be_split_first(batch):
    """A part of a whole name cannot be written into its column."""
    made = batch("ФИО|X", "Ким Ли|1", mapping={0: "native_full_name"})
    assert column_tools.is_part_of_whole_name(made, "surname", "native")
    assert not column_tools.is_part_of_whole_name(made, "surname", "latin")


def test_wrong_characters_are_shown_and_removed(batch):
    """Digits and signs go; letters of every alphabet, hyphens and apostrophes stay."""
    made = batch(
        "Фамилия|Имя",
        "Иванов*|И1ван",
        "Müller-Łuk|Қайрат",
        "О’Брайен|Ґалина (мама)",
        mapping=NAMES,
    )
    columns = column_tools.name_columns(made)
    assert column_tools.wrong_characters(made, columns, made.people()) == {"*": 1, "1": 1, "(": 1, ")": 1}
    assert made.apply(column_tools.without_wrong_characters(made, columns, made.people())) == 3
    assert texts(made) == [["Иванов", "Иван"], ["Müller-Łuk", "Қайрат"], ["О’Брайен", "Ґалина мама"]]


def test_swapped_columns_and_swapped_cells(batch):
    """Of the whole list the fields change places, of some rows the texts."""
    made = batch("Фамилия|Имя", "Иван|Иванов", "Анна|Ким", mapping=NAMES)
    made.apply(column_tools.swapped(made, 0, 1, made.people()))
    assert made.mapping == {0: "native_given_name", 1: "native_surname"}
    assert texts(made)[0] == ["Иван", "Иванов"]
    assert made.apply(column_tools.swapped(made, 0, 1, [1])) == 2
    assert texts(made) == [["Иван", "Иванов"], ["Ким", "Анна"]]


def test_merged_cells_are_filled_down(batch):
    """A surname once for three rows."""
    made = batch("Фамилия|Имя", "|Яна", "Ким|Ли", "|Анна", "|Иван", mapping=NAMES)
    assert made.apply(column_tools.filled_down(made, 0, made.people())) == 2
    assert [row[0] for row in texts(made)] == ["", "Ким", "Ким", "Ким"]


@pytest.mark.parametrize(
    ("find", "by", "how", "result"),
    [
        ("рф", "Россия", {}, ["Россия", "Россия-Крым", "a.c"]),
        ("рф", "Россия", {"whole": True}, ["Россия", "РФ-Крым", "a.c"]),
        ("рф", "Россия", {"match_case": True}, ["РФ", "РФ-Крым", "a.c"]),
        (".", r"\1", {}, ["РФ", "РФ-Крым", r"a\1c"]),
        ("", "x", {}, ["РФ", "РФ-Крым", "a.c"]),
    ],
)
def test_find_and_replace(batch, find, by, how, result):
    """Text is text: no patterns; case matters only if asked."""
    made = batch("Гражданство|Примечание", "РФ|РФ", "РФ-Крым|РФ", "a.c|РФ", mapping={})
    made.apply(column_tools.replaced(made, find, by, [0], made.people(), **how))
    assert [row[0] for row in texts(made)] == result
    assert {row[1] for row in texts(made)} == {"РФ"}


CELLS = st.sampled_from(
    [
        "",
        "IVANOV/IVAN MR",
        "IVANOVA MRS",
        "Иванов Иван Иванович",
        "KIM/MINHO MR CHD 05MAY18",
        "м",
        "1*2",
        "РФ",
    ]
) | st.text(max_size=8)
FIELDS = [target.field for target in TARGETS]


@settings(max_examples=150)
@given(st.data())
def test_every_tool_can_be_undone(data):
    """Whatever the tools do in whatever order, undo leads back to the list as it came, and redo forth again."""
    rows = data.draw(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=4))
    fields = data.draw(st.lists(st.sampled_from(FIELDS), min_size=3, max_size=3, unique=True))
    table = as_source_table(RawTable(rows), 0)
    table.marks.clear()
    if table.width < 3:
        return
    made = ImportBatch(table, dict(enumerate(fields)), today=date(2026, 6, 1))
    before, mapping = texts(made), made.mapping
    for _step in range(data.draw(st.integers(1, 4))):
        people, column = made.people(), data.draw(st.integers(0, made.width - 1))
        values = {row: made.row(row).values for row in people}
        change = data.draw(
            st.sampled_from(
                [
                    splitting.split_sex(made, column, people),
                    splitting.split_name(made, column, people),
                    column_tools.other_script(made, "surname", "latin", people, values.__getitem__),
                    column_tools.without_wrong_characters(made, column_tools.name_columns(made), people),
                    column_tools.swapped(made, 0, column, people[:1]),
                    column_tools.filled_down(made, column, people),
                    column_tools.replaced(made, "и", "й", [column], people),
                ]
            )
        )
        made.apply(change)
        assert {len(row) for row in texts(made)} == {made.width}
        assert len(set(made.headings)) == made.width
        assert len(set(made.mapping.values())) == len(made.mapping)
    after = texts(made)
    steps = 0
    while made.undo():
        steps += 1
    assert (texts(made), made.mapping) == (before, mapping)
    for _step in range(steps):
        assert made.redo()
    assert texts(made) == after
