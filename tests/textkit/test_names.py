"""Names as people and airlines write them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.cleaning import clean_text
from textkit.names import (
    clean_name,
    initials,
    lookalikes,
    name_case,
    removed_from_name,
    script,
    split_surname_title,
    tidy_name,
    without_lookalikes,
)


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("  Рыжова ", "Рыжова"),
        ("Римский – Корсаков", "Римский-Корсаков"),
        ("Римский-Корсаков.", "Римский-Корсаков"),
        ("Ив1анов", "Иванов"),
        ("И\u0306ошкин", "Йошкин"),
        ("Iva\u200bnov", "Ivanov"),
        ("О’Брайен", "О’Брайен"),
        ("O'Connor", "O'Connor"),
        ("=Иванов", "Иванов"),
        ("Иванов\nПётр", "Иванов Пётр"),
        ("Әлия Қайрат", "Әлия Қайрат"),
        ("Ґ Ї Ў", "Ґ Ї Ў"),
        ("García Márquez", "García Márquez"),
        ("Иван\x00ов", "Иванов"),
        ("Ли", "Ли"),
        ("О", "О"),
        ("*** 12", ""),
    ],
)
def test_a_name_keeps_what_belongs_to_it(typed, clean):
    """Letters of every alphabet, hyphen and apostrophe stay; the rest goes."""
    assert clean_name(typed) == clean


def test_what_would_go_can_be_shown_first():
    """Each character once."""
    assert removed_from_name("Ив1ан=ов1") == "1="


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("  Рыжова  Анна ", "Рыжова Анна"),
        ("Римский – Корсаков", "Римский-Корсаков"),
        ("И\u0306ошкин", "Йошкин"),
        ("<img src=x>", "<img src=x>"),
        ("O'Brien % _", "O'Brien % _"),
        ("O’Neill  (Smith)", "O’Neill (Smith)"),
        ("Jean-Luc 2", "Jean-Luc 2"),
        ("Иванов И.", "Иванов И."),
        ("Иванов -", "Иванов -"),
        ("Справа\u202eналево", "Справаналево"),
    ],
)
def test_a_tidy_name_keeps_every_sign(typed, tidy):
    """White space, dashes and composed letters are put right; what can be seen stays."""
    assert tidy_name(typed) == tidy


@given(st.text(max_size=40))
def test_tidying_loses_nothing_to_be_seen(text):
    """Letters, digits and signs are all there afterwards, and once is enough."""
    once = tidy_name(text)
    assert tidy_name(once) == once
    kept = [c for c in clean_text(text, 1000, one_line=True) if c.isalnum()]
    assert [c for c in once if c.isalnum()] == kept


@given(st.text(max_size=40))
def test_cleaning_a_clean_name_changes_nothing(text):
    """And no control character ever survives."""
    once = clean_name(text)
    assert clean_name(once) == once
    assert all(unicodedata.category(c) not in ("Cc", "Cs") for c in once)


@pytest.mark.parametrize(
    ("text", "found", "fixed"),
    [
        ("ИBАНОВ", [(1, "B", "В")], "ИВАНОВ"),
        ("CЕРГЕЙ", [(0, "C", "С")], "СЕРГЕЙ"),
        ("OЛЬГА", [(0, "O", "О")], "ОЛЬГА"),
        ("СMITH", [(0, "С", "C")], "CMITH"),
        ("Ивaнова", [(2, "a", "а")], "Иванова"),
        ("ИВАНОВ", [], "ИВАНОВ"),
        ("Иван IVANOV", [], "Иван IVANOV"),
    ],
)
def test_letters_of_the_other_script_are_shown(text, found, fixed):
    """With their place and the letter that should be there."""
    assert [(one.index, one.letter, one.should_be) for one in lookalikes(text)] == found
    assert without_lookalikes(text) == fixed


def test_a_word_wholly_of_twins_needs_the_field_s_script():
    """COBA in Latin letters looks like the Cyrillic name; only the field can tell."""
    assert lookalikes("HOCOB") == []
    assert [one.should_be for one in lookalikes("HOCOB", "cyrillic")] == list("НОСОВ")


@pytest.mark.parametrize(
    ("text", "name"),
    [("Иванов", "cyrillic"), ("Müller", "latin"), ("ИBАН", "mixed"), ("გიორგი", "other"), ("12 -", "")],
)
def test_scripts(text, name):
    """Of the letters only."""
    assert script(text) == name


@pytest.mark.parametrize(
    ("typed", "cased"),
    [
        ("ИВАНОВА-ПЕТРОВА", "Иванова-Петрова"),
        ("O'BRIEN", "O'Brien"),
        ("АЛИЕВ АЛИ ВАГИФ ОГЛЫ", "Алиев Али Вагиф оглы"),
        ("VAN DER BERG", "van der Berg"),
        ("von der leyen", "von der Leyen"),
        ("МАКДОНАЛЬД", "Макдональд"),
        ("McDonald", "McDonald"),
        ("СОЛОВ'ЙОВ", "Солов'йов"),
        ("ВАН", "Ван"),
        ("Д'АРТАНЬЯН", "Д'Артаньян"),
        ("", ""),
    ],
)
def test_capitals_become_a_name(typed, cased):
    """Hyphens, apostrophes and particles as they are usual."""
    assert name_case(typed) == cased


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("IVANOV/IVAN MR", ("IVANOV", "IVAN", "M", "adult")),
        ("IVANOVA/ANNA MRS", ("IVANOVA", "ANNA", "F", "adult")),
        ("IVANOVA MRS", ("IVANOVA", "", "F", "adult")),
        ("PETROV CHD", ("PETROV", "", "", "child")),
        ("IVANOV INF", ("IVANOV", "", "", "infant")),
        ("PETROV/IVAN MSTR", ("PETROV", "IVAN", "M", "child")),
        ("KIM/MINHO MR CHD 05MAY18", ("KIM", "MINHO", "M", "child")),
        ("IVANOV/IVANMR", ("IVANOV", "IVAN", "M", "adult")),
        ("MRAZ", ("MRAZ", "", "", "")),
        ("MSTISLAVSKII", ("MSTISLAVSKII", "", "", "")),
        ("MISSBACH", ("MISSBACH", "", "", "")),
        ("INFANTINO/ANNA MISS", ("INFANTINO", "ANNA", "F", "child")),
        ("CHDANOV", ("CHDANOV", "", "", "")),
        ("IVANOV IVAN", ("IVANOV", "IVAN", "", "")),
        ("AMR/AMR MR", ("AMR", "AMR", "M", "adult")),
        ("", ("", "", "", "")),
    ],
)
def test_airline_names_come_apart(text, parts):
    """Titles are words of their own, or glued to the given name after the slash."""
    assert tuple(split_surname_title(text))[:4] == parts


def test_an_airlines_birth_date_is_kept_apart():
    """It is no part of the name, but it is told."""
    assert split_surname_title("KIM/MINHO MR CHD 05MAY18").birth_date == "05MAY18"
    assert split_surname_title("IVANOV INF (03.04.2026)").birth_date == "03.04.2026"


def test_an_initial_is_no_title():
    """«Иванова М. А.» is nobody's sex, «Иванов М» is."""
    assert split_surname_title("Иванова М. А.")[:3] == ("Иванова", "М. А.", "")
    assert split_surname_title("Иванов М")[:3] == ("Иванов", "", "M")


@given(st.text("ABEKM /MRSCHDINF.-()12", max_size=20))
def test_any_airline_text_comes_apart(text):
    """Nothing raises, the sex is a known one."""
    assert split_surname_title(text).sex in ("M", "F", "")


@pytest.mark.parametrize(
    ("person", "short"),
    [
        (("Иванов", "Иван", "Петрович"), "Иванов И. П."),
        (("Дюма", "Анна-Мария", ""), "Дюма А.-М."),
        (("Алиев", "Али", "Вагиф оглы"), "Алиев А. В."),
        (("Ли", "", ""), "Ли"),
        (("", "Иван", ""), "И."),
    ],
)
def test_surname_and_initials(person, short):
    """As they stand in the title of a window."""
    assert initials(*person) == short
