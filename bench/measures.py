"""What a measure is, how it is printed, and how two sides are timed fairly."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

# Real input, where it lies beside the repository.
CASES = Path(__file__).resolve().parent.parent.parent / "shared" / "cases"

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure with its goal. ``at_least``: more is better."""

    name: str
    value: float
    unit: str
    goal: float | None
    at_least: bool = False

    @property
    def holds(self) -> bool:
        if self.goal is None:
            return True
        return self.value >= self.goal if self.at_least else self.value <= self.goal

    def line(self) -> str:
        """One JSON line."""
        return json.dumps(
            {
                "name": self.name,
                "value": round(self.value, 3),
                "unit": self.unit,
                "goal": self.goal,
                "holds": self.holds,
            }
        )


def say(measure: Measure) -> Measure:
    print(measure.line(), flush=True)
    return measure


def remark(text: str) -> None:
    """Something for the reader that is no figure; goes to the standard error."""
    print(f"# {text}", file=sys.stderr, flush=True)


def seconds(work: Work) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def interleaved(sides: Sequence[Callable[[int], Work]], rounds: int) -> list[float]:
    """Median seconds of each side; in each round every side does its piece, and who begins changes.

    A side gets the number of the round and hands out the piece of work, which alone is timed.
    """
    times: list[list[float]] = [[] for _ in sides]
    for number in range(rounds):
        order = range(len(sides)) if number % 2 else reversed(range(len(sides)))
        for at in order:
            work = sides[at](number)
            times[at].append(seconds(work))
    return [median(one) for one in times]


def calibration() -> float:
    """Milliseconds of a loop of plain Python: what goals in milliseconds are scaled by."""
    return 1000 * median(seconds(_loop) for _ in range(9))


def _loop() -> int:
    total = 0
    for number in range(200_000):
        total += number % 7
    return total


# Of the loop above, on the machine for which the goals in milliseconds were set.
CALIBRATED_MS = 10.0


def scaled(milliseconds: float, calibrated: float) -> float:
    """A goal in milliseconds for a machine on which the loop takes ``calibrated``."""
    return milliseconds * max(1.0, calibrated / CALIBRATED_MS)
