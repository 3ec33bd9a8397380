"""Text with separators: which separator it is, quoted cells, and quotes that mean nothing."""

from __future__ import annotations

import pytest

from intake.delimited import find_separator, tables_from_text
from intake.errors import UnreadableSource


def rows(text: str) -> list[list[str]]:
    made = tables_from_text(text)[0]
    return made.head + made.rows


@pytest.mark.parametrize("mark", ["\t", ";", ",", "|"])
def test_separator_is_found(mark):
    """Tabs, semicolons, commas and bars are told by what stands in every line."""
    text = "\n".join(mark.join(cells) for cells in (("Иванов", "Иван", "1975"), ("Ким", "Ли", "1980")))
    assert rows(text) == [["Иванов", "Иван", "1975"], ["Ким", "Ли", "1980"]]


def test_runs_of_spaces_separate():
    """A list lined up with spaces is a table; single spaces stay inside cells."""
    assert rows("Иванов Иван   12.03.1975\nКим Ли        01.02.1980") == [
        ["Иванов Иван", "12.03.1975"],
        ["Ким Ли", "01.02.1980"],
    ]


def test_tab_goes_before_commas_in_cells():
    """Commas inside cells do not matter where there are tabs."""
    assert find_separator("Иванов\tМосква, Мира, 5\nКим\tСеул, 1, 2") == "\t"


def test_line_break_in_a_quoted_cell_is_one_cell():
    """Excel quotes a cell that holds a line break; it is one person, not two."""
    assert rows('Иванов\t"ул. Мира\nд. 5"\tМ\nКим\tСеул\tЖ') == [
        ["Иванов", "ул. Мира\nд. 5", "М"],
        ["Ким", "Сеул", "Ж"],
    ]


def test_doubled_quotes_are_quotes():
    """Quotes inside a quoted cell are doubled."""
    assert rows('"ООО ""Ромашка"""\tИванов\nб\tв')[0] == ['ООО "Ромашка"', "Иванов"]


def test_stray_opening_quote_swallows_nothing():
    """A cell that merely begins with a quote keeps it, and the rows after it stay rows."""
    assert rows('"Золотой якорь\tИванов\nТурист\tКим\nГость\tЯн') == [
        ['"Золотой якорь', "Иванов"],
        ["Турист", "Ким"],
        ["Гость", "Ян"],
    ]


def test_stray_quote_beside_a_quoted_cell():
    """Quoted cells with line breaks are still understood in a text with a stray quote."""
    assert rows('"Якорь\tа\nб\t"в\nг"\nд\te') == [['"Якорь', "а"], ["б", "в\nг"], ["д", "e"]]


def test_stray_quote_closed_by_a_later_one():
    """Two stray quotes in different rows do not join the rows between them."""
    assert rows('"Якорь\tа\nб\tв\n"Маяк\tг') == [['"Якорь', "а"], ["б", "в"], ['"Маяк', "г"]]


def test_first_line_of_excel_says_the_separator():
    """Excel's own line sep=; is obeyed and is no row."""
    assert rows("sep=;\nа;б,1\nв;г,2") == [["а", "б,1"], ["в", "г,2"]]


def test_text_of_one_line_without_separator_is_no_table():
    """A sentence on the clipboard is not taken for a list."""
    with pytest.raises(UnreadableSource) as refused:
        tables_from_text("Добрый день")
    assert refused.value.code == "not_a_table"


def test_lines_without_separator_are_one_column():
    """Names one a line are a list of one column, and it is noted."""
    made = tables_from_text("Иванов Иван\nКим Ли")[0]
    assert (made.width, made.notes) == (1, ["one_column"])


def test_short_rows_are_filled_up():
    """Rows with fewer cells than the others have empty ones at the end."""
    assert rows("а\tб\tв\nг") == [["а", "б", "в"], ["г", "", ""]]


@pytest.mark.parametrize("bad", ["\x00", "\u202e", "\u200b", "\ufeff", "\u00ad"])
def test_invisible_characters_fall_out(bad):
    """NUL, direction marks and invisible spaces do not reach a name."""
    assert rows(f"Ив{bad}анов\tИван\nКим\tЛи")[0] == ["Иванов", "Иван"]


def test_lone_surrogate_is_replaced():
    """Half a character, which no database takes, becomes a question mark."""
    assert rows("Ив\ud800\tа\nб\tв")[0] == ["Ив?", "а"]


def test_hard_spaces_are_spaces():
    """NBSP and thin spaces are plain spaces."""
    assert rows("+7\u00a0999\u2009888\tа\nб\tв")[0][0] == "+7 999 888"


def test_too_much_text_is_refused_at_once():
    """A hundred megabytes are refused by their size, in words."""
    with pytest.raises(UnreadableSource) as refused:
        tables_from_text("a\tb\n" * 20_000_000)
    assert refused.value.code == "too_large"
    assert "200000" in str(refused.value)


def test_too_many_columns_are_refused():
    """A row of thousands of filled columns is no list of people."""
    with pytest.raises(UnreadableSource) as refused:
        tables_from_text("\t".join(["x"] * 5000) + "\nа\tб")
    assert refused.value.code == "too_wide"


def test_trailing_empty_columns_do_not_count():
    """A whole selected sheet of 16,384 columns is cut to the filled ones."""
    made = tables_from_text("а\tб" + "\t" * 16_000 + "\nв\tг")[0]
    assert made.rows[-1] == ["в", "г"]


def test_separators_and_breaks_in_quotes_are_of_the_cell():
    """Whatever stands in quoted cells, the separator is the one outside of them."""
    text = '"Фамилия";"Примечание"\n"Ким";"окно,\tпроход\nрядом"\n"Ли";"a|b\n\n"\n'
    made = tables_from_text(text)[0]
    assert made.rows == [["Ким", "окно,\tпроход\nрядом"], ["Ли", "a|b\n\n"]]


@pytest.mark.parametrize("sign", ["\x0b", "\u2028"])
def test_line_that_is_broken_by_hand(sign):
    """Shift+Enter breaks a line within its cell; where nothing separates cells, it ends a row as ever."""
    assert tables_from_text(f"Фамилия;Адрес\nКим;Тверь{sign}Мира 1\n")[0].rows == [["Ким", "Тверь\nМира 1"]]
    assert tables_from_text(f"Ким{sign}Ли\nМа")[0].rows == [["Ким"], ["Ли"], ["Ма"]]
