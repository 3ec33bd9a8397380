"""T10: letters of the wrong script, signs that no name has, spaces; names that only look strange are left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.checks.names import name_findings
from models.checks.sentences import sentence


def codes(text: str, *, latin: bool = False) -> list[str]:
    return [one.code for one in name_findings("native_surname", text, latin=latin)]


@pytest.mark.parametrize(
    "name",
    (
        "О'Брайен;О’Брайен;Оʼбрайен;Римский-Корсаков;García Márquez;von der Leyen;О;Ян;Әлия;Қайрат;"
        "Ґудзь;Їжак;Ўладзімір;МАКДОНАЛЬД;д'Артаньян;Вагиф оглы;Żółć"
    ).split(";"),
)
def test_real_names_are_left_alone(name):
    """Apostrophes, hyphens, spaces, letters of other languages: nothing to say."""
    assert codes(name) == []


@pytest.mark.parametrize(
    ("text", "letter", "proposal"),
    [("ИBАНОВ", "B", "ИВАНОВ"), ("CЕРГЕЙ", "C", "СЕРГЕЙ"), ("OЛЬГА", "O", "ОЛЬГА")],
)
def test_a_latin_letter_in_a_russian_name(text, letter, proposal):
    """The letter is shown, and the pure name is proposed."""
    (found,) = name_findings("native_surname", text)
    assert (found.code, found.fact("letter"), found.proposals) == ("latin_lookalike", letter, (proposal,))


def test_a_cyrillic_letter_in_a_latin_name():
    """IVANОV with a Cyrillic О has one of its own."""
    (found,) = name_findings("latin_surname", "IVANОV", latin=True)
    assert (found.code, found.fact("letter"), found.proposals) == ("cyrillic_lookalike", "О", ("IVANOV",))


@pytest.mark.parametrize(
    ("text", "code", "proposal"),
    [
        ("Иванов ", "spaces_in_name", "Иванов"),
        ("Римский - Корсаков", "spaces_in_name", "Римский-Корсаков"),
        ("Римский –Корсаков", "dash_in_name", "Римский-Корсаков"),
        ("Римский\u2010Корсаков", "dash_in_name", "Римский-Корсаков"),
        ("Иван\u200bов", "untidy_name", "Иванов"),
        ("Ива\u200bнов–Ким", "untidy_name", "Иванов-Ким"),
        ("Иванов1", "digits_in_name", "Иванов"),
        ("Иванов*", "signs_in_name", "Иванов"),
    ],
)
def test_what_does_not_belong_goes_in_the_proposal(text, code, proposal):
    """Spaces at the end and around a hyphen, a dash, what cannot be seen, digits and signs."""
    found = name_findings("native_surname", text)
    assert (found[0].code, found[0].proposals) == (code, (proposal,))


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read(text):
    """Every finding has a sentence, and a proposal is never what stands there already."""
    for latin in (False, True):
        for found in name_findings("native_surname", text, latin=latin):
            assert sentence(found)
            assert text not in found.proposals
