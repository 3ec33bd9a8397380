"""Names read in the wrong encoding are recognised, and real names never are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources import read_text
from textkit.mojibake import without_mojibake

SPOILED = [
    ("latin-1", "cp1251"),
    ("cp1251", "utf-8"),
    ("cp1251", "cp866"),
    ("cp1251", "koi8-r"),
    ("cp866", "cp1251"),
]


@pytest.mark.parametrize(
    ("spoiled", "name"),
    [
        ("Èâàíîâ", "Иванов"),
        ("РџРµС‚СЂРѕРІ", "Петров"),
        ("ЏҐва®ў", "Петров"),
        ("рЕФТПЧ", "Петров"),
        ("Ð˜Ð²Ð°Ð½Ð¾Ð²", "Иванов"),
        ("MÃ¼ller", "Müller"),
        ("ÙÅÐÁÀÊÎÂÀ", "ЩЕРБАКОВА"),
    ],
)
def test_spoiled_names_are_put_right(spoiled, name):
    """Whichever of the usual confusions it was."""
    assert without_mojibake(spoiled) == name


@pytest.mark.parametrize(("read_as", "written_as"), SPOILED)
@pytest.mark.parametrize("name", ["Щербакова", "Римский-Корсаков", "Анна Мария", "Юлия", "Ким"])
def test_every_confusion_both_ways(name, read_as, written_as):
    """What can be read back is read back."""
    try:
        spoiled = name.encode(written_as).decode(read_as)
    except UnicodeError:
        pytest.skip("this name cannot be confused that way")
    if spoiled.encode(read_as).decode(written_as) != name:
        pytest.skip("letters are lost on the way")
    assert without_mojibake(spoiled) in (name, "")
    assert without_mojibake(spoiled) == name or len(name) <= 4


@pytest.mark.parametrize(
    "name",
    ["Müller", "Łuk", "Çağlar", "Éluard", "Žižek", "Нурсұлтан", "Қайрат", "Ґалина", "Їжак", "О’Брайен", "Đorđe",
     "Ñúñez", "Øyvind", "Þór", "Åse", "Ömer", "Ö", "Üü", "Љубица", "Ђорђе", "Ј", "McDonald", "иванов", "ИВАНОВ"],
)  # fmt: skip
def test_real_names_are_left_alone(name):
    """Accents, Kazakh, Serbian and Ukrainian letters belong into names."""
    assert without_mojibake(name) in ("",)


def test_no_name_of_the_sample_is_taken_for_it():
    """Thousands of real names of both scripts."""
    names = {cell for line in read_text("names/names.tsv").splitlines() for cell in line.split("\t")}
    assert [name for name in names if without_mojibake(name)] == []


@given(st.text(max_size=30))
def test_any_text(text):
    """Nothing is raised; what comes out is another text or none."""
    assert without_mojibake(text) != text or not text
