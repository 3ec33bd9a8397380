"""Invented regular clients for the sample office: families, papers and their history. Always the same."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from models.records import Address, Card, Client, Contact, Document, FormerName
from resources import read_text
from textkit.transliteration import scheme_for, transliterate

SEED = 1947


@dataclass(frozen=True, slots=True)
class Country:
    """Where a family is from: ``language`` of its names, how its papers and addresses look."""

    code: str
    language: str
    share: int
    cities: tuple[str, ...]
    streets: tuple[str, ...]
    phone: str
    series: tuple[str, ...]
    digits: int
    authority: str
    child: tuple[int, int]  # issued under this age a passport is valid for so many years


COUNTRIES = (
    Country(
        code="RU",
        language="ru",
        share=70,
        cities=("Москва", "Санкт-Петербург", "Казань", "Нижний Новгород", "Самара"),
        streets=("ул. Лесная", "пр-т Мира", "ул. Гагарина", "наб. Фонтанки"),
        phone="+7 9## ###-##-##",
        series=("64", "65", "70", "71", "72", "73", "75", "76"),
        digits=7,
        authority="МВД",
        child=(14, 5),
    ),
    Country(
        code="UA",
        language="uk",
        share=12,
        cities=("Київ", "Львів", "Одеса"),
        streets=("вул. Франка", "вул. Шевченка"),
        phone="+380 6# ### ## ##",
        series=("FE", "FB", "GA"),
        digits=6,
        authority="",
        child=(16, 4),
    ),
    Country(
        code="PL",
        language="pl",
        share=9,
        cities=("Warszawa", "Kraków", "Gdańsk"),
        streets=("ul. Długa", "ul. Polna"),
        phone="+48 5## ### ###",
        series=("EH", "EM"),
        digits=7,
        authority="WOJEWODA",
        child=(12, 5),
    ),
    Country(
        code="DE",
        language="de",
        share=9,
        cities=("Berlin", "Hamburg", "München"),
        streets=("Lindenstraße", "Gartenweg"),
        phone="+49 30 ######",
        series=("",),
        digits=9,
        authority="Stadt",
        child=(24, 6),
    ),
)
_ADULT_YEARS = 10  # of a passport
_EXCHANGED_AT = (14, 20, 45)  # Russia's national passport


@lru_cache(64)
def names(language: str, kind: str, gender: str) -> tuple[str, ...]:
    """Names of resources/names. ``kind``: first, middle, last; ``gender``: M or F."""
    rows = csv.reader(read_text("names/names.tsv").splitlines(), delimiter="\t")
    return tuple(row[3] for row in rows if row[0] == language and row[1] == kind and row[2] in (gender, "U"))


class SamplePeople:
    """Makes families of clients. The same ``today`` gives the same people."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._random = random.Random(SEED)

    def families(self, people: int) -> list[list[Client]]:
        """Families of one to five, together so many people."""
        made: list[list[Client]] = []
        left = people
        while left > 0:
            family = self._family()[:left]
            made.append(family)
            left -= len(family)
        return made

    def _family(self) -> list[Client]:
        country = self._random.choices(COUNTRIES, [one.share for one in COUNTRIES])[0]
        place = self._random.randrange(len(names(country.language, "last", "M")))
        size = self._random.choices((1, 2, 3, 4, 5), (30, 28, 20, 17, 5))[0]
        sex = self._random.choice("MF")
        family = [self._person(country, place, sex, 24, 78)]
        if size > 1:
            family.append(self._person(country, place, "F" if sex == "M" else "M", 24, 70))
        family += [self._person(country, place, self._random.choice("MF"), 1, 17) for _ in range(size - 2)]
        self._add_household(country, family)
        return family

    def _person(self, country: Country, surname: int, sex: str, youngest: int, oldest: int) -> Client:
        days = self._random.randrange(youngest * 365, oldest * 365)
        birth = self.today - timedelta(days=days)
        native = names(country.language, "last", sex)[surname]
        given = self._random.choice(names(country.language, "first", sex)[:40])
        patronymics = names(country.language, "middle", sex)
        client = Client(
            native_surname=native,
            native_given_name=given,
            patronymic=self._random.choice(patronymics) if patronymics else "",
            latin_surname=_latin(native, country.code),
            latin_given_name=_latin(given, country.code),
            sex=sex,
            birth_date=birth.isoformat(),
            birth_place=self._random.choice(country.cities),
            citizenship=country.code,
        )
        client.documents = self._documents(country, birth)
        if sex == "F" and youngest > 18 and self._random.random() < 0.4:
            maiden = self._random.choice(names(country.language, "last", "F"))
            client.former_names = [FormerName(kind=self._random.choice(("birth", "former")), surname=maiden)]
        return client

    def _documents(self, country: Country, birth: date) -> list[Document]:
        """A valid passport or one that has just expired, often the one before it, sometimes a second one."""
        issued = self._day_since(max(birth, self.today - timedelta(days=_ADULT_YEARS * 365 + 60)))
        years = _years(country, birth, issued)
        if issued < self.today - timedelta(days=years * 365):
            issued = self._day_since(max(birth, self.today - timedelta(days=years * 365 + 60)))
        documents = [self._passport(country, birth, issued)]
        chance = self._random.random()
        before = issued - timedelta(days=self._random.randrange(200, 3000))
        if before > birth and chance < 0.4:
            old = self._passport(country, birth, before)
            old.state = "lost" if chance < 0.05 else "replaced"
            documents.append(old)
        elif chance > 0.96:
            documents.append(self._passport(country, birth, self.today - timedelta(days=90)))
        if country.code == "RU" and _birthday(birth, _EXCHANGED_AT[0]) < self.today:
            documents.append(self._national_passport(birth))
        return documents

    def _passport(self, country: Country, birth: date, issued: date) -> Document:
        series = self._random.choice(country.series)
        number = self._digits(country.digits) if series else f"C{self._digits(country.digits - 1)}"
        number_of_office = f" {self._digits(5)}" if country.code == "RU" else ""
        return Document(
            kind="international_passport",
            issuing_state=country.code,
            series=series,
            number=number,
            issue_date=issued.isoformat(),
            expiry_date=_birthday(issued, _years(country, birth, issued)).isoformat(),
            authority=f"{country.authority}{number_of_office}",
        )

    def _national_passport(self, birth: date) -> Document:
        exchanged = max(day for age in _EXCHANGED_AT if (day := _birthday(birth, age)) < self.today)
        issued = self._day_since(max(date(2000, 1, 1), exchanged))
        return Document(
            kind="national_passport",
            issuing_state="RU",
            series=f"{self._random.choice(('40', '45', '46', '22', '36'))}{issued.year % 100:02}",
            number=self._digits(6),
            issue_date=issued.isoformat(),
            authority=f"ОВД района {self._random.choice(('Арбат', 'Центральный', 'Заречный', 'Северный'))}",
        )

    def _add_household(self, country: Country, family: list[Client]) -> None:
        """Phone and address of the family; the adults have an e-mail address, some a client card."""
        phone = "".join(self._digits(1) if letter == "#" else letter for letter in country.phone)
        street = self._random.choice(country.streets)
        where = f"{family[0].birth_place}, {street}, {self._random.randrange(1, 90)}"
        for client in family:
            client.addresses = [Address(value=where)]
            client.contacts = [Contact(kind="phone", value=phone)]
        for client in family[:2]:
            if self._random.random() < 0.6:
                name = f"{client.latin_given_name}.{client.latin_surname}".lower().replace(" ", "")
                client.contacts.append(Contact(kind="email", value=f"{name}@example.com"))
            if self._random.random() < 0.3:
                client.cards = [Card(kind="discount", series="H", number=self._digits(6))]

    def _day_since(self, since: date) -> date:
        return since + timedelta(days=self._random.randrange(max(1, (self.today - since).days)))

    def _digits(self, count: int) -> str:
        return f"{self._random.randrange(10**count):0{count}}"


def _latin(name: str, country: str) -> str:
    return transliterate(name, scheme_for(country))


def _years(country: Country, birth: date, issued: date) -> int:
    """How long a passport is valid that is issued on this day."""
    under, years = country.child
    return years if issued < _birthday(birth, under) else _ADULT_YEARS


def _birthday(birth: date, age: int) -> date:
    return birth.replace(year=birth.year + age, day=28 if (birth.month, birth.day) == (2, 29) else birth.day)
