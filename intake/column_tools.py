"""The other buttons over the grid's columns (I5): the other script, wrong characters, swap, fill, replace.

Every function proposes one ``Change`` to a list for the rows given; nothing is written here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from intake.cell_checks import is_nothing, one_line
from intake.edited_list import Change, EditedList
from intake.edits import AddedColumn, free_heading
from intake.tables import Place
from intake.targets import BY_FIELD
from textkit.names import clean_name, removed_from_name
from textkit.native import to_native
from textkit.transliteration import scheme_for, transliterate
from translations import _

NAME_KIND = "name"
PARTS = ("surname", "given_name")


def other_script(
    batch: EditedList,
    part: str,
    to: str,
    rows: Iterable[int],
    values: Callable[[int], Mapping[str, str]],
    *,
    as_it_is: bool = False,
    only_empty: bool = True,
) -> Change:
    """A name copied into the field of the other script, letter by letter or as it is.

    ``part``: surname or given_name. ``to``: native or latin. ``values``: the values of a row, for the name
    itself and the citizenship by whose rule it is transliterated. With ``only_empty`` cells that say
    something stay as they are.
    """
    origin, goal = f"{'latin' if to == 'native' else 'native'}_{part}", f"{to}_{part}"
    column, added = _column_for(batch, goal, batch.column_of(origin))
    cells: dict[Place, str] = {}
    for row in rows:
        there = batch.cell(row, column) if not added else ""
        known = values(row)
        name = known.get(origin, "")
        if name and (not only_empty or is_nothing(one_line(there), NAME_KIND)):
            cells[row, column] = name if as_it_is else _transliterated(name, to, known)
    mapping = {**batch.mapping, column: goal} if added and cells else None
    return Change(f"to_{to}", cells, mapping, added if cells else ())


def is_part_of_whole_name(batch: EditedList, part: str, to: str) -> bool:
    """Whether the goal comes from a column of whole names, which has to be split first."""
    goal = f"{to}_{part}"
    return goal not in batch.mapping.values() and batch.column_of(goal) is not None


def _column_for(batch: EditedList, field: str, beside: int | None) -> tuple[int, tuple[AddedColumn, ...]]:
    for column, there in batch.mapping.items():
        if there == field:
            return column, ()
    heading = free_heading(batch.headings, _(BY_FIELD[field].label))
    return batch.width, (AddedColumn(heading, batch.width - 1 if beside is None else beside),)


def _transliterated(name: str, to: str, known: Mapping[str, str]) -> str:
    if to == "native":
        return to_native(name)
    return transliterate(name, scheme_for(known.get("citizenship", "")))


def name_columns(batch: EditedList, column: int = -1) -> list[int]:
    """The columns of names: the one given if it is one, else all."""
    mapping = batch.mapping
    names = [one for one, field in sorted(mapping.items()) if BY_FIELD[field].kind == NAME_KIND]
    return [column] if column in names else names


def wrong_characters(batch: EditedList, columns: Sequence[int], rows: Iterable[int]) -> Counter[str]:
    """What would be removed from names, by character: how many cells hold it. Shown before it is done."""
    found: Counter[str] = Counter()
    for row in rows:
        for column in columns:
            found.update(removed_from_name(batch.cell(row, column)))
    return found


def without_wrong_characters(batch: EditedList, columns: Sequence[int], rows: Iterable[int]) -> Change:
    """Names without digits, punctuation and the like; letters of any alphabet, hyphens, apostrophes stay."""
    cells = {
        (row, column): clean_name(text)
        for row in rows
        for column in columns
        if removed_from_name(text := batch.cell(row, column))
    }
    return Change("wrong_characters", cells)


def swapped(batch: EditedList, one: int, other: int, rows: Sequence[int]) -> Change:
    """Two columns exchange their cells in some rows; for all rows they exchange their fields instead."""
    if set(rows) >= set(batch.people()):
        mapping = batch.mapping
        here, there = mapping.pop(one, ""), mapping.pop(other, "")
        mapping |= {column: field for column, field in ((one, there), (other, here)) if field}
        return Change("swap", {}, mapping)
    cells: dict[Place, str] = {}
    for row in rows:
        cells[row, one], cells[row, other] = batch.cell(row, other), batch.cell(row, one)
    return Change("swap", cells)


def filled_down(batch: EditedList, column: int, rows: Sequence[int]) -> Change:
    """Empty cells take the text of the nearest one above: a merged cell came as one text and empty ones."""
    cells: dict[Place, str] = {}
    wanted, last = set(rows), ""
    for row in batch.people():
        text = batch.cell(row, column)
        if text.strip():
            last = text
        elif last and row in wanted:
            cells[row, column] = last
    return Change("fill_down", cells)


def replaced(
    batch: EditedList,
    find: str,
    by: str,
    columns: Sequence[int],
    rows: Iterable[int],
    *,
    whole: bool = False,
    match_case: bool = False,
) -> Change:
    """Every place of a text in the cells replaced by another; ``whole``: only cells that say just that."""
    if not find:
        return Change("replace", {})
    new_text = _replacing(find, by, whole, match_case)
    cells: dict[Place, str] = {}
    for row in rows:
        for column in columns:
            text = batch.cell(row, column)
            new = new_text(text) if text else text
            if new != text:
                cells[row, column] = new
    return Change("replace", cells)


def _replacing(find: str, by: str, whole: bool, match_case: bool) -> Callable[[str], str]:
    """What a text becomes."""
    if whole:
        sought = find if match_case else find.casefold()
        return lambda text: by if (text if match_case else text.casefold()).strip() == sought else text
    if match_case:
        return lambda text: text.replace(find, by)
    substitute = re.compile(re.escape(find), re.IGNORECASE).sub
    return lambda text: substitute(lambda _found: by, text)
