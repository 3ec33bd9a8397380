"""A whole name in one cell taken apart: "Иванов Иван Иванович", "IVANOV/IVAN MR", "IVANOV IVAN"."""

from __future__ import annotations

from collections.abc import Callable

from intake.cell_checks import is_nothing, one_line

Parts = dict[str, str]


def full_name_check(target: str) -> Callable[[str], Parts]:
    """For ``native_full_name`` or ``latin_full_name``: text of a cell -> fields and their values."""
    return _latin_parts if target == "latin_full_name" else _native_parts


def _native_parts(text: str) -> Parts:
    """Surname, given name, patronymic; two words after the given name belong to the patronymic (оглы)."""
    value = one_line(text.replace(",", " "))
    if is_nothing(value, "name"):
        return {}
    surname, _, rest = value.partition(" ")
    given, _, patronymic = rest.partition(" ")
    return {"native_surname": surname, "native_given_name": given, "patronymic": patronymic}


def _latin_parts(text: str) -> Parts:
    """Surname and given name, and the sex that an airline's title says."""
    value = one_line(text.replace(",", " "))
    if is_nothing(value, "name"):
        return {}
    from textkit.names import split_surname_title

    name = split_surname_title(value)
    return {"latin_surname": name.surname, "latin_given_name": name.given_name, "sex": name.sex}
