"""Latin letters of passports, and the way back."""

from __future__ import annotations

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.native import to_native
from textkit.transliteration import SCHEMES, scheme_for, transliterate

OURS = {
    "gost_52535": "gost_2006",
    "icao_doc_9303": "icao_9303",
    "mvd_310": "mvd_1997",
    "mvd_310_fr": "mvd_1997_fr",
    "mvd_782": "mvd_2000",
    "ua_kmu_55": "kmu_55",
    "ua_kmu_55_lib_specific": "kmu_55",
}


def test_every_published_vector_comes_out(cases):
    """Capitals, hyphens and spaces as published; apostrophes and commas do not exist in a passport."""
    with (cases / "translit/vectors.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    wrong = [
        (row["scheme"], row["source"])
        for row in rows
        if transliterate(row["source"], OURS[row["scheme"]])
        != re.sub("[^A-Z -]", "", row["expected"].upper())
    ]
    assert rows
    assert wrong == []


@pytest.mark.parametrize(
    ("native", "scheme", "latin"),
    [
        ("Подъячев", "icao_9303", "PODIEIACHEV"),
        ("Подъячев", "gost_2006", "PODIACHEV"),
        ("Хмельницкий", "gost_2006", "KHMELNITCKII"),
        ("Васильев", "mvd_1997", "VASILYEV"),
        ("Згурський Ґава", "kmu_55", "ZGHURSKYI GAVA"),
        ("Їжакевич-Єнко", "kmu_55", "YIZHAKEVYCH-YENKO"),
        ("Лукашэвіч Аляксандр", "belarus", "LUKASHEVICH ALIAKSANDR"),
        ("Яўген", "belarus", "YAUHEN"),
        ("Марыя Юлія", "belarus", "MARYIA YULIYA"),
        ("Қайрат Айгүл", "kazakhstan", "KAIRAT AIGUL"),
        ("Щерев Димитър", "bulgaria", "SHTEREV DIMITAR"),
        ("София", "bulgaria", "SOFIA"),
        ("Müller", "icao_9303", "MUELLER"),
        ("O'Connor", "icao_9303", "OCONNOR"),
        ("Nguyễn Thị", "icao_9303", "NGUYEN THI"),
        ("Ґава Їжак Єва", "icao_9303", "GAVA IZHAK IEVA"),
        ("Римский – Корсаков", "icao_9303", "RIMSKII-KORSAKOV"),
        ("გიორგი", "icao_9303", "GIORGI"),
        ("И\u0306ошкин", "icao_9303", "IOSHKIN"),
    ],
)
def test_rules_of_each_state(native, scheme, latin):
    """What the rules of the state that issues the passport make of a name."""
    assert transliterate(native, scheme) == latin


@pytest.mark.parametrize("scheme", SCHEMES)
@given(text=st.text(max_size=30))
def test_a_passport_knows_capitals_space_and_hyphen_only(scheme, text):
    """Nothing else ever comes out, whatever goes in."""
    assert re.fullmatch(r"([A-Z]+([ -][A-Z]+)*)?", transliterate(text, scheme))


@pytest.mark.parametrize(
    ("state", "scheme"), [("RU", "icao_9303"), ("ua", "kmu_55"), ("BY", "belarus"), ("", "icao_9303")]
)
def test_the_citizenship_chooses_the_scheme(state, scheme):
    """Unknown states get ICAO's own table."""
    assert scheme_for(state) == scheme


@pytest.mark.parametrize(
    ("latin", "native"),
    [
        ("SHCHERBAKOVA-PETROVA", "Щербакова-Петрова"),
        ("TCVETKOV", "Цветков"),
        ("VASILEV", "Васильев"),
        ("Vasilyev", "Васильев"),
        ("IULIIA", "Юлия"),
        ("Julia", "Юлия"),
        ("MARIIA", "Мария"),
        ("SOFIIA", "София"),
        ("SOFIA", "Софья"),
        ("KHMELNITSKII", "Хмельницкий"),
        ("BELYI", "Белый"),
        ("TSOI", "Цой"),
        ("Zaytsev", "Зайцев"),
        ("RYZHOVA", "Рыжова"),
        ("TOLSTAIA", "Толстая"),
        ("Щукин", "Щукин"),
        ("", ""),
    ],
)
def test_latin_goes_back_to_cyrillic(latin, native):
    """Frequent names as a whole, the rest letter by letter."""
    assert to_native(latin) == native


def test_most_frequent_names_come_back(cases):
    """Of the 300 most frequent given names and patronymics of each kind at least 90 % survive there and
    back.
    """
    with (cases / "names/russiannames_top_by_gender.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    names = [row["name"] for row in sorted(rows, key=lambda row: -int(row["count"]))[:300]]
    back = sum(to_native(transliterate(name)).replace("ё", "е") == name.replace("ё", "е") for name in names)
    assert back / len(names) >= 0.9


@given(st.text(max_size=30))
def test_the_way_back_never_fails(text):
    """Any text gives some proposal."""
    assert isinstance(to_native(text), str)
