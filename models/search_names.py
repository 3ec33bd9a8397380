"""Clients by name: surname, given name, former surname, in either script and any usual spelling."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from models.search_hits import Finds, Found, Rank
from models.search_sources import FEW
from models.search_sql import HIGHEST, Condition, all_of, any_of, beginning, marks, select
from models.search_terms import NameSplit
from models.surname_memory import near_given_names, near_surnames
from textkit.folding import fold
from textkit.sorting import sort_prefix

# Where the rest of the words can only be compared row by row, so many are read first; then ten times as many.
TO_COMPARE = 400
# Of names with typing errors no more than these: there are many, and few of them are meant.
MOST_MISTYPED = 4000

_NAMES = "client.native_given_name, client.latin_given_name, client.patronymic"
_SELECT = "SELECT id, surname_key, native_surname{names} FROM client WHERE "
# The index holds only those who have another spelling, and is used only where the query says so too.
_OTHER_SPELLING = "other_surname_key <> ''"
_ORDER = " ORDER BY surname_key, given_key, birth_date LIMIT ?"
_GIVEN = " AND client.given_key >= ? AND client.given_key < ?"
_GIVEN_IN_EITHER = (
    " AND (client.given_key >= ? AND client.given_key < ?"
    " OR client.other_given_key >= ? AND client.other_given_key < ?)"
)
_GIVEN_NAME = _SELECT.replace("native_surname", "native_given_name") + "given_key >= ? AND given_key < ?"
_FIRST_LETTER = (
    "SELECT id, native_surname FROM client WHERE sort_key >= ? AND sort_key < ? ORDER BY sort_key, id LIMIT ?"
)
_FORMER = (
    "SELECT client.id, former_name.surname_key, former_name.surname{names} FROM former_name"
    " JOIN client ON client.id = former_name.client_id WHERE "
)
_NO_LETTERS = (
    _SELECT + "surname_key = '' AND (substr(native_surname, 1, ?) = ? OR substr(latin_surname, 1, ?) = ?)"
)
_BORN = Condition("(client.birth_date >= ? AND client.birth_date < ?)")


class NameSearch:
    """One search by name, in each of several ways to see it, narrowed to dates of birth and other conditions.

    ``births`` are beginnings of ISO dates, one of which has to fit; () does not narrow.
    """

    def __init__(
        self,
        splits: Sequence[NameSplit],
        births: Sequence[str],
        limit: int,
        narrowing: Sequence[Condition] = (),
    ) -> None:
        self.splits = [split for split in splits if split.surname_prefix]
        self.given_only = [split for split in splits if not split.surname_prefix and split.given_prefix]
        self.limit = limit
        self.finds = Finds()
        self._narrowing = all_of([*_born(births), *narrowing])
        self._most_compared: int | None = None

    def run(self) -> Finds:
        """As it is spelled, and with typing errors where that finds little."""
        self.as_spelled()
        if len(self.finds) < min(FEW, self.limit):
            self.mistyped()
        return self.finds

    def as_spelled(self) -> Finds:
        for split in self.splits:
            self._surname(split)
        if len(self.finds) < self.limit:
            self._less_usual()
        if not len(self.finds):
            self._not_the_first_given_name()
        return self.finds

    def mistyped(self) -> Finds:
        """Two errors at once are believed in only where nothing else is found or asked for."""
        errors = 1 if len(self.finds) or self._narrowing.sql else 2
        self._most_compared = MOST_MISTYPED
        for split in self.splits:
            self._near_surnames(split, near_surnames(split.surname, errors))
            if split.given and not split.others:
                self._near_given_names(split, near_given_names(split.given, errors))
        for split in self.given_only:
            self._near(split, "given_key", near_given_names(split.given, errors))
        return self.finds

    def _less_usual(self) -> None:
        for split in self.splits:
            self._other_spelling(split)
            self._former_surname(split)
        for split in self.given_only:
            self._given_name(split)

    def _surname(self, split: NameSplit) -> None:
        rows = self._rows(
            _SELECT + "surname_key >= ? AND surname_key < ?", beginning(split.surname_prefix), split, _ORDER
        )
        self.finds.add(
            Found(row[0], Rank.SURNAME if row[1] == split.surname else Rank.PREFIX, "surname", row[2])
            for row in rows
        )
        if split.surname:
            exact = _SELECT + _OTHER_SPELLING + " AND other_surname_key = ?"
            self._add(Rank.SURNAME, "other_spelling", self._rows_of_either(exact, (split.surname,), split))

    def _other_spelling(self, split: NameSplit) -> None:
        """The Latin spelling of the passport where it is no usual one of the native name."""
        sql = _SELECT + _OTHER_SPELLING + " AND other_surname_key >= ? AND other_surname_key < ?"
        rows = self._rows_of_either(sql, beginning(split.surname_prefix), split)
        self._add(Rank.OTHER_SPELLING, "other_spelling", rows)

    def _former_surname(self, split: NameSplit) -> None:
        sql = _FORMER + "former_name.surname_key >= ? AND former_name.surname_key < ?"
        rows = self._rows(
            sql, beginning(split.surname_prefix), split, " ORDER BY former_name.surname_key LIMIT ?"
        )
        self._add(Rank.FORMER_SURNAME, "former_surname", rows)

    def _given_name(self, split: NameSplit) -> None:
        """No surname at all: a given name alone, or with the patronymic."""
        nothing_else = NameSplit(others=split.others)
        order = " ORDER BY given_key, surname_key LIMIT ?"
        rows = self._rows(_GIVEN_NAME, beginning(split.given_prefix), nothing_else, order)
        self._add(Rank.GIVEN_NAME, "given_name", rows)

    def _not_the_first_given_name(self) -> None:
        """The word beside the surname may be a second given name, or the patronymic."""
        for split in self.splits:
            if split.given_prefix:
                others = (split.given_prefix, *split.others)
                self._surname(NameSplit(split.surname_prefix, split.surname, others=others))

    def _near_surnames(self, split: NameSplit, keys: Sequence[str]) -> None:
        """The valid surname in either spelling, and the former ones."""
        self._near(split, "surname_key", keys)
        if keys and len(self.finds) < self.limit:
            these = f"surname_key IN ({marks(len(keys))})"
            other = f"{_SELECT}{_OTHER_SPELLING} AND other_{these}"
            self._add(Rank.TYPING_ERROR, "typing_error", self._rows_of_either(other, keys, split))
            former = f"{_FORMER}former_name.{these}"
            rows = self._rows(former, keys, split, " ORDER BY former_name.surname_key LIMIT ?")
            self._add(Rank.TYPING_ERROR, "typing_error", rows)

    def _near(self, split: NameSplit, column: str, keys: Sequence[str]) -> None:
        if not keys:
            return
        by_surname = column == "surname_key"
        order = _ORDER if by_surname else " ORDER BY given_key, surname_key LIMIT ?"
        sql = _SELECT + f"{column} IN ({marks(len(keys))})"
        rows = self._rows(sql, keys, split if by_surname else NameSplit(others=split.others), order)
        self._add(Rank.TYPING_ERROR, "typing_error", rows)

    def _near_given_names(self, split: NameSplit, keys: Sequence[str]) -> None:
        """The surname is right and the given name is not."""
        if not keys:
            return
        these = marks(len(keys))
        nothing_else = NameSplit()
        sql = f"{_SELECT}surname_key = ? AND given_key IN ({these})"
        self._add(
            Rank.TYPING_ERROR, "typing_error", self._rows(sql, (split.surname, *keys), nothing_else, _ORDER)
        )
        given = f"(given_key IN ({these}) OR other_given_key IN ({these}))"
        sql = f"{_SELECT}{_OTHER_SPELLING} AND other_surname_key = ? AND {given}"
        rows = self._rows(sql, (split.surname, *keys, *keys), nothing_else, " LIMIT ?")
        self._add(Rank.TYPING_ERROR, "typing_error", rows)

    def _add(self, rank: Rank, reason: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Rows of id, something, and the text that matched."""
        self.finds.add(Found(row[0], rank, reason, row[2]) for row in rows)

    def _rows(self, sql: str, values: Sequence[Any], split: NameSplit, order: str) -> list[tuple[Any, ...]]:
        return self._given(sql, values, split, _given_condition(split, _GIVEN, 1), order)

    def _rows_of_either(self, sql: str, values: Sequence[Any], split: NameSplit) -> list[tuple[Any, ...]]:
        """The same where the given name has another spelling too."""
        return self._given(sql, values, split, _given_condition(split, _GIVEN_IN_EITHER, 2), " LIMIT ?")

    def _given(
        self, sql: str, values: Sequence[Any], split: NameSplit, given: Condition, order: str
    ) -> list[tuple[Any, ...]]:
        """The rows of the query; of many words the rest is compared with given names and patronymic."""
        sql += given.sql + self._narrowing.sql + order
        values = (*values, *given.values, *self._narrowing.values)
        if not split.others:
            return select(sql.replace("{names}", ""), (*values, self.limit))
        sql = sql.replace("{names}", f", {_NAMES}")
        most = TO_COMPARE
        while True:
            rows = select(sql, (*values, most))
            fitting = [row for row in rows if words_fit(split.others, " ".join(row[3:]))]
            if len(rows) < most or len(fitting) >= self.limit or most == self._most_compared:
                return fitting[: self.limit]
            most *= 10


def by_first_letter(letter: str, limit: int) -> list[Found]:
    """Surnames that begin with this letter, in this script: one key "i" stands for и, ю and я."""
    low = sort_prefix(letter)
    if not low:
        return []
    rows = select(_FIRST_LETTER, (*beginning(low), limit))
    return [Found(row[0], Rank.PREFIX, "surname", row[1]) for row in rows]


def by_surname_as_written(
    text: str, births: Sequence[str], limit: int, narrowing: Sequence[Condition] = ()
) -> list[Found]:
    """Surnames that no search by name looks for: of digits alone, or of signs that leave nothing in a key."""
    key = fold(text)
    size = len(text)
    sql = _SELECT + "surname_key = ?" if key else _NO_LETTERS
    values = (key,) if key else (size, text, size, text)
    also = all_of([*_born(births), *narrowing])
    rows = select((sql + also.sql + _ORDER).replace("{names}", ""), (*values, *also.values, limit))
    return [Found(row[0], Rank.SURNAME, "surname", row[2]) for row in rows]


def _given_condition(split: NameSplit, sql: str, times: int) -> Condition:
    return Condition(sql, beginning(split.given_prefix) * times) if split.given_prefix else Condition("")


def _born(births: Sequence[str]) -> list[Condition]:
    """Born on one of the dates, if any are asked for."""
    return [any_of([Condition(_BORN.sql, (birth, birth + HIGHEST)) for birth in births])] if births else []


@lru_cache(4096)
def words_fit(prefixes: tuple[str, ...], names: str) -> bool:
    """Whether each of the words begins one of the given names or the patronymic."""
    keys = [fold(name) for name in names.replace("-", " ").split()]
    return all(any(key.startswith(prefix) for key in keys) for prefix in prefixes)
