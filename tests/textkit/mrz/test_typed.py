"""What keyboards, scanners and clipboards make of a machine-readable zone, and where one begins."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources import read_text
from tests.textkit.mrz.making import (
    LAYOUTS,
    RUSSIAN,
    SPOILED,
    TODAY,
    Paper,
    changed,
    national_passport,
    papers,
    read,
)
from textkit.mrz.reading import looks_like_mrz_start, read_mrz

IN_ENGLISH = {russian: key for key, russian in LAYOUTS["Russian"].items()}
ZONES = {
    "TD3": RUSSIAN,
    "TD1": changed(RUSSIAN, format="TD1", number="AB1234567890", optional="X7"),
    "TD2": changed(RUSSIAN, format="TD2"),
    "MRV-A": changed(RUSSIAN, format="MRV-A", optional="6XE184226B"),
    "MRV-B": changed(RUSSIAN, format="MRV-B", optional="12345678"),
    "optional data": changed(RUSSIAN, optional="ZE184226B", issuer="D", nationality="XXA"),
}


@pytest.mark.parametrize("paper", ZONES.values(), ids=ZONES)
@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_spoiled_zone_reads_the_same(paper, spoil):
    """However it was typed, sent, pasted or wrapped: the same lines, hence the same fields."""
    assert read(spoil(paper.text)).lines == tuple(paper.lines())


@given(
    papers(), st.sampled_from(["Russian", "Ukrainian", "Belarusian", "French"]), st.booleans(), st.booleans()
)
def test_any_zone_comes_through_another_layout(made, layout, lower, joined):
    """Whoever's passport, a scanner may type it while the keyboard is in another layout."""
    text = made[0].text.replace("\n", "" if joined else "\n").translate(LAYOUTS[layout])
    mrz = read(text.lower() if lower else text)
    doubted = any(doubt.code == "exchanged_letters" for doubt in mrz.doubts)
    assert mrz.lines == tuple(made[0].lines()) or doubted
    assert not doubted or layout in ("Ukrainian", "Belarusian")


@given(
    papers(),
    st.sampled_from(["lower case", "spaces for fillers", "joined", "line ends of Windows", "markup"]),
)
def test_any_zone_may_be_spoiled(made, how):
    """The usual damages, on papers of every format."""
    assert read(SPOILED[how](made[0].text)).lines == tuple(made[0].lines())


@pytest.mark.parametrize("lost", [1, 2])
def test_fillers_lost_inside_a_line_are_put_back(lost):
    """A second line that lost fillers still ends in its check digits."""
    first, second = RUSSIAN.lines()
    assert read(f"{first}\n{second.replace('<<<', '<<<'[lost:], 1)}").lines == (first, second)
    assert read(f"{first}\n{second.replace('<<<', '<<<' + '<' * lost, 1)}").lines == (first, second)


def test_a_national_passport_typed_in_the_russian_layout():
    """Its digits among the letters come through as well."""
    text = national_passport(
        "ЯЩУК", "ЮЛИЯ ИЛЬИНИЧНА", series="4509", number="012345", issued="110705", code="770001"
    )
    passport = read(text.translate(LAYOUTS["Russian"])).national
    assert (passport.surname, passport.given_name, passport.patronymic) == ("ЯЩУК", "ЮЛИЯ", "ИЛЬИНИЧНА")


def test_a_first_line_as_it_was_sent():
    """What a reader sent while the layout was Russian, line by line."""
    first = "ЗБКГЫШМФТЩМФББФТФЫЕФЫШШФ".ljust(44, "Б")
    assert looks_like_mrz_start(first[:5])
    mrz = read(first + "\r\n" + RUSSIAN.lines()[1].translate(LAYOUTS["Russian"]) + "\r\n")
    assert (mrz.surname, mrz.given_names, mrz.checks.wrong()) == ("IVANOVA", "ANASTASIIA", ())


def test_the_digits_tell_whether_y_and_z_were_exchanged():
    """With Y or Z in the number only one reading agrees, and the names follow it."""
    paper = changed(RUSSIAN, number="ZY123456", issuer="D", nationality="D", surname="ZAYTZEV")
    for layout in ("German", "Italian"):
        mrz = read(paper.text.translate(LAYOUTS[layout]))
        assert (mrz.surname, mrz.doubts) == ("ZAYTZEV", ())


def test_names_with_y_or_z_that_nothing_proves_are_doubted():
    """Where no digit tells, the names stand as they came and are pointed out."""
    mrz = read(changed(RUSSIAN, surname="ZAYTSEV").text.translate(LAYOUTS["Italian"]))
    assert mrz.surname == "ZAYTSEV"
    assert [(doubt.code, doubt.field) for doubt in mrz.doubts] == [("exchanged_letters", "surname")]


def test_a_letter_of_two_layouts_is_doubted_only_where_nothing_tells():
    """І is S for a Ukrainian and B for a Belarusian keyboard: a code that is known tells, or another letter."""
    paper = changed(RUSSIAN, issuer="D", nationality="D", number="123456789", surname="SUS", given_names="AN")
    mrz = read(paper.text.translate(LAYOUTS["Ukrainian"]))
    assert [(doubt.code, doubt.field) for doubt in mrz.doubts] == [("exchanged_letters", "surname")]
    for told in (changed(paper, given_names="BO"), changed(paper, nationality="RUS")):
        mrz = read(told.text.translate(LAYOUTS["Ukrainian"]))
        assert (mrz.surname, mrz.doubts) == ("SUS", ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<",
        "P<RUS",
        "PRUSIVANOV",
        RUSSIAN.lines()[0],
        RUSSIAN.lines()[1],
        "Иванов Иван Иванович, 75 1234567, 01.02.1985",
        "A list of forty-four letters, one line of it\nPassports, cards <and> visas are read, not lists",
        "Please bring 4505123456 and 4505123457 with you<, as float 450512E09 shows 4505123456 in a cell 45",
    ],
)
def test_what_is_no_zone_is_none(text):
    """Parts of a zone, names, sentences with numbers."""
    assert read_mrz(text) is None


STARTS = [
    "P<RUS", "P<RUSIVANOV", "I<UTOD", "V<UTO", "VNUSA<", "IDCHEA", "PNRUS", "P<D<<", "PDD<<", "IDD<<T", "C<ITA",
    "PRUSIVANOV<<IVAN", ". P<RUS", " P<RUS", "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898",
]  # fmt: skip


@pytest.mark.parametrize("start", STARTS)
def test_the_beginning_of_a_zone_is_known(start):
    """As printed, in lower case, and through the layouts that have a sign of their own for the filler."""
    assert looks_like_mrz_start(start)
    assert looks_like_mrz_start(start.lower())


@pytest.mark.parametrize("layout", ["Russian", "Ukrainian", "Belarusian", "Italian", "German"])
@pytest.mark.parametrize("start", ["P<RUS", "I<UTOD", "V<UTO", "PNRUS", "P<D<<"])
def test_the_beginning_is_known_through_another_layout(start, layout):
    """Five keys of a scanner are enough."""
    assert looks_like_mrz_start(start.translate(LAYOUTS[layout]))


@pytest.mark.parametrize("layout", ["Russian", "Ukrainian", "Belarusian", "Italian", "German"])
@pytest.mark.parametrize("start", ["VBD<<D", "PPD<<MUSTERMANN<<ERIKA"])
def test_germany_has_a_code_of_one_letter(start, layout):
    """With a second letter before it too, as visas and the newer passports have."""
    assert looks_like_mrz_start(start.translate(LAYOUTS[layout]))


@pytest.mark.parametrize("text", ["Р<RUS", "Р<RUSIVANOV", "P«RUS", "P‹RUS", "P&lt;RUS"])
def test_the_beginning_is_known_with_other_signs(text):
    """A Cyrillic Р, and what word processors make of the filler."""
    assert looks_like_mrz_start(text)


@pytest.mark.parametrize("text", ["P.RUSIVANOV..IVAN", "p,rusivanov,,ivan"])
def test_full_stops_and_commas_need_a_pair(text):
    """Initials have them too, but never two."""
    assert looks_like_mrz_start(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "P", "P<", "P<RU", "<<<<<<", "PRUSIVANOV", "PARUSOV", "CHRUSCIEL", "Идармачев", "IDARMACHEV", "AMMAR",
        "P. Russell", "P.Russell", "p,russell", "АО «Ромашка»", "ИП «Русич»", "75 1234567", "751234567",
        "+7 926 123-45-67", "ivan@mail.ru", "P_RUS@mail.ru", "ул. Ленина, д. 5", "C.USA, Main st. 5", "Answer,",
        "01.02.1985", "Збарский", "Збруев", "МБАППЕ", "a < b", "C<5000", "V<1", "Paris; Rome", "I<YOU",
    ],
)  # fmt: skip
def test_what_people_type_is_no_beginning(text):
    """Names, numbers, phones, addresses, sums."""
    assert not looks_like_mrz_start(text)


def _triggering(names: set[str]) -> list[str]:
    """Names that would be taken for a beginning: as written, in capitals, typed in the wrong layout."""
    forms = {
        form
        for name in names
        for form in (name, name.upper(), name.lower(), name.upper().translate(IN_ENGLISH))
    }
    return sorted(form for form in forms if looks_like_mrz_start(form) or read_mrz(form))


def test_no_name_is_a_beginning():
    """None of the names that come with the program."""
    lines = read_text("names/names.tsv").splitlines()
    assert _triggering({line.split("\t")[3] for line in lines[1:]}) == []


def test_no_real_name_is_a_beginning(cases):
    """None of twenty-five thousand names of many languages."""
    names: set[str] = set()
    for path in (cases / "names").glob("*.tsv"):
        names.update(part for line in path.read_text("utf-8").splitlines() for part in line.split("\t"))
    assert len(names) > 10_000
    assert _triggering(names) == []


@given(st.text(max_size=80))
def test_any_text_may_be_asked_about(text):
    """The question has an answer for every text, also for one of two hundred thousand signs."""
    assert looks_like_mrz_start(text) in (True, False)


def test_a_long_text_is_asked_about_at_once():
    """Only its beginning is looked at."""
    assert looks_like_mrz_start("P<RUS" + "<" * 200_000)
    assert not looks_like_mrz_start("A" * 200_000)


def test_today_decides_the_century():
    """The same zone read twenty years later has another century."""
    paper = Paper(birth="290317")
    assert read_mrz(paper.text, TODAY).birth_date == "1929-03-17"
    assert read_mrz(paper.text, date(2046, 1, 1)).birth_date == "2029-03-17"
