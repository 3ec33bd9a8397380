"""Findings that somebody looked at and left as they are: they do not come back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256

from models.journal import Operation, perform
from models.records import Saved
from models.search_sql import marks, select, select_by_ids
from models.tables import SettledFinding

TOUR = "tour/"  # before the codes of what is settled in a tour's check
_DIGEST = 16  # hexadecimal digits: enough to tell values of one field apart, too few to read one from
_COLUMNS = "SELECT code, client_id, other_id, field, digest FROM settled_finding"
_CLIENTS = "SELECT client_id FROM settled_finding WHERE id IN ({ids})"
_WITH_IDS = "SELECT id, code, client_id, other_id, field, digest FROM settled_finding"


@dataclass(frozen=True, slots=True)
class Settled:
    """Which finding: its ``code``, whose (of a pair the smaller id, then the larger; else 0), which field,
    and the digest of the value that was looked at. Of a tourist who is no regular client ``client_id`` is 0
    and ``other_id`` the tourist."""

    code: str
    client_id: int
    other_id: int = 0
    field: str = ""
    digest: str = ""


def digest_of(value: str) -> str:
    """What is kept of a value, so that a list of findings holds no personal data."""
    return sha256(value.encode()).hexdigest()[:_DIGEST]


def digest_of_finding(value: str, facts: Iterable[tuple[str, object]]) -> str:
    """Of a value and of what the sentence says of it."""
    return digest_of("\n".join((value, *(f"{name}={fact}" for name, fact in facts))))


def settle_findings(findings: Iterable[Settled]) -> Saved:
    """Keep that these were looked at, as one operation; what was kept already is not kept twice."""

    def work(op: Operation) -> None:
        known = settled_findings()
        new = [one for one in dict.fromkeys(findings) if one not in known]
        op.insert_many(SettledFinding, [{**asdict(one), "version": 1} for one in new])

    return perform("settle_findings", work)


def bring_back(findings: Iterable[Settled]) -> Saved:
    """Forget that these were looked at, as one operation; what was not kept is left out."""

    def work(op: Operation) -> None:
        wanted = frozenset(findings)
        op.delete(SettledFinding, [number for number, *one in select(_WITH_IDS) if Settled(*one) in wanted])

    return perform("bring_back_findings", work)


def settled_findings() -> frozenset[Settled]:
    """All that were looked at."""
    return frozenset(Settled(*row) for row in select(_COLUMNS))


def clients_of_settled(ids: Sequence[int]) -> set[int]:
    """Whose findings these kept ones are; of what is forgotten again nobody knows."""
    return {client for (client,) in select_by_ids(_CLIENTS, ids) if client}


def settled_with(codes: Iterable[str]) -> frozenset[Settled]:
    """Those of these codes."""
    asked = sorted(set(codes))
    if not asked:
        return frozenset()
    return frozenset(
        Settled(*row) for row in select(f"{_COLUMNS} WHERE code IN ({marks(len(asked))})", asked)
    )
