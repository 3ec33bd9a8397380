"""A tour's check: whatever is to be seen on its tourists and among them, the worst first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.checks.findings import FINE, LEVELS, Finding, Journey
from models.checks.person import check_person
from models.records import Tour, Tourist
from paperwork.journeys import journey_of

SHOWN = tuple(level for level in LEVELS if level != FINE)


@dataclass(frozen=True, slots=True, repr=False)
class CheckRow:
    """A finding, and on whom."""

    tourist: Tourist
    finding: Finding

    @property
    def id(self) -> tuple[int, str, str]:
        """The same as long as the same is found: what is compared when the tour is read again."""
        return self.tourist.id or 0, self.finding.field, self.finding.code

    @property
    def proposal(self) -> str:
        """The best value that could stand there, "" if none is known."""
        return next(iter(self.finding.proposals), "")


@dataclass(frozen=True, slots=True, repr=False)
class TourCheck:
    """``people``: who was checked, in the order of booking. ``rows``: the worst first, those of one level by
    booking, those of one tourist as the form is read; what is in order is left out."""

    tour: Tour
    journey: Journey
    people: Sequence[Tourist]
    rows: Sequence[CheckRow]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many findings there are, by each level of SHOWN."""
        levels = [row.finding.level for row in self.rows]
        return {level: levels.count(level) for level in SHOWN}

    @property
    def concerned(self) -> int:
        """With how many tourists something was found."""
        return len({row.tourist.id for row in self.rows})


def tour_check(tour_id: int, *, today: date | None = None) -> TourCheck:
    """The tour as it is kept. RecordGone if there is no such tour."""
    from models.tourists import list_tourists, load_tourists
    from models.tours import load_tour

    tour = load_tour(tour_id)
    return check_of(tour, load_tourists([row.id for row in list_tourists(tour_id)]), today=today)


def check_of(tour: Tour, people: Sequence[Tourist], *, today: date | None = None) -> TourCheck:
    """The check of these tourists, who are all on the tour, in the order of booking."""
    journey = journey_of(tour, today=today)
    rows = [CheckRow(person, found) for person in people for found in check_person(person, journey)]
    shown = [row for row in rows if row.finding.level != FINE]
    shown.sort(key=lambda row: LEVELS.index(row.finding.level))
    return TourCheck(tour, journey, people, shown)
