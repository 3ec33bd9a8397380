"""A passport as the tourist form has it, flat, and as a client's document; and which one of them is meant."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from models.records import (
    INTERNATIONAL_PASSPORT_FIELDS,
    NATIONAL_PASSPORT_FIELDS,
    PRINTED_FIELDS,
    Client,
    Document,
    Tourist,
)
from textkit.documents import document_key

# Groups that only make sense together: a number never gets another paper's dates.
PASSPORT_GROUPS = {
    "international_passport": INTERNATIONAL_PASSPORT_FIELDS,
    "national_passport": NATIONAL_PASSPORT_FIELDS,
}
_PART_OF_DOCUMENT = {
    "state": "issuing_state",
    "series": "series",
    "number": "number",
    "issue_date": "issue_date",
    "expiry": "expiry_date",
    "authority": "authority",
    **{name: name for name in PRINTED_FIELDS},
}
_PARTS = {
    kind: [(name, _PART_OF_DOCUMENT[name.removeprefix(f"{kind}_")]) for name in names]
    for kind, names in PASSPORT_GROUPS.items()
}
# Lists ask for those of thousands.
_VALUES = {kind: attrgetter(*(part for _name, part in parts)) for kind, parts in _PARTS.items()}
SAME, OTHER, FIRST, UNKNOWN, UNNUMBERED = "same", "other", "first", "unknown", "unnumbered"


@dataclass(frozen=True, slots=True)
class Match:
    """The client's paper that a tourist's one is compared with, None if there is no valid one.

    ``relation``: SAME number; OTHER number; UNKNOWN number of the tourist's; the client's is UNNUMBERED; the
    tourist's is the FIRST of its kind. ``again``: the OTHER number is an old paper of the client's.
    """

    relation: str
    paper: Document | None = None
    again: Document | None = None


def match_paper(client: Client, tourist: Tourist, kind: str, *, number_changed: bool) -> Match:
    """Which of the client's papers the tourist's one is, or would replace.

    An old paper of the client is the same one too, unless its number was typed only now: used again.
    """
    key, paper = passport_key(tourist, kind), current_document(client, kind)
    if paper is not None and paper_key(paper) and _is_without_number(tourist, kind, paper):
        return Match(UNKNOWN, paper)
    own = [one for one in client.documents if one.kind == kind and paper_key(one) == key != ""]
    own.sort(key=lambda one: one.state != "current")
    if own and (own[0].state == "current" or not number_changed):
        return Match(SAME, own[0])
    if own:
        return Match(OTHER, paper, own[0])
    if paper is None:
        return Match(FIRST)
    return Match(OTHER if paper_key(paper) else UNNUMBERED, paper)


def _is_without_number(tourist: Tourist, kind: str, paper: Document) -> bool:
    """The number is empty, or was emptied and only the paper's series is left."""
    left = ("", document_key(paper.series))
    return not getattr(tourist, f"{kind}_number") and passport_key(tourist, kind) in left


def number_names(kind: str) -> frozenset[str]:
    """Series and number: the same number may be cut otherwise, so they go together."""
    return frozenset({f"{kind}_series", f"{kind}_number"})


def current_document(client: Client, kind: str) -> Document | None:
    """The client's valid paper of a kind; of two valid ones that which has a number and expires last."""
    papers = [one for one in client.documents if one.kind == kind and one.state == "current"]
    if len(papers) < 2:
        return papers[0] if papers else None
    return max(papers, key=lambda one: (paper_key(one) != "", one.expiry_date, one.id or 0))


def passport_parts(kind: str, document: Document) -> tuple[str, ...]:
    """A paper's values in the order of PASSPORT_GROUPS."""
    values: tuple[str, ...] = _VALUES[kind](document)
    return values


def passport_values(kind: str, document: Document | None) -> dict[str, str]:
    """A paper as the flat fields of a tourist."""
    if document is None:
        return dict.fromkeys(PASSPORT_GROUPS[kind], "")
    return dict(zip(PASSPORT_GROUPS[kind], passport_parts(kind, document), strict=True))


def document_of(tourist: Tourist, kind: str) -> Document | None:
    """The tourist's paper of a kind as a client's document, None if nothing but its state is known."""
    values = {part: getattr(tourist, name) for name, part in _PARTS[kind]}
    known = any(value for name, value in values.items() if name != "issuing_state")
    return Document(kind=kind, **values) if known else None


def passport_key(tourist: Tourist, kind: str) -> str:
    """Search key of the tourist's paper of a kind."""
    return document_key(getattr(tourist, f"{kind}_series") + getattr(tourist, f"{kind}_number"))


def paper_key(document: Document) -> str:
    """Search key of a client's paper, "" if it has no number."""
    return document_key(document.series + document.number)
