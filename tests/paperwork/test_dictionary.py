"""Looking terms up: by sex, in parts, from any language, near ones."""

from __future__ import annotations

import pytest

from models.dictionary import Term
from paperwork.dictionary import Dictionary

TEACHER = Term(
    {("ru", "M"): "учитель", ("ru", "F"): "учительница", ("en", ""): "teacher",
     ("fr", "M"): "enseignant", ("fr", "F"): "enseignante"}
)  # fmt: skip
DOCTOR = Term({("ru", ""): "врач", ("en", ""): "doctor", ("fr", ""): "médecin"}, "occupation", "кроме зубных")


@pytest.fixture
def book() -> Dictionary:
    return Dictionary([TEACHER, DOCTOR])


@pytest.mark.parametrize(
    ("text", "language", "sex", "translated"),
    [
        ("Учитель.", "en", "F", "teacher"),
        ("учитель", "fr", "F", "enseignante"),
        ("учительница", "fr", "M", "enseignant"),
        ("учитель", "fr", "", "enseignant"),
        ("teacher", "fr", "F", "enseignante"),
        ("врач, учитель", "en", "", "doctor, teacher"),
        ("врач; 2", "fr", "", "médecin, 2"),
        ("врач, Škoda", "en", "", "doctor, Škoda"),
        ("врач, космонавт", "en", "", ""),
        ("космонавт", "en", "", ""),
        ("врач", "de", "", ""),
        ("", "en", "", ""),
        (",", "en", "", ""),
    ],
)
def test_translate(book, text, language, sex, translated):
    """The person's sex chooses between two translations; a part that is not known leaves the whole untranslated."""
    assert book.translate(text, language, sex) == translated


def test_near_terms_are_offered(book):
    """A typing error finds its term, something else finds nothing."""
    assert book.near("учитиль") == [TEACHER]
    assert book.near("ъъъъ") == []


def test_search_in_any_language_and_the_note(book):
    """All words have to be there."""
    assert book.search("enseign") == [TEACHER]
    assert book.search("зубных врач") == [DOCTOR]
    assert book.search("", "occupation") == [DOCTOR]
    assert book.search("doctor teacher") == []


@pytest.mark.parametrize(
    ("text", "language", "unknown"),
    [
        ("космонавт", "en", ["космонавт"]),
        ("врач, космонавт;  Лётчик ", "en", ["космонавт", "Лётчик"]),
        ("врач, Škoda, 2, космонавт", "en", ["космонавт"]),
        ("врач, учитель", "en", []),
        ("врач, учитель", "de", ["врач", "учитель"]),
    ],
)
def test_of_several_parts_only_the_unknown_are_told(book, text, language, unknown):
    """What is known and what is in the form's letters already needs no translation."""
    assert book.unknown_parts(text, language) == unknown


def test_the_offices_dictionary_follows_its_changes(sqlite_database):
    """It is kept while nobody changes a term, and read again after."""
    from models.dictionary import save_term
    from paperwork.dictionary import current_dictionary

    first = current_dictionary()
    assert current_dictionary() is first
    save_term(Term({("ru", ""): "звездолётчик", ("en", ""): "pilot"}))
    assert current_dictionary().translate("звездолётчик", "en") == "pilot"
