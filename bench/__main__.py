"""``python -m bench [search] [import] [lists] [lists_out] [questionnaires] [forms] [paper] [checks] ...``.

ROOMS has all; one JSON line a measure.

The exit status is 1 if a goal is missed."""

from __future__ import annotations

import gc
import importlib
import sys
from collections.abc import Sequence

from bench.measures import Measure, calibration, say

ROOMS = {
    "search": "bench.searching",
    "import": "bench.importing",
    "lists": "bench.lists",
    "lists_out": "bench.lists_out",
    "questionnaires": "bench.questionnaires",
    "forms": "bench.form_filling",
    "paper": "bench.paper",
    "documents": "bench.documents",
    "checks": "bench.checks",
    "tour_check": "bench.tour_check",
    "cleaning": "bench.cleaning",
    "ui": "bench.ui_measures",
}


def main(wanted: Sequence[str]) -> int:
    """Run the rooms named, all by default."""
    say(Measure("calibration loop", calibration(), "ms", None))
    held = True
    for name in wanted or ROOMS:
        gc.collect()  # what the room before it left is no part of the program that this one measures
        for measure in importlib.import_module(ROOMS[name]).measures():
            held &= say(measure).holds
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
