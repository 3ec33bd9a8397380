"""Latin names back to Cyrillic: a best proposal, from known names first and from letters otherwise."""

from __future__ import annotations

import re
from functools import lru_cache

from textkit.folding import fold
from textkit.names import name_case

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

_LETTERS = {
    "shch": "щ",
    "sch": "щ",
    "zh": "ж",
    "kh": "х",
    "ts": "ц",
    "tc": "ц",
    "tz": "ц",
    "ch": "ч",
    "sh": "ш",
    "iu": "ю",
    "yu": "ю",
    "ju": "ю",
    "ia": "я",
    "ya": "я",
    "ja": "я",
    "yo": "ё",
    "jo": "ё",
    "ye": "е",
    "je": "е",
    "iia": "ия",
    "iya": "ия",
    "ija": "ия",
    "iiu": "ию",
    "iyu": "ию",
    "ii": "ий",
    "iy": "ий",
    "ij": "ий",
    "yi": "ый",
    "yy": "ый",
    "ph": "ф",
    "ck": "к",
    "x": "кс",
    "w": "в",
    "q": "к",
    "h": "х",
    "c": "к",
    "j": "й",
    "y": "ы",
    **dict(zip("abvgdezijklmnoprstuf", "абвгдезийклмнопрстуф", strict=True)),
}
_CONTEXT = re.compile(
    r"shch|sch|[zkscp]h|t[sczh]|ck|iia|iya|ija|iiu|iyu"
    r"|(?<=[aeiouy])[iyj](?=[^aeiouy]|$)|i[iyj]$|y[iy]$|ii|[iyj][ua]|[yj][oe]|."
)
_VOWEL_BEFORE = "aeiouy"
_ENDINGS = (
    (re.compile(r"(?<=[сцк])ки$"), "кий"),
    (re.compile(r"(?<=[сц])кы$"), "кий"),
    (re.compile(r"(?<=[лнсдзтрмпвбф])ыев"), "ьев"),
    (re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])йе"), "ье"),
    (re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])ы(?=[её])"), "ь"),
    (re.compile(r"(?<=[гкхжчшщ])ы"), "и"),
    (re.compile(r"^е(?=[нмл][аеиуы]|ль[^еяюи]|рн|йд|пш)"), "э"),
    (re.compile(r"(?<=о)фф$"), "в"),
    (re.compile(r"(?<=[ое])ф$(?<!офф)"), "в"),
    (re.compile(r"^е(?=л[бгдзмнсфхцчвк]|д[имгу]|рик|лл)"), "э"),
    (re.compile(r"(?<=^[эиоау])л(?=[бгдзмнсфхцч])|(?<=^гу)л(?=[бгдзмнсфхцчжш])"), "ль"),
    (re.compile(r"(?<=а)й(?=[лрдк]$)"), "и"),
    (re.compile(r"л(?=ск|ц)|(?<=[аеио])л(?=н[аиеоы])"), "ль"),
)


def _known_names() -> list[str]:
    """The names above; a surname in -в, -н, -ий brings its feminine form along."""
    names = _NAMES.split() + _SURNAMES.split()
    names += [name + "а" for name in _SURNAMES.split() if name.endswith(("ов", "ев", "ёв", "ин"))]
    return names + [name[:-2] + "ая" for name in _SURNAMES.split() if name.endswith("ский")]


@lru_cache(1)
def _known() -> tuple[dict[str, str], dict[str, str]]:
    """Exact Latin spelling of a scheme, and search key, to native spelling; SOFIA is Софья, SOFIIA София."""
    from textkit.transliteration import transliterate

    exact: dict[str, str] = {}
    keys: dict[str, str] = {}
    for name in _known_names():
        keys.setdefault(fold(name), name)
        for scheme in ("icao_9303", "gost_2006", "mvd_1997", "mvd_2000"):
            exact.setdefault(transliterate(name, scheme), name)
    return exact, keys


def to_native(text: str) -> str:
    """The likeliest Russian spelling of a Latin name, in name case; words of other scripts stay as they are.

    A proposal only: Latin spelling has lost the soft sign, ё, э and more. Frequent names are known as wholes
    in every spelling that fold() joins; the rest goes letter by letter.
    """
    words = re.split(r"([\s\-]+)", text.strip())
    return "".join(_native_word(word) if i % 2 == 0 else word for i, word in enumerate(words))


def _native_word(word: str) -> str:
    if not re.search(r"[a-z]", word, re.I):
        return word
    exact, keys = _known()
    known = exact.get(word.upper()) or keys.get(fold(word))
    return known or name_case(_letter_by_letter(re.sub(r"['’ʼ`]", "", word).lower()))


def _letter_by_letter(word: str) -> str:
    import unicodedata

    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    native = _CONTEXT.sub(_native_letters, plain)
    for ending, better in _ENDINGS:
        native = ending.sub(better, native)
    return native


def _native_letters(match: re.Match[str]) -> str:
    found = match[0]
    if found in ("i", "y", "j"):
        before = match.string[match.start() - 1 : match.start()]
        if before and before in _VOWEL_BEFORE:
            return "й"
        return {"i": "и", "y": "ы" if before else "и", "j": "й"}[found]
    if found == "ii" and match.end() < len(match.string):
        return "ий"
    if found in ("ia", "ya", "ja") and match.start() and match.end() == len(match.string):
        return _final_ya(match.string)
    return _LETTERS.get(found, found)


def _final_ya(word: str) -> str:
    """-ия or -ья or -я at the end: ICAO writes both -я and -ья as -IA, and -ия as -IIA."""
    return "ья" if re.search(r"[aeiou]v[iyj]a$", word) else "я"
