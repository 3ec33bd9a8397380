"""Tours: the list, one tour with its services, saving, numbering."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from models import locks, merging
from models.aggregates import TOUR, delete_children
from models.client_rows import last_changes
from models.errors import DuplicateRecord, RecordGone, RecordInUse
from models.fields import clean_tour
from models.ids import slices
from models.journal import Operation, perform
from models.links import with_living_customer
from models.records import Saved, Tour, TourRow
from models.search_sql import select_by_ids
from models.search_terms import key_of, typed_prefix
from models.tables import Answer, ServiceUse, Tourist
from models.tables import Tour as TourTable
from textkit.cleaning import clean_text
from textkit.folding import fold
from translations import _, ngettext

LAST_CHARACTER = "\U0010ffff"
_ROWS = (
    "SELECT id, number, title, countries, created_on, start_date, end_date, clerk, customer_name"
    " FROM tour WHERE id IN ({ids})"
)
_COUNTS = "SELECT tour_id, count(*) FROM tourist WHERE tour_id IN ({ids}) GROUP BY tour_id"


def list_tours(
    text: str = "", when: str = "all", today: date | None = None, limit: int = 500
) -> list[TourRow]:
    """Lines of the list of tours, the latest start first.

    ``text`` is looked for in number, title, customer, clerk, country codes and the tourists' surnames.
    ``when``: all, upcoming (starts after today), current (today within it), past (ended before today).
    """
    query = TourTable.select(TourTable.id).order_by(TourTable.start_date.desc(), TourTable.id.desc())
    if typed := clean_text(text, one_line=True):
        query = query.where(_matches(typed))
    condition = _period(when, (today or date.today()).isoformat())
    if condition is not None:
        query = query.where(condition)
    return tour_rows([one for (one,) in query.limit(limit).tuples()])


def tour_rows(ids: Sequence[int]) -> list[TourRow]:
    """Lines of the given tours in the given order; those that do not exist are left out."""
    rows = {row[0]: row for row in select_by_ids(_ROWS, ids)}
    counts = dict(select_by_ids(_COUNTS, ids))
    changes = last_changes("tour", list(rows))
    return [_row(rows[one], counts.get(one, 0), changes.get(one, ("", ""))) for one in ids if one in rows]


def load_tour(tour_id: int) -> Tour:
    """The tour with its services. RecordGone if there is none."""
    found: Tour | None = merging.load_records(TOUR, [tour_id]).get(tour_id)
    if found is None:
        raise RecordGone(_("This tour was deleted. Undo the deletion, or choose another tour."))
    return found


def find_tour(number: str) -> Tour | None:
    """The tour with this number, typed with any spaces around."""
    typed = clean_text(number, one_line=True)
    row = TourTable.select(TourTable.id).where(TourTable.number == typed).tuples().first()
    return load_tour(row[0]) if row else None


def save_tour(tour: Tour, *, source: str = "") -> Saved:
    """Save a new or edited tour; ``tour`` is brought up to date in place (id, version, ids of services).

    InvalidField, DuplicateRecord (the number), RecordChanged, RecordGone. A customer whom somebody deleted
    from the base meanwhile stays by name.
    """
    cleaned = _dated(tour)
    written: list[int] = []

    def work(op: Operation) -> None:
        written[:] = [_write(op, cleaned)]

    saved = perform("save_tour", work, source)
    merging.refresh(TOUR, tour, written[0] if written else saved.changed["tour"][0])
    return saved


def add_tour(op: Operation, tour: Tour) -> int:
    """Write a new tour inside an operation; its id. InvalidField, DuplicateRecord (the number)."""
    return _write(op, _dated(tour))


def _dated(tour: Tour) -> Tour:
    cleaned = clean_tour(tour)
    cleaned.created_on = cleaned.created_on or date.today().isoformat()
    return cleaned


def _write(op: Operation, tour: Tour) -> int:
    _refuse_taken_number(tour)
    return merging.save_record(op, TOUR, with_living_customer(tour))


def delete_tour(tour_id: int, *, with_tourists: bool = False) -> Saved:
    """Delete a tour with its services. RecordInUse while it has tourists, unless they are to go too."""

    def work(op: Operation) -> None:
        ids = [one for (one,) in Tourist.select(Tourist.id).where(Tourist.tour == tour_id).tuples()]
        if ids and not with_tourists:
            raise RecordInUse(_tourists_on_it(len(ids)))
        delete_tourist_rows(op, ids)
        delete_children(op, TOUR, [tour_id])
        if not op.delete(TourTable, tour_id):
            raise RecordGone(_("This tour was deleted already."))

    return perform("delete_tour", work)


def delete_tourist_rows(op: Operation, ids: Sequence[int]) -> None:
    """Delete tourists with what hangs on them, inside an operation."""
    for part in slices(ids, 1000):
        for model in (ServiceUse, Answer):
            rows = model.select(model.id).where(model.tourist.in_(part)).tuples()
            op.delete(model, [one for (one,) in rows])
        op.delete(Tourist, part)


def next_tour_number(today: date | None = None) -> str:
    """The number after the highest of the year: "2026-0148"."""
    start = f"{(today or date.today()).year}-"
    query = TourTable.select(TourTable.number).where(
        (TourTable.number >= start) & (TourTable.number < start + LAST_CHARACTER)
    )
    taken = [int(rest) for (number,) in query.tuples() if (rest := number[len(start) :]).isdecimal()]
    return f"{start}{max(taken, default=0) + 1:04d}"


def _matches(text: str) -> Any:
    conditions = None
    for word in text.split():
        one = TourTable.search_key.contains(key_of(word)) | TourTable.id.in_(_tours_of_surname(word))
        if len(word) == 2:
            one |= TourTable.countries.contains(word.upper())
        if key_of(word) != fold(word):
            one |= TourTable.number.contains(word) | TourTable.title.contains(word)  # "Rome III"
        if not fold(word):
            one = TourTable.number.contains(word)
        conditions = one if conditions is None else conditions & one
    return conditions


def _tours_of_surname(word: str) -> Any:
    key = typed_prefix(word)
    start = Tourist.surname_key >= key
    return Tourist.select(Tourist.tour).where(
        start & (Tourist.surname_key < key + LAST_CHARACTER) & (key != "")
    )


def _period(when: str, today: str) -> Any:
    if when == "upcoming":
        return TourTable.start_date > today
    if when == "past":
        return (TourTable.end_date != "") & (TourTable.end_date < today)
    if when == "current":
        ended = (TourTable.end_date != "") & (TourTable.end_date < today)
        return (TourTable.start_date != "") & (TourTable.start_date <= today) & ~ended
    return None


def _row(row: tuple[Any, ...], tourists: int, change: tuple[str, str]) -> TourRow:
    one, number, title, countries, created_on, start, end, clerk, customer = row
    return TourRow(
        id=one,
        number=number,
        title=title,
        countries=tuple(countries.split()),
        created_on=created_on,
        start_date=start,
        end_date=end,
        clerk=clerk,
        customer_name=customer,
        tourists=tourists,
        changed_by=change[0],
        changed_at=change[1],
    )


def _refuse_taken_number(tour: Tour) -> None:
    locks.hold_tour_number(tour.number)
    query = TourTable.select(TourTable.id).where(TourTable.number == tour.number)
    ids = [one for (one,) in query.tuples() if one != tour.id]
    if ids:
        message = _("There is a tour %(number)s already. Open it, or give this one another number.")
        raise DuplicateRecord(message % {"number": tour.number}, ids)


def _tourists_on_it(count: int) -> str:
    return ngettext(
        "%(count)d tourist is on this tour. Delete the tourist first, or the tour with the tourist.",
        "%(count)d tourists are on this tour. Delete the tourists first, or the tour with the tourists.",
        count,
    ) % {"count": count}
