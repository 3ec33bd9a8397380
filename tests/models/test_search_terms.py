"""What was typed into a search box is read without the database, and never raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.search_terms import name_splits, read_births, read_datum, read_search
from textkit.folding import fold

PIECES = st.sampled_from(
    [
        "иванов",
        "Ivan",
        "1985",
        "01.02.1985",
        "71 0012345",
        "+7",
        "(916)",
        "555-01",
        "a@b.c",
        "%",
        "'",
        "\0",
        "л",
        "ß",
    ]
)


@given(st.text() | st.lists(PIECES).map(" ".join))
def test_any_text_has_readings(text):
    """No text, however odd, makes the reading fail, and there are never many readings."""
    assert len(read_search(text)) <= 4


@given(st.text(max_size=40))
def test_what_reaches_the_database_can_be_sent_there(text):
    """No reading carries NUL or half a surrogate pair, which PostgreSQL refuses."""
    for reading in read_search(text + "@\0\ud800"):
        for datum in reading.data:
            datum.email.encode()
            assert "\0" not in datum.email + datum.document


@given(st.lists(st.text(min_size=1, max_size=8), max_size=5))
def test_splits_never_lose_a_word(words):
    """Each split holds every word that has a key, as surname, given name or another name."""
    meaningful = [word for word in words if fold(word)]
    for split in name_splits(meaningful):
        parts = (split.surname != "") + (split.given != "") + len(split.others)
        assert 1 <= parts <= len(meaningful)


def test_words_alone_are_names():
    """A text without digits is names only."""
    [reading] = read_search("  Иванов   Иван ")
    assert reading.words == ("Иванов", "Иван")
    assert reading.data == ()


def test_punctuation_alone_is_nothing():
    """A text without letters and digits asks for nothing."""
    assert [read_search(text) for text in ("", "'", "%", "_", "--", "\N{GRINNING FACE}")] == [[]] * 6


@pytest.mark.parametrize(
    "text",
    [
        "01.02.1985",
        "1.2.85",
        "01FEB85",
        "1 февраля 1985 г.",
        "1 февраля 1985г.",
        "01.02.1985г.р.",
        "1985-02-01",
        "1 лютого 1985",
    ],
)
def test_a_date_in_any_form_is_a_date_of_birth(text):
    """The usual ways to write a day all ask for that day, and for nothing else first."""
    datum = read_search(text)[0].data[0]
    assert datum.births == ("1985-02-01",)
    assert datum.document == ""


def test_six_digits_may_be_a_date_or_a_number():
    """Digits without separators are tried as a date and as the end of a number."""
    datum = read_datum("010285")
    assert (datum.births, datum.document, datum.phone) == (("1985-02-01",), "010285", "582010")


def test_a_year_may_be_the_end_of_a_number():
    """Four digits ask for a year of birth and for last digits."""
    datum = read_datum("1985")
    assert (datum.births, datum.phone, datum.card) == (("1985",), "5891", "1985")


def test_digits_apart_are_one_number_first():
    """A series and a number with a space between are read as one passport before anything else."""
    first, *others = read_search("71 0012345")
    assert [datum.document for datum in first.data] == ["710012345"]
    assert others[-1].data[1].document == "0012345"


def test_letters_before_digits_may_be_a_series_or_a_name():
    """ "Ли 1985" is first a series with a number, then a surname with a year."""
    readings = read_search("Ли 1985")
    assert readings[0].words == ()
    assert (readings[1].words, readings[1].data[0].births) == (("Ли",), ("1985",))


def test_a_name_and_a_year_are_two_things():
    """A long word is not taken for a series."""
    [reading] = read_search("ivanov 1985")
    assert reading.words == ("ivanov",)
    assert reading.data[0].births == ("1985",)


@pytest.mark.parametrize("text", ["+7 (916) 555-01-02", "8 916 555 01 02", "89165550102", "9165550102"])
def test_a_phone_is_read_from_its_end(text):
    """However a phone is written, its last ten digits reversed begin what is asked for."""
    assert read_search(text)[0].data[0].phone[:10] == "2010555619"


def test_last_digits_keep_their_zero():
    """Of a few last digits a leading zero is no trunk prefix."""
    assert read_datum("05-77").phone == "7750"
    assert read_datum("00-56").phone == "6500"
    assert read_datum("00 7 916 555-01-02").phone == "2010555619"


def test_the_surname_in_front_comes_before_the_surname_behind():
    """Two words are surname and given name, then given name and surname."""
    splits = name_splits(["иванов", "пётр"])
    assert [(split.surname, split.given) for split in splits[:2]] == [
        (fold("иванов"), fold("пётр")),
        (fold("пётр"), fold("иванов")),
    ]


def test_a_lone_letter_still_asks_for_something():
    """A letter that may become several digraphs still narrows to its own sound."""
    assert all(name_splits([letter])[0].surname_prefix for letter in "abcdefghijklmnopqrstuvwxyz")


def test_both_days_are_asked_for_where_day_and_month_may_be_swapped():
    """03/04/1985 may be either day."""
    assert set(read_births("03/04/1985")) <= {"1985-04-03", "1985-03-04"}
    assert read_births("03/04/1985")


def test_a_day_that_does_not_exist_is_no_date():
    """31.02 asks for nobody's birthday."""
    assert read_births("31.02.1985") == ()
