"""The first guess of the mapping: by headings in eight languages, and by content."""

from __future__ import annotations

import pytest

from intake.headings import guess_mapping

LISTS = {
    "English": ("Surname|First name|Sex|Date of birth|Passport No.|Date of issue|Date of expiry|Nationality|Phone",
                "SMITH|JOHN|M|12.03.1975|123456789|01.02.2019|01.02.2029|GBR|+44 20 7946 0018"),
    "Polish": ("Lp.|Nazwisko|Imię|Płeć|Data urodzenia|Nr paszportu|Data wydania|Data ważności|Obywatelstwo|Telefon",
               "1|Kowalska|Żaneta|K|12.03.1975|EA1234567|01.02.2019|01.02.2029|Polska|+48 22 123 45 67"),
    "Ukrainian": ("Прізвище|Ім'я|По батькові|Стать|Дата народження|Номер паспорта|Дата видачі|Термін дії|Громадянство",
                  "Шевченко|Тарас|Григорович|чол|12.03.1975|FE123456|01.02.2019|01.02.2029|Україна"),
    "Romanian": ("Nume|Prenume|Sex|Data nașterii|Nr. pașaport|Data eliberării|Data expirării|Cetățenie|Telefon",
                 "Popescu|Ion|M|12.03.1975|051234567|01.02.2019|01.02.2029|România|+40 21 123 4567"),
    "Italian": ("Cognome|Nome|Sesso|Data di nascita|Passaporto|Data di rilascio|Scadenza|Cittadinanza|Telefono",
                "Rossi|Mario|M|12.03.1975|YA1234567|01.02.2019|01.02.2029|Italia|+39 06 1234567"),
    "French": ("Nom|Prénom|Sexe|Date de naissance|Passeport|Date de délivrance|Date d'expiration|Nationalité|Téléphone",
               "Dupont|Jean|M|12.03.1975|12AB34567|01.02.2019|01.02.2029|France|+33 1 23 45 67 89"),
    "German": ("Nachname|Vorname|Geschlecht|Geburtsdatum|Reisepass|Ausgestellt am|Gültig bis|Staatsangehörigkeit|Telefon",
               "Müller|Jürgen|m|03.10.1955|C01X00T47|01.02.2019|01.02.2029|Deutschland|+49 30 123456"),
    "Russian": ("№|Фамилия|Имя|Отчество|Пол|Дата рождения|Серия|Номер паспорта|Дата выдачи|Срок действия|Гражданство|Тел.",
                "1|Иванов|Иван|Иванович|М|12.03.1975|75|1234567|01.02.2019|01.02.2029|РФ|+7 495 123-45-67"),
}  # fmt: skip
COMMON = {
    "sex",
    "birth_date",
    "international_passport_number",
    "international_passport_issue_date",
    "international_passport_expiry",
    "citizenship",
}


def placed(made) -> dict[str, str]:
    return {field: made.headings[column] for column, field in guess_mapping(made).items()}


@pytest.mark.parametrize("language", LISTS)
def test_headings_of_a_language(table, language):
    """Each column of an ordinary list finds its field, whatever its language."""
    head, person = LISTS[language]
    fields = placed(table(head, person, person))
    surnames = [fields[name] for name in ("native_surname", "latin_surname") if name in fields]
    names = [fields[name] for name in ("native_given_name", "latin_given_name") if name in fields]
    assert surnames == [next(h for h in head.split("|") if h in SURNAMES)]
    assert names == [next(h for h in head.split("|") if h in GIVEN_NAMES)]
    assert set(fields) >= COMMON


SURNAMES = {"Surname", "Nazwisko", "Прізвище", "Nume", "Cognome", "Nom", "Nachname", "Фамилия"}
GIVEN_NAMES = {"First name", "Imię", "Ім'я", "Prenume", "Nome", "Prénom", "Vorname", "Имя"}


def test_dates_are_told_apart(table):
    """Birth, issue and expiry each get their own column."""
    head, person = LISTS["Russian"]
    fields = placed(table(head, person))
    assert [fields[name] for name in ("birth_date", "international_passport_issue_date",
                                      "international_passport_expiry")] == [
        "Дата рождения", "Дата выдачи", "Срок действия"]  # fmt: skip


def test_two_passports_are_told_apart_by_the_heading_above(table):
    """Series and number under "Паспорт РФ" and under "Загранпаспорт" do not mix."""
    made = table(
        "Фамилия|Паспорт РФ||Загранпаспорт||",
        "|серия|номер|серия|номер|годен до",
        "Ким|4505|123456|75|1234567|01.02.2030",
    )
    assert guess_mapping(made) == {
        0: "native_surname",
        1: "national_passport_series",
        2: "national_passport_number",
        3: "international_passport_series",
        4: "international_passport_number",
        5: "international_passport_expiry",
    }


def test_ten_digits_under_passport_are_the_national_one(table):
    """ "Паспорт" with ten digits is the Russian national passport."""
    made = table("Фамилия|Имя|Паспорт", "Ким|Ли|4505 123456", "Ян|Ма|4506 654321")
    assert guess_mapping(made)[2] == "national_passport_number"


def test_date_and_authority_follow_the_only_passport(table):
    """Beside a national passport alone, "issued" and "by whom" are the national passport's."""
    made = table("Фамилия|Паспорт|Кем выдан|Дата выдачи", "Ким|4505 123456|ОВД Тверской|01.02.2010")
    assert list(guess_mapping(made).values())[1:] == [
        "national_passport_number",
        "national_passport_authority",
        "national_passport_issue_date",
    ]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Загранпаспорт", "international_passport_number"),
        ("Nr dowodu", "national_passport_number"),
        ("серия и номер загранпаспорта", "international_passport_number"),
        ("Д/р", "birth_date"),
        ("Ф.И.О. туриста", "native_full_name"),
        ("Ticket No.", "ticket_number"),
        ("Кем выдан", "international_passport_authority"),
        ("Место рождения", "birth_place"),
        ("Девичья фамилия", "birth_surname"),
        ("№ п/п", None),
        ("Номер комнаты", None),
    ],
)
def test_one_heading(table, heading, field):
    """Headings as offices really write them, over empty cells."""
    made = table(f"{heading}|Имя|Отчество", "|Ли|Петрович", "|Ма|Иванович")
    assert guess_mapping(made).get(0) == field


def test_numbers_and_prices_stay_out(table):
    """Row numbers, rooms and prices are not placed on any field."""
    made = table("№|Фамилия|Имя|Номер|Комната|Стоимость", "1|Ким|Ли|DBL|101|5000", "2|Ян|Ма|SGL|102|6000")
    assert set(guess_mapping(made)) <= {1, 2, 3}


def test_list_without_headings(table):
    """Without headings the cells speak: names by script, sexes, dates by year, passports, phones."""
    made = table(
        "1|Иванов|Иван|IVANOV|IVAN|М|12.03.1975|75|1234567|01.02.2035|РФ|ivan@example.com|+7 (495) 123-45-67",
        "2|Петрова|Анна|PETROVA|ANNA|Ж|01.11.1980|75|3456789|01.02.2036|РФ|anna@example.com|+7 (495) 123-45-68",
        "3|Ёлкин|Пётр|ELKIN|PETR|М|01.11.1990|75|3456780|01.02.2034|РФ|petr@example.com|+7 (495) 123-45-69",
    )
    assert list(guess_mapping(made).values()) == [
        "native_surname", "native_given_name", "latin_surname", "latin_given_name", "sex", "birth_date",
        "international_passport_series", "international_passport_number", "international_passport_expiry",
        "citizenship", "email", "phone",
    ]  # fmt: skip


def test_whole_name_in_a_column(table):
    """ФИО, and an airline's SURNAME/NAME TITLE, are taken as whole names."""
    made = table("ФИО|Name|Дата рождения", "Иванов Иван Иванович|IVANOV/IVAN MR|12.03.1975")
    assert guess_mapping(made) == {0: "native_full_name", 1: "latin_full_name", 2: "birth_date"}


def test_cyrillic_under_an_english_heading(table):
    """Headings in English over names in Cyrillic are native names."""
    made = table("Surname|Name|Date of birth", "Иванов|Иван|12.03.1975", "Ким|Ли|12.03.1985")
    assert guess_mapping(made)[0] == "native_surname"


def test_one_field_holds_one_column(table):
    """Two columns of one heading do not share a field."""
    made = table("Фамилия|Имя|Телефон|Телефон", "Ким|Ли|+7 495 123-45-67|+7 495 123-45-68")
    fields = list(guess_mapping(made).values())
    assert len(fields) == len(set(fields))


def test_content_contradicts_a_heading(table):
    """A column headed as a date of birth but filled with e-mail addresses is no date of birth."""
    made = table("Фамилия|Имя|Дата рождения", "Ким|Ли|kim@example.com", "Ян|Ма|jan@example.com")
    assert guess_mapping(made).get(2) != "birth_date"


def test_unknown_heading_over_names_is_left_out(table):
    """A column nobody knows by its heading is not taken for a name because it looks like one."""
    made = table("Фамилия|Имя|Кличка", "Ким|Ли|Рекс", "Ян|Ма|Барсик")
    assert 2 not in guess_mapping(made)


@pytest.mark.parametrize(
    ("headings", "cells", "names"),
    [
        (["Surname", "Name"], ["Ivanov", "Petr"], ("Ivanov", "Petr")),
        (["Name", "Surname"], ["Petr", "Ivanov"], ("Ivanov", "Petr")),
        (["Last Name", "Name"], ["Ivanov", "Petr"], ("Ivanov", "Petr")),
        (["Имя Фамилия", "Паспорт"], ["Пётр Иванов", "75 1234567"], ("Иванов", "Пётр")),
        (["Фамилия Имя", "Паспорт"], ["Иванов Пётр", "75 1234567"], ("Иванов", "Пётр")),
        (["Имя, отчество, фамилия", "x"], ["Пётр Сергеевич Иванов", "1"], ("Иванов", "Пётр")),
        (["Imię i nazwisko", "x"], ["Anna Maria Kowalska", "1"], ("Kowalska", "Anna Maria")),
        (["Nome e cognome", "x"], ["Gina Rossi", "1"], ("Rossi", "Gina")),
        (["Vor- und Nachname", "x"], ["Ludwig van Beethoven", "1"], ("van Beethoven", "Ludwig")),
        (["First and last name", "x"], ["JOHN SMITH", "1"], ("SMITH", "JOHN")),
        (["Name Surname", "x"], ["SMITH/JOHN MR", "1"], ("SMITH", "JOHN")),
        (["Name", "x"], ["SMITH JOHN", "1"], ("SMITH", "JOHN")),
    ],
)
def test_given_names_stand_where_the_heading_says(headings, cells, names):
    """A column called Name beside one of surnames is the given name; whole names are read in the order said."""
    from intake.batch import ImportBatch
    from intake.layout import as_source_table
    from intake.tables import RawTable

    values = ImportBatch(as_source_table(RawTable([headings, cells]), 1)).row(0).values
    surname = values.get("native_surname") or values.get("latin_surname")
    given = values.get("native_given_name") or values.get("latin_given_name")
    assert (surname, given) == names
