"""habitue mrz."""

from __future__ import annotations

import json

import pytest

from models.mrz_sentences import _MEANINGS, FORMATS, LABELS, code_text
from terminal.exits import Exit
from tests.textkit.mrz.making import LAYOUTS, RUSSIAN, SIZES, changed, national_passport
from textkit.mrz import codes as mrz_codes
from textkit.mrz import reading
from textkit.mrz.typed import find_zone

KEYS = [
    "format",
    "document_code",
    "issuer",
    "surname",
    "given_names",
    "number",
    "nationality",
    "birth_date",
    "sex",
    "expiry_date",
    "optional",
    "checks",
    "proposals",
]
SPOILED = RUSSIAN.text.replace("750123456", "75O123456")
NATIONAL = national_passport(
    "ЩЁКИНА", "ЮЛИЯ ИЛЬИНИЧНА", series="4509", number="012345", issued="110705", code="770001"
)


def test_a_zone_as_json(habitue):
    """Exactly the promised keys, dates as ISO text, each check digit by its name."""
    ended = habitue("mrz", RUSSIAN.text, "--json")
    assert (ended.status, ended.err) == (Exit.DONE, "")
    assert list(ended.json) == KEYS
    assert ended.json == {
        "format": "TD3",
        "document_code": "P",
        "issuer": "RUS",
        "surname": "IVANOVA",
        "given_names": "ANASTASIIA",
        "number": "750123456",
        "nationality": "RUS",
        "birth_date": "1985-02-01",
        "sex": "F",
        "expiry_date": "2033-01-31",
        "optional": "",
        "checks": dict.fromkeys(("number", "birth_date", "expiry_date", "optional", "composite"), True),
        "proposals": [],
    }


@pytest.mark.parametrize("format_", SIZES)
@pytest.mark.parametrize("between", ["\n", "", " ", "\r\n"])
def test_lines_may_be_joined(habitue, format_, between):
    """Every format, with real line ends, none or spaces."""
    text = changed(RUSSIAN, format=format_).text.replace("\n", between)
    ended = habitue("mrz", text, "--json")
    assert (ended.status, ended.json["format"], ended.json["surname"]) == (Exit.DONE, format_, "IVANOVA")


def test_a_zone_typed_in_the_russian_layout(habitue):
    """What a scanner typed while the layout was Russian is read as well."""
    assert habitue("mrz", RUSSIAN.text.translate(LAYOUTS["Russian"]), "--json").json["number"] == "750123456"


def test_a_wrong_digit_is_done_in_part(habitue):
    """The value as it was read, which digits do not agree, and what is proposed."""
    ended = habitue("mrz", SPOILED, "--json")
    assert ended.status == Exit.IN_PART
    assert ended.json["number"] == "75O123456"
    assert [name for name, right in ended.json["checks"].items() if not right] == ["number", "composite"]
    assert ended.json["proposals"] == [{"field": "number", "text": "75O123456", "proposal": "750123456"}]


def test_a_wrong_check_digit_has_a_name_of_its_own(habitue):
    """A proposal for a digit is not taken for one of the value."""
    ended = habitue("mrz", RUSSIAN.text.replace("8502016", "850201G"), "--json")
    assert ended.json["proposals"] == [{"field": "birth_date_check_digit", "text": "G", "proposal": "6"}]


def test_a_national_passport_has_its_own_fields(habitue):
    """Cyrillic names and the parts of the number besides; no Latin names."""
    report = habitue("mrz", NATIONAL, "--json").json
    assert list(report)[: len(KEYS)] == KEYS
    assert (report["surname"], report["given_names"], report["number"]) == ("", "", "4509012345")
    assert list(report.values())[len(KEYS) :] == [
        "ЩЁКИНА",
        "ЮЛИЯ",
        "ИЛЬИНИЧНА",
        "4509",
        "012345",
        "2011-07-05",
        "770-001",
    ]
    assert list(report)[len(KEYS) : len(KEYS) + 3] == ["native_surname", "native_given_name", "patronymic"]


def test_many_on_standard_input(habitue):
    """A line of JSON for each paragraph in their order, one for what cannot be read as well."""
    stdin = f"\n{RUSSIAN.text}\n\n\r\nhello\n \n{SPOILED}\r\n\r\n\r\n{NATIONAL}"
    ended = habitue("mrz", "-", "--json", stdin=stdin)
    reports = [json.loads(line) for line in ended.out.splitlines()]
    assert [report["format"] for report in reports] == ["TD3", "", "TD3", "TD3"]
    assert reports[1]["error"]
    assert ended.status == Exit.IN_PART
    assert ended.err.startswith("2: ")


@pytest.mark.parametrize("joined", [False, True], ids=["lines", "joined"])
def test_a_second_zone_in_a_paragraph_is_told(habitue, joined):
    """One is read of a paragraph; that another was left out is said, and is not all right."""
    zone = RUSSIAN.text.replace("\n", "") if joined else RUSSIAN.text
    ended = habitue("mrz", "-", "--json", stdin=f"{RUSSIAN.text}\n\n{zone}\n{zone}\n")
    assert (ended.status, len(ended.out.splitlines())) == (Exit.IN_PART, 2)
    assert ended.err.startswith("2: There is a further zone, which was not read.")


def test_all_of_many_right_is_done(habitue):
    """Status 0 says that every one was read and every digit agrees; a mark of UTF-8 is nothing."""
    stdin = "\ufeff" + "\n\n".join([RUSSIAN.text] * 50)
    ended = habitue("mrz", "-", "--json", stdin=stdin)
    assert (ended.status, len(ended.out.splitlines())) == (Exit.DONE, 50)


@pytest.mark.parametrize("stdin", ["", "\n\n", "hello", "hello\n\nworld", b"\xff\xfe\x00", "x" * 300_000])
def test_nothing_that_can_be_read_is_not_possible(habitue, stdin):
    """Empty input, words, bytes that are no text: told on standard error, status 3."""
    ended = habitue("mrz", "-", "--json", stdin=stdin)
    assert ended.status == Exit.NOT_POSSIBLE
    assert ended.err.strip()
    assert all(json.loads(line)["format"] == "" for line in ended.out.splitlines())


def test_a_text_that_is_no_zone(habitue):
    """The sentence says what a zone looks like; a script gets it too."""
    ended = habitue("mrz", "IVANOVA")
    assert (ended.status, ended.out) == (Exit.NOT_POSSIBLE, "")
    assert "44" in ended.err
    assert habitue("mrz", "IVANOVA", "--json").json["format"] == ""


def test_for_a_person(habitue):
    """Fields with their names, states in words, series apart, and that all is right."""
    out = habitue("mrz", RUSSIAN.text).out
    assert out.startswith("Passport (TD3)\n")
    for line in ("Surname: IVANOVA", "Number: 75 0123456", "Citizenship: Russia", "All check digits agree."):
        assert f"  {line}\n" in out


def test_a_person_is_told_what_is_wrong(habitue):
    """Each wrong digit by its field, then the proposal; nothing says that all is right."""
    out = habitue("mrz", SPOILED).out
    assert "Number: the check digit is" in out
    assert "Number: 75O123456 is to be read as 750123456: the check digits prove it." in out
    assert "All check digits agree" not in out


def test_no_database_is_opened(habitue, tmp_path):
    """An address that leads nowhere does not matter, and nothing is made there."""
    missing = tmp_path / "missing.db"
    ended = habitue("mrz", RUSSIAN.text, database=f"sqlite:///{missing}")
    assert ended.status == Exit.DONE
    assert not missing.exists()


def test_every_code_has_its_words():
    """No format, field or doubt that reading can give is without a sentence."""
    assert {find_zone(changed(RUSSIAN, format=one).text).layout.format for one in SIZES} < FORMATS.keys()
    assert {*reading.Checks._fields, "issue_date", "document_code", "sex", "surname"} <= LABELS.keys()
    assert set(_MEANINGS) <= set(mrz_codes._MEANINGS.values())


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"nationality": "RU5"}, "Citizenship: the code RU5 is not known."),
        ({"birth": "010229"}, "Date of birth: 010229 is no day of the calendar."),
        ({"birth": "8K0201"}, "Date of birth: 8K0201 is no date."),
        ({"birth": "<<<<<<"}, "Date of birth: not known to the issuing state."),
        ({"birth": "8502<<"}, "Date of birth: the day is not known to the issuing state."),
        ({"birth": "850000"}, "Date of birth: the month is not known to the issuing state."),
        ({"sex": "7"}, "Sex: 7 cannot stand there."),
        ({"given_names": "ANN4"}, "Given names: there is a digit in ANN4."),
        ({"number": "75K123456"}, "Number: there is a letter in 75K123456, and Russian passports"),
        ({"expiry": "800101"}, "Date of birth: after the day on which the document expires."),
        ({"given_names": ""}, "Given names: there is none in this document."),
        (
            {"surname": "A" * 39},
            "Surname: perhaps cut, the line had no more room. Compare with the document.",
        ),
    ],
)
def test_every_doubt_is_told(habitue, fields, told):
    """What is strange beyond the check digits is a sentence that begins with its field."""
    assert f"  {told}" in habitue("mrz", changed(RUSSIAN, **fields).text).out


def test_exchanged_letters_are_told(habitue):
    """Which letters, and why."""
    text = changed(RUSSIAN, surname="ZAYTSEV").text.translate(LAYOUTS["Italian"])
    assert "Surname: the letters Y, Z may be exchanged" in habitue("mrz", text).out


@pytest.mark.parametrize(
    ("code", "text"), [("D", "Germany"), ("XXA", "stateless person"), ("ABC", "ABC"), ("XIM", "XIM")]
)
def test_codes_in_words(code, text):
    """States by their names, what is no state in words, the rest as it stands."""
    assert code_text(code) == text
