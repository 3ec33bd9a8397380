"""What of a passport's zone a client is searched by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textkit.documents import join_document
from textkit.mrz.reading import Mrz


@dataclass(frozen=True, slots=True, repr=False)
class NewFromPassport:
    """The answer that nobody found is meant: a new person from the zone with these lines."""

    lines: str


def search_values(mrz: Mrz) -> dict[str, str]:
    """What the fields of the search for a client are filled with."""
    series, number = mrz.series_and_number()
    native = mrz.national
    return {
        "surname": native.surname if native else mrz.surname,
        "given_name": native.given_name if native else mrz.given_names,
        "passport_series": series,
        "passport_number": number,
        "birth_date": mrz.birth_date,
    }


def search_attempts(mrz: Mrz) -> Iterator[dict[str, str]]:
    """What to search by, one after the other until somebody is found; fields that are left out are empty.

    The same paper with the same names; the paper alone, for a surname changes; then name and birth, for who
    is known by an older passport; and of several given names the first.
    """
    every = search_values(mrz)
    nothing = dict.fromkeys(every, "")
    number = {name: every[name] for name in ("passport_series", "passport_number")}
    person = {name: every[name] for name in ("surname", "given_name", "birth_date")}
    yield every
    if number["passport_number"]:
        yield nothing | number
    yield nothing | person
    yield nothing | person | {"given_name": person["given_name"].partition(" ")[0]}


def search_words(mrz: Mrz) -> str:
    """The same as one text, to be shown and to be found in what is shown."""
    values = search_values(mrz)
    number = join_document(values["passport_series"], values["passport_number"])
    return " ".join(filter(None, (values["surname"], values["given_name"], number)))
