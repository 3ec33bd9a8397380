"""Names that share a cell with something else are taken apart into columns of their own (I5).

Every function proposes one ``Change`` to a list; nothing is written here. Parts go to the column that is
placed on their field, if the cell there is empty or says the same, else the row stays as it is; where no
column is placed on the field, one is added beside the split one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from intake.cell_checks import one_line
from intake.edited_list import Change, EditedList
from intake.edits import AddedColumn, free_heading, placed
from intake.tables import Place
from intake.targets import BY_FIELD, COMPOSITES
from textkit.names import AirlineName, script, split_surname_title
from translations import _

_AGES = {"child": "CHD", "infant": "INF"}
Parts = Mapping[str, str]


def split_sex(batch: EditedList, column: int, rows: Sequence[int]) -> Change:
    """The title behind a name (MR, MRS, MSTR, CHD ...) becomes the sex, an airline's date the birth date.

    What a title says of the age (CHD, INF) goes to the notes, so that nothing is lost.
    """

    def parts(text: str) -> Parts:
        name = split_surname_title(one_line(text))
        return {
            "": _without_title(text, name),
            "sex": name.sex,
            "birth_date": name.birth_date,
            "notes": _AGES.get(name.category, ""),
        }

    return _Split(batch, column, "split_sex").of(rows, parts, whole="")


def split_name(batch: EditedList, column: int, rows: Sequence[int]) -> Change:
    """Surname, given name and patronymic get columns of their own; a title becomes the sex, as above."""
    side = "native" if _is_cyrillic(batch, column, rows) else "latin"
    split = _native_parts if side == "native" else _latin_parts
    return _Split(batch, column, "split_name").of(rows, split, whole=f"{side}_surname")


def _is_cyrillic(batch: EditedList, column: int, rows: Iterable[int]) -> bool:
    scripts = [script(batch.cell(row, column)) for row in rows]
    return scripts.count("cyrillic") > scripts.count("latin")


def _without_title(text: str, name: AirlineName) -> str:
    joint = "/" if "/" in text else " "
    return joint.join(filter(None, (name.surname, name.given_name)))


def _latin_parts(text: str) -> Parts:
    name = split_surname_title(one_line(text.replace(",", " ")))
    return {
        "": name.surname,
        "latin_given_name": name.given_name,
        "sex": name.sex,
        "birth_date": name.birth_date,
        "notes": _AGES.get(name.category, ""),
    }


def _native_parts(text: str) -> Parts:
    """Two words after the given name belong to the patronymic (оглы)."""
    name = split_surname_title(one_line(text.replace(",", " ")))
    given, _blank, patronymic = name.given_name.partition(" ")
    rest = {"sex": name.sex, "birth_date": name.birth_date, "notes": _AGES.get(name.category, "")}
    return {"": name.surname, "native_given_name": given, "patronymic": patronymic, **rest}


class _Split:
    """One column on its way into several."""

    def __init__(self, batch: EditedList, column: int, kind: str) -> None:
        self._batch = batch
        self._column = column
        self._kind = kind
        self._mapping = batch.mapping
        self._added: list[AddedColumn] = []
        self._cells: dict[Place, str] = {}

    def of(self, rows: Sequence[int], parts: Callable[[str], Parts], whole: str) -> Change:
        """``parts`` of a cell by field, "" for what stays in it. ``whole``: the field of what stays."""
        found = {row: parts(self._batch.cell(row, self._column)) for row in rows}
        found = {row: one for row, one in found.items() if any(one[name] for name in one if name)}
        if not found:
            return Change(self._kind, {})
        if whole:
            self._stays_on(whole)
        places = {name: self._place_for(name) for name in _fields(found.values())}
        for row, one in found.items():
            taken = {places[name]: text for name, text in one.items() if name and text}
            if all(self._is_free(row, column, text) for column, text in taken.items()):
                self._cells[row, self._column] = one[""]
                for column, text in taken.items():
                    self._cells[row, column] = self._joined(row, column, text)
        return Change(self._kind, self._cells, self._mapping, tuple(self._added))

    def _stays_on(self, field: str) -> None:
        """The split column is the surname's now, if nobody else is and it was not placed elsewhere."""
        there = self._mapping.get(self._column, "")
        if (not there or there in COMPOSITES) and field not in self._mapping.values():
            self._mapping = placed(self._mapping, self._column, field)

    def _place_for(self, field: str) -> int:
        """The column placed on a field, or a new one beside the split column."""
        for column, there in self._mapping.items():
            if there == field:
                return column
        number = self._batch.width + len(self._added)
        taken = [*self._batch.headings, *(one.heading for one in self._added)]
        heading = free_heading(taken, _(BY_FIELD[field].label))
        self._added.append(AddedColumn(heading, self._column))
        self._mapping = {**self._mapping, number: field}
        return number

    def _text(self, row: int, column: int) -> str:
        return self._batch.cell(row, column) if column < self._batch.width else ""

    def _is_free(self, row: int, column: int, text: str) -> bool:
        there = self._text(row, column).strip()
        return not there or _same(there, text) or self._is_notes(column)

    def _is_notes(self, column: int) -> bool:
        return self._mapping.get(column) == "notes"

    def _joined(self, row: int, column: int, text: str) -> str:
        there = self._text(row, column)
        if not there.strip():
            return text
        return f"{there}, {text}" if self._is_notes(column) and text not in there else there


def _fields(found: Iterable[Parts]) -> list[str]:
    """Fields that get anything, in the order in which their columns should stand."""
    return list(dict.fromkeys(name for one in found for name, text in one.items() if name and text))


def _same(there: str, text: str) -> bool:
    from textkit.sexes import parse_sex

    return there.casefold() == text.casefold() or (text in ("M", "F") and parse_sex(there) == text)
