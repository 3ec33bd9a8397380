"""Finding regular clients, tourists and tours from a few letters or digits (S1 to S4 of the requirements).

Names are compared by their keys (textkit.folding), in which both scripts and all usual spellings meet, so
that a search is a range of an index whatever the size of the base. Any text gives an answer, if only an empty
one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import product

from models.records import ClientHit, TourRow
from models.search_data import (
    by_birth,
    card_field_sources,
    card_sources,
    datum_sources,
    document_sources,
    passport_sources,
)
from models.search_hits import Finds, Found, Rank, load_hits
from models.search_names import NameSearch, by_first_letter, by_surname_as_written
from models.search_narrowing import Narrowing, having_all, narrowed
from models.search_sources import Sources
from models.search_sql import Condition, select
from models.search_terms import (
    MAX_TEXT,
    Datum,
    NameSplit,
    Reading,
    name_splits,
    read_births,
    read_search,
    split_of,
    storable,
)
from models.search_tourists import search_tourists
from models.tours import list_tours
from textkit.documents import document_key
from textkit.folding import fold

__all__ = ["search_clients", "search_clients_by", "search_tourists", "search_tours"]

# Letters of the longest series of a passport.
MAX_SERIES = 3
# Ranks of which a single short text may find thousands.
_BROAD = (Rank.BIRTH_DATE, Rank.PART_OF_DOCUMENT)

_ALL = "SELECT id FROM client ORDER BY sort_key, id LIMIT ?"


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
    if not len(finds) and not fold(text):
        finds.add(by_surname_as_written(_written(text), (), limit))
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
    nobody. A surname without a letter is looked for as it is written.
    """
    splits = [split_of([surname] if fold(surname) else [], given_name.split())]
    births = read_births(birth_date)
    if birth_date.strip() and not births:
        return []
    papers = [
        sources
        for typed, sources in (
            (passport_series + passport_number, passport_sources(passport_series, passport_number)),
            (card_series + card_number, card_field_sources(card_series, card_number)),
        )
        if typed.strip()
    ]
    named = [split for split in splits if split.surname_prefix or split.given_prefix]
    finds = Finds()
    if surname.strip() and not fold(surname):
        search = partial(by_surname_as_written, _written(surname), births, limit)
        finds.add(narrowed(search, [*map(Narrowing, papers)], limit))
    else:
        finds.add(_fitting_all(named, births, papers, limit))
    return load_hits(finds.best(limit))


def search_tours(text: str, limit: int = 8) -> list[TourRow]:
    """The first tours by number, title, customer or country, as the list of tours finds them."""
    return list_tours(text=text, limit=limit)


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
    if not reading.words and len(reading.data) == 1 and not reading.data[0].email:
        finds.add(by_surname_as_written(reading.data[0].text, (), limit))
    for meaning in product(*map(_meanings, reading.data)):
        births = tuple(birth for datum in meaning for birth in datum.births)
        others = [datum_sources(datum) for datum in meaning if not datum.births]
        finds.add(_fitting_all(splits, births, others, limit))
    return finds.all()


def _by_series(words: Sequence[str], limit: int) -> list[Found]:
    """A short word may be the letters that a passport begins with, and any word the series of a card."""
    key = document_key("".join(words))
    sources = [*card_sources(key)[:1]]
    if len(words) == 1 and 2 <= len(words[0]) <= MAX_SERIES:
        sources += document_sources(key).usual
    return [one for source in sources for one in source.first(limit)]


def _written(surname: str) -> str:
    return storable(surname[:MAX_TEXT]).strip()


def _meanings(datum: Datum) -> list[Datum]:
    """A datum that may be a date of birth and something else is tried as each."""
    if not datum.births:
        return [datum]
    date = Datum(datum.text, births=datum.births)
    if not (datum.document or datum.phone or datum.card):
        return [date]
    return [date, replace(datum, births=())]


def _fitting_all(
    splits: Sequence[NameSplit], births: tuple[str, ...], data: Sequence[Sources], limit: int
) -> list[Found]:
    """Who fits the name, was born so, and has each of the data; what is not given does not narrow."""
    if not data:
        return NameSearch(splits, births, limit).run().best(limit) if splits else by_birth(births, limit)
    if not splits and not births:
        return data[0].first(limit) if len(data) == 1 else having_all([*map(Narrowing, data)], limit)
    narrowings = [*map(Narrowing, data)]
    if not splits:
        return narrowed(partial(by_birth, births, limit), narrowings, limit)
    for run in (NameSearch.as_spelled, NameSearch.mistyped):
        found = narrowed(partial(_by_name, run, splits, births, limit), narrowings, limit)
        if found:
            return found
    return []


def _by_name(
    run: Callable[[NameSearch], Finds],
    splits: Sequence[NameSplit],
    births: Sequence[str],
    limit: int,
    conditions: Sequence[Condition],
) -> list[Found]:
    return run(NameSearch(splits, births, limit, conditions)).best(limit)


def _leave_room(found: list[Found], limit: int) -> list[Found]:
    """The first ``limit``; the many born in a year, or of one series, leave some room for rarer finds."""
    broad = [one for one in found if one.rank in _BROAD]
    rare = [one for one in found if one.rank not in _BROAD]
    if len(found) <= limit or not broad or not rare:
        return found[:limit]
    kept = broad[: max(limit - len(rare), limit // 2)]
    return sorted([*kept, *rare[: limit - len(kept)]], key=lambda one: one.rank)
