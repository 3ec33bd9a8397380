"""The base of regular clients: the list, one client with everything that hangs on them, saving, deleting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from models import database as db
from models import locks, merging
from models.aggregates import CLIENT, delete_children
from models.client_rows import client_hits
from models.errors import DuplicateRecord, InvalidField, RecordGone
from models.fields import clean_client
from models.ids import slices
from models.journal import Operation, perform
from models.records import Client, ClientHit, Document, Saved, TourRow
from models.tables import Client as ClientTable
from models.tables import ClientAnswer, Tour, Tourist, table_name
from models.tables import Document as DocumentTable
from models.tours import tour_rows
from textkit.documents import document_key
from translations import _

SORTS: dict[str, tuple[Any, ...]] = {
    "name": (ClientTable.sort_key, ClientTable.id),
    "-name": (ClientTable.sort_key.desc(), ClientTable.id.desc()),
    "birth_date": (ClientTable.birth_date, ClientTable.surname_key, ClientTable.id),
    "-birth_date": (ClientTable.birth_date.desc(), ClientTable.surname_key.desc(), ClientTable.id.desc()),
    "created": (ClientTable.id,),
    "-created": (ClientTable.id.desc(),),
}


@dataclass(frozen=True, slots=True)
class ClientPage:
    """A part of the list of clients; ``total`` is None where counting would take too long."""

    rows: list[ClientHit]
    total: int | None


def list_clients(text: str = "", sort: str = "name", limit: int = 200, offset: int = 0) -> ClientPage:
    """A page of the list, of all or of what a search finds. ``sort``: a key of SORTS."""
    if text.strip():
        return _found(text, sort, limit, offset)
    query = ClientTable.select(ClientTable.id).order_by(*SORTS[sort]).limit(limit).offset(offset)
    return ClientPage(client_hits([one for (one,) in query.tuples()]), count_clients())


def count_clients() -> int:
    return int(ClientTable.select().count())


def load_client(client_id: int) -> Client:
    """The client with all children. RecordGone if there is none."""
    found: Client | None = merging.load_records(CLIENT, [client_id]).get(client_id)
    if found is None:
        raise RecordGone(_("This client was deleted. Undo the deletion, or choose another client."))
    return found


def load_clients(ids: Sequence[int]) -> list[Client]:
    """Several clients in the given order; those that do not exist are left out."""
    return list(merging.load_records(CLIENT, list(ids)).values())


def save_client(client: Client, *, allow_duplicate: bool = False, source: str = "") -> Saved:
    """Save a new or edited client; ``client`` is brought up to date in place (id, version, ids of children).

    InvalidField; DuplicateRecord with the ids if another client has the same current passport, unless that is
    intended; RecordChanged and RecordGone if somebody else was faster.
    """
    written: list[int] = []

    def work(op: Operation) -> None:
        written[:] = [write_client(op, client, allow_duplicate=allow_duplicate)]

    saved = perform("save_client", work, source)
    merging.refresh(CLIENT, client, written[0] if written else saved.changed["client"][0])
    return saved


def write_client(op: Operation, client: Client, *, allow_duplicate: bool = False) -> int:
    """``save_client`` inside an operation; its id. The record handed in is not changed."""
    cleaned = clean_client(client)
    _refuse_invalid_children(cleaned)
    cleaned.created_at = cleaned.created_at or db.now()
    locks.share_clients()
    if not allow_duplicate:
        refuse_same_passport(cleaned)
    return merging.save_record(op, CLIENT, cleaned)


def refuse_same_passport(client: Client) -> None:
    """DuplicateRecord if a current international passport of the client is another client's too.

    Runs inside the transaction that writes it. Passports that the client had already are not asked again.
    """
    new = {one for document in client.documents if (one := _passport_key(document))}
    if not new:
        return
    if client.id is not None:
        rows = DocumentTable.select().where(DocumentTable.client == client.id)
        new -= {(row.issuing_state, row.document_key) for row in rows if row.state == "current"}
    ids: list[int] = []
    for state, key in sorted(new):
        ids += _holders(state, key, client.id)
    if ids:
        raise DuplicateRecord(
            _(
                "Another regular client has the same passport. Open that client, or save this one as a "
                "different person."
            ),
            sorted(set(ids)),
        )


def dependants(client_id: int) -> dict[str, int]:
    """How many records of other tables are tied to the client, by table, to be said before deletion."""
    counts = {
        "tourist": Tourist.select().where(Tourist.client == client_id).count(),
        "tour": Tour.select().where(Tour.customer_client == client_id).count(),
        "client_answer": ClientAnswer.select().where(ClientAnswer.client == client_id).count(),
    }
    for children in CLIENT.children:
        model = children.model
        counts[table_name(model)] = model.select().where(model.client == client_id).count()
    return {table: int(count) for table, count in counts.items() if count}


def delete_client(client_id: int) -> Saved:
    """Delete a client. Tours keep their tourists' data, untied; an undo ties them again."""
    return perform("delete_client", lambda op: delete_client_rows(op, [client_id]))


def delete_client_rows(op: Operation, ids: Iterable[int]) -> None:
    """``delete_client`` of several inside an operation."""
    for client_id in ids:
        for model, column in ((Tourist, Tourist.client), (Tour, Tour.customer_client)):
            tied = [one for (one,) in model.select(model.id).where(column == client_id).tuples()]
            for one in tied:
                op.update(model, one, {column.column_name: None})
        answers = ClientAnswer.select(ClientAnswer.id).where(ClientAnswer.client == client_id)
        op.delete(ClientAnswer, [one for (one,) in answers.tuples()])
        delete_children(op, CLIENT, [client_id])
        if not op.delete(ClientTable, client_id):
            raise RecordGone(_("This client was deleted already."))


def client_tours(client_id: int) -> list[TourRow]:
    """The tours the client was on, the latest first."""
    query = (
        Tour.select(Tour.id)
        .join(Tourist, on=Tourist.tour == Tour.id)
        .where(Tourist.client == client_id)
        .order_by(Tour.start_date.desc(), Tour.id.desc())
    )
    return tour_rows(list(dict.fromkeys(one for (one,) in query.tuples())))


def _found(text: str, sort: str, limit: int, offset: int) -> ClientPage:
    from models.search import search_clients

    most = offset + limit + 1
    hits = search_clients(text, limit=most)
    total = len(hits) if len(hits) < most else None
    if sort != "name" or len(hits) < most:
        order = {one: at for at, one in enumerate(_sorted_ids([hit.id for hit in hits], sort))}
        hits = sorted(hits, key=lambda hit: order.get(hit.id, 0))
    return ClientPage(hits[offset : offset + limit], total)


def _sorted_ids(ids: Sequence[int], sort: str) -> list[int]:
    ordered: list[int] = []
    for part in slices(ids, 10_000):
        query = ClientTable.select(ClientTable.id).where(ClientTable.id.in_(part)).order_by(*SORTS[sort])
        ordered += [one for (one,) in query.tuples()]
    return ordered


def _passport_key(document: Document) -> tuple[str, str] | None:
    if document.kind != "international_passport" or document.state != "current":
        return None
    key = document_key(document.series + document.number)
    return (document.issuing_state, key) if key else None


def _holders(state: str, key: str, own_id: int | None) -> list[int]:
    locks.hold_passport(key)
    query = DocumentTable.select(DocumentTable.client, DocumentTable.issuing_state).where(
        DocumentTable.document_key == key,
        DocumentTable.kind == "international_passport",
        DocumentTable.state == "current",
    )
    # A state that nobody typed may be any.
    return [
        one for one, other in query.tuples() if one != own_id and (not state or not other or state == other)
    ]


def _refuse_invalid_children(client: Client) -> None:
    for at, document in enumerate(client.documents):
        start, end = document.issue_date, document.expiry_date
        if start and end and end < start[: len(end)]:
            raise InvalidField(f"documents.{at}.expiry_date", _("The passport ends before it was issued."))
