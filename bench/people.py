"""Invented clients for a large base: deterministic, with about 20,000 distinct surnames as unevenly spread as
real ones.

Our own generator: the frequent names are those of resources/names, the rare surnames are put together from
syllables and the usual endings. Families share surname and phone.
"""

from __future__ import annotations

import csv
import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, product

from resources import read_text
from textkit.transliteration import transliterate

FIRST = (
    "аба авдо ала бала бара бело бори вала вара вере воло гала гера гора гро дави дани дени доро ела ере жи"
    " забо захо зи иса кала кара коно копы кузь куло ла лео лиха ма мала мара ме миро мура наза неча ни оси"
    " пана пете поло пота ра ро руда сави само селе симо ста суха та тимо три ула уша фе фо хари хо ци чере"
    " чу шапо шу щеги юма ява"
)
SECOND = "бр в г д ж з к л м н п р с т х ч ш б"
ENDINGS = "ов ев ин енко ский чук ович иков ушин янов ейкин аев цев"
CITIES = ("Москва", "Санкт-Петербург", "Екатеринбург", "Казань", "Самара", "Пермь", "Минск", "Київ", "Алматы")
RARE_SURNAMES = 13_000


@dataclass(slots=True)
class Person:
    """One invented client; documents are (kind, state, series, number, issue date, expiry date)."""

    native_surname: str
    native_given_name: str
    patronymic: str
    latin_surname: str
    latin_given_name: str
    sex: str
    birth_date: str
    birth_place: str
    citizenship: str
    phone: str
    email: str
    former_surname: str
    documents: list[tuple[str, str, str, str, str, str]] = field(default_factory=list)


def _names(language: str, kind: str, gender: str) -> list[str]:
    rows = csv.reader(read_text("names/names.tsv").splitlines(), delimiter="\t")
    return list(
        dict.fromkeys(row[3] for row in rows if row[:2] == [language, kind] and row[2] in (gender, "U"))
    )


def surnames() -> list[tuple[str, str]]:
    """(of a man, of a woman), the frequent ones first."""
    known = [*_names("ru", "last", "M"), *_names("uk", "last", "M")]
    rare = [(a + b + c).capitalize() for a, b, c in product(FIRST.split(), SECOND.split(), ENDINGS.split())]
    random.Random(99).shuffle(rare)
    return [(name, _of_a_woman(name)) for name in dict.fromkeys([*known, *rare[:RARE_SURNAMES]])]


def _of_a_woman(surname: str) -> str:
    if surname.endswith("ский"):
        return surname[:-2] + "ая"
    return surname + "а" if surname.endswith(("ов", "ев", "ёв", "ин")) else surname


def _weights(count: int, power: float, offset: int) -> list[float]:
    return list(accumulate(1 / (rank + offset) ** power for rank in range(count)))


@lru_cache(65536)
def latin(name: str, scheme: str) -> str:
    return transliterate(name, scheme)


class People:
    """An endless, reproducible row of people."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._surnames = surnames()
        self._surname_weights = _weights(len(self._surnames), 0.75, 20)
        self._given = {sex: _names("ru", "first", sex) for sex in "MF"}
        self._given_weights = {sex: _weights(len(names), 0.8, 4) for sex, names in self._given.items()}
        self._patronymics = {sex: _names("ru", "middle", sex) for sex in "MF"}
        first = datetime.date(1935, 1, 1).toordinal()
        self._days = [datetime.date.fromordinal(first + n).isoformat() for n in range(34_000)]

    def take(self, count: int) -> Iterator[Person]:
        made = 0
        while made < count:
            size = self._random.choices((1, 2, 3, 4), (5, 3, 2, 2))[0]
            pair = self._random.choices(self._surnames, cum_weights=self._surname_weights)[0]
            phone = f"+7 (9{self._digits(2)}) {self._digits(3)}-{self._digits(2)}-{self._digits(2)}"
            sex = self._random.choice("MF")
            for _ in range(min(size, count - made)):
                yield self._person(pair, sex, phone)
                sex = "F" if sex == "M" else "M"
                made += 1

    def _digits(self, count: int) -> str:
        return f"{self._random.randrange(10**count):0{count}}"

    def _person(self, pair: tuple[str, str], sex: str, phone: str) -> Person:
        chance = self._random.random
        surname = pair[sex == "F"]
        given = self._random.choices(self._given[sex], cum_weights=self._given_weights[sex])[0]
        scheme = "icao_9303" if chance() < 0.8 else "mvd_1997"
        return Person(
            surname,
            given,
            self._random.choice(self._patronymics[sex]),
            latin(surname, scheme),
            latin(given, scheme),
            sex,
            self._days[self._random.randrange(32_000)],
            self._random.choice(CITIES),
            "RU",
            phone if chance() < 0.8 else "",
            f"{latin(surname, scheme).lower()}{self._digits(4)}@example.com" if chance() < 0.2 else "",
            self._random.choice(self._surnames)[1] if sex == "F" and chance() < 0.1 else "",
            self._documents(),
        )

    def _documents(self) -> list[tuple[str, str, str, str, str, str]]:
        documents = [self._passport("current", 2020)]
        chance = self._random.random()
        if chance > 0.85:
            documents.append(self._passport("replaced", 2010))
        elif chance > 0.7:
            documents.append(
                ("national_passport", "current", f"45 {self._digits(2)}", self._digits(6), "", "")
            )
        return documents

    def _passport(self, state: str, since: int) -> tuple[str, str, str, str, str, str]:
        year = since + self._random.randrange(6)
        day = f"-{1 + self._random.randrange(12):02}-{1 + self._random.randrange(28):02}"
        series = str(50 + self._random.randrange(27))
        return ("international_passport", state, series, self._digits(7), f"{year}{day}", f"{year + 10}{day}")
