"""One finding in two windows: the desk has it of a client, a tour's check of the client's copy on the tour.

Who leaves it as it is in one of them is not asked again in the other, as long as the value is the same.
"""

from __future__ import annotations

from models.checks.documents import INTERNATIONAL, NATIONAL
from models.checks.findings import Finding
from models.cleaning.findings import DUPLICATES, LIST_OF, CleaningFinding
from models.records import Tourist
from models.settled_findings import TOUR, Settled, digest_of, digest_of_finding
from textkit.documents import join_document

_DATES = {"issue_date": "issue_date", "expiry": "expiry_date"}  # of a tourist's passport: of a document
_OF_TOURIST = {there: here for here, there in _DATES.items()}


def settled_on_desk(found: Finding, person: Tourist) -> Settled | None:
    """How the desk keeps it when somebody left it as it is; None for what the desk does not list."""
    kind, (place, value) = LIST_OF.get(found.code), _place(found.field, person)
    if kind is None or not place or not person.client_id:
        return None
    return Settled(kind, person.client_id, 0, place, digest_of(value))


def settled_on_tours(found: CleaningFinding) -> Settled | None:
    """How a tour's check keeps it; None for what no tour shows."""
    if found.kind == DUPLICATES:
        return None
    field, value = found.field, found.value
    if found.table == "document" and field == "number":
        field = found.why.field
        series, _space, number = value.rpartition(" ")
        value = series if field.endswith("_series") else number
    elif found.table == "document":
        field = f"{found.paper}_{_OF_TOURIST.get(field, field)}"
    digest = digest_of_finding(value, found.why.facts)
    return Settled(f"{TOUR}{found.why.code}", found.client_id, 0, field, digest)


def _place(field: str, person: Tourist) -> tuple[str, str]:
    """(table and field of the desk, value) of a tourist's field; ("", "") for what the desk has not."""
    for paper in (INTERNATIONAL, NATIONAL):
        part = field.removeprefix(f"{paper}_")
        if part in ("series", "number") and part != field:
            number = (getattr(person, f"{paper}_{one}") for one in ("series", "number"))
            return "document.number", join_document(*number)
        if part in _DATES and part != field:
            return f"document.{_DATES[part]}", getattr(person, field)
    if not hasattr(person, field):
        return "", ""
    return f"{'contact' if field in ('phone', 'email') else 'client'}.{field}", getattr(person, field)
