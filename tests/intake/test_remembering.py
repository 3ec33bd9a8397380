"""A mapping settled by a person comes back for the next list with the same headings."""

from __future__ import annotations

import pytest

from intake.remembering import batch_of, layout_key, remember, remembered
from intake.splitting import split_name
from models.layouts import drop_layout, find_layout, list_layouts

pytestmark = pytest.mark.usefixtures("sqlite_database")
LIST = ("Фамилия|Имя|Инфо", "Ким|Ли|окно", "Титов|Егор|проход")
NEXT = ("ФАМИЛИЯ |  имя|инфо", "Лунин|Пётр|у окна")


def test_a_settled_mapping_comes_back(table):
    """Other people under the same headings, in other letters: the columns stand where they were put."""
    made = batch_of(table(*LIST))
    assert made.layout is None
    made.place(2, "notes")
    made.place(1, "patronymic")
    assert remember(made)
    again = batch_of(table(*NEXT))
    assert again.mapping == {0: "native_surname", 1: "patronymic", 2: "notes"}
    assert again.layout.person == "Anna"


def test_what_the_program_would_do_anyway_is_not_kept(table):
    """Nothing is remembered of a list whose guess was right."""
    made = batch_of(table("Фамилия|Имя", "Ким|Ли"))
    assert not remember(made)
    assert list_layouts() == []


def test_going_back_to_the_guess_is_remembered_too(table):
    """Who settles it otherwise the next time is believed."""
    made = batch_of(table(*LIST))
    made.place(2, "notes")
    remember(made)
    again = batch_of(table(*NEXT))
    again.place(2, "")
    assert remember(again)
    assert 2 not in batch_of(table(*LIST)).mapping


def test_other_headings_are_another_layout(table):
    """One heading more or in another order: guessed anew."""
    keys = {layout_key(table(*LIST)), layout_key(table("Имя|Фамилия|Инфо", "Ли|Ким|окно"))}
    keys.add(layout_key(table("Фамилия|Имя|Инфо|Ещё", "Ким|Ли|окно|1")))
    assert len(keys) == 3


def test_lists_without_headings_are_known_by_their_looks(table):
    """Names, a date, a passport: the same columns in the same order."""
    made = batch_of(table("Ким|01.02.1985|75 1234567", "Титов|03.04.1986|75 7654321"))
    made.set_mapping({0: "native_surname", 1: "birth_date", 2: "national_passport_number"})
    remember(made)
    again = batch_of(table("Лунин|05.06.1990|71 1111111", "Белов|07.08.1991|72 2222222"))
    assert again.mapping[2] == "national_passport_number"


def test_a_split_column_comes_back_as_whole_names(table):
    """Next time the names need not be split: the column is read as whole names."""
    made = batch_of(table("Кто|Паспорт", "KIM/LI MR|M12345678", "TITOV/EGOR MR|M7654321"))
    made.apply(split_name(made, 0, made.people()))
    remember(made)
    again = batch_of(table("Кто|Паспорт", "LUNIN/PETR MR|M1111111"))
    assert again.mapping[0] == "latin_full_name"
    values = again.row(0).values
    assert (values["latin_surname"], values["latin_given_name"], values["sex"]) == ("LUNIN", "PETR", "M")


def test_a_layout_can_be_forgotten(table):
    """Then the list is guessed anew."""
    made = batch_of(table(*LIST))
    made.place(2, "notes")
    remember(made)
    drop_layout(layout_key(made.table))
    drop_layout(layout_key(made.table))
    assert remembered(made.table) is None


def test_fields_that_are_no_more_are_left_out(table):
    """A layout kept by a later program is taken as far as it is understood."""
    from models.layouts import Layout, keep_layout

    made = table(*LIST)
    keep_layout(Layout(layout_key(made), "x", (), {0: "native_surname", 1: "shoe_size", 9: "sex"}))
    assert batch_of(made).mapping == {0: "native_surname"}
    assert find_layout(layout_key(made)).mapping == {0: "native_surname", 1: "shoe_size", 9: "sex"}
