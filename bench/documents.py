"""Reading documents: one machine-readable zone, as it comes out of readers, keyboards and hands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bench.measures import Measure, calibration, remark, scaled, seconds
from textkit.mrz.reading import read_mrz

TODAY = date(2026, 11, 30)
ROUNDS = 2_000
MRZ_MS = 0.1
_PASSPORT = "P<RUSIVANOVA<<ANASTASIIA<<<<<<<<<<<<<<<<<<<<\n7501234569RUS8502016F3301317<<<<<<<<<<<<<<08"
_RUSSIAN_KEYS = str.maketrans("QWERTYUIOPASDFGHJKLZXCVBNM<", "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬБ")
ZONES = {
    "clean": _PASSPORT,
    "joined, in lower case": _PASSPORT.replace("\n", "").lower(),
    "with a letter to be repaired": _PASSPORT.replace("75012", "75O12"),
    "typed in the Russian layout": _PASSPORT.translate(_RUSSIAN_KEYS),
}


def measures() -> Iterator[Measure]:
    """All figures of documents."""
    yield from mrz_measures()


def mrz_measures() -> Iterator[Measure]:
    """One zone of each kind."""
    goal = scaled(MRZ_MS, calibration())
    for kind, text in ZONES.items():
        took = 1000 * min(seconds(lambda zone=text: _read(zone)) for _ in range(5)) / ROUNDS
        remark(f"one MRZ, {kind}: {1000 * took:.0f} microseconds")
        yield Measure(f"one MRZ, {kind}", took, "ms", goal)


def _read(text: str) -> None:
    for _ in range(ROUNDS):
        read_mrz(text, TODAY)
