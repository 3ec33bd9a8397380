"""Names that are known as wholes: frequent ones that Latin letters spoil, and those of resources.

The lists are read when the first name is asked for, and kept.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from resources import read_text
from textkit.folding import fold
from textkit.transliteration import transliterate

# Names whose Latin spelling has lost what Cyrillic needs (soft and hard signs, ё, й, щ, э, я after a
# consonant).
_NAMES = """
Наталья Татьяна Ольга Юлия Дарья Илья Игорь Любовь Мария София Марья Софья Зинаида Пётр Фёдор Артём Семён
Алёна Анатолий Василий Григорий Геннадий Юрий Евгений Дмитрий Валерий Виталий Аркадий Савелий Николай Андрей
Алексей Сергей Матвей Тимофей Елисей Эдуард Эльвира Элина Эмма Эмиль Эльдар Эльмира Эмилия Эрик Эля Инесса
Раиса Майя Зоя Яна Анна Инна Жанна Алла Римма Кирилл Филипп Эмма Савва Ксения Мария Виктория Валерия Евгения
Анастасия Лилия Лидия София Эвелина Марья Кристина Екатерина Елена Светлана Людмила Галина Марина Александра
Надежда Валентина Полина Вера Алиса Елизавета Оксана Алина Лариса Тамара Нина Вероника Маргарита Диана
Карина Варвара Ульяна Арина Кира Василиса Гульнара Айгуль Гузель Рамиль Камиль Шамиль Наиль Равиль Исмаил
Даниил Михаил Гавриил Самуил Рафаэль Даниэль Мишель Николь Лейла Зульфия Альбина Альберт Альфия Олег Роман
Денис Антон Виктор Константин Никита Егор Станислав Глеб Ярослав Руслан Тимур Лев Арсений Вячеслав Леонид
Захар Марк Ринат Артур Максим Иван Владимир Павел Борис Анисья Прасковья Степан Макар Родион Герман Всеволод
Игнатий Иннокентий Терентий Афанасий Георгий Евдокия Пелагея Фёкла Матрёна Агафья Устинья Аксинья Авдотья
Наталия Алексеевич Сергеевич Дмитриевич Юрьевич Васильевич Григорьевич Анатольевич Евгеньевич Валерьевич
Витальевич Геннадьевич Игоревич Юрьевна Васильевна Григорьевна Анатольевна Евгеньевна Валерьевна Витальевна
Геннадьевна Сергеевна Игоревна Фёдорович Фёдоровна Петрович Семёнович Семёновна Ильич Ильинична Игнатьевич
Игнатьевна
"""
_SURNAMES = """
Фёдоров Соловьёв Воробьёв Королёв Киселёв Ковалёв Семёнов Чернышёв Пономарёв Журавлёв Грачёв Аксёнов
Муравьёв Карасёв Селезнёв Горбачёв Шмелёв Ткачёв Золотарёв Нефёдов Хрущёв Щербаков Овчинников Васильев
Григорьев Кузьмин Савельев Афанасьев Игнатьев Леонтьев Дементьев Терентьев Прокофьев Арсеньев Анатольев
Геннадьев Зиновьев Лукьянов Емельянов Мальцев Горькин Большаков Никольский Завьялов Дьяконов Ульянов
Касьянов Демьянов Третьяков Фатьянов Мельников Тюльпанов Вольнов Кондратьев Юрьев Ильин Ильинский Захарьин
Пашутин Тимофеев Алексеев Андреев Матвеев Сергеев Агеев Фадеев Авдеев Макеев Елисеев Евсеев Корнеев Дорофеев
Федосеев Еремеев Мокеев Гордеев Патрикеев Щукин Щеглов Щедрин Съедин Подъячев Объедков Разъездной Царёв Ежов
Эйдельман Эрнст Эпштейн Гоголь Соболь Кобзарь Пономарь Рубель Коваль Москаль Король Король Шульц Шмидт
Гольдберг Вайсман Кравец Швец Петренко Коваленко Бондаренко Васильченко Михальченко Мельниченко Мельник
Савченко Федорченко Харченко Ковальчук Кравчук Полищук Ткачук Шевчук Мельничук Зайцев Кузнецов Цветков
Воронцов Скворцов Кудрявцев Румянцев Мещеряков Плющенко Щепкин Хмельницкий Белоусов Соловьёва Рыжов Рыбаков
Быков Крылов Малышев Крылов Сысоев Воробей Соловей Достоевский Чайковский Майский Зубрицкий Вяземский
Аксаков Афанасенко Гребенщиков Барщевский Йошкин Бойко Майборода Зайченко Чуйков Чуйкин Крайнов Калмыков
Артемьев Астафьев Лаврентьев Мануйлов Филатьев Пантелеев
"""

_KINDS = {"first": "given_name", "last": "surname", "middle": "patronymic"}


class KnownName(NamedTuple):
    """``kind``: given_name, surname, patronymic; ``sex``: M, F or "" for both or unknown."""

    name: str
    kind: str
    sex: str = ""


def known_by_spelling(latin: str, language: str, schemes: tuple[str, ...]) -> list[KnownName]:
    """Names of the language (ru, uk) whose transliteration by one of the schemes is the Latin word (A-Z)."""
    found: dict[KnownName, None] = {}
    for scheme in schemes:
        found.update(dict.fromkeys(_by_spelling(language, scheme).get(latin, ())))
    return list(found)


def known_by_sound(latin: str, language: str) -> list[KnownName]:
    """Names of the language that fold() takes for the Latin word: Юлия for JULIA."""
    return list(_by_sound(language).get(fold(latin), ()))


@lru_cache(32)
def _by_spelling(language: str, scheme: str) -> dict[str, list[KnownName]]:
    found: dict[str, list[KnownName]] = {}
    for known in _names(language):
        found.setdefault(transliterate(known.name, scheme), []).append(known)
    return found


@lru_cache(4)
def _by_sound(language: str) -> dict[str, list[KnownName]]:
    found: dict[str, list[KnownName]] = {}
    for known in _names(language):
        found.setdefault(fold(known.name), []).append(known)
    return found


@lru_cache(4)
def _names(language: str) -> tuple[KnownName, ...]:
    """Each once; those that are written here come first."""
    names = [*_of_here(), *_of_resources(language)] if language == "ru" else [*_of_resources(language)]
    return tuple(dict.fromkeys(names))


def _of_here() -> Iterator[KnownName]:
    for name in _NAMES.split():
        patronymic = name.endswith(("вич", "вна", "чна", "льич"))
        yield KnownName(name, "patronymic" if patronymic else "given_name")
    for name in _SURNAMES.split():
        yield KnownName(name, "surname", "M" if name.endswith(_MASCULINE) else "")
        if name.endswith(("ов", "ев", "ёв", "ин")):
            yield KnownName(name + "а", "surname", "F")
        elif name.endswith(("ский", "цкий")):
            yield KnownName(name[:-2] + "ая", "surname", "F")


_MASCULINE = ("ов", "ев", "ёв", "ин", "кий", "ной")


def _of_resources(language: str) -> Iterator[KnownName]:
    rows = csv.DictReader(read_text("names/names.tsv").splitlines(), delimiter="\t")
    for row in rows:
        if row["language"] == language:
            yield KnownName(row["name"], _KINDS[row["kind"]], row["gender"].replace("U", ""))
