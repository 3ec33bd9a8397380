"""Families: one surname in its forms, and passports that spell it two ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.surnames import as_in_old_passport, same_surname, spelled_differently
from textkit.transliteration import transliterate

SAME = [
    ("Иванов", "Иванова"),
    ("Соловьёв", "Соловьева"),
    ("Ильин", "Ильина"),
    ("Птицын", "Птицына"),
    ("Хмельницкий", "Хмельницкая"),
    ("Достоевский", "Достоевская"),
    ("Трубецкой", "Трубецкая"),
    ("Толстой", "Толстая"),
    ("Белый", "Белая"),
    ("Верхний", "Верхняя"),
    ("Шевченко", "Шевченко"),
    ("Черных", "Черных"),
    ("Цой", "Цой"),
    ("Ткачук", "Ткачук"),
    ("Згурський", "Згурська"),
    ("Білий", "Біла"),
    ("Кавалёў", "Кавалёва"),
    ("Лукашоў", "Лукашова"),
    ("Римский-Корсаков", "Римская-Корсакова"),
    ("Знам'янський", "Знам’янська"),
    ("ИВАНОВ", "Иванова"),
]
OTHER = [
    ("Иванов", "Ивановский"),
    ("Иванов", "Ивашова"),
    ("Петров", "Петренко"),
    ("Толстой", "Толстова"),
    ("Ковалёв", "Коваленко"),
    ("Цой", "Цаева"),
    ("Иванов", "Иванова-Петрова"),
    ("Ли", "Лия"),
    ("", "Иванова"),
    ("", ""),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_forms_of_one_surname(one, other):
    """A man's and a woman's form, either way round; indeclinable ones are equal."""
    assert same_surname(one, other)
    assert same_surname(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_surnames(one, other):
    """What only begins alike is another family."""
    assert not same_surname(one, other)


SCHEMES = ("icao_9303", "gost_2006", "mvd_1997", "mvd_1997_fr", "kmu_55", "belarus", "kazakhstan")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_one_scheme_is_one_way(scheme):
    """Whatever the scheme and the forms: a family written by one rule is not told."""
    people = [(name, transliterate(name, scheme)) for pair in SAME for name in pair]
    assert spelled_differently(people) == []


@pytest.mark.parametrize(
    ("native", "latin"),
    [
        (("Иванов", "Иванова"), ("IVANOV", "IVANOVA")),
        (("Хмельницкий", "Хмельницкая"), ("KHMELNITSKY", "KHMELNITSKAIA")),
        (("Хмельницкий", "Хмельницкая"), ("KHMELNITSKY", "KHMELNITSKAYA")),
        (("Чайковский", "Чайковская"), ("TCHAIKOVSKY", "TCHAIKOVSKAYA")),
        (("Шмидт", "Шмидт"), ("SCHMIDT", "Schmidt")),
        (("Римский-Корсаков", "Римская-Корсакова"), ("RIMSKII KORSAKOV", "RIMSKAIA-KORSAKOVA")),
        (("Соловьёв", "Соловьева"), ("SOLOVEV", "SOLOVEVA")),
        (("Васин", "Васина"), ("VASINE", "VASINA")),
        (("Юрьев", "Петрова"), ("YURYEV", "PETROVA")),
        (("Юрьев", "Юрьева"), ("YURYEV", "")),
        (("", ""), ("YURYEV", "IUREVA")),
    ],
)
def test_no_alarm(native, latin):
    """The same way of writing, other families, and names of which one half is not known."""
    assert spelled_differently(list(zip(native, latin, strict=True))) == []


@pytest.mark.parametrize(
    ("native", "latin"),
    [
        (("Юрьев", "Юрьева"), ("YURIEV", "IURIEVA")),
        (("Юрьев", "Юрьева"), ("YURYEV", "IUREVA")),
        (("Цветков", "Цветкова"), ("TCVETKOV", "TSVETKOVA")),
        (("Щербаков", "Щербакова"), ("SHCHERBAKOV", "SCHERBAKOVA")),
        (("Подъячев", "Подъячева"), ("PODIACHEV", "PODIEIACHEVA")),
        (("Хмельницкий", "Хмельницкая"), ("KHMELNITSKIY", "KHMELNITSKAIA")),
        (("Шевченко", "Шевченко"), ("SHEVCHENKO", "CHEVTCHENKO")),
        (("Соловьёв", "Соловьева"), ("SOLOVYEV", "SOLOVEVA")),
        (("Касымов", "Касымова"), ("KASYMOV", "KASSYMOVA")),
        (("Гаращенко", "Гаращенко"), ("HARASHCHENKO", "GARASHCHENKO")),
    ],
)
def test_two_ways_are_told(native, latin):
    """Places of both people and their spellings."""
    (found,) = spelled_differently(list(zip(native, latin, strict=True)))
    assert found == (0, 1, *latin)


def test_everybody_is_told_once_beside_the_first_of_the_family():
    """Strangers between them do not matter, and who is written as the first one is not told."""
    people = [
        ("Цветков", "TSVETKOV"),
        ("Иванов", "IVANOV"),
        ("Цветкова", "TCVETKOVA"),
        ("Цветкова", "TSVETKOVA"),
        ("Цветков", "TCVETKOV"),
    ]
    assert [(one.first, one.second) for one in spelled_differently(people)] == [(0, 2), (0, 4)]


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12)), max_size=6))
def test_no_text_fails(people):
    """Whatever stands in the fields; nobody is told twice."""
    seconds = [one.second for one in spelled_differently(people)]
    assert len(set(seconds)) == len(seconds)


@pytest.mark.parametrize(
    ("native", "old_native", "old_latin", "latin"),
    [
        ("Хмельницкая", "Хмельницкий", "KHMELNITSKY", "KHMELNITSKAYA"),
        ("Хмельницкая", "Хмельницкий", "KHMELNITSKIY", "KHMELNITSKAYA"),
        ("Хмельницкая", "Хмельницкий", "KHMELNITCKII", "KHMELNITCKAIA"),
        ("Хмельницкий", "Хмельницкий", "KHMELNITSKY", "KHMELNITSKY"),
        ("Иванов", "Иванова", "IVANOVA", "IVANOV"),
        ("Юрьева", "Юрьев", "YURIEV", "YURIEVA"),
        ("Юлия", "Юлия", "Yulia", "YULIA"),
        ("Семёнов", "Семенов", "SEMYONOV", "SEMYONOV"),
        ("Шмидт", "Шмидт", "SCHMIDT", "SCHMIDT"),
        ("Иванов", "Петров", "PETROV", ""),
        ("Иванова", "Иванов", "IVANOFF", ""),
        ("Иванов", "Иванов", "", ""),
    ],
)
def test_as_in_the_old_passport(native, old_native, old_latin, latin):
    """The old spelling, or the other form of the name written in the same way; no guess where none fits."""
    assert as_in_old_passport(native, old_native, old_latin) == latin


@pytest.mark.parametrize("scheme", SCHEMES[:4])
@pytest.mark.parametrize("pair", SAME[:8])
def test_the_old_way_is_the_old_scheme(scheme, pair):
    """A spelling by a scheme goes over to the other form by a scheme that both follow."""
    man, woman = pair
    proposed = as_in_old_passport(woman, man, transliterate(man, scheme))
    assert spelled_differently([(man, transliterate(man, scheme)), (woman, proposed)]) == []
