"""A whole name in one cell taken apart: "Иванов Иван Иванович", "IVANOV/IVAN MR", "IVANOV IVAN"."""

from __future__ import annotations

from collections.abc import Callable

from intake.cell_checks import is_nothing, one_line
from textkit.names import PARTICLES
from textkit.sexes import guess_sex

Parts = dict[str, str]


def full_name_check(target: str) -> Callable[[str], Parts]:
    """For a composite target: text of a cell -> fields and their values."""
    return _CHECKS[target]


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


def _native_given_first(text: str) -> Parts:
    """ "Пётр Сергеевич Иванов", "Anna Maria Kowalska", "Ludwig van Beethoven": the surname stands last."""
    value = one_line(text.replace(",", " "))
    if is_nothing(value, "name"):
        return {}
    given, surname = _surname_last(value)
    first, _blank, second = given.partition(" ")
    if second and guess_sex(patronymic=second):
        return {"native_surname": surname, "native_given_name": first, "patronymic": second}
    return {"native_surname": surname, "native_given_name": given, "patronymic": ""}


def _latin_given_first(text: str) -> Parts:
    """The same in Latin letters, with an airline's title wherever it stands."""
    value = one_line(text.replace(",", " "))
    if "/" in value:  # airlines write the surname before the slash, whatever the heading says
        return _latin_parts(text)
    from textkit.names import split_surname_title

    name = split_surname_title(value)
    given, surname = _surname_last(f"{name.surname} {name.given_name}".strip())
    return {"latin_surname": surname, "latin_given_name": given, "sex": name.sex} if surname else {}


def _surname_last(text: str) -> tuple[str, str]:
    """(given names, surname): the last word with the particles before it."""
    words = text.split()
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in PARTICLES:
        first -= 1
    return " ".join(words[:first]), " ".join(words[first:])


_CHECKS: dict[str, Callable[[str], Parts]] = {
    "native_full_name": _native_parts,
    "latin_full_name": _latin_parts,
    "native_given_first": _native_given_first,
    "latin_given_first": _latin_given_first,
}
