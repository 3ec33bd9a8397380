"""One search key for a name in every spelling."""

from __future__ import annotations

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.folding import fold, fold_many, fold_prefix, fold_prefixes, fold_variants, sort_key
from textkit.sorting import sort_prefix
from textkit.transliteration import transliterate

SAME = """
Щербаков Shcherbakov Scherbakov Schtscherbakow SHCHERBAKOV Szczerbakow
Юлия Yulia Iuliia Julia Yuliya Iouliia
Иванов Ivanov Ivanoff Iwanow Ivanou
Фёдоров Федоров Fedorov Fyodorov Fiodorov Fjodorow
Ксения Xenia Kseniia Kseniya
Müller Mueller Muller MÜLLER
Подъячев Podieiachev Podiachev Podyachev
Объедков Obieedkov Obedkov Obyedkov
Цветков Tsvetkov Tcvetkov Cvetkov
Хмельницкий Khmelnitskii Khmelnitckii Khmelnitsky Khmelnitskiy Hmelnickij
Дмитрий Dmitrii Dmitriy Dmitry Dmitrij
Наталья Наталия Natalia Nataliia Natalya
Васильев Vasilev Vasilyev Vasiliev Vassiliev
Хрущёв Khrushchev Khrushchov Hrushchev
Чайковский Tchaikovsky Tschaikowski Chaikovskii Czajkowski
Евгений Yevgeniy Evgenii Jewgenij Ievgenii
Лукашевич Łukaszewicz Lukashevich Лукашэвіч
Шмидт Schmidt Shmidt
Шварц Schwarz Shvarts
Клеёнкина Kleyonkina Kleenkina
Йосипівка Yosypivka
О'Брайен О’Брайен Оʼбрайен О`Брайен
Римский-Корсаков RIMSKIIKORSAKOV Римский–Корсаков
Åkesson Akesson
Yılmaz YILMAZ Yilmaz
Șerban Serban
Қайрат Kairat Qairat
Айгүл Aigul
Ёлкин Е\u0308лкин Elkin Yolkin
""".strip().splitlines()


@pytest.mark.parametrize("spellings", SAME)
def test_spellings_of_one_name_have_one_key(spellings):
    """Whoever spells the name, and in whatever scheme, the key is the same."""
    assert len({fold(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize("pair", ["Шаров Саров", "Громов Хромов", "Жуков Зуков", "Иванов Иванова", "Ким Кем"])
def test_different_names_keep_different_keys(pair):
    """Letters that people tell apart by ear are not thrown together."""
    first, second = pair.split()
    assert fold(first) != fold(second)


def _rate(names, scheme):
    return sum(fold(name) == fold(transliterate(name, scheme)) for name in names) / len(names)


@pytest.mark.parametrize(
    ("scheme", "floor"),
    [("icao_9303", 0.999), ("gost_2006", 0.999), ("mvd_1997", 0.999), ("mvd_2000", 0.995)],
)
def test_latin_spellings_of_real_names_meet_the_cyrillic(cases, scheme, floor):
    """Of 8,000 given names and patronymics of Russia nearly all meet their own transliteration."""
    assert _rate(_names(cases), scheme) >= floor


def test_french_spellings_are_met_by_the_other_readings(cases):
    """The French way of the 1990s cannot have the same key (j, ou, ch), but other readings find it."""
    names = _names(cases)
    met = sum(fold(name) in fold_variants(transliterate(name, "mvd_1997_fr")) for name in names)
    assert met / len(names) >= 0.95


def _names(cases):
    with (cases / "names/russiannames_top_by_gender.tsv").open(encoding="utf-8") as lines:
        return [row["name"] for row in csv.DictReader(lines, delimiter="\t")]


def test_published_transliterations_meet_the_cyrillic(cases):
    """Published vectors, word by word: all of the Russian schemes but the French щ; the Ukrainian г is
    another reading.
    """
    met = {True: 0, False: 0}
    with (cases / "translit/vectors.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            for native, latin in zip(row["source"].split(), row["expected"].split(), strict=True):
                keys = {fold(native)} if "kmu" not in row["scheme"] else set(fold_variants(native))
                met[bool(keys & set(fold_variants(latin)))] += 1
    assert met[True] / sum(met.values()) >= 0.98


def test_no_beginning_of_any_spelling_loses_the_name(cases):
    """While a name is being typed, in either script and any scheme, its key always begins with what is
    certain.
    """
    for name in _names(cases)[::23]:
        for scheme in ("icao_9303", "mvd_1997", "mvd_2000", "gost_2006"):
            spelling = transliterate(name, scheme)
            for typed in (spelling, name):
                key = fold(typed)
                lost = [
                    typed[:end]
                    for end in range(1, len(typed) + 1)
                    if not key.startswith(fold_prefix(typed[:end]))
                ]
                assert lost == []


@pytest.mark.parametrize("line", SAME)
def test_no_beginning_of_known_spellings_loses_the_name(line):
    """The hard spellings too: a half typed digraph never hides the person."""
    for spelling in line.split():
        for end in range(1, len(spelling) + 1):
            assert fold(spelling).startswith(fold_prefix(spelling[:end]))


@given(st.text("abcdefghijklmnoprstuvwyzщжшчцюяёеиоакх'- ", max_size=12), st.integers(0, 12))
def test_a_prefix_of_any_text_never_loses_it(text, end):
    """The same for text that no name ever was."""
    assert fold(text).startswith(fold_prefix(text[:end]))


@pytest.mark.parametrize(
    ("typed", "prefix"), [("ш", "sh"), ("ив", "iv"), ("Иван", "ivan"), ("s", "s"), ("k", "k"), ("т", "t")]
)
def test_a_prefix_keeps_what_is_certain(typed, prefix):
    """It is never shorter than it must be: the first letter alone narrows already."""
    assert fold_prefix(typed) == prefix


def test_prefixes_know_the_other_reading_of_h():
    """A Ukrainian passport writes г as H; the search may look under both."""
    assert fold_prefixes("Harash") == ("kharash", "garash")
    assert fold("Гаращенко") in fold_variants("Harashchenko")
    assert fold("Harashchenko") in fold_variants("Гаращенко")


@given(st.text(max_size=40))
def test_a_key_holds_letters_and_digits_only(text):
    """Of Latin and Cyrillic only a-z and digits are left; other scripts keep their letters, in lower case."""
    key = fold(text)
    assert all(c.isalnum() and (c.isascii() or not re.match(r"[\u0400-\u04ffA-ZÀ-ſ]", c)) for c in key)
    assert key == key.casefold()


def test_other_scripts_keep_their_letters():
    """Georgian and Chinese names are found by themselves."""
    assert (fold("გიორგი"), fold("李 小龍")) == ("გიორგი", "李小龍")


def test_many_are_folded_alike():
    """fold_many is fold for each."""
    assert fold_many(["Юлия", "Yulia"]) == [fold("Юлия")] * 2


def test_lists_are_alphabetical_in_both_scripts():
    """Cyrillic order with ё beside е, then Latin, then the rest, by bytes alone."""
    names = [
        "Müller",
        "Жуков",
        "Smith",
        "Ёлкин",
        "Егоров",
        "李",
        "Елкина",
        "Łoś",
        "Гаврилов",
        "Ґава",
        "Їжак",
        "Яров",
        "Lot",
    ]
    ordered = [
        "Гаврилов",
        "Ґава",
        "Егоров",
        "Ёлкин",
        "Елкина",
        "Жуков",
        "Їжак",
        "Яров",
        "Łoś",
        "Lot",
        "Müller",
        "Smith",
        "李",
    ]
    assert sorted(names, key=lambda name: sort_key(name).encode()) == ordered


def test_a_short_surname_stands_before_a_longer_one():
    """Surname first, then given name, then patronymic; the end of a field is smaller than any letter."""
    people = [
        ("Иванова", "Анна", ""),
        ("Иванов", "Яков", ""),
        ("Иванов", "Пётр", "Ильич"),
        ("Иванов", "Пётр", ""),
    ]
    assert sorted(people, key=lambda person: sort_key(*person)) == [
        people[3],
        people[2],
        people[1],
        people[0],
    ]


@given(st.text(max_size=20), st.text(max_size=20))
def test_sort_keys_are_printable_and_begin_with_their_prefix(surname, given_name):
    """No control character gets into a database, and a typed beginning finds its range."""
    key = sort_key(surname, given_name)
    assert all(c >= " " for c in key)
    assert sort_key(surname, given_name).startswith(sort_prefix(surname))
