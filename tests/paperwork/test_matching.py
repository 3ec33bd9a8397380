"""Which answer goes into which field of an embassy's form, how it is written there, and what is proposed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperwork.forms import load_form
from paperwork.match_proposals import accepted, propose_matches
from paperwork.matching import (
    Match,
    Part,
    letters_of,
    matches_body,
    matches_from,
    merge_matches,
    sliced,
    unmatched,
    values_for,
)
from paperwork.pdf_fields import read_form
from paperwork.printed_words import read_words

TEXT = "/FT /Tx /T (a) /Rect [10 10 200 30]"
SEX = {"M": "M", "F": "F"}


def one(*parts: str | tuple[str, str], **how) -> Match:
    return Match(tuple(Part(*((part,) if isinstance(part, str) else part)) for part in parts), **how)


@pytest.fixture
def value(small_form, fill):
    """What the field called a gets by a match, for the father with these answers."""

    def found(match: Match, written: str = TEXT, **answers: str):
        fields = read_form(small_form(written)).fields
        return values_for({"a": match}, fields, fill(**answers).values()).get("a")

    return found


@pytest.mark.parametrize(
    ("match", "expected"),
    [
        (one("surname"), "IVANOV"),
        (one("surname", "given_names"), "IVANOV SERGEI"),
        (one("surname", "given_names", join=", "), "IVANOV, SERGEI"),
        (one("date_of_birth"), "05-03-1980"),
        (one(("date_of_birth", "dd")), "05"),
        (one(("date_of_birth", "yyyy")), "1980"),
        (one(("date_of_birth", "yyyy/MM/dd")), "1980/03/05"),
        (one(("date_of_birth", "dd"), ("date_of_birth", "MM"), join=""), "0503"),
        (one(("surname", "letter:2")), "V"),
        (one(("surname", "letter:99")), None),
        (one(("surname", "letter:x")), "IVANOV"),
        (one(("surname", "letter:1-3")), "IVA"),
        (one(("surname", "letter:4-")), "NOV"),
        (one(("surname", "letter_end:1")), "V"),
        (one(("passport_number", "digit:1-2")), "65"),
        (one(("date_of_birth", "digit:3")), "0"),
        (one("place_of_birth", capitals=True), "SHCHERBINKA"),
        (one("surname", "given_names", no_spaces=True), "IVANOVSERGEI"),
        (one("nobody"), None),
    ],
)
def test_text_is_written_as_the_match_says(value, match, expected):
    """Whole, in parts, in several fields, several in one."""
    assert value(match) == expected


@pytest.mark.parametrize(
    ("take", "expected"),
    [
        ("digit_end:8-10", "926"),
        ("digit_end:5-7", "123"),
        ("digit_end:1-4", "4567"),
        ("digit:", "79261234567"),
        ("digit:-2", "79"),
        ("digit:0", ""),
        ("digit:5-3", ""),
        ("word:1", "+7"),
        ("word:2-", "926 123-45-67"),
        ("word:9", ""),
        ("dd", "+7 926 123-45-67"),
    ],
)
def test_a_phone_is_cut_for_its_boxes(take, expected):
    """Counted from the end the area stands at its place, however the state is written."""
    assert sliced("+7 926 123-45-67", take) == expected


@given(st.text(), st.integers(1, 200))
def test_what_is_cut_into_two_boxes_is_whole_in_both(text, place):
    """No letter is lost or doubled between them, from either end."""
    first, second = f"1-{place}", f"{place + 1}-"
    assert sliced(text, f"letter:{first}") + sliced(text, f"letter:{second}") == letters_of(text)
    assert sliced(text, f"letter_end:{second}") + sliced(text, f"letter_end:{first}") == letters_of(text)


@pytest.mark.parametrize(("known", "boxes"), [("1980-05", ["", "05", "1980"]), ("1980", ["", "", "1980"])])
def test_a_short_date_fills_the_boxes_that_it_has(fill, small_form, known, boxes):
    """The year does not stand in the box of the day."""
    fields = read_form(small_form(TEXT)).fields
    answers = list(fill(date_of_birth=known).values())
    takes = ("dd", "MM", "yyyy")
    found = [values_for({"a": one(("date_of_birth", take))}, fields, answers).get("a", "") for take in takes]
    assert found == boxes


def test_an_overruled_date_stands_as_it_was_written(value, fill, small_form):
    """A person's words are not taken apart."""
    fields = read_form(small_form(TEXT)).fields
    answers = fill(overruled={"date_of_birth": "about 1980"}).values()
    assert values_for({"a": one(("date_of_birth", "dd"))}, fields, answers) == {"a": "about 1980"}


@pytest.mark.parametrize(
    ("written", "match", "expected"),
    [
        ("/FT /Btn /T (a) /Rect [0 0 9 9] (state M)", one("sex", options={"M": ""}), True),
        ("/FT /Btn /T (a) /Rect [0 0 9 9] (state F)", one("sex", options={"F": ""}), None),
        ("/FT /Ch /Ff 131072 /T (a) /Opt [(M) (F)] /Rect [0 0 9 9]", one("sex", options=SEX), "M"),
        ("/FT /Ch /Ff 131072 /T (a) /Opt [(Female) (Male)] /Rect [0 0 9 9]", one("sex"), "Male"),
        ("/FT /Ch /Ff 131072 /T (a) /Opt [(RUSSIA) (FRANCE)] /Rect [0 0 9 9]", one("nationality"), "RUSSIA"),
        (
            "/FT /Ch /Ff 131072 /T (a) /Opt [[(FRA) (France)] [(RUS) (Russian Federation)]] /Rect [0 0 9 9]",
            one("nationality"),
            "RUS",
        ),
        ("/FT /Ch /Ff 131072 /T (a) /Opt [(X)] /Rect [0 0 9 9]", one("sex"), "Male"),
        ("/FT /Ch /Ff 131072 /T (a) /Opt [(X)] /Rect [0 0 9 9]", one("occupation"), None),
    ],
)
def test_choices_go_to_their_boxes(value, written, match, expected):
    """Joined by hand, or found by their words; a country by whatever it is called.

    What the field does not offer is handed on as it is, so that it is told.
    """
    assert value(match, written) == expected


def test_yes_and_no_tick_their_boxes(value):
    """Each of two boxes of its own."""
    box = "/FT /Btn /T (a) /Rect [0 0 9 9] (state On)"
    assert value(one("fingerprints_before", options={"yes": ""}), box, fingerprints_before="yes") is True
    assert value(one("fingerprints_before", options={"no": ""}), box, fingerprints_before="yes") is None


PARTS = st.lists(st.builds(Part, st.text(min_size=1), st.sampled_from(["", "dd", "letter:3"])), min_size=1)
MATCHES = st.dictionaries(
    st.text(),
    st.builds(
        Match,
        PARTS.map(tuple),
        st.text(),
        st.booleans(),
        st.booleans(),
        st.dictionaries(st.text(), st.text()),
    ),
)


@given(MATCHES)
def test_matches_are_kept_and_read_again(matches):
    """Whatever fields are called."""
    assert matches_from(matches_body(matches)) == matches


@pytest.mark.parametrize(
    ("mine", "theirs", "merged", "both"),
    [
        ({"a": 1, "b": 2}, {"a": 1, "c": 3}, {"a": 1, "b": 2, "c": 3}, []),
        ({}, {"a": 1, "c": 3}, {"c": 3}, []),
        ({"a": 1}, {}, {}, []),
        ({"a": 2}, {"a": 3}, {"a": 2}, ["a"]),
        ({"a": 2}, {"a": 2}, {"a": 2}, []),
        ({}, {"a": 3}, {}, ["a"]),
        ({"a": 2}, {}, {"a": 2}, ["a"]),
    ],
)
def test_matches_of_two_people_are_laid_together(mine, theirs, merged, both):
    """Each keeps what the other did not touch; since {"a": 1} was kept."""
    named = [one("surname"), one("surname"), one("given_names"), one("sex")]
    before, *others = ({name: named[at] for name, at in this.items()} for this in ({"a": 1}, mine, theirs))
    assert merge_matches(before, *others) == ({name: named[at] for name, at in merged.items()}, both)


def test_questions_without_a_field_are_told():
    """By their keys, in order."""
    assert unmatched({"a": one("surname")}, ["sex", "surname", "email"]) == ["sex", "email"]


def test_fields_called_like_questions_are_proposed(small_form):
    """By tooltip, by name, by parts of a date; what is called like nothing is left to the person."""
    form = read_form(
        small_form(
            "/FT /Tx /T (T1) /TU (Surname \\(Family name\\)) /Rect [10 10 99 20]",
            "/FT /Tx /T (txtPlaceOfBirth) /Rect [10 30 99 40]",
            "/FT /Tx /T (DateOfBirthDay) /MaxLen 2 /Rect [10 50 30 60]",
            "/FT /Tx /T (DateOfBirthYear) /MaxLen 4 /Rect [50 50 70 60]",
            "/FT /Tx /T (Xyzzy) /Rect [10 70 99 80]",
        )
    )
    found = accepted(propose_matches(form, load_form("IT")))
    assert found["T1"] == one("surname")
    assert found["txtPlaceOfBirth"] == one("place_of_birth")
    assert found["DateOfBirthDay"] == one(("date_of_birth", "dd"))
    assert found["DateOfBirthYear"] == one(("date_of_birth", "yyyy"))
    assert "Xyzzy" not in found


def test_the_real_form_of_japan_is_half_proposed(cases):
    """Its names say nothing, its tooltips and the page do; none of the sure ones is wrong."""
    form = read_form(cases / "pdf" / "visa_japan_application_form.pdf")
    found = propose_matches(form, load_form("JP"))
    by_tooltip = {
        one.tooltip: found[one.name].match.parts[0].question for one in form.fields if one.name in found
    }
    assert len(found) >= 30
    assert by_tooltip["Passport No."] == "passport_number"
    assert by_tooltip["Surname (as shown in passport)"] == "surname"
    assert by_tooltip["Nationality or citizenship"] == "nationality"
    assert by_tooltip["Intended length of stay in Japan"] == "length_of_stay"
    assert "Surname" in read_words(form).beside["topmostSubform[0].Page1[0].T2[0]"]


def test_boxes_of_japan_are_joined_by_the_words_beside_them_or_not_at_all(cases):
    """Sex and kind of passport; of the civil states the page does not say each, so none is joined wrongly."""
    form = read_form(cases / "pdf" / "visa_japan_application_form.pdf")
    found = accepted(propose_matches(form, load_form("JP")))
    by_question = {match.parts[0].question: match.options for match in found.values()}
    assert by_question["sex"] == {"M": "0", "F": "1"}
    assert by_question["passport_type"] == {"diplomatic": "0", "official": "1", "ordinary": "2", "other": "3"}
    assert by_question["marital_status"] == {}
