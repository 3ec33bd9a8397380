"""Finding regular clients, tourists and tours from a few letters or digits (S1 to S4 of the requirements).

Names are compared by their keys (textkit.folding), in which both scripts and all usual spellings meet, so
that a search is a range of an index whatever the size of the base. Any text gives an answer, if only an empty
one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from models.records import ClientHit, TourRow
from models.search_data import (
    FEW,
    by_birth,
    by_card_fields,
    by_datum,
    by_document,
    by_passport_fields,
    by_short_tail,
)
from models.search_hits import Finds, Found, Rank, load_hits
from models.search_names import NameSearch, by_first_letter, words_fit
from models.search_sql import select, select_by_ids
from models.search_terms import (
    Datum,
    NameSplit,
    Reading,
    name_splits,
    read_births,
    read_search,
    split_of,
)
from models.search_tourists import search_tourists
from models.tours import list_tours
from textkit.documents import document_key
from textkit.folding import fold

__all__ = ["search_clients", "search_clients_by", "search_tourists", "search_tours"]

# So many of a datum are taken when other words narrow it further.
TO_NARROW = 2000
# Letters of the longest series of a passport.
MAX_SERIES = 3
# Ranks of which a single short text may find thousands.
_BROAD = (Rank.BIRTH_DATE, Rank.PART_OF_DOCUMENT)

_ALL = "SELECT id FROM client ORDER BY sort_key, id LIMIT ?"
_TO_COMPARE = (
    "SELECT id, surname_key, given_key, other_surname_key, other_given_key, birth_date, native_given_name,"
    " latin_given_name, patronymic FROM client WHERE id IN ({ids})"
)


def search_clients(text: str, limit: int = 50) -> list[ClientHit]:
    """The first ``limit`` regular clients whom the text fits, the best first (Rank), alphabetically within.

    An empty text gives the beginning of the list of all.
    """
    if not text.strip():
        return load_hits([Found(row[0], Rank.SURNAME, "all") for row in select(_ALL, (limit,))])
    finds = Finds()
    for reading in read_search(text):
        finds.add(_by_reading(reading, limit))
        if len(finds):
            break
    return load_hits(_leave_room(finds.best(len(finds)), limit))


def search_clients_by(
    surname: str = "",
    given_name: str = "",
    passport_series: str = "",
    passport_number: str = "",
    birth_date: str = "",
    card_series: str = "",
    card_number: str = "",
    limit: int = 50,
) -> list[ClientHit]:
    """The regular clients who fit every field that is filled, in the order of search_clients.

    Names may be beginnings, a number may be its end, a birth date a year; a date that cannot be read fits
    nobody.
    """
    splits = [split_of([surname] if fold(surname) else [], given_name.split())]
    births = read_births(birth_date)
    if birth_date.strip() and not births:
        return []
    papers = [
        papers
        for typed, papers in (
            (
                passport_series + passport_number,
                by_passport_fields(passport_series, passport_number, TO_NARROW),
            ),
            (card_series + card_number, by_card_fields(card_series, card_number, TO_NARROW)),
        )
        if typed.strip()
    ]
    return load_hits(_by_fields(splits, births, papers, limit)[:limit])


def search_tours(text: str, limit: int = 8) -> list[TourRow]:
    """The first tours by number, title, customer or country, as the list of tours finds them."""
    return list_tours(text=text, limit=limit)


def _by_fields(
    splits: list[NameSplit], births: tuple[str, ...], papers: list[list[Found]], limit: int
) -> list[Found]:
    named = [split for split in splits if split.surname_prefix or split.given_prefix]
    if papers:
        finds = Finds()
        finds.add(_narrow(_in_all(papers), named, births))
        return finds.best(limit)
    if named:
        return NameSearch(named, births, limit).run().best(limit)
    return by_birth(births, limit)


def _by_reading(reading: Reading, limit: int) -> list[Found]:
    splits = name_splits(reading.words)
    finds = Finds()
    if not reading.data:
        if len("".join(reading.words)) == 1 and not reading.words[0].isascii():
            finds.add(by_first_letter(reading.words[0], limit))
        if len(finds) < limit:
            finds.add(NameSearch(splits, (), limit).run().best(limit))
        if len(finds) < limit:
            finds.add(_by_series(reading.words, limit))
        return finds.best(limit)
    for meaning in product(*map(_meanings, reading.data)):
        births = tuple(birth for datum in meaning for birth in datum.births)
        others = [datum for datum in meaning if not datum.births]
        finds.add(_by_meaning(splits, births, others, limit))
    return finds.all()


def _by_series(words: Sequence[str], limit: int) -> list[Found]:
    """A short word may be the letters that a passport begins with."""
    if len(words) != 1 or not 2 <= len(words[0]) <= MAX_SERIES:
        return []
    return by_document(document_key(words[0]), limit)


def _meanings(datum: Datum) -> list[Datum]:
    """A datum that may be a date of birth and something else is tried as each."""
    if not datum.births:
        return [datum]
    date = Datum(datum.text, births=datum.births)
    if not (datum.document or datum.phone or datum.card):
        return [date]
    return [date, Datum(datum.text, datum.document, datum.phone, datum.card)]


def _by_meaning(
    splits: list[NameSplit], births: tuple[str, ...], data: list[Datum], limit: int
) -> list[Found]:
    if data:
        alone = len(data) == 1 and not splits and not births
        found = _in_all([by_datum(datum, limit if alone else TO_NARROW) for datum in data])
        if alone and len(found) < FEW:
            found += by_short_tail(data[0].document, limit)
        return found if alone else _narrow(found, splits, births)
    if splits:
        return NameSearch(splits, births, limit).run().best(limit)
    return by_birth(births, limit)


def _in_all(results: list[list[Found]]) -> list[Found]:
    """What was found for the first datum, and for every other as well."""
    ids = set.intersection(*({one.id for one in found} for found in results))
    return [one for one in results[0] if one.id in ids]


def _narrow(found: list[Found], splits: list[NameSplit], births: tuple[str, ...]) -> list[Found]:
    ids = list({one.id for one in found})
    fitting = {row[0] for row in select_by_ids(_TO_COMPARE, ids) if _fits(row, splits, births)}
    return sorted((one for one in found if one.id in fitting), key=lambda one: one.rank)


def _fits(row: tuple[str, ...], splits: list[NameSplit], births: tuple[str, ...]) -> bool:
    if births and not row[5].startswith(births):
        return False
    return not splits or any(
        surname.startswith(split.surname_prefix)
        and given.startswith(split.given_prefix)
        and words_fit(split.others, " ".join(row[6:]))
        for split in splits
        for surname, given in ((row[1], row[2]), (row[3], row[4]))
        if surname
    )


def _leave_room(found: list[Found], limit: int) -> list[Found]:
    """The first ``limit``; the many born in a year, or of one series, leave some room for rarer finds."""
    broad = [one for one in found if one.rank in _BROAD]
    rare = [one for one in found if one.rank not in _BROAD]
    if len(found) <= limit or not broad or not rare:
        return found[:limit]
    kept = broad[: max(limit - len(rare), limit // 2)]
    return sorted([*kept, *rare[: limit - len(kept)]], key=lambda one: one.rank)
