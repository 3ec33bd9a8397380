"""T10: numbers against the shape of their state's passports, and what a spreadsheet or keyboard did to them."""

from __future__ import annotations

import pytest

from intake.document_checks import NATIONAL_SHAPES, SHAPES
from models.checks.documents import INTERNATIONAL, NATIONAL, check_issuing_state, document_findings
from models.checks.findings import NOTE, WRONG, Journey
from models.checks.sentences import sentence
from models.records import Tourist
from textkit.documents import PASSPORT_FORMS, document_key, passport_form


def codes(kind: str, series: str, number: str, state: str) -> list[str]:
    found = document_findings(kind, series, number, state)
    assert all(sentence(one) for one in found)
    return [one.code for one in found]


@pytest.mark.parametrize("form", PASSPORT_FORMS, ids=lambda one: f"{one.state}-{one.kind}")
def test_the_example_of_a_state_fits_its_own_form(form):
    """The sentence never shows a number that the check itself would doubt."""
    assert codes(form.kind or INTERNATIONAL, "", document_key(form.example), form.state) == []


@pytest.mark.parametrize("form", PASSPORT_FORMS, ids=lambda one: f"{one.state}-{one.kind}")
def test_the_import_judges_by_the_same_table(form):
    """A list that comes in and a form that is typed have one idea of a number."""
    table = NATIONAL_SHAPES if form.kind == NATIONAL else SHAPES
    assert table.get(form.state) == form.lengths


@pytest.mark.parametrize(
    ("kind", "series", "number", "state", "found"),
    [
        (NATIONAL, "4508", "123456", "RU", []),
        (NATIONAL, "45 08", "123456", "RU", []),
        (NATIONAL, "", "123456", "RU", []),
        (NATIONAL, "AB", "1234567", "RU", ["unlike_passport"]),
        (INTERNATIONAL, "75", "1234567", "RU", []),
        (INTERNATIONAL, "FB", "123456", "RU", ["unlike_passport"]),
        (INTERNATIONAL, "fb", "123 456", "UA", []),
        (INTERNATIONAL, "MP", "123456", "BY", ["unlike_passport"]),
        (INTERNATIONAL, "", "N12345678", "KZ", []),
        (INTERNATIONAL, "", "C1234567", "AZ", []),
        (INTERNATIONAL, "", "anything", "BR", []),
        (INTERNATIONAL, "FB", "123456", "", []),
    ],
)
def test_the_shape_is_of_the_state(kind, series, number, state, found):
    """Where no form is known nothing is said, and a number that waits for its series is only a gap."""
    assert codes(kind, series, number, state) == found


@pytest.mark.parametrize(
    ("series", "number", "proposals"),
    [
        ("", "304123456", {"number": "0304123456"}),
        ("304", "123456", {"series": "0304"}),
        ("4508", "1234", {"number": "001234"}),
        ("304", "12345", {"series": "0304", "number": "012345"}),
    ],
)
def test_lost_zeros_are_proposed(series, number, proposals):
    """What a spreadsheet threw away at the beginning stands in the field's proposal."""
    found = document_findings(NATIONAL, series, number, "RU")
    made = {one.field.rpartition("_")[2]: one.proposals[0].replace(" ", "") for one in found}
    assert {one.code for one in found} == {"zeros_lost"}
    assert made == proposals


def test_too_much_missing_is_no_lost_zero():
    """Two digits of six are something else."""
    assert codes(NATIONAL, "", "12", "RU") == ["unlike_passport"]
    assert codes(NATIONAL, "4508", "12", "RU") == ["unlike_passport"]


def test_damage_of_a_spreadsheet():
    """An exponent has lost digits for ever; a decimal point has a proposal; two numbers are one too many."""
    (gone,) = document_findings(INTERNATIONAL, "", "4.51E+09", "")
    assert (gone.code, gone.level, gone.proposals) == ("digits_gone", WRONG, ())
    (point,) = document_findings(INTERNATIONAL, "", "751234567.0", "")
    assert (point.code, point.proposals) == ("decimal_number", ("751234567",))


def test_a_cyrillic_letter_is_named():
    """МР with Cyrillic letters looks like the Belarusian MP, which is proposed."""
    (found,) = document_findings(INTERNATIONAL, "МР", "1234567", "BY")
    assert found.proposals == ("MP",)
    assert sentence(found).startswith("The letter “М” in МР is Cyrillic.")


def test_a_passport_of_another_state():
    """Only a note: a Russian with a Ukrainian passport may be both."""
    person = Tourist(citizenship="RU", international_passport_state="UA")
    (found,) = check_issuing_state(person, Journey("2026-11-30"))
    assert (found.level, sentence(found)) == (NOTE, "A passport of Ukraine, but a citizen of Russia.")
    assert passport_form("UA") is not None
    assert not list(check_issuing_state(Tourist(citizenship="RU"), Journey("2026-11-30")))
