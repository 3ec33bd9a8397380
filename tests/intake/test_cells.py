"""One cell for one field: what is read, what is doubted, what stops the row."""

from __future__ import annotations

from datetime import date

import pytest

from intake.batch import ImportBatch
from intake.layout import as_source_table
from intake.number_formats import is_date_format, iso_of_serial, plain_number
from intake.reasons import SENTENCES, sentence
from intake.tables import CellDetail, RawTable

BIRTH, EXPIRY = "birth_date", "international_passport_expiry"
NUMBER, SERIES = "international_passport_number", "international_passport_series"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("01.02.1985", "1985-02-01"),
        ("1985-02-01", "1985-02-01"),
        ("1 февраля 1985 г.", "1985-02-01"),
        ("01FEB1985", "1985-02-01"),
        ("31079", "1985-02-01"),
        ("26/06/1985", "1985-06-26"),
    ],
)
def test_date_is_read(checked, text, value):
    """Dates in the forms lists have are read without a doubt."""
    assert checked(BIRTH, text) == (value, {}, "new")


@pytest.mark.parametrize(
    ("field", "text", "reason", "proposals"),
    [
        (BIRTH, "31.02.1985", "no_such_day", ("1985-02-28",)),
        (BIRTH, "29.02.2001", "no_such_day", ("2001-02-28",)),
        (BIRTH, "03/04/1985", "day_or_month", ("1985-04-03", "1985-03-04")),
        (BIRTH, "скоро", "date_unreadable", ()),
        (BIRTH, "4,51E+09", "digits_lost", ()),
        ("sex", "ребёнок", "sex_unknown", ("M", "F")),
        ("sex", "1", "sex_unknown", ("M", "F")),
        ("citizenship", "СССР", "country_unknown", ("RU", "UA", "BY", "KZ")),
        ("citizenship", "Нарния", "country_unknown", ()),
        (NUMBER, "4,51E+09", "digits_lost", ()),
        (NUMBER, "4.50512E+09", "digits_lost", ()),
        (NUMBER, "71 1234567; 75 7654321", "two_documents", ("71 1234567", "75 7654321")),
        (NUMBER, "№", "no_number", ()),
        ("ticket_number", "5,55E+12", "digits_lost", ()),
        ("native_surname", "И" * 10_000, "too_long", ()),
    ],
)
def test_unreadable_cell_stops_its_row(checked, field, text, reason, proposals):
    """What cannot be read keeps its row in the grid, with the reason and what it may have meant."""
    value, found, status = checked(field, text)
    assert (value, status) == ("", "rejected")
    assert {reason: found[reason]} == {
        reason: tuple(p for p in found[reason] if p in proposals or not proposals)
    }
    assert found[reason][: len(proposals)] == proposals


@pytest.mark.parametrize(
    ("field", "text", "value", "reason"),
    [
        (BIRTH, "15.04.91", "1991-04-15", "two_digit_year"),
        (BIRTH, "17.03.29", "1929-03-17", "two_digit_year"),
        (EXPIRY, "17.03.29", "2029-03-17", "two_digit_year"),
        (BIRTH, "00.05.1950", "1950-05", "partial_date"),
        (BIRTH, "12.03.2075", "2075-03-12", "future_birth"),
        (BIRTH, "05.06.2016 (ребёнок)", "2016-06-05", "date_with_words"),
        (EXPIRY, "03.03.2022", "2022-03-03", "expired"),
        ("native_surname", "Иван0в", "Иван0в", "digits_in_name"),
        ("native_surname", "Ким*", "Ким*", "signs_in_name"),
        ("native_surname", "ИBАНОВ", "ИBАНОВ", "look_alike"),
        ("latin_surname", "IVАNOV", "IVАNOV", "look_alike"),
        ("latin_surname", "Щукин", "Щукин", "other_script"),
        (SERIES, "РС", "РС", "look_alike"),
        ("email", "kim at example", "kim at example", "email_shape"),
        ("notes", "карта 4111 1111 1111 1111", "карта Visa ··1111", "card_cut"),
    ],
)
def test_doubtful_cell_is_read_and_marked(checked, field, text, value, reason):
    """What can be read but should be looked at does not stop the row."""
    got, found, status = checked(field, text)
    assert status == "new"
    assert reason in found
    assert got == value or reason == "card_cut"
    assert "4111 1111" not in got


@pytest.mark.parametrize(
    ("field", "text", "proposal"),
    [
        ("native_surname", "ИBАНОВ", "ИВАНОВ"),
        ("latin_surname", "IVАNOV", "IVANOV"),
        ("native_surname", "Иван0в", "ИванОв"),
        (SERIES, "РС", "PC"),
    ],
)
def test_first_proposal_is_the_likely_one(checked, field, text, proposal):
    """Look-alike letters and digits are proposed as what they look like."""
    proposals = next(iter(checked(field, text)[1].values()))
    assert proposals[0].casefold() == proposal.casefold()


@pytest.mark.parametrize("name", ["O'Connor", "О’Брайен", "д'Артаньян", "Щербакова-Ёлкина", "García Márquez", "Ли",
                                  "Қайрат", "Nguyễn", "Іванавіч", "Алиев Вагиф оглы", "von der Leyen", "Mc Donald"])  # fmt: skip
def test_names_of_all_kinds_are_no_doubt(checked, name):
    """Apostrophes, hyphens, particles and letters of any alphabet belong to names."""
    assert checked("native_surname", name) == (name, {}, "new")


@pytest.mark.parametrize("text", ["-", "—", "н/д", "#N/A", "#Н/Д", " ", "N/A"])
@pytest.mark.parametrize("field", [BIRTH, "sex", "citizenship", NUMBER, "phone", "patronymic"])
def test_signs_for_nothing_are_empty(checked, field, text):
    """What people and spreadsheets write where there is nothing is nothing, without a doubt."""
    assert checked(field, text) == ("", {}, "new")


@pytest.mark.parametrize(
    ("text", "series", "country", "value", "reasons"),
    [
        ("0012345", "71", "РФ", "0012345", set()),
        ("12 34 567", "7 3", "РФ", "1234567", set()),
        ("№1234567", "75", "РФ", "1234567", set()),
        ("12345", "71", "РФ", "12345", {"zeros_lost"}),
        ("12345678", "71", "РФ", "12345678", {"wrong_length"}),
        ("75 1234567", "", "РФ", "1234567", set()),
        ("1234567", "", "РФ", "1234567", set()),
        ("012345", "FE", "UKR", "012345", set()),
        ("fe012345", "", "UKR", "012345", set()),
        ("123", "FE", "UKR", "123", {"zeros_lost"}),
        ("C01X00T47", "", "D", "C01X00T47", set()),
        ("12", "", "США", "12", {"wrong_length"}),
        ("12345", "71", "", "12345", {"zeros_lost"}),
    ],
)
def test_passport_is_judged_by_its_country(checked, text, series, country, value, reasons):
    """Series and number are judged together, by the shape of the country's passports."""
    got, found, status = checked(NUMBER, text, international_passport_series=series, citizenship=country)
    assert (got, set(found), status) == (value, reasons, "new")


def test_lost_zeros_are_proposed_back(checked):
    """A Russian series of one digit and a number of five get their zeros as proposals."""
    assert checked(SERIES, "7", international_passport_number="1234567", citizenship="RU")[1] == {
        "zeros_lost": ("07",)
    }
    assert checked(NUMBER, "12345", international_passport_series="71", citizenship="RU")[1] == {
        "zeros_lost": ("0012345",)
    }


def test_national_passport_without_its_zero(checked):
    """304123456 was 0304 123456 before a spreadsheet had it."""
    value, found, _status = checked("national_passport_number", "304123456", citizenship="РФ")
    assert (value, found) == ("304123456", {"zeros_lost": ("0304123456",)})


def test_national_passport_in_one_cell_is_split(batch):
    """Ten digits are the series and the number of a Russian passport."""
    made = batch("Фамилия|Паспорт РФ", "Ким|4505 123456")
    values = made.row(0).values
    assert (values["national_passport_series"], values["national_passport_number"]) == ("4505", "123456")


def test_dates_that_contradict_each_other(batch):
    """A passport that expires before it was issued is marked."""
    made = batch("Фамилия|Дата выдачи паспорта|Паспорт действителен до", "Ким|01.02.2025|01.02.2024")
    assert "dates_order" in {doubt.reason for doubt in made.row(0).doubts}


def test_number_cell_gives_its_digits_not_its_picture():
    """4,51E+09 in a cell whose true number is known is that number."""
    raw = RawTable([["Ким", "4,51E+09"]], {(0, 1): CellDetail("number", "4505123456")})
    made = ImportBatch(as_source_table(raw, 0), {0: "native_surname", 1: "national_passport_number"})
    assert made.row(0).values["national_passport_number"] == "123456"


def test_column_decides_day_and_month(batch):
    """One value that can only be read one way decides for the whole column."""
    made = batch("Фамилия|Дата рождения", "Ким|03/08/1986", "Ян|26/06/1986")
    assert [row.values["birth_date"] for row in made.rows()] == ["1986-08-03", "1986-06-26"]
    assert not list(made.doubts())


def test_american_column(batch):
    """A column with 2/20/1949 in it is month first."""
    made = batch("Surname|Date of birth", "SMITH|2/20/1949", "JONES|3/4/1985")
    assert [row.values["birth_date"] for row in made.rows()] == ["1949-02-20", "1985-03-04"]


def test_person_decides_day_and_month(batch):
    """Where nothing decides, both rows stop until a person says it for the column, which can be undone."""
    made = batch("Фамилия|Дата рождения", "Ким|03/04/1985", "Ян|05/06/1990")
    assert made.counts() == {"rejected": 2}
    made.set_day_first("birth_date", True)
    assert [row.values["birth_date"] for row in made.rows()] == ["1985-04-03", "1990-06-05"]
    made.undo()
    assert made.counts() == {"rejected": 2}


@pytest.mark.parametrize(
    ("serial", "iso"),
    [(61, "1900-03-01"), (31079, "1985-02-01"), (45351.5, "2024-02-29"), (0, ""), (1e9, "")],
)
def test_serial_of_a_spreadsheet(serial, iso):
    """Day counts are dates; times of day fall off."""
    assert iso_of_serial(serial) == iso


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("4.505123456E9", "4505123456"),
        ("125000,5", "125000.5"),
        ("007", "7"),
        ("x", ""),
        ("1E+400", ""),
        ("nan", ""),
    ],
)
def test_plain_number(written, number):
    """Numbers are digits, never exponents."""
    assert plain_number(written) == number


@pytest.mark.parametrize(
    ("code", "is_date"),
    [("DD.MM.YYYY", True), ("TT.MM.JJJJ", True), ("Short Date", True), ("ДД.ММ.ГГ", True), ("0.00", False),
     ("General", False), ('#,##0.00" ₽"', False), ("@", False), ("[$-419]d mmm yyyy;@", True)],
)  # fmt: skip
def test_format_codes_of_dates(code, is_date):
    """Formats of dates are told from formats of numbers, in several languages."""
    assert is_date_format(code) is is_date


def test_every_reason_has_its_sentence():
    """Each code that a check can give has words."""
    import re
    from pathlib import Path

    import intake

    sources = [path.read_text("utf-8") for path in Path(intake.__file__).parent.glob("*_checks.py")]
    codes = {code for source in sources for code in re.findall(r'Doubt\([\w.]+, "(\w+)"', source)}
    codes |= {"date_unreadable", "no_such_day", "day_or_month", "future_birth", "far_future", "too_long_ago"}
    assert codes <= set(SENTENCES)


def test_sentence_keeps_markup_of_names_as_text(checked, batch):
    """A cell that looks like markup stands in the sentence as it is."""
    made = batch("Фамилия|Пол", "Ким|<b>%s</b>")
    (doubt,) = made.row(0).doubts
    assert sentence(doubt) == "<b>%s</b> is not known as a sex."


def test_birth_today_is_no_future(batch):
    """Someone born on the day of the import is possible."""
    made = ImportBatch(batch("Фамилия|Дата рождения", "Ким|01.06.2026").table, today=date(2026, 6, 1))
    assert made.row(0).doubts == ()
