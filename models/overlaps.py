"""Who of a tour is on another tour at the same time: the same regular client, or the same passport."""

from __future__ import annotations

from dataclasses import dataclass

from models.checks.findings import WARN, Finding, finding
from models.search_sql import select

# Each half has an index; an OR over both would use neither. Who comes back on the day on which the next tour
# begins is not on two at once.
_AT_ONCE = """
SELECT mine.id, tour.id, tour.number, tour.title, tour.start_date, tour.end_date
FROM tour AS own
JOIN tourist AS mine ON mine.tour_id = own.id
JOIN tourist AS other ON {same} AND other.tour_id <> own.id
JOIN tour ON tour.id = other.tour_id
WHERE own.id = ?
AND length(own.start_date) = 10 AND length(own.end_date) = 10
AND length(tour.start_date) = 10 AND length(tour.end_date) = 10
AND (tour.start_date < own.end_date AND tour.end_date > own.start_date OR tour.start_date = own.start_date)
"""
_SAME_CLIENT = "other.client_id = mine.client_id"
_SAME_PASSPORT = "other.document_key = mine.document_key AND mine.document_key <> ''"
_QUERY = " UNION ".join(_AT_ONCE.format(same=same) for same in (_SAME_CLIENT, _SAME_PASSPORT))
_IN_ORDER = f"{_QUERY} ORDER BY 1, 5, 2"  # nothing in it was typed


@dataclass(frozen=True, slots=True, repr=False)
class Overlap:
    """A tourist of a tour, and another tour that they are on as well on some of its days."""

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
    return [Overlap(*row) for row in select(_IN_ORDER, (tour_id, tour_id))]
