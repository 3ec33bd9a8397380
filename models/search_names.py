"""Clients by name: surname, given name, former surname, in either script and any usual spelling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.search_data import FEW
from models.search_hits import Finds, Found, Rank
from models.search_sql import HIGHEST, beginning, marks, select, select_by_ids
from models.search_terms import NameSplit
from models.surname_memory import near_given_names, near_surnames
from textkit.folding import fold
from textkit.sorting import sort_prefix

# So many are read where the rest of the words can only be compared row by row.
TO_COMPARE = 400

_SELECT = "SELECT id, surname_key, native_surname FROM client WHERE "
# The index holds only those who have another spelling, and is used only where the query says so too.
_OTHER_SPELLING = "other_surname_key <> ''"
_ORDER = " ORDER BY surname_key, given_key, birth_date LIMIT ?"
_GIVEN = " AND given_key >= ? AND given_key < ?"
_GIVEN_NAME = "SELECT id, surname_key, native_given_name FROM client WHERE given_key >= ? AND given_key < ?"
_FIRST_LETTER = (
    "SELECT id, native_surname FROM client WHERE sort_key >= ? AND sort_key < ? ORDER BY sort_key, id LIMIT ?"
)
_FORMER = (
    "SELECT client.id, former_name.surname, former_name.surname_key FROM former_name"
    " JOIN client ON client.id = former_name.client_id"
    " WHERE former_name.surname_key >= ? AND former_name.surname_key < ?"
)


class NameSearch:
    """One search by name, in each of several ways to see it, narrowed to dates of birth.

    ``births`` are beginnings of ISO dates, one of which has to fit; () does not narrow.
    """

    def __init__(self, splits: Sequence[NameSplit], births: Sequence[str], limit: int) -> None:
        self.splits = [split for split in splits if split.surname_prefix]
        self.given_only = [split for split in splits if not split.surname_prefix and split.given_prefix]
        self.limit = limit
        self.finds = Finds()
        self._born, self._born_values = _born_condition(births)

    def run(self) -> Finds:
        for split in self.splits:
            self._surname(split)
        if len(self.finds) < self.limit:
            self._less_usual()
        if not len(self.finds):
            self._not_the_first_given_name()
        if len(self.finds) < min(FEW, self.limit):
            self._mistyped()
        return self.finds

    def _less_usual(self) -> None:
        for split in self.splits:
            self._other_spelling(split)
            self._former_surname(split)
        for split in self.given_only:
            self._given_name(split)

    def _surname(self, split: NameSplit) -> None:
        condition, values = _given_condition(split, "given_key")
        rows = self._rows(
            _SELECT + "surname_key >= ? AND surname_key < ?" + condition + self._born + _ORDER,
            (*beginning(split.surname_prefix), *values, *self._born_values),
            split,
        )
        self.finds.add(
            Found(row[0], Rank.SURNAME if row[1] == split.surname else Rank.PREFIX, "surname", row[2])
            for row in rows
        )
        if split.surname:
            exact = _SELECT + _OTHER_SPELLING + " AND other_surname_key = ?" + condition + self._born
            rows = self._rows(exact + " LIMIT ?", (split.surname, *values, *self._born_values), split)
            self.finds.add(Found(row[0], Rank.SURNAME, "other_spelling", row[2]) for row in rows)

    def _other_spelling(self, split: NameSplit) -> None:
        """The Latin spelling of the passport where it is no usual one of the native name."""
        condition, values = _given_condition(split, "given_key")
        between = " AND other_surname_key >= ? AND other_surname_key < ?"
        sql = _SELECT + _OTHER_SPELLING + between + condition + self._born + " LIMIT ?"
        rows = self._rows(sql, (*beginning(split.surname_prefix), *values, *self._born_values), split)
        self.finds.add(Found(row[0], Rank.OTHER_SPELLING, "other_spelling", row[2]) for row in rows)

    def _former_surname(self, split: NameSplit) -> None:
        condition, values = _given_condition(split, "client.given_key")
        born = self._born.replace("birth_date", "client.birth_date")
        sql = _FORMER + condition + born + " ORDER BY former_name.surname_key LIMIT ?"
        rows = self._rows(sql, (*beginning(split.surname_prefix), *values, *self._born_values), split)
        self.finds.add(Found(row[0], Rank.FORMER_SURNAME, "former_surname", row[1]) for row in rows)

    def _given_name(self, split: NameSplit) -> None:
        """No surname at all: a given name alone, or with the patronymic."""
        sql = _GIVEN_NAME + self._born + " ORDER BY given_key, surname_key LIMIT ?"
        rows = self._rows(sql, (*beginning(split.given_prefix), *self._born_values), split)
        self.finds.add(Found(row[0], Rank.GIVEN_NAME, "given_name", row[2]) for row in rows)

    def _not_the_first_given_name(self) -> None:
        """The word beside the surname may be a second given name, or the patronymic."""
        for split in self.splits:
            if split.given_prefix:
                others = (split.given_prefix, *split.others)
                self._surname(NameSplit(split.surname_prefix, split.surname, others=others))

    def _mistyped(self) -> None:
        # Two errors at once are believed in only where nothing else is found.
        errors = 1 if len(self.finds) else 2
        for split in self.splits:
            self._near(split, "surname_key", near_surnames(split.surname, errors))
            if split.given and not split.others:
                self._near_given(split, near_given_names(split.given, errors))
        for split in self.given_only:
            keys = near_given_names(split.given, errors)
            self._near(NameSplit(others=split.others), "given_key", keys)

    def _near(self, split: NameSplit, column: str, keys: Sequence[str]) -> None:
        if not keys:
            return
        condition, values = _given_condition(split, "given_key")
        order = _ORDER if column == "surname_key" else " ORDER BY given_key, surname_key LIMIT ?"
        sql = _SELECT + f"{column} IN ({marks(len(keys))})" + condition + self._born + order
        rows = self._rows(sql, (*keys, *values, *self._born_values), split)
        self.finds.add(Found(row[0], Rank.TYPING_ERROR, "typing_error", row[2]) for row in rows)

    def _near_given(self, split: NameSplit, keys: Sequence[str]) -> None:
        """The surname is right and the given name is not."""
        if keys:
            sql = _SELECT + f"surname_key = ? AND given_key IN ({marks(len(keys))})" + self._born + _ORDER
            rows = select(sql, (split.surname, *keys, *self._born_values, self.limit))
            self.finds.add(Found(row[0], Rank.TYPING_ERROR, "typing_error", row[2]) for row in rows)

    def _rows(self, sql: str, values: Sequence[Any], split: NameSplit) -> list[tuple[Any, ...]]:
        """The rows of the query; of many words the rest is compared with given names and patronymic."""
        if not split.others:
            return select(sql, (*values, self.limit))
        rows = select(sql, (*values, TO_COMPARE))
        fitting = _fitting([row[0] for row in rows], split.others)
        return [row for row in rows if row[0] in fitting][: self.limit]


def by_first_letter(letter: str, limit: int) -> list[Found]:
    """Surnames that begin with this letter, in this script: one key "i" stands for и, ю and я."""
    low = sort_prefix(letter)
    if not low:
        return []
    rows = select(_FIRST_LETTER, (*beginning(low), limit))
    return [Found(row[0], Rank.PREFIX, "surname", row[1]) for row in rows]


def _given_condition(split: NameSplit, column: str) -> tuple[str, tuple[str, ...]]:
    if not split.given_prefix:
        return "", ()
    return _GIVEN.replace("given_key", column), beginning(split.given_prefix)


def _born_condition(births: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    if not births:
        return "", ()
    ranges = " OR ".join(["(birth_date >= ? AND birth_date < ?)"] * len(births))
    return f" AND ({ranges})", tuple(value for birth in births for value in (birth, birth + HIGHEST))


def _fitting(ids: Sequence[int], others: Sequence[str]) -> set[int]:
    """Those of the clients in whose given names and patronymic each of the words begins a name."""
    sql = "SELECT id, native_given_name, latin_given_name, patronymic FROM client WHERE id IN ({ids})"
    return {row[0] for row in select_by_ids(sql, ids) if words_fit(others, " ".join(row[1:]))}


def words_fit(prefixes: Sequence[str], names: str) -> bool:
    keys = [fold(name) for name in names.replace("-", " ").split()]
    return all(any(key.startswith(prefix) for key in keys) for prefix in prefixes)
