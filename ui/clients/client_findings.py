"""What the checks find of a regular client, told at the fields of the editor; no journey is meant here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from models.checks.contacts import email_findings, phone_findings
from models.checks.findings import Finding, Journey
from models.checks.names import name_findings
from models.checks.person import check_person
from models.client_matching import as_tourist
from models.passports import PASSPORT_GROUPS, passport_values
from models.records import PRINTED_FIELDS, Client, Contact, Document, FormerName
from textkit.documents import join_document
from ui.clients.child_kinds import SERIES_AND_NUMBER
from ui.clients.child_rows import ChildRow, ChildRows
from ui.common.fields import Field
from ui.tourists.field_warnings import by_field, notice

# A paper's part as a tourist's field ends, and the field of the row.
_PARTS = {
    "state": "issuing_state",
    "series": SERIES_AND_NUMBER,
    "number": SERIES_AND_NUMBER,
    "issue_date": "issue_date",
    "expiry": "expiry_date",
    **{name: name for name in PRINTED_FIELDS},
}
_Found = tuple[Field, Finding]


def tell_findings(
    client: Client, fields: Mapping[str, Field], groups: Mapping[str, ChildRows]
) -> dict[Field, list[Finding]]:
    """Say at every field what deserves attention, and take away what does no more; what was found."""
    found: dict[Field, list[Finding]] = {}
    for field, finding in _all(client, fields, groups):
        found.setdefault(field, []).append(finding)
    rows = (field for group in groups.values() for field in group.all_fields())
    for field in (*fields.values(), *rows):
        told = [one for findings in by_field(found.get(field, ())).values() for one in findings]
        if not field.problem():
            field.notify(*notice(told) if told else ())
    return found


def _all(client: Client, fields: Mapping[str, Field], groups: Mapping[str, ChildRows]) -> Iterator[_Found]:
    for one in check_person(as_tourist(client), _today()):
        if one.field in fields:
            yield fields[one.field], one
    for group in groups.values():
        for row in group.kept_rows():
            yield from _of_row(client, row)


def _of_row(client: Client, row: ChildRow) -> Iterator[_Found]:
    record = row.read()
    for name, one in _of_record(client, record):
        if (field := row.fields.get(name)) is not None:
            yield field, one


def _of_record(client: Client, record: object) -> Iterator[tuple[str, Finding]]:
    """The findings of a phone, a surname or a paper, each with the field of its row."""
    if isinstance(record, Contact):
        check = email_findings("value", record.value) if record.kind == "email" else None
        for one in check if check is not None else phone_findings("value", record.value, client.citizenship):
            yield "value", one
    elif isinstance(record, FormerName):
        for one in name_findings("surname", record.surname):
            yield "surname", one
    elif isinstance(record, Document) and record.kind in PASSPORT_GROUPS:
        yield from _of_paper(client, record)


def _of_paper(client: Client, paper: Document) -> Iterator[tuple[str, Finding]]:
    """A passport's; that one is over which was replaced or lost is no news, nor what it had otherwise."""
    person = as_tourist(client)
    for name, value in passport_values(paper.kind, paper).items():
        setattr(person, name, value)
    for one in _joined(paper, check_person(person, _today())):
        part = _PARTS.get(one.field.removeprefix(f"{paper.kind}_"))
        is_past = paper.state != "current" and (one.code == "expired" or part in PRINTED_FIELDS)
        if part and one.field.startswith(paper.kind) and not is_past:
            yield part, one


def _joined(paper: Document, findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings with proposals for series and number as they stand together in one field."""
    lost = [one for one in findings if one.code == "zeros_lost"]
    parts = {one.field.rpartition("_")[2]: one.proposals[0] for one in lost if one.proposals}
    for one in findings:
        part = one.field.rpartition("_")[2]
        if one.code == "zeros_lost" and one is lost[0]:
            whole = _whole(paper, **parts)
            digits = sum(map(str.isdigit, whole))
            yield replace(one, facts=(("count", digits),), proposals=(whole,))
        elif one.code != "zeros_lost" and part in ("series", "number"):
            yield replace(one, proposals=tuple(_whole(paper, **{part: text}) for text in one.proposals))
        elif one.code != "zeros_lost":
            yield one


def _whole(paper: Document, series: str = "", number: str = "") -> str:
    return join_document(series or paper.series, number or paper.number)


def _today() -> Journey:
    return Journey(date.today().isoformat())
