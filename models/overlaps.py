"""Who of a tour is on another tour at the same time: the same regular client, or the same passport."""

from __future__ import annotations

from dataclasses import dataclass

from models.checks.findings import WARN, Finding, finding
from models.keys import tourist_keys
from models.records import Tourist
from models.search_sql import select

# Each half has an index; an OR over both would use neither. Who comes back on the day on which the next tour
# begins is not on two at once.
_AT_ONCE = """
SELECT {who}, tour.id, tour.number, tour.title, tour.start_date, tour.end_date
FROM tour AS own
{mine}
JOIN tourist AS other ON {same} AND other.tour_id <> own.id
JOIN tour ON tour.id = other.tour_id
WHERE own.id = ?
AND length(own.start_date) = 10 AND length(own.end_date) = 10
AND length(tour.start_date) = 10 AND length(tour.end_date) = 10
AND (tour.start_date < own.end_date AND tour.end_date > own.start_date OR tour.start_date = own.start_date)
"""


def _both(who: str, mine: str, client: str, passport: str) -> str:
    halves = (_AT_ONCE.format(who=who, mine=mine, same=same) for same in (client, passport))
    return f"{' UNION '.join(halves)} ORDER BY 1, 5, 2"  # nothing in it was typed


_OF_TOUR = _both(
    "mine.id",
    "JOIN tourist AS mine ON mine.tour_id = own.id",
    "other.client_id = mine.client_id",
    "other.document_key = mine.document_key AND mine.document_key <> ''",
)
_NO_KEY = "-"  # which no number has; "" all have who have no passport
_OF_ONE = _both("0", "", "other.client_id = ?", "other.document_key = ?")


@dataclass(frozen=True, slots=True, repr=False)
class Overlap:
    """A tourist of a tour, and another tour that they are on as well on some of its days; ``tourist_id`` is 0
    for one who was not saved yet."""

    tourist_id: int
    tour_id: int
    number: str
    title: str
    start_date: str
    end_date: str

    def finding(self) -> Finding:
        """What a tour's check says of it."""
        facts = {"number": self.number or self.title, "start": self.start_date, "end": self.end_date}
        return finding("native_surname", "on_two_tours", WARN, **facts)


def overlapping_tours(tour_id: int) -> list[Overlap]:
    """All of a tour by one query, in the order of their tourists. Tours without both days overlap nobody."""
    return [Overlap(*row) for row in select(_OF_TOUR, (tour_id, tour_id))]


def overlaps_of(person: Tourist) -> list[Overlap]:
    """Of one person as typed so far, saved or not, by their client and the passport's number."""
    key = tourist_keys(person)["document_key"] if person.international_passport_number else ""
    if person.tour_id is None or (person.client_id is None and not key):
        return []
    found = select(_OF_ONE, (person.client_id or 0, person.tour_id, key or _NO_KEY, person.tour_id))
    return [Overlap(person.id or 0, *row[1:]) for row in found]
