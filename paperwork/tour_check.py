"""A tour's check: whatever is to be seen on its tourists and among them, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from models.checks import two_passports
from models.checks.findings import FINE, LEVELS, Finding, Journey
from models.checks.tour import check_tour
from models.cleaning.settling import settled_on_desk
from models.overlaps import overlapping_tours
from models.records import Tour, Tourist
from models.settled_findings import TOUR, Settled, digest_of_finding, settled_with
from paperwork.journeys import journey_of

RowId = tuple[int, str, str, int]
SHOWN = tuple(level for level in LEVELS if level != FINE)


@dataclass(frozen=True, slots=True, repr=False)
class CheckRow:
    """A finding, and on whom. ``id`` (tourist, field, code, and which of several such) is the same as long as
    the same is found: what is compared when the tour is read again."""

    tourist: Tourist
    finding: Finding
    id: RowId

    def settled(self) -> Settled:
        """What is kept when somebody leaves it as it is: of a regular client for all their tours, as long as
        the value and what the sentence says of it are the same."""
        return self.places()[0]

    def places(self) -> tuple[Settled, ...]:
        """Where that may be kept: they may have become a regular client since, or it was left at the desk."""
        found, client_id = self.finding, self.tourist.client_id
        digest = digest_of_finding(str(getattr(self.tourist, found.field, "")), found.facts)
        code = f"{TOUR}{found.code}"
        own = Settled(code, 0, self.tourist.id or 0, found.field, digest)
        if not client_id:
            return (own,)
        desk = settled_on_desk(found, self.tourist)
        return (Settled(code, client_id, 0, found.field, digest), own, *((desk,) if desk else ()))

    @property
    def proposal(self) -> str:
        """The best value that could stand there, "" if none is known."""
        return next(iter(self.finding.proposals), "")

    @property
    def mends_typing(self) -> bool:
        """Whether the proposal may be taken among many: which of two papers is right, they alone say."""
        return bool(self.proposal) and self.finding.code not in two_passports.SENTENCES


@dataclass(frozen=True, slots=True, repr=False)
class TourCheck:
    """``people``: who was checked, in the order of booking. ``rows``: the worst first, those of one level by
    booking, those of one tourist as the form is read; what is in order is left out, and what somebody looked
    at and left as it is stands in ``settled``, in the same order."""

    tour: Tour
    journey: Journey
    people: Sequence[Tourist]
    rows: Sequence[CheckRow]
    settled: Sequence[CheckRow] = ()

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
    from models.tourists import tourists_of
    from models.tours import load_tour

    return check_of(load_tour(tour_id), tourists_of(tour_id), today=today)


def check_of(tour: Tour, people: Sequence[Tourist], *, today: date | None = None) -> TourCheck:
    """The check of these tourists, who are all on the tour, in the order of booking.

    Which of them are on other tours at the same time, and what is settled, is asked of the database, for a
    tour that is kept there.
    """
    journey, others = journey_of(tour, today), _on_other_tours(tour)
    rows: list[CheckRow] = []
    for person, findings in check_tour(people, journey):
        rows += _rows(person, [*findings, *others.get(person.id or 0, ())])
    rows.sort(key=lambda row: LEVELS.index(row.finding.level))
    settled = _settled_ids(rows) if tour.id is not None else frozenset()
    left = [row for row in rows if row.id in settled]
    return TourCheck(tour, journey, people, [row for row in rows if row.id not in settled], left)


def _settled_ids(rows: Sequence[CheckRow]) -> Set[RowId]:
    """Of those that somebody looked at and left as they are."""
    kept = settled_with(place.code for row in rows for place in row.places())
    return {row.id for row in rows if kept.intersection(row.places())} if kept else frozenset()


def _on_other_tours(tour: Tour) -> Mapping[int, list[Finding]]:
    found: dict[int, list[Finding]] = {}
    for one in overlapping_tours(tour.id) if tour.id is not None else ():
        found.setdefault(one.tourist_id, []).append(one.finding())
    return found


def _rows(person: Tourist, findings: Iterable[Finding]) -> Iterator[CheckRow]:
    """What is not in order on a person, each with its id."""
    seen: Counter[tuple[str, str]] = Counter()
    for found in findings:
        if found.level != FINE:
            kind = found.field, found.code
            yield CheckRow(person, found, (person.id or 0, *kind, seen[kind]))
            seen[kind] += 1
