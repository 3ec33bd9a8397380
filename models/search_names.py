"""Clients by name: surname, given name, former surname, in either script and any usual spelling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.search_hits import Finds, Found, Rank
from models.search_sql import HIGHEST, beginning, marks, select, select_by_ids
from models.search_terms import NameSplit, name_splits
from models.surname_memory import near_given_names, near_surnames
from textkit.folding import fold, fold_prefix

# When the exact hits are fewer, what was typed may hold an error.
FEW = 5
# So many are read where the rest of the words can only be compared row by row.
TO_COMPARE = 400

_SELECT = "SELECT id, surname_key, native_surname FROM client WHERE "
_ORDER = " ORDER BY surname_key, given_key, birth_date LIMIT ?"
_GIVEN = " AND given_key >= ? AND given_key < ?"
_FORMER = (
    "SELECT client.id, former_name.surname, former_name.surname_key FROM former_name"
    " JOIN client ON client.id = former_name.client_id"
    " WHERE former_name.surname_key >= ? AND former_name.surname_key < ?"
)


class NameSearch:
    """One search for words that are names, narrowed to dates of birth that begin with one of ``births``."""

    def __init__(self, words: Sequence[str], births: Sequence[str], limit: int) -> None:
        self.words = words
        self.limit = limit
        self.finds = Finds()
        self._born, self._born_values = _born_condition(births)

    def run(self) -> Finds:
        splits = name_splits(self.words)
        for split in splits:
            self._surname(split)
        if len(self.finds) < self.limit:
            self._less_usual(splits)
        if len(self.finds) < min(FEW, self.limit):
            self._mistyped(splits)
        return self.finds

    def _less_usual(self, splits: Sequence[NameSplit]) -> None:
        for split in splits:
            self._other_spelling(split)
            self._former_surname(split)
        self._given_name()

    def _surname(self, split: NameSplit) -> None:
        condition, values = _given_condition(split, "given_key")
        rows = self._rows(
            _SELECT + "surname_key >= ? AND surname_key < ?" + condition + self._born + _ORDER,
            (*beginning(split.surname_prefix), *values, *self._born_values),
            split,
        )
        self.finds.add(
            Found(row[0], Rank.SURNAME if row[1] == split.surname else Rank.PREFIX, "surname", row[2]) for row in rows
        )
        exact = _SELECT + "other_surname_key = ?" + condition + self._born + " LIMIT ?"
        rows = self._rows(exact, (split.surname, *values, *self._born_values), split) if split.surname else []
        self.finds.add(Found(row[0], Rank.SURNAME, "other_spelling", row[2]) for row in rows)

    def _other_spelling(self, split: NameSplit) -> None:
        """The Latin spelling of the passport where it is no usual one of the native name (Müller, MUELLER)."""
        condition, values = _given_condition(split, "given_key")
        sql = _SELECT + "other_surname_key >= ? AND other_surname_key < ?" + condition + self._born + " LIMIT ?"
        rows = self._rows(sql, (*beginning(split.surname_prefix), *values, *self._born_values), split)
        self.finds.add(Found(row[0], Rank.OTHER_SPELLING, "other_spelling", row[2]) for row in rows)

    def _former_surname(self, split: NameSplit) -> None:
        condition, values = _given_condition(split, "client.given_key")
        born = self._born.replace("birth_date", "client.birth_date")
        sql = _FORMER + condition + born + " ORDER BY former_name.surname_key LIMIT ?"
        rows = self._rows(sql, (*beginning(split.surname_prefix), *values, *self._born_values), split)
        self.finds.add(Found(row[0], Rank.FORMER_SURNAME, "former_surname", row[1]) for row in rows)

    def _given_name(self) -> None:
        """No surname at all: a given name alone, or with the patronymic."""
        prefix = fold_prefix(self.words[0])
        split = NameSplit("", "", "", tuple(fold_prefix(word) for word in self.words[1:]))
        for column in ("given_key", "other_given_key"):
            order = " ORDER BY given_key, surname_key LIMIT ?" if column == "given_key" else " LIMIT ?"
            sql = (
                "SELECT id, surname_key, native_given_name FROM client"
                f" WHERE {column} >= ? AND {column} < ?" + self._born + order
            )
            rows = self._rows(sql, (*beginning(prefix), *self._born_values), split)
            self.finds.add(Found(row[0], Rank.GIVEN_NAME, "given_name", row[2]) for row in rows)

    def _mistyped(self, splits: Sequence[NameSplit]) -> None:
        for split in splits:
            self._near(split, "surname_key", near_surnames(split.surname))
        if len(self.words) == 1:
            whole = NameSplit("", "")
            self._near(whole, "given_key", near_given_names(fold(self.words[0])))
        elif len(self.words) == 2:
            for surname, given in (self.words, tuple(reversed(self.words))):
                self._near_given(fold(surname), fold(given))

    def _near(self, split: NameSplit, column: str, keys: Sequence[str]) -> None:
        if not keys:
            return
        condition, values = _given_condition(split, "given_key")
        sql = _SELECT + f"{column} IN ({marks(len(keys))})" + condition + self._born + _ORDER
        rows = self._rows(sql, (*keys, *values, *self._born_values), split)
        self.finds.add(Found(row[0], Rank.TYPING_ERROR, "typing_error", row[2]) for row in rows)

    def _near_given(self, surname: str, given: str) -> None:
        """The surname is right and the given name is not."""
        keys = near_given_names(given)
        if keys:
            sql = _SELECT + f"surname_key = ? AND given_key IN ({marks(len(keys))})" + self._born + _ORDER
            rows = select(sql, (surname, *keys, *self._born_values, self.limit))
            self.finds.add(Found(row[0], Rank.TYPING_ERROR, "typing_error", row[2]) for row in rows)

    def _rows(self, sql: str, values: Sequence[Any], split: NameSplit) -> list[tuple[Any, ...]]:
        """The rows of the query; of many words the rest is compared with given names and patronymic."""
        if not split.others:
            return select(sql, (*values, self.limit))
        rows = select(sql, (*values, TO_COMPARE))
        fitting = _fitting([row[0] for row in rows], split.others)
        return [row for row in rows if row[0] in fitting][: self.limit]


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
