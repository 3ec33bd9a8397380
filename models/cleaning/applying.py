"""Writes the fixes that a person ticked: all of them as one operation that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models import locks
from models.cleaning.findings import CleaningFinding
from models.fields import clean_value, numbers_in
from models.journal import Operation, perform
from models.keys import contact_keys, document_keys, name_keys
from models.many_updates import read_rows
from models.records import Client, Contact, Document, Saved
from models.settled_findings import settle_findings
from models.tables import TABLES
from models.tables import Client as ClientTable
from textkit.documents import join_document, split_document

Columns = dict[str, Any]
_NAMES = ("native_surname", "native_given_name", "patronymic", "latin_surname", "latin_given_name")
_READ = {
    "client": (*_NAMES, "birth_date", "birth_place"),
    "document": (
        *("client_id", "kind", "issuing_state", "series", "number", "issue_date", "expiry_date"),
        "authority",
    ),
    "contact": ("client_id", "kind", "value"),
}
_CONTACTS = ("phone", "email")


@dataclass(frozen=True, slots=True, repr=False)
class Applied:
    """What was written, and the fixes about which nothing was done: somebody changed the value meanwhile."""

    saved: Saved
    missed: tuple[CleaningFinding, ...] = ()


def apply_fixes(fixes: Iterable[CleaningFinding]) -> Applied:
    """Write the proposal of each in the place of its value, all as one operation.

    InvalidField names the field of the first proposal that cannot be kept; then nothing is written.
    """
    wanted = [(one, clean_proposal(one)) for one in fixes]
    missed: list[CleaningFinding] = []

    def work(op: Operation) -> None:
        missed.clear()
        locks.share_clients()
        _write(op, wanted, missed)

    return Applied(perform("clean_clients", work), tuple(missed))


def clean_proposal(fix: CleaningFinding) -> str:
    """The proposal as it can be kept. InvalidField."""
    contact = fix.table == "contact"
    name, kind = ("value", fix.field) if contact else (fix.field, fix.paper)
    return clean_value(name, fix.proposal, fix.field, numbers_in(name, {"kind": kind}))


def leave_as_they_are(findings: Iterable[CleaningFinding]) -> Saved:
    """Keep that somebody looked at these, as one operation; of a pair, that they are two people."""
    return settle_findings(one.settled() for one in findings)


def _write(
    op: Operation, wanted: Sequence[tuple[CleaningFinding, str]], missed: list[CleaningFinding]
) -> None:
    # The clients first, as everybody who saves one: so nobody waits for each other for ever.
    clients = read_rows(ClientTable, {one.client_id for one, _new in wanted}, _READ["client"])
    raised: dict[int, Columns] = {}
    for table in ("document", "contact"):
        rows = read_rows(TABLES[table], _ids(wanted, table), _READ[table])
        changes = _changes(wanted, table, rows, missed)
        op.update_many(TABLES[table], changes)
        raised.update((rows[one]["client_id"], {}) for one in changes)
    op.update_many(ClientTable, raised | _changes(wanted, "client", clients, missed))


def _ids(wanted: Iterable[tuple[CleaningFinding, str]], table: str) -> set[int]:
    return {one.record_id for one, _new in wanted if one.table == table}


def _changes(
    wanted: Iterable[tuple[CleaningFinding, str]],
    table: str,
    rows: Mapping[int, Columns],
    missed: list[CleaningFinding],
) -> dict[int, Columns]:
    """The columns to be written by record, with their search keys."""
    changes: dict[int, Columns] = {}
    for fix, new in wanted:
        if fix.table != table:
            continue
        row = rows.get(fix.record_id)
        if row is None or _value(fix.field, row) != fix.value:
            missed.append(fix)
            continue
        columns = _columns(fix.field, new, row)
        changes.setdefault(fix.record_id, {}).update(columns)
        row.update(columns)
    for record_id, columns in changes.items():
        columns.update(_KEYS[table](rows[record_id]))
    return changes


def _value(field: str, row: Columns) -> str:
    """What stands in a field, as the scan shows it."""
    if field == "number":
        return join_document(row["series"], row["number"])
    return str(row["value"] if field in _CONTACTS else row[field])


def _columns(field: str, new: str, row: Columns) -> Columns:
    if field == "number":
        series, number = split_document(new, row["kind"], row["issuing_state"])
        return {"series": series, "number": number}
    return {"value" if field in _CONTACTS else field: new}


def _client_keys(row: Columns) -> dict[str, str]:
    return name_keys(Client(**{name: row[name] for name in _NAMES}))


def _document_keys(row: Columns) -> dict[str, str]:
    return document_keys(Document(series=row["series"], number=row["number"]))


def _contact_keys(row: Columns) -> dict[str, str]:
    return contact_keys(Contact(kind=row["kind"], value=row["value"]))


_KEYS: dict[str, Callable[[Columns], dict[str, str]]] = {
    "client": _client_keys,
    "document": _document_keys,
    "contact": _contact_keys,
}
