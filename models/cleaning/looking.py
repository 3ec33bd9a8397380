"""Looks at slices of the base; of each distinct value what is wrong with it is worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from datetime import date
from functools import partial

from models.checks.findings import WRONG, finding
from models.cleaning import values
from models.cleaning.findings import EXPIRING, CleaningFinding, Problem
from models.cleaning.settling import settled_on_tours
from models.cleaning.slices import ClientPart, Row, Slice
from models.many_clients import ComingTour
from models.settled_findings import TOUR, Settled
from textkit.documents import join_document
from textkit.names import script

_MOST_KEPT = 200_000  # values remembered of one field
_NATIVE = ("native_surname", "native_given_name", "patronymic")
_LATIN = ("latin_surname", "latin_given_name")
_PASSPORT = "international_passport"


class _Memory(dict[str, Problem | None]):
    """What is wrong with a value; "" is never wrong."""

    def __init__(self, look: Callable[[str], Problem | None]) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, value: str) -> Problem | None:
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = self[value] = self._look(value) if value else None
        return found


class Looker:
    """Says what is wrong in a slice, leaving out what somebody left as it is.

    ``tours``: the coming tour abroad of each client who has one.
    """

    def __init__(self, today: date, tours: Mapping[int, ComingTour], settled: Set[Settled]) -> None:
        self._day, self._today = today, today.isoformat()
        self._tours = tours
        self._settled = settled
        self._on_tours = frozenset(one for one in settled if one.code.startswith(TOUR))
        native, latin = values.name_problem, values.latin_name_problem
        names = [*((one, native) for one in _NATIVE), *((one, latin) for one in _LATIN)]
        # By place in the row; of one field of all clients the same values come again and again.
        self._fields = [(at, name, _Memory(partial(look, name))) for at, (name, look) in enumerate(names, 1)]
        self._births = _Memory(partial(values.birth_problem, today=today))
        self._fields.append((6, "birth_date", self._births))
        self._fields.append((7, "birth_place", _Memory(partial(values.text_problem, "birth_place"))))
        self._dates = {
            name: _Memory(partial(values.date_problem, f"{name}_date", meaning=name, today=today))
            for name in ("issue", "expiry")
        }
        self._authorities = _Memory(partial(values.text_problem, "authority"))

    def look(self, part: Slice) -> Iterator[CleaningFinding]:
        """All findings of a slice but duplicates; of those of one value the first."""
        clients = {row[0]: row for row in part.clients}
        for found in self._look(part, clients):
            if found.settled() not in self._settled and not self._is_settled_on_tour(found):
                yield found

    def _is_settled_on_tour(self, found: CleaningFinding) -> bool:
        return bool(self._on_tours) and settled_on_tours(found) in self._on_tours

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
        for at, field, memory in self._fields:
            problem = memory[row[at]]
            if problem is not None and _fits(problem, row, at):
                yield _of_client(row, field, row[at], problem)

    def _document(self, row: Row, owner: Row) -> Iterator[CleaningFinding]:
        _client, _id, kind, _state, issuing, series, number, issued, expires, authority = row
        if number or series:
            problem = values.number_problem(kind, series, number, issuing or owner[8])
            if problem is not None:
                yield _of_document(row, owner, "number", join_document(series, number), problem)
        if issued or expires:
            yield from self._paper_dates(row, owner, issued, expires)
        problem = self._authorities[authority]
        if problem is not None:
            yield _of_document(row, owner, "authority", authority, problem)

    def _paper_dates(self, row: Row, owner: Row, issued: str, expires: str) -> Iterator[CleaningFinding]:
        wrong = False
        for field, text, memory in (
            ("issue_date", issued, self._dates["issue"]),
            ("expiry_date", expires, self._dates["expiry"]),
        ):
            problem = memory[text]
            if problem is not None:
                wrong = True
                yield _of_document(row, owner, field, text, problem)
        # As texts in order they are right; what is not is looked at.
        doubtful = bool(issued) and not owner[6] <= issued <= self._today
        if not wrong and (doubtful or (expires and expires < issued)):
            problem = values.paper_dates_problem(owner[6], issued, expires, self._day)
            if problem is not None:
                field = problem.why.field
                yield _of_document(row, owner, field, issued if field == "issue_date" else expires, problem)

    def _contact(self, row: Row, owner: Row) -> Iterator[CleaningFinding]:
        _client, record_id, kind, value = row
        if kind == "phone":
            problem = values.phone_problem(value, owner[8])
        else:
            problem = values.email_problem(value) if kind == "email" else None
        if problem is not None:
            found = (problem.kind, problem.why, owner[0], "contact", record_id, kind, value, problem.proposal)
            yield CleaningFinding(*found, name=_name(owner), born=owner[6])

    def _expiring(self, owner: Row, papers: list[Row]) -> Iterator[CleaningFinding]:
        """The passport that lasts longest ends before the next tour begins, or before it is over."""
        tour = self._tours[owner[0]]
        last = max(papers, key=lambda row: row[8])
        expires, begins = last[8], tour.start_date or tour.end_date
        ends = tour.end_date or begins
        if not all(row[8] for row in papers) or len(expires) < 10 or expires >= ends:
            return
        if not owner[8] and tour.countries and tour.countries == last[4]:
            return  # no citizenship is known, but that the tour stays in the state of the passport
        code = "ends_before_tour" if expires < begins else "ends_during_tour"
        code = "ended_already" if expires < self._today else code
        why = finding("expiry_date", code, WRONG, date=expires, tour=tour.number, start=begins)
        problem = Problem(EXPIRING, why)
        yield _of_document(last, owner, "expiry_date", expires, problem, day=begins)


def _fits(problem: Problem, row: Row, at: int) -> bool:
    """Whether the other native names are Cyrillic, where that decides."""
    if problem.why.code != values.LATIN_WORD:
        return True
    others = [row[other] for other in range(1, 1 + len(_NATIVE)) if other != at and row[other]]
    return any(script(other) == "cyrillic" for other in others)


def _of_client(row: Row, field: str, value: str, problem: Problem) -> CleaningFinding:
    kind, why, proposal = problem
    found = (kind, why, row[0], "client", row[0], field, value, proposal)
    return CleaningFinding(*found, name=_name(row), born=row[6])


def _of_document(
    row: Row, owner: Row, field: str, value: str, problem: Problem, *, day: str = ""
) -> CleaningFinding:
    kind, why, proposal = problem
    found = (kind, why, owner[0], "document", row[1], field, value, proposal, row[2])
    return CleaningFinding(*found, name=_name(owner), born=owner[6], day=day)


def _name(owner: Row) -> str:
    return ClientPart(*owner).name()
