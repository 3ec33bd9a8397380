"""Recognising many people at once: who of a list is a regular client, who is on the tour already.

The list goes into a temporary table that is joined with the base, so that ten thousand people take a fraction
of a second whatever the size of the base. It works inside an open transaction as well as outside of one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from models.search_sql import insert_rows, select
from models.tables import database


@dataclass(frozen=True, slots=True)
class PersonKeys:
    """What a person is recognised by: keys of textkit.folding, an ISO date, and of each passport its kind,
    its key (of textkit.documents) and its issuing state, "" where that is not known."""

    surname_key: str
    given_key: str
    birth_date: str
    documents: tuple[tuple[str, str, str], ...] = ()

    def document_keys(self) -> tuple[str, ...]:
        return tuple(key for _kind, key, _state in self.documents)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What is known of one person of the list.

    ``status``: new, client, on_tour. ``reason``: document, old_document, name_birth_date, "" for new.
    ``candidates`` are all clients that fit equally well: of more than one a person has to choose, until then
    nobody is known. ``repeats`` is the position of an earlier person of the same list, who is the
    same one (on_tour).
    """

    status: str = "new"
    client_id: int | None = None
    tourist_id: int | None = None
    reason: str = ""
    candidates: tuple[int, ...] = ()
    repeats: int | None = None


_TABLES = (
    "CREATE TEMPORARY TABLE IF NOT EXISTS recognised_person"
    " (place INTEGER, surname_key TEXT{C}, given_key TEXT{C}, birth_date TEXT{C})",
    "CREATE TEMPORARY TABLE IF NOT EXISTS recognised_document"
    " (place INTEGER, document_key TEXT{C}, kind TEXT, state TEXT)",
    "DELETE FROM recognised_person",
    "DELETE FROM recognised_document",
)
# CROSS JOIN: the small table first, then one look into the index of the large one for each of its rows.
_BY_DOCUMENT = (
    "SELECT place, client_id, document.state, client.given_key, client.other_given_key, client.birth_date"
    " FROM recognised_document CROSS JOIN document CROSS JOIN client"
    " WHERE document.document_key = recognised_document.document_key AND client.id = document.client_id"
    " AND (document.kind = recognised_document.kind"
    " OR document.kind = 'id_card' AND recognised_document.kind = 'national_passport')"
    " AND (document.issuing_state = '' OR recognised_document.state IN ('', document.issuing_state))"
)
_BY_NAME = (
    "SELECT place, client.id FROM recognised_person CROSS JOIN client"
    " WHERE client.surname_key = recognised_person.surname_key"
    " AND client.given_key = recognised_person.given_key"
    " AND client.birth_date = recognised_person.birth_date"
)
# Few have another spelling: the birth date is hidden from the planner, which would take its index instead.
_BY_OTHER_NAME = (
    "SELECT place, client.id FROM recognised_person CROSS JOIN client"
    " WHERE client.other_surname_key <> '' AND client.other_surname_key = recognised_person.surname_key"
    " AND recognised_person.given_key IN (client.other_given_key, client.given_key)"
    " AND client.birth_date || '' = recognised_person.birth_date"
)
_ON_TOUR = (
    "SELECT id, client_id, surname_key, given_key, birth_date, document_key, national_document_key"
    " FROM tourist WHERE tour_id = ? ORDER BY position, id"
)


def recognise(people: Sequence[PersonKeys], tour_id: int | None) -> list[Recognised]:
    """For each person of the list, in its order, whether the base or the tour knows them.

    A passport, valid or old, goes before name and birth date; a name without a birth date recognises nobody.
    A passport counts if kind and issuing state fit, as far as they are known, and not where both given name
    and birth date are others': children stand in those of parents. Of namesakes none is taken. ``tour_id``
    None is a tour that is not saved yet.
    """
    if not people:
        return []
    _fill_tables(people)
    clients = _clients(people)
    tour = _Tour(tour_id)
    return [tour.place(number, keys, clients[number]) for number, keys in enumerate(people)]


def _fill_tables(people: Sequence[PersonKeys]) -> None:
    collation = ' COLLATE "C"' if database.sequences else ""
    for sql in _TABLES:
        database.execute_sql(sql.replace("{C}", collation))
    named = [
        (place, keys.surname_key, keys.given_key, keys.birth_date)
        for place, keys in enumerate(people)
        if keys.surname_key and keys.birth_date
    ]
    documents = [
        (place, key, kind, state)
        for place, keys in enumerate(people)
        for kind, key, state in keys.documents
        if key
    ]
    # In the order of the large indexes, so that neighbours are found on the same page.
    named.sort(key=itemgetter(1, 2, 3))
    documents.sort(key=itemgetter(1))
    if named:
        insert_rows("INSERT INTO recognised_person VALUES (?, ?, ?, ?)", named)
    if documents:
        insert_rows("INSERT INTO recognised_document VALUES (?, ?, ?, ?)", documents)


def _clients(people: Sequence[PersonKeys]) -> list[Recognised]:
    """By place in the list the client, from the best kind of evidence that there is."""
    reasons = ("document", "old_document", "name_birth_date")
    found: list[dict[int, dict[int, None]]] = [{}, {}, {}]
    for place, client_id, state, *person in select(_BY_DOCUMENT):
        if not _is_another(people[place], person[:2], person[2]):
            found[state != "current"].setdefault(place, {})[client_id] = None
    for sql in (_BY_NAME, _BY_OTHER_NAME):
        for place, client_id in select(sql):
            found[2].setdefault(place, {})[client_id] = None
    result = [Recognised()] * len(people)
    for reason, by_place in reversed(list(zip(reasons, found, strict=True))):
        for place, ids in by_place.items():
            candidates = tuple(sorted(ids))
            known = Recognised("client", candidates[0], None, reason, candidates)
            result[place] = known if len(candidates) == 1 else Recognised(candidates=candidates)
    return result


def _is_another(keys: PersonKeys, given_keys: Sequence[str], birth_date: str) -> bool:
    """Whether given name and birth date are both known and both differ."""
    names_differ = bool(keys.given_key and given_keys[0]) and keys.given_key not in given_keys
    return names_differ and bool(keys.birth_date and birth_date) and keys.birth_date != birth_date


class _Tour:
    """Who is on the tour, by all that tells people apart; and who of the list was met so far."""

    def __init__(self, tour_id: int | None) -> None:
        # By a document's key, a client's id, or surname, given name and birth date.
        self._known: dict[Hashable, _Place] = {}
        for row in select(_ON_TOUR, (tour_id,)) if tour_id is not None else []:
            tourist, client, surname, given, birth, *documents = row
            papers = tuple(("", key, "") for key in documents)
            place = _Place(PersonKeys(surname, given, birth, papers), tourist, None)
            self._note(place, _evidence(place.keys, client, ""))

    def place(self, number: int, keys: PersonKeys, known: Recognised) -> Recognised:
        """``known`` again, or on_tour if the person is on the tour or stands further up in the list."""
        client = known.client_id
        signs = _evidence(keys, client, known.reason)
        for evidence, reason in signs:
            there = self._known.get(evidence)
            if there is not None and not _is_another(keys, (there.keys.given_key,), there.keys.birth_date):
                return Recognised("on_tour", client, there.tourist_id, reason, known.candidates, there.number)
        self._note(_Place(keys, None, number), signs)
        return known

    def _note(self, place: _Place, signs: Iterable[tuple[Hashable, str]]) -> None:
        for evidence, _reason in signs:
            self._known.setdefault(evidence, place)


@dataclass(frozen=True, slots=True)
class _Place:
    keys: PersonKeys
    tourist_id: int | None
    number: int | None


def _evidence(keys: PersonKeys, client: int | None, reason: str) -> list[tuple[Hashable, str]]:
    evidence: list[tuple[Hashable, str]] = [(key, "document") for key in keys.document_keys() if key]
    if client is not None:
        evidence.append((client, reason))
    if keys.surname_key and keys.birth_date:
        evidence.append(((keys.surname_key, keys.given_key, keys.birth_date), "name_birth_date"))
    return evidence
