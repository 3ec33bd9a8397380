"""Numbers of passports, phones, countries and sexes as lists write them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.cleaning import clean_text, has_forbidden
from textkit.countries import country_codes, country_name, parse_country
from textkit.documents import (
    document_key,
    document_problem,
    document_proposal,
    document_tail,
    join_document,
    split_document,
)
from textkit.phones import format_phone, phone_digits, phone_key, split_phones
from textkit.sexes import guess_sex, parse_sex

INTERNATIONAL, NATIONAL = "international_passport", "national_passport"


@pytest.mark.parametrize(
    "text", ["75 №1234567", "75N1234567", "75-1234567", "751234567", "75\u00a01234567 ", "75 No. 1234567"]
)
def test_one_passport_has_one_key(text):
    """However the number is set, it is the same passport."""
    assert document_key(text) == "751234567"


def test_cyrillic_letters_count_as_the_latin_ones_they_look_like():
    """МР typed with the Russian layout is the Belarusian MP."""
    assert document_key("МР 1234567") == document_key("MP1234567") == "MP1234567"
    assert document_tail("MP1234567") == "234567"


@pytest.mark.parametrize(
    ("text", "kind", "state", "parts"),
    [
        ("71 0012345", INTERNATIONAL, "RU", ("71", "0012345")),
        ("71№0012345", INTERNATIONAL, "RU", ("71", "0012345")),
        ("710012345", INTERNATIONAL, "", ("71", "0012345")),
        ("7 3 12 34 567", INTERNATIONAL, "RU", ("73", "1234567")),
        ("серия 71 номер 0012345", INTERNATIONAL, "RU", ("71", "0012345")),
        ("65 05 123456", NATIONAL, "RU", ("6505", "123456")),
        ("0304 123456", NATIONAL, "RU", ("0304", "123456")),
        ("FB441209", INTERNATIONAL, "UA", ("FB", "441209")),
        ("МР1234567", INTERNATIONAL, "BY", ("MP", "1234567")),
        ("N09876543", INTERNATIONAL, "KZ", ("N", "09876543")),
        ("C01X00T47", INTERNATIONAL, "DE", ("", "C01X00T47")),
        ("001234567", INTERNATIONAL, "US", ("", "001234567")),
        ("II-МЮ № 123456", "birth_certificate", "RU", ("II-МЮ", "123456")),
        ("ІІ МЮ 123456", "birth_certificate", "RU", ("II-МЮ", "123456")),
        ("", INTERNATIONAL, "RU", ("", "")),
    ],
)
def test_series_and_number_come_apart(text, kind, state, parts):
    """By the form of the issuing state; leading zeros stay."""
    assert split_document(text, kind, state) == parts


@given(st.from_regex(r"\A\d{9}\Z"))
def test_series_and_number_keep_their_key(number):
    """Splitting and joining never loses a digit."""
    assert document_key(join_document(*split_document(number, INTERNATIONAL, "RU"))) == document_key(number)


@given(st.text(max_size=30))
def test_a_document_key_is_capitals_and_digits(text):
    """Whatever was typed."""
    assert re.fullmatch("[A-Z0-9]*", document_key(text))
    assert split_document(text)


@pytest.mark.parametrize(
    ("text", "kind", "state", "problem", "proposal"),
    [
        ("304123456", NATIONAL, "RU", "zeros_lost", "0304 123456"),
        ("1234567", INTERNATIONAL, "RU", "zeros_lost", "00 1234567"),
        ("4,51E+09", NATIONAL, "RU", "exponent", ""),
        ("4505123456.0", NATIONAL, "RU", "decimal", "4505 123456"),
        ("71 1234567; 75 7654321", INTERNATIONAL, "RU", "several", ""),
        ("МР1234567", INTERNATIONAL, "BY", "letters", "MP1234567"),
        ("71 12345678", INTERNATIONAL, "RU", "wrong_length", ""),
        ("71 0012345", INTERNATIONAL, "RU", "", ""),
        ("C01X00T47", INTERNATIONAL, "DE", "", ""),
    ],
)
def test_damaged_numbers_say_so(text, kind, state, problem, proposal):
    """What a spreadsheet did to a number, and what it probably was."""
    assert (document_problem(text, kind, state), document_proposal(text, kind, state)) == (problem, proposal)


@pytest.mark.parametrize(
    "text",
    [
        "8 (926) 123-45-67",
        "+7 926 1234567",
        "79261234567",
        "89261234567.0",
        "8-926-123-45-67 доб. 12",
        "007 926 123 45 67",
    ],
)
def test_one_phone_has_one_key(text):
    """However it is typed; searched by its last digits."""
    assert phone_digits(text) == "79261234567"
    assert phone_key(text).startswith(phone_key("45-67"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("9261234567", "+7 926 123-45-67"),
        ("8-800-2000-200", "+7 800 200-02-00"),
        ("+7 812 123 4567", "+7 812 123-45-67"),
        ("+375 29 123-45-67", "+375 29 123-45-67"),
        ("050 123 45 67", "050 123 45 67"),
        ("звонить вечером", "звонить вечером"),
    ],
)
def test_only_numbers_that_exist_are_set_anew(text, shown):
    """Everything else stays as typed."""
    assert format_phone(text) == shown


def test_two_phones_in_a_cell_are_two():
    """With the note beside each."""
    assert split_phones("926-123-45-67 (мама), 495 765 43 21") == [
        ("926-123-45-67", "мама"),
        ("495 765 43 21", ""),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("РФ", "RU"),
        ("Россия", "RU"),
        ("RUS", "RU"),
        ("Rosja", "RU"),
        ("российская федерация", "RU"),
        ("UKR", "UA"),
        ("Украина", "UA"),
        ("Беларусь", "BY"),
        ("Казахстан", "KZ"),
        ("Азербайджан", "AZ"),
        ("Deutschland", "DE"),
        ("D", "DE"),
        ("D<<", "DE"),
        ("GBN", "GB"),
        ("США", "US"),
        ("КНР", "CN"),
        ("IRL", "IE"),
        ("VNM", "VN"),
        ("Côte d’Ivoire", "CI"),
        ("СССР", ""),
        ("XXA", ""),
        ("Атлантида", ""),
        ("", ""),
    ],
)
def test_countries_by_any_name(text, code):
    """Codes, abbreviations and names in the languages of the neighbourhood."""
    assert parse_country(text) == code


@pytest.mark.parametrize("language", ["ru", "uk", "en", "de", "fr", "it", "pl", "ro"])
def test_every_country_is_found_by_its_shown_name(language):
    """What the program shows it also reads."""
    wrong = [code for code in country_codes() if parse_country(country_name(code, language)) != code]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("М", "M"),
        ("M", "M"),
        ("Муж.", "M"),
        ("m", "M"),
        ("Ж", "F"),
        ("жен", "F"),
        ("MRS", "F"),
        ("w", "F"),
        ("H", "M"),
        ("чол.", "M"),
        ("kobieta", "F"),
        ("X", "X"),
        ("1", ""),
        ("0", ""),
        ("Иванов", ""),
        ("", ""),
    ],
)
def test_sexes_as_lists_write_them(text, sex):
    """A bare number is never guessed."""
    assert parse_sex(text) == sex


@pytest.mark.parametrize(
    ("person", "sex"),
    [
        (("Никита",), "M"),
        (("Анна",), "F"),
        (("Саша",), ""),
        (("Олег", "Ивановна"), "F"),
        (("", "", "Шевченко"), ""),
        (("Али", "Вагиф оглы"), "M"),
        (("Любовь", "", "Ким"), "F"),
        (("Женя", "", "Иванова"), "F"),
        (("Анна", "", "Иванов"), ""),
    ],
)
def test_a_name_hints_at_the_sex(person, sex):
    """Where it says nothing or contradicts itself there is no hint."""
    assert guess_sex(*person) == sex


def test_hidden_characters_are_taken_out():
    """NUL, direction marks and half surrogates never get into the base; line breaks stay."""
    assert clean_text("Ива\x00н\u202eов\ud800\r\n\u00a0окно ") == "Иванов\nокно"
    assert has_forbidden("a\u200bb")
    assert not has_forbidden("ул. Мира\nд. 5")


@given(st.text(max_size=60), st.integers(0, 40))
def test_cleaned_text_is_clean_and_short(text, limit):
    """For any text."""
    cleaned = clean_text(text, limit)
    assert len(cleaned) <= limit
    assert not has_forbidden(cleaned)
