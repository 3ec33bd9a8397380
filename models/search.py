"""Finding regular clients, tourists and tours from a few letters or digits (S1 to S4 of the requirements).

Names are compared by their keys (textkit.folding), in which both scripts and all usual spellings meet, so that a
search is a range of an index whatever the size of the base. Any text gives an answer, if only an empty one.
"""

from __future__ import annotations

from itertools import product

from models.records import ClientHit, TourRow
from models.search_data import by_birth, by_datum
from models.search_hits import Finds, Found, Rank, load_hits
from models.search_names import NameSearch, words_fit
from models.search_sql import select, select_by_ids
from models.search_terms import Datum, Reading, name_splits, read_search
from models.tours import list_tours

# So many of a datum are taken when other words narrow it further.
TO_NARROW = 2000

_ALL = "SELECT id FROM client ORDER BY surname_key, given_key, birth_date LIMIT ?"
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
        if len(finds) >= limit:
            break
    return load_hits(_leave_room(finds.best(len(finds)), limit))


def search_tours(text: str, limit: int = 8) -> list[TourRow]:
    """The first tours by number, title, customer or country, as the list of tours finds them."""
    return list_tours(text=text, limit=limit)


def _by_reading(reading: Reading, limit: int) -> list[Found]:
    if not reading.data:
        return NameSearch(reading.words, (), limit).run().best(limit)
    finds = Finds()
    for meaning in product(*map(_meanings, reading.data)):
        births = tuple(birth for datum in meaning for birth in datum.births)
        others = [datum for datum in meaning if not datum.births]
        finds.add(_by_meaning(reading.words, births, others, limit))
    return finds.all()


def _meanings(datum: Datum) -> list[Datum]:
    """A datum that may be a date of birth and something else is tried as each."""
    if not datum.births:
        return [datum]
    date = Datum(datum.text, births=datum.births)
    if not (datum.document or datum.phone or datum.card):
        return [date]
    return [date, Datum(datum.text, datum.document, datum.phone, datum.card)]


def _by_meaning(words: tuple[str, ...], births: tuple[str, ...], data: list[Datum], limit: int) -> list[Found]:
    if data:
        alone = len(data) == 1 and not words and not births
        found = _in_all([by_datum(datum, limit if alone else TO_NARROW) for datum in data])
        return found if alone else _narrow(found, words, births)
    if words:
        return NameSearch(words, births, limit).run().best(limit)
    return by_birth(births, limit)


def _in_all(results: list[list[Found]]) -> list[Found]:
    """What was found for the first datum, and for every other as well."""
    ids = set.intersection(*({one.id for one in found} for found in results))
    return [one for one in results[0] if one.id in ids]


def _narrow(found: list[Found], words: tuple[str, ...], births: tuple[str, ...]) -> list[Found]:
    ids = list({one.id for one in found})
    fitting = {row[0] for row in select_by_ids(_TO_COMPARE, ids) if _fits(row, words, births)}
    return [one for one in found if one.id in fitting]


def _fits(row: tuple[str, ...], words: tuple[str, ...], births: tuple[str, ...]) -> bool:
    if births and not row[5].startswith(births):
        return False
    if not words:
        return True
    for split in name_splits(words):
        for surname, given in ((row[1], row[2]), (row[3], row[4] or row[2])):
            named = surname.startswith(split.surname_prefix) and given.startswith(split.given_prefix)
            if named and words_fit(split.others, " ".join(row[6:])):
                return True
    return len(words) == 1 and row[2].startswith(name_splits(words)[0].surname_prefix)


def _leave_room(found: list[Found], limit: int) -> list[Found]:
    """The first ``limit``; the many born in a year, or of one series, leave some room for rarer finds."""
    broad = [one for one in found if one.rank in (Rank.BIRTH_DATE, Rank.PART_OF_DOCUMENT)]
    rare = [one for one in found if one.rank not in (Rank.BIRTH_DATE, Rank.PART_OF_DOCUMENT)]
    if len(found) <= limit or not broad or not rare:
        return found[:limit]
    kept = broad[: max(limit - len(rare), limit // 2)]
    return sorted([*kept, *rare[: limit - len(kept)]], key=lambda one: one.rank)
