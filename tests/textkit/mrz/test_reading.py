"""Machine-readable zones: the five formats, dates, codes, names, check digits, other papers of their own kind."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.textkit.mrz.making import RUSSIAN, SIGNS, SIZES, TODAY, Paper, changed, digit, papers, read
from textkit.mrz.codes import is_known, meaning_of, state_of
from textkit.mrz.reading import Mrz, read_mrz


def doubts(mrz: Mrz) -> set[tuple[str, str]]:
    return {(doubt.code, doubt.field) for doubt in mrz.doubts}


# --- samples of others --------------------------------------------------------------------------------------

NAMES = {"surname": "surname", "given": "given_names", "issuer": "issuer", "nationality": "nationality"}
CHECKS = {"number": "number", "birth": "birth_date", "expiry": "expiry_date", "optional": "optional"}


@pytest.fixture(scope="module")
def samples(cases) -> list[dict]:
    return json.loads((cases / "mrz" / "mrz_samples.json").read_text("utf-8"))


def test_samples_are_read_field_by_field(samples):
    """Published samples: the same format, codes, names and number, and the same verdict of each digit."""
    for sample in samples:
        parsed = sample["parsed"]
        if "note" in parsed:
            continue
        mrz = read("\n".join(sample["mrz"]))
        got = {theirs: getattr(mrz, ours) for theirs, ours in NAMES.items()}
        assert got == {theirs: " ".join(parsed[theirs].split()) for theirs in NAMES}
        assert (mrz.format, mrz.number) == (parsed["format"], parsed["number"])
        assert mrz.document_code == parsed["code"].rstrip("<")
        assert mrz.sex == (parsed["sex"] or "X")
        checks = {CHECKS.get(name, name): right for name, right in parsed["check"].items()}
        assert {name: getattr(mrz.checks, name) for name in checks} == checks
        assert (not mrz.checks.wrong()) == parsed["all_ok"]


def test_dates_and_optional_data_of_samples(samples):
    """Their six digits are in our dates, and their optional data in ours but for a long number's end."""
    for sample in samples:
        parsed, mrz = sample["parsed"], read("\n".join(sample["mrz"]))
        if "note" in parsed:
            continue
        for theirs, ours in (("birth", mrz.birth_date), ("expiry", mrz.expiry_date)):
            assert ours[2:].replace("-", "") in (parsed[theirs], "")
        optional = [parsed.get(name, "") for name in ("optional", "optional1", "optional2")]
        if len(parsed["number"]) <= 9:
            assert mrz.optional == " ".join(filter(None, optional))


def test_old_french_cards_are_not_read_as_td2(samples):
    """Where the generic reading is wrong on purpose ours has the card's own fields, and its digits agree."""
    cards = [read("\n".join(one["mrz"])) for one in samples if "note" in one["parsed"]]
    assert [(one.format, one.surname, one.given_names, one.number) for one in cards] == [
        ("IDFRA", "TEST NAME", "ROBERTA", "1710GVA12345"),
        ("IDFRA", "PETE", "NICOLAS PAUL", "050995201874"),
    ]
    assert [(one.birth_date, one.sex, one.issue_date) for one in cards] == [
        ("1991-12-31", "F", "2017-10"),
        ("1982-06-15", "M", "2005-09"),
    ]
    assert all((one.nationality_state, one.expiry_date) == ("FR", "") for one in cards)
    assert all(one.checks == (True, True, None, None, True) for one in cards)


# --- passports that readers get wrong -----------------------------------------------------------------------


def test_a_passport_is_read():
    """All of a Russian passport, series and number apart."""
    mrz = read("P<RUSIVANOVA<<ANASTASIIA<<<<<<<<<<<<<<<<<<<<\n7501234569RUS8502016F3301317<<<<<<<<<<<<<<08")
    assert (mrz.format, mrz.document_code, mrz.issuer, mrz.issuer_state) == ("TD3", "P", "RUS", "RU")
    assert (mrz.surname, mrz.given_names, mrz.sex) == ("IVANOVA", "ANASTASIIA", "F")
    assert mrz.series_and_number() == ("75", "0123456")
    assert (mrz.birth_date, mrz.expiry_date) == ("1985-02-01", "2033-01-31")
    assert mrz.checks == (True, True, True, True, True)
    assert (mrz.doubts, mrz.repairs, mrz.names_cut, mrz.optional) == ((), (), (), "")


def test_birth_is_in_the_past_and_expiry_in_reach():
    """29 of a birth is 1929 and 28 of an expiry is 2028."""
    mrz = read("P<RUSSHCHERBAKOV<<IURII<<<<<<<<<<<<<<<<<<<<<\n5300123457RUS2903172M2809012<<<<<<<<<<<<<<08")
    assert (mrz.birth_date, mrz.expiry_date, mrz.checks.wrong()) == ("1929-03-17", "2028-09-01", ())


def test_a_day_that_is_not_is_told_though_the_digits_agree():
    """29 February 2001 was not; a number that begins with 00 keeps its zeros."""
    mrz = read("P<RUSRIMSKII<KORSAKOV<<NIKOLAI<<<<<<<<<<<<<<\n0012345678RUS0102292M3101012<<<<<<<<<<<<<<08")
    assert (mrz.surname, mrz.number, mrz.checks.wrong()) == ("RIMSKII KORSAKOV", "001234567", ())
    assert (mrz.birth_date, doubts(mrz)) == ("", {("no_such_day", "birth_date")})


def test_the_specimen_of_icao_is_read():
    """Optional data, a state that does not exist, an expiry that has passed."""
    mrz = read("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10")
    assert (mrz.given_names, mrz.optional, mrz.expiry_date) == ("ANNA MARIA", "ZE184226B", "2012-04-15")
    assert (mrz.issuer_state, meaning_of(mrz.issuer), mrz.doubts) == ("", "utopia", ())


@pytest.mark.parametrize("sign", ["0", "<"])
def test_one_name_and_an_empty_optional_field(sign):
    """Who has one name has it as the surname; the digit of empty optional data may be a filler."""
    second = f"A0012345<9IDN7001017M3001019<<<<<<<<<<<<<<{sign}0"
    mrz = read(f"P<IDNSUHARTO<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\n{second}")
    assert (mrz.surname, mrz.given_names, mrz.number) == ("SUHARTO", "", "A0012345")
    assert (mrz.checks, doubts(mrz)) == ((True,) * 5, {("one_name", "given_names")})


# --- generated zones ----------------------------------------------------------------------------------------


@given(papers())
def test_what_an_office_writes_is_read_back(made):
    """Every format, numbers of any length, optional data: exactly what went in, all digits agreeing."""
    paper, birth, expiry = made
    mrz = read(paper.text)
    assert (mrz.format, mrz.document_code, mrz.issuer) == (paper.format, paper.kind, paper.issuer)
    assert (mrz.surname, mrz.given_names) == (paper.surname, paper.given_names)
    assert (mrz.number, mrz.optional, mrz.nationality) == (paper.number, paper.optional, paper.nationality)
    assert (mrz.birth_date, mrz.expiry_date) == (birth, expiry)
    assert mrz.sex == paper.sex.replace("<", "X")
    assert mrz.lines == tuple(paper.lines())
    assert (mrz.checks.wrong(), mrz.repairs) == ((), ())


def _covered(paper: Paper) -> list[int]:
    """Places of the joined lines that a check digit covers, with the digits."""
    if paper.format == "TD1":
        return [*range(5, 37), *range(38, 45), *range(48, 60)]
    width = SIZES[paper.format][0]
    dates = [*range(width, width + 10), *range(width + 13, width + 20), *range(width + 21, width + 28)]
    return dates if paper.is_visa else [*dates, *range(width + 28, 2 * width)]


@given(papers(), st.data())
def test_one_wrong_sign_is_noticed(made, data):
    """Wherever a digit covers the place a wrong sign makes one disagree, or the zone is none at all.

    Signs whose values differ by ten (0, A, K) are one to a check digit; that is ICAO's own limit.
    """
    paper = made[0]
    zone = "".join(paper.lines())
    at = data.draw(st.sampled_from(_covered(paper)))
    sign = data.draw(st.sampled_from(SIGNS.replace("A", "")))
    assume(digit(sign) != digit(zone[at]))
    spoiled = zone[:at] + sign + zone[at + 1 :]
    width = SIZES[paper.format][0]
    mrz = read_mrz("\n".join(spoiled[start : start + width] for start in range(0, len(zone), width)), TODAY)
    assert mrz is None or mrz.checks.wrong()


@given(st.text() | st.text("PVIACRUSDUTO<0123456789 \n«;.,БЗКГЫ", min_size=20, max_size=120))
def test_any_text_has_an_answer(text):
    """No text at all makes reading fail; what is read has lines of one width."""
    mrz = read_mrz(text, TODAY)
    assert mrz is None or {len(line) for line in mrz.lines} <= {30, 36, 44}


@given(papers(), st.data())
def test_damaged_zones_have_an_answer(made, data):
    """Signs lost, doubled or replaced anywhere: a reading with dates that are dates, or none."""
    signs = list(made[0].text)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(signs) - 1))
        signs[at] = data.draw(st.sampled_from(["", "<", "<<", "O", "7", "\n", " ", "Ж", "é", "\x00", "😀"]))
    mrz = read_mrz("".join(signs), TODAY)
    for value in (mrz.birth_date, mrz.expiry_date) if mrz else ():
        assert value == "" or date.fromisoformat(value + "-01-01"[len(value) - 4 :])


@pytest.mark.parametrize(
    "text",
    [
        "A" * 200_000,
        "P<RUS" * 40_000,
        "<" * 200_000,
        "P<RUS\n" * 33_000,
        "P \n" * 66_000,
        RUSSIAN.text * 2000,
    ],
)
def test_a_long_text_is_left_at_once(text):
    """Two hundred thousand signs are no zone, and cost nothing."""
    assert read_mrz(text) is None


# --- single fields ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("birth", "value", "doubt"),
    [
        ("500500", "1950-05", "day_unknown"),
        ("5005<<", "1950-05", "day_unknown"),
        ("500000", "1950", "month_unknown"),
        ("50<<<<", "1950", "month_unknown"),
        ("<<<<<<", "", "date_unknown"),
        ("000000", "", "date_unknown"),
        ("501301", "", "no_such_day"),
        ("500431", "", "no_such_day"),
        ("261130", "2026-11-30", ""),
        ("261201", "1926-12-01", ""),
        ("2612<<", "1926-12", "day_unknown"),
        ("26<<<<", "2026", "month_unknown"),
        ("270101", "1927-01-01", ""),
        ("000229", "2000-02-29", ""),
    ],
)
def test_dates_of_birth(birth, value, doubt):
    """Unknown parts leave the date short, and no birth is after today."""
    mrz = read(changed(RUSSIAN, birth=birth).text)
    assert mrz.birth_date == value
    assert doubts(mrz) == ({(doubt, "birth_date")} if doubt else set())
    assert not mrz.checks.wrong()


@pytest.mark.parametrize(
    ("expiry", "value"), [("461231", "2046-12-31"), ("470101", "1947-01-01"), ("991231", "1999-12-31")]
)
def test_an_expiry_is_at_most_twenty_years_ahead(expiry, value):
    """No passport is valid for longer, so what lies beyond has passed."""
    assert read(changed(RUSSIAN, birth="400101", expiry=expiry).text).expiry_date == value


def test_born_after_the_expiry_is_told():
    """A birth date later than the day on which the document expires cannot be right."""
    assert ("after_expiry", "birth_date") in doubts(
        read(changed(RUSSIAN, birth="200101", expiry="190101").text)
    )


@pytest.mark.parametrize(("sign", "sex"), [("M", "M"), ("F", "F"), ("<", "X"), ("X", "X"), ("7", "")])
def test_sex(sign, sex):
    """Not specified is X, as the document shows it; what cannot stand there is nothing, and told."""
    mrz = read(changed(RUSSIAN, sex=sign).text)
    assert mrz.sex == sex
    assert (("unknown_sign", "sex") in doubts(mrz)) == (sex == "")


@pytest.mark.parametrize(
    ("code", "state", "meaning"),
    [
        ("D", "DE", ""),
        ("GBD", "GB", "british_overseas_territories_citizen"),
        ("GBN", "GB", "british_national_overseas"),
        ("GBO", "GB", "british_overseas_citizen"),
        ("GBP", "GB", "british_protected_person"),
        ("GBS", "GB", "british_subject"),
        ("RKS", "XK", ""),
        ("XXA", "", "stateless"),
        ("XXB", "", "refugee"),
        ("XXC", "", "other_refugee"),
        ("UTO", "", "utopia"),
        ("UNO", "", "united_nations"),
        ("EUE", "", "european_union"),
        ("SUN", "", "soviet_union"),
        ("RUS", "RU", ""),
    ],
)
def test_codes_of_icao(code, state, meaning):
    """Every code that is no ISO state is known, with its state where it has one."""
    assert (is_known(code), state_of(code), meaning_of(code)) == (True, state, meaning)
    mrz = read(changed(RUSSIAN, issuer=code, nationality=code).text)
    assert (mrz.nationality, mrz.nationality_state, mrz.issuer_state) == (code, state, state)
    assert mrz.doubts == ()


def test_an_unknown_code_is_told():
    """A code that is nobody's is read as it stands."""
    mrz = read(changed(RUSSIAN, nationality="RU5").text)
    assert (mrz.nationality, mrz.nationality_state) == ("RU5", "")
    assert doubts(mrz) == {("unknown_code", "nationality")}


@pytest.mark.parametrize(
    ("surname", "given_names", "cut"),
    [
        ("NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG KRASUANG", ("given_names",)),
        ("BENNELONG WOOLOOMOOLOO WARRANDYTE W", "DINGO POTOROO", ("surname", "given_names")),
        ("A" * 39, "", ("surname",)),
        ("A" * 38, "BO", ("given_names",)),
        ("A" * 37, "", ("given_names",)),
        ("A" * 36, "", ()),
        ("A" * 20, "B" * 17, ("given_names",)),
        ("A" * 20, "B" * 16, ()),
    ],
)
def test_names_that_may_be_cut(surname, given_names, cut):
    """A line that is full to its last place may lack something: which name, as ICAO's own examples show."""
    assert read(changed(RUSSIAN, surname=surname, given_names=given_names).text).names_cut == cut


def test_digits_in_a_name_are_told():
    """No name has a digit; it is read as it stands and named."""
    mrz = read(changed(RUSSIAN, given_names="ANASTAS11A").text)
    assert (mrz.given_names, doubts(mrz)) == ("ANASTAS11A", {("digit_in_name", "given_names")})


def test_a_long_number_runs_on_into_the_optional_field():
    """A Belgian card: twelve digits of number; what follows them is optional data."""
    mrz = read(
        "IDBEL000590240<6013<<<<<<<<<<<\n8512017F1311048BEL851201002007\nREINARTZ<<ULRIKE<KATIA<E<<<<<<"
    )
    assert (mrz.number, mrz.optional, mrz.checks.number) == ("000590240601", "85120100200", True)


def test_a_visa_is_told_from_a_passport():
    """A visa has no composite digit, and says that it is none of a passport."""
    mrz = read(changed(RUSSIAN, format="MRV-A").text)
    assert (mrz.is_visa, mrz.checks.composite, mrz.checks.optional) == (True, None, None)
    assert not read(RUSSIAN.text).is_visa


def test_what_was_read_is_not_in_a_repr():
    """Nothing personal can get into a log by printing a zone or a part of it."""
    mrz = read(changed(RUSSIAN, number="75O123456", given_names="ANN4").text)
    shown = repr(mrz) + repr(mrz.doubts) + repr(mrz.repairs)
    assert "IVANOVA" not in shown
    assert "123456" not in shown
