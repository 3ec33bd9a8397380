"""Dictionaries as files: what is written is read back, what is no dictionary is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.term_files import BadTermFile, terms_from_file
from models.dictionary import Term, shipped_terms
from paperwork.term_files import FORMATS, write_terms

TERMS = [
    Term({("ru", "M"): "учитель", ("ru", "F"): "учительница", ("en", ""): "teacher"}, "occupation"),
    Term(
        {("ru", ""): 'ООО "Ромашка & Ко"', ("en", ""): "Romashka <Ltd>", ("de", ""): "=GmbH"}, "work", "a; b"
    ),
]


@pytest.mark.parametrize("ending", FORMATS)
def test_what_is_written_is_read_back(tmp_path, ending):
    """Sexes, notes, other languages, signs of markup and of formulas."""
    path = tmp_path / f"terms{ending}"
    write_terms(TERMS, path)
    assert terms_from_file(path) == TERMS


@pytest.mark.parametrize("ending", FORMATS)
def test_the_shipped_dictionary_comes_back(tmp_path, ending):
    """All of it, as texts."""
    path = tmp_path / f"terms{ending}"
    write_terms(shipped_terms(), path)
    assert [one.texts for one in terms_from_file(path)] == [one.texts for one in shipped_terms()]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16"])
def test_other_encodings_are_recognised(tmp_path, encoding):
    """A file of Excel in Russia."""
    path = tmp_path / "terms.csv"
    path.write_bytes("ru;en\nврач;doctor\nучитель;teacher\nмедицинская сестра;nurse\n".encode(encoding))
    assert [one.text("ru") for one in terms_from_file(path)] == ["врач", "учитель", "медицинская сестра"]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.csv", "Фамилия,Имя\nКим,Ли\n", "a.csv, line 1: columns of two languages"),
        ("a.csv", "ru,en,цена\nврач,doctor,5\n", "line 1: these columns mean nothing here: цена"),
        ("a.csv", "ru,en\nврач,doctor\nтокарь,turner\nВрач.,physician\n", "line 4: “Врач.” stands in line 2"),
        ("a.csv", "ru,en,note\nврач,doctor,\n,,nothing\n", "line 3: there is no text"),
        ("a.csv", f"ru,en\n{'я' * 501},x\n", "line 2: a text is longer than 500"),
        ("a.csv", "", "a.csv: "),
        ("a.tmx", "<tmx><body><tu>", "a.tmx, line 1: this is not TMX"),
        ("a.tmx", "<html/>", "a.tmx: this is not TMX"),
        ("a.tmx", '<!DOCTYPE x [<!ENTITY a "b">]><tmx/>', "entities are not allowed"),
        ("a.tmx", "<tmx><body><tu><tuv xml:lang='ru'><seg/></tuv></tu></body></tmx>", "line 1: there is no text"),
    ],
)  # fmt: skip
def test_what_is_no_dictionary_is_refused_with_its_line(tmp_path, name, text, reason):
    """Wrong columns, doubles, nothing in a row, something else altogether."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadTermFile) as refused:
        terms_from_file(path)
    assert reason in str(refused.value)


TEXT = st.text(alphabet="абвё АБ<&>\"'=;,xé", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(
    lambda text: text.strip(" .,;:!\"'=")
)  # fmt: skip


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(TEXT, TEXT, min_size=1, max_size=6))
def test_any_terms_come_back_by_tmx(tmp_path, pairs):
    """Whatever signs they have."""
    from textkit.terms import term_key

    unique = {term_key(ru): (ru, en) for ru, en in pairs.items()}
    terms = [Term({("ru", ""): ru, ("en", ""): en}) for ru, en in unique.values()]
    path = Path(tmp_path) / "terms.tmx"
    write_terms(terms, path)
    assert terms_from_file(path) == terms
