"""A scan of the whole base, with progress and a way to stop; and of some clients after they were changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from models.cleaning.duplicates import STEPS, Duplicates
from models.cleaning.findings import DUPLICATES, KINDS, CleaningFinding
from models.cleaning.looking import Looker
from models.cleaning.slices import SIZE, count_and_last, slice_after, slice_of
from models.ids import slices
from models.import_rows import without_collector
from models.many_clients import coming_tours
from models.settled_findings import settled_findings

MOST_LISTED = 100_000  # findings of a kind; all are counted


@dataclass(slots=True, repr=False)
class Scan:
    """What a scan found: by kind the findings, at most MOST_LISTED of each, and how many there are."""

    findings: dict[str, list[CleaningFinding]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    clients: int = 0

    def add(self, found: Iterable[CleaningFinding]) -> None:
        """Count the findings and keep those that are listed."""
        for one in found:
            self.counts[one.kind] += 1
            if self.counts[one.kind] <= MOST_LISTED:
                self.findings[one.kind].append(one)


def scan_base(
    today: date, report: Callable[[int, int], object], is_cancelled: Callable[[], bool]
) -> Scan | None:
    """Go through the whole base; None if it was called off.

    ``report(done, total)`` is called between steps of some tens of milliseconds; only reads, and holds no
    transaction, so that others write meanwhile.
    """
    found = Scan()
    found.clients, _last = count_and_last()
    # Looking for pairs takes about a third of the time of all else.
    step = max(1, found.clients // (3 * STEPS))
    total = found.clients + step * STEPS
    settled = settled_findings()
    with without_collector():
        looker = Looker(today, coming_tours(today, abroad=True), settled)
        done = last = 0
        while (part := slice_after(last)).clients:
            if is_cancelled():
                return None
            found.add(looker.look(part))
            last, done = part.clients[-1][0], done + len(part.clients)
            report(min(done, found.clients), total)
        pairs = Duplicates((one.client_id, one.other_id) for one in settled if one.code == DUPLICATES)
        for number, _step in enumerate(pairs.search(found.clients), 1):
            if is_cancelled():
                return None
            report(min(found.clients + step * number, total), total)
        found.add(pairs.findings())
    return found


@dataclass(frozen=True, slots=True, repr=False)
class Again:
    """What is wrong with some clients now, but for duplicates, and which of them are not there any more."""

    findings: list[CleaningFinding]
    gone: frozenset[int]


def look_again(ids: Iterable[int], today: date) -> Again:
    """Look at these clients only: somebody has changed them."""
    wanted = sorted(set(ids))
    looker = Looker(today, coming_tours(today, abroad=True), settled_findings())
    found: list[CleaningFinding] = []
    there: set[int] = set()
    for ids_of_slice in slices(wanted, SIZE):
        part = slice_of(ids_of_slice)
        there.update(row[0] for row in part.clients)
        found += looker.look(part)
    return Again(found, frozenset(wanted) - there)


def not_settled(findings: Iterable[CleaningFinding]) -> list[CleaningFinding]:
    """Those of which nobody says now that they are to stay as they are."""
    settled = settled_findings()
    return [one for one in findings if one.settled() not in settled]
