"""Looks at slices of the base; of each distinct value what is wrong with it is worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from datetime import date
from typing import Generic, TypeVar

from models.cleaning import values
from models.cleaning.findings import EXPIRING, IMPOSSIBLE_DATES, CleaningFinding, Problem
from models.cleaning.slices import ClientPart, Row, Slice
from models.many_clients import ComingTour
from models.settled_findings import Settled
from textkit.documents import join_document
from textkit.names import script

K = TypeVar("K")
_MOST_KEPT = 200_000  # values remembered of one field
_NATIVE = ("native_surname", "native_given_name", "patronymic")
_LATIN = ("latin_surname", "latin_given_name")
_PASSPORT = "international_passport"


class _Memory(dict[K, Problem | None], Generic[K]):
    """What is wrong with a value; "" is never wrong."""

    def __init__(self, look: Callable[[K], Problem | None]) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, value: K) -> Problem | None:
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = self[value] = self._look(value) if value else None
        return found


class Looker:
    """Says what is wrong in a slice, leaving out what somebody left as it is.

    ``tours``: the coming tour of each client who has one.
    """

    def __init__(self, today: date, tours: Mapping[int, ComingTour], settled: Set[Settled]) -> None:
        self._today = today.isoformat()
        self._tours = tours
        self._settled = settled
        self._names = _Memory(values.name_problem)
        self._latin_names = _Memory(values.latin_name_problem)
        self._texts = _Memory(values.alphabet_problem)
        self._births = _Memory[str](lambda text: values.date_problem(text, "birth", today))
        self._issues = _Memory[str](lambda text: values.date_problem(text, "issue", today))
        self._expiries = _Memory[str](lambda text: values.date_problem(text, "expiry", today))
        self._native_fields = tuple(enumerate(_NATIVE, 1))
        self._latin_fields = tuple(enumerate(_LATIN, 1 + len(_NATIVE)))

    def look(self, part: Slice) -> Iterator[CleaningFinding]:
        """All findings of a slice but duplicates; of those of one value the first."""
        clients = {row[0]: row for row in part.clients}
        for found in self._look(part, clients):
            if found.settled() not in self._settled:
                yield found

    def _look(self, part: Slice, clients: dict[int, Row]) -> Iterator[CleaningFinding]:
        for row in part.clients:
            yield from self._client(row)
        passports: dict[int, list[Row]] = {}
        for row in part.documents:
            owner = clients.get(row[0])
            if owner is not None:
                yield from self._document(row, owner)
                if row[0] in self._tours and row[2] == _PASSPORT and row[3] == "current":
                    passports.setdefault(row[0], []).append(row)
        for row in part.contacts:
            owner = clients.get(row[0])
            if owner is not None and row[3]:
                yield from self._contact(row, owner)
        for client_id, papers in passports.items():
            yield from self._expiring(clients[client_id], papers)

    # One record each. Rows are plain tuples in the order of slices: this runs a million times.

    def _client(self, row: Row) -> Iterator[CleaningFinding]:
        for at, field in self._native_fields:
            problem = self._names[row[at]]
            if problem is not None and _fits(problem, row, at):
                yield _of_client(row, field, row[at], problem)
        for at, field in self._latin_fields:
            problem = self._latin_names[row[at]]
            if problem is not None:
                yield _of_client(row, field, row[at], problem)
        problem = self._births[row[6]]
        if problem is not None:
            yield _of_client(row, "birth_date", row[6], problem)
        problem = self._texts[row[7]]
        if problem is not None:
            yield _of_client(row, "birth_place", row[7], problem)

    def _document(self, row: Row, owner: Row) -> Iterator[CleaningFinding]:
        _client, _id, kind, _state, issuing, series, number, issued, expires, authority = row
        if number or series:
            problem = values.number_problem(series, number, kind, issuing or owner[8])
            if problem is not None:
                yield _of_document(row, owner, "number", join_document(series, number), problem)
        problem = self._issues[issued]
        if problem is None and issued and owner[6] and values.is_before(issued, owner[6]):
            problem = Problem(IMPOSSIBLE_DATES, "issued_before_birth")
        if problem is not None:
            yield _of_document(row, owner, "issue_date", issued, problem)
        problem = self._expiries[expires]
        if problem is None and expires and issued and values.is_before(expires, issued):
            problem = Problem(IMPOSSIBLE_DATES, "ends_before_issue")
        if problem is not None:
            yield _of_document(row, owner, "expiry_date", expires, problem)
        problem = self._texts[authority]
        if problem is not None:
            yield _of_document(row, owner, "authority", authority, problem)

    def _contact(self, row: Row, owner: Row) -> Iterator[CleaningFinding]:
        _client, record_id, kind, value = row
        if kind == "phone":
            problem = values.phone_problem(value, owner[8])
        else:
            problem = values.email_problem(value) if kind == "email" else None
        if problem is not None:
            found = (*problem[:2], owner[0], "contact", record_id, kind, value, problem.proposal)
            yield CleaningFinding(*found, name=_name(owner), born=owner[6])

    def _expiring(self, owner: Row, papers: list[Row]) -> Iterator[CleaningFinding]:
        """The passport that lasts longest ends before the next tour begins, or before it is over."""
        tour = self._tours[owner[0]]
        last = max(papers, key=lambda row: row[8])
        expires, begins = last[8], tour.start_date or tour.end_date
        ends = tour.end_date or begins
        if not all(row[8] for row in papers) or len(expires) < 10 or expires >= ends:
            return
        code = "ended" if expires < self._today else "before_tour" if expires < begins else "during_tour"
        problem = Problem(EXPIRING, code)
        yield _of_document(last, owner, "expiry_date", expires, problem, fact=tour.number, day=begins)


def _fits(problem: Problem, row: Row, at: int) -> bool:
    """Whether the other native names are Cyrillic, where that decides."""
    if problem.code != values.PERHAPS_CYRILLIC:
        return True
    others = [row[other] for other in range(1, 1 + len(_NATIVE)) if other != at and row[other]]
    return any(script(other) == "cyrillic" for other in others)


def _of_client(row: Row, field: str, value: str, problem: Problem) -> CleaningFinding:
    kind, code, proposal = problem
    found = (kind, code, row[0], "client", row[0], field, value, proposal)
    return CleaningFinding(*found, name=_name(row), born=row[6])


def _of_document(
    row: Row, owner: Row, field: str, value: str, problem: Problem, *, fact: str = "", day: str = ""
) -> CleaningFinding:
    kind, code, proposal = problem
    found = (kind, code, owner[0], "document", row[1], field, value, proposal, row[2])
    return CleaningFinding(*found, name=_name(owner), born=owner[6], fact=fact, day=day)


def _name(owner: Row) -> str:
    return ClientPart(*owner).name()
