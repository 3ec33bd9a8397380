"""Lines to show of clients and tourists, and who changed a record last: plain queries, no records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from models.ids import slices
from models.records import ClientHit
from models.search_sql import select_by_ids
from models.tables import (
    Client,
    Contact,
    Document,
    OperationCreated,
    Tour,
    Tourist,
)

_NAMES = (
    *("id", "native_surname", "native_given_name", "patronymic", "latin_surname", "latin_given_name"),
    *("birth_date", "citizenship"),
)
Found = tuple[str, str]
# The table's name is one of ours, never typed.
_CHANGES = (
    "SELECT record_id, operation_id FROM operation_change"
    " WHERE table_name = '{table}' AND record_id IN ({ids})"
)
_PEOPLE = "SELECT id, person, at FROM operation WHERE id IN ({ids})"


def client_hits(
    ids: Sequence[int], reasons: Mapping[int, Found] | None = None, documents: Mapping[int, int] | None = None
) -> list[ClientHit]:
    """The clients as found lines, in the given order; those that do not exist are left out.

    ``reasons``: why each matched and the text that did, by client; without it the reason is "all".
    ``documents``: the document to show of a client instead of the current passport.
    """
    hits: list[ClientHit] = []
    for part in slices(ids, 1000):
        columns = [getattr(Client, name) for name in _NAMES]
        rows = {row[0]: row for row in Client.select(*columns).where(Client.id.in_(part)).tuples()}
        papers = _passports(part, documents or {})
        phones, tours = _phones(part), _last_tours(part)
        for one in part:
            if one in rows:
                found = (reasons or {}).get(one, ("all", ""))
                last = tours.get(one, ("", ""))
                texts = (*rows[one], *papers.get(one, ("", "")), phones.get(one, ""), *last, *found)
                hits.append(ClientHit(*texts))
    return hits


def last_changes(table: str, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """(person, instant) of the last operation that made or changed each record."""
    latest = _creators(table, ids)
    for record_id, operation_id in select_by_ids(_CHANGES.replace("{table}", table), ids):
        latest[record_id] = max(latest.get(record_id, 0), operation_id)
    made_by = sorted(set(latest.values()))
    people = {one: (person, at) for one, person, at in select_by_ids(_PEOPLE, made_by)}
    return {record_id: people[one] for record_id, one in latest.items() if one in people}


def _creators(table: str, ids: Sequence[int]) -> dict[int, int]:
    if not ids:
        return {}
    query = OperationCreated.select(
        OperationCreated.first_id, OperationCreated.last_id, OperationCreated.operation
    ).where(
        OperationCreated.table_name == table,
        OperationCreated.first_id <= max(ids),
        OperationCreated.last_id >= min(ids),
    )
    wanted, made = set(ids), dict[int, int]()
    for first, last, operation_id in query.tuples():
        inside = (
            wanted.intersection(range(first, last + 1))
            if last - first < len(wanted)
            else {one for one in wanted if first <= one <= last}
        )
        made.update({one: max(operation_id, made.get(one, 0)) for one in inside})
    return made


def _passports(ids: Sequence[int], chosen: Mapping[int, int]) -> dict[int, tuple[str, str]]:
    query = Document.select(
        Document.client, Document.id, Document.state, Document.series, Document.number, Document.expiry_date
    ).where(
        Document.client.in_(ids),
        (Document.kind == "international_passport") | Document.id.in_(list(chosen.values())),
    )
    best: dict[int, tuple[Any, ...]] = {}
    for client, one, state, series, number, expiry in query.tuples():
        rank = (chosen.get(client) == one, state == "current", series + number != "", expiry, one)
        if client not in best or rank > best[client][0]:
            best[client] = (rank, f"{series} {number}".strip(), expiry)
    return {client: (text, expiry) for client, (_rank, text, expiry) in best.items()}


def _phones(ids: Sequence[int]) -> dict[int, str]:
    query = Contact.select(Contact.client, Contact.value).where(
        Contact.client.in_(ids), Contact.kind == "phone"
    )
    return dict(query.order_by(Contact.position.desc(), Contact.id.desc()).tuples())


def _last_tours(ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    query = (
        Tourist.select(Tourist.client, Tour.title, Tour.number, Tour.start_date)
        .join(Tour, on=Tourist.tour == Tour.id)
        .where(Tourist.client.in_(ids))
        .order_by(Tour.start_date, Tour.id)
    )
    return {client: (title or number, start) for client, title, number, start in query.tuples()}
