"""T12: what both passports say, fact by fact: a mistake, worth a look, or in order with the reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.checks.findings import FINE, LEVELS, NOTE, UNKNOWN, WARN, WRONG, Finding, Journey
from models.checks.person import check_person
from models.checks.sentences import sentence
from models.checks.two_passports import SENTENCES, check_two_passports, compare_passports
from models.records import PRINTED_FIELDS, Tourist

JOURNEY = Journey("2026-11-30", "2026-12-20", "2027-01-01")
PRINTED = "international_passport_printed_"
IVAN = Tourist(
    native_surname="Иванов",
    native_given_name="Иван",
    latin_surname="IVANOV",
    latin_given_name="IVAN",
    birth_date="1985-02-01",
    birth_place="г. Свердловск",
    sex="M",
    citizenship="RU",
    international_passport_state="RU",
    international_passport_series="75",
    international_passport_number="1234567",
    international_passport_issue_date="2021-05-05",
    international_passport_expiry="2031-05-05",
)


def compared(**values: str) -> dict[str, Finding]:
    """Field to its finding; ``printed_...`` is what the international passport has."""
    named = {
        PRINTED + n.removeprefix("printed_") if n.startswith("printed_") else n: v for n, v in values.items()
    }
    return {one.field: one for one in compare_passports(replace(IVAN, **named), JOURNEY)}


def told(**values: str) -> dict[str, str]:
    """The same as field to level and code, without what is plainly the same."""
    plain = ("same_in_both", "nothing_else_noted", "latin_by_table")
    found = compared(**values).items()
    return {
        field.removeprefix(PRINTED): f"{one.level} {one.code}"
        for field, one in found
        if one.code not in plain
    }


def test_two_passports_that_agree():
    """Every fact is in order, and none is told at a field."""
    found = compare_passports(IVAN, JOURNEY)
    assert {one.level for one in found} == {FINE}
    assert [one.code for one in check_person(IVAN, JOURNEY)] == []


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"printed_sex": "F"}, {"sex": f"{WRONG} sex_differs"}),
        ({"printed_sex": "M"}, {}),
        ({"printed_birth_date": "1985-02-10"}, {"birth_date": f"{WRONG} birth_date_differs"}),
        ({"printed_birth_date": "1985"}, {"birth_date": f"{FINE} birth_date_partly"}),
        ({"printed_birth_date": "1986"}, {"birth_date": f"{WRONG} birth_date_differs"}),
        ({"printed_birth_date": "весной"}, {"birth_date": f"{UNKNOWN} birth_date_unreadable"}),
        ({"printed_birth_place": "г. Екатеринбург"}, {"birth_place": f"{FINE} place_renamed"}),
        ({"printed_birth_place": "г. Омск"}, {"birth_place": f"{WARN} place_differs"}),
        ({"printed_birth_place": "СССР"}, {"birth_place": f"{UNKNOWN} place_of_state"}),
        ({"printed_surname": "ИВАНОВ"}, {"surname": f"{FINE} same_letters"}),
        ({"printed_surname": "Ивaнов"}, {"surname": f"{FINE} same_letters"}),
        ({"printed_given_name": "Петр"}, {"given_name": f"{WRONG} name_differs"} | {
            "latin_given_name": f"{WRONG} latin_does_not_fit"}),
        ({"printed_surname": "IVANOV"}, {"surname": f"{UNKNOWN} printed_in_latin"} | {
            "latin_surname": f"{FINE} latin_as_native"}),
    ],
)  # fmt: skip
def test_each_fact_has_its_level(values, found):
    """Red for sex, date and another name; yellow for a place; fine where only the writing differs."""
    assert told(**values) == found


@pytest.mark.parametrize(
    ("own", "printed", "code"),
    [
        ("Семён", "Семен", f"{WARN} name_with_yo"),
        ("Семен", "Семён", f"{WARN} name_with_yo"),
        ("Семён", "Семе\u0308н", f"{FINE} same_letters"),
        ("Семён", "СЕМЁН", f"{FINE} same_letters"),
    ],
)
def test_yo_is_yellow_and_its_decomposed_form_is_the_same(own, printed, code):
    """By law Ё and Е are one letter, yet passports were taken away for it."""
    found = told(native_given_name=own, printed_given_name=printed, latin_given_name="SEMEN")
    assert found == {"given_name": code}


@pytest.mark.parametrize(
    ("native", "latin", "level", "code"),
    [
        ("Иван", "IAVAN", WRONG, "latin_does_not_fit"),
        ("Юлия", "IULIIA", FINE, "latin_by_table"),
        ("Юлия", "YULIYA", FINE, "latin_by_earlier_table"),
        ("Юлия", "JULIA", WARN, "latin_sounds_alike"),
        ("Дмитрий", "DMITRIY", FINE, "latin_by_earlier_table"),
        ("Наталья", "NATALYA", FINE, "latin_by_earlier_table"),
        ("Подъячев", "PODIEIACHEV", FINE, "latin_by_table"),
        ("Подъячев", "PODIACHEV", FINE, "latin_by_earlier_table"),
        ("Цветков", "TCVETKOV", FINE, "latin_by_earlier_table"),
        ("Цветков", "CVETKOV", WARN, "latin_sounds_alike"),
        ("Щербаков", "SCHERBAKOV", WARN, "latin_sounds_alike"),
        ("Щербаков", "SHERBAKOV", WARN, "latin_sounds_alike"),
        ("Римский-Корсаков", "RIMSKII KORSAKOV", FINE, "latin_by_table"),
        ("Ёлкин", "ELKIN", FINE, "latin_by_table"),
    ],
)
def test_a_russian_name_against_every_table_in_use(native, latin, level, code):
    """Old tables are no mistake; what only sounds alike is yellow, a wrong letter red with the right name."""
    one = compared(native_given_name=native, latin_given_name=latin)["latin_given_name"]
    assert (one.level, one.code) == (level, code)
    assert bool(one.proposals) == (level in (WARN, WRONG))


def test_a_table_newer_than_the_passport_is_worth_a_note():
    """A passport of 2005 cannot have the spelling of 2013, unless its date is wrong."""
    values = {"native_given_name": "Юлия", "latin_given_name": "IULIIA"}
    one = compared(**values, international_passport_issue_date="2005-05-05")["latin_given_name"]
    assert (one.level, one.code) == (NOTE, "latin_by_other_table")
    old = compared(
        native_given_name="Юлия", latin_given_name="YULIYA", international_passport_issue_date="2005"
    )
    assert old["latin_given_name"].code == "latin_by_table"


def test_what_the_old_passport_had_is_kept():
    """Whoever asked for the old spelling has no mistake in the passport."""
    one = compared(native_given_name="Иван", latin_given_name="JOHN", latin_scheme="old_passport")
    assert one["latin_given_name"].code == "latin_kept"


@pytest.mark.parametrize(
    ("state", "native", "latin", "level", "code"),
    [
        ("BY", "Евгений", "YAUHENI", WARN, "latin_of_other_language"),
        ("UA", "Юлія", "YULIIA", FINE, "latin_by_table"),
        ("FR", "Иван", "JEAN", UNKNOWN, "latin_not_judged"),
        ("FR", "Müller", "MUELLER", FINE, "latin_as_native"),
    ],
)
def test_other_states(state, native, latin, level, code):
    """A Belarusian name may be printed in Belarusian; where no table is known nothing is claimed."""
    values = {"citizenship": state, "international_passport_state": state}
    one = compared(**values, native_given_name=native, latin_given_name=latin)["latin_given_name"]
    assert (one.level, one.code) == (level, code)


@pytest.mark.parametrize(
    ("changed", "issued", "end", "level", "code"),
    [
        ("2026-02-10", "2021-05-05", "2027-01-01", WRONG, "surname_void"),
        ("2026-02-10", "2021-05-05", "2026-08-10", WARN, "surname_void_later"),
        ("2026-02-10", "2021-05-05", "2026-08-11", WRONG, "surname_void"),
        ("2020-02-10", "2021-05-05", "2027-01-01", FINE, "surname_issued_after"),
        ("2026-02-10", "", "2027-01-01", UNKNOWN, "surname_issued_unknown"),
    ],
)
def test_the_surname_changed_after_the_passport(changed, issued, end, level, code):
    """Changed on 10.02.2026, issued in 2021: void after 10.08.2026, which counts on the journey's last day."""
    person = replace(IVAN, surname_changed_on=changed, international_passport_issue_date=issued)
    found = compare_passports(person, Journey("2026-01-01", "2026-07-01", end))
    one = next(one for one in found if one.field == "surname_changed_on")
    assert (one.level, one.code) == (level, code)
    if code.startswith("surname_void"):
        assert one.fact("until") == "2026-08-10"
        assert "10.08.2026" in sentence(one)


def test_a_former_surname_in_the_passport_without_a_date():
    """The national passport with the new surname says when it was changed at the latest."""
    married = {"former_surnames": "Петрова", "latin_surname": "PETROVA", "native_surname": "Иванова"}
    assert compared(**married)["latin_surname"].code in ("latin_of_former", "surname_former")
    found = compare_passports(replace(IVAN, **married, national_passport_issue_date="2026-03-01"), JOURNEY)
    void = next(one for one in found if one.code == "surname_void_at_latest")
    assert (void.level, void.fact("until"), void.fact("former")) == (WRONG, "2026-09-01", "Петрова")


@pytest.mark.parametrize(
    ("native", "latin"),
    [("Александр", "ALEXANDER"), ("Пётр", "Peter"), ("Екатерина", "CATHERINE"), ("Юлия", "JULIA")],
)
def test_a_name_as_the_world_writes_it_is_no_wrong_letter(native, latin):
    """Many owners asked for it: to be looked at, and not a reason to take the passport away."""
    one = compared(native_given_name=native, latin_given_name=latin)["latin_given_name"]
    assert (one.level, one.code) == (WARN, "latin_sounds_alike")


def test_a_latin_name_that_is_not_the_former_one_is_not_called_so():
    """The former surname stands in the passport, beside Latin letters of the present one."""
    married = {"former_surnames": "Петрова", "native_surname": "Иванова", "printed_surname": "Петрова"}
    assert compared(**married, latin_surname="IVANOVA")["latin_surname"].code == "latin_does_not_fit"
    assert compared(**married, latin_surname="PETROVA")["latin_surname"].level == FINE


def test_without_an_international_passport_there_is_nothing_to_compare():
    """The state alone, which is filled in for everybody, is no passport."""
    bare = Tourist(native_surname="Иванов", international_passport_state="RU")
    assert [one.code for one in compare_passports(bare, JOURNEY)] == ["no_international_passport"]
    assert not list(check_two_passports(bare, JOURNEY))


def test_every_line_is_told_in_words():
    """No code without a sentence, and no sentence that nothing tells: each fact is named in it."""
    assert all("%(" not in sentence(one) for one in compare_passports(IVAN, JOURNEY))
    assert all(isinstance(one, str) and one.endswith(".") for one in SENTENCES.values())


@given(st.fixed_dictionaries({name: st.text(max_size=20) for name in PRINTED_FIELDS}))
def test_whatever_was_typed_is_compared(values):
    """Seven facts at least, each with a known level and a sentence."""
    found = compare_passports(
        replace(IVAN, **{f"international_passport_{n}": v for n, v in values.items()}), JOURNEY
    )
    assert len(found) >= 7
    assert all(one.level in LEVELS and sentence(one) for one in found)
