"""Clients who are likely one person: pairs with the reason, never more than n - 1 of n who look alike.

The base is asked for what several clients have in common (a passport, surname and birth date, name and
phone, a former surname); whether two of them may be one person is decided here. Father and son of one name,
twins, a family that shares a phone are not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from models.checks.findings import finding
from models.cleaning.findings import DUPLICATES, CleaningFinding
from models.cleaning.slices import Row
from models.search_sql import select, select_by_ids
from textkit.folding import fold

# More clients than this with the same passport or name have it because nobody knew: 0000000, 01.01.1900.
MOST_ALIKE = 12
# A birth date that so many of all clients have is one that was typed for want of a better one.
JUNK_SHARE, JUNK_LEAST = 2000, 100
STEPS = 13  # of the progress: documents, birth dates, former surnames, phones by their last digit
_SHORTEST_NUMBER, _SHORTEST_PHONE = 5, 7
_PORTION = 400  # pairs of values in one question

_SHARED_NUMBERS = (
    "SELECT document_key FROM document WHERE document_key > ''"
    " GROUP BY document_key HAVING count(*) > 1 AND count(*) <= {most}"
)
_HOLDERS = "SELECT document_key, kind, issuing_state, client_id FROM document WHERE document_key IN ({ids})"
_JUNK_DATES = "SELECT birth_date FROM client WHERE birth_date > '' GROUP BY birth_date HAVING count(*) > ?"
_SHARED_BIRTHS = (
    "SELECT birth_date, surname_key FROM client WHERE birth_date > '' AND surname_key > ''"
    " GROUP BY birth_date, surname_key HAVING count(*) > 1"
)
_PERSON = (
    "client.id, client.surname_key, client.given_key, client.other_given_key, client.patronymic, client.sex,"
    " client.birth_date, client.native_surname, client.native_given_name, client.latin_surname,"
    " client.latin_given_name"
)
_BORN = (
    "SELECT birth_date, surname_key, {person} FROM client"
    " WHERE (birth_date, surname_key) IN (VALUES {pairs}) ORDER BY birth_date, surname_key, id"
)
_MARRIED = (
    "SELECT former_name.client_id, {person} FROM former_name"
    " JOIN client AS now ON now.id = former_name.client_id"
    " JOIN client ON client.birth_date = now.birth_date AND client.surname_key = former_name.surname_key"
    " WHERE now.birth_date > '' AND former_name.surname_key > '' AND client.id <> now.id"
    " AND (client.given_key = now.given_key OR client.other_given_key = now.given_key)"
)
_SHARED_PHONES = (
    "SELECT contact.key, client.surname_key FROM contact JOIN client ON client.id = contact.client_id"
    " WHERE contact.kind = 'phone' AND contact.key >= ? AND contact.key < ? AND client.surname_key > ''"
    " GROUP BY contact.key, client.surname_key, client.given_key"
    " HAVING count(DISTINCT client.id) > 1 AND count(DISTINCT client.id) <= {most}"
)
_CALLED = (
    "SELECT contact.key, client.surname_key, {person} FROM contact"
    " JOIN client ON client.id = contact.client_id"
    " WHERE contact.kind = 'phone' AND (contact.key, client.surname_key) IN (VALUES {pairs})"
    " ORDER BY contact.key, client.surname_key, client.id"
)
_BY_ID = "SELECT {person} FROM client WHERE id IN ({ids})"
_BORN, _MARRIED, _CALLED, _BY_ID = (
    sql.replace("{person}", _PERSON) for sql in (_BORN, _MARRIED, _CALLED, _BY_ID)
)


class Person(NamedTuple):
    """Who two people are told apart by."""

    id: int
    surname_key: str
    given_key: str
    other_given_key: str
    patronymic: str
    sex: str
    birth_date: str
    native_surname: str
    native_given_name: str
    latin_surname: str
    latin_given_name: str

    def name(self) -> str:
        """Who it is, as lists say it."""
        native = " ".join(filter(None, (self.native_surname, self.native_given_name, self.patronymic)))
        return native or f"{self.latin_surname} {self.latin_given_name}".strip()


Pair = tuple[int, int]
MayBe = Callable[[Person, Person], bool]


class Duplicates:
    """Looks for pairs of the whole base. ``settled``: of these somebody said that they are two people."""

    def __init__(self, settled: Iterable[Pair]) -> None:
        self._settled = frozenset(settled)
        self._found: dict[Pair, str] = {}
        self._people: dict[int, Person] = {}

    def search(self, clients: int) -> Iterator[None]:
        """Look, with a stop after each of STEPS; ``clients`` is how many there are."""
        self._by_document()
        yield
        junk = {day for (day,) in select(_JUNK_DATES, (max(JUNK_LEAST, clients // JUNK_SHARE),))}
        self._by_birth(junk)
        yield
        self._by_former_surname(junk)
        yield
        for digit in range(10):
            self._by_phone(str(digit))
            yield

    def findings(self) -> list[CleaningFinding]:
        """What was found, in the order of the clients."""
        missing = {one for pair in self._found for one in pair} - self._people.keys()
        self._know(select_by_ids(_BY_ID, sorted(missing)))
        return [
            _finding(self._people[first], self._people[second], code)
            for (first, second), code in sorted(self._found.items())
            if first in self._people and second in self._people
        ]

    def _know(self, rows: Iterable[Row]) -> list[Person]:
        people = [Person(*row) for row in rows]
        self._people.update((one.id, one) for one in people)
        return people

    def _keep(self, code: str, people: Sequence[Person], may_be_one: MayBe) -> None:
        """Pair each of a group with one before, of those of whom nobody said that they are two people."""
        if len(people) > MOST_ALIKE:
            return
        for at, one in enumerate(people):
            for earlier in people[:at]:
                pair = (min(earlier.id, one.id), max(earlier.id, one.id))
                if earlier.id != one.id and pair not in self._settled and may_be_one(earlier, one):
                    self._found.setdefault(pair, code)
                    break

    def _by_document(self) -> None:
        numbers = [key for (key,) in select(_SHARED_NUMBERS.replace("{most}", str(MOST_ALIKE)))]
        real = [key for key in numbers if len(key) >= _SHORTEST_NUMBER and len(set(key.strip("0"))) > 1]
        rows = select_by_ids(_HOLDERS, real)
        rows.sort()
        for _key, holders in groupby(rows, itemgetter(0, 1)):
            self._of_one_number(list(holders))

    def _of_one_number(self, holders: list[Row]) -> None:
        states: dict[int, set[str]] = {}
        for _key, _kind, state, client_id in holders:
            states.setdefault(client_id, set()).add(state)
        if len(states) < 2:
            return
        for at, one in enumerate(states):
            for earlier in list(states)[:at]:
                pair = (min(earlier, one), max(earlier, one))
                if pair not in self._settled and _may_be_one_state(states[earlier], states[one]):
                    self._found.setdefault(pair, "same_document")
                    break

    def _by_birth(self, junk: set[str]) -> None:
        shared = [one for one in select(_SHARED_BIRTHS) if one[0] not in junk and len(one[0]) > 7]
        for people in self._groups(_BORN, shared):
            self._keep("name_and_birth", people, _is_likely_one)

    def _by_phone(self, digit: str) -> None:
        sql = _SHARED_PHONES.replace("{most}", str(MOST_ALIKE))
        shared = [one for one in select(sql, (digit, chr(ord(digit) + 1))) if len(one[0]) >= _SHORTEST_PHONE]
        for people in self._groups(_CALLED, list(dict.fromkeys(shared))):
            self._keep("name_and_phone", people, _is_likely_one)

    def _by_former_surname(self, junk: set[str]) -> None:
        rows = [row for row in select(_MARRIED) if row[7] not in junk]
        self._know(row[1:] for row in rows)
        unknown = {row[0] for row in rows} - self._people.keys()
        self._know(select_by_ids(_BY_ID, sorted(unknown)))
        for row in rows:
            before, now = self._people[row[1]], self._people.get(row[0])
            if now is not None:
                self._keep("former_surname", (before, now), _is_likely_one)

    def _groups(self, sql: str, shared: Sequence[Row]) -> Iterator[list[Person]]:
        """The people of each pair of values."""
        for start in range(0, len(shared), _PORTION):
            part = shared[start : start + _PORTION]
            pairs = ", ".join(["(?, ?)"] * len(part))
            rows = select(sql.replace("{pairs}", pairs), [value for pair in part for value in pair])
            for _pair, members in groupby(rows, itemgetter(0, 1)):
                unique = {row[2]: row[2:] for row in members}
                yield self._know(unique.values())


def _may_be_one_state(first: set[str], second: set[str]) -> bool:
    return bool(first & second) or "" in first or "" in second


def _is_likely_one(first: Person, second: Person) -> bool:
    """Whether nothing speaks against it: given names, sexes, birth dates and patronymics go together."""
    return (
        _same_given(first, second)
        and _agree(first.sex, second.sex)
        and _begins_like(first.birth_date, second.birth_date)
        and _same_patronymic(first.patronymic, second.patronymic)
    )


def _same_given(first: Person, second: Person) -> bool:
    """The same name in any spelling, or an initial of it; somebody without one may be anybody."""
    ours = {first.given_key, first.other_given_key} - {""}
    theirs = {second.given_key, second.other_given_key} - {""}
    if not ours or not theirs or ours & theirs:
        return True
    return any(_is_initial(one, other) for one in ours for other in theirs)


def _same_patronymic(first: str, second: str) -> bool:
    ours, theirs = fold(first), fold(second)
    return not ours or not theirs or ours == theirs or _is_initial(ours, theirs)


def _is_initial(first: str, second: str) -> bool:
    """Whether one key is the other's first letter; a key writes one letter with up to four."""
    short, long = sorted((first, second), key=len)
    return long.startswith(short) and (len(short) == 1 or short in ("kh", "ts", "sh", "tsh", "ie", "pf"))


def _agree(first: str, second: str) -> bool:
    return not first or not second or first == second


def _begins_like(first: str, second: str) -> bool:
    """Short dates agree with all that they may be."""
    return first.startswith(second) or second.startswith(first)


def _finding(first: Person, second: Person, code: str) -> CleaningFinding:
    return CleaningFinding(
        *(DUPLICATES, finding("native_surname", code), first.id, "client", first.id, "native_surname", ""),
        name=first.name(),
        born=first.birth_date,
        other_id=second.id,
        other=second.name(),
        other_born=second.birth_date,
    )
