"""What of a passport's zone a client is searched by."""

from __future__ import annotations

from textkit.documents import join_document
from textkit.mrz import Mrz


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


def search_words(mrz: Mrz) -> str:
    """The same as one text, to be shown and to be found in what is shown."""
    values = search_values(mrz)
    number = join_document(values["passport_series"], values["passport_number"])
    return " ".join(filter(None, (values["surname"], values["given_name"], number)))
