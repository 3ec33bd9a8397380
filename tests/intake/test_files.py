"""Files of every kind, and files that are not what they seem."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from intake.encodings import decode
from intake.errors import UnreadableSource
from intake.files import tables_from_bytes, tables_from_file
from resources import resource_path

DATA = Path(__file__).resolve().parent.parent / "data"
PEOPLE = [
    ["Фамилия", "Имя", "Дата рождения"],
    ["Ёлкин", "Пётр", "12.03.1975"],
    ["Źdźbło", "Anna", "01.02.1980"],
]
RUSSIAN = "Фамилия;Имя;Примечание\nЩербаков;Пётр;окно, проход\nЁлкина;Юлия;вегетарианка\n"


def code(path) -> str:
    with pytest.raises(UnreadableSource) as refused:
        tables_from_file(path)
    assert str(refused.value)
    return refused.value.code


def workbook(path, sheets, **formats):
    book = xlsxwriter.Workbook(str(path))
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    book.close()
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251", "koi8-r", "cp866"]
)
def test_encoding_of_a_russian_list(tmp_path, encoding):
    """The usual encodings are told apart by what the letters would be."""
    path = tmp_path / "list.csv"
    path.write_bytes(RUSSIAN.encode(encoding))
    (table,) = tables_from_file(path)
    assert table.rows == [["Щербаков", "Пётр", "окно, проход"], ["Ёлкина", "Юлия", "вегетарианка"]]


def test_encoding_of_a_polish_list():
    """Central European letters of one byte are told from Cyrillic ones."""
    data = "Nazwisko;Imię;Uwagi\nŻółć;Małgorzata;śniadanie\nŁęcki;Michał;książka\n".encode("cp1250")
    assert tables_from_bytes(data, "list.csv")[0].rows[0] == ["Żółć", "Małgorzata", "śniadanie"]


def test_encoding_is_told():
    """The encoding found is noted for the window to show."""
    assert tables_from_bytes(RUSSIAN.encode("cp1251"), "x")[0].notes == ["encoding:cp1251"]


def test_sheets_of_a_workbook(tmp_path):
    """Each sheet with something in it is a table, the list first."""
    small, large = [["a", "b"], ["c", "d"]], PEOPLE
    path = workbook(tmp_path / "list.xlsx", {"Notes": small, "Список": large, "Empty": []})
    tables = tables_from_file(path)
    assert [table.origin for table in tables] == ["list.xlsx, Список", "list.xlsx, Notes"]
    assert tables[0].rows == PEOPLE[1:]


def test_numbers_of_a_workbook_are_digits(tmp_path):
    """Long numbers have neither exponent nor decimals; padded ones keep their zeros; booleans are words."""
    path = tmp_path / "list.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, [4505123456, 12345.5, True])
    sheet.write_number(0, 3, 123, book.add_format({"num_format": "0000000"}))
    book.close()
    (table,) = tables_from_file(path)
    assert table.rows == [["4505123456", "12345.5", "TRUE", "0000123"]]
    assert [table.details[(0, column)].keep_text for column in (0, 3)] == [False, True]


def test_workbook_of_1904(tmp_path):
    """Workbooks that count days from 1904 give the dates a person sees."""
    from datetime import date

    path = tmp_path / "list.xlsx"
    book = xlsxwriter.Workbook(str(path), {"date_1904": True})
    book.add_worksheet().write_datetime(0, 0, date(1989, 2, 2), book.add_format({"num_format": "dd.mm.yyyy"}))
    book.close()
    assert tables_from_file(path)[0].rows == [["02.02.1989"]]


def test_errors_of_formulas_are_empty(tmp_path):
    """#N/A in a cell is nothing."""
    path = tmp_path / "list.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet().write_row(0, 0, ["Ким"])
    book.worksheets()[0].write_formula(0, 1, "=NA()", None, "#N/A")
    book.close()
    (table,) = tables_from_file(path)
    assert table.rows[0][1] in ("", "#N/A")


def test_page_called_xls(tmp_path):
    """Booking systems call their HTML tables .xls."""
    path = tmp_path / "export.xls"
    path.write_text("<html><table><tr><td>Ким<td>Ли</table></html>", "utf-8")
    assert tables_from_file(path)[0].rows == [["Ким", "Ли"]]


def test_page_in_a_file(tmp_path):
    """An HTML file gives its tables."""
    path = tmp_path / "list.html"
    path.write_bytes("<meta charset=windows-1251><table><tr><td>Щербаков<td>Пётр</table>".encode("cp1251"))
    assert tables_from_file(path)[0].rows == [["Щербаков", "Пётр"]]


@pytest.mark.parametrize("name", ["list.xlsx", "list.xls", "list.ods", "list.docx"])
@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 not really", b"\x00" * 5000, b"{\\rtf1 hello}", b"PK\x05\x06" + b"\0" * 18]
)
def test_damaged_file_is_said_to_be(tmp_path, name, content):
    """Garbage under an office file's name is refused in words."""
    path = tmp_path / name
    path.write_bytes(content)
    assert code(path) in ("damaged", "locked", "not_a_table")


@pytest.mark.parametrize("name", ["list.xlsx", "list.docx", "list.ods"])
def test_password_is_said_to_be_one(tmp_path, name):
    """A workbook with a password is a file of the old container."""
    path = tmp_path / name
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 4096)
    assert code(path) == "locked"


def test_truncated_workbook(tmp_path):
    """Half of a workbook is not taken for the whole."""
    path = workbook(tmp_path / "list.xlsx", {"a": PEOPLE})
    path.write_bytes(path.read_bytes()[:2500])
    assert code(path) == "damaged"


@pytest.mark.parametrize("name", ["bomb.xlsx", "bomb.docx", "bomb.ods"])
def test_zip_bomb_is_not_opened(tmp_path, name):
    """A file of a few hundred kilobytes that unpacks to hundreds of megabytes is refused quickly."""
    path = tmp_path / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 150_000_000)
    assert path.stat().st_size < 1_000_000
    assert code(path) == "bomb"


def test_zip_bomb_that_lies_about_its_size(tmp_path):
    """The size that the archive claims is not believed."""
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", b"0" * 20_000_000)
    data = path.read_bytes()
    lying = data.replace(struct.pack("<L", 20_000_000), struct.pack("<L", 1000))
    assert lying != data
    path.write_bytes(lying)
    assert code(path) in ("bomb", "damaged")


def test_archive_of_thousands_of_parts(tmp_path):
    """No office file has so many parts."""
    path = tmp_path / "parts.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(2500):
            archive.writestr(f"{number}.xml", b"")
    assert code(path) == "bomb"


def test_document_with_entities_is_refused(tmp_path):
    """Entities in a Word document, the way to read other files or to fill the memory, are not resolved."""
    path = tmp_path / "list.docx"
    import docx

    docx.Document().save(str(path))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    parts["word/document.xml"] = evil + parts["word/document.xml"].split(b"?>", 1)[1]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert code(path) == "damaged"


def test_word_document_without_a_table(tmp_path):
    """A letter is no list."""
    import docx

    path = tmp_path / "letter.docx"
    docx.Document().save(str(path))
    assert code(path) == "not_a_table"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("list.pdf", b"%PDF", "kind"),
        ("list", b"a", "kind"),
        ("list.csv", b"", "empty"),
        ("list.txt", b"Hello", "not_a_table"),
        ("list.html", b"<p>Hello", "not_a_table"),
        ("list.csv", bytes(range(256)) * 20, "encoding"),
    ],
)
def test_file_without_a_list_says_why(tmp_path, name, content, why):
    """Each has its own sentence."""
    path = tmp_path / name
    path.write_bytes(content)
    assert code(path) == why


def test_missing_file_and_folder(tmp_path):
    """A file that is not there, and a folder, are named in the sentence."""
    assert code(tmp_path / "nobody.csv") == "not_found"
    (tmp_path / "folder.csv").mkdir()
    assert code(tmp_path / "folder.csv") == "not_found"


def test_old_workbook():
    """The sample list saved as .xls has the same people; of zeros that only a format adds it does not tell."""
    (table,) = tables_from_file(DATA / "tourist_list.xls")
    (newer,) = tables_from_file(resource_path("sample/tourist_list.xlsx"))
    assert table.headings == newer.headings
    people, expected = table.rows[:-1], newer.rows[:-1]
    assert [row[2:9] + row[10:] for row in people] == [row[2:9] + row[10:] for row in expected]
    assert [row[9].lstrip("0") for row in people] == [row[9].lstrip("0") for row in expected]
    assert (newer.rows[2][9], table.rows[2][9], table.details[2, 9].kind) == ("0000123", "123", "number")


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    ("at", "value"),
    [
        (30, b"\x00\x00"),  # the size of a sector
        (48, b"\xf0\xff\x00\x00"),  # the directory, out of the file
        (68, b"\xf0\xff\x00\x00"),  # more sectors of the table
        (520, b"\x02\x00\x00\x00"),  # what follows the third sector: itself; the first is the table
    ],
)
def test_old_workbook_whose_sectors_lead_astray(tmp_path, at, value):
    """It is damaged, and that is found out before the memory is full."""
    data = bytearray((DATA / "tourist_list.xls").read_bytes())
    data[at : at + len(value)] = value
    path = tmp_path / "list.xls"
    path.write_bytes(data)
    assert code(path) == "damaged"


def test_ods_workbook(tmp_path, open_document):
    """An OpenDocument sheet with a text, a number and a date."""
    cells = (
        '<table:table-cell office:value-type="string"><text:p>Ким</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="4505123456"><text:p>4,51E+09</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="1985-02-01"><text:p>1.2.85</text:p></table:table-cell>'
    )
    body = f'<table:table table:name="a"><table:table-row>{cells}</table:table-row></table:table>'
    (table,) = tables_from_file(open_document(tmp_path / "list.ods", body))
    assert table.rows == [["Ким", "4505123456", "01.02.1985"]]
    assert (table.detail(0, 1).value, table.detail(0, 2).value) == ("4505123456", "1985-02-01")


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "table",
    [
        '<table:table table:name="a"><table:table-row></table:table-row></table:tab<le>',
        '<table:table table:name="a"><table:table-row>',
        '<table:table table:name="a"><table:table-row></table:table>',
    ],
)
def test_ods_whose_end_tags_are_missing(tmp_path, open_document, table):
    """It is damaged, and that is found out at once."""
    assert code(open_document(tmp_path / "list.ods", table)) == "damaged"


def test_ods_with_entities_is_refused(tmp_path):
    """Entities that grow into gigabytes are not resolved."""
    path = tmp_path / "list.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", '<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>')
    assert code(path) == "damaged"


def test_hidden_sheet_is_not_read(tmp_path):
    """A sheet nobody sees is not offered."""
    path = tmp_path / "list.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("shown").write_row(0, 0, ["Ким", "Ли"])
    hidden = book.add_worksheet("hidden")
    hidden.write_row(0, 0, ["Ян", "Ма"])
    hidden.hide()
    book.close()
    assert [table.origin for table in tables_from_file(path)] == ["list.xlsx, shown"]


def test_merged_cells_of_a_workbook(tmp_path):
    """A surname merged over two rows belongs to both, as on the clipboard."""
    path = tmp_path / "list.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.merge_range(0, 0, 1, 0, "Ким")
    sheet.write_column(0, 1, ["Ли", "Ма"])
    book.close()
    assert tables_from_file(path)[0].rows == [["Ким", "Ли"], ["Ким", "Ма"]]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Nom;Prénom;Ville\nLefèvre;Hélène;Orléans, là-bas\nFrançois;Anaïs;Nîmes\n", "cp1252"),
        ("Cognome;Nome;Note\nNicolò;Libertà;perché è già così\nRossi;Mosè;età\n", "cp1252"),
        ("Příjmení;Jméno;Pozn\nDvořák;Jiří;dítě\nŠkvorecký;Zdeněk;vůz\n", "cp1250"),
    ],
)
def test_encoding_of_latin_lists(text, encoding):
    """West and Central European letters of one byte are told apart."""
    assert decode(text.encode(encoding)) == (text, encoding)


def test_page_says_its_encoding(tmp_path):
    """A page's own word about its encoding is taken before any guess."""
    path = tmp_path / "list.html"
    path.write_bytes("<meta charset='iso-8859-2'><table><tr><td>Łęcki<td>x</table>".encode("iso-8859-2"))
    assert tables_from_file(path)[0].rows == [["Łęcki", "x"]]
