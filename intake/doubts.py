"""What makes a cell doubtful. The words for it are in ``reasons``, the finding of it in the checks."""

from __future__ import annotations

from dataclasses import dataclass

STOP = "stop"  # the cell cannot be read: its row stays in the grid until it is corrected or emptied
ASK = "ask"  # it can be imported as it is, but a person should look
MARK = "mark"  # worth knowing, nothing to do


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubtful cell. ``reason`` is a code of ``reasons.SENTENCES``, ``text`` what stands in the cell.

    ``proposals`` are values that can be put into the cell, best first, in the form of the record (dates
    ISO 8601, sexes M or F, countries alpha-2). ``detail`` fills the sentence: the letters found, the length
    expected. ``level``: stop, ask, mark.
    """

    field: str
    reason: str
    text: str
    proposals: tuple[str, ...] = ()
    level: str = ASK
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """A cell read for one field: its value ("" when it cannot be read) and what is doubtful about it."""

    value: str = ""
    doubts: tuple[Doubt, ...] = ()


NOTHING = Checked()
