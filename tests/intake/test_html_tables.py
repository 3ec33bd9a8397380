"""Tables in HTML: spans, line breaks, true values, and pages made to hurt."""

from __future__ import annotations

import time

import pytest

from intake.clipboard import tables_from_mime
from intake.errors import UnreadableSource
from intake.html_tables import raw_tables


def rows(html: str) -> list[list[str]]:
    return raw_tables(html)[0].rows


def test_merged_cells_are_written_out():
    """A surname merged over three rows belongs to all three, and columns stay in place."""
    html = (
        "<table><tr><td rowspan=3>Ким</td><td colspan=2>а</td></tr><tr><td>б</td><td>в</td></tr>"
        "<tr><td>г</td><td>д</td></tr><tr><td>Ян</td><td>е</td><td>ж</td></tr></table>"
    )
    assert rows(html) == [["Ким", "а", "а"], ["Ким", "б", "в"], ["Ким", "г", "д"], ["Ян", "е", "ж"]]


def test_line_breaks_and_paragraphs():
    """<br> and paragraphs are line breaks; line breaks of the source are spaces."""
    assert rows("<table><tr><td>ул.\n  Мира<br/>д. 5<td><p>а</p><p>б</p></table>") == [
        ["ул. Мира\nд. 5", "а\nб"]
    ]


def test_cells_that_are_never_closed():
    """HTML without end tags is HTML."""
    assert rows("<TABLE><TR><TD>а<TD>б<TR><TH>в<TD>г</TABLE>") == [["а", "б"], ["в", "г"]]


def test_rows_without_a_table():
    """A clipboard that begins inside a table still holds its rows."""
    assert rows("<tr><td>а</td><td>б</td></tr>") == [["а", "б"]]


def test_head_and_body_of_a_table():
    """Rows of thead and tbody are rows of one table."""
    html = "<table><thead><tr><th>а</th></tr></thead><tbody><tr><td>б</td></tr></tbody></table>"
    assert rows(html) == [["а"], ["б"]]


def test_table_around_a_table_is_layout():
    """A mail program's frame is not the list; the list inside is."""
    html = "<table><tr><td>Добрый день<table><tr><td>Ким<td>Ли</table></table>"
    assert [raw.rows for raw in raw_tables(html)] == [[["Ким", "Ли"]]]


def test_names_that_look_like_markup_are_text():
    """Escaped markup in a cell is the text a person sees."""
    assert rows("<table><tr><td>&lt;b&gt;Ким&lt;/b&gt; &amp; Ли<td>а</table>") == [["<b>Ким</b> & Ли", "а"]]


def test_scripts_are_no_text():
    """What a browser does not show does not come in."""
    assert rows("<table><tr><td>а<script>steal()</script><style>b{}</style><td>б</table>") == [["а", "б"]]


def test_calc_says_the_true_date():
    """A date shown as 02/09/99 is what the serial number beside it says."""
    html = '<table><tr><td sdval="36405" sdnum="1033;0;DD/MM/YY">02/09/99</td></tr></table>'
    detail = raw_tables(html)[0].details[(0, 0)]
    assert (detail.kind, detail.value) == ("date", "1999-09-02")


def test_calc_says_the_true_number():
    """A number shown with an exponent is what stands in sdval, whatever the decimal mark."""
    html = '<table><tr><td sdval="4505123456" sdnum="1049;">4,51E+09</td><td sdval="1,5" sdnum="1049;">1,5</td></tr></table>'
    details = raw_tables(html)[0].details
    assert [details[(0, 0)].value, details[(0, 1)].value] == ["4505123456", "1.5"]


def test_calc_format_of_zeros_is_meant():
    """0000123 in a cell that pads with zeros is no lost zero."""
    html = '<table><tr><td sdval="123" sdnum="1049;0;0000000">0000123</td></tr></table>'
    raw = raw_tables(html)[0]
    assert (raw.rows, raw.details[(0, 0)].keep_text) == ([["0000123"]], True)


def test_price_is_no_date():
    """A format with a currency is a number."""
    html = '<table><tr><td sdval="98000" sdnum="1049;0;#&nbsp;##0,00&quot; руб.&quot;">98 000,00 руб.</td></tr></table>'
    assert raw_tables(html)[0].details[(0, 0)].kind == "number"


def test_excel_number_attribute():
    """Old versions of Excel say the true number in x:num."""
    html = "<table><tr><td x:num='4505123456'>4,51E+09</td><td x:num>12</td></tr></table>"
    details = raw_tables(html)[0].details
    assert [details[(0, 0)].value, details[(0, 1)].value] == ["4505123456", "12"]


@pytest.mark.parametrize(
    ("name", "html"),
    [
        ("boxes", "<div>" * 100_000 + "<table><tr><td>а<td>б</table>"),
        ("closed boxes", "</div>" * 5000 + "<div>" * 5000 + "<table><tr><td>а</table>" + "</div>" * 5000),
        ("tables", "<table><tr><td>" * 5000),
        ("fonts", "<table><tr><td>" + "<font>" * 50_000),
        ("megabytes", "<table><tr><td>x" * 2_400_000),
    ],
)
def test_pages_made_to_hurt_are_refused_quickly(name, html):
    """Boxes in boxes, tables in tables and 38 MB are refused in words within two seconds."""
    started = time.monotonic()
    with pytest.raises(UnreadableSource) as refused:
        raw_tables(html)
    assert refused.value.code in ("too_deep", "too_large"), name
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    "html", ["<!--" * 1_000_000 + "<td>", "<" * 2_000_000 + "<td>а", "<td " + "a=1 " * 200_000 + ">x</td>"]
)
def test_endless_markup_gives_an_answer(html):
    """A million opened comments, brackets or attributes end soon, with or without a table."""
    started = time.monotonic()
    assert len(raw_tables(html)) <= 1
    assert time.monotonic() - started < 5


def test_span_of_a_million_columns():
    """A cell that claims a million columns and rows takes fifty at most."""
    made = rows("<table><tr><td colspan=1000000 rowspan=1000000>а<td>б</tr><tr><td>в</table>")
    assert len(made) == 2
    assert len(made[0]) == 51


def test_spans_that_are_no_numbers():
    """Nonsense in a span is one cell."""
    assert rows("<table><tr><td colspan='-3' rowspan='x'>а<td colspan='٣'>б</table>") == [["а", "б"]]


def test_too_large_html_falls_back_to_text():
    """Where the HTML is too large, the plain text beside it is taken."""
    html = "<table>" + "<tr><td>x</td></tr>" * 1_500_000 + "</table>"
    assert tables_from_mime({"text/html": html, "text/plain": "Ким\tЛи\nЯн\tМа"})[0].rows == [
        ["Ким", "Ли"],
        ["Ян", "Ма"],
    ]


def test_html_without_a_table_falls_back_to_text():
    """A page without a table but with tabs in its text is read from the text."""
    offered = {"text/html": "<p>Ким Ли</p>", "text/plain": "Ким\tЛи\nЯн\tМа"}
    assert tables_from_mime(offered)[0].rows == [["Ким", "Ли"], ["Ян", "Ма"]]


@pytest.mark.parametrize(
    ("mime", "code"),
    [
        ({}, "empty"),
        ({"text/plain": ""}, "empty"),
        ({"text/plain": "   \n "}, "not_a_table"),
        ({"image/png": b"\x89PNG"}, "picture"),
        ({"text/html": "<p>Добрый день</p>"}, "not_a_table"),
        ({"text/plain": "Добрый день"}, "not_a_table"),
    ],
)
def test_clipboard_without_a_table_says_why(mime, code):
    """Nothing, a picture, a sentence: each has its own words."""
    with pytest.raises(UnreadableSource) as refused:
        tables_from_mime(mime)
    assert refused.value.code == code


def test_best_table_comes_first():
    """A page with a small table above the list gives the list first."""
    html = (
        "<table><tr><td>Меню<td>Вход</table><table><tr><td>Фамилия<td>Имя</tr>"
        "<tr><td>Ким<td>Ли</tr><tr><td>Ян<td>Ма</tr></table>"
    )
    assert [table.headings for table in tables_from_mime({"text/html": html})] == [
        ["Фамилия", "Имя"],
        ["A", "B"],
    ]


def test_marks_of_the_reader_are_no_text():
    """Letters of the private area that the reader uses for itself make no cells, written plainly or as codes."""
    html = "<table><tr><td>Ким&#xE002;&#57347;\ue002</td><td>&#xe0021;Ли\ue001</td></tr></table>"
    assert rows(html) == [["Ким", "\U000e0021Ли"]]


def test_invisible_letters_written_as_codes_fall_out():
    """A soft hyphen and a space of no width in a name, and spaces of all kinds, as a web page writes them."""
    html = "<table><tr><td>Ива&shy;нов&#8203;</td><td>Анна&nbsp;&thinsp;Мария</td></tr></table>"
    assert rows(html) == [["Иванов", "Анна Мария"]]


@pytest.mark.parametrize("cell", ["<td>", "<TD>", "<th>", "<td class=a>", "<td><b>"])
def test_a_list_reads_the_same_however_its_cells_are_written(cell):
    """Plain rows are looked over more quickly; a row of another kind among them changes nothing."""
    tag = cell[1:3]
    plain = "<tr><td>Ким</td><td></td><td> Ли </td></tr>\n" * 3
    other = f"<tr>{cell}Пак</{tag}>\n{cell}<br><p>Ан</p>на</{tag}>{cell}</{tag}></tr>"
    for html in (plain + other + plain, other + plain, plain + other):
        found = rows(f"<table>{html}</table>")
        assert found.count(["Ким", "", "Ли"]) == html.count("Ким")
        assert found.count(["Пак", "Ан\nна", ""]) == 1


def test_rows_of_another_table_stand_in_their_own():
    """Two tables beside one another, the second with a heading."""
    html = "<table><tr><td>а</td></tr></table><p>x</p><table><tr><th>б</th></tr><tr><td>в</td></tr></table>"
    assert [raw.rows for raw in raw_tables(html)] == [[["а"]], [["б"], ["в"]]]
