"""Names that were typed with an error, found among the distinct keys of the base, which are held in memory.

A million clients have some 20,000 distinct surnames: comparing one with all of them takes about a
millisecond, comparing it with a million rows does not. The keys are read at the first need and kept up to
date from the journal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

# Below this a typing error cannot be told from another name.
MIN_LENGTH = 4
# From this length on two errors are tolerated when nothing is one error away.
TWO_ERRORS_LENGTH = 6
MAX_NEAR = 20


class DistinctKeys:
    """A set of keys ordered by length, so that only those of about the same length are compared."""

    def __init__(self, keys: Iterable[str] = ()) -> None:
        self._by_length: dict[int, list[str]] = defaultdict(list)
        self._known: set[str] = set()
        self.add(keys)

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, key: str) -> bool:
        return key in self._known

    def add(self, keys: Iterable[str]) -> None:
        for key in keys:
            if key and key not in self._known:
                self._known.add(key)
                self._by_length[len(key)].append(key)

    def near(self, key: str, errors: int = 2) -> list[str]:
        """Keys one typing error (a letter wrong, missing, too many, or two swapped) away from ``key``.

        Only if there is none, those two errors away. At most MAX_NEAR, in alphabetical order; never ``key``
        itself.
        """
        if len(key) < MIN_LENGTH:
            return []
        found = self._within(key, 1)
        if errors > 1 and not found and len(key) >= TWO_ERRORS_LENGTH:
            found = self._within(key, 2)
        return sorted(found)[:MAX_NEAR]

    def _within(self, key: str, errors: int) -> list[str]:
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        found: list[str] = []
        for length in range(len(key) - errors, len(key) + errors + 1):
            candidates = self._by_length.get(length)
            if candidates:
                hits = extract(key, candidates, scorer=OSA.distance, score_cutoff=errors, limit=MAX_NEAR)
                found.extend(hit[0] for hit in hits if hit[1])
        return found
