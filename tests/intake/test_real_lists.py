"""The same twenty people as they really come: from workbooks, documents and clipboards of office programs."""

from __future__ import annotations

import json
from datetime import date

import pytest

from intake.batch import ImportBatch
from intake.clipboard import tables_from_mime
from intake.files import tables_from_file
from intake.report import report

TODAY = date(2026, 6, 1)
FIELDS = {
    "Фамилия": "native_surname",
    "Имя": "native_given_name",
    "Отчество": "patronymic",
    "Surname": "latin_surname",
    "Given names": "latin_given_name",
    "Пол": "sex",
    "Дата рождения": "birth_date",
    "Серия": "international_passport_series",
    "№ паспорта": "international_passport_number",
    "Выдан": "international_passport_issue_date",
    "Действителен до": "international_passport_expiry",
    "Гражданство": "citizenship",
    "Авиабилет": "ticket_number",
    "Телефон": "phone",
    "Примечание": "notes",
}
MEANINGS = {
    "sex": {"М": "M", "Ж": "F", "m": "M", "Муж.": "M", "жен": "F"},
    "citizenship": {
        "РФ": "RU", "Украина": "UA", "UKR": "UA", "Беларусь": "BY", "Казахстан": "KZ", "Deutschland": "DE",
        "IRL": "IE", "VNM": "VN", "Азербайджан": "AZ", "СССР": "", "США": "US", "КНР": "CN",
    },
    "international_passport_series": {"7 3": "73"},
    "international_passport_number": {"12 34 567": "1234567"},
    "birth_date": {"15.08.1977": "1977-08-15"},
    "international_passport_issue_date": {"01/02/2020": "2020-02-01"},
    "international_passport_expiry": {"01.02.30": "2030-02-01"},
}  # fmt: skip
# The doubts that every source of the list gives rise to, by the person's number: (field, reason, proposal).
EXPIRED = ("international_passport_expiry", "expired", "")
DOUBTS = {
    4: {
        ("international_passport_series", "zeros_lost", "07"),
        ("international_passport_number", "zeros_lost", "0012345"),
        EXPIRED,
    },
    5: {EXPIRED},
    9: {EXPIRED},
    15: {EXPIRED},
    16: {("international_passport_expiry", "two_digit_year", "2030-02-01")},
    18: {("citizenship", "country_unknown", "RU")},
}
BY_OTHERS = ("international_passport_issue_date", "day_first_by_others", "2020-02-01")
IN_NUMBER_CELL = ("international_passport_number", "zeros_possible", "")
BESIDE_DATE = ("birth_date", "date_with_words", "")
EXTRA = {
    "tourist_list.xlsx": {16: {BY_OTHERS}, 20: {IN_NUMBER_CELL}},
    "tourist_list.docx": {5: {BESIDE_DATE}},
    "libreoffice-calc-gtk3-ru": {16: {BY_OTHERS}, 20: {IN_NUMBER_CELL}},
    # Here dates are shown with slashes, and their true values say that they are day first.
    "libreoffice-calc-gtk3-en-US": {20: {IN_NUMBER_CELL}},
    "libreoffice-writer-table": {5: {BESIDE_DATE}},
}
SOURCES = sorted(EXTRA)


def mime_of(folder, *left_out: str) -> dict[str, bytes]:
    names = {
        "text_html.html": "text/html",
        "text_plain_charset=utf-8.txt": "text/plain;charset=utf-8",
        "text_plain_charset=utf-16.txt": "text/plain;charset=utf-16",
        "application_x-libreoffice-tsvc.bin": "application/x-libreoffice-tsvc",
    }
    offered = {mime: folder / name for name, mime in names.items() if mime not in left_out}
    return {mime: path.read_bytes() for mime, path in offered.items() if path.exists()}


def read(cases, source: str, *left_out: str) -> ImportBatch:
    if source.startswith("tourist_list"):
        tables = tables_from_file(cases / "lists" / source)
    else:
        tables = tables_from_mime(mime_of(cases / "clipboard" / source, *left_out))
    return ImportBatch(tables[0], today=TODAY)


def people(cases) -> list[dict]:
    return json.loads((cases / "lists" / "tourist_list.expected.json").read_text("utf-8"))["people"]


def meant(person: dict, heading: str) -> str:
    """What a cell of the list means, in the form of the record."""
    raw = person[heading]
    if isinstance(raw, dict):
        number, shown = raw["value"], raw["cell"]
        raw = "" if number is None else str(number)
        if "padded" in shown:
            raw = raw.zfill(2 if heading == "Серия" else 7)
    text = (
        " ".join(str(raw or "").replace("\xa0", " ").split(" ")).strip()
        if heading != "Примечание"
        else raw or ""
    )
    field = FIELDS[heading]
    return MEANINGS.get(field, {}).get(text, text)


def doubts_of(row) -> set[tuple[str, str, str]]:
    return {(one.field, one.reason, one.proposals[0] if one.proposals else "") for one in row.doubts}


@pytest.mark.parametrize("source", SOURCES)
def test_each_column_is_placed_on_its_field(cases, source):
    """Numbers of rows and prices are left out, everything else is placed without a person's help."""
    batch = read(cases, source)
    headings = batch.table.headings
    placed = {headings[column]: field for column, field in batch.mapping.items()}
    assert placed == {heading: FIELDS[heading] for heading in headings if heading in FIELDS}
    assert {"№", "Стоимость"} & set(headings) <= set(headings) - set(placed)


@pytest.mark.parametrize("source", SOURCES)
def test_all_twenty_people_are_read_as_meant(cases, source):
    """Every value of every person is what its cell means, in each of the sources."""
    batch = read(cases, source)
    placed = {field: batch.table.headings[column] for column, field in batch.mapping.items()}
    rows = [batch.row(index) for index in batch.people()]
    assert len(rows) == 20
    for person, row in zip(people(cases), rows, strict=True):
        values = {field: row.values.get(field, "") for field in placed}
        assert values == {field: meant(person, heading) for field, heading in placed.items()}, row.n


@pytest.mark.parametrize("source", SOURCES)
def test_doubts_are_exactly_the_dirt_of_the_list(cases, source):
    """Lost zeros, the two-digit year, the unknown country and the like are marked, and nothing else."""
    batch = read(cases, source)
    found = {row.n: doubts_of(row) for row in batch.rows() if row.doubts}
    expected = {n: DOUBTS.get(n, set()) | EXTRA[source].get(n, set()) for n in {*DOUBTS, *EXTRA[source]}}
    assert found == expected


@pytest.mark.parametrize("source", SOURCES)
def test_only_the_unreadable_citizenship_keeps_a_row_back(cases, source):
    """Nineteen people can be imported; the one of a country that is gone waits for a person."""
    batch = read(cases, source)
    assert [row.n for row in batch.rows() if row.status == "rejected"] == [18]
    assert len(batch.importable()) == 19


@pytest.mark.parametrize("source", ["tourist_list.xlsx", "libreoffice-calc-gtk3-ru"])
def test_empty_row_and_totals_are_kept_but_marked(cases, source):
    """The empty row and the totals below the people stay in the grid and are not imported."""
    batch = read(cases, source)
    assert dict(batch.marks) == {20: "empty", 21: "totals"}
    assert batch.table.title.startswith("СПИСОК ТУРИСТОВ")
    assert batch.table.header_rows == 2


@pytest.mark.parametrize("locale", ["ru", "en-US"])
def test_plain_text_of_a_spreadsheet_gives_the_same_people(cases, locale):
    """Without HTML only line breaks and true dates are gone: two-digit years are then marked."""
    source = f"libreoffice-calc-gtk3-{locale}"
    plain, rich = read(cases, source, "text/html"), read(cases, source)
    assert plain.table.origin == "text"
    for one, other in zip(plain.rows(), rich.rows(), strict=True):
        values = {field: value.replace("\n", " ") for field, value in other.values.items()}
        assert one.values == values
    marked = {
        row.n for row in plain.rows() if ("birth_date", "two_digit_year") in [d[:2] for d in doubts_of(row)]
    }
    assert marked == {1, 7, 13, 19}


def test_table_of_a_word_processor_wins_over_its_plain_text(cases):
    """Writer's plain text is one cell a line: the HTML beside it is taken."""
    batch = read(cases, "libreoffice-writer-table")
    assert batch.table.origin == "writer"
    assert batch.cell(1, 11) == "окно\nпроход"


def test_excel_keeps_zeros_of_a_text_cell(cases):
    """A single copied cell formatted as text, its StartFragment inside the row, keeps its zeros."""
    html = (cases / "clipboard" / "clip_excelSample2.html").read_bytes()
    table = tables_from_mime({"text/html": html})[0]
    assert table.rows == [["000123456"]]
    assert table.origin == "excel"
    assert table.detail(0, 0).keep_text


def test_excel_keeps_eighteen_digits(cases):
    """A long number in a text cell comes digit by digit."""
    html = (cases / "clipboard" / "clip_excelSample3.html").read_bytes()
    assert tables_from_mime({"text/html": html})[0].rows == [["123456789123456789"]]


def test_excel_writes_merged_and_styled_cells(cases):
    """Merged cells, parts of cells in other fonts, and a date format from Excel for Mac."""
    table = tables_from_mime({"text/html": (cases / "clipboard" / "clip_excelSample.html").read_bytes()})[0]
    assert table.rows[0][:3] == ["", "Univer", "Univer"]
    assert table.rows[13][1] == "2024/11/11"
    assert table.detail(13, 1).kind == "date"


def test_excel_seen_by_a_browser(cases):
    """Excel's table through a browser equals the cells it says it has."""
    folder = cases / "clipboard"
    table = tables_from_mime({"text/html": (folder / "simple.excel.chrome.html").read_bytes()})[0]
    assert table.rows == json.loads((folder / "simple.excel.chrome.json").read_text())


def test_word_table(cases):
    """Word's clipboard with its lists of styles holds one small table."""
    html = (cases / "clipboard" / "word_table.html").read_bytes()
    tables = tables_from_mime({"text/html": html})
    assert [table.rows for table in tables] == [[["Cell 1", "Cell 2"], ["Cell 3", "Cell 4"]]]
    assert tables[0].origin == "word"


def test_report_has_the_form_of_the_command_line(cases):
    """The report names columns, rows and doubts as scripts expect them, and is plain JSON."""
    made = json.loads(json.dumps(report(read(cases, "tourist_list.xlsx"))))
    assert made["mapping"]["Дата рождения"] == "birth_date"
    assert [row["row"] for row in made["rows"]] == list(range(1, 21))
    assert {row["status"] for row in made["rows"]} == {"new", "rejected"}
    assert made["rows"][3]["doubts"][1]["proposal"] == "07"
    assert made["rows"][0]["values"]["birth_date"] == "1975-03-12"
