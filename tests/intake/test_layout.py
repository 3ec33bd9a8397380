"""Title, headings, totals: which rows are no people."""

from __future__ import annotations

from intake.layout import with_header_rows


def test_headings_below_a_title(table):
    """The title above the headings is kept as the title, not as a person."""
    made = table(
        "Список группы 17 | | ", " | | ", "Фамилия | Имя | Дата рождения", "Иванов | Иван | 12.03.1975"
    )
    assert (made.title, made.headings) == ("Список группы 17", ["Фамилия", "Имя", "Дата рождения"])
    assert made.rows == [["Иванов", "Иван", "12.03.1975"]]


def test_two_rows_of_headings(table):
    """The upper heading stands beside the lower one, for each of the columns it covers."""
    made = table(
        "Фамилия | Паспорт РФ |  | Загранпаспорт | ",
        " | серия | номер | серия | номер",
        "Ким | 1 | 2 | 3 | 4",
    )
    assert made.headings == ["Фамилия", "Паспорт РФ серия", "Паспорт РФ номер", "Загранпаспорт серия",
                             "Загранпаспорт номер"]  # fmt: skip
    assert made.header_rows == 2


def test_no_headings(table):
    """A list without headings loses no person; the columns are called as in a spreadsheet."""
    made = table("Иванов | Иван | 12.03.1975", "Ким | Ли | 01.02.1980")
    assert (made.headings, len(made.rows)) == (["A", "B", "C"], 2)


def test_person_is_no_heading(table):
    """A person whose name is a word of headings is not taken for headings."""
    made = table("Нома | Гость | 12.03.1975", "Ким | Ли | 01.02.1980")
    assert len(made.rows) == 2


def test_same_heading_twice(table):
    """Two columns of one heading keep apart."""
    made = table("Фамилия | Дата | Дата", "Ким | 1 | 2")
    assert made.headings == ["Фамилия", "Дата", "Дата (2)"]


def test_headings_by_hand(table):
    """A person can say that the first row is a heading after all, or that none is."""
    made = table("Кто | Когда", "Иванов | 12.03.1975", "Ким | 01.02.1980")
    assert made.header_rows == 0
    by_hand = with_header_rows(made, 1)
    assert (by_hand.headings, len(by_hand.rows)) == (["Кто", "Когда"], 2)
    assert len(with_header_rows(by_hand, 0).rows) == 3


def test_headings_by_hand_move_what_cells_knew(table):
    """What single cells knew beyond their text moves with them."""
    from intake.tables import CellDetail

    made = table("Кто | Когда", "Иванов | 12.03.1975")
    made.details[(1, 1)] = CellDetail("date", "1975-03-12")
    assert with_header_rows(made, 1).detail(0, 1).value == "1975-03-12"


def test_headings_repeated_on_the_next_page(table):
    """Headings that come again in the middle are marked."""
    head = "Фамилия | Имя | Дата рождения"
    made = table(head, "Иванов | Иван | 12.03.1975", head, "Ким | Ли | 01.02.1980")
    assert made.marks == {1: "heading"}


def test_totals_and_empty_rows_are_marked(table):
    """They stay in the table, marked."""
    made = table("Фамилия | Имя | Цена", "Ким | Ли | 5", " |  | ", "Итого: 1 чел. |  | 5", " | Total | 5")
    assert made.marks == {1: "empty", 2: "totals", 3: "totals"}


def test_a_person_called_like_a_total_stays(table):
    """Only words that are totals mark a row: Тоталов is a person."""
    made = table("Фамилия | Имя | Пол", "Всеволодов |  | ", "Итоговский | Иван | М")
    assert made.marks == {}


def test_merged_group_line_is_marked():
    """A line merged over all columns inside the list is a group heading."""
    from intake.html_tables import tables_from_html

    html = (
        "<table><tr><td>Фамилия<td>Имя<td>Пол</tr><tr><td colspan=3>Автобус 1</tr>"
        "<tr><td>Ким<td>Ли<td>М</tr></table>"
    )
    made = tables_from_html(html)[0]
    assert (made.marks, made.rows[1]) == ({0: "group"}, ["Ким", "Ли", "М"])
